# SPDX-License-Identifier: GPL-2.0-or-later
"""Two editions of an area: each cause by a worked example, the laws by property, Berlin by its published numbers."""

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import box
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.counterparts import counterpart, system_at
from sozialraum.processing.domain.differences import WITHHELD, Cause, differences
from sozialraum.processing.domain.figures import Part
from sozialraum.processing.domain.formatting import estimated, number_cell
from sozialraum.processing.domain.planning import Finding, Goal, Measure, Planning
from sozialraum.processing.domain.profile import FacilityPoint, Text
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.record_differences import RecordChange, SiteChange, Step
from sozialraum.processing.domain.status import Flag, Status

NB = "\u00a0"
AREA, LEFT, RIGHT = "991001", "99100101", "99100102"
END_2022, END_2024 = "2022-12-31", "2024-12-31"


@pytest.fixture(scope="module")
def edition(numbers_of):
    """The profile of a region of two planning areas: ``edition({(LEFT, "ew"): 600, …}, sha="b")``."""

    def made(values, day=END_2024, sha="a", changed=None, area_m2=10_000.0, area_id=AREA, title="Melderegister"):
        rows = [(area, quantity, day, value) for (area, quantity), value in values.items()]
        source = {
            "source_id": 1, "title": title, "office": "Amt", "period": day, "licence": "", "file": "a.csv",
            "sheet": "", "published": True, "protection": "", "hash": sha,
        }  # fmt: skip
        catalogue = [replace(i, **changed.get(i.indicator, {})) for i in indicators()] if changed else None
        numbers = numbers_of(
            rows,
            tuple({area for area, *_ in rows}),
            area_m2=area_m2,
            sources=[source],
            indicators=catalogue,
            districts={"99"},
        )
        return build_profile(numbers, area_id)

    return made


def people(left, right, young=(100, 50)):
    return {
        (LEFT, "ew"): left, (RIGHT, "ew"): right, ("99200101", "ew"): 5000,
        (LEFT, "ew.alter.0_18"): young[0], (RIGHT, "ew.alter.0_18"): young[1], ("99200101", "ew.alter.0_18"): 500,
    }  # fmt: skip


def of(found, *key):
    """The one difference of a key, as printed and with its causes."""
    (one,) = (one for one in found.changed if one.key == key)
    return one.before.text, one.after.text, one.difference.text, one.causes


# --- each cause, worked by hand


def test_only_the_date_moved_on(edition):
    found = differences(edition(people(600, 400), END_2022, "a"), edition(people(650, 410), END_2024, "b"))
    assert of(found, Part.AREA, "ew", "value") == ("1.000", "1.060", "+60", (Cause.TIME,))
    # 150 of 1.000 and of 1.060 people are 15,0 and 14,15 %: in points, of what is printed
    assert of(found, Part.AREA, "b1", "value") == (f"15,0{NB}%", f"14,2{NB}%", f"−0,8{NB}Pp.", (Cause.TIME,))
    assert of(found, Part.BELOW, "ew", LEFT) == ("600", "650", "+50", (Cause.TIME,))
    assert of(found, Part.BESIDE, "ew", "district") == ("6.000", "6.060", "+60", (Cause.TIME,))
    assert not [one for one in found.changed if one.key == (Part.AREA, "b1", "count")]  # 150 in both
    assert found.by_cause == {Cause.TIME: len(found.changed)}
    assert found.compared == found.unchanged + len(found.changed)


def test_another_file_for_the_same_date(edition):
    found = differences(edition(people(600, 400), sha="a"), edition(people(600, 403), sha="b"))
    assert of(found, Part.AREA, "ew", "value") == ("1.000", "1.003", "+3", (Cause.DATA,))
    assert [(one.title, one.sha256) for one in found.replaced] == [("Melderegister", "b")]
    assert (found.new, found.gone) == ((), ())


def test_two_files_of_one_title_and_day_are_two_deliveries(edition):
    profile = edition(people(600, 400), sha="a")
    (city,) = profile.sources
    both = replace(profile, sources=(city, replace(city, source_id=2, sha256="b")))
    found, back = differences(profile, both), differences(both, profile)
    assert ([one.sha256 for one in found.new], found.replaced, found.gone) == (["b"], (), ())
    assert ([one.sha256 for one in back.gone], back.replaced, back.new) == (["b"], (), ())


def test_a_number_that_was_not_delivered_before(edition):
    without = {key: value for key, value in people(600, 400).items() if key[1] == "ew"}
    found = differences(edition(without), edition(people(600, 400)))
    assert of(found, Part.AREA, "b1", "count") == ("k. A.", "150", "k. A.", (Cause.DATA,))


def test_what_the_earlier_edition_could_not_yet_have_is_of_its_date(edition):
    without = {key: value for key, value in people(600, 400).items() if key[1] == "ew"}
    before, after = edition(without, END_2022), edition(people(600, 400), END_2024)
    assert of(differences(before, after), Part.AREA, "b1", "count") == ("k. A.", "150", "k. A.", (Cause.TIME,))
    gone = differences(edition(people(600, 400), END_2022), edition(without, END_2024))  # nobody delivers it any more
    assert of(gone, Part.AREA, "b1", "count") == ("150", "k. A.", "k. A.", (Cause.DATA,))


def test_other_ground_is_no_reason_for_a_number_to_go(edition):
    without = {key: value for key, value in people(600, 400).items() if key[1] == "ew"}
    found = differences(edition(people(600, 400)), edition(without, area_m2=12_000.0, sha="b"))
    assert of(found, Part.AREA, "b1", "count")[3] == (Cause.DATA,)


@pytest.mark.parametrize("title", ["Melderegister", "Umbenannt"])
def test_the_same_file_with_another_number_has_no_cause_that_can_be_seen(edition, title):
    found = differences(edition(people(600, 400)), edition(people(600, 403), title=title))
    assert of(found, Part.AREA, "ew", "value") == ("1.000", "1.003", "+3", (Cause.UNKNOWN,))
    assert found.replaced == ()


def with_row(profile, name, **changed):
    """The profile with one indicator's row changed."""
    rows = tuple(replace(r, **changed) if r.indicator.indicator == name else r for r in profile.rows)
    return replace(profile, rows=rows)


def test_the_denominators_date_alone_moved_on(edition):
    profile = edition(people(600, 400))
    other = number_cell(Fraction(31, 2), 1, f"{NB}%")
    found = differences(profile, with_row(profile, "b1", area=other, denominator_period=date(2023, 12, 31)))
    assert of(found, Part.AREA, "b1", "value") == (f"15,0{NB}%", f"15,5{NB}%", f"+0,5{NB}Pp.", (Cause.TIME,))
    assert [why.code for one in found.changed for why in one.why] == ["other_denominator"]


def test_a_converted_number_is_of_another_boundary_and_its_difference_about(edition):
    profile = edition(people(600, 400))
    about = estimated(number_cell(1040), error="1,2 %", size=1.2, unit="%")
    found = differences(with_row(profile, "ew", area=about), profile)
    assert of(found, Part.AREA, "ew", "value") == ("≈1.040", "1.000", "≈−40", (Cause.BOUNDARY,))


def test_two_lower_bounds_have_no_difference(edition):
    profile = edition(people(600, 400))
    cells = (number_cell(n, flag=Flag.INCOMPLETE) for n in (7000, 7814))
    before, after = (with_row(profile, "ew", area=cell) for cell in cells)
    assert of(differences(before, after), Part.AREA, "ew", "value")[:3] == ("7.000", "7.814", "x")


def test_a_target_without_data_is_no_other_rule(edition):
    grounds = {
        (area, f"spielplatz.{what}"): n for area in (LEFT, RIGHT) for what, n in (("count", 1), ("netto_m2", 250))
    }
    without, full = edition(people(600, 400)), edition(people(600, 400) | grounds)
    (row,) = full.supply
    # 1 m² for each of 1.000 people, 500 m² are there
    key = (Part.SUPPLY, row.target.target, "Bilanz")
    assert of(differences(without, full), *key) == ("k. A.", "−500", "k. A.", (Cause.DATA,))
    dropped = differences(full, replace(full, supply=()))
    assert of(dropped, *key) == ("−500", "k. A.", "k. A.", (Cause.METHOD,))
    assert dropped.methods == ((row.target.title, ()),)


def test_a_planning_area_that_only_one_edition_has(edition):
    third = {("99100103", "ew"): 100, ("99100103", "ew.alter.0_18"): 10}
    found = differences(edition(people(600, 400)), edition(people(600, 400) | third, sha="b"))
    assert of(found, Part.BELOW, "ew", "99100103")[:3] == ("k. A.", "100", "k. A.")
    assert of(found, Part.BELOW, "ew", "99100103")[3][0] is Cause.BOUNDARY


def test_another_formula(edition):
    before = edition(people(600, 400))
    after = edition(people(600, 400), changed={"b1": {"numerator": "2 * ew.alter.0_18"}})
    found = differences(before, after)
    assert of(found, Part.AREA, "b1", "value") == (f"15,0{NB}%", f"30,0{NB}%", f"+15,0{NB}Pp.", (Cause.METHOD,))
    assert found.methods == ((before.row("b1").indicator.title, ("numerator",)),)
    assert {one.key[1] for one in found.changed} == {"b1"}


def test_other_decimals_have_no_difference_that_could_be_printed(edition):
    after = edition(people(600, 400), changed={"b1": {"decimals": 2, "version": "2"}})
    found = differences(edition(people(600, 400)), after)
    assert of(found, Part.AREA, "b1", "value") == (f"15,0{NB}%", f"15,00{NB}%", "x", (Cause.METHOD,))
    assert [names for _, names in found.methods] == [("version", "decimals")]


def test_another_unit_is_another_number_even_where_the_digits_are_the_same(edition):
    after = edition(people(600, 400), changed={"ew_dichte": {"unit": "EW je Fußballfeld"}})
    found = differences(edition(people(600, 400)), after)
    assert of(found, Part.AREA, "ew_dichte", "value") == ("500,0", "500,0", "x", (Cause.METHOD,))


def test_an_indicator_that_one_catalogue_lacks(edition):
    before, after = edition(people(600, 400)), edition(people(600, 400))
    after = replace(after, rows=tuple(row for row in after.rows if row.indicator.indicator != "b1"))
    found = differences(before, after)
    assert of(found, Part.AREA, "b1", "value") == (f"15,0{NB}%", "k. A.", "k. A.", (Cause.METHOD,))
    assert found.methods == ((before.row("b1").indicator.title, ()),)


def test_corrected_ground_changes_the_density_alone(edition):
    # 1.000 people on 2 and on 2,02 ha: 500,0 and 495,05
    found = differences(edition(people(600, 400)), edition(people(600, 400), area_m2=10_100.0))
    assert of(found, Part.AREA, "ew_dichte", "value") == ("500,0", "495,0", "−5,0", (Cause.BOUNDARY,))
    assert {one.key[1] for one in found.changed if one.part is Part.AREA} == {"ew_dichte"}


def test_corrected_ground_is_no_cause_of_what_was_delivered_by_key(edition):
    # 1.000 people on 2,0 and on 2,4 ha; the share of the under-18s has another precision and nothing else
    after = edition(people(600, 400), area_m2=12_000.0, changed={"b1": {"decimals": 2}})
    found = differences(edition(people(600, 400)), after)
    assert of(found, Part.AREA, "area_m2") == ("2,0 ha", "2,4 ha", "+0,4", (Cause.BOUNDARY,))
    assert of(found, Part.AREA, "b1", "value")[3] == (Cause.METHOD,)
    assert of(found, Part.BELOW, "ew_dichte", LEFT) == ("600,0", "500,0", "−100,0", (Cause.BOUNDARY,))
    # With another delivery the ground may be why.
    newer = differences(edition(people(600, 400)), edition(people(600, 410), area_m2=12_000.0, sha="b"))
    assert of(newer, Part.AREA, "ew", "value")[3] == (Cause.BOUNDARY, Cause.DATA)
    assert of(newer, Part.BESIDE, "ew", "district")[3] == (Cause.DATA,)  # a district is the same ground always


def test_only_the_planning_area_with_other_data_is_said_to_have_some(numbers_of):
    def profile(revised):
        """Two deliveries of a date; the second one is of the planning area LEFT alone, in one edition."""
        rows = [(a, "ew", END_2024, n) for a, n in ((LEFT, 600), (RIGHT, 400), ("99200101", 5000))]
        young = [(a, "ew.alter.0_18", END_2024, 60) for a in (LEFT, RIGHT, "99200101")]
        if revised:
            rows[0] = (LEFT, "ew", END_2024, 650, 2)
        source = {"office": "Amt", "period": END_2024, "licence": "", "file": "", "sheet": "", "published": True,
                  "protection": ""}  # fmt: skip
        sources = [source | {"source_id": i, "title": f"Tabelle {i}", "hash": str(i)} for i in (1, 2)]
        catalogue = [replace(i, decimals=2) if i.indicator == "b1" and revised else i for i in indicators()]
        areas = (LEFT, RIGHT, "99200101")
        numbers = numbers_of([*rows, *young], areas, sources=sources, indicators=catalogue, districts={"99"})
        return build_profile(numbers, AREA)

    found = differences(profile(False), profile(True))
    assert of(found, Part.BELOW, "b1", LEFT)[3] == (Cause.METHOD, Cause.DATA)
    assert of(found, Part.BELOW, "b1", RIGHT) == ("15,0", "15,00", "x", (Cause.METHOD,))


def test_a_number_that_became_secret(edition):
    before, after = people(600, 400, (100, 50)), people(600, 400, (100, "•"))
    found = differences(edition(before, sha="a"), edition(after, sha="b"))
    assert of(found, Part.AREA, "b1", "count") == ("150", "•", "•", (Cause.SUPPRESSION, Cause.DATA))
    back = differences(edition(after, sha="a"), edition(before, sha="b"))
    assert of(back, Part.AREA, "b1", "count") == ("•", "150", "•", (Cause.SUPPRESSION, Cause.DATA))


def test_what_neither_edition_has_is_no_figure(edition):
    found = differences(edition(people(600, 400)), edition(people(600, 400)))
    assert found.lacking > 0
    assert found.changed == ()


# --- what leaves the office


def test_in_public_nothing_of_the_family_of_a_secret_number_lets_it_be_computed(edition):
    # Then 60 + 40 = 100, now • + 45 = •: with the former 40 and 100 anybody would have the former 60.
    before, after = people(600, 400, (60, 40)), people(600, 410, ("•", 45))
    found = differences(edition(before, END_2022, "a"), edition(after, END_2024, "b"), public=True)
    family = [one for one in found.changed if one.key[1] == "b1"]
    assert len(family) >= 4
    for one in family:
        assert one.before == WITHHELD
        assert one.difference.text == "•"
    shown = {one.key: one.after.text for one in family}
    assert shown[Part.AREA, "b1", "count"] == "•"
    assert shown[Part.BELOW, "b1", RIGHT] == "11,0"  # the present edition prints it itself: 45 of 410
    assert of(found, Part.AREA, "ew", "value") == ("1.000", "1.010", "+10", (Cause.TIME,))  # another family


def test_in_public_a_number_that_is_no_longer_secret_has_no_difference_either(edition):
    before, after = people(600, 400, ("•", 40)), people(600, 400, (60, 45))
    found = differences(edition(before, END_2022, "a"), edition(after, END_2024, "b"), public=True)
    assert of(found, Part.AREA, "b1", "count")[:3] == ("•", "105", "•")
    assert of(found, Part.BELOW, "b1", RIGHT)[:3] == (WITHHELD.text, "11,3", "•")


# --- laws

VALUES = st.one_of(st.integers(0, 900), st.sampled_from(["•", "k. A.", "–"]))
SIDES = st.builds(people, st.integers(301, 999), st.integers(301, 999), st.tuples(VALUES, VALUES))
LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@LAWS
@given(values=SIDES)
def test_an_edition_does_not_differ_from_itself(edition, values):
    profile = edition(values)
    for public in (False, True):
        found = differences(profile, profile, public)
        assert (found.changed, found.methods, found.records, found.sites) == ((), (), (), ())
        assert (found.replaced, found.new, found.gone) == ((), (), ())
        assert found.unchanged == found.compared > 0


@LAWS
@given(one=SIDES, other=SIDES, later=st.booleans())
def test_exchanged_editions_are_a_mirror(edition, one, other, later):
    a, b = edition(one, END_2022, "a"), edition(other, END_2024 if later else END_2022, "b")
    there, back = differences(a, b), differences(b, a)
    assert (there.compared, there.lacking) == (back.compared, back.lacking)
    mirrored = {d.key: d for d in back.changed}
    assert mirrored.keys() == {d.key for d in there.changed}
    for d in there.changed:
        m = mirrored[d.key]
        assert (m.before, m.after) == (d.after, d.before)
        assert m.difference.status is d.difference.status
        assert (m.difference.value or 0) == -(d.difference.value or 0)
        assert m.causes == d.causes


@LAWS
@given(one=SIDES, other=SIDES)
def test_the_difference_is_that_of_the_printed_numbers(edition, one, other):
    for d in differences(edition(one, sha="a"), edition(other, sha="b")).changed:
        if d.difference.status is Status.VALUE:
            assert d.difference.value == pytest.approx(d.after.value - d.before.value, abs=1e-9)
        else:
            assert {d.before.status, d.after.status} - {Status.VALUE, Status.NONE}


@LAWS
@given(one=SIDES, other=SIDES)
def test_no_public_report_tells_of_a_secret_number_by_its_family(edition, one, other):
    before, after = edition(one, END_2022, "a"), edition(other, END_2024, "b")
    inside, public = differences(before, after), differences(before, after, public=True)
    secret = {d.key[1] for d in inside.changed if Cause.SUPPRESSION in d.causes and d.part is not Part.AGES}
    for d in public.changed:
        if d.key[1] in secret:
            assert d.before.status is not Status.VALUE
            assert d.difference.status is not Status.VALUE
    assert Counter(d.key for d in public.changed) == Counter(d.key for d in inside.changed)


# --- words, plans, places


def test_texts_and_plans_that_came_went_or_were_agreed(edition):
    profile = edition(people(600, 400))
    day = date(2024, 1, 1)
    goal = Goal("Z-001", AREA, text="Mehr Grün", state="Entwurf")
    before = replace(
        profile,
        texts=(Text("2.1", "Alt", "Entwurf", day), Text("8.1", "Bleibt", "AG SRO", day)),
        planning=Planning.of([goal, Measure("M-001", area_id=AREA, title="Bank", status="geplant")]),
        kulissen=("Stadtumbau",),
    )
    after = replace(
        profile,
        texts=(Text("2.1", "Neu", "Entwurf", day), Text("8.1", "Bleibt", "Bezirksamt", day)),
        planning=Planning.of([
            replace(goal, last_change=day, changed_by="OE SPK"),
            Measure("M-001", area_id=AREA, title="Bank", status="in Umsetzung"),
            Finding("B-001", AREA, text="Viele Kitas", state="AG SRO"),
        ]),
        kulissen=(),
    )  # fmt: skip
    assert differences(before, after).records == (
        RecordChange("texts", Step.CHANGED, "2.1", "Entwurf", "Entwurf"),
        RecordChange("texts", Step.STATE, "8.1", "AG SRO", "Bezirksamt"),
        RecordChange("findings", Step.NEW, "B-001 Viele Kitas", "", "AG SRO"),
        RecordChange("measures", Step.STATE, "M-001 Bank", "geplant", "in Umsetzung"),
        RecordChange("kulissen", Step.GONE, "Stadtumbau", "", ""),
    )


def test_facilities_that_moved_or_were_renamed_are_neither_new_nor_gone(edition):
    profile = edition(people(600, 400))
    cell = profile.row("ew").area

    def with_sites(*sites):
        row = profile.facilities[0]
        points = tuple(FacilityPoint(x, y, name, cell, True) for name, x, y in sites)
        return replace(profile, facilities=(replace(row, imported=True, points=points),))

    before = with_sites(("Haus A", 0, 0), ("Haus B", 50, 0), ("Haus C", 90, 0), ("Haus D", 10, 0))
    after = with_sites(("Haus A", 0, 0), ("Haus B", 70, 0), ("Haus Neu", 90, 0), ("Haus E", 20, 0), ("Haus F", 30, 0))
    theme = profile.facilities[0]
    assert differences(before, after).sites == (SiteChange(theme.theme, theme.title, 2, 1),)


# --- the same ground under another key

OLD = {"99010101": box(0, 0, 1, 1), "99010102": box(1, 0, 2, 1), "99010201": box(2, 0, 4, 1)}
NEW = {"99100101": box(0, 0, 2, 1), "99100201": box(2, 0, 3, 1), "99100301": box(3, 0, 4, 1)}


@pytest.fixture
def recut(numbers_of):
    """Two old planning areas became one, a third was cut in two."""
    old = [(a, "ew", "2019-12-31", 400, 1, {"vintage": "2020"}) for a in OLD]
    return numbers_of([*old, *((a, "ew", END_2024, 500) for a in NEW)], tuple(NEW), old=tuple(OLD), outlines=OLD | NEW)


@pytest.mark.parametrize(("old", "new"), [("990101", "991001"), ("9901", "9910"), ("99", "99")])
def test_areas_of_the_same_planning_areas_stand_for_each_other(recut, old, new):
    assert counterpart(recut, old, "2020", "2021") == new
    assert counterpart(recut, new, "2021", "2020") == old


@pytest.mark.parametrize("area_id", ["990102", "99010101"])
def test_an_area_that_was_cut_or_merged_away_has_no_successor(recut, area_id):
    assert counterpart(recut, area_id, "2020", "2021") is None


@pytest.mark.parametrize("area_id", ["991002", "99100101", "99100201"])
def test_a_part_or_a_sum_has_no_predecessor(recut, area_id):
    assert counterpart(recut, area_id, "2021", "2020") is None


def test_the_key_system_of_a_date(recut):
    assert system_at(recut, date(2019, 12, 31)) == "2020"
    assert system_at(recut, None) == "2021"
    assert system_at(recut, date(2010, 1, 1)) is None


# --- Berlin


def test_berlin_2022_and_2024(berlin):
    """Sums of the published tables: Berlin 3.850.809 and 3.897.145, Tempelhof-Schöneberg 356.959 (data/README.md)."""
    found = differences(build_profile(berlin, "073005", date(2022, 12, 31)), build_profile(berlin, "073005"))
    assert of(found, Part.BESIDE, "ew", "city") == ("3.850.809", "3.897.145", "+46.336", (Cause.TIME,))
    assert of(found, Part.BESIDE, "ew", "district")[1] == "356.959"
    assert of(found, Part.AREA, "ew", "value") == ("25.372", "25.939", "+567", (Cause.TIME,))
    assert set(found.by_cause) == {Cause.TIME}


def test_berlin_across_the_new_cut(berlin):
    """Tiergarten Süd kept its planning areas: 010111 until 2020, 011001 since."""
    end_2019 = date(2019, 12, 31)
    assert counterpart(berlin, "011001", "2021", "2020") == "010111"
    found = differences(build_profile(berlin, "010111", end_2019), build_profile(berlin, "011001"))
    assert of(found, Part.BESIDE, "ew", "city") == ("3.769.495", "3.897.145", "+127.650", (Cause.TIME,))
    # E_E of EWR201912E_Matrix.csv, 01011101 to 01011105: 3.445 + 188 + 5.159 + 4.626 + 1.567
    assert of(found, Part.AREA, "ew", "value")[:3] == ("14.985", "16.293", "+1.308")
    assert of(found, Part.AREA, "ew", "value")[3] == (Cause.BOUNDARY, Cause.TIME)
    assert found.of(Part.BELOW) == ()
    assert counterpart(berlin, "073005", "2021", "2020") is None  # was one planning area of a larger region
