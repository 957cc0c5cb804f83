# SPDX-License-Identifier: GPL-2.0-or-later
"""Profiles through the algorithm: names, manifest, editions, cancel and resume."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from sozialraum.processing.domain.library import Library

FRIEDENAU_WEST = "073005_friedenau-west_kurzprofil_2024-12-31_intern.pdf"


def text_of(pdf: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def test_one_area(run, recorder, filled, tmp_path):
    feedback = recorder()
    result = run("profile", feedback, LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS="073005")
    assert (result["WRITTEN"], result["SKIPPED"], result["FAILED"]) == (1, 0, 0)
    assert f"1 Profil geschrieben: {FRIEDENAU_WEST}" in feedback.infos
    assert sorted(p.name for p in tmp_path.iterdir()) == [FRIEDENAU_WEST, "manifest.json"]
    pages = text_of(tmp_path / FRIEDENAU_WEST).split("\f")[:-1]
    assert len(pages) == 4
    assert all("Friedenau West" in page for page in pages)
    assert "25.939" in pages[0] + pages[1]
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert FRIEDENAU_WEST in json.dumps(manifest)
    assert str(tmp_path) not in json.dumps(manifest)


def test_all_regions_of_a_district_and_again(run, recorder, filled, tmp_path):
    ids = [f"0730{n:02d}" for n in (5, 6)]
    assert run("profile", LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS=", ".join(ids))["WRITTEN"] == 2
    before = {p.name: p.read_bytes() for p in tmp_path.glob("*.pdf")}
    feedback = recorder()
    result = run("profile", feedback, LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS=",".join(ids))
    assert result["WRITTEN"] + result["SKIPPED"] == 2
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.pdf")} == before
    assert any("geschrieben" in line for line in feedback.infos)


def test_another_date(run, filled, tmp_path):
    """At the end of 2022 the district region had other inhabitants than in 2024."""
    result = run("profile", LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS="073005", PERIOD="31.12.2022")
    assert result["WRITTEN"] == 1
    (pdf,) = tmp_path.glob("*.pdf")
    assert pdf.name == FRIEDENAU_WEST.replace("2024", "2022")
    assert "25.939" not in text_of(pdf)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"AREA_IDS": "073099"}, "073099"),
        ({"TEMPLATE": "hochglanz", "AREA_IDS": "073005"}, "hochglanz"),
        ({"PERIOD": "neulich", "AREA_IDS": "073005"}, "neulich"),
    ],
)
def test_what_is_not_there_is_said(refused, filled, tmp_path, values, words):
    assert words in refused("profile", LIBRARY=filled, OUTPUT=tmp_path / "neu", **values)
    assert not list(tmp_path.rglob("*.pdf"))


def test_the_public_edition_is_written_of_what_may_leave_and_entered_in_the_ledger(run, made_up_library, tmp_path):
    told = run("disclosurereport", LIBRARY=made_up_library, REPORT=tmp_path / "bericht.html")
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert told["KEPT_BACK"] > 0
    assert "damit sich andere nicht zurückrechnen lassen" in page
    assert "Noch nichts." in page
    result = run("profile", LIBRARY=made_up_library, OUTPUT=tmp_path / "p", AREA_IDS="991001", EDITION="oeffentlich")
    assert (result["WRITTEN"], result["FAILED"]) == (1, 0)
    run("withdrawrelease", LIBRARY=made_up_library, RELEASE=1, REASON="falsche Liste")
    run("disclosurereport", LIBRARY=made_up_library, REPORT=tmp_path / "bericht.html")
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert "kurzprofil (oeffentlich)" in page
    assert "falsche Liste" in page


def test_a_release_that_is_not_there_is_not_withdrawn(refused, made_up_library):
    assert "keine Freigabe 7" in refused("withdrawrelease", LIBRARY=made_up_library, RELEASE=7)


def test_the_public_edition_of_published_sources_is_written(run, library, data, tmp_path):
    file = data / "bevoelkerung" / "SB_A01-16-00_2024h02_BE.xlsx"
    run("importtable", LIBRARY=library, FILE=file, PUBLISHED=True)
    kitas = data / "fachdaten" / "kindertagesstaetten.geojson"
    run("importlayer", LIBRARY=library, INPUT=kitas, THEME="kita", PERIOD="31.12.2022", PUBLISHED=True)
    result = run("profile", LIBRARY=library, OUTPUT=tmp_path / "p", AREA_IDS="073005", EDITION="oeffentlich")
    assert result["WRITTEN"] == 1
    assert [p.name for p in (tmp_path / "p").glob("*.pdf")] == [FRIEDENAU_WEST.replace("intern", "oeffentlich")]


def test_cancel_in_mid_batch_and_resume(run, recorder, filled, tmp_path):
    ids = ",".join(sorted(Library(filled).area_ids("2021", "BZR"))[:6])
    feedback = recorder(cancel_at=40)
    result = run("profile", feedback, LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS=ids)
    done = sorted(tmp_path.glob("*.pdf"))
    assert 0 < len(done) < 6
    assert result["WRITTEN"] == len(done)
    assert feedback.errors == [
        f"Abgebrochen: {len(done)} von 6 Profilen geschrieben. Erneut starten schreibt nur die fehlenden."
    ]
    assert all(p.read_bytes().rstrip().endswith(b"%%EOF") for p in done)
    assert [p for p in tmp_path.iterdir() if p.suffix not in (".pdf", ".json")] == []
    result = run("profile", LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS=ids)
    assert (result["WRITTEN"], result["SKIPPED"], result["FAILED"]) == (6 - len(done), len(done), 0)


def test_the_same_profile_as_a_workbook_and_again(run, filled, tmp_path):
    import openpyxl

    result = run("profiletable", LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS="073005")
    assert (result["WRITTEN"], result["SKIPPED"], result["FAILED"]) == (1, 0, 0)
    name = "073005_friedenau-west_tabellen_2024-12-31_intern.xlsx"
    assert sorted(p.name for p in tmp_path.iterdir()) == [name, "manifest.json"]
    rows = openpyxl.load_workbook(tmp_path / name)["Vergleich"].iter_rows(values_only=True)
    assert any(row[4:9] == ("ew", "Einwohnerinnen und Einwohner", "Personen", "Wert", 25_939) for row in rows)
    result = run("profiletable", LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS="073005")
    assert (result["WRITTEN"], result["SKIPPED"]) == (0, 1)
    planning_area = run("profiletable", LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS="07300515", LEVEL="PLR")
    assert planning_area["WRITTEN"] == 1


def test_what_changed_since_the_date_before_and_again(run, recorder, filled, tmp_path):
    name = "073005_friedenau-west_aenderungen-seit-2022-12-31_2024-12-31_intern.pdf"
    feedback = recorder()
    result = run("profiledifference", feedback, LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS="073005")
    assert (result["WRITTEN"], result["SKIPPED"], result["FAILED"]) == (1, 0, 0)
    assert sorted(p.name for p in tmp_path.iterdir()) == [name, "manifest.json"]
    assert "+46.336" in text_of(tmp_path / name)  # Berlin: 3.850.809 and 3.897.145, data/README.md
    again = run("profiledifference", LIBRARY=filled, OTHER=filled, OTHER_PERIOD="31.12.2022", OUTPUT=tmp_path,
                AREA_IDS="073005", PERIOD="31.12.2024", LEVEL="BZR")  # fmt: skip
    assert (again["WRITTEN"], again["SKIPPED"]) == (0, 1)


def test_what_changed_in_the_public_edition(run, filled, tmp_path):
    result = run(
        "profiledifference", LIBRARY=filled, OUTPUT=tmp_path, AREA_IDS="07", LEVEL="BEZ", EDITION="oeffentlich"
    )
    assert result["WRITTEN"] == 1
    (pdf,) = tmp_path.glob("07_*_oeffentlich.pdf")
    assert "INTERN" not in text_of(pdf)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"PERIOD": "31.12.2022", "OTHER_PERIOD": "31.12.2022"}, "Beide Ausgaben sind dieselbe Datenbibliothek"),
        ({"PERIOD": "31.12.2022"}, "keine Bevölkerung vor dem 31.12.2022"),
        ({"OTHER": "gibt-es-nicht.gpkg"}, "Datenbibliothek nicht gefunden: „gibt-es-nicht.gpkg“"),
    ],
)
def test_two_editions_that_cannot_be_compared(refused, filled, tmp_path, values, words):
    said = refused("profiledifference", LIBRARY=filled, OUTPUT=tmp_path / "neu", AREA_IDS="073005", **values)
    assert words in said
    assert not list(tmp_path.rglob("*.pdf"))
