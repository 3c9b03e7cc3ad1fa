"""Pronunciation dictionaries, kept in SQLite: they outlive a restart, and all processes of a machine share them.

Each call opens the database anew, which takes a fraction of a millisecond, and so may come from any thread. Nothing
is created before the first dictionary is: a server that never stores one needs no writable disk.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cadenza.errors import Conflict, NotFound, Unavailable, brief
from cadenza.speech import Pronunciation

MOST_DICTIONARIES = 1000
MOST_ITEMS = 1000
"""Items of one dictionary. It and the number of dictionaries bound the disk that callers can fill, to about 1 GB."""

MOST_ITEMS_A_PAGE = 10_000
"""A page of dictionaries ends before it has more items than that, so that no answer is larger than a few megabytes."""

PATIENCE = 5.0
"""Seconds that a write waits for that of another process."""

_SCHEMA = """
    CREATE TABLE dictionaries (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        description TEXT,
        created_at TEXT NOT NULL,
        items TEXT NOT NULL,
        size INTEGER NOT NULL
    ) WITHOUT ROWID
"""
_COLUMNS = "id, name, description, created_at, items"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: `text` is said as `pronunciation`, a respelling or groups of `<<i|p|a>>`."""

    text: str
    pronunciation: str
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A named list of items. `id` begins with the time of its making, so that ids in order are dictionaries in order.

    `created_at` is that time as RFC 3339 has it, in UTC.
    """

    id: str
    name: str
    description: str | None
    created_at: str
    items: tuple[Item, ...]

    @property
    def pronunciations(self) -> tuple[Pronunciation, ...]:
        """What the front end makes of the items."""
        return tuple(
            Pronunciation(
                item.text, item.pronunciation, case="opening" if item.case_sensitive else "any", phonetic=True
            )
            for item in self.items
        )


@dataclass(frozen=True, slots=True)
class Page:
    """Some dictionaries, newest first, and whether there are more in the direction that was asked for."""

    dictionaries: tuple[Dictionary, ...]
    has_more: bool


class Dictionaries:
    """All dictionaries below `folder`. Every method blocks, and raises Unavailable when the disk fails it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, name: str, description: str | None, items: Sequence[Item]) -> Dictionary:
        """Store a new dictionary. Raises Conflict when there are MOST_DICTIONARIES of them."""
        made = Dictionary(
            id=f"pdict_{time.time_ns():016x}{secrets.token_hex(6)}",
            name=name,
            description=description,
            created_at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            items=tuple(items),
        )
        with self._writing() as database:
            (count,) = database.execute("SELECT count(*) FROM dictionaries").fetchone()
            if count >= MOST_DICTIONARIES:
                raise Conflict(f"There are {count} pronunciation dictionaries, which is all that are kept: delete one.")
            row = (made.id, made.name, made.description, made.created_at, _written(made.items), len(made.items))
            database.execute("INSERT INTO dictionaries VALUES (?, ?, ?, ?, ?, ?)", row)
        return made

    def get(self, identifier: str) -> Dictionary:
        """Return the dictionary with that id, or raise NotFound."""
        with self._reading() as database:
            return _found(database, identifier)

    def page(self, limit: int, *, after: str | None = None, before: str | None = None) -> Page:
        """Return at most `limit` dictionaries, those `after` or `before` an id in the list, newest first.

        An id that isn't there any more has its place all the same, so that whoever deletes what is listed can go on.
        """
        if before is None:
            where, order = "id < ? OR ? IS NULL", "DESC"
        else:
            where, order = "id > ? OR ? IS NULL", "ASC"
        cursor = after if before is None else before
        found: list[Dictionary] = []
        with self._reading() as database:
            rows = database.execute(
                f"SELECT {_COLUMNS}, size FROM dictionaries WHERE {where} ORDER BY id {order} LIMIT ?",  # noqa: S608
                (cursor, cursor, limit + 1),
            )
            room, has_more = MOST_ITEMS_A_PAGE, False
            for *row, size in rows:
                has_more = len(found) == limit or bool(found and size > room)
                if has_more:
                    break
                found.append(_read(row))
                room -= size
        return Page(tuple(found if before is None else reversed(found)), has_more)

    def change(self, identifier: str, name: str | None, items: Sequence[Item] | None) -> Dictionary:
        """Replace the name or the items, where given, and return the whole. Raises NotFound."""
        with self._writing() as database:
            _found(database, identifier)
            if name is not None:
                database.execute("UPDATE dictionaries SET name = ? WHERE id = ?", (name, identifier))
            if items is not None:
                row = (_written(items), len(items), identifier)
                database.execute("UPDATE dictionaries SET items = ?, size = ? WHERE id = ?", row)
            return _found(database, identifier)

    def delete(self, identifier: str) -> None:
        """Remove a dictionary. Raises NotFound."""
        with self._writing() as database:
            _found(database, identifier)
            database.execute("DELETE FROM dictionaries WHERE id = ?", (identifier,))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with _disk_errors(), closing(self._open(create=False)) as database:
            yield database

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open for one transaction, which ends with the block; an exception undoes it."""
        with _disk_errors(), closing(self._open(create=True)) as database:
            database.execute("BEGIN IMMEDIATE")
            yield database
            database.execute("COMMIT")

    def _open(self, *, create: bool) -> sqlite3.Connection:
        folder = self._folder.expanduser()
        file = folder / "pronunciations.sqlite3"
        if not file.exists():
            if not create:
                empty = sqlite3.connect(":memory:", isolation_level=None)
                empty.execute(_SCHEMA)
                return empty
            folder.mkdir(parents=True, exist_ok=True)
            _create(file)
        return sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)


def _create(file: Path) -> None:
    """Make the database `file`, whole or not at all: another process that does the same may be first.

    In write-ahead mode readers never wait; SQLite can't change to it safely while another process opens the file.
    """
    new = file.with_name(f"{file.name}.{os.getpid()}-{secrets.token_hex(4)}.new")
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute(_SCHEMA)
        os.link(new, file)
    except FileExistsError:
        pass
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def _disk_errors() -> Iterator[None]:
    """Turn what the disk refuses into Unavailable; the reason names no path, for callers read it."""
    try:
        yield
    except sqlite3.Error as error:
        raise Unavailable(f"The dictionaries in CADENZA_DATA_DIR can't be read or written: {error}.") from error
    except (OSError, RuntimeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "the folder can't be found"
        raise Unavailable(f"The dictionaries in CADENZA_DATA_DIR can't be read or written: {reason}.") from error


def _found(database: sqlite3.Connection, identifier: str) -> Dictionary:
    query = f"SELECT {_COLUMNS} FROM dictionaries WHERE id = ?"  # noqa: S608 - the names above
    row = database.execute(query, (identifier,)).fetchone()
    if row is None:
        raise NotFound(
            f"There is no pronunciation dictionary {brief(identifier)}; GET /pronunciation-dicts/ lists all."
        )
    return _read(row)


def _read(row: Sequence[str]) -> Dictionary:
    identifier, name, description, created_at, items = row
    return Dictionary(identifier, name, description, created_at, tuple(Item(*item) for item in json.loads(items)))


def _written(items: Sequence[Item]) -> str:
    return json.dumps([[item.text, item.pronunciation, item.case_sensitive] for item in items], ensure_ascii=False)
