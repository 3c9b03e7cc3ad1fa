"""A payload part holds the end of at most one line, wherever the container's bytes were cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cadenza.gateway.lines import MOST_HELD, parts_of


def cut(content_type: str, pieces: list[bytes]) -> list[bytes]:
    parts = parts_of(content_type)
    return [part for piece in pieces for part in parts.push(piece)] + parts.flush()


@given(st.lists(st.text("a\n\u00fc", max_size=12).map(str.encode), max_size=12))
def test_the_parts_are_the_lines_of_the_whole(pieces: list[bytes]) -> None:
    assert cut("application/x-ndjson", pieces) == b"".join(pieces).splitlines(keepends=True)


@given(st.lists(st.binary(min_size=1, max_size=12), max_size=12))
def test_what_is_not_made_of_lines_is_passed_on_as_it_comes(pieces: list[bytes]) -> None:
    assert cut("audio/basic", pieces) == pieces


def test_a_line_without_an_end_is_held_within_bounds() -> None:
    parts = parts_of("text/event-stream; charset=utf-8")
    assert parts.push(b"x" * MOST_HELD) == []
    assert parts.push(b"y") == [b"x" * MOST_HELD + b"y"]
    assert parts.push(b"z\n") == [b"z\n"]
