# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger of releases: what left the office, once each, and that it was withdrawn."""

import numpy as np
import pandas as pd
import pytest
from sozialraum.processing.domain.demo import build_demo
from sozialraum.processing.domain.disclosure import ledger
from sozialraum.processing.domain.disclosure.ledger import Statement, Told
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.library import Library

PLR = "0710010"  # and a digit
PLACE = {"vintage": "2021", "level": "PLR", "quantity": "q", "period": "2023-12-31"}


def numbers(**by_area):
    return pd.DataFrame([PLACE | {"area_id": PLR + area[1:], "value": value} for area, value in by_area.items()])


NAME = ("2021", "PLR", PLR + "1", "q", "2023-12-31")
NOTHING = numbers(a0=0).iloc[:0]


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "muster.gpkg"
    build_demo(path)
    return path


@pytest.fixture
def library(template, tmp_path):
    copy = tmp_path / "muster.gpkg"
    copy.write_bytes(template.read_bytes())
    return Library(copy)


def enter(library, title, shown, kept_back=NOTHING, statements=()):
    told = Told.of(shown, kept_back)
    told.statements |= dict.fromkeys(statements)
    return ledger.enter(library, title, told)


def known(library):
    frame = ledger.released(library)
    return {area[-1]: None if np.isnan(v) else v for area, v in zip(frame["area_id"], frame["value"], strict=True)}


def share(low, high, area="1", factor=1.0):
    """That a document told between which ends a number lies."""
    terms = ((PLR + area, "q", "2023-12-31", factor),)
    return Statement("rate", "2021", PLR + area, "anteil", "2023-12-31", terms, low, high)


def rank(position, slack=0.0):
    terms = ((PLR + "1", "q", "2023-12-31", 0.1),)
    return Statement("rank", "2021", PLR + "1", "anteil", "2023-12-31", terms, position, slack, "PLR 07")


def test_what_is_shown_and_what_is_kept_back_is_entered(library):
    enter(library, "kurzprofil (oeffentlich)", numbers(a1=30, a2=40), numbers(a3=2))
    assert known(library) == {"1": 30, "2": 40, "3": None}  # what the number is that was kept back, no ledger says
    (release,) = ledger.releases(library)
    assert (release.title, release.shown, release.kept_back, release.told, release.withdrawn) == (
        "kurzprofil (oeffentlich)",
        2,
        1,
        0,
        "",
    )


def test_writing_the_same_again_enters_nothing(library):
    assert enter(library, "a", numbers(a1=30), numbers(a3=2), [share(20, 29), rank(3)]) == 1
    state = library.meta("state")
    assert enter(library, "b", numbers(a1=30), numbers(a3=2), [share(20, 29), rank(3)]) is None
    assert (len(ledger.releases(library)), library.meta("state")) == (1, state)


def test_documents_of_one_run_are_one_release(library):
    register = ledger.Register(library, "a")
    register.enter(Told.of(numbers(a1=30), NOTHING))
    register.enter(Told.of(numbers(a1=30, a2=40), numbers(a3=2)))
    register.enter(Told.of(numbers(a2=40), numbers(a3=2)))
    assert [(r.release_id, r.shown, r.kept_back) for r in ledger.releases(library)] == [(1, 2, 1)]


def test_a_later_release_enters_what_is_new_and_what_was_out_stays_known(library):
    enter(library, "a", numbers(a1=30))
    enter(library, "b", numbers(a1=31, a2=40))
    assert sorted(ledger.released(library)["value"]) == [30, 31, 40], "the revised number does not undo the first"
    assert [(r.release_id, r.shown) for r in ledger.releases(library)] == [(2, 2), (1, 1)]


def test_a_number_that_prints_the_same_is_no_other_number(library):
    """11 was shown; with tens it prints as 10 and tells nothing new. The other way round it tells more."""
    assert ledger.enter(library, "a", Told({NAME: (11.0, 0.0)})) == 1
    assert ledger.enter(library, "b", Told({NAME: (10.0, 5.0)})) is None
    assert ledger.enter(library, "c", Told({NAME: (15.0, 5.0)})) == 2, "it was revised"
    assert ledger.enter(library, "d", Told({NAME: (0.1 + 0.2, 0.0)})) == 3
    assert ledger.enter(library, "e", Told({NAME: (0.3, 0.0)})) is None


def test_a_range_within_one_that_is_known_is_new_and_one_around_it_is_not(library):
    assert enter(library, "a", NOTHING, NOTHING, [share(20, 29)]) == 1
    assert enter(library, "b", NOTHING, NOTHING, [share(15, 30)]) is None
    assert enter(library, "c", NOTHING, NOTHING, [share(25, 31)]) == 2
    frame = ledger.released(library)
    assert [(v - s / 2, v + s / 2) for v, s in zip(frame["value"], frame["step"], strict=True)] == [(20, 29), (25, 31)]


def test_a_share_is_a_range_of_the_number_it_was_reckoned_from(library):
    """7,0 % of 50 people: from 6.95 to 7.05 per cent are 3.475 to 3.525 of them."""
    enter(library, "a", NOTHING, NOTHING, [share(6.95, 7.05, factor=2.0)])
    (row,) = ledger.released(library).itertuples()
    assert (row.area_id, row.level, row.value, row.step) == (PLR + "1", "PLR", 3.5, pytest.approx(0.05))


def test_what_was_shown_once_stays_known_when_it_is_kept_back_later_or_withdrawn(library):
    enter(library, "a", numbers(a1=30), NOTHING, [share(20, 29, "2")])
    assert enter(library, "b", NOTHING, numbers(a1=30)) is None
    before = ledger.released(library)
    ledger.withdraw(library, 1, "falsche Liste")
    pd.testing.assert_frame_equal(ledger.released(library), before)
    (release,) = ledger.releases(library)
    assert release.withdrawn.endswith("falsche Liste")


def test_what_a_withdrawn_release_kept_back_binds_nobody(library):
    enter(library, "a", numbers(a1=30), numbers(a3=2))
    ledger.withdraw(library, 1, "")
    assert known(library) == {"1": 30}
    assert enter(library, "b", NOTHING, numbers(a3=2)) == 2


def test_what_is_shown_again_adds_nothing_to_what_is_known(library):
    enter(library, "a", numbers(a1=30, a2=40), NOTHING, [share(20, 29), share(5, 9, "3")])
    assert ledger.beyond(library, numbers(a1=30, a2=40)) == [share(5, 9, "3")]
    assert len(ledger.beyond(library, numbers(a1=31))) == 3


def test_a_release_that_is_not_there_cannot_be_withdrawn(library):
    with pytest.raises(SozialraumError) as caught:
        ledger.withdraw(library, 9, "")
    assert (caught.value.code, caught.value.values["release"]) == ("unknown_release", 9)
