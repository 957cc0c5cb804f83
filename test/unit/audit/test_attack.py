# SPDX-License-Identifier: GPL-2.0-or-later
"""The attack finds what can be worked out, and nothing else."""

import importlib.util
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import OptimizeResult, milp
from sozialraum.processing.domain.audit import solver
from sozialraum.processing.domain.audit.attack import attack
from sozialraum.processing.domain.audit.rules import Fault, Role, Rules, fault
from sozialraum.processing.domain.audit.system import Limits, Relation, System, total
from sozialraum.processing.domain.errors import Cancelled

spec = importlib.util.spec_from_file_location("audit_made_up", Path(__file__).with_name("made_up.py"))
made_up = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made_up)


def faults(verdict):
    return {failure.name: failure.fault for failure in verdict.failures}


# --- by hand


def test_the_only_withheld_part_of_a_sum_is_worked_out():
    """7 = 4 + 1 + x, so x is 2."""
    system = System({"all": 7, "a": 4, "b": 1}, {"x": Limits()}, [total("all", ["a", "b", "x"])])
    verdict = attack(system)
    assert [(f.name, f.fault, f.low, f.high) for f in verdict.failures] == [("x", Fault.EXACT, 2, 2)]


def test_two_withheld_parts_are_known_to_their_sum():
    """9 = 2 + x + y: each may be 0 to 7, which is wide enough for a threshold of 3, not of 10."""
    system = System({"all": 9, "a": 2}, relations=[total("all", ["a", "x", "y"])])
    assert attack(system, thorough=True).intervals["x"].high == 7
    assert attack(system).passed
    assert faults(attack(system, Rules(threshold=10))) == {"x": Fault.SMALL, "y": Fault.SMALL}


def test_two_withheld_in_every_row_and_column_are_no_protection_by_themselves():
    """The 4 × 4 table in which rows and columns each withhold two cells or none, and yet all are worked out.

    Rows a, b withhold columns 1, 2; the limits by public numbers (x <= 2 in each) leave one solution.
    a1 + a2 = 4, b1 + b2 = 4, a1 + b1 = 4, a2 + b2 = 4, each at most 2.
    """
    limits = dict.fromkeys(("a1", "a2", "b1", "b2"), Limits(high=2))
    sums = [("a1", "a2"), ("b1", "b2"), ("a1", "b1"), ("a2", "b2")]
    system = System({}, limits, [Relation(tuple((n, 1.0) for n in pair), 4, 4) for pair in sums])
    assert set(faults(attack(system)).values()) == {Fault.EXACT}
    assert len(attack(system).failures) == 4


def test_whole_numbers_are_narrower_than_fractions():
    """x + y = z + 3, y + z = x + 3, x + z = y + 3 …: 2x = 5 - 1 has halves that no count can have.

    2x + 2y = 2z + 3 has fractional solutions only: the published numbers contradict each other, and that is told.
    """
    odd = System({}, {n: Limits(high=9) for n in "xyz"}, [Relation((("x", 2.0), ("y", 2.0), ("z", -2.0)), 3, 3)])
    assert attack(odd).undecided == [("contradiction", ("x", "y", "z"))]
    # x + y <= 3, x + z <= 3, y + z <= 3: x + y + z is 4.5 at most in fractions and 4 in counts.
    pairs = [Relation(((a, 1.0), (b, 1.0)), 0, 3) for a, b in ("xy", "xz", "yz")]
    whole = Relation((("s", 1.0), ("x", -1.0), ("y", -1.0), ("z", -1.0)), 0, 0)
    system = System({}, {}, [*pairs, whole])
    assert attack(system, thorough=True).intervals["s"].high == 4


def test_a_rate_with_a_public_denominator_is_a_count():
    """2.7 % of 74 lies between 1.961 and 2.035 persons: 2."""
    rate = Relation((("count", 100.0),), 2.65 * 74, 2.75 * 74, "rate")
    assert faults(attack(System({}, {}, [rate]))) == {"count": Fault.EXACT}
    # 2.7 % of 7,400 lies between 196.1 and 203.5: 197 to 203 persons, wide enough.
    wide = Relation((("count", 100.0),), 2.65 * 7400, 2.75 * 7400, "rate")
    verdict = attack(System({}, {}, [wide]), thorough=True)
    assert (verdict.intervals["count"].low, verdict.intervals["count"].high) == (197, 203)
    assert verdict.passed


def test_without_a_limit_a_number_is_free():
    system = System({"a": 3}, {}, [Relation((("x", 1.0), ("y", -1.0), ("a", -1.0)), 0, 0)])
    verdict = attack(system, thorough=True)
    assert (verdict.intervals["y"].low, verdict.intervals["y"].high) == (0, math.inf)
    assert verdict.passed


def test_one_person_knows_her_own_number():
    """3 = x + y: nobody else knows more than 0 to 3 of each; but the one person in y knows that x is 2."""
    system = System({"all": 3}, {}, [total("all", ["x", "y"])])
    roles = {"x": Role.PRIMARY, "y": Role.PRIMARY}
    assert attack(system, Rules(roles=roles)).passed
    found = attack(system, Rules(roles=roles, singletons={"y": "y"})).failures
    assert [(f.name, f.fault, f.low, f.high, f.singleton) for f in found] == [("x", Fault.SINGLETON, 2, 2, "y")]


def test_what_is_withheld_for_others_must_look_like_what_is_small():
    assert fault(40, 43, Role.SECONDARY, 3) is None
    assert fault(0, 2, Role.SECONDARY, 3) is Fault.NARROW
    assert fault(40, 41, Role.SECONDARY, 3) is Fault.NARROW
    assert fault(40, 41, Role.SECONDARY, 3, knowing=True) is None  # somebody's own number tells a little, not all
    assert fault(40, 40, Role.SECONDARY, 3, knowing=True) is Fault.EXACT
    assert fault(1, 2, Role.FREE, 3) is None


def test_published_numbers_that_contradict_each_other_are_told():
    verdict = attack(System({"all": 7, "a": 4, "b": 1}, {}, [total("all", ["a", "b"])]))
    assert (verdict.contradictions, verdict.broken) == (1, {"total": 1})


def test_a_question_without_time_is_undecided_and_names_its_cells():
    system = System({"all": 9}, {}, [total("all", ["x", "y"])])
    verdict = attack(system, seconds=0)
    assert verdict.undecided == [("time", ("x", "y"))]
    assert not verdict.passed


def test_an_unchanged_block_is_not_attacked_again():
    system = System({"all": 9, "one": 7}, {}, [total("all", ["x", "y"]), total("one", ["v", "w"])])
    cache: dict = {}
    first = attack(system, cache=cache)
    again = attack(system, cache=cache, seconds=0)  # no time for any question
    assert (first.reused, again.reused, again.blocks) == (0, 2, 2)
    assert again.intervals == first.intervals
    system.known["one"] = 8
    assert attack(system, cache=cache).reused == 1


def test_the_attack_can_be_cancelled():
    def cancel(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        attack(System({"all": 9}, {}, [total("all", ["x", "y"])]), progress=cancel)


# --- laws


def small_system(random, limit: int) -> tuple[System, dict]:
    """A table of 2 to 4 rows and columns with margins, or of two by two by two to three; some cells withheld."""
    deep = random.random() < 0.3
    shape = (2, 2, int(random.integers(2, 4))) if deep else tuple(random.integers(2, 5, 2))
    counts = random.poisson(random.choice([0.7, 1.5, 3.0]), shape)
    for axis in range(counts.ndim):
        counts = np.concatenate([counts, counts.sum(axis=axis, keepdims=True)], axis=axis)
    table = {place: int(counts[place]) for place in np.ndindex(counts.shape)}
    relations = []
    for axis in range(counts.ndim):
        last = counts.shape[axis] - 1
        for place in table:
            if place[axis] == last:
                relations.append(total(place, [(*place[:axis], n, *place[axis + 1 :]) for n in range(last)]))
    names = list(table)
    hidden = {names[n] for n in random.choice(len(names), random.integers(2, limit + 1), replace=False)}
    if not deep and random.random() < 0.5:  # two rows by two columns, as someone would who protects a table
        (a, b), (c, d) = (random.choice(size, 2, replace=False).tolist() for size in shape)
        hidden = {(a, c), (a, d), (b, c), (b, d)}
    known = {name: float(v) for name, v in table.items() if name not in hidden}
    most = max(table.values())
    return System(known, {name: Limits(high=most) for name in hidden}, relations), table


def judged_by_trying(system: System, table: dict, rules: Rules) -> dict:
    found = made_up.solutions(system)
    assert any(all(one[name] == table[name] for name in one) for one in found)
    broken = {}
    for name in sorted(system.unknown):
        values = [one[name] for one in found]
        kind = fault(min(values), max(values), rules.role(name), rules.threshold)
        if kind is not None:
            broken[name] = (kind, min(values), max(values), None)
    for single in sorted(rules.singletons):
        fitting = [one for one in found if one[single] == 1]
        for name in sorted(system.unknown):
            values = [one[name] for one in fitting]
            if name != single and name not in broken:
                kind = fault(min(values), max(values), rules.role(name), rules.threshold, knowing=True)
                if kind is not None:
                    broken[name, single] = (Fault.SINGLETON, min(values), max(values), single)
    return broken


def test_small_tables_are_judged_as_by_trying_every_solution(full):
    """2,000 tables (300 in `make test`): the same cells, for the same reason, with the same ends."""
    failed = 0
    for seed in range(2000 if full else 300):
        random = np.random.default_rng(seed)
        system, table = small_system(random, 8)
        threshold = int(random.integers(1, 4))
        knowing = seed % 3 > 0
        roles = (
            {n: Role.PRIMARY if 1 <= table[n] < threshold else Role.SECONDARY for n in system.unknown}
            if knowing
            else {}
        )
        singles = {n: n for n in system.unknown if table[n] == 1} if knowing else {}
        rules = Rules(threshold=threshold, roles=roles, singletons=singles)
        wanted = judged_by_trying(system, table, rules)
        got = {
            (f.name if f.singleton is None else (f.name, f.singleton)): (f.fault, f.low, f.high, f.singleton)
            for f in attack(system, rules).failures
        }
        assert got == wanted, seed
        failed += bool(wanted)
    assert 30 < failed < seed - 30  # both verdicts occur often


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_one_more_published_number_never_widens_an_interval(seed):
    random = np.random.default_rng(seed)
    system, table = small_system(random, 7)
    before = attack(system, thorough=True).intervals
    name = sorted(system.unknown)[random.integers(len(system.unknown))]
    limits = {n: found for n, found in system.unknown.items() if n != name}
    after = attack(System(system.known | {name: float(table[name])}, limits, system.relations), thorough=True)
    for cell, found in after.intervals.items():
        assert found.low >= before[cell].low
        assert found.high <= before[cell].high


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_other_names_for_the_cells_change_nothing(seed):
    random = np.random.default_rng(seed)
    system, _ = small_system(random, 7)
    every = [*system.known, *system.unknown]
    new = {name: f"c{n}" for name, n in zip(every, random.permutation(len(every)).tolist(), strict=True)}
    renamed = System(
        {new[n]: v for n, v in system.known.items()},
        {new[n]: found for n, found in system.unknown.items()},
        [Relation(tuple((new[n], f) for n, f in r.terms), r.low, r.high) for r in system.relations],
    )
    ends = {new[n]: (i.low, i.high) for n, i in attack(system, thorough=True).intervals.items()}
    assert {n: (i.low, i.high) for n, i in attack(renamed, thorough=True).intervals.items()} == ends


# --- teeth


@pytest.mark.parametrize(("mean", "seed"), [(40, 1), (150, 2)])
def test_a_table_in_which_only_the_small_numbers_are_withheld_is_taken_apart(mean, seed):
    """542, 143, 58, 12 and 1 areas by 8 categories and their total: over 70 % of the small numbers are narrowed."""
    table = made_up.berlin_table(mean, seed)
    assert len(table) == 6804
    small = {name for name, count in table.items() if 1 <= count < 3}
    verdict = attack(made_up.released(table, small), Rules(roles=dict.fromkeys(small, Role.PRIMARY)))
    assert verdict.undecided == []
    narrow = {f.name for f in verdict.failures if f.high - f.low < 3}
    assert len(narrow) > 0.7 * len(small)
    for failure in verdict.failures:
        assert failure.low <= table[failure.name] <= failure.high


def test_that_nothing_fits_is_asked_twice(monkeypatch):
    """HiGHS 1.8 (SciPy 1.14) called 17 sums infeasible that their own numbers fit, as long as it presolved them."""
    asked = []

    def hasty(*args, options, **kwargs):
        asked.append(options["presolve"])
        found = milp(*args, options=options, **kwargs)
        return OptimizeResult(status=2, x=None) if options["presolve"] else found

    monkeypatch.setattr(solver, "milp", hasty)
    verdict = attack(System({"all": 9, "a": 2}, relations=[total("all", ["a", "x", "y"])]), thorough=True)
    assert verdict.intervals["x"].high == 7
    assert True in asked
    assert not verdict.undecided
