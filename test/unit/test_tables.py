# SPDX-License-Identifier: GPL-2.0-or-later
"""Files as offices send them: encodings, separators, workbooks, and what is no table (trust.md section 4)."""

import zipfile

import openpyxl
import pytest
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.tables import read_sheets

TEXT = "PLR;Größe;Name\n07300515;1,5;Odenwaldstraße\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path, encoding):
    file = tmp_path / "a.csv"
    file.write_bytes(TEXT.encode(encoding))
    assert read_sheets(file)[0].rows == [("PLR", "Größe", "Name"), ("07300515", "1,5", "Odenwaldstraße")]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(tmp_path, mark, end):
    file = tmp_path / "a.txt"
    file.write_bytes(end.join(["a b c".replace(" ", mark), f'1{mark}"x{mark}y"{mark}3', ""]).encode())
    assert read_sheets(file)[0].rows == [("a", "b", "c"), ("1", f"x{mark}y", "3")]


def test_separator_line_of_a_spreadsheet_and_null_bytes(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(b"sep=;\na;b\n1;2\x00\n" + b"3;4\n" * 100)
    assert read_sheets(file)[0].rows[:2] == [("a", "b"), ("1", "2")]


def test_lines_saved_as_one_quoted_field(tmp_path):
    """As EWRMIGRA201512H: each line one field, cut at the first decimal comma."""
    file = tmp_path / "a.csv"
    file.write_bytes(b'"ZEIT;""RAUMID"";""MH_E"";""HK""",,\r"201512;""03010104"";43",00;18,0\r')
    assert read_sheets(file)[0].rows == [("ZEIT", "RAUMID", "MH_E", "HK"), ("201512", "03010104", "43,00", "18,0")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table_empty"),
        (b"\xef\xbb\xbf\n\n", "table_empty"),
        (b"%PDF-1.7\n...", "not_a_table"),
        (b"<!DOCTYPE html><html>login</html>", "not_a_table"),
        (b"<OGRVRTDataSource><OGRVRTLayer/></OGRVRTDataSource>", "not_a_table"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "not_a_table"),
        (bytes(range(256)) * 40, "not_a_table"),
        (b"just some words\nwithout any column\n", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook_old"),
        (b"PK\x03\x04broken", "workbook_damaged"),
    ],
    ids=["empty", "blank", "pdf", "html", "vrt", "pointer", "binary", "prose", "xls", "zip"],
)
def test_what_is_no_table_is_told_by_its_content(tmp_path, content, code):
    file = tmp_path / "kita.csv"
    file.write_bytes(content)
    with pytest.raises(SozialraumError) as caught:
        read_sheets(file)
    assert (caught.value.code, caught.value.values["file"]) == (code, "kita.csv")


def workbook(path, rows, **sheets):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, state in sheets.items():
        book.create_sheet(name).append(["PLR", 1])
        book[name].sheet_state = state
    book.save(path)
    return path


def test_workbook_with_hidden_sheet(tmp_path):
    file = workbook(tmp_path / "a.xlsx", [["PLR", "EW"], ["07300515", 6961]], geheim="hidden")
    first, second = read_sheets(file)
    assert first.rows == [("PLR", "EW"), ("07300515", 6961)]
    assert second.notes == (("sheet_hidden", {"sheet": "geheim"}),)


def test_workbook_under_another_ending_is_still_one(tmp_path):
    assert read_sheets(workbook(tmp_path / "a.csv", [["PLR", "EW"], ["07300515", 1]]))[0].rows[1] == ("07300515", 1)


def test_empty_workbook(tmp_path):
    with pytest.raises(SozialraumError) as caught:
        read_sheets(workbook(tmp_path / "a.xlsx", []))
    assert caught.value.code == "table_empty"


def test_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    file = workbook(tmp_path / "a.xlsx", [["PLR", "EW"]])
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(50_000_000))
    with pytest.raises(SozialraumError) as caught:
        read_sheets(file)
    assert caught.value.code == "workbook_refused"


def test_path_traversal_in_the_archive_is_refused(tmp_path):
    file = workbook(tmp_path / "a.xlsx", [["PLR", "EW"]])
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../../etc/cron.d/x", "x")
    with pytest.raises(SozialraumError) as caught:
        read_sheets(file)
    assert caught.value.code == "workbook_refused"


def test_other_zip_archives_are_no_table(tmp_path):
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(SozialraumError) as caught:
        read_sheets(file)
    assert caught.value.code == "not_a_table"


def test_a_leading_blank_line_and_a_very_long_remark(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("\nPLR;EW;Bemerkung\n07300515;1;" + "x" * 200_000 + "\n")
    assert [len(row) for row in read_sheets(file)[0].rows] == [0, 3, 3]


def test_formulas_nobody_has_calculated_are_no_missing_numbers(tmp_path):
    """trust.md 4, case 26: a workbook written by a script has formulas without values."""
    file = workbook(tmp_path / "a.xlsx", [["PLR", "EW"], ["07300515", "=1+1"], ["07300516", "=B2"]])
    with pytest.raises(SozialraumError) as caught:
        read_sheets(file)
    assert (caught.value.code, caught.value.values["cell"], caught.value.values["count"]) == (
        "formulas_without_value", "B2", 2,
    )  # fmt: skip


def test_entities_in_a_workbook_are_refused(tmp_path):
    source = workbook(tmp_path / "a.xlsx", [["PLR", "EW"]])
    file = tmp_path / "b.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + content
            new.writestr(name, content)
    with pytest.raises(SozialraumError) as caught:
        read_sheets(file)
    assert caught.value.code == "workbook_refused"


def test_a_workbook_with_a_flipped_byte_in_its_directory_is_damaged(tmp_path):
    path = workbook(tmp_path / "t.xlsx", [["PLR", "n"], ["01100101", 1]])
    raw = bytearray(path.read_bytes())
    raw[raw.rindex(b"PK\x01\x02") + 6] = 124  # the version of ZIP needed: 12.4
    path.write_bytes(raw)
    with pytest.raises(SozialraumError) as error:
        read_sheets(path)
    assert error.value.code == "workbook_damaged"


def test_a_truncated_workbook_is_damaged(tmp_path):
    source = workbook(tmp_path / "a.xlsx", [["PLR", "EW"]] + [[f"{n:08d}", n] for n in range(2000)])
    (tmp_path / "b.xlsx").write_bytes(source.read_bytes()[:-2000])
    with pytest.raises(SozialraumError) as caught:
        read_sheets(tmp_path / "b.xlsx")
    assert caught.value.code == "workbook_damaged"
