# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers and old spreadsheets become tables as they are shown in QGIS."""

import math
import time
import zipfile

import pytest
import shapely
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
    edit,
)
from qgis.PyQt.QtCore import QDate
from sozialraum.processing.domain.errors import Cancelled, SozialraumError
from sozialraum.processing.layers import LayerCopy, file_name, frame, sublayers
from sozialraum.processing.old_sheets import sheets_by_gdal


def memory(kind, wkts, fields="field=id:integer&field=text:string&field=day:date"):
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:25833&{fields}", "probe", "memory")
    for i, wkt in enumerate(wkts):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([i, None if i == 1 else f"Text {i}", QDate(2022, 12, 31)])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeatures([feature])
    return layer


def test_attributes_come_as_they_are_and_null_is_none():
    table = frame(memory("Point", ["Point (1 2)", "Point (3 4)", None]))
    assert table["id"].tolist() == [0, 1, 2]
    assert table["text"].tolist() == ["Text 0", None, "Text 2"]
    assert table["day"].iloc[0].isoformat() == "2022-12-31"
    assert table.crs == "EPSG:25833"
    assert table.attrs["name"] == "probe"
    assert table.geometry.iloc[1].coords[0] == (3.0, 4.0)
    assert table.geometry.iloc[2] is None


def test_z_m_and_curves_become_plain_lines():
    layer = memory("CompoundCurveZM", ["CompoundCurveZM (CircularStringZM (0 0 5 7, 1 1 5 7, 2 0 5 7))"])
    shape = frame(layer).geometry.iloc[0]
    assert not shapely.has_z(shape)
    assert len(shape.coords) > 20
    assert shape.length == pytest.approx(math.pi, rel=1e-3)  # half a circle of radius 1
    points = frame(memory("PointM", ["PointM (1 2 99)"]))
    assert points.geometry.iloc[0].wkt == "POINT (1 2)"


def test_filter_unsaved_edits_and_selection_are_respected():
    layer = memory("Point", [f"Point ({i} 0)" for i in range(5)])
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    assert len(LayerCopy(layer).frame()) == 4
    assert len(frame(layer)) == 4
    layer.rollBack()
    with edit(layer):
        layer.changeAttributeValue(1, 1, "geändert")
    layer.selectByIds([2, 1])
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    QgsProject.instance().addMapLayer(layer)
    definition = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    source = QgsProcessingUtils.variantToSource(definition, context)
    chosen = frame(source)
    QgsProject.instance().removeMapLayer(layer)
    assert chosen["text"].tolist() == ["geändert", None]  # in the layer's order, whatever the selection's


def test_a_subset_filter_of_a_file_counts(data):
    layer = QgsVectorLayer(f"{data}/lor2021/lor_2021.gpkg|layername=planungsraeume", "PLR", "ogr")
    assert len(LayerCopy(layer).frame()) == 542
    layer.setSubsetString("\"PLR_ID\" LIKE '07%'")
    copy = LayerCopy(layer)
    assert copy.file == "lor_2021.gpkg"
    assert len(copy.frame()) == layer.featureCount() < 100


def test_a_file_without_a_layer_name_brings_all_its_layers(data):
    layer = QgsVectorLayer(f"{data}/lor2021/lor_2021.gpkg", "LOR", "ogr")
    assert {part.name() for part in sublayers(layer)} == {
        "planungsraeume",
        "bezirksregionen",
        "prognoseraeume",
        "bezirke",
    }
    one = QgsVectorLayer(f"{data}/lor2021/lor_2021.gpkg|layername=bezirke", "Bezirke", "ogr")
    assert sublayers(one) == [one]
    assert file_name(memory("Point", [])) == ""


def test_reading_can_be_cancelled():
    def cancel(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        frame(memory("Point", ["Point (0 0)"]), progress=cancel)


def test_an_xls_file_is_read_with_its_header_rows(data):
    sheets = sheets_by_gdal(data / "lor_bis2020" / "LOR-Schluesselsystematik.xls")
    assert len(sheets) == 13
    assert sheets[1].name == "01"
    assert "Schlüssel- und Namensverzeichnis der lebensweltlich orientierten Räume" in sheets[1].rows[0]
    assert any(row[1] == "01" and row[2] == "Mitte" for row in sheets[1].rows)


def test_a_dbf_file_begins_with_its_field_names(data):
    path = data / "wildfund" / "lor_planungsraeume_odis_bis2020" / "lor_planungsraeume.dbf"
    (sheet,) = sheets_by_gdal(path)
    assert "broker Dow" in sheet.rows[0]
    assert len(sheet.rows) == 449  # 448 areas and the names of the fields


def test_numbers_of_an_ods_stay_numbers(tmp_path):
    from osgeo import ogr

    path = tmp_path / "zahlen.ods"
    source = ogr.GetDriverByName("ODS").CreateDataSource(str(path))
    layer = source.CreateLayer("Blatt")
    for name, kind in (("plr", ogr.OFTString), ("faelle", ogr.OFTInteger)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["plr"], feature["faelle"] = "07300515", 12
    layer.CreateFeature(feature)
    del layer, source
    (sheet,) = sheets_by_gdal(path)
    assert sheet.rows[-1][0] == "07300515"
    assert str(sheet.rows[-1][1]) == "12"


VRT = '<OGRVRTDataSource><OGRVRTLayer name="geheim"><SrcDataSource>{}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'


@pytest.mark.parametrize("name", ["harmlos.csv", "harmlos.xls", "harmlos.ods", "harmlos.dbf", "harmlos.xlsx"])
def test_a_disguised_virtual_file_is_no_table(refused, library, tmp_path, name):
    secret = tmp_path / "geheim.csv"
    secret.write_text("plr_id;wert\n07300515;1\n07300516;2\n")
    trap = tmp_path / name
    trap.write_text(VRT.format(secret))
    sentence = refused("importtable", LIBRARY=library, FILE=trap, PERIOD="31.12.2024")
    assert sentence == f"„{name}“ ist keine Tabelle. Möglich sind CSV, XLSX, ODS und XLS."


def test_an_ods_that_unpacks_to_far_too_much_is_refused_at_once(tmp_path):
    bomb = tmp_path / "bombe.ods"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b"0" * 50_000_000)
    started = time.monotonic()
    with pytest.raises(SozialraumError) as caught:
        sheets_by_gdal(bomb)
    assert caught.value.code == "workbook_refused"
    assert time.monotonic() - started < 1


def test_a_disguised_virtual_layer_is_refused(refused, base, tmp_path):
    secret = tmp_path / "geheim.geojson"
    secret.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},'
        '"geometry":{"type":"Point","coordinates":[13.4,52.5]}}]}'
    )
    trap = tmp_path / "harmlos.geojson"
    trap.write_text(VRT.format(secret))
    sentence = refused("importlayer", LIBRARY=base, INPUT=trap, THEME="kita", PERIOD="31.12.2022")
    assert "virtuelle Datei (VRT)" in sentence


def test_new_columns_stand_behind_the_sources_own_and_an_equal_name_is_kept_as_old(tmp_path):
    import numpy as np
    from qgis.core import QgsFeatureSink, QgsFields, QgsMemoryProviderUtils
    from sozialraum.processing.sinks import append_columns, fields_of

    source = memory("Point", ["Point (1 2)", "Point (3 4)"])
    columns = {"ID": np.array([7, 8]), "share": np.array([0.5, np.nan]), "word": np.array(["ja", None], dtype=object)}
    fields = fields_of(columns, source.fields())
    assert fields.names() == ["id_old", "text", "day", "ID", "share", "word"]
    sink = QgsMemoryProviderUtils.createMemoryLayer("out", fields, source.wkbType(), source.crs())
    assert isinstance(fields, QgsFields)
    assert isinstance(sink.dataProvider(), QgsFeatureSink)
    append_columns(source, columns, sink.dataProvider())
    rows = frame(sink)
    assert rows["ID"].tolist() == [7, 8]
    assert rows["id_old"].tolist() == [0, 1]
    assert rows["share"].iloc[0] == 0.5
    assert math.isnan(rows["share"].iloc[1])
    assert rows["word"].tolist() == ["ja", None]
    assert [g.wkt for g in rows.geometry] == ["POINT (1 2)", "POINT (3 4)"]


def test_a_table_is_written_with_and_without_geometry():
    import geopandas
    import pandas as pd
    from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsMemoryProviderUtils
    from sozialraum.processing.sinks import columns_of, fields_of, write

    table = geopandas.GeoDataFrame(
        {"area_id": ["01", "02"], "n": [1.0, None]}, geometry=[shapely.box(0, 0, 1, 1), None], crs="EPSG:25833"
    )
    crs = QgsCoordinateReferenceSystem("EPSG:25833")
    fields = fields_of(columns_of(table))
    layer = QgsMemoryProviderUtils.createMemoryLayer("out", fields, Qgis.WkbType.MultiPolygon, crs)
    write(table, layer.dataProvider(), multi=True)
    back = frame(layer)
    assert back["area_id"].tolist() == ["01", "02"]
    assert back.geometry.iloc[0].geom_type == "MultiPolygon"
    assert back.geometry.iloc[1] is None
    plain = QgsMemoryProviderUtils.createMemoryLayer("out", fields, Qgis.WkbType.NoGeometry, crs)
    write(pd.DataFrame(table.drop(columns="geometry")), plain.dataProvider(), multi=False)
    assert next(f.attributes() for f in plain.getFeatures()) == ["01", 1.0]
