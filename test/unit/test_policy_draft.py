# SPDX-License-Identifier: GPL-2.0-or-later
"""Policies while somebody changes them: only what differs is stated, and what is typed is what holds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.disclosure.draft import ALL_OTHERS, Draft, Subject, Whose
from sozialraum.processing.domain.disclosure.policy import policies
from sozialraum.processing.domain.errors import SozialraumError

SOURCE = Subject(sources=("SGB II",))
CASES = Subject("sgb2.faelle", ("SGB II",))


def test_the_presetting_states_nothing():
    draft = Draft()
    assert draft.text == ""
    assert (draft.policy(CASES).threshold, draft.whose(CASES)) == (3, Whose.SHIPPED)


def test_what_is_put_holds_for_the_subject_and_all_below_it():
    draft = Draft()
    draft.put(SOURCE, {"threshold": 5, "zero": False})
    assert json.loads(draft.text) == {"rules": [{"sources": ["SGB II"], "threshold": 5}]}  # 0 is shown anyway
    assert (draft.policy(CASES).threshold, draft.whose(CASES)) == (5, Whose.SOURCE)
    draft.put(CASES, {"threshold": 10})
    assert (draft.policy(CASES).threshold, draft.whose(CASES)) == (10, Whose.OWN)
    assert draft.policy(SOURCE).threshold == 5
    assert policies(draft.text).of("sgb2.faelle", ["SGB II"]).threshold == 10  # as whoever releases reads it


def test_levels_for_places_that_are_not_public_are_said_for_everything_else():
    draft, shelters = Draft(), Subject("frauenhaus.count", ("Liste",), closed_places=True)
    assert draft.policy(shelters).levels == ("BEZ", "STADT")
    draft.put(ALL_OTHERS, {"closed_places": ["STADT"]})
    assert json.loads(draft.text) == {"closed_places": ["STADT"]}
    assert (draft.policy(shelters).levels, draft.whose(ALL_OTHERS)) == (("STADT",), Whose.OWN)
    draft.put(ALL_OTHERS, {"closed_places": []})  # nowhere is not the presetting
    assert draft.policy(shelters).levels == policies(draft.text).closed_places == ()
    draft.put(ALL_OTHERS, {"closed_places": ["BEZ", "STADT"], "threshold": 5})
    assert json.loads(draft.text) == {"default": {"threshold": 5}}
    draft.put(ALL_OTHERS, {"closed_places": ["PLR"]})
    draft.reset(ALL_OTHERS)
    assert draft.text == ""


def test_a_rule_of_a_source_that_comes_later_leaves_the_quantity_its_own():
    draft = Draft()
    draft.put(CASES, {"threshold": 10})
    draft.put(SOURCE, {"threshold": 5})
    assert draft.policy(CASES).threshold == 10


def test_what_is_put_back_to_what_would_hold_anyway_is_no_rule_any_more():
    draft = Draft()
    draft.put(SOURCE, {"threshold": 5, "label": "AG SRO"})
    draft.put(SOURCE, {"threshold": 3, "label": "AG SRO"})
    assert draft.text == ""


def test_reset_takes_out_one_subject_or_all():
    draft = Draft()
    draft.put(ALL_OTHERS, {"threshold": 5})
    draft.put(SOURCE, {"blocked": True})
    draft.reset(SOURCE)
    assert json.loads(draft.text) == {"default": {"threshold": 5}}
    assert draft.whose(CASES) is Whose.DEFAULT
    draft.reset_all()
    assert draft.text == ""


def test_rules_for_several_are_left_as_they_are():
    own = '{"rules": [{"quantities": ["delikte.*"], "levels": ["BEZ"]}], "closed_places": ["STADT"]}'
    draft = Draft(own)
    raub = Subject("delikte.raub", ("Polizei",))
    assert draft.whose(raub) is Whose.PATTERN
    draft.put(raub, {"levels": ["BZR", "BEZ"]})
    assert draft.policy(raub).levels == ("BZR", "BEZ")
    assert draft.policy(Subject("delikte.mord", ("Polizei",))).levels == ("BEZ",)
    draft.reset(raub)
    assert json.loads(draft.text) == json.loads(own)


def test_a_title_with_signs_of_a_pattern_names_only_itself():
    draft = Draft()
    odd = Subject(sources=("Fälle [2023] *",))
    draft.put(odd, {"threshold": 10})
    assert draft.policy(odd).threshold == 10
    assert draft.policy(Subject(sources=("Fälle 2 und mehr",))).threshold == 3
    assert Draft(draft.text).own(odd) == {"threshold": 10}


def test_places_that_are_closed_stay_secret_in_small_areas_whatever_is_put():
    draft = Draft()
    refuge = Subject("zufluchtswohnen.count", ("Zufluchtswohnen",), closed_places=True)
    draft.put(refuge, {"levels": ["PLR", "BEZ"], "objects": True})
    assert draft.policy(refuge).levels == ("BEZ",)
    assert not draft.policy(refuge).objects


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ({"threshold": 0}, "SGB II.threshold"),
        ({"rounding": 4}, "SGB II.rounding"),
        ({"levels": ["Kiez"]}, "SGB II.levels"),
        ({"treshold": 5}, "SGB II"),
    ],
)
def test_what_no_policy_could_say_is_refused_with_its_place_and_changes_nothing(wanted, place):
    draft = Draft('{"default": {"threshold": 5}}')
    with pytest.raises(SozialraumError) as caught:
        draft.put(SOURCE, wanted)
    assert (caught.value.code, caught.value.values["place"]) == ("disclosure_invalid", place)
    assert json.loads(draft.text) == {"default": {"threshold": 5}}


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "threshold": st.sampled_from([3, 5, 10]),
        "zero": st.booleans(),
        "rounding": st.sampled_from([0, 3, 5, 10]),
        "levels": st.sampled_from([["PLR"], ["BZR", "BEZ"], ["PLR", "BZR", "PGR", "BEZ", "STADT"]]),
        "blocked": st.booleans(),
    },
)


@given(st.lists(st.tuples(st.sampled_from([ALL_OTHERS, SOURCE, CASES]), FIELDS), max_size=5), FIELDS)
def test_whatever_was_put_before_what_is_put_last_holds(before, last):
    draft = Draft()
    for subject, wanted in before:
        draft.put(subject, wanted)
    draft.put(CASES, last)
    read_again = Draft(draft.text).policy(CASES)
    said = {name: tuple(value) if name == "levels" else value for name, value in last.items()}
    assert {name: getattr(read_again, name) for name in said} == said
