# SPDX-License-Identifier: GPL-2.0-or-later
"""What people write into profiles: kept as typed, one text a place, never lost to a colleague; the two looks at it."""

from datetime import date
from pathlib import Path

import pytest
from sozialraum.processing.domain.demo import build_demo
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile import AreaRef
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.domain.text_checks import (
    Surroundings,
    figures,
    figures_among,
    foreign_areas,
    surroundings,
    unknown_figures,
)
from sozialraum.processing.domain.texts import Place, keep_text, place_of, remove_text, text_of, texts_in_force

DAY = date(2024, 12, 31)
AREA = "992004"  # Bezirksregion Rathausplatz
# planner.md and trust.md 3.1: what must come back letter by letter.
PAYLOADS = (
    "<img src='/etc/passwd'/><b>fett</b> a<b und c>d & „Zitat“",
    "[% env('GEHEIM') %] {chapter} %(x)s $x$ =1+1",
    "'; DROP TABLE texts; --",
    "Erste Zeile\nZweite Zeile\n– Aufzählung",
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("texts") / "musterbezirk.gpkg"
    build_demo(path)
    return path


@pytest.fixture
def library(demo, tmp_path):
    copy = tmp_path / "bezirk.gpkg"
    Library(demo).backup(copy)
    return Library(copy)


def profile_of(library, period=None):
    return build_profile(Numbers.read(library), AREA, period)


# --- kept


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_text_comes_back_as_it_was_typed(library, text):
    place = Place(AREA, "2.2", DAY)
    keep_text(library, place, text, "Entwurf", "b1#0123")
    found = text_of(profile_of(library), "2.2")
    assert (found.text, found.state, found.period, found.basis) == (text, "Entwurf", DAY, "b1#0123")


def test_released_are_these_very_words_and_no_others(library):
    """Whoever writes a text anew says so anew; nothing is released by keeping silent."""
    place = Place(AREA, "2.2", DAY)
    keep_text(library, place, "Wortlaut", "AG SRO", "", public=True)
    assert text_of(profile_of(library), "2.2").public is True
    keep_text(library, place, "Anderer Wortlaut", "AG SRO", "")
    assert text_of(profile_of(library), "2.2").public is False


def test_what_cannot_be_seen_is_not_kept(library):
    keep_text(library, Place(AREA, "2.2", DAY), " eins\x00\x1b\r\nzwei\ud800 ", "Entwurf", "")
    assert text_of(profile_of(library), "2.2").text == "eins\nzwei"


def test_one_text_a_place(library):
    place = Place(AREA, "2.2", DAY)
    keep_text(library, place, "Entwurfstext", "Entwurf", "")
    keep_text(library, place, "Beschlossener Text", "Bezirksamt", "b1#1")
    keep_text(library, Place("992001", "2.2", DAY), "Anderes Gebiet", "Entwurf", "")
    assert len(library.texts()) == 2
    assert [(t.text, t.state) for t in profile_of(library).texts] == [("Beschlossener Text", "Bezirksamt")]


def test_a_text_holds_from_its_date_on(library):
    """The profile of 2023 never shows what was written a year later; that of 2024 keeps on with the older text."""
    keep_text(library, Place(AREA, "2.2", date(2023, 12, 31)), "Text von 2023", "AG SRO", "")
    assert text_of(profile_of(library), "2.2").text == "Text von 2023"
    keep_text(library, Place(AREA, "2.2", DAY), "Text von 2024", "Entwurf", "")
    assert text_of(profile_of(library), "2.2").text == "Text von 2024"
    assert text_of(profile_of(library, date(2023, 12, 31)), "2.2").text == "Text von 2023"
    assert text_of(profile_of(library, date(2022, 12, 31)), "2.2") is None


def test_texts_in_force_are_told_once_a_chapter(library):
    keep_text(library, Place(AREA, "2.2", date(2023, 12, 31)), "alt", "Entwurf", "")
    keep_text(library, Place(AREA, "2.2", DAY), "neu", "Entwurf", "")
    keep_text(library, Place(AREA, "3.1", DAY), "anderes", "Entwurf", "")
    profile = profile_of(library)
    assert [t.text for t in texts_in_force(profile)] == ["neu", "anderes"]
    assert [t.text for t in texts_in_force(profile, ["3.1", "9"])] == ["anderes"]


def test_removed_text_gives_way_to_the_older_one(library):
    keep_text(library, Place(AREA, "2.2", date(2023, 12, 31)), "alt", "Entwurf", "")
    keep_text(library, Place(AREA, "2.2", DAY), "neu", "Entwurf", "")
    assert remove_text(library, place_of(profile_of(library), "2.2"))
    assert text_of(profile_of(library), "2.2").text == "alt"
    assert not remove_text(library, Place(AREA, "2.2", DAY))


def test_nothing_of_a_colleague_is_overwritten(library):
    place = Place(AREA, "2.2", DAY)
    keep_text(library, place, "von der Kollegin", "Entwurf", "", seen="")
    for attempt in (
        lambda: keep_text(library, place, "von mir", "Entwurf", "", seen=""),
        lambda: remove_text(library, place, seen=""),
    ):
        with pytest.raises(SozialraumError) as caught:
            attempt()
        assert (caught.value.code, caught.value.values["chapter"]) == ("text_changed_meanwhile", "2.2")
    assert text_of(profile_of(library), "2.2").text == "von der Kollegin"
    keep_text(library, place, "gemeinsam", "Entwurf", "", seen="von der Kollegin")
    assert text_of(profile_of(library), "2.2").text == "gemeinsam"


@pytest.mark.parametrize(
    ("text", "state", "code"), [("x", "fertig", "text_state_unknown"), (" \n", "Entwurf", "text_empty")]
)
def test_refused_with_the_library_untouched(library, text, state, code):
    before = library.meta("state")
    with pytest.raises(SozialraumError) as caught:
        keep_text(library, Place(AREA, "2.2", DAY), text, state, "")
    assert caught.value.code == code
    assert library.meta("state") == before


def test_a_draft_is_not_released(library):
    with pytest.raises(SozialraumError) as caught:
        keep_text(library, Place(AREA, "2.2", DAY), "Text", "Entwurf", "", public=True)
    assert (caught.value.code, caught.value.values["chapter"]) == ("text_not_agreed", "2.2")
    assert library.texts().empty


# --- the imprint


def test_imprint_keeps_what_is_filled_and_what_the_form_does_not_know(library):
    library.set_imprint({"koordination": "Datenkoordination", "Layout": "Amt <b>X</b>", "kontakt": "a@b.example"})
    library.set_imprint({"koordination": "OE SPK", "kontakt": "", "oe": ""})
    assert library.imprint() == {"koordination": "OE SPK", "Layout": "Amt <b>X</b>"}


# --- another area's name


def around(*others, own=("Friedenau West",)):
    refs = [AreaRef(f"07300{i}", name, "BZR") for i, name in enumerate((*own, *others), 1)]
    return Surroundings(tuple(refs[: len(own)]), tuple(refs[len(own) :]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Friedenau leben viele Ältere.", ["Friedenau"]),
        ("Die Lage Friedenaus ist gut.", ["Friedenau"]),
        ("In Friedenau West leben viele Ältere.", []),  # the longer own name
        ("Die Friedenauer Straße ist laut.", []),  # another word
        ("Wie in Rubensstraße und Rubensstraße", ["Rubensstraße"]),  # once
        ("Es liegt in der Mitte des Bezirks.", []),  # an ordinary word
        ("Im Ortsteil Mitte und im Bezirk „Mitte“ ist es anders.", ["Mitte"]),
        ("Siehe 073003 und 07300305.", ["Rubensstraße"]),  # the key of the second foreign area; 8 digits are another
        ("Hohe  Straße\nam Park", ["Hohe Straße am Park"]),  # blanks and line breaks as they come
    ],
)
def test_a_text_that_names_another_area(text, expected):
    found = foreign_areas(text, around("Friedenau", "Rubensstraße", "Mitte", "Hohe Straße  am Park"))
    assert [" ".join(area.name.split()) for area in found] == expected


def test_own_area_parents_and_planning_areas_may_be_named(demo):
    """In the made-up district the region Rathausplatz has a planning area of the same name."""
    numbers = Numbers.read(Library(demo))
    profile = build_profile(numbers, AREA)
    near = surroundings(numbers, profile)
    own = " ".join(
        f"{a.name} {a.area_id}" for a in (profile.area, *profile.parents, *(x for x, _ in profile.below["ew"].cells))
    )
    assert foreign_areas(own, near) == ()
    assert [a.name for a in foreign_areas("Anders als in Lindenufer (991001) und Uferpromenade.", near)] == [
        "Lindenufer",
        "Uferpromenade",
    ]
    assert not {a.area_id for a in near.own} & {a.area_id for a in near.others}
    assert len(near.own) + len(near.others) == 1 + sum(
        len(numbers.areas("2021", n).ids) for n in ("PLR", "BZR", "PGR", "BEZ")
    )


# --- numbers that the profile does not have


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 31.12.2024 waren es 24.812, im Jahr 2019 noch 3,5 %.", ("24.812", "3,5")),
        ("§ 78 SGB VIII, KID A5, Linie M41, 12-mal", ("12",)),
        ("um 1,5–2,0 Pp.", ("1,5", "2,0")),
    ],
)
def test_figures_are_numbers_and_no_dates_years_or_names(text, expected):
    assert figures(text) == expected


def test_figures_the_profile_does_not_print(demo):
    profile = build_profile(Numbers.read(Library(demo)), AREA)
    shown = profile.row("b1").area.text
    assert (
        unknown_figures(f"{shown} sind jung, {profile.row('ew').area.text.replace('.', '')} leben hier.", profile) == ()
    )
    assert unknown_figures("99,9 % sind jung und 5 Parks gibt es.", profile) == ("99,9",)


def test_figures_among_others_are_told_as_they_stand_there():
    """Points are no part of a number; small ones are as telling as large ones."""
    assert figures_among("1.302 und 1302, 7 % von 7, im Jahr 2019", {"1302", "7", "2019"}) == ("1.302", "1302", "7")
