# SPDX-License-Identifier: GPL-2.0-or-later
"""A delivered table of areas by categories: read and checked, summed up to the city, and protected."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..additive import refuse_not_additive
from ..attributes import numeric, refuse_negative
from ..catalogue import later_areas
from ..errors import Progress, SozialraumError, no_progress
from ..keys import known_systems
from ..lor import LEVELS, level_of
from ..rollup import differing_totals
from ..rollup_rows import Rows, rows_of
from ..status import Reason, Status
from .primary import THRESHOLD
from .tables import ProtectedTable, protect_table

if TYPE_CHECKING:
    from ..attributes import Attribute

FIXED = ("area_id", "level")  # columns of the result before the fields
_NAMED = 5  # so many rows or areas a sentence lists


@dataclass(frozen=True)
class LevelCount:
    """What protecting a level's numbers took: cells of the table, hidden by rule, as partners, not protected."""

    level: str
    areas: int
    cells: int
    primary: int
    secondary: int
    weak: int


@dataclass(frozen=True)
class Protected:
    """A protected table.

    Parameters
    ----------
    frame
        area_id, level, each field and its ``<field>_status`` (``value`` or ``suppressed``), the total last; rows by
        level, then key.
    levels
        What it took, finest level first.
    weak
        Numbers that could not be protected: area and column.
    """

    frame: pd.DataFrame
    levels: list[LevelCount]
    weak: list[tuple[str, str]]
    vintage: str
    notes: list[Reason] = field(default_factory=list)


def protect(
    frame: pd.DataFrame,
    *,
    key: str,
    fields: Sequence[str],
    total: str = "",
    threshold: int = THRESHOLD,
    layer: str = "",
    progress: Progress = no_progress,
) -> Protected:
    """Sum a table of counts up over the LOR tree and hide what would tell of few people.

    Parameters
    ----------
    frame
        A row for each area, Planungsräume as a rule.
    key
        Field with the keys.
    fields
        Categories, counts that add up to the total.
    total
        Field with the total; empty for the sum of the categories.
    threshold
        Counts of 1 to one less are hidden.
    layer
        What messages call the table.

    Raises
    ------
    SozialraumError
        ``protect_no_fields``, ``protect_field_twice`` (field), ``protect_threshold`` (threshold), ``protect_gap``
        (field, count, row), ``protect_fraction`` (field, count, row, content), ``protect_no_area`` (field, count, row,
        content, vintage), ``protect_total_differs`` (field, count, row, total, sum), each with layer; those of
        `refuse_not_additive`, `numeric`, `refuse_negative` and `rows_of`.
    """
    _refuse_choice(fields, total, threshold, layer)
    refuse_not_additive([*fields, total] if total else fields, (), layer)
    counts = {name: numeric(frame, name, layer) for name in [*fields, *([total] if total else [])]}
    rows = rows_of(frame, key, counts, layer)
    _refuse_areas(rows, frame[key].tolist(), key, layer)
    for name, column in counts.items():
        _refuse_cells(column, rows, name, layer)
    delivered = np.stack([counts[name].values for name in fields], 1)
    if total:
        _refuse_totals(delivered, counts[total].values, rows, total, layer)
    progress(0.1)
    areas, values, notes = _summed(rows, np.c_[delivered, delivered.sum(1)])
    later = later_areas().get(rows.vintage, {})
    system = [plr for plr in known_systems()[rows.vintage] if plr not in later or plr in areas]
    found = protect_table(areas, values, system, threshold, progress=lambda fraction: progress(0.15 + 0.85 * fraction))
    names = _names(fields, total)
    weak = [(areas[a], names[c]) for a, c in zip(*np.nonzero(found.weak), strict=True)]
    notes = [*rows.notes, *differing_totals(rows, counts), *notes]
    return Protected(_frame(areas, names, found), _levels(areas, found), weak, rows.vintage, notes)


# --- what is refused


def _refuse_choice(fields: Sequence[str], total: str, threshold: int, layer: str) -> None:
    if not fields:
        raise SozialraumError("protect_no_fields", layer=layer)
    chosen = [*fields, total]
    twice = [name for name in fields if chosen.count(name) > 1]
    if twice:
        raise SozialraumError("protect_field_twice", layer=layer, field=twice[0])
    if threshold < 2:
        raise SozialraumError("protect_threshold", layer=layer, threshold=threshold)


def _refuse_areas(rows: Rows, cells: Sequence[object], key: str, layer: str) -> None:
    """A case of no area would be in no sum, and a sum without it would give it away."""
    bad = np.flatnonzero(rows.carried)
    if len(bad):
        content = cells[bad[0]]
        shown = "–" if content is None or content != content else str(content)
        raise SozialraumError(
            "protect_no_area", layer=layer, field=key, count=len(bad), row=int(bad[0]) + 1, content=shown,
            vintage=rows.vintage,
        )  # fmt: skip


def _refuse_cells(column: "Attribute", rows: Rows, name: str, layer: str) -> None:
    refuse_negative(column, layer, name)
    gaps = np.flatnonzero(rows.placed & ~column.known)
    if len(gaps):
        raise SozialraumError("protect_gap", layer=layer, field=name, count=len(gaps), row=int(gaps[0]) + 1)
    broken = np.flatnonzero(rows.placed & (column.values % 1 != 0))
    if len(broken):
        raise SozialraumError(
            "protect_fraction", layer=layer, field=name, count=len(broken), row=int(broken[0]) + 1,
            content=float(column.values[broken[0]]),
        )  # fmt: skip


def _refuse_totals(delivered: np.ndarray, totals: np.ndarray, rows: Rows, name: str, layer: str) -> None:
    sums = delivered.sum(1)
    wrong = np.flatnonzero(rows.placed & (sums != totals))
    if len(wrong):
        first = wrong[0]
        raise SozialraumError(
            "protect_total_differs", layer=layer, field=name, count=len(wrong), row=int(first) + 1,
            total=float(totals[first]), sum=float(sums[first]),
        )  # fmt: skip


# --- what is computed


def _summed(rows: Rows, delivered: np.ndarray) -> tuple[list[str], np.ndarray, list[Reason]]:
    """Areas of all levels that are complete, finest first, with their numbers; and those left out."""
    areas: list[str] = []
    numbers: list[np.ndarray] = []
    notes: list[Reason] = []
    for level in LEVELS:
        own = rows.groups(level)
        found = sorted(set(own[rows.placed]) - {""})
        lacking = {area: plr for area, plr in rows.lacking(level, found).items() if plr}
        for area in found:
            if area not in lacking:
                areas.append(area)
                numbers.append(delivered[rows.placed & (own == area)].sum(0))
        if lacking:
            shown = ", ".join(list(lacking)[:_NAMED]) + (" …" if len(lacking) > _NAMED else "")
            code = "protect_partial_city" if level == "STADT" else "protect_incomplete"
            lost = len({plr for some in lacking.values() for plr in some})
            notes.append(Reason(code, {"count": len(lacking), "level": level, "areas": shown, "missing": lost}))
    return areas, np.array(numbers).reshape(len(areas), delivered.shape[1]), notes


def _names(fields: Sequence[str], total: str) -> list[str]:
    """Columns of the result; a field that is called as a column of ours keeps its numbers under another name."""
    names = [f"{name}_value" if name.casefold() in FIXED else name for name in fields]
    last = total or "total"
    if last.casefold() in {*FIXED, *(name.casefold() for name in names)}:
        last += "_sum"
    return [*names, last]


def _frame(areas: Sequence[str], names: Sequence[str], found: ProtectedTable) -> pd.DataFrame:
    columns: dict[str, object] = {"area_id": areas, "level": [level_of(area) for area in areas]}
    for c, name in enumerate(names):
        columns[name] = found.values[:, c]
        columns[f"{name}_status"] = np.where(found.hidden[:, c], Status.SUPPRESSED.value, Status.VALUE.value)
    return pd.DataFrame(columns).astype({f"{name}_status": object for name in names})


def _levels(areas: Sequence[str], found: ProtectedTable) -> list[LevelCount]:
    levels = np.array([level_of(area) for area in areas])
    counted = []
    for level in LEVELS:
        own = levels == level
        if own.any():
            masks = found.primary[own], found.secondary[own], found.weak[own]
            counted.append(LevelCount(level, int(own.sum()), masks[0].size, *(int(mask.sum()) for mask in masks)))
    return counted
