# SPDX-License-Identifier: GPL-2.0-or-later
"""What a result on clusters and segregation tells besides its numbers."""

import doctest

import numpy as np
import shapely
from sozialraum.processing.domain import clusters
from sozialraum.processing.domain import segregation as segregation_module
from sozialraum.processing.domain.attributes import Attribute
from sozialraum.processing.domain.cluster_map import cluster_map
from sozialraum.processing.domain.columns import MISSING, VALUE
from sozialraum.processing.domain.neighbours import contiguity, outer_border
from sozialraum.processing.domain.segregation import people, segregation
from sozialraum.processing.domain.spatial_notes import of_clusters, of_segregation

CELLS = np.array([shapely.box(100 * i, 0, 100 * i + 100, 100) for i in range(40)], dtype=object)


def column(values, missing=()):
    codes = np.full(len(values), VALUE, np.int8)
    codes[list(missing)] = MISSING
    return Attribute(np.array(values, dtype=float), codes)


def clusters_told(values, missing=(), permutations=99, alpha=0.05, keys=None):
    found = cluster_map(column(values, missing), contiguity(CELLS), permutations=permutations, alpha=alpha)
    return {note.code: dict(note.values) for note in of_clusters(found, permutations, alpha, outer_border(CELLS), keys)}


NOISE = np.random.default_rng(2).normal(size=40)


def test_few_permutations_cannot_be_significant_among_many_areas():
    # The smallest p is 2 / 100; among 40 tests it passes only if 0.02 · 40 / k ≤ 0.05, that is from 16 areas on.
    told = clusters_told(NOISE)
    assert told["clusters_found"] == {"LL": 0, "LH": 0, "HL": 0, "HH": 0, "rest": 40}
    assert told["clusters_resolution"] == {"permutations": 99, "p": 0.02, "count": 40, "needed": 16}
    # 2 / 2000 = 0.001 among 40 tests: one area alone would do, so that chance and not the number of permutations is
    # why nothing is found.
    assert "clusters_resolution" not in clusters_told(NOISE, permutations=1999)


def test_areas_without_a_value_and_those_left_alone_by_them_are_told_apart():
    told = clusters_told(NOISE, missing=(1, 20))  # area 0 has no neighbour but area 1
    assert told["clusters_without_value"] == {"count": 2}
    assert told["clusters_islands"] == {"count": 1}
    assert told["moran_found"]["count"] == 37
    assert told["clusters_edge"] == {"count": 40}  # a single row of areas


def test_a_part_of_the_city_is_told_by_its_keys():
    keys = np.array([f"{7 + i % 2:02d}1001{i:02d}" for i in range(40)], dtype=object)
    assert clusters_told(NOISE, keys=keys)["clusters_part"] == {"districts": "07, 08"}
    keys = np.array([f"{1 + i % 12:02d}1001{i:02d}" for i in range(40)], dtype=object)
    assert "clusters_part" not in clusters_told(NOISE, keys=keys)
    assert "clusters_part" not in clusters_told(NOISE)  # nothing is said of what is not known


def segregation_told(group, total, missing=(), leave_out=False):
    numbers = people(column(group, missing), column(total))
    return {n.code: dict(n.values) for n in of_segregation(segregation(numbers, leave_out=leave_out), numbers)}


def test_an_index_or_why_there_is_none():
    told = segregation_told((40, 10, 0, 0), (100, 100, 200, 0))
    assert list(told) == ["segregation_found", "areas_no_part"]
    assert (told["segregation_found"]["group"], told["areas_no_part"]) == (50, {"count": 1})
    assert list(segregation_told((0, 0), (10, 10))) == ["segregation_none"]
    assert segregation_told((4, 1, 0), (10, 10, 10), missing=(2,)) == {"segregation_lacking": {"count": 1}}
    told = segregation_told((4, 1, 0), (10, 10, 10), missing=(2,), leave_out=True)
    assert told["segregation_omitted"] == {"count": 1}
    assert told["segregation_found"]["areas"] == 2


def test_documented_examples():
    for module in (clusters, segregation_module):
        assert doctest.testmod(module).attempted > 0
        assert doctest.testmod(module).failed == 0
