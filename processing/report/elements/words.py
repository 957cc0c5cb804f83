# SPDX-License-Identifier: GPL-2.0-or-later
"""Elements that are text: what the planner wrote, fixed notes, sources and imprint."""

from collections.abc import Mapping
from typing import Any

from ...domain.formatting import LEGEND, period_text
from .. import blocks, sentences, statements
from ..blocks import Block, Bullets, Words
from ..sourcetable import Joined
from ..sourcetable import sources as source_table
from ..style import BODY, STRONG
from ..templates import Chapter
from .context import Context, told


def note(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """A fixed sentence of the template."""
    return [Words(element.get("text", ""), BODY, after=6)] if element.get("text") else []


def text(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """What was written for this chapter, newest first, with its state of agreement."""
    written = [t for t in context.profile.texts if t.chapter == chapter.number and t.text.strip()]
    if not written:
        return []
    newest = written[-1]
    paragraphs = [part.strip() for part in newest.text.split("\n") if part.strip()]
    state = ", ".join(p for p in (newest.state, period_text(newest.period) if newest.period else "") if p)
    agreed = [blocks.note(f"Bearbeitungsstand: {state}", 7)] if state else []
    return [*(Words(part, BODY, after=6) for part in paragraphs), *agreed]


def statement(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Ist-Stand and Veränderung of the chapter's indicators, or what the planner made of them."""
    written = text(context, chapter, element)
    named = chapter.named(element)
    known = any(told(row) for row in context.rows(named)) or any(i in context.profile.children.columns for i in named)
    if written or not known:
        return written
    found = statements.statement(context.profile, named)
    blocks: list[Block] = [Words(found.headline, STRONG, after=3, keep=True)]
    for label, lines in (("Ist-Stand", found.state), ("Veränderung", found.change)):
        if lines:
            blocks += [Words(f"{label}:", STRONG, after=2, keep=True), Bullets(lines, BODY, after=6)]
    return blocks


def reading(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """What holds for all tables and maps of the document."""
    template = context.template
    return [Bullets([LEGEND, *template.comparison_notes, template.age_note, template.class_note], BODY, after=8)]


def kulissen(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The programme areas that the area lies in."""
    found = context.profile.kulissen
    if found is None:
        return []
    names = sentences.listing(list(found))
    return [
        Words(f"Liegt ganz oder teilweise in: {names}." if names else "In keiner der erfassten Gebietskulissen.", BODY)
    ]


def sources(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Where all numbers of the document come from."""
    return [source_table(context.profile, Joined.DATE, 200)]


def imprint(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Who answers for the document and how far it is agreed."""
    return [Words(sentences.imprint(context.profile), BODY, after=6)]


def attachments(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The documents that a committee gets with this one."""
    return [Bullets(context.attachments, BODY, after=6)] if context.attachments else []
