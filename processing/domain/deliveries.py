# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers delivered by sources: entering one source, taking one out, and what becomes of numbers both delivered.

Every delivery of a number is kept once: the one in force in `observations`, all others in `observations_old`.

* equal: the number in force stays, the new delivery goes to `observations_old` (silent);
* different: the number in force goes to `observations_old`, the new one is in force and flagged ``revised``;
* "not delivered" (status ``missing``) says nothing against a number: the number stays or comes into force, silent;
* what a list could not place or state does not outlive its correction, see `_tell_gone`.

Taking a source out deletes its deliveries; of the others the latest comes (back) into force.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pandas as pd

from . import geopackage
from .lor import REST
from .records import Added, Delivery, Source
from .schema import (
    FACILITY_COLUMNS,
    FACILITY_LAYERS,
    OBSERVATION_COLUMNS,
    OBSERVATION_KEY,
    REJECT_COLUMNS,
    SOURCE_COLUMNS,
)
from .status import Flag, Status

_KEY = ", ".join(OBSERVATION_KEY)
_ALL = ", ".join((*OBSERVATION_COLUMNS, "source_id"))


def _same(a: str, b: str, columns: Sequence[str]) -> str:
    return " AND ".join(f"{a}.{c} IS {b}.{c}" for c in columns)


def _on(a: str, b: str) -> str:
    return " AND ".join(f"{a}.{c} = {b}.{c}" for c in OBSERVATION_KEY)


_JOIN = f"incoming n JOIN observations o ON {_on('o', 'n')}"
_EQUAL = _same("n", "o", ("value", "text", "status"))
_MISSING = f"'{Status.MISSING}'"
# The new delivery takes the place of the one in force; a conflict is reported only between two statements. Of two
# equal sums one may be "at least": that is no conflict, but the newer knows.
_MINIMUM = f"((n.flag = '{Flag.INCOMPLETE}') != (o.flag = '{Flag.INCOMPLETE}'))"
_WINS = f"(NOT ({_EQUAL}) OR {_MINIMUM}) AND n.status != {_MISSING}"
_CONFLICT = f"NOT ({_EQUAL}) AND n.status != {_MISSING} AND o.status != {_MISSING}"

CONFLICT_COLUMNS = (*OBSERVATION_KEY, "old_value", "old_text", "old_status", "old_source_id", "value", "text", "status")


def enter(connection: sqlite3.Connection, source_id: int, rows: Iterable[Sequence]) -> pd.DataFrame:
    """Enter the numbers of one source inside the open transaction.

    Parameters
    ----------
    rows
        Tuples of `OBSERVATION_COLUMNS`, no number twice.

    Returns
    -------
    DataFrame
        The conflicts: columns `CONFLICT_COLUMNS`, one row a number that differed.
    """
    connection.execute(f"CREATE TEMP TABLE incoming ({_ALL}, PRIMARY KEY ({_KEY}))")
    marks = ", ".join("?" * len(OBSERVATION_COLUMNS))
    connection.executemany(f"INSERT INTO incoming VALUES ({marks}, {int(source_id)})", rows)
    _tell_gone(connection, source_id)
    shown = ", ".join(f"n.{c}" for c in OBSERVATION_KEY)
    conflicts = connection.execute(
        f"SELECT {shown}, o.value, o.text, o.status, o.source_id, n.value, n.text, n.status "
        f"FROM {_JOIN} WHERE {_CONFLICT} ORDER BY {shown}"
    ).fetchall()
    connection.execute(  # an incomplete sum stays "mindestens": its own flag says more than "revised"
        f"UPDATE incoming SET flag = '{Flag.REVISED}' WHERE flag = '' AND rowid IN "
        f"(SELECT n.rowid FROM {_JOIN} WHERE {_CONFLICT})"
    )
    connection.execute(
        f"INSERT INTO observations_old ({_ALL}) SELECT {', '.join('n.' + c for c in _ALL.split(', '))} "
        f"FROM {_JOIN} WHERE NOT ({_WINS})"
    )
    connection.execute(f"DELETE FROM incoming WHERE rowid IN (SELECT n.rowid FROM {_JOIN} WHERE NOT ({_WINS}))")
    connection.execute(
        f"INSERT INTO observations_old ({_ALL}) SELECT {', '.join('o.' + c for c in _ALL.split(', '))} FROM {_JOIN}"
    )
    connection.execute(f"DELETE FROM observations WHERE fid IN (SELECT o.fid FROM {_JOIN})")
    connection.execute(f"INSERT INTO observations ({_ALL}) SELECT {_ALL} FROM incoming")
    connection.execute("DROP TABLE incoming")
    return pd.DataFrame(conflicts, columns=list(CONFLICT_COLUMNS))


def _tell_gone(connection: sqlite3.Connection, source_id: int) -> None:
    """Add to the numbers coming in that what an earlier source could not place or state is none now.

    A list does not say what is gone. Cases without an area are, where all areas of the earlier source are delivered
    anew and not all alike; objects without the figure are, where the sum of their area comes whole.
    """
    alike = "s.vintage = o.vintage AND s.quantity = o.quantity AND s.period = o.period"
    areas = (
        f"SELECT 1 FROM observations s LEFT JOIN incoming n ON {_on('n', 's')} WHERE {alike} AND s.level != '{REST}'"
    )
    replaced = (
        f"o.level = '{REST}' AND (o.vintage, o.quantity, o.period) IN (SELECT vintage, quantity, period FROM incoming) "
        f"AND EXISTS ({areas} AND {_WINS.replace('o.', 's.')}) "
        f"AND NOT EXISTS ({areas} AND s.source_id = o.source_id AND n.area_id IS NULL)"
    )
    own = " AND ".join(f"n.{c} = o.{c}" for c in OBSERVATION_KEY if c != "quantity")
    stated = (
        f"o.quantity LIKE '%.unstated' AND EXISTS (SELECT 1 FROM incoming n WHERE {own} "
        f"AND n.quantity = substr(o.quantity, 1, length(o.quantity) - length('.unstated')) "
        f"AND n.flag != '{Flag.INCOMPLETE}' AND n.status != {_MISSING})"
    )
    connection.execute(
        f"INSERT OR IGNORE INTO incoming ({_ALL}) SELECT {', '.join('o.' + c for c in OBSERVATION_KEY)}, "
        f"0.0, NULL, '{Status.NONE}', '', {int(source_id)} FROM observations o "
        f"WHERE o.status != '{Status.NONE}' AND (({replaced}) OR ({stated}))"
    )


def take_out(connection: sqlite3.Connection, source_id: int) -> int:
    """Delete the numbers of one source inside the open transaction; returns how many it had delivered."""
    connection.execute(f"CREATE TEMP TABLE touched ({_KEY}, PRIMARY KEY ({_KEY}))")
    removed = 0
    for table in ("observations", "observations_old"):
        connection.execute(
            f"INSERT OR IGNORE INTO touched SELECT {_KEY} FROM {table} WHERE source_id = ?", (source_id,)
        )
        removed += connection.execute(f"DELETE FROM {table} WHERE source_id = ?", (source_id,)).rowcount
    # Of the other deliveries the latest that says something comes into force.
    keys = ", ".join(f"b.{c}" for c in OBSERVATION_KEY)
    connection.execute(
        f"CREATE TEMP TABLE back AS SELECT fid FROM (SELECT b.fid, row_number() OVER (PARTITION BY {keys} "
        f"ORDER BY b.status = {_MISSING}, b.source_id DESC, b.fid DESC) AS place "
        f"FROM touched t JOIN observations_old b ON {_on('b', 't')} "
        f"WHERE NOT EXISTS (SELECT 1 FROM observations o WHERE {_on('o', 't')})) WHERE place = 1"
    )
    connection.execute(
        f"INSERT INTO observations ({_ALL}) SELECT {_ALL} FROM observations_old WHERE fid IN (SELECT fid FROM back)"
    )
    connection.execute("DELETE FROM observations_old WHERE fid IN (SELECT fid FROM back)")
    # "revised" says that an earlier delivery still kept here differs.
    older = (
        f"SELECT 1 FROM observations_old b WHERE {_on('b', 'observations')} AND b.status != {_MISSING} "
        f"AND b.source_id < observations.source_id AND NOT ({_same('b', 'observations', ('value', 'text', 'status'))})"
    )
    connection.execute(
        f"UPDATE observations SET flag = CASE WHEN EXISTS ({older}) THEN '{Flag.REVISED}' ELSE '' END "
        f"WHERE flag IN ('', '{Flag.REVISED}') AND fid IN "
        f"(SELECT o.fid FROM touched t JOIN observations o ON {_on('o', 't')})"
    )
    connection.execute("DROP TABLE touched")
    connection.execute("DROP TABLE back")
    return removed


def again(connection: sqlite3.Connection, quantities: str) -> list[tuple]:
    """Key and source of the deliveries that say the same as the number in force; `quantities` is a LIKE pattern."""
    keys = ", ".join(f"o.{c}" for c in OBSERVATION_KEY)
    return connection.execute(
        f"SELECT {keys}, n.source_id FROM observations_old n JOIN observations o ON {_on('o', 'n')} "
        f"WHERE n.quantity LIKE ? AND {_EQUAL}",
        (quantities,),
    ).fetchall()


def set_meta(connection: sqlite3.Connection, values: Mapping[str, str]) -> None:
    """Enter or replace values of table `meta`."""
    connection.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", list(values.items()))


def enter_source(
    connection: sqlite3.Connection, item: Delivery, rows: list[tuple], features: tuple[str, list[list]]
) -> Added:
    superseded = _supersede(connection, item.source)
    source_id = _insert_source(connection, item.source, superseded)
    for q in item.quantities:
        connection.execute(
            "INSERT INTO quantities (quantity, title, unit, kind, span, office, confidential) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (quantity) DO UPDATE SET confidential = max(confidential, excluded.confidential)",
            (q.quantity, q.title, q.unit, q.kind, q.span, q.office, int(q.confidential)),
        )
    conflicts = enter(connection, source_id, rows)
    if item.rejects is not None and len(item.rejects):
        names = REJECT_COLUMNS
        frame = item.rejects.astype(object).where(item.rejects.notna(), None)
        geopackage.insert(
            connection, "rejects", ("source_id", *names),
            [(source_id, *row) for row in frame[list(names)].itertuples(index=False, name=None)],
        )  # fmt: skip
    table, tuples = features
    if tuples:
        columns = (*FACILITY_COLUMNS[:-1], geopackage.GEOMETRY, "source_id")
        geopackage.insert(connection, table, columns, [(*row, source_id) for row in tuples])
    return Added(source_id, len(rows), conflicts, superseded)


def _supersede(connection: sqlite3.Connection, source: Source) -> int | None:
    """Take out the source this one replaces: the one named, or the same file, sheet and period imported before."""
    replaced = source.supersedes
    if replaced is None and source.hash:
        row = connection.execute(
            "SELECT max(source_id) FROM sources WHERE hash = ? AND sheet = ? AND period = ?",
            (source.hash, source.sheet, source.period),
        ).fetchone()
        replaced = row[0]
    if replaced is not None:
        remove_source(connection, int(replaced))
    return replaced


def _insert_source(connection: sqlite3.Connection, source: Source, superseded: int | None) -> int:
    # Never used before, also not by a source that was removed: "supersedes" and reports name it.
    highest = connection.execute(
        "SELECT max(coalesce(max(source_id), 0), (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM meta "
        "WHERE key = 'last_source')) FROM sources"
    ).fetchone()[0]
    source_id = highest + 1
    set_meta(connection, {"last_source": str(source_id)})
    values = (
        source_id, source.office, source.title, Path(source.file).name, source.sheet, source.hash, source.period,
        source.licence, datetime.now().isoformat(timespec="seconds"), source.rows, source.matched, source.rejected,
        superseded, int(source.published), source.protection,
    )  # fmt: skip
    geopackage.insert(connection, "sources", SOURCE_COLUMNS, [values])
    return source_id


def remove_source(connection: sqlite3.Connection, source_id: int) -> int | None:
    """Delete a source and all it brought; None where there is none."""
    if not connection.execute("DELETE FROM sources WHERE source_id = ?", (source_id,)).rowcount:
        return None
    removed = take_out(connection, source_id)
    for table, _ in FACILITY_LAYERS.values():
        removed += connection.execute(f"DELETE FROM {table} WHERE source_id = ?", (source_id,)).rowcount
    connection.execute("DELETE FROM rejects WHERE source_id = ?", (source_id,))
    connection.execute("DELETE FROM quantities WHERE quantity NOT IN (SELECT quantity FROM observations)")
    return removed


def touch(connection: sqlite3.Connection) -> None:
    """Tell readers that the tables of sources changed."""
    layers = [table for table, _ in FACILITY_LAYERS.values()]
    geopackage.touch(connection, "observations", "observations_old", "sources", "quantities", "rejects", *layers)
