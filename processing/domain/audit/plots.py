# SPDX-License-Identifier: GPL-2.0-or-later
"""What places on axes tell: the points of a line over the years, and marks on strips.

An axis has numbers at its grid or its ends; between them a place is a number, to what is rounded in the drawing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .documents import Dot, Drawing, Line, Word
from .values import Value, value

_DRAWN = 0.011  # points by which a place is rounded
_NEAR = 2.5  # points between a grid's line and the middle of its number
_BESIDE = 0.1  # points: two places are one
_WIDE = 40.0  # points: grids and axes are longer
_TICK = (2.5, 3.5)  # points of a mark of a year
_END = re.compile(r"12/(\d{4})")
_MARGIN = 4.0  # points by which a strip's axis goes on beyond its ends
_BELOW = (8.0, 18.0)  # points from a strip's axis to the numbers of its ends


@dataclass(frozen=True)
class Scale:
    """Two places and the numbers there."""

    first: tuple[float, float]
    last: tuple[float, float]

    def at(self, place: float) -> float:
        """The number at a place."""
        (start, low), (end, high) = self.first, self.last
        return low + (place - start) / (end - start) * (high - low)

    def told(self, place: float) -> Value:
        """All numbers that would be drawn at a place."""
        ends = sorted(self.at(place + by) for by in (-_DRAWN, _DRAWN))
        return Value(ends[0], ends[1])


def over_years(drawing: Drawing) -> Iterator[tuple[str, Value]]:
    """Date and number of each point of a line: of dots, and of corners that have none; not of estimates (white)."""
    numbers, days = _numbers(drawing), _days(drawing)
    if numbers is None or days is None:
        return
    corners = [corner for line in drawing.lines if _runs(line) for corner in line]
    white = [dot for dot in drawing.dots if dot.white]
    places = [(dot.x, dot.y) for dot in drawing.dots if not dot.white]
    places += [c for c in corners if not any(_same(c, (dot.x, dot.y)) for dot in drawing.dots)]
    for x, y in places:
        if days.first[0] - 1 <= x <= days.last[0] + 1 and not any(_same((x, y), (dot.x, dot.y)) for dot in white):
            yield date.fromordinal(round(days.at(x))).isoformat(), numbers.told(y)


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= _BESIDE and abs(one[1] - other[1]) <= _BESIDE


def _runs(line: Line) -> bool:
    """Whether a line is no grid, tick or axis."""
    return len({round(x, 1) for x, _ in line}) > 1 and (len(line) > 2 or not _level(line))


def _level(line: Line) -> bool:
    return len({round(y, 2) for _, y in line}) == 1


def _length(line: Line) -> float:
    return abs(line[0][0] - line[-1][0])


def _numbers(drawing: Drawing) -> Scale | None:
    """Height and number: of the lines of the grid that have one at their left end."""
    found: dict[float, float] = {}
    for line in drawing.lines:
        (left, y), (right, _) = line[0], line[-1]
        if len(line) != 2 or not _level(line) or _length(line) < _WIDE:
            continue
        beside = [w for w in drawing.texts if w.left < min(left, right) and abs(w.y - y) <= _NEAR]
        told = [v.low for word in beside if (v := value(word.text)).exact]
        if told:
            found[y] = told[0]
    return _scale(found)


def _days(drawing: Drawing) -> Scale | None:
    """Place and day: of the marks of the ends of years, of which the last one that is named is the last."""
    ticks = sorted({round(line[0][0], 2) for line in drawing.lines if _is_tick(line)})
    years = [int(found[1]) for word in drawing.texts if (found := _END.fullmatch(word.text))]
    if len(ticks) < 2 or not years:
        return None
    first, last = (date(year, 12, 31).toordinal() for year in (max(years) - len(ticks) + 1, max(years)))
    return Scale((ticks[0], first), (ticks[-1], last))


def _is_tick(line: Line) -> bool:
    (x, y), (other, end) = line[0], line[-1]
    return len(line) == 2 and abs(x - other) < _BESIDE and _TICK[0] <= abs(y - end) <= _TICK[1]


def _scale(found: dict[float, float]) -> Scale | None:
    """The scale of places and their numbers; none where they do not agree on one."""
    if len(found) < 2:
        return None
    scale = Scale(min(found.items()), max(found.items()))
    pitch = abs(scale.last[1] - scale.first[1]) / (scale.last[0] - scale.first[0])
    return scale if pitch and all(abs(scale.at(place) - n) <= pitch for place, n in found.items()) else None


@dataclass(frozen=True)
class Strip:
    """An axis with the marks on it, and the words above and below."""

    marks: Sequence[Dot]
    title: str
    below: Sequence[Word]
    ends: tuple[float, float]

    def told(self, dot: Dot) -> Value | None:
        """The number of a mark, by the printed ones at both ends; None where these are none."""
        words = sorted(w for w in self.below if value(w.text).exact)
        if len(words) < 2:
            return None
        low, high = value(words[0].text), value(words[-1].text)
        if low.low == high.low:
            return None
        scale = Scale((self.ends[0] + _MARGIN, low.low), (self.ends[1] - _MARGIN, high.low))
        return scale.told(dot.x)


def strips(drawing: Drawing) -> Iterator[Strip]:
    """The strips of a figure, from top to bottom."""
    axes: dict[float, Line] = {}
    for line in drawing.lines:
        y = round(line[0][1], 1)
        if len(line) == 2 and _level(line) and _length(line) >= max(_WIDE, _length(axes.get(y, line))):
            axes[y] = line  # the longest: what chance may do is drawn on it, too
    for y, line in sorted(axes.items(), reverse=True):
        marks = [dot for dot in drawing.dots if abs(dot.y - y) <= 1.0]
        above = [word for word in drawing.texts if 0 < word.y - y <= 30.0]
        below = [word for word in drawing.texts if _BELOW[0] <= y - word.y <= _BELOW[1]]
        title = min(above, key=lambda word: (word.y, word.left), default=Word(0.0, 0.0, "")).text
        if marks:
            yield Strip(marks, title, below, (min(line[0][0], line[1][0]), max(line[0][0], line[1][0])))
