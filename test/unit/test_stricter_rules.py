# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules that change after a release: new documents follow them, and what is hidden is safe from who read the old ones.

Numbers of one Bezirk with two regions of three planning areas; people are public, what the office counted (`q`) is not.
"""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.audit.attack import attack
from sozialraum.processing.domain.audit.rules import Role, Rules, safe
from sozialraum.processing.domain.audit.system import System, total
from sozialraum.processing.domain.disclosure.cells import Cause
from sozialraum.processing.domain.disclosure.public import public_view

DAY = "2023-12-31"
PLR = ("01100101", "01100102", "01100103", "01100204", "01100205", "01100206")
PUBLIC = {"source_id": 1, "office": "Amt für Statistik", "title": "Einwohner", "period": DAY, "licence": "", "file": "",
          "sheet": "", "published": True, "protection": "exact", "hash": ""}  # fmt: skip
CLOSED = PUBLIC | {"source_id": 2, "office": "Sozialamt", "title": "Eigene Liste", "published": False}
NONE = pd.DataFrame(columns=["vintage", "level", "area_id", "quantity", "period", "value", "step", "release_id",
                             "released_at"])  # fmt: skip


def view_of(numbers_of, values, own="", earlier=None):
    rows = [(area, "ew", DAY, 1000) for area in PLR]
    rows += [(area, "q", DAY, value, 2) for area, value in zip(PLR, values, strict=True)]
    numbers = numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED])
    object.__setattr__(numbers.context, "disclosure", own)
    return public_view(numbers, earlier)


def threshold(number):
    return f'{{"rules": [{{"quantities": ["q"], "threshold": {number}}}]}}'


def seen(view, level="PLR"):
    column = view.numbers.column("q", date.fromisoformat(DAY), "2021", level)
    return [float(v) if known else None for v, known in zip(column.values, column.known, strict=True)]


def causes(view):
    rows = view.kept_back
    return {area: Cause(cause).name for area, cause in zip(rows["area_id"], rows["cause"], strict=True)}


def released(view, areas=None):
    """A ledger after documents that showed some areas of a view."""
    shown = view.shown if areas is None else view.shown[view.shown["area_id"].isin(areas)]
    kept = view.kept_back if areas is None else view.kept_back[view.kept_back["area_id"].isin(areas)]
    rows = pd.concat([shown, kept.assign(value=np.nan)], ignore_index=True)
    return rows.assign(step=0.0, release_id=1, released_at="2025-03-01T10:00:00").drop(columns="cause")


def test_a_number_that_was_released_is_left_out_without_partners(numbers_of):
    """7 was shown. From now on 1 to 9 are kept back: 7 is out and needs no partner, everything else stays."""
    values = [7, 30, 40, 50, 60, 70]
    view = view_of(numbers_of, values, threshold(10), released(view_of(numbers_of, values)))
    assert causes(view) == {"01100101": "SMALL"}
    assert view.known[["area_id", "value", "release_id", "released_at"]].values.tolist() == [
        ["01100101", 7, 1, "2025-03-01T10:00:00"]
    ]


def test_without_a_release_it_has_partners(numbers_of):
    view = view_of(numbers_of, [7, 30, 40, 50, 60, 70], threshold(10))
    assert sorted(causes(view).values()) == ["PARTNER", "SMALL"]


def test_what_is_blocked_after_a_release_is_left_out_everywhere(numbers_of):
    values = [7, 30, 40, 50, 60, 70]
    own = '{"rules": [{"quantities": ["q"], "blocked": true}]}'
    view = view_of(numbers_of, values, own, released(view_of(numbers_of, values), [PLR[1]]))
    assert [seen(view, level) for level in ("PLR", "BZR", "BEZ")] == [[None] * 6, [None] * 2, [None]]
    assert view.known["area_id"].tolist() == [PLR[1]]


def test_what_follows_from_earlier_releases_does_not_block_the_rest(numbers_of):
    """2 and 4 were hidden; everybody knows that they are 6 together. Above 10 nothing protects them any more."""
    values = [2, 4, 40, 50, 60, 70]
    first = view_of(numbers_of, values)
    assert seen(first)[:3] == [None, None, 40]
    view = view_of(numbers_of, values, threshold(10), released(first))
    assert seen(view) == [None, None, 40, 50, 60, 70]


def test_what_a_release_kept_back_stays_so_under_milder_rules(numbers_of):
    values = [7, 30, 40, 50, 60, 70]
    first = view_of(numbers_of, values, threshold(10))
    partner = next(area for area, cause in causes(first).items() if cause == "PARTNER")
    again = view_of(numbers_of, values, "", released(first))
    assert causes(again) == {"01100101": "BEFORE", partner: "BEFORE"}


def test_a_complement_that_was_released_is_left_out_and_needs_no_partner(numbers_of):
    """998 of 1,000 were shown where the rule did not hold; now the area is left out alone."""
    values = [998, 300, 310, 320, 330, 340]
    share = '{"rules": [{"quantities": ["q"], "complement": false}]}'
    view = view_of(numbers_of, values, "", released(view_of(numbers_of, values, share)))
    assert causes(view) == {"01100101": "COMPLEMENT"}


@pytest.mark.parametrize(("told", "partners"), [((6.5, 1.0), 0), ((10, 20), 1)])
def test_a_range_is_as_good_as_a_number_where_it_is_narrow(numbers_of, told, partners):
    """6 to 7, told by a share, is as good as 7. From 0 to 20 tells nothing that 1 to 9 would not."""
    values = [7, 30, 40, 50, 60, 70]
    middle, width = told
    row = ("2021", "PLR", PLR[0], "q", DAY, middle, width, 1, "2025-03-01T10:00:00")
    view = view_of(numbers_of, values, threshold(10), pd.DataFrame([row], columns=NONE.columns))
    assert list(causes(view).values()).count("PARTNER") == partners


def test_a_number_that_was_revised_since_is_another_one(numbers_of):
    """8 was released, 7 is true by now: 7 is nobody's secret yet."""
    earlier = released(view_of(numbers_of, [8, 30, 40, 50, 60, 70]), [PLR[0]])
    view = view_of(numbers_of, [7, 30, 40, 50, 60, 70], threshold(10), earlier)
    assert sorted(causes(view).values()) == ["PARTNER", "SMALL"]
    assert view.known.empty


def test_a_rounded_number_is_not_revised_by_being_printed_exactly(numbers_of):
    """7 printed as 5 in steps of 5: from 3 to 7, with a threshold of 3 wide enough to be no number that is out."""
    rounding = '{"rules": [{"quantities": ["q"], "rounding": 5}]}'
    first = view_of(numbers_of, [7, 30, 40, 50, 60, 70], rounding)
    earlier = released(first).assign(step=5.0)
    assert view_of(numbers_of, [7, 30, 40, 50, 60, 70], "", earlier).known.empty
    strict = view_of(numbers_of, [7, 30, 40, 50, 60, 70], threshold(10), earlier)
    assert strict.known["area_id"].tolist() == [PLR[0]], "of ten numbers five are left"


def possible(known, quantities, plr):
    """What is possible of each number for a reader of some of them, by quantity and area."""
    areas = {area[:length] for area in plr for length in (2, 4, 6, 8)}
    parts = {
        whole: [area for area in areas if len(area) == len(whole) + 2 and area.startswith(whole)] for whole in areas
    }
    sums = [total((q, whole), [(q, part) for part in own]) for whole, own in parts.items() if own for q in quantities]
    columns = quantities - {"h.insgesamt"}
    if "h.insgesamt" in quantities:
        sums += [total(("h.insgesamt", area), [(q, area) for q in columns]) for area in areas]
    rules = Rules(3, {(q, area): Role.PRIMARY for q in quantities for area in areas})
    found = attack(System(known=known, relations=sums), rules, thorough=True)
    return {cell: (i.low, i.high) for cell, i in found.intervals.items()}


@settings(max_examples=40, deadline=None)
@given(
    values=st.lists(st.integers(0, 40), min_size=6, max_size=6),
    first=st.integers(2, 8),
    then=st.integers(2, 12),
    areas=st.sets(st.sampled_from([*PLR, "011001", "011002", "0110", "01"])),
)
def test_nobody_who_read_all_releases_finds_out_more_than_who_read_the_first(numbers_of, values, first, then, areas):
    """Whatever rules held, whatever documents showed: a small number is safe, or the first release told it already."""
    before = view_of(numbers_of, values, threshold(first))
    earlier = released(before, areas)
    view = view_of(numbers_of, values, threshold(then), earlier)
    told_no_more({("q", area): value for area, value in zip(PLR, values, strict=True)}, earlier, view, then)


@settings(max_examples=40, deadline=None)
@given(
    values=st.lists(st.lists(st.integers(0, 9), min_size=6, max_size=6), min_size=3, max_size=3),
    first=st.integers(2, 5),
    then=st.integers(5, 12),
    region=st.sampled_from(["", "011001"]),
)
def test_nor_does_who_read_tables_of_several_columns(numbers_of, values, first, then, region):
    """Three categories and their total: what one release hid, another's partners must not give away."""
    tables_tell_no_more(numbers_of, PLR, values, first, then, region)


def test_a_range_that_a_release_told_does_not_become_a_number(numbers_of):
    """Below 3 some of Prognoseraum 0110 were hidden and nothing of 0120 was printed; then all below 10 are.

    Numbers that were known to be small before were taken as known, so what had hidden them was shown.
    """
    plr = ["01100101", "01100102", "01100103", "01100104", "01100205", "01100206", "01100207", "01100208", "01200309",
           "01200310", "01200311"]  # fmt: skip
    values = [
        [1, 12, 6, 1, 1, 9, 0, 6, 7, 0, 2],
        [4, 17, 4, 1, 4, 13, 2, 4, 2, 1, 1],
        [3, 11, 5, 0, 4, 16, 1, 2, 0, 1, 0],
        [0, 13, 7, 0, 4, 11, 1, 3, 1, 0, 1],
    ]
    tables_tell_no_more(numbers_of, plr, values, 3, 10, "0110")


def tables_tell_no_more(numbers_of, plr, values, first, then, region):
    """Categories and their total under two rules, the first time printed of the areas of a region."""
    table = {f"h.k{n}": column for n, column in enumerate(values)}
    table["h.insgesamt"] = [sum(numbers) for numbers in zip(*values, strict=True)]
    cells = [(name, area, value) for name, column in table.items() for area, value in zip(plr, column, strict=True)]
    rows = [(area, "ew", DAY, 2000) for area in plr] + [(area, name, DAY, value, 2) for name, area, value in cells]

    def view(limit, earlier=None):
        numbers = numbers_of(rows, plr, districts=["01"], sources=[PUBLIC, CLOSED])
        object.__setattr__(numbers.context, "disclosure", f'{{"default": {{"threshold": {limit}}}}}')
        return public_view(numbers, earlier)

    before = view(first)
    earlier = released(before, {area for area in before.shown["area_id"] if area.startswith(region)})
    told_no_more({(name, area): value for name, area, value in cells}, earlier, view(then, earlier), then)


def read(rows):
    """The numbers of a release by quantity and area."""
    cells = zip(rows["quantity"], rows["area_id"], rows["value"], strict=True)
    return {(quantity, area): value for quantity, area, value in cells if value == value}


def told_no_more(true, earlier, view, limit):
    """No small number is shown, and each is safe or as little known as from the first release alone."""
    now = read(view.shown)
    assert not any(1 <= value < limit for value in now.values())
    quantities, plr = {quantity for quantity, _ in true}, {area for _, area in true}
    ends, known = (possible(rows, quantities, plr) for rows in (read(earlier), read(earlier) | now))
    for cell, value in true.items():
        if 1 <= value < limit and cell in known and not safe(*known[cell], Role.PRIMARY, limit):
            assert known[cell] == ends[cell]


def test_of_things_the_rule_that_holds_now_decides(numbers_of):
    """Kitas were blocked once; nobody's secret was ever in their number."""
    rows = [(area, "kita.count", DAY, 5, 2) for area in PLR]
    numbers = numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED])
    object.__setattr__(numbers.context, "disclosure", '{"rules": [{"quantities": ["kita.*"], "blocked": true}]}')
    earlier = released(public_view(numbers))
    assert earlier["value"].isna().all()
    object.__setattr__(numbers.context, "disclosure", "")
    assert public_view(numbers, earlier).kept_back.empty
