# SPDX-License-Identifier: GPL-2.0-or-later
"""The roll-up in QGIS: a table and a layer, from the toolbox; what is refused and what is told."""

import pytest
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)


def rows(layer):
    layer = layer if isinstance(layer, QgsVectorLayer) else QgsVectorLayer(str(layer))
    names = layer.fields().names()
    return layer, {
        feature["area_id"]: dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()
    }


@pytest.fixture(scope="module")
def people(data):
    return data / "bevoelkerung" / "ewr_2024-02_t1_planning-areas.csv"


def test_a_csv_becomes_a_table_of_bezirksregionen(run, recorder, people, tmp_path):
    feedback = recorder()
    result = run(
        "rollup", feedback, INPUT=people, AREA_ID="id", EXTENSIVE=["inhabitants", "inhabitants_foreigners"],
        INTENSIVE=["inhabitants_foreigners_percentage"], WEIGHT="inhabitants", OUTPUT=tmp_path / "bzr.gpkg",
    )  # fmt: skip
    assert (result["AREAS"], result["UNASSIGNED"]) == (143, 0)
    layer, found = rows(result["OUTPUT"])
    assert layer.wkbType() == QgsWkbTypes.NoGeometry
    assert layer.fields().names()[1:] == [
        "area_id", "name", "level", "inhabitants", "inhabitants_status", "inhabitants_foreigners",
        "inhabitants_foreigners_status", "inhabitants_foreigners_percentage",
        "inhabitants_foreigners_percentage_status",
    ]  # fmt: skip
    # ewr_2024-02_t1_district-regions.csv
    tiergarten = found["011001"]
    assert (tiergarten["name"], tiergarten["inhabitants"], tiergarten["inhabitants_status"]) == (
        "Tiergarten Süd", 16293, "value",
    )  # fmt: skip
    assert tiergarten["inhabitants_foreigners_percentage"] == pytest.approx(41.956668507948194)


def test_planning_areas_dissolve_to_the_published_regions(run, data):
    source = f"{data / 'lor2021' / 'lor_2021.gpkg'}|layername=planungsraeume"
    result = run("rollup", INPUT=source, AREA_ID="PLR_ID", LEVEL="BZR", EXTENSIVE=["GROESSE_M2"], OUTPUT="memory:")
    layer, found = rows(result["OUTPUT"])
    assert layer.crs().authid() == "EPSG:25833"
    assert len(found) == 143
    published = QgsVectorLayer(f"{data / 'lor2021' / 'lor_2021.gpkg'}|layername=bezirksregionen")
    outlines = {feature["BZR_ID"]: feature.geometry() for feature in published.getFeatures()}
    for feature in layer.getFeatures():
        apart = feature.geometry().symDifference(outlines[feature["area_id"]]).area()
        assert apart == pytest.approx(0, abs=0.01)


def test_a_selection_of_one_bezirk_gives_its_number_and_no_berlin(run, recorder, data):
    layer = QgsVectorLayer(f"{data / 'lor2021' / 'lor_2021.gpkg'}|layername=planungsraeume", "PLR")
    layer.selectByExpression("\"PLR_ID\" LIKE '07%'")
    QgsProject.instance().addMapLayer(layer)
    try:
        source = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
        options = {"INPUT": source, "AREA_ID": "PLR_ID", "EXTENSIVE": ["GROESSE_M2"], "OUTPUT": "memory:"}
        _, found = rows(run("rollup", LEVEL="BEZ", **options)["OUTPUT"])
        assert list(found) == ["07"]
        assert (found["07"]["name"], found["07"]["GROESSE_M2_status"]) == ("Tempelhof-Schöneberg", "value")
        feedback = recorder()
        _, found = rows(run("rollup", feedback, LEVEL="STADT", **options)["OUTPUT"])
        assert found["BE"]["GROESSE_M2_status"] == "missing"
        assert not found["BE"]["name"]
        selected = layer.selectedFeatureCount()
        assert feedback.infos[:1] == [
            f"Berlin ist nicht vollständig: {542 - selected} Planungsräume stehen nicht in der Tabelle. "
            "Die Zahlen fehlen (k. A.)."
        ]
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


def test_shares_and_medians_are_refused_with_the_reason(refused, people):
    options = {"INPUT": people, "AREA_ID": "id", "OUTPUT": "memory:"}
    told = refused("rollup", EXTENSIVE=["inhabitants_foreigners_percentage"], **options)
    assert told == (
        "„ewr_2024-02_t1_planning-areas“: inhabitants_foreigners_percentage ist ein Anteil oder eine Rate und lässt "
        "sich nicht summieren. Bitte als Feld zum Mitteln wählen, mit dem Gewicht, auf das sich der Wert bezieht. Ist "
        "es eine Anzahl, bitte das Feld umbenennen."
    )
    told = refused("rollup", INTENSIVE=["inhabitants_foreigners_percentage"], **options)
    assert "nur mit einem Gewicht mitteln" in told
    assert "kein Feld gewählt" in refused("rollup", **options)


def test_a_cancel_stops(recorder, data):
    from qgis import processing

    source = f"{data / 'lor2021' / 'lor_2021.gpkg'}|layername=planungsraeume"
    feedback = recorder(cancel_at=41)
    options = {"INPUT": source, "AREA_ID": "PLR_ID", "EXTENSIVE": ["GROESSE_M2"], "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException):
        processing.run("sozialraum:rollup", options, feedback=feedback)
