# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger of releases: what left the office, once each, and that it was withdrawn."""

import numpy as np
import pandas as pd
import pytest
from sozialraum.processing.domain.demo import build_demo
from sozialraum.processing.domain.disclosure import ledger
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.library import Library

PLACE = {"vintage": "2021", "level": "PLR", "quantity": "q", "period": "2023-12-31"}


def numbers(**by_area):
    return pd.DataFrame([PLACE | {"area_id": area[1:], "value": value} for area, value in by_area.items()])


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


def known(library):
    frame = ledger.released(library)
    return {area: None if np.isnan(v) else v for area, v in zip(frame["area_id"], frame["value"], strict=True)}


def test_what_is_shown_and_what_is_kept_back_is_entered(library):
    ledger.enter(library, "kurzprofil (oeffentlich)", numbers(a1=30, a2=40), numbers(a3=2))
    assert known(library) == {"1": 30, "2": 40, "3": None}  # what the number is that was kept back, no ledger says
    (release,) = ledger.releases(library)
    assert (release.title, release.shown, release.kept_back, release.withdrawn) == (
        "kurzprofil (oeffentlich)",
        2,
        1,
        "",
    )


def test_writing_the_same_again_enters_nothing(library):
    assert ledger.enter(library, "a", numbers(a1=30), numbers(a3=2)) == 1
    state = library.meta("state")
    assert ledger.enter(library, "b", numbers(a1=30), numbers(a3=2)) is None
    assert (len(ledger.releases(library)), library.meta("state")) == (1, state)


def test_a_later_release_enters_what_is_new(library):
    ledger.enter(library, "a", numbers(a1=30), NOTHING)
    ledger.enter(library, "b", numbers(a1=31, a2=40), NOTHING)
    assert known(library) == {"1": 31, "2": 40}
    assert [(r.release_id, r.shown) for r in ledger.releases(library)] == [(2, 2), (1, 1)]


def test_what_was_shown_once_stays_known_when_it_is_kept_back_later_or_withdrawn(library):
    ledger.enter(library, "a", numbers(a1=30), NOTHING)
    assert ledger.enter(library, "b", NOTHING, numbers(a1=30)) is None
    ledger.withdraw(library, 1, "falsche Liste")
    assert known(library) == {"1": 30}
    (release,) = ledger.releases(library)
    assert release.withdrawn.endswith("falsche Liste")


def test_a_release_that_is_not_there_cannot_be_withdrawn(library):
    with pytest.raises(SozialraumError) as caught:
        ledger.withdraw(library, 9, "")
    assert (caught.value.code, caught.value.values["release"]) == ("unknown_release", 9)
