# SPDX-License-Identifier: GPL-2.0-or-later
"""Aufmerksamkeitsstufen: limits, distances, what offices set by hand, and rules of a library."""

import json
from dataclasses import replace

import pytest
from sozialraum.processing.domain.attention_rules import OWN_LABEL, keep, rules, shipped
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.numbers import Context
from sozialraum.processing.domain.profile_builder import build_profile

DAY = "2024-12-31"
BY_ID = {i.indicator: i for i in indicators()}
SEVEN = ("07100101", "07100102", "07100103", "07100104")
ONE = ("01100101", "01100102")
LABEL = "Voreinstellung, keine amtliche Regel"


@pytest.fixture
def city(numbers_of):
    """Kita places per 100 children: 07 has 20, 40, 40, 60 (of 100 each), 01 has 80 and 100 (of 100 each)."""

    def make(own="", places=(20, 40, 40, 60), more=(), **kwargs):
        rows = []
        for area, capacity in zip((*SEVEN, *ONE), (*places, 80, 100), strict=True):
            rows += [(area, "ew", DAY, 1000), (area, "ew.alter.0_6", DAY, 100), (area, "kita.capacity", DAY, capacity)]
        numbers = numbers_of([*rows, *more], (*SEVEN, *ONE), districts={"07", "01"}, **kwargs)
        numbers.context = replace(numbers.context, attention=own)
        return numbers

    return make


def stages(numbers, area, indicator="kita_plaetze"):
    found = build_profile(numbers, area).row(indicator).attention
    return None if found is None else (found.district, found.city)


# --- distances


def test_the_distance_from_district_and_city_in_their_standard_deviations(city):
    # District: 40 per 100 (160/400), SD of 20, 40, 40, 60 is √200 = 14,14. City: 340/600 = 56,67; the six values have
    # mean 56,67 and variance (36,67² + 2·16,67² + 3,33² + 23,33² + 43,33²)/6 = 722,2, SD 26,87. Low values deserve
    # attention: 20 lies 1,41 SD below the district (3) and 36,67/26,87 = 1,36 below the city (3), 40 lies 0 (1) and
    # 0,62 (2) below, 60 lies above both (1, 1).
    numbers = city()
    assert [stages(numbers, a) for a in SEVEN] == [(3, 3), (1, 2), (1, 2), (1, 1)]
    rule = build_profile(numbers, "07100101").row("kita_plaetze").attention.rule
    assert rule == (
        "In Standardabweichungen 1,41 unter dem Bezirkswert, 1,36 unter dem Wert von Berlin; gewertet wird der Abstand "
        f"nach unten: unter 0,5 Stufe 1, bis 1 Stufe 2, darüber Stufe 3 ({LABEL})."
    )
    assert "gleich dem Bezirkswert" in build_profile(numbers, "07100102").row("kita_plaetze").attention.rule


def test_the_limits_belong_to_stage_2(city):
    # 0, 40, 40, 80: district 40, SD √800 = 28,28; the outer ones lie 1,41 SD away.
    # With own limits of just that distance, as printed, the limit itself is still stage 2.
    own = {"default": {"kind": "deviation", "limits": [0.5, 1.41]}}
    assert stages(city(json.dumps(own)), "07100101")[0] == 2
    own["default"]["limits"] = [1.41, 2]
    assert stages(city(json.dumps(own)), "07100101")[0] == 2
    own["default"]["limits"] = [1.42, 2]
    assert stages(city(json.dumps(own)), "07100101")[0] == 1


def test_high_values_count_where_the_indicator_says_so(city):
    high = tuple(replace(i, direction="high") if i.indicator == "kita_plaetze" else i for i in indicators())
    numbers = city(indicators=high)
    assert [stages(numbers, a)[0] for a in SEVEN] == [1, 1, 1, 3]
    assert "1,41 über dem Bezirkswert" in build_profile(numbers, "07100104").row("kita_plaetze").attention.rule


def test_too_few_or_equal_areas_give_no_stage(city):
    assert stages(city(), "01100101") == (None, 1)  # two areas in the district
    assert stages(city(places=(50, 50, 50, 50)), "07100101")[0] is None


def test_a_district_is_compared_with_the_city_alone(city):
    assert stages(city(), "07") == (None, None)  # of two districts both lie one SD away
    assert stages(city(), "BE") is None


def test_a_sign_has_no_stage(city):
    # The first area has no children: x, and the SD of the others is that of 40, 40, 60.
    numbers = city(more=[("07100101", "ew.alter.0_6", DAY, "•")])
    assert stages(numbers, "07100101") == (None, None)


# --- what is never rated


def test_neutral_indicators_are_never_rated(city):
    by_hand = {"indicator": "b1", "area_id": SEVEN[0], "stage": 3, "reason": "x", "office": "y"}
    own = {"rules": {"t4": {"kind": "threshold", "steps": [{"above": 1, "stage": 3}]}}, "overrides": [by_hand]}
    more = [(a, q, DAY, 300) for a in SEVEN for q in ("ew.ausl", "ew.alter.0_18")]
    profile = build_profile(city(json.dumps(own), more=more), SEVEN[0])
    assert all(profile.row(i).attention is None for i in ("t3", "t4", "b1", "b2", "ew"))


def test_a_library_may_take_an_indicator_out(city):
    assert stages(city('{"rules": {"kita_plaetze": {"kind": "none"}}}'), SEVEN[0]) is None


# --- limits of the field


@pytest.mark.parametrize(("square", "stage"), [(490, 3), (494, 3), (496, 2), (500, 2), (990, 2), (1000, 1), (1400, 1)])
def test_play_area_is_rated_by_its_printed_value(numbers_of, square, stage):
    # below 0,50 m² per inhabitant 3, below 1,00 2; 496/1000 is printed 0,50 and so is no longer below
    rows = [(SEVEN[0], "ew", DAY, 1000), (SEVEN[0], "spielplatz.netto_m2", DAY, square)]
    found = build_profile(numbers_of(rows, SEVEN[:1]), SEVEN[0]).row("a5").attention
    assert (found.district, found.city) == (stage, stage)
    assert found.rule.startswith("Grenzwert: unter 0,5 Stufe 3, unter 1 Stufe 2, sonst Stufe 1")
    assert LABEL in found.rule


@pytest.mark.parametrize(("share", "stage"), [(27.4, 1), (40, 1), (40.1, 3)])
def test_pupils_by_the_limit_of_40_per_cent(numbers_of, share, stage):
    # delivered per Bezirksregion; the entry is the library's own, the rule is found by its Kernindikator
    e5 = replace(BY_ID["b1"], indicator="e5", kid="E5", direction="high", numerator="kid.e5", denominator="")
    rows = [("07100101", "ew", DAY, 1000), ("071001", "kid.e5", DAY, share)]
    numbers = numbers_of(rows, SEVEN[:1], indicators=(*indicators(), e5), kinds={"kid.e5": "intensive"})
    assert stages(numbers, "071001", "e5") == (stage, stage)


def test_real_play_areas(berlin):
    # 0,30 m² per inhabitant in Friedenau West, 0,57 in the district (planner.md, page 2)
    assert stages(berlin, "073005", "a5") == (3, 3)
    assert stages(berlin, "07", "a5") == (None, 2)


# --- by hand


def test_an_office_sets_a_stage_and_says_why(city):
    entry = {"indicator": "kita_plaetze", "area_id": SEVEN[0], "stage": 2, "office": "Jugendamt",
             "reason": "Neubau mit 45 Plätzen öffnet im Mai"}  # fmt: skip
    numbers = city(json.dumps({"overrides": [entry]}))
    found = build_profile(numbers, SEVEN[0]).row("kita_plaetze").attention
    assert (found.district, found.city) == (2, 2)
    assert found.rule.startswith("Stufe 2 gesetzt durch Jugendamt: Neubau mit 45 Plätzen öffnet im Mai.")
    assert "1,41 unter dem Bezirkswert" in found.rule  # what the rule says stays visible
    assert stages(numbers, SEVEN[1]) == (1, 2)
    only = city(json.dumps({"overrides": [entry | {"comparison": "district"}]}))
    assert stages(only, SEVEN[0]) == (2, 3)
    past = city(json.dumps({"overrides": [entry | {"period": "31.12.2022"}]}))
    assert stages(past, SEVEN[0]) == (3, 3)


# --- rules as data


def test_shipped_rules_say_that_they_are_ours():
    known = shipped()
    assert known.default.label == LABEL
    assert known.default.limits == (0.5, 1.0)
    assert {r.label for r in known.by_indicator.values()} == {LABEL}
    assert known.overrides == ()


def test_a_librarys_rules_replace_entry_by_entry_and_carry_their_own_label():
    own = rules('{"label": "AG SRO 12.03.2026", "rules": {"A5": {"kind": "deviation", "limits": [1, 2]}}}')
    assert own.of(BY_ID["a5"]).label == "AG SRO 12.03.2026"
    assert own.of(BY_ID["kita_plaetze"]) == shipped().default
    assert rules('{"rules": {"a5": {"kind": "none"}}}').of(BY_ID["a5"]).label == OWN_LABEL
    assert rules("") is shipped()


@pytest.mark.parametrize(("own", "place"), [
    ("{", "attention"), ("[]", "attention"), ('{"rule": {}}', "attention"), ('{"rules": []}', "rules"),
    ('{"rules": {"a5": 3}}', "rules.a5"), ('{"rules": {"a5": {"kind": "grenzwert"}}}', "rules.a5.kind"),
    ('{"default": {"kind": "deviation", "limits": [1]}}', "default.limits"),
    ('{"default": {"kind": "deviation", "limits": [1, 0.5]}}', "default.limits"),
    ('{"default": {"kind": "deviation", "limits": ["0,5", 1]}}', "default.limits"),
    ('{"rules": {"a5": {"kind": "threshold"}}}', "rules.a5.steps"),
    ('{"rules": {"a5": {"kind": "threshold", "steps": [{"stage": 3}]}}}', "rules.a5.steps 1"),
    ('{"rules": {"a5": {"kind": "threshold", "steps": [{"below": 1, "above": 2, "stage": 3}]}}}', "rules.a5.steps 1"),
    ('{"rules": {"a5": {"kind": "threshold", "steps": [{"below": 1, "stage": 4}]}}}', "rules.a5.steps 1.stage"),
    ('{"rules": {"a5": {"kind": "threshold", "steps": [{"bellow": 1, "stage": 3}]}}}', "rules.a5.steps 1"),
    ('{"overrides": {}}', "overrides"),
    ('{"overrides": [{"indicator": "a5", "area_id": "07", "stage": 2, "reason": "x"}]}', "overrides 1.office"),
    ('{"overrides": [{"indicator": "a5", "area_id": "07", "stage": 2, "reason": " ", "office": "y"}]}',
     "overrides 1.reason"),
    ('{"overrides": [{"indicator": "a5", "area_id": "07", "stage": 2, "reason": "x", "office": "y", "period": "x"}]}',
     "overrides 1.period"),
])  # fmt: skip
def test_a_rule_that_cannot_be_read_is_refused_with_its_place(own, place):
    with pytest.raises(SozialraumError) as caught:
        rules(own)
    assert (caught.value.code, caught.value.values["place"]) == ("attention_invalid", place)


def test_a_library_keeps_only_rules_that_can_be_read(berlin_library, tmp_path):
    import shutil

    from sozialraum.processing.domain.library import Library
    from sozialraum.processing.domain.numbers import Numbers

    library = Library(shutil.copy(berlin_library, tmp_path / "own.gpkg"))
    with pytest.raises(SozialraumError):
        keep(library, '{"rules": {"a5": 3}}')
    assert library.meta("attention") == ""
    keep(library, '{"rules": {"a5": {"kind": "threshold", "steps": [{"below": 0.2, "stage": 3}]}}}')
    assert stages(Numbers.read(library), "073005", "a5") == (1, 1)
    keep(library, "")
    assert stages(Numbers.read(library), "073005", "a5") == (3, 3)


def test_context_without_rules_is_the_shipped_ones():
    assert rules(Context(None, None, {}).attention) is shipped()
