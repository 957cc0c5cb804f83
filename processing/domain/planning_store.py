# SPDX-License-Identifier: GPL-2.0-or-later
"""The library's tables of findings, goals, measures, comments and actors: rows to records and back."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from . import geopackage
from .errors import SozialraumError
from .planning import RECORDS, Planning, Record, table_of
from .words import plain_text

if TYPE_CHECKING:
    from .library import Library

# Lists stand as text with this between their parts, in the library and in the workbook; so no part may hold it.
SEPARATOR = ";"
LISTS = frozenset({"plr", "evidence", "findings", "goals", "offices"})
DATES = frozenset({"protocol_date", "runs_from", "runs_to", "dated", "last_change"})
_STAMPS = ("last_change",)  # says when, not what


def columns_of(table: str) -> tuple[str, ...]:
    """Columns of a table, the id first.

    >>> columns_of("actors")[:3]
    ('actor_id', 'area_id', 'name')
    """
    return tuple(f.name for f in fields(RECORDS[table]))


def parts(text: str) -> tuple[str, ...]:
    """The parts of a list, each once.

    >>> parts(" B-1; B-2 ;;B-1")
    ('B-1', 'B-2')
    """
    # One line each: a line break in a cell may part two names or be inside one, and nobody can tell.
    return tuple(dict.fromkeys(p for part in text.split(SEPARATOR) if (p := " ".join(plain_text(part).split()))))


def joined(items: Iterable[str]) -> str:
    """A list as text."""
    return f"{SEPARATOR} ".join(items)


def fingerprint(record: Record) -> str:
    """A short hash of what a record says; when it was changed does not count."""
    content = [v for c, v in zip(columns_of(table_of(record)), row_of(record), strict=True) if c not in _STAMPS]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def row_of(record: Record) -> tuple:
    """A record as a row of its table."""
    return tuple(_cell(name, getattr(record, name)) for name in columns_of(table_of(record)))


def _cell(name: str, value: object) -> object:
    if name in LISTS and isinstance(value, tuple):
        return joined(value)
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value if value is None else _plain(value)


def _plain(value: object) -> object:
    return round(float(value), 2) if isinstance(value, int | float) else plain_text(str(value))  # an amount: cents


def record_of(table: str, row: Mapping[str, object]) -> Record:
    """A record from a row of its table.

    Raises
    ------
    SozialraumError
        ``planning_unreadable`` (table, row: the id, column, content) where another program wrote what is no date.
    """
    values: dict[str, object] = {}
    for name, value in row.items():
        if name in DATES:
            values[name] = _day(table, row, name)
        elif name in LISTS:
            values[name] = parts(str(value or ""))
        elif name == "public":
            values[name] = bool(value)
        elif name == "amount":
            values[name] = None if value is None else round(float(str(value)), 2)
        else:
            values[name] = "" if value is None else plain_text(str(value))
    return RECORDS[table](**values)


def _day(table: str, row: Mapping[str, object], name: str) -> date | None:
    if row[name] in (None, ""):
        return None
    try:
        return date.fromisoformat(str(row[name])[:10])
    except ValueError as err:
        first = next(iter(row.values()))
        raise SozialraumError("planning_unreadable", table=table, row=first, column=name, content=row[name]) from err


def read_from(connection: sqlite3.Connection) -> Planning:
    """All records, on an open connection."""
    found: list[Record] = []
    for table in RECORDS:
        names = columns_of(table)
        listed = ", ".join(f'"{n}"' for n in names)
        rows = connection.execute(f'SELECT {listed} FROM "{table}"').fetchall()
        found += [record_of(table, dict(zip(names, row, strict=True))) for row in rows]
    return Planning.of(found)


def read_planning(library: "Library") -> Planning:
    """All findings, goals, measures, comments and actors of a library.

    Raises
    ------
    SozialraumError
        ``planning_unreadable``; all of `store.reading`.
    """
    with library.reading() as connection:
        return read_from(connection)


@dataclass
class Changes:
    """What is to be written: records to enter or replace, and ids to take out by table."""

    put: list[Record] = field(default_factory=list)
    remove: list[tuple[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.put or self.remove)


def write_planning(library: "Library", decide: Callable[[Planning], Changes], today: date | None = None) -> Changes:
    """Change records in one transaction, decided on what the library holds at that moment.

    Where nothing is to be written the library stays untouched: its state does not grow and no PDF is rewritten.

    Parameters
    ----------
    decide
        Called with all records; maybe twice, the second time under the lock.
    today
        Date of change to be stamped on what is put; None keeps each record's own.

    Returns
    -------
    Changes
        What was written.
    """
    changes = decide(read_planning(library))
    if not changes:
        return changes
    with library.writing() as connection:
        changes = decide(read_from(connection))
        put = changes.put if today is None else [replace(r, last_change=today) for r in changes.put]
        for table, record_id in changes.remove:
            key = columns_of(table)[0]
            connection.execute(f'DELETE FROM "{table}" WHERE "{key}" = ?', (record_id,))
        for record in put:
            connection.execute(_upsert(table_of(record)), row_of(record))
        geopackage.touch(connection, *RECORDS)
    return changes


def put_planning(library: "Library", records: Iterable[Record], today: date | None = None) -> None:
    """Enter records, or replace those with the same id; see `write_planning`."""
    changes = Changes(put=list(records))
    write_planning(library, lambda _: changes, today)


def _upsert(table: str) -> str:
    """Enter a row, or change the one with this id in place: a form open in QGIS keeps its `fid`."""
    names = columns_of(table)
    listed, marks = ", ".join(f'"{n}"' for n in names), ", ".join("?" * len(names))
    changed = ", ".join(f'"{n}" = excluded."{n}"' for n in names[1:])
    return f'INSERT INTO "{table}" ({listed}) VALUES ({marks}) ON CONFLICT ("{names[0]}") DO UPDATE SET {changed}'
