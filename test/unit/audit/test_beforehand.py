# SPDX-License-Identifier: GPL-2.0-or-later
"""What public numbers tell by themselves is no finding; what the release adds to it is one."""

import json
import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.audit.attack import attack
from sozialraum.processing.domain.audit.beforehand import silenced, sorted_out
from sozialraum.processing.domain.audit.certificate import certificate, short_form
from sozialraum.processing.domain.audit.documents import Place
from sozialraum.processing.domain.audit.rules import Fault, Role, Rules
from sozialraum.processing.domain.audit.run import Audit, Finding
from sozialraum.processing.domain.audit.system import Relation, System, total

# Everybody knows that 6 people of a nationality live in area a, 185 in area b. The office counts 4 and 1 of them; the
# threshold is 10, in a no more than its 6. The region has both.
PUBLIC = {"all a": 6, "all b": 185}
REGION = [
    total("region", ["a", "b"], "parent"),
    total("all a", ["a", "rest a"], "people"),
    total("all b", ["b", "rest b"], "people"),
]
RULES = Rules(
    10, dict.fromkeys(("region", "a", "b"), Role.PRIMARY), Role.FREE, singletons={"b": "b"}, thresholds={"a": 6}
)


def told(failures):
    return [(f.name, f.fault, f.low, f.high, f.singleton) for f in failures]


def judged(system, silent=(), rules=RULES):
    failures = attack(system, rules).failures
    found = sorted_out(system, silent, rules, failures)
    return told(found.failures), told(found.limited)


def test_what_follows_from_a_public_handful_and_ones_own_1_is_no_leak():
    """Who is the 1 of b knows that the region has 1 to 7, and did so before anything was released."""
    assert judged(System(PUBLIC, relations=REGION)) == ([], [("region", Fault.SINGLETON, 1, 7, "b")])


def test_what_a_release_adds_to_it_is_one():
    """a has 5 with those of another nationality: so of the first it has 5 at most, and the region 6 for who is the 1.

    Were that public, too, there would be nothing to find out again.
    """
    released = System(PUBLIC | {"both": 5}, relations=[*REGION, total("both", ["a", "other"], "columns")])
    found, limited = judged(released, silent={"both"})
    by_release = [("a", Fault.SMALL, 0, 5, None), ("region", Fault.SINGLETON, 1, 6, "b")]
    assert (found, limited) == (by_release, [])
    assert judged(released) == ([], by_release)


def test_of_what_everybody_knows_too_well_nobody_may_learn_more_by_being_alone():
    """0 to 6, everybody knows; of 7 in two areas the 1 of b learns that there are 6 in a, which nobody told her."""
    rules = Rules(10, {"a": Role.PRIMARY, "b": Role.SECONDARY}, Role.FREE, {"b": "b"}, {"b": 3})
    sums = [total("region", ["a", "b"], "parent"), *REGION[1:]]
    system = System(PUBLIC | {"region": 7}, relations=sums)
    assert told(attack(system, rules).failures) == [("a", Fault.SMALL, 0, 6, None)]
    assert judged(system, {"region"}, rules) == (
        [("a", Fault.SINGLETON, 6, 6, "b")],
        [("a", Fault.SMALL, 0, 6, None)],
    )


@pytest.mark.parametrize("why", ["rate", "rank", "change", "mean"])
def test_what_only_files_tell_is_not_known_beforehand(why):
    """That there are at most 3 follows from a share that was released."""
    share = Relation((("a", 1.0), ("more", -1.0)), -math.inf, 3, why)
    system = System(PUBLIC | {"more": 0}, relations=[*REGION, share])
    found, limited = judged(system)
    assert ("a", Fault.SMALL, 0, 3, None) in found
    assert limited == []


def test_sums_that_do_not_hold_contradict_nothing_once_they_are_silent():
    """7 was printed for 4 and 1, an error of the office; the 1 to 7 of the region are as public as ever."""
    wrong = total("printed", ["x", "y"], "parent")
    system = System(PUBLIC | {"printed": 7, "x": 4, "y": 1}, relations=[*REGION, wrong])
    assert judged(system, {"printed", "x", "y"}) == ([], [("region", Fault.SINGLETON, 1, 7, "b")])


def test_a_certificate_says_how_many_and_names_none():
    """That region 111001 is among them would tell that its number is small, and that somebody in it is a 1."""
    cell = ("111001", "q", "2024-12-31", 1, 7, Place(""))
    rest = ("111001", "rest of q", "2024-12-31", 184, 190, Place(""))
    limited = [Finding(Fault.SINGLETON, *one, other="11100102 q 2024-12-31") for one in (cell, rest)]
    done = certificate(Audit(10, cells=20, withheld=4, limited=limited), date(2026, 1, 2))
    assert (done["outcome"], done["limited_anyway"]) == ("passed", 1)
    assert "111001" not in json.dumps(done)
    told = short_form(Audit(10, cells=20, withheld=4, limited=limited), date(2026, 1, 2))
    assert "davon 4 zurückgehalten (1 ohnehin schon eingegrenzt); keine weitere lässt sich" in told


def test_nor_what_one_person_knew_of_another_before():
    """The number, 2 exactly, is known to one person alone."""
    hers = Finding(Fault.SINGLETON, "111001", "q", "2024-12-31", 2, 2, Place(""), "11100102 q 2024-12-31")
    (one,) = certificate(Audit(3, known_before=[hers]), date(2026, 1, 2))["known_before"]
    assert (one["area_id"], one["low"], one["high"], one["other"]) == ("111001", None, None, "")


small = st.integers(0, 6)


@given(st.lists(small, min_size=4, max_size=4), st.lists(small, min_size=4, max_size=4), st.data())
@settings(deadline=None, max_examples=40)
def test_where_nothing_is_released_nothing_is_found_out(counts, others, data):
    """Two areas with two groups each: whatever of it is public, without more it is what everybody knows."""
    cells = [(area, group) for area in "ab" for group in "xy"]
    true = dict(zip(cells, counts, strict=True))
    everyone = {("all", *cell): true[cell] + more for cell, more in zip(cells, others, strict=True)}
    sums = [total(("all", *cell), [cell, ("rest", *cell)], "people") for cell in cells]
    sums += [total((area, "sum"), [(area, group) for group in "xy"], "columns") for area in "ab"]
    sums += [total(("region", group), [(area, group) for area in "ab"], "parent") for group in ("x", "y", "sum")]
    true |= {(area, "sum"): true[area, "x"] + true[area, "y"] for area in "ab"}
    true |= {("region", group): true["a", group] + true["b", group] for group in ("x", "y", "sum")}
    public = {cell for cell in true if data.draw(st.booleans())}
    secret = true.keys() - public
    released = {cell for cell in secret if data.draw(st.booleans())}
    ones = {cell: cell for cell in secret - released if true[cell] == 1}
    rules = Rules(3, dict.fromkeys(secret - released, Role.PRIMARY), Role.FREE, ones)
    system = System(everyone | {c: true[c] for c in true if c in public or c in released}, relations=sums)
    alone = silenced(system, released, rules)
    assert sorted_out(alone, (), rules, attack(alone, rules).failures).failures == []
    for one in sorted_out(system, released, rules, attack(system, rules).failures).limited:
        known = [] if one.singleton is None else [(one.singleton, 1)]
        before = attack(System(alone.known | dict(known), alone.unknown, alone.relations), rules, thorough=True)
        ends = before.intervals.get(one.name)
        assert ends is None or (ends.low >= one.low and ends.high <= one.high)
