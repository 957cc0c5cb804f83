# SPDX-License-Identifier: GPL-2.0-or-later
"""Elements that are tables of numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...domain.formatting import NBSP, period_text, without_unit
from ...domain.profile import Attention, Cell, Choropleth, FacilityRow
from ...domain.status import Status
from ...domain.supply import SupplyRow
from .. import sentences, tables
from ..blocks import Block, Bullets, Words, note
from ..grid import Entry, Table, entry
from ..style import BODY, SMALL
from ..templates import Chapter, level_of
from .context import Context, told


def noted(table: Table, notes: Sequence[Words]) -> list[Block]:
    """A table with the small print below it."""
    last = notes[-1] if notes else table
    last.after = 9
    return [replace(table, noted=bool(notes), after=4 if notes else 9), *notes]


def facts(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The area in a few lines."""
    return [replace(tables.facts(context.profile), after=8)]


def kid(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The chapter's indicators beside district and city; nothing where none has a number anywhere."""
    named = [row.indicator.indicator for row in context.rows(chapter.named(element)) if told(row)]
    if not named:
        return []
    table = tables.comparison(context.profile, context.template, context.width, named)
    caption = context.table(f"Kernindikatoren, {sentences.level_title(context.profile.area.level)} im Vergleich")
    notes = tables.comparison_notes(context.profile, context.template, True, named)
    return noted(replace(table, caption=caption), notes)


def conspicuous(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The indicators of stage 2 or 3 beside the district or the city, the highest stage first."""
    rows = [(row, row.attention) for row in context.profile.rows if row.attention is not None]
    rated = [(row, stages) for row, stages in rows if _highest(stages)]
    found = sorted(((row, stages) for row, stages in rated if _highest(stages) > 1), key=lambda one: -_highest(one[1]))
    if not rows:
        return []
    if not rated:
        return [Words("Keine Kennzahl des Gebiets kann bewertet werden.", BODY)]
    if not found:
        return [Words("Keine der bewerteten Kennzahlen ist auffällig (Stufe 1: keine Aufmerksamkeit geboten).", BODY)]
    lines = [
        [Entry(row.indicator.title), entry(row.area), *map(_stage, (stages.district, stages.city)), entry(row.district)]
        for row, stages in found
    ]
    titles = ("Kennzahl", "Gebiet", "Stufe im Bezirk", f"Stufe in {context.profile.city.name}", "Bezirk")
    caption = context.table("Auffällige Kennzahlen (Aufmerksamkeitsstufen)")
    cells = [cell for row, stages in found for cell in (row.area, row.district)]
    unrated = [tables.EMPTY for _, stages in found if None in (stages.district, stages.city)]
    rules = [note(f"{row.indicator.short}: {stages.rule}", 1) for row, stages in found]
    return noted(Table(titles, lines, "lrrrr", caption=caption), [*tables.legend_notes(cells + unrated), *rules])


def _highest(stages: Attention) -> int:
    """The higher of both stages; 0 where there is none."""
    return max(stages.district or 0, stages.city or 0)


def _stage(stage: int | None) -> Entry:
    """A stage; that there is none makes no sense of the area, which is not "nothing there"."""
    return entry(tables.EMPTY) if stage is None else Entry(str(stage))


def areas(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The chapter's indicators for each area below, then for the area itself, its district and the city."""
    level = level_of(element, context.profile.area.level)
    found = [
        (row, drawn)
        for row in context.rows(chapter.named(element))
        if (drawn := context.profile.map_of(row.indicator.indicator, level)) is not None and _drawn(drawn)
    ]
    shown = context.profile.shapes.of(level)
    if not found or len(shown) < 2:
        return []
    lines = [[Entry(s.area.name), *(entry(drawn.cells[s.area.area_id]) for _, drawn in found)] for s in shown]
    profile = context.profile
    below = [(profile.area.name, [row.area for row, _ in found])]
    if profile.district is not None:
        below.append((f"Bezirk {profile.district.name}", [row.district for row, _ in found]))
    below.append((profile.city.name, [row.city for row, _ in found]))
    lines += [[Entry(name), *(entry(without_unit(cell)) for cell in cells)] for name, cells in below]
    bold = frozenset(range(len(shown), len(lines)))
    days = {drawn.period for _, drawn in found}
    titles = [sentences.level_title(level), *(_title(drawn, len(days) > 1) for _, drawn in found)]
    sources = {i for row, _ in found for i in row.source_ids}
    day = f", {period_text(found[0][1].period)}" if len(days) == 1 else ""
    caption = f"{sentences.PLURALS[level]} im Vergleich{day}.{context.sources_of(sources)}"
    cells = [drawn.cells[s.area.area_id] for s in shown for _, drawn in found] + [c for _, some in below for c in some]
    return _captioned(context, Table(titles, lines, "l" + "r" * len(found), bold, snug=True), caption, cells)


def _drawn(drawn: Choropleth) -> bool:
    return any(cell.status is not Status.MISSING for cell in drawn.cells.values())


def _title(drawn: Choropleth, dated: bool) -> str:
    """A column's head: indicator, unit, and its date where the columns have several."""
    unit = f"{NBSP}%" if drawn.indicator.unit == "%" else ""
    return f"{drawn.indicator.short}{unit}{f', {period_text(drawn.period)}' if dated else ''}"


def _captioned(
    context: Context, table: Table, caption: str, cells: Sequence[Cell], below: Sequence[Words] = ()
) -> list[Block]:
    """A table, in several where it is wider than the page, what its signs mean, and small print `below`."""
    parts = table.parted(context.width)
    blocks: list[Table] = []
    for i, part in enumerate(parts):
        more = f" (Teil {i + 1} von {len(parts)})" if len(parts) > 1 else ""
        blocks.append(replace(part, caption=context.table(f"{caption}{more}"), after=4))
    notes = [*tables.sign_notes(cells, context.profile.vintage), *below]
    return [*blocks[:-1], *noted(blocks[-1], notes)]


def children(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The areas below with population, density, ages and MSS."""
    if len([row for row in context.profile.children.rows if row.role == "child"]) < 2:
        return []
    table = tables.children(context.profile)
    if not table.fits(context.width):
        table = tables.children(context.profile, brief=True)
    caption = context.table(f"{sentences.PLURALS[context.profile.children.rows[0].area.level]} im Überblick")
    return noted(replace(table, caption=caption), tables.child_notes(context.profile))


def facilities(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Facilities by theme: number, places, rates."""
    themes = tuple(element.get("themes", ()))
    profile = context.profile
    chosen = tuple(row for row in profile.facilities if (not themes or row.theme in themes) and row.imported)
    if not chosen:
        return []
    part = replace(profile, facilities=chosen, unplaced=())
    table = tables.facilities(part, context.template, context.width)
    caption = context.table("Einrichtungen und Plätze")
    return noted(replace(table, caption=caption), tables.facility_notes(part, context.template, True))


def facility_list(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The facilities of the area by name; of a theme that the chapter is about and that has none to name, how many."""
    themes = tuple(element.get("themes", ()))
    blocks: list[Block] = []
    for row in context.profile.facilities:
        if not row.imported or (themes and row.theme not in themes):
            continue
        points = [p for p in row.points if p.name]
        if not points:
            told = f"{row.title}: {_extent(row)} (Stand {period_text(row.period)})."
            blocks += [Words(told, BODY, after=6)] if themes else []
            continue
        points.sort(key=lambda p: p.name.casefold())
        if all(p.capacity.status is Status.MISSING for p in points):  # nobody counts places of these
            head = Words(f"{row.title}, Stand {period_text(row.period)}:", BODY, after=2, keep=True)
            blocks += [head, Bullets([p.name for p in points], SMALL, after=9)]
            continue
        lines = [[Entry(p.name), entry(p.capacity)] for p in points]
        caption = context.table(f"{row.title}, Stand {period_text(row.period)}")
        blocks.append(Table(("Name", row.unit or "Plätze"), lines, "lr", caption=caption, after=9, snug=True))
    return blocks


def _extent(row: FacilityRow) -> str:
    """How many there are and how large together: ``3, zusammen 303.126 m²``."""
    size = f"{row.capacity.text}{NBSP}{row.unit}" if row.capacity.status is Status.VALUE and row.unit else ""
    if tables.in_part(row):
        return f"nur Teile, zusammen {size}"
    count = row.count.spoken or row.count.text
    return f"{count}, zusammen {size}" if size and row.count.status is Status.VALUE else count


def supply(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """What there is beside what a target says is needed."""
    themes = tuple(element.get("themes", ()))
    rows = [r for r in context.profile.supply if not themes or r.target.theme in themes]
    if not rows:
        return []
    figures = [(r.figures.present, r.figures.needed, r.figures.balance, r.figures.degree) for r in rows]
    lines = [
        [Entry(row.target.title), *_sized(row, cells), Entry(period_text(row.period))]
        for row, cells in zip(rows, figures, strict=True)
    ]
    titles = ("Richtwert", "vorhanden", "nötig", "Bilanz", "Grad", "Stand")
    cells = [cell for some in figures for cell in some]
    caption = "Versorgung nach Richtwert (rechnerisch, kein Urteil über den Bedarf)"
    return _captioned(context, Table(titles, lines, "lrrrrl"), caption, cells, _of_other_days(rows))


def _of_other_days(rows: Sequence[SupplyRow]) -> list[Words]:
    """The dates of the people that something is needed for, where they are not those of what there is."""
    days = {row.needed_period for row in rows if row.needed_period and row.needed_period != row.period}
    return (
        [note(f"nötig: Bevölkerung vom {sentences.listing(list(map(period_text, sorted(days))))}", 1)] if days else []
    )


def _sized(row: SupplyRow, cells: Sequence[Cell]) -> list[Entry]:
    """What there is, what is needed and the balance in the target's unit, where it is not places; then the degree."""
    unit = "" if row.target.unit == "Plätze" else row.target.unit
    return [*(tables.with_unit(cell, unit) for cell in cells[:3]), entry(cells[3])]
