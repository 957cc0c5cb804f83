# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of areas by categories over the LOR tree: what is published, what is refused, what holds."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog
from sozialraum.processing.domain.disclosure import tables
from sozialraum.processing.domain.disclosure.delivery import protect
from sozialraum.processing.domain.errors import Cancelled, SozialraumError
from sozialraum.processing.domain.keys import known_systems
from sozialraum.processing.domain.lor import CITY_DISTRICTS, LEVELS, ancestor, level_of

PLR = sorted(plr for plr in known_systems()["2021"] if plr[:2] in CITY_DISTRICTS)
ONE = [plr for plr in PLR if plr.startswith("0110")]  # Zentrum, a Prognoseraum of four Bezirksregionen


def delivered(areas, seed=1, mean=6.0):
    counts = np.random.default_rng(seed).poisson([mean, mean / 2, mean / 4], (len(areas), 3))
    return pd.DataFrame({"PLR_ID": areas, "a": counts[:, 0], "b": counts[:, 1], "c": counts[:, 2], "n": counts.sum(1)})


def protected(frame, **options):
    return protect(frame, **{"key": "PLR_ID", "fields": ["a", "b", "c"], "layer": "Hilfen", **options})


def refused(frame, **options):
    with pytest.raises(SozialraumError) as err:
        protected(frame, **options)
    return err.value


# --- which area is the sum of which


def test_the_city_is_the_sum_of_its_bezirke_down_to_the_planungsraeume():
    areas = [*PLR, *sorted({ancestor(plr, level) for level in LEVELS[1:] for plr in PLR})]
    sums = tables.tree_sums(areas, PLR)
    assert len(areas) == 542 + 143 + 58 + 12 + 1
    assert len(sums) == 143 + 58 + 12 + 1
    of = {areas[total]: [areas[part] for part in parts] for total, parts in sums}
    assert of["BE"] == sorted(CITY_DISTRICTS)
    assert of["0110"] == ["011001", "011002", "011003", "011004"]


def test_a_level_that_is_not_complete_is_passed_over():
    plr = ["07010101", "07010102", "07010201"]
    assert tables.tree_sums(["07", "070101", *plr], plr) == [(0, (2, 3, 4)), (1, (2, 3))]
    assert tables.tree_sums(["07", "070101", "07010101"], plr) == []


# --- what is written


def test_rows_of_all_levels_and_one_sign_for_what_is_hidden():
    found = protected(delivered(PLR))
    frame = found.frame
    assert frame.columns.tolist() == [
        "area_id", "level", "a", "a_status", "b", "b_status", "c", "c_status", "total", "total_status",
    ]  # fmt: skip
    assert frame["level"].value_counts().to_dict() == {"PLR": 542, "BZR": 143, "PGR": 58, "BEZ": 12, "STADT": 1}
    for name in ("a", "b", "c", "total"):
        assert frame[name].isna().equals(frame[f"{name}_status"] == "suppressed")
        assert set(frame[f"{name}_status"]) <= {"value", "suppressed"}
        assert not frame[name].isin([1, 2]).any()
    assert found.weak == []
    level = found.levels[0]
    assert level.cells == 542 * 4
    assert (
        level.primary + level.secondary
        == frame.loc[frame["level"] == "PLR", ["a", "b", "c", "total"]].isna().sum().sum()
    )


def test_the_numbers_that_are_shown_are_the_sums():
    frame = delivered(PLR)
    shown = protected(frame).frame.set_index("area_id")
    sums = frame.assign(area=frame["PLR_ID"].str[:2]).groupby("area")[["a", "b", "c", "n"]].sum()
    for area, row in sums.iterrows():
        for name, column in (("a", "a"), ("b", "b"), ("c", "c"), ("n", "total")):
            assert shown.loc[area, column] in (row[name],) or np.isnan(shown.loc[area, column])


def test_the_same_table_in_another_order_is_hidden_alike():
    frame = delivered(ONE)
    one, other = protected(frame).frame, protected(frame.sample(frac=1, random_state=2)).frame
    pd.testing.assert_frame_equal(one, other)


def test_text_is_read_by_our_rules_and_a_dash_is_nought():
    frame = pd.DataFrame({"PLR_ID": [1100101, 1100102], "a": ["1.200", "–"], "b": ["30", "40"], "c": ["7", "8"]})
    shown = protected(frame).frame
    assert shown["a"].tolist()[:2] == [1200, 0]


def test_a_part_of_the_city_has_no_row_for_what_is_not_complete():
    found = protected(delivered(ONE[1:]))
    assert set(found.frame["level"]) == {"PLR", "BZR"}
    assert found.frame.loc[found.frame["level"] == "BZR", "area_id"].tolist() == ["011002", "011003", "011004"]
    codes = [(note.code, note.values["areas"]) for note in found.notes]
    assert codes == [("protect_incomplete", "011001"), ("protect_incomplete", "0110"), ("protect_incomplete", "01"),
                     ("protect_partial_city", "BE")]  # fmt: skip


def test_rows_of_totals_are_compared_and_not_counted():
    frame = delivered(ONE)
    sums = frame[["a", "b", "c", "n"]].sum()
    total = pd.DataFrame([{"PLR_ID": "0110", **sums, "a": sums["a"] + 1, "n": sums["n"] + 1}])
    found = protected(pd.concat([frame, total], ignore_index=True), total="n")
    assert [note.code for note in found.notes if note.code.startswith("rollup")] == [
        "rollup_totals", "rollup_total_differs", "rollup_total_differs",
    ]  # fmt: skip
    assert found.frame.columns[-2] == "n"
    assert (found.frame["area_id"] == "0110").sum() == 1


def test_names_of_ours_are_kept_for_ours():
    frame = delivered(ONE).rename(columns={"a": "level", "b": "Total"})
    names = protected(frame, fields=["level", "Total", "c"]).frame.columns.tolist()
    assert names == ["area_id", "level", "level_value", "level_value_status", "Total", "Total_status", "c", "c_status",
                     "total_sum", "total_sum_status"]  # fmt: skip


# --- what is refused


def changed(row, column, value):
    frame = delivered(ONE).astype(object)
    frame.loc[row, column] = value
    return frame


@pytest.mark.parametrize(("frame", "code", "row"), [
    (changed(2, "PLR_ID", "99999999"), "protect_no_area", 3),
    (changed(2, "PLR_ID", None), "protect_no_area", 3),
    (changed(2, "PLR_ID", ONE[0]), "keys_twice", None),
    (changed(4, "b", -1), "count_below_zero", 5),
    (changed(4, "b", 2.5), "protect_fraction", 5),
    (changed(4, "b", None), "protect_gap", 5),
    (changed(4, "b", "•"), "protect_gap", 5),
    (changed(4, "b", "viele"), "field_not_numeric", 5),
    (changed(0, "n", 99), "protect_total_differs", 1),
])  # fmt: skip
def test_what_is_wrong_is_refused_with_its_row(frame, code, row):
    error = refused(frame, total="n")
    assert error.code == code
    assert row is None or error.values["row"] == row


@pytest.mark.parametrize(("options", "code"), [
    ({"fields": []}, "protect_no_fields"),
    ({"fields": ["a", "n"], "total": "n"}, "protect_field_twice"),
    ({"fields": ["a", "x"]}, "field_missing"),
    ({"threshold": 1}, "protect_threshold"),
])  # fmt: skip
def test_what_cannot_be_chosen(options, code):
    assert refused(delivered(ONE), **options).code == code


def test_shares_are_no_counts():
    frame = delivered(ONE).rename(columns={"a": "Anteil_u6"})
    assert refused(frame, fields=["Anteil_u6", "b"]).code == "not_additive_rate"


def test_a_cancel_is_heard_at_once():
    def cancel(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        protected(delivered(PLR), progress=cancel)


# --- what holds


@pytest.mark.parametrize("threshold", [3, 5, 10])
def test_no_hidden_number_of_a_district_can_be_computed_back(threshold):
    """Least and most of each, by two linear programs over all sums there are, written anew here."""
    plr = [p for p in PLR if p.startswith("01")]
    shown = protected(delivered(plr, mean=12.0), threshold=threshold).frame
    truth = delivered(plr, mean=12.0)
    names = ["a", "b", "c", "total"]
    areas = shown["area_id"].tolist()
    values = np.array([
        truth[truth["PLR_ID"].str.startswith(area)][["a", "b", "c", "n"]].sum().to_numpy() for area in areas
    ], dtype=float)  # fmt: skip
    hidden = shown[names].isna().to_numpy()
    assert (shown[names].to_numpy()[~hidden] == values[~hidden]).all()
    assert hidden[(values > 0) & (values < threshold)].all()
    low, high = bounds(areas, values, hidden)
    small = (values > 0) & (values < threshold)
    assert ((high - low)[hidden] >= 1 - 1e-6).all()
    assert (high[small] >= threshold - 1e-6).all()
    assert ((high - low)[small] >= threshold - 1e-6).all()


def bounds(areas, values, hidden):
    """Least and most of each hidden number."""
    count, columns = values.shape
    rows = [{a * columns + 3: 1, **{a * columns + c: -1 for c in range(3)}} for a in range(count)]
    for a, area in enumerate(areas):
        if level_of(area) != "PLR":
            finer = LEVELS[LEVELS.index(level_of(area)) - 1]
            parts = [p for p, own in enumerate(areas) if level_of(own) == finer and own.startswith(area)]
            rows += [{a * columns + c: 1, **{p * columns + c: -1 for p in parts}} for c in range(columns)]
    matrix = np.zeros((len(rows), values.size))
    for r, row in enumerate(rows):
        matrix[r, list(row)] = list(row.values())
    flat, unknown = values.ravel(), hidden.ravel()
    right = -matrix[:, ~unknown] @ flat[~unknown]
    matrix = matrix[:, unknown]
    used = np.abs(matrix).sum(1) > 0
    low, high = flat.copy(), flat.copy()
    for n, cell in enumerate(np.flatnonzero(unknown)):
        goal = np.zeros(int(unknown.sum()))
        goal[n] = 1
        least, most = (linprog(s * goal, A_eq=matrix[used], b_eq=right[used], method="highs") for s in (1, -1))
        low[cell], high[cell] = least.fun, -most.fun if most.status == 0 else np.inf
    return low.reshape(values.shape), high.reshape(values.shape)
