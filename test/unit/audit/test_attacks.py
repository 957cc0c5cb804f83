# SPDX-License-Identifier: GPL-2.0-or-later
"""Each known attack on released files is tried by the auditor, on real files; and what does no harm passes.

Areas are of Bezirksregion 011002 (Planungsräume 01100205, 01100206, 01100207) and 011003 (01100308 to 01100313).
"""

import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pytest
from sozialraum.processing.domain.audit.claims import claims_of
from sozialraum.processing.domain.audit.documents import Place, Text
from sozialraum.processing.domain.audit.readers import read
from sozialraum.processing.domain.audit.rules import Fault, Standard
from sozialraum.processing.domain.audit.run import audit
from sozialraum.processing.domain.audit.vocabulary import Vocabulary
from sozialraum.processing.domain.audit.words import pointing


def table(folder: Path, name: str, text: str) -> Path:
    """A CSV file; cells are divided by blanks, ``_`` stands for a blank, a line each."""
    lines = [";".join(line.split()).replace("_", " ") for line in text.strip().splitlines()]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def found(folder: Path, **options):
    """Faults by area and quantity, with what becomes known."""
    result = audit(folder, **options)
    return {(f.area, f.quantity): (f.fault, f.low, f.high) for f in result.findings}


TWO = (Fault.EXACT, 2, 2)


# --- 1 to 4: arithmetic within a table


def test_parent_minus_siblings(tmp_path):
    """100 - 61 - 37 = 2."""
    table(tmp_path, "leistungen_2023.csv", """
        area_id   Leistungen
        01100205  61
        01100206  •
        01100207  37
        011002    100""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "leistungen"): TWO}


def test_the_level_between_may_be_missing(tmp_path):
    """Prognoseraum 0110 has 16 Planungsräume: all but one published, and their sum."""
    areas = [a for a in sorted(Vocabulary().area_ids) if a.startswith("0110") and len(a) == 8]
    assert len(areas) == 16
    rows = "\n".join(f"{a} {'•' if a == '01100415' else 20}" for a in areas)
    table(tmp_path, "t.csv", f"PLR Fälle\n{rows}\n0110 302")
    assert found(tmp_path) == {("01100415", "faelle"): TWO}


def test_total_minus_categories_in_a_workbook(tmp_path):
    """17 - 15 = 2; that Alle is the sum is seen from the other rows."""
    book = openpyxl.Workbook()
    for row in (["PLR", "Jungen", "Mädchen", "Alle"], ["01100205", 12, 13, 25], ["01100206", "•", 15, 17],
                ["01100207", 9, 11, 20], ["01100308", 8, 21, 29]):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "kinder.xlsx")
    assert found(tmp_path) == {("01100206", "jungen"): TWO}


def test_two_missing_in_each_row_and_column_may_still_be_solvable(tmp_path):
    """The withheld cells make a ring: what is added to one corner is taken from the next.

    A leaves 139 - 134 = 5 to its two cells, B 144 - 142 = 2, C 160 - 153 = 7, D 168 - 162 = 6; the rows leave 5, 2, 7
    and 6. So 205 A = 5 - x, 205 B = x, 206 B = 2 - x, 206 C = x, 207 C = 7 - x, 207 D = x, 308 D = 6 - x, 308 A = x,
    and x is 0 to 2.
    """
    table(tmp_path, "t.csv", """
        PLR       A   B   C   D   Alle
        01100205  •   •   30  40  75
        01100206  20  •   •   21  43
        01100207  22  23  •   •   52
        01100308  •   24  25  •   55
        01100309  26  27  28  29  110
        01100310  31  32  33  34  130
        01100311  35  36  37  38  146
        Summe     139 144 160 168 611""")  # fmt: skip
    small = [("01100205", "b"), ("01100206", "b"), ("01100206", "c"), ("01100207", "d"), ("01100308", "a")]
    assert found(tmp_path) == dict.fromkeys(small, (Fault.SMALL, 0, 2))


def test_a_small_rest_is_as_bad_as_a_small_number(tmp_path):
    """148 of 150 receive benefits: two do not."""
    table(tmp_path, "t.csv", """
        PLR       Einwohner  Leistungen
        01100205  150        148
        01100206  300        •
        01100207  400        •
        01100308  90         90""")  # fmt: skip
    faults = found(tmp_path)
    assert faults["01100205", "rest of leistungen"] == (Fault.COMPLEMENT, 2, 2)
    assert faults["01100308", "rest of leistungen"] == (Fault.GROUP, 0, 0)


# --- 5: rates


def test_a_rate_with_a_public_denominator_gives_the_count_back(tmp_path):
    """2,7 % of 74 is 2; that the rate is per cent of the people is seen from the other rows."""
    table(tmp_path, "t.csv", """
        PLR       Einwohner  Leistungen  Quote
        01100205  150        30          20,0
        01100206  74         •           2,7
        01100207  300        45          15,0
        01100308  90         11          12,2
        01100309  7400       •           2,7""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "leistungen"): TWO}  # of 7,400 it may be 197 to 203


# --- 6: two editions


def test_the_edition_of_last_year_and_the_change_since(tmp_path):
    """Published 2022: 40; withheld 2023, but the change -38 is printed."""
    table(tmp_path, "2022.csv", "PLR Leistungen_2022\n01100205 40\n01100206 50")
    table(tmp_path, "2023.csv", """
        PLR       Leistungen_2023  Veränderung_gegen_2022
        01100205  •                -38
        01100206  55               5""")  # fmt: skip
    assert found(tmp_path) == {("01100205", "leistungen"): TWO}


def test_what_was_released_before_counts_as_read(tmp_path):
    """The sum of three Planungsräume is released now, two of them were before."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    table(old, "2023.csv", "PLR Fälle\n01100205 61\n01100206 37")
    table(new, "2023.csv", "PLR Fälle\n01100205 •\n01100206 •\n01100207 •\n011002 100")
    assert audit(new).outcome == "passed"
    before = claims_of(read((old / "2023.csv").read_bytes(), Place("2023.csv")), Vocabulary()).cells
    faults = found(new, earlier=before)
    assert faults["01100207", "faelle"] == TWO
    assert faults["01100205", "faelle"] == (Fault.ELSEWHERE, 61, 61)


# --- 7: linked tables


def test_two_tables_that_share_a_number(tmp_path):
    """By age nothing follows; by nationality, in another file, the same number of children is a sum."""
    table(tmp_path, "alter.csv", """
        PLR       Kinder  Erwachsene  Alte  Alle
        01100205  30      60          10    100
        01100206  •       •           8     90
        01100207  20      70          11    101
        01100308  25      75          12    112""")  # fmt: skip
    assert audit(tmp_path).outcome == "passed"
    table(tmp_path, "herkunft.csv", """
        PLR       Kinder  deutsch  andere
        01100205  30      20       10
        01100206  •       1        1
        01100207  20      11       9
        01100308  25      15       10""")  # fmt: skip
    assert found(tmp_path)["01100206", "kinder"] == TWO


# --- 8: areas that people made of others


def test_an_area_of_ones_own_with_and_without_a_planungsraum(tmp_path):
    """30 in A, 28 in A without 01100207."""
    table(tmp_path, "plr.csv", "PLR Fälle\n01100205 •\n01100206 •\n01100207 •")
    assert audit(tmp_path).outcome == "passed"
    table(tmp_path, "sozialraum.csv", """
        Gebiet  Planungsräume               Fälle
        A       01100205,01100206,01100207  30
        B       01100205,01100206           28""")  # fmt: skip
    assert found(tmp_path)["01100207", "faelle"] == TWO


# --- 10: what surrounds a number


@pytest.mark.parametrize("words", ["1_bis_2", "unter_3", "1–2", "<_3"])
def test_the_class_of_a_legend(tmp_path, words):
    table(tmp_path, "karte.csv", f"""
        PLR       Fälle  Klasse
        01100205  12     10_bis_19
        01100206  •      {words}
        01100207  25     20_bis_29""")  # fmt: skip
    assert found(tmp_path)["01100206", "faelle"][0] is Fault.SMALL


def test_a_rank_between_two_that_can_be_read(tmp_path):
    """Between 4 and 3 it is large enough in any case, between 2 and 0 it is small."""
    table(tmp_path, "rang.csv", """
        PLR       Fälle  Rang
        01100205  12     1
        01100206  4      2
        01100207  •      3
        01100308  3      4""")  # fmt: skip
    assert found(tmp_path) == {}
    table(tmp_path, "rang.csv", """
        PLR       Fälle  Rang
        01100205  12     1
        01100206  2      2
        01100207  •      3
        01100308  0      4""")  # fmt: skip
    assert found(tmp_path)["01100207", "faelle"] == (Fault.SMALL, 0, 2)


def test_the_length_of_a_bar(tmp_path):
    """Bars of 3.5 points a case: 7 points are 2 cases."""
    table(tmp_path, "balken.csv", """
        PLR       Fälle  Balken
        01100205  12     42
        01100206  •      7
        01100207  9      31,5
        01100308  20     70
        01100309  15     52,5
        01100310  11     38,5""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "faelle"): TWO}


# --- 11: mean, z-value, index


def test_the_mean_of_a_column(tmp_path):
    """(12 + x + 9 + 20 + 15) / 5 = 11,6: x = 2."""
    table(tmp_path, "t.csv", """
        PLR         Fälle
        01100205    12
        01100206    •
        01100207    9
        01100308    20
        01100309    15
        Mittelwert  11,6""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "faelle"): TWO}


def test_a_z_value(tmp_path):
    """z = (x - 11) / 4: -2,25 is x = 2."""
    table(tmp_path, "t.csv", """
        PLR       Fälle  z-Wert
        01100205  12     0,25
        01100206  •      -2,25
        01100207  9      -0,50
        01100308  20     2,25
        01100309  15     1,00
        01100310  7      -1,00""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "faelle"): TWO}


def test_an_index_of_three_parts_two_of_which_are_published(tmp_path):
    """Index = mean of three shares: 3 · 7,00 - 12,50 - 5,50 = 3,00."""
    shares = [(10.0, 20.0, 30.0), (12.5, 5.5, 3.0), (40.0, 1.5, 7.0), (3.0, 8.5, 12.5), (9.5, 22.0, 4.5),
              (31.0, 2.5, 2.5), (7.0, 7.0, 19.0), (15.5, 3.0, 25.0), (1.0, 30.5, 6.0), (22.0, 11.0, 9.0)]  # fmt: skip
    areas = [a for a in sorted(Vocabulary().area_ids) if a.startswith("0110") and len(a) == 8]
    rows = ["PLR Anteil_A Anteil_B Anteil_C Index"]
    for area, (a, b, c) in zip(areas, shares, strict=False):
        hidden = "•" if c == 3.0 else f"{c:.2f}"
        rows.append(f"{area} {a:.2f} {b:.2f} {hidden} {(a + b + c) / 3:.2f}")
    table(tmp_path, "index.csv", "\n".join(rows).replace(".", ","))
    faults = found(tmp_path)
    fault, low, high = faults[areas[1], "anteil_c"]
    assert fault is Fault.EXACT
    assert low <= 3.0 <= high


# --- 12: zero means none


def test_a_withheld_zero_is_found_where_the_rest_is_the_total(tmp_path):
    table(tmp_path, "t.csv", """
        PLR       Jungen  Mädchen  Alle
        01100205  12      13       25
        01100206  •       17       17
        01100207  9       11       20
        01100308  8       21       29""")  # fmt: skip
    assert found(tmp_path) == {("01100206", "jungen"): (Fault.EXACT, 0, 0)}


# --- 13: hidden content

ROWS = [["PLR", "Fälle"], ["01100205", 12], ["01100206", 2], ["01100207", 9]]
ELSEWHERE = {("01100206", "faelle"): (Fault.ELSEWHERE, 2, 2)}


@pytest.fixture
def masked(tmp_path):
    """A folder in which the number of 01100206 is withheld."""
    return table(tmp_path, "fälle.csv", "PLR Fälle\n01100205 12\n01100206 •\n01100207 9")


def test_a_table_of_a_geopackage_that_no_layer_lists(masked):
    connection = sqlite3.connect(masked / "karte.gpkg")
    connection.execute("CREATE TABLE gpkg_contents (table_name TEXT)")
    connection.execute("CREATE TABLE rest (PLR TEXT, Fälle INTEGER)")
    connection.executemany("INSERT INTO rest VALUES (?, ?)", ROWS[1:])
    connection.commit()
    connection.close()
    assert found(masked) == ELSEWHERE


def test_deleted_rows_leave_a_geopackage_undecided(masked):
    connection = sqlite3.connect(masked / "karte.gpkg")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE t (a TEXT)")
    connection.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 200)
    connection.commit()
    connection.execute("DELETE FROM t")
    connection.commit()
    connection.close()
    assert [u.why for u in audit(masked).unread] == ["deleted"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_of_a_workbook(masked, state):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Rest")
    sheet.sheet_state = state
    for row in ROWS:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.save(masked / "mappe.xlsx")
    assert found(masked) == ELSEWHERE


CHART = """<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ser><c:tx><c:v>Fälle</c:v>
</c:tx><c:cat><c:strCache><c:pt idx="0"><c:v>01100205</c:v></c:pt><c:pt idx="1"><c:v>01100206</c:v></c:pt><c:pt idx="2">
<c:v>01100207</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache><c:pt idx="0"><c:v>12</c:v></c:pt><c:pt idx="1">
<c:v>2</c:v></c:pt><c:pt idx="2"><c:v>9</c:v></c:pt></c:numCache></c:val></c:ser></c:chartSpace>"""
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def test_the_numbers_behind_a_chart_of_a_text_document(masked):
    with zipfile.ZipFile(masked / "bericht.docx", "w") as archive:
        archive.writestr("word/document.xml", DOCUMENT)
        archive.writestr("word/charts/chart1.xml", CHART)
    assert found(masked) == ELSEWHERE


def test_white_words_and_attachments_of_a_pdf(masked):
    from pypdf import PdfReader, PdfWriter
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(masked / "plakat.pdf"))
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(10, 10, "Stand 31.12.2023")
    canvas.save()
    texts = [c.text for c in read((masked / "plakat.pdf").read_bytes(), Place("plakat.pdf")) if isinstance(c, Text)]
    assert "Stand 31.12.2023" in texts
    writer = PdfWriter(clone_from=PdfReader(masked / "plakat.pdf"))
    writer.add_attachment("daten.csv", "PLR;Fälle\n01100205;12\n01100206;2\n01100207;9\n".encode())
    writer.write(masked / "plakat.pdf")
    assert {f.fault for f in audit(masked).findings} == {Fault.ELSEWHERE}


def test_a_picture_on_a_page_is_counted_and_an_earlier_state_of_a_file_is_told(masked):
    from io import BytesIO

    from PIL import Image
    from pypdf import PdfWriter
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = BytesIO()
    Image.new("RGB", (4, 4), "red").save(picture, "PNG")
    canvas = Canvas(str(masked / "plakat.pdf"))
    canvas.drawImage(ImageReader(picture), 10, 10)
    canvas.save()
    result = audit(masked)
    assert (result.pictures, [u.why for u in result.unread]) == (1, ["untagged"])
    writer = PdfWriter(masked / "plakat.pdf", incremental=True)  # the former state stays in the file
    writer.add_blank_page()
    writer.write(masked / "plakat.pdf")
    assert "deleted" in [u.why for u in audit(masked).unread]


@pytest.mark.parametrize("name", ["vorschau.png", "projekt.qgs", "karte.gpkg-wal", "alt.bak"])
def test_what_cannot_be_looked_into_leaves_it_undecided(masked, name):
    (masked / name).write_bytes(b"\x89PNG")
    assert [(u.place.file, u.why) for u in audit(masked).unread] == [(name, "kind")]


def test_a_file_that_is_damaged_is_named(masked):
    (masked / "kaputt.pdf").write_bytes(b"%PDF-1.7 nothing")
    (masked / "kaputt.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert {u.place.file for u in audit(masked).unread} == {"kaputt.pdf", "kaputt.xlsx"}


# --- 14: words


@pytest.mark.parametrize(("words", "pointed"), [
    ("Im letzten Jahr zog eine Familie in der Musterstraße 12 aus.", True),
    ("In der Seestraße gibt es zwei Haushalte mit Hilfebedarf.", True),
    ("Die Familien in der Seestraße wünschen sich einen Spielplatz.", False),
    ("Es leben 25.939 Personen am Ufer.", False),
])  # fmt: skip
def test_remarks_that_may_point_at_single_people_are_shown_to_a_person(words, pointed):
    assert bool(list(pointing([Text(Place("t.pdf"), words)]))) is pointed


# --- what does no harm


def test_a_table_that_withholds_enough_passes(tmp_path):
    table(tmp_path, "t.csv", """
        PLR       Jungen  Mädchen  Alle
        01100205  12      13       25
        01100206  •       •        17
        01100207  •       •        20
        011002    34      28       62""")  # fmt: skip
    result = audit(tmp_path)
    assert result.outcome == "passed"
    assert (result.cells, result.withheld) == (12, 4)


def test_published_small_numbers_of_a_protected_quantity_fail(tmp_path):
    table(tmp_path, "t.csv", "PLR Fälle\n01100205 •\n01100206 •\n01100308 1\n011002 20")
    assert found(tmp_path) == {("01100308", "faelle"): (Fault.PUBLISHED, 1, 1)}
    table(tmp_path, "t.csv", "PLR Kitas\n01100205 2\n01100206 1")
    assert audit(tmp_path).outcome == "passed"
    assert found(tmp_path, confidential=["kitas"]).keys() == {("01100205", "kitas"), ("01100206", "kitas")}


def test_a_quantity_may_have_a_threshold_of_its_own(tmp_path):
    table(tmp_path, "t.csv", """
        PLR       Fälle  Plätze
        01100205  •      •
        01100206  •      •
        01100207  9      9
        011002    14     14""")  # fmt: skip
    assert audit(tmp_path).outcome == "passed"  # each may be 0 to 5
    faults = found(tmp_path, standards={"faelle": Standard(10)})
    assert faults == {(a, "faelle"): (Fault.SMALL, 0, 5) for a in ("01100205", "01100206")} | {
        ("01100207", "faelle"): (Fault.PUBLISHED, 9, 9)
    }


def test_a_zero_may_be_confidential_but_not_where_nobody_lives(tmp_path):
    table(tmp_path, "t.csv", """
        PLR       Einwohner  Fälle
        01100205  400        0
        01100206  0          0
        01100207  900        12""")  # fmt: skip
    assert found(tmp_path, confidential=["faelle"]) == {}
    strict = {"faelle": Standard(zero=True)}
    assert found(tmp_path, confidential=["faelle"], standards=strict) == {
        ("01100205", "faelle"): (Fault.PUBLISHED, 0, 0)
    }


def test_that_nearly_all_are_counted_may_be_no_secret(tmp_path):
    """398 of 400 leave 2 out; some offices say that this tells nothing."""
    table(tmp_path, "t.csv", "PLR Einwohner Fälle\n01100205 400 398")
    assert {fault for fault, *_ in found(tmp_path, confidential=["faelle"]).values()} == {Fault.COMPLEMENT}
    free = {"faelle": Standard(complement=False)}
    assert found(tmp_path, confidential=["faelle"], standards=free) == {}
