# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands around every page: whose document it is, which edition, which page of how many. All artifacts."""

from ..domain.formatting import period_text
from ..domain.profile import Profile
from . import fonts
from .blocks import framed, rule
from .style import A4_HEIGHT, A4_WIDTH, LEFT, MM, MUTED, RULE, WARNING, WIDTH
from .tagging import TaggedCanvas
from .templates import EDITION_WORDS, FICTIONAL, INTERNAL, MARKS, Template
from .text import wrap


def document_title(profile: Profile, template: Template, edition: str) -> str:
    """``Kurzprofil 073005 Friedenau West – Datenstand 31.12.2024 – intern``."""
    words = [_name(profile, template), f"Datenstand {period_text(profile.period)}", EDITION_WORDS[edition]]
    return " – ".join(words[:2] + ["intern" if edition == INTERNAL else "öffentlich"] + [FICTIONAL] * profile.fictional)


def _name(profile: Profile, template: Template) -> str:
    return f"{template.title} {profile.area.area_id} {profile.area.name}"


def running_heads(
    pages: TaggedCanvas, profile: Profile, template: Template, edition: str, number: int, count: int
) -> None:
    """Header and footer of a page."""
    right = LEFT + WIDTH
    mark = MARKS[edition]
    room = WIDTH - (fonts.text_width(mark, fonts.BOLD, 9) + 20 if mark else 0)
    with pages.artifact("Pagination"):
        words = f"{_name(profile, template)} · Datenstand {period_text(profile.period)}"
        lines = wrap(words, fonts.REGULAR, 8, room)
        for i, line in enumerate(lines):
            pages.write(LEFT, A4_HEIGHT - 12 * MM - (i - (len(lines) - 1) / 2) * 10, line, fonts.REGULAR, 8, MUTED)
        if mark:
            framed(pages, mark, right, A4_HEIGHT - 12 * MM, WARNING)
        office = f"Bezirksamt {profile.district.name}" if profile.district else profile.city.name
        foot = f"{office} · {profile.imprint.get('oe') or 'OE SPK'}"
        pages.write(LEFT, 11 * MM, foot, fonts.REGULAR, 8, MUTED)
        if profile.fictional:
            half = fonts.text_width(FICTIONAL, fonts.BOLD, 8) / 2
            pages.write(A4_WIDTH / 2 - half, 11 * MM, FICTIONAL, fonts.BOLD, 8, WARNING)
        words = f"Seite {number} von {count}"
        pages.write(right - fonts.text_width(words, fonts.REGULAR, 8), 11 * MM, words, fonts.REGULAR, 8, MUTED)
    rule(pages, LEFT, 15 * MM, WIDTH, RULE)
