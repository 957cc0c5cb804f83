# SPDX-License-Identifier: GPL-2.0-or-later
"""What the window of texts knows of a text's release: it is of these very words, of an agreed text, and of no other."""

import pytest
from sozialraum.processing.domain.demo import build_demo
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.texts import keep_text, place_of
from sozialraum.ui.text_desk import ChapterLine, Mark, TextDesk

AREA, CHAPTER = "991001", ChapterLine("2.2", "Altersstruktur", ("b1",))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "muster.gpkg"
    build_demo(path)
    return Library(path)


@pytest.fixture
def library(demo, tmp_path):
    path = tmp_path / "muster.gpkg"
    demo.backup(path)
    return Library(path)


def lay_out(desk, library):
    """What the library has by now."""
    numbers = Numbers.read(library)
    desk.show(library.path, numbers, build_profile(numbers, AREA))


@pytest.fixture
def desk(library):
    """A desk at which a released text lies that was written on other numbers."""
    found = TextDesk([CHAPTER])
    place = place_of(build_profile(Numbers.read(library), AREA), CHAPTER.number)
    keep_text(library, place, "Viele Kinder.", "AG SRO", "b1#0123456789abcdef", public=True)
    lay_out(found, library)
    return found


def test_a_stored_release_is_shown(desk):
    assert desk.shown(CHAPTER) == ("Viele Kinder.", "AG SRO", True)
    desk.edit(CHAPTER, "Viele Kinder.", "AG SRO", True)
    assert desk.draft(CHAPTER) is None


def test_taking_the_tick_out_is_a_change_of_its_own(desk):
    desk.edit(CHAPTER, "Viele Kinder.", "AG SRO", False)
    assert desk.draft(CHAPTER).public is False


def test_what_goes_back_to_a_draft_is_released_no_more(desk):
    desk.edit(CHAPTER, "Viele Kinder.", "Entwurf", True)
    assert desk.draft(CHAPTER).public is False


def test_confirming_a_text_on_new_numbers_keeps_its_release(desk):
    """The words are the same; whoever reads them again on the new numbers releases nothing else."""
    assert desk.marks(CHAPTER) == (Mark.STALE,)
    assert desk.to_save(CHAPTER).public is True


def test_the_list_of_chapters_tells_what_is_released(desk, library):
    draft = desk.to_save(CHAPTER)
    for public, mark in ((True, Mark.RELEASED), (False, Mark.OWN)):
        keep_text(library, draft.place, draft.text, draft.state, draft.basis, public=public)
        lay_out(desk, library)
        assert desk.marks(CHAPTER) == (mark,)


def test_what_looks_like_data_of_a_person_is_told_of_the_words_that_are_shown(desk):
    assert desk.suspicious(CHAPTER) == ()
    desk.edit(CHAPTER, "Fragen an Frau Kaya.", "AG SRO", True)
    assert desk.suspicious(CHAPTER) == ("Frau Kaya",)
