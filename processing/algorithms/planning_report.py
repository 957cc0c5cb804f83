# SPDX-License-Identifier: GPL-2.0-or-later
"""What an import of findings, goals and measures, or of comments, has found: lines for the log and a page to read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...i18n import translate
from ...i18n.messages import message, number
from ..domain.planning_sheets import SHEETS
from . import page
from .import_report import reason_text

if TYPE_CHECKING:
    import pandas as pd

    from ..domain.comment_sheet import CommentImport
    from ..domain.planning_chain import Unknown
    from ..domain.planning_import import Key, PlanningImport

_BY_TABLE = {sheet.table: sheet for sheet in SHEETS}


def planning_lines(result: "PlanningImport") -> list[str]:
    """The sentences of a workbook's import, the sum of it first."""
    text = translate(
        "Sozialraum",
        "Entries: {new} new, {changed} changed, {removed} removed, {unchanged} as before, {collisions} not "
        "overwritten; rows or cells not taken: {rejected}.",
    )
    lines = [
        text.format(
            new=number(len(result.new)),
            changed=number(len(result.changed)),
            removed=number(len(result.removed)),
            unchanged=number(result.unchanged),
            collisions=number(len(result.collisions)),
            rejected=number(len(result.rejects)),
        )
    ]
    if result.absent:
        text = translate("Sozialraum", "No longer in the workbook, kept in the data library: {count}.")
        lines.append(text.format(count=number(len(result.absent))))
    return [*lines, *(message(note.code, note.values) for note in result.notes), *map(_unknown, result.unknown)]


def comment_lines(result: "CommentImport") -> list[str]:
    """The sentences of a Kommentarblatt's import."""
    text = translate(
        "Sozialraum",
        "Comments: {new} new, {changed} changed, {unchanged} as before, {collisions} not overwritten; rows not taken: "
        "{rejected}.",
    )
    counts = {"new": result.new, "changed": result.changed, "collisions": result.collisions, "rejected": result.rejects}
    values = {name: number(len(rows)) for name, rows in counts.items()}
    return [text.format(unchanged=number(result.unchanged), **values)]


def planning_page(name: str, result: "PlanningImport") -> str:
    """The page of a workbook's import."""
    parts = [
        page.paragraphs(planning_lines(result)),
        _keys(translate("Sozialraum", "New"), result.new),
        _keys(translate("Sozialraum", "Changed"), result.changed),
        _keys(translate("Sozialraum", "Removed"), result.removed),
        _keys(translate("Sozialraum", "No longer in the workbook"), result.absent),
    ]
    if result.collisions:
        gone = translate("Sozialraum", "removed in the data library")
        head = (*_where(), translate("Sozialraum", "Differing columns"))
        rows = [(c.sheet, c.row_no, c.record_id, gone if c.gone else ", ".join(c.columns)) for c in result.collisions]
        parts += [page.heading(2, _changed_twice()), page.table(head, rows)]
    return page.document(translate("Sozialraum", "Import of “{file}”").format(file=name), [*parts, _rejects(result)])


def comment_page(name: str, result: "CommentImport") -> str:
    """The page of a Kommentarblatt's import."""
    parts = [page.paragraphs(comment_lines(result))]
    if result.collisions:
        head = (
            translate("Sozialraum", "Row"),
            translate("Sozialraum", "Area"),
            translate("Sozialraum", "Chapter"),
            translate("Sozialraum", "Office"),
            translate("Sozialraum", "In the data library"),
            translate("Sozialraum", "In the file"),
        )
        known = [(c.row_no, c.comment, c.text) for c in result.collisions]
        rows = [(n, c.area_id, c.chapter, c.office, f"{c.text} ({c.state})", text) for n, c, text in known]
        parts += [page.heading(2, _changed_twice()), page.table(head, rows)]
    return page.document(translate("Sozialraum", "Import of “{file}”").format(file=name), [*parts, _rejects(result)])


def _changed_twice() -> str:
    return translate("Sozialraum", "Changed in the data library too, not overwritten")


def _where() -> tuple[str, str, str]:
    return (
        translate("Sozialraum", "Sheet"),
        translate("Sozialraum", "Row"),
        translate("Sozialraum", "No."),
    )


def _keys(title: str, keys: "Iterable[Key]") -> str:
    names = [f"{_BY_TABLE[table].title}: {record_id}" for table, record_id in keys]
    return page.heading(2, title) + page.listing(names) if names else ""


def _unknown(found: "Unknown") -> str:
    sheet = _BY_TABLE[found.table]
    column = next(c.title for c in sheet.columns if c.name == found.column)
    values = {"sheet": sheet.title, "record": found.record_id, "column": column, "reference": found.reference}
    return message(found.reason, values)


def _rejects(result: "PlanningImport | CommentImport") -> str:
    frame: pd.DataFrame = result.rejects
    if frame.empty:
        return ""
    head = (
        translate("Sozialraum", "Sheet"),
        translate("Sozialraum", "Row"),
        translate("Sozialraum", "Column"),
        translate("Sozialraum", "Content"),
        translate("Sozialraum", "Reason"),
    )
    rows = [(r.sheet, r.row_no, r.column_name, r.content, reason_text(r.reason)) for r in frame.itertuples()]
    return page.heading(2, translate("Sozialraum", "Rows and cells not taken")) + page.table(head, rows)
