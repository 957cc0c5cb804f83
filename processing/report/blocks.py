# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks of a page: each knows its height for a width, and draws and tags itself.

`stretch` (0 to 1) says how far the figures of a page take the room between their least and their best height: text is
never made smaller, pictures give way.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Protocol

from ..domain.formatting import NOISE, OWN_DATE
from . import vectors
from .fonts import BOLD, text_width
from .style import BODY, HEADING, MM, NOTE, RULE, SUBHEADING, TITLE, Type
from .tagging import Element, TaggedCanvas
from .text import clean, wrap

_MARKS = OWN_DATE + NOISE
_PARTS = re.compile(f"[{_MARKS}]|[^{_MARKS}]+")
LEVELS = {"H1": 0, "H2": 1, "H3": 2, "H4": 3}


@dataclass(frozen=True)
class Piece:
    """A part of a block that stands whole on one page; see `flow`.

    Parameters
    ----------
    height
        In points.
    draw
        Called with the canvas, the parent element, the left edge, the top and the height given.
    after
        White space below, dropped at the end of a page.
    least
        A picture may be drawn this low where the page has no more room.
    keep
        The next piece stands on the same page: a heading never ends one.
    room
        So much of the page must be free for the piece to begin there.
    again, again_height
        Drawn above the piece, as an artifact, where it opens a page: the header of a table that goes on.
    anchor
        Name of the destination that leads here.
    """

    height: float
    draw: Callable[[TaggedCanvas, Element, float, float, float], None]
    after: float = 0.0
    least: float | None = None
    keep: bool = False
    room: float = 0.0
    again: Callable[[TaggedCanvas, float, float], None] | None = None
    again_height: float = 0.0
    anchor: str = ""


class Shared:
    """An element that several pieces of one block fill: made when the first of them is drawn."""

    def __init__(self, tag: str, within: "Shared | None" = None, **attributes: Any) -> None:
        self.tag, self.within, self.attributes = tag, within, attributes
        self.element: Element | None = None

    def under(self, parent: Element) -> Element:
        """The element, below `parent` or below what it is within."""
        if self.element is None:
            above = self.within.under(parent) if self.within else parent
            self.element = above.add(self.tag, **self.attributes)
        return self.element


class Block(Protocol):
    """What can be put on a page."""

    after: float  # white space below, in points

    def height(self, width: float, stretch: float) -> float:
        """Height without the space after it."""
        ...

    def draw(self, pages: TaggedCanvas, parent: Element, x: float, top: float, width: float, stretch: float) -> None:
        """Draw with the upper left corner at x, top."""
        ...


def _baseline(top: float, style: Type) -> float:
    """Where a line of a leading stands: the type in the middle of its line."""
    return top - (style.leading - style.size) / 2 - 0.78 * style.size


def write_lines(pages: TaggedCanvas, lines: Sequence[str], style: Type, x: float, top: float) -> None:
    """Lines of wrapped text below each other; call it inside marked content."""
    for i, line in enumerate(lines):
        left, base = x, _baseline(top - i * style.leading, style)
        for part, font, size in _faces(line, style):
            pages.write(left, base - (size - style.size) * 0.35, part, font, size, style.colour)
            left += text_width(clean(part), font, size)


def _faces(line: str, style: Type) -> Iterator[tuple[str, str, float]]:
    """The parts of a line with font and size: at 9 points the face's raised letters are hardly dots."""
    for part in _PARTS.findall(line):
        yield (part, BOLD, style.size * 1.45) if part in _MARKS else (part, style.font, style.size)


def written_width(line: str, style: Type) -> float:
    """Width of a line as `write_lines` writes it."""
    return sum(text_width(clean(part), font, size) for part, font, size in _faces(line, style))


class InPieces:
    """A block that is its pieces, one below the other without space: where it is not broken they are drawn at once."""

    def pieces(self, width: float) -> list[Piece]:
        """The pieces; see `Piece`."""
        raise NotImplementedError

    def height(self, width: float, stretch: float) -> float:
        """See `Block`."""
        return sum(piece.height for piece in self.pieces(width))

    def draw(self, pages: TaggedCanvas, parent: Element, x: float, top: float, width: float, stretch: float) -> None:
        """See `Block`."""
        for piece in self.pieces(width):
            piece.draw(pages, parent, x, top, piece.height)
            top -= piece.height


@dataclass
class Words:
    """A heading, paragraph or note."""

    text: str
    style: Type = BODY
    tag: str = "P"
    after: float = 4.0
    anchor: str = ""  # of a heading: the name of its destination
    room: float = 0.0  # see `Piece`
    keep: bool = False  # see `Piece`; headings always do

    def height(self, width: float, stretch: float) -> float:
        """See `Block`."""
        return len(wrap(self.text, self.style.font, self.style.size, width)) * self.style.leading

    def draw(self, pages: TaggedCanvas, parent: Element, x: float, top: float, width: float, stretch: float) -> None:
        """See `Block`."""
        if self.tag in LEVELS:
            pages.bookmark(self.text, LEVELS[self.tag], top + 6, self.anchor)
        with pages.content(parent.add(self.tag)):
            write_lines(pages, wrap(self.text, self.style.font, self.style.size, width), self.style, x, top)

    def pieces(self, width: float) -> list[Piece]:
        """A heading in one, a paragraph line by line with never a single first or last one."""
        lines = wrap(self.text, self.style.font, self.style.size, width)
        if self.tag in LEVELS or len(lines) < 4:
            head = self.tag in LEVELS or self.keep
            whole = whole_piece(self, width)
            return [replace(whole, keep=head, room=self.room, anchor=self.anchor)]
        return line_pieces(lines, self.style, Shared(self.tag), after=self.after, keep=self.keep)


def line_pieces(
    lines: Sequence[str], style: Type, owner: Shared, indent: float = 0.0, after: float = 0.0, keep: bool = False
) -> list[Piece]:
    """Lines of one element; the first two and the last two stay together."""
    ends = [*range(2, len(lines) - 1), len(lines)] if len(lines) > 3 else [len(lines)]

    def piece(start: int, end: int) -> Piece:
        def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
            with pages.content(owner.under(parent)):
                write_lines(pages, lines[start:end], style, x + indent, top)

        last = end == len(lines)
        return Piece((end - start) * style.leading, draw, after if last else 0.0, keep=keep and last)

    return [piece(start, end) for start, end in pairwise([0, *ends])]


def whole_piece(block: "Block", width: float) -> Piece:
    """A block that is never broken."""

    def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
        block.draw(pages, parent, x, top, width, 0.0)

    return Piece(block.height(width, 0.0), draw, block.after)


def title(text: str) -> Words:
    """The document's H1."""
    return Words(text, TITLE, "H1", 3)


def heading(text: str) -> Words:
    """An H2."""
    return Words(text, HEADING, "H2", 4)


def subheading(text: str) -> Words:
    """An H3."""
    return Words(text, SUBHEADING, "H3", 2)


def note(text: str, after: float = 3.0) -> Words:
    """Small print under a table or picture."""
    return Words(text, NOTE, "P", after)


@dataclass
class Bullets:
    """A list of sentences."""

    items: Sequence[str]
    style: Type = BODY
    after: float = 4.0
    gap: float = 2.5
    indent: float = 12.0

    def _lines(self, width: float) -> list[tuple[str, ...]]:
        return [wrap(item, self.style.font, self.style.size, width - self.indent) for item in self.items]

    def height(self, width: float, stretch: float) -> float:
        """See `Block`."""
        lines = self._lines(width)
        return sum(len(one) * self.style.leading for one in lines) + self.gap * max(len(lines) - 1, 0)

    def draw(self, pages: TaggedCanvas, parent: Element, x: float, top: float, width: float, stretch: float) -> None:
        """See `Block`."""
        if not self.items:
            return
        whole = parent.add("L")
        for lines in self._lines(width):
            item = whole.add("LI")
            with pages.content(item.add("Lbl")):
                write_lines(pages, ["• "], self.style, x, top)
            with pages.content(item.add("LBody")):
                write_lines(pages, lines, self.style, x + self.indent, top)
            top -= len(lines) * self.style.leading + self.gap

    def pieces(self, width: float) -> list[Piece]:
        """Item by item; a long one line by line."""
        whole, found = Shared("L"), list[Piece]()
        for lines in self._lines(width):
            item = Shared("LI", whole)
            found += self._marked(line_pieces(lines, self.style, Shared("LBody", item), self.indent, self.gap), item)
        return [*found[:-1], replace(found[-1], after=self.after)] if found else []

    def _marked(self, pieces: list[Piece], item: Shared) -> list[Piece]:
        """The bullet beside the first lines of an item."""
        first = pieces[0]

        def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
            with pages.content(item.under(parent).add("Lbl")):
                write_lines(pages, ["• "], self.style, x, top)
            first.draw(pages, parent, x, top, height)

        return [replace(first, draw=draw), *pieces[1:]]


@dataclass
class Picture:
    """A chart or map with alternative text and caption.

    Parameters
    ----------
    paint
        Draws on the paper of the picture; see `sheet.Sheet`.
    least, best
        Heights in mm between which the page may choose.
    """

    paint: Callable[[Any], None]
    alt: str
    least: float
    best: float
    caption: str = ""
    after: float = 6.0

    def _picture(self, stretch: float) -> float:
        return (self.least + (self.best - self.least) * stretch) * MM

    def _caption(self, width: float) -> tuple[str, ...]:
        return wrap(self.caption, NOTE.font, NOTE.size, width) if self.caption else ()

    def height(self, width: float, stretch: float) -> float:
        """See `Block`."""
        lines = self._caption(width)
        return self._picture(stretch) + (len(lines) * NOTE.leading + 3 if lines else 0)

    def draw(self, pages: TaggedCanvas, parent: Element, x: float, top: float, width: float, stretch: float) -> None:
        """See `Block`."""
        self._draw(pages, parent, x, top, width, self._picture(stretch))

    def pieces(self, width: float) -> list[Piece]:
        """One piece as high as is best, lower where a page has no more room."""
        caption = self.height(width, 0.0) - self.least * MM

        def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
            self._draw(pages, parent, x, top, width, height - caption)

        return [Piece(self.best * MM + caption, draw, self.after, self.least * MM + caption)]

    def _draw(self, pages: TaggedCanvas, parent: Element, x: float, top: float, width: float, height: float) -> None:
        paper = vectors.Paper(width, height)
        self.paint(paper)
        element = parent.add("Figure", alt=self.alt, box=(x, top - height, x + width, top))
        with pages.content(element):
            vectors.draw(paper, pages, x, top - height)
        lines = self._caption(width)
        if lines:
            with pages.content(element.add("Caption")):
                write_lines(pages, lines, NOTE, x, top - height - 3)


@dataclass
class Beside:
    """Blocks in two columns; the left one, `share` of the width, is read first."""

    left: Sequence[Block]
    right: Sequence[Block]
    gap: float = 6 * MM
    after: float = 6.0
    share: float = 0.5

    def _columns(self, width: float) -> tuple[float, float]:
        left = (width - self.gap) * self.share
        return left, width - self.gap - left

    def height(self, width: float, stretch: float) -> float:
        """See `Block`."""
        left, right = self._columns(width)
        return max(stack_height(self.left, left, stretch), stack_height(self.right, right, stretch))

    def pieces(self, width: float) -> list[Piece]:
        """Both columns in one, with pictures as high as there is room."""
        least, best = self.height(width, 0.0), self.height(width, 1.0)

        def draw(pages: TaggedCanvas, parent: Element, x: float, top: float, height: float) -> None:
            stretch = (height - least) / (best - least) if best > least else 0.0
            self.draw(pages, parent, x, top, width, stretch)

        return [Piece(best, draw, self.after, least)]

    def draw(self, pages: TaggedCanvas, parent: Element, x: float, top: float, width: float, stretch: float) -> None:
        """See `Block`."""
        left, right = self._columns(width)
        draw_stack(self.left, pages, parent, x, top, left, stretch)
        draw_stack(self.right, pages, parent, x + left + self.gap, top, right, stretch)


def stack_height(blocks: Sequence[Block], width: float, stretch: float) -> float:
    """Height of blocks below each other, without the space after the last."""
    heights = [block.height(width, stretch) + block.after for block in blocks]
    return sum(heights) - blocks[-1].after if blocks else 0.0


def draw_stack(
    blocks: Sequence[Block], pages: TaggedCanvas, parent: Element, x: float, top: float, width: float, stretch: float
) -> None:
    """Draw blocks below each other."""
    for block in blocks:
        block.draw(pages, parent, x, top, width, stretch)
        top -= block.height(width, stretch) + block.after


def fitting_stretch(blocks: Sequence[Block], width: float, room: float) -> float | None:
    """The largest stretch with which the blocks fit into `room`; None where they never do."""
    if stack_height(blocks, width, 0) > room:
        return None
    low, high = 0.0, 1.0
    if stack_height(blocks, width, 1) <= room:
        return 1.0
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (middle, high) if stack_height(blocks, width, middle) <= room else (low, middle)
    return low


def rule(pages: TaggedCanvas, x: float, y: float, width: float, colour: str = RULE, weight: float = 0.5) -> None:
    """A horizontal line; an artifact."""
    with pages.artifact() as canvas:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(weight)
        canvas.line(x, y, x + width, y)


def framed(pages: TaggedCanvas, text: str, right: float, baseline: float, colour: str, size: float = 9) -> None:
    """Bold framed words that end at `right`; call it inside an artifact."""
    width = text_width(clean(text), BOLD, size)
    canvas = pages.canvas
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.8)
    canvas.rect(right - width - 8, baseline - 4, width + 8, size + 6)
    pages.write(right - width - 4, baseline, text, BOLD, size, colour)
