# SPDX-License-Identifier: GPL-2.0-or-later
"""What writes, from the window: always by the algorithms, beside the window, with a sentence at the end."""

from pathlib import Path

import pytest

INPUT = Path(__file__).resolve().parents[2] / "resources" / "demo" / "input"


@pytest.fixture(scope="module")
def session(run_session, library):
    return run_session("session_export", library=library, input=INPUT)


def test_nothing_raises(session):
    assert session.problems == []


def test_one_profile(session):
    assert session["working"][0] == "Profile werden geschrieben…"
    assert session["one"] == ["992004_rathausplatz_kurzprofil_2024-12-31_intern.pdf"]
    assert any(f"1 Profil geschrieben: {session['one'][0]}" in text for text in session["one_message"])
    assert session["one_buttons"] == ["Öffnen", "Ordner zeigen"]


def test_all_of_the_district_while_the_window_stays_alive(session):
    assert session["district_text"] == "Alle Bezirksregionen des Bezirks (9)"
    assert len(session["district"]) == 9
    assert any(
        "8 Profile geschrieben, 1 übersprungen, 0 fehlgeschlagen." in text for text in session["district_message"]
    )
    assert session["longest_pause"] < 2.0


def test_cancel_leaves_whole_files_only(session):
    assert session["cancelled"]
    assert all(session["cancelled"])
    assert len(session["cancelled"]) < 9
    assert session["cancelled_rest"] == []
    text = f"Abgebrochen: {len(session['cancelled'])} von 9 Profilen geschrieben."
    assert any(text in message for message in session["cancelled_message"])


def test_source_is_removed_by_the_algorithm(session):
    assert session["kita_before"] > 0
    assert session["sources_after"] == session["sources"] - 1
    assert session["kita_after"]
    assert session["kita_on_map"] == [1, 1]
    assert session["kita_off_map"] == [0, 0]


def test_rejects_are_listed_in_words(session):
    shown, known = session["rejects"]
    assert shown == known > 0
    assert not any(text.isidentifier() for text in session["reject_codes"]), session["reject_codes"]


def test_import_by_the_toolbox_is_noticed(session):
    assert session["noticed"] == session["kita_before"]


def test_dialog_has_the_library_filled_in(session):
    assert session["dialog"].endswith("bezirk.gpkg")


def test_two_editions_are_compared_for_the_selected_area(session):
    assert "Zwei Ausgaben vergleichen…" in session["export_menu"]
    filled = session["compared"]
    assert filled["LIBRARY"].endswith("bezirk.gpkg")
    assert (filled["LEVEL"], filled["AREA_IDS"], filled["OTHER"], filled["OTHER_PERIOD"]) == ("BZR", "992004", "", "")


def test_what_is_no_library_is_said(session):
    assert session["not_a_library"] == "„text.gpkg“ ist keine Sozialraum-Datenbibliothek."
    assert session["gone"] == "Datenbibliothek nicht gefunden: „weg.gpkg“."


def test_example_opens(session):
    assert session["example_s"] < 20
    assert session["example_file"] == "musterbezirk.gpkg"
    assert any("Beispiel geladen: Musterbezirk (frei erfundene Daten)." in text for text in session["example_message"])
    assert session["tasks_left"] == 0


def test_every_template_can_be_chosen_and_implies_its_level(session):
    names = [name for name, *_ in session["documents"]]
    assert names == ["bezirk", "kaputt", "kurzprofil", "planungsraum", "teil1", "teil2", "vorlage"]
    assert [name for name, _, problem in session["documents"] if problem] == ["kaputt"]
    assert "Zeile 1, Spalte 2" in next(problem for name, _, problem in session["documents"] if name == "kaputt")
    assert session["bezirk_texts"] == ["Bezirk Musterbezirk", False]
    assert len(session["bezirk"]) == 1
    assert session["bezirk"][0].startswith("99_musterbezirk_bezirk_")
