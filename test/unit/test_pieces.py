# SPDX-License-Identifier: GPL-2.0-or-later
"""Pieces into which areas cut others: slivers, ground outside, areas without a partner, and Berlin's reform of 2021."""

import numpy as np
import pytest
import shapely
from sozialraum.processing.domain.overlap import overlap
from sozialraum.processing.domain.pieces import drawn, pieces


def boxes(*bounds):
    return np.array([shapely.box(*b) for b in bounds], dtype=object)


def rows(found):
    return list(zip(found.source.tolist(), found.target.tolist(), found.area.tolist(), strict=True))


def test_pieces_without_slivers():
    # Old squares of 100 m²; the new border lies 0.1 m inside the second: 1 % of it is a sliver.
    old = boxes((0, 0, 10, 10), (10, 0, 20, 10))
    found = pieces(old, boxes((0, 0, 10.1, 10), (10.1, 0, 15, 10), (15, 0, 20, 10)))
    assert [(s, t, round(a, 6)) for s, t, a in rows(found)] == [(0, 0, 100), (1, 1, 49), (1, 2, 50)]
    assert found.parts.tolist() == [1, 2]
    assert found.split.tolist() == [False, True, True]
    assert found.outside.tolist() == pytest.approx([0, 0.01])
    assert found.filled.tolist() == pytest.approx([100 / 101, 1, 1])


def test_one_per_cent_of_a_forest_can_be_half_a_small_area():
    # 50 m² are 0.5 % of the forest, but half of the first new area.
    old = boxes((0, 0, 5, 10), (5, 0, 1005, 10))
    assert (1, 0, 50.0) in rows(pieces(old, boxes((0, 0, 10, 10), (10, 0, 1005, 10))))


def test_an_unchanged_area_takes_nothing_of_its_neighbours():
    # The border of a long area and a short one moved by 1 m: 0.5 % of the long, 5 % of the short one.
    old = boxes((0, 0, 200, 10), (200, 0, 220, 10))
    found = pieces(old, boxes((0, 0, 201, 10), (201, 0, 220, 10)))
    assert rows(found) == [(0, 0, 2000.0), (1, 1, 190.0)]


def test_what_lies_outside_goes_where_the_rest_goes_and_the_lost_go_to_the_nearest():
    old = boxes((0, 0, 10, 10), (30, 0, 40, 10))
    found = pieces(old, boxes((0, 0, 8, 10), (60, 0, 70, 10), (15, 0, 20, 10)))
    assert rows(found) == [(0, 0, 80.0), (1, 2, 0.0)]
    assert found.far.tolist() == [False, True]
    assert found.outside.tolist() == pytest.approx([0.2, 1])


def test_a_large_source_over_many_small_targets_keeps_them_all():
    new = boxes(*((x, 0, x + 1, 1) for x in range(200)))  # each 0.5 % of the source
    found = pieces(boxes((0, 0, 200, 1)), new)
    assert found.target.tolist() == list(range(200))


def test_polygons_that_also_touch_along_a_line_are_drawn_without_the_line():
    stairs = shapely.Polygon([(0, 0), (10, 0), (10, 5), (20, 5), (20, 10), (0, 10)])
    new = np.array([shapely.Polygon([(0, 0), (5, 0), (5, 20), (0, 20)]),
                    shapely.Polygon([(5, 0), (20, 0), (20, 5), (10, 5), (10, 3), (5, 3)]),
                    shapely.Polygon([(5, 3), (10, 3), (10, 5), (20, 5), (20, 20), (5, 20)])], dtype=object)  # fmt: skip
    found = pieces(np.array([stairs], dtype=object), new)
    assert set(shapely.get_dimensions(drawn(found, np.array([stairs], dtype=object), new))) == {2}
    assert shapely.area(drawn(found, np.array([stairs], dtype=object), new)).tolist() == pytest.approx(
        found.area.tolist()
    )


def test_the_table_is_kept_and_found_again(tmp_path, monkeypatch):
    old, new = boxes((0, 0, 10, 10)), boxes((0, 0, 5, 10), (5, 0, 10, 10))
    first = pieces(old, new, tmp_path)
    monkeypatch.setattr("sozialraum.processing.domain.pieces._cut", None)  # must not be needed again
    second = pieces(old, new, tmp_path)
    assert rows(first) == rows(second)
    assert second.split.tolist() == [True, True]


def test_rounds_find_just_what_cutting_all_pairs_finds(data):
    import geopandas

    old = geopandas.read_file(data / "lor_bis2020" / "lor_bis2020.gpkg", layer="planungsraeume").geometry.values
    new = geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer="planungsraeume").geometry.values
    for sources, targets in ((old, new), (new, old)):
        sources, targets = np.asarray(sources), np.asarray(targets)
        found, every = pieces(sources, targets), overlap(sources, targets)
        relevant = (every.area > 0.01 * every.source_area[every.source]) | (
            every.area > 0.1 * every.target_area[every.target]
        )
        # What the other sources have in an unchanged area is left out.
        same = (every.area >= 0.99 * every.source_area[every.source]) & (
            every.area >= 0.99 * every.target_area[every.target]
        )
        relevant &= same | ~np.isin(every.target, every.target[same])
        ours = {(s, t): a for s, t, a in rows(found)}
        pairs = zip(every.source[relevant].tolist(), every.target[relevant].tolist(), strict=True)
        theirs = dict(zip(pairs, every.area[relevant].tolist(), strict=True))
        assert ours.keys() == theirs.keys()
        assert max(abs(ours[pair] - theirs[pair]) for pair in theirs) < 1e-3
        assert found.outside.max() < 0.06  # borders drawn anew; outlines of the city differ by 3.5 ha in all
