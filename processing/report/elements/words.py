# SPDX-License-Identifier: GPL-2.0-or-later
"""Elements that are text: what the planner wrote, fixed notes, sources and imprint."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from ...domain.formatting import LEGEND, period_text
from .. import blocks, chapter_texts, sentences, statements
from ..blocks import Beside, Block, Bullets, Words
from ..chapter_texts import ChapterText, Kind
from ..sourcetable import Joined
from ..sourcetable import sources as source_table
from ..style import BODY, SMALL, STRONG
from ..templates import Chapter
from .context import Context, told


def note(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """A fixed sentence of the template."""
    return [Words(element.get("text", ""), BODY, after=6)] if element.get("text") else []


def text(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """What was written for this chapter, with its state of agreement."""
    found = chapter_texts.texts_of(context.profile, chapter)
    return _written(context, found) if found.own else []


def statement(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """What was written for this chapter, else Ist-Stand and Veränderung of its indicators as generated."""
    written = text(context, chapter, element)
    named = chapter.named(element)
    known = any(told(row) for row in context.rows(named)) or any(i in context.profile.children.columns for i in named)
    if written or not known:
        return written
    return _lines(statements.statement(context.profile, named).text)


def _written(context: Context, found: ChapterText) -> list[Block]:
    """A text somebody wrote."""
    if not found.text.strip():
        return []
    agreed = ", ".join(p for p in (found.state, period_text(found.period) if found.period else "") if p)
    stale = "; die Zahlen haben sich seither geändert" if found.stale else ""
    return [*_lines(found.text), blocks.note(f"Bearbeitungsstand: {agreed}{stale}", 7)]


def _lines(told: str) -> list[Block]:
    """A text in the looks of its parts."""
    found: list[Block] = []
    for kind, group in groupby(chapter_texts.parts(told), key=lambda part: part.kind):
        lines = [part.text for part in group]
        if kind == Kind.BULLET:
            found.append(Bullets(lines, BODY, after=6))
        elif kind == Kind.PARAGRAPH:
            found += [Words(line, BODY, after=6) for line in lines]
        else:
            found += [Words(line, STRONG, after=3, keep=True) for line in lines]
    return found


def reading(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """What holds for all tables and maps of the document."""
    template = context.template
    notes = (LEGEND, *template.comparison_notes, template.age_note, template.class_note)
    return [Bullets([note for note in notes if note], BODY, after=8)]


def kulissen(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The programme areas that the area lies in."""
    told = sentences.kulissen(context.profile)
    return [Words(told, BODY, after=6)] if told else []


def sources(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Where all numbers of the document come from."""
    joined = Joined.PUBLICATION if element.get("brief") else Joined.DATE
    return [source_table(context.profile, joined, 200)]


def imprint(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Who answers for the document and how far it is agreed."""
    return [Words(sentences.imprint(context.profile), BODY, after=6)]


def attachments(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The documents that a committee gets with this one, in two columns."""
    half = -(-len(context.attachments) // 2)
    columns = (context.attachments[:half], context.attachments[half:])
    left, right = ([Bullets(part, SMALL)] if part else [] for part in columns)
    return [Beside(left, right, after=8)] if left else []
