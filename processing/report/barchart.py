# SPDX-License-Identifier: GPL-2.0-or-later
"""An area beside all its sister areas: one bar each, district and city as lines across."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..domain.profile import Cell, IndicatorRow
from ..domain.status import Status
from .charts import marks_legend, plotted
from .sheet import SIZE, Sheet, shortened, width_of
from .style import PAPER, Ink

PITCH = 13.0  # points a bar takes where there is room
LEAST = 9.5  # below, names would touch: bars are left out
STUB = 26.0  # of a secret number: a length that says nothing
NAMES = 0.45  # of the width, at most


class _Axis(NamedTuple):
    """Where values lie between the names, which are `names` wide, and the numbers."""

    names: float
    low: float
    high: float
    left: float
    right: float

    def __call__(self, value: float) -> float:
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


def bars_height(count: int, legend: bool = True) -> float:
    """Height in points that so many bars take."""
    return count * PITCH + (20 if legend else 0)


def draw_bars(
    axes: Any,
    row: IndicatorRow,
    names: Mapping[str, str],
    own: str,
    references: tuple[str, str] = ("Bezirk", "Berlin"),
    ink: Ink = PAPER,
) -> None:
    """Bars from 0, the highest value on top, the own area dark and bold; areas without a number below with their sign.

    Where there is no room for all, the highest, the lowest and those around the own area stay, and the gaps say how
    many are left out.

    Parameters
    ----------
    names
        What each sister area is called, by id.
    own
        Id of the area the document is about.
    references
        What district and city are called; an empty name leaves the line out.
    """
    sheet = Sheet(axes, ink)
    drawn = zip(references, (row.district, row.city), (None, (2, 1.5)), strict=True)
    lines = [(name, cell, dashes) for name, cell, dashes in drawn if name and cell.exact is not None]
    solid, dashed = ([f"{name} {cell.text}" for name, cell, d in lines if bool(d) is dash] for dash in (False, True))
    legend = marks_legend(sheet, ("", "", "".join(solid), "".join(dashed), "")) if lines else 0.0
    order = _order(row, names)
    shown = _kept(order, max(3, int((sheet.height - legend) // LEAST)), own)
    if not shown:
        sheet.text(0, sheet.height / 2, row.area.text)
        return
    axis = _axis(sheet, row, names, [cell for _, cell, _ in lines], order)
    labels = distinct({area: names.get(area, area) for area in order}, axis.names)
    pitch = min(PITCH + 3, (sheet.height - legend) / len(shown))
    thickness = min(pitch * 0.66, 10)
    for i, area in enumerate(shown):
        y = sheet.height - pitch * (i + 0.5)
        if isinstance(area, int):
            sheet.text(0, y, f"… {area} weitere", colour=ink.muted)
            continue
        bold = area == own
        label = shortened(names.get(area, area), axis.names, bold=True) if bold else labels[area]
        sheet.text(0, y, label, bold=bold)
        _bar(sheet, row.sisters[area], axis, y, thickness, bold)
    ends = (sheet.height - pitch * len(shown), sheet.height)
    sheet.line([axis(0), axis(0)], ends, ink.outline, 0.8)
    mine = plotted(row.sisters[own]) if own in row.sisters and own in shown else None
    for _, cell, dashes in lines:
        value = plotted(cell) or 0.0
        sheet.line([axis(value)] * 2, ends, ink.text, 1.4, dashes)
        if mine is not None and min(0.0, mine) < value < max(0.0, mine):  # dark on dark is not seen
            y = sheet.height - pitch * (shown.index(own) + 0.5)
            sheet.line([axis(value)] * 2, [y - thickness / 2, y + thickness / 2], ink.paper, 1.4, dashes)


def distinct(names: Mapping[str, str], width: float) -> dict[str, str]:
    """Labels by id, cut where they are wider than `width` but never so that two become one.

    >>> distinct({"1": "Schöneberg Südost", "2": "Schöneberg Südwest"}, 60)
    {'1': 'Schöne…dost', '2': 'Schön…west'}
    """
    labels = {area: shortened(name, width) for area, name in names.items()}

    def alone(area: str) -> bool:
        start = labels[area].rstrip(" …")
        return sum(name.startswith(start) for name in names.values()) == 1

    return {a: label if label == names[a] or alone(a) else _ends(names[a], width) for a, label in labels.items()}


def _ends(name: str, width: float) -> str:
    """A name without its middle."""
    for kept in range(len(name) - 1, 3, -1):
        tail = min(4, kept // 2)
        label = f"{name[: kept - tail].rstrip()}…{name[-tail:]}"
        if width_of(label) <= width:
            return label
    return name[:1] + "…"


def _order(row: IndicatorRow, names: Mapping[str, str]) -> list[str]:
    """Ids from the highest value down, then those with a sign."""
    places = {area: i for i, area in enumerate(names)}
    ids = sorted(row.sisters, key=lambda a: places.get(a, len(places)))
    return sorted(ids, key=lambda a: (row.sisters[a].exact is None, -(row.sisters[a].exact or 0)))


def _kept(order: Sequence[str], most: int, own: str) -> list[str | int]:
    """Ids to draw and, between them, how many are left out."""
    if len(order) <= most:
        return list(order)
    ends = {0, len(order) - 1}
    middle = order.index(own) if own in order else 0
    nearest = sorted(range(len(order)), key=lambda i: (i != middle, i not in ends, abs(i - middle), i))
    for count in range(most, 0, -1):
        kept = sorted(nearest[:count])
        shown: list[str | int] = []
        for before, i in zip([-1, *kept], [*kept, len(order)], strict=True):
            shown += [i - before - 1] if i - before > 1 else []
            shown += [order[i]] if i < len(order) else []
        if len(shown) <= most:
            return shown
    return [order[middle]]


def _axis(
    sheet: Sheet, row: IndicatorRow, names: Mapping[str, str], references: Sequence[Cell], order: Sequence[str]
) -> _Axis:
    cells = [*row.sisters.values(), *references]
    values = [value for cell in cells if (value := plotted(cell)) is not None]
    low, high = min(0.0, *values), max(0.0, *values)
    if high == low:
        high = low + 1
    longest = max(width_of(names.get(area, area), SIZE, True) for area in order)
    number = max(width_of(cell.text, SIZE, True) for cell in row.sisters.values()) + 8
    column = min(longest, sheet.width * NAMES)
    return _Axis(column, low, high, column + 8, sheet.width - number)


def _bar(sheet: Sheet, cell: Cell, axis: _Axis, y: float, thickness: float, own: bool) -> None:
    ink, zero, base = sheet.ink, axis(0), y - thickness / 2
    sheet.text(sheet.width, y, cell.text, ha="right", bold=own)
    value = plotted(cell)
    if value is not None:
        x = axis(value)
        face, edge = (ink.own, ink.own) if own else (ink.soft, ink.line)
        sheet.box(min(x, zero), base, abs(x - zero), thickness, face, edge)
    elif cell.status is Status.SUPPRESSED:
        sheet.box(zero, base, STUB, thickness, ink.paper, ink.line, "///")
