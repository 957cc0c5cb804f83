# SPDX-License-Identifier: GPL-2.0-or-later
"""People by age and sex: from an office's table to the numbers of an area, in bands that cover all ages."""

from datetime import date

import geopandas
import openpyxl
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.bands import finest, partition
from sozialraum.processing.domain.imports import import_table
from sozialraum.processing.domain.library import KeySystem, Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile import Wanted
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.status import Status

PLR = ("07300515", "07300516")
DAY = date(2023, 12, 31)
HEADS = ("LOR", "Gesamt", "weiblich unter 18", "weiblich 18 bis unter 65", "weiblich 65 und älter",
         "männlich unter 18", "männlich 18 bis unter 65", "männlich 65 und älter")  # fmt: skip


@pytest.fixture
def library(tmp_path):
    def layer(ids, parents):
        boxes = [shapely.box(390_000 + 100 * i, 5_820_000, 390_100 + 100 * i, 5_820_100) for i in range(len(ids))]
        names = [f"Gebiet {i}" for i in ids]
        columns = {"area_id": ids, "name": names, "parent_id": parents, "area_m2": 10_000.0}
        return geopandas.GeoDataFrame(columns, geometry=boxes, crs=25833)

    layers = {"PLR": layer(list(PLR), "073005"), "BZR": layer(["073005"], "0730"), "PGR": layer(["0730"], "07"),
              "BEZ": layer(["07"], "BE")}  # fmt: skip
    return Library.create(tmp_path / "bezirk.gpkg", [(KeySystem("2021", date(2021, 1, 1)), layers)])


def imported(library, tmp_path, *rows, name="Alter und Geschlecht 2023-12-31.xlsx"):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(tmp_path / name)
    return import_table(library, tmp_path / name)


def pyramid_of(library, area):
    return build_profile(Numbers.read(library), area, wanted=Wanted(pyramid=True)).pyramid


def texts(cells):
    return [cell.text for cell in cells]


def test_a_table_of_ages_by_sex_is_summed_like_all_people(library, tmp_path):
    rows = (HEADS, (PLR[0], 1000, 90, 300, 110, 100, 310, 90), (PLR[1], 500, 50, 150, 60, 50, 140, 50))
    result = imported(library, tmp_path, *rows)
    assert [source.matched for source in result.sources] == [2]
    own, whole = pyramid_of(library, PLR[0]), pyramid_of(library, "073005")
    assert own.period == DAY
    assert own.bands == ((0, 18), (18, 65), (65, None))
    assert (texts(own.women), texts(own.men)) == (["90", "300", "110"], ["100", "310", "90"])
    # 90 + 50, 300 + 150, 110 + 60 and 100 + 50, 310 + 140, 90 + 50
    assert (texts(whole.women), texts(whole.men)) == (["140", "450", "170"], ["150", "450", "140"])
    assert whole.source_ids == (1,)


def test_secret_and_lacking_numbers_keep_their_signs_also_in_sums(library, tmp_path):
    rows = (HEADS, (PLR[0], 1000, "•", 300, 110, 100, 310, 90), (PLR[1], 500, 50, 150, 60, 50, 140, ""))
    imported(library, tmp_path, *rows)
    whole = pyramid_of(library, "073005")
    assert [cell.status for cell in whole.women] == [Status.SUPPRESSED, Status.VALUE, Status.VALUE]
    assert [cell.status for cell in whole.men] == [Status.VALUE, Status.VALUE, Status.MISSING]


@pytest.mark.parametrize(
    "heads",
    [
        ("w_0_18", "w_18_65", "w_65_", "m_0_18", "m_18_65", "m_65_"),
        ("Frauen 0 bis unter 18 Jahre", "Frauen 18 bis u. 65", "Frauen ab 65", "Männer unter 18 Jahren",
         "Männer, 18 bis unter 65", "Männer 65 Jahre und älter"),
        ("unter 18 weiblich", "18 bis unter 65 weiblich", "65 und älter weiblich", "unter 18 männlich",
         "18 bis unter 65 männlich", "65 und mehr männlich"),
    ],
)  # fmt: skip
def test_ages_and_sexes_are_spelled_in_many_ways(library, tmp_path, heads):
    imported(library, tmp_path, ("LOR", "EW", *heads), (PLR[0], 1000, 90, 300, 110, 100, 310, 90))
    own = pyramid_of(library, PLR[0])
    assert own.bands == ((0, 18), (18, 65), (65, None))
    assert (texts(own.women), texts(own.men)) == (["90", "300", "110"], ["100", "310", "90"])


def test_a_hyphen_may_or_may_not_include_its_end_and_is_not_guessed(library, tmp_path):
    heads = [f"{sex} {ages}" for sex in ("weiblich", "männlich") for ages in ("0-17", "18-64", "65-110")]
    imported(library, tmp_path, ("LOR", "EW", *heads), (PLR[0], 1000, 90, 300, 110, 100, 310, 90))
    assert pyramid_of(library, PLR[0]) is None


def test_without_ages_by_sex_or_unasked_there_is_none(library, tmp_path):
    imported(library, tmp_path, ("LOR", "weiblich", "männlich", "EW"), (PLR[0], 500, 500, 1000))
    assert pyramid_of(library, PLR[0]) is None
    imported(library, tmp_path, HEADS, (PLR[0], 1000, 90, 300, 110, 100, 310, 90))
    assert build_profile(Numbers.read(library), PLR[0]).pyramid is None
    assert pyramid_of(library, PLR[1]) is None  # the table says nothing of this area


def test_single_years_are_put_together_to_five(library, tmp_path):
    heads = [f"{sex}_{n}_{n + 1}" for sex in "wm" for n in range(90)] + ["w_90_", "m_90_"]
    imported(library, tmp_path, ("LOR", *heads), (PLR[0], *[2] * 180, 7, 8))
    own = pyramid_of(library, PLR[0])
    assert own.bands[:2] == ((0, 5), (5, 10))
    assert own.bands[-1] == (90, None)
    assert (texts(own.women)[0], texts(own.women)[-1], texts(own.men)[-1]) == ("10", "7", "8")


LIMITS = st.tuples(st.integers(0, 12), st.one_of(st.none(), st.integers(1, 13))).filter(
    lambda band: band[1] is None or band[0] < band[1]
)


@given(st.sets(LIMITS, max_size=12))
def test_the_finest_bands_cover_all_ages_and_are_as_many_as_can_be(available):
    found = finest(available)
    assert bool(found) == (partition((0, None), available) is not None)
    assert list(found) == sorted(found, key=lambda band: band[0])
    assert [low for low, _ in found[1:]] == [high for _, high in found[:-1]]
    if found:
        assert (found[0][0], found[-1][1]) == (0, None)
        assert set(found) <= available
        assert len(found) >= len(partition((0, None), available))
