# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin in a real window: loaded, unloaded and loaded again."""

import pytest

ENTRIES = [
    "Gebiet", "Fachdaten", "Gebiet auf der Karte wählen", "Datenbibliothek öffnen…", "Datenbibliothek anlegen…",
    "Zuletzt geöffnet", "Tabelle importieren…", "Layer importieren…", "Planung exportieren…", "Planung importieren…",
    "Kommentarblatt schreiben…", "Kommentare der Ämter importieren…", "Quellen verwalten…", "Regeln und Richtwerte…",
    "Berechnen", "Texte…", "Impressum…", "Profile exportieren…", "Tabellen exportieren (XLSX)…",
    "Zwei Ausgaben vergleichen…", "Geheimhaltung…", "Geheimhaltungsregeln…", "Dateien vor der Weitergabe prüfen…",
    "Beispiel öffnen (Musterbezirk)", "Hilfe",
]  # fmt: skip


@pytest.fixture(scope="module")
def session(run_session):
    return run_session("session_load")


def test_nothing_raises(session):
    assert session.problems == []


def test_starts_light_and_tells_what_to_do(session):
    assert session["loaded_at_start"]
    assert session["heavy_at_start"] == []
    assert session["state"].startswith("Noch keine Datenbibliothek.")
    assert session["state_fachdaten"] == "Erst eine Datenbibliothek anlegen oder öffnen."


def test_menu_and_toolbox(session):
    assert "Sozialraum" in session["menu"]
    assert session["entries"] == ENTRIES
    assert {
        f"sozialraum:{name}" for name in ("createlibrary", "importtable", "importlayer", "removesource", "profile")
    } <= set(session["algorithms"])


def test_docks_stand_as_two_tabs(session):
    assert session["docks_tabbed"]


@pytest.mark.parametrize("round_", [1, 2, 3])
def test_unloading_leaves_nothing(session, round_):
    assert session["without"][round_] == session["without"][0]


def test_loading_again_adds_the_same(session):
    assert session["with"][1] == session["with"][0]
    assert session["with"][2] == session["with"][0]
    first, bare = session["with"][0], session["without"][0]
    assert first["docks"] == bare["docks"] + 2
    assert first["toolbars"] == bare["toolbars"] + 1
    assert first["providers"] == bare["providers"] + 1


def test_qgis_ends_well(session):
    assert session["exit_code"] == 0, session.log[-2000:]
