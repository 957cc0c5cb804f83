# SPDX-License-Identifier: GPL-2.0-or-later
"""Title of a document, and what stands around every page: whose it is, which edition, which page of how many."""

from collections.abc import Sequence

from ..domain.formatting import period_text
from ..domain.profile import Profile
from . import fonts, sentences
from .blocks import Words, framed, rule, title
from .style import A4_HEIGHT, A4_WIDTH, BODY, LEFT, MM, MUTED, RULE, STRONG, WARNING, WIDTH
from .tagging import TaggedCanvas
from .templates import DRAFT, EDITION_WORDS, FICTIONAL, INTERNAL, MARKS, Template
from .text import packed, wrap

HIGHEST = 8 * MM  # of a running head's first line below the paper's edge: printers leave out what is above


def document_title(profile: Profile, template: Template, edition: str, draft: bool = False) -> str:
    """``Kurzprofil 073005 Friedenau West – Datenstand 31.12.2024 – intern``."""
    words = [_name(profile, template), f"Datenstand {period_text(profile.period)}"]
    words.append("intern" if edition == INTERNAL else "öffentlich")
    return " – ".join([*words, *[FICTIONAL] * profile.fictional, *[DRAFT] * draft])


def _name(profile: Profile, template: Template) -> str:
    name = f"{template.title} {profile.area.area_id} {profile.area.name}"
    return name if profile.former is None else f"{name} gegenüber {period_text(profile.former.profile.period)}"


def system_title(vintage: str) -> str:
    """A key system by name: ``LOR 2021``."""
    return f"LOR {vintage}" if vintage >= "2021" else "LOR bis 31.12.2020"


def running_heads(
    pages: TaggedCanvas, profile: Profile, template: Template, edition: str, number: int, count: int
) -> None:
    """Header and footer of a page, artifacts."""
    right = LEFT + WIDTH
    mark = MARKS[edition]
    room = WIDTH - (fonts.text_width(mark, fonts.BOLD, 9) + 20 if mark else 0)
    with pages.artifact("Pagination"):
        parts = (_name(profile, template), f"Datenstand {period_text(profile.period)}")
        lines = wrap(packed(parts, " · ", fonts.REGULAR, 8, room), fonts.REGULAR, 8, room)
        first = A4_HEIGHT - max(12 * MM - (len(lines) - 1) * 5, HIGHEST)
        for i, line in enumerate(lines):
            pages.write(LEFT, first - i * 10, line, fonts.REGULAR, 8, MUTED)
        if mark:
            framed(pages, mark, right, A4_HEIGHT - 12 * MM, WARNING)
        district = profile.area if profile.area.level == "BEZ" else profile.district
        office = f"Bezirksamt {district.name}" if district else profile.city.name
        foot = f"{office} · {profile.imprint.get('oe') or 'OE SPK'}"
        pages.write(LEFT, 11 * MM, foot, fonts.REGULAR, 8, MUTED)
        for up, mark in enumerate([FICTIONAL] * profile.fictional + [DRAFT] * pages.draft):
            half = fonts.text_width(mark, fonts.BOLD, 8) / 2
            pages.write(A4_WIDTH / 2 - half, 11 * MM - up * 10, mark, fonts.BOLD, 8, WARNING)
        words = f"Seite {number} von {count}"
        pages.write(right - fonts.text_width(words, fonts.REGULAR, 8), 11 * MM, words, fonts.REGULAR, 8, MUTED)
    rule(pages, LEFT, 15 * MM, WIDTH, RULE)


def title_blocks(profile: Profile, template: Template, edition: str) -> list[Words]:
    """The document's title with what it is about: place, dates, edition."""
    level = sentences.level_title(profile.area.level)
    above = [f"{sentences.level_title(p.level)} {p.name}" + (f" ({p.area_id})" if p.level != "BEZ" else "")
             for p in profile.parents]  # fmt: skip
    place = [f"{level} {profile.area.area_id}", *above]
    day, words = period_text(profile.period), EDITION_WORDS[edition]
    compared = [] if profile.former is None else [f"verglichen mit {period_text(profile.former.profile.period)}"]
    state = [f"Datenstand {day}", *compared, f"Gebietsstand {system_title(profile.vintage)}", f"Ausgabe: {words}"]
    blocks: list[Words] = [title(f"{template.title} {profile.area.name}"), _parts(place, 0), _parts(state, 8)]
    if profile.fictional:
        blocks[-1].after = 0
        blocks.append(Words(FICTIONAL, STRONG, after=8))
    return blocks


def _parts(parts: Sequence[str], after: float) -> Words:
    """Parts with dots between them; a line breaks between two parts."""
    return Words(packed(parts, " · ", BODY.font, BODY.size, WIDTH), after=after)
