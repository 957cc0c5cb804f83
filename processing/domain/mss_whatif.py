# SPDX-License-Identifier: GPL-2.0-or-later
"""What if: how far classes and ranks of an index hold when its recipe is changed a little.

The scenarios are ours, not the MSS's: each indicator left out, each weighing a quarter more and less, the most extreme
area left out of means and standard deviations, and equal weights where own ones were given. Each changes one thing in
one of the two indices.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np

from .errors import SozialraumError
from .mss import FEWEST, Mss, SumIndex, dynamic_class, groups, status_class, sum_index
from .standardising import ranks

CHANGE = 0.25  # of a weight
FRAGILE = 0.1  # ranks further apart than this share of the areas


@dataclass(frozen=True)
class Scenario:
    """One change of the recipe.

    Parameters
    ----------
    code
        ``whatif_without`` (field), ``whatif_weight`` (field, change in per cent), ``whatif_equal`` and
        ``whatif_outlier``.
    index
        Which index is changed: ``status`` or ``dynamic``.
    weights : float array (k,)
        Of the index's indicators.
    left_out
        Position of the area that gives no mean and no standard deviation; None for none. It keeps an index of its own,
        so that ranks stay comparable.
    """

    code: str
    index: str
    weights: np.ndarray
    left_out: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What a scenario gives: both indices' classes (0 not valid) and the status index's ranks; int arrays (n,)."""

    scenario: Scenario
    si_class: np.ndarray
    di_class: np.ndarray
    ranks: np.ndarray


@dataclass(frozen=True)
class WhatIf:
    """All scenarios beside the index itself.

    Parameters
    ----------
    outcomes
        One a scenario.
    rank, rank_min, rank_max : int arrays (n,)
        Rank by status index, 1 = highest (worst), and its best and worst over all scenarios; 0 not valid.
    class_changes : int array (n,)
        In how many scenarios the area is in another group.
    others : object array (n,)
        The other groups it is in, comma separated; None where there are none.
    """

    outcomes: tuple[Outcome, ...]
    rank: np.ndarray
    rank_min: np.ndarray
    rank_max: np.ndarray
    class_changes: np.ndarray
    others: np.ndarray
    _base: tuple[np.ndarray, np.ndarray]

    def changed(self, outcome: Outcome) -> np.ndarray:
        """Which areas a scenario moves into another group, bool (n,)."""
        return (outcome.si_class != self._base[0]) | (outcome.di_class != self._base[1])

    @property
    def fragile(self) -> np.ndarray:
        """Which areas' ranks lie further apart than a tenth of the valid areas, bool (n,)."""
        return self.rank_max - self.rank_min > FRAGILE * (self.rank > 0).sum()


def scenarios(result: Mss) -> list[Scenario]:
    """The scenarios of an index, see the module's docstring."""
    found = []
    for part, index in (("status", result.status), ("dynamic", result.dynamic)):
        used = np.flatnonzero(index.weights)
        for i in used if len(used) > 1 else ():
            found.append(_weighing(part, index, int(i), 0.0, "whatif_without", field=index.names[i]))
        for i in used if len(used) > 1 else ():
            for change in (CHANGE, -CHANGE):
                weight = float(index.weights[i]) * (1 + change)
                values = {"field": index.names[i], "difference": round(100 * change)}
                found.append(_weighing(part, index, int(i), weight, "whatif_weight", **values))
        if np.ptp(index.weights) > 0:
            found.append(Scenario("whatif_equal", part, np.ones(len(index.names))))
        if index.reference.sum() > FEWEST:
            row = int(np.argmax(np.where(index.reference, np.abs(index.values), -1)))
            found.append(Scenario("whatif_outlier", part, index.weights, row))
    return found


def _weighing(part: str, index: SumIndex, i: int, weight: float, code: str, **values: object) -> Scenario:
    weights = index.weights.copy()
    weights[i] = weight
    return Scenario(code, part, weights, None, values)


def what_if(result: Mss, wanted: Sequence[Scenario] | None = None) -> WhatIf:
    """Compute the scenarios (None: all of `scenarios`) and compare them with the index itself.

    A scenario in which the index says nothing any more (indicators that then cancel each other) is left out.
    """
    base = result.si_class, result.di_class
    own = ranks(result.si)
    outcomes = []
    for scenario in scenarios(result) if wanted is None else wanted:
        with suppress(SozialraumError):
            outcomes.append(_outcome(result, scenario, base, own))
    seen = np.array([own, *(outcome.ranks for outcome in outcomes)])
    sdi = result.sdi
    moved = np.array([groups(o.si_class, o.di_class) for o in outcomes], dtype=object).reshape(len(outcomes), len(own))
    changes = moved != sdi
    others = [", ".join(sorted(set(moved[changes[:, i], i]))) or None for i in range(len(own))]
    return WhatIf(
        tuple(outcomes), own, seen.min(axis=0), seen.max(axis=0), changes.sum(axis=0).astype(int),
        np.array(others, dtype=object), base,
    )  # fmt: skip


def _outcome(result: Mss, scenario: Scenario, base: tuple[np.ndarray, np.ndarray], own: np.ndarray) -> Outcome:
    index = result.status if scenario.index == "status" else result.dynamic
    reference = index.reference.copy()
    if scenario.left_out is not None:
        reference[scenario.left_out] = False
    used = scenario.weights > 0
    names = [name for name, kept in zip(index.names, used, strict=True) if kept]
    values = sum_index(names, index.raw[:, used], reference, scenario.weights[used]).values
    if scenario.index == "status":
        return Outcome(scenario, status_class(values), base[1], ranks(values))
    return Outcome(scenario, base[0], dynamic_class(values), own)


def columns(result: Mss, changes: WhatIf | None = None) -> dict[str, np.ndarray]:
    """The result as columns of a layer: ``si``, ``si_class``, ``di``, ``di_class``, ``sdi``, empty where not valid.

    Parameters
    ----------
    changes
        Adds ``c_<indicator>`` (contributions), ``rank``, ``rank_min``, ``rank_max``, ``class_changes``, ``sdi_other``.
    """
    invalid = ~result.valid

    def whole(values: np.ndarray) -> np.ndarray:
        return np.ma.array(values, mask=invalid)

    found = {"si": result.si, "si_class": whole(result.si_class)}
    found |= {"di": result.di, "di_class": whole(result.di_class), "sdi": result.sdi}
    if changes is not None:
        for index in (result.status, result.dynamic):
            found |= {f"c_{name}": index.contributions[:, i] for i, name in enumerate(index.names)}
        found |= {name: whole(getattr(changes, name)) for name in ("rank", "rank_min", "rank_max", "class_changes")}
        found["sdi_other"] = changes.others
    return found
