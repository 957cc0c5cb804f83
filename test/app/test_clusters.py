# SPDX-License-Identifier: GPL-2.0-or-later
"""`clusters` from the toolbox: whole city, one district, style, refusals, cancel."""

import numpy as np
import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)  # fmt: skip

X, Y = 392_000, 5_820_000


def grid(values, keys=None, crs="EPSG:25833", name="Räume"):
    """A memory layer of squares of 100 m, four in a row."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field=plr:string&field=wert:string&field=ew:integer", name, "memory")
    for i, value in enumerate(values):
        x, y = X + 100 * (i % 4), Y - 100 * (i // 4)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(
            QgsGeometry.fromWkt(f"POLYGON(({x} {y},{x + 100} {y},{x + 100} {y + 100},{x} {y + 100},{x} {y}))")
        )
        feature.setAttributes([keys[i] if keys else f"0110010{i}", value, 100])
        assert layer.dataProvider().addFeature(feature)
    return layer


def rows_of(layer):
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def null(value):
    return value is None or value != value or not value


@pytest.fixture(scope="module")
def shares(data, tmp_path_factory):
    """Planning areas with the foreigners, people and share of 31.12.2024; NULL where nobody lives."""
    import geopandas
    import pandas as pd

    areas = geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer="planungsraeume")
    table = pd.read_csv(data / "bevoelkerung" / "ewr_2024-02_t1_planning-areas.csv", dtype={"id": str})
    table["share"] = 100 * table["inhabitants_foreigners"] / table["inhabitants"].where(table["inhabitants"] > 0)
    path = tmp_path_factory.mktemp("shares") / "shares.gpkg"
    columns = ["id", "share", "inhabitants", "inhabitants_foreigners"]
    areas[["PLR_ID", "geometry"]].merge(table[columns], left_on="PLR_ID", right_on="id").to_file(path)
    return path


@pytest.fixture(scope="module")
def at_bezirk_border(data):
    """Keys of the planning areas that touch another Bezirk than their own."""
    import geopandas

    path = data / "lor2021" / "lor_2021.gpkg"
    areas = geopandas.read_file(path, layer="planungsraeume")
    found = set()
    for bezirk in geopandas.read_file(path, layer="bezirke").itertuples():
        others = areas[~areas["PLR_ID"].str.startswith(bezirk.BEZ)]
        found |= set(others["PLR_ID"][others.intersects(bezirk.geometry)])
    return found


def test_share_of_foreigners_in_berlin(run, recorder, shares, at_bezirk_border):
    feedback = recorder()
    found = run("clusters", feedback, INPUT=shares, FIELD="share", AREA_ID="PLR_ID", OUTPUT="memory:")
    assert found["MORAN_I"] == pytest.approx(0.562034190482067, abs=1e-10)  # esda 2.9.0
    assert found["P"] == 0.002
    rows = {row["PLR_ID"]: row for row in rows_of(found["OUTPUT"])}
    assert len(rows) == 542
    assert [key for key, row in rows.items() if row["status"] == "missing"] == ["03400831", "06200418"]
    assert sum(row["city_border"] for row in rows.values()) == 73  # those at the border of their union
    # Those that touch an area of another Bezirk, by shapely alone on the layer of the Bezirke.
    assert {key for key, row in rows.items() if row["district_border"] == 1} == at_bezirk_border
    assert all(row["quadrant"] in ("HH", "LL", "HL", "LH") for row in rows.values() if row["significant"] == 1)
    assert all(null(row["quadrant"]) for row in rows.values() if row["significant"] != 1)
    lisa = [row["lisa"] for row in rows.values() if row["status"] == "value"]
    assert np.mean(lisa) == pytest.approx(found["MORAN_I"])
    said = " ".join(feedback.infos)
    assert "Morans I 0,562 (zu erwarten ohne räumliche Ordnung: -0,002), p = 0,0020 nach 999 Permutationen" in said
    assert "Gebiete ohne Wert: 2; sie gehen nicht ein" in said
    assert "Gebiete am Außenrand des Layers („city_border“ = 1): 73." in said
    assert "nicht ganz Berlin" not in said


def test_counts_with_their_population_are_standardised(run, shares):
    found = run(
        "clusters", INPUT=shares, FIELD="inhabitants_foreigners", POPULATION="inhabitants", OUTPUT="memory:",
        PERMUTATIONS=99,
    )  # fmt: skip
    assert found["MORAN_I"] == pytest.approx(0.5643707646568855, abs=1e-10)  # esda 2.9.0, Moran_Rate
    rows = rows_of(found["OUTPUT"])
    assert sum(row["status"] == "not_applicable" for row in rows) == 2  # nobody lives there: no rate
    assert all(null(row["district_border"]) for row in rows)  # no keys were named


def test_one_district_alone_is_told(run, recorder, shares):
    layer = QgsVectorLayer(str(shares), "Bezirk 07", "ogr")
    layer.setSubsetString("\"PLR_ID\" LIKE '07%'")
    feedback = recorder()
    run("clusters", feedback, INPUT=layer, FIELD="share", AREA_ID="PLR_ID", OUTPUT="memory:", PERMUTATIONS=99)
    assert any(line.startswith("Der Layer ist nicht ganz Berlin (Bezirke: 07)") for line in feedback.infos)


def test_the_same_run_gives_the_same_numbers(run, shares):
    first, second = (
        rows_of(run("clusters", INPUT=shares, FIELD="share", OUTPUT="memory:", PERMUTATIONS=199)["OUTPUT"])
        for _ in range(2)
    )
    assert [row["p"] for row in first] == [row["p"] for row in second]


def test_fields_of_a_csv_are_text_and_signs_stay_signs(run):
    values = ["1,5", "2,5", "3", "4", "•", "5", "6,5", "k. A.", "8", "9", "10", "–"]
    rows = rows_of(run("clusters", INPUT=grid(values), FIELD="wert", OUTPUT="memory:", PERMUTATIONS=99)["OUTPUT"])
    assert [row["status"] for row in rows if row["status"] != "value"] == ["suppressed", "missing", "none"]
    assert rows[0]["analysed"] == 1.5
    assert null(rows[4]["lisa"])


@pytest.mark.parametrize(("layer", "more", "sentence"), [
    (lambda: grid(["7"] * 8), {}, "Alle 8 Gebiete haben denselben Wert"),
    (lambda: grid(["1", "2", "3", "•"]), {}, "hat: 3; nötig sind mindestens 5"),
    (lambda: grid(["1", "2", "hoch", "4", "5", "6"]), {}, "1 Zellen sind keine Zahlen, die erste in Zeile 3: „hoch“"),
    (lambda: grid([str(i) for i in range(8)], crs="EPSG:4326"), {}, "seine Koordinaten sind aber Meter"),
    (lambda: grid([str(-i) for i in range(8)]), {"POPULATION": "ew"}, "Zahl kleiner als null in Zeile 2: -1"),
    (lambda: grid([str(i) for i in range(8)], ["01100101"] * 8), {"AREA_ID": "plr"}, "kommt mehrfach vor"),
    (lambda: grid([]), {}, "enthält keine Objekte"),
])  # fmt: skip
def test_bad_input_gets_a_sentence(refused, layer, more, sentence):
    assert sentence in refused("clusters", INPUT=layer(), FIELD="wert", OUTPUT="memory:", **more)


def test_cancel_leaves_no_result(run, recorder, shares):
    with pytest.raises(QgsProcessingException, match="Abgebrochen"):
        run("clusters", recorder(cancel_at=40), INPUT=shares, FIELD="share", OUTPUT="memory:", PERMUTATIONS=99_999)


def test_a_result_that_is_loaded_is_styled_by_colour_hatching_and_word(run, shares):
    from qgis import processing

    context, feedback, project = QgsProcessingContext(), QgsProcessingFeedback(), QgsProject()
    context.setProject(project)
    output = QgsProcessingOutputLayerDefinition("memory:", project)
    parameters = {"INPUT": str(shares), "FIELD": "share", "PERMUTATIONS": 99, "OUTPUT": output}
    processing.run("sozialraum:clusters", parameters, context=context, feedback=feedback, is_child_algorithm=True)
    ((name, details),) = context.layersToLoadOnCompletion().items()
    layer = context.getMapLayer(name)
    details.setOutputLayerName(layer)
    details.postProcessor().postProcessLayer(layer, context, feedback)  # what QGIS does when it adds the layer
    renderer = layer.renderer()
    # What has no value is told apart from what is not significant.
    assert [category.value() for category in renderer.categories()] == ["HH", "LL", "HL", "LH", "", "missing"]
    assert layer.name() == "Cluster: share"
    expression = QgsExpression(renderer.classAttribute())
    found = dict.fromkeys(row["PLR_ID"] for row in rows_of(layer))
    for feature in layer.getFeatures():
        row = QgsExpressionContext()
        row.setFeature(feature)
        found[feature["PLR_ID"]] = expression.evaluate(row)
    assert [key for key, word in found.items() if word == "missing"] == ["03400831", "06200418"]
    assert renderer.categories()[0].label() == "HH: hoch unter hohen"
    styles = [category.symbol().symbolLayer(0).brushStyle() for category in renderer.categories()]
    assert styles[0] == styles[1] != styles[2] != styles[3]  # outliers are hatched, each in its own direction
    assert layer.labelsEnabled()
