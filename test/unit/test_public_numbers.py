# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a library's numbers the public may see: small ones are kept back, and none can be reckoned back."""

from datetime import date
from itertools import product

import numpy as np
import pytest
from sozialraum.processing.domain.catalogue import Indicator, indicators
from sozialraum.processing.domain.clearance import Clearance
from sozialraum.processing.domain.disclosure.cells import Cause
from sozialraum.processing.domain.disclosure.public import public_view
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.report.sentences import release_note

DAY = "2023-12-31"
PLR = ("01100101", "01100102", "01100103", "01100204", "01100205", "01100206")
PUBLIC = {"source_id": 1, "office": "Amt für Statistik", "title": "Einwohner", "period": DAY, "licence": "", "file": "",
          "sheet": "", "published": True, "protection": "exact", "hash": ""}  # fmt: skip
CLOSED = PUBLIC | {"source_id": 2, "office": "Sozialamt", "title": "Eigene Liste", "published": False}


@pytest.fixture
def numbers(numbers_of):
    """Numbers of one Bezirk with two regions: people are public, what the office counted (`q…`) is not."""

    def make(closed, people=(1000,) * 6, policies="", closed_source=CLOSED, **kwargs):
        rows = [(area, "ew", DAY, value) for area, value in zip(PLR, people, strict=True)]
        rows += [(area, name, DAY, value, 2) for name, values in closed.items()
                 for area, value in zip(PLR, values, strict=True)]  # fmt: skip
        found = numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, closed_source], **kwargs)
        object.__setattr__(found.context, "disclosure", policies)
        return found

    return make


def share_of(numerator, denominator):
    """A catalogue of the one indicator that a quantity is a share of another."""
    return [
        *indicators(),
        Indicator(
            f"anteil_{numerator}", "1", "", f"Anteil {numerator}", numerator, numerator, denominator, 100, "%", 1,
            "neutral", ("PLR", "BZR", "PGR", "BEZ", "STADT"), "", "", "",
        ),
    ]  # fmt: skip


def seen(view, quantity, level="PLR"):
    """The numbers a reader sees, None for a sign of secrecy."""
    column = view.numbers.column(quantity, date.fromisoformat(DAY), "2021", level)
    return [float(v) if known else None for v, known in zip(column.values, column.known, strict=True)]


def causes(view, quantity, level="PLR"):
    rows = view.kept_back
    rows = rows[(rows["quantity"] == quantity) & (rows["level"] == level)]
    return {area: Cause(cause).name for area, cause in zip(rows["area_id"], rows["cause"], strict=True)}


def test_a_small_number_is_kept_back_with_a_partner_so_that_the_region_does_not_tell_it(numbers):
    view = public_view(numbers({"q": [2, 30, 40, 50, 60, 70]}))
    shown = seen(view, "q")
    assert shown[0] is None
    assert sum(value is None for value in shown[:3]) == 2  # 72 - 40 - 30 would be the small one
    assert shown[3:] == [50, 60, 70]
    assert seen(view, "q", "BZR") == [72, 180]
    assert seen(view, "q", "BEZ") == [252]


def test_what_a_handful_of_people_limits_is_reckoned_with(numbers):
    """22 of 25 leave 3 out, below 5. Were only the 2 of 3 people beside it kept back, 24 less 0 to 3 would be left."""
    found = numbers({"q": [22, 2, 40, 50, 60, 70]}, (25, 3, 300, 1000, 1000, 1000), '{"default": {"threshold": 5}}')
    view = public_view(found)
    assert seen(view, "q")[:3] == [None, None, None] or seen(view, "q", "BZR")[0] is None


def test_the_cause_of_each_number_that_is_kept_back_is_told_to_the_planner(numbers):
    found = causes(public_view(numbers({"q": [2, 30, 40, 50, 60, 70]})), "q")
    assert found.pop("01100101") == "SMALL"
    assert list(found.values()) == ["PARTNER"]


def test_numbers_of_published_sources_are_shown_however_small(numbers):
    view = public_view(numbers({"q": [2, 30, 40, 50, 60, 70]}, closed_source=CLOSED | {"published": True}))
    assert seen(view, "q") == [2, 30, 40, 50, 60, 70]
    assert view.kept_back.empty
    assert view.shown.empty


def test_what_its_publisher_has_protected_is_not_protected_again(numbers):
    view = public_view(numbers({"q": [3, 0, 6, 9, 3, 3]}, closed_source=CLOSED | {"protection": "rounded"}))
    assert seen(view, "q") == [3, 0, 6, 9, 3, 3]


def test_numbers_that_are_not_known_to_us_stay_as_they_came(numbers):
    view = public_view(numbers({"q": [2, 30, "k. A.", 50, "–", 70]}))
    column = view.numbers.column("q", date.fromisoformat(DAY), "2021", "PLR")
    assert [str(status) for status in column.statuses][2] == "missing"
    assert [str(status) for status in column.statuses][4] == "none"


def test_categories_do_not_tell_each_other(numbers):
    table = {"q": [20, 21, 22, 23, 24, 25], "q.w": [1, 11, 12, 13, 14, 15], "q.m": [19, 10, 10, 10, 10, 10]}
    view = public_view(numbers(table))
    assert _possible(view, table, "q.w", 0) >= 3


def _possible(view, table, quantity, area):
    """How many numbers of an area are possible for a reader, by trying all numbers of its region's areas up to 45."""
    names = list(table)
    region = range(3)
    shown = {name: seen(view, name)[:3] for name in names}
    above = {name: seen(view, name, "BZR")[0] for name in names}
    whole = names[0]
    found = set()
    for w in product(*([shown["q.w"][i]] if shown["q.w"][i] is not None else range(46) for i in region)):
        if above["q.w"] is not None and sum(w) != above["q.w"]:
            continue
        for m in product(*([shown["q.m"][i]] if shown["q.m"][i] is not None else range(46) for i in region)):
            both = [a + b for a, b in zip(w, m, strict=True)]
            if above["q.m"] is not None and sum(m) != above["q.m"]:
                continue
            if above[whole] is not None and sum(both) != above[whole]:
                continue
            if any(s is not None and s != b for s, b in zip(shown[whole], both, strict=True)):
                continue
            found.add(w[area] if quantity == "q.w" else m[area])
    return len(found)


def test_all_but_a_few_is_as_secret_as_the_few(numbers):
    view = public_view(numbers({"q": [999, 300, 310, 320, 330, 340]}, indicators=share_of("q", "ew")))
    assert seen(view, "q")[0] is None  # of 1,000 people one is lacking
    assert seen(view, "q", "BEZ") == [2599]  # and no more than partners go with it


def test_of_which_tells_at_least_how_many_there_are(numbers):
    """2, 8 and 15 single parents, 0, 8 and 9 of them women: beside 8 women the 8 are no partner, 25 - 15 - 8 is 2."""
    table = {"allein.insgesamt": [2, 8, 15, 60, 60, 60], "allein.darunter_frauen": [0, 8, 9, 40, 40, 40]}
    view = public_view(numbers(table, policies='{"default": {"complement": false}}'))
    every, women = seen(view, "allein.insgesamt")[:3], seen(view, "allein.darunter_frauen")[:3]
    assert seen(view, "allein.insgesamt", "BZR")[0] == 25
    assert every[0] is None
    at_least = sum(women[n] or 0 if every[n] is None else every[n] for n in (1, 2))
    assert 25 - at_least >= 3


def test_all_but_a_few_of_a_total_in_the_same_table_are_secret(numbers):
    """49 of 50 are women: the one man."""
    table = {"allein.insgesamt": [50, 60, 70, 60, 60, 60], "allein.darunter_frauen": [49, 40, 40, 40, 40, 40]}
    view = public_view(numbers(table))
    first = seen(view, "allein.insgesamt")[0], seen(view, "allein.darunter_frauen")[0]
    assert None in first


def test_a_total_that_everybody_has_does_not_tell_a_category(numbers):
    """`ew` is public; of `ew.w` and `ew.m`, which are not, one small number and its partner go."""
    women, men = [1, 400, 410, 420, 430, 440], [499, 100, 90, 80, 70, 60]
    people = [w + m for w, m in zip(women, men, strict=True)]
    view = public_view(numbers({"ew.w": women, "ew.m": men}, people=people))
    assert seen(view, "ew.w")[0] is None
    assert seen(view, "ew.m")[0] is None  # 500 - 499 would tell it
    assert sum(value is None for value in seen(view, "ew.w")[:3]) >= 2


def test_a_number_that_nobody_delivered_is_not_told_by_the_others_where_it_is_small(numbers_of):
    rows = [("01", "q", DAY, 182, 2), ("01", "ew", DAY, 6000), ("0110", "q", DAY, 182, 2), ("011001", "q", DAY, 72, 2)]
    rows += [(area, "q", DAY, value, 2) for area, value in zip(PLR, ["k. A.", 30, 40, 30, 40, 40], strict=True)]
    view = public_view(numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED]))
    shown = seen(view, "q")
    assert shown[0] is None
    assert None in (*shown[1:3], seen(view, "q", "BZR")[0])  # 72 - 30 - 40 would tell it


def test_a_sign_of_secrecy_of_the_source_stays_one_and_is_not_reckoned_back(numbers):
    table = {"q": ["•", 30, 40, 50, 60, 70]}
    view = public_view(numbers(table))
    assert seen(view, "q")[0] is None
    assert seen(view, "q", "BZR")[0] is None  # nobody published the region, and we do not know it


def test_a_delivered_share_is_not_shown_unless_a_policy_allows_it(numbers):
    shares = {"anteil": [10.5, 20.1, 5.2, 3.3, 8.8, 9.9]}
    assert seen(public_view(numbers(shares, kinds={"anteil": "intensive"})), "anteil") == [None] * 6
    own = '{"rules": [{"quantities": ["anteil"], "rates": true}]}'
    view = public_view(numbers(shares, people=(1000, 200, *(1000,) * 4), policies=own, kinds={"anteil": "intensive"}))
    assert seen(view, "anteil") == [10.5, None, 5.2, 3.3, 8.8, 9.9]  # 200 inhabitants are too few for a share


def test_a_delivered_share_does_not_give_back_the_count_beside_it(numbers):
    """2 of 1,000 people are hidden, and so is the share of 0.2 %, and that of the partner; the others may stand."""
    table = {"alg.faelle": [2, 30, 40, 50, 60, 70], "alg.quote": [0.2, 3.0, 4.0, 5.0, 6.0, 7.0]}
    own = '{"rules": [{"quantities": ["alg.quote"], "rates": true}]}'
    view = public_view(numbers(table, policies=own, kinds={"alg.quote": "intensive"}))
    counts, shares = seen(view, "alg.faelle"), seen(view, "alg.quote")
    assert counts[0] is None
    assert [share is None for share in shares] == [count is None for count in counts]
    assert causes(view, "alg.quote")["01100101"] == "RATE"
    note = release_note(Clearance(view, True))
    assert note.endswith("errechnen (gelieferte Anteile und Mittelwerte sind nicht geprüft).")


def test_numbers_may_be_shown_for_larger_areas_only(numbers):
    own = '{"rules": [{"quantities": ["q"], "levels": ["BZR", "BEZ"]}]}'
    view = public_view(numbers({"q": [10, 30, 40, 50, 60, 70]}, policies=own))
    assert seen(view, "q") == [None] * 6
    assert seen(view, "q", "BZR") == [80, 180]


def test_a_blocked_quantity_is_nowhere(numbers):
    view = public_view(
        numbers({"q": [10, 30, 40, 50, 60, 70]}, policies='{"rules": [{"quantities": ["q"], "blocked": true}]}')
    )
    assert [seen(view, "q", level) for level in ("PLR", "BZR", "BEZ")] == [[None] * 6, [None] * 2, [None]]


def test_shown_numbers_are_rounded_where_the_policy_says_so(numbers):
    own = '{"rules": [{"quantities": ["q"], "rounding": 5}]}'
    view = public_view(numbers({"q": [11, 33, 48, 50, 62, 70]}, policies=own))
    assert seen(view, "q") == [10, 35, 50, 50, 60, 70]
    assert seen(view, "q", "BZR") == [90, 180]  # 92 and 182: rounded for themselves, no sum of rounded numbers


def test_what_was_kept_back_before_is_kept_back_again_rather_than_another(numbers):
    table = {"q": [2, 30, 30, 50, 60, 70]}
    first = public_view(numbers(table))
    partner = next(area for area, cause in causes(first, "q").items() if cause == "PARTNER")
    other = {"01100102": "01100103", "01100103": "01100102"}[partner]
    before = first.kept_back.assign(value=np.nan).replace({"area_id": {partner: other}})
    assert set(causes(public_view(numbers(table), before), "q")) == {"01100101", other}


def test_what_was_kept_back_for_one_date_is_kept_back_for_the_next_rather_than_another(numbers_of):
    """In 2022 the first area is small and needs a partner, in 2023 the third: both years hide the same two."""
    rows = [(area, "ew", day, 1000) for area in PLR for day in ("2022-12-31", DAY)]
    rows += [(area, "q", "2022-12-31", v, 2) for area, v in zip(PLR, [2, 40, 30, 50, 60, 70], strict=True)]
    rows += [(area, "q", DAY, v, 2) for area, v in zip(PLR, [35, 30, 2, 50, 60, 70], strict=True)]
    view = public_view(numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED]))
    rows = view.kept_back
    hidden = {day: set(same["area_id"]) for day, same in rows[rows["level"] == "PLR"].groupby("period")}
    assert hidden == {"2022-12-31": {"01100101", "01100103"}, DAY: {"01100101", "01100103"}}


def test_what_was_released_before_is_public_now(numbers):
    table = {"q": [2, 30, 40, 50, 60, 70]}
    before = public_view(numbers(table)).kept_back.iloc[:0]
    before.loc[0] = ["2021", "PLR", "01100102", "q", DAY, 30.0, 0]
    view = public_view(numbers(table), before)
    assert seen(view, "q")[:3] == [None, 30, None]


def test_profiles_of_the_public_numbers_say_why_a_number_is_not_there(numbers):
    view = public_view(numbers({"q": [2, 30, 40, 50, 60, 70]}, indicators=share_of("q", "ew")))
    profile = build_profile(view.numbers, "01100101")
    row = profile.row("anteil_q")
    assert profile.public
    assert (row.area.text, row.area.reason.code) == ("•", "protected")
    assert row.count.text == "•"
    assert row.rank is None
    assert row.district.text == "4,2\u00a0%"  # 252 of 6,000 stay


def test_people_who_are_registered_elsewhere_are_counted_where_nobody_lives(numbers):
    view = public_view(numbers({"q": [2, 30, 40, 50, 60, 70]}, people=(0, *(1000,) * 5)))
    assert seen(view, "q")[0] is None


def test_one_slip_of_an_office_hides_no_sum(numbers_of):
    """Of 40 planning areas one total is wrong by one; the sums of the others still tell a small number."""
    plr = [f"01{n:02d}0{i}0{i}" for n in range(1, 11) for i in range(1, 5)]
    parts = {"l.a": [20 + 3 * i % 29 for i in range(40)], "l.b": [30 + 7 * i % 40 for i in range(40)]}
    parts["l.a"][0] = 1
    whole = [a + b for a, b in zip(*parts.values(), strict=True)]
    whole[39] += 1
    rows = [(area, q, DAY, v, 2) for q, values in (parts | {"l.gesamt": whole}).items()
            for area, v in zip(plr, values, strict=True)]  # fmt: skip
    rows += [(area, "ew", DAY, 1000) for area in plr]
    view = public_view(numbers_of(rows, plr, districts=["01"], sources=[PUBLIC, CLOSED]))
    assert seen(view, "l.a")[0] is None
    assert None in (seen(view, "l.b")[0], seen(view, "l.gesamt")[0])


def test_one_area_with_more_cases_than_people_does_not_free_the_others(numbers):
    view = public_view(numbers({"q": [999, 1200, 310, 320, 330, 340]}, indicators=share_of("q", "ew")))
    assert seen(view, "q")[0] is None


def test_all_but_a_few_is_secret_also_of_the_population_of_another_day(numbers_of):
    rows = [(area, "ew", DAY, 1000) for area in PLR]
    rows += [(area, "q", "2023-11-30", v, 2) for area, v in zip(PLR, [999, 300, 310, 320, 330, 340], strict=True)]
    view = public_view(numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED]))
    column = view.numbers.column("q", date(2023, 11, 30), "2021", "PLR")
    assert not column.known[0]


def test_all_but_a_few_of_a_whole_that_is_not_public_is_secret_too(numbers):
    table = {"alle": [30, 200, 210, 220, 230, 240], "teil": [29, 100, 110, 120, 130, 140]}
    view = public_view(numbers(table, indicators=share_of("teil", "alle")))
    assert None in (seen(view, "alle")[0], seen(view, "teil")[0])


def test_what_one_publisher_has_protected_frees_nothing_of_another(numbers_of):
    rows = [(area, "ew", DAY, 1000) for area in PLR]
    rows += [(area, "q", DAY, v, 2) for area, v in zip(PLR[:3], [2, 30, 40], strict=True)]
    rows += [(area, "q", DAY, v, 3) for area, v in zip(PLR[3:], [50, 60, 70], strict=True)]
    other = CLOSED | {"source_id": 3, "title": "Statistik A"}
    found = numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED, other])
    object.__setattr__(found.context, "disclosure", '{"rules": [{"sources": ["Statistik A"], "protected": true}]}')
    assert seen(public_view(found), "q")[0] is None


def test_a_table_of_regions_is_protected_by_its_own_sums(numbers_of):
    """Nine regions are too few to find sums by elimination, but its columns still add up."""
    plr = [f"01{n:02d}0{n}01" for n in range(1, 10)]
    a, b = [1, *range(20, 28)], list(range(40, 49))
    rows = [(area, "ew", DAY, 1000) for area in plr]
    for name, values in (("t.a", a), ("t.b", b), ("t.alle", [x + y for x, y in zip(a, b, strict=True)])):
        rows += [(area[:6], name, DAY, v, 2) for area, v in zip(plr, values, strict=True)]
    view = public_view(numbers_of(rows, plr, districts=["01"], sources=[PUBLIC, CLOSED]))
    assert seen(view, "t.a", "BZR")[0] is None
    assert None in (seen(view, "t.b", "BZR")[0], seen(view, "t.alle", "BZR")[0])


def test_one_case_that_cannot_be_placed_does_not_follow_from_the_total_and_its_parts(numbers_of):
    """253 in the Bezirk, 252 in its planning areas: the one case without an area is as secret as any other."""
    rows = [(area, "ew", DAY, 1000) for area in PLR] + [("REST:01", "q", DAY, 1, 2)]
    rows += [(area, "q", DAY, value, 2) for area, value in zip(PLR, [20, 30, 40, 50, 60, 52], strict=True)]
    view = public_view(numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED]))
    assert seen(view, "q", "BEZ") == [253]
    assert seen(view, "q", "PGR") == [None]
    assert sum(value is None for value in seen(view, "q", "BZR")) == 1
    assert sum(value is None for value in seen(view, "q")) == 1


@pytest.mark.parametrize(("total", "hidden"), [(252, 0), (253, 1), (254, 1), (255, 0)])
def test_nor_does_what_a_delivered_total_has_more_than_its_parts(numbers_of, total, hidden):
    """Up to two persons more than in all planning areas; nobody takes three for a secret."""
    rows = [(area, "ew", DAY, 1000) for area in PLR] + [("01", "q", DAY, total, 2)]
    rows += [(area, "q", DAY, value, 2) for area, value in zip(PLR, [20, 30, 40, 50, 60, 52], strict=True)]
    view = public_view(numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED]))
    assert seen(view, "q", "BEZ") == [total]
    assert sum(value is None for value in seen(view, "q")) == hidden


def test_a_hidden_total_is_not_added_up_again_from_parts_that_are_shown(numbers_of):
    """Of two planning areas neither can be a partner for the case without an area, the total can."""
    plr = PLR[:1]
    rows = [(area, "ew", DAY, 1000) for area in plr] + [("REST:01", "q", DAY, 1, 2), (plr[0], "q", DAY, 70, 2)]
    own = '{"rules": [{"quantities": ["q"], "levels": ["PLR"]}]}'
    found = numbers_of(rows, plr, districts=["01"], sources=[PUBLIC, CLOSED])
    object.__setattr__(found.context, "disclosure", own)
    view = public_view(found)
    assert seen(view, "q") == [70]
    assert [seen(view, "q", level) for level in ("BZR", "PGR", "BEZ")] == [[None]] * 3


def test_cases_of_places_that_cannot_be_placed_are_no_secret(numbers_of):
    rows = [(area, "ew", DAY, 1000) for area in PLR] + [("REST:01", "kita.count", DAY, 1, 2)]
    rows += [(area, "kita.count", DAY, 5, 2) for area in PLR]
    view = public_view(numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED]))
    assert seen(view, "kita.count") == [5] * 6
    assert seen(view, "kita.count", "BEZ") == [31]


# --- what public numbers tell by themselves


def women_and_men(numbers, women, men, **kwargs):
    """Two closed columns of which everybody knows the sum."""
    people = [w + m for w, m in zip(women, men, strict=True)]
    return public_view(numbers({"ew.w": women, "ew.m": men}, people=people, **kwargs))


def limited(view):
    return sorted(view.limited[["area_id", "quantity"]].itertuples(index=False, name=None))


def test_what_a_person_knows_whatever_is_hidden_holds_up_nothing(numbers):
    """Of 40 people one is a woman: she knows that the others are 39 men. All others know that it is 0 to 40.

    Both are hidden with partners, as if she knew nothing, and the office is told; everything else is shown.
    """
    view = women_and_men(numbers, [1, 400, 410, 420, 430, 440], [39, 100, 90, 80, 70, 60])
    assert seen(view, "ew.w")[0] is seen(view, "ew.m")[0] is None
    assert seen(view, "ew.w")[3:] == [420, 430, 440]
    assert seen(view, "ew.m", "BZR") == [229, 210]
    assert limited(view) == [("01100101", "ew.m")]


def test_of_a_handful_everybody_knows_enough_beforehand(numbers):
    """Two people live in the first area, a woman and a man, and each knows of the other."""
    view = women_and_men(numbers, [1, 400, 410, 420, 430, 440], [1, 100, 90, 80, 70, 60])
    assert seen(view, "ew.w")[0] is seen(view, "ew.m")[0] is None
    assert seen(view, "ew.m", "BZR") == [191, 210]
    assert limited(view) == [("01100101", "ew.m"), ("01100101", "ew.w")]


def test_nor_is_everyone_told_of_who_is_no_more_than_the_threshold(numbers):
    """All 10 people of an area, which everybody knows: who lives there is one of them."""
    rules = '{"default": {"threshold": 10, "denominator": 0}}'
    view = public_view(numbers({"q": [10, 30, 40, 50, 60, 70]}, people=(10, *(1000,) * 5), policies=rules))
    assert seen(view, "q")[0] is None
    assert causes(view, "q")["01100101"] in ("COMPLEMENT", "PARTNER")


def test_no_partner_is_more_than_the_handful_that_lives_there(numbers):
    """Threshold 5, and 4 and 3 in two areas, of 3 people in the second: beside 40 these are 4 to 7 and 0 to 3."""
    rules = '{"default": {"threshold": 5, "denominator": 0}}'
    view = public_view(numbers({"q": [4, 3, 40, 50, 60, 70]}, people=(1000, 3, 1000, 1000, 1000, 1000), policies=rules))
    assert seen(view, "q")[:2] == [None, None]
    assert 40 not in seen(view, "q") or seen(view, "q", "BZR")[0] is None


def test_what_is_small_and_told_by_a_public_number_is_hidden_as_far_as_that_goes(numbers_of):
    """Of 1,000 people 3 are counted in public, 1 and 2 by the office: whoever is the 1 knows the 2."""
    a, b = [1, 30, 31, 35, 33, 34], [2, 40, 41, 40, 45, 43]
    table = {"q.n": ([x + y for x, y in zip(a, b, strict=True)], 1), "q.a": (a, 2), "q.b": (b, 2)}
    rows = [(area, "ew", DAY, 1000) for area in PLR]
    rows += [(area, name, DAY, v, source) for name, (values, source) in table.items()
             for area, v in zip(PLR, values, strict=True)]  # fmt: skip
    view = public_view(numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED]))
    assert seen(view, "q.a")[0] is seen(view, "q.b")[0] is None
    assert (seen(view, "q.b", "BZR"), seen(view, "q.b", "BEZ")) == ([83, 128], [211])
    assert limited(view) == [("01100101", "q.b")]


def test_a_quantity_has_one_rule_whichever_source_and_date(numbers_of):
    """The Jugendamt counts in one region with threshold 10, the Schulamt in the other, one of them twice."""
    before = "2022-12-31"
    rows = [(area, "ew", DAY, 1000) for area in PLR]
    rows += [(area, "q", DAY, 7 + n, 2 if n < 3 else 3) for n, area in enumerate(PLR)]
    rows += [(area, "q", before, 8, 3) for area in PLR]
    sources = [PUBLIC, CLOSED | {"title": "Jugendamt"}, CLOSED | {"source_id": 3, "title": "Schulamt"}]
    found = numbers_of(rows, PLR, districts=["01"], sources=sources)
    rules = '{"rules": [{"sources": ["Jugendamt"], "threshold": 10}, {"sources": ["Schulamt"], "threshold": 5}]}'
    object.__setattr__(found.context, "disclosure", rules)
    view = public_view(found)
    assert seen(view, "q")[:3] == [None, None, None]  # 7, 8 and 9
    assert view.policies["q"].threshold == 10
    small = view.shown[(view.shown["quantity"] == "q") & (view.shown["value"] < 10)]
    assert small.empty, "nor at the other date, by which the auditor would have to stop the release"


ZERO_IS_SENSITIVE = '{"default": {"threshold": 3, "zero": true}}'


def test_a_category_of_sensitive_zeros_is_hidden_among_the_others(numbers):
    table = {"h.a": [20, 31, 18, 25, 40, 22], "h.b": [9, 14, 11, 7, 16, 12], "h.c": [0] * 6}
    table["h.alle"] = [a + b for a, b in zip(table["h.a"], table["h.b"], strict=True)]
    view = public_view(numbers(table, policies=ZERO_IS_SENSITIVE))
    assert seen(view, "h.c") == [None] * 6
    for area in range(6):  # all - a - b would be 0
        assert None in [seen(view, q)[area] for q in ("h.a", "h.b", "h.alle")]


def test_the_table_of_sensitive_zeros_that_only_their_name_tells_is_left_out(numbers):
    """Women of 60 and more, none in any area: numbers tell no sum that they are part of, the head of the table does."""
    women, men = [[20, 31, 18, 25, 40, 22], [0] * 6], [[9, 14, 11, 7, 16, 12], [6, 8, 13, 9, 5, 10]]
    table = {"h.w0": women[0], "h.w1": women[1], "h.m0": men[0], "h.m1": men[1], "h.frauen": women[0]}
    table["h.maenner"] = [a + b for a, b in zip(*men, strict=True)]
    table["h.jung"] = [a + b for a, b in zip(women[0], men[0], strict=True)]
    table["h.alt"] = men[1]
    table["h.alle"] = [a + b for a, b in zip(table["h.frauen"], table["h.maenner"], strict=True)]
    view = public_view(numbers(table | {"other": [10, 20, 30, 40, 50, 60]}, policies=ZERO_IS_SENSITIVE))
    assert {number for name in table for number in seen(view, name) + seen(view, name, "BEZ")} == {None}
    assert causes(view, "h.maenner") == dict.fromkeys(PLR, "TABLE")
    assert seen(view, "other") == [10, 20, 30, 40, 50, 60]
    assert seen(public_view(numbers(table)), "h.w1") == [0] * 6  # where a 0 is none of a secret it is shown
