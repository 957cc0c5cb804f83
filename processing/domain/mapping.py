# SPDX-License-Identifier: GPL-2.0-or-later
"""An indicator as a map: classes with limits that hold for the whole district, areas classed by their printed value."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

import numpy as np

from . import formatting
from .catalogue import Indicator
from .categories import label, order
from .errors import SozialraumError
from .indicators import Dates, dates_of, measure, small_areas
from .numbers import Numbers
from .profile import Cell, Choropleth, MapClass
from .status import Status

CLASSES = 5


def choropleth(
    numbers: Numbers,
    indicator_id: str,
    level: str,
    district_id: str,
    period: date | None = None,
    vintage: str | None = None,
) -> Choropleth:
    """An indicator over the areas of a level in a district.

    Parameters
    ----------
    level
        PLR, BZR, PGR or BEZ.
    district_id
        Two digits; ``BE`` for the whole city.
    period
        The newest date not after this one; None takes the newest.
    vintage
        Key system; None takes the newest that has the district, if possible with the indicator.

    Returns
    -------
    Choropleth
        Its cells carry no unit (the map's title does): ``14,4``. ``none`` is classed as 0.

    Raises
    ------
    SozialraumError
        ``unknown_indicator`` (indicator), ``area_unknown`` (area).
    """
    indicator = next((i for i in numbers.indicators if i.indicator == indicator_id), None)
    if indicator is None:
        raise SozialraumError("unknown_indicator", indicator=indicator_id)
    systems = [v for v in (vintage, *reversed(numbers.vintages)) if v in numbers.vintages_of(district_id)]
    if not systems:
        raise SozialraumError("area_unknown", area=district_id)
    dates = {v: dates_of(numbers, indicator, v, level, district_id, period) for v in systems}
    there = [v for v in systems if dates[v].reason is None]
    system = vintage if vintage and vintage in systems else (there or systems)[0]
    when = dates[system]
    why = when.reason.code if when.reason else ""
    key = ("choropleth", indicator_id, level, district_id, system, when.period, when.denominator, why)
    if key not in numbers.cache:
        numbers.cache[key] = _drawn(numbers, indicator, level, district_id, system, when)
    return numbers.cache[key]  # type: ignore[return-value]


def _drawn(
    numbers: Numbers, indicator: Indicator, level: str, district_id: str, vintage: str, dates: Dates
) -> Choropleth:
    areas = numbers.areas(vintage, level)
    inside = np.flatnonzero(areas.mask(district_id))
    found = measure(numbers, indicator, vintage, level, dates)
    lacking = formatting.sign_cell(Status.MISSING, dates.reason)
    cells = {
        areas.ids[i]: lacking if found is None else formatting.without_unit(found.cells[i]) for i in inside.tolist()
    }
    if indicator.categorical:
        classes, class_of = _categories(cells)
    else:
        small = {areas.ids[i] for i in np.flatnonzero(small_areas(numbers, vintage, level, dates))}
        typical = [c.value for a, c in cells.items() if a not in small and c.value is not None]
        classes, class_of = _classes(cells, limits(typical, indicator.decimals), indicator.decimals)
    return Choropleth(indicator, level, dates.period, classes, cells, class_of)


def limits(values: Sequence[float], decimals: int = 1) -> tuple[float, ...]:
    """Limits between at most five classes of about equally many printed values: their quintiles.

    Quantiles by linear interpolation (type 7 of Hyndman and Fan 1996, as numpy and mapclassify have them), rounded as
    the values are printed. A limit opens the upper class. Equal limits, and one at the lowest value, leave fewer
    classes; so does one that would open a class without a value.

    Parameters
    ----------
    values
        The printed values, in any order.
    decimals
        Digits after the comma they are printed with.

    >>> limits([10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0])
    (11.8, 13.6, 15.4, 17.2)
    """
    ordered = [formatting.exact(value) for value in sorted(values)]
    found: list[Fraction] = []
    for k in range(1, CLASSES) if ordered else ():
        at = Fraction((len(ordered) - 1) * k, CLASSES)
        below, above = ordered[math.floor(at)], ordered[math.ceil(at)]
        cut = formatting.rounded(below + (above - below) * (at - math.floor(at)), decimals)
        if any((found[-1] if found else ordered[0]) <= value < cut for value in ordered) and cut <= ordered[-1]:
            found.append(cut)
    return tuple(float(cut) for cut in found)


def _classes(
    cells: Mapping[str, Cell], cuts: tuple[float, ...], decimals: int
) -> tuple[tuple[MapClass, ...], dict[str, int | None]]:
    class_of = {
        area: None if cell.value is None else int(np.searchsorted(cuts, cell.value, side="right"))
        for area, cell in cells.items()
    }
    values = [cell.value for cell in cells.values() if cell.value is not None]
    if not values:
        return (), class_of
    counts = Counter(class_of.values())
    texts = [formatting.number_text(formatting.exact(cut), decimals) for cut in cuts]
    edges = [None, *cuts, None]
    labels = [f"unter {texts[0]}"] if cuts else [_span(values, decimals)]
    labels += [f"{a} bis unter {b}" for a, b in pairwise(texts)]
    labels += [f"{texts[-1]} und mehr"] if cuts else []
    return tuple(MapClass(text, edges[k], edges[k + 1], counts[k]) for k, text in enumerate(labels)), class_of


def _span(values: Sequence[float], decimals: int) -> str:
    ends = [formatting.number_text(formatting.exact(value), decimals) for value in (min(values), max(values))]
    return " bis ".join(dict.fromkeys(ends))


def _categories(cells: Mapping[str, Cell]) -> tuple[tuple[MapClass, ...], dict[str, int | None]]:
    groups = sorted({cell.text for cell in cells.values() if cell.status is Status.VALUE}, key=order)
    index = {group: k for k, group in enumerate(groups)}
    class_of = {area: index.get(cell.text) if cell.status is Status.VALUE else None for area, cell in cells.items()}
    counts = Counter(class_of.values())
    return tuple(MapClass(label(group), None, None, counts[k]) for k, group in enumerate(groups)), class_of
