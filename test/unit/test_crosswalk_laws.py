# SPDX-License-Identifier: GPL-2.0-or-later
"""Laws of the crosswalk on drawn areas: mass, additivity, order, labels, monotony, identity, merges."""

from itertools import pairwise

import geopandas
import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.crosswalk import crosswalk
from sozialraum.processing.domain.crosswalk_table import rounded

X, Y, SIDE = 390_000, 5_820_000, 600


def strips(cuts):
    """Areas that cut a square of 600 m from west to east, as bounds."""
    edges = [0, *sorted(cuts), SIDE]
    return [(a, 0, b, SIDE) for a, b in pairwise(edges)]


def frame(bounds, **columns):
    shapes = [shapely.box(X + a, Y + b, X + c, Y + d) for a, b, c, d in bounds]
    return geopandas.GeoDataFrame(columns, geometry=shapes, crs="EPSG:25833")


cuts = st.sets(st.integers(1, 29).map(lambda n: 20 * n), min_size=1, max_size=6)
count = st.integers(0, 5000)
places = st.lists(st.tuples(st.integers(1, 599), st.integers(1, 599), st.integers(0, 50)), max_size=25)


@st.composite
def cases(draw):
    """Old and new strips, two columns of counts, and up to two layers of weights."""
    old, new = strips(draw(cuts)), strips(draw(cuts))
    a = draw(st.lists(count, min_size=len(old), max_size=len(old)))
    b = draw(st.lists(count, min_size=len(old), max_size=len(old)))
    layers = []
    found = draw(places)
    if any(w for *_, w in found):
        shapes = [shapely.Point(X + x, Y + y) for x, y, _ in found]
        layers.append(geopandas.GeoDataFrame({"w": [w for *_, w in found]}, geometry=shapes, crs="EPSG:25833"))
    if draw(st.booleans()):
        blocks = strips(draw(cuts))
        weights = draw(st.lists(st.integers(1, 90), min_size=len(blocks), max_size=len(blocks)))
        layers.append(frame(blocks, w=weights))
    return old, new, a, b, layers


def convert(old, new, layers, fields=("a",), **columns):
    field = "w" if layers else ""
    return crosswalk(frame(old, **columns), frame(new), list(fields), layers, weight_field=field)


laws = settings(max_examples=25, deadline=None)


@laws
@given(cases())
def test_mass_is_kept_and_nothing_becomes_negative(case):
    old, new, a, _, layers = case
    result = convert(old, new, layers, a=a)
    assert abs(result.columns["a"].sum() - sum(a)) <= 1e-9 * max(1, sum(a))
    assert (result.columns["a"] >= 0).all()
    assert (result.columns["a_err"] >= 0).all()
    assert ((result.columns["split_shr"] >= 0) & (result.columns["split_shr"] <= 1 + 1e-12)).all()


@laws
@given(cases())
def test_a_sum_of_columns_is_the_sum_of_what_becomes_of_them(case):
    old, new, a, b, layers = case
    both = [x + y for x, y in zip(a, b, strict=True)]
    result = convert(old, new, layers, ("a", "b", "both"), a=a, b=b, both=both).columns
    assert np.allclose(result["a"] + result["b"], result["both"], rtol=1e-12, atol=1e-9)


@laws
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_areas_weights_and_layers_decides_nothing(case, random):
    old, new, a, _, layers = case
    rows, columns = random.sample(range(len(old)), len(old)), random.sample(range(len(new)), len(new))
    straight = convert(old, new, layers, a=a, key=list(range(len(old)))).columns
    mixed = convert(
        [old[i] for i in rows], [new[i] for i in columns],
        [layer.sample(frac=1, random_state=random.randrange(1000)) for layer in reversed(layers)],
        a=[a[i] for i in rows], key=["x"] * len(old),
    ).columns  # fmt: skip
    for name in ("a", "a_err", "split_shr"):
        assert np.allclose(straight[name][columns], mixed[name], rtol=1e-9, atol=1e-9)
    assert straight["quality"][columns].tolist() == mixed["quality"].tolist()
    centres = np.array([[(n[0] + n[2]) / 2, 0.0] for n in new])
    assert rounded(straight["a"], centres)[columns].tolist() == rounded(mixed["a"], centres[columns]).tolist()


@laws
@given(cases(), st.data())
def test_more_in_a_source_is_less_in_no_target(case, data):
    old, new, a, _, layers = case
    more = list(a)
    more[data.draw(st.integers(0, len(old) - 1))] += data.draw(st.integers(1, 900))
    before, after = (convert(old, new, layers, a=values).columns["a"] for values in (a, more))
    assert (after >= before - 1e-9).all()


@laws
@given(cases())
def test_the_same_areas_keep_their_counts_and_back_and_forth_stays_put(case):
    old, new, a, _, layers = case
    same = convert(old, old, layers, a=a).columns
    assert same["a"].tolist() == a
    assert same["quality"].tolist() == ["identical"] * len(old)
    assert same["a_err"].tolist() == [0] * len(old)
    forth = convert(old, new, layers, a=a).columns["a"]
    back = convert(new, old, layers, a=forth).columns["a"]
    assert abs(back.sum() - sum(a)) <= 1e-9 * max(1, sum(a))
    for i, area in enumerate(old):  # kept areas, and those whose parts go nowhere else, come back as they were
        if all(n[0] >= area[0] and n[2] <= area[2] for n in new if n[0] < area[2] and n[2] > area[0]):
            assert abs(back[i] - a[i]) <= 1e-9 * max(1, a[i])


@laws
@given(cuts, cuts, st.data())
def test_merges_are_exact_whatever_the_weights(one, other, data):
    old, new = strips(one | other), strips(one)  # every new border is an old one
    a = data.draw(st.lists(count, min_size=len(old), max_size=len(old)))
    result = convert(old, new, [], a=a).columns
    expected = [sum(c for o, c in zip(old, a, strict=True) if n[0] <= o[0] and o[2] <= n[2]) for n in new]
    assert result["a"].tolist() == expected
    assert set(result["quality"]) <= {"identical", "merged"}


@laws
@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30))
def test_whole_numbers_are_next_to_the_exact_ones_and_have_their_sum(values):
    exact = np.array(values)
    whole = rounded(exact, np.zeros((len(exact), 2)))
    assert (np.abs(whole - exact) < 1 + 1e-6).all()
    assert (whole == whole.round()).all()
    assert abs(whole.sum() - exact.sum()) <= 0.5 + 1e-4
