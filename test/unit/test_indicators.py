# SPDX-License-Identifier: GPL-2.0-or-later
"""Which dates an indicator takes, and what stands in its cells (planner.md 4.3)."""

from datetime import date

import pytest
from sozialraum.processing.domain.catalogue import indicators
from sozialraum.processing.domain.checks import delivered_differently
from sozialraum.processing.domain.indicators import Dates, dates_of, measure, nearest
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.status import Flag, Status

BY_ID = {i.indicator: i for i in indicators()}
PLR = ("07010101", "07010102", "07010203")
NOW = "2024-12-31"


def people(area, when, total, under6=0, **bands):
    """Population with the eight groups; who is in no named band is 65 or older."""
    groups = {"0_6": under6, "6_15": 0, "15_18": 0, "18_27": 0, "27_45": 0, "45_55": 0, "55_65": 0} | bands
    groups["65_"] = total - sum(groups.values())
    return [(area, "ew", when, total), *((area, f"ew.alter.{band}", when, n) for band, n in groups.items())]


def row(numbers, area_id, indicator, period=None):
    return build_profile(numbers, area_id, period).row(indicator)


# --- dates


def test_the_nearest_date_and_of_two_the_earlier():
    days = [date(2020, 12, 31), date(2022, 12, 31), date(2024, 12, 31)]
    assert nearest(days, date(2022, 11, 1)) == date(2022, 12, 31)
    assert nearest(days, date(2026, 1, 1)) == date(2024, 12, 31)
    assert nearest([date(2022, 1, 1), date(2022, 1, 3)], date(2022, 1, 2)) == date(2022, 1, 1)


def test_denominator_at_the_date_nearest_to_the_numerators(numbers_of):
    # Places of 12/2022 are divided by the children of 31.12.2022, not by those of the profile's date (planner.md 0.2).
    data = [*people(PLR[0], "2022-12-31", 1000, 200), *people(PLR[0], NOW, 1000, 100),
            (PLR[0], "kita.capacity", "2022-12-31", 150)]  # fmt: skip
    kita = row(numbers_of(data, PLR[:1]), PLR[0], "kita_plaetze")
    assert kita.area.text == "75,0"  # 150 / 200, not 150 / 100
    assert (kita.period, kita.denominator_period, kita.own_date) == (date(2022, 12, 31), date(2022, 12, 31), True)


def test_without_a_date_a_source_newer_than_the_population_is_used_and_marked(numbers_of):
    data = [*people(PLR[0], NOW, 1000), (PLR[0], "spielplatz.netto_m2", "2025-12-31", 500)]
    a5 = row(numbers_of(data, PLR[:1]), PLR[0], "a5")
    assert (a5.area.text, a5.period, a5.own_date) == ("0,50", date(2025, 12, 31), True)


def test_an_explicit_date_takes_nothing_newer(numbers_of):
    data = [*people(PLR[0], "2022-12-31", 800), *people(PLR[0], NOW, 1000),
            (PLR[0], "spielplatz.netto_m2", "2025-12-31", 500)]  # fmt: skip
    profile = build_profile(numbers_of(data, PLR[:1]), PLR[0], date(2023, 6, 30))
    assert profile.period == date(2022, 12, 31)
    assert profile.row("ew").area.text == "800"
    assert (profile.row("a5").area.text, profile.row("a5").area.reason.code) == ("k. A.", "no_such_period")


def test_a_denominator_far_from_the_numerator_is_pointed_out(numbers_of):
    data = [*people(PLR[0], NOW, 1000), (PLR[0], "pflege.capacity", "2019-06-30", 50)]
    profile = build_profile(numbers_of(data, PLR[:1]), PLR[0])
    assert [n.code for n in profile.notes if n.code == "dates_apart"] == ["dates_apart"]
    assert profile.row("pflege_plaetze").area.text == "5,0"


def test_an_age_band_the_source_does_not_have_is_absent(numbers_of):
    data = [*people(PLR[0], NOW, 1000, **{"6_15": 90, "15_18": 30, "18_27": 80}), (PLR[0], "jfe.capacity", NOW, 40)]
    numbers = numbers_of(data, PLR[:1])
    a7 = row(numbers, PLR[0], "a7")
    assert (a7.area.text, a7.area.reason.code, a7.count.text) == ("k. A.", "absent_band", "40")
    assert a7.area.reason.values["band"] == "6 bis unter 25"
    assert row(numbers, PLR[0], "jfe_plaetze").area.text == "20,0"  # 40 / (90 + 30 + 80)


def test_nothing_imported_says_so(numbers_of):
    kita = row(numbers_of(people(PLR[0], NOW, 1000), PLR[:1]), PLR[0], "kita_plaetze")
    assert (kita.area.text, kita.area.reason.code, kita.count.text, kita.rank) == ("k. A.", "no_data", "k. A.", None)


# --- cells


def test_numerators_and_denominators_are_summed_before_dividing(numbers_of):
    # 100/1000 and 300/500: the region has 400/1500 = 26,7 %, not the mean 35 %.
    data = [*people(PLR[0], NOW, 1000, 100), *people(PLR[1], NOW, 500, 300)]
    numbers = numbers_of(data, PLR[:2])
    assert row(numbers, "070101", "ew_u06").area.text == "26,7\u00a0%"
    assert row(numbers, "070101", "ew_u06").count.text == "400"


def test_few_inhabitants_have_counts_but_no_shares(numbers_of):
    data = [*people(PLR[0], NOW, 299, 30), *people(PLR[1], NOW, 300, 30)]
    numbers = numbers_of(data, PLR[:2], area_m2=100_000)
    small, enough = row(numbers, PLR[0], "ew_u06"), row(numbers, PLR[1], "ew_u06")
    assert (small.count.text, small.area.text, small.area.reason.code) == ("30", "x", "small_population")
    assert enough.area.text == "10,0\u00a0%"
    assert row(numbers, PLR[0], "ew").area.text == "299"
    assert row(numbers, PLR[0], "ew_dichte").area.text == "29,9"  # a density is no share: 299 EW on 10 ha
    assert row(numbers, "070101", "ew_u06").area.text == "10,0\u00a0%"  # the region is large enough


def test_nothing_to_divide_by_is_not_meaningful(numbers_of):
    data = [*people(PLR[0], NOW, 500, 0), (PLR[0], "kita.capacity", NOW, 20)]
    kita = row(numbers_of(data, PLR[:1]), PLR[0], "kita_plaetze")
    assert (kita.area.text, kita.area.reason.code, kita.count.text) == ("x", "zero_denominator", "20")


@pytest.mark.parametrize(
    ("sign", "status"), [("•", Status.SUPPRESSED), ("k. A.", Status.MISSING), ("x", Status.NOT_APPLICABLE)]
)
def test_a_sign_stays_the_same_sign_in_the_share(numbers_of, sign, status):
    data = [(PLR[0], "ew", NOW, 1000), (PLR[0], "ew.ausl", NOW, sign)]
    t4 = row(numbers_of(data, PLR[:1]), PLR[0], "t4")
    assert (t4.area.text, t4.area.status, t4.count.text) == (sign, status, sign)
    assert t4.area.reason.code == "delivered"
    assert t4.area.value is None


def test_nothing_there_is_a_dash_and_counts_zero(numbers_of):
    data = [*people(PLR[0], NOW, 1000, 100), *people(PLR[1], NOW, 1000, 100),
            (PLR[0], "kita.capacity", NOW, "–"), (PLR[1], "kita.capacity", NOW, 80)]  # fmt: skip
    numbers = numbers_of(data, PLR[:2])
    assert row(numbers, PLR[0], "kita_plaetze").area.text == "–"
    assert row(numbers, "070101", "kita_plaetze").area.text == "40,0"
    assert row(numbers, PLR[0], "kita_plaetze").rank.text == "2 von 2"


def test_a_missing_part_says_how_many(numbers_of):
    data = [(a, "ew", NOW, 1000) for a in PLR] + [
        (PLR[0], "ew.ausl", NOW, 5),
        (PLR[1], "ew.ausl", NOW, "•"),
        (PLR[2], "ew.ausl", NOW, 4),
    ]
    t4 = row(numbers_of(data, PLR), "07", "t4")
    assert (t4.area.text, t4.area.reason.code, dict(t4.area.reason.values)) == (
        "•",
        "part_suppressed",
        {"count": 1, "of": 3},
    )


def test_objects_without_the_figure_are_said(numbers_of):
    data = [*people(PLR[0], NOW, 1000), (PLR[0], "spielplatz.netto_m2", NOW, 500),
            (PLR[0], "spielplatz.netto_m2.unstated", NOW, 2)]  # fmt: skip
    a5 = row(numbers_of(data, PLR[:1]), PLR[0], "a5")
    assert (a5.area.text, a5.area.flag, a5.area.reason.values["count"]) == ("0,50", Flag.INCOMPLETE, 2)


def test_groups_of_the_mss_stay_text(numbers_of):
    data = [(PLR[0], "mss.sdi", "2020-12-31", "2+/-"), (PLR[1], "mss.sdi", "2020-12-31", "x")]
    numbers = numbers_of(data, PLR[:2], kinds={"mss.sdi": "categorical"})
    assert row(numbers, PLR[0], "mss_gruppe").area.text == "2+/-"
    assert row(numbers, PLR[1], "mss_gruppe").area.text == "x"
    assert row(numbers, "070101", "mss_gruppe") is None  # defined for planning areas alone


def test_an_indicator_is_the_same_whether_read_alone_or_with_its_level(numbers_of):
    data = [p for a, n in zip(PLR, (1000, 2000, 3000), strict=True) for p in people(a, NOW, n, n // 7)]
    numbers = numbers_of(data, PLR)
    found = measure(numbers, BY_ID["ew_u06"], "2021", "PLR", Dates(date(2024, 12, 31), date(2024, 12, 31)))
    assert [c.text for c in found.cells] == [row(numbers, a, "ew_u06").area.text for a in PLR]
    # 142/1000, 285/2000, 428/3000
    assert [c.text for c in found.cells] == ["14,2\u00a0%", "14,3\u00a0%", "14,3\u00a0%"]


def test_dates_say_why_there_are_none(numbers_of):
    numbers = numbers_of(people(PLR[0], NOW, 1000), PLR[:1])
    assert dates_of(numbers, BY_ID["t3"], "2021", "PLR", "07").reason.code == "no_data"
    assert dates_of(numbers, BY_ID["b1"], "2021", "PLR", "07").period == date(2024, 12, 31)
    assert dates_of(numbers, BY_ID["b1"], "2021", "PLR", "07", date(2020, 1, 1)).reason.code == "no_such_period"


# --- delivered indicators


def test_a_delivered_indicator_beats_the_computed_one_and_the_difference_is_listed(numbers_of):
    data = [*people(PLR[0], NOW, 1000, 100), *people(PLR[2], NOW, 1000, 100),
            ("070101", "kid.ew_u06", NOW, 10.4), ("070102", "kid.ew_u06", NOW, 10.04)]  # fmt: skip
    numbers = numbers_of(data, (PLR[0], PLR[2]), kinds={"kid.ew_u06": "intensive"})
    assert row(numbers, "070101", "ew_u06").area.text == "10,4\u00a0%"
    assert row(numbers, "070101", "ew_u06").count.text == "100"
    assert row(numbers, PLR[0], "ew_u06").area.text == "10,0\u00a0%"  # not delivered for the planning area
    assert row(numbers, "07", "ew_u06").area.text == "10,0\u00a0%"  # a delivered share is never rolled up
    (found,) = delivered_differently(numbers)  # 10,04 is printed as the computed 10,0
    assert (found.area_id, found.published, found.summed) == ("070101", 10.4, 10.0)


def test_an_indicator_that_is_only_delivered_is_printed(numbers_of):
    data = [*people(PLR[0], NOW, 1000), ("070101", "kid.a7", "2023-12-31", 6.5)]
    a7 = row(numbers_of(data, PLR[:1], kinds={"kid.a7": "intensive"}), "070101", "a7")
    assert (a7.area.text, a7.period, a7.own_date) == ("6,5", date(2023, 12, 31), True)
    assert (a7.count.text, a7.district.text) == ("k. A.", "k. A.")


# --- the planner's own catalogue


def test_a_library_changes_and_adds_indicators():
    """An entry replaces what it states and keeps the rest; a new id stands at the end."""
    from sozialraum.processing.domain.catalogue import indicators, with_own

    nothing = dict.fromkeys(("version", "title", "denominator", "factor", "unit", "decimals", "direction", "source"))
    found = with_own(
        [
            {"indicator": "b1", "title": "Kinder und Jugendliche", "decimals": 2.0},
            {**nothing, "indicator": "hze", "numerator": "hze.faelle", "levels": "BZR, BEZ", "factor": float("nan")},
        ]
    )
    shipped = {i.indicator: i for i in indicators()}
    own = {i.indicator: i for i in found}
    assert list(own) == [*shipped, "hze"]
    assert (own["b1"].title, own["b1"].short, own["b1"].decimals) == ("Kinder und Jugendliche",) * 2 + (2,)
    assert (own["b1"].numerator, own["b1"].kid) == (shipped["b1"].numerator, "B1")
    assert (own["hze"].title, own["hze"].levels, own["hze"].factor) == ("hze", ("BZR", "BEZ"), 1.0)
    assert with_own([]) == indicators()


def test_profiles_print_a_librarys_own_indicators(numbers_of):
    from sozialraum.processing.domain.catalogue import with_own
    from sozialraum.processing.domain.profile_builder import build_profile

    rows = [("99100101", "ew", "2024-12-31", 400), ("99100101", "hund.count", "2024-12-31", 30)]
    own = with_own([{"indicator": "hunde", "title": "Hunde", "numerator": "hund.count", "denominator": "ew",
                     "factor": 1000, "unit": "je 1.000 EW", "decimals": 1}])  # fmt: skip
    profile = build_profile(numbers_of(rows, plr=["99100101"], indicators=own), "991001")
    assert profile.row("hunde").area.text == "75,0"  # 30 / 400 x 1000


def test_a_bad_formula_of_a_library_is_named(numbers_of):
    from sozialraum.processing.domain.catalogue import with_own
    from sozialraum.processing.domain.errors import SozialraumError
    from sozialraum.processing.domain.profile_builder import build_profile

    own = with_own([{"indicator": "hunde", "numerator": "hund.count + + ew"}])
    with pytest.raises(SozialraumError) as caught:
        build_profile(numbers_of([("99100101", "ew", "2024-12-31", 400)], plr=["99100101"], indicators=own), "991001")
    assert (caught.value.code, caught.value.values["formula"]) == ("bad_formula", "hund.count + + ew")


def test_the_total_dependency_ratio_is_that_of_the_young_and_the_old_together(numbers_of):
    data = people(PLR[0], NOW, 1000, 100, **{"6_15": 60, "15_18": 40, "27_45": 500})  # 300 are 65 or older
    profile = build_profile(numbers_of(data, PLR[:1]), PLR[0])
    cells = [profile.row(i).area.text for i in ("jugendquotient", "altenquotient", "gesamtquotient")]
    assert cells == ["40,0", "60,0", "100,0"]  # 200, 300 and 500 to 500 of 18 to under 65


def test_the_greying_index_needs_a_source_that_divides_at_60_and_80(numbers_of):
    groups = people(PLR[0], NOW, 1000)
    row_of_groups = row(numbers_of(groups, PLR[:1]), PLR[0], "greying")
    assert (row_of_groups.area.text, row_of_groups.area.reason.code) == ("k. A.", "absent_band")
    matrix = [(PLR[0], "ew", NOW, 1000), *((PLR[0], f"ew.alter.{band}", NOW, n) for band, n in
              {"0_60": 700, "60_65": 60, "65_75": 100, "75_80": 40, "80_90": 70, "90_": 30}.items())]  # fmt: skip
    assert row(numbers_of(matrix, PLR[:1]), PLR[0], "greying").area.text == "50,0"  # 100 to 200
