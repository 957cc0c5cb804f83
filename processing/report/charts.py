# SPDX-License-Identifier: GPL-2.0-or-later
"""Charts of a profile on matplotlib axes; the same functions draw on paper and on a dock's canvas (from 260 px).

The axes may be of any size and are used up wholly. Nothing here knows ReportLab, Qt or pyplot.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from ..domain.catalogue import Indicator
from ..domain.formatting import exact, number_text, rounded
from ..domain.profile import AgeStructure, Cell, IndicatorRow, PopulationSeries, SeriesPoint
from ..domain.status import Flag, Status
from .sheet import SIZE, Sheet, shortened, width_of
from .style import AGES, PAPER, Ink, readable

REFORM = date(2021, 1, 1)
LINE = 11.5  # pitch of small type
ESTIMATED = (3, 2)  # dashes of a line between estimates
REST = 0.05  # per cent of a bar that rounding may leave
UNNAMED = ("#FFFFFF", "#4D4D4D", "..")  # face, edge and pattern of what the groups leave
WITHHELD = "• keine Angabe (Datenschutz)"
CHANCE = "zufällige Schwankung (95 %)"


def draw_ages(axes: Any, ages: AgeStructure, ink: Ink = PAPER) -> None:
    """One bar of 100 % for each area, shares of 5 % and more written inside."""
    draw_shares(axes, ages, [(colour, "") for colour in AGES], ink)


def draw_shares(
    axes: Any, shares: AgeStructure, faces: Sequence[tuple[str, str]] = (), ink: Ink = PAPER, rest: str = "übrige"
) -> None:
    """Parts of a whole as one bar of 100 % for each area; see `shares.shares_of` for parts other than ages.

    Parameters
    ----------
    faces
        Colour and pattern of each group; empty takes even steps from light to dark.
    rest
        What the room up to 100 % is called where the groups leave some.
    """
    sheet = Sheet(axes, ink)
    faces = faces or even_faces(len(shares.groups))
    whole = [bar for bar in shares.bars if all(_counts(share) for share in bar.shares)]
    lacking = any(100 - sum(c.exact or 0 for c in bar.shares) > REST for bar in whole)
    labels = [*shares.groups, *([rest] if lacking else [])]
    widest = max((width_of(label) for label in labels), default=0) + 11
    columns = max(1, min(8, int(sheet.width // widest)))
    columns = 4 if 4 < columns < 8 and len(labels) == 8 else columns  # two even rows
    legend = LINE * -(-len(labels) // columns) + 6
    room = (sheet.height - legend) / max(len(shares.bars), 1)
    thickness = min(room - LINE - 5, 26)
    for i, bar in enumerate(shares.bars):
        top = sheet.height - i * room
        sheet.text(0, top - 6, shortened(bar.area.name, sheet.width, SIZE + 1, i == 0), SIZE + 1, bold=i == 0)
        base = top - LINE - 2 - thickness
        if bar not in whole:
            _no_bar(sheet, {share.status: share.text for share in bar.shares}, base, thickness)
            continue
        x = _parts(sheet, bar.shares, faces, base, thickness)
        if sheet.width - x > sheet.width * REST / 100:
            sheet.box(x, base, sheet.width - x, thickness, *UNNAMED)
    _share_legend(sheet, list(zip(labels, [*faces, UNNAMED[::2]], strict=False)), columns, legend)


def _counts(share: Cell) -> bool:
    """Whether a part has a length; nothing there is 0."""
    return share.exact is not None or share.status is Status.NONE


def _parts(
    sheet: Sheet, shares: Sequence[Cell], faces: Sequence[tuple[str, str]], base: float, thickness: float
) -> float:
    """One bar; returns where it ends. Parts that are all fill it, though their printed shares may not make up 100."""
    x, told = 0.0, sum(plotted(share) or 0 for share in shares)
    full = told if 100 - sum(share.exact or 0 for share in shares) <= REST and told else 100.0
    for share, (colour, pattern) in zip(shares, faces, strict=False):
        width = (plotted(share) or 0) / full * sheet.width
        edge = sheet.ink.paper if readable(colour) == "#FFFFFF" else "#4D4D4D"
        sheet.box(x, base, width, thickness, colour, edge, pattern)
        label = share.text.replace("\u00a0%", "")
        if (share.value or 0) >= 5 and width > width_of(label) + 2 and thickness >= SIZE:
            if pattern:  # words on a pattern need a plate
                half = width_of(label) / 2 + 1
                sheet.box(x + width / 2 - half, base + thickness / 2 - 5, 2 * half, 10, colour)
            sheet.text(x + width / 2, base + thickness / 2, label, ha="center", colour=readable(colour))
        x += width
    return x


def plotted(cell: Cell) -> float | None:
    """Where a number stands: as it is printed, so that no drawing tells more digits than the page; None for a sign.

    >>> plotted(Cell("13,3 %", Status.VALUE, 13.3, 13.2871))
    13.3
    """
    return None if cell.exact is None else cell.value


def even_faces(count: int) -> list[tuple[str, str]]:
    """Colours from light to dark in even steps, so that grey print loses nothing."""
    last = len(AGES) - 1
    return [(AGES[round(i * last / max(count - 1, 1)) if count > 1 else 3], "") for i in range(count)]


def _no_bar(sheet: Sheet, signs: Mapping[Status, str], base: float, thickness: float) -> None:
    """A bar that lacks a part is not drawn; a secret one is a hatched stub whose length says nothing."""
    x = 2.0
    if Status.SUPPRESSED in signs:
        sheet.box(x, base, 40, thickness, sheet.ink.paper, sheet.ink.line, "///")
        x += 46
    words = [text for status, text in signs.items() if status not in (Status.VALUE, Status.NONE)]
    sheet.text(x, base + thickness / 2, ", ".join(words), SIZE + 1)


def _share_legend(sheet: Sheet, entries: Sequence[tuple[str, tuple[str, str]]], columns: int, height: float) -> None:
    step = sheet.width / columns
    for i, (label, (colour, pattern)) in enumerate(entries):
        x, y = step * (i % columns), height - LINE * (i // columns + 1)
        sheet.box(x, y - 3.5, 7, 7, colour, sheet.ink.line, pattern)
        sheet.text(x + 10, y, shortened(label, step - 11))


def draw_series(axes: Any, series: PopulationSeries, ink: Ink = PAPER, indicator: Indicator | None = None) -> None:
    """A line from 0, true to time, interrupted where nothing bridges a change of key system.

    Parameters
    ----------
    indicator
        Whose line it is; without, the population's.
    """
    sheet = Sheet(axes, ink)
    known = [value for p in series.points if (value := plotted(p.cell)) is not None]
    if not known:
        title = "Einwohnerzahl" if indicator is None else "Zahl"
        secret = any(p.cell.status is Status.SUPPRESSED for p in series.points)
        sheet.text(0, sheet.height / 2, WITHHELD if secret else f"Keine {title} in der Bibliothek.")
        return
    first, last = _span(series)
    low, high, right = LINE + 6, sheet.height - 16, sheet.width - width_of("12/2020") / 2  # room for the last year
    decimals = indicator.decimals if indicator is not None else 0
    ticks = _ticks(min(0.0, *known), max(0.0, *known), max(1, int((high - low) // 13)), decimals)
    unit = "\u00a0%" if indicator is not None and indicator.unit == "%" else ""
    labels = [_tick_text(tick, ticks, decimals) + unit for tick in ticks]
    left = max(20, *map(width_of, labels)) + 6

    def x_of(day: date) -> float:
        return left + (day - first).days / max((last - first).days, 1) * (right - left)

    def y_of(value: float) -> float:
        return low + (value - ticks[0]) / (ticks[-1] - ticks[0]) * (high - low)

    for tick, label in zip(ticks, labels, strict=True):
        y = y_of(tick)
        sheet.line([left, right], [y, y], ink.outline if tick == 0 else "#D0D0D0", 0.8 if tick == 0 else 0.5)
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


def _ticks(lowest: float, highest: float, most: int, decimals: int) -> list[float]:
    """Values of the grid from one at or below `lowest` (at most 0) to one above `highest` (at least 0).

    The pitch is 1, 2 or 5 times a power of ten, no finer than the numbers are printed; at most `most` (and six) steps.
    """
    finest = 10.0**-decimals
    power = 10.0 ** (math.floor(math.log10(max(highest - lowest, finest))) - 1)
    for step in (power * factor for factor in (1, 2, 5, 10, 20, 50, 100)):
        below, above = math.floor(lowest * 1.02 / step), math.ceil(highest * 1.02 / step)
        if step > finest * 0.999 and above - below <= min(most, 6):
            break
    return [i * step for i in range(below, max(above, below + 1) + 1)]


def _tick_text(tick: float, ticks: Sequence[float], decimals: int) -> str:
    """No more decimals than the pitch has."""
    pitch = ticks[1] - ticks[0]
    fewest = next((d for d in range(decimals) if abs(pitch * 10**d - round(pitch * 10**d)) < 1e-6), decimals)
    return number_text(Fraction(tick).limit_denominator(10**6), fewest)


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
    above = y_of(plotted(begin.cell)) < (low + high) / 2
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
        xs, ys = [x_of(p.period) for p in run], [y_of(plotted(p.cell)) for p in run]
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
        y = y_of(plotted(point.cell))
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
    legend = marks_legend(sheet, (*names, CHANCE if any(row.interval for row in rows) else ""))
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
    values = [value for cell in marks if (value := plotted(cell)) is not None]
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
        span = (float(rounded(exact(end), row.indicator.decimals)) for end in (row.interval.low, row.interval.high))
        bar = [min(max(x_of(end), left - 4), right + 4) for end in span]
        sheet.line(bar, [y, y], ink.own, 3)
    for sister, cell in row.sisters.items():
        if sister != area_id and (value := plotted(cell)) is not None:
            sheet.marker(x_of(value), y, "o", 6, ink.paper, ink.line, 0.9)
    for cell, name, dashes in ((row.district, names[2], None), (row.city, names[3], (2, 1.5))):
        if name and (value := plotted(cell)) is not None:
            x = x_of(value)
            sheet.line([x, x], [y - 7, y + 7], ink.text, 1.6, dashes)
    ends = [c for c in marks if plotted(c) in (low, high)]
    least, most = (min(ends, key=lambda c: plotted(c) or 0).text, max(ends, key=lambda c: plotted(c) or 0).text)
    sheet.text(0, y - 13, least, colour=ink.muted)
    sheet.text(sheet.width, y - 13, most, ha="right", colour=ink.muted)
    own = plotted(row.area)
    if own is None:
        sheet.text(sheet.width / 2, y - 13, f"Gebiet: {row.area.text}", SIZE + 1, "center", True)
        return
    x = x_of(own)
    sheet.marker(x, y, "D", 8, ink.own, ink.own)
    if row.area.text not in (least, most):
        half = width_of(row.area.text, SIZE + 1, True) / 2
        ends_at = width_of(least) + half + 5, sheet.width - width_of(most) - half - 5
        sheet.text(min(max(x, ends_at[0]), ends_at[1]), y - 13, row.area.text, SIZE + 1, "center", True)


def marks_legend(sheet: Sheet, names: Sequence[str]) -> float:
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
