# SPDX-License-Identifier: GPL-2.0-or-later
"""Public editions of the made-up district: what may not leave is in no file, and the ledger knows what left."""

import doctest
import json
import re
import shutil

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sozialraum.processing.domain import clearance
from sozialraum.processing.domain.audit.rules import Fault
from sozialraum.processing.domain.audit.run import LEDGER, audit
from sozialraum.processing.domain.clearance import audit_released, cleared
from sozialraum.processing.domain.demo import build_demo
from sozialraum.processing.domain.disclosure import ledger, public
from sozialraum.processing.domain.disclosure.policy import keep
from sozialraum.processing.domain.disclosure.suppress import Suppression
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.report.batch import write_profiles
from sozialraum.processing.report.workbook import XLSX, table_template

INDICATOR = {
    "indicator": "sgb2_u15", "version": "1", "title": "Leistungsberechtigte unter 15 Jahren",
    "numerator": "sgb2.leistungsberechtigte_unter_15_jahre", "denominator": "ew.alter.0_15", "factor": 100.0,
    "unit": "%", "decimals": 1, "direction": "neutral", "levels": "PLR,BZR,PGR,BEZ", "source": "SGB II",
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The made-up district with an indicator of its unpublished SGB II table."""
    path = tmp_path_factory.mktemp("public") / "muster.gpkg"
    build_demo(path)
    opened = Library(path)
    with opened.writing() as connection:
        names, marks = ", ".join(INDICATOR), ", ".join("?" * len(INDICATOR))
        connection.execute(f"INSERT INTO indicators ({names}) VALUES ({marks})", tuple(INDICATOR.values()))
    return opened


@pytest.fixture(scope="module")
def folder(library, tmp_path_factory):
    out = tmp_path_factory.mktemp("Profile")
    for template in ("kurzprofil", "teil1"):
        result = write_profiles(library.path, out, template=template, edition="oeffentlich", area_ids=("991001",))
        assert (len(result.written), result.failed) == (1, [])
    write_profiles(
        library.path, out, level="BZR", template=table_template(), edition="oeffentlich", area_ids=("991001",),
        form=XLSX,
    )  # fmt: skip
    return out


def text_of(path):
    if path.suffix == ".xlsx":
        rows = [row for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True)]
        return " ".join(str(cell) for row in rows for cell in row if cell is not None)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_name_of_a_closed_place_is_in_no_public_file(folder):
    assert sorted(path.suffix for path in folder.iterdir()) == [".json", ".pdf", ".pdf", ".xlsx"]
    for path in folder.iterdir():
        assert "Ankerplatz" not in (path.read_text(encoding="utf-8") if path.suffix == ".json" else text_of(path))


def test_of_closed_places_neither_number_nor_places_are_told(folder, library):
    frame = library.facilities("point")
    capacity = str(int(frame.loc[frame["theme"] == "zufluchtswohnen", "capacity"].iloc[0]))
    text = text_of(next(folder.glob("*kurzprofil*")))
    (row,) = re.findall(r"Zufluchtswohnen ((?:\S+ ){5})", text)[:1]
    assert row.split()[:2] == ["•", "•"]
    assert capacity not in row.split()


def test_the_ledger_knows_what_left_and_what_was_kept_back(folder, library):
    frame = ledger.released(library)
    shown = frame[frame["value"].notna()]
    assert {"sgb2.leistungsberechtigte", "hze.ambulante_hilfen"} <= set(shown["quantity"])
    small = shown[shown["quantity"].str.startswith(("hze.", "sgb2.")) & shown["value"].between(1, 2)]
    assert small.empty
    kept = frame[frame["value"].isna() & (frame["quantity"] == "zufluchtswohnen.count")]
    assert set(kept["level"]) >= {"PLR", "BZR", "PGR"}
    assert [release.title for release in ledger.releases(library)] == ["kurzprofil (oeffentlich)"]


def test_the_same_run_again_changes_neither_ledger_nor_files(folder, library):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    result = write_profiles(library.path, folder, template="kurzprofil", edition="oeffentlich", area_ids=("991001",))
    assert (len(result.written), len(result.skipped)) == (0, 1)
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert after == before
    assert len(ledger.releases(library)) == 1


def test_the_auditor_knows_what_the_ledger_has_shown(folder, library, tmp_path):
    """A number that is out is no secret any more, whatever another file does with it."""
    frame = ledger.released(library)
    shown = frame[(frame["quantity"] == "hze.ambulante_hilfen") & (frame["level"] == "PLR") & (frame["value"] >= 3)]
    area, number = shown["area_id"].iloc[0], shown["value"].iloc[0]
    (tmp_path / "tabelle.csv").write_text(
        f"area_id;hze.ambulante_hilfen;Stichtag\n{area};•;31.12.2023\n", encoding="utf-8"
    )
    (found,) = [f for f in audit(tmp_path, library.path).findings if f.area == area]
    assert (found.fault, found.low, found.high) == (Fault.ELSEWHERE, number, number)
    assert LEDGER in found.other


def test_the_auditor_finds_nothing_in_a_public_folder(folder, library):
    found = audit(folder, library.path)
    assert (found.outcome, found.findings, found.undecided) == ("passed", [], 0)
    assert found.withheld > 5  # of nine regions one, by three documents


def test_solved_tables_are_kept_between_runs(library, tmp_path):
    cache = tmp_path / "cache"
    for _ in range(2):
        write_profiles(
            library.path, tmp_path / "out", template="planungsraum", edition="oeffentlich", area_ids=("99100101",),
            cache_folder=cache,
        )  # fmt: skip
    (kept,) = cache.glob("disclosure-*.json")
    solved = json.loads(kept.read_text(encoding="utf-8"))
    assert solved
    kept.write_text("{broken")
    write_profiles(library.path, tmp_path / "again", template="planungsraum", edition="oeffentlich",
                   area_ids=("99100101",), cache_folder=cache)  # fmt: skip
    assert json.loads(kept.read_text(encoding="utf-8")) == solved


@pytest.mark.parametrize(
    "own",
    [
        '{"default": {"threshold": 5}}',
        '{"rules": [{"quantities": ["sgb2.*"], "threshold": 10}]}',
        '{"rules": [{"quantities": ["hze.*"], "zero": true}]}',
        '{"default": {"rounding": 5}}',
        '{"rules": [{"quantities": ["hze.*"], "levels": ["BZR", "BEZ"]}]}',
        '{"rules": [{"quantities": ["hze.tagesgruppen"], "blocked": true}, {"sources": ["SGB*"], "rates": true}]}',
    ],
)
def test_whatever_the_policies_are_the_auditor_finds_nothing(library, tmp_path, own):
    copy = Library(shutil.copy(library.path, tmp_path / "muster.gpkg"))
    keep(copy, own)
    with copy.writing() as connection:  # as if nothing had been released yet
        connection.execute("DELETE FROM released")
    found = cleared(copy, Numbers.read(copy))
    assert found.audited
    assert not found.view.shown.empty


def test_what_is_rounded_tells_no_more_than_the_range_it_stands_for():
    assert doctest.testmod(clearance).failed == 0


def test_what_the_auditor_finds_is_not_released(library, tmp_path, monkeypatch):
    """Without partners the small numbers could be reckoned back: nothing is written and nothing entered."""
    copy = Library(shutil.copy(library.path, tmp_path / "muster.gpkg"))
    with copy.writing() as connection:
        connection.execute("DELETE FROM released")
    monkeypatch.setattr(
        public, "suppress", lambda cells, *rest: Suppression(cells.hidden | cells.sensitive, cells.hidden)
    )
    with pytest.raises(SozialraumError) as caught:
        write_profiles(copy.path, tmp_path / "out", edition="oeffentlich", area_ids=("991001",))
    assert caught.value.code == "audit_failed"
    assert caught.value.values["count"] > 10
    assert not (tmp_path / "out").exists()
    assert ledger.released(copy).empty


def test_a_folder_is_judged_by_the_rules_of_its_library(library, tmp_path):
    """A 4 that somebody sends round by hand: no secret below 3, one below 5; and 6 is none."""
    copy = Library(shutil.copy(library.path, tmp_path / "muster.gpkg"))
    with copy.writing() as connection:
        connection.execute("DELETE FROM released")
    folder = tmp_path / "Anfrage"
    folder.mkdir()
    counts = Numbers.read(copy).observed.rows().query("quantity == 'hze.ambulante_hilfen' and period == '2023-12-31'")
    four, six = (counts[(counts["value"] == n) & (counts["level"] == "PLR")]["area_id"].iloc[0] for n in (4, 6))
    text = f"area_id;hze.ambulante_hilfen\n{four};4\n{six};6\n"
    (folder / "hze_2023-12-31.csv").write_text(text, encoding="utf-8")
    assert audit_released(folder, copy, Numbers.read(copy)).outcome == "passed"
    keep(copy, '{"rules": [{"quantities": ["hze.*"], "threshold": 5}]}')
    (found,) = audit_released(folder, copy, Numbers.read(copy)).findings
    assert (found.area, found.quantity, found.low, found.fault) == (four, "hze.ambulante_hilfen", 4, Fault.PUBLISHED)
