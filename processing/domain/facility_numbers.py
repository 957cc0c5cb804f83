# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers by Planungsraum of placed features: count, places, length, ground."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from . import placing
from .aggregation_shapes import lines_in_areas, polygons_in_areas
from .coverage import spoken_of
from .facility_layouts import theme_title
from .library import Quantity
from .lor import CITY, REST
from .status import Flag, Reason, Status

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


@dataclass(frozen=True)
class Placed:
    """Where features are at home, and how much of them lies in each area."""

    home: np.ndarray  # (features,) index of the area, -1 outside
    size: np.ndarray | None  # (areas,) length or covered ground, None for points
    size_outside: float


def place(frame: "GeoDataFrame", areas: "GeoDataFrame", kind: str, notes: list[Reason]) -> Placed:
    """Find home and parts of features in `areas` (ascending keys); borders and overlaps are told in `notes`."""
    geometry, polygons = np.asarray(frame.geometry.values), np.asarray(areas.geometry.values)
    if kind == "point":
        home, on_border = placing.home_of_points(geometry, polygons)
        if on_border:
            notes.append(Reason("on_border", {"count": on_border}))
        return Placed(home, None, 0.0)
    if kind == "line":
        lines = lines_in_areas(geometry, polygons)
        return Placed(lines.home, lines.measure, float(lines.outside.sum()))
    ground = polygons_in_areas(geometry, polygons)
    twice = float(ground.measure.sum() - ground.covered.sum())
    if twice > 1.0:
        notes.append(Reason("features_overlap", {"area_m2": twice}))
    return Placed(ground.home, ground.covered, float(ground.outside.sum()))


def observations(
    placed: Placed, areas: "GeoDataFrame", vintage: str, when: str, theme: str, kind: str, frame: "GeoDataFrame"
) -> pd.DataFrame:
    """Numbers by Planungsraum, and what lies outside as REST under the city."""
    n = len(areas)
    place = np.where(placed.home < 0, n, placed.home)  # the last place is "outside"
    count = np.bincount(place, minlength=n + 1).astype(float)
    whole = np.zeros(n + 1, dtype=bool)
    rows = [_numbers(areas, vintage, when, f"{theme}.count", count, count > 0, whole)]
    if frame.attrs["capacity"]:
        stated = frame["capacity"].to_numpy(dtype=float)
        unstated = np.bincount(place, weights=np.isnan(stated), minlength=n + 1)
        total = np.bincount(place, weights=np.nan_to_num(stated), minlength=n + 1)
        rows.append(_numbers(areas, vintage, when, f"{theme}.capacity", total, count > 0, unstated > 0))
        if unstated.any():
            rows.append(_numbers(areas, vintage, when, f"{theme}.capacity.unstated", unstated, unstated > 0, whole))
    if placed.size is not None:
        size = np.append(placed.size, placed.size_outside)
        quantity = f"{theme}.{'length_m' if kind == 'line' else 'area_m2'}"
        rows.append(_numbers(areas, vintage, when, quantity, size, size > 0, whole))
    ids = areas["area_id"].to_numpy(object)
    spoken = {*spoken_of(ids, ids[placed.home[placed.home >= 0]]), CITY}
    return pd.concat([frame[frame["area_id"].isin(spoken)] for frame in rows], ignore_index=True)


def _numbers(
    areas: "GeoDataFrame",
    vintage: str,
    when: str,
    quantity: str,
    values: np.ndarray,
    there: np.ndarray,
    gap: np.ndarray,
) -> pd.DataFrame:
    """One quantity: ``none`` where nothing is `there`, ``incomplete`` where a feature lacks the figure (`gap`).

    The arrays have one place an area and a last one for what lies outside, which is a row only if there is something.
    """
    frame = pd.DataFrame(
        {
            "vintage": vintage, "level": ["PLR"] * len(areas) + [REST], "area_id": [*areas["area_id"], CITY],
            "quantity": quantity, "period": when, "value": values, "text": None,
            "status": np.where(there, Status.VALUE.value, Status.NONE.value),
            "flag": np.where(gap, Flag.INCOMPLETE.value, ""),
        }
    )  # fmt: skip
    return frame if there[-1] else frame.iloc[:-1]


def quantities(theme: str, word: str, kind: str, office: str, frame: "GeoDataFrame") -> list[Quantity]:
    """What these features count, for table `quantities`."""
    plural = theme_title(theme, word)
    found = [Quantity(f"{theme}.count", plural, "Anzahl", "extensive", "date", office)]
    if frame.attrs["capacity"]:
        found.append(Quantity(f"{theme}.capacity", f"{plural}: Plätze", "Plätze", "extensive", "date", office))
        if frame["capacity"].isna().any():
            title = f"{plural}: ohne Angabe der Plätze"
            found.append(Quantity(f"{theme}.capacity.unstated", title, "Anzahl", "extensive", "date", office))
    if kind == "line":
        found.append(Quantity(f"{theme}.length_m", f"{plural}: Länge", "m", "extensive", "date", office))
    if kind == "area":
        found.append(Quantity(f"{theme}.area_m2", f"{plural}: Fläche", "m²", "extensive", "date", office))
    return found
