# SPDX-License-Identifier: GPL-2.0-or-later
"""Public editions of the made-up district: what may not leave is in no file, and the ledger knows what left."""

import doctest
import json
import re
import shutil
from datetime import date

import pandas as pd
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sozialraum.processing.domain import clearance
from sozialraum.processing.domain.audit.certificate import certificate
from sozialraum.processing.domain.audit.documents import Place, Table
from sozialraum.processing.domain.audit.rules import Fault, Standard
from sozialraum.processing.domain.audit.run import LEDGER, audit, audit_tables
from sozialraum.processing.domain.clearance import audit_released, cleared
from sozialraum.processing.domain.demo import build_demo
from sozialraum.processing.domain.disclosure import ledger, public
from sozialraum.processing.domain.disclosure.cells import Cause
from sozialraum.processing.domain.disclosure.policy import keep
from sozialraum.processing.domain.disclosure.suppress import Suppression
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.imports import import_table
from sozialraum.processing.domain.library import Library, Source
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.report.batch import write_profiles
from sozialraum.processing.report.editions import Editions, Side
from sozialraum.processing.report.release import Release
from sozialraum.processing.report.sentences import release_note
from sozialraum.processing.report.workbook import XLSX, table_template

U15 = "sgb2.leistungsberechtigte_unter_15_jahre"
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
    assert sorted(path.suffix for path in folder.iterdir()) == [".json", ".json", ".pdf", ".pdf", ".xlsx"]
    for path in folder.iterdir():
        assert "Ankerplatz" not in (path.read_text(encoding="utf-8") if path.suffix == ".json" else text_of(path))


def test_of_closed_places_neither_number_nor_places_are_told(folder, library):
    frame = library.facilities("point")
    capacity = str(int(frame.loc[frame["theme"] == "zufluchtswohnen", "capacity"].iloc[0]))
    text = text_of(next(folder.glob("*kurzprofil*")))
    (row,) = re.findall(r"Zufluchtswohnen ((?:\S+ ){5})", text)[:1]
    assert row.split()[:2] == ["•", "•"]
    assert capacity not in row.split()


def test_the_ledger_knows_what_the_documents_tell_and_no_more(folder, library):
    """Of the office's tables they show one number of the SGB II and the places; the others stay in the library."""
    frame = ledger.released(library)
    assert set(frame["quantity"]) == {U15, "zufluchtswohnen.count", "zufluchtswohnen.capacity"}
    exact = frame[(frame["quantity"] == U15) & (frame["step"] == 0) & frame["value"].notna()]
    # The region's own number is printed; 6.2 % of 1,009 and 15.1 % of 837 children are 63 and 126 and no other number.
    own = exact.set_index("area_id")["value"]
    assert (own["991001"], own["99100101"], own["99100103"]) == (377, 63, 126)
    kept = frame[frame["value"].isna() & (frame["quantity"] == "zufluchtswohnen.count")]
    assert set(kept["area_id"]) == {"991001", "99100101", "99100102", "99100103"}
    assert {release.title for release in ledger.releases(library)} <= {
        f"{name} (oeffentlich)" for name in ("kurzprofil", "teil1", "tabellen")
    }


def test_a_rounded_share_is_entered_as_what_it_tells(folder, library):
    """16.1 % of the 3,927 children of region 991002 are printed: 16.05 to 16.15 % are 630.3 to 634.2 of them."""
    (found,) = (one for _, one in ledger.statements(library) if (one.kind, one.area_id) == ("rate", "991002"))
    assert found.terms == (("991002", U15, "2023-12-31", 1.0),)
    assert (found.low, found.high) == (631, 634)


def test_a_rank_is_entered_with_the_areas_it_is_among(folder, library):
    (found,) = (one for _, one in ledger.statements(library) if one.kind == "rank")
    assert (found.area_id, found.low, found.beside) == ("991001", 7, "BZR 99")


def test_the_same_run_again_changes_neither_ledger_nor_files(folder, library):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    result = write_profiles(library.path, folder, template="kurzprofil", edition="oeffentlich", area_ids=("991001",))
    assert (len(result.written), len(result.skipped)) == (0, 1)
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert after == before
    assert len(ledger.releases(library)) == 1


def test_what_was_released_before_is_told_and_does_not_count_against_other_files(folder, library, tmp_path):
    """A number that is out is no secret any more, whatever another file does with it."""
    (tmp_path / "tabelle.csv").write_text(f"area_id;{U15};Stichtag\n991001;•;31.12.2023\n", encoding="utf-8")
    result = audit(tmp_path, library.path)
    (found,) = result.known_before
    assert (found.fault, found.area, found.low, found.high) == (Fault.ELSEWHERE, "991001", 377, 377)
    assert LEDGER in found.other
    assert (result.outcome, result.findings) == ("passed", [])
    written = certificate(result, date(2025, 1, 1))
    assert (written["failures"], [one["area_id"] for one in written["known_before"]]) == ([], ["991001"])


def test_a_small_number_that_is_not_held_back_at_all_stops_the_release(library, tmp_path):
    """What hides numbers has overlooked a quantity: none of it has a sign, and still the audit finds the 2."""
    tables = [Table(Place("t"), [["area_id", U15], ["99100101", 2], ["99100102", 30], ["99100103", 40]])]
    (found,) = audit_tables(tables, library.path, confidential=[U15]).findings
    assert (found.fault, found.area, found.low) == (Fault.PUBLISHED, "99100101", 2)


def test_a_stricter_rule_holds_for_what_was_released_before(folder, library, tmp_path):
    """63 was released; from now on numbers below 70 are kept back. It is gone from new documents, without partners."""
    copy = Library(shutil.copy(library.path, tmp_path / "muster.gpkg"))
    keep(copy, f'{{"rules": [{{"quantities": ["{U15}"], "threshold": 70}}]}}')
    view = cleared(copy, Numbers.read(copy)).view
    assert view.known[["area_id", "value", "release_id"]].values.tolist() == [["99100101", 63, 1]]
    own = view.kept_back[(view.kept_back["quantity"] == U15) & view.kept_back["area_id"].str.startswith("991001")]
    assert own["area_id"].tolist() == ["99100101"], "its region and its neighbours stay"
    out = tmp_path / "out"
    write_profiles(copy.path, out, level="BZR", template=table_template(), edition="oeffentlich", form=XLSX,
                   area_ids=("991001",))  # fmt: skip
    rows = [row for sheet in load_workbook(next(out.glob("*.xlsx"))) for row in sheet.iter_rows(values_only=True)]
    signs = {row[8] for row in rows if row[0] == "99100101" and "sgb2_u15" in row}
    assert signs == {"•"}
    result = audit(out, copy.path, standards={U15: Standard(70)}, confidential=[U15])
    assert (result.outcome, result.findings) == ("passed", [])
    assert {one.area for one in result.known_before} == {"99100101"}


def test_what_is_blocked_after_a_release_is_in_no_new_document(folder, library, tmp_path):
    copy = Library(shutil.copy(library.path, tmp_path / "muster.gpkg"))
    keep(copy, '{"rules": [{"quantities": ["sgb2.*"], "blocked": true}]}')
    view = cleared(copy, Numbers.read(copy)).view
    assert not set(view.shown["quantity"]) & {U15, "sgb2.leistungsberechtigte"}
    assert {"991001", "99100101", "99100103"} <= set(view.known["area_id"])


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
        '{"default": {"threshold": 30}}',  # so little is left that columns add up by chance
        '{"default": {"threshold": 300}}',  # more than live in some areas
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
        connection.execute("DELETE FROM told")
    found = cleared(copy, Numbers.read(copy))
    assert found.audited
    assert not found.view.shown.empty


def test_what_public_numbers_tell_by_themselves_is_no_leak_for_the_auditor_either(library, tmp_path):
    """Everybody knows that 40 take part in one area; one of them is a woman, who knows that the others are 39 men."""
    copy = Library(shutil.copy(library.path, tmp_path / "muster.gpkg"))
    areas = sorted(copy.area_ids("2021", "PLR"))
    women = [1, *(20 + 3 * n % 17 for n in range(1, len(areas)))]
    men = [39, *(25 + 7 * n % 19 for n in range(1, len(areas)))]
    tables = {
        "gesamt": (True, {"insgesamt": [w + m for w, m in zip(women, men, strict=True)]}),
        "geschlecht": (False, {"frauen": women, "maenner": men}),
    }
    for name, (published, columns) in tables.items():
        path = tmp_path / f"{name}.csv"
        pd.DataFrame({"PLR_ID": areas, **columns}).to_csv(path, sep=";", index=False)
        import_table(copy, path, period="31.12.2023", office="Amt", title=name, prefix="kurs", published=published)
    found = cleared(copy, Numbers.read(copy))
    assert (found.audited, found.limited) == (True, 1)
    (one,) = found.view.limited.itertuples()
    assert (one.area_id, one.quantity, one.value) == (areas[0], "kurs.maenner", 39)
    assert "davon 1 ohnehin schon eingegrenzt" in release_note(found)
    shown = found.view.shown[found.view.shown["quantity"] == "kurs.maenner"]
    assert set(shown["level"]) == {"PLR", "BZR", "PGR", "BEZ"}


def test_what_is_rounded_tells_no_more_than_the_range_it_stands_for():
    assert doctest.testmod(clearance).failed == 0


@pytest.fixture
def with_one_unplaced(library, tmp_path):
    """A closed table of 20 and more cases in each planning area, and one case of which only the district is known."""
    copy = Library(shutil.copy(library.path, tmp_path / "muster.gpkg"))
    with copy.writing() as connection:
        connection.execute("DELETE FROM released")
        connection.execute("DELETE FROM told")
        connection.execute(
            "INSERT INTO quantities (quantity, title, unit, kind, span, office, confidential) VALUES "
            "('beratung.faelle', 'Beratungsfälle', 'Fälle', 'extensive', 'date', 'Sozialamt', 0)"
        )
    areas = sorted(copy.area_ids("2021"))
    rows = [("PLR", area, 20.0 + n) for n, area in enumerate(areas)] + [("REST", "99", 1.0)]
    frame = pd.DataFrame(rows, columns=["level", "area_id", "value"]).assign(
        vintage="2021", quantity="beratung.faelle", period="2023-12-31", text=None, status="value", flag=""
    )
    source = Source("Sozialamt", "Beratung", "b.csv", period="2023-12-31", hash="e" * 64, published=False,
                    protection="exact")  # fmt: skip
    copy.add_source(source, frame)
    return copy


def test_one_case_without_an_area_is_protected_and_the_auditor_agrees(with_one_unplaced):
    view = cleared(with_one_unplaced, Numbers.read(with_one_unplaced)).view
    kept = view.kept_back[view.kept_back["quantity"] == "beratung.faelle"]
    assert set(kept["level"]) == {"PLR", "BZR", "PGR"}, "a chain that leaves the district's total as it is"


@pytest.fixture
def without_partners(monkeypatch):
    """As if none were found to be needed."""
    monkeypatch.setattr(
        public, "suppressed", lambda date, cells, *rest: Suppression(cells.hidden | cells.sensitive, cells.hidden)
    )


def test_the_table_of_what_the_auditor_finds_out_is_left_out(with_one_unplaced, without_partners):
    """The one case follows from the district's total and its areas; of the other sources more is found out, too."""
    found = cleared(with_one_unplaced, Numbers.read(with_one_unplaced))
    assert "beratung.faelle" in found.left_out
    assert not set(found.left_out) & set(found.view.shown["quantity"])
    kept = found.view.kept_back[found.view.kept_back["quantity"] == "beratung.faelle"]
    assert set(kept["cause"]) == {Cause.TABLE}


def test_of_what_is_left_out_the_planner_is_told(library, tmp_path, without_partners):
    copy = Library(shutil.copy(library.path, tmp_path / "muster.gpkg"))
    with copy.writing() as connection:
        connection.execute("DELETE FROM released")
        connection.execute("DELETE FROM told")
    result = write_profiles(copy.path, tmp_path / "out", edition="oeffentlich", area_ids=("991001",))
    (told,) = [reason for area, reason in result.warnings if not area]
    assert told.code == "tables_left_out"
    assert told.values["quantities"] == "hze.ambulante_hilfen, hze.stationaere_hilfen, hze.tagesgruppen"


def test_what_the_auditor_still_finds_is_not_released(library, tmp_path, monkeypatch, without_partners):
    """Small numbers could be reckoned back, and no table goes: nothing is written and nothing entered."""
    monkeypatch.setattr(public, "tables_left_out", lambda date, weak, causes, public: causes)
    copy = Library(shutil.copy(library.path, tmp_path / "muster.gpkg"))
    with copy.writing() as connection:
        connection.execute("DELETE FROM released")
        connection.execute("DELETE FROM told")
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
        connection.execute("DELETE FROM told")
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


def test_neither_of_two_libraries_shows_what_the_other_keeps_back(library, tmp_path):
    """The present one keeps back below 70, the former nothing: 63 is in no report of what changed between them."""
    now, then = (Library(shutil.copy(library.path, tmp_path / name)) for name in ("jetzt.gpkg", "bisher.gpkg"))
    for one in (now, then):
        with one.writing() as connection:
            connection.execute("DELETE FROM released")
            connection.execute("DELETE FROM told")
    keep(now, f'{{"rules": [{{"quantities": ["{U15}"], "threshold": 70}}]}}')
    numbers, former = Numbers.read(now), Numbers.read(then)
    sides = Editions(Side(numbers, None, "jetzt"), Side(former, None, "bisher", then))
    public, both = Release("Vergleich", None).cleared(now, numbers, sides)
    at = numbers.areas("2021", "PLR").index["99100101"]
    for found in (public, both.then.numbers):
        assert not found.column(U15, date(2023, 12, 31), "2021", "PLR").known[at]
