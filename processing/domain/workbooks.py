# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing XLSX: no text ever becomes a formula, every sheet has a frozen header, a file is whole or not there.

The same content gives the same bytes: a file says neither when nor by whom nor where it was written.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import store
from .errors import SozialraumError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MAX_TEXT = 32_767  # characters Excel keeps in a cell; the rest would be lost silently
# New entries stay as typed: else "8.1" becomes a date, "-Bank" an error and 07300515 loses its zero.
TEXT = "@"
DAY = "DD.MM.YYYY"
EURO = '#,##0.00\\ "€"'
FIRST_CHOICES = 2_000  # rows that get drop-down lists, empty ones for new entries included
_TINT, _GREY = "DCE6F1", "808080"
_CORE = "docProps/core.xml"
_DATES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can hold


@dataclass(frozen=True)
class Head:
    """A column of a sheet: its name, width in characters, and the words of its drop-down list.

    `shown` columns are only for reading and printed grey; `style` is a number format.
    """

    title: str
    width: float = 14
    choices: Sequence[str] = ()
    shown: bool = False
    style: str = ""


def new_workbook() -> "Workbook":
    """An empty workbook that names no person and no program."""
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "Sozialraum"
    return workbook


def put(sheet: "Worksheet", row: int, column: int, value: object, style: str = "") -> None:
    """Enter a value; text stays text, also after somebody edits the cell.

    Raises
    ------
    SozialraumError
        ``text_too_long`` (sheet, row, limit).
    """
    if value is not None and value != "":
        cell = sheet.cell(row, column)
        _enter(cell, value)
        _format(cell, value, style)


def _enter(cell: "Cell", value: object) -> None:
    cell.value = value
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise SozialraumError("text_too_long", sheet=cell.parent.title, row=cell.row, limit=MAX_TEXT)
        cell.data_type = "s"  # openpyxl takes "=…" for a formula, and "#N/A" for an error


def _format(cell: "Cell", value: object, style: str) -> None:
    if isinstance(value, str):
        cell.quotePrefix = True
        cell.number_format = TEXT
    elif style or isinstance(value, date):
        cell.number_format = style or DAY


def add_sheet(workbook: "Workbook", title: str, heads: Sequence[Head], rows: Sequence[Sequence[object]]) -> "Worksheet":
    """A sheet with header, widths, filters and drop-down lists.

    Raises
    ------
    SozialraumError
        ``text_too_long``.
    """
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(title)
    bold, fill = Font(bold=True), PatternFill("solid", start_color=_TINT)
    for n, head in enumerate(heads, 1):
        put(sheet, 1, n, head.title)
        cell = sheet.cell(1, n)
        cell.font, cell.fill, cell.alignment = bold, fill, Alignment(wrap_text=True, vertical="top")
        column = sheet.column_dimensions[get_column_letter(n)]
        column.width = head.width
        column.number_format = head.style or TEXT
        if head.choices:
            _offer(sheet, get_column_letter(n), head.choices)
    _fill(sheet, heads, rows)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{max(len(rows) + 1, 2)}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return sheet


def _fill(sheet: "Worksheet", heads: Sequence[Head], rows: Sequence[Sequence[object]]) -> None:
    """Enter the rows. Each look is made once: openpyxl compares a new one with all it has, cell by cell."""
    from openpyxl.styles import Alignment, Font

    wrapped, grey = Alignment(wrap_text=True, vertical="top"), Font(color=_GREY)
    looks: dict[tuple[object, ...], Any] = {}
    for r, row in enumerate(rows, 2):
        for n, (head, value) in enumerate(zip(heads, row, strict=True), 1):
            cell, empty = sheet.cell(r, n), value is None or value == ""
            if not empty:
                _enter(cell, value)
            look = (empty or type(value), head.style, head.shown)
            if look in looks:
                cell._style = copy(looks[look])
                continue
            if not empty:
                _format(cell, value, head.style)
            cell.alignment = wrapped
            if head.shown:
                cell.font = grey
            looks[look] = cell._style


def _offer(sheet: "Worksheet", letter: str, choices: Sequence[str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    words = [c for c in choices if c]
    offer = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=len(words) < len(choices))
    offer.errorTitle, offer.error = "Nicht vorgesehen", f"Möglich sind: {', '.join(words)}"[:255]
    offer.showErrorMessage = True
    offer.add(f"{letter}2:{letter}{FIRST_CHOICES}")
    sheet.add_data_validation(offer)


def workbook_bytes(workbook: "Workbook") -> bytes:
    """The file, the same for the same content: openpyxl's own has the time in its properties and in each ZIP entry."""
    raw, final = io.BytesIO(), io.BytesIO()
    workbook.save(raw)
    with zipfile.ZipFile(raw) as packed, zipfile.ZipFile(final, "w", zipfile.ZIP_DEFLATED) as target:
        for name in packed.namelist():
            data = packed.read(name)
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, _DATES.sub(b"", data) if name == _CORE else data)
    return final.getvalue()


def save(workbook: "Workbook", target: Path) -> None:
    """Write beside, then rename.

    Raises
    ------
    SozialraumError
        ``folder_missing``; ``read_only`` where the target is open in another program; ``file_error`` (reason).
    """
    target = Path(target)
    if not target.parent.is_dir():
        raise SozialraumError("folder_missing", file=target.name)
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(workbook_bytes(workbook))
        store.replace(part, target)
    except OSError as err:
        raise SozialraumError("file_error", file=target.name, reason=err.strerror or str(err)) from err
    finally:
        part.unlink(missing_ok=True)
