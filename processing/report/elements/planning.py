# SPDX-License-Identifier: GPL-2.0-or-later
"""Elements of what the offices found, want and do: findings, goals, measures, actors and comments.

In an *öffentlich* edition the profile holds only public records, see `gate`.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from ...domain import planning as records
from ...domain.formatting import SIGNS, number_text, period_text
from ...domain.planning_chain import chain
from ...domain.status import Status
from .. import sentences
from ..blocks import Block, Bullets, Words
from ..grid import Entry, Table
from ..style import BODY, SMALL, STRONG
from ..templates import Chapter
from .context import Context

NOTHING = "–"


def _place(context: Context, area_id: str) -> str:
    """An area by name; what is no area of the profile keeps its key."""
    names = {ref.area_id: ref.name for ref in (context.profile.area, *context.profile.parents, context.profile.city)}
    names |= {shape.area.area_id: shape.area.name for shape in context.profile.shapes.all}
    return names.get(area_id, area_id)


def _table(context: Context, titles: Sequence[str], rows: Sequence[Sequence[str]], align: str, caption: str) -> Table:
    lines = [[Entry(text or NOTHING) for text in row] for row in rows]
    return Table(titles, lines, align, caption=context.table(caption), after=9)


def findings(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The chapter's findings, kind by kind; without a chapter all of them in a table."""
    if not chapter.number or element.get("all"):
        return _all_findings(context)
    found = [f for f in context.profile.planning.findings if f.chapter == chapter.number]
    blocks: list[Block] = []
    for kind in records.FINDING_KINDS:
        told = [f"{f.text}{_about(context, f)}" for f in found if f.kind == kind]
        if told:
            blocks += [Words(kind, STRONG, after=2, keep=True), Bullets(told, BODY, after=6)]
    return blocks


def _about(context: Context, finding: records.Finding) -> str:
    """Where a finding holds and whose it is, in brackets."""
    places = [_place(context, area_id) for area_id in finding.plr]
    day = period_text(finding.protocol_date) if finding.protocol_date else ""
    parts = [", ".join(places), " ".join(p for p in (finding.origin, day) if p)]
    told = "; ".join(p for p in parts if p)
    return f" ({told})" if told else ""


def _all_findings(context: Context) -> list[Block]:
    found = context.profile.planning.findings
    if not found:
        return []
    rows = [(f.finding_id, f.chapter, f.kind, f"{f.text}{_about(context, f)}", _evidence(context, f)) for f in found]
    return [_table(context, ("Nr.", "Thema", "Art", "Befund", "Belege"), rows, "lllll", "Befunde")]


def _evidence(context: Context, finding: records.Finding) -> str:
    """What a finding rests on: indicators by their short titles, facilities by their ids."""
    rows = {name: context.profile.row(name.lower()) for name in finding.evidence}
    return ", ".join(row.indicator.short if row else name for name, row in rows.items())


def swot(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Stärken and Schwächen beside each other, potentials and challenges too, with the minutes they come from."""
    found = context.profile.planning.findings
    if not found:
        return []
    blocks: list[Block] = []
    for left, right, heads in (
        ("Stärke", "Schwäche", ("Stärken", "Schwächen")),
        ("Potenzial", "Herausforderung", ("Potenziale", "Herausforderungen")),
    ):
        columns = [[f"{f.text}{_about(context, f)}" for f in found if f.kind == kind] for kind in (left, right)]
        if not any(columns):
            continue
        count = max(map(len, columns))
        rows = [tuple(column[i] if i < len(column) else "" for column in columns) for i in range(count)]
        blocks.append(_pairs(context, heads, rows))
    return blocks


def _pairs(context: Context, heads: tuple[str, str], rows: Sequence[tuple[str, ...]]) -> Table:
    lines = [[Entry(text) for text in row] for row in rows]
    return Table(heads, lines, "ll", caption=context.table(sentences.listing(heads)), after=9)


def goals(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Leitziele, each with its Teilziele."""
    found = context.profile.planning.goals
    if not found:
        return []
    blocks: list[Block] = []
    leading = [g for g in found if g.kind == "Leitziel"]
    known = {g.goal_id for g in leading}
    for goal in leading:
        parts = [g for g in found if g.kind != "Leitziel" and g.parent == goal.goal_id]
        blocks.append(Words(_goal(goal), STRONG, after=3, keep=bool(parts)))
        if parts:
            blocks.append(Bullets([_goal(g) for g in parts], BODY, after=7))
    loose = [g for g in found if g.kind != "Leitziel" and g.parent not in known]
    if loose:
        blocks += [Words("Weitere Teilziele", STRONG, after=3, keep=True), Bullets([_goal(g) for g in loose], BODY)]
    return blocks


def _goal(goal: records.Goal) -> str:
    more = ", ".join(p for p in (f"bis {goal.horizon}" if goal.horizon else "", goal.office) if p)
    return f"{goal.goal_id}: {goal.text}{f' ({more})' if more else ''}"


def measures(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Who does what where until when with which money."""
    found = context.profile.planning.measures
    if not found:
        return []
    rows = [
        (
            _place(context, m.area_id),
            f"{m.measure_id} {': '.join(p for p in (m.object_name, m.title) if p)}",
            ", ".join(p for p in (m.programme, m.programme_year) if p),
            _amount(m),
            _span(m),
            "; ".join(p for p in (m.lead_office, ", ".join(o for o in m.offices if o != m.lead_office)) if p),
            m.status,
        )
        for m in found
    ]
    titles = ("Gebiet", "Objekt und Maßnahme", "Programm, Jahr", "EUR", "Laufzeit", "Amt", "Stand")
    return [_table(context, titles, rows, "lllrlll", "Maßnahmen")]


def _amount(measure: records.Measure) -> str:
    """Money in whole Euro; a sign where none is known, said as everywhere."""
    if measure.amount_status == Status.VALUE and measure.amount is not None:
        return number_text(Fraction(round(measure.amount)))
    return SIGNS[Status(measure.amount_status)]


def _span(measure: records.Measure) -> str:
    first, last = (period_text(d) if d else "" for d in (measure.runs_from, measure.runs_to))
    span = f"{first} bis {last}" if first and last else f"ab {first}" if first else f"bis {last}" if last else ""
    return ", ".join(p for p in (span, measure.runs_remark) if p)


def matrix(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """How many measures each office leads or takes part in, by area."""
    own = [shape.area.area_id for shape in context.profile.shapes.children]
    found = records.measures_by_office(context.profile.planning, own if len(own) > 1 else ())
    if not found.offices:
        return []
    titles = ["Amt", *(_place(context, a) for a in found.areas)]
    rows = [
        [Entry(office or "ohne Amt"), *(Entry(str(found.count(office, a) or NOTHING)) for a in found.areas)]
        for office in found.offices
    ]
    caption = "Zahl der Maßnahmen je Amt und Gebiet (federführend oder beteiligt)"
    parts = Table(titles, rows, "l" + "r" * len(found.areas)).parted(context.width)
    for part in parts:
        part.caption, part.after = context.table(caption), 9
    return [*parts]


def chains(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """From the finding over the goal and the measure to what came of it."""
    rows = [
        (
            f"{link.finding.finding_id}: {link.finding.text}" if link.finding else "",
            f"{link.goal.goal_id}: {link.goal.text}" if link.goal else "",
            f"{link.measure.measure_id}: {link.measure.title} ({link.measure.status})" if link.measure else "",
            link.measure.result if link.measure else "",
        )
        for link in chain(context.profile.planning)
    ]
    titles = ("Befund", "Ziel", "Maßnahme", "Ergebnis")
    return [_table(context, titles, rows, "llll", "Vom Befund zum Ergebnis")] if rows else []


def actors(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Bodies and networks."""
    rows = [(a.name, a.kind, a.topic, a.rhythm, a.contact) for a in context.profile.planning.actors]
    titles = ("Gremium oder Akteur", "Art", "Thema", "Turnus", "Kontakt")
    return [_table(context, titles, rows, "lllll", "Akteure und Gremien")] if rows else []


def comments(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """What the offices say to this chapter: ``Kommentar Jugendamt: …``."""
    blocks: list[Block] = []
    for comment in context.profile.planning.comments:
        if comment.chapter != chapter.number or not comment.text.strip():
            continue
        blocks.append(Words(f"Kommentar {comment.office or 'Fachamt'}", STRONG, after=2, keep=True))
        blocks += [Words(part.strip(), BODY, after=6) for part in comment.text.split("\n") if part.strip()]
        if comment.state != "Bezirksamt" and not context.public:
            blocks.append(Words(f"Stand des Kommentars: {comment.state}", SMALL, after=6))
    return blocks
