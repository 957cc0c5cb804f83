# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates of points from well-known binary."""

import numpy as np
import shapely
from sozialraum.processing.domain import wkb


def read(*shapes, flavor="iso"):
    parts = [b"" if s is None else shapely.to_wkb(shapely.from_wkt(s), flavor=flavor, output_dimension=3)
             for s in shapes]  # fmt: skip
    offsets = np.concatenate([[0], np.cumsum([len(p) for p in parts], dtype=np.int64)])
    found = wkb.points(np.frombuffer(b"".join(parts), dtype=np.uint8), offsets)
    for one, other in zip(wkb.points_of(parts), found, strict=True):
        np.testing.assert_array_equal(one, other)
    return found


def test_plain_points():
    found = read("POINT (1 2)", "POINT (3.5 -4.25)")
    assert (found.x.tolist(), found.y.tolist()) == ([1, 3.5], [2, -4.25])
    assert (found.several, found.others) == (0, 0)


def test_points_with_height_in_both_flavours():
    for flavor in ("iso", "extended"):
        found = read("POINT Z (1 2 9)", "POINT (3 4)", "MULTIPOINT Z ((5 6 7))", flavor=flavor)
        assert (found.x.tolist(), found.y.tolist()) == ([1, 3, 5], [2, 4, 6])
        assert (found.several, found.others) == (0, 0)


def test_no_geometry_empty_ones_and_several_points():
    found = read(None, "POINT EMPTY", "MULTIPOINT EMPTY", "MULTIPOINT ((1 2), (3 4))", "POINT (5 6)")
    assert np.isnan(found.x[:3]).all()
    assert np.isnan(found.y[:3]).all()
    assert found.x[3:].tolist() == [1, 5]
    assert (found.several, found.others) == (1, 0)
    nothing = read(None, None)
    assert np.isnan(nothing.x).all()
    assert len(nothing.y) == 2
    assert len(read().x) == 0


def test_what_is_no_point_is_counted():
    found = read("LINESTRING (0 0, 1 1)", "POINT (5 6)", "POLYGON ((0 0, 1 0, 1 1, 0 0))", "GEOMETRYCOLLECTION EMPTY")
    assert found.others == 3
    assert found.x[1] == 5


def test_a_missing_geometry_among_points_of_several_kinds():
    found = read(None, "POINT (1 2)", "MULTIPOINT ((3 4))", "POINT Z (5 6 7)")
    assert np.isnan(found.x[0])
    assert found.x[1:].tolist() == [1, 3, 5]


def test_a_part_of_a_larger_buffer():
    # As Arrow hands it over: offsets need not begin at 0.
    two = shapely.to_wkb(shapely.from_wkt("POINT (1 2)")) + shapely.to_wkb(shapely.from_wkt("POINT (3 4)"))
    found = wkb.points(np.frombuffer(two, dtype=np.uint8), np.array([21, 42]))
    assert (found.x.tolist(), found.y.tolist()) == ([3], [4])
