# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading one LOR layer: its level, its keys, its names and sizes, whatever the publisher called the columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from .errors import SozialraumError
from .keys import known_systems, repair_key
from .located import name_of
from .lor import KEY_LENGTH
from .projection import to_25833, usable
from .status import Reason

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

UPPER = ("BZR", "PGR", "BEZ")

# Column names met so far, in lower case; shapefiles cut them to ten letters.
_KEYS = {
    "PLR": ("plr_id", "plr-id", "plr_schl", "planungsraum_id", "plr", "plr_nr", "spatial_na"),
    "BZR": ("bzr_id", "bzr-id", "bzr_schl", "bezirksregion_id", "bzr"),
    "PGR": ("pgr_id", "pgr-id", "pgr_schl", "prognoseraum_id", "pgr"),
    "BEZ": ("bez_id", "bez-id", "bez_schl", "bezirk_id", "bez", "gemeinde_schluessel", "gemeinde_s", "schluessel"),
}
_NAMES = {
    "PLR": ("plr_name", "planungsra", "planungsraum", "plrname", "name"),
    "BZR": ("bzr_name", "bezirksreg", "bezirksregion", "bzrname"),
    "PGR": ("pgr_name", "prognosera", "prognoseraum", "pgrname"),
    "BEZ": ("bez_name", "bezirksnam", "bezirksname", "gemeinde_name", "gemeinde_n", "bezname", "bezirk", "bez"),
}
_SIZES = ("groesse_m2", "flaechengr", "flaechengroesse_in_m2", "finhalt", "area_m2")
_BEZ_TEXT = re.compile(r"\s*(\d{1,2})\s*[-–]\s*(\S.*)")  # "01 - Mitte"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class AreaLayer:
    """One LOR layer as read: level, areas in EPSG:25833, and the names of upper areas its attributes carry.

    `frame` has area_id, name ("" where there is none), area_m2 and geometry.
    """

    name: str
    level: str
    frame: "GeoDataFrame"
    upper_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_layer(frame: "GeoDataFrame", told: list[Reason]) -> AreaLayer:
    """Read one layer.

    Raises
    ------
    SozialraumError
        ``layer_empty``, ``no_polygons``, ``no_lor_key_layer``, ``bad_area_keys``, ``duplicate_area``,
        ``geometry_missing``, those of `projection.to_25833`.
    """
    name = name_of(frame)
    if not len(frame):
        raise SozialraumError("layer_empty", layer=name)
    if not has_polygons(frame):
        raise SozialraumError("no_polygons", layer=name)
    columns = {str(c).strip().lower(): c for c in reversed(frame.columns) if c != frame.geometry.name}
    level, keys = _keys(frame, columns, name)
    _unique(keys, frame, columns, level, name)
    there = usable(frame)
    if not there.all():
        raise SozialraumError("geometry_missing", layer=name, areas=", ".join(keys[~there].tolist()[:10]))
    clean = to_25833(frame.geometry.rename("geometry").to_frame(), name)
    clean["geometry"] = _valid_polygons(clean.geometry.values, keys, name, told)
    clean["area_id"] = keys.to_numpy()
    clean["name"] = _texts(frame, columns, _NAMES[level], level)
    clean["area_m2"] = _sizes(frame, columns, clean)
    upper = {
        above: _first_names(keys.str[: KEY_LENGTH[above]], _texts(frame, columns, _NAMES[above], above))
        for above in UPPER
        if KEY_LENGTH[above] < KEY_LENGTH[level]
    }
    damaged = int(clean["name"].str.contains("\ufffd", regex=False).sum())
    if damaged:
        told.append(Reason("names_damaged", {"layer": name, "count": damaged}))
    return AreaLayer(name, level, clean.reset_index(drop=True), upper)


def order_of(frame: "GeoDataFrame") -> np.ndarray | None:
    """Positions of the areas in ascending order of their LOR keys; None for a layer without such keys, one an area."""
    columns = {str(c).strip().lower(): c for c in reversed(frame.columns) if c != frame.geometry.name}
    try:
        _, keys = _keys(frame, columns, "")
    except SozialraumError:
        return None
    return np.argsort(keys.to_numpy(dtype=str), kind="stable") if keys.is_unique else None


def has_polygons(frame: "GeoDataFrame") -> bool:
    if not hasattr(frame, "geom_type"):
        return False
    kinds = shapely.get_type_id(frame.geometry.values)
    kinds = kinds[kinds >= 0]
    return bool(len(kinds)) and bool(np.isin(kinds, (3, 6, 7)).all())


def _keys(frame: "GeoDataFrame", columns: Mapping[str, str], name: str) -> tuple[str, pd.Series]:
    """Level and clean keys: by a known column name, finest level first, else by content."""
    for level in KEY_LENGTH:
        for column in _KEYS[level]:
            if column in columns:
                keys = _clean_keys(frame[columns[column]], level)
                if keys.notna().mean() > 0.5:
                    return level, _complete(keys, level, columns[column], name)
    for column in columns.values():
        keys = _clean_keys(frame[column], "PLR")
        if any(keys.isin(known).mean() > 0.9 for known in known_systems().values()):
            return "PLR", _complete(keys, "PLR", column, name)
    raise SozialraumError("no_lor_key_layer", layer=name)


def _clean_keys(cells: pd.Series, level: str) -> pd.Series:
    """Keys of one level as clean text, None where a cell is none."""
    return pd.Series([_clean_key(cell, level) for cell in cells], index=cells.index, dtype=object)


def _clean_key(cell: object, level: str) -> str | None:
    length = KEY_LENGTH[level]
    if cell is None or (isinstance(cell, float) and np.isnan(cell)):
        return None
    text = str(cell).strip()
    if level == "BEZ":
        if match := _BEZ_TEXT.fullmatch(text):
            text = match[1]
        text = text.removesuffix(".0")
        # "1", "01", ALKIS "001" and "11000001": the last two digits
        return text[-2:].zfill(2) if text.isascii() and text.isdigit() and len(text) in (1, 2, 3, 8) else None
    key = repair_key(cell)
    return key if key is not None and len(key) == length else None


def _complete(keys: pd.Series, level: str, column: str, name: str) -> pd.Series:
    if keys.isna().any():
        rows = ", ".join(str(i + 1) for i in np.flatnonzero(keys.isna())[:10])
        raise SozialraumError("bad_area_keys", layer=name, column=column, count=int(keys.isna().sum()), rows=rows)
    return keys.astype(str)


def _unique(keys: pd.Series, frame: "GeoDataFrame", columns: Mapping[str, str], level: str, name: str) -> None:
    twice = keys[keys.duplicated(keep=False)]
    if twice.empty:
        return
    first = str(twice.min())
    bezirk = _texts(frame, columns, _NAMES["BEZ"], "BEZ")
    labels = _texts(frame, columns, _NAMES[level], level)
    rows = np.flatnonzero((keys == first).to_numpy())
    areas = "; ".join(f"{labels.iloc[r]} {f'({bezirk.iloc[r]})' if bezirk.iloc[r] else ''}".strip() for r in rows)
    raise SozialraumError("duplicate_area", layer=name, area=first, areas=areas, count=int(twice.nunique()))


def _texts(frame: "GeoDataFrame", columns: Mapping[str, str], names: tuple[str, ...], level: str) -> pd.Series:
    """Names of a level in a layer's attributes; "" where there are none."""
    for column in names:
        if column in columns:
            texts = pd.Series([_name(cell, level) for cell in frame[columns[column]]], index=frame.index, dtype=object)
            if (texts != "").any():
                return texts
    return pd.Series("", index=frame.index, dtype=object)


def _name(cell: object, level: str) -> str:
    """A name without doubled blanks; of "01 - Mitte" the name; a number is none."""
    if not isinstance(cell, str):
        return ""
    text = _SPACE.sub(" ", cell).strip()
    if level == "BEZ" and (match := _BEZ_TEXT.fullmatch(text)):
        text = match[2]
    return "" if text.isdigit() else text


def _first_names(ids: pd.Series, names: pd.Series) -> dict[str, str]:
    known = names != ""
    return dict(zip(ids[known][::-1], names[known][::-1], strict=True))


def _sizes(frame: "GeoDataFrame", columns: Mapping[str, str], clean: "GeoDataFrame") -> np.ndarray:
    """Official size in m² where the layer carries one for every area, else that of the geometry.

    A column in another unit (ha, km²) is told by comparison and not used.
    """
    computed = clean.geometry.area.to_numpy()
    for column in _SIZES:
        if column in columns:
            sizes = pd.to_numeric(frame[columns[column]], errors="coerce").to_numpy(dtype=float)
            ratio = sizes / computed
            if np.isfinite(ratio).all() and 0.9 < np.median(ratio) < 1.1 and (sizes > 0).all():
                return sizes
    return computed


def _valid_polygons(geometry: np.ndarray, keys: pd.Series, name: str, told: list[Reason]) -> np.ndarray:
    """Polygons repaired where invalid (on the copy, told with the change of area); points and lines of it dropped."""
    geometry = np.array(geometry, dtype=object)
    bad = np.flatnonzero(~shapely.is_valid(geometry))
    for i in bad:
        fixed = shapely.make_valid(geometry[i])
        change = shapely.area(fixed) - shapely.area(geometry[i])
        geometry[i] = fixed
        told.append(Reason("geometry_repaired", {"layer": name, "area": keys.iloc[i], "change_m2": float(change)}))
    for i in np.flatnonzero(~np.isin(shapely.get_type_id(geometry), (3, 6))):
        parts = shapely.get_parts(shapely.get_parts(geometry[i]))
        geometry[i] = shapely.union_all(parts[np.isin(shapely.get_type_id(parts), (3, 6))])
    hollow = shapely.area(geometry) <= 0
    if hollow.any():
        raise SozialraumError("geometry_missing", layer=name, areas=", ".join(keys[hollow].tolist()[:10]))
    return geometry
