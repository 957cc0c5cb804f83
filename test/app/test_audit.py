# SPDX-License-Identifier: GPL-2.0-or-later
"""The audit as an algorithm: numbers, report, certificate, sentences."""

import json

import pytest
from qgis.core import QgsProcessingException

LEAK = "area_id;Leistungen\n01100205;61\n01100206;•\n01100207;37\n011002;100\n"
SAFE = "area_id;Leistungen\n01100205;•\n01100206;•\n01100207;37\n011002;100\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "Ausgabe öffentlich"
    made.mkdir()
    return made


def test_a_folder_that_leaks_fails_and_the_report_says_where(run, folder, tmp_path):
    (folder / "leistungen_2023.csv").write_text(LEAK, encoding="utf-8")
    result = run("audit", FOLDER=folder, REPORT=tmp_path / "bericht.html")
    assert [result[n] for n in ("CELLS", "HIDDEN", "FAILED", "UNDECIDED", "OUTCOME")] == [4, 1, 1, 0, "failed"]
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert "Nicht bestanden: 1 Zahlen sind zu erkennen." in page
    assert "leistungen_2023.csv · 3/2" in page
    said = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))
    assert said["outcome"] == "failed"
    assert said["rules"] == {"a": "failed", "b": "passed", "c": "passed", "d": "passed", "e": "passed"}
    one = said["failures"][0]
    assert (one["fault"], one["area_id"], one["low"], one["row"], one["column"]) == ("exact", "01100206", 2, 3, 2)
    assert said["solver"]["name"] == "HiGHS"
    assert len(said["files"][0]["sha256"]) == 64


def test_a_folder_that_withholds_enough_passes_with_a_certificate(run, folder, tmp_path):
    (folder / "leistungen_2023.csv").write_text(SAFE, encoding="utf-8")
    result = run("audit", FOLDER=folder, CERTIFICATE=tmp_path / "prüfung.json", REPORT=tmp_path / "bericht.html")
    assert (result["FAILED"], result["UNDECIDED"], result["OUTCOME"]) == (0, 0, "passed")
    said = json.loads((tmp_path / "prüfung.json").read_text(encoding="utf-8"))
    assert said["outcome"] == "passed"
    assert said["failures"] == []
    assert not (tmp_path / "audit.json").exists()
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert "4 Zahlen in 1 Dateien, davon 2 zurückgehalten; keine lässt sich" in page


def test_numbers_that_contradict_each_other_are_explained(run, folder, tmp_path):
    """30 of 300 people are 10,0 % and not 20,0 %."""
    table = "area_id;ew;ew.ausl;t4\n01100205;300;30;20,0\n01100206;300;60;20,0\n"
    (folder / "anteile_2024.csv").write_text(table, encoding="utf-8")
    assert run("audit", FOLDER=folder, REPORT=tmp_path / "bericht.html")["OUTCOME"] == "passed"
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert "Ein Widerspruch verrät keine Zahl" in page
    assert "1 × passt ein Anteil nicht zu den Zahlen, aus denen er gebildet ist" in page


def test_a_picture_leaves_it_undecided(run, folder, tmp_path):
    (folder / "leistungen_2023.csv").write_text(SAFE, encoding="utf-8")
    (folder / "karte.png").write_bytes(b"\x89PNG")
    result = run("audit", FOLDER=folder, REPORT=tmp_path / "bericht.html")
    assert (result["UNDECIDED"], result["OUTCOME"]) == (1, "undecided")
    assert "karte.png: Diese Art Inhalt wird nicht gelesen (.png)." in (tmp_path / "bericht.html").read_text("utf-8")


def test_a_higher_threshold_is_stricter(run, folder):
    (folder / "leistungen_2023.csv").write_text(SAFE, encoding="utf-8")
    assert run("audit", FOLDER=folder, THRESHOLD=64)["OUTCOME"] == "failed"


@pytest.mark.parametrize("name", ["Ausgabe öffentlich", "nirgends"])
def test_a_folder_without_files_is_refused_with_a_sentence(run, folder, tmp_path, name):
    sentence = "leer: Es gibt nichts zu prüfen" if (tmp_path / name).is_dir() else "ist kein Ordner"
    with pytest.raises(QgsProcessingException, match=sentence):
        run("audit", FOLDER=tmp_path / name)


def test_what_is_no_library_is_refused_by_name(run, folder, tmp_path):
    (folder / "leistungen_2023.csv").write_text(SAFE, encoding="utf-8")
    (tmp_path / "falsch.gpkg").write_text("nichts")
    with pytest.raises(QgsProcessingException, match=r"falsch\.gpkg"):
        run("audit", FOLDER=folder, LIBRARY=tmp_path / "falsch.gpkg")


def counts(mean):
    """Made-up counts of eight categories of the 542 Planungsräume."""
    import importlib.util
    from pathlib import Path

    path = Path(__file__).parents[1] / "unit" / "audit" / "made_up.py"
    spec = importlib.util.spec_from_file_location("audit_made_up", path)
    made_up = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made_up)
    table = made_up.berlin_table(mean, 5)
    return made_up.CATEGORIES, [[a, *(table[a, c] for c in made_up.CATEGORIES)] for a in made_up.berlin_areas()]


@pytest.mark.parametrize("name", ["geschützt.gpkg", "geschützt.csv"])
def test_what_protect_writes_passes(run, folder, tmp_path, name):
    """All of Berlin: 6,804 numbers, small ones and their partners withheld with one sign."""
    heads, rows = counts(150)
    lines = [";".join(map(str, line)) for line in (["PLR", *heads], *rows)]
    (tmp_path / "zählung.csv").write_text("\n".join(lines), encoding="utf-8")
    output = folder / name
    run("protect", INPUT=tmp_path / "zählung.csv", AREA_ID="PLR", FIELDS=list(heads), OUTPUT=output)
    result = run("audit", FOLDER=folder)
    assert (result["OUTCOME"], result["CELLS"], result["FAILED"]) == ("passed", 6804, 0)
    assert result["HIDDEN"] > 1000
    (folder / "rohdaten.csv").write_text("\n".join(lines), encoding="utf-8")
    assert run("audit", FOLDER=folder)["OUTCOME"] == "failed"
