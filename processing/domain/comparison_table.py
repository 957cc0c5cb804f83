# SPDX-License-Identifier: GPL-2.0-or-later
"""All areas of a level beside each other: the rows of their profiles as one table, with what they rest on."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import nan

import pandas as pd

from .catalogue import Indicator
from .errors import Progress, SozialraumError, no_progress
from .numbers import Numbers
from .profile import Cell, Change, IndicatorRow
from .profile_builder import CHANGES, indicator_rows
from .status import Status


def comparison_table(
    numbers: Numbers,
    level: str,
    indicators: Sequence[str] = (),
    period: date | None = None,
    progress: Progress = no_progress,
) -> pd.DataFrame:
    """Each area's indicators with Bezirk, city, sisters, change, range of chance and stage of attention.

    Every row is a row of that area's profile, so that table, dock and PDF cannot disagree.

    Parameters
    ----------
    level
        PLR, BZR, PGR or BEZ; the key system is the newest that has people at the date.
    indicators
        Ids of the catalogue or Kernindikatoren, in any case; empty takes all that are defined for the level.
    period
        Numbers not after this date; None takes the newest.

    Returns
    -------
    DataFrame
        One row per indicator (in the order asked for, else that of the catalogue) and area (by key). ``value``,
        ``district``, ``city``, ``low``, ``high`` (range of chance, 95 %), ``sister_mean`` (of the areas of the level in
        the same Bezirk, own included, each counting alike), ``sister_min``, ``sister_max`` are unrounded and in
        `unit`, ``text`` is as printed; ``change_1`` and ``change_5`` (years) are in per cent for counts, in percentage
        points for shares; ``change_…_noise`` is 1 where the change is no further than chance goes, 0 where it is, NaN
        where that cannot be said. A number that is not there is NaN, its ``status`` says why.

    Raises
    ------
    SozialraumError
        ``no_areas_of_level`` (level), ``indicators_unknown`` (indicators, known).
    """
    vintage = _vintage(numbers, level, period)
    wanted = _wanted(numbers, level, indicators)
    areas = numbers.areas(vintage, level)
    records: list[list[dict[str, object]]] = [[] for _ in wanted]
    for n, area_id in enumerate(areas.ids):
        progress(n / len(areas.ids))
        rows = indicator_rows(numbers, area_id, period, vintage, wanted)
        for column, row in zip(records, rows, strict=True):
            column.append({"area_id": area_id, "name": areas.names.get(area_id, area_id), **_record(row)})
    return pd.DataFrame([record for column in records for record in column])


def compared_areas(numbers: Numbers, level: str, period: date | None = None) -> pd.DataFrame:
    """The areas that `comparison_table` compares, with their outlines: area_id and geometry (EPSG:25833)."""
    return numbers.layers[_vintage(numbers, level, period), level][["area_id", "geometry"]]


def _vintage(numbers: Numbers, level: str, period: date | None) -> str:
    """The newest key system that has people at the date, else the newest that has areas."""
    systems = [v for v in reversed(numbers.vintages) if numbers.areas(v, level).ids and (v, level) in numbers.layers]
    if not systems:
        raise SozialraumError("no_areas_of_level", level=level)
    with_people = (v for v in systems if any(period is None or day <= period for day in numbers.dates("ew", v)))
    return next(with_people, systems[0])


def _wanted(numbers: Numbers, level: str, names: Sequence[str]) -> list[Indicator]:
    """The indicators asked for, each once."""
    defined = [i for i in numbers.indicators if level in i.levels]
    if not names:
        return defined
    by_name: Mapping[str, Indicator] = {
        **{i.kid.lower(): i for i in defined if i.kid},
        **{i.indicator.lower(): i for i in defined},
    }
    unknown = [name for name in names if name.lower() not in by_name]
    if unknown:
        known = ", ".join(i.indicator for i in defined)
        raise SozialraumError("indicators_unknown", indicators=", ".join(unknown), known=known)
    return list(dict.fromkeys(by_name[name.lower()] for name in names))


def _record(row: IndicatorRow) -> dict[str, object]:
    sisters = [value for cell in row.sisters.values() if (value := _number(cell)) == value]
    record: dict[str, object] = {
        "indicator": row.indicator.indicator,
        "title": row.indicator.title,
        "period": row.period.isoformat() if row.period else None,
        "value": _number(row.area),
        "unit": row.indicator.unit,
        "text": row.area.text,
        "status": str(row.area.status),
        "low": row.interval.low if row.interval else nan,
        "high": row.interval.high if row.interval else nan,
        "district": _number(row.district),
        "city": _number(row.city),
        "rank": float(row.rank.position) if row.rank else nan,
        "rank_of": float(row.rank.of) if row.rank else nan,
        "sister_mean": sum(sisters) / len(sisters) if sisters else nan,
        "sister_min": min(sisters, default=nan),
        "sister_max": max(sisters, default=nan),
    }
    for years in CHANGES:
        record |= _changed(years, row.changes.get(years))
    stages = row.attention
    record["stage_district"] = _stage(stages.district if stages else None)
    record["stage_city"] = _stage(stages.city if stages else None)
    record["stage_rule"] = stages.rule if stages else None
    return record


def _changed(years: int, change: Change | None) -> dict[str, object]:
    reliable = change.reliable if change else None
    return {
        f"change_{years}": _number(change.area) if change else nan,
        f"change_{years}_noise": nan if reliable is None else float(not reliable),
    }


def _stage(stage: int | None) -> float:
    return nan if stage is None else float(stage)


def _number(cell: Cell) -> float:
    """Unrounded where it is known; 0 for what is not there at all (``none``)."""
    if cell.status is Status.NONE:
        return 0.0
    return nan if cell.exact is None else cell.exact
