# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes into a library, as records; and the same, checked, as rows for its tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from . import geopackage, schema
from .errors import SozialraumError
from .lor import KEY_LENGTH, LEVELS, REST
from .status import Status

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


@dataclass(frozen=True)
class KeySystem:
    """Which ids are valid when; `valid_to` is None while the system is in force."""

    vintage: str
    valid_from: date
    valid_to: date | None = None


@dataclass
class Source:
    """Provenance of one import (DESIGN table `sources`). `file` is a name, never a path.

    `supersedes` names a source to be replaced; the same file again (same `hash`, `sheet` and `period`) replaces its
    earlier import by itself.
    """

    office: str
    title: str
    file: str
    sheet: str = ""
    hash: str = ""
    period: str = ""
    licence: str = ""
    rows: int = 0
    matched: int = 0
    rejected: int = 0
    supersedes: int | None = None
    published: bool = False
    protection: str = "exact"


@dataclass(frozen=True)
class Quantity:
    """What can be counted (DESIGN table `quantities`)."""

    quantity: str
    title: str
    unit: str
    kind: str  # extensive, intensive, categorical
    span: str  # date, year, 3years
    office: str
    confidential: bool = False


@dataclass(frozen=True)
class Added:
    """What became of a source: its id, the numbers it delivered, those that differed, and the source it replaced."""

    source_id: int
    rows: int
    conflicts: pd.DataFrame
    superseded: int | None = None


@dataclass
class Delivery:
    """A source with all it brings, for `Library.add_sources`."""

    source: Source
    observations: pd.DataFrame | None = None
    rejects: pd.DataFrame | None = None
    quantities: Sequence[Quantity] = field(default_factory=tuple)
    facilities: "GeoDataFrame | None" = None


def clean_observations(frame: pd.DataFrame) -> pd.DataFrame:
    """Observations with the invariants of the statuses, each number once.

    ``none`` is 0; ``missing``, ``suppressed`` and ``not_applicable`` carry no number, so that none can leak.
    """
    clean = pd.DataFrame({c: frame.get(c) for c in schema.OBSERVATION_COLUMNS})
    clean["value"] = pd.to_numeric(clean["value"]).astype(float)
    clean["text"] = clean["text"].astype(object).where(clean["text"].notna(), None)
    for column in ("status", "flag"):
        clean[column] = [str(v) if isinstance(v, str) else "" for v in clean[column]]
    bad = set(clean["level"]) - {*LEVELS, REST} | set(clean["status"]) - set(Status)
    finite = np.isfinite(clean["value"]) | clean["text"].notna() | (clean["status"] != Status.VALUE)
    if bad or not finite.all():
        raise ValueError(f"observations with unknown level or status {bad or ''}, or a value without number")
    clean.loc[clean["status"] == Status.NONE, "value"] = 0.0
    clean.loc[~clean["status"].isin([Status.VALUE, Status.NONE]), "value"] = np.nan
    clean = clean.drop_duplicates([*schema.OBSERVATION_KEY, "value", "text", "status"])
    twice = clean[clean.duplicated(list(schema.OBSERVATION_KEY))]
    if len(twice):
        row = twice.iloc[0]
        raise SozialraumError("duplicate_number", area=row.area_id, quantity=row.quantity, period=row.period)
    return clean


def observation_rows(clean: pd.DataFrame) -> list[tuple]:
    """Rows of table `observations` (without source) of clean observations."""
    values = clean["value"].astype(object).where(clean["value"].notna(), None)
    columns = [values if c == "value" else clean[c] for c in schema.OBSERVATION_COLUMNS]
    return list(zip(*(c.tolist() for c in columns), strict=True))


def area_rows(layers: Mapping[str, "GeoDataFrame"]) -> dict[str, list[tuple]]:
    rows = {}
    for level in KEY_LENGTH:
        frame = layers[level].sort_values("area_id")
        blobs = geopackage.to_blobs(multi(frame.geometry.values, 6))
        columns = [frame[c].tolist() for c in schema.AREA_COLUMNS]
        rows[level] = list(zip(*columns, blobs, strict=True))
    return rows


def multi(geometries: np.ndarray, kind: int) -> np.ndarray:
    """Single geometries as collections of one: GeoPackage layers carry one type (5 MultiLineString, 6 MultiPolygon)."""
    geometries = np.array(geometries, dtype=object)
    wrap = {5: shapely.multilinestrings, 6: shapely.multipolygons}[kind]
    for i in np.flatnonzero(shapely.get_type_id(geometries) == {5: 1, 6: 3}[kind]):
        geometries[i] = wrap([geometries[i]])
    return geometries


def facility_rows(frame: "GeoDataFrame | None") -> tuple[str, list[list]]:
    """Table and rows (without source) of imported features."""
    if frame is None or frame.empty:
        return "", []
    kind = int(shapely.get_dimensions(frame.geometry.values).max())
    table = schema.FACILITY_LAYERS[("point", "line", "area")[kind]][0]
    geometry = frame.geometry.values if kind == 0 else multi(frame.geometry.values, 4 + kind)
    columns = [
        [None if pd.isna(v) else v for v in (frame[c].tolist() if c in frame else [None] * len(frame))]
        for c in schema.FACILITY_COLUMNS[:-1]
    ]
    return table, [list(row) for row in zip(*columns, geopackage.to_blobs(geometry), strict=True)]
