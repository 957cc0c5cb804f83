# SPDX-License-Identifier: GPL-2.0-or-later
"""People within reach as a layer: Berlin's Kitas, a small town with a river, beside QGIS's own service area."""

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

X, Y = 390_000, 5_820_000


def layer(kind: str, fields: str, rows) -> QgsVectorLayer:
    """A memory layer of our small world: rows of WKT in metres from its corner, and attributes."""
    made = QgsVectorLayer(f"{kind}?crs=EPSG:25833{fields}", kind, "memory")
    for wkt, *attributes in rows:
        feature = QgsFeature(made.fields())
        geometry = QgsGeometry.fromWkt(wkt)
        geometry.translate(X, Y)
        feature.setGeometry(geometry)
        feature.setAttributes(attributes)
        made.dataProvider().addFeature(feature)
    return made


@pytest.fixture(scope="module")
def town():
    """A Kita, three houses, a river with a bridge in the south, and streets."""
    houses = [("Point(100 300)", "7"), ("Point(600 300)", "11"), ("Point(100 0)", "13")]
    streets = ["LineString(0 300, 400 300)", "LineString(600 300, 1000 300)", "LineString(400 0, 400 300)",
               "LineString(600 0, 600 300)", "LineString(0 0, 400 0, 600 0)"]  # fmt: skip
    return {
        "FACILITIES": layer("Point", "&field=plaetze:string", [("Point(400 300)", "20")]),
        "POPULATION": layer("Point", "&field=ew:string", houses),
        "POPULATION_FIELD": "ew",
        "BARRIERS": layer("LineString", "", [("LineString(500 10, 500 2000)",)]),
        "NETWORK": layer("LineString", "", [(street,) for street in streets]),
        "AREAS": layer(
            "Polygon", "&field=PLR_ID:string", [("Polygon((0 -500, 2000 -500, 2000 900, 0 900, 0 -500))", "a")]
        ),
    }


def one(output: QgsVectorLayer) -> dict:
    (feature,) = output.getFeatures()
    return feature.attributeMap()


def test_three_ways(run, recorder, town):
    common = {key: town[key] for key in ("FACILITIES", "POPULATION", "POPULATION_FIELD", "AREAS")}
    # By air 300, 200 and 424 m; the second house lies behind the river, over the bridge it is 300 + 200 + 300 = 800 m;
    # the third 300 + 300 = 600 m.
    for way, more, within in (
        ("straight", {}, (11, 31)),
        ("barriers", {"BARRIERS": town["BARRIERS"]}, (0, 31)),
        ("network", {"NETWORK": town["NETWORK"]}, (0, 7)),
    ):
        feedback = recorder()
        found = run("reach", feedback, **common, **more, DISTANCES="200;500", OUTPUT="memory:")
        row = one(found["OUTPUT"])
        assert (row["PLR_ID"], row["people"], row["reach_way"], row["status"]) == ("a", 31, way, "value")
        assert (row["within_200"], row["within_500"]) == within
        assert row["share_500"] == pytest.approx(within[1] / 31)
        assert (found["PEOPLE"], found["OUTSIDE"]) == (31, 0)
        assert any(line.startswith("Gemessen") for line in feedback.infos)


def test_places_for_each_person(run, town):
    found = run("reach", **{k: town[k] for k in ("FACILITIES", "POPULATION", "POPULATION_FIELD", "NETWORK")},
                CAPACITY="plaetze", DISTANCES="800", OUTPUT="memory:")  # fmt: skip
    rows = [f.attributeMap() for f in found["OUTPUT"].getFeatures()]
    assert [row["access_800"] for row in rows] == pytest.approx([20 / 31] * 3)
    assert [row["ew"] for row in rows] == ["7", "11", "13"]  # the population's own features, in their order


def test_a_selection_counts(run, town):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    houses = town["POPULATION"]
    QgsProject.instance().addMapLayer(houses, False)
    houses.selectByExpression("ew = '7'")
    chosen = QgsProcessingFeatureSourceDefinition(houses.id(), selectedFeaturesOnly=True)
    found = run("reach", FACILITIES=town["FACILITIES"], POPULATION=chosen, POPULATION_FIELD="ew", OUTPUT="memory:")
    assert (found["PEOPLE"], found["OUTPUT"].featureCount()) == (7, 1)
    houses.removeSelection()
    QgsProject.instance().takeMapLayer(houses)


def test_ways_are_those_of_the_service_area_of_qgis(run, town):
    """Beside native:serviceareafromlayer: who lives on the street is reached by both or by neither."""
    from qgis import processing

    places = (
        [(x, 300) for x in (0, 101, 399, 601, 750)] + [(600, y) for y in (0, 50, 199)] + [(x, 0) for x in (1, 200, 500)]
    )
    houses = layer("Point", "&field=ew:integer", [(f"Point({x} {y})", 1) for x, y in places])
    for distance in (300, 450, 650):
        served = processing.run("native:serviceareafromlayer", {
            "INPUT": town["NETWORK"], "START_POINTS": town["FACILITIES"], "STRATEGY": 0, "TRAVEL_COST2": distance,
            "TOLERANCE": 0.5, "OUTPUT_LINES": "memory:",
        })["OUTPUT_LINES"]  # fmt: skip
        lines = QgsGeometry.unaryUnion([f.geometry() for f in served.getFeatures()])
        theirs = [lines.distance(QgsGeometry.fromPointXY(QgsPointXY(X + x, Y + y))) < 1e-3 for x, y in places]
        found = run("reach", FACILITIES=town["FACILITIES"], POPULATION=houses, POPULATION_FIELD="ew",
                    NETWORK=town["NETWORK"], DISTANCES=str(distance), OUTPUT="memory:")  # fmt: skip
        ours = [f[f"within_{distance}"] == 1 for f in found["OUTPUT"].getFeatures()]
        assert ours == theirs, distance
        assert True in ours
        assert False in ours


def test_kitas_of_berlin(run, data, tmp_path):
    """Planungsräume as people and as areas; all of Berlin's ground is counted, whatever the distance."""
    areas = f"{data}/lor2021/lor_2021.gpkg|layername=planungsraeume"
    kitas = data / "fachdaten" / "kindertagesstaetten.geojson"
    target = tmp_path / "kitas.gpkg"
    found = run("reach", FACILITIES=kitas, POPULATION=areas, POPULATION_FIELD="GROESSE_M2", DISTANCES="500;50000",
                OUTPUT=target)  # fmt: skip
    rows = [f.attributeMap() for f in QgsVectorLayer(str(target)).getFeatures()]
    assert len(rows) == 542
    assert found["PEOPLE"] == pytest.approx(891.1182e6, rel=1e-6)  # the published sum of GROESSE_M2
    assert all(row["share_50000"] == pytest.approx(1) for row in rows)
    assert all(0 <= row["share_500"] <= 1 for row in rows)


@pytest.mark.parametrize(("options", "words"), [
    ({"DISTANCES": "nah"}, "sind keine Entfernungen"),
    ({"DISTANCES": "500;300"}, "nicht aufsteigend"),
    ({"POPULATION_FIELD": "fehlt"}, "„fehlt“"),
    ({"CAPACITY": "fehlt"}, "„fehlt“"),
    ({"NETWORK": "weg.gpkg"}, "weg.gpkg"),
])  # fmt: skip
def test_what_cannot_be_computed_is_said_in_a_sentence(refused, town, options, words):
    given = {key: town[key] for key in ("FACILITIES", "POPULATION", "POPULATION_FIELD")} | options
    assert words in refused("reach", **given, OUTPUT="memory:")


def test_a_cancel_leaves_no_result(refused, recorder, town):
    given = {key: town[key] for key in ("FACILITIES", "POPULATION", "POPULATION_FIELD", "NETWORK")}
    feedback = recorder(cancel_at=20)
    assert "Abgebrochen" in refused("reach", feedback, **given, DISTANCES="300;500", OUTPUT="memory:")
