# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables as grids of cells: CSV and XLSX, recognised by content, opened with limits and without trust."""

import csv
import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .errors import SozialraumError

MAX_BYTES = 300_000_000  # of a text file, and of all a workbook unpacks to
MAX_RATIO = 200  # unpacked to packed; real workbooks stay below 40
MAX_ENTRIES = 10_000
MAX_COLUMNS = 5_000
_TEXT = frozenset({".csv", ".tsv", ".txt", ".tab"})
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1a"))
_DELIMITERS = ";\t|,"


@dataclass(frozen=True)
class Sheet:
    """One table as found: `rows` of cells (text, numbers, dates, None), no header assumed.

    `notes` are codes with values worth telling (hidden sheet, formulas without a value).
    """

    file: str
    name: str
    rows: Sequence[Sequence[object]]
    notes: tuple[tuple[str, dict], ...] = field(default=())


def read_sheets(path: Path) -> list[Sheet]:
    """All tables of a file.

    Parameters
    ----------
    path
        CSV or other delimited text, or an XLSX workbook. The content decides, not the ending.

    Raises
    ------
    SozialraumError
        ``file_missing``, ``table_empty``, ``not_a_table``, ``workbook_old`` (XLS, XLSB: open through QGIS),
        ``workbook_protected``, ``workbook_refused`` (zip bomb, entities), ``workbook_damaged``, ``file_too_large``,
        ``formulas_without_value`` (sheet, cell, count), ``file_error`` (reason).
    """
    path = Path(path)
    if not path.is_file():
        raise SozialraumError("file_missing", file=path.name)
    try:
        return _read(path)
    except OSError as err:
        raise SozialraumError("file_error", file=path.name, reason=err.strerror or str(err)) from err


def _read(path: Path) -> list[Sheet]:
    size = path.stat().st_size
    if size == 0:
        raise SozialraumError("table_empty", file=path.name)
    if size > MAX_BYTES:
        raise SozialraumError("file_too_large", file=path.name, limit=MAX_BYTES // 1_000_000)
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(b"PK\x03\x04"):
        return _read_workbook(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):  # OLE: an old workbook, or a new one under a password
        protected = path.suffix.lower() in _WORKBOOKS
        raise SozialraumError("workbook_protected" if protected else "workbook_old", file=path.name)
    return [_read_text(path, head)]


# --- delimited text


def _read_text(path: Path, head: bytes) -> Sheet:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    foreign = (b"%pdf", b"<!doctype", b"<html", b"<?xml", b"version https://git-lfs", b"\x89png", b"\xff\xd8\xff",
               b"sqlite format", b"{", b"rar!", b"7z\xbc\xaf", b"<ogrvrt")  # fmt: skip
    if start.startswith(foreign):
        raise SozialraumError("not_a_table", file=path.name)
    text = _decoded(path.read_bytes(), path.name)
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SozialraumError("table_empty", file=path.name)
    delimiter, text = _delimiter(text)
    csv.field_size_limit(MAX_BYTES)  # a remark may be longer than the 128 kB Python allows
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as err:
        raise SozialraumError("not_a_table", file=path.name) from err
    if not any(len(row) > 1 for row in rows):
        raise SozialraumError("not_a_table", file=path.name)
    return Sheet(path.name, "", _trimmed(_unwrapped(rows)))


def _unwrapped(rows: list[list[str]]) -> list[list[str]]:
    """Undo a spreadsheet that saved each line as one quoted field, cut in two at the first decimal comma."""
    if not rows[0] or rows[0][0].count(";") < 3 or any(";" in cell for row in rows[:3] for cell in row[1:]):
        return rows
    found = [[*row[0].split(";"), *row[1:]] for row in rows if row]
    width = len([cell for cell in found[0] if cell.strip(",")])
    return [[cell.strip().rstrip(",").strip('"') for cell in row[:width]] for row in found]


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    # Control characters are rare in text and common in everything else.
    if len(raw) - len(raw.translate(None, _CONTROL)) > len(raw) // 100:
        raise SozialraumError("not_a_table", file=name)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> tuple[str, str]:
    """The mark that most lines have most often, and the text without a spreadsheet's `sep=` line."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], rest
    lines = [line for line in text[:200_000].split("\n")[:200] if line.strip()]

    def score(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in lines)
        common, n = counts.most_common(1)[0]
        return (n, common) if common else (0, 0)

    return max(_DELIMITERS, key=score), text


def _trimmed(rows: Sequence[Sequence[object]]) -> list[tuple]:
    """Rows as tuples, without the empty ones at the end."""
    end = max((i for i, row in enumerate(rows) if any(c not in (None, "") for c in row)), default=-1)
    return [tuple(row) for row in rows[: end + 1]]


# --- workbooks


def _read_workbook(path: Path) -> list[Sheet]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    _check_archive(path)
    # What openpyxl raises on parts it does not understand; a plain OSError is the disk's.
    broken = (InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError,
              OverflowError, *_BROKEN_ARCHIVE)  # fmt: skip
    try:
        # From memory: openpyxl judges a path by its ending, and an open handle would lock the file on Windows.
        content = io.BytesIO(path.read_bytes())
        values = openpyxl.load_workbook(content, read_only=True, data_only=True, keep_links=False)
        try:
            sheets = [_read_worksheet(path, sheet) for sheet in values.worksheets]
        finally:
            values.close()
    except broken as err:
        raise SozialraumError("workbook_damaged", file=path.name) from err
    found = [sheet for sheet in sheets if sheet.rows]
    if not found:
        raise SozialraumError("table_empty", file=path.name)
    return found


def _read_worksheet(path: Path, sheet) -> Sheet:
    # A wrong dimension in the file would cut rows off; an endless one would fill the memory.
    sheet.reset_dimensions()
    rows: list[tuple] = []
    last = 0  # a million empty formatted rows are no data
    for n, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = tuple(row[:MAX_COLUMNS])
        if any(c is not None for c in cells):
            rows += [()] * (n - 1 - len(rows))
            rows.append(cells)
            last = n
        elif n > last + 100_000:
            break
    notes = (("sheet_hidden", {"sheet": sheet.title}),) if sheet.sheet_state != "visible" else ()
    return Sheet(path.name, sheet.title, _without_empty_ends(rows), notes)


def _without_empty_ends(rows: list[tuple]) -> list[tuple]:
    width = max((i + 1 for row in rows for i, c in enumerate(row) if c is not None), default=0)
    return [row[:width] for row in rows]


_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)><f[^>]*?(?:/>|>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>')


def _refuse_formulas(archive: zipfile.ZipFile, name: str, file: str) -> None:
    """A formula nobody has calculated has no number; openpyxl gives an empty cell, which would read as "missing"."""
    xml = archive.read(name)
    found = [m[1].decode() for m in _FORMULA.finditer(xml) if b't="str"' not in m[2]] if b"<f" in xml else []
    if found:
        sheet = name.rpartition("/")[2].removesuffix(".xml")
        raise SozialraumError("formulas_without_value", file=file, sheet=sheet, cell=found[0], count=len(found))


# NotImplementedError: a version or compression of ZIP that nobody uses, made of flipped bytes.
_BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error)


def _check_archive(path: Path) -> None:
    """Refuse what unpacks to far more than it should, before any of it is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(path, archive.infolist())
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    with archive.open(name) as part:
                        if re.search(rb"<!(DOCTYPE|ENTITY)", part.read(65_536)):  # entities can grow without end
                            raise SozialraumError("workbook_refused", file=path.name)
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    _refuse_formulas(archive, name, path.name)
    except _BROKEN_ARCHIVE as err:
        raise SozialraumError("workbook_damaged", file=path.name) from err


def _check_entries(path: Path, entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [e.filename for e in entries]
    if "EncryptedPackage" in names or any(e.flag_bits & 1 for e in entries):
        raise SozialraumError("workbook_protected", file=path.name)
    if "xl/workbook.bin" in names:
        raise SozialraumError("workbook_old", file=path.name)
    if "xl/workbook.xml" not in names:
        raise SozialraumError("not_a_table", file=path.name)
    total = sum(e.file_size for e in entries)
    bomb = total > MAX_BYTES or total > MAX_RATIO * max(path.stat().st_size, 1) or len(entries) > MAX_ENTRIES
    if bomb or any(n.startswith("/") or ".." in n.split("/") for n in names) or len(set(names)) < len(names):
        raise SozialraumError("workbook_refused", file=path.name)
