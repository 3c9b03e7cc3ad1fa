"""The store of dictionaries outlives its process, is shared by several, and keeps to its bounds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cadenza import dictionaries
from cadenza.dictionaries import MOST_ITEMS_A_PAGE, Dictionaries, Item
from cadenza.errors import Conflict, NotFound, Unavailable

ITEMS = [Item("SQL", "sequel"), Item("Cadenza", "<<k|ə|d|ɛ|n|z|ə>>", case_sensitive=True)]


@pytest.fixture
def store(tmp_path: Path) -> Dictionaries:
    return Dictionaries(tmp_path / "data")


def test_what_is_stored_is_there_for_another_process(tmp_path: Path) -> None:
    made = Dictionaries(tmp_path).create("names", "of ours", ITEMS)
    script = "import sys; from pathlib import Path; from cadenza.dictionaries import Dictionaries\n"
    script += "print(Dictionaries(Path(sys.argv[1])).get(sys.argv[2]))"
    command = [sys.executable, "-c", script, str(tmp_path), made.id]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == str(made)


def test_several_processes_that_begin_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from cadenza.dictionaries import Dictionaries, Item\n"
    script += "store = Dictionaries(Path(sys.argv[1])); sys.stdin.read()\n"
    script += "print(*(store.create(str(n), None, [Item('a', 'b')]).id for n in range(20)))"
    command = [sys.executable, "-c", script, str(tmp_path / "data")]
    running = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for process in running:
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
    made = {identifier for process in running for identifier in process.communicate(timeout=60)[0].split()}
    assert [process.returncode for process in running] == [0] * 4
    assert len(made) == 80
    assert {found.id for found in Dictionaries(tmp_path / "data").page(100).dictionaries} == made
    assert not list((tmp_path / "data").glob("*.new*"))


def test_a_change_replaces_what_is_given_and_nothing_else(store: Dictionaries) -> None:
    made = store.create("one", None, ITEMS)
    assert store.change(made.id, "two", None).items == tuple(ITEMS)
    changed = store.change(made.id, None, ITEMS[:1])
    assert (changed.name, changed.items, changed.created_at) == ("two", (ITEMS[0],), made.created_at)
    assert store.get(made.id) == changed
    store.delete(made.id)
    for action in (lambda: store.get(made.id), lambda: store.delete(made.id), lambda: store.change(made.id, "x", None)):
        with pytest.raises(NotFound, match=made.id):
            action()


def test_pages_go_on_to_the_end_in_both_directions(store: Dictionaries) -> None:
    made = [store.create(str(number), None, []).id for number in range(7)][::-1]
    first = store.page(3)
    assert ([found.id for found in first.dictionaries], first.has_more) == (made[:3], True)
    last = store.page(4, after=made[2])
    assert ([found.id for found in last.dictionaries], last.has_more) == (made[3:], False)
    assert store.page(4, after=made[-1]).dictionaries == ()
    back = store.page(2, before=made[3])
    assert ([found.id for found in back.dictionaries], back.has_more) == (made[1:3], True)
    store.delete(made[2])
    assert [found.id for found in store.page(1, after=made[2]).dictionaries] == [made[3]]


def test_a_page_is_bounded_by_its_items_too(store: Dictionaries) -> None:
    for _ in range(3):
        store.create("large", None, [Item("a", "b")] * (MOST_ITEMS_A_PAGE // 2))
    page = store.page(100)
    assert (len(page.dictionaries), page.has_more) == (2, True)
    assert len(store.page(100, after=page.dictionaries[-1].id).dictionaries) == 1


def test_there_is_an_end_to_how_many_are_kept(store: Dictionaries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "MOST_DICTIONARIES", 2)
    made = [store.create("a", None, []) for _ in range(2)]
    with pytest.raises(Conflict, match="delete one"):
        store.create("a", None, [])
    store.delete(made[0].id)
    store.create("a", None, [])


def test_reading_creates_nothing(tmp_path: Path) -> None:
    store = Dictionaries(tmp_path / "data")
    assert store.page(10).dictionaries == ()
    with pytest.raises(NotFound):
        store.get("pdict_1")
    assert not (tmp_path / "data").exists()


def test_a_disk_that_fails_is_told_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="CADENZA_DATA_DIR") as caught:
        Dictionaries(tmp_path / "file" / "data").create("a", None, [])
    assert str(tmp_path) not in str(caught.value)
    (tmp_path / "pronunciations.sqlite3").write_text(json.dumps({"no": "database"}) * 100)
    with pytest.raises(Unavailable, match="not a database"):
        Dictionaries(tmp_path).page(10)
