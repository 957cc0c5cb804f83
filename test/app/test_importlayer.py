# SPDX-License-Identifier: GPL-2.0-or-later
"""The four facility layers as they are delivered; reference values of the data's README."""

import csv

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer
from sozialraum.processing.domain.library import Library

# file, theme, date, features, places, per-PLR table and its column of counts
LAYERS = [
    ("kindertagesstaetten", "kita", "31.12.2022", 2880, 194979, "kitas_per_plr_simple.csv"),
    ("schulen", "schule", "01.10.2023", 902, None, "schools_per_plr_simple.csv"),
    ("jugendfreizeiteinrichtungen", "jfe", "31.12.2022", 407, 46449, "jugendfreizeiteinrichtungen_per_plr.csv"),
    ("pflegeeinrichtungen", "pflege", "31.07.2023", 274, 31154, "pflegeeinrichtungen_per_plr_simple.csv"),
]


def published_counts(path) -> dict[str, int]:
    """Counts by Planungsraum of the repository's table: empty means 0, keys may have lost their zero."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    key = next(c for c in rows[0] if c.lower() in ("plr_id", "plr-id", "plr"))
    count = next(c for c in rows[0] if "count" in c.lower() or "num" in c.lower() or "anzahl" in c.lower())
    return {row[key].split(".")[0].zfill(8): int(float(row[count] or 0)) for row in rows}


@pytest.mark.parametrize(("file", "theme", "period", "features", "places", "table"), LAYERS)
def test_counts_and_places_are_the_published_ones(
    run, recorder, library, data, file, theme, period, features, places, table
):
    feedback = recorder()
    source = data / "fachdaten" / f"{file}.geojson"
    result = run("importlayer", feedback, LIBRARY=library, INPUT=source, THEME=theme, PERIOD=period)
    assert (result["FEATURES"], result["OUTSIDE"]) == (features, 0)
    numbers = Library(library).observations().query("level == 'PLR'")
    counts = numbers[numbers["quantity"] == f"{theme}.count"].set_index("area_id")["value"]
    assert counts.astype(int).to_dict() == published_counts(data / "fachdaten" / table)
    assert set(numbers["source_id"].astype(str)) == {result["SOURCE_ID"]}
    if places:
        assert numbers[numbers["quantity"] == f"{theme}.capacity"]["value"].sum() == places
        wanted = f"{features} Einrichtungen übernommen, {places} Plätze, 0 außerhalb."
        assert feedback.infos[0].replace(".", "") == wanted.replace(".", "")


def test_the_sentences_and_the_report_of_the_kitas(run, recorder, library, data, tmp_path):
    feedback, report = recorder(), tmp_path / "bericht.html"
    source = data / "fachdaten" / "kindertagesstaetten.geojson"
    result = run(
        "importlayer", feedback, LIBRARY=library, INPUT=source, THEME="Kita", PERIOD="31.12.2022", REPORT=report
    )
    assert "2.880 Einrichtungen übernommen, 194.979 Plätze, 0 außerhalb." in feedback.infos
    assert "4 Einrichtungen mit 0 Plätzen (siehe Bericht)." in feedback.infos
    assert result["REPORT"] == str(report)
    page = report.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "Import von „kindertagesstaetten" in page
    assert page.count("<li>") == 4
    source_row = Library(library).sources().iloc[0]
    assert source_row["file"] == "kindertagesstaetten.geojson"
    assert source_row["office"] == "Jugendamt"
    assert str(tmp_path) not in page


def test_a_date_is_needed_and_a_wrong_one_is_said(refused, library, data):
    source = data / "fachdaten" / "schulen.geojson"
    assert "Stichtag" in refused("importlayer", LIBRARY=library, INPUT=source, THEME="schule")
    sentence = refused("importlayer", LIBRARY=library, INPUT=source, THEME="schule", PERIOD="neulich")
    assert "„neulich“ ist kein Datum" in sentence
    assert Library(library).sources().empty


def test_a_field_that_is_not_there_is_said(refused, library, data):
    source = data / "fachdaten" / "schulen.geojson"
    sentence = refused(
        "importlayer", LIBRARY=library, INPUT=source, THEME="schule", PERIOD="01.10.2023", CAPACITY="plaetze"
    )
    assert "„plaetze“" in sentence
    assert Library(library).sources().empty


def memory_layer(wkts, fields="field=bezeichnung:string&field=plaetze:string&field=traeger:string&field=oeff:string"):
    layer = QgsVectorLayer(f"Point?crs=EPSG:25833&{fields}", "Trinkbrunnen", "memory")
    for i, wkt in enumerate(wkts):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"Nr. <b>{i}</b>", ["12", "k. A.", "1.200", "0"][i % 4], "Träger", "ja"])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeatures([feature])
    return layer


def test_an_own_theme_own_fields_selection_and_text_as_number(run, recorder, library, tmp_path):
    inside = "Point (388000 5815000)"
    layer = memory_layer([inside, inside, inside, inside, "Point (300000 5815000)", None])
    QgsProject.instance().addMapLayer(layer)
    layer.selectByIds([1, 2, 3, 5, 6])  # without the fourth, which says 0
    feedback, report = recorder(), tmp_path / "bericht.html"
    result = run(
        "importlayer", feedback, LIBRARY=library,
        INPUT=QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True), THEME="Trinkbrunnen",
        NAME="bezeichnung", CAPACITY="plaetze", CARRIER="traeger", PUBLIC="oeff", OFFICE="Umweltamt",
        PERIOD="2024", TITLE="Brunnenliste", REPORT=report,
    )  # fmt: skip
    QgsProject.instance().removeMapLayer(layer.id())
    assert (result["FEATURES"], result["OUTSIDE"]) == (4, 1)
    numbers = Library(library).observations()
    inside_rows = numbers[(numbers["level"] == "PLR") & (numbers["status"] == "value")].set_index("quantity")
    assert inside_rows.loc["trinkbrunnen.count", "value"] == 3
    assert inside_rows.loc["trinkbrunnen.capacity", "value"] == 1212  # 12 + 1.200, one not stated
    assert inside_rows.loc["trinkbrunnen.capacity", "flag"] == "incomplete"
    rest = numbers[numbers["level"] == "REST"].set_index("quantity")
    assert rest.loc["trinkbrunnen.count", ["area_id", "value"]].tolist() == ["BE", 1]
    source = Library(library).sources().iloc[0]
    assert source[["office", "title", "period"]].tolist() == ["Umweltamt", "Brunnenliste", "2024-12-31"]
    page = report.read_text(encoding="utf-8")
    assert "Nr. &lt;b&gt;4&lt;/b&gt;" in page
    assert "<b>" not in page


def test_cancel_takes_nothing(refused, recorder, library, data):
    source = data / "fachdaten" / "kindertagesstaetten.geojson"
    before = library.read_bytes()
    sentence = refused(
        "importlayer", recorder(cancel_at=20), LIBRARY=library, INPUT=source, THEME="kita", PERIOD="31.12.2022"
    )
    assert sentence == "Abgebrochen. Es wurde nichts geändert."
    assert library.read_bytes() == before


def test_an_import_can_be_removed_again(run, refused, library, data):
    source = data / "fachdaten" / "pflegeeinrichtungen.geojson"
    result = run("importlayer", LIBRARY=library, INPUT=source, THEME="pflege", PERIOD="31.07.2023")
    assert len(Library(library).facilities("point", "pflege")) == 274
    removed = run("removesource", LIBRARY=library, SOURCE_ID=result["SOURCE_ID"])
    assert removed["LIBRARY"] == str(library)
    assert removed["REMOVED"] >= 274 + 542
    assert Library(library).observations().empty
    assert Library(library).facilities("point").empty
    sentence = refused("removesource", LIBRARY=library, SOURCE_ID=result["SOURCE_ID"])
    assert sentence == f"Eine Quelle {result['SOURCE_ID']} gibt es in „bezirk.gpkg“ nicht. Es wurde nichts entfernt."
    assert "Eine Quelle alles" in refused("removesource", LIBRARY=library, SOURCE_ID="alles")
