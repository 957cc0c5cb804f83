# SPDX-License-Identifier: GPL-2.0-or-later
"""What a released file is made of, for someone who reads everything in it: tables, texts, and what nobody can read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple


@dataclass(frozen=True)
class Place:
    """Where something stands: file (relative to the folder), page or sheet or table, row and column from 1."""

    file: str
    part: str = ""
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        cell = f"{self.row}/{self.column}" if self.row else ""
        return " · ".join(part for part in (self.file, self.part, cell) if part)

    def at(self, row: int, column: int) -> "Place":
        return replace(self, row=row, column=column)


@dataclass(frozen=True)
class Table:
    """A grid of cells as they stand, header rows included.

    Parameters
    ----------
    rows
        Cells: text, numbers, dates or None; rows may differ in length.
    printed
        The cells are what a page shows, so that an empty or lacking one was meant; else (data files) an empty cell
        among numbers is one that was withheld.
    caption
        What stands over it, as far as it is said to belong to it.
    """

    place: Place
    rows: Sequence[Sequence[object]]
    printed: bool = False
    caption: str = ""


@dataclass(frozen=True)
class Text:
    """Words: a paragraph, an alternative text, a comment, a property; or the `whole` of a page, without any order."""

    place: Place
    text: str
    whole: bool = False


class Bar(NamedTuple):
    """A bar: what stands at its foot and at its end, its length in points, and whether it is only a sign.

    A `sign` is white, hatched, and as long as all others of the drawing that are: it tells that there is a number, and
    not which.
    """

    name: str
    number: str
    length: float
    sign: bool


class Patch(NamedTuple):
    """An area of a map: its box in points, and what the legend says of its colour."""

    left: float
    bottom: float
    right: float
    top: float
    words: str


class Dot(NamedTuple):
    """A small mark with a number's place in its middle, in points; a white one stands for an estimate or a sister."""

    x: float
    y: float
    white: bool


class Word(NamedTuple):
    """Words in a figure: where they begin, their middle's height, in points."""

    left: float
    y: float
    text: str


Line = tuple[tuple[float, float], ...]  # its corners in points


@dataclass(frozen=True)
class Drawing:
    """A figure: what is read out for it, its bars, its coloured areas, all words in it, how many parts, dots and lines.

    The parts are rectangles in the colours of the legend, shares of a whole.
    """

    place: Place
    words: str
    bars: Sequence[Bar]
    patches: Sequence[Patch]
    labels: Sequence[str]
    parts: int = 0
    dots: Sequence[Dot] = ()
    lines: Sequence[Line] = ()
    texts: Sequence[Word] = ()


@dataclass(frozen=True)
class Unreadable:
    """What this reader cannot look into; why: ``kind``, ``damaged``, ``password``, ``package``, ``deleted``, ``size``,
    ``untagged``, ``words`` (a person must read them), ``drawn`` (a figure shows more than is said), ``picture`` and
    ``drawing`` (in a document; told, but no reason to stop).

    `detail` is the kind of file or what is lacking.
    """

    place: Place
    why: str
    detail: str = ""


Content = Table | Text | Drawing | Unreadable
