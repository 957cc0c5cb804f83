# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer's attributes as the columns of the library's facilities."""

import json
import math
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from . import projection
from .catalogue import themes
from .cutting import repaired
from .facility_layouts import FacilityLayout
from .parsing import column_style, parse_number
from .schema import REJECT_COLUMNS

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_YES = frozenset({"1", "1.0", "ja", "j", "yes", "y", "true", "t", "wahr", "öffentlich"})
_NO = frozenset({"0", "0.0", "nein", "n", "no", "false", "f", "falsch", "nicht öffentlich", "privat"})


def table(features: "GeoDataFrame", layout: FacilityLayout, layer: str) -> "tuple[GeoDataFrame, pd.DataFrame]":
    """Features with the library's columns, in EPSG:25833, and what was not taken.

    Returns
    -------
    frame : GeoDataFrame
        facility_id, name, carrier, capacity (NaN: not stated), public, attributes (JSON), row_no (from 1),
        label (what lists call a feature), geometry; ``attrs["capacity"]``: whether there is such a field.
    rejects : DataFrame
        row_no, column_name, content, reason: features without usable geometry, capacities that are no number.
    """
    there = projection.usable(features).to_numpy()
    moved = projection.to_25833(features.geometry[there].rename("geometry").to_frame(), layer)
    geometry = _clean(np.array(moved.geometry.values, dtype=object))
    whole = ~shapely.is_empty(geometry)
    there[there] = whole
    taken, row_no = features[there], np.flatnonzero(there) + 1
    rejects = [(int(i) + 1, "geometry", _cell(features, layout.name, i), "no_geometry") for i in np.flatnonzero(~there)]
    frame = moved[whole].assign(geometry=geometry[whole])
    frame["facility_id"] = _texts(taken, layout.id)
    frame["name"] = _texts(taken, layout.name)
    frame["carrier"] = _texts(taken, layout.carrier)
    frame["public"] = [_yes_no(cell) for cell in _column(taken, layout.public)]
    frame["row_no"] = row_no
    frame["label"] = [n or i or f"{r}" for n, i, r in zip(frame["name"], frame["facility_id"], row_no, strict=True)]
    frame["attributes"] = _attributes(taken)
    frame["capacity"] = np.nan
    if layout.capacity:
        frame["capacity"], bad = _capacities(taken[layout.capacity])
        rejects += [(int(row_no[i]), layout.capacity, str(taken[layout.capacity].iloc[i]), "not_a_number") for i in bad]
    frame = frame.reset_index(drop=True)
    frame.attrs["capacity"] = bool(layout.capacity)
    return frame, pd.DataFrame(rejects, columns=list(REJECT_COLUMNS))


def default_office(theme: str) -> str:
    """The office a theme of the catalogue belongs to."""
    known = themes().get(theme)
    return known.office if known else "Sonstige"


def _clean(geometry: np.ndarray) -> np.ndarray:
    """Valid copies; of a multi-point the first point, because each feature is counted once.

    A line without length and a polygon without ground are empty then: repaired they would be points and lines.
    """
    geometry = repaired(geometry)
    many = shapely.get_type_id(geometry) == 4
    geometry[many] = shapely.get_geometry(geometry[many], 0)
    return geometry


def _column(frame: "GeoDataFrame", column: str) -> list[Any]:
    return frame[column].tolist() if column else [None] * len(frame)


def _cell(frame: "GeoDataFrame", column: str, row: int) -> str:
    return _text(frame[column].iloc[row]) if column else ""


def _texts(frame: "GeoDataFrame", column: str) -> list[str]:
    return [_text(cell) for cell in _column(frame, column)]


def _text(cell: object) -> str:
    """A cell as text; nothing for empty cells, no ".0" behind a number that stands for an id."""
    if cell is None or cell is pd.NaT or cell is pd.NA or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _yes_no(cell: object) -> int | None:
    """Whether a facility is open to the public; None where nothing (clear) is said."""
    text = str(cell).strip().casefold()
    return 1 if text in _YES else 0 if text in _NO else None


def _capacities(cells: pd.Series) -> tuple[np.ndarray, list[int]]:
    """Numbers of a column, NaN where nothing is stated, and the rows that hold something else.

    "–" says that there are none (0); "k. A." and empty cells state nothing; less than nothing is no capacity.
    """
    style = column_style(cells.tolist())
    known: dict[object, float | None] = {}
    values, bad = np.full(len(cells), np.nan), []
    for i, cell in enumerate(cells.tolist()):
        if cell not in known:
            known[cell] = _capacity(cell, style)
        number = known[cell]
        if number is None:
            bad.append(i)
        else:
            values[i] = number
    return values, bad


def _capacity(cell: object, style: str) -> float | None:
    """A number, NaN where the cell states nothing, None where it holds something else."""
    parsed = parse_number(cell, style)
    if not parsed.readable or (parsed.value is not None and parsed.value < 0):
        return None
    return math.nan if parsed.value is None else parsed.value


def _attributes(frame: "GeoDataFrame") -> list[str]:
    """All attributes of each feature as JSON, empty ones left out."""
    columns = [c for c in frame.columns if c != frame.geometry.name]
    rows = zip(*(frame[c].tolist() for c in columns), strict=True) if columns else [()] * len(frame)
    return [
        json.dumps({str(c): _plain(v) for c, v in zip(columns, row, strict=True) if _text(v) != ""}, ensure_ascii=False)
        for row in rows
    ]


def _plain(value: object) -> object:
    """A value JSON can hold."""
    if isinstance(value, date):  # timestamps are dates, too
        return value.isoformat()
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return str(value)
