# SPDX-License-Identifier: GPL-2.0-or-later
"""What a public profile tells of numbers that are not published, as the ledger enters it: no more, nothing false."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.catalogue import Indicator, indicators
from sozialraum.processing.domain.disclosure.ledger import RANK
from sozialraum.processing.domain.disclosure.public import public_view
from sozialraum.processing.domain.disclosure.telling import Telling
from sozialraum.processing.domain.profile import Wanted
from sozialraum.processing.domain.profile_builder import build_profile

DAY, BEFORE = "2023-12-31", "2022-12-31"
PLR = ("01100101", "01100102", "01100103", "01100204", "01100205", "01100206")
PUBLIC = {"source_id": 1, "office": "Amt für Statistik", "title": "Einwohner", "period": DAY, "licence": "", "file": "",
          "sheet": "", "published": True, "protection": "exact", "hash": ""}  # fmt: skip
CLOSED = PUBLIC | {"source_id": 2, "office": "Sozialamt", "title": "Eigene Liste", "published": False}


def indicator(name, numerator, denominator="ew"):
    return Indicator(
        name, "1", "", f"Anteil {name}", name, numerator, denominator, 100, "%", 1, "neutral",
        ("PLR", "BZR", "PGR", "BEZ"), "", "", "",
    )  # fmt: skip


OWN = (indicator("i", "q"), indicator("j", "q", "r"), indicator("s", "q + r"))


def told(numbers_of, area, values, own="", wanted=(), people=3333, former=()):
    rows = [(a, "ew", day, people) for a in PLR for day in (DAY, BEFORE)]
    columns = [("q", DAY, values), ("r", DAY, [3 * v + 50 for v in values]), *former]
    rows += [(a, name, day, v, 2) for name, day, found in columns for a, v in zip(PLR, found, strict=True)]
    numbers = numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED], indicators=[*indicators(), *OWN])
    object.__setattr__(numbers.context, "disclosure", own)
    view = public_view(numbers)
    profile = build_profile(view.numbers, area, wanted=Wanted(maps=tuple((n, "PLR") for n in wanted)))
    return Telling(view).of(profile, None), numbers


VALUES = [20, 30, 40, 50, 60, 70]


def names(found):
    return {(area, quantity): one for (_, _, area, quantity, _), one in found.numbers.items()}


def ranges(found, kind, area):
    return {(one.terms, round(one.low, 6), round(one.high, 6)) for one in found.statements
            if (one.kind, one.area_id) == (kind, area)}  # fmt: skip


def test_a_count_is_told_and_a_share_of_a_public_whole_is_a_range(numbers_of):
    """Of region 011001 its own 90 are printed; of its sister 1.8 % of 9,999: 1.75 to 1.85 % are 175 to 184."""
    found, _ = told(numbers_of, "011001", VALUES)
    assert names(found)["011001", "q"] == (90, 0)
    assert ("011002", "q") not in names(found)
    assert ranges(found, "rate", "011002") >= {((("011002", "q", DAY, 1.0),), 175, 184)}


def test_a_share_that_only_one_number_fits_is_that_number(numbers_of):
    """0.6 % of 3,333 are 18.3 to 21.7: four numbers. Of 500 people 20 are 4.0 %: 19.75 to 20.25."""
    found, _ = told(numbers_of, "011001", VALUES)
    assert ("01100101", "q") not in names(found)
    found, _ = told(numbers_of, "011001", VALUES, people=500)
    assert names(found)["01100101", "q"] == (20, 0)


def test_a_share_of_a_whole_that_is_not_public_is_two_inequalities(numbers_of):
    """90 of 420 are 21.4 %: 100 q - 21.35 r >= 0 and 100 q - 21.45 r <= 0; of the sister 180 of 690 are 26.1 %."""
    found, _ = told(numbers_of, "011001", VALUES)
    inf = float("inf")
    q, r = ("011002", "q", DAY, 100.0), ("011002", "r", DAY)
    assert {(terms[0], (*terms[1][:3], round(terms[1][3], 6)), low, high)
            for terms, low, high in ranges(found, "rate", "011002") if len(terms) == 2 and terms[0] == q} >= {
        (q, (*r, -26.05), 0, inf),
        (q, (*r, -26.15), -inf, 0),
    }  # fmt: skip


def test_a_sign_is_told_as_kept_back_and_what_no_document_shows_is_not_told(numbers_of):
    found, _ = told(numbers_of, "011001", [2, 30, 40, 50, 60, 70])
    assert ("2021", "PLR", "01100101", "q", DAY) in found.kept_back
    assert not {name for name in found.numbers if name[2].startswith("011002") and len(name[2]) == 8}


def test_a_map_tells_the_class_of_areas_that_no_table_has(numbers_of):
    """The planning areas of the other region are on the map of the Bezirk alone."""
    found, numbers = told(numbers_of, "011001", VALUES, wanted=("i",))
    (one,) = (s for s in found.statements if (s.kind, s.area_id) == ("class", "01100204"))
    assert one.low <= 50 <= one.high
    assert not [s for s in told(numbers_of, "011001", VALUES)[0].statements if s.area_id == "01100204"]


def test_a_rounded_number_is_told_as_what_it_may_be(numbers_of):
    """90 in steps of 5 is 88 to 92."""
    found, _ = told(numbers_of, "011001", VALUES, '{"rules": [{"quantities": ["q"], "rounding": 5}]}')
    assert names(found)["011001", "q"] == (90, 4)


def test_published_numbers_are_nothing_to_be_entered(numbers_of):
    found, _ = told(numbers_of, "011001", VALUES)
    assert not {quantity for _, quantity in names(found)} - {"q", "r"}


@settings(max_examples=25, deadline=None)
@given(
    values=st.lists(st.integers(0, 400), min_size=6, max_size=6),
    former=st.lists(st.integers(1, 400), min_size=6, max_size=6),
    area=st.sampled_from(["01", "011001", "01100102"]),
    base=st.sampled_from([0, 5, 10]),
)
def test_whatever_is_told_is_true(numbers_of, values, former, area, base):
    own = f'{{"rules": [{{"quantities": ["q", "r"], "rounding": {base}}}]}}'
    then = (("q", BEFORE, former), ("r", BEFORE, [3 * v + 50 for v in former]))
    found, numbers = told(numbers_of, area, values, own, wanted=("i", "s"), former=then)
    levels = {8: "PLR", 6: "BZR", 4: "PGR", 2: "BEZ"}

    def true(place, quantity, period):
        level = levels[len(place)]
        column = numbers.column(quantity, date.fromisoformat(period), "2021", level)
        return column.values[numbers.areas("2021", level).index[place]]

    for (_, _, place, quantity, period), (middle, width) in found.numbers.items():
        assert abs(true(place, quantity, period) - middle) <= width / 2 + 1e-9
    for one in found.statements:
        if one.kind != RANK:
            total = sum(factor * true(*cell) for *cell, factor in one.terms)
            assert one.low - 1e-6 <= total <= one.high + 1e-6, one
    ranked = [one for one in found.statements if one.kind == RANK]
    assert all(one.beside for one in ranked)


def test_nothing_is_told_where_every_source_is_published(numbers_of):
    rows = [(a, "ew", DAY, 1000) for a in PLR] + [(a, "q", DAY, 20) for a in PLR]
    numbers = numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC], indicators=[*indicators(), *OWN])
    view = public_view(numbers)
    found = Telling(view).of(build_profile(view.numbers, "011001"), None)
    assert (found.numbers, found.kept_back, found.statements) == ({}, set(), {})
