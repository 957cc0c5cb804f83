# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks one after the other over as many pages as they take.

A page is filled from the top with the pieces of its blocks. Pieces that must stay together (a heading and what it
heads, a caption and its table, a table's header and first row) go to the next page together; a picture is made lower,
down to its least height, before it leaves a page half empty.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..domain.errors import SozialraumError
from .blocks import Block, Piece, whole_piece
from .tagging import Element, TaggedCanvas


@dataclass(frozen=True)
class Placed:
    """A piece with its distance from the top of the page and the height it was given, in points."""

    piece: Piece
    down: float
    height: float
    opens: bool  # stands first on its page though its block began before


def pieces_of(blocks: Iterable[Block], width: float) -> list[Piece]:
    """The pieces of all blocks, in reading order."""
    found: list[Piece] = []
    for block in blocks:
        split = getattr(block, "pieces", None)
        found += split(width) if split else [whole_piece(block, width)]
    return found


def paginate(pieces: Sequence[Piece], room: float) -> list[list[Placed]]:
    """Which piece stands on which page.

    Parameters
    ----------
    pieces
        In reading order.
    room
        Height of a page's content in points.

    Raises
    ------
    SozialraumError
        ``piece_overflow`` where a single piece is higher than a page.
    """
    pages: list[list[Placed]] = [[]]
    down = 0.0
    for run in _runs(pieces):
        again = run[0].again_height if run[0].again else 0.0
        if pages[-1] and down + max(_least(run), run[0].room) > room:
            pages.append([])
            down = 0.0
        opens = not pages[-1] and run[0].again is not None and len(pages) > 1
        down += again if opens else 0.0
        heights = _heights(run, room - down)
        for piece, height in zip(run, heights, strict=True):
            if height > room + 0.01:
                raise SozialraumError("piece_overflow", page=len(pages))
            if pages[-1] and down + height > room + 0.01:  # a run longer than a page
                pages.append([])
                down = 0.0
            pages[-1].append(Placed(piece, down, height, opens and piece is run[0]))
            down += height + piece.after
    return pages


def _runs(pieces: Sequence[Piece]) -> Iterable[list[Piece]]:
    """Pieces that stay together."""
    run: list[Piece] = []
    for piece in pieces:
        run.append(piece)
        if not piece.keep:
            yield run
            run = []
    if run:
        yield run


def _least(run: Sequence[Piece]) -> float:
    heights = [piece.height if piece.least is None else piece.least for piece in run]
    return sum(heights) + sum(piece.after for piece in run[:-1])


def _heights(run: Sequence[Piece], room: float) -> list[float]:
    """The heights of a run's pieces; pictures give way as far as there is need and they can."""
    full = sum(piece.height for piece in run) + sum(piece.after for piece in run[:-1])
    give = full - _least(run)
    share = min(max((full - room) / give, 0.0), 1.0) if give else 0.0
    return [p.height if p.least is None else p.height - (p.height - p.least) * share for p in run]


def draw_page(placed: Sequence[Placed], pages: TaggedCanvas, parent: Element, x: float, top: float) -> None:
    """Draw what `paginate` put on a page; the page stays open."""
    for one in placed:
        if one.opens and one.piece.again is not None:
            one.piece.again(pages, x, top - one.down + one.piece.again_height)
        one.piece.draw(pages, parent, x, top - one.down, one.height)
