# SPDX-License-Identifier: GPL-2.0-or-later
"""The Kurzprofil: four A4 pages of one area as PDF/UA-1 and PDF/A-2a."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..domain.errors import SozialraumError
from ..domain.formatting import period_text
from ..domain.profile import Profile
from . import fonts
from .style import A4_HEIGHT, A4_WIDTH, LEFT, MM, ROOM, TOP, WIDTH
from .templates import EDITION_WORDS, FICTIONAL, INTERNAL, MARKS, PUBLIC, Template, check_edition, read_template

if TYPE_CHECKING:
    from .blocks import Block
    from .tagging import TaggedCanvas

PAGES = 4


def write_kurzprofil(profile: Profile, target: Path | BinaryIO, edition: str = INTERNAL) -> None:
    """Write the Kurzprofil of an area.

    Parameters
    ----------
    target
        A file, written beside and then renamed, or something with ``write``.
    edition
        ``intern`` or ``oeffentlich``.

    Raises
    ------
    SozialraumError
        ``package_missing``, ``package_old``, ``unknown_edition``, ``not_public`` (title),
        ``page_overflow`` (area, page).
    """
    data = kurzprofil_bytes(profile, edition)
    if not isinstance(target, str | os.PathLike):
        target.write(data)
        return
    target = Path(target)
    part = target.with_name(target.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def kurzprofil_bytes(profile: Profile, edition: str = INTERNAL, template: str = "kurzprofil") -> bytes:
    """The whole file; same profile, same bytes. For errors see `write_kurzprofil`."""
    check_edition(edition)
    check_public(profile, edition)
    fonts.require_reportlab()
    from .pages import page_blocks
    from .tagging import TaggedCanvas

    chosen = read_template(template)
    pages = TaggedCanvas(document_title(profile, chosen, edition), (A4_WIDTH, A4_HEIGHT))
    for number, variants in enumerate(page_blocks(profile, chosen, edition), 1):
        _page(pages, variants, profile, chosen, edition, number)
    return pages.finish()


def check_public(profile: Profile, edition: str) -> None:
    """An *öffentlich* edition prints nothing that is not published (``not_public`` with the source's title)."""
    if edition == PUBLIC:
        closed = next((s for s in profile.sources if not s.published), None)
        if closed is not None:
            raise SozialraumError("not_public", title=closed.title)


def document_title(profile: Profile, template: Template, edition: str) -> str:
    """``Kurzprofil 073005 Friedenau West – Datenstand 31.12.2024 – intern``."""
    words = [_name(profile, template), f"Datenstand {period_text(profile.period)}", EDITION_WORDS[edition]]
    return " – ".join(words[:2] + ["intern" if edition == INTERNAL else "öffentlich"] + [FICTIONAL] * profile.fictional)


def _name(profile: Profile, template: Template) -> str:
    return f"{template.title} {profile.area.area_id} {profile.area.name}"


def _page(
    pages: "TaggedCanvas",
    variants: Sequence[Sequence["Block"]],
    profile: Profile,
    template: Template,
    edition: str,
    number: int,
) -> None:
    """One page: the richest variant that fits, pictures as large as there is room."""
    from .blocks import draw_stack, fitting_stretch

    for blocks in variants:
        stretch = fitting_stretch(blocks, WIDTH, ROOM)
        if stretch is not None:
            break
    else:
        raise SozialraumError("page_overflow", area=profile.area.area_id, page=number)
    _running_heads(pages, profile, template, edition, number)
    draw_stack(blocks, pages, pages.root, LEFT, A4_HEIGHT - TOP, WIDTH, stretch)
    pages.end_page()


def _running_heads(pages: "TaggedCanvas", profile: Profile, template: Template, edition: str, number: int) -> None:
    """Header and footer, artifacts on every page."""
    from .blocks import framed, rule
    from .style import MUTED, RULE, WARNING
    from .text import wrap

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
        count = f"Seite {number} von {PAGES}"
        pages.write(right - fonts.text_width(count, fonts.REGULAR, 8), 11 * MM, count, fonts.REGULAR, 8, MUTED)
    rule(pages, LEFT, 15 * MM, WIDTH, RULE)
