# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of one date by former and by new areas: what lies between two borders is told by neither."""

from collections import Counter
from datetime import date

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.audit.attack import attack
from sozialraum.processing.domain.audit.rules import Role, Rules, persons
from sozialraum.processing.domain.audit.system import Limits, System, total
from sozialraum.processing.domain.disclosure.public import public_view

DAY = "2020-12-31"
OLD = ("01010101", "01010102", "01010103")
NEW = ("01100101", "01100102", "01100103", "01100104")
# The border between the first two areas was drawn 40 m further east; the third former area was divided.
OUTLINES = {
    "01010101": shapely.box(0, 0, 1000, 1000),
    "01010102": shapely.box(1000, 0, 2000, 1000),
    "01010103": shapely.box(2000, 0, 4000, 1000),
    "01100101": shapely.box(0, 0, 1040, 1000),
    "01100102": shapely.box(1040, 0, 2000, 1000),
    "01100103": shapely.box(2000, 0, 3000, 1000),
    "01100104": shapely.box(3000, 0, 4000, 1000),
}
PUBLIC = {"source_id": 1, "office": "Amt für Statistik", "title": "Einwohner", "period": DAY, "licence": "", "file": "",
          "sheet": "", "published": True, "protection": "exact", "hash": ""}  # fmt: skip
CLOSED = PUBLIC | {"source_id": 2, "office": "Sozialamt", "title": "Eigene Liste", "published": False}


@pytest.fixture
def view_of(numbers_of):
    """The public edition of what an office counted by former and by new areas."""

    def make(old, new, source=2, former=None):
        former = source if former is None else former
        rows = [(area, "q", DAY, n, former, {"vintage": "2020"}) for area, n in zip(OLD, old, strict=True)]
        rows += [(area, "q", DAY, n, source) for area, n in zip(NEW, new, strict=True)]
        return public_view(
            numbers_of(rows, NEW, old=OLD, districts=["01"], sources=[PUBLIC, CLOSED], outlines=OUTLINES)
        )

    return make


def seen(view, vintage, level="PLR"):
    column = view.numbers.column("q", date.fromisoformat(DAY), vintage, level)
    return [float(v) if known else None for v, known in zip(column.values, column.known, strict=True)]


def test_a_few_people_between_two_borders_are_told_by_neither(view_of):
    """100 and 102: between both borders live 2 people. Of the pairs that tell it none is shown as a whole."""
    view = view_of((100, 80, 200), (102, 78, 90, 110))
    old, new = seen(view, "2020"), seen(view, "2021")
    assert None in (old[0], new[0])
    assert None in (old[1], new[1])
    # Nor is it told by the others: what is hidden in one system has a partner there, whose number the other hides, too.
    for system in (old, new):
        assert system.count(None) != 1
    assert [seen(view, vintage, "BEZ") for vintage in ("2020", "2021")] == [[380], [380]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((100, 80, 200), (103, 77, 90, 110)),  # 3 people: no secret
        ((100, 80, 200), (100, 80, 90, 110)),  # nobody
        ((100, 80, 200), (95, 85, 90, 110)),  # nobody lives in less than nothing: both counts do not fit
    ],
)
def test_areas_of_two_systems_are_shown_where_nothing_is_small_between_them(view_of, old, new):
    view = view_of(old, new)
    assert (seen(view, "2020"), seen(view, "2021")) == (list(old), list(new))


def test_what_is_public_in_both_systems_hides_nothing(view_of):
    view = view_of((100, 80, 200), (102, 78, 90, 110), source=1)
    assert None not in (*seen(view, "2020"), *seen(view, "2021"))


def test_what_is_public_in_one_system_protects_nothing_in_the_other(view_of):
    """The new third and fourth areas are the former third, 92: a 2 there is told by 90, and both by what is public."""
    view = view_of((100, 80, 92), (100, 80, 90, 2), former=1)
    assert seen(view, "2020") == [100, 80, 92]
    assert seen(view, "2021") == [100, 80, None, None]  # the partner is the one with which it makes up a public number


# --- any areas of two systems


GROUND = [shapely.box(1000 * n, 0, 1000 * n + 1000, 1000) for n in range(10)]
FORMER = ("01010101", "01010102", "01010103", "01010204")
LATER = ("01100101", "01100102", "01100103", "01100204", "01100205")
LENGTHS = {8: "PLR", 6: "BZR", 4: "PGR", 2: "BEZ"}


def owners(areas):
    """To which area each piece of ground belongs; each area has one."""
    return st.permutations([*areas, *areas, *areas][: len(GROUND)])


@settings(max_examples=30, deadline=None)
@given(
    owners(FORMER), owners(LATER),
    st.lists(st.sampled_from([0, 0, 1, 2, 3, 5, 9, 20, 40]), min_size=len(GROUND), max_size=len(GROUND)),
)  # fmt: skip
def test_who_has_both_maps_finds_nothing_small(numbers_of, former, later, people):
    """Each piece is of one former and one later area; 1 or 2 people are found neither in an area nor in a piece."""
    homes = {"2020": former, "2021": later}
    outlines, rows, relations = {}, [], []
    for vintage, home in homes.items():
        for area in sorted(set(home)):
            own = [n for n, one in enumerate(home) if one == area]
            outlines[area] = shapely.union_all([GROUND[n] for n in own])
            rows.append((area, "q", DAY, sum(people[n] for n in own), 2, {"vintage": vintage}))
            relations.append(total(area, {(former[n], later[n]) for n in own}))
    numbers = numbers_of(rows, LATER, old=FORMER, districts=["01"], sources=[PUBLIC, CLOSED], outlines=outlines)
    view = public_view(numbers)
    true, known = {}, {}
    for vintage, home in homes.items():
        for length, level in LENGTHS.items():
            ids = numbers.areas(vintage, level).ids
            known |= {area: n for area, n in zip(ids, seen(view, vintage, level), strict=True) if n is not None}
            for area in ids:
                true[area] = sum(n for n, one in zip(people, home, strict=True) if one[:length] == area)
            below = {area[: length + 2] for area in home} if level != "PLR" else ()
            relations += [total(a, [b for b in below if b[:length] == a]) for a in ids if below]
    hidden = true.keys() - known.keys()
    pieces = Counter()
    for old, new, count in zip(former, later, people, strict=True):
        pieces[old, new] += count
    alone = {one for one in hidden if true[one] == 1}
    same = persons(alone | {piece for piece, count in pieces.items() if count == 1}, relations)
    roles = {one: Role.PRIMARY if 0 < true[one] < 3 else Role.SECONDARY for one in hidden}
    rules = Rules(3, roles | dict.fromkeys(pieces, Role.GROUND), Role.FREE, {one: same[one] for one in alone})
    verdict = attack(System(known, {one: Limits() for one in hidden}, relations), rules)
    assert verdict.undecided == []
    if view.limited.empty:  # else the few people of all areas are too few to hide among
        assert verdict.failures == []
