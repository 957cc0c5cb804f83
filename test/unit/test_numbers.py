# SPDX-License-Identifier: GPL-2.0-or-later
"""How a number is found: observed, summed, put together from age bands; and what its status is."""

import doctest
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain import bands, comparison, coverage, indicators, mapping
from sozialraum.processing.domain.bands import partition
from sozialraum.processing.domain.checks import disagreements
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.status import Status

DAY, DAY_TEXT = date(2024, 12, 31), "2024-12-31"
PLR = ("01010101", "01010102", "01010203", "02010101")


def first(numbers, quantity, area_id, level, day=DAY, vintage="2021"):
    """Value and status of one area."""
    column = numbers.column(quantity, day, vintage, level)
    at = numbers.areas(vintage, level).index[area_id]
    return (None if np.isnan(column.values[at]) else float(column.values[at])), column.statuses[at]


def rows(values, quantity="ew", source=1):
    return [(area, quantity, DAY_TEXT, value, source) for area, value in values.items()]


# --- roll-up


def test_a_library_without_any_number_can_be_read(numbers_of):
    numbers = numbers_of([])
    assert list(numbers.periods("ew", "2021")) == []


def test_parts_are_summed_level_by_level(numbers_of):
    numbers = numbers_of(rows(dict(zip(PLR, (10, 20, 30, 40), strict=True))), PLR, districts={"01", "02"})
    assert first(numbers, "ew", "010101", "BZR") == (30.0, Status.VALUE)
    assert first(numbers, "ew", "010102", "BZR") == (30.0, Status.VALUE)
    assert first(numbers, "ew", "0101", "PGR") == (60.0, Status.VALUE)
    assert first(numbers, "ew", "01", "BEZ") == (60.0, Status.VALUE)
    assert first(numbers, "ew", "BE", "STADT") == (100.0, Status.VALUE)


@pytest.mark.parametrize(
    ("parts", "value", "status"),
    [
        ((10, "k. A."), None, Status.MISSING),  # never a smaller number
        ((10, "•"), None, Status.SUPPRESSED),
        (("k. A.", "•"), None, Status.MISSING),  # missing claims less than secret
        ((10, "–"), 10.0, Status.VALUE),  # none counts 0
        (("–", "–"), 0.0, Status.NONE),
        ((0, "–"), 0.0, Status.VALUE),
        ((0, 0), 0.0, Status.VALUE),
        ((10, "x"), 10.0, Status.VALUE),  # declared invalid by the publisher: outside of what is counted
        (("x", "x"), None, Status.NOT_APPLICABLE),
        (("–", "x"), 0.0, Status.NONE),
        (("•", "x"), None, Status.SUPPRESSED),
    ],
)
def test_status_of_a_sum(numbers_of, parts, value, status):
    numbers = numbers_of(rows(dict(zip(PLR, (*parts, 1, 1), strict=True)), "sgb2.bg"), PLR)
    assert first(numbers, "sgb2.bg", "010101", "BZR") == (value, status)


def test_a_part_nobody_delivered_makes_the_sum_missing(numbers_of):
    numbers = numbers_of(rows({"01010101": 10, "01010203": 5}), PLR)
    assert first(numbers, "ew", "010101", "BZR") == (None, Status.MISSING)
    assert first(numbers, "ew", "010102", "BZR") == (5.0, Status.VALUE)
    column = numbers.column("ew", DAY, "2021", "BEZ")
    assert (column.lacking[0], column.parts[0]) == (1, 3)  # 1 von 3 Planungsräumen ohne Angabe


@pytest.mark.parametrize("kind", ["intensive", "categorical"])
def test_shares_and_categories_are_never_summed(numbers_of, kind):
    numbers = numbers_of(rows(dict.fromkeys(PLR, 40), "kid.b1"), PLR, kinds={"kid.b1": kind})
    assert first(numbers, "kid.b1", "01010101", "PLR") == (40.0, Status.VALUE)
    assert numbers.column("kid.b1", DAY, "2021", "BZR") is None


def test_a_quantity_delivered_from_the_region_up_is_not_there_below(numbers_of):
    numbers = numbers_of(rows({"010101": 7, "010102": 8}, "straftaten"), PLR)
    assert numbers.column("straftaten", DAY, "2021", "PLR") is None
    assert first(numbers, "straftaten", "01", "BEZ") == (15.0, Status.VALUE)


def test_an_area_that_did_not_exist_yet_is_lacking_nowhere(numbers_of):
    # 09041403 exists since 2019; the tables of 2015 have 447 planning areas and are complete.
    old = ("09041401", "09041403")
    data = [("09041401", "ew", "2015-12-31", 4787, 1, {"vintage": "2020"})]
    data += [(a, "ew", "2019-12-31", n, 1, {"vintage": "2020"}) for a, n in zip(old, (5447, 4441), strict=True)]
    numbers = numbers_of(data, old=old)
    assert first(numbers, "ew", "090414", "BZR", date(2015, 12, 31), "2020") == (4787.0, Status.VALUE)
    assert first(numbers, "ew", "09041403", "PLR", date(2015, 12, 31), "2020") == (None, Status.NOT_APPLICABLE)
    assert first(numbers, "ew", "090414", "BZR", date(2019, 12, 31), "2020") == (9888.0, Status.VALUE)


# --- published totals


def test_a_published_total_stands_where_parts_are_missing(numbers_of):
    numbers = numbers_of(rows({"01010101": 10, "01010102": "•", "010101": 25}), PLR)
    assert first(numbers, "ew", "010101", "BZR") == (25.0, Status.VALUE)


def test_a_published_sign_yields_to_a_complete_sum(numbers_of):
    numbers = numbers_of(rows({"01010101": 10, "01010102": 20, "010101": "k. A."}), PLR)
    assert first(numbers, "ew", "010101", "BZR") == (30.0, Status.VALUE)


def test_a_published_total_that_disagrees_is_printed_and_reported(numbers_of):
    # As wildfund/Einwohnerregisterstatistik against the row "Berlin": 6.661 too many on one planning area.
    numbers = numbers_of(
        rows(dict(zip(PLR, (10, 20, 30, 6701), strict=True)) | {"BE": 100, "01": 60}), PLR, districts={"01", "02"}
    )
    assert first(numbers, "ew", "BE", "STADT") == (100.0, Status.VALUE)
    (found,) = disagreements(numbers)
    assert (found.level, found.area_id, found.published, found.summed) == ("STADT", "BE", 100.0, 6761.0)


def test_published_parts_carry_the_total(numbers_of):
    # The district's total is built from what was published for the region, not from its incomplete planning areas.
    numbers = numbers_of(rows({"01010101": 10, "01010102": "•", "01010203": 5, "010101": 25}), PLR)
    assert first(numbers, "ew", "01", "BEZ") == (30.0, Status.VALUE)


# --- the city


def test_the_city_needs_all_its_districts(numbers_of):
    values = rows(dict(zip(PLR, (10, 20, 30, 40), strict=True)))
    numbers = numbers_of(values, PLR)  # two of Berlin's twelve
    assert first(numbers, "ew", "BE", "STADT") == (None, Status.MISSING)
    assert numbers.column("ew", DAY, "2021", "STADT").partial


def test_the_city_needs_numbers_of_all_districts(numbers_of):
    numbers = numbers_of(rows(dict(zip(PLR[:3], (10, 20, 30), strict=True))), PLR, districts={"01", "02"})
    assert first(numbers, "ew", "BE", "STADT") == (None, Status.MISSING)
    assert numbers.column("ew", DAY, "2021", "STADT").partial


def test_a_published_city_total_needs_no_districts(numbers_of):
    numbers = numbers_of([*rows({"01010101": 10}), *rows({"BE": 3_897_145})], PLR)
    assert first(numbers, "ew", "BE", "STADT") == (3_897_145.0, Status.VALUE)
    assert not numbers.column("ew", DAY, "2021", "STADT").partial


def test_the_made_up_district_is_no_city(numbers_of):
    numbers = numbers_of(rows({"99100101": 10}), ("99100101",))
    assert first(numbers, "ew", "99", "BEZ") == (10.0, Status.VALUE)
    assert first(numbers, "ew", "BE", "STADT") == (None, Status.MISSING)


def test_the_ground_of_one_district_is_not_the_citys(numbers_of):
    data = [*rows({"99100101": 100}), *rows({"BE": 1000})]
    numbers = numbers_of(data, ("99100101",), area_m2=10_000)
    assert numbers.column("area_m2", DAY, "2021", "STADT").partial
    density = build_profile(numbers, "991001").row("ew_dichte")
    assert (density.area.text, density.city.text, density.city.reason.code) == ("100,0", "k. A.", "partial_city")
    whole = numbers_of(rows(dict(zip(PLR, (10, 20, 30, 40), strict=True))), PLR, districts={"01", "02"}, area_m2=10_000)
    assert build_profile(whole, "BE").row("ew_dichte").area.text == "25,0"  # 100 EW on 4 ha


# --- cases that cannot be placed, objects without the figure


def test_cases_without_area_are_in_the_totals_of_their_district_and_the_city(numbers_of):
    values = dict(zip(PLR, (10, 20, 30, 40), strict=True)) | {"REST:01": 3, "REST:BE": 2}
    numbers = numbers_of(rows(values, "spielplatz.count"), PLR, districts={"01", "02"})
    assert first(numbers, "spielplatz.count", "010101", "BZR") == (30.0, Status.VALUE)
    assert first(numbers, "spielplatz.count", "01", "BEZ") == (63.0, Status.VALUE)
    assert first(numbers, "spielplatz.count", "02", "BEZ") == (40.0, Status.VALUE)
    assert first(numbers, "spielplatz.count", "BE", "STADT") == (105.0, Status.VALUE)
    assert numbers.unplaced("spielplatz.count", DAY, "2021", "01") == (3.0, ())
    assert numbers.unplaced("spielplatz.count", DAY, "2021", "BE") == (5.0, ())


def test_objects_without_the_figure_leave_a_value_and_are_counted(numbers_of):
    incomplete = {"flag": "incomplete"}
    data = [
        ("01010101", "spielplatz.netto_m2", DAY_TEXT, 500, 1, incomplete),
        ("01010102", "spielplatz.netto_m2", DAY_TEXT, 300),
        ("01010101", "spielplatz.netto_m2.unstated", DAY_TEXT, 2),
    ]
    column = numbers_of(data, PLR).column("spielplatz.netto_m2", DAY, "2021", "BZR")
    assert (column.values[0], column.statuses[0], column.unstated[0]) == (800.0, Status.VALUE, 2)


# --- age bands


@pytest.mark.parametrize(
    ("wanted", "available", "expected"),
    [
        ((0, 18), "0_6 6_15 15_18 18_27", "0_6 6_15 15_18"),
        ((6, 25), "0_6 6_15 15_18 18_27", None),  # A 16 has no cut at 25
        ((6, 25), "6_15 15_18 18_25 18_27", "6_15 15_18 18_25"),
        ((18, 65), "18_27 27_45 45_55 55_65 65_", "18_27 27_45 45_55 55_65"),
        ((65, None), "65_80 80_", "65_80 80_"),
        ((65, None), "65_80 80_110", None),  # the open end is not reached
        ((0, 6), "0_1 1_6 0_6", "0_6"),  # the direct one
        ((0, 18), "0_10 6_18", None),  # overlap is no partition
        ((0, 18), "0_6 7_18", None),  # nor is a gap
        ((0, 18), "0_1 1_2 2_18 1_6 6_18 0_6", "0_6 6_18"),  # fewest bands
    ],
)
def test_bands_that_partition_exactly(wanted, available, expected):
    known = [bands.limits(f"ew.alter.{b}")[1] for b in available.split()]
    found = partition(wanted, known)
    names = None if found is None else " ".join(bands.name("", b).lstrip(".") for b in found)
    assert names == expected


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=25), st.integers(0, 8), st.integers(1, 10))
def test_a_partition_covers_each_year_once_and_is_found_if_there_is_one(bits, low, length):
    available = {(a, a + n) for a, n in bits}
    high = low + length
    found = partition((low, high), available)
    # Reachability by plain induction over the years says whether there is a partition.
    reachable = {low}
    for year in range(low, high):
        reachable |= {b for a, b in available if a == year and year in reachable}
    assert (found is not None) == (high in reachable)
    if found is not None:
        assert set(found) <= available
        assert [y for a, b in found for y in range(a, b)] == list(range(low, high))


def ages(area, values, source):
    return [(area, f"ew.alter.{band}", DAY_TEXT, value, source) for band, value in values.items()]


def test_a_wanted_band_is_summed_from_one_source(numbers_of):
    data = [*ages("01010101", {"0_6": 5, "6_15": 7, "15_18": 3, "18_27": 9}, 1)]
    numbers = numbers_of(data, PLR[:1])
    assert first(numbers, "ew.alter.0_18", "01010101", "PLR") == (15.0, Status.VALUE)
    assert first(numbers, "ew.alter.6_27", "01", "BEZ") == (19.0, Status.VALUE)
    assert numbers.column("ew.alter.6_25", DAY, "2021", "PLR") is None
    assert numbers.dates("ew.alter.6_25", "2021") == ()
    assert numbers.dates("ew.alter.0_18", "2021") == (DAY,)


def test_parts_of_different_sources_are_never_mixed(numbers_of):
    data = [*ages("01010101", {"0_6": 5, "6_15": 7}, 1), *ages("01010101", {"15_18": 3}, 2)]
    assert numbers_of(data, PLR[:1]).column("ew.alter.0_18", DAY, "2021", "PLR") is None


def test_parts_of_different_dates_are_never_mixed(numbers_of):
    data = [*ages("01010101", {"0_6": 5, "6_15": 7}, 1), ("01010101", "ew.alter.15_18", "2023-12-31", 3, 1)]
    numbers = numbers_of(data, PLR[:1])
    assert numbers.column("ew.alter.0_18", DAY, "2021", "PLR") is None
    assert numbers.dates("ew.alter.0_18", "2021") == ()


def test_districts_may_come_from_different_sources(numbers_of):
    data = [*ages("01010101", {"0_6": 5, "6_18": 7}, 1), *ages("02010101", {"0_10": 1, "10_18": 2}, 2)]
    numbers = numbers_of(data, ("01010101", "02010101"))
    assert first(numbers, "ew.alter.0_18", "01010101", "PLR") == (12.0, Status.VALUE)
    assert first(numbers, "ew.alter.0_18", "02010101", "PLR") == (3.0, Status.VALUE)


def test_a_secret_band_makes_the_wider_band_secret(numbers_of):
    data = ages("01010101", {"0_6": 5, "6_15": "•", "15_18": 3}, 1)
    assert first(numbers_of(data, PLR[:1]), "ew.alter.0_18", "01010101", "PLR") == (None, Status.SUPPRESSED)


def test_bands_of_residents_with_migration_background_are_bands(numbers_of):
    data = [("01010101", f"ew.mh.alter.{b}", DAY_TEXT, v) for b, v in {"0_6": 1, "6_15": 2, "15_18": 4}.items()]
    assert first(numbers_of(data, PLR[:1]), "ew.mh.alter.0_18", "01010101", "PLR") == (7.0, Status.VALUE)


# --- dates


def test_periods_of_an_area(numbers_of):
    data = [("01010101", "ew", "2022-12-31", 1), ("01010101", "ew", DAY_TEXT, 1), ("02010101", "ew", DAY_TEXT, 1)]
    numbers = numbers_of(data, ("01010101", "02010101"))
    assert numbers.periods("ew", "2021") == (date(2022, 12, 31), DAY)
    assert numbers.periods("ew", "2021", "PLR", "02") == (DAY,)
    assert numbers.periods("ew", "2021", "BEZ", "01") == (date(2022, 12, 31), DAY)
    assert numbers.periods("nichts") == ()


# --- laws

cell = st.one_of(st.integers(0, 10**6), st.sampled_from(["k. A.", "•", "–", "x"]))


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.from_regex(r"0[12]0[12]0[12]0[1-3]", fullmatch=True), cell, min_size=1, max_size=24),
    st.dictionaries(st.sampled_from(["REST:01", "REST:BE"]), st.integers(0, 50)),
)
def test_the_sum_does_not_depend_on_the_way(numbers_of, values, rest):
    """PLR = BZR = PGR = BEZ, whichever levels lie between; cases without area are added exactly once."""
    plr = tuple(sorted(values))
    districts = {p[:2] for p in plr}
    rest = {a: v for a, v in rest.items() if a == "REST:BE" or a[-2:] in districts}
    numbers = numbers_of(rows(values | rest), plr, districts=districts)
    known = [v for v in values.values() if isinstance(v, int)]
    signs = {v for v in values.values() if isinstance(v, str)}
    value, status = first(numbers, "ew", "BE", "STADT")
    if "k. A." in signs:
        assert status is Status.MISSING
    elif "•" in signs:
        assert status is Status.SUPPRESSED
    elif status in (Status.VALUE, Status.NONE):
        assert value == sum(known) + sum(rest.values())
    else:
        assert status is Status.NOT_APPLICABLE
        assert signs == {"x"}
        assert not known
        assert not rest
    if not signs & {"k. A.", "•"}:
        for level in ("PLR", "BZR", "PGR"):
            assert np.nansum(numbers.column("ew", DAY, "2021", level).values) == sum(known)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 10**5), min_size=3, max_size=3), st.integers(1, 9))
def test_sums_are_linear(numbers_of, values, factor):
    one = numbers_of(rows(dict(zip(PLR[:3], values, strict=True))), PLR[:3])
    many = numbers_of(rows({a: v * factor for a, v in zip(PLR[:3], values, strict=True)}), PLR[:3])
    for level in ("BZR", "PGR", "BEZ"):
        a, b = (n.column("ew", DAY, "2021", level).values for n in (one, many))
        np.testing.assert_array_equal(a * factor, b)


def test_documented_examples():
    for module in (bands, comparison, coverage, indicators, mapping):
        assert doctest.testmod(module).failed == 0
