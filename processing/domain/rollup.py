# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of small areas put together to larger ones by their LOR keys.

* Extensive (counts): the sum, by the rules of `columns.added`.
* Intensive (shares, means): the mean weighted by what they relate to, Σ(w·x) / Σw over the parts. A part of weight 0
  does not matter; a part that is missing or suppressed makes the result so, it is no mean of the rest;
  ``not_applicable`` stands outside; where no weight is left the result is ``not_applicable``.

Both need all parts: an area some of whose Planungsräume the table does not name is ``missing``. Cases of no area are
rows of level REST, so that at every level the rows add up to all that came in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from .additive import refuse_not_additive
from .attributes import Attribute, numeric
from .columns import MISSING, NOT_APPLICABLE, STATUSES, SUPPRESSED, VALUE, Column, added, empty
from .cutting import repaired
from .errors import Progress, SozialraumError, no_progress
from .keys import official_names
from .lor import CITY, LEVELS, REST
from .rollup_rows import Rows, rows_of, same_sum
from .status import Reason
from .threads import in_threads

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

FIXED = ("area_id", "name", "level")  # columns of the result before the fields
_NAMED = 5


@dataclass(frozen=True)
class RollUp:
    """Numbers by area of a level.

    Parameters
    ----------
    frame
        area_id, name (None where not known), level (the wanted one or REST), each field and ``<field>_status``;
        with the areas' outlines where the table has polygons.
    areas
        Rows of the wanted level.
    unassigned
        Rows of the table that belong to no area of its key system.
    """

    frame: pd.DataFrame
    areas: int
    unassigned: int
    vintage: str
    notes: list[Reason] = field(default_factory=list)


def roll_up(
    frame: "pd.DataFrame | GeoDataFrame",
    *,
    key: str,
    level: str,
    extensive: Sequence[str] = (),
    intensive: Sequence[str] = (),
    weight: str = "",
    layer: str = "",
    progress: Progress = no_progress,
) -> RollUp:
    """Roll a table up to a level.

    Parameters
    ----------
    frame
        Rows of areas with LOR keys, of one level and perhaps totals of them; with or without polygons.
    key
        Field with the keys.
    level
        ``BZR``, ``PGR``, ``BEZ`` or ``STADT``.
    extensive, intensive
        Fields to be summed, and fields to be averaged by `weight`.
    layer
        What messages call the table.

    Raises
    ------
    SozialraumError
        ``rollup_no_fields`` (layer), ``rollup_field_twice`` (layer, field), ``rollup_weight_missing`` (layer, fields),
        ``rollup_weight_negative`` (layer, field, row), ``rollup_too_coarse`` (layer, found, level); those of
        `refuse_not_additive`, `numeric` and `rows_of`.
    """
    _check(extensive, intensive, weight, layer)
    refuse_not_additive(extensive, intensive, layer)
    counts = {name: numeric(frame, name, layer) for name in extensive}
    shares = {name: numeric(frame, name, layer) for name in intensive}
    weights = numeric(frame, weight, layer) if shares else None
    if weights is not None and (weights.values < 0).any():
        row = int(np.flatnonzero(weights.values < 0)[0]) + 1
        raise SozialraumError("rollup_weight_negative", layer=layer, field=weight, row=row)
    progress(0.2)
    rows = rows_of(frame, key, counts, layer)
    if rows.placed.any() and LEVELS.index(rows.level()) > LEVELS.index(level):
        raise SozialraumError("rollup_too_coarse", layer=layer, found=rows.level(), level=level)
    targets = _Targets(rows, level)
    progress(0.3)
    columns: dict[str, np.ndarray] = {}
    for name, attribute in counts.items():
        _put(columns, name, targets.total(attribute))
    for name, attribute in shares.items():
        _put(columns, name, targets.mean(attribute, weights))  # type: ignore[arg-type]
    notes = [*rows.notes, *targets.notes(), *differing_totals(rows, counts)]
    result = pd.DataFrame({**targets.names(), **columns})
    shapes = targets.dissolved(frame, lambda f: progress(0.4 + 0.6 * f))
    if shapes is not None:
        import geopandas

        result = geopandas.GeoDataFrame(result, geometry=shapes, crs=frame.crs)
    return RollUp(result, targets.areas, int(rows.carried.sum()), rows.vintage, notes)


def _check(extensive: Sequence[str], intensive: Sequence[str], weight: str, layer: str) -> None:
    fields = [*extensive, *intensive]
    if not fields:
        raise SozialraumError("rollup_no_fields", layer=layer)
    twice = [name for name in fields if fields.count(name) > 1]
    if twice:
        raise SozialraumError("rollup_field_twice", layer=layer, field=twice[0])
    if intensive and not weight:
        raise SozialraumError("rollup_weight_missing", layer=layer, fields=", ".join(intensive))


def _put(columns: dict[str, np.ndarray], name: str, column: Column) -> None:
    own = f"{name}_value" if name in FIXED else name
    columns[own] = column.values
    columns[f"{own}_status"] = np.array([STATUSES[code].value for code in column.codes], dtype=object)


class _Targets:
    """The rows of the result: areas of the level in the order of their keys, then the cases of none (REST)."""

    def __init__(self, rows: Rows, level: str) -> None:
        self.rows, self.level = rows, level
        groups = rows.groups(level)
        counted = np.flatnonzero(rows.placed | rows.carried)
        found = sorted(set(groups[counted]) - {""})
        rest = sorted({rows.area_id[i] for i in counted if not groups[i]})
        place = {("", area): n for n, area in enumerate(found)}
        place |= {(REST, area): n for n, area in enumerate(rest, len(found))}
        self.part = counted
        self.group = np.array(
            [place["", groups[i]] if groups[i] else place[REST, rows.area_id[i]] for i in counted], dtype=np.intp
        )
        self.ids, self.areas, self.count = [*found, *rest], len(found), len(found) + len(rest)
        self.lacking = rows.lacking(level, found)
        gaps = [n for n, area in enumerate(found) for _ in self.lacking[area]]
        self.gap = np.array(gaps, dtype=np.intp)

    def names(self) -> dict[str, list]:
        """The columns that come first."""
        known = official_names(self.rows.vintage)
        whole = {CITY: "Berlin"} if not self.lacking.get(CITY) and self.level == "STADT" else {}
        names = [(known.get(area) or whole.get(area)) if n < self.areas else None for n, area in enumerate(self.ids)]
        levels = [self.level] * self.areas + [REST] * (self.count - self.areas)
        return dict(zip(FIXED, (self.ids, names, levels), strict=True))

    def total(self, attribute: Attribute) -> Column:
        """Sums; what the table does not name is a missing part."""
        return added([_column(attribute, self.part), empty(len(self.gap))], [self.group, self.gap], self.count)

    def mean(self, attribute: Attribute, weights: Attribute) -> Column:
        """Weighted means."""
        x, w = _column(attribute, self.part), _column(weights, self.part)
        outside = (x.codes == NOT_APPLICABLE) | (w.codes == NOT_APPLICABLE) | (w.values == 0)
        codes = np.where(outside, NOT_APPLICABLE, VALUE)
        for status in (SUPPRESSED, MISSING):  # missing wins: it claims less
            codes[~outside & ((x.codes == status) | (w.codes == status))] = status
        known = codes == VALUE
        base = _replaced(w, np.where(known, w.values, np.nan), codes)
        codes = added([base, empty(len(self.gap))], [self.group, self.gap], self.count).codes
        # `added` cleans its sums at the sixth digit, which a mean must not feel: it is taken of the sums as they are.
        group, weight = self.group[known], w.values[known]
        product = np.bincount(group, weight * x.values[known], self.count)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = product / np.bincount(group, weight, self.count)
        return _replaced(empty(self.count), np.where(codes == VALUE, mean, np.nan), codes)

    def notes(self) -> list[Reason]:
        """What lacks."""
        absent = {area: plr for area, plr in self.lacking.items() if plr}
        if not absent:
            return []
        if self.level == "STADT":
            return [Reason("rollup_partial_city", {"count": len(absent[CITY])})]
        shown = ", ".join(list(absent)[:_NAMED]) + (" …" if len(absent) > _NAMED else "")
        return [Reason("rollup_incomplete", {"count": len(absent), "areas": shown})]

    def dissolved(self, frame: "pd.DataFrame", progress: Progress) -> np.ndarray | None:
        """Outlines of the areas; None where the table has no polygons."""
        if not hasattr(frame, "geom_type"):
            return None
        shapes = np.asarray(frame.geometry.values)
        if not (shapely.get_dimensions(shapes) == 2).any():
            return None
        shapes = repaired(shapes)

        def united(n: int) -> shapely.Geometry | None:
            own = shapes[self.part[self.group == n]]
            own = own[~shapely.is_missing(own) & self.rows.placed[self.part[self.group == n]]]
            return shapely.union_all(own) if len(own) else None

        found = in_threads(united, range(self.areas), progress)
        return np.array([*found, *[None] * (self.count - self.areas)], dtype=object)


def _column(attribute: Attribute, part: np.ndarray) -> Column:
    nothing = empty(len(part))
    return _replaced(nothing, attribute.values[part], attribute.codes[part])


def _replaced(column: Column, values: np.ndarray, codes: np.ndarray) -> Column:
    return Column(
        values, codes.astype(np.int8), np.ones(len(values), bool), column.lacking, column.parts, column.unstated,
        column.sources,
    )  # fmt: skip


def differing_totals(rows: Rows, counts: dict[str, Attribute]) -> list[Reason]:
    """Totals of the table beside the sums of its rows: those that differ, and that there are totals at all."""
    totals = np.flatnonzero(rows.total)
    notes = [Reason("rollup_totals", {"count": len(totals)})] if len(totals) else []
    counted = rows.placed | rows.carried
    for i in totals:
        area = rows.area_id[i]
        inside = counted & np.array([bool(area) and (area == CITY or own.startswith(area)) for own in rows.area_id])
        for name, column in counts.items():
            total, summed = float(column.values[i]), float(column.values[inside].sum())
            if area and np.isfinite(total - summed) and not same_sum(total, summed):
                values = {"area": area, "field": name, "sum": summed, "total": total, "difference": summed - total}
                notes.append(Reason("rollup_total_differs", values))
    return notes
