# SPDX-License-Identifier: GPL-2.0-or-later
"""Charts of a profile on matplotlib axes; the same functions draw on paper and on a dock's canvas (from 260 px).

The axes may be of any size and are used up wholly. Nothing here knows ReportLab, Qt or pyplot.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from math import ceil, floor, log10
from typing import Any

from ..domain.formatting import exact, number_text
from ..domain.profile import AgeStructure, IndicatorRow, PopulationSeries, SeriesPoint
from ..domain.status import Flag, Status
from .sheet import SIZE, Sheet, shortened, width_of
from .style import AGES, PAPER, Ink, readable

REFORM = date(2021, 1, 1)
LINE = 11.5  # pitch of small type
ESTIMATED = (3, 2)  # dashes of a line between estimates
CHANCE = "zufällige Schwankung (95 %)"


def draw_ages(axes: Any, ages: AgeStructure, ink: Ink = PAPER) -> None:
    """One bar of 100 % for each area, shares of 5 % and more written inside."""
    sheet = Sheet(axes, ink)
    columns = 8 if sheet.width > 430 else 4
    legend = LINE * -(-len(ages.groups) // columns) + 6
    room = (sheet.height - legend) / max(len(ages.bars), 1)
    thickness = min(room - LINE - 5, 26)
    for i, bar in enumerate(ages.bars):
        top = sheet.height - i * room
        sheet.text(0, top - 6, shortened(bar.area.name, sheet.width, SIZE + 1, i == 0), SIZE + 1, bold=i == 0)
        base, x = top - LINE - 2 - thickness, 0.0
        if any(share.exact is None for share in bar.shares):
            _no_bar(sheet, {share.status: share.text for share in bar.shares}, base, thickness)
            continue
        for share, colour in zip(bar.shares, AGES, strict=True):
            width = (share.exact or 0) / 100 * sheet.width
            sheet.box(x, base, width, thickness, colour, ink.paper if readable(colour) == "#FFFFFF" else "#4D4D4D")
            label = share.text.replace("\u00a0%", "")
            if (share.value or 0) >= 5 and width > width_of(label) + 2:
                sheet.text(x + width / 2, base + thickness / 2, label, ha="center", colour=readable(colour))
            x += width
    _age_legend(sheet, ages.groups, columns, legend)


def _no_bar(sheet: Sheet, signs: Mapping[Status, str], base: float, thickness: float) -> None:
    """A bar that lacks a part is not drawn; a secret one is a hatched stub whose length says nothing."""
    x = 2.0
    if Status.SUPPRESSED in signs:
        sheet.box(x, base, 40, thickness, sheet.ink.paper, sheet.ink.line, "///")
        x += 46
    words = [text for status, text in signs.items() if status not in (Status.VALUE, Status.NONE)]
    sheet.text(x, base + thickness / 2, ", ".join(words), SIZE + 1)


def _age_legend(sheet: Sheet, groups: Sequence[str], columns: int, height: float) -> None:
    step = sheet.width / columns
    for i, (label, colour) in enumerate(zip(groups, AGES, strict=True)):
        x, y = step * (i % columns), height - LINE * (i // columns + 1)
        sheet.box(x, y - 3.5, 7, 7, colour, sheet.ink.line)
        sheet.text(x + 10, y, shortened(label, step - 11))


def draw_series(axes: Any, series: PopulationSeries, ink: Ink = PAPER) -> None:
    """An indicator's line from 0, true to time, interrupted where nothing bridges a change of key system."""
    sheet = Sheet(axes, ink)
    values = [p.cell.exact for p in series.points if p.cell.exact is not None]
    if not values:
        sheet.text(0, sheet.height / 2, "Keine Werte in der Bibliothek.")
        return
    first, last = _span(series)
    low, high, right = LINE + 6, sheet.height - 16, sheet.width - width_of("12/2020") / 2  # room for the last year
    step, steps = _scale(min(0, *values), max(0, *values), max(1, int((high - low) // 13)), series.decimals)
    bottom, top = steps[0] * step, steps[-1] * step
    labels = [number_text(exact(step) * n, series.decimals if step < 1 else 0) for n in steps]
    left = max(*map(width_of, labels), 20) + 6

    def x_of(day: date) -> float:
        return left + (day - first).days / max((last - first).days, 1) * (right - left)

    def y_of(value: float) -> float:
        return low + (value - bottom) / (top - bottom) * (high - low)

    for n, label in zip(steps, labels, strict=True):
        y = y_of(n * step)
        sheet.line([left, right], [y, y], ink.outline if n == 0 else "#D0D0D0", 0.8 if n == 0 else 0.5)
        sheet.text(left - 5, y, label, ha="right")
    _years(sheet, first, last, x_of, low)
    _reform(sheet, first, last, x_of, (low, high))
    _nothing_before(sheet, series, x_of, y_of, low, high)
    _lines(sheet, series, x_of, y_of)


def _span(series: PopulationSeries) -> tuple[date, date]:
    """The axis: from one last day of a year to another."""
    days = [p.period for p in series.points]
    start, end = min(days), max(days)
    if series.recut or (end - start).days < 3 * 365:  # a single date still stands on an axis of some years
        start = min(start, date(end.year - 5, 12, 31))
    year_end = start.month == 12 and start.day == 31
    return date(start.year - (not year_end), 12, 31), date(end.year, 12, 31)


def _scale(lowest: float, highest: float, most: int, decimals: int) -> tuple[float, range]:
    """Pitch of the grid (1, 2 or 5 times a power of ten) and which multiples of it: at most `most` (and six) spaces."""
    reach = max(highest - lowest, 10.0**-decimals)
    finest = max(-decimals, floor(log10(reach)) - 1)
    pitches = [float(f"{factor}e{power}") for power in range(finest, finest + 4) for factor in (1, 2, 5)]
    for pitch in pitches:
        steps = range(-ceil(-lowest * 1.02 / pitch), max(ceil(highest * 1.02 / pitch), 1) + 1)
        if len(steps) - 1 <= min(most, 6):
            return pitch, steps
    return pitch, steps


def _years(sheet: Sheet, first: date, last: date, x_of: Any, low: float) -> None:
    """Ticks at 31 December, where most numbers stand; ``12/2020`` cannot be taken for the year that begins."""
    years = range(first.year, last.year + 1)
    label = width_of("12/2020")
    step = (x_of(last) - x_of(first)) / max(len(years) - 1, 1)
    each = max(1, int(-(-(label + 8) // max(step, 0.1))))
    for year in years:
        x = x_of(date(year, 12, 31))
        sheet.line([x, x], [low, low - 3], sheet.ink.outline, 0.8)
        if (last.year - year) % each == 0 and x - label / 2 >= 0:
            words = f"12/{year}"
            sheet.text(min(x, sheet.width - label / 2), low - 9, words, ha="center", colour=sheet.ink.muted)


def _reform(sheet: Sheet, first: date, last: date, x_of: Any, heights: tuple[float, float]) -> None:
    """The dotted rule of the reform, clear of a mark at the day before."""
    if not first < REFORM < last:
        return
    low, high = heights
    x = x_of(REFORM) + 4
    sheet.line([x, x], [low, high + 2], sheet.ink.muted, 1, (1, 2))
    label = "Gebietsreform 01.01.2021"
    half = width_of(label) / 2
    middle = min(max(x, half), sheet.width - half)
    sheet.text(middle, high + 9, label, ha="center", colour=sheet.ink.muted)


def _nothing_before(sheet: Sheet, series: PopulationSeries, x_of: Any, y_of: Any, low: float, high: float) -> None:
    """Why the line begins late, left of its first point and away from that point's number."""
    if not series.recut or any(p.vintage < "2021" for p in series.points):
        return
    begin = next(p for p in series.points if p.cell.exact is not None)
    words = ["vor 2021 anderer", "Gebietszuschnitt"]
    width = max(map(width_of, words))
    right = x_of(begin.period) - 10
    if right - width < 30:
        return
    above = y_of(begin.cell.exact) < (low + high) / 2
    middle = high - LINE - 4 if above else low + LINE + 4
    sheet.box(right - width - 3, middle - LINE, width + 6, 2 * LINE, sheet.ink.paper)
    for y, word in zip((middle + LINE / 2, middle - LINE / 2), words, strict=True):
        sheet.text(right, y, word, ha="right", colour=sheet.ink.muted)


def _lines(sheet: Sheet, series: PopulationSeries, x_of: Any, y_of: Any) -> None:
    """Runs of points, dashed to and from estimates; a date without a value interrupts and shows its sign."""
    runs: list[list[SeriesPoint]] = [[]]
    for point in series.points:
        if point.cell.exact is None:
            sheet.text(x_of(point.period), y_of(0) + 7, point.cell.text, ha="center")
            runs.append([])
        elif runs[-1] and runs[-1][-1].vintage != point.vintage and runs[-1][-1].quality is None:
            runs.append([point])  # nothing says that both are the same area
        else:
            runs[-1].append(point)
    for run in filter(None, runs):
        xs, ys = [x_of(p.period) for p in run], [y_of(p.cell.exact) for p in run]
        about = [_estimated(p) for p in run]
        pairs = [about[i] or about[i + 1] for i in range(len(run) - 1)]
        for dashed, steps in groupby(range(len(pairs)), pairs.__getitem__):
            these = list(steps)
            stretch = slice(these[0], these[-1] + 2)
            sheet.line(xs[stretch], ys[stretch], sheet.ink.own, 1.6, ESTIMATED if dashed else None)
        for point, x, y in zip(run, xs, ys, strict=True):
            sheet.marker(x, y, "o", 5, sheet.ink.paper if _estimated(point) else sheet.ink.own, sheet.ink.own)
    known = [p for run in runs for p in run]
    for point in {known[0].period: known[0], known[-1].period: known[-1]}.values():
        half = width_of(point.cell.text, SIZE + 1, True) / 2
        x = min(max(x_of(point.period), half + 30), sheet.width - half)
        y = y_of(point.cell.exact)
        words = y - 11 if y + 16 > sheet.height - 14 else y + 11
        sheet.box(x - half - 1, words - 5, 2 * half + 2, 10, sheet.ink.paper)
        sheet.text(x, words, point.cell.text, SIZE + 1, "center", True)


def _estimated(point: SeriesPoint) -> bool:
    return point.cell.flag is Flag.ESTIMATED


def draw_strips(
    axes: Any,
    rows: Sequence[IndicatorRow],
    area_id: str,
    names: tuple[str, str, str, str],
    ink: Ink = PAPER,
) -> None:
    """Dot strips, one below the other, each on its own axis: where the area lies among its sisters.

    Parameters
    ----------
    rows
        Indicators; one is enough for a dock.
    names
        What area, sisters, district and city are called in the legend; an empty name leaves the mark out.
    """
    sheet = Sheet(axes, ink)
    legend = _strip_legend(sheet, (*names, CHANCE if any(row.interval for row in rows) else ""))
    room = (sheet.height - legend) / max(len(rows), 1)
    for i, row in enumerate(rows):
        _strip(sheet, row, area_id, names, sheet.height - i * room, room)


def _strip(
    sheet: Sheet, row: IndicatorRow, area_id: str, names: tuple[str, str, str, str], top: float, room: float
) -> None:
    ink = sheet.ink
    signs = Counter(c.text for a, c in row.sisters.items() if a != area_id and c.exact is None)
    lacking = f" (ohne Kreis: {', '.join(f'{n} × {text}' for text, n in signs.items())})" if signs else ""
    title = shortened(row.indicator.title, sheet.width - width_of(lacking, SIZE + 1), SIZE + 1)
    sheet.text(0, top - 6, title + lacking, SIZE + 1)
    marks = [row.area, *row.sisters.values(), *(c for c, n in ((row.district, names[2]), (row.city, names[3])) if n)]
    values = [cell.exact for cell in marks if cell.exact is not None]
    y = top - min(room * 0.5, 25)
    if not values:
        sheet.text(0, y, row.area.text)
        return
    low, high = min(values), max(values)
    left, right = 8.0, sheet.width - 8

    def x_of(value: float) -> float:
        return left + (0.5 if high == low else (value - low) / (high - low)) * (right - left)

    sheet.line([left - 4, right + 4], [y, y], ink.outline, 0.8)
    if row.interval is not None:  # as far as the axis goes, below the marks
        bar = [min(max(x_of(end), left - 4), right + 4) for end in (row.interval.low, row.interval.high)]
        sheet.line(bar, [y, y], ink.own, 3)
    for sister, cell in row.sisters.items():
        if sister != area_id and cell.exact is not None:
            sheet.marker(x_of(cell.exact), y, "o", 6, ink.paper, ink.line, 0.9)
    for cell, name, dashes in ((row.district, names[2], None), (row.city, names[3], (2, 1.5))):
        if name and cell.exact is not None:
            x = x_of(cell.exact)
            sheet.line([x, x], [y - 7, y + 7], ink.text, 1.6, dashes)
    ends = [c for c in marks if c.exact in (low, high)]
    least, most = (min(ends, key=lambda c: c.exact or 0).text, max(ends, key=lambda c: c.exact or 0).text)
    sheet.text(0, y - 13, least, colour=ink.muted)
    sheet.text(sheet.width, y - 13, most, ha="right", colour=ink.muted)
    if row.area.exact is None:
        sheet.text(sheet.width / 2, y - 13, f"Gebiet: {row.area.text}", SIZE + 1, "center", True)
        return
    x = x_of(row.area.exact)
    sheet.marker(x, y, "D", 8, ink.own, ink.own)
    if row.area.text not in (least, most):
        half = width_of(row.area.text, SIZE + 1, True) / 2
        ends_at = width_of(least) + half + 5, sheet.width - width_of(most) - half - 5
        sheet.text(min(max(x, ends_at[0]), ends_at[1]), y - 13, row.area.text, SIZE + 1, "center", True)


def _strip_legend(sheet: Sheet, names: Sequence[str]) -> float:
    """The marks with their names; returns the height used."""
    entries = [(kind, name) for kind, name in zip("DoBCI", names, strict=True) if name]
    rows: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for kind, name in entries:
        width = width_of(name) + 24
        if used + width > sheet.width and rows[-1]:
            rows.append([])
            used = 0.0
        rows[-1].append((kind, shortened(name, sheet.width - 24)))
        used += width
    for i, line in enumerate(reversed(rows)):
        x, y = 4.0, 6 + i * LINE
        for kind, name in line:
            if kind in "BC":
                sheet.line([x, x], [y - 5, y + 5], sheet.ink.text, 1.6, (2, 1.5) if kind == "C" else None)
            elif kind == "I":
                sheet.line([x - 4, x + 4], [y, y], sheet.ink.own, 3)
            else:
                own = kind == "D"
                face = sheet.ink.own if own else sheet.ink.paper
                sheet.marker(x, y, kind, 7 if own else 6, face, sheet.ink.own if own else sheet.ink.line)
            sheet.text(x + 8, y, name)
            x += width_of(name) + 24
    return len(rows) * LINE + 8
