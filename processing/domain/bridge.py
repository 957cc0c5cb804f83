# SPDX-License-Identifier: GPL-2.0-or-later
"""The break between two key systems bridged: numbers of an earlier one on the areas of a later one.

An area that is a union of whole old planning areas takes their sum: exact, whatever became of the planning areas inside
it. Every other area is an estimate: the old planning areas are shared out as the people of the one date that was
published in both systems (31.12.2020) live in their parts, by the same quantity where it was counted then, else by the
total population. Without such a date there is no estimate; ground alone misplaces 5 % of Berlin's people. Only counts
are converted; shares are divided afterwards.

Each estimate carries its expected error, see `Bridge._errors`.

Where the areas lie over each other is kept between runs (`cache`) under a hash of all their outlines; whatever depends
on keys or counts is made anew, so that no bridge can be that of another library.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from .catalogue import later_areas, later_origins
from .columns import NOT_APPLICABLE, Column, added, taken
from .fitting import fitted_shares, left_out_error
from .lor import KEY_LENGTH, ancestor
from .numbers import AREA_M2, Numbers
from .observed import Areas
from .overlap import Overlap, overlap
from .status import Quality
from .unions import FILLED, whole_unions

DRAWN, DRAWN_M2 = 0.005, 500.0  # share of an area, and size, up to which both maps only draw one border differently
SLIVER = 0.01  # share of an old area that borders drawn anew may cut off without anybody living there
PEOPLE = "ew"  # shares out what was not counted itself in both key systems
_APART = 0.01  # two counts of one date that differ by more in all are no two counts of the same


@dataclass(frozen=True)
class Weights:
    """How old planning areas are shared out: `shares` by pair (NaN: unknown), by the counts `old` and `new`."""

    quantity: str
    shares: np.ndarray
    old: np.ndarray
    new: np.ndarray
    sources: frozenset[int]


@dataclass(frozen=True)
class Parts:
    """Old planning areas (`source`) and the areas of a level (`target`) they belong to, with their share."""

    source: np.ndarray
    target: np.ndarray
    share: np.ndarray

    def without(self, groups: Sequence[tuple[int, int]]) -> "Parts":
        """Without the areas that hold a part of old planning areas that were once counted as one."""
        keep = np.ones(len(self.source), dtype=bool)
        for group in groups:
            whole = np.isin(self.source, group) & (self.share > 1 - 1e-9)
            some = set(self.target[np.isin(self.source, group)].tolist())
            cut = [t for t in some if whole[self.target == t].sum() < len(group)]
            keep &= ~np.isin(self.target, cut)
        return Parts(self.source[keep], self.target[keep], self.share[keep])


class Bridge:
    """Numbers of an earlier key system on the areas of a later one; read like `Numbers`.

    Parameters
    ----------
    numbers
        Their layers have geometry in both key systems.
    source, target
        Vintages of the earlier and the later key system.
    """

    def __init__(self, numbers: Numbers, source: str, target: str) -> None:
        self.source, self.target = source, target
        self._numbers = numbers
        self._old = numbers.areas(source, "PLR")
        found = overlap(_outlines(numbers, source), _outlines(numbers, target), folder=numbers.folder)
        self._levels = {level: self._above(level) for level in KEY_LENGTH}
        sizes = {level: len(numbers.areas(target, level).ids) for level in KEY_LENGTH}
        self._unions = {
            level: whole_unions(_gathered(found, above, sizes[level]), len(self._old.ids), sizes[level], SLIVER)
            for level, above in self._levels.items()
        }
        self._ground, self._pairs = found, self._kept(found)
        self.qualities = {level: self._qualities(level) for level in KEY_LENGTH}  # by level, in the order of the ids
        self._weights: dict[tuple[str, date], Weights | None] = {}
        self._columns: dict[tuple[str, date, str], Column | None] = {}

    def _above(self, level: str) -> np.ndarray:
        """For each new planning area the index of its area of a level."""
        index = self._numbers.areas(self.target, level).index
        ids = self._numbers.areas(self.target, "PLR").ids
        return np.array([index[ancestor(area_id, level)] for area_id in ids], dtype=int)

    def _kept(self, found: Overlap) -> Overlap:
        """Pairs in which people may live: no slivers, and none that contradict a union at any level."""
        slivers = found.area <= SLIVER * found.source_area[found.source]
        slivers &= found.area <= (1 - FILLED) * found.target_area[found.target]
        keep = ~slivers
        for level, above in self._levels.items():
            home = np.full(len(found.source_area), -1)
            for target, members in enumerate(self._unions[level]):
                home[list(members or ())] = target
            keep &= (home[found.source] < 0) | (home[found.source] == above[found.target])
        return found._replace(source=found.source[keep], target=found.target[keep], area=found.area[keep])

    # --- areas

    def areas(self, vintage: str, level: str) -> Areas:
        """The areas of the later key system."""
        return self._numbers.areas(self.target, level)

    def _qualities(self, level: str) -> tuple[Quality, ...]:
        """How the numbers of each area of a level come about."""
        above, unions = self._levels[level], self._unions[level]
        pairs = np.unique(np.stack([self._pairs.source, above[self._pairs.target]]), axis=1)
        sources = np.bincount(pairs[1], minlength=len(unions)).tolist()
        changed = np.array([members is None or len(members) > 1 for members in self._unions["PLR"]], dtype=bool)
        changes = np.bincount(above[changed], minlength=len(unions)).tolist()
        found = []
        for members, parts, new in zip(unions, sources, changes, strict=True):
            if members is None:
                found.append(Quality.SPLIT if parts == 1 else Quality.MIXED)
            else:
                found.append(Quality.MERGED if new else Quality.IDENTICAL)
        return tuple(found)

    def unions(self, level: str) -> Sequence[Sequence[int] | None]:
        """The whole former planning areas (by index) that make up each area of a level; None where parts do."""
        return self._unions[level]

    @property
    def pieces(self) -> tuple[np.ndarray, np.ndarray]:
        """Former and new planning areas (by index) that share ground, pair by pair, by more than borders are drawn to.

        People may live on less than an estimate has to reckon with.
        """
        found = self._ground
        least = np.minimum(found.source_area[found.source], found.target_area[found.target])
        keep = (found.area > DRAWN_M2) | (found.area > DRAWN * least)
        return found.source[keep], found.target[keep]

    def same_ground(self, level: str) -> dict[str, str]:
        """Areas of a level that are made of the same planning areas: key in the later system by the earlier one."""
        parts: dict[str, set[int]] = {}
        for i, area_id in enumerate(self._old.ids):
            parts.setdefault(ancestor(area_id, level), set()).add(i)
        former = {frozenset(members): area_id for area_id, members in parts.items()}
        ids = self._numbers.areas(self.target, level).ids
        pairs = ((former.get(frozenset(union or ())), now) for union, now in zip(self._unions[level], ids, strict=True))
        return {then: now for then, now in pairs if then is not None}

    # --- numbers

    def dates(self, quantity: str, vintage: str) -> tuple[date, ...]:
        """Dates at which the earlier key system has a quantity."""
        return self._numbers.dates(quantity, self.source)

    def column(self, quantity: str, period: date, vintage: str, level: str) -> Column | None:
        """A quantity of the earlier key system at a date over all areas of a level of the later one.

        Returns
        -------
        Column or None
            `errors` holds the expected absolute error of an estimate, infinite where it cannot be told. An area that
            cannot be estimated is not observed. None where nothing was delivered by old planning area, and for
            quantities that cannot be added.
        """
        key = (quantity, period, level)
        if key not in self._columns:
            self._columns[key] = self._converted(quantity, period, level)
        return self._columns[key]

    def reaches(self, area_id: str, level: str, period: date) -> bool:
        """Whether the people of an area at a date of the earlier key system are known, exactly or by estimate."""
        people = self.column(PEOPLE, period, self.target, level)
        at = self.areas(self.target, level).index.get(area_id)
        return people is not None and at is not None and bool(people.observed[at])

    def _converted(self, quantity: str, period: date, level: str) -> Column | None:
        if quantity == AREA_M2:  # ground is that of the areas shown
            return self._numbers.column(quantity, period, self.target, level)
        old = self._counted(quantity, period, self.source)
        if old is None:
            return None
        weights = self.weights(quantity, period)
        once = self._once(old, period)
        parts = self._parts(level, weights).without(once)
        n = len(self._unions[level])
        column = added([taken(old, parts.source, parts.share)], [parts.target], n)
        values = old.values.copy()
        values[[i for group in once for i in group]] = np.nan  # of other ground than now: no measure of an error
        errors = self._errors(replace(old, values=values), period, parts, weights, n)
        exact = np.array([members is not None for members in self._unions[level]], dtype=bool)
        if weights is not None:  # an estimate rests on both counts of its weights, too
            known = {united: united | weights.sources for united in set(column.sources.tolist())}
            for i in np.flatnonzero(~exact & column.observed).tolist():
                column.sources[i] = known[column.sources[i]]
        return replace(column, errors=np.where(exact, np.nan, errors))

    def _once(self, old: Column, period: date) -> list[tuple[int, int]]:
        """Pairs of a planning area of later origin and the one under whose key its people were counted at a date."""
        index, first = self._old.index, later_areas().get(self.source, {})
        return [
            (index[later], index[origin])
            for later, origin in later_origins().get(self.source, {}).items()
            if later in index and origin in index and period < first[later] and not old.observed[index[later]]
        ]

    def _counted(self, quantity: str, period: date, vintage: str) -> Column | None:
        """What was counted by planning area, of quantities that can be added."""
        if self._numbers.kinds.get(quantity, "extensive") != "extensive":
            return None
        return self._numbers.column(quantity, period, vintage, "PLR")

    def _parts(self, level: str, weights: Weights | None) -> Parts:
        """Whole old planning areas for unions, shares of them for the other areas whose shares are all known."""
        unions = self._unions[level]
        whole = [(source, target) for target, members in enumerate(unions) for source in members or ()]
        source, target = np.array(whole, dtype=int).reshape(-1, 2).T
        share = np.ones(len(source))
        if weights is None:
            return Parts(source, target, share)
        exact = np.array([members is not None for members in unions], dtype=bool)
        above = self._levels[level][self._pairs.target]
        unknown = exact | (np.bincount(above, np.isnan(weights.shares), len(unions)) > 0)
        take = ~unknown[above]
        pairs, position = np.unique(np.stack([self._pairs.source[take], above[take]]), axis=1, return_inverse=True)
        shares = np.bincount(position.ravel(), weights.shares[take], pairs.shape[1])
        return Parts(
            np.concatenate([source, pairs[0]]),
            np.concatenate([target, pairs[1]]),
            np.concatenate([share, np.minimum(shares, 1.0)]),
        )

    def weights(self, quantity: str, period: date) -> Weights | None:
        """What a quantity is shared out by: itself, else the population, at the date nearest that both systems have."""
        for name in dict.fromkeys((quantity, PEOPLE)):
            both = set(self._numbers.dates(name, self.source)) & set(self._numbers.dates(name, self.target))
            for day in sorted(both, key=lambda d: (abs(d - period), d)):
                if (name, day) not in self._weights:
                    self._weights[name, day] = self._fitted(name, day)
                if self._weights[name, day] is not None:
                    return self._weights[name, day]
        return None

    def _fitted(self, quantity: str, period: date) -> Weights | None:
        found = (self._counted(quantity, period, vintage) for vintage in (self.source, self.target))
        sides = [side for side in found if side is not None]
        if len(sides) < 2:
            return None
        old, new = (np.where(side.codes == NOT_APPLICABLE, 0.0, side.values) for side in sides)
        pairs = self._pairs
        shares = fitted_shares(pairs.source, pairs.target, pairs.area, old, new)
        sure = np.isfinite(shares)
        people = (old[np.unique(pairs.source[sure])].sum(), new[np.unique(pairs.target[sure])].sum())
        if not sure.any() or abs(people[0] - people[1]) > _APART * max(people):
            return None
        used = frozenset(s for side in sides for ids in set(side.sources.tolist()) for s in ids)
        return Weights(quantity, shares, old, new, used)

    def _errors(self, old: Column, period: date, parts: Parts, weights: Weights | None, n: int) -> np.ndarray:
        """Expected absolute error of each area of a level: the larger one of what two ways to err lead to.

        People move at random (`left_out_error`); or an old area has grown or shrunk by ΔV since the weights' date in
        one of its parts alone, as where a street was built: with a part's share w as chance that it was that part,
        w · (1 − w) ΔV + (1 − w) · w ΔV = 2 w (1 − w) ΔV. The twentieth of pairs of unchanged neighbours that changed
        most in the year before 31.12.2020 (by 9 %) would err by 414 persons; the first way says 61, the second 419.
        """
        values = np.nan_to_num(old.values)[parts.source]
        doubtful = np.bincount(parts.target, np.minimum(parts.share, 1 - parts.share) * values, n)
        rate = None if weights is None else self._rate(old, weights)
        if weights is None or rate is None:
            return np.where(doubtful > 0, np.inf, 0.0)
        then = self._counted(weights.quantity, period, self.source)
        people = np.zeros(len(weights.old)) if then is None else np.nan_to_num(then.values)
        moved = np.divide(np.abs(people - weights.old), people, out=np.zeros_like(people), where=people > 0)
        grown = 2 * parts.share * (1 - parts.share) * values * np.nan_to_num(moved)[parts.source]
        return np.maximum(rate * np.sqrt(doubtful), np.bincount(parts.target, grown, n))

    def _rate(self, old: Column, weights: Weights) -> float | None:
        """Expected error for the square root of people in doubt, told by unchanged areas put together by old region."""
        same = np.array([(m[0], t) for t, m in enumerate(self._unions["PLR"]) if m and len(m) == 1], dtype=int)
        same = same.reshape(-1, 2)
        actual, people = old.values[same[:, 0]], weights.new[same[:, 1]]
        known = np.isfinite(actual) & np.isfinite(people)
        regions = [ancestor(self._old.ids[i], "BZR") for i in same[known, 0]]
        return left_out_error(actual[known], people[known], pd.factorize(np.array(regions, dtype=object))[0])


def _outlines(numbers: Numbers, vintage: str) -> np.ndarray:
    frame = numbers.layers[vintage, "PLR"]
    return np.asarray(frame.sort_values("area_id")["geometry"], dtype=object)


def _gathered(found: Overlap, above: np.ndarray, n: int) -> Overlap:
    """Common ground with the areas that the targets make up."""
    pairs, position = np.unique(np.stack([found.source, above[found.target]]), axis=1, return_inverse=True)
    area = np.bincount(position.ravel(), found.area, pairs.shape[1])
    return Overlap(pairs[0], pairs[1], area, found.source_area, np.bincount(above, found.target_area, n))


def bridge(numbers: Numbers, source: str, target: str) -> Bridge | None:
    """The bridge between two key systems, built once for the numbers of a library; None where geometry lacks."""
    key = ("bridge", source, target)
    if key not in numbers.cache:
        frames = (numbers.layers.get((vintage, "PLR")) for vintage in (source, target))
        there = all(frame is not None and "geometry" in frame for frame in frames)
        numbers.cache[key] = Bridge(numbers, source, target) if there else None
    return numbers.cache[key]  # type: ignore[return-value]


def bridges(numbers: Numbers, target: str) -> Iterator[Bridge]:
    """From the earlier key systems to one, the newest of them first."""
    earlier = numbers.vintages[: numbers.vintages.index(target)] if target in numbers.vintages else ()
    for source in reversed(earlier):
        found = bridge(numbers, source, target)
        if found is not None:
            yield found
