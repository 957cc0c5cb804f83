# SPDX-License-Identifier: GPL-2.0-or-later
"""Segregation by hand, by its laws, and beside an independent program."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.attributes import Attribute
from sozialraum.processing.domain.columns import MISSING, NONE, NOT_APPLICABLE, SUPPRESSED, VALUE
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.segregation import (
    dissimilarity,
    exposure,
    gini,
    levels_above,
    location_quotient,
    lorenz,
    people,
    segregation,
)  # fmt: skip

SIGNS = {"•": SUPPRESSED, "k. A.": MISSING, "–": NONE, "x": NOT_APPLICABLE}


def column(*cells):
    codes = np.array([SIGNS.get(c, VALUE) for c in cells], dtype=np.int8)
    values = [0.0 if c == "–" else np.nan if isinstance(c, str) else float(c) for c in cells]
    return Attribute(np.array(values), codes)


def result(group, total, other=None, **options):
    keys = options.pop("keys", None)
    numbers = people(column(*group), column(*total), None if other is None else column(*other))
    return segregation(numbers, keys=None if keys is None else np.array(keys, dtype=object), **options)


def whole(*args, **options):
    return result(*args, **options).units[0]


GROUP, TOTAL = (40, 10, 0), (100, 100, 200)  # 50 of 400; the rest are 60, 90, 200


def test_three_areas_worked_by_hand():
    found = whole(GROUP, TOTAL, ground=np.array([1.0, 1.0, 2.0]))
    # a/A: 0.8, 0.2, 0; b/B: 6/35, 9/35, 20/35; differences 22/35, 2/35, 20/35; half their sum 22/35
    assert found.dissimilarity == pytest.approx(22 / 35)
    assert found.segregation == pytest.approx(22 / 35)
    assert found.isolation == pytest.approx(0.8 * 0.4 + 0.2 * 0.1)
    assert found.interaction == pytest.approx(0.66)
    # Lorenz, areas by a/b: x 20/35, 29/35, 1 and y 0, 0.2, 1; twice the area below: 9/35 · 0.2 + 6/35 · 1.2 = 9/35
    assert found.gini == pytest.approx(26 / 35)
    assert found.delta == pytest.approx((0.55 + 0.05 + 0.5) / 2)
    assert (found.areas, found.group, found.total, found.status) == (3, 50, 400, "value")


def test_each_area_beside_all_areas_together():
    found = result(GROUP, TOTAL)
    assert found.share.tolist() == [40, 10, 0]
    assert found.lq.tolist() == pytest.approx([3.2, 0.8, 0])  # against 50 of 400
    assert found.difference.tolist() == [27.5, -2.5, -25]
    assert found.contribution.tolist() == pytest.approx([11 / 35, 1 / 35, 10 / 35])


def test_two_groups_are_compared_with_each_other():
    found = whole((40, 10, 0), TOTAL, (0, 10, 40))
    assert found.dissimilarity == pytest.approx(0.8)  # 0.8, 0.2, 0 against 0, 0.2, 0.8
    assert found.segregation == pytest.approx(22 / 35)  # still group and rest
    assert found.interaction == pytest.approx(0.2 * 0.1)  # a tenth of the neighbours of a fifth of the group


def test_lorenz_curve_of_the_three_areas():
    x, y = lorenz(np.array(GROUP, float), np.array(TOTAL, float))
    assert (x.tolist(), y.tolist()) == ([0, 0.5, 0.75, 1], pytest.approx([0, 0, 0.2, 1]))


KEYS = ["01100101", "01100102", "02200101"]


def test_all_districts_are_berlin_and_fewer_are_the_layer():
    assert (whole(GROUP, TOTAL, keys=KEYS).level, whole(GROUP, TOTAL, keys=KEYS).area_id) == ("LAYER", "")
    twelve = [f"{n:02d}100101" for n in range(1, 13)]
    found = whole(range(12), [20] * 12, keys=twelve)
    assert (found.level, found.area_id) == ("STADT", "BE")


def test_units_are_computed_from_their_own_areas():
    units = result((40, 10, 0, 6), (100, 100, 200, 10), keys=[*KEYS, "02200102"], levels=("BEZ",)).units
    assert [(u.level, u.area_id, u.areas) for u in units] == [("LAYER", "", 4), ("BEZ", "01", 2), ("BEZ", "02", 2)]
    assert units[1].dissimilarity == pytest.approx(0.8 - 60 / 150)  # 0.8, 0.2 against 0.4, 0.6
    assert units[2].dissimilarity == pytest.approx(200 / 204)  # 0, 1 against 200/204, 4/204


def test_levels_above_the_keys_and_no_other():
    assert levels_above(np.array(KEYS)) == ("BZR", "PGR", "BEZ")
    assert levels_above(np.array(["01"])) == ()
    for keys, level in ((KEYS, "PLR"), (KEYS, "STADT"), (["01", "02", "03"], "BZR"), (None, "BEZ")):
        with pytest.raises(SozialraumError) as caught:
            result(GROUP, TOTAL, keys=keys, levels=(level,))
        assert caught.value.code == "level_not_above"


@pytest.mark.parametrize(("sign", "status"), [("•", "suppressed"), ("k. A.", "missing")])
def test_an_area_without_its_number_leaves_its_units_without_an_index(sign, status):
    found = result((40, 10, sign, 6), (100, 100, 200, 10), keys=[*KEYS, "02200102"], levels=("BEZ",))
    assert [u.status for u in found.units] == [status, "value", status]
    assert np.isnan(found.units[0].dissimilarity)
    assert found.status.tolist() == ["value", "value", status, "value"]
    assert np.isnan(found.lq).all()  # the share of all areas together is not known
    assert found.share.tolist()[:2] == [40, 10]


def test_missing_wins_over_secret_because_it_claims_less():
    assert whole(("•", "k. A.", 1), (10, 10, 10)).status == "missing"


def test_on_request_such_areas_are_left_out_and_counted():
    found = result((40, 10, "•", 0), (100, 100, 50, 200), leave_out=True)
    assert (found.units[0].areas, found.units[0].omitted) == (3, 1)
    assert found.units[0].dissimilarity == pytest.approx(22 / 35)
    assert np.isnan(found.lq[2])
    assert found.lq[0] == pytest.approx(3.2)


def test_areas_without_inhabitants_or_where_it_does_not_apply_take_no_part():
    found = result((40, 10, "–", 0, "x"), (100, 100, 200, 0, 7))
    assert found.units[0].areas == 3
    assert found.units[0].dissimilarity == pytest.approx(22 / 35)
    assert found.status.tolist() == ["value", "value", "value", "not_applicable", "not_applicable"]
    # An area without inhabitants says nothing of the group either way: a secret there hides nothing.
    assert whole((40, 10, 0, "•"), (100, 100, 200, 0)).dissimilarity == pytest.approx(22 / 35)


@pytest.mark.parametrize(("group", "total"), [
    ((0, 0), (10, 10)),  # nobody of the group
    ((10, 10), (10, 10)),  # nobody else
    ((5,), (10,)),  # one area is always even
    ((0, 0), (0, 0)),  # nobody at all
])  # fmt: skip
def test_where_an_index_says_nothing_there_is_none(group, total):
    found = whole(group, total)
    assert found.status == "not_applicable"
    assert np.isnan([found.dissimilarity, found.segregation, found.isolation, found.gini]).all()


def test_a_group_larger_than_its_total_is_refused_with_the_row():
    with pytest.raises(SozialraumError) as caught:
        people(column(1, 12), column(10, 10), None, ("Räume", "ausl", "ew", ""))
    assert caught.value.code == "group_exceeds"
    assert caught.value.values == {
        "layer": "Räume", "field": "ausl", "total": "ew", "count": 1, "row": 2, "content": "12", "limit": "10",
    }  # fmt: skip
    with pytest.raises(SozialraumError) as caught:
        people(column(1, 1), column(10, 10), column(1, 11), ("Räume", "ausl", "ew", "mh"))
    assert (caught.value.code, caught.value.values["field"]) == ("group_exceeds", "mh")
    with pytest.raises(SozialraumError) as caught:
        people(column(1, -1), column(10, 10), None, ("Räume", "ausl", "ew", ""))
    assert (caught.value.code, caught.value.values["row"]) == ("negative_count", 2)


areas = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=2, max_size=20).filter(
    lambda rows: sum(a for a, _ in rows) > 0
)


def arrays(rows):
    return (np.array(numbers, dtype=float) for numbers in zip(*rows, strict=True))


@settings(max_examples=200, deadline=None)
@given(areas, st.randoms(use_true_random=False), st.integers(2, 9))
def test_laws(rows, random, factor):
    a, b = arrays(rows)
    d, t = dissimilarity(a, b), a + b
    assert 0 <= d <= 1 + 1e-12
    assert d == pytest.approx(dissimilarity(b, a))  # symmetric
    assert dissimilarity(factor * a, b) == pytest.approx(d)  # the size of the group does not matter
    order = random.sample(range(len(a)), len(a))
    assert dissimilarity(a[order], b[order]) == pytest.approx(d)  # nor the order of the areas
    assert d <= gini(a, b) + 1e-12  # Massey & Denton 1988: the curve lies over its chord
    assert gini(a, b) <= 1 + 1e-12
    x, y = lorenz(a, b)
    assert (x - y).max() == pytest.approx(d)  # D is the greatest distance of the curve from the diagonal
    assert exposure(a, a, t) + exposure(a, b, t) == pytest.approx(1)  # isolation and interaction with the rest
    assert np.average(location_quotient(a, t), weights=t) == pytest.approx(1)
    # Areas of equal shares may be divided or merged (Duncan's organisational equivalence): cut the first in `factor`.
    pieces = np.full(factor, 1 / factor)
    finer = dissimilarity(np.concatenate([a[0] * pieces, a[1:]]), np.concatenate([b[0] * pieces, b[1:]]))
    assert finer == pytest.approx(d)


@settings(deadline=None)
@given(st.lists(st.integers(1, 500), min_size=2, max_size=20), st.floats(0.01, 10))
def test_equal_shares_are_no_segregation_and_separate_areas_are_complete(sizes, ratio):
    b = np.array(sizes, dtype=float)
    assert dissimilarity(ratio * b, b) == pytest.approx(0, abs=1e-12)
    apart = np.arange(len(b)) % 2 == 0
    assert dissimilarity(b * apart, b * ~apart) == pytest.approx(1)
    assert gini(b * apart, b * ~apart) == pytest.approx(1)
    assert exposure(b * apart, b * apart, b) == pytest.approx(1)


@settings(max_examples=100, deadline=None)
@given(areas)
def test_contributions_sum_to_the_index_and_differences_to_nothing(rows):
    a, b = arrays(rows)
    found = result(a.tolist(), (a + b).tolist())
    assert np.nansum(found.contribution) == pytest.approx(found.units[0].dissimilarity)
    assert np.nansum(found.difference) == pytest.approx(0, abs=1e-6)


def test_foreigners_in_berlin_as_pysal_computes_it(data):
    # PySAL's package segregation 2.5.4, 540 inhabited planning areas, 31.12.2024: Dissim, Gini, Isolation,
    # Interaction, Delta; the same to 10 digits.
    import geopandas
    import pandas as pd

    areas = geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer="planungsraeume").sort_values("PLR_ID")
    table = pd.read_csv(data / "bevoelkerung" / "ewr_2024-02_t1_planning-areas.csv", dtype={"id": str})
    table = table.set_index("id").loc[areas["PLR_ID"]]
    found = whole(
        table["inhabitants_foreigners"], table["inhabitants"], keys=table.index.tolist(),
        ground=areas.geometry.area.to_numpy(),
    )  # fmt: skip
    assert (found.level, found.area_id, found.areas) == ("STADT", "BE", 540)
    assert found.total == 3_897_145
    assert found.dissimilarity == pytest.approx(0.21082266931499116, abs=1e-10)
    assert found.gini == pytest.approx(0.29779468791184266, abs=1e-10)
    assert found.isolation == pytest.approx(0.28941501015904825, abs=1e-10)
    assert found.interaction == pytest.approx(0.7105849898409518, abs=1e-10)
    assert found.delta == pytest.approx(0.5407392834513243, abs=1e-10)
