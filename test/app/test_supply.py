# SPDX-License-Identifier: GPL-2.0-or-later
"""Needed, present, balance and degree as a layer, with what the log tells."""

import shutil

import pytest
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer


@pytest.fixture(scope="module")
def playgrounds(run, filled, data, tmp_path_factory):
    """The filled library with playgrounds and youth facilities; not to be changed."""
    path = shutil.copy(filled, tmp_path_factory.mktemp("supply") / "berlin.gpkg")
    run("importtable", LIBRARY=path, FILE=data / "fachdaten" / "spielplatzbestand.csv", PERIOD="2025")
    jfe = data / "fachdaten" / "jugendfreizeiteinrichtungen.geojson"
    run("importlayer", LIBRARY=path, INPUT=jfe, THEME="jfe", PERIOD="31.12.2022")
    return path


def rows(output) -> dict[str, dict]:
    layer = output if isinstance(output, QgsVectorLayer) else QgsVectorLayer(str(output))
    return {f["area_id"]: f.attributeMap() for f in layer.getFeatures()}


def test_playgrounds_by_region(run, recorder, playgrounds):
    feedback = recorder()
    found = run("supply", feedback, LIBRARY=playgrounds, THEME="Spielplätze", OUTPUT="memory:")
    table = rows(found["OUTPUT"])
    assert len(table) == 143
    friedenau = table["073005"]
    assert friedenau["needed"] == pytest.approx(friedenau["present"] - friedenau["balance"])
    assert friedenau["degree"] == pytest.approx(100 * friedenau["present"] / friedenau["needed"])
    assert friedenau["needed_at"] == "2024-12-31"
    assert (friedenau["present_at"], friedenau["target"]) == ("2025-12-31", "spielplatz_kspg")
    incomplete = [row for row in table.values() if row["at_least"]]
    assert len(incomplete) == 19  # regions with a playground that lacks its net area, as counted in the file
    assert all("mindestens" in row["reason"] for row in incomplete)
    assert sum(row["needed"] for row in table.values()) == 3_897_145  # 1 m² for each of Berlin's inhabitants
    log = "\n".join(feedback.infos)
    assert "Richtwert: Öffentliche Spielplatzfläche: 1,0 m² netto je EW" in log
    assert "aus veröffentlichter Quelle" in log
    assert "Zahlen vom 31.12.2025, Zielgruppe vom 31.12.2024." in log
    assert "gut" not in log.split()


def test_a_file_for_the_whole_city(run, playgrounds, tmp_path):
    target = tmp_path / "versorgung.gpkg"
    run("supply", LIBRARY=playgrounds, THEME="spielplatz", LEVEL="STADT", OUTPUT=target)
    (city,) = rows(target).values()
    assert (city["area_id"], city["needed"]) == ("BE", 3_897_145)
    assert city["degree"] == pytest.approx(61, abs=0.5)


def test_an_age_group_that_no_table_cuts_is_said(run, recorder, playgrounds):
    feedback = recorder()
    table = rows(run("supply", feedback, LIBRARY=playgrounds, THEME="jfe", LEVEL="BEZ", OUTPUT="memory:")["OUTPUT"])
    assert {row["balance_st"] for row in table.values()} == {"missing"}
    assert all(row["needed"] == NULL for row in table.values())
    assert table["07"]["present"] > 0
    log = "\n".join(feedback.infos)
    assert "unvollständig: ein Teil der Regel liegt nicht vor" in log
    assert "Altersgruppe 6 bis unter 10 in der Quelle nicht enthalten" in log


def test_an_own_rule_and_what_is_refused(run, refused, playgrounds):
    table = rows(
        run("supply", LIBRARY=playgrounds, THEME="Kita", TARGET="0,9 * ew.alter.0_6", OUTPUT="memory:")["OUTPUT"]
    )
    assert table["073005"]["target"] == "own"
    assert table["073005"]["needed_at"] == "2022-12-31"
    assert "kein Richtwert" in refused("supply", LIBRARY=playgrounds, THEME="Kita", OUTPUT="memory:")
    assert "mehrere Richtwerte" in refused("supply", LIBRARY=playgrounds, THEME="gruen", OUTPUT="memory:")
    sentence = refused("supply", LIBRARY=playgrounds, THEME="jfe", PERIOD="2020", OUTPUT="memory:")
    assert "bis zum 31.12.2020 keine Zahlen zu Jugendfreizeiteinrichtungen (jfe.capacity)" in sentence
    assert "kein Datum" in refused("supply", LIBRARY=playgrounds, THEME="jfe", PERIOD="neulich", OUTPUT="memory:")
    assert "1999" in refused("supply", LIBRARY=playgrounds, THEME="jfe", VINTAGE="1999", OUTPUT="memory:")


def test_parks_near_the_home_come_in_as_a_layer_of_their_own(run, playgrounds, tmp_path):
    """One park of 500 m x 500 m beside 6 m² for each inhabitant of its Bezirk."""
    path = shutil.copy(playgrounds, tmp_path / "gruen.gpkg")
    parks = QgsVectorLayer("Polygon?crs=EPSG:25833", "parks", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(388_000, 5_816_000, 388_500, 5_816_500)))
    parks.dataProvider().addFeature(feature)
    run("importlayer", LIBRARY=path, INPUT=parks, THEME="gruen_wohnungsnah", PERIOD="31.12.2024")
    (city,) = rows(run("supply", LIBRARY=path, THEME="gruen", LEVEL="STADT", OUTPUT="memory:")["OUTPUT"]).values()
    assert (city["target"], city["present_st"]) == ("gruen_wohnungsnah", "missing")  # one Bezirk is not the city
    found = rows(run("supply", LIBRARY=path, THEME="gruen", LEVEL="BEZ", OUTPUT="memory:")["OUTPUT"])
    (key,) = [a for a, row in found.items() if row["present_st"] == "value"]
    people = {"04": 343_500, "07": 356_959}[key]  # 31.12.2024, as published
    assert found[key]["present"] == pytest.approx(250_000)
    assert found[key]["balance"] == pytest.approx(250_000 - 6 * people)


def test_the_dock_tells_the_balance_beside_the_figure(playgrounds):
    from sozialraum.processing.domain.library import Library
    from sozialraum.processing.domain.numbers import Numbers
    from sozialraum.processing.domain.profile_builder import build_profile
    from sozialraum.ui.figures_model import TITLE, FiguresModel
    from sozialraum.ui.provenance_dialog import provenance_html

    profile = build_profile(Numbers.read(Library(playgrounds)), "073005")
    model = FiguresModel()
    model.set_profile(profile)
    row = profile.row("a5")
    figures = next(s.figures for s in profile.supply if s.target.theme == "spielplatz")
    words = (
        f"Soll {figures.needed.text} m² netto, Saldo {figures.balance.text}, Versorgungsgrad {figures.degree.text} "
        "(KSpG § 4: 1,0 m² netto je EW)"
    )
    assert words in model.tooltip(row, TITLE)
    assert f"<b>Versorgung:</b> {words}" in provenance_html(profile, row)
    assert "Soll" not in model.tooltip(profile.row("ew"), TITLE)
