# SPDX-License-Identifier: GPL-2.0-or-later
"""How evenly a group lives over areas: indices of residential segregation.

Duncan & Duncan 1955, American Sociological Review 20; Lieberson 1981; Massey & Denton 1988, Social Forces 67. All
lie between 0 and 1. They describe where people live and rate nobody; they depend on the size of the areas, so that
only indices of the same areas are comparable.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .attributes import Attribute, refuse_negative
from .columns import MISSING, NOT_APPLICABLE, STATUSES, SUPPRESSED, VALUE
from .errors import SozialraumError
from .lor import CITY, CITY_DISTRICTS, KEY_LENGTH, LEVELS

WHOLE = "LAYER"  # level of all areas of a layer that is not all of Berlin
_FEWEST = 2  # areas; one alone is always even
_ROUNDING = 1e-9  # a group may exceed its total by binary dust only


def dissimilarity(a: np.ndarray, b: np.ndarray) -> float:
    """D = ½ Σ |a_i / A − b_i / B|: the share of a group that had to move for both to live alike (Duncan & Duncan 1955).

    With the rest of the people as `b` it is the segregation index, with the areas' ground Hoover's delta.

    >>> dissimilarity(np.array([30, 10]), np.array([10, 30]))
    0.5
    """
    return float(np.abs(a / a.sum() - b / b.sum()).sum() / 2)


def exposure(a: np.ndarray, b: np.ndarray, total: np.ndarray) -> float:
    """Σ (a_i / A)(b_i / t_i): share of `b` among the people of the area where a member of `a` lives on average.

    With `b` = `a` it is the isolation xPx, with another group the interaction xPy (Lieberson 1981). Every total > 0.
    """
    return float((a / a.sum() * b / total).sum())


def location_quotient(a: np.ndarray, total: np.ndarray) -> np.ndarray:
    """LQ_i = (a_i / t_i) / (A / T): 1 where the group's share is that of all areas together; shape (n,)."""
    return (a / total) / (a.sum() / total.sum())


def lorenz(part: np.ndarray, base: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cumulated shares of base and part, areas ordered by part / base; both of shape (n + 1,) from 0 to 1."""
    with np.errstate(divide="ignore", invalid="ignore"):
        order = np.argsort(np.nan_to_num(part / base, nan=0.0, posinf=np.inf), kind="stable")
    return (
        np.concatenate([[0.0], np.cumsum(base[order]) / base.sum()]),
        np.concatenate([[0.0], np.cumsum(part[order]) / part.sum()]),
    )


def gini(part: np.ndarray, base: np.ndarray) -> float:
    """Gini coefficient 1 − 2 · area under the Lorenz curve of a part over its base (weights: the base).

    Group over rest is the segregation Gini of Massey & Denton 1988.
    """
    x, y = lorenz(part, base)
    return float(1 - (np.diff(x) * (y[1:] + y[:-1])).sum())


@dataclass(frozen=True)
class Unit:
    """Indices of one unit: a Bezirk, Prognoseraum, Bezirksregion, or all areas together.

    Parameters
    ----------
    level, area_id
        ``STADT`` and ``BE`` for all of Berlin, ``LAYER`` and "" for all areas of a layer that is less.
    status
        ``missing`` or ``suppressed`` where an area lacks its number; ``not_applicable`` with fewer than two inhabited
        areas, without the group or with nobody else. Only ``value`` has indices, the others NaN.
    areas, omitted
        Areas that take part, and those left out because they lack a number.
    group, total
        Persons.
    dissimilarity
        Group and other group; without another group the same as `segregation` (group and rest).
    isolation, interaction
        xPx, and xPy with the other group or the rest.
    delta
        Hoover's delta; NaN without the areas' ground.
    """

    level: str
    area_id: str
    status: str
    areas: int
    omitted: int
    group: float = np.nan
    total: float = np.nan
    dissimilarity: float = np.nan
    segregation: float = np.nan
    isolation: float = np.nan
    interaction: float = np.nan
    gini: float = np.nan
    delta: float = np.nan


@dataclass(frozen=True)
class Segregation:
    """Units (all areas together first), and per area, shape (n,); NaN where an area takes no part.

    Parameters
    ----------
    status : object array (n,)
        Status of the area's numbers; ``not_applicable`` without inhabitants.
    share
        Group in per cent of the total.
    lq
        Location quotient against all areas together.
    difference
        Persons of the group more (+) or fewer (−) than with its share in all areas together.
    contribution
        The area's part of the dissimilarity of all areas; their sum is D.
    """

    units: tuple[Unit, ...]
    status: np.ndarray
    share: np.ndarray
    lq: np.ndarray
    difference: np.ndarray
    contribution: np.ndarray


@dataclass(frozen=True)
class People:
    """Numbers of n areas, in persons; `other` is the other group, else the rest.

    `codes` is the status of each area: that of its numbers (missing wins), ``not_applicable`` without inhabitants.
    """

    group: np.ndarray
    total: np.ndarray
    other: np.ndarray
    codes: np.ndarray

    @property
    def part(self) -> np.ndarray:
        """Areas that take part."""
        return self.codes == VALUE

    @property
    def lacking(self) -> np.ndarray:
        """Areas whose number is missing or secret."""
        return (self.codes == MISSING) | (self.codes == SUPPRESSED)


def people(
    group: Attribute, total: Attribute, other: Attribute | None = None, names: Sequence[str] = ("", "", "", "")
) -> People:
    """Bring the columns together and refuse what cannot be.

    Parameters
    ----------
    names
        Layer, and fields of group, total and other, for messages.

    Raises
    ------
    SozialraumError
        ``negative_count``; ``group_exceeds`` (layer, field, total, count, row, content, limit).
    """
    layer, *fields = names
    columns = [group, total] if other is None else [group, total, other]
    for column, field in zip(columns, (fields[0], fields[1], fields[2]), strict=False):
        refuse_negative(column, layer, field)
        exceeds = column.known & total.known & (column.values > total.values * (1 + _ROUNDING))
        if exceeds.any():
            row = int(np.flatnonzero(exceeds)[0])
            raise SozialraumError(
                "group_exceeds", layer=layer, field=field, total=fields[1], count=int(exceeds.sum()), row=row + 1,
                content=f"{column.values[row]:g}", limit=f"{total.values[row]:g}",
            )  # fmt: skip
    codes = np.full(len(total.codes), VALUE, np.int8)
    for code in (NOT_APPLICABLE, SUPPRESSED, MISSING):
        for column in columns:
            codes[column.codes == code] = code
    codes[total.known & (total.values == 0)] = NOT_APPLICABLE
    rest = total.values - group.values if other is None else other.values
    return People(group.values, total.values, np.maximum(rest, 0), codes)


def segregation(
    numbers: People,
    *,
    keys: np.ndarray | None = None,
    levels: Sequence[str] = (),
    ground: np.ndarray | None = None,
    leave_out: bool = False,
) -> Segregation:
    """Indices of all areas together and of the units above them.

    An area whose number is missing or secret leaves its units without an index (the index of the others would be
    another one), unless it is to be left out. Areas without inhabitants or to which the numbers do not apply take no
    part.

    Parameters
    ----------
    keys : object array (n,), optional
        Clean LOR keys.
    levels
        Levels of the units wanted besides all areas, by the prefix of the keys.
    ground : float array (n,), optional
        Size of each area in m², for Hoover's delta.
    leave_out
        Compute without areas that lack a number; `Unit.omitted` says how many.

    Raises
    ------
    SozialraumError
        ``level_not_above`` (level, known): the areas are of that level themselves, or larger.
    """
    known = levels_above(keys) if keys is not None else ()
    for level in levels:
        if level not in known:
            raise SozialraumError("level_not_above", level=level, known=", ".join(known) or "–")
    everywhere = np.ones(len(numbers.codes), bool)
    units = [_unit(numbers, everywhere, *_whole(keys), ground, leave_out)]
    for level in levels:
        above = np.array([key[: KEY_LENGTH[level]] for key in (() if keys is None else keys)])
        units += [_unit(numbers, above == area, level, str(area), ground, leave_out) for area in np.unique(above)]
    status = np.array([str(STATUSES[code]) for code in numbers.codes], dtype=object)
    return Segregation(tuple(units), status, *_areas(numbers, units[0]))


def levels_above(keys: np.ndarray) -> tuple[str, ...]:
    """Levels of LOR between clean keys of one level and the city.

    >>> levels_above(np.array(["073005", "073006"], dtype=object))
    ('PGR', 'BEZ')
    """
    return tuple(level for level in LEVELS if KEY_LENGTH.get(level, 99) < len(keys[0]))


def _whole(keys: np.ndarray | None) -> tuple[str, str]:
    districts = {key[:2] for key in keys} if keys is not None else set()
    return ("STADT", CITY) if districts == CITY_DISTRICTS else (WHOLE, "")


def _unit(
    numbers: People, inside: np.ndarray, level: str, area_id: str, ground: np.ndarray | None, leave_out: bool
) -> Unit:
    part = numbers.part & inside
    lacking = numbers.codes[numbers.lacking & inside]
    a, t, b = numbers.group[part], numbers.total[part], numbers.other[part]
    rest = np.maximum(t - a, 0)
    if len(lacking) and not leave_out:
        code = MISSING if (lacking == MISSING).any() else SUPPRESSED
        return Unit(level, area_id, str(STATUSES[code]), len(a), 0)
    head = (len(a), len(lacking), float(a.sum()), float(t.sum()))
    if len(a) < _FEWEST or not a.sum() or not b.sum() or not rest.sum():
        return Unit(level, area_id, str(STATUSES[NOT_APPLICABLE]), *head)
    delta = np.nan if ground is None or not np.isfinite(ground[part]).all() else dissimilarity(a, ground[part])
    return Unit(
        level, area_id, str(STATUSES[VALUE]), *head, dissimilarity(a, b), dissimilarity(a, rest), exposure(a, a, t),
        exposure(a, b, t), gini(a, rest), delta,
    )  # fmt: skip


def _areas(numbers: People, whole: Unit) -> tuple[np.ndarray, ...]:
    """Share, location quotient, difference and contribution; the last three need the sum of all areas."""
    share, quotient, difference, contribution = (np.full(len(numbers.codes), np.nan) for _ in range(4))
    part = numbers.part
    a, t, b = numbers.group[part], numbers.total[part], numbers.other[part]
    share[part] = 100 * a / t
    if np.isfinite(whole.group) and a.sum():
        quotient[part] = location_quotient(a, t)
        difference[part] = a - t * a.sum() / t.sum()
    if np.isfinite(whole.dissimilarity):
        contribution[part] = np.abs(a / a.sum() - b / b.sum()) / 2
    return share, quotient, difference, contribution
