# SPDX-License-Identifier: GPL-2.0-or-later
"""Docks, tree, map and project with the made-up district's library."""

import pytest


@pytest.fixture(scope="module")
def session(run_session, library):
    return run_session("session_work", library=library)


def test_nothing_raises(session):
    assert session.problems == []


def test_library_lies_on_the_map_as_a_group(session):
    assert session["crs"] == "EPSG:25833"
    # Two key systems of four levels each, the newer one first.
    assert session["group"] == ["BEZ", "PGR", "BZR", "PLR"] * 2
    assert session["readonly"] == [True] * 8
    assert session["editable"] == [False] * 8


def test_libraries_of_the_environment(session):
    assert int(session["geopandas"].split(".")[0]) >= 1
    assert session["backend"] == "matplotlib.backends.backend_qtagg"


def test_search_finds_names_and_keys(session):
    assert session["no_area"] == "Gebiet im Baum oder auf der Karte wählen."
    assert session["search"] == "992004"
    assert session["hits"] == ["992004", "992006", session["first_child"]]
    assert session["no_hit"] == "Kein Gebiet mit „xyz“."


def test_dock_shows_the_profile(session):
    assert session["title"] == ["Rathausplatz", "Bezirksregion 992004 · LOR 2021 · Beispieldaten – frei erfunden"]
    shown = {line.split("\t")[0]: line.split("\t")[1:4] for line in session["rows"][1:]}
    cells = {row[0]: [text.replace("\u00a0%", "") for text in row[1:]] for row in session["profile_rows"]}
    assert shown["Einwohnerinnen und Einwohner"] == cells["ew"]
    assert shown["Unter 18 Jahre, % (B1)"] == cells["b1"]


def test_map_and_tree_follow_each_other_once(session):
    assert session["map_follows"] == ["992004"]
    assert session["tree_follows"] == "Großsiedlung Am Wäldchen"
    selected, in_tree, left = session["plr_selected"]
    assert selected.startswith("991001")
    assert len(selected) == 8
    assert in_tree == selected
    assert left == 0
    assert session["one_change"] == ["992004"]


def test_computations_are_offered_with_the_library_filled_in(session, library):
    names = [name for name, _ in session["compute"]]
    assert names == sorted(names)
    assert {"Objekte auf Gebiete zusammenfassen…", "Status- und Dynamik-Index berechnen (Verfahren MSS)…"} <= set(names)
    assert all(possible for _, possible in session["compute"])
    assert session["presets"]["aggregate"] == {"AREAS": session["plr_layer"]}
    assert session["presets"]["supply"] == {"LIBRARY": str(library)}
    assert session["presets"]["mssindex"] == {}


def test_chart_is_drawn_by_qtagg(session):
    assert session["chart"] == [True, True, "FigureCanvasQTAgg"]


def test_time_series_shows_the_chosen_indicator(session):
    share = next(row[1] for row in session["profile_rows"] if row[0] == "b1")
    visible, described, source = session["line"]
    assert visible
    assert described.startswith("Unter 18 Jahre (B1), Rathausplatz; 31.12.2014: ")
    assert f"31.12.2024: {share}" in described
    assert source.startswith("Quellen: ")
    assert source.endswith(" Importe, 31.12.2014 bis 31.12.2024")
    visible, why = session["no_line"]  # places of June 2019, people of December
    assert not visible
    assert why == "Keine Zeitreihe: Die Zahlen und ihre Bezugsgröße liegen nie vom selben Tag vor."


def test_rules_are_one_window_and_tried_on_the_district(session):
    windows, row = session["rules"]
    assert windows == 1
    assert row[:3] == ["Kita-Plätze je 100 unter 6", "Abstand ab 0,5: Stufe 2; über 1: Stufe 3", "wie alle übrigen"]
    stages = [int(part) for part in row[3].split(" · ")]
    assert sum(stages) == 9  # all Bezirksregionen of the made-up district


def test_narrow_and_wide(session):
    assert max(session["minimum"]) <= 280
    assert max(session["minimum_height"]) <= 420
    assert session["width_280"] == [280, True, True]
    assert session["width_360"] == [360, True, False]  # the change is there; titles keep a line of their own
    assert session["width_480"] == [480, False, False]


def test_value_is_copied_with_its_source(session):
    share = next(row[1] for row in session["profile_rows"] if row[0] == "b1")
    assert session["copied"].startswith(f"{share} – Rathausplatz, Unter 18 Jahre (B1), 31.12.2024. Quelle: ")
    assert session["tooltips"][0].startswith("Einwohnerinnen und Einwohner\nQuelle: ")


def test_theme_lies_on_the_map(session):
    # planner.md section 5: 46 Kitas, 12 parks, 20 cycle lanes
    assert session["themes"] == [["Grünanlagen", 12], ["Kitas", 46], ["Radwege", 20]]
    assert session["crs_of_themes"] == ["EPSG:25833"] * 3


def test_open_layers_leave_the_journal_as_it_is(session):
    """1 is a rollback journal, 2 would be WAL (SQLite file format, bytes 18 and 19)."""
    assert session["journal"] == [1, 1]
    assert session["beside"] == []


def test_coloured_map_shows_the_printed_values(session):
    count, values = session["coloured"]
    assert count == 33
    assert values == session["cells"]
    assert session["classes"][0].startswith("unter ")
    assert session["legend"][0] == session["classes"][0]
    amounts = [int(text) for text in session["legend"][1::2]]
    assert sum(amounts) == 33
    assert session["same_classes"]


def test_counts_are_circles_and_a_second_click_is_off(session):
    assert session["circles"] == "Point"
    assert session["off"] == 0
    assert session["redrawn"]


def test_saved_project_finds_everything_again(session):
    assert session["new_project"] == "Die Gebietskarte fehlt im Projekt."
    assert session["reopened"] == ["Meine Regionen", ["gruen", "kita", "radwege"], "b1", "", 33]


def test_removed_layers_are_a_state(session):
    assert session["removed"] == ["Die Gebietskarte fehlt im Projekt.", True, [], ""]
    assert session["again"] == ["", "Bezirksregionen (LOR 2021)"]


def test_former_key_system(session):
    assert session["former"].startswith("Bezirk 99 · Gebietsstand bis 31.12.2020")
    assert session["former_dates"][0] == "31.12.2020"


def test_looking_changes_nothing(session):
    assert session["unchanged"]
    assert session["read_once"] == 1
    assert session["heavy"] == []


def test_the_public_never_sees_the_figures_of_the_office(session):
    assert session["public_at_once"] == [0, "Es wird ermittelt, was das Amt verlassen darf…", 0, True]
    assert session["public"].startswith("Vorschau: Geprüft wird erst beim Schreiben eines Dokuments.")


def test_another_library_brings_its_map(session):
    assert session["other"] == [False, True]
