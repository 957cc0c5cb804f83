# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts rolled up by the auditor, and cases that no smaller area has: they are in the sums, and secret where few."""

import sqlite3

import pytest
from sozialraum.processing.domain.audit.attack import attack
from sozialraum.processing.domain.audit.claims import Claim, Claims
from sozialraum.processing.domain.audit.counts import read_counts
from sozialraum.processing.domain.audit.documents import Place
from sozialraum.processing.domain.audit.equations import knowledge
from sozialraum.processing.domain.audit.rules import Fault, Role, Rules
from sozialraum.processing.domain.audit.values import Value
from sozialraum.processing.domain.audit.vocabulary import Measure, Vocabulary, plr_sets

DAY = "2023-12-31"
PLR = {"07300515": 30, "07300516": 40, "07300517": 50, "07300618": 60}
AREAS = {"2021": {*PLR, "073005", "073006", "0730", "07"}}


def counts(rows, closed=True):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE quantities (quantity, kind)")
    connection.execute("INSERT INTO quantities VALUES ('q', 'extensive')")
    connection.execute("CREATE TABLE sources (source_id, published, protection)")
    connection.execute("INSERT INTO sources VALUES (1, ?, 'exact')", (not closed,))
    connection.execute(
        "CREATE TABLE observations (vintage, level, area_id, quantity, period, value, status, source_id)"
    )
    levels = {8: "PLR", 6: "BZR", 4: "PGR", 2: "BEZ"}
    for area, value in rows.items():
        rest = area.startswith("REST:")
        level, key = ("REST", area[5:]) if rest else (levels[len(area)], area)
        connection.execute("INSERT INTO observations VALUES ('2021', ?, ?, 'q', ?, ?, ?, 1)",
                           (level, key, DAY, value, "suppressed" if value is None else "value"))  # fmt: skip
    found = read_counts(connection, AREAS)
    values = {cell[0]: value for cell, value in found.values.items() if cell[0] != "BE"}  # one district is no city
    return values, {cell[0]: value for cell, value in found.rests.items()}, {cell[0] for cell in found.open_rests}


def test_sums_of_all_levels_are_those_of_the_parts_and_the_cases_without_one():
    values, rests, public = counts(PLR | {"REST:0730": 2, "REST:07": 5})
    assert values == PLR | {"073005": 120, "073006": 60, "0730": 182, "07": 187}
    assert (rests, public) == ({"REST:0730": 2, "REST:07": 5}, set())


@pytest.mark.parametrize(("closed", "rest", "known"), [
    ((), None, {"07", "0730", "073005", "073006", *PLR}),
    (("07300618",), None, {"073005", "07300515", "07300516", "07300517"}),  # so of nothing that it is in
    ((), "073006", {"073005", *PLR}),  # nor of what has cases that the public does not know
])  # fmt: skip
def test_what_is_public_of_sums_is_what_all_their_parts_are(closed, rest, known):
    source = dict.fromkeys(closed, 1)
    rows = [("2021", "PLR", area, value, source.get(area, 2)) for area, value in PLR.items()]
    rows += [("2021", "REST", rest, 2, 1)] if rest else []
    connection = sqlite3.connect(":memory:")
    connection.executescript("""
        CREATE TABLE quantities (quantity, kind);
        INSERT INTO quantities VALUES ('q', 'extensive');
        CREATE TABLE sources (source_id, published, protection);
        INSERT INTO sources VALUES (1, 0, 'exact'), (2, 0, 'protected by publisher');
        CREATE TABLE observations (vintage, level, area_id, quantity, period, value, status, source_id);""")
    connection.executemany(f"INSERT INTO observations VALUES (?, ?, ?, 'q', '{DAY}', ?, 'value', ?)", rows)
    assert {area for area, _, _ in read_counts(connection, AREAS).open_counts} - {"BE"} == known


def test_a_sign_of_an_open_source_is_no_public_number():
    connection = sqlite3.connect(":memory:")
    connection.executescript(f"""
        CREATE TABLE quantities (quantity, kind);
        INSERT INTO quantities VALUES ('q', 'extensive');
        CREATE TABLE sources (source_id, published, protection);
        INSERT INTO sources VALUES (1, 1, 'exact');
        CREATE TABLE observations (vintage, level, area_id, quantity, period, value, status, source_id);
        INSERT INTO observations VALUES ('2021', 'PLR', '07300515', 'q', '{DAY}', NULL, 'missing', 1),
            ('2021', 'PLR', '07300618', 'q', '{DAY}', 60, 'value', 1);""")
    found = read_counts(connection, AREAS)
    assert found.open_counts <= found.values.keys()
    assert {area for area, _, _ in found.open_counts} >= {"073006", "07300618"}


def test_what_a_delivered_total_has_more_than_its_parts_is_a_case_without_one():
    values, rests, _ = counts(PLR | {"07": 182})
    assert (values["0730"], values["07"], rests) == (180, 182, {"REST:07": 2})


@pytest.mark.parametrize("rows", [
    {"07": 179},  # less than its parts: an error, nobody without an area
    {"073005": 120, "07": 180},
])  # fmt: skip
def test_where_nothing_is_lacking_there_is_no_case_without_an_area(rows):
    assert counts(PLR | rows)[1] == {}


def test_of_a_total_with_a_part_that_was_not_delivered_nothing_follows():
    without = {area: value for area, value in PLR.items() if area != "07300618"}
    assert counts(without | {"07": 182})[1] == {}


def test_a_sign_is_no_number_and_what_it_is_in_is_none():
    values, _, _ = counts(PLR | {"07300515": None})
    assert set(values) == {*PLR, "073006"} - {"07300515"}


def test_what_a_publisher_tells_is_public():
    assert counts(PLR | {"REST:07": 2}, closed=False)[2] == {"REST:07"}


def test_the_attacker_finds_the_one_case_between_a_total_and_its_parts():
    parts = sorted(plr for plr in plr_sets()["2021"] if plr.startswith("073005"))
    shown = dict.fromkeys(parts, 30) | {"073005": 30 * len(parts) + 1}
    rest = ("REST:073005", "q", DAY)

    def attacked(*hidden):
        claims = [
            Claim(area, Measure("count", "q"), DAY, Value(value, value), Place("a.csv"), area in hidden)
            for area, value in shown.items()
        ]
        known = knowledge(Claims(claims), Vocabulary(), rests={rest: 1.0})
        roles = dict.fromkeys(((area, "q", DAY) for area in hidden), Role.SECONDARY) | {rest: Role.PRIMARY}
        return attack(known.system, Rules(3, roles, Role.FREE))

    (failure,) = attacked().failures
    assert (failure.name, failure.fault, failure.low, failure.high) == (rest, Fault.EXACT, 1, 1)
    assert attacked(parts[0]).passed, "31 of a planning area and of none, in any shares"
    assert attacked("073005").passed
