# SPDX-License-Identifier: GPL-2.0-or-later
"""The window of texts and the imprint's form, in a real QGIS."""

import shutil

import pytest


@pytest.fixture(scope="module")
def session(run_session, library, tmp_path_factory):
    copy = shutil.copy(library, tmp_path_factory.mktemp("texts") / "musterbezirk.gpkg")
    return run_session("session_texts", library=copy)


def test_nothing_raises(session):
    assert session.problems == []


def test_follows_the_selection(session):
    assert session["no_area"] == ["Bitte ein Gebiet wählen.", False]
    assert session["selected"] == ["992004", "Rathausplatz (992004)", "Datenstand 31.12.2024"]


def test_chapters_with_their_marks(session):
    """The assessment of the Kurzprofil and the chapters of Teil I; nobody delivered SGB II as a Kernindikator (3.3)."""
    assert session["chapters"] > 30
    assert session["marks"] == {"2.2": "Vorschlag", "3.3": "leer", "6": "leer", "13": "leer"}


def test_suggestion_beside_an_empty_text(session):
    assert "der Anteil der unter 18-Jährigen bei 15,7\u00a0%" in session["suggestion"]
    assert session["buttons"] == [True, False, False, False]


def test_typed_text_is_looked_at_and_never_lost(session):
    assert session["unsaved"] == "nicht gespeichert, fremder Gebietsname"
    assert "Lindenufer (991001)" in session["hints"]
    assert "99,9" in session["hints"]
    assert session["elsewhere"] == ""
    assert session["back"] == session["suggestion"] + "\nAnders als in Lindenufer sind 99,9 % <b>dagegen</b>."
    assert session["discarded"] == ["", "Vorschlag"]


def test_saved_as_typed_with_its_state(session):
    text = "Viele Kinder.\n– Es sind <b>mehr</b> geworden."
    assert session["saved"] == [["992004", "2.2", "2024-12-31", text, "AG SRO"]]


def test_released_are_these_words_and_no_others(session):
    """The tick is there for what is agreed; whoever changes a word takes it out and has to set it again."""
    assert session["draft_released"] is False
    assert session["released"] == ["", "nicht gespeichert", [1]]
    assert session["reworded"] == [False, True]
    assert session["draft_again"] == [False, False, ""]
    assert session["undone"] == [True, "eigener Text, freigegeben"]


def test_a_text_that_is_not_public_can_be_edited_while_the_public_edition_is_shown(session):
    assert session["in_public"] == [0, "Viele Kinder.\n– Es sind <b>mehr</b> geworden.", "eigener Text"]


def test_whoever_releases_sees_what_looks_like_data_of_a_person(session):
    beside, hints = session["suspicion"]
    assert beside == "Bitte prüfen, es wird öffentlich: Frau Kaya; 030 1234567"
    assert "Angaben zu einer Person" in hints


def test_told_when_the_numbers_changed(session):
    hint, save, undo = session["stale"]
    assert hint.startswith("Kapitel 2.2: Seit der Text geschrieben wurde, haben sich die Zahlen geändert.")
    assert (save, undo) == (True, False)


def test_a_colleagues_text_is_not_overwritten(session):
    hint, typed, stored = session["collision"]
    assert hint == "Kapitel 2.2 des Gebiets 992004"
    assert (typed, stored) == ("Meine Fassung.", [["Fassung der Kollegin."]])


def test_closing_asks_before_words_are_lost(session):
    assert session["stays"]
    assert session["asked"] == ["Nicht gespeicherte Texte: 1. Vor dem Schließen speichern?"] * 2


def test_deleted_text_gives_way_to_the_suggestion(session):
    assert session["deleted"] == ["", [[0]]]


def test_imprint_holds_what_was_filled_in(session):
    assert session["imprint"] == [
        ["Beschlossen durch die AG SRO am", "16.11.2025"],
        ["kontakt", "spk@musterbezirk.example"],
    ]
