# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a library and the ordered steps from every older schema to the present one."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from . import geopackage

SCHEMA = 5

OBSERVATION_KEY = ("vintage", "level", "area_id", "quantity", "period")
INDICATOR_COLUMNS = (
    "indicator", "version", "title", "numerator", "denominator", "factor", "unit", "decimals", "direction", "levels",
    "source",
)  # fmt: skip
OBSERVATION_COLUMNS = (*OBSERVATION_KEY, "value", "text", "status", "flag")
AREA_COLUMNS = ("area_id", "name", "parent_id", "area_m2")
FACILITY_COLUMNS = (
    "facility_id", "theme", "office", "name", "carrier", "capacity", "public", "period", "attributes", "source_id",
)  # fmt: skip
FACILITY_LAYERS = {
    "point": ("facilities_point", "POINT"),
    "line": ("facilities_line", "MULTILINESTRING"),
    "area": ("facilities_area", "MULTIPOLYGON"),
}
REJECT_COLUMNS = ("row_no", "column_name", "content", "reason")
SOURCE_COLUMNS = (
    "source_id", "office", "title", "file", "sheet", "hash", "period", "licence", "imported_at", "rows", "matched",
    "rejected", "supersedes", "published", "protection",
)  # fmt: skip

TEXT_COLUMNS = ("area_id", "chapter", "period", "text", "state", "basis", "public")
RELEASED_COLUMNS = ("release_id", *OBSERVATION_KEY, "value", "step")
TOLD_COLUMNS = ("release_id", "kind", "vintage", "area_id", "measure", "period", "terms", "low", "high", "beside")

_OBSERVATION = (
    "vintage TEXT NOT NULL, level TEXT NOT NULL, area_id TEXT NOT NULL, quantity TEXT NOT NULL, period TEXT NOT NULL, "
    "value REAL, text TEXT, status TEXT NOT NULL, flag TEXT NOT NULL DEFAULT '', source_id INTEGER NOT NULL"
)
_AREA = "area_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, parent_id TEXT NOT NULL, area_m2 REAL NOT NULL"
_FACILITY = (
    "facility_id TEXT, theme TEXT NOT NULL, office TEXT, name TEXT, carrier TEXT, capacity REAL, public BOOLEAN, "
    "period TEXT NOT NULL, attributes TEXT, source_id INTEGER NOT NULL"
)
_TABLES = {
    "meta": "key TEXT NOT NULL UNIQUE, value TEXT NOT NULL",
    "key_systems": "vintage TEXT NOT NULL UNIQUE, valid_from TEXT NOT NULL, valid_to TEXT",
    "quantities": "quantity TEXT NOT NULL UNIQUE, title TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, "
    "span TEXT NOT NULL, office TEXT NOT NULL, confidential BOOLEAN NOT NULL",
    "observations": _OBSERVATION,
    # Every delivery of a number is kept once: the one in force in `observations`, all others here. So a number
    # delivered twice survives the removal of either source.
    "observations_old": _OBSERVATION,
    "sources": "source_id INTEGER NOT NULL UNIQUE, office TEXT NOT NULL, title TEXT NOT NULL, file TEXT NOT NULL, "
    "sheet TEXT NOT NULL, hash TEXT NOT NULL, period TEXT NOT NULL, licence TEXT NOT NULL, imported_at TEXT NOT NULL, "
    '"rows" INTEGER NOT NULL, matched INTEGER NOT NULL, rejected INTEGER NOT NULL, supersedes INTEGER, '
    "published BOOLEAN NOT NULL, protection TEXT NOT NULL",
    "rejects": "source_id INTEGER NOT NULL, row_no INTEGER, column_name TEXT, content TEXT, reason TEXT NOT NULL",
    "texts": "area_id TEXT NOT NULL, chapter TEXT NOT NULL, period TEXT NOT NULL, text TEXT NOT NULL, "
    "state TEXT NOT NULL, basis TEXT NOT NULL, public BOOLEAN NOT NULL DEFAULT 0, UNIQUE (area_id, chapter, period)",
    "imprint": "key TEXT NOT NULL UNIQUE, value TEXT NOT NULL",
    "indicators": "indicator TEXT NOT NULL UNIQUE, version TEXT, title TEXT, numerator TEXT, denominator TEXT, "
    "factor REAL, unit TEXT, decimals INTEGER, direction TEXT, levels TEXT, source TEXT",
}
# What offices and working groups agree on (Teil I chapters 12 to 14, Teil II); the records are `planning`'s.
_SINCE = "last_change TEXT, changed_by TEXT NOT NULL DEFAULT ''"
_PLANNING = {
    "findings": "finding_id TEXT NOT NULL UNIQUE, area_id TEXT NOT NULL, chapter TEXT NOT NULL, kind TEXT NOT NULL, "
    "text TEXT NOT NULL, plr TEXT NOT NULL, evidence TEXT NOT NULL, origin TEXT NOT NULL, protocol_date TEXT, "
    f"state TEXT NOT NULL, public BOOLEAN NOT NULL, {_SINCE}",
    "goals": "goal_id TEXT NOT NULL UNIQUE, area_id TEXT NOT NULL, findings TEXT NOT NULL, kind TEXT NOT NULL, "
    "parent TEXT NOT NULL, text TEXT NOT NULL, horizon TEXT NOT NULL, office TEXT NOT NULL, state TEXT NOT NULL, "
    f"public BOOLEAN NOT NULL, {_SINCE}",
    # amount_status keeps "not stated", "secret", "nothing" and "not meaningful" apart, as for every number.
    "measures": "measure_id TEXT NOT NULL UNIQUE, goals TEXT NOT NULL, area_id TEXT NOT NULL, "
    "object_name TEXT NOT NULL, title TEXT NOT NULL, programme TEXT NOT NULL, programme_year TEXT NOT NULL, "
    "amount REAL, amount_status TEXT NOT NULL, runs_from TEXT, runs_to TEXT, runs_remark TEXT NOT NULL, "
    "lead_office TEXT NOT NULL, offices TEXT NOT NULL, status TEXT NOT NULL, priority TEXT NOT NULL, "
    f"result TEXT NOT NULL, public BOOLEAN NOT NULL, {_SINCE}",
    "comments": "comment_id TEXT NOT NULL UNIQUE, area_id TEXT NOT NULL, chapter TEXT NOT NULL, office TEXT NOT NULL, "
    f"text TEXT NOT NULL, dated TEXT, state TEXT NOT NULL, public BOOLEAN NOT NULL, {_SINCE}",
    "actors": "actor_id TEXT NOT NULL UNIQUE, area_id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
    "topic TEXT NOT NULL, contact TEXT NOT NULL, rhythm TEXT NOT NULL, "
    f"public BOOLEAN NOT NULL, {_SINCE}",
}
# What left the office in public editions, see `disclosure.ledger`; a NULL value was kept back.
_LEDGER = {
    "releases": "release_id INTEGER NOT NULL UNIQUE, released_at TEXT NOT NULL, title TEXT NOT NULL, "
    "withdrawn TEXT NOT NULL",
    "released": "release_id INTEGER NOT NULL, vintage TEXT NOT NULL, level TEXT NOT NULL, area_id TEXT NOT NULL, "
    "quantity TEXT NOT NULL, period TEXT NOT NULL, value REAL",
}
# What they told of numbers without saying them (rounded shares, classes, ranks, changes), see `disclosure.told`.
_TOLD = (
    "release_id INTEGER NOT NULL, kind TEXT NOT NULL, vintage TEXT NOT NULL, area_id TEXT NOT NULL, "
    "measure TEXT NOT NULL, period TEXT NOT NULL, terms TEXT NOT NULL, low REAL, high REAL, beside TEXT NOT NULL"
)


def create_tables(connection: sqlite3.Connection) -> None:
    """All tables of an empty library, in the present schema."""
    geopackage.initialise(connection)
    for name, columns in _TABLES.items():
        geopackage.create_table(connection, name, columns)
    _create_planning(connection)
    _create_ledger(connection)
    _add_ranges(connection)
    for name, kind in FACILITY_LAYERS.values():
        geopackage.create_layer(connection, name, _FACILITY, kind)
        connection.execute(f"CREATE INDEX {name}_source ON {name} (source_id)")
    key = ", ".join(OBSERVATION_KEY)
    connection.execute(f"CREATE UNIQUE INDEX observations_key ON observations ({key})")
    connection.execute("CREATE INDEX observations_source ON observations (source_id)")
    connection.execute(f"CREATE INDEX observations_old_key ON observations_old ({key})")
    connection.execute("CREATE INDEX observations_old_source ON observations_old (source_id)")
    connection.execute("CREATE INDEX rejects_source ON rejects (source_id)")
    connection.execute("INSERT INTO meta (key, value) VALUES ('schema', ?)", (str(SCHEMA),))
    connection.execute("INSERT INTO meta (key, value) VALUES ('state', '0')")


def create_area_layer(connection: sqlite3.Connection, name: str) -> None:
    """An empty layer ``plr_2021`` and the like."""
    geopackage.create_layer(connection, name, _AREA, "MULTIPOLYGON")


def add_key_system(connection: sqlite3.Connection, vintage: str, valid_from: date, valid_to: date | None) -> None:
    """Enter a key system; one that was open-ended ends on the day before a later one begins."""
    connection.execute(
        "INSERT INTO key_systems (vintage, valid_from, valid_to) VALUES (?, ?, ?)",
        (vintage, valid_from.isoformat(), valid_to.isoformat() if valid_to else None),
    )
    starts = connection.execute("SELECT vintage, valid_from, valid_to FROM key_systems ORDER BY valid_from").fetchall()
    for (name, _, end), (_, following, _) in pairwise(starts):
        if end is None:
            last = date.fromisoformat(following) - timedelta(days=1)
            connection.execute("UPDATE key_systems SET valid_to = ? WHERE vintage = ?", (last.isoformat(), name))


def _create_planning(connection: sqlite3.Connection) -> None:
    """The tables that came with schema 2."""
    for name, columns in _PLANNING.items():
        geopackage.create_table(connection, name, columns)


def _create_ledger(connection: sqlite3.Connection) -> None:
    """The tables that came with schema 3."""
    for name, columns in _LEDGER.items():
        geopackage.create_table(connection, name, columns)
    connection.execute("CREATE INDEX released_release ON released (release_id)")


def _add_release_of_texts(connection: sqlite3.Connection) -> None:
    """The column that came with schema 4. No text is released until somebody says so."""
    connection.execute("ALTER TABLE texts ADD COLUMN public BOOLEAN NOT NULL DEFAULT 0")


def _add_ranges(connection: sqlite3.Connection) -> None:
    """What came with schema 5: what a release tells without a number, and to which multiple a number was rounded."""
    connection.execute("ALTER TABLE released ADD COLUMN step REAL NOT NULL DEFAULT 0")
    geopackage.create_table(connection, "told", _TOLD)
    connection.execute("CREATE INDEX told_release ON told (release_id)")


# One function per schema that ever landed, in order: MIGRATIONS[0] leads from schema 1 to 2. Each runs inside the
# writer's transaction after a backup.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _create_planning,
    _create_ledger,
    _add_release_of_texts,
    _add_ranges,
)


def migrate(connection: sqlite3.Connection, found: int) -> None:
    """Bring a library from schema `found` to the present one, step by step."""
    for step in MIGRATIONS[found - 1 :]:
        step(connection)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(SCHEMA),))
