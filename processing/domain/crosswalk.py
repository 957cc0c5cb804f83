# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts from one set of areas to another: key systems before and after a reform, offices' own areas and LOR.

The ladder, for each source area (MSS 2021, SenStadt, and the German statistical offices' way of bridging reforms): it
lies wholly in one target within 1 %: exact; it is split: by weights, else by its ground. Counts only: of a rate convert
numerator and denominator apart. The sum after is the sum before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from .attributes import Attribute
from .columns import STATUSES
from .crosswalk_input import (
    amounts_of,
    areas_of,
    counts_of,
    inside_others,
    refuse_overlap,
    refuse_uncovered,
    weight_fields,
    weights_of,
)
from .crosswalk_table import IDENTICAL, MERGED, MIXED, SPLIT, Applied, Table, neighbours_of, rounded, table
from .errors import Progress, no_progress
from .located import name_of
from .pieces import pieces
from .status import Reason

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

QUALITIES = (IDENTICAL, MERGED, SPLIT, MIXED)


@dataclass(frozen=True)
class Converted:
    """Counts on the target areas, in the order of the targets.

    Parameters
    ----------
    columns : dict of arrays (targets,)
        For each field ``<field>`` (the count, NaN without one), ``<field>_err`` (expected absolute error) and
        ``<field>_status`` (``value``, ``missing`` …), then ``quality`` and ``split_shr`` (share of the first field's
        value that comes from split areas, 0 to 1; NaN where there is no value, 0 where it is 0).
    before, after : dict
        Sum of each field.
    estimated : dict
        How much of each sum comes from split areas.
    count : dict
        Number of target areas by quality.
    notes : list of Reason
        What is to be told.
    """

    columns: dict[str, np.ndarray]
    before: dict[str, float]
    after: dict[str, float]
    estimated: dict[str, float]
    count: dict[str, int]
    notes: list[Reason] = field(default_factory=list)

    def report(self) -> list[Reason]:
        """How many areas of which quality, and for each field the sums and what of them is estimated."""
        lines = [Reason("crosswalk_areas", self.count)]
        for name, after in self.after.items():
            estimated = self.estimated[name]
            share = round(100 * estimated / after, 1) if after else 0.0
            sums = {"field": name, "before": self.before[name], "after": after}
            lines.append(Reason("crosswalk_field", sums | {"estimated": round(estimated), "share": share}))
        return lines


def crosswalk(
    source: "GeoDataFrame",
    target: "GeoDataFrame",
    fields: Sequence[str],
    weights: Sequence["GeoDataFrame"] = (),
    *,
    weight_field: str = "",
    weight_map: Mapping[str, str] | None = None,
    whole_numbers: bool = False,
    folder: Path | None = None,
    progress: Progress = no_progress,
) -> Converted:
    """Convert counts of source areas to target areas.

    Parameters
    ----------
    source, target
        Areas in any CRS. Each source is carried over by itself: areas with the same id stay two, and where sources
        overlap both counts count.
    fields
        Columns of `source` with counts; text is read by the rules of `parsing`.
    weights
        Layers of points, or of polygons; several are combined (`weight_layers`). Without any, split areas go by ground.
    weight_field
        Column with the weight; layers that lack it count each point 1, each polygon its ground.
    weight_map
        For a field another weight column, e.g. the matching age group; layers that lack it take `weight_field`.
    whole_numbers
        Round to whole numbers with the same sum (largest remainder).
    folder
        Where what depends on geometry alone is kept for the next time.

    Raises
    ------
    SozialraumError
        ``no_count_fields``, ``rate_refused``, ``field_name_taken``, ``count_below_zero``, ``no_polygons``,
        ``areas_without_outline``, ``targets_overlap``, ``targets_do_not_cover``, ``weights_no_points``,
        ``weight_field_unknown``, ``weight_map_unknown``, ``negative_weight``, ``weights_all_zero``; those of
        `refuse_not_additive`, `attributes.numeric` and `projection.to_25833`.
    """
    notes: list[Reason] = []
    columns = counts_of(source, fields)
    old, new = areas_of(source, notes), areas_of(target, notes)
    refuse_overlap(new, name_of(target))
    if doubled := len(inside_others(old)):
        notes.append(Reason("sources_overlap", {"layer": name_of(source), "count": doubled}))
    found = pieces(old, new, folder, lambda f: progress(0.4 * f))
    progress(0.4)
    refuse_uncovered(found, columns)
    layers = weights_of(weights, found, old, new, folder, notes, lambda f: progress(0.4 + 0.5 * f))
    chosen = weight_fields(layers, fields, weight_field, weight_map or {})
    neighbours = neighbours_of(old)
    tables: dict[str, Table] = {}
    applied: dict[str, Applied] = {}
    for name, column in columns.items():
        mapped = chosen[name]
        if mapped not in tables:
            tables[mapped] = table(found, amounts_of(layers, found, [mapped, weight_field], notes), neighbours)
        applied[name] = tables[mapped].apply(column.values, column.codes)
    progress(1.0)
    first = tables[chosen[fields[0]]]
    notes += _told(first, applied, len(weights))
    return _converted(columns, applied, first, shapely.get_coordinates(shapely.centroid(new)), whole_numbers, notes)


def _told(first: Table, applied: Mapping[str, Applied], layers: int) -> list[Reason]:
    """What the person has to know of how it was done."""
    p = first.pieces
    notes = []
    by_ground = int(((p.parts > 1) & ~first.says.any(axis=1)).sum())
    if by_ground:
        notes.append(Reason("split_by_ground_lacking" if layers else "split_by_ground", {"count": by_ground}))
    if far := int(p.far.sum()):
        notes.append(Reason("given_to_nearest", {"count": far}))
    if empty := sum(quality is None for quality in first.quality):
        notes.append(Reason("targets_without_source", {"count": empty}))
    for name, column in applied.items():
        lost = int((np.isnan(column.values) & (p.filled > 0)).sum())
        if lost:
            notes.append(Reason("targets_without_number", {"field": name, "count": lost}))
    return notes


def _converted(
    columns: Mapping[str, Attribute], applied: Mapping[str, Applied], first: Table, places: np.ndarray,
    whole_numbers: bool, notes: list[Reason],
) -> Converted:  # fmt: skip
    out: dict[str, np.ndarray] = {}
    statuses = np.array([str(status) for status in STATUSES], dtype=object)
    for name, column in applied.items():
        out[name] = rounded(column.values, places) if whole_numbers else column.values
        out[f"{name}_err"] = column.error
        out[f"{name}_status"] = statuses[column.codes]
    main = next(iter(applied.values()))
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.where(main.values == 0, 0.0, main.estimated / main.values)
    out["quality"], out["split_shr"] = first.quality, np.where(np.isnan(main.values), np.nan, shares)
    return Converted(
        out,
        {name: float(column.values[column.known].sum()) for name, column in columns.items()},
        {name: float(np.nansum(out[name])) for name in applied},
        {name: float(np.nansum(column.estimated)) for name, column in applied.items()},
        {quality: int((first.quality == quality).sum()) for quality in QUALITIES},
        notes,
    )
