# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas that consist of whole older areas: made by hand, and Berlin before and after 2021."""

import numpy as np
import pytest
import shapely
from sozialraum.processing.domain.overlap import overlap
from sozialraum.processing.domain.unions import whole_unions

# Regions and, of them, unions of whole old planning areas, by Bezirk (counted from the published layers).
BY_DISTRICT = {"01": (9, 10), "02": (4, 8), "03": (16, 16), "04": (7, 11), "05": (1, 9), "06": (8, 8), "07": (15, 15),
               "08": (10, 12), "09": (18, 20), "10": (8, 9), "11": (11, 13), "12": (8, 12)}  # fmt: skip
# Persons by which these regions differ between both publications of 31.12.2020, two pairs with a moved border.
MOVED = {"043006": 34, "045010": 34, "093009": 10, "093010": 10}


def boxes(*bounds):
    return np.array([shapely.box(*b) for b in bounds], dtype=object)


def unions(old, new):
    return whole_unions(overlap(old, new), len(old), len(new))


def test_identical_merged_cut_and_uncovered_areas():
    old = boxes((0, 0, 10, 10), (10, 0, 20, 10), (20, 0, 30, 10), (30, 0, 40, 10))
    new = boxes((0, 0, 10, 10), (10, 0, 30, 10), (30, 0, 35, 10), (35, 0, 40, 10), (90, 0, 95, 10))
    assert unions(old, new) == [(0,), (1, 2), None, None, None]


def test_a_sliver_of_up_to_one_per_cent_cuts_nothing():
    # The old border at x = 10, the new one at 10.1: 1 % of the second square, 0.1 of 10 m.
    old = boxes((0, 0, 10, 10), (10, 0, 20, 10))
    assert unions(old, boxes((0, 0, 10.1, 10), (10.1, 0, 20, 10))) == [(0,), (1,)]
    assert unions(old, boxes((0, 0, 10.11, 10), (10.11, 0, 20, 10))) == [None, None]


def test_one_per_cent_of_a_large_area_is_no_sliver_of_a_small_one():
    # 50 m² are 0.5 % of the large source, but half of the new area.
    old = boxes((0, 0, 5, 10), (5, 0, 1005, 10))
    assert unions(old, boxes((0, 0, 10, 10), (10, 0, 1005, 10)))[0] is None


def test_an_area_that_reaches_far_beyond_the_old_ones_is_no_union():
    assert unions(boxes((0, 0, 10, 10)), boxes((0, 0, 20, 10))) == [None]


@pytest.fixture(scope="module")
def old(data):
    import geopandas

    return geopandas.read_file(data / "lor_bis2020" / "lor_bis2020.gpkg", layer="planungsraeume")


def berlin(data, old, layer):
    import geopandas

    new = geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer=layer)
    return new, unions(np.asarray(old.geometry.values), np.asarray(new.geometry.values))


def inhabitants(data, table, length):
    """Persons at 31.12.2020 by key of the first `length` digits."""
    import pandas as pd

    frame = pd.read_csv(data / "bevoelkerung" / f"SB_A01-16-00_2020h02_{table}.csv")
    parts = frame[["district", "forecast_area", "district_region", "planning_area"]].astype(str)
    keys = parts.apply(lambda column: column.str.zfill(2)).agg("".join, axis=1).str[:length]
    return frame["inhabitants"].groupby(keys).sum()


@pytest.mark.parametrize(("layer", "number"), [("prognoseraeume", 46), ("bezirke", 12), ("planungsraeume", 301)])
def test_how_many_areas_of_berlin_are_unions_of_whole_old_planning_areas(data, old, layer, number):
    new, found = berlin(data, old, layer)
    assert sum(union is not None for union in found) == number


def test_115_of_143_regions_keep_their_old_series(data, old):
    new, found = berlin(data, old, "bezirksregionen")
    key = next(column for column in new.columns if column.upper() == "BZR_ID")
    got = dict.fromkeys(BY_DISTRICT, (0, 0))
    before, after = inhabitants(data, "T1a", 8), inhabitants(data, "T1b", 6)
    differing = {}
    for area, union in zip(new[key], found, strict=True):
        exact, total = got[area[:2]]
        got[area[:2]] = exact + (union is not None), total + 1
        if union is None:
            continue
        difference = before.loc[old["PLR_ID"].to_numpy()[list(union)]].sum() - after[area]
        if difference:
            differing[area] = difference
    assert got == BY_DISTRICT
    assert sum(exact for exact, _ in got.values()) == 115
    assert {area: abs(difference) for area, difference in differing.items()} == MOVED
    assert sum(differing.values()) == 0


def test_a_region_can_be_exact_while_its_planning_areas_are_cut_anew(data, old):
    new, found = berlin(data, old, "bezirksregionen")
    key = next(column for column in new.columns if column.upper() == "BZR_ID")
    union = found[list(new[key]).index("073005")]
    assert old["PLR_ID"].to_numpy()[list(union)].tolist() == ["07030301"]
