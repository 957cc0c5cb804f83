# SPDX-License-Identifier: GPL-2.0-or-later
"""What an import has found, as lines for the log and as a page to read."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...i18n import translate
from ...i18n.messages import SENTENCES, message, number, period_text
from ..domain.keys import known_systems
from ..domain.lor import TITLES
from . import page

if TYPE_CHECKING:
    import pandas as pd

    from ..domain.facilities import FacilityImport
    from ..domain.imports import SourceReport, TableImport
    from ..domain.library import Library
    from ..domain.status import Reason

AGREES = "total_agrees"
OLD = "2020"  # the key system until 31.12.2020
PLACED = {
    "PLR": lambda: translate("Sozialraum", "{matched} of {rows} Planungsräume"),
    "BZR": lambda: translate("Sozialraum", "{matched} of {rows} Bezirksregionen"),
    "PGR": lambda: translate("Sozialraum", "{matched} of {rows} Prognoseräume"),
    "BEZ": lambda: translate("Sozialraum", "{matched} of {rows} Bezirke"),
}
SIGNS = {"missing": "k. A.", "suppressed": "•", "none": "–", "not_applicable": "x"}


def table_lines(result: "TableImport", library: "Library") -> list[str]:
    """The sentences of a table's import: the sum of it first, then what is to be known, each once."""
    lines = [_summary(result.sources, library)]
    agreeing = [
        _note(note, source.vintage) for source in result.sources for note in source.notes if note.code == AGREES
    ]
    if agreeing:
        lines[0] += " " + agreeing[0]
    lines += [_note(note, source.vintage) for source in result.sources for note in source.notes if note.code != AGREES]
    return list(dict.fromkeys(lines))


def _summary(sources: "Sequence[SourceReport]", library: "Library") -> str:
    first = min(sources, key=lambda s: s.matched)
    objects = first.rows > len(library.area_ids(first.vintage, first.level))  # a list of objects, many an area
    if objects or first.level not in PLACED:
        placed = translate("Sozialraum", "{matched} of {rows} rows")
    else:
        placed = PLACED[first.level]()
    if len(sources) == 1:
        text = translate("Sozialraum", "1 table taken: {placed}, {rejected} rows rejected.")
    else:
        text = translate("Sozialraum", "{count} tables taken: {placed}, {rejected} rows rejected.")
    rejected = sum(source.rejected for source in sources)
    placed = placed.format(matched=number(first.matched), rows=number(first.rows))
    return text.format(placed=placed, count=number(len(sources)), rejected=number(rejected))


def _note(note: "Reason", vintage: str = "") -> str:
    """The sentence of a note of a source in a key system."""
    code, values = note.code, note.values
    if code == "keys_repaired" and values["written"] == values["key"]:
        code = "keys_were_numbers"  # nothing was lost, a part was a number instead of a text
    if code == "mixed_systems" and vintage != OLD and values["key"] in known_systems()[OLD]:
        code, values = "old_key_in_table", {**values, "vintage": vintage}
    return message(code, values)


def layer_lines(result: "FacilityImport") -> list[str]:
    """The sentences of a layer's import."""
    return [*_layer_counts(result), *(_note(note) for note in result.notes)]


def layer_summary(result: "FacilityImport") -> str:
    """What was taken and which places need a look, for QGIS's message bar."""
    return " ".join(_layer_counts(result))


def _layer_counts(result: "FacilityImport") -> list[str]:
    values = {"features": number(result.features), "outside": number(result.outside)}
    if result.capacity_total is None:
        lines = [translate("Sozialraum", "{features} features taken, {outside} outside.").format(**values)]
    else:
        text = translate("Sozialraum", "{features} facilities taken, {places} places, {outside} outside.")
        lines = [text.format(places=number(result.capacity_total), **values)]
    if result.zero_capacity:
        text = translate("Sozialraum", "{count} facilities with 0 places (see report).")
        lines.append(text.format(count=number(len(result.zero_capacity))))
    if result.without_capacity:
        text = translate("Sozialraum", "{count} facilities without a stated number of places (see report).")
        lines.append(text.format(count=number(len(result.without_capacity))))
    if result.closed:
        text = translate("Sozialraum", "{count} of them are not open to the public: no public edition shows them.")
        lines.append(text.format(count=number(result.closed)))
    return lines


def table_page(file: str, result: "TableImport", library: "Library", more: str = "") -> str:
    """The report of a table's import as HTML, with `more` of it at the end."""
    known = library.sources()
    titles = dict(zip(known["source_id"], known["title"], strict=True))
    parts = [page.paragraphs(table_lines(result, library)[:1])]
    for source in result.sources:
        parts.append(page.heading(2, source.title))
        parts.append(page.facts(_source_facts(source)))
        parts.append(page.paragraphs(_note(note, source.vintage) for note in source.notes))
        parts.append(_rejects(source.rejects))
        parts.append(_conflicts(source.conflicts, titles))
    parts.append(more)
    return page.document(translate("Sozialraum", "Import of “{file}”").format(file=file), parts)


def layer_page(name: str, result: "FacilityImport", more: str = "") -> str:
    """The report of a layer's import as HTML, with `more` of it at the end."""
    facts = [
        (translate("Sozialraum", "Title of the source"), result.title),
        (translate("Sozialraum", "Recognised as"), result.layout or translate("Sozialraum", "unknown structure")),
        (translate("Sozialraum", "Reference date"), period_text(result.period)),
        (translate("Sozialraum", "Key system"), f"LOR {result.vintage}"),
        (translate("Sozialraum", "Features taken"), number(result.features)),
        (translate("Sozialraum", "Rows and cells not taken"), number(result.rejected)),
    ]
    parts = [page.paragraphs(layer_lines(result)), page.facts(facts)]
    for title, names in (
        (translate("Sozialraum", "Outside all areas"), result.outside_names),
        (translate("Sozialraum", "0 places stated"), result.zero_capacity),
        (translate("Sozialraum", "Places not stated"), result.without_capacity),
    ):
        if names:
            parts.append(page.heading(2, title))
            parts.append(page.listing(names))
    parts.append(_rejects(result.rejects))
    parts += [_conflicts(result.conflicts, {}), more]
    return page.document(translate("Sozialraum", "Import of “{file}”").format(file=name), parts)


def _source_facts(source: "SourceReport") -> list[tuple[str, str]]:
    return [
        (translate("Sozialraum", "Recognised as"), source.layout or translate("Sozialraum", "unknown structure")),
        (translate("Sozialraum", "Sheet"), source.sheet or "–"),
        (translate("Sozialraum", "Reference date"), period_text(source.period)),
        (translate("Sozialraum", "Key system"), f"LOR {source.vintage}"),
        (translate("Sozialraum", "Level"), TITLES.get(source.level, source.level)),
        (translate("Sozialraum", "Rows read"), number(source.rows)),
        (translate("Sozialraum", "Rows assigned to an area"), number(source.matched)),
        (translate("Sozialraum", "Rows and cells not taken"), number(source.rejected)),
        (translate("Sozialraum", "Keys repaired"), number(source.repaired_keys)),
    ]


def _rejects(frame: "pd.DataFrame") -> str:
    if frame is None or frame.empty:
        return ""
    head = (
        translate("Sozialraum", "Row"),
        translate("Sozialraum", "Column"),
        translate("Sozialraum", "Content"),
        translate("Sozialraum", "Reason"),
    )
    rows = [(r.row_no, r.column_name or "", r.content, reason_text(r.reason)) for r in frame.itertuples()]
    return page.heading(3, translate("Sozialraum", "Rows and cells not taken")) + page.table(head, rows)


def reason_text(reason: str) -> str:
    """A reject's reason in the user's language; what has no sentence stands as it is."""
    return SENTENCES[reason]() if reason in SENTENCES else str(reason)


def _conflicts(frame: "pd.DataFrame", titles: Mapping[int, str]) -> str:
    if frame is None or frame.empty:
        return ""
    head = (
        translate("Sozialraum", "Area"),
        translate("Sozialraum", "Quantity"),
        translate("Sozialraum", "Reference date"),
        translate("Sozialraum", "Earlier value"),
        translate("Sozialraum", "Earlier source"),
        translate("Sozialraum", "New value"),
    )
    rows = [
        (
            r.area_id,
            r.quantity,
            period_text(r.period),
            _value(r.old_status, r.old_value, r.old_text),
            titles.get(r.old_source_id, r.old_source_id),
            _value(r.status, r.value, r.text),
        )
        for r in frame.itertuples()
    ]
    title = translate("Sozialraum", "Values that differ from an earlier source")
    return page.heading(3, title) + page.table(head, rows)


def _value(status: str, value: float, text: str | None) -> str:
    """A number, class or sign, as official statistics write it."""
    return SIGNS.get(status) or text or number(value)
