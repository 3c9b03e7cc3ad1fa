"""A table is what it was made of, in less memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadenza.text.table import Table

VALUES = st.text() | st.none() | st.dictionaries(st.text(max_size=3), st.text(max_size=5), max_size=3)


@given(st.dictionaries(st.text(), VALUES, max_size=30), st.text())
def test_a_table_is_what_it_was_made_of(entries: dict[str, object], other: str) -> None:
    table = Table(entries)
    assert dict(table) == entries
    assert len(table) == len(entries)
    assert (other in table) == (other in entries)
    assert table.get(other, 7) == entries.get(other, 7)


def test_what_is_not_there_is_an_error() -> None:
    for table in (Table({}), Table({"b": "x"})):
        for key in ("a", "c", "\ud800"):
            with pytest.raises(KeyError):
                table[key]
