# SPDX-License-Identifier: GPL-2.0-or-later
"""The social monitoring's twelve groups as a grid of status and dynamics, with an area's planning areas in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ..domain.categories import DYNAMICS, STATUS
from ..domain.profile import Choropleth
from .charts import LINE
from .sheet import SIZE, Sheet, lines_of, shortened
from .style import CLASSES, PAPER, Ink

# Limits of the classes on the indices, standardised over Berlin; higher is less favourable (domain: MSS, method).
STATUS_LIMITS = {"1": "unter −1", "2": "−1 bis 1", "3": "über 1 bis 1,5", "4": "über 1,5"}
DYNAMICS_LIMITS = {"+": "unter −1", "+/-": "−1 bis 1", "-": "über 1"}
ATTENTION = ("3-", "4+", "4+/-", "4-")  # Gebiete mit besonderem Aufmerksamkeitsbedarf
HEAD, FOOT = 24.0, 27.0
NARROW = 330.0  # points


def groups_of(drawn: Choropleth) -> dict[str, str]:
    """The group (``2+/-``) of each planning area that has one; `drawn` is of the indicator ``mss_gruppe``."""
    known = {status + dynamics for status in STATUS for dynamics in DYNAMICS}
    groups = {
        area: cell.text.split(" ")[0] for area, cell in drawn.cells.items() if drawn.class_of.get(area) is not None
    }
    return {area: group for area, group in groups.items() if group in known}


def draw_mss_grid(axes: Any, drawn: Choropleth, names: Mapping[str, str], ink: Ink = PAPER) -> None:
    """Rows are the status, columns the dynamics; each cell names the own planning areas and counts the district's.

    Parameters
    ----------
    drawn
        The map of the groups over the district's planning areas.
    names
        The own planning areas by id.
    """
    sheet = Sheet(axes, ink)
    groups = groups_of(drawn)
    counts = Counter(groups.values())
    narrow = sheet.width < NARROW
    left = 58.0 if narrow else 92.0
    lacking = [name for area, name in names.items() if area not in groups]
    without = lines_of(f"Ohne Zuordnung: {', '.join(lacking)}", sheet.width) if lacking else []
    foot = FOOT + LINE * len(without)
    width, height = (sheet.width - left) / len(DYNAMICS), (sheet.height - HEAD - foot) / len(STATUS)
    for i, (sign, word) in enumerate(DYNAMICS.items()):
        x = left + width * (i + 0.5)
        sheet.text(x, sheet.height - 6, shortened(word if narrow else f"Dynamik {word}", width), ha="center", bold=True)
        sheet.text(x, sheet.height - 17, DYNAMICS_LIMITS[sign], ha="center", colour=ink.muted)
    for i, (digit, word) in enumerate(STATUS.items()):
        top = sheet.height - HEAD - height * i
        sheet.box(0, top - height + 1, 5, height - 2, CLASSES[int(digit)], ink.line)
        for k, line in enumerate(lines_of(word if narrow else f"Status {word}", left - 12, SIZE, True)):
            sheet.text(9, top - 8 - 10 * k, line, bold=True)
        limits = lines_of(STATUS_LIMITS[digit], left - 10)
        for k, line in enumerate(limits):
            sheet.text(9, top - height + 7 + 10 * (len(limits) - 1 - k), line, colour=ink.muted)
        for n, sign in enumerate(DYNAMICS):
            inside = [names[area] for area in names if groups.get(area) == digit + sign]
            _cell(sheet, (left + width * n, top - height, width, height), digit + sign, inside, counts[digit + sign])
    for i, line in enumerate(without):
        sheet.text(0, FOOT + LINE * (len(without) - 1 - i) + 6, line)
    _legend(sheet, narrow)


def _cell(sheet: Sheet, box: tuple[float, float, float, float], group: str, own: Sequence[str], count: int) -> None:
    """One group: the own planning areas as diamonds with their names or their number, below the district's number."""
    ink = sheet.ink
    x, y, width, height = box
    sheet.box(x + 1, y + 1, width - 2, height - 2, ink.paper if own else ink.soft, ink.outline)
    if own:
        for inset in (1, 2):
            sheet.box(x + inset, y + inset, width - 2 * inset, height - 2 * inset, "none", ink.own)
    if group in ATTENTION:
        corners = ([x + 4, x + width - 4, x + width - 4, x + 4, x + 4], [y + 4, y + 4, *[y + height - 4] * 2, y + 4])
        sheet.line(*corners, ink.line, 0.9, (3, 2))
    sheet.text(x + width - 7, y + 10, str(count) if count else "–", ha="right", colour=ink.muted)
    level = y + height - 10
    for lines in _named(own, width - 24, int((height - 8) // 10), sheet.width < NARROW):
        sheet.marker(x + 10, level, "D", 4.5, ink.own, ink.own)
        for line in lines:
            sheet.text(x + 17, level, line)
            level -= 10


def _named(own: Sequence[str], width: float, most: int, narrow: bool) -> list[list[str]]:
    """Names in at most `most` lines, the last of which is the district's number; else how many there are."""
    if not own:
        return []
    count = [f"{len(own)} Gebiet{'e' if len(own) > 1 else ''}" if width > 45 else str(len(own))]
    if narrow:  # what is left of a name in so small a cell says nothing
        return [count]
    wrapped = [lines_of(name, width) for name in own]
    if sum(map(len, wrapped)) < most:
        return wrapped
    kept = len(own) if len(own) < most else max(most - 2, 0)
    short = [[shortened(name, width)] for name in own[:kept]]
    return short if kept == len(own) else [*short, [f"{len(own) - kept} weitere"]] if kept else [count]


def _legend(sheet: Sheet, narrow: bool) -> None:
    ink = sheet.ink
    sheet.marker(5, 18, "D", 5, ink.own, ink.own)
    sheet.text(
        14, 18, "Planungsraum hier · Zahl: Bezirk" if narrow else "Planungsraum des Gebiets · Zahl: alle im Bezirk"
    )
    sheet.line([1, 10, 10, 1, 1], [3, 3, 11, 11, 3], ink.line, 0.9, (3, 2))
    words = "besonderer Aufmerksamkeitsbedarf" if narrow else "Gebiete mit besonderem Aufmerksamkeitsbedarf (MSS)"
    sheet.text(14, 7, words)
