# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of one date by former and by new areas: what lies between two borders is told by neither."""

from datetime import date

import pytest
import shapely
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
