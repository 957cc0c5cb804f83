# SPDX-License-Identifier: GPL-2.0-or-later
"""What a delivery costs in a public edition: told by quantity, level and cause, and what other policies change."""

import pandas as pd
import pytest
from sozialraum.processing.domain.disclosure import outlook as module
from sozialraum.processing.domain.disclosure.cells import Cause
from sozialraum.processing.domain.disclosure.outlook import outlook
from sozialraum.processing.domain.disclosure.policy import policies
from sozialraum.processing.domain.disclosure.public import public_view
from sozialraum.processing.domain.disclosure.subjects import State, sources_of
from sozialraum.processing.domain.disclosure.tally import Change, changed, further, kept, tally

DAY = "2023-12-31"
PLR = ("01100101", "01100102", "01100103", "01100204", "01100205", "01100206")
PUBLIC = {"source_id": 1, "office": "Amt für Statistik", "title": "Einwohner", "period": DAY, "licence": "", "file": "",
          "sheet": "", "published": True, "protection": "exact", "hash": ""}  # fmt: skip
CLOSED = PUBLIC | {"source_id": 2, "office": "Sozialamt", "title": "Eigene Liste", "published": False}


@pytest.fixture
def numbers(numbers_of):
    """One Bezirk with two regions of three areas; the Sozialamt's `q` is closed, and 2 in its first area is small."""
    rows = [(area, "ew", DAY, 1000) for area in PLR]
    rows += [(area, "q", DAY, value, 2) for area, value in zip(PLR, (2, 30, 40, 50, 60, 70), strict=True)]
    return numbers_of(rows, PLR, districts=["01"], sources=[PUBLIC, CLOSED])


def counted(found):
    """Numbers of the Planungsräume by cause."""
    rows = found[(found["quantity"] == "q") & (found["level"] == "PLR")]
    return {Cause(cause).name: int(n) for cause, n in zip(rows["cause"], rows["count"], strict=True)}


def test_one_small_number_takes_one_more_with_it(numbers):
    found = outlook(numbers, [2])
    assert found.complete
    assert counted(found.tally) == {"SHOWN": 4, "SMALL": 1, "PARTNER": 1}
    assert (kept(found.tally), further(found.tally)) == (2, 1)
    policy, titles = found.policies["q"]
    assert (policy.threshold, titles) == (3, ("Eigene Liste",))


def test_where_that_would_take_long_only_the_small_ones_are_told(numbers, monkeypatch):
    monkeypatch.setattr(module, "QUICK", 0)
    found = outlook(numbers, [2])
    assert not found.complete
    assert counted(found.tally) == {"SHOWN": 5, "SMALL": 1}


def test_of_a_published_source_there_is_nothing_to_tell(numbers):
    found = outlook(numbers, [1])
    assert found.tally.empty
    assert found.policies == {}


def test_sources_are_listed_with_what_is_closed_of_them(numbers):
    found = [(one.title, one.office, one.state, [s.quantity for s in one.quantities]) for one in sources_of(numbers)]
    assert found == [
        ("Eigene Liste", "Sozialamt", State.CLOSED, ["q"]),
        ("Einwohner", "Amt für Statistik", State.PUBLISHED, []),
    ]


def test_a_source_is_confidential_where_one_of_its_quantities_is(numbers):
    assert sources_of(numbers, {"q"})[0].subject.confidential
    assert not sources_of(numbers, {"r"})[0].subject.confidential


def test_what_a_higher_threshold_costs_is_told_by_quantity_and_level(numbers):
    views = [public_view(numbers, rules=policies(own)) for own in ("", '{"default": {"threshold": 41}}')]
    before, after = (tally(view.shown, view.kept_back) for view in views)
    # Before: the 2 and one that protects it. Then 2, 30 and 40 are small, and protect each other below their sum of 72.
    assert changed(before, after) == (Change("q", "PLR", 2, 3, 1, 0),)


def test_what_is_not_protected_any_more_is_counted_as_gone():
    cells = pd.DataFrame({"period": [DAY], "quantity": ["q"], "level": ["PLR"], "cause": [int(Cause.SMALL)]})
    before, after = tally(pd.DataFrame(), cells), tally(pd.DataFrame(), pd.DataFrame())
    assert changed(before, after) == (Change("q", "PLR", 1, 0, 0, 0),)
