# SPDX-License-Identifier: GPL-2.0-or-later
"""What hides numbers and what tries to find them out come to the same: nothing left, and nothing too much."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from sozialraum.processing.domain.audit.attack import attack
from sozialraum.processing.domain.audit.rules import Role, Rules, persons
from sozialraum.processing.domain.disclosure.tables import protect_table

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
