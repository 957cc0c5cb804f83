# SPDX-License-Identifier: GPL-2.0-or-later
"""`segregation` from the toolbox: layers and tables, units, statuses, refusals."""

import pytest
from qgis.core import QgsFeature, QgsProject, QgsVectorLayer


def memory(rows, fields, geometry="None", name="Räume"):
    """A memory layer; rows are attribute lists."""
    described = "&".join(f"field={field}" for field in fields)
    layer = QgsVectorLayer(f"{geometry}?{described}", name, "memory")
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        assert layer.dataProvider().addFeature(feature)
    return layer


def rows_of(layer):
    layer = layer if isinstance(layer, QgsVectorLayer) else QgsProject.instance().mapLayer(layer)
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def said(feedback):
    """The last thing the algorithm itself said; Processing adds the results."""
    return [line for line in feedback.infos if not line.startswith("Results:")][-1]


FIELDS = ("plr:string", "gruppe:string", "alle:integer", "lq:string")
# 50 of 400: D = 22/35, see test/unit/test_segregation.py; the fields of a CSV are text.
ROWS = [("01100101", "40", 100, "alt"), ("01100102", "10", 100, "alt"), ("02200101", "–", 200, "alt")]


def test_a_table_gives_indices_areas_and_units(run, recorder):
    feedback = recorder()
    found = run(
        "segregation", feedback, INPUT=memory(ROWS, FIELDS), GROUP="gruppe", TOTAL="alle", AREA_ID="plr",
        OUTPUT="memory:", UNITS="memory:",
    )  # fmt: skip
    assert found["DISSIMILARITY"] == pytest.approx(22 / 35)
    assert found["SEGREGATION"] == pytest.approx(22 / 35)
    assert found["ISOLATION"] == pytest.approx(0.34)
    areas = rows_of(found["OUTPUT"])
    assert [row["lq"] for row in areas] == pytest.approx([3.2, 0.8, 0])
    assert [row["lq_old"] for row in areas] == ["alt"] * 3  # nothing of the input is lost
    assert [row["share"] for row in areas] == [40, 10, 0]
    assert sum(row["contribution"] for row in areas) == pytest.approx(22 / 35)
    units = rows_of(found["UNITS"])
    assert [(u["level"], u["area_id"], u["areas"], u["status"]) for u in units] == [
        ("LAYER", "", 3, "value"), ("BZR", "011001", 2, "value"), ("BZR", "022001", 1, "not_applicable"),
        ("PGR", "0110", 2, "value"), ("PGR", "0220", 1, "not_applicable"), ("BEZ", "01", 2, "value"),
        ("BEZ", "02", 1, "not_applicable"),
    ]  # fmt: skip
    assert units[1]["dissimilarity"] == pytest.approx(0.8 - 60 / 150)
    assert said(feedback) == (
        "Dissimilarität 0,629, Segregationsindex 0,629, Isolation 0,340 (3 Gebiete, 50 von 400 Personen)."
    )


def test_a_secret_number_leaves_no_index_unless_it_is_left_out(run, recorder):
    layer, feedback = memory([*ROWS, ("02200102", "•", 50, "")], FIELDS), recorder()
    parameters = {"INPUT": layer, "GROUP": "gruppe", "TOTAL": "alle", "OUTPUT": "memory:"}
    found = run("segregation", feedback, **parameters)
    assert (found["DISSIMILARITY"], found["SEGREGATION"], found["ISOLATION"]) == (None, None, None)
    assert "UNITS" not in found
    assert [row["status"] for row in rows_of(found["OUTPUT"])] == ["value", "value", "value", "suppressed"]
    assert said(feedback).startswith(
        "Kein Index für alle Gebiete zusammen; Gebiete mit fehlender oder geheimer Zahl: 1."
    )
    feedback = recorder()
    found = run("segregation", feedback, LEAVE_OUT=True, **parameters)
    assert found["DISSIMILARITY"] == pytest.approx(22 / 35)
    assert said(feedback).startswith("Ausgelassene Gebiete mit fehlender oder geheimer Zahl: 1")


@pytest.mark.parametrize(("rows", "more", "sentence"), [
    ([*ROWS, ("02200102", "60", 50, "")], {}, "„gruppe“ ist größer als „alle“ in Zeile 4: 60 von 50"),
    ([*ROWS, ("02200102", "-6", 50, "")], {}, "Zahl kleiner als null in Zeile 4: -6"),
    ([*ROWS, ("02200102", "viele", 50, "")], {}, "1 Zellen sind keine Zahlen"),
    (ROWS, {"TOTAL": "plz"}, "Layer „Räume“ hat kein Feld „plz“"),
    (ROWS, {"AREA_ID": "lq"}, "3 Gebiete haben keinen lesbaren Schlüssel"),
    ([*ROWS, ("01100101", "6", 50, "")], {"AREA_ID": "plr"}, "Der Schlüssel 01100101 kommt mehrfach vor (Zeilen 1, 4"),
    ([*ROWS, ("011002", "6", 50, "")], {"AREA_ID": "plr"}, "mischt Gebiete mehrerer Ebenen: 01100101 (PLR), 011002"),
    ([*ROWS, ("07030301", "6", 50, "")], {"AREA_ID": "plr"}, "mischt Gebietsstände: Die meisten Gebiete gehören"),
    (ROWS, {"LEVEL": "BZR"}, "Die Ebene BZR kann nicht ausgewiesen werden"),
    ([], {}, "enthält keine Objekte"),
])  # fmt: skip
def test_bad_input_gets_a_sentence(refused, rows, more, sentence):
    parameters = {"GROUP": "gruppe", "TOTAL": "alle", "OUTPUT": "memory:"} | more
    assert sentence in refused("segregation", INPUT=memory(rows, FIELDS), **parameters)


@pytest.fixture(scope="module")
def people(data, tmp_path_factory):
    """Planning areas with their inhabitants of 31.12.2024 as a GeoPackage."""
    import geopandas
    import pandas as pd

    areas = geopandas.read_file(data / "lor2021" / "lor_2021.gpkg", layer="planungsraeume")
    table = pd.read_csv(data / "bevoelkerung" / "ewr_2024-02_t1_planning-areas.csv", dtype={"id": str})
    path = tmp_path_factory.mktemp("people") / "people.gpkg"
    columns = ["id", "inhabitants", "inhabitants_foreigners"]
    areas[["PLR_ID", "geometry"]].merge(table[columns], left_on="PLR_ID", right_on="id").to_file(path)
    return path


def test_foreigners_in_berlin_with_all_bezirke(run, people):
    # 0.210823 and 0.289415: PySAL, see test/unit/test_segregation.py
    found = run(
        "segregation", INPUT=people, GROUP="inhabitants_foreigners", TOTAL="inhabitants", AREA_ID="PLR_ID", LEVEL="BEZ",
        OUTPUT="memory:", UNITS="memory:",
    )  # fmt: skip
    assert found["DISSIMILARITY"] == pytest.approx(0.21082266931499116)
    assert found["ISOLATION"] == pytest.approx(0.28941501015904825)
    units = rows_of(found["UNITS"])
    assert [u["area_id"] for u in units] == ["BE", *(f"{n:02d}" for n in range(1, 13))]
    assert units[0]["total"] == 3_897_145
    assert units[0]["delta"] == pytest.approx(0.5407392834513243)
    assert units[7]["total"] == 356_959  # Tempelhof-Schöneberg, as published
    assert all(u["status"] == "value" for u in units)
    assert sum(row["status"] == "not_applicable" for row in rows_of(found["OUTPUT"])) == 2  # nobody lives there
