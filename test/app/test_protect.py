# SPDX-License-Identifier: GPL-2.0-or-later
"""Small numbers protected from the toolbox and headless: a table of all levels, its report, what is refused."""

import csv

import pytest
from qgis.core import NULL, QgsVectorLayer


@pytest.fixture(scope="module")
def planning_areas(data):
    path = data / "bevoelkerung" / "ewr_2024-02_t1_planning-areas.csv"
    with path.open(encoding="utf-8") as file:
        return sorted(row["id"] for row in csv.DictReader(file))


def delivered(path, areas):
    """Counts 0 to 8 that follow from the place in the list; the total is their sum."""
    lines = ["PLR_ID;hilfe_a;hilfe_b;hilfe_c;alle"]
    for n, area in enumerate(areas):
        counts = n % 5, (n * 7) % 6, (n * 3) % 9
        lines.append(";".join([area, *(str(count) for count in counts), str(sum(counts))]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


FIELDS = ["hilfe_a", "hilfe_b", "hilfe_c"]


def test_a_table_of_all_levels_without_a_small_number(run, recorder, planning_areas, tmp_path):
    feedback = recorder()
    result = run(
        "protect", feedback, INPUT=delivered(tmp_path / "hilfen.csv", planning_areas), AREA_ID="PLR_ID", FIELDS=FIELDS,
        TOTAL="alle", OUTPUT=tmp_path / "geschuetzt.gpkg", REPORT=tmp_path / "bericht.html",
    )  # fmt: skip
    layer = QgsVectorLayer(result["OUTPUT"])
    names = layer.fields().names()
    assert names[1:] == [
        "area_id", "level", "hilfe_a", "hilfe_a_status", "hilfe_b", "hilfe_b_status", "hilfe_c", "hilfe_c_status",
        "alle", "alle_status",
    ]  # fmt: skip
    rows = [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]
    assert [len([r for r in rows if r["level"] == level]) for level in ("PLR", "BZR", "PGR", "BEZ", "STADT")] == [
        542, 143, 58, 12, 1,
    ]  # fmt: skip
    hidden = 0
    for row in rows:
        for name in [*FIELDS, "alle"]:
            assert (row[name] == NULL) == (row[f"{name}_status"] == "suppressed")
            assert row[name] == NULL or row[name] not in (1, 2)
            hidden += row[name] == NULL
    assert hidden == result["PRIMARY"] + result["SECONDARY"]
    assert result["UNPROTECTED"] == 0
    assert any("verborgen, weil sie klein sind" in line for line in feedback.infos)
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert "Nur für das Amt" in page
    assert "Planungsraum (PLR)" in page


def test_a_bezirk_alone_says_that_there_is_no_row_for_berlin(run, recorder, planning_areas, tmp_path):
    feedback = recorder()
    table = delivered(tmp_path / "hilfen.csv", [area for area in planning_areas if area.startswith("07")])
    result = run(
        "protect", feedback, INPUT=table, AREA_ID="PLR_ID", FIELDS=FIELDS, THRESHOLD=5, OUTPUT=tmp_path / "aus.csv"
    )
    with open(result["OUTPUT"], encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["level"] for row in rows} == {"PLR", "BZR", "PGR", "BEZ"}
    assert rows[-1]["area_id"] == "07"
    assert not any(row[name] and 0 < float(row[name]) < 5 for row in rows for name in [*FIELDS, "total"])
    assert any(line.endswith("Für Berlin gibt es keine Zeile.") for line in feedback.infos)


@pytest.mark.parametrize(("old", "new", "sentence"), [
    ("01100102;1;1;3;5", "01100102;1;1;3;6",
     "„hilfen“: In Zeile 2 ist die Gesamtzahl „alle“ 6, die Kategorien ergeben aber 5 (betroffene Zeilen: 1)."),
    ("01100102;1;1", "01109999;1;1", "Zeile 2 (01109999) gehört zu keinem Gebiet der LOR 2021 (betroffene Zeilen: 1)"),
    ("01100102;1;1", "01100102;;1", "„hilfen“, Feld „hilfe_a“: In Zeile 2 steht keine Zahl (betroffene Zeilen: 1)."),
    ("01100102;1;1;3;5", "01100102;1,5;1;3;5,5", "Keine ganze Zahl in Zeile 2: 1,50 (betroffene Zeilen: 1)"),
])  # fmt: skip
def test_what_is_refused_writes_nothing(refused, planning_areas, tmp_path, old, new, sentence):
    table = delivered(tmp_path / "hilfen.csv", planning_areas)
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new), encoding="utf-8")
    output = tmp_path / "aus.gpkg"
    said = refused("protect", INPUT=table, AREA_ID="PLR_ID", FIELDS=FIELDS, TOTAL="alle", OUTPUT=output)
    assert sentence in said
    assert not output.exists()


def test_it_can_be_cancelled(refused, recorder, planning_areas, tmp_path):
    table = delivered(tmp_path / "hilfen.csv", planning_areas)
    output = tmp_path / "aus.gpkg"
    refused("protect", recorder(cancel_at=40), INPUT=table, AREA_ID="PLR_ID", FIELDS=FIELDS, OUTPUT=output)
    assert not output.exists()
