# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of a chapter: what the planner wrote, else the generated statement; and what is odd about the former."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from ..domain.personal import personal
from ..domain.profile import Profile
from ..domain.status import Reason
from ..domain.text_checks import Surroundings, foreign_areas, unknown_figures
from ..domain.texts import text_of, texts_in_force
from .phrases import phrases
from .statements import BULLET, is_stale, statement

_BULLETS = (BULLET, "- ", "• ", "* ")
_LONGEST_LABEL = 40  # a longer line with a colon at its end is a sentence that goes on


class Chapter(Protocol):
    """A chapter of a template, as far as its words go: `number` is the key of its stored text."""

    @property
    def number(self) -> str: ...
    @property
    def indicators(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class ChapterText:
    """What a document prints in a chapter, see `parts`.

    Parameters
    ----------
    state, period
        Of a text that somebody wrote (`own`): its state of agreement, and the date of the profile it was written for.
    stale
        The numbers it was written on have changed since.
    """

    text: str
    state: str = ""
    period: date | None = None
    stale: bool = False
    own: bool = False


def texts_of(profile: Profile, chapter: Chapter) -> ChapterText:
    """The stored text of a chapter that holds at the profile's date, else the generated one."""
    written = text_of(profile, chapter.number)
    if written is None:
        return ChapterText(statement(profile, chapter.indicators).text)
    return ChapterText(written.text, written.state, written.period, is_stale(profile, written.basis), own=True)


class Kind(StrEnum):
    """What a line of a text is."""

    HEADLINE = "headline"  # the first line, if it is no whole sentence
    LABEL = "label"  # "Ist-Stand:"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Part:
    """A line of a text without the signs that told its kind; it is never read as markup."""

    kind: Kind
    text: str


def parts(text: str) -> tuple[Part, ...]:
    """A text line by line, the generated and the written alike.

    >>> [str(part.kind) for part in parts("Mehr Kinder\\nIst-Stand:\\n– Es sind 7.\\nSo ist es.")]
    ['headline', 'label', 'bullet', 'paragraph']
    """
    lines = [line for raw in text.splitlines() if (line := raw.strip())]
    return tuple(_part(line, first=i == 0 and len(lines) > 1) for i, line in enumerate(lines))


def _part(line: str, first: bool) -> Part:
    for sign in _BULLETS:
        if line.startswith(sign):
            return Part(Kind.BULLET, line.removeprefix(sign).strip())
    if line.endswith(":") and len(line) <= _LONGEST_LABEL:
        return Part(Kind.LABEL, line)
    return Part(Kind.HEADLINE if first and line[-1] not in ".!?:;," else Kind.PARAGRAPH, line)


def warnings(profile: Profile, around: Surroundings, chapters: Iterable[str] | None = None) -> tuple[Reason, ...]:
    """What is odd about the texts that people wrote on an area.

    Parameters
    ----------
    chapters
        Numbers of the chapters that are printed; None takes all that have a text.

    Returns
    -------
    tuple of Reason
        ``text_stale`` (chapter), ``text_foreign_area`` (chapter, areas), ``text_unknown_figures`` (chapter, figures),
        ``text_personal`` (chapter, found).
    """
    found: list[Reason] = []
    for written in texts_in_force(profile, chapters):
        if is_stale(profile, written.basis):
            found.append(Reason("text_stale", {"chapter": written.chapter}))
        found += hints(profile, around, written.chapter, written.text)
    return tuple(found)


def hints(profile: Profile, around: Surroundings, chapter: str, text: str) -> tuple[Reason, ...]:
    """What is odd about the words alone; see `warnings`."""
    found = []
    named = foreign_areas(text, around)
    if named:
        areas = ", ".join(f"{area.name} ({area.area_id})" for area in named)
        found.append(Reason("text_foreign_area", {"chapter": chapter, "areas": areas}))
    unknown = odd_figures(text, profile)
    if unknown:
        found.append(Reason("text_unknown_figures", {"chapter": chapter, "figures": "; ".join(unknown)}))
    persons = personal(text)
    if persons:
        found.append(Reason("text_personal", {"chapter": chapter, "found": "; ".join(persons)}))
    return tuple(found)


def odd_figures(text: str, profile: Profile) -> tuple[str, ...]:
    """Numbers of a text that neither the profile nor the words for its indicators have."""
    return unknown_figures(text, profile, also=[words.subject for words in phrases().values()])
