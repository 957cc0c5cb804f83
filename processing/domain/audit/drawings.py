# SPDX-License-Identifier: GPL-2.0-or-later
"""What bars and coloured areas tell of numbers that are not printed beside them.

Bars are as long as their numbers: those with a printed one give the scale. The areas of a map are known by their
boxes, which are public; the legend says between which ends a number of their colour lies.
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..lor import CITY, LEVELS, ancestor
from . import plots
from .area_names import AreaNames
from .claims import Claim, Where
from .documents import Bar, Drawing, Patch, Unreadable
from .values import Sign, Value, value
from .vocabulary import Measure, Vocabulary, plain
from .words import said_day

Box = tuple[float, float, float, float]

_PRINTED = re.compile(r"[+−-]?\d[\d.]*(,\d+)?\s?%?|–")  # on a map, unlike the length of its scale bar; – is nothing
_SHARE = re.compile(r"\d\s?%")
_DAY_TOLD = re.compile(r"\d{4}: [+−-]?\d")
_MORE_TOLD = re.compile(r"dazwischen (\d+) weitere Werte")
_AMONG = re.compile(r"unter den (\d+) ")
_ROW = " (Bezirk "  # for each strip
_TIMES = re.compile(r"(\d+)-mal ")  # no number
_SIGN = re.compile(r"^Gebiet: ")  # what stands below a strip instead of the area's own number
_WITHHELD = re.compile(r"•|\bgeheim\b|keine Angabe", re.IGNORECASE)
_DRAWN = 0.011  # points by which a length is rounded
_APART = 2.0  # points by which borders are moved when a map is generalised
_SHAPE = 0.02  # of the side of a map, for the same


@dataclass
class Measured:
    """What figures tell: claims, figures that show more than is said or were not measured, and how many were."""

    claims: list[Claim] = field(default_factory=list)
    unread: list[Unreadable] = field(default_factory=list)
    figures: int = 0


class Ruler:
    """Measures figures.

    Parameters
    ----------
    areas
        Which a figure names.
    boxes
        Boxes of the PLR by key system: left, bottom, right, top in metres; without them maps are only counted.
    """

    def __init__(self, vocabulary: Vocabulary, areas: AreaNames, boxes: Mapping[str, Mapping[str, Box]]) -> None:
        self.words, self.areas, self._boxes = vocabulary, areas, boxes

    def measured(self, drawings: Sequence[Drawing], where: Where) -> Measured:
        """What the figures of a file tell."""
        self.found, self.names = Measured(), self.areas.sure(where.area, where.period)
        for one in drawings:
            words = one.words.replace("\u00a0", " ")
            title = next((name for _, name in self.words.indicators_in(words)), "")
            indicator = self.words.by_id.get(title)
            measure = Measure("rate" if indicator and indicator.denominator else "figure", title)
            period = said_day(words) or where.period
            read = [
                self._bars(one, measure, period),
                self._areas(one, measure, period, where),
                self._shares(one, words),
                self._line(one, words, measure, where),
                self._strips(one, words, where),
            ]
            if any(read):
                self.found.figures += 1
            else:
                self.found.unread.append(Unreadable(one.place, "drawing"))
        return self.found

    @cached_property
    def _maps(self) -> dict[int, list[tuple[str, list[str], np.ndarray]]]:
        return _maps(self._boxes)

    # --- bars

    def _bars(self, drawing: Drawing, measure: Measure, period: str) -> bool:
        """Numbers by the lengths of bars; a bar of a withheld number that is of no known area is told to a person."""
        bars = [Bar(*raw) for raw in drawing.bars]
        low, high = scale(bars)
        for bar in bars:
            printed = value(bar.number) if bar.number else Value(sign=Sign.EMPTY)
            if bar.sign or printed.readable or printed.sign is Sign.WORDS or bar.length < _DRAWN:
                continue
            area = self.names.get(plain(bar.name), "") if bar.name else ""
            if area and measure.of and low <= high:
                ends = sorted(k * n for k in (low, high) for n in (bar.length - _DRAWN, bar.length + _DRAWN))
                self._say(drawing, area, measure, period, Value(ends[0], ends[-1]))
            elif printed.sign is Sign.WITHHELD:
                self.found.unread.append(Unreadable(drawing.place, "drawn", bar.name or drawing.words[:60]))
        return low <= high

    def _say(self, drawing: Drawing, area: str, measure: Measure, period: str, told: Value) -> None:
        self.found.claims.append(Claim(area, measure, period, told, drawing.place))

    # --- shares of a whole

    def _shares(self, drawing: Drawing, words: str) -> bool:
        """Parts are counted: where some are withheld, there must be no more of them than are told in per cent."""
        told = len(_SHARE.findall(words))
        if told and drawing.parts > told and _WITHHELD.search(words):
            self.found.unread.append(Unreadable(drawing.place, "drawn", words[:60]))
        return drawing.parts > 0 and told > 0

    # --- points on axes

    def _line(self, drawing: Drawing, words: str, measure: Measure, where: Where) -> bool:
        """A number a date; where some are withheld, there must be no more dots than dates with a number."""
        if not words.startswith("Liniendiagramm") or not drawing.dots:
            return False
        told = len(_DAY_TOLD.findall(words)) + sum(map(int, _MORE_TOLD.findall(words)))
        if len(drawing.dots) > told and _WITHHELD.search(words):
            self.found.unread.append(Unreadable(drawing.place, "drawn", words[:60]))
        measure = Measure("figure", "ew") if "Einwohnerzahl" in words else measure
        for day, number in plots.over_years(drawing) if measure.of and where.area else ():
            self._say(drawing, where.area, measure, day, self._plotted(number, measure))
        return True

    def _strips(self, drawing: Drawing, words: str, where: Where) -> bool:
        """Where an area lies among others: no more marks than numbers, and none for one that has a sign."""
        if not words.startswith("Punktdiagramme"):
            return False
        among, marks = _AMONG.search(words), 0
        for strip in plots.strips(drawing):
            marks += len(strip.marks)
            title = next((name for _, name in self.words.indicators_in(strip.title)), "")
            own = [dot for dot in strip.marks if not dot.white]
            if title and own and where.area and any(_SIGN.search(word.text) for word in strip.below):
                measure, drawn = Measure(self._kind(title), title), strip.told(own[0])
                if drawn is not None:
                    self._say(drawing, where.area, measure, where.period, self._plotted(drawn, measure))
        told = int(among[1]) * words.count(_ROW) - sum(map(int, _TIMES.findall(words))) if among else marks
        if marks > told:
            self.found.unread.append(Unreadable(drawing.place, "drawn", words[:60]))
        return marks > 0

    def _kind(self, indicator: str) -> str:
        return "rate" if self.words.by_id[indicator].denominator else "figure"

    def _plotted(self, told: Value, measure: Measure) -> Value:
        """What is told by a place: the number, or what is rounded to that where it is a rounded one."""
        if measure.kind != "rate":
            return told
        decimals = self.words.by_id[measure.of].decimals
        nearest = round((told.low + told.high) / 2, decimals)
        return told.rounded(decimals) if told.low <= nearest <= told.high else told

    # --- areas

    def _areas(self, drawing: Drawing, measure: Measure, period: str, where: Where) -> bool:
        """Classes by the colours of areas; where nobody knows which areas they are, they are counted."""
        patches = [Patch(*raw) for raw in drawing.patches]
        told = [value(patch.words) for patch in patches]
        if not any(v.readable and not v.exact for v in told):
            return False
        keys = self._keys(patches, where)
        for key, patch, ends in zip(keys, patches, told, strict=False):
            if measure.of and ends.readable and not ends.exact:
                self._say(drawing, key, measure, period, _limits(ends, patch.words, measure))
        if not keys:
            self._count(drawing, sum(v.readable and not v.exact for v in told))
        return bool(keys)

    def _count(self, drawing: Drawing, coloured: int) -> None:
        """More areas in the colours of classes than numbers are printed: one that is withheld has its colour."""
        numbers = sum(bool(_PRINTED.fullmatch(label)) for label in drawing.labels)
        if coloured > numbers and any(value(label).sign is Sign.WITHHELD for label in drawing.labels):
            self.found.unread.append(Unreadable(drawing.place, "drawn", drawing.words[:60]))

    def _keys(self, patches: Sequence[Patch], where: Where) -> list[str]:
        """The areas whose boxes lie as those of the patches; empty where no set of areas does, or several do.

        The document's own area is tried first, then what it lies in: where borders are alike, they decide.
        """
        drawn = np.array([patch[:4] for patch in patches], dtype=float)
        found = []
        for group, keys, boxes in self._maps.get(len(patches), ()):
            order = _matched(drawn, boxes)
            if order is not None:
                found.append((group, [keys[n] for n in order]))
        around = [keys for group, keys in found if where.area and (group == CITY or where.area.startswith(group))]
        own = [keys for group, keys in found if group == where.area]
        return next((some[0] for some in (own, around, [keys for _, keys in found]) if len(some) == 1), [])


def scale(bars: Sequence[Bar]) -> tuple[float, float]:
    """The least and the most that a point of a bar's length stands for; none (least above most) where bars differ.

    >>> low, high = scale([Bar("a", "12", 42.0, False), Bar("b", "20", 70.0, False), Bar("c", "•", 7.0, False)])
    >>> round(7 * low, 2), round(7 * high, 2)
    (2.0, 2.0)
    """
    low, high, found = -math.inf, math.inf, 0
    for bar in bars:
        told = value(bar.number) if bar.number else Value(sign=Sign.EMPTY)
        if bar.sign or not told.exact or bar.length < 1.0:
            continue
        half = 0.5 * 10.0**-told.decimals if told.decimals else 0.0
        ends = [(told.low + move) / (bar.length + by) for move in (-half, half) for by in (-_DRAWN, _DRAWN)]
        low, high, found = max(low, min(ends)), min(high, max(ends)), found + 1
    return (low, high) if found else (math.inf, -math.inf)


def _limits(ends: Value, words: str, measure: Measure) -> Value:
    """The ends of a class; those of a rate are rounded as they are printed."""
    half = 0.5 * 10.0 ** -max(map(len, re.findall(r",(\d+)", words)), default=0) if measure.kind == "rate" else 0.0
    return Value(ends.low - half, ends.high + half)


def _maps(boxes: Mapping[str, Mapping[str, Box]]) -> dict[int, list[tuple[str, list[str], np.ndarray]]]:
    """Areas that a map may show, by their number: all of one level inside an area of another, with that."""
    found: dict[int, list[tuple[str, list[str], np.ndarray]]] = defaultdict(list)
    for plr in boxes.values():
        for n, level in enumerate(LEVELS[:-1]):
            parts = _joined(plr, level)
            for upper in LEVELS[n + 1 :]:
                groups: dict[str, list[str]] = defaultdict(list)
                for key in parts:
                    groups[ancestor(key, upper) if upper != "STADT" else CITY].append(key)
                for group, keys in groups.items():
                    found[len(keys)].append((group, keys, np.array([parts[key] for key in keys])))
    return found


def _joined(plr: Mapping[str, Box], level: str) -> dict[str, Box]:
    """The boxes of the areas of a level: around all their PLR."""
    groups: dict[str, list[Box]] = defaultdict(list)
    for key, box in plr.items():
        groups[ancestor(key, level)].append(box)
    return {key: _around(np.array(boxes)) for key, boxes in sorted(groups.items())}


def _around(boxes: np.ndarray) -> Box:
    (left, bottom), (right, top) = boxes[:, :2].min(0).tolist(), boxes[:, 2:].max(0).tolist()
    return left, bottom, right, top


def _matched(drawn: np.ndarray, boxes: np.ndarray) -> list[int] | None:
    """For each box that is drawn (n, 4) the box in metres that it is, at one scale for all; None where they differ."""
    there, here = np.array(_around(boxes)), np.array(_around(drawn))
    size, shown = there[2:] - there[:2], here[2:] - here[:2]
    if not (size > 0).all() or not (shown > 0).all():
        return None
    factors = shown / size
    if abs(factors[0] / factors[1] - 1) > _SHAPE:
        return None
    placed = (boxes - np.tile(there[:2], 2)) * factors.mean() + np.tile(here[:2], 2)
    apart = np.abs(drawn[:, None, :] - placed[None, :, :]).max(-1)
    order = apart.argmin(1)
    right = len(set(order.tolist())) == len(drawn) and apart[np.arange(len(drawn)), order].max() <= _APART
    return order.tolist() if right else None
