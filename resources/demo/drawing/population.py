# SPDX-License-Identifier: GPL-2.0-or-later
"""The people of the made-up district and of its city: counts per atom and date that add up everywhere.

As in the real register, no count is 1 or 2. All counts are drawn per atom, so sums over any areas keep that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from shapely.geometry.base import BaseGeometry

from .district import ATOMS, DENSEST, DENSEST_PER_HECTARE, RATHAUSPLATZ_PEOPLE, SEED, Atom

# Age bands of the EWR matrix; the last one is open (95 to under 110).
CUTS = (
    0,
    1,
    2,
    3,
    5,
    6,
    7,
    8,
    10,
    12,
    14,
    15,
    18,
    21,
    25,
    27,
    30,
    35,
    40,
    45,
    50,
    55,
    60,
    63,
    65,
    67,
    70,
    75,
    80,
    85,
    90,
    95,
    110,
)
BANDS = tuple(pairwise(CUTS))
GROUPS = ((0, 6), (6, 15), (15, 18), (18, 27), (27, 45), (45, 55), (55, 65), (65, 110))
OLD_DATES = ("2014-12-31", "2015-12-31", "2016-12-31", "2017-12-31", "2019-12-31", "2020-12-31")
NEW_DATES = ("2020-12-31", "2021-12-31", "2022-12-31", "2023-12-31", "2024-06-30", "2024-12-31")
DATES = tuple(sorted({*OLD_DATES, *NEW_DATES}))
LAST = "2024-12-31"

# Number of people per date, as a share of 31.12.2024.
PATHS = {
    "steady": (0.935, 0.951, 0.960, 0.963, 0.966, 0.961, 0.960, 0.981, 0.990, 0.995, 1.0),
    "growing": (0.842, 0.868, 0.885, 0.899, 0.921, 0.924, 0.930, 0.962, 0.982, 0.991, 1.0),
    "emptied": (1.171, 1.176, 1.174, 1.170, 1.1628, 1.128, 1.092, 1.061, 1.029, 1.014, 1.0),
    "ageing": (0.981, 0.992, 0.996, 0.994, 0.991, 0.984, 0.982, 0.996, 0.999, 1.0, 1.0),
}
NEW_BUILT = (3_977, 4_012, 4_058, 4_116, 4_217, 4_386, 4_864, 5_643, 6_308, 6_587, 6_863)  # 993008: +62 % since 2019
YARD = (52, 49, 50, 47, 45, 44, 43, 46, 42, 40, 41)
CITY = (
    1_966_480,
    1_993_204,
    2_016_377,
    2_031_915,
    2_062_148,
    2_060_931,
    2_066_702,
    2_109_866,
    2_130_417,
    2_141_352,
    2_152_806,
)
CITY_MH, CITY_FOREIGN = 0.412, 0.247

# Share of people per year of age for each kind of housing: corners (age, weight), straight lines between them.
SHAPES = {
    "mixed": ((0, 10), (6, 9.5), (15, 9), (19, 10.5), (27, 15), (35, 17), (45, 13.5), (55, 14), (62, 13), (72, 9), (80, 8), (90, 2.6), (100, 0.1), (110, 0)),
    "young": ((0, 10), (6, 8.5), (15, 8), (19, 11.5), (25, 21), (31, 24), (38, 20), (48, 13), (58, 10.5), (66, 7), (78, 4.3), (90, 1.2), (100, 0.1), (110, 0)),
    "estate": ((0, 13.5), (6, 14), (15, 13), (19, 12.5), (27, 13.5), (36, 15), (46, 12.5), (56, 12), (64, 11), (74, 9), (82, 7.2), (91, 2), (100, 0.1), (110, 0)),
    "ageing": ((0, 8), (6, 8.2), (15, 8), (19, 8.5), (27, 9.5), (36, 11), (46, 10.5), (56, 13.5), (65, 15.5), (74, 15), (83, 12.5), (91, 3.8), (100, 0.2), (110, 0)),
    "family": ((0, 21), (4, 20), (9, 14), (15, 9), (20, 9), (27, 16), (34, 27), (41, 22), (50, 10), (60, 6.5), (72, 3.8), (84, 1.8), (95, 0.2), (110, 0)),
    "houses": ((0, 8.5), (6, 10.5), (15, 11.5), (19, 9.5), (26, 8), (36, 12.5), (46, 15), (55, 18.5), (64, 16), (74, 13), (83, 11), (92, 2.6), (100, 0.1), (110, 0)),
    "old": ((0, 4), (6, 5), (15, 5.6), (19, 5), (26, 4.6), (36, 6.5), (46, 8.5), (56, 15), (65, 20), (73, 23), (82, 19.5), (91, 5), (100, 0.2), (110, 0)),
    "city": ((0, 10), (6, 9.8), (15, 9.2), (19, 11), (27, 16.5), (34, 18), (45, 13.2), (56, 13.2), (64, 11.5), (74, 8.4), (82, 7), (91, 2), (100, 0.1), (110, 0)),
}  # fmt: skip
OLD_SHARE_65 = {"99300931": 0.42, "99300932": 0.385, "99300933": 0.4085}  # region 993009: 41 %


@dataclass(frozen=True)
class People:
    """Counts of one atom (or sums of several) at one date. Vectors follow `BANDS` and `GROUPS`."""

    bands: np.ndarray  # persons by age band
    women: int
    foreign: int
    german_mh: int
    mh_groups: np.ndarray  # with migration background by age group
    mh_women: int

    @property
    def total(self) -> int:
        return int(self.bands.sum())

    @property
    def groups(self) -> np.ndarray:
        return to_groups(self.bands)

    @property
    def mh(self) -> int:
        return self.foreign + self.german_mh

    def __add__(self, other: "People") -> "People":
        mine, others = (vars(p).values() for p in (self, other))
        return People(*(a + b for a, b in zip(mine, others, strict=True)))


@dataclass(frozen=True)
class Own:
    """What sets an area apart from others of its kind.

    `taste` a factor by band; `young` one for the under 18; `drift` what young and old gain a year beside the common
    trend; `aged` the share of people of 65 and more where it is given, else 0.
    """

    taste: np.ndarray = field(default_factory=lambda: np.ones(len(BANDS)))
    young: float = 1.0
    drift: tuple[float, float] = (0.0, 0.0)
    aged: float = 0.0


def to_groups(bands: np.ndarray) -> np.ndarray:
    """The eight common groups of the 32 bands."""
    return np.array(
        [sum(n for n, (a, b) in zip(bands, BANDS, strict=True) if lo <= a and b <= hi) for lo, hi in GROUPS]
    )


def share_out(total: int, weights: np.ndarray) -> np.ndarray:
    """Whole numbers that sum to `total`, as near as can be to `weights`, none of them 1 or 2."""
    if total == 0:
        return np.zeros(len(weights), dtype=int)
    if total < 12 * len(weights):  # so few that single persons would show: share out threes
        counts = 3 * _largest_remainder(total // 3, weights)
        counts[counts.argmax()] += total % 3
        return counts
    counts = _largest_remainder(total, weights)
    counts[counts == 1] = 0
    counts[counts == 2] = 3
    counts[counts.argmax()] += total - counts.sum()
    return counts


def _largest_remainder(total: int, weights: np.ndarray) -> np.ndarray:
    exact = total * weights / weights.sum()
    counts = np.floor(exact + 1e-9).astype(int)
    order = np.lexsort((np.arange(len(weights)), -np.round(exact - counts, 9)))
    counts[order[: total - counts.sum()]] += 1
    return counts


def _band_weights(kind: str, years: float, own: Own) -> np.ndarray:
    """Persons per band for a kind of housing, `years` before 31.12.2024: the old grow slowly in number."""
    ages, height = zip(*SHAPES[kind], strict=True)
    per_year = np.interp(np.arange(110) + 0.5, ages, height)
    per_year[:18] *= own.young * (1 - own.drift[0] * years)
    per_year[65:] *= 1 - (0.006 + own.drift[1]) * years
    per_year[80:] *= 1 - 0.008 * years
    per_year[:6] *= 1 + 0.012 * years
    weights = np.array([per_year[a:b].sum() for a, b in BANDS]) * own.taste
    if own.aged:
        aged = np.array([a >= 65 for a, _ in BANDS])
        share = own.aged - 0.004 * years
        weights[aged] *= share / weights[aged].sum()
        weights[~aged] *= (1 - share) / weights[~aged].sum()
    return weights / weights.sum()


def _years_before(day: str) -> float:
    return 2025 - (int(day[:4]) + (1 if day[5:7] == "12" else 0.5))


def _pick(total: int, share: float, room: int | None = None) -> int:
    """A share of `total` as a count that is never 1 or 2, nor leaves 1 or 2."""
    count = round(total * share)
    if count in (1, 2):
        count = 3
    if total - count in (1, 2):
        count = total - 3
    if count in (1, 2) or count < 0:
        count = 0
    return count if room is None else min(count, room)


def _mh_groups(mh: int, people: np.ndarray) -> np.ndarray:
    """People with migration background by age group: more among children, fewer among the old, never above the group."""
    lean = np.array([1.42, 1.36, 1.3, 1.18, 1.16, 0.98, 0.72, 0.47])
    room = people.astype(float)
    weights = room * lean
    for _ in range(20):  # no group beyond 97 % of its people
        weights = np.minimum(weights * mh / weights.sum(), 0.97 * room)
    counts = share_out(mh, weights)
    return counts


def _draw(total: int, kind: str, mh: float, foreign: float, day: str, own: Own) -> People:
    years = _years_before(day)
    bands = share_out(total, _band_weights(kind, years, own))
    aged = bands[[a >= 65 for a, _ in BANDS]].sum() / max(total, 1)
    abroad = _pick(total, foreign * (1 - 0.032 * years))
    german_mh = _pick(total - abroad, (mh - foreign) * (1 - 0.008 * years) / (1 - abroad / max(total, 1)))
    women = _pick(total, 0.494 + 0.09 * (aged - 0.19))
    with_mh = _mh_groups(abroad + german_mh, to_groups(bands)) if abroad + german_mh else np.zeros(8, dtype=int)
    return People(bands, women, abroad, german_mh, with_mh, _pick(abroad + german_mh, 0.489))


def _numbers(atom: Atom, people_now: int, tilt: float) -> tuple[int, ...]:
    """People per date; `tilt` lets neighbours on the same path part a little, in shares a year."""
    if atom.path in ("yard", "new-built"):
        return YARD if atom.path == "yard" else NEW_BUILT
    lean = 0.0 if atom.path == "emptied" else tilt
    return tuple(
        round(people_now * f * (1 - lean * _years_before(day))) for f, day in zip(PATHS[atom.path], DATES, strict=True)
    )


def people_now(ground: Mapping[Atom, BaseGeometry]) -> dict[Atom, int]:
    """People of each atom on 31.12.2024. The densest area's number follows from its drawn size."""
    now = {a: a.people for a in ATOMS}
    region = [a for a in ATOMS if a.new[:6] == DENSEST[:6]]
    dense = next(a for a in region if a.new == DENSEST)
    now[dense] = round(DENSEST_PER_HECTARE * ground[dense].area / 1e4)
    now[region[-1]] = RATHAUSPLATZ_PEOPLE - sum(now[a] for a in region[:-1])
    return now


def draw_people(ground: Mapping[Atom, BaseGeometry]) -> dict[str, dict[Atom, People]]:
    """People by date and atom."""
    rng = np.random.RandomState(SEED + 1)
    now = people_now(ground)
    own = {
        a: Own(
            np.exp(rng.standard_normal(len(BANDS)) * 0.05), float(np.exp(rng.standard_normal() * 0.07)),
            tuple(rng.standard_normal(2) * 0.006), OLD_SHARE_65.get(a.new, 0.0),
        )
        for a in ATOMS
    }  # fmt: skip
    numbers = {a: _numbers(a, now[a], rng.standard_normal() * 0.004) for a in ATOMS}
    # Shares as in a register: 37,3 % rather than 37,0 %.
    lean = {a: (rng.random_sample() - 0.5) * 0.008 for a in ATOMS}
    return {
        day: {a: _draw(numbers[a][i], a.kind, a.mh + lean[a], a.foreign + 0.6 * lean[a], day, own[a]) for a in ATOMS}
        for i, day in enumerate(DATES)
    }


def draw_city() -> dict[str, People]:
    """People of the whole city by date, as published in one row."""
    return {day: _draw(CITY[i], "city", CITY_MH, CITY_FOREIGN, day, Own()) for i, day in enumerate(DATES)}


def gathered(people: Mapping[Atom, People], vintage: str, length: int = 8) -> dict[str, People]:
    """Sums by area id of one level (key length) of one key system, ascending."""
    sums: dict[str, People] = {}
    for atom, count in people.items():
        key = (atom.new if vintage == "2021" else atom.old)[:length]
        sums[key] = sums[key] + count if key in sums else count
    return dict(sorted(sums.items()))


def women_of(people: People, steps: Sequence[tuple[int, int]], counts: np.ndarray) -> np.ndarray:
    """Women among the people of each step of age: less than half of the children, most of the very old.

    Nowhere are there one or two women or men; what that costs is made up for in the largest step, if that has room.
    """
    if not people.women:
        return np.zeros(len(steps), dtype=int)
    share = np.array([0.487 + 0.0035 * max(low - 45, 0) for low, _ in steps])
    wanted = _largest_remainder(people.women, counts * share)
    seen = [[w for w in range(n + 1) if not {w, n - w} & {1, 2}] for n in counts.tolist()]
    found = np.array([min(ws, key=lambda w: (abs(w - n), w)) for ws, n in zip(seen, wanted.tolist(), strict=True)])
    most = int(counts.argmax())
    rest = int(found[most] + people.women - found.sum())
    found[most] = rest if rest in seen[most] else found[most]
    return found
