# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes wrong at a planner's desk: a clear German sentence, nothing half-written, nothing lost."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from sozialraum.processing.domain.library import Library


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


@pytest.mark.parametrize(("name", "content", "words"), [
    ("plan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "„plan.pdf“ ist keine Tabelle."),
    ("foto.csv", b"\x89PNG\r\n\x1a\n" + bytes(400), "„foto.csv“ ist keine Tabelle."),
    ("anmeldung.csv", b"<!DOCTYPE html><html><body>Login</body></html>", "„anmeldung.csv“ ist keine Tabelle."),
    ("kita.csv", b"", "„kita.csv“ enthält keine Daten. Es wurde nichts übernommen."),
    ("leer.csv", b"\xef\xbb\xbf\r\n\r\n", "„leer.csv“ enthält keine Daten. Es wurde nichts übernommen."),
    ("kopf.csv", b"PLR_ID;faelle\r\n", "„kopf.csv“"),
    ("kaputt.xlsx", b"PK\x03\x04 half a workbook", "„kaputt.xlsx“"),
    ("ohne.csv", "Name;Anzahl\nFriedenau;3\nSchöneberg;4\nLichtenrade;5\n".encode(),
     "keine Spalte mit LOR-Schlüsseln gefunden. Erwartet werden 8-stellige Schlüssel wie 07300515 oder die Spalten"),
])  # fmt: skip
def test_files_that_are_no_table_of_areas(refused, library, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    before = files(tmp_path)
    sentence = refused("importtable", LIBRARY=library, FILE=tmp_path / name, PERIOD="31.12.2024")
    assert words in sentence
    assert files(tmp_path) == before


def test_a_table_without_a_date(refused, library, tmp_path):
    file = tmp_path / "ewr_jugend.csv"
    file.write_text("PLR_ID;faelle\n07300515;12\n07300516;7\n07300517;9\n")
    sentence = refused("importtable", LIBRARY=library, FILE=file)
    assert sentence == (
        "Kein Stichtag gefunden: „ewr_jugend.csv“ nennt kein Datum. Bitte den Stichtag eingeben (TT.MM.JJJJ)."
    )
    assert Library(library).sources().empty


def test_keys_of_a_system_that_the_library_lacks(refused, library, data):
    file = data / "bevoelkerung" / "EWR201912E_Matrix.csv"
    sentence = refused("importtable", LIBRARY=library, FILE=file)
    assert sentence == (
        "Diese Tabelle nutzt die Schlüssel bis 31.12.2020. Die Bibliothek enthält nur LOR 2021. Den alten LOR-Layer "
        "über „Datenbibliothek anlegen…“ in dieselbe Datei aufnehmen."
    )
    assert Library(library).sources().empty


@pytest.mark.parametrize("kind", ["other", "text", "empty", "absent"])
def test_a_library_that_is_none(refused, data, tmp_path, kind):
    library = tmp_path / "kitas.gpkg"
    if kind == "other":
        shutil.copy(data / "lor2021" / "lor_2021.gpkg", library)
    elif kind != "absent":
        library.write_bytes(b"Liebe Kolleginnen" if kind == "text" else b"")
    before = files(tmp_path)
    sentence = refused("importtable", LIBRARY=library, FILE=data / "bevoelkerung" / "ewr_2022-02_t1_planning-areas.csv")
    if kind == "absent":
        assert sentence == "Datenbibliothek nicht gefunden: „kitas.gpkg“."
    else:
        assert sentence == "„kitas.gpkg“ ist keine Sozialraum-Datenbibliothek."
    assert files(tmp_path) == before


@pytest.fixture
def small_disk(tmp_path):
    """A file system of two megabytes."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    folder = tmp_path / "Profile"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_while_a_library_is_made(refused, data, small_disk):
    sentence = refused("createlibrary", AREAS=[str(data / "lor2021" / "lor_2021.gpkg")], OUTPUT=small_disk / "neu.gpkg")
    assert sentence.startswith("Zu wenig Speicherplatz")
    assert list(small_disk.iterdir()) == []


def test_a_full_disk_while_profiles_are_written(run, recorder, refused, filled, small_disk):
    """What fits is whole, what does not is not there, and the sentence says how many."""
    sentence = refused("profile", LIBRARY=filled, OUTPUT=small_disk)
    assert sentence.startswith("Zu wenig Speicherplatz")
    assert "von 143 Profilen sind vollständig, keines ist unvollständig." in sentence
    pdfs = list(small_disk.glob("*.pdf"))
    assert all(p.read_bytes().rstrip().endswith(b"%%EOF") for p in pdfs)
    assert [p for p in small_disk.iterdir() if p.suffix not in (".pdf", ".json")] == []


@pytest.fixture
def read_only(base, tmp_path):
    """A library in a folder that nobody may write to; root may, so the tests run as somebody else there."""
    folder = tmp_path / "archiv"
    folder.mkdir()
    library = Path(shutil.copy(base, folder / "archiv.gpkg"))
    if os.geteuid() != 0:
        library.chmod(0o444)
        folder.chmod(0o555)
        yield library
        folder.chmod(0o755)
        return
    mounted = subprocess.run(["mount", "--bind", "-o", "ro", folder, folder], capture_output=True, text=True)
    again = subprocess.run(["mount", "-o", "remount,bind,ro", folder], capture_output=True, text=True)
    if mounted.returncode or again.returncode:
        pytest.skip(f"no read-only folder can be mounted here: {mounted.stderr}{again.stderr}")
    yield library
    subprocess.run(["umount", folder], check=True)


def test_a_read_only_library(refused, read_only, data):
    before = read_only.read_bytes()
    sentence = refused(
        "importtable", LIBRARY=read_only, FILE=data / "bevoelkerung" / "ewr_2022-02_t1_planning-areas.csv"
    )
    assert "„archiv.gpkg“ ist schreibgeschützt." in sentence
    assert read_only.read_bytes() == before


def test_a_read_only_target_folder(refused, read_only, filled):
    sentence = refused("profile", LIBRARY=filled, OUTPUT=read_only.parent, AREA_IDS="073005")
    assert "schreibgeschützt" in sentence
    assert [p.name for p in read_only.parent.iterdir()] == ["archiv.gpkg"]


def test_a_library_that_another_writes(refused, library, data, monkeypatch):
    from sozialraum.processing.domain import locking

    monkeypatch.setattr(locking, "WAIT", 0.2)
    with locking.writer_lock(library):
        sentence = refused(
            "importtable", LIBRARY=library, FILE=data / "bevoelkerung" / "ewr_2022-02_t1_planning-areas.csv"
        )
    assert sentence.startswith("Die Bibliothek wird gerade auf ")
    assert "Es wurde nichts geändert." in sentence
    assert "„bezirk.gpkg.lock“" in sentence, "what to do when that computer crashed"


def test_cancel_in_the_middle_of_an_import(refused, recorder, library, data):
    before = library.read_bytes()
    sentence = refused(
        "importtable", recorder(cancel_at=30), LIBRARY=library,
        FILE=data / "bevoelkerung" / "SB_A01-16-00_2024h02_BE.xlsx",
    )  # fmt: skip
    assert sentence == "Abgebrochen. Es wurde nichts geändert."
    assert library.read_bytes() == before
