# SPDX-License-Identifier: GPL-2.0-or-later
"""All areas of a level beside each other."""

from datetime import date

import numpy as np
import pytest
from sozialraum.processing.domain.comparison_table import compared_areas, comparison_table
from sozialraum.processing.domain.errors import Cancelled, SozialraumError
from sozialraum.processing.domain.profile_builder import build_profile

NB = "\u00a0"
PLR = ("07100101", "07100102", "07100203", "01100101")
COLUMNS = [
    "area_id", "name", "indicator", "title", "period", "value", "unit", "text", "status", "low", "high", "district",
    "city", "rank", "rank_of", "sister_mean", "sister_min", "sister_max", "change_1", "change_1_noise", "change_5",
    "change_5_noise", "stage_district", "stage_city", "stage_rule",
]  # fmt: skip


@pytest.fixture
def small(numbers_of):
    """Young 20, 30, 10 of 100 each in 07 and 40 of 100 in 01; a year before 20, 25, and a secret one."""
    rows = [(a, "ew", d, 1000) for a in PLR for d in ("2023-12-31", "2024-12-31")]
    rows += [(a, "ew.alter.0_18", "2024-12-31", v) for a, v in zip(PLR, (200, 300, 100, 400), strict=True)]
    rows += [(a, "ew.alter.0_18", "2023-12-31", v) for a, v in zip(PLR, (190, 200, "•", 400), strict=True)]
    return numbers_of(rows, PLR, districts={"07", "01"})


def test_one_row_per_area_and_indicator(small):
    table = comparison_table(small, "PLR", ["b1", "ew"])
    assert list(table.columns) == COLUMNS
    assert list(zip(table["indicator"], table["area_id"], strict=True)) == [
        (i, a) for i in ("b1", "ew") for a in sorted(PLR)
    ]
    whole = comparison_table(small, "PLR")
    assert set(whole["indicator"]) == {i.indicator for i in small.indicators if "PLR" in i.levels}
    assert not whole.duplicated(["area_id", "indicator"]).any()


def test_values_sisters_and_changes_by_hand(small):
    table = comparison_table(small, "PLR", ["B1"]).set_index("area_id")
    first, second, third, alone = (table.loc[a] for a in PLR)
    assert (first["value"], first["text"], first["unit"], first["status"]) == (20, f"20,0{NB}%", "%", "value")
    assert first["period"] == "2024-12-31"
    # Bezirk 600/3.000, city 1.000/4.000; sisters 20, 30, 10
    assert (first["district"], first["city"]) == (20, 25)
    assert (first["sister_mean"], first["sister_min"], first["sister_max"]) == (20, 10, 30)
    assert (first["rank"], first["rank_of"], second["rank"]) == (2, 3, 1)
    # Wilson: (2·200 + 3,8415 ± 1,96·√(3,8415 + 4·200·0,8)) / (2·1.003,8415)
    assert (first["low"], first["high"]) == (pytest.approx(17.64, abs=0.005), pytest.approx(22.59, abs=0.005))
    # 19 to 20 of 100: z = 0,01/0,0177 = 0,56; 20 to 30: z = 0,1/0,0194 = 5,2
    assert (first["change_1"], first["change_1_noise"]) == (pytest.approx(1), 1)
    assert (second["change_1"], second["change_1_noise"]) == (pytest.approx(10), 0)
    assert np.isnan(third["change_1"])
    assert np.isnan(third["change_1_noise"])
    assert np.isnan(alone["rank"])  # no sisters
    assert alone["sister_mean"] == 40
    assert np.isnan(first["change_5"])  # no such date
    assert first["stage_rule"] is None  # neutral


def test_what_is_not_there_is_no_number(small):
    row = comparison_table(small, "PLR", ["t4"]).iloc[0]
    assert (row["text"], row["status"], row["period"]) == ("k. A.", "missing", None)
    assert np.isnan([row["value"], row["low"], row["district"], row["sister_mean"], row["sister_min"]]).all()


def test_an_earlier_date(small):
    row = comparison_table(small, "PLR", ["b1"], date(2023, 12, 31)).set_index("area_id").loc["07100203"]
    assert (row["text"], row["status"], row["period"]) == ("•", "suppressed", "2023-12-31")
    assert np.isnan([row["value"], row["low"], row["high"]]).all()  # nothing that would tell the secret


def test_unknown_indicators_and_levels_are_named(small, numbers_of):
    with pytest.raises(SozialraumError) as caught:
        comparison_table(small, "BZR", ["b1", "mss_gruppe", "xyz"])  # the MSS groups exist for Planungsräume only
    assert caught.value.code == "indicators_unknown"
    assert caught.value.values["indicators"] == "mss_gruppe, xyz"
    assert "b1" in caught.value.values["known"]
    with pytest.raises(SozialraumError, match="no_areas_of_level"):
        comparison_table(numbers_of([], ()), "BZR")


def test_it_can_be_cancelled(small):
    def cancel(fraction):
        if fraction >= 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        comparison_table(small, "PLR", progress=cancel)


def test_every_region_as_its_profile_says(berlin):
    table = comparison_table(berlin, "BZR", ["b1", "kita_plaetze", "a5"])
    assert len(table) == 3 * 143
    for area_id in ("073005", "011001", "126012"):
        profile = build_profile(berlin, area_id)
        for indicator in ("b1", "kita_plaetze", "a5"):
            row = profile.row(indicator)
            line = table[(table["area_id"] == area_id) & (table["indicator"] == indicator)].iloc[0]
            assert (line["text"], line["rank"]) == (row.area.text, row.rank.position)
            assert line["stage_rule"] == (row.attention.rule if row.attention else None)
    # planner.md, page 2: Friedenau West 15,2 % between the district's 15,7 and Berlin's 16,3
    line = table[(table["area_id"] == "073005") & (table["indicator"] == "b1")].iloc[0]
    assert [round(line[c], 1) for c in ("value", "district", "city", "low", "high")] == [15.2, 15.7, 16.3, 14.8, 15.6]
    areas = compared_areas(berlin, "BZR")
    assert set(areas["area_id"]) == set(table["area_id"])


def test_districts_beside_each_other(berlin):
    table = comparison_table(berlin, "BEZ", ["ew"]).set_index("area_id")
    assert list(table["text"][["01", "12"]]) == ["397.004", "274.098"]
    assert (table.loc["03", "rank"], table.loc["03", "rank_of"]) == (1, 12)
    # 350.984 -> 356.959 since 31.12.2019
    assert table.loc["07", "change_5"] == pytest.approx(1.702, abs=0.001)
    assert np.isnan(table.loc["07", "change_5_noise"])  # the number of inhabitants is counted in full
