# SPDX-License-Identifier: GPL-2.0-or-later
"""The Kurzprofil: four A4 pages of one area."""

from collections.abc import Iterator, Sequence

from ..domain.errors import SozialraumError
from ..domain.profile import Profile
from .blocks import Block, draw_stack, fitting_stretch
from .elements.context import Context
from .frame import running_heads
from .pages import page_blocks
from .style import A4_HEIGHT, LEFT, ROOM, TOP, WIDTH
from .tagging import TaggedCanvas
from .templates import Template

PAGES = 4


def draw(pages: TaggedCanvas, profile: Profile, template: Template, edition: str) -> None:
    """Draw the four pages (``page_overflow`` with area and page where one cannot hold what must be on it)."""
    for number, variants in enumerate(page_blocks(Context(profile, template, edition)), 1):
        blocks, stretch = _fitting(variants, profile, number)
        running_heads(pages, profile, template, edition, number, PAGES)
        draw_stack(blocks, pages, pages.root, LEFT, A4_HEIGHT - TOP, WIDTH, stretch)
        pages.end_page()


def _fitting(
    variants: Sequence[Sequence[Block]] | Iterator[Sequence[Block]], profile: Profile, number: int
) -> tuple[Sequence[Block], float]:
    """The richest variant that fits, pictures as large as there is room."""
    for blocks in variants:
        stretch = fitting_stretch(blocks, WIDTH, ROOM)
        if stretch is not None:
            return blocks, stretch
    raise SozialraumError("page_overflow", area=profile.area.area_id, page=number)
