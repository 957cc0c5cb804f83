# SPDX-License-Identifier: GPL-2.0-or-later
"""Documents in chapters over as many pages as they take: title, table of contents, chapters."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..domain.errors import SozialraumError
from ..domain.profile import Profile
from .blocks import Block, InPieces, Piece, Shared, write_lines
from .elements import ELEMENTS, chapter_blocks
from .elements.context import Context, anchor
from .flow import Placed, draw_page, paginate, pieces_of
from .fonts import text_width
from .frame import running_heads, title_blocks
from .ground import Ground
from .pages import page_blocks
from .style import A4_HEIGHT, BODY, HEADING, LEFT, ROOM, TOP, WIDTH, Type
from .tagging import Element, TaggedCanvas
from .templates import INTERNAL, KURZPROFIL, Chapter, Template
from .text import wrap

INDENT = 14.0  # points a level
NUMBER_ROOM = 34.0  # points for page number and leader


def draw(
    pages: TaggedCanvas,
    profile: Profile,
    template: Template,
    edition: str,
    attachments: Sequence[str] = (),
    ground: Ground | None = None,
) -> None:
    """Draw all pages; ``page_overflow`` (area, page) where something is higher than a page."""
    context = Context(profile, template, edition, attachments=attachments, ground=ground)
    contents = Contents(template.chapters)
    blocks = _blocks(context, contents)
    lay_out(pages, blocks, profile, template, edition, contents)


def lay_out(
    pages: TaggedCanvas,
    blocks: Sequence[Block],
    profile: Profile,
    template: Template,
    edition: str,
    contents: "Contents | None" = None,
) -> None:
    """Draw blocks on as many pages as they take, with running heads; see `draw`."""
    try:
        found = paginate(pieces_of(blocks, WIDTH), ROOM)
    except SozialraumError as error:
        raise SozialraumError("page_overflow", area=profile.area.area_id, page=error.values["page"]) from error
    if contents is not None:
        contents.numbers = _numbers(found)
    for number, placed in enumerate(found, 1):
        running_heads(pages, profile, template, edition, number, len(found))
        draw_page(placed, pages, pages.root, LEFT, A4_HEIGHT - TOP)
        pages.end_page()


def _blocks(context: Context, contents: "Contents") -> list[Block]:
    """Everything the document prints, in reading order."""
    template = context.template
    blocks: list[Block] = list(title_blocks(context.profile, template, context.edition))
    for element in template.intro:
        blocks += ELEMENTS[element["type"]](context, Chapter("", ""), element)
    if template.contents:
        blocks.append(contents)
    for i, chapter in enumerate(template.chapters):
        head, body = chapter_blocks(context, chapter)
        # After a title page with the table of contents the text begins on a page of its own.
        blocks += [replace(head, room=ROOM) if template.contents and i == 0 else head, *body]
    return blocks


def figure_texts(profile: Profile, template: Template) -> dict[str, str]:
    """The generated alternative texts of a document's figures by `templates.figure_key`."""
    context = Context(profile, template, INTERNAL)
    if template.layout == KURZPROFIL:
        for _ in page_blocks(context):  # each makes its figures
            pass
    else:
        _blocks(context, Contents(()))
    return context.alternatives


def _numbers(found: Sequence[Sequence[Placed]]) -> dict[str, int]:
    """On which page each heading stands."""
    return {one.piece.anchor: n for n, placed in enumerate(found, 1) for one in placed if one.piece.anchor}


@dataclass
class Contents(InPieces):
    """The table of contents: each entry leads to its chapter. `numbers` are known when all pages are."""

    chapters: Sequence[Chapter]
    numbers: dict[str, int] = field(default_factory=dict)
    after: float = 10.0

    def pieces(self, width: float) -> list[Piece]:
        """Heading and entries."""
        whole = Shared("TOC")
        entries = [piece for chapter in self.chapters for piece in self._entries(chapter, 0, whole, width)]
        return [_heading(sum(piece.height for piece in entries)), *entries]

    def _entries(self, chapter: Chapter, depth: int, whole: Shared, width: float) -> list[Piece]:
        below = [piece for part in chapter.chapters for piece in self._entries(part, depth + 1, whole, width)]
        return [self._entry(chapter, depth, whole, width), *below]

    def _entry(self, chapter: Chapter, depth: int, whole: Shared, width: float) -> Piece:
        style = CONTENTS[min(depth, 1)]
        indent = depth * INDENT
        words = f"{chapter.number} {chapter.title}".strip()
        lines = wrap(words, style.font, style.size, width - indent - NUMBER_ROOM)
        name = anchor(chapter)

        def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
            number = str(self.numbers.get(name, ""))
            link = whole.under(parent).add("TOCI").add("Reference").add("Link")
            with pages.content(link):
                write_lines(pages, [*lines[:-1], f"{lines[-1]} "], style, x + indent, top)
                last = top - (len(lines) - 1) * style.leading
                right = x + width - text_width(number, style.font, style.size)
                write_lines(pages, [number], style, right, last)
            left = x + indent + text_width(lines[-1], style.font, style.size) + 6
            _leader(pages, left, right - 4, last - style.leading * 0.68)
            pages.link(link, (x + indent, top - height, x + width, top), name, f"{words}, Seite {number}")

        return Piece(len(lines) * style.leading, draw, 0.0)


CONTENTS = (Type(BODY.font, 10.5, 15), Type(BODY.font, 9.5, 13))


def _heading(below: float) -> Piece:
    """The word *Inhalt*; where not all of the contents fits under it, it begins a new page."""

    def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
        pages.bookmark("Inhalt", 1, top + 6)
        with pages.content(parent.add("H2")):
            write_lines(pages, ["Inhalt"], HEADING, x, top)

    return Piece(HEADING.leading + 4, draw, keep=True, room=min(below + 30, ROOM), anchor="inhalt")


def _leader(pages: TaggedCanvas, left: float, right: float, y: float) -> None:
    """Dots between title and page number."""
    if right - left < 10:
        return
    with pages.artifact() as canvas:
        canvas.setStrokeColor("#8C8C8C")
        canvas.setLineWidth(0.7)
        canvas.setDash([0.7, 3.3])
        canvas.line(left, y, right, y)
        canvas.setDash()
