# SPDX-License-Identifier: GPL-2.0-or-later
"""What hides numbers and what tries to find them out come to the same: nothing left, and nothing too much."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from sozialraum.processing.domain.audit.attack import attack
from sozialraum.processing.domain.audit.rules import Role, Rules, persons
from sozialraum.processing.domain.audit.system import Limits, System, total
from sozialraum.processing.domain.disclosure.suppress import Cells, suppress
from sozialraum.processing.domain.disclosure.tables import protect_table, tree_sums
from sozialraum.processing.domain.lor import ancestor

spec = importlib.util.spec_from_file_location("audit_made_up", Path(__file__).with_name("made_up.py"))
made_up = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made_up)


class Protected:
    """A made-up table of Berlin, protected, and its auditor."""

    def __init__(self, mean: float, seed: int) -> None:
        self.table = made_up.berlin_table(mean, seed)
        self.areas = sorted({area for area, _ in self.table})
        rows = [[self.table[area, column] for column in made_up.COLUMNS] for area in self.areas]
        self.values = np.array(rows, dtype=float)
        found = protect_table(self.areas, self.values, made_up.berlin_areas())
        self.names = [(area, column) for area in self.areas for column in made_up.COLUMNS]
        self.hidden = {name for name, hidden in zip(self.names, found.hidden.ravel(), strict=True) if hidden}
        self.partners = [name for name, partner in zip(self.names, found.secondary.ravel(), strict=True) if partner]
        self.relations = list(made_up.berlin_relations(self.table))
        self.cache: dict = {}

    def verdict(self, shown=frozenset(), known: bool = True):
        """Of the table with some withheld cells shown; `known`: the auditor has the true values."""
        hidden = self.hidden - shown
        roles = {n: Role.PRIMARY if 1 <= self.table[n] < 3 else Role.SECONDARY for n in hidden}
        ones = persons([n for n in hidden if self.table[n] == 1], self.relations)
        rules = Rules(3, roles, Role.FREE, ones) if known else Rules(3, {}, Role.UNKNOWN)
        return attack(made_up.released(self.table, hidden), rules, cache=self.cache)


@pytest.fixture(scope="module")
def protected():
    return Protected(150, 1)


@pytest.mark.parametrize(("mean", "seed"), [pytest.param(40, 3, marks=pytest.mark.slow), (150, 4)])
def test_no_withheld_number_of_a_protected_table_can_be_worked_out(mean, seed):
    made = Protected(mean, seed)
    verdict = made.verdict()
    assert verdict.passed
    assert verdict.failures == []
    assert len(made.partners) > 100
    assert made.verdict(known=False).passed  # nor by someone who takes every withheld number for a small one


def test_any_partner_that_is_shown_gives_something_away(protected, full):
    """500 mutants (30 in `make test`): all are found."""
    assert protected.verdict().passed
    count = 500 if full else 30
    chosen = np.random.default_rng(5).choice(len(protected.partners), count, replace=False).tolist()
    survived = [protected.partners[n] for n in chosen if protected.verdict({protected.partners[n]}).passed]
    assert survived == []


def test_a_table_of_three_dimensions_holds_too():
    """Age by sex by area of one Prognoseraum, all margins public: men and women of each age make up all, ages too."""
    plr = [area for area in made_up.berlin_areas() if area.startswith("0110")]
    areas = sorted({ancestor(area, level) for area in plr for level in ("PLR", "BZR", "PGR")})
    counts = np.random.default_rng(3).poisson(np.outer([9, 5, 3, 2], [1, 1.2]), (len(plr), 4, 2))
    leaves = np.pad(counts, [(0, 0), (0, 1), (0, 1)])  # the last of each are totals
    leaves[:, -1], leaves[:, :, -1] = leaves.sum(1), leaves.sum(2)
    leaves[:, -1, -1] = counts.sum((1, 2))
    values = np.array([leaves[[p.startswith(area) for p in plr]].sum(0) for area in areas])
    at = np.arange(values.size).reshape(values.shape)
    relations = [
        (at[a, i, j], at[list(parts), i, j]) for a, parts in tree_sums(areas, plr) for i, j in np.ndindex(5, 3)
    ]
    relations += [(at[a, -1, j], at[a, :-1, j]) for a in range(len(areas)) for j in range(3)]
    relations += [(at[a, i, -1], at[a, i, :-1]) for a in range(len(areas)) for i in range(5)]
    sums = [(int(whole), tuple(parts.tolist())) for whole, parts in relations]
    flat = values.ravel()
    small = (flat > 0) & (flat < 3)
    found = suppress(Cells(flat.astype(float), sums, small))
    hidden = np.flatnonzero(found.hidden).tolist()
    known = {n: float(count) for n, count in enumerate(flat.tolist()) if n not in hidden}
    equations = [total(whole, list(parts)) for whole, parts in sums]
    roles = {n: Role.PRIMARY if small[n] else Role.SECONDARY for n in hidden}
    rules = Rules(3, roles, Role.FREE, persons([n for n in hidden if flat[n] == 1], equations))
    assert small.sum() > 30
    assert found.weak == {}
    assert attack(System(known, {n: Limits() for n in hidden}, equations), rules).passed
    naive = System({n: float(count) for n, count in enumerate(flat.tolist()) if not small[n]}, {}, equations)
    assert len(attack(naive, rules).failures) > small.sum() / 2
