# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoPackage and other SQLite files: every table, listed as a layer or not, and whether deleted rows are left."""

import sqlite3
from collections.abc import Iterator

from .documents import Content, Place, Table, Text, Unreadable

_INTERNAL = ("gpkg_", "rtree_", "sqlite_")
_TELLING = ("gpkg_contents", "gpkg_metadata", "layer_styles")  # titles, descriptions, classes of a legend


def read(data: bytes, place: Place) -> Iterator[Content]:
    """All tables without their geometries; views are read too, since they may compute."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(_no_wal(data))
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        for name in names:
            if name in _TELLING:
                yield Text(Place(place.file, name), "\n".join(map(_words, _rows(connection, name))))
            elif not name.startswith(_INTERNAL):
                yield Table(Place(place.file, name), _rows(connection, name))
        if connection.execute("PRAGMA freelist_count").fetchone()[0]:
            yield Unreadable(place, "deleted")
    except sqlite3.Error:
        yield Unreadable(place, "damaged", ".gpkg")
    finally:
        connection.close()


def _no_wal(data: bytes) -> bytes:
    """A copy in memory knows no write-ahead log: the file's header must not ask for one."""
    return data[:18] + b"\x01\x01" + data[20:] if data[18:20] == b"\x02\x02" else data


def _rows(connection: sqlite3.Connection, table: str) -> list[list[object]]:
    quoted = table.replace('"', '""')
    cursor = connection.execute(f'SELECT * FROM "{quoted}"')
    heads: list[object] = [column[0] for column in cursor.description]
    return [heads, *([None if isinstance(cell, bytes) else cell for cell in row] for row in cursor)]


def _words(row: list[object]) -> str:
    return " ".join(str(cell) for cell in row if cell is not None)
