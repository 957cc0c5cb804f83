# SPDX-License-Identifier: GPL-2.0-or-later
"""People within a distance by area: small worlds by hand, laws, statuses, bad input, Berlin's Kitas."""

import geopandas
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.catchment import Pairs
from sozialraum.processing.domain.columns import MISSING, SUPPRESSED, VALUE
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.floating import two_step
from sozialraum.processing.domain.reach import distances_of, reach

X, Y = 390_000, 5_820_000  # somewhere in Berlin: layers elsewhere are refused


def layer(geometry, name="Layer", crs=25833, **columns):
    """A layer in metres from a corner of our world."""
    moved = [None if g is None else shapely.transform(g, lambda xy: xy + np.array([X, Y])) for g in geometry]
    frame = geopandas.GeoDataFrame(columns, geometry=moved, crs=crs)
    frame.attrs["name"] = name
    return frame


def points(*xy, name="Punkte", **columns):
    return layer([shapely.Point(p) for p in xy], name, **columns)


def refusal(*args, **options):
    with pytest.raises(SozialraumError) as caught:
        reach(*args, **options)
    return caught.value.code


def codes(result):
    return [note.code for note in result.notes]


AREAS = layer([shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)], "PLR")
HOUSES = points((100, 0), (400, 0), (1100, 0), (1900, 0), (5000, 0), name="Häuser", ew=[10, 20, 30, 40, 5])
KITA = points((0, 0), name="Kitas", plaetze=[50])


# --- counting


def test_people_at_points_by_area():
    # First area: 10 + 20 people, 10 of them within 300 m; second: 30 + 40, nobody within 500 m, 30 within 1.200 m.
    found = reach(KITA, HOUSES, "ew", (300, 500, 1200), areas=AREAS)
    assert found.people.tolist() == [30, 70]
    assert found.within.tolist() == [[10, 0], [30, 0], [30, 30]]
    assert found.share[:, 0].tolist() == pytest.approx([1 / 3, 1, 1])
    assert (found.total, found.outside, found.way) == (105, 5, "straight")
    assert {"people_points", "people_outside", "reach_straight"} <= set(codes(found))


def test_without_areas_every_point_stands_for_itself_and_without_a_field_for_one_person():
    found = reach(KITA, HOUSES, "", (500,))
    assert found.people.tolist() == [1, 1, 1, 1, 1]
    assert found.within.tolist() == [[1, 1, 0, 0, 0]]


def test_people_spread_over_areas():
    # 100 people on 1 km²; the quarter circle of 500 m around its corner has pi x 0,25 / 4 km²: 19,6 people.
    block = layer([shapely.box(0, 0, 1000, 1000)], "Blöcke", ew=[100])
    found = reach(KITA, block, "ew", (500,))
    assert found.within[0, 0] == pytest.approx(100 * np.pi * 0.25 / 4, rel=1e-3)
    assert "people_even" in codes(found)


def test_people_of_blocks_are_counted_for_other_areas_by_ground():
    # A block of 100 people lies to three quarters in the first area, 10 % of it lie in no area at all.
    block = layer([shapely.box(250, -100, 1250, 900)], "Blöcke", ew=[100])
    found = reach(KITA, block, "ew", (5000,), areas=AREAS)
    assert found.people.tolist() == pytest.approx([67.5, 22.5])
    assert found.within[0].tolist() == pytest.approx([67.5, 22.5])
    assert found.outside == pytest.approx(10)


def test_ground_that_areas_share_counts_for_the_first():
    both = layer([shapely.box(0, 0, 1000, 1000)] * 2, "PLR")
    block = layer([shapely.box(0, 0, 500, 500)], "Blöcke", ew=[8])
    assert reach(KITA, block, "ew", (5000,), areas=both).people.tolist() == [8, 0]


# --- places for each person


def test_who_lives_on_a_border_lives_in_the_area_with_the_lowest_key_wherever_it_stands_in_the_layer():
    areas = AREAS[::-1].reset_index(drop=True).assign(PLR_ID=["01100102", "01100101"])
    on_border = points((1000, 500), (1500, 500), ew=[4, 7])
    assert reach(KITA, on_border, "ew", (5000,), areas=areas).people.tolist() == [7, 4]


def test_two_steps_by_hand():
    # 100 people reach the first facility, 300 people both; 40 places for 400 = 0,1; 30 places for 300 = 0,1.
    access, demand = two_step(
        np.array([100.0, 300.0]), np.array([40.0, 30.0, 99.0]), Pairs(np.array([0, 1, 1]), np.array([0, 0, 1]))
    )
    assert access.tolist() == pytest.approx([0.1, 0.2])
    assert demand.tolist() == [400, 300, 0]


def test_places_that_are_not_stated_are_left_out_and_told():
    kitas = points((0, 0), (10, 0), (9000, 0), plaetze=["15", "k. A.", "7"])
    found = reach(kitas, HOUSES, "ew", (500,), areas=AREAS, capacity="plaetze")
    assert found.access[0].tolist() == [0.5, 0]  # 15 places for 30 people
    notes = {note.code: note.values for note in found.notes}
    assert notes["capacity_missing"] == {"count": 1}
    assert notes["places_unreached"] == {"count": 1, "places": 7, "distance": 500}


def test_places_shared_with_people_who_are_not_known_are_no_larger_ones():
    # The second house may hold nobody or a thousand: who shares the first Kita with it cannot be told; 5 km away 4
    # people have 8 places for themselves.
    kitas = points((200, 0), (5000, 0), plaetze=[10, 8])
    houses = points((100, 0), (1400, 0), (5000, 0), (9000, 0), ew=["10", "•", "4", "7"])
    found = reach(kitas, houses, "ew", (500, 1500), capacity="plaetze")
    assert found.access[0].tolist() == pytest.approx([1, np.nan, 2, 0], nan_ok=True)
    assert found.access[1].tolist() == pytest.approx([np.nan, np.nan, 2, 0], nan_ok=True)
    notes = {note.code: note.values for note in found.notes}
    assert (notes["people_unknown"], notes["access_unknown"]) == ({"count": 1}, {"count": 1})


def test_people_outside_of_the_areas_share_the_places():
    kita = points((5000, 0), plaetze=[10])
    found = reach(kita, points((5000, 0), (4900, 0), ew=[15, 5]), "ew", (500,), capacity="plaetze")
    inside = reach(kita, points((5000, 0), (4900, 0), ew=[15, 5]), "ew", (500,), capacity="plaetze",
                   areas=layer([shapely.box(4800, -100, 4950, 100)]))  # fmt: skip
    assert found.access[0].tolist() == [0.5, 0.5]
    assert inside.access[0].tolist() == [0.5]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000), st.integers(0, 50)), min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000), st.integers(0, 90)), min_size=1, max_size=8),
    st.integers(50, 1500),
)
def test_all_places_somebody_reaches_are_given_out(people, kitas, distance):
    if not any(n for *_, n in people):
        people = [(*people[0][:2], 1), *people[1:]]
    homes = points(*[p[:2] for p in people], ew=[p[2] for p in people])
    sites = points(*[k[:2] for k in kitas], plaetze=[k[2] for k in kitas])
    found = reach(sites, homes, "ew", (distance,), capacity="plaetze")
    idle = next((n.values["places"] for n in found.notes if n.code == "places_unreached"), 0)
    given_out = np.nansum(found.access[0] * found.people)
    assert given_out == pytest.approx(sum(k[2] for k in kitas) - idle)


# --- the three ways


STREETS = [[(x, y) for y in range(0, 1001, 100)] for x in range(0, 1001, 100) if x != 500]
# Streets from west to east break off at the river x = 500, but for the bridge at y = 0.
STREETS += [[(x, y) for x in range(0, 401, 100)] for y in range(0, 1001, 100)]
STREETS += [[(x, y) for x in range(600, 1001, 100)] for y in range(0, 1001, 100)]
STREETS += [[(400, 0), (600, 0)]]
NETWORK = layer([shapely.LineString(s) for s in STREETS], "Straßen")
RIVER = layer([shapely.LineString([(500, 10), (500, 9000)])], "Wasser")


def test_a_bridge_on_the_three_ways():
    # From the Kita at (400, 300) to a house at (600, 300): 200 m by air; around the river 300 + 200 + 300 = 800 m.
    kita, house = points((400, 300)), points((600, 300), ew=[7])
    assert reach(kita, house, "ew", (250,)).within.tolist() == [[7]]
    assert reach(kita, house, "ew", (250,), barriers=RIVER).within.tolist() == [[0]]
    assert reach(kita, house, "ew", (350,), barriers=RIVER).within.tolist() == [[7]]  # the disc reaches the bridge
    assert reach(kita, house, "ew", (799, 800), network=NETWORK).within.tolist() == [[0], [7]]


def test_a_network_is_preferred_to_barriers_and_both_are_told():
    found = reach(points((400, 300)), points((600, 300), ew=[7]), "ew", (800,), network=NETWORK, barriers=RIVER)
    assert found.way == "network"
    assert {"reach_network", "barriers_unused"} <= set(codes(found))


def test_people_spread_over_areas_walk_from_points_all_over_them():
    # A row of houses 2 m deep along a street of 1.000 m: half of them are within 500 m of its end (but for the metre
    # to the street).
    row = layer([shapely.box(0, -1, 1000, 1)], "Blöcke", ew=[160])
    street = layer([shapely.LineString([(0, 0), (1000, 0)])])
    found = reach(points((0, 0)), row, "ew", (500,), network=street)
    assert "people_sampled" in codes(found)
    assert found.within[0, 0] == pytest.approx(80, abs=1.6)


WORLD = st.tuples(st.integers(0, 1000), st.integers(0, 1000))


@settings(max_examples=40, deadline=None)
@given(st.lists(WORLD, min_size=1, max_size=12), st.lists(WORLD, min_size=1, max_size=4), st.integers(50, 900))
def test_the_more_honest_way_never_reaches_more_people(homes, kitas, distance):
    # Nobody lives or plays on the river: who stands in it would be on both banks.
    apart = [(x + 20 * (abs(x - 500) < 20), y) for x, y in homes], [(x + 20 * (abs(x - 500) < 20), y) for x, y in kitas]
    people, sites = points(*apart[0], ew=[3] * len(homes)), points(*apart[1])
    straight, around = (reach(sites, people, "ew", (distance, 1000), barriers=b).within for b in (None, RIVER))
    assert (around <= straight).all()
    assert (straight[0] <= straight[1]).all()
    assert (around[0] <= around[1]).all()
    walked = reach(sites, people, "ew", (distance, 1000), network=NETWORK).within
    assert (walked <= straight).all()
    assert (walked[0] <= walked[1]).all()


@settings(max_examples=25, deadline=None)
@given(st.lists(WORLD, min_size=2, max_size=10), st.lists(WORLD, min_size=2, max_size=4), st.randoms())
def test_the_order_of_features_does_not_matter(homes, kitas, random):
    order = random.sample(range(len(homes)), len(homes))
    for options in ({}, {"barriers": RIVER}, {"network": NETWORK}):
        found = reach(points(*kitas), points(*homes, ew=range(1, len(homes) + 1)), "ew", (300,), **options)
        mixed = points(*[homes[i] for i in order], ew=[i + 1 for i in order])
        turned = reach(points(*kitas[::-1]), mixed, "ew", (300,), **options)
        assert found.within[0, order].tolist() == turned.within[0].tolist()


# --- what is not known


def test_a_missing_or_secret_part_makes_its_area_unknown_and_nothing_else():
    houses = points((100, 0), (400, 0), (1100, 0), (1900, 0), ew=["10", "•", "30", "–"])
    found = reach(KITA, houses, "ew", (5000,), areas=AREAS)
    assert found.codes.tolist() == [SUPPRESSED, VALUE]
    assert np.isnan(found.people[0])
    assert np.isnan(found.within[0, 0])
    assert np.isnan(found.share[0, 0])
    assert (found.people[1], found.within[0, 1]) == (30, 30)
    both = points((100, 0), (400, 0), ew=["k. A.", "•"])
    with pytest.raises(SozialraumError):  # nobody at all is known
        reach(KITA, both, "ew", (5000,), areas=AREAS)
    rest = points((100, 0), (400, 0), (500, 0), ew=["k. A.", "•", "1"])
    assert reach(KITA, rest, "ew", (5000,), areas=AREAS).codes.tolist() == [MISSING, VALUE]


def test_a_secret_block_does_not_hide_the_area_into_which_its_border_is_trimmed():
    # The secret block of 900 m crosses the border by 10 cm; its neighbour's people are known all the same.
    blocks = layer([shapely.box(100.1, 0, 1000.1, 900), shapely.box(1100, 0, 1900, 900)], "Blöcke", ew=["•", "60"])
    found = reach(KITA, blocks, "ew", (5000,), areas=AREAS)
    assert found.codes.tolist() == [SUPPRESSED, VALUE]
    assert found.people[1] == pytest.approx(60)


def test_where_nobody_lives_there_is_no_share():
    found = reach(KITA, points((100, 0), ew=[10]), "ew", (500,), areas=AREAS)
    assert found.people.tolist() == [10, 0]
    assert np.isnan(found.share[0, 1])
    assert found.within[0, 1] == 0


def test_people_without_a_place_are_told_and_not_counted_as_unreached():
    houses = layer([shapely.Point(0, 0), None], "Häuser", ew=[3, 4])
    found = reach(KITA, houses, "ew", (500,))
    assert found.people.tolist() == [3, 4]
    assert np.isnan(found.within[0, 1])
    assert np.isnan(found.share[0, 1])
    (note,) = [n for n in found.notes if n.code == "people_without_place"]
    assert dict(note.values) == {"count": 1, "people": 4}
    assert reach(KITA, houses, "ew", (500,), areas=AREAS).outside == 4


def test_secret_people_without_a_place_stay_secret():
    houses = layer([shapely.Point(0, 0), None], "Häuser", ew=["3", "•"])
    found = reach(KITA, houses, "ew", (500,))
    assert found.codes.tolist() == [VALUE, SUPPRESSED]
    assert np.isnan(found.people[1])


SPIKE = shapely.Polygon([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0), (-50, -50), (0, 0)])
COLLECTION = shapely.GeometryCollection([shapely.box(0, 0, 100, 100), shapely.LineString([(0, 0), (-50, -50)])])


@pytest.mark.parametrize("park", [SPIKE, COLLECTION])
def test_a_park_with_a_spike_is_entered_at_its_ground(park):
    # From the gate at (100, 0) along the street to (350, 0) it is 250 m, from the tip of the spike it would be more.
    street = layer([shapely.LineString([(100, 0), (900, 0)])])
    found = reach(layer([park]), points((350, 0), (351, 0), ew=[3, 5]), "ew", (250,), network=street)
    assert found.within[0].tolist() == [3, 0]


def test_who_joins_a_part_without_a_facility_is_told():
    apart = layer([*NETWORK.geometry.translate(-X, -Y), shapely.LineString([(3000, 0), (3100, 0)])])
    found = reach(points((0, 0)), points((100, 0), (3050, 0), ew=[1, 9]), "ew", (5000,), network=apart)
    assert found.within.tolist() == [[1, 0]]
    (note,) = [n for n in found.notes if n.code == "people_cut_off"]
    assert note.values["count"] == 9


# --- bad input


@pytest.mark.parametrize(
    ("text", "metres"), [("300;500;1000", (300, 500, 1000)), (" 500 ", (500,)), ("333,3; 1.000", (333.3, 1000))]
)
def test_distances_are_read(text, metres):
    assert distances_of(text) == metres


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "distances_unreadable"), ("nah; fern", "distances_unreadable"), ("500; k. A.", "distances_unreadable"),
     ("500;300", "distances_order"), ("300;300", "distances_order"), ("-5", "distance_range"), ("0", "distance_range"),
     ("300;500000", "distance_range")],
)  # fmt: skip
def test_unreadable_distances_are_refused(text, code):
    with pytest.raises(SozialraumError) as caught:
        distances_of(text)
    assert caught.value.code == code


def test_each_distance_has_columns_of_its_own():
    names = reach(KITA, HOUSES, "ew", distances_of("12345,61; 12345,62")).columns()
    assert {"within_12345_61", "within_12345_62"} <= set(names)


def test_what_cannot_be_computed_is_refused():
    empty, text = KITA.iloc[:0], points((0, 0), ew=["viele"])
    blocks = layer([shapely.box(0, 0, 10, 10)], ew=[1])
    street = layer([shapely.LineString([(0, 0), (10, 0)])], ew=[1])
    far = layer([shapely.LineString([(9000, 0), (9100, 0)])])
    assert refusal(empty, HOUSES, "ew", (500,)) == "layer_empty"
    assert refusal(KITA, HOUSES.iloc[:0], "ew", (500,)) == "layer_empty"
    assert refusal(KITA, HOUSES, "einwohner", (500,)) == "field_missing"
    assert refusal(KITA, text, "ew", (500,)) == "field_not_numeric"
    assert refusal(KITA, points((0, 0), ew=[-1]), "ew", (500,)) == "count_below_zero"
    assert refusal(KITA, points((0, 0), ew=[0]), "ew", (500,)) == "no_population"
    assert refusal(KITA, blocks, "", (500,)) == "population_field"
    assert refusal(KITA, street, "ew", (500,)) == "population_lines"
    assert refusal(KITA, HOUSES, "ew", (500,), areas=HOUSES) == "no_polygons"
    assert refusal(KITA, HOUSES, "ew", (500,), barriers=HOUSES) == "barriers_points"
    assert refusal(KITA, HOUSES, "ew", (500,), network=HOUSES) == "network_no_lines"
    assert refusal(KITA, HOUSES, "ew", (500,), network=far) == "network_apart"
    assert refusal(points((0, 0), plaetze=["k. A."]), HOUSES, "ew", (500,), capacity="plaetze") == "capacity_absent"
    assert refusal(points((0, 0), plaetze=[-3]), HOUSES, "ew", (500,), capacity="plaetze") == "capacity_negative"
    assert refusal(KITA.set_crs(4326, allow_override=True), HOUSES, "ew", (500,)) == "crs_metres"


def test_long_work_can_be_cancelled():
    from sozialraum.processing.domain.errors import Cancelled

    def cancel(fraction):
        raise Cancelled

    for options in ({}, {"barriers": RIVER}, {"network": NETWORK}):
        with pytest.raises(Cancelled):
            reach(points((400, 300)), HOUSES, "ew", (500,), progress=cancel, **options)


@pytest.mark.parametrize("options", [{}, {"barriers": RIVER}, {"network": NETWORK}])
@pytest.mark.parametrize("homes", ["points", "areas"])
def test_the_bar_never_goes_back_and_ends_full(options, homes):
    people = HOUSES if homes == "points" else layer([shapely.box(0, 0, 900, 900)], "Blöcke", ew=[9])
    told = []
    reach(
        points((400, 300), plaetze=[1]), people, "ew", (300, 500), capacity="plaetze", progress=told.append, **options
    )
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)


def test_a_point_in_a_multi_geometry_is_a_point():
    kita = layer([shapely.MultiPoint([(0, 0)])])
    houses = layer([shapely.MultiPoint([(300, 400)]), shapely.MultiPoint([(400, 400)])], ew=[1, 2])
    assert reach(kita, houses, "ew", (500,)).within.tolist() == [[1, 0]]


# --- real data


@pytest.fixture(scope="module")
def berlin_layers(data):
    """The Planungsräume with their people of 31.12.2024, and the Kitas of 12/2022."""
    import pandas as pd

    areas = geopandas.read_file(data / "lor2021/lor_2021.gpkg", layer="planungsraeume")
    table = pd.read_csv(data / "bevoelkerung/ewr_2024-02_t1_planning-areas.csv", dtype={"id": str})
    people = dict(zip(table["id"].str.zfill(8), table["inhabitants"], strict=True))
    areas["ew"] = areas["PLR_ID"].map(people)
    areas.attrs["name"] = "Planungsräume"
    kitas = geopandas.read_file(data / "fachdaten/kindertagesstaetten.geojson")
    kitas.attrs["name"] = "Kitas"
    return kitas, areas


def test_kitas_within_500_m_of_berliners(berlin_layers):
    """Beside geopandas: discs of 1.000 corners united and laid over the Planungsräume."""
    kitas, areas = berlin_layers
    found = reach(kitas, areas, "ew", (300, 500), capacity="e_platz")
    assert found.total == 3_897_145  # as published
    discs = shapely.buffer(kitas.geometry.values, 500, quad_segs=250)
    served = geopandas.GeoDataFrame(geometry=[shapely.union_all(discs)], crs=25833)
    ground = geopandas.overlay(areas[["PLR_ID", "ew", "geometry"]], served).set_index("PLR_ID").area
    wanted = areas["PLR_ID"].map(ground).fillna(0) / areas.area * areas["ew"]
    assert found.within[1] == pytest.approx(wanted.to_numpy(), abs=0.5, rel=1e-3)
    assert (found.within[0] <= found.within[1]).all()
    assert (found.within[1] <= found.people).all()
    # All places but those nobody reaches are given out: 194.979, as published.
    assert np.nansum(found.access[1] * found.people) == pytest.approx(194_979, rel=1e-3)
