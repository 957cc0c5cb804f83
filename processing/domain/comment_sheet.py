# SPDX-License-Identifier: GPL-2.0-or-later
"""The Kommentarblatt: each chapter's text and numbers with room for what an office says to them, and read back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from . import planning_cells as cells
from . import workbooks
from .errors import Progress, SozialraumError, finished, no_progress
from .layouts import HEADER_ROWS, clean_header
from .planning import STATES, Comment, Planning, next_id
from .planning_import import REJECT_COLUMNS
from .planning_sheets import area_names
from .planning_store import Changes, write_planning
from .tables import Sheet, read_sheets
from .words import plain_text
from .workbooks import Head

if TYPE_CHECKING:
    from .library import Library

SHEET = "Kommentarblatt"
AREA, CHAPTER, OFFICE, COMMENT = "Gebiet", "Kapitel", "Amt", "Kommentar des Fachamts"
_HEADS = (
    Head(AREA, 11, shown=True), Head("Name des Gebiets", 20, shown=True), Head(CHAPTER, 9, shown=True),
    Head("Überschrift", 28, shown=True), Head("Text", 60, shown=True), Head("Zahlen", 44, shown=True),
    Head(OFFICE, 24), Head(COMMENT, 60),
)  # fmt: skip
_CUT = " … (gekürzt, der ganze Text steht im Profil)"
_HINTS = (
    "Kommentarblatt zum Bezirksregionenprofil",
    "intern – nicht zur Weitergabe außerhalb der Verwaltung",
    "Bitte in den Spalten „Amt“ und „Kommentar des Fachamts“ eintragen, was zu einem Kapitel zu sagen ist. Kapitel "
    "ohne Kommentar bleiben leer. Sagen mehrere Ämter etwas zu einem Kapitel, die Zeile kopieren.",
    "Gebiet und Kapitel nicht ändern: an ihnen wird die Zeile erkannt. Die übrigen Spalten sind nur zur Ansicht.",
    "Eingelesene Kommentare sind zunächst Entwurf und nicht öffentlich.",
)


@dataclass(frozen=True)
class ChapterLine:
    """A chapter as the office sees it: number, title, the text of the library, the key numbers as printed."""

    number: str
    title: str
    text: str = ""
    figures: Sequence[str] = ()


@dataclass(frozen=True)
class CommentCollision:
    """A comment that the library holds with another text: agreed on already, or changed by somebody else."""

    row_no: int
    comment: Comment
    text: str


@dataclass(frozen=True)
class CommentImport:
    """What became of the comments of a Kommentarblatt; `rejects` as of `PlanningImport`."""

    new: tuple[Comment, ...]
    changed: tuple[Comment, ...]
    unchanged: int
    collisions: tuple[CommentCollision, ...]
    rejects: pd.DataFrame


def write_comment_sheet(
    target: Path, areas: Mapping[str, Sequence[ChapterLine]], names: Mapping[str, str], today: date | None = None
) -> None:
    """Write the Kommentarblatt of one or more areas.

    Parameters
    ----------
    target
        The XLSX; replaced where it is there.
    areas
        Chapters in their order, by area.
    names
        Names of the areas.

    Raises
    ------
    SozialraumError
        All of `workbooks.save`.
    """
    from openpyxl.styles import Alignment

    workbook = workbooks.new_workbook()
    rows = [
        (area_id, names.get(area_id, ""), line.number, line.title, _fitting(line.text), _fitting(_listed(line)), "", "")
        for area_id, chapters in areas.items()
        for line in chapters
    ]
    workbooks.add_sheet(workbook, SHEET, _HEADS, rows)
    page = workbook.create_sheet("Hinweise")
    page.column_dimensions["A"].width = 110
    for n, hint in enumerate((*_HINTS, f"Stand: {today or date.today():%d.%m.%Y}"), 1):
        workbooks.put(page, n, 1, hint)
        page.cell(n, 1).alignment = Alignment(wrap_text=True, vertical="top")
    workbooks.save(workbook, target)


def _listed(line: ChapterLine) -> str:
    return "\n".join(line.figures)


def _fitting(text: str) -> str:
    """What a cell can hold; it is only for reading."""
    text = plain_text(text)
    return text if len(text) <= workbooks.MAX_TEXT else text[: workbooks.MAX_TEXT - len(_CUT)] + _CUT


def read_comment_sheet(
    library: "Library",
    file: Path,
    *,
    office: str = "",
    sheets: Sequence[Sheet] | None = None,
    overwrite: bool = False,
    today: date | None = None,
    progress: Progress = no_progress,
) -> CommentImport:
    """Read an office's comments into the library, as Entwurf and not public, in one transaction.

    A comment of an office on a chapter of an area is one; the same text again changes nothing, another text is told
    and taken only with `overwrite`.

    Parameters
    ----------
    office
        For rows that name none.
    sheets
        The file's sheets, where somebody else has read them (ODS); None = XLSX, read here.

    Raises
    ------
    SozialraumError
        ``no_comment_sheet`` (file); all of `read_sheets` and `store.writing`.
    """
    progress(0.0)
    found = list(sheets if sheets is not None else read_sheets(Path(file)))
    progress(0.3)
    reading = _Reading(found, Path(file).name, area_names(library), plain_text(office), today or date.today())
    progress(0.8)
    merges: list[_Merge] = []

    def decide(planning: Planning) -> Changes:
        merges.append(_Merge(reading.comments, planning, overwrite))
        return Changes(put=[*merges[-1].new, *merges[-1].changed])

    write_planning(library, decide, today or date.today())
    finished(progress)
    merge = merges[-1]
    rejects = pd.DataFrame(reading.rejects, columns=list(REJECT_COLUMNS))
    return CommentImport(
        tuple(merge.new), tuple(merge.changed), merge.unchanged, tuple(merge.collisions), rejects
    )  # fmt: skip


class _Reading:
    """The comments of a file, by row; rows not taken."""

    def __init__(
        self, sheets: Sequence[Sheet], file: str, known: Collection[str], office: str, today: date
    ) -> None:  # fmt: skip
        self.comments: list[tuple[int, Comment]] = []
        self.rejects: list[tuple] = []
        self.known, self.office, self.today = known, office, today
        self.said: set[tuple[str, str, str]] = set()
        found = [(sheet, n) for sheet in sheets if (n := _header(sheet)) is not None]
        if not found:
            raise SozialraumError("no_comment_sheet", file=file)
        for sheet, header in found:
            self._read(sheet, header)

    def _read(self, sheet: Sheet, header: int) -> None:
        head = [clean_header(c) for c in sheet.rows[header]]
        for number, row in enumerate(sheet.rows[header + 1 :], header + 2):
            line = dict(zip(head, row, strict=False))
            if line.get(COMMENT) not in (None, "") and str(line[COMMENT]).strip():
                self._take(sheet.name, number, line)

    def _take(self, sheet: str, number: int, line: Mapping[str, object]) -> None:
        title = AREA
        try:
            area_id = cells.area(line.get(AREA), self.known)
            title = CHAPTER
            chapter = cells.chapter(line.get(CHAPTER))
            title = OFFICE
            office = cells.text(line.get(OFFICE)) or self.office
            if not office:
                raise SozialraumError("comment_without_office")
            if (area_id, chapter, office.casefold()) in self.said:
                raise SozialraumError("comment_twice")
            title = COMMENT
            text = cells.text(line.get(COMMENT))
        except SozialraumError as err:
            content = line.get(title)
            self.rejects.append((sheet, number, title, "" if content is None else str(content)[:200], err.code))
            return
        self.said.add((area_id, chapter, office.casefold()))
        self.comments.append((number, Comment("", area_id, chapter, office, text, self.today, STATES[0])))


def _header(sheet: Sheet) -> int | None:
    """The row of the header, None where the sheet is no Kommentarblatt."""
    for n, row in enumerate(sheet.rows[:HEADER_ROWS]):
        if {AREA, CHAPTER, COMMENT} <= {clean_header(c) for c in row}:
            return n
    return None


@dataclass
class _Merge:
    """What is to be written, decided on one state of the library."""

    comments: Sequence[tuple[int, Comment]]
    planning: Planning
    overwrite: bool
    new: list[Comment] = field(default_factory=list)
    changed: list[Comment] = field(default_factory=list)
    collisions: list[CommentCollision] = field(default_factory=list)
    unchanged: int = 0

    def __post_init__(self) -> None:
        known = {_place(c): c for c in self.planning.comments}
        taken = {c.comment_id for c in self.planning.comments}
        for number, comment in self.comments:
            there = known.get(_place(comment))
            if there is None:
                taken.add(record_id := next_id(taken, "K"))
                self.new.append(replace(comment, comment_id=record_id))
            elif there.text == comment.text:
                self.unchanged += 1
            elif self.overwrite:
                self.changed.append(replace(comment, comment_id=there.comment_id))
            else:
                self.collisions.append(CommentCollision(number, there, comment.text))


def _place(comment: Comment) -> tuple[str, str, str]:
    return comment.area_id, comment.chapter, comment.office.casefold()
