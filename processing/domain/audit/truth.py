# SPDX-License-Identifier: GPL-2.0-or-later
"""What we know and the attacker does not: the library's numbers, and which of them are confidential.

Read with `sqlite3` alone, and rolled up here: the auditor takes nothing from the code whose work it judges.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from struct import unpack

import numpy as np
import shapely

from ..catalogue import with_own
from ..errors import SozialraumError
from .carriers import Sites, placed, read_rows
from .counts import read_counts
from .earlier import Released, read_released
from .knowledge import Cell
from .vocabulary import Vocabulary, known_targets

_HEADER = 8  # bytes of a GeoPackage geometry before its envelope
_ENVELOPES = (0, 32, 48, 48, 64)
# A piece of overlap below this share of both areas, and this size, is how the two maps were drawn.
_SLIVER_SHARE, _SLIVER_M2 = 0.005, 500.0


@dataclass(frozen=True)
class Truth:
    """Numbers of a library.

    Parameters
    ----------
    values
        True values by cell, of all levels.
    confidential
        Quantities that are marked so.
    vocabulary
        The catalogue with the library's own entries and names of areas.
    areas_m2
        Sizes of areas.
    outlines
        Geometries of the PLR, as they are stored, by table.
    rests
        Cases of an area that none of its parts has, as cells of ``REST:<area>``: delivered as such, or what the parts
        lack to the total.
    open_rests
        Those of them that a published source tells.
    open_counts
        Cells whose number is nobody's secret: its source is published, or its publisher has protected it.
    places
        Places with capacities, as they are stored, see `carriers.read_rows`.
    released
        What public editions have told before, as its ledger has it.
    """

    values: Mapping[Cell, float] = field(default_factory=dict)
    confidential: frozenset[str] = frozenset()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    areas_m2: Mapping[str, float] = field(default_factory=dict)
    outlines: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    released: Released = field(default_factory=Released)
    rests: Mapping[Cell, float] = field(default_factory=dict)
    open_rests: frozenset[Cell] = frozenset()
    open_counts: frozenset[Cell] = frozenset()
    places: Mapping[tuple[str, str], Sequence[tuple]] = field(default_factory=dict)

    @cached_property
    def sites(self) -> Sites:
        """Places with capacities by theme and date, of those of which a source that is not public tells some."""
        areas = {table: _geometries(shapes) for table, shapes in self.outlines.items()} if self.places else {}
        return {key: placed(rows, _shapes([row[2] for row in rows]), areas) for key, rows in self.places.items()}

    @cached_property
    def pieces(self) -> list[tuple[str, str]]:
        """Where areas of two key systems overlap: old and new PLR."""
        return _pieces(self.outlines)

    @cached_property
    def boxes(self) -> dict[str, dict[str, tuple[float, float, float, float]]]:
        """The boxes of the PLR by table: left, bottom, right, top in metres."""
        return {table: {key: _box(blob) for key, blob in shapes.items()} for table, shapes in self.outlines.items()}


def read_truth(path: Path) -> Truth:
    """The numbers of a library.

    Raises
    ------
    SozialraumError
        ``not_a_library`` (file).
    """
    if not path.is_file():
        raise SozialraumError("not_a_library", file=path.name)
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return _read(connection)
    except sqlite3.Error as err:
        raise SozialraumError("not_a_library", file=path.name) from err
    finally:
        connection.close()


def _read(connection: sqlite3.Connection) -> Truth:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names, sizes, shapes = {}, {}, {}
    areas: dict[str, set[str]] = defaultdict(set)
    for table in sorted(t for t in tables if t[:4] in ("plr_", "bzr_", "pgr_", "bez_")):
        for area, name, size in connection.execute(f'SELECT area_id, name, area_m2 FROM "{table}"'):
            names[area], sizes[area] = name, float(size)
            areas[table[4:]].add(area)
        if table.startswith("plr_"):
            shapes[table] = dict(connection.execute(f'SELECT area_id, geom FROM "{table}"'))
    titles = dict(connection.execute("SELECT quantity, title FROM quantities"))
    marked = frozenset(q for (q,) in connection.execute("SELECT quantity FROM quantities WHERE confidential"))
    cursor = connection.execute("SELECT * FROM indicators")
    heads = [column[0] for column in cursor.description]
    rows = (dict(zip(heads, row, strict=True)) for row in cursor)
    own = with_own({name: value for name, value in row.items() if name != "fid"} for row in rows)
    vocabulary = Vocabulary(own, titles, names, known_targets(_kept(connection, tables, "targets")))
    counts = read_counts(connection, areas)
    out = read_released(connection, tables, counts.values)
    return Truth(
        counts.values, marked, vocabulary, sizes, shapes, out, counts.rests, frozenset(counts.open_rests),
        frozenset(counts.open_counts), read_rows(connection),
    )  # fmt: skip


def _kept(connection: sqlite3.Connection, tables: Collection[str], key: str) -> str:
    """What a library keeps under a key; empty where it keeps nothing."""
    if "meta" not in tables:
        return ""
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(found[0] or "") if found else ""


def _pieces(shapes: Mapping[str, Mapping[str, bytes]]) -> list[tuple[str, str]]:
    """Where PLR of two key systems overlap by more than the way they were drawn."""
    if len(shapes) != 2:
        return []
    (old_ids, old), (new_ids, new) = (_geometries(shapes[table]) for table in sorted(shapes))
    return overlaps(old_ids, old, new_ids, new)


def overlaps(old_ids: list[str], old: np.ndarray, new_ids: list[str], new: np.ndarray) -> list[tuple[str, str]]:
    """Pairs of areas that share ground: more than 500 m² or more than 0.5 % of one of them."""
    first, second = shapely.STRtree(new).query(old, predicate="intersects")
    shared = shapely.area(shapely.intersection(old[first], new[second]))
    share = np.maximum(shared / shapely.area(old[first]), shared / shapely.area(new[second]))
    keep = (share > _SLIVER_SHARE) | (shared > _SLIVER_M2)
    return sorted((old_ids[a], new_ids[b]) for a, b in zip(first[keep].tolist(), second[keep].tolist(), strict=True))


def _box(blob: bytes) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a GeoPackage geometry, which most have in their header."""
    if blob[3] >> 1 & 7:
        left, right, bottom, top = unpack(f"{'<' if blob[3] & 1 else '>'}4d", blob[_HEADER : _HEADER + 32])
    else:
        left, bottom, right, top = shapely.from_wkb(blob[_HEADER:]).bounds
    return left, bottom, right, top


def _geometries(blobs: Mapping[str, bytes]) -> tuple[list[str], np.ndarray]:
    return list(blobs), shapely.make_valid(_shapes(blobs.values()))


def _shapes(blobs: Iterable[bytes]) -> np.ndarray:
    wkb = [blob[_HEADER + _ENVELOPES[(blob[3] >> 1) & 7] :] for blob in blobs]
    return shapely.from_wkb(np.array(wkb, dtype=object))
