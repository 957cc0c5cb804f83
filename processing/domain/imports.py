# SPDX-License-Identifier: GPL-2.0-or-later
"""The import of an office's table: recognise, extract, enter all sheets in one transaction, tell what was found."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pandas as pd

from . import confidential
from .errors import Progress, SozialraumError, finished, no_progress
from .extraction import Extract, extract
from .layouts import Recognised, known_quantities, period_of, recognise
from .library import Added, Delivery, Library, Source
from .parsing import parse_period
from .plausibility import noteworthy
from .status import Reason
from .table_rows import Known
from .tables import Sheet, read_sheets
from .unknown_tables import describe, has_keys


@dataclass(frozen=True)
class SourceReport:
    """What became of one sheet.

    `rows` lines with an area, `matched` those whose area is in the library; `rejects` rows and cells not taken
    (row_no, column_name, content, reason code); `conflicts` numbers that differ from an earlier source.
    """

    source_id: int
    layout: str
    title: str
    sheet: str
    period: date
    vintage: str
    level: str
    rows: int
    matched: int
    rejected: int
    repaired_keys: int
    rejects: pd.DataFrame
    conflicts: pd.DataFrame
    notes: list[Reason] = field(default_factory=list)


@dataclass(frozen=True)
class TableImport:
    """One report per sheet taken."""

    sources: tuple[SourceReport, ...]


@dataclass(frozen=True)
class _Taken:
    found: Recognised
    period: date
    extract: Extract
    source: Source


def import_table(
    library: Library,
    file: Path,
    *,
    sheets: list[Sheet] | None = None,
    sheet: str = "",
    period: str = "",
    office: str = "",
    title: str = "",
    prefix: str = "",
    published: bool = False,
    licence: str | None = None,
    progress: Progress = no_progress,
) -> TableImport:
    """Import a table.

    Parameters
    ----------
    sheets
        The file's tables, where somebody else has read them (XLS, ODS); None = CSV and XLSX, read here.
    sheet
        Name of one sheet; empty = all recognised ones, and where none is, the first that has LOR keys.
    period
        Reference date in any spelling; empty = from the file.
    office, title, prefix
        Of an office's own table; for a known layout they replace what the layout says.
    published
        Whether these very numbers are public. Only a person can say so: an office's file may look like the open one.
    licence
        As printed with the source; None = as the layout says.

    Raises
    ------
    SozialraumError
        All of `read_sheets`, `period_of`, `extract` and `Library.add_sources`; ``sheet_missing`` (sheet, sheets),
        ``no_lor_key``, ``no_numbers`` (sheet).
    """
    file = Path(file)
    library_areas = Known(
        {v: library.area_ids(v) for v in library.vintages},
        {s.vintage: (s.valid_from.isoformat(), s.valid_to.isoformat() if s.valid_to else "")
         for s in library.key_systems()},
        {name: area_id for v in library.vintages
         for area_id, name in library.areas(v, "BEZ")[["area_id", "name"]].itertuples(index=False)},
        library.meta("city_name", "Berlin"),
    )  # fmt: skip
    progress(0.0)
    chosen = _chosen(sheets if sheets is not None else read_sheets(file), sheet)
    digest = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
    progress(0.2)
    taken = []
    found_sheets = _recognised(chosen, library_areas, prefix, office, title)
    for n, found in enumerate(found_sheets):
        taken.append(_take(found, library_areas, period, office, title, published, digest))
        progress(0.2 + 0.6 * (n + 1) / len(found_sheets))
    if licence is not None:
        for one in taken:
            one.source.licence = licence
    notes = [noteworthy(library, t.extract.observations, t.period) for t in taken]
    progress(0.85)  # the last look at the cancel button: then all or nothing
    deliveries = [Delivery(t.source, t.extract.observations, t.extract.rejects, t.extract.quantities) for t in taken]
    added = library.add_sources(deliveries)
    finished(progress)
    return TableImport(tuple(_report(t, a, more) for t, a, more in zip(taken, added, notes, strict=True)))


def _chosen(sheets: Sequence[Sheet], name: str) -> list[Sheet]:
    if not name.strip():
        return list(sheets)
    found = [s for s in sheets if s.name.strip().lower() == name.strip().lower()]
    if not found:
        raise SozialraumError("sheet_missing", sheet=name, sheets=", ".join(s.name for s in sheets))
    return found


def _recognised(sheets: Sequence[Sheet], known: Known, prefix: str, office: str, title: str) -> list[Recognised]:
    """All sheets of known layout, else the first that has LOR keys."""
    found = [] if prefix else [r for r in map(recognise, sheets) if r is not None]
    if found:
        return found
    own = [r for r in (describe(sheet, known, prefix, office, title) for sheet in sheets) if r is not None]
    if own:
        first = own[0]
        if len(own) > 1:  # what they have in common nobody knows: the person names one after the other
            names = ", ".join(r.sheet.name for r in own[1:])
            more = (*first.sheet.notes, ("other_sheets", {"sheets": names, "sheet": first.sheet.name}))
            first = replace(first, sheet=replace(first.sheet, notes=more))
        return [first]
    bare = next((sheet for sheet in sheets if has_keys(sheet, known)), None)
    if bare is not None:
        raise SozialraumError("no_numbers", sheet=bare.name or bare.file)
    raise SozialraumError("no_lor_key", sheet=sheets[0].name or sheets[0].file)


def _take(
    found: Recognised, known: Known, period: str, office: str, title: str, published: bool, digest: str
) -> _Taken:
    day = parse_period(found.title_period) if not period.strip() and not found.layout.layout else None
    day = day or period_of(found, period)
    result = extract(found, day, known)
    _mark_confidential(found, title, result)
    layout = found.layout
    source = Source(
        office=office or layout.office,
        title=title or layout.title,
        file=found.sheet.file,
        sheet=found.sheet.name,
        hash=digest,
        period=day.isoformat(),
        licence=layout.licence,
        rows=result.rows,
        matched=result.matched,
        rejected=len(result.rejects),
        published=published,
        protection=layout.protection,
    )
    return _Taken(found, day, result, source)


def _mark_confidential(found: Recognised, title: str, result: Extract) -> None:
    """Mark an office's own quantities that its table calls secret; what the catalogue knows is public statistics."""
    above = [cell for row in found.sheet.rows[: found.first_row] for cell in row]
    word = confidential.mark([title, found.layout.title, found.sheet.name, found.sheet.file, *above])
    own = [q.quantity for q in result.quantities if q.quantity not in known_quantities()]
    if word and own:
        result.quantities = tuple(replace(q, confidential=True) if q.quantity in own else q for q in result.quantities)
        result.notes.append(Reason("confidential", {"count": len(own), "word": word}))


def _report(taken: _Taken, added: Added, more: Sequence[Reason]) -> SourceReport:
    result = taken.extract
    notes = [*result.notes, *more]
    if len(added.conflicts):
        notes.append(Reason("values_differ", {"count": len(added.conflicts)}))
    if added.superseded is not None:
        notes.append(Reason("source_again"))
    return SourceReport(
        added.source_id, taken.found.layout.layout, taken.source.title, taken.source.sheet, taken.period,
        result.vintage, result.level, result.rows, result.matched, len(result.rejects), result.repaired,
        result.rejects, added.conflicts, _without_repeats(notes),
    )  # fmt: skip


def _without_repeats(notes: Sequence[Reason]) -> list[Reason]:
    """At most five notes of a kind; the report lists the rest."""
    kept: list[Reason] = []
    for note in notes:
        if sum(n.code == note.code for n in kept) < 5 and replace(note) not in kept:
            kept.append(note)
    return kept
