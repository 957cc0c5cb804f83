# SPDX-License-Identifier: GPL-2.0-or-later
"""`aggregate`: features of any layer onto areas, through Processing."""

import csv

import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QMetaType
from sozialraum.processing import points
from sozialraum.processing.domain import locating

X, Y = 390_000, 5_820_000  # in Berlin


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """The user's cache is not touched."""
    from sozialraum.processing.algorithms import aggregate

    monkeypatch.setattr(aggregate, "cache_folder", lambda: tmp_path_factory.getbasetemp() / "cache")


@pytest.fixture(scope="module")
def plr(data):
    return f"{data}/lor2021/lor_2021.gpkg|layername=planungsraeume"


def layer_of(kind, rows, fields="field=wert:string", crs="EPSG:25833", name="Probe"):
    """A memory layer: rows (WKT relative to X, Y in steps of 1 m or None, attributes …)."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}&{fields}", name, "memory")
    for wkt, *values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        if wkt:
            geometry = QgsGeometry.fromWkt(wkt)
            if crs == "EPSG:25833":
                geometry.translate(X, Y)
            feature.setGeometry(geometry)
        layer.dataProvider().addFeatures([feature])
    return layer


@pytest.fixture
def areas():
    """Four squares of 10 m in a row, ids out of order, and one apart."""
    squares = [("C", 20), ("A", 0), ("B", 10), ("D", 100)]
    rows = [(f"Polygon (({x} 0, {x + 10} 0, {x + 10} 10, {x} 10, {x} 0))", n) for n, x in squares]
    return layer_of("Polygon", rows, "field=name:string", name="Gebiete")


def saved(layer, path, driver="GPKG"):
    """The layer as a file."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, "daten"
    context = QgsProject.instance().transformContext()
    assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)[0] == 0
    uri = f"{path}|layername=daten" if driver == "GPKG" else str(path)
    found = QgsVectorLayer(uri, "Datei", "ogr")
    assert found.isValid()
    return found


def aggregated(run, feedback=None, **parameters):
    """The result by the areas' first field, the outputs, and the layer of what lies outside."""
    result = run("aggregate", feedback, OUTPUT="TEMPORARY_OUTPUT", **parameters)
    return {f[0]: f for f in result["OUTPUT"].getFeatures()}, result


def column(rows, field):
    return {key: value_of(row[field]) for key, row in rows.items()}


def value_of(value):
    return None if value is None or type(value).__name__ == "QVariant" else value


# --- published numbers

PUBLISHED = [
    ("kindertagesstaetten", "kitas_per_plr_simple", 2880, ("e_platz", 194_979)),
    ("schulen", "schools_per_plr_simple", 902, None),
    ("jugendfreizeiteinrichtungen", "jugendfreizeiteinrichtungen_per_plr", 407, ("e_platz", 46_449)),
    ("pflegeeinrichtungen", "pflegeeinrichtungen_per_plr_simple", 274, ("platzzahl", 31_154)),
]


@pytest.mark.parametrize(("file", "table", "features", "places"), PUBLISHED)
def test_counts_of_all_542_planungsraeume_are_the_published_ones(run, data, plr, file, table, features, places):
    fields = [places[0]] if places else []
    rows, result = aggregated(run, INPUT=f"{data}/fachdaten/{file}.geojson", AREAS=plr, FIELDS=fields)
    counts = column({row["PLR_ID"]: row for row in rows.values()}, "count")
    with (data / "fachdaten" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
        published = list(csv.DictReader(stream))
    key = next(c for c in published[0] if c.lower() in ("plr_id", "plr-id", "plr"))
    number = next(c for c in published[0] if any(word in c.lower() for word in ("count", "num", "anzahl")))
    assert counts == {row[key].split(".")[0].zfill(8): int(float(row[number] or 0)) for row in published}
    assert (len(counts), sum(counts.values()), result["OUTSIDE"]) == (542, features, 0)
    if places:
        assert sum(column(rows, f"sum_{places[0]}").values()) == places[1]


@pytest.mark.parametrize(
    ("layer", "features"),
    [("bus-stops", 6206), ("ubahn-stops", 178), ("sbahn-stops", 83), ("libraries", 105), ("community-centers", 416),
     ("playgrounds", 886)],
)  # fmt: skip
def test_osm_places_in_degrees_lie_where_their_publisher_says(run, data, plr, layer, features):
    source = QgsVectorLayer(f"{data}/fachdaten/osm_{layer}.geojson", layer, "ogr")
    stated: dict[str, int] = {}
    for feature in source.getFeatures():
        key = str(int(feature["planning-area-id"])).zfill(8)
        stated[key] = stated.get(key, 0) + 1
    rows, result = aggregated(run, INPUT=source, AREAS=plr)
    counts = {row["PLR_ID"]: row["count"] for row in rows.values() if row["count"]}
    assert counts == stated
    assert (sum(counts.values()), result["OUTSIDE"]) == (features, 0)


def test_school_catchments_and_preservation_areas_cover_their_published_ground(run, recorder, data, plr, tmp_path):
    import gzip

    path = tmp_path / "einschulungsbereiche.geojson"
    path.write_bytes(gzip.decompress((data / "fachdaten" / "einschulungsbereiche_2025.geojson.gz").read_bytes()))
    rows, result = aggregated(run, recorder(), INPUT=path, AREAS=plr)
    assert sum(column(rows, "count").values()) + result["OUTSIDE"] == 377
    assert sum(column(rows, "area_m2_in").values()) / 1e6 == pytest.approx(890.66, abs=0.06)
    milieu = QgsVectorLayer(f"{data}/wildfund/erhaltgeb_em_WGS84.geojson", "Milieuschutz", "ogr")
    milieu.setCrs(milieu.crs().fromEpsgId(4326))  # its label says metres, its coordinates are degrees
    rows, result = aggregated(run, recorder(), INPUT=milieu, AREAS=plr)
    assert sum(column(rows, "count").values()) == 81
    assert sum(area > 0 for area in column(rows, "area_m2_in").values()) == 227
    assert sum(share > 0.5 for share in column(rows, "share").values()) == 108
    assert sum(column(rows, "area_m2_in").values()) / 1e4 == pytest.approx(5222.0, abs=0.5)


# --- rules

POINTS = [
    ("Point (5 5)", "1,5", 1),
    ("Point (5 5)", "k. A.", 2),  # stacked
    ("Point (10 5)", "2", 3),  # on the common border of A and B
    ("Point (20 10)", "–", None),  # a corner of B and C
    ("Point (105 5)", "•", 5),
    ("Point (50 50)", "100", 6),  # in no area
    (None, "1.000", 7),
]
FIELDS = "field=wert:string&field=n:integer"


def test_borders_by_the_order_of_the_layer_and_every_feature_accounted_for(run, recorder, areas):
    feedback = recorder()
    source = layer_of("Point", POINTS, FIELDS)
    rows, result = aggregated(run, feedback, INPUT=source, AREAS=areas, FIELDS=["wert", "n"],
                              OUTSIDE_FEATURES="TEMPORARY_OUTPUT")  # fmt: skip
    # C stands before A and B in the layer, so the corner is C's; the border of A and B is A's.
    assert column(rows, "count") == {"C": 1, "A": 3, "B": 0, "D": 1}
    assert column(rows, "sum_wert") == {"C": 0.0, "A": 3.5, "B": 0.0, "D": None}
    assert column(rows, "missing_wert") == {"C": 0, "A": 1, "B": 0, "D": 1}
    assert column(rows, "sum_n") == {"C": None, "A": 6.0, "B": 0.0, "D": 5.0}
    assert column(rows, "missing_n") == {"C": 1, "A": 0, "B": 0, "D": 0}
    assert result["OUTSIDE"] == 2
    outside = list(result["OUTSIDE_FEATURES"].getFeatures())
    assert [f.attributes() for f in outside] == [["100", 6], ["1.000", 7]]
    assert outside[0].geometry().asPoint().x() == X + 50
    assert outside[1].geometry().isNull()
    said = [line for line in feedback.infos if line.startswith(("Objekte", "Davon", "Punkte", "Feld"))]
    assert said == [
        "Objekte in keinem Gebiet: 2. Sie stecken in keiner Zahl der Gebiete, nur in OUTSIDE.",
        "Davon ohne Geometrie oder mit unbrauchbaren Koordinaten: 1.",
        "Punkte auf einer gemeinsamen Grenze oder wo sich Gebiete überlappen: 2. Jeder zählt einmal, im ersten dieser "
        "Gebiete in der Reihenfolge ihres Layers.",
        "Feld „wert“: 2 Objekte in den Gebieten haben keine Zahl. Die Summen sind die der übrigen; wie viele fehlen, "
        "steht in missing_wert.",
        "Feld „n“: 1 Objekte in den Gebieten haben keine Zahl. Die Summen sind die der übrigen; wie viele fehlen, "
        "steht in missing_n.",
    ]


def test_in_a_lor_layer_the_lowest_key_wins_whatever_the_layers_order(run):
    square = "Polygon (({0} 0, {1} 0, {1} 10, {0} 10, {0} 0))"
    areas = layer_of("Polygon", [(square.format(10, 20), "01100102"), (square.format(0, 10), "01100101")],
                     "field=PLR_ID:string")  # fmt: skip
    rows, _ = aggregated(run, INPUT=layer_of("Point", [("Point (10 5)", "")]), AREAS=areas)
    assert column(rows, "count") == {"01100102": 0, "01100101": 1}
    assert list(rows) == ["01100102", "01100101"]  # the areas stay in their order


def test_multi_points_count_once_where_their_first_point_lies(run, recorder, areas):
    feedback = recorder()
    rows = [("MultiPoint ((5 5), (15 5))", ""), ("MultiPoint ((15 5))", ""), ("MultiPoint EMPTY", "")]
    found, result = aggregated(run, feedback, INPUT=layer_of("MultiPoint", rows), AREAS=areas)
    assert column(found, "count") == {"C": 0, "A": 1, "B": 1, "D": 0}
    assert result["OUTSIDE"] == 1
    assert "Objekte mit mehr als einem Punkt: 1. Jedes zählt einmal, dort wo sein erster Punkt liegt." in feedback.infos


def test_lines_and_polygons(run, areas):
    lines = layer_of("LineString", [("LineString (2 5, 18 5)", "3"), ("LineString (12 5, 14 5)", "4"),
                                    ("LineString (0 50, 5 50)", "9")])  # fmt: skip
    rows, result = aggregated(run, INPUT=lines, AREAS=areas, FIELDS=["wert"], OUTSIDE_FEATURES="TEMPORARY_OUTPUT")
    # 8 m of the first line lie in A and 8 m in B: equal parts, so its home is the first of the layer, A.
    assert column(rows, "length_m") == pytest.approx({"C": 0, "A": 8, "B": 10, "D": 0})
    assert column(rows, "count") == {"C": 0, "A": 1, "B": 1, "D": 0}
    assert column(rows, "sum_wert") == {"C": 0, "A": 3, "B": 4, "D": 0}
    assert [f.attributes() for f in result["OUTSIDE_FEATURES"].getFeatures()] == [["9"]]
    polygons = layer_of("Polygon", [("Polygon ((5 0, 12 0, 12 10, 5 10, 5 0))", "1"),
                                    ("Polygon ((5 0, 10 0, 10 10, 5 10, 5 0))", "2")])  # fmt: skip
    rows, result = aggregated(run, INPUT=polygons, AREAS=areas, FIELDS=["wert"])
    # Both cover the same 50 m² of A: its ground counts once.
    assert column(rows, "area_m2_in") == pytest.approx({"C": 0, "A": 50, "B": 20, "D": 0})
    assert column(rows, "share") == pytest.approx({"C": 0, "A": 0.5, "B": 0.2, "D": 0})
    assert column(rows, "sum_wert") == {"C": 0, "A": 3, "B": 0, "D": 0}
    assert result["OUTSIDE"] == 0
    assert "OUTSIDE_FEATURES" not in result


# --- from any layer

SETUPS = ("GPKG", "GeoJSON", "FlatGeobuf", "ESRI Shapefile")
ENDINGS = {"GPKG": "gpkg", "GeoJSON": "geojson", "FlatGeobuf": "fgb", "ESRI Shapefile": "shp"}


@pytest.fixture
def bulk(monkeypatch):
    """How many batches came in bulk."""
    seen = []
    read = points._in_bulk
    monkeypatch.setattr(points, "_in_bulk", lambda *args: (seen.append(1), read(*args))[1])
    return seen


def numbers(rows):
    return {key: [value_of(v) for v in row.attributes()[1:]] for key, row in rows.items()}


@pytest.mark.parametrize("driver", SETUPS)
def test_a_plain_file_is_read_in_bulk_with_the_same_result(run, areas, bulk, tmp_path, driver):
    rows = [r for r in POINTS if driver != "FlatGeobuf" or r[0]]  # it keeps no feature without geometry
    memory = layer_of("Point", rows, FIELDS)
    file = saved(memory, tmp_path / f"punkte.{ENDINGS[driver]}", driver)
    if driver == "GeoJSON":  # written in degrees, where a border is hit no more
        file = saved(layer_of("Point", [r for r in rows if r[0] not in ("Point (10 5)", "Point (20 10)")], FIELDS),
                     tmp_path / "innen.geojson", driver)  # fmt: skip
        memory = layer_of("Point", [r for r in rows if r[0] not in ("Point (10 5)", "Point (20 10)")], FIELDS)
    fields = ["n"] if driver == "ESRI Shapefile" else ["wert", "n"]
    expected, before = aggregated(run, INPUT=memory, AREAS=areas, FIELDS=fields)
    assert not bulk
    found, after = aggregated(run, INPUT=file, AREAS=areas, FIELDS=fields, OUTSIDE_FEATURES="TEMPORARY_OUTPUT")
    assert bulk == [1]
    assert numbers(found) == numbers(expected)
    assert after["OUTSIDE"] == before["OUTSIDE"] == after["OUTSIDE_FEATURES"].featureCount()
    assert {f["wert"] for f in after["OUTSIDE_FEATURES"].getFeatures()} <= {"100", "1.000"}
    if driver == "ESRI Shapefile":  # the encoding of its text is a guess that is left to QGIS
        found, _ = aggregated(run, INPUT=file, AREAS=areas, FIELDS=["wert"])
        assert bulk == [1]
        assert column(found, "sum_wert") == {"C": 0.0, "A": 3.5, "B": 0.0, "D": None}


def test_a_filter_counts_in_bulk_and_out_of_it(run, areas, bulk, tmp_path):
    file = saved(layer_of("Point", POINTS, FIELDS), tmp_path / "punkte.gpkg")
    file.setSubsetString('"n" >= 2 AND "wert" <> \'100\'')
    found, result = aggregated(run, INPUT=file, AREAS=areas)
    assert bulk == [1]
    assert column(found, "count") == {"C": 0, "A": 2, "B": 0, "D": 1}
    assert result["OUTSIDE"] == 1
    limited = QgsProcessingFeatureSourceDefinition(file.source(), False, 2)
    found, _ = aggregated(run, INPUT=limited, AREAS=areas)
    assert sum(column(found, "count").values()) == 2
    chosen = QgsProcessingFeatureSourceDefinition(file.source(), filterExpression="n = 5")
    found, _ = aggregated(run, INPUT=chosen, AREAS=areas)
    assert column(found, "count") == {"C": 0, "A": 0, "B": 0, "D": 1}
    assert bulk == [1]


def test_a_selection_and_unsaved_edits_count(run, areas, bulk, tmp_path):
    file = saved(layer_of("Point", POINTS, FIELDS), tmp_path / "punkte.gpkg")
    QgsProject.instance().addMapLayer(file)
    try:
        file.selectByExpression("n in (1, 6)")
        chosen = QgsProcessingFeatureSourceDefinition(file.id(), True)
        found, result = aggregated(run, INPUT=chosen, AREAS=areas, OUTSIDE_FEATURES="TEMPORARY_OUTPUT")
        assert column(found, "count") == {"C": 0, "A": 1, "B": 0, "D": 0}
        assert [f["n"] for f in result["OUTSIDE_FEATURES"].getFeatures()] == [6]
        file.startEditing()
        first = next(f for f in file.getFeatures() if f["n"] == 1)
        file.deleteFeature(first.id())
        moved = next(f for f in file.getFeatures() if f["n"] == 2)
        file.changeGeometry(moved.id(), QgsGeometry.fromWkt(f"Point ({X + 15} {Y + 5})"))
        file.addFeature(QgsVectorLayerUtils.createFeature(
            file, QgsGeometry.fromWkt(f"Point ({X + 25} {Y + 5})"), {file.fields().lookupField("n"): 40}))  # fmt: skip
        found, _ = aggregated(run, INPUT=file, AREAS=areas, FIELDS=["n"])
        assert column(found, "count") == {"C": 2, "A": 1, "B": 1, "D": 1}
        assert column(found, "sum_n") == {"C": 40.0, "A": 3.0, "B": 2.0, "D": 5.0}
        assert not bulk
        file.rollBack()
        found, _ = aggregated(run, INPUT=file.id(), AREAS=areas, FIELDS=["n"])
        assert column(found, "count") == {"C": 1, "A": 3, "B": 0, "D": 1}
        assert bulk == [1]
    finally:
        QgsProject.instance().removeMapLayer(file.id())


def test_virtual_fields_and_the_files_own_ids_are_read_through_qgis(run, areas, bulk, tmp_path):
    file = saved(layer_of("Point", POINTS, FIELDS), tmp_path / "punkte.gpkg")
    file.addExpressionField('"n" * 10', QgsField("zehnfach", QMetaType.Type.Int))
    found, _ = aggregated(run, INPUT=file, AREAS=areas, FIELDS=["zehnfach"])
    assert column(found, "sum_zehnfach") == {"C": None, "A": 60.0, "B": 0.0, "D": 50.0}
    assert not bulk
    found, _ = aggregated(run, INPUT=file, AREAS=areas, FIELDS=["fid"])  # no column of the file
    assert column(found, "sum_fid") == {"C": 4.0, "A": 6.0, "B": 0.0, "D": 5.0}


def test_z_and_m_are_left_aside(run, areas, bulk, tmp_path):
    rows = [("PointZM (5 5 30 1)", ""), ("PointZM (15 5 40 2)", "")]
    memory = layer_of("PointZM", rows)
    for source in (memory, saved(memory, tmp_path / "hoch.gpkg")):
        found, _ = aggregated(run, INPUT=source, AREAS=areas)
        assert column(found, "count") == {"C": 0, "A": 1, "B": 1, "D": 0}
    assert bulk == [1]


def test_many_batches_and_the_index_give_what_one_batch_gives(run, areas, monkeypatch, tmp_path):
    import numpy as np
    from sozialraum.processing import arrow_stream

    rng = np.random.default_rng(5)
    places = rng.uniform(-5, 35, (1000, 2)).round(1)
    rows = [(f"Point ({x} {y / 3})", "1", i) for i, (x, y) in enumerate(places)]
    file = saved(layer_of("Point", rows, FIELDS), tmp_path / "viele.gpkg")
    expected, before = aggregated(run, INPUT=file, AREAS=areas, FIELDS=["n", "wert"])
    monkeypatch.setattr(arrow_stream, "BATCH", 64)
    monkeypatch.setattr(points, "_FEATURES", 64)
    monkeypatch.setattr(locating, "FEW", 1)
    found, after = aggregated(run, INPUT=file, AREAS=areas, FIELDS=["n", "wert"])
    file.startEditing()
    slow, last = aggregated(run, INPUT=file, AREAS=areas, FIELDS=["n", "wert"])
    file.rollBack()
    assert numbers(found) == numbers(expected) == numbers(slow)
    assert before["OUTSIDE"] == after["OUTSIDE"] == last["OUTSIDE"] > 0


# --- refused with a sentence


def test_what_cannot_be_counted_is_refused(run, refused, areas, tmp_path):
    good = layer_of("Point", POINTS, FIELDS)
    wanted = {"OUTPUT": "TEMPORARY_OUTPUT", "AREAS": areas}
    assert "hat kein Feld „platz“" in refused("aggregate", INPUT=good, FIELDS=["platz"], **wanted)
    words = layer_of("Point", [("Point (5 5)", "12"), ("Point (5 5)", "zwölf"), ("Point (5 5)", "zwölf")])
    sentence = refused("aggregate", INPUT=words, FIELDS=["wert"], **wanted)
    assert "Feld „wert“: 2 Zellen" in sentence
    assert "Zeile 2" in sentence
    assert "„zwölf“" in sentence
    assert "enthält keine Objekte" in refused("aggregate", INPUT=layer_of("Point", []), **wanted)
    assert "keine Geometrie" in refused("aggregate", INPUT=layer_of("Point", [(None, "1")]), **wanted)
    table = layer_of("None", [(None, "1")])
    assert "keine Geometrie" in refused("aggregate", INPUT=table, **wanted)
    assert "kein Koordinatenbezugssystem" in refused("aggregate", INPUT=layer_of("Point", POINTS[:1], crs=""), **wanted)
    degrees = layer_of("Point", [("Point (13.4 52.5)", "1")], crs="EPSG:25832")
    assert "Grad" in refused("aggregate", INPUT=degrees, **wanted)
    lines = layer_of("LineString", [("LineString (0 0, 1 1)", "1")])
    assert "keine Flächen" in refused("aggregate", INPUT=good, AREAS=lines, OUTPUT="TEMPORARY_OUTPUT")
    holey = layer_of("Polygon", [("Polygon ((0 0, 1 0, 1 1, 0 0))", "1"), (None, "2")])
    sentence = refused("aggregate", INPUT=good, AREAS=holey, OUTPUT="TEMPORARY_OUTPUT")
    assert "1 Gebiete haben keinen Umriss (Zeile 2)" in sentence


def test_a_layer_of_mixed_geometries_is_refused_and_one_of_points_without_a_type_is_read(run, refused, areas, tmp_path):
    from osgeo import ogr

    def file(name, *wkts):
        path = tmp_path / name
        source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        reference = ogr.osr.SpatialReference()
        reference.ImportFromEPSG(25833)
        layer = source.CreateLayer("daten", reference, ogr.wkbUnknown)
        for wkt in wkts:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            layer.CreateFeature(feature)
        del layer, source
        return f"{path}|layername=daten"

    point = f"POINT ({X + 5} {Y + 5})"
    mixed = file("gemischt.gpkg", point, f"LINESTRING ({X} {Y}, {X + 5} {Y})")
    assert "mischt Punkte, Linien und Flächen" in refused(
        "aggregate", INPUT=mixed, AREAS=areas, OUTPUT="TEMPORARY_OUTPUT"
    )
    rows, _ = aggregated(run, INPUT=file("punkte.gpkg", point, point), AREAS=areas)
    assert column(rows, "count") == {"C": 0, "A": 2, "B": 0, "D": 0}


def test_cancelling_leaves_nothing(refused, recorder, plr, data, tmp_path):
    output = tmp_path / "ergebnis.gpkg"
    source = data / "fachdaten" / "osm_bus-stops.geojson"
    sentence = refused("aggregate", recorder(cancel_at=2), INPUT=source, AREAS=plr, OUTPUT=output)
    assert sentence == "Abgebrochen. Es wurde nichts geändert."
    assert not output.exists()


def test_a_value_from_an_expression_is_read_through_qgis(areas):
    layer = layer_of("Point", POINTS, FIELDS)
    assert points.plain_file(QgsProperty.fromExpression("1"), layer, []) is None
    assert points.plain_file(None, None, []) is None
