# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes of a map: planner.md section 3, page 3, and 2.2."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.mapping import choropleth, limits

NOW = "2024-12-31"
PLR = tuple(f"07{r:02d}0101" for r in range(1, 11))  # ten regions with one planning area each


def shares(numbers_of, percents, people=1000):
    """Planning areas with the given shares of foreigners."""
    people = people if isinstance(people, list) else [people] * len(percents)
    data = []
    for area, percent, total in zip(PLR, percents, people, strict=False):
        value = percent if isinstance(percent, str) else round(total * percent / 100)
        data += [(area, "ew", NOW, total), (area, "ew.ausl", NOW, value)]
    return numbers_of(data, PLR[: len(percents)])


def test_quintiles_of_the_printed_values(numbers_of):
    # Ten values 10 … 19: the first fifth of the way from the 1st to the 10th is 10 + 9/5 = 11,8, then 13,6; 15,4; 17,2.
    found = choropleth(shares(numbers_of, [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]), "t4", "PLR", "07")
    assert [c.label for c in found.classes] == [
        "unter 11,8", "11,8 bis unter 13,6", "13,6 bis unter 15,4", "15,4 bis unter 17,2", "17,2 und mehr",
    ]  # fmt: skip
    assert [c.count for c in found.classes] == [2, 2, 2, 2, 2]
    assert [found.class_of[a] for a in PLR] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert found.cells[PLR[0]].text == "10,0"  # the unit stands in the title


def test_an_area_is_classed_by_its_printed_value(numbers_of):
    # 14,96 % is printed 15,0 and so belongs to the class that opens at 15,0.
    percents = [10, 11, 12, 13, 14, 15, 14.96, 17, 18, 19]
    found = choropleth(shares(numbers_of, percents, 10_000), "t4", "PLR", "07")
    assert found.cells[PLR[5]].text == found.cells[PLR[6]].text == "15,0"
    assert found.class_of[PLR[5]] == found.class_of[PLR[6]]


def test_few_distinct_values_make_few_classes(numbers_of):
    found = choropleth(shares(numbers_of, [10, 10, 10, 10, 20, 20]), "t4", "PLR", "07")
    assert [(c.label, c.count) for c in found.classes] == [("unter 20,0", 4), ("20,0 und mehr", 2)]
    assert choropleth(shares(numbers_of, [10, 10]), "t4", "PLR", "07").classes[0].label == "10,0"


def test_signs_have_no_class_and_do_not_move_the_limits(numbers_of):
    found = choropleth(shares(numbers_of, [10, "•", 12, "k. A.", 14], [1000, 1000, 1000, 1000, 200]), "t4", "PLR", "07")
    assert [found.cells[a].text for a in PLR[:5]] == ["10,0", "•", "12,0", "k. A.", "x"]
    assert [found.class_of[a] for a in PLR[:5]] == [0, None, 1, None, None]
    assert sum(c.count for c in found.classes) == 2


def test_nothing_there_is_classed_as_zero(numbers_of):
    found = choropleth(shares(numbers_of, ["–", 10, 20]), "t4", "PLR", "07")
    assert (found.cells[PLR[0]].text, found.class_of[PLR[0]]) == ("–", 0)


def test_limits_hold_for_the_whole_district_whatever_the_region(numbers_of):
    numbers = shares(numbers_of, [10, 11, 12, 13, 14, 15])
    assert set(choropleth(numbers, "t4", "PLR", "07").cells) == set(PLR[:6])
    assert choropleth(numbers, "t4", "BZR", "07").classes == choropleth(numbers, "t4", "PLR", "07").classes


def test_groups_of_the_mss_are_classes_with_counts(numbers_of):
    groups = ["2+/-", "4-", "1+", "2+/-", "x"]
    data = [(a, "mss.sdi", "2020-12-31", g) for a, g in zip(PLR, groups, strict=False)]
    found = choropleth(numbers_of(data, PLR[:5], kinds={"mss.sdi": "categorical"}), "mss_gruppe", "PLR", "07")
    assert [(c.label, c.count, c.lower) for c in found.classes] == [
        ("1+ (Status hoch, Dynamik positiv)", 1, None),
        ("2+/- (Status mittel, Dynamik stabil)", 2, None),
        ("4- (Status sehr niedrig, Dynamik negativ)", 1, None),
    ]
    assert [found.class_of[a] for a in PLR[:5]] == [1, 2, 0, 1, None]


def test_nothing_imported_is_a_map_without_classes(numbers_of):
    found = choropleth(shares(numbers_of, [10, 20]), "kita_plaetze", "PLR", "07")
    assert found.classes == ()
    assert {c.reason.code for c in found.cells.values()} == {"no_data"}


def test_what_is_not_there_is_refused(numbers_of):
    numbers = shares(numbers_of, [10, 20])
    for arguments, code in ((("nix", "PLR", "07"), "unknown_indicator"), (("t4", "PLR", "08"), "area_unknown")):
        with pytest.raises(SozialraumError) as caught:
            choropleth(numbers, *arguments)
        assert caught.value.code == code


@given(st.lists(st.integers(0, 60).map(lambda v: v / 10), min_size=1, max_size=60))
def test_limits_are_quintiles_and_open_classes_that_hold_something(values):
    found = limits(values)
    assert list(found) == sorted(set(found))
    quintiles = np.quantile(values, [0.2, 0.4, 0.6, 0.8])  # by other means
    assert all(min(abs(quintiles - cut)) < 0.05 + 1e-9 for cut in found)
    if len(set(values)) > 1 and len(values) >= 5 and values.count(min(values)) * 5 < len(values):
        assert found
    # No class is empty.
    edges = [min(values), *found, max(values) + 1]
    assert all(any(a <= v < b for v in values) for a, b in pairwise(edges))


@given(st.sets(st.integers(0, 10_000), min_size=5, max_size=60))
def test_different_values_make_five_classes_as_equal_as_can_be(values):
    printed = [float(v) for v in values]
    edges = [min(printed), *limits(printed, 1), max(printed) + 1]
    counts = [sum(a <= v < b for v in printed) for a, b in pairwise(edges)]
    assert len(counts) == 5
    assert max(counts) - min(counts) <= 1


def test_classes_of_the_wireframe(berlin):
    # planner.md 2.2: share of the under-18s in Bezirk 07 at 31.12.2024, limits and areas by class
    found = choropleth(berlin, "b1", "PLR", "07", date(2024, 12, 31))
    assert [(c.label, c.count) for c in found.classes] == [
        ("unter 14,3", 8), ("14,3 bis unter 15,1", 11), ("15,1 bis unter 16,2", 7), ("16,2 bis unter 17,7", 11),
        ("17,7 und mehr", 11),
    ]  # fmt: skip
