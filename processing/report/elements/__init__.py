# SPDX-License-Identifier: GPL-2.0-or-later
"""What a chapter can be made of: for each type of element of a template a function that makes its blocks.

An element without data makes no blocks; a chapter without any says so in its own words.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..blocks import Block, Words
from ..style import BODY
from ..templates import Chapter
from . import figures, numbers, planning, words
from .context import Context

Element = Callable[[Context, Chapter, Mapping[str, Any]], Sequence[Block]]

ELEMENTS: Mapping[str, Element] = {
    "note": words.note,
    "text": words.text,
    "statement": words.statement,
    "imprint": words.imprint,
    "reading": words.reading,
    "sources": words.sources,
    "kulissen": words.kulissen,
    "facts": numbers.facts,
    "kid": numbers.kid,
    "areas": numbers.areas,
    "children": numbers.children,
    "facilities": numbers.facilities,
    "facility_list": numbers.facility_list,
    "supply": numbers.supply,
    "conspicuous": numbers.conspicuous,
    "findings": planning.findings,
    "swot": planning.swot,
    "goals": planning.goals,
    "measures": planning.measures,
    "matrix": planning.matrix,
    "chains": planning.chains,
    "actors": planning.actors,
    "comments": planning.comments,
    "attachments": words.attachments,
    "ages": figures.ages,
    "pyramid": figures.pyramid,
    "line": figures.line,
    "bars": figures.bars,
    "shares": figures.shares,
    "positions": figures.positions,
    "map": figures.maps,
    "overview_map": figures.overview_map,
    "area_map": figures.area_map,
    "facility_map": figures.facility_map,
}
EMPTY = "Zu diesem Kapitel liegen keine Daten vor."
TAGS = ("H2", "H3", "H4")


def chapter_blocks(context: Context, chapter: Chapter, depth: int = 0) -> tuple[Words, list[Block]]:
    """A chapter's heading, and what stands below it with all sub-chapters."""
    body: list[Block] = []
    for element in chapter.elements:
        body += ELEMENTS[element["type"]](context, chapter, element)
    if not body and not chapter.chapters:
        body.append(Words(chapter.empty or EMPTY, BODY))
    for part in chapter.chapters:
        head, below = chapter_blocks(context, part, depth + 1)
        body += [head, *below]
    return context.heading(chapter, TAGS[min(depth, 2)]), body
