# SPDX-License-Identifier: GPL-2.0-or-later
"""Auf anderen Gebietsstand umrechnen, from layers to layer: any fields and coordinate systems, German sentences."""

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)

X, Y = 390_000, 5_820_000  # in Berlin
OLD = ((0, 100), (100, 200), (200, 300), (300, 400))  # squares of 100 m from west to east
NEW = ((0, 100), (100, 300), (300, 375), (375, 400))


def layer(name, kind, fields, rows, crs="EPSG:25833"):
    made = QgsVectorLayer(f"{kind}?crs={crs}&" + "&".join(f"field={f}" for f in fields), name, "memory")
    assert made.isValid()
    for wkt, *values in rows:
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(values)
        assert made.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(made)
    return made


def strip(west, east):
    x0, x1, y0, y1 = X + west, X + east, Y, Y + 100
    return f"Polygon (({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))"


@pytest.fixture
def old():
    cells = ("1.000", "200", "300", "400"), (10, 20, 30, 41), ("5,5", "6", "7", "8")
    rows = [(strip(*bounds), *values) for bounds, *values in zip(OLD, *cells, strict=True)]
    yield layer("alt", "Polygon", ("ew:string", "u6:integer", "anteil_u6:string"), rows)
    QgsProject.instance().clear()


@pytest.fixture
def new(old):
    return layer(
        "neu", "Polygon", ("name:string", "ew:integer"), [(strip(*b), n, 7) for b, n in zip(NEW, "abcd", strict=True)]
    )


@pytest.fixture
def houses(old):
    rows = [(f"Point ({X + x} {Y + 50})", w, kids) for x, w, kids in ((310, "30", 0), (390, "10", 4))]
    return layer("Häuser", "Point", ("personen:string", "kinder:integer"), rows)


def rows_of(output, *names):
    return [tuple(feature[name] for name in names) for feature in output.getFeatures()]


def test_target_areas_get_counts_error_status_and_quality(run, recorder, old, new):
    feedback = recorder()
    result = run("crosswalk", feedback, INPUT=old, TARGET=new, FIELDS=["ew", "u6"], OUTPUT="memory:")
    output = result["OUTPUT"]
    assert output.fields().names() == ["name", "ew_old", "ew", "ew_err", "ew_status", "u6", "u6_err", "u6_status",
                                       "quality", "split_shr"]  # fmt: skip
    assert rows_of(output, "name", "ew_old", "ew", "u6", "quality", "split_shr") == [
        ("a", 7, 1000, 10, "identical", 0), ("b", 7, 500, 50, "merged", 0),
        ("c", 7, 300, 30.75, "split", 1), ("d", 7, 100, 10.25, "split", 1),
    ]  # fmt: skip
    assert (result["SUM_BEFORE"], result["SUM_AFTER"]) == (1900 + 101, 2001)
    assert "Zielgebiete: 1 identisch, 1 aus ganzen Gebieten zusammengelegt, 2 aus Teilen, 0 gemischt." in feedback.infos
    assert (
        "ew: 1.900 vorher, 1.900 nachher; davon stammen 400 (21,10 %) aus geteilten Gebieten." in feedback.infos
    )  # 400 of 1900 = 21.05 %, to one digit 21.1
    assert "1 Ausgangsgebiete sind nach Fläche aufgeteilt" in feedback.textLog()


def test_weights_whole_numbers_and_own_weights_of_an_age_group(run, recorder, old, new, houses):
    feedback = recorder()
    result = run("crosswalk", feedback, INPUT=old, TARGET=new, FIELDS=["ew", "u6"], WEIGHTS=[houses],
                 WEIGHT_FIELD="personen", WEIGHT_MAP='{"u6": "kinder"}', ROUND=True, OUTPUT="memory:")  # fmt: skip
    assert rows_of(result["OUTPUT"], "ew", "u6") == [(1000, 10), (500, 50), (300, 0), (100, 41)]
    assert "nach Fläche" not in feedback.textLog()


def test_layers_in_degrees_and_the_selection_count(run, old, new):
    from qgis import processing

    degrees = processing.run("native:reprojectlayer", {"INPUT": new, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"})
    old.selectByExpression("u6 in (10, 41)")
    chosen = QgsProcessingFeatureSourceDefinition(old.id(), selectedFeaturesOnly=True)
    result = run("crosswalk", INPUT=chosen, TARGET=degrees["OUTPUT"], FIELDS=["ew"], OUTPUT="memory:")
    assert result["SUM_AFTER"] == pytest.approx(1400)
    assert result["OUTPUT"].crs().authid() == "EPSG:4326"
    values = rows_of(result["OUTPUT"], "ew", "ew_status", "quality")
    assert [round(v[0], 3) if v[0] else None for v in values] == [1000, None, 300, 100]
    assert values[1][1:] == ("missing", None)


@pytest.mark.parametrize(("change", "words"), [
    ({"FIELDS": ["anteil_u6"]}, "Feld „anteil_u6“ sieht nach Anteil, Rate oder Mittelwert aus."),
    ({"WEIGHT_FIELD": "leute"}, "Kein Gewichts-Layer hat ein Feld „leute“. Bitte die Schreibweise prüfen."),
    ({"WEIGHT_MAP": "{u6"}, "Die eigenen Gewichte sind nicht lesbar: {u6. Erwartet wird JSON mit Feld und "
                            'Gewichtsfeld, zum Beispiel {"grundsicherung_65": "ew_65"}.'),
    ({"WEIGHT_MAP": '{"jung": "kinder"}'}, "Die eigenen Gewichte nennen das Feld „jung“, das nicht gewählt wurde."),
])  # fmt: skip
def test_what_cannot_be_converted_is_said_in_german(refused, old, new, houses, change, words):
    values = {"INPUT": old, "TARGET": new, "FIELDS": ["ew"], "WEIGHTS": [houses], "OUTPUT": "memory:"} | change
    assert words in refused("crosswalk", **values)


def test_lines_are_no_weights_and_a_part_of_berlin_no_target(refused, old, new):
    roads = layer("Straßen", "LineString", ("w:integer",), [(f"LineString ({X} {Y}, {X + 400} {Y + 9})", 1)])
    sentence = refused("crosswalk", INPUT=old, TARGET=new, FIELDS=["ew"], WEIGHTS=[roads], OUTPUT="memory:")
    assert sentence == (
        "Layer „Straßen“ taugt nicht als Gewicht. Bitte einen Layer nur mit Punkten oder nur mit Polygonen verwenden."
    )
    part = layer("Teil", "Polygon", ("name:string",), [(strip(*b), "x") for b in NEW[:3]])
    sentence = refused("crosswalk", INPUT=old, TARGET=part, FIELDS=["ew"], OUTPUT="memory:")
    # A quarter of 400 of 1900: 5.3 %.
    assert sentence.startswith(
        "5,30 % von Feld „ew“ (100) liegen außerhalb aller Zielgebiete. Bitte Zielgebiete wählen"
    )


def test_cancelling_ends_the_work(recorder, run, data):
    from qgis.core import QgsProcessingException

    old, new = (
        f"{data / file}|layername=planungsraeume" for file in ("lor_bis2020/lor_bis2020.gpkg", "lor2021/lor_2021.gpkg")
    )
    feedback = recorder(cancel_at=30)
    with pytest.raises(QgsProcessingException, match="Abgebrochen"):
        run("crosswalk", feedback, INPUT=old, TARGET=new, FIELDS=["FLAECHENGR"], OUTPUT="memory:")
    assert feedback.highest < 95


def test_berlins_reform_from_the_published_layers(run, recorder, data):
    old, new = (
        f"{data / file}|layername=planungsraeume" for file in ("lor_bis2020/lor_bis2020.gpkg", "lor2021/lor_2021.gpkg")
    )
    kitas = str(data / "fachdaten" / "kindertagesstaetten.geojson")
    result = run("crosswalk", INPUT=old, TARGET=new, FIELDS=["FLAECHENGR"], WEIGHTS=[kitas], WEIGHT_FIELD="e_platz",
                 OUTPUT="memory:")  # fmt: skip
    output = result["OUTPUT"]
    assert output.featureCount() == 542
    assert result["SUM_AFTER"] == pytest.approx(result["SUM_BEFORE"], abs=1e-3)
    qualities = [row[0] for row in rows_of(output, "quality")]
    assert qualities.count("identical") == 288  # README of the data: 288 are geometrically unchanged
