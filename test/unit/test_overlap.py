# SPDX-License-Identifier: GPL-2.0-or-later
"""Common ground of two sets of areas."""

import numpy as np
import pytest
import shapely
from sozialraum.processing.domain.overlap import overlap


def boxes(*bounds):
    return np.array([shapely.box(*b) for b in bounds], dtype=object)


def test_pairs_that_cross_lie_inside_or_only_touch():
    # Two old squares of 10 x 10 side by side; a new one across both, one wholly inside the second, one touching.
    old = boxes((0, 0, 10, 10), (10, 0, 20, 10))
    new = boxes((5, 0, 15, 10), (16, 2, 18, 4), (20, 0, 30, 10))
    found = overlap(old, new)
    assert list(zip(found.source.tolist(), found.target.tolist(), found.area.tolist(), strict=True)) == [
        (0, 0, 50.0), (1, 0, 50.0), (1, 1, 4.0),
    ]  # fmt: skip
    assert found.source_area.tolist() == [100.0, 100.0]
    assert found.target_area.tolist() == [100.0, 4.0, 100.0]


def test_a_source_inside_a_target_keeps_its_size():
    found = overlap(boxes((2, 2, 4, 4)), boxes((0, 0, 10, 10)))
    assert found.area.tolist() == [4.0]


def test_old_and_new_planning_areas_of_berlin(data):
    import geopandas
    import pandas as pd

    old = geopandas.read_file(data / "lor_bis2020" / "lor_bis2020.gpkg", layer="planungsraeume")
    new = geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer="planungsraeume")
    found = overlap(np.asarray(old.geometry.values), np.asarray(new.geometry.values))
    assert len(found.area) == 3088  # performance.md 2
    published = pd.read_csv(data / "abgeleitet" / "plr_alt_neu_flaechenanteile.csv", dtype={0: str, 1: str})
    ours = dict(zip(zip(old["PLR_ID"].to_numpy()[found.source], new["PLR_ID"].to_numpy()[found.target], strict=True),
                    found.area.tolist(), strict=True))  # fmt: skip
    theirs = {(row.PLR_ALT, row.PLR_NEU): row.FLAECHE_M2 for row in published.itertuples()}
    assert len(theirs) == 1345
    assert max(abs(ours[pair] - area) for pair, area in theirs.items()) == pytest.approx(0, abs=1)
