# SPDX-License-Identifier: GPL-2.0-or-later
"""Elements that are text: what the planner wrote, fixed notes, sources and imprint."""

from collections.abc import Mapping
from typing import Any

from ...domain.formatting import period_text
from .. import blocks, sentences
from ..blocks import Block, Words
from ..sourcetable import Joined
from ..sourcetable import sources as source_table
from ..style import BODY
from ..templates import Chapter
from .context import Context


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
    told = [blocks.note(f"Bearbeitungsstand: {state}", 7)] if state else []
    return [*(Words(part, BODY, after=6) for part in paragraphs), *told]


def statement(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Ist-Stand and Veränderung of the chapter's indicators, or what the planner made of them."""
    return text(context, chapter, element)


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
