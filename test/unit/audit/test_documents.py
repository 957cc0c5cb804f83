# SPDX-License-Identifier: GPL-2.0-or-later
"""Attacks on the documents we write ourselves: Kurzprofil (PDF) and workbook (XLSX)."""

import pytest
import shapely
from sozialraum.processing.domain.audit.area_names import AreaNames
from sozialraum.processing.domain.audit.claims import Where
from sozialraum.processing.domain.audit.documents import Place, Table, Text
from sozialraum.processing.domain.audit.readers import read
from sozialraum.processing.domain.audit.rules import Fault
from sozialraum.processing.domain.audit.run import audit
from sozialraum.processing.domain.audit.vocabulary import Vocabulary
from sozialraum.processing.domain.audit.words import Listener
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.report.document import write_document
from sozialraum.processing.report.templates import read_template, wanted_of
from sozialraum.processing.report.workbook import table_template, workbook_bytes

DAY = "2024-12-31"
PLR = ("07300515", "07300516", "07300517")
HIDDEN = ("07300516", "ew.ausl", DAY)
SOURCES = [{"source_id": 1, "title": "EWR", "office": "AfS", "file": "", "hash": "", "period": DAY, "licence": "",
            "published": True, "protection": "exact"}]  # fmt: skip


@pytest.fixture
def write(numbers_of, tmp_path):
    """Write the documents of a Bezirksregion of three Planungsräume with 300 people each."""

    def written(foreigners, whole, kinds=("pdf", "xlsx")):
        rows = [(a, "ew", DAY, 300) for a in PLR]
        rows += [(a, "ew.ausl", DAY, n) for a, n in zip(PLR, foreigners, strict=True)]
        rows += [("073005", "ew.ausl", DAY, whole)] if whole else []
        outlines = {a: shapely.box(n * 100, 0, n * 100 + 100, 100) for n, a in enumerate(PLR)}
        numbers = numbers_of(rows, PLR, outlines=outlines)
        folder = tmp_path / "aus"
        folder.mkdir(exist_ok=True)
        if "pdf" in kinds:
            template = read_template("kurzprofil")
            profile = build_profile(numbers, "073005", wanted=wanted_of(template, "BZR"))
            write_document(profile, folder / "073005_gebiet_kurzprofil_2024-12-31_intern.pdf", "intern", template)
        if "xlsx" in kinds:
            template = table_template()
            profile = build_profile(numbers, "073005", wanted=wanted_of(template, "BZR"))
            data = workbook_bytes(profile, "intern", template)
            (folder / "073005_gebiet_tabellen_2024-12-31_intern.xlsx").write_bytes(data)
        return folder

    return written


def test_the_tables_of_a_pdf_are_read_by_its_tags(write):
    """Each row of the comparison with its heads, as it is printed; what is read out for a sign, too."""
    data = (write([40, "•", 37], None) / "073005_gebiet_kurzprofil_2024-12-31_intern.pdf").read_bytes()
    tables = [c for c in read(data, Place("t.pdf")) if isinstance(c, Table)]
    printed = next(t for t in tables if t.rows[0][0] == "Kennzahl")
    assert printed.rows[0][:4] == ["Kennzahl", "Anzahl", "Gebiet", "Bezirk"]
    told = {row[0]: row[1:3] for row in printed.rows}
    assert told["Ausländerinnen und Ausländer (T4)"] == ["•", "•"]
    spoken = [t for t in tables if t.rows[0][0] == "Kennzahl"][1]
    assert ["geheim zu halten"] * 2 in [row[1:3] for row in spoken.rows]


@pytest.mark.parametrize("kinds", [("pdf",), ("xlsx",)])
def test_shares_of_the_siblings_and_the_count_of_the_whole_give_a_number_back(write, kinds):
    """13,3 % and 12,3 % of 300 are 40 and 37; 79 - 40 - 37 = 2."""
    folder = write([40, "•", 37], 79, kinds)
    if "pdf" in kinds:  # which names its areas without their keys; those are public
        names = "".join(f"{a};Gebiet {a}\n" for a in (*PLR, "073005", "07"))
        (folder / "namen.csv").write_text(f"area_id;name\n{names}", encoding="utf-8")
    found = {(f.area, f.quantity, f.period): (f.fault, f.low, f.high) for f in audit(folder).findings}
    assert found[HIDDEN] == (Fault.EXACT, 2, 2)


def test_withheld_with_its_sum_it_stays_unknown(write):
    result = audit(write([40, "•", 37], None))
    assert result.outcome == "passed"
    assert result.withheld == 3  # with the sum of the Bezirksregion and of the Bezirk


@pytest.mark.parametrize(("words", "share"), [
    ("Karte der 3 Planungsräume, Ausländerinnen und Ausländer (T4) am 31.12.2024. Höchster Wert Perelsplatz 22,0 %, "
     "niedrigster Odenwaldstraße 0,7 %; Bezirk 23,4 %.", 0.7),
    ("Ausländerinnen und Ausländer (T4): Odenwaldstraße: 0,7\u00a0%, Perelsplatz: 22,0\u00a0%.", 0.7),
    ("Ausländerinnen und Ausländer (T4): Odenwaldstraße keine Angabe.", None),
    ("Odenwaldstraße 12 ist die Anschrift.", None),
    ("Einwohnerinnen und Einwohner: Mindestwert, weil Angaben fehlen (Odenwaldstraße 1 Objekt)", None),
    ("EW = Einwohnerinnen und Einwohner · Spielplätze: Perelsplatz 2, Odenwaldstraße 12", None),
])  # fmt: skip
def test_an_alternative_text_that_names_a_value_is_heard(words, share):
    areas = AreaNames(Vocabulary(), {"07300516": "Odenwaldstraße", "07300517": "Perelsplatz"})
    said = list(Listener(Vocabulary(), areas).claims(Text(Place("t.pdf"), words), Where("073005", DAY)))
    told = {claim.area: claim for claim in said}
    if share is None:
        assert "07300516" not in told
    else:
        assert told["07300516"].value.low == pytest.approx(share - 0.05)
        assert (told["07300516"].measure.of, told["07300516"].period) == ("t4", DAY)
