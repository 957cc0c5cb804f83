# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of small areas put together to larger ones; reference values of published tables and worked by hand."""

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain import keys
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.rollup import roll_up

PLR = sorted(i for i in keys.known_systems()["2021"] if i[:2] != "99")
FRIEDENAU = [p for p in PLR if p.startswith("073005")]  # the BZR's Planungsräume


def table(rows, *columns):
    return pd.DataFrame([(k, *v) if isinstance(v, tuple) else (k, v) for k, v in rows], columns=["id", *columns])


def cells(result, field):
    """Value or status by area, REST rows under ``REST:<area>``."""
    found = {}
    for row in result.frame.to_dict("records"):
        key = f"REST:{row['area_id']}" if row["level"] == "REST" else row["area_id"]
        found[key] = row[field] if row[f"{field}_status"] == "value" else row[f"{field}_status"]
    return found


def code(**options):
    with pytest.raises(SozialraumError) as error:
        roll_up(**options)
    return error.value.code


def whole(value=1.0, weight=2.0):
    """All Planungsräume of Berlin with the same number and weight."""
    return pd.DataFrame({"id": PLR, "n": value, "w": weight})


# --- sums


def test_counts_are_summed_by_the_prefix_of_the_key():
    frame = table([(p, n) for n, p in enumerate(FRIEDENAU, 1)], "n")
    expected = len(FRIEDENAU) * (len(FRIEDENAU) + 1) / 2
    result = roll_up(frame, key="id", level="BZR", extensive=["n"])
    assert cells(result, "n") == {"073005": expected}
    assert result.frame["name"].tolist() == [keys.official_names("2021")["073005"]]
    assert (result.areas, result.unassigned, result.vintage) == (1, 0, "2021")


def test_signs_stay_what_they_are():
    first, second, *others = FRIEDENAU

    def friedenau(*signs):
        frame = table([(first, signs[0]), (second, signs[1]), *((p, "5") for p in others)], "n")
        return cells(roll_up(frame, key="id", level="BZR", extensive=["n"]), "n")["073005"]

    rest = 5 * len(others)
    assert friedenau("1.200", "–") == 1200 + rest
    assert friedenau("•", "7") == "suppressed"
    assert friedenau("•", "k. A.") == "missing"
    assert friedenau("x", "7") == 7 + rest
    nothing = table([(p, "–") for p in FRIEDENAU], "n")
    result = roll_up(nothing, key="id", level="BZR", extensive=["n"])
    assert cells(result, "n") == {"073005": "none"}
    assert result.frame["n"].tolist() == [0]


def test_an_area_without_all_its_parts_is_missing_and_never_smaller():
    frame = table([(p, 10) for p in FRIEDENAU[1:]], "n")
    result = roll_up(frame, key="id", level="BZR", extensive=["n"])
    assert cells(result, "n") == {"073005": "missing"}
    assert [(n.code, n.values) for n in result.notes] == [("rollup_incomplete", {"count": 1, "areas": "073005"})]


def test_the_city_is_berlin_only_with_all_districts():
    result = roll_up(whole(), key="id", level="STADT", extensive=["n"])
    assert result.frame[["area_id", "name", "n"]].values.tolist() == [["BE", "Berlin", 542]]
    without = whole()[lambda f: ~f["id"].str.startswith("12")]
    result = roll_up(without, key="id", level="STADT", extensive=["n"])
    assert cells(result, "n") == {"BE": "missing"}
    assert result.frame["name"].tolist() == [None]
    assert [n.code for n in result.notes] == ["rollup_partial_city"]


def test_a_planning_area_that_came_later_does_not_lack_in_an_older_table():
    from sozialraum.processing.domain.catalogue import later_areas

    old = sorted(keys.known_systems()["2020"] - later_areas()["2020"].keys())
    frame = pd.DataFrame({"id": [p for p in old if p[:2] != "99"], "n": 1.0})
    result = roll_up(frame, key="id", level="STADT", extensive=["n"])
    assert cells(result, "n") == {"BE": 447}


# --- weighted means


def test_intensive_is_the_mean_by_weight_and_not_of_the_rates():
    # 10 % of 100 and 40 % of 300: (10 + 120) / 400 = 32.5 %, not 25 %
    rows = [(FRIEDENAU[0], (10.0, 100)), (FRIEDENAU[1], (40.0, 300)), *((p, (99.0, 0)) for p in FRIEDENAU[2:])]
    result = roll_up(table(rows, "quote", "ew"), key="id", level="BZR", intensive=["quote"], weight="ew")
    assert cells(result, "quote") == {"073005": pytest.approx(32.5)}


@pytest.mark.parametrize(("x", "w", "expected"), [
    ("k. A.", "5", "missing"), ("•", "5", "suppressed"), ("20", "k. A.", "missing"), ("20", "•", "suppressed"),
    ("k. A.", "0", 10.0),  # nobody lives there: it does not matter
    ("k. A.", "–", 10.0),
    ("x", "5", 10.0),  # declared invalid: stands outside
    ("–", "10", 5.0),  # nothing there counts 0: (10 * 10 + 0 * 10) / 20
])  # fmt: skip
def test_signs_in_weighted_means(x, w, expected):
    rows = [(FRIEDENAU[0], (x, w)), (FRIEDENAU[1], ("10", "10")), *((p, ("0", "0")) for p in FRIEDENAU[2:])]
    result = roll_up(table(rows, "quote", "ew"), key="id", level="BZR", intensive=["quote"], weight="ew")
    assert cells(result, "quote") == {"073005": expected}


def test_without_any_weight_there_is_no_mean():
    result = roll_up(whole(weight=0.0), key="id", level="STADT", intensive=["n"], weight="w")
    assert cells(result, "n") == {"BE": "not_applicable"}


# --- rows without an area, totals, keys


def test_cases_without_area_count_for_bezirk_and_city_and_are_never_lost():
    frame = pd.concat([
        whole(), table([("07999999", 20), ("", 3), (None, 4), ("nicht zugeordnet", 5), ("999900", 6)], "n"),
    ], ignore_index=True)  # fmt: skip
    total = 542 + 20 + 3 + 4 + 5 + 6
    by_bzr = roll_up(frame, key="id", level="BZR", extensive=["n"])
    assert by_bzr.unassigned == 5
    assert by_bzr.areas == 143
    assert cells(by_bzr, "n")["REST:07"] == 20
    assert cells(by_bzr, "n")["REST:BE"] == 18
    by_district = roll_up(frame, key="id", level="BEZ", extensive=["n"])
    assert cells(by_district, "n")["07"] == sum(p.startswith("07") for p in PLR) + 20
    assert cells(by_district, "n")["REST:BE"] == 18
    for level in ("BZR", "PGR", "BEZ", "STADT"):
        assert roll_up(frame, key="id", level=level, extensive=["n"]).frame["n"].sum() == total
    assert [n.values for n in by_bzr.notes if n.code == "rollup_unassigned"] == [
        {"count": 5, "keys": "07999999, –, nicht zugeordnet, 999900"}
    ]


def test_keys_are_repaired_and_foreign_ones_carried():
    frame = whole()
    frame["id"] = frame["id"].astype(int)  # the leading zeros are lost
    old = pd.DataFrame({"id": [7030301], "n": [50.0], "w": [1.0]})  # Friedenau's of the system until 2020
    result = roll_up(pd.concat([frame, old], ignore_index=True), key="id", level="BEZ", extensive=["n"])
    assert cells(result, "n")["07"] == sum(p.startswith("07") for p in PLR) + 50
    notes = {n.code: n.values for n in result.notes}
    assert notes["keys_repaired"]["count"] == sum(p.startswith("0") for p in PLR)
    assert notes["rollup_foreign_key"] == {"row": 543, "key": "07030301", "vintage": "2021", "area": "07"}


def test_totals_among_the_rows_are_check_sums():
    frame = pd.concat([
        whole(),
        table([(p, 4) for p in ("073005",)], "n"),  # as BZR: Friedenau, 4 too few or too many
        table([("07", sum(p.startswith("07") for p in PLR)), ("010000", sum(p.startswith("01") for p in PLR))], "n"),
        table([("Berlin", 542), ("Summe", 542)], "n"),
    ], ignore_index=True)  # fmt: skip
    result = roll_up(frame, key="id", level="STADT", extensive=["n"])
    assert cells(result, "n") == {"BE": 542}
    assert result.unassigned == 0
    own = float(len(FRIEDENAU))
    assert [(n.code, n.values) for n in result.notes] == [
        ("rollup_totals", {"count": 5}),
        ("rollup_total_differs", {"area": "073005", "field": "n", "sum": own, "total": 4.0, "difference": own - 4}),
    ]


def test_a_bezirk_of_which_only_the_total_is_there_counts_as_it_is():
    frame = pd.concat([
        whole()[lambda f: ~f["id"].str.startswith("12")], table([("12", 1000)], "n"),
    ], ignore_index=True)  # fmt: skip
    twelfth = sum(p.startswith("12") for p in PLR)
    assert cells(roll_up(frame, key="id", level="STADT", extensive=["n"]), "n") == {"BE": 542 - twelfth + 1000}
    assert cells(roll_up(frame, key="id", level="BEZ", extensive=["n"]), "n")["12"] == 1000
    assert cells(roll_up(frame, key="id", level="BZR", extensive=["n"]), "n")["REST:12"] == 1000


def test_a_name_makes_a_total_only_where_the_numbers_are_the_sum():
    named = whole().assign(ort="Berlin")  # the word stands in each row
    case = pd.DataFrame({"id": [None], "n": [7.0], "ort": ["Berlin"]})
    total = pd.DataFrame({"id": [None], "n": [542.0], "ort": ["Berlin"]})
    assert cells(roll_up(pd.concat([named, case]), key="id", level="STADT", extensive=["n"]), "n") == {"BE": 549}
    assert cells(roll_up(pd.concat([named, total]), key="id", level="STADT", extensive=["n"]), "n") == {"BE": 542}


def test_the_dust_of_decimal_numbers_makes_no_case_of_a_total():
    # 542 times 0.1 ha is 54.2 ha, but not as binary numbers; counted as a case the city would have 108.4 ha.
    total = pd.DataFrame({"id": [None], "n": [54.2], "ort": ["Berlin"]})
    found = roll_up(pd.concat([whole(value=0.1).assign(ort="Berlin"), total]), key="id", level="STADT", extensive=["n"])
    assert cells(found, "n")["BE"] == pytest.approx(54.2)
    assert [note.code for note in found.notes if note.code.startswith("rollup_total")] == ["rollup_totals"]


def test_a_key_twice_is_refused_and_named():
    frame = table([(FRIEDENAU[0], 1), (FRIEDENAU[0], 2), (FRIEDENAU[1], 3)], "n")
    with pytest.raises(SozialraumError) as error:
        roll_up(frame, key="id", level="BZR", extensive=["n"], layer="t")
    assert error.value.code == "keys_twice"
    assert error.value.values == {"layer": "t", "field": "id", "count": 1, "area": FRIEDENAU[0], "rows": "1, 2"}


@pytest.mark.parametrize("column", [[7300515.0, np.nan], pd.array([7300515, None], dtype="Int64")])
def test_an_empty_cell_among_numbers_is_no_key_and_changes_no_other(column):
    found = roll_up(pd.DataFrame({"id": column, "n": [1, 2]}), key="id", level="BEZ", extensive=["n"])
    notes = {note.code: note.values for note in found.notes}
    assert notes["keys_repaired"] == {"count": 1, "written": "7300515", "key": "07300515"}
    assert notes["rollup_unassigned"] == {"count": 1, "keys": "–"}


def test_what_cannot_be_rolled_up_is_refused():
    frame = whole().assign(median_alter=40.0, text="viel")
    basic = {"frame": frame, "key": "id", "level": "BZR"}
    assert code(**basic) == "rollup_no_fields"
    assert code(**basic, extensive=["n"], intensive=["n"], weight="w") == "rollup_field_twice"
    assert code(**basic, intensive=["n"]) == "rollup_weight_missing"
    assert code(**basic | {"frame": whole(weight=-1.0)}, intensive=["n"], weight="w") == "rollup_weight_negative"
    assert code(**basic, extensive=["text"]) == "field_not_numeric"
    assert code(**basic, extensive=["fehlt"]) == "field_missing"
    assert code(**basic | {"key": "text"}, extensive=["n"]) == "rollup_no_keys"
    assert code(**basic, intensive=["median_alter"], weight="w") == "not_additive_median"
    districts = table([("01", 1), ("02", 2)], "n")
    assert code(frame=districts, key="id", level="BZR", extensive=["n"]) == "rollup_too_coarse"


def test_polygons_are_dissolved():
    squares = [shapely.box(100 * n, 0, 100 * n + 100, 100) for n in range(len(FRIEDENAU))]
    frame = geopandas.GeoDataFrame({"id": FRIEDENAU, "n": 1}, geometry=squares, crs=25833)
    result = roll_up(frame, key="id", level="BZR", extensive=["n"])
    assert result.frame.crs.to_epsg() == 25833
    assert result.frame.geometry[0].equals(shapely.box(0, 0, 100 * len(FRIEDENAU), 100))


# --- laws


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_mass_order_and_steps(seed):
    """Nothing is lost at any level, the order of the rows is no matter, and the way over the BZR leads to the same."""
    random = np.random.default_rng(seed)
    frame = pd.DataFrame({"id": PLR, "n": random.integers(0, 5000, 542), "x": random.uniform(0, 100, 542)})
    lost = pd.DataFrame({"id": [f"{random.integers(1, 13):02d}9999", "?"], "n": random.integers(0, 99, 2), "x": 5.0})
    frame = pd.concat([frame, lost], ignore_index=True)
    options = {"key": "id", "extensive": ["n"]}
    whole_ = {level: roll_up(frame, level=level, **options).frame for level in ("BZR", "BEZ", "STADT")}
    assert {level: f["n"].sum() for level, f in whole_.items()} == dict.fromkeys(whole_, frame["n"].sum())
    shuffled = roll_up(frame.sample(frac=1, random_state=seed % 1000), level="BEZ", **options).frame
    assert shuffled["n"].tolist() == whole_["BEZ"]["n"].tolist()
    # The weight of a mean is rolled up with it; intensive and weight come from one pass each.
    means = {"key": "id", "intensive": ["x"], "weight": "n"}
    by_bzr = whole_["BZR"][["area_id", "n"]].assign(x=roll_up(frame, level="BZR", **means).frame["x"])
    by_bzr = by_bzr.rename(columns={"area_id": "id"})
    stepped = roll_up(by_bzr[by_bzr["id"].str.len() == 6], level="BEZ", **options).frame
    direct = roll_up(frame[frame["id"].isin(PLR)], level="BEZ", **options).frame
    assert stepped["n"].tolist() == direct["n"].tolist()
    stepped = roll_up(by_bzr[by_bzr["id"].str.len() == 6], level="BEZ", **means).frame
    direct = roll_up(frame[frame["id"].isin(PLR)], level="BEZ", **means).frame
    assert stepped["x"].tolist() == pytest.approx(direct["x"].tolist(), rel=1e-12)


def test_relabelling_the_districts_relabels_the_result():
    frame = whole()
    frame["n"] = np.arange(542)
    sums = cells(roll_up(frame, key="id", level="BEZ", extensive=["n"]), "n")
    swapped = frame.assign(n=frame["n"].to_numpy()[::-1])  # numbers change places with their areas
    other = cells(roll_up(swapped.assign(id=PLR), key="id", level="BEZ", extensive=["n"]), "n")
    mirrored = swapped.groupby(swapped["id"].str[:2])["n"].sum()
    assert other == mirrored.to_dict()
    assert sum(sums.values()) == sum(other.values())


# --- published tables


@pytest.mark.parametrize(("file", "level"), [
    ("district-regions", "BZR"), ("forecast-areas", "PGR"), ("districts", "BEZ"), ("city", "STADT"),
])  # fmt: skip
def test_population_of_31_12_2024_is_the_published_one(data, file, level):
    base = data / "bevoelkerung"
    frame = pd.read_csv(base / "ewr_2024-02_t1_planning-areas.csv", dtype=str)
    published = pd.read_csv(base / f"ewr_2024-02_t1_{file}.csv", dtype={"id": str}).sort_values("id")
    shares = [c for c in published.columns if c.endswith("_percentage")]
    counts = [c for c in published.columns if c != "id" and c not in shares]
    result = roll_up(frame, key="id", level=level, extensive=counts).frame
    if level != "STADT":
        assert result["area_id"].tolist() == published["id"].tolist()
    assert len(counts) == 6
    for column in counts:
        assert result[column].tolist() == published[column].tolist()
        assert set(result[f"{column}_status"]) == {"value"}
    # Shares of the inhabitants, averaged by them, are the published shares of the larger areas. Inhabitants themselves
    # are no share but 100 % where anybody lives.
    shares.remove("inhabitants_percentage")
    means = roll_up(frame, key="id", level=level, intensive=shares, weight="inhabitants").frame
    for column in shares:
        assert means[column].tolist() == pytest.approx(published[column].tolist(), rel=1e-9)


def test_crimes_of_2024_add_up_to_berlin(data):
    frame = pd.read_excel(
        data / "fachdaten/kriminalitaetsatlas_2015-2024.xlsx", sheet_name="Fallzahlen_2024", header=4, dtype=object
    ).dropna(how="all")
    key, name, crimes = frame.columns[:3]
    districts = roll_up(frame, key=key, level="BEZ", extensive=[crimes])
    found = cells(districts, crimes)
    assert found.pop("REST:BE") == 65_970
    assert sum(found.values()) == 473_079
    assert cells(roll_up(frame, key=key, level="STADT", extensive=[crimes]), crimes) == {"BE": 539_049}
    by_region = roll_up(frame, key=key, level="BZR", extensive=[crimes])
    assert by_region.frame[crimes].sum() == 539_049
    assert by_region.frame.loc[by_region.frame["level"] == "REST", crimes].sum() == 65_970 + sum(
        frame.loc[frame[key].astype(str).str.fullmatch(r"(0\d|1[0-2])9900"), crimes]
    )
    # All 13 rows of totals (12 Bezirke, Berlin) agree with the sums.
    assert [n.code for n in by_region.notes] == ["rollup_unassigned", "rollup_totals"]
