# SPDX-License-Identifier: GPL-2.0-or-later
"""The workbook of `planning_sheets` read back: what is new, changed or gone, what cannot be taken, what collides.

A row is compared three times: as it was when the workbook was written, as it is in the workbook, as it is in the
library. Changed on one side only, that side holds; changed on both, nothing is overwritten and the row is told.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from . import planning_cells as cells
from .errors import Progress, SozialraumError, finished, no_progress
from .layouts import clean_header
from .planning import CHOICES, RECORDS, Planning, Record, id_of, next_id, table_of
from .planning_chain import Unknown, unknown_references
from .planning_sheets import CHECK_HEADS, CHECKS, ID, SHEETS, SheetOf, area_names
from .planning_store import Changes, columns_of, fingerprint, read_planning, write_planning
from .status import Reason
from .tables import Sheet, read_sheets

if TYPE_CHECKING:
    from .library import Library

REJECT_COLUMNS = ("sheet", "row_no", "column_name", "content", "reason")
Key = tuple[str, str]  # table and id


@dataclass(frozen=True)
class Collision:
    """A row changed in the workbook and, since it was written, in the library; the library's row stands.

    `columns` are the German names of those that differ; `gone` where the library no longer has the row.
    """

    sheet: str
    row_no: int
    record_id: str
    columns: tuple[str, ...] = ()
    gone: bool = False


@dataclass(frozen=True)
class PlanningImport:
    """What became of the rows of a workbook.

    `new`, `changed`, `removed` are written; `absent` rows of the library that the workbook had and no longer has, kept
    unless their removal was asked for; `rejects` rows not taken (sheet, row_no, column_name, content, reason);
    `unknown` references that lead nowhere in the library as it is now.
    """

    new: tuple[Key, ...]
    changed: tuple[Key, ...]
    removed: tuple[Key, ...]
    absent: tuple[Key, ...]
    unchanged: int
    collisions: tuple[Collision, ...]
    rejects: pd.DataFrame
    unknown: tuple[Unknown, ...]
    notes: tuple[Reason, ...]


@dataclass(frozen=True)
class _Row:
    """A row as read: values of the columns the sheet has; `record_id` is "" for a new one."""

    sheet: SheetOf
    number: int
    record_id: str
    values: Mapping[str, object]

    def record(self, record_id: str, known: Record | None) -> Record:
        """The record it makes of the library's one; a column the sheet lacks changes nothing."""
        if known is not None:
            return _with(known, self.values)
        names = columns_of(self.sheet.table)
        return RECORDS[self.sheet.table](**{"area_id": "", **self.values, names[0]: record_id})


@dataclass
class _Workbook:
    rows: list[_Row] = field(default_factory=list)
    rejects: list[tuple] = field(default_factory=list)
    seen: set[Key] = field(default_factory=set)  # ids of all rows, those not taken included
    tables: set[str] = field(default_factory=set)
    base: dict[Key, str] = field(default_factory=dict)  # what each row said when the workbook was written
    notes: list[Reason] = field(default_factory=list)


def import_planning(
    library: "Library",
    file: Path,
    *,
    sheets: Sequence[Sheet] | None = None,
    remove: bool = False,
    overwrite: bool = False,
    today: date | None = None,
    progress: Progress = no_progress,
) -> PlanningImport:
    """Read a workbook into the library, in one transaction.

    Parameters
    ----------
    sheets
        The file's sheets, where somebody else has read them (ODS); None = XLSX, read here.
    remove
        Take out what the workbook had when it was written and no longer has.
    overwrite
        Let the workbook's rows hold also where the library's were changed since.
    today
        Date of change of the rows written; None = today.

    Raises
    ------
    SozialraumError
        All of `read_sheets` and `store.writing`; ``no_planning_sheet`` (file, sheets), ``planning_column_missing``
        (sheet, column).
    """
    progress(0.0)
    found = list(sheets if sheets is not None else read_sheets(Path(file)))
    progress(0.3)
    workbook = _read(found, Path(file).name, area_names(library))
    progress(0.8)
    merges: list[_Merge] = []

    def decide(planning: Planning) -> Changes:
        merges.append(_Merge(workbook, planning, remove, overwrite))
        return merges[-1].changes

    write_planning(library, decide, today or date.today())
    finished(progress)
    merge = merges[-1]
    return PlanningImport(
        tuple(merge.new), tuple(merge.changed), tuple(merge.changes.remove), tuple(merge.absent), merge.unchanged,
        tuple(merge.collisions), pd.DataFrame(workbook.rejects, columns=list(REJECT_COLUMNS)),
        unknown_references(read_planning(library)), tuple(workbook.notes),
    )  # fmt: skip


# --- reading


def _read(sheets: Sequence[Sheet], file: str, known: Collection[str]) -> _Workbook:
    workbook = _Workbook()
    by_title = {clean_header(s.name).casefold(): s for s in sheets}
    for sheet in SHEETS:
        raw = by_title.get(sheet.title.casefold())
        if raw is not None and raw.rows:
            workbook.tables.add(sheet.table)
            _read_sheet(workbook, sheet, raw, known)
    if not workbook.tables:
        raise SozialraumError("no_planning_sheet", file=file, sheets=", ".join(s.title for s in SHEETS))
    checks = by_title.get(CHECKS.casefold())
    if checks is not None and tuple(clean_header(c) for c in checks.rows[0]) == CHECK_HEADS:
        workbook.base = {(str(r[0]), cells.text(r[1])): str(r[2]) for r in checks.rows[1:] if len(r) > 2}
    return workbook


def _read_sheet(workbook: _Workbook, sheet: SheetOf, raw: Sheet, known: Collection[str]) -> None:
    head = [clean_header(c) for c in raw.rows[0]]
    titles = {c.title for c in sheet.columns}
    for title in (ID, *(c.title for c in sheet.columns if c.name in ("area_id", sheet.required))):
        if title not in head:
            raise SozialraumError("planning_column_missing", sheet=sheet.title, column=title)
    strange = [h for h in head if h and h not in titles]
    if strange:
        workbook.notes.append(Reason("planning_columns_ignored", {"sheet": sheet.title, "columns": ", ".join(strange)}))
    places = {c.name: head.index(c.title) for c in sheet.columns if c.name and c.title in head}
    places.pop("last_change", None)
    readers = {name: _reader(sheet, name, known) for name in places}
    shown = {head.index(c.title) for c in sheet.columns if c.name in ("", "last_change") and c.title in head}
    for number, row in enumerate(raw.rows[1:], 2):
        if any(c not in (None, "") for n, c in enumerate(row) if n not in shown):
            _read_row(workbook, sheet, number, row, places, readers)
    _refuse_twice(workbook, sheet)


def _read_row(
    workbook: _Workbook, sheet: SheetOf, number: int, row: Sequence[object], places: Mapping[str, int],
    readers: Mapping[str, cells.Reader],
) -> None:  # fmt: skip
    key = columns_of(sheet.table)[0]
    titles = {c.name: c.title for c in sheet.columns}
    values: dict[str, object] = {}
    bad: list[tuple] = []
    for name, place in places.items():
        cell = row[place] if len(row) > place else None
        try:
            values[name] = readers[name](cell)
        except SozialraumError as err:
            bad.append((sheet.title, number, titles[name], "" if cell is None else str(cell)[:200], err.code))
    record_id = str(values.pop(key, ""))
    if "amount" in values:
        values["amount"], values["amount_status"] = values["amount"]  # type: ignore[misc]
    start, end = values.get("runs_from"), values.get("runs_to")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        bad.append((sheet.title, number, titles["runs_to"], f"{end:%d.%m.%Y}", "runs_backwards"))
    if record_id:
        workbook.seen.add((sheet.table, record_id))
    workbook.rejects += bad
    if not bad:
        workbook.rows.append(_Row(sheet, number, record_id, values))


def _refuse_twice(workbook: _Workbook, sheet: SheetOf) -> None:
    """Two rows with one number: nobody can tell which is meant."""
    own = [r for r in workbook.rows if r.sheet is sheet and r.record_id]
    twice = {i for i, n in Counter(r.record_id for r in own).items() if n > 1}
    refused = [r for r in own if r.record_id in twice]
    workbook.rows = [r for r in workbook.rows if r not in refused]
    workbook.rejects += [(sheet.title, r.number, ID, r.record_id, "id_twice") for r in refused]


_BY_NAME: Mapping[str, cells.Reader] = {
    "findings": cells.ids, "goals": cells.ids, "evidence": cells.ids, "parent": cells.record_id,
    "chapter": cells.chapter, "offices": cells.offices, "protocol_date": cells.last_day, "dated": cells.last_day,
    "runs_from": cells.first_day, "runs_to": cells.last_day, "amount": cells.amount, "public": cells.yes,
}  # fmt: skip


def _reader(sheet: SheetOf, name: str, known: Collection[str]) -> cells.Reader:
    if name == columns_of(sheet.table)[0]:
        return cells.record_id
    if name == "area_id":
        return lambda cell: cells.area(cell, known, supraregional=sheet.table in ("measures", "actors"))
    if name == "plr":
        return lambda cell: cells.areas(cell, known)
    words = CHOICES.get((sheet.table, name))
    if words:
        return lambda cell: _chosen(name, cell, words)
    if name == sheet.required:
        return _needed
    return _BY_NAME.get(name, cells.text)


def _chosen(name: str, cell: object, words: Sequence[str]) -> str:
    """A word; an empty cell is the first one, with which a record begins, but the kind must be said."""
    if name != "kind" and not cells.text(cell):
        return words[0]
    return cells.choice(cell, words)


def _needed(cell: object) -> str:
    found = cells.text(cell)
    if not found:
        raise SozialraumError("record_without_text")
    return found


# --- comparing


class _Merge:
    """What is to be written, decided on one state of the library."""

    def __init__(self, workbook: _Workbook, planning: Planning, remove: bool, overwrite: bool) -> None:
        self.workbook, self.overwrite, self.seen = workbook, overwrite, set(workbook.seen)
        self.known: dict[Key, Record] = {(table_of(r), id_of(r)): r for r in planning}
        # A workbook of another library: what it was like there says nothing here.
        self.base = workbook.base if set(workbook.base) & set(self.known) else {}
        self.changes = Changes()
        self.new: list[Key] = []
        self.changed: list[Key] = []
        self.absent: list[Key] = []
        self.collisions: list[Collision] = []
        self.unchanged = 0
        unnamed = self._unnamed()
        for row in workbook.rows:
            if row.record_id:
                self._named(row)
            else:
                self._new_or_known(row, unnamed)
        self._absent(remove)

    def _named(self, row: _Row) -> None:
        key = (row.sheet.table, row.record_id)
        known = self.known.get(key)
        record = row.record(row.record_id, known)
        mark, base = fingerprint(record), self.base.get(key)
        if known is None and base is None:
            self.changes.put.append(record)
            self.new.append(key)
        elif known is None:  # somebody took it out since
            self._removed_there(row, key, record, mark == base)
        elif mark in (fingerprint(known), base):
            self.unchanged += 1
        elif fingerprint(known) == base or self.overwrite:
            self.changes.put.append(record)
            self.changed.append(key)
        else:
            names = tuple(c.title for c in row.sheet.columns if c.name and _differ(known, record, c.name))
            self.collisions.append(Collision(row.sheet.title, row.number, row.record_id, names))

    def _removed_there(self, row: _Row, key: Key, record: Record, untouched: bool) -> None:
        if self.overwrite and not untouched:
            self.changes.put.append(record)
            self.new.append(key)
        elif not untouched:
            self.collisions.append(Collision(row.sheet.title, row.number, row.record_id, gone=True))

    def _unnamed(self) -> dict[tuple[str, str], list[Key]]:
        """Records by what they say, of which no row gives the number: an earlier import may have given them theirs."""
        found: dict[tuple[str, str], list[Key]] = {}
        for key, record in self.known.items():
            if key not in self.seen:
                found.setdefault((key[0], _content(record)), []).append(key)
        return found

    def _new_or_known(self, row: _Row, unnamed: dict[tuple[str, str], list[Key]]) -> None:
        alike = unnamed.get((row.sheet.table, _content(row.record("", None))))
        if alike:
            self.seen.add(alike.pop())
            self.unchanged += 1
            return
        record_id = self._next_id(row.sheet)
        self.changes.put.append(row.record(record_id, None))
        self.new.append((row.sheet.table, record_id))

    def _next_id(self, sheet: SheetOf) -> str:
        taken = {i for table, i in (*self.known, *self.seen, *self.new, *self.base) if table == sheet.table}
        return next_id(taken, sheet.prefix)

    def _absent(self, remove: bool) -> None:
        for key, base in self.base.items():
            known = self.known.get(key)
            if known is None or key in self.seen or key[0] not in self.workbook.tables:
                continue
            if remove and (fingerprint(known) == base or self.overwrite):
                self.changes.remove.append(key)
            else:
                self.absent.append(key)


def _content(record: Record) -> str:
    return fingerprint(_with(record, {columns_of(table_of(record))[0]: ""}))


def _with(record: Record, values: Mapping[str, object]) -> Record:
    return replace(record, **values)  # type: ignore[arg-type]


def _differ(a: Record, b: Record, name: str) -> bool:
    return any(getattr(a, n) != getattr(b, n) for n in ((name, "amount_status") if name == "amount" else (name,)))
