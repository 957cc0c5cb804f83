# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes into a crosswalk: counts, areas and weights, read from any layer, or refused with the reason."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from .additive import not_additive, refuse_not_additive
from .attributes import Attribute, numeric, refuse_negative
from .cutting import repaired
from .errors import Progress, SozialraumError
from .located import name_of
from .pieces import Pieces, drawn
from .projection import to_25833, usable
from .status import Reason
from .weight_layers import Amount, WeightLayer, amount, located

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_MOST_OUTSIDE = 0.01  # of a field's sum may lie outside of all targets: more than differing outlines of a city
_MOST_NAMED = 10
OWN = ("quality", "split_shr")  # columns of the result beside the fields
ENDS = ("_err", "_status")  # and for each field
_EXAMPLE = '{"grundsicherung_65": "ew_65"}'


@dataclass(frozen=True)
class Weights:
    """A weight layer: where its features lie, its attributes, and what messages call it."""

    layer: WeightLayer
    frame: "GeoDataFrame"
    name: str


def counts_of(frame: "GeoDataFrame", fields: Sequence[str]) -> dict[str, Attribute]:
    """The chosen columns as counts; see `crosswalk` for what is refused."""
    if not fields:
        raise SozialraumError("no_count_fields")
    for name in fields:
        if not_additive(name, "extensive") in ("mean", "rate"):
            raise SozialraumError("rate_refused", field=name)
    refuse_not_additive(fields, (), name_of(frame))
    made = {*OWN, *(f"{name}{end}".lower() for name in fields for end in ENDS)}
    for name in fields:
        if name.lower() in made:
            raise SozialraumError("field_name_taken", field=name)
    columns = {name: numeric(frame, name, name_of(frame)) for name in fields}
    for name, column in columns.items():
        refuse_negative(column, name_of(frame), name)
    return columns


def areas_of(frame: "GeoDataFrame", notes: list[Reason]) -> np.ndarray:
    """Valid polygons in EPSG:25833, one a feature."""
    name = name_of(frame)
    if not len(frame):
        raise SozialraumError("layer_empty", layer=name)
    if not hasattr(frame, "geom_type"):
        raise SozialraumError("no_polygons", layer=name)
    there = usable(frame).to_numpy()
    if not there.any() or (shapely.get_dimensions(frame.geometry.values[there]) != 2).any():
        raise SozialraumError("no_polygons", layer=name)
    geometry = np.asarray(to_25833(frame, name).geometry.values)
    valid = repaired(geometry)
    lacking = np.flatnonzero(~there | (np.nan_to_num(shapely.area(valid)) <= 0))
    if len(lacking):
        rows = ", ".join(str(row + 1) for row in lacking[:_MOST_NAMED])
        raise SozialraumError("areas_without_outline", layer=name, count=len(lacking), rows=rows)
    if changed := sum(after is not before for after, before in zip(valid, geometry, strict=True)):
        notes.append(Reason("areas_repaired", {"layer": name, "count": changed}))
    return valid


def inside_others(areas: np.ndarray) -> np.ndarray:
    """Areas with their inner point in another one: they overlap by more than differently drawn borders."""
    area, other = shapely.STRtree(areas).query(shapely.point_on_surface(areas), predicate="within")
    return np.unique(area[area != other])


def refuse_overlap(areas: np.ndarray, name: str) -> None:
    """Target areas that overlap: a count cannot go to two of them and keep its sum."""
    rows = inside_others(areas)
    if len(rows):
        shown = ", ".join(str(row + 1) for row in rows[:_MOST_NAMED])
        raise SozialraumError("targets_overlap", layer=name, count=len(rows), rows=shown)


def refuse_uncovered(found: Pieces, columns: Mapping[str, Attribute]) -> None:
    """Counts whose ground lies outside of all targets would be pressed into the outer ones."""
    for name, column in columns.items():
        counts = np.where(column.known, column.values, 0)
        total = counts.sum()
        outside = float((counts * found.outside).sum())
        if total > 0 and outside > _MOST_OUTSIDE * total:
            raise SozialraumError(
                "targets_do_not_cover", field=name, outside=round(outside), share=round(100 * outside / total, 1)
            )


def weights_of(
    weights: Sequence["GeoDataFrame"], found: Pieces, old: np.ndarray, new: np.ndarray, folder: Path | None,
    notes: list[Reason], progress: Progress,
) -> list[Weights]:  # fmt: skip
    """The weight layers, each feature found in its pieces; none where no source is split."""
    if not weights or not found.split.any():
        return []
    ground = drawn(found, old, new)
    layers = []
    for n, frame in enumerate(weights):
        name = name_of(frame)
        there = usable(frame) if hasattr(frame, "geom_type") else None
        if there is None or not there.any():
            raise SozialraumError("layer_empty", layer=name)
        if not there.all():
            notes.append(Reason("weights_without_geometry", {"layer": name, "count": int((~there).sum())}))
        features = to_25833(frame[there], name)
        dimensions = shapely.get_dimensions(features.geometry.values)
        if (dimensions == 1).any() or len(np.unique(dimensions)) != 1:
            raise SozialraumError("weights_no_points", layer=name)
        geometry = repaired(np.asarray(features.geometry.values))
        layers.append(Weights(located(found, ground, geometry, folder), features, name))
        progress((n + 1) / len(weights))
    return layers


def weight_fields(
    layers: Sequence[Weights], fields: Sequence[str], weight_field: str, weight_map: Mapping[str, str]
) -> dict[str, str]:
    """The weight column of each field; one that no layer has is a slip of the pen."""
    for name in weight_map:
        if name not in fields:
            raise SozialraumError("weight_map_unknown", field=name)
    for wanted in (weight_field, *weight_map.values()):
        if wanted and layers and not any(wanted in each.frame.columns for each in layers):
            raise SozialraumError("weight_field_unknown", field=wanted)
    return {name: weight_map.get(name, weight_field) for name in fields}


def amounts_of(layers: Sequence[Weights], found: Pieces, wanted: Sequence[str], notes: list[Reason]) -> list[Amount]:
    """What each layer has in each piece, by the first of the wanted columns that it has."""
    amounts = []
    for each in layers:
        column = next((name for name in wanted if name and name in each.frame.columns), "")
        amounts.append(amount(each.layer, found, _weight(each, column, notes) if column else None))
        if not amounts[-1].pieces.any():
            raise SozialraumError("weights_all_zero", layer=each.name, field=column)
    return amounts


def _weight(weights: Weights, column: str, notes: list[Reason]) -> np.ndarray:
    read = numeric(weights.frame, column, weights.name)
    if (read.values < 0).any():
        raise SozialraumError("negative_weight", layer=weights.name, field=column)
    if unknown := int((~read.known).sum()):
        note = Reason("weights_missing", {"layer": weights.name, "field": column, "count": unknown})
        notes.extend([note] if note not in notes else [])
    return np.nan_to_num(read.values)


def parse_weight_map(text: str) -> dict[str, str]:
    """A JSON object of field and weight field, empty text for none.

    Raises
    ------
    SozialraumError
        ``weight_map_unreadable`` (content, example).

    Examples
    --------
    >>> parse_weight_map('{"sgbxii_65": "ew_65"}')
    {'sgbxii_65': 'ew_65'}
    """
    try:
        found = json.loads(text) if text.strip() else {}
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(value, str) and value for value in found.values()):
        raise SozialraumError("weight_map_unreadable", content=text.strip()[:60], example=_EXAMPLE)
    return found
