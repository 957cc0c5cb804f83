# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts from old to new areas on squares small enough to be worked out by hand."""

import geopandas
import numpy as np
import pytest
import shapely
from sozialraum.processing.domain.crosswalk import crosswalk
from sozialraum.processing.domain.crosswalk_input import parse_weight_map
from sozialraum.processing.domain.crosswalk_table import rounded
from sozialraum.processing.domain.errors import SozialraumError

X, Y = 390_000, 5_820_000  # in Berlin


def areas(*bounds, name="Gebiete", **columns):
    """Boxes in metres from a corner in Berlin."""
    shapes = [shapely.box(X + a, Y + b, X + c, Y + d) for a, b, c, d in bounds]
    frame = geopandas.GeoDataFrame(columns, geometry=shapes, crs="EPSG:25833")
    frame.attrs["name"] = name
    return frame


def points(*places, name="Punkte", **columns):
    shapes = [shapely.Point(X + x, Y + y) for x, y in places]
    frame = geopandas.GeoDataFrame(columns, geometry=shapes, crs="EPSG:25833")
    frame.attrs["name"] = name
    return frame


# Four old squares of 100 m; new: the first kept, the second and third merged, the fourth cut at 75 m.
OLD = ((0, 0, 100, 100), (100, 0, 200, 100), (200, 0, 300, 100), (300, 0, 400, 100))
NEW = ((0, 0, 100, 100), (100, 0, 300, 100), (300, 0, 375, 100), (375, 0, 400, 100))


def codes(result):
    return [note.code for note in result.notes]


def refused(*args, **kwargs):
    with pytest.raises(SozialraumError) as caught:
        crosswalk(*args, **kwargs)
    return caught.value


def test_the_ladder_identical_merged_and_split_by_ground():
    result = crosswalk(areas(*OLD, ew=[1000, 200, 300, 400]), areas(*NEW), ["ew"])
    assert result.columns["ew"].tolist() == [1000, 500, 300, 100]  # 400 by 75 : 25 m
    assert result.columns["quality"].tolist() == ["identical", "merged", "split", "split"]
    assert result.columns["split_shr"].tolist() == [0, 0, 1, 1]
    assert result.columns["ew_status"].tolist() == ["value"] * 4
    assert result.columns["ew_err"][:2].tolist() == [0, 0]
    assert (result.columns["ew_err"][2:] > 0).all()
    assert (result.before, result.after, result.estimated) == ({"ew": 1900}, {"ew": 1900}, {"ew": 400})
    assert result.count == {"identical": 1, "merged": 1, "split": 2, "mixed": 0}
    assert codes(result) == ["split_by_ground"]


def test_a_whole_area_with_a_piece_of_another_is_mixed():
    result = crosswalk(areas(*OLD[:2], ew=[600, 400]), areas((0, 0, 150, 100), (150, 0, 200, 100)), ["ew"])
    assert result.columns["ew"].tolist() == [800, 200]
    assert result.columns["quality"].tolist() == ["mixed", "split"]
    assert result.columns["split_shr"].tolist() == [0.25, 1]  # 200 of 800


def test_points_count_one_each_where_no_weight_field_is_named():
    addresses = points((310, 50), (320, 50), (330, 50), (390, 50))
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [addresses])
    assert result.columns["ew"].tolist() == [0, 0, 300, 100]
    assert codes(result) == []


def test_points_with_a_weight():
    houses = points((310, 50), (390, 50), personen=[30, 90])
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [houses], weight_field="personen")
    assert result.columns["ew"].tolist() == [0, 0, 100, 300]


def test_a_point_on_the_new_border_counts_half_on_both_sides():
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [points((375, 50), (390, 50))])
    assert result.columns["ew"].tolist() == [0, 0, 100, 300]


def test_a_polygons_weight_is_spread_over_its_ground():
    # A block of 50 m across the new border at 375: 40 m on the left, 10 m on the right; another wholly on the right.
    blocks = areas((335, 0, 385, 100), (385, 0, 400, 100), ew_block=["100", "60"])
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [blocks], weight_field="ew_block")
    assert result.columns["ew"][2:].tolist() == pytest.approx([400 * 80 / 160, 400 * 80 / 160])


def test_polygons_without_a_weight_field_are_a_mask():
    # Houses stand on 20 m left and 5 m right of the border.
    land = areas((300, 0, 320, 100), (380, 0, 385, 100))
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [land])
    assert result.columns["ew"][2:].tolist() == pytest.approx([320, 80])


def test_each_age_group_by_its_own_weight():
    # MSS 2021: Grundsicherung im Alter by people of 65 and more, all else by all people.
    blocks = areas((300, 0, 375, 100), (375, 0, 400, 100), ew=[900, 100], ew_65=[100, 300])
    old = areas(*OLD, leistung=[0, 0, 0, 40], alter_65=[0, 0, 0, 40])
    result = crosswalk(old, areas(*NEW), ["leistung", "alter_65"], [blocks], weight_field="ew",
                       weight_map={"alter_65": "ew_65"})  # fmt: skip
    assert result.columns["leistung"][2:].tolist() == pytest.approx([36, 4])
    assert result.columns["alter_65"][2:].tolist() == pytest.approx([10, 30])


def test_two_layers_are_combined_by_the_geometric_mean_of_their_densities():
    # Two polygon layers have equal say. Pieces of 75 and 25 m: densities 8/75 and 2/25, and 1/75 and 1/25.
    homes = areas((300, 0, 375, 100), (375, 0, 400, 100), w=[8, 2])
    shops = areas((300, 0, 375, 100), (375, 0, 400, 100), w=[1, 1])
    left, right = 75 * (8 / 75 * 1 / 75) ** 0.5, 25 * (2 / 25 * 1 / 25) ** 0.5
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [homes, shops], weight_field="w")
    assert result.columns["ew"][2:].tolist() == pytest.approx(
        [400 * left / (left + right), 400 * right / (left + right)]
    )


def test_a_layer_of_few_points_has_little_say():
    # Polygons say 80 : 20. Two bus stops on the right have a say of 2/52; one more is spread 0.75 : 0.25.
    homes = areas((300, 0, 375, 100), (375, 0, 400, 100), w=[80, 20])
    stops = points((380, 50), (390, 50))
    say = 2 / 52
    left = 75 * ((80 / 75) * (0.75 / 75) ** say) ** (1 / (1 + say))
    right = 25 * ((20 / 25) * (2.25 / 25) ** say) ** (1 / (1 + say))
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [homes, stops], weight_field="w")
    assert result.columns["ew"][2:].tolist() == pytest.approx(
        [400 * left / (left + right), 400 * right / (left + right)]
    )
    assert 300 < result.columns["ew"][2] < 320  # not the 0 of the bus stops


def test_a_layer_that_has_nothing_in_a_source_says_nothing_about_it():
    homes = areas((300, 0, 375, 100), (375, 0, 400, 100), w=[80, 20])
    elsewhere = points((50, 50), (60, 50))
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [homes, elsewhere], weight_field="w")
    assert result.columns["ew"][2:].tolist() == pytest.approx([320, 80])


def test_without_weights_in_a_cut_source_its_ground_decides_and_it_is_told():
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [points((50, 50))])
    assert result.columns["ew"].tolist() == [0, 0, 300, 100]
    assert codes(result) == ["split_by_ground_lacking"]


def test_layers_that_contradict_each_other_leave_the_ground():
    left = areas((300, 0, 320, 100), w=[5])
    right = areas((380, 0, 390, 100), w=[5])
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [left, right], weight_field="w")
    assert result.columns["ew"].tolist() == [0, 0, 300, 100]
    assert codes(result) == ["split_by_ground_lacking"]


@pytest.mark.parametrize(("cells", "status"), [
    ([1000, None, 300, 400], ["value", "missing", "value", "value"]),
    (["1.000", "•", "300", "400"], ["value", "suppressed", "value", "value"]),
    (["1.000", "200", "•", "k. A."], ["value", "suppressed", "missing", "missing"]),
    (["1.000", "•", "k. A.", "400"], ["value", "missing", "value", "value"]),
    (["–", "–", "300", "–"], ["none", "value", "none", "none"]),
    (["1.000", "x", "300", "x"], ["value", "value", "not_applicable", "not_applicable"]),
])  # fmt: skip
def test_a_share_of_a_missing_or_secret_number_is_no_smaller_number(cells, status):
    result = crosswalk(areas(*OLD, ew=cells), areas(*NEW), ["ew"])
    assert result.columns["ew_status"].tolist() == status
    known = [s in ("value", "none") for s in status]
    assert np.isnan(result.columns["ew"]).tolist() == [not k for k in known]
    assert np.isnan(result.columns["ew_err"]).tolist() == [not k for k in known]
    assert np.isnan(result.columns["split_shr"]).tolist() == [not k for k in known]
    lost = "targets_without_number" in codes(result)
    assert lost == (not all(known))


def test_who_gets_no_share_of_a_secret_number_has_a_number():
    # The only house of the cut area stands on the left: nobody lives on the right.
    result = crosswalk(areas(*OLD, ew=[1, 2, 3, "•"]), areas(*NEW), ["ew"], [points((310, 50))])
    assert result.columns["ew_status"].tolist() == ["value", "value", "suppressed", "value"]
    assert result.columns["ew"][3] == 0


def test_whole_numbers_keep_the_sum():
    # 401 by ground: 300.75 and 100.25.
    old = areas(*OLD, ew=[1000, 200, 300, 401])
    result = crosswalk(old, areas(*NEW), ["ew"], whole_numbers=True)
    assert result.columns["ew"].tolist() == [1000, 500, 301, 100]


def test_equal_remainders_go_to_the_larger_value_then_to_the_west_then_to_the_south():
    places = np.array([[2.0, 0], [1, 0], [0, 1], [0, 0]])
    assert rounded(np.array([1.5, 2.5, 1.5, 1.5]), places).tolist() == [1, 3, 1, 2]  # sum 7, two units to give
    assert rounded(np.array([0.4, np.nan, 0.6]), places[:3])[[0, 2]].tolist() == [0, 1]


def test_a_source_beside_all_targets_goes_to_the_nearest_and_is_told():
    old = areas(*OLD, (410, 0, 420, 10), ew=[1000, 200, 300, 400, 2])
    result = crosswalk(old, areas(*NEW), ["ew"])
    assert result.columns["ew"].tolist() == [1000, 500, 300, 102]
    assert "given_to_nearest" in codes(result)
    assert result.after == {"ew": 1902}


def test_counts_of_ground_that_no_target_covers_are_refused():
    error = refused(areas(*OLD, ew=[1000, 200, 300, 500]), areas(*NEW[:3]), ["ew"])
    # A quarter of 500 of 2000.
    assert (error.code, error.values) == ("targets_do_not_cover", {"field": "ew", "outside": 125, "share": 6.2})


def test_a_target_without_any_source_stays_without_a_number():
    result = crosswalk(areas(*OLD, ew=[1, 2, 3, 4]), areas(*NEW, (500, 0, 600, 100)), ["ew"])
    assert np.isnan(result.columns["ew"][4])
    assert result.columns["ew_status"][4] == "missing"
    assert result.columns["quality"][4] is None
    assert "targets_without_source" in codes(result)


def test_the_same_id_twice_stays_two_areas():
    old = areas(*OLD, PLR_ID=["06010102", "06010102", "06010103", "06010104"], ew=[1000, 200, 300, 400])
    assert crosswalk(old, areas(*NEW), ["ew"]).after == {"ew": 1900}


def test_sources_that_lie_over_others_are_told_and_targets_refused():
    twice = areas(*OLD, OLD[3], ew=[1, 2, 3, 4, 4])
    result = crosswalk(twice, areas(*NEW), ["ew"])
    assert result.after == {"ew": 14}
    assert "sources_overlap" in codes(result)
    error = refused(areas(*OLD, ew=[1, 2, 3, 4]), areas(*NEW, (300, 0, 400, 100)), ["ew"])
    assert (error.code, error.values["count"]) == ("targets_overlap", 3)


def test_areas_in_another_crs_and_invalid_outlines():
    bow = shapely.Polygon(
        [(X + 300, Y), (X + 400, Y), (X + 400, Y + 100), (X + 300, Y + 100), (X + 400, Y), (X + 300, Y)]
    )
    old = areas(*OLD, ew=[1000, 200, 300, 400])
    degrees = old.to_crs(4326)
    degrees.attrs["name"] = "Grad"
    assert crosswalk(degrees, areas(*NEW), ["ew"]).columns["ew"] == pytest.approx([1000, 500, 300, 100], abs=0.01)
    old.loc[3, "geometry"] = bow
    assert not old.geometry.is_valid[3]
    result = crosswalk(old, areas(*NEW), ["ew"])
    assert "areas_repaired" in codes(result)
    assert result.after == {"ew": 1900}


@pytest.mark.parametrize(("change", "code"), [
    ({"fields": []}, "no_count_fields"),
    ({"fields": ["anteil_u6"]}, "rate_refused"),
    ({"fields": ["Durchschnittsalter"]}, "rate_refused"),
    ({"fields": ["Medianeinkommen"]}, "not_additive_median"),  # of the whole it does not follow from the parts
    ({"fields": ["zuzuege"]}, "not_additive_migration"),  # a move between two areas that are merged is none any more
    ({"fields": ["mss.sdi"]}, "not_additive_category"),
    ({"fields": ["saldi"]}, "count_below_zero"),
    ({"fields": ["ew", "ew_err"]}, "field_name_taken"),
    ({"fields": ["Quality"]}, "field_name_taken"),
    ({"fields": ["fehlt"]}, "field_missing"),
    ({"fields": ["text"]}, "field_not_numeric"),
    ({"weight_field": "personn"}, "weight_field_unknown"),
    ({"weight_map": {"u6": "personen"}}, "weight_map_unknown"),
    ({"weight_map": {"ew": "ew_65"}}, "weight_field_unknown"),
    ({"weight_field": "null"}, "weights_all_zero"),
    ({"weight_field": "minus"}, "negative_weight"),
])  # fmt: skip
def test_what_cannot_be_converted_is_refused(change, code):
    old = areas(*OLD, ew=[1, 2, 3, 4], anteil_u6=[5.0] * 4, saldi=[1, -2, 3, 4], text=list("abcd"))
    houses = points((310, 50), (390, 50), personen=[1, 2], null=[0, 0], minus=[1, -1])
    fields = change.pop("fields", ["ew"])
    assert refused(old, areas(*NEW), fields, [houses], **change).code == code


def test_layers_that_are_no_areas_or_no_weights_are_refused():
    old, new = areas(*OLD, ew=[1, 2, 3, 4]), areas(*NEW)
    lines = geopandas.GeoDataFrame(geometry=[shapely.LineString([(X, Y), (X + 400, Y + 50)])], crs="EPSG:25833")
    assert refused(points((1, 1), ew=[3]), new, ["ew"]).code == "no_polygons"
    assert refused(old, points((1, 1)), ["ew"]).code == "no_polygons"
    assert refused(old, new, ["ew"], [lines]).code == "weights_no_points"
    assert refused(old, new, ["ew"], [points()]).code == "layer_empty"
    holey = old.copy()
    holey.attrs["name"] = "alt"
    holey.loc[1, "geometry"] = None
    error = refused(holey, new, ["ew"])
    assert (error.code, error.values["rows"]) == ("areas_without_outline", "2")
    wrong = areas(*NEW)
    wrong = wrong.set_crs(4326, allow_override=True)
    assert refused(old, wrong, ["ew"]).code == "crs_metres"


def test_missing_weights_count_nothing_and_are_told():
    houses = points((310, 50), (350, 50), (390, 50), personen=[3, None, 1])
    result = crosswalk(areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), ["ew"], [houses], weight_field="personen")
    assert result.columns["ew"].tolist() == [0, 0, 300, 100]
    assert codes(result) == ["weights_missing"]


def test_weights_found_once_are_kept(tmp_path, monkeypatch):
    old, new, houses = areas(*OLD, ew=[0, 0, 0, 400]), areas(*NEW), points((310, 50), (390, 50), w=[1, 3])
    first = crosswalk(old, new, ["ew"], [houses], weight_field="w", folder=tmp_path)
    monkeypatch.setattr("sozialraum.processing.domain.weight_layers._points", None)
    monkeypatch.setattr("sozialraum.processing.domain.pieces._cut", None)
    houses["w"] = [3, 1]  # other weights at the same places
    second = crosswalk(old, new, ["ew"], [houses], weight_field="w", folder=tmp_path)
    assert first.columns["ew"][2:].tolist() == [100, 300]
    assert second.columns["ew"][2:].tolist() == [300, 100]


def test_the_error_is_that_of_the_weights_and_of_a_draw_of_persons():
    # Thirteen sources of 100 m side by side, the last cut in half. Neighbours have 100 and 271.8 = 100 e persons in
    # turn, so that |difference of ln| is 1 for all twelve pairs, and the standard deviation of one √π / 2.
    bounds = [(100 * i, 0, 100 * i + 100, 100) for i in range(13)]
    counts = [100 * np.e if i % 2 else 100.0 for i in range(13)]
    new = areas(*bounds[:-1], (1200, 0, 1250, 100), (1250, 0, 1300, 100))
    result = crosswalk(areas(*bounds, ew=counts), new, ["ew"])
    # Var = y² spread² s² [(1-s)² + s²] + y s (1-s) with y = 100, s = 1/2: 10000 * 0.7854 * 0.125 + 25 = 1006.7
    assert result.columns["ew_err"][-2:].tolist() == pytest.approx([25.32, 25.32], abs=0.005)  # √(2/π) * √1006.7
    assert result.columns["ew_err"][:-2].tolist() == [0] * 12


def test_weights_that_follow_the_counts_make_the_error_small():
    # 40, 80, 120 persons in turn and a point for each 40; the last area has 80 and is cut between its two points.
    bounds = [(100 * i, 0, 100 * i + 100, 100) for i in range(14)]
    counts = [40.0 * (1 + i % 3) for i in range(14)]
    new = areas(*bounds[:-1], (1300, 0, 1350, 100), (1350, 0, 1400, 100))
    places = [(100 * i + 5 + 60 * k / (i % 3 or 1), 50) for i in range(14) for k in range(1 + i % 3)]
    old = areas(*bounds, ew=counts)
    by_ground = crosswalk(old, new, ["ew"]).columns["ew_err"][-2]
    by_points = crosswalk(old, new, ["ew"], [points(*places)]).columns["ew_err"][-2]
    assert by_points == pytest.approx((2 / np.pi) ** 0.5 * (80 / 4) ** 0.5)  # the draw of persons alone
    assert by_points < by_ground / 3


def test_a_polygon_that_covers_the_whole_source_says_no_more_than_its_ground():
    # One block over all of the fourth source says nothing of who lives left or right; the points do alone.
    block = areas((300, 0, 400, 100), w=[90])
    houses = points((310, 50), (320, 50), (330, 50), (390, 50))
    old = areas(*OLD, ew=[0, 0, 0, 400])
    alone = crosswalk(old, areas(*NEW), ["ew"], [block], weight_field="w")
    assert alone.columns["ew"].tolist() == [0, 0, 300, 100]
    assert codes(alone) == ["split_by_ground_lacking"]
    assert crosswalk(old, areas(*NEW), ["ew"], [block, houses], weight_field="w").columns["ew"].tolist() == [
        0,
        0,
        300,
        100,
    ]
    moved = points((390, 50), (380, 50), (385, 50), (310, 50))
    assert crosswalk(old, areas(*NEW), ["ew"], [block, moved], weight_field="w").columns["ew"].tolist() == [
        0,
        0,
        100,
        300,
    ]


def test_a_table_of_weights_is_json_of_texts():
    assert parse_weight_map("") == {}
    assert parse_weight_map(' {"a": "b"} ') == {"a": "b"}
    for text in ("{", "[1]", '{"a": 1}', '{"a": ""}', "a=b"):
        with pytest.raises(SozialraumError, match="weight_map_unreadable"):
            parse_weight_map(text)
