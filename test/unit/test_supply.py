# SPDX-License-Identifier: GPL-2.0-or-later
"""Need, stock, balance and degree: printed figures of Bezirksregionenprofile, dated rules, signs that stay signs."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.catalogue import themes
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.formula import parse
from sozialraum.processing.domain.lor import LEVELS
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.status import Flag, Status
from sozialraum.processing.domain.supply import supply
from sozialraum.processing.domain.targets import OWN, chosen, of_theme, targets

PLR = ("07010101", "07010102", "07010203")
NOW = "2024-12-31"


def texts(balance):
    return balance.needed.text, balance.present.text, balance.balance.text, balance.degree.text


def one(numbers, theme, target="", level="PLR", **options):
    """The balance of the first area."""
    return supply(numbers, theme, target, level, **options).balances[0]


def refusal(numbers, *args, **options):
    with pytest.raises(SozialraumError) as caught:
        supply(numbers, *args, **options)
    return caught.value.code, caught.value.values


# --- the catalogue


def test_every_target_is_complete_and_can_be_read():
    for target in targets():
        assert parse(target.present)
        assert parse(target.needed)
        assert target.theme in themes()
        assert set(target.levels) <= set(LEVELS)
        assert target.certainty in ("source", "incomplete", "derived", "unconfirmed")
        assert target.title
        assert target.source
        assert target.validity
        assert target.valid_from is None or target.valid_to is None or target.valid_from <= target.valid_to
    assert len({t.target for t in targets()}) == len(targets())


def test_on_no_day_two_rules_of_one_kind_hold():
    days = [date(1990, 1, 1), date(2022, 6, 19), date(2022, 6, 20), date(2030, 1, 1)]
    for day in days:
        kinds = [t.present for t in targets() if t.holds(day)]
        assert len(kinds) == len(set(kinds)), day


def test_what_is_not_certain_says_so():
    by_id = {t.target: t for t in targets()}
    assert by_id["jfe_2022"].certainty == "incomplete"
    assert by_id["jfe_2022"].note.startswith("Nicht vollständig")
    assert {t.target for t in targets() if t.certainty == "derived"} == {"sport_ungedeckt", "sport_gedeckt"}
    assert by_id["gruen_gesamt"].certainty == "unconfirmed"


# --- printed figures (Bezirksregionenprofil Friedenau, data 2015)


def test_green_of_friedenau(numbers_of):
    # Printed: 53.705 m², deficit 214.423 m² at 6 m² for each of 44.688 inhabitants, 1,2 m² each.
    # 6 x 44.688 = 268.128; 53.705 - 268.128 = -214.423; 53.705 / 268.128 = 20,0 %.
    rows = [(PLR[0], "ew", NOW, 44_688), (PLR[0], "gruen_wohnungsnah.area_m2", NOW, 53_705)]
    numbers = numbers_of(rows, PLR[:1])
    assert texts(one(numbers, "gruen")) == ("268.128", "53.705", "−214.423", "20,0\u00a0%")


def test_youth_facilities_of_friedenau_by_the_rule_until_2022(numbers_of):
    # Printed: 6,54 places for each 100 aged 6 to under 25, 394 places short of 11,4: 8.107 people, 530 places.
    # 0,114 x 8.107 = 924,198; 530 - 924,198 = -394,198; 530 / 924,198 = 57,3 %.
    rows = [(PLR[0], "ew", "2015-12-31", 45_520), (PLR[0], "ew.alter.6_25", "2015-12-31", 8_107),
            (PLR[0], "jfe.capacity", "2015-12-31", 530)]  # fmt: skip
    found = supply(numbers_of(rows, PLR[:1]), "jfe", level="PLR")
    assert found.target.target == "jfe_11_4"
    assert texts(found.balances[0]) == ("924", "530", "−394", "57,3\u00a0%")
    assert found.balances[0].balance.exact == pytest.approx(-394.198)


@pytest.mark.parametrize(("kind", "square", "more"), [("ungedeckt", 92_542, "138,3"), ("gedeckt", 7_870, "87,8")])
def test_sport_of_friedenau(numbers_of, kind, square, more):
    # Printed: 92.542 m² are 38 % more and 7.870 m² are 12,2 % less than needed by 45.520 inhabitants.
    rows = [(PLR[0], "ew", NOW, 45_520), (PLR[0], f"sport_{kind}.area_m2", NOW, square)]
    assert one(numbers_of(rows, PLR[:1]), "sport").degree.text == f"{more}\u00a0%"


# --- rules are dated

AGES = (("6_10", 400), ("10_18", 700), ("18_21", 200), ("21_25", 300), ("25_27", 100))


def youth(day, places):
    return [(PLR[0], "ew", day, 9_000), *((PLR[0], f"ew.alter.{band}", day, n) for band, n in AGES),
            (PLR[0], "jfe.capacity", day, places)]  # fmt: skip


def test_the_rule_is_that_of_the_date_of_the_places(numbers_of):
    # Until 19.06.2022: 0,114 x (400 + 700 + 200 + 300) = 182,4. From 20.06.2022: 0,09 x 400 + 0,17 x 700 + 0,05 x 200
    # + 0,01 x (300 + 100) = 36 + 119 + 10 + 4 = 169. Places 100, then 120.
    numbers = numbers_of([*youth("2021-12-31", 100), *youth("2022-12-31", 120)], PLR[:1])
    new = supply(numbers, "jfe", level="PLR")
    assert new.target.target == "jfe_2022"
    assert texts(new.balances[0]) == ("169", "120", "−49", "71,0\u00a0%")
    old = supply(numbers, "jfe", level="PLR", until=date(2022, 6, 30))
    assert (old.target.target, old.dates.period) == ("jfe_11_4", date(2021, 12, 31))
    assert texts(old.balances[0]) == ("182", "100", "−82", "54,8\u00a0%")


def test_a_rule_that_is_named_is_taken_whatever_the_date(numbers_of):
    found = supply(numbers_of(youth("2022-12-31", 120), PLR[:1]), "jfe", "jfe_11_4", "PLR")
    assert (found.target.target, found.balances[0].needed.text) == ("jfe_11_4", "182")


def test_a_target_group_at_the_date_nearest_to_the_places(numbers_of):
    rows = [*youth("2020-12-31", 100), (PLR[0], "jfe.capacity", "2022-12-31", 120)]
    found = supply(numbers_of(rows, PLR[:1]), "jfe", level="PLR")
    assert (found.dates.period, found.dates.denominator) == (date(2022, 12, 31), date(2020, 12, 31))
    assert texts(found.balances[0])[:3] == ("169", "120", "−49")


def test_an_age_band_that_cannot_be_put_together_says_so(numbers_of):
    # The eight common groups end at 27, not at 25; nothing is split or borrowed from elsewhere.
    rows = [(PLR[0], "ew", NOW, 9_000), (PLR[0], "ew.alter.6_15", NOW, 900), (PLR[0], "ew.alter.15_18", NOW, 300),
            (PLR[0], "ew.alter.18_27", NOW, 800), (PLR[0], "jfe.capacity", NOW, 100)]  # fmt: skip
    found = one(numbers_of(rows, PLR[:1]), "jfe", "jfe_11_4")
    assert texts(found) == ("k. A.", "100", "k. A.", "k. A.")
    assert (found.needed.reason.code, found.needed.reason.values["band"]) == ("absent_band", "6 bis unter 25")


# --- five statuses


@pytest.mark.parametrize(
    ("sign", "status"), [("•", Status.SUPPRESSED), ("k. A.", Status.MISSING), ("x", Status.NOT_APPLICABLE)]
)
@pytest.mark.parametrize("where", ["ew", "spielplatz.netto_m2"])
def test_a_sign_in_a_part_stays_that_sign(numbers_of, where, sign, status):
    rows = {"ew": 1000, "spielplatz.netto_m2": 500} | {where: sign}
    found = one(numbers_of([(PLR[0], q, NOW, v) for q, v in rows.items()], PLR[:1]), "spielplatz")
    assert (found.balance.status, found.degree.status) == (status, status)
    assert (found.needed if where == "ew" else found.present).status is status
    assert found.balance.value is None


def test_a_region_with_a_secret_part_is_no_smaller_number(numbers_of):
    rows = [(a, "ew", NOW, 1000) for a in PLR] + [(PLR[0], "spielplatz.netto_m2", NOW, 900),
            (PLR[1], "spielplatz.netto_m2", NOW, "•"), (PLR[2], "spielplatz.netto_m2", NOW, 100)]  # fmt: skip
    region, other = supply(numbers_of(rows, PLR), "spielplatz", level="BZR").balances
    assert texts(region) == ("2.000", "•", "•", "•")
    assert texts(other) == ("1.000", "100", "−900", "10,0\u00a0%")


def test_nothing_there_is_nothing_of_what_is_needed(numbers_of):
    rows = [(PLR[0], "ew", NOW, 1000), (PLR[0], "spielplatz.netto_m2", NOW, "–")]
    found = one(numbers_of(rows, PLR[:1]), "spielplatz")
    assert texts(found) == ("1.000", "–", "−1.000", "0,0\u00a0%")


def test_a_list_with_gaps_is_at_least(numbers_of):
    rows = [(PLR[0], "ew", NOW, 1000), (PLR[0], "spielplatz.netto_m2", NOW, 500),
            (PLR[0], "spielplatz.netto_m2.unstated", NOW, 2)]  # fmt: skip
    found = one(numbers_of(rows, PLR[:1]), "spielplatz")
    for cell in (found.present, found.balance, found.degree):
        assert (cell.flag, cell.reason.values["count"]) == (Flag.INCOMPLETE, 2)
    assert found.needed.flag is None


def test_where_nothing_is_needed_there_is_no_degree(numbers_of):
    rows = [(PLR[0], "ew", NOW, 0), (PLR[0], "spielplatz.netto_m2", NOW, 500)]
    found = one(numbers_of(rows, PLR[:1]), "spielplatz", level="BZR")
    assert texts(found) == ("0", "500", "+500", "x")
    assert found.degree.reason.code == "zero_denominator"


def test_few_inhabitants_have_a_balance_but_no_degree(numbers_of):
    rows = [(PLR[0], "ew", NOW, 299), (PLR[0], "spielplatz.netto_m2", NOW, 500)]
    found = one(numbers_of(rows, PLR[:1]), "spielplatz")
    assert texts(found) == ("299", "500", "+201", "x")
    assert found.degree.reason.code == "small_population"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(300, 50_000), st.integers(0, 10**6)), min_size=3, max_size=3))
def test_balances_add_up(numbers_of, pairs):
    """The rule is linear, so the areas of a region have its balance together; degrees never are added."""
    rows = [row for a, (people, square) in zip(PLR, pairs, strict=True)
            for row in ((a, "ew", NOW, people), (a, "spielplatz.netto_m2", NOW, square))]  # fmt: skip
    numbers = numbers_of(rows, PLR)
    parts = supply(numbers, "spielplatz", level="PLR").balances
    (whole,) = supply(numbers, "spielplatz", level="BEZ").balances
    assert whole.balance.exact == pytest.approx(sum(p.balance.exact for p in parts))
    degrees = [p.degree.exact for p in parts]
    assert min(degrees) - 1e-9 <= whole.degree.exact <= max(degrees) + 1e-9


# --- choosing


def test_an_own_rule(numbers_of):
    # 0,12 x 1.000 = 120 places for 90 there
    rows = [(PLR[0], "ew", NOW, 5000), (PLR[0], "ew.alter.0_6", NOW, 1000), (PLR[0], "kita.capacity", NOW, 90)]
    found = supply(numbers_of(rows, PLR[:1]), "Kitas", "0,12 * ew.alter.0_6", "PLR")
    assert (found.target.target, found.target.certainty) == (OWN, OWN)
    assert texts(found.balances[0]) == ("120", "90", "−30", "75,0\u00a0%")


def test_of_several_kinds_the_one_whose_figures_are_there(numbers_of):
    assert [t.target for t in chosen("gruen", "", {"gruen.area_m2"})] == ["gruen_gesamt"]
    assert [t.target for t in chosen("jfe", "", set())] == [t.target for t in of_theme("jfe")]
    with pytest.raises(SozialraumError) as caught:
        chosen("gruen", "", {"gruen.area_m2", "gruen_wohnungsnah.area_m2"})
    assert caught.value.code == "target_ambiguous"


def test_what_cannot_be_computed_is_refused_with_the_reason(numbers_of):
    numbers = numbers_of([(PLR[0], "ew", NOW, 1000), (PLR[0], "spielplatz.netto_m2", NOW, 1)], PLR[:1])
    assert refusal(numbers, "kita")[0] == "target_none"
    assert refusal(numbers, "jfe", "richtwert")[0] == "target_unknown"
    assert refusal(numbers, "jfe", "spielplatz_kspg")[0] == "target_unknown"
    assert refusal(numbers, "jfe", "0.1 * * ew")[0] == "bad_formula"
    assert refusal(numbers, "jfe", level="PLR") == (
        "supply_no_data", {"theme": "Jugendfreizeiteinrichtungen", "quantity": "jfe.capacity"}
    )  # fmt: skip
    early = refusal(numbers, "spielplatz", until=date(2020, 1, 1))
    assert early == (
        "supply_no_period",
        {"theme": "Spielplätze", "quantity": "spielplatz.netto_m2", "period": date(2020, 1, 1)},
    )
    assert refusal(numbers, "gruen", "gruen_gesamt", "PLR")[0] == "target_level"


# --- in the profile


def test_a_profile_carries_the_balance_of_its_area(numbers_of):
    rows = [*youth("2022-12-31", 120), (PLR[0], "spielplatz.netto_m2", NOW, 4_500)]
    profile = build_profile(numbers_of(rows, PLR[:1]), "070101")
    found = {row.target.target: row for row in profile.supply}
    assert list(found) == ["jfe_2022", "spielplatz_kspg"]
    assert texts(found["jfe_2022"].figures)[:3] == ("169", "120", "−49")
    assert (found["jfe_2022"].period, found["jfe_2022"].source_ids) == (date(2022, 12, 31), (1,))
    assert texts(found["spielplatz_kspg"].figures) == ("9.000", "4.500", "−4.500", "50,0\u00a0%")


# --- real data


def test_playgrounds_of_berlin(berlin):
    """Berlin had about 0,61 m² net for each inhabitant (domain figure of 2015 and 2025): 61 % of 1,0 m²."""
    (city,) = supply(berlin, "spielplatz", level="STADT").balances
    assert city.needed.text == "3.897.145"  # the population of 31.12.2024, as published
    assert city.degree.value == pytest.approx(61, abs=0.5)
    assert (city.degree.flag, city.present.reason.values["count"]) == (
        Flag.INCOMPLETE,
        27,
    )  # so many rows of the file hold „-“
    districts = supply(berlin, "spielplatz", level="BEZ").balances
    assert len(districts) == 12


def test_youth_facilities_of_berlin_lack_their_age_bands(berlin):
    """The tables since 2021 cut at 27, so neither rule can be computed in the key system of 2021."""
    for rule in ("", "jfe_11_4"):
        found = supply(berlin, "jfe", rule, "BZR")
        assert found.target.target == (rule or "jfe_2022")
        assert {b.needed.reason.code for b in found.balances} == {"absent_band"}
        assert {b.balance.status for b in found.balances} == {Status.MISSING}
