# SPDX-License-Identifier: GPL-2.0-or-later
"""The MSS from a library's own indicators: they are imported, never rolled up, and explain an area's group."""

import shutil
from datetime import date

import pandas as pd
import pytest
from sozialraum.processing.domain.imports import import_table
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.mss_library import mss_of
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile_builder import build_profile

DAY = date(2020, 12, 31)
INDICATORS = [f"mss.{letter}{digit}" for letter in "sd" for digit in "134"]


@pytest.fixture(scope="module")
def library(berlin_library, data, tmp_path_factory):
    """A copy of Berlin's library with the indicators of the MSS 2021."""
    path = shutil.copy(berlin_library, tmp_path_factory.mktemp("mss") / "berlin.gpkg")
    library = Library(path)
    (source,) = import_table(library, data / "mss" / "mss_2021_index_indikatoren.csv").sources
    assert (source.matched, source.rejected, source.vintage) == (542, 0, "2021")
    return library


@pytest.fixture(scope="module")
def numbers(library):
    return Numbers.read(library)


def test_indicators_are_taken_as_intensive_and_the_empty_ones_not_at_all(library):
    frame = library.observations()
    taken = frame[frame["quantity"].str.fullmatch(r"mss\.[sd]\d")]
    assert sorted(taken["quantity"].unique()) == sorted(INDICATORS)
    # -9999 of the six invalid areas is no number, and no number that somebody forgot either.
    assert taken.groupby("quantity")["status"].value_counts().unstack().loc["mss.s1"].to_dict() == {
        "value": 536, "not_applicable": 6,
    }  # fmt: skip
    quantities = library.quantities().set_index("quantity")
    assert set(quantities.loc[INDICATORS, "kind"]) == {"intensive"}
    assert set(taken["period"]) == {"2020-12-31"}


def test_shares_are_not_rolled_up(numbers):
    for level in ("BZR", "PGR", "BEZ", "STADT"):
        assert numbers.column("mss.s1", DAY, "2021", level) is None


def test_all_published_groups_agree(numbers):
    found = mss_of(numbers, "2021", DAY)
    assert found.result.differs == ()
    assert found.result.valid.sum() == 536
    assert (found.published == found.result.sdi)[found.result.valid].sum() == 536
    assert found.differing == ()
    assert mss_of(numbers, "2021", date(2018, 12, 31)) is None
    assert mss_of(numbers, "2020", DAY) is None


def test_a_profile_tells_what_each_indicator_adds(numbers):
    # domain.md 13, 01100101: z(S1) = (4.22594 - 4.971574) / 2.943904 = -0.253281, over 2.955471 = -0.0857;
    # z(D4) = (3.96175 + 1.044428) / 3.813519 = 1.312745, over 2.080732 = 0.6309.
    parts = build_profile(numbers, "01100101").mss
    assert (parts.status.text, parts.dynamic.text) == ("−0,33", "+1,27")
    assert parts.status_parts[0][0] == "S1 Arbeitslose (SGB II), Anteil an den EW im Erwerbsalter"
    assert parts.status_parts[0][1].text == "−0,09"
    assert parts.dynamic_parts[2][1].text == "+0,63"
    assert parts.dynamic_parts[2][0].startswith("D4 Kinderarmut")
    assert (parts.group, parts.agrees) == ("2-", True)
    assert parts.sources.startswith("Monitoring Soziale Stadtentwicklung, Index-Indikatoren")
    assert build_profile(numbers, "03300515").mss is None  # not valid
    assert build_profile(numbers, "073005").mss is None  # no planning area


def test_a_published_group_that_is_another_one_is_told(numbers, library):
    frame = library.observations()
    frame.loc[(frame["area_id"] == "01100101") & (frame["quantity"] == "mss.sdi"), "text"] = "2+/-"
    other = Numbers(numbers.layers, frame, kinds=numbers.kinds)
    assert mss_of(other, "2021", DAY).differing == ("01100101",)
    assert build_profile(other, "01100101").mss.agrees is False


def test_without_the_whole_city_it_is_not_the_mss(numbers, library):
    frame = library.observations()
    some = frame[~frame["quantity"].isin(INDICATORS) | frame["area_id"].str.startswith("07")]
    other = Numbers(numbers.layers, some, kinds=numbers.kinds)
    assert mss_of(other, "2021", DAY).result.differs == ("mss_own_reference",)
    assert build_profile(other, "07300619").mss is None
    none = Numbers(numbers.layers, frame[~frame["quantity"].isin(INDICATORS)], kinds=numbers.kinds)
    assert mss_of(none, "2021", DAY) is None
    assert build_profile(none, "07300619").mss is None


def test_the_edition_of_2023_has_a_second_indicator(berlin_library, tmp_path):
    """Its S2 and D2 are filled, so they belong to the index."""
    library = Library(shutil.copy(berlin_library, tmp_path / "berlin.gpkg"))
    ids = library.area_ids("2021", "PLR")
    frame = pd.DataFrame({"ZEIT": "202212", "PLR_ID": sorted(ids), "EW": 1000})
    for k, name in enumerate(("S1", "S2", "S3", "S4", "D1", "D2", "D3", "D4")):
        frame[name] = [(i * (k + 3)) % 17 + 0.5 for i in range(len(frame))]
    frame["KOM"] = "gültig"
    frame.to_csv(tmp_path / "mss_2023.csv", index=False)
    import_table(library, tmp_path / "mss_2023.csv")
    found = mss_of(Numbers.read(library), "2021", date(2022, 12, 31))
    assert found.result.status.names == ("mss.s1", "mss.s2", "mss.s3", "mss.s4")
    assert found.result.differs == ()
