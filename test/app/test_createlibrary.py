# SPDX-License-Identifier: GPL-2.0-or-later
"""A library from Berlin's real areas, and what must be refused."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from sozialraum.processing.domain.library import Library


def test_a_file_of_all_levels_gives_542_143_58_12(run, recorder, data, tmp_path):
    feedback = recorder()
    target = tmp_path / "Tempelhof-Schöneberg 2024.gpkg"
    result = run("createlibrary", feedback, AREAS=[str(data / "lor2021" / "lor_2021.gpkg")], OUTPUT=target)
    assert (result["PLR"], result["BZR"], result["PGR"], result["BEZ"]) == (542, 143, 58, 12)
    assert result["OUTPUT"] == str(target)
    assert (
        "Datenbibliothek angelegt: 542 Planungsräume, 143 Bezirksregionen, 58 Prognoseräume, 12 Bezirke (LOR 2021)."
        in (feedback.infos)
    )
    areas = Library(target).areas("2021", "BZR").set_index("area_id")
    assert areas.loc["073005", "name"] == "Friedenau West"
    assert [p.name for p in tmp_path.iterdir()] == [target.name]  # no lock, no half file


def test_layers_of_the_project_with_filter_other_crs_and_own_names(run, data, tmp_path):
    """A district takes only its own areas, from a layer of the open project, reprojected by the reader."""
    layer = QgsVectorLayer(f"{data}/lor2021/lor_2021.gpkg|layername=planungsraeume", "Unsere Räume", "ogr")
    layer.setSubsetString("\"PLR_ID\" LIKE '07%'")
    QgsProject.instance().addMapLayer(layer)
    result = run("createlibrary", AREAS=[layer.id()], OUTPUT=tmp_path / "bezirk.gpkg")
    QgsProject.instance().removeMapLayer(layer.id())
    assert (result["PLR"], result["BZR"], result["BEZ"]) == (layer_count(data), 15, 1)


def layer_count(data) -> int:
    with sqlite3.connect(data / "lor2021" / "lor_2021.gpkg") as connection:
        return connection.execute("SELECT count(*) FROM planungsraeume WHERE PLR_ID LIKE '07%'").fetchone()[0]


def test_the_old_key_system_is_added_to_the_same_file(run, refused, data, library):
    old = str(data / "lor_bis2020" / "lor_bis2020.gpkg")
    result = run("createlibrary", AREAS=[old], OUTPUT=library)
    assert (result["PLR"], result["BZR"], result["PGR"], result["BEZ"]) == (448, 138, 60, 12)
    assert Library(library).vintages == ("2020", "2021")
    before = library.read_bytes()
    sentence = refused("createlibrary", AREAS=[old], OUTPUT=library)
    assert (
        sentence
        == "„bezirk.gpkg“ enthält die Gebiete von LOR 2020 schon. Es wurde nichts geändert und nichts überschrieben."
    )
    assert library.read_bytes() == before


def test_other_layers_in_the_file_are_left_aside(run, recorder, data, tmp_path):
    source = Path(shutil.copy(data / "lor2021" / "lor_2021.gpkg", tmp_path / "amt.gpkg"))
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

    other = QgsVectorLayer("Polygon?crs=EPSG:25833&field=name:string", "Parks", "memory")
    from qgis.core import QgsFeature, QgsGeometry

    feature = QgsFeature(other.fields())
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon ((390000 5815000, 391000 5815000, 391000 5816000, 390000 5815000))")
    )
    other.dataProvider().addFeatures([feature])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    options.layerName = "Parks"
    QgsVectorFileWriter.writeAsVectorFormatV3(other, str(source), QgsCoordinateTransformContext(), options)
    feedback = recorder()
    assert run("createlibrary", feedback, AREAS=[str(source)], OUTPUT=tmp_path / "neu.gpkg")["PLR"] == 542
    assert any("Parks" in line for line in feedback.infos)


def test_shapefiles_of_the_office_and_a_temporary_output(run, data):
    shp = data / "lor2021" / "bezirksgrenzen_alkis" / "bezirksgrenzen.shp"
    plr = f"{data}/lor2021/lor_2021.gpkg|layername=planungsraeume"
    areas = [plr, str(shp)] if shp.exists() else [plr]
    result = run("createlibrary", AREAS=areas, OUTPUT="TEMPORARY_OUTPUT")
    assert result["OUTPUT"].endswith(".gpkg")
    assert Library(result["OUTPUT"]).vintages == ("2021",)


@pytest.mark.parametrize(
    ("areas", "words"),
    [
        ("fachdaten/kindertagesstaetten.geojson", "„kindertagesstaetten“ enthält keine Flächen"),
        ("fachdaten/einschulungsbereiche", "Layer „einschulungsbereiche“: Der Schlüssel 01 kommt mehrfach vor"),
        ("lor2021/lor_2021.gpkg|layername=bezirke", "Planungsräume"),
        ("wildfund/lor_planungsraeume_odis_bis2020/lor_planungsraeume.shp", "06010102"),
    ],
)
def test_layers_that_make_no_library_are_named(refused, data, tmp_path, areas, words):
    if areas.endswith("einschulungsbereiche"):
        import gzip

        source = tmp_path / "einschulungsbereiche.geojson"
        source.write_bytes(gzip.decompress((data / "fachdaten" / "einschulungsbereiche_2025.geojson.gz").read_bytes()))
        areas = str(source)
    target = tmp_path / "neu.gpkg"
    sentence = refused("createlibrary", AREAS=[str(data / areas)], OUTPUT=target)
    assert words in sentence
    assert not target.exists()


def test_an_existing_file_that_is_no_library_is_not_touched(refused, data, tmp_path):
    target = Path(shutil.copy(data / "lor2021" / "lor_2021.gpkg", tmp_path / "kitas.gpkg"))
    before = target.read_bytes()
    sentence = refused("createlibrary", AREAS=[str(data / "lor2021" / "lor_2021.gpkg")], OUTPUT=target)
    assert sentence == "„kitas.gpkg“ ist keine Sozialraum-Datenbibliothek."
    assert target.read_bytes() == before


def test_cancel_leaves_no_file(refused, recorder, data, tmp_path):
    target = tmp_path / "neu.gpkg"
    sentence = refused(
        "createlibrary", recorder(cancel_at=40), AREAS=[str(data / "lor2021" / "lor_2021.gpkg")], OUTPUT=target
    )
    assert sentence == "Abgebrochen. Es wurde nichts geändert."
    assert list(tmp_path.iterdir()) == []
