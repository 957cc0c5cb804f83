# SPDX-License-Identifier: GPL-2.0-or-later
"""What earlier releases told, as an attacker uses it: numbers, ranges, ranks; what was revised since tells nothing."""

import json
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.audit.attack import attack
from sozialraum.processing.domain.audit.earlier import read_released
from sozialraum.processing.domain.audit.rules import Role, Rules
from sozialraum.processing.domain.audit.system import System, total

DAY = "2023-12-31"
TABLES = {"released", "told"}
A, B, C, WHOLE = ((area, "q", DAY) for area in ("07100101", "07100102", "07100103", "071001"))


@pytest.fixture
def library():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE released (area_id, quantity, period, value, step)")
    connection.execute("CREATE TABLE told (kind, vintage, area_id, measure, period, terms, low, high, beside)")
    return connection


def shown(connection, cell, value, step=0.0):
    connection.execute("INSERT INTO released VALUES (?, ?, ?, ?, ?)", (*cell, value, step))


def told(connection, kind, terms, low, high, beside=""):
    text = json.dumps([[*cell, factor] for cell, factor in terms])
    row = (kind, "2021", terms[0][0][0], "anteil", DAY, text, low, high, beside)
    connection.execute("INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def test_a_number_that_was_shown_is_known_and_one_that_was_revised_is_not(library):
    shown(library, A, 12)
    shown(library, B, 30)
    found = read_released(library, TABLES, {A: 12.0, B: 31.0})
    assert found.ends == {A: (12, 12)}


def test_a_rounded_number_is_a_range_and_no_other_number(library):
    """10 in steps of 5 was any number from 8 to 12; that 11 is 11 by now is no revision."""
    shown(library, A, 10, 5)
    assert read_released(library, TABLES, {A: 11.0}).ends == {A: (7.5, 12.5)}
    shown(library, A, 11)
    assert read_released(library, TABLES, {A: 11.0}).ends == {A: (11, 11)}
    assert read_released(library, TABLES, {A: 14.0}).ends == {}


def test_a_number_that_the_library_has_no_more_stays_known(library):
    shown(library, A, 12)
    told(library, "rate", [(B, 2.0)], 6, 8)
    found = read_released(library, TABLES, {})
    assert found.ends == {A: (12, 12)}
    assert len(found.relations) == 1


def test_ranges_and_ranks_are_inequalities(library):
    """Rank 1 of A and rank 2 of B: B is no larger than A but for what is rounded."""
    told(library, "rate", [(A, 1.0)], 6, 8)
    told(library, "class", [(B, 1.0)], None, 5)
    told(library, "rank", [(A, 0.1)], 1, 0.2, "PLR 07")
    told(library, "rank", [(B, 0.2)], 2, 0.1, "PLR 07")
    told(library, "rank", [(C, 0.2)], 3, 0.1, "PLR 08")
    found = read_released(library, TABLES, {A: 7.0, B: 2.0, C: 30.0})
    assert [(one.terms, one.low, one.high) for one in found.relations] == [
        (((A, 1.0),), 6, 8),
        (((B, 1.0),), float("-inf"), 5),
        (((A, 0.1), (B, -0.2)), -0.2, float("inf")),
    ]


def test_what_no_longer_holds_was_told_of_other_numbers(library):
    told(library, "rate", [(A, 1.0)], 6, 8)
    assert read_released(library, TABLES, {A: 9.0}).relations == ()


def test_a_ledger_of_numbers_alone_is_read_as_one(library):
    library.execute("DROP TABLE told")
    library.execute("ALTER TABLE released DROP COLUMN step")
    library.execute("INSERT INTO released VALUES (?, ?, ?, ?)", (*A, 12))
    assert read_released(library, {"released"}, {A: 12.0}).ends == {A: (12, 12)}
    assert not read_released(library, set(), {A: 12.0})


numbers = st.integers(0, 9)


@settings(max_examples=60, deadline=None)
@given(values=st.tuples(numbers, numbers, numbers), entries=st.lists(st.tuples(st.sets(st.sampled_from([A, B, C]),
       min_size=1), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=4))  # fmt: skip
def test_another_entry_never_widens_what_is_possible(values, entries):
    """The sum of three numbers is public; of some of their sums it was told between which ends they lie."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE released (area_id, quantity, period, value, step)")
    connection.execute("CREATE TABLE told (kind, vintage, area_id, measure, period, terms, low, high, beside)")
    true = {cell: float(value) for cell, value in zip((A, B, C), values, strict=True)}
    width = dict.fromkeys((A, B, C), float("inf"))
    for cells, below, above in entries:
        number = sum(true[cell] for cell in cells)
        told(connection, "count", [(cell, 1.0) for cell in sorted(cells)], number - below, number + above)
        relations = [total(WHOLE, (A, B, C)), *read_released(connection, TABLES, true).relations]
        system = System(known={WHOLE: sum(true.values())}, relations=relations)
        rules = Rules(3, dict.fromkeys((A, B, C), Role.PRIMARY))
        found = attack(system, rules, thorough=True).intervals
        for cell, interval in found.items():
            assert interval.low <= true[cell] <= interval.high
            assert interval.width <= width[cell]
            width[cell] = interval.width
