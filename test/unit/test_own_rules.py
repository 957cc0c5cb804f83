# SPDX-License-Identifier: GPL-2.0-or-later
"""What a library holds of its own while somebody changes it: rules of attention tried before they are kept, targets."""

import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from sozialraum.processing.domain.attention_draft import (
    Draft,
    Outcome,
    Tally,
    deviation,
    limits_of,
    never,
    rated,
    tally,
    threshold,
    typed_number,
)
from sozialraum.processing.domain.attention_rules import shipped
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.supply import supply
from sozialraum.processing.domain.targets import KEPT, chosen, keep, own_targets, targets

BY_ID = {i.indicator: i for i in indicators()}
A5, KITA = BY_ID["a5"], BY_ID["kita_plaetze"]
DAY = "2024-12-31"
SEVEN = ("07100101", "07100102", "07100103", "07100104")


def refusal(function, *args):
    with pytest.raises(SozialraumError) as caught:
        function(*args)
    return caught.value.code


# --- a rule as it is typed


@pytest.mark.parametrize(
    ("text", "value"), [("0,5", 0.5), ("0.5", 0.5), (" 40 ", 40), ("1.000", 1000), ("1000", 1000), ("-2,5", -2.5)]
)
def test_limits_are_read_as_people_type_them(text, value):
    assert typed_number(text) == value


@pytest.mark.parametrize("text", ["", "achtzig", "k. A.", "–", "0,5 bis 1"])
def test_what_is_no_number_is_no_limit(text):
    assert refusal(typed_number, text) == "rule_number"


def test_a_stage_that_could_never_be_given_is_refused():
    assert threshold({2: ("below", 1.0), 3: ("below", 0.5)})["steps"] == [
        {"below": 0.5, "stage": 3}, {"below": 1.0, "stage": 2},
    ]  # fmt: skip
    assert refusal(threshold, {2: ("below", 0.5), 3: ("below", 0.5)}) == "rule_order_threshold"
    assert refusal(threshold, {2: ("above", 60.0), 3: ("above", 40.0)}) == "rule_order_threshold"
    assert len(threshold({2: ("below", 10.0), 3: ("above", 40.0)})["steps"]) == 2  # both ends may deserve attention
    assert refusal(threshold, {}) == "rule_empty"
    assert refusal(deviation, 1.0, 0.5) == "rule_order_deviation"
    # The same in a text written by hand.
    steps = [{"below": 1, "stage": 3}, {"below": 0.5, "stage": 2}]
    assert refusal(Draft, json.dumps({"rules": {"a5": {"kind": "threshold", "steps": steps}}})) == "attention_invalid"


# --- a library's rules while they are changed


def test_a_draft_changes_one_rule_and_keeps_what_it_does_not_know():
    by_hand = {"indicator": "a5", "area_id": "07100101", "stage": 2, "reason": "Umbau", "office": "SGA"}
    draft = Draft(json.dumps({"label": "AG SRO", "rules": {"E5": {"kind": "none"}}, "overrides": [by_hand]}))
    draft.put(KITA, threshold({3: ("below", 50.0)}), " Jugendamt ")
    assert json.loads(draft.text) == {
        "label": "AG SRO", "overrides": [by_hand],
        "rules": {"E5": {"kind": "none"},
                  "kita_plaetze": {"kind": "threshold", "steps": [{"below": 50.0, "stage": 3}], "source": "Jugendamt"}},
    }  # fmt: skip
    assert (draft.rule(KITA).label, draft.rule(KITA).source) == ("AG SRO", "Jugendamt")
    assert (draft.is_own(KITA), draft.is_own(A5), draft.is_own(None)) == (True, False, False)


def test_back_to_the_presetting():
    draft = Draft('{"rules": {"A5": {"kind": "none"}}}')  # entered under its Kernindikator
    assert draft.is_own(A5)
    draft.put(A5, deviation(1, 2))  # replaces it, whatever it was entered under
    draft.reset(A5)
    assert draft.text == ""
    assert draft.rule(A5) == shipped().of(A5)
    draft.put(None, deviation(0.25, 2))
    assert draft.rule(KITA).limits == (0.25, 2)
    draft.put(A5, never())
    draft.reset_all()
    assert draft.rules == shipped()


def test_what_cannot_be_read_leaves_the_draft_as_it_was():
    draft = Draft("")
    assert refusal(draft.put, KITA, {"kind": "deviation", "limits": [2, 1]}) == "attention_invalid"
    assert draft.text == ""


def test_limits_for_the_fields():
    assert limits_of(shipped().of(A5)) == {3: ("below", 0.5), 2: ("below", 1.0)}
    both = {"kind": "threshold", "steps": [{"below": 1, "stage": 3}, {"above": 9, "stage": 3}]}
    assert limits_of(Draft(json.dumps({"default": both})).rule(None)) is None  # more than the fields can show


def test_only_what_has_an_end_that_deserves_attention_is_rated():
    assert rated(A5)
    assert not any(rated(BY_ID[name]) for name in ("ew", "t3", "b1", "mss_gruppe"))


# --- tried on the areas


def test_the_preview_counts_the_stages_of_the_profiles(numbers_of):
    # Kita places per 100 children: 20, 40, 40, 60. Stages by the shipped rule: see test_attention; below 50 stage 3,
    # below 60 stage 2: three areas 3, the one with 60 exactly 1.
    rows = [(area, quantity, DAY, value) for area, places in zip(SEVEN, (20, 40, 40, 60), strict=True)
            for quantity, value in (("ew", 1000), ("ew.alter.0_6", 100), ("kita.capacity", places))]  # fmt: skip
    numbers = numbers_of(rows, SEVEN, districts={"07"})
    assert tally(numbers, "", "PLR", "07")["kita_plaetze"].district == Tally((3, 0, 1), 0)
    draft = Draft("")
    draft.put(KITA, threshold({3: ("below", 50.0), 2: ("below", 60.0)}))
    found = tally(numbers, draft.text, "PLR", "07")["kita_plaetze"]
    assert found == Outcome(Tally((1, 0, 3), 0), Tally((1, 0, 3), 0))
    numbers.context = replace(numbers.context, attention=draft.text)
    kept = [build_profile(numbers, area).row("kita_plaetze").attention.district for area in SEVEN]
    assert kept == [3, 3, 3, 1]
    draft.put(KITA, never())
    assert tally(numbers, draft.text, "PLR", "07")["kita_plaetze"].district == Tally((0, 0, 0), 4)
    assert "ew" not in tally(numbers, "", "PLR", "07")


# --- a library's own targets

OURS = {"target": "own_1", "theme": "jfe", "title": "12 je 100 EW 6 bis unter 25", "needed": "0,12 * ew.alter.6_25",
        "source": "Jugendhilfeausschuss 12.03.2026", "valid_from": "2023"}  # fmt: skip


def kept(**changes):
    return json.dumps({"targets": [OURS | changes]})


def test_an_own_target_takes_from_its_theme_what_it_does_not_say():
    (own,) = own_targets(kept())
    assert (own.present, own.unit, own.needed, own.certainty) == (
        "jfe.capacity",
        "Plätze",
        "0.12 * ew.alter.6_25",
        KEPT,
    )
    assert (own.valid_from, own.valid_to) == (date(2023, 1, 1), None)
    assert [t.target for t in targets(kept())] == ["own_1", *(t.target for t in targets())]
    assert [t.target for t in targets(kept(target="jfe_2022"))].count("jfe_2022") == 1  # replaces the shipped one


def test_an_own_target_comes_first_on_the_days_on_which_it_holds(numbers_of):
    # 2024: 0,12 x 1.000 = 120; 2020: the shipped 0,114 x 1.000 = 114
    rows = [row for day in ("2020-12-31", DAY)
            for row in ((SEVEN[0], "ew", day, 5000), (SEVEN[0], "ew.alter.6_25", day, 1000),
                        (SEVEN[0], "jfe.capacity", day, 90))]  # fmt: skip
    numbers = numbers_of(rows, SEVEN[:1])
    numbers.context = replace(numbers.context, targets=kept())
    assert supply(numbers, "jfe", level="PLR").balances[0].needed.text == "120"
    assert supply(numbers, "jfe", level="PLR", until=date(2021, 1, 1)).balances[0].needed.text == "114"
    assert supply(numbers, "jfe", "own_1", "PLR", date(2021, 1, 1)).balances[0].needed.text == "120"  # asked for
    (row,) = build_profile(numbers, SEVEN[0]).supply
    assert (row.target.target, row.figures.balance.text) == ("own_1", "−30")


def test_an_own_target_not_yet_in_force_is_not_taken_by_itself(numbers_of):
    rows = [(SEVEN[0], "ew", DAY, 5000), (SEVEN[0], "ew.alter.0_6", DAY, 100), (SEVEN[0], "kita.capacity", DAY, 90)]
    numbers = numbers_of(rows, SEVEN[:1])
    own = kept(theme="kita", needed="0,95 * ew.alter.0_6", valid_from="01.08.2025")
    numbers.context = replace(numbers.context, targets=own)
    assert refusal(supply, numbers, "kita", "", "PLR") == "target_not_in_force"


def test_of_several_kinds_the_one_with_an_own_target():
    own = targets(kept(theme="gruen", present="gruen_wohnungsnah.area_m2", needed="8 * ew"))
    there = {"gruen.area_m2", "gruen_wohnungsnah.area_m2"}
    assert chosen("gruen", "", there, own)[0].target == "own_1"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"needed": "0,12 x ew"}, "bad_formula"),
        ({"source": " "}, "targets_invalid"),
        ({"valid_from": "bald"}, "targets_invalid"),
        ({"valid_from": "2025", "valid_to": "2024"}, "targets_invalid"),
        ({"levels": ["Kiez"]}, "targets_invalid"),
        ({"levels": []}, "targets_invalid"),
        ({"decimals": 0.5}, "targets_invalid"),
        ({"sorce": "x"}, "targets_invalid"),
    ],
)
def test_an_own_target_that_cannot_be_read_is_refused(changes, code):
    assert refusal(own_targets, kept(**changes)) == code


def test_two_own_targets_for_the_same_day_are_refused():
    def both(first, second):
        pair = [OURS | {"valid_from": "", "valid_to": first}, OURS | {"target": "own_2", "valid_from": second}]
        return json.dumps({"targets": pair})

    assert refusal(own_targets, both("31.12.2024", "31.12.2024")) == "own_targets_meet"
    assert len(own_targets(both("31.12.2024", "01.01.2025"))) == 2


def test_a_library_keeps_only_targets_that_can_be_read(berlin_library, tmp_path):
    library = Library(shutil.copy(berlin_library, tmp_path / "own.gpkg"))
    assert refusal(keep, library, kept(source="")) == "targets_invalid"
    assert library.meta("targets") == ""
    keep(library, kept(valid_from="2022"))
    assert supply(Numbers.read(library), "jfe", "", "BEZ").target.target == "own_1"
    keep(library, "")
    assert supply(Numbers.read(library), "jfe", "", "BEZ").target.target == "jfe_2022"
