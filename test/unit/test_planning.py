# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings, goals and measures: kept in the library, read per area, followed from Befund to Ergebnis."""

from dataclasses import replace
from datetime import date

import geopandas
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.library import KeySystem, Library
from sozialraum.processing.domain.planning import (
    RECORDS,
    SUPRAREGIONAL,
    Actor,
    Comment,
    Finding,
    Goal,
    Measure,
    Planning,
    id_of,
    measures_by_office,
)
from sozialraum.processing.domain.planning_chain import Link, Unknown, chain, unknown_references
from sozialraum.processing.domain.planning_store import (
    Changes,
    fingerprint,
    put_planning,
    read_planning,
    write_planning,
)

BZR, NORTH, SOUTH, OTHER = "991001", "99100101", "99100102", "99100204"

DARK = Finding("B-1", BZR, "9.3", "Schwäche", "Unterführung dunkel", (NORTH,), ("A8",), "AG SRO", date(2024, 3, 5),
               "AG SRO", public=True)  # fmt: skip
GREEN = Finding("B-2", NORTH, "9.1", "Stärke", "Neuer Park", origin="Straßen- und Grünflächenamt", public=True)
SECRET = Finding("B-3", BZR, "3.4", "Herausforderung", "Einzelfälle am Bahnhof", origin="Jugendamt")
SAFE = Goal("Z-1", BZR, ("B-1", "B-3"), "Leitziel", text="Sichere Wege", horizon="2027", state="AG SRO", public=True)
LIGHT = Goal("Z-2", BZR, (), "Teilziel", "Z-1", "Gute Beleuchtung", state="AG SRO", public=True)
LAMPS = Measure("M-2", ("Z-2",), NORTH, "Unterführung", "Leuchten erneuern", "BIG", "2024", 125_000.0, "value",
                date(2024, 1, 1), date(2025, 12, 31), "wird fortgesetzt", "SGA", ("Jugendamt",), "in Umsetzung", "hoch",
                "12 Leuchten stehen", True)  # fmt: skip
TOUR = Measure("M-10", ("Z-1",), SUPRAREGIONAL, title="Kiezspaziergang", lead_office="Jugendamt", public=True)
IDLE = Measure("M-3", (), SOUTH, title="Bank aufstellen", lead_office="SGA")
AWAY = Measure("M-4", (), OTHER, title="Gehweg", lead_office="SGA", public=True)
NOTE = Comment("K-1", BZR, "8.1.3", "Jugendamt", "Plätze fehlen", date(2024, 5, 2))
ROUND = Actor("A-1", BZR, "Stadtteilrunde", "Gremium", "Nachbarschaft", "runde@example.org", "monatlich", True)
ALL = (IDLE, TOUR, LAMPS, AWAY, LIGHT, SAFE, SECRET, GREEN, DARK, NOTE, ROUND)


def squares(ids, parent):
    boxes = [shapely.box(390_000 + 100 * i, 5_820_000, 390_100 + 100 * i, 5_820_100) for i in range(len(ids))]
    return geopandas.GeoDataFrame(
        {"area_id": ids, "name": ids, "parent_id": parent, "area_m2": 10_000.0}, geometry=boxes, crs=25833
    )


@pytest.fixture
def lib(tmp_path):
    layers = {
        "PLR": squares([NORTH, SOUTH, OTHER], [BZR, BZR, "991002"]),
        "BZR": squares([BZR, "991002"], "9910"),
        "PGR": squares(["9910"], "99"),
        "BEZ": squares(["99"], "BE"),
    }
    return Library.create(tmp_path / "bezirk.gpkg", [(KeySystem("2021", date(2021, 1, 1)), layers)])


# --- kept in the library


def test_what_is_put_comes_back_in_the_order_it_is_printed(lib):
    put_planning(lib, ALL)
    found = read_planning(lib)
    assert set(found) == set(ALL)
    assert [f.finding_id for f in found.findings] == ["B-3", "B-2", "B-1"], "by chapter: 3.4, 9.1, 9.3"
    assert [m.measure_id for m in found.measures] == ["M-2", "M-3", "M-4", "M-10"], "überregional last"
    assert [g.goal_id for g in found.goals] == ["Z-1", "Z-2"], "Leitziel before Teilziel"


def test_a_record_put_again_replaces_the_earlier_one_and_keeps_its_row(lib):
    put_planning(lib, ALL)
    with lib.reading() as connection:
        before = connection.execute("SELECT fid FROM measures WHERE measure_id = 'M-2'").fetchone()
    put_planning(lib, [replace(LAMPS, status="abgeschlossen")], today=date(2025, 2, 1))
    measures = {m.measure_id: m for m in read_planning(lib).measures}
    assert len(measures) == 4
    assert measures["M-2"] == replace(LAMPS, status="abgeschlossen", last_change=date(2025, 2, 1))
    with lib.reading() as connection:
        assert connection.execute("SELECT fid FROM measures WHERE measure_id = 'M-2'").fetchone() == before


def test_each_write_changes_the_state_of_the_library_and_a_write_of_nothing_does_not(lib):
    states = [lib.meta("state")]
    put_planning(lib, [DARK])
    states.append(lib.meta("state"))
    write_planning(lib, lambda planning: Changes(remove=[("findings", f.finding_id) for f in planning.findings]))
    states.append(lib.meta("state"))
    put_planning(lib, [])
    states.append(lib.meta("state"))
    assert states == ["0", "1", "2", "2"]
    assert read_planning(lib) == Planning()


def test_a_date_that_another_program_spoiled_is_told(lib):
    put_planning(lib, [LAMPS])
    with lib.writing() as connection:
        connection.execute("UPDATE measures SET runs_to = 'bald'")
    with pytest.raises(SozialraumError) as error:
        read_planning(lib)
    assert (error.value.code, error.value.values["row"], error.value.values["content"]) == (
        "planning_unreadable", "M-2", "bald",
    )  # fmt: skip


def test_the_fingerprint_tells_what_changed_and_not_when():
    assert fingerprint(LAMPS) == fingerprint(replace(LAMPS, last_change=date(2025, 1, 1)))
    assert fingerprint(LAMPS) != fingerprint(replace(LAMPS, amount=125_000.5))
    assert fingerprint(replace(LAMPS, amount=None, amount_status="missing")) != fingerprint(
        replace(LAMPS, amount=0.0, amount_status="none")
    )


# --- per area


def test_an_area_has_its_own_its_parts_and_what_reaches_over_it():
    found = Planning.of([*ALL, Goal("Z-9", "99"), Finding("B-9", "99")]).of_area(BZR)
    assert {m.measure_id for m in found.measures} == {"M-2", "M-3", "M-10"}, "not the other region's M-4"
    assert {f.finding_id for f in found.findings} == {"B-1", "B-2", "B-3"}, "findings of the Bezirk are not the area's"
    assert {g.goal_id for g in found.goals} == {"Z-1", "Z-2", "Z-9"}, "a Leitziel of the Bezirk holds here, too"
    assert found.comments == (NOTE,)
    assert {m.measure_id for m in found.of_area(SOUTH).measures} == {"M-3", "M-10"}
    assert len(Planning.of(ALL).of_area("BE")) == len(ALL)


def test_a_public_edition_gets_public_records_without_a_trace_of_the_others():
    found = Planning.of([*ALL, replace(IDLE, measure_id="M-5", goals=("Z-8",), public=True, changed_by="SPK")]).public()
    assert {f.finding_id for f in found.findings} == {"B-1"}, "B-2 is marked public, but still a draft"
    agreed = Planning.of([replace(GREEN, state="AG SRO")]).public()
    assert [f.finding_id for f in agreed.findings] == ["B-2"]
    assert next(g for g in found.goals if g.goal_id == "Z-1").findings == ("B-1",), "B-3 is not even named"
    shown = next(m for m in found.measures if m.measure_id == "M-5")
    assert (shown.goals, shown.changed_by) == ((), "")
    assert found.comments == ()
    assert "Einzelfälle" not in repr(found)
    assert "B-3" not in repr(found)


@given(st.lists(st.booleans(), min_size=len(ALL), max_size=len(ALL)))
def test_nothing_internal_is_left_in_a_public_edition_whatever_is_public(marks):
    records = [replace(r, public=mark) for r, mark in zip(ALL, marks, strict=True)]
    found = Planning.of(records).public()
    hidden = {id_of(r) for r in records if not r.public or getattr(r, "state", "") == "Entwurf"}
    named = {*(i for g in found.goals for i in (*g.findings, g.parent)), *(i for m in found.measures for i in m.goals)}
    assert all(r.public for r in found)
    assert not hidden & ({id_of(r) for r in found} | named)


def test_a_chapter_takes_its_sub_chapters_and_not_its_namesakes():
    found = Planning.of([*ALL, Comment("K-2", BZR, "80", "x"), Comment("K-3", BZR, "8", "x")])
    assert {c.comment_id for c in found.chapter("8").comments} == {"K-1", "K-3"}
    assert [f.finding_id for f in found.chapter("9").findings] == ["B-2", "B-1"]


# --- Befund, Ziel, Maßnahme, Ergebnis


def test_the_chain_shows_what_follows_from_what_and_where_it_ends():
    assert chain(Planning.of(ALL)) == (
        Link(SECRET, SAFE, TOUR),
        Link(SECRET, LIGHT, LAMPS),
        Link(GREEN, None, None),  # a Befund without a Ziel
        Link(DARK, SAFE, TOUR),
        Link(DARK, LIGHT, LAMPS),  # the Teilziel follows from its Leitziel's findings
        Link(None, None, IDLE),  # a Maßnahme without a Ziel
        Link(None, None, AWAY),
    )


def test_goals_without_finding_and_references_that_lead_nowhere_are_told():
    planning = Planning.of([
        replace(DARK, evidence=("A8", "Z99")), Goal("Z-5", BZR, ("B-77",)), replace(LAMPS, goals=("Z-5", "Z-0")),
        Goal("Z-6", BZR, parent="Z-7"), Goal("Z-7", BZR, parent="Z-6"), Goal("Z-8", BZR, parent="Z-00"),
    ])  # fmt: skip
    assert set(unknown_references(planning, evidence={"A8"})) == {
        Unknown("findings", "B-1", "evidence", "Z99"),
        Unknown("goals", "Z-5", "findings", "B-77"),
        Unknown("measures", "M-2", "goals", "Z-0"),
        Unknown("goals", "Z-6", "parent", "Z-7", "circular_parent"),
        Unknown("goals", "Z-7", "parent", "Z-6", "circular_parent"),
        Unknown("goals", "Z-8", "parent", "Z-00"),
    }
    goal_5 = next(g for g in planning.goals if g.goal_id == "Z-5")
    assert Link(None, goal_5, planning.measures[0]) in chain(planning)


@given(st.data())
def test_every_record_of_the_chain_appears_in_it(data):
    ids = [f"{n}" for n in range(4)]
    some = st.lists(st.sampled_from([*ids, "?"]), max_size=3, unique=True).map(tuple)
    findings = [Finding(i, BZR) for i in ids]
    goals = [Goal(i, BZR, data.draw(some), parent=data.draw(st.sampled_from(["", *ids, "?"]))) for i in ids]
    measures = [Measure(i, data.draw(some)) for i in ids]
    lines = chain(Planning.of([*findings, *goals, *measures]))
    assert {line.finding for line in lines if line.finding} == set(findings)
    assert {line.goal for line in lines if line.goal} == set(goals)
    assert {line.measure for line in lines if line.measure} == set(measures)
    assert len(set(lines)) == len(lines)


def test_the_matrix_says_which_office_does_what_where():
    matrix = measures_by_office(Planning.of(ALL).of_area(BZR), areas=(NORTH, SOUTH))
    assert matrix.offices == ("Jugendamt", "SGA")
    assert matrix.areas == (NORTH, SOUTH, SUPRAREGIONAL)
    assert matrix.cells["SGA", NORTH] == ((LAMPS, True),)
    assert matrix.cells["Jugendamt", NORTH] == ((LAMPS, False),), "takes part"
    assert matrix.count("Jugendamt", SUPRAREGIONAL) == 1
    assert matrix.count("Jugendamt", SOUTH) == 0


def test_a_measure_without_an_office_is_in_the_matrix_all_the_same():
    matrix = measures_by_office(Planning.of([Measure("M-1", area_id=BZR), LAMPS]))
    assert matrix.offices == ("Jugendamt", "SGA", "")
    assert matrix.count("", BZR) == 1


def test_tables_of_the_library_have_the_fields_of_the_records(lib):
    with lib.reading() as connection:
        for table, record in RECORDS.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            assert columns == ["fid", *record.__dataclass_fields__], table
