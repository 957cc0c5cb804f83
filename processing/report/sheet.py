# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing in points: what charts and maps are made of, on paper and on a dock's canvas alike.

A drawing function describes a chart once on a `Sheet`; what it draws goes onto a surface: `vectors.Paper`, or
`axes.Canvas` over matplotlib axes.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np

from .fonts import BOLD, REGULAR, text_width
from .style import PAPER, Ink, readable
from .text import clean, wrap
from .vectors import Paper

SIZE = 8  # smallest type on paper
Dashes = tuple[float, ...] | None  # (on, off, …) in points


def width_of(text: str, size: float = SIZE, bold: bool = False) -> float:
    """Width of a label in points."""
    return text_width(clean(text), BOLD if bold else REGULAR, size)


def lines_of(text: str, width: float, size: float = SIZE, bold: bool = False) -> list[str]:
    """A label in lines no wider than `width`."""
    return [line.rstrip(" ") for line in wrap(text, BOLD if bold else REGULAR, size, width)]


def first_lines(lines: Sequence[str], most: int) -> list[str]:
    """Lines of a label; where some are left out, the last one ends with an ellipsis after a whole word."""
    if len(lines) <= most:
        return list(lines)
    widest = max(map(width_of, lines))
    last = lines[most - 1]
    while " " in last and width_of(f"{last} …") > widest:
        last = last.rpartition(" ")[0]
    return [*lines[: most - 1], f"{last} …"]


def shortened(text: str, width: float, size: float = SIZE, bold: bool = False) -> str:
    """A label cut with an ellipsis, if possible after a word, where it is wider than `width`."""
    text = clean(text)
    if width_of(text, size, bold) <= width:
        return text
    cut = text
    while cut and width_of(cut + "…", size, bold) > width:
        cut = cut[:-1]
    words = cut.rpartition(" ")[0]
    return f"{words} …" if len(words) > len(cut) / 2 else f"{cut.rstrip()}…"


class Place(NamedTuple):
    """Where metres lie on a sheet: ``metres * scale + (x, y)`` in points."""

    scale: float
    x: float
    y: float

    def __call__(self, points: Any) -> Any:
        """Points (n, 2) in metres on the sheet."""
        return np.asarray(points) * self.scale + (self.x, self.y)

    def back(self, points: Any) -> Any:
        """Points of the sheet in metres."""
        return (np.asarray(points) - (self.x, self.y)) / self.scale


@dataclass(frozen=True)
class Fill:
    """How an area is painted; `face` and `edge` are ``#RRGGBB`` or ``none``.

    `hatch` is ``...``, ``---``, ``|||``, ``///`` or ``\\\\\\``: more signs, denser; it is drawn in the colour `pen`.
    """

    face: str
    edge: str = "none"
    width: float = 0.6
    hatch: str = ""

    @property
    def pen(self) -> str:
        """White on dark faces."""
        return "#FFFFFF" if self.face != "none" and readable(self.face) == "#FFFFFF" else "#4D4D4D"


Window = tuple[float, float, float, float] | None  # left, bottom, width, height of what may be drawn on


class Surface(Protocol):
    """What a sheet draws on: points, y upwards, later over earlier."""

    width: float
    height: float

    def text(self, x: float, y: float, text: str, size: float, ha: str, bold: bool, colour: str) -> None:
        """One line of clean text in the middle of height `y`."""
        ...

    def line(self, xs: Any, ys: Any, colour: str, width: float, dashes: Dashes) -> None:
        """A line through points."""
        ...

    def marker(self, x: float, y: float, shape: str, size: float, face: str, edge: str, width: float) -> None:
        """A symbol by matplotlib's letter."""
        ...

    def box(self, x: float, y: float, width: float, height: float, fill: Fill) -> None:
        """A rectangle."""
        ...

    def area(self, geometry: Any, place: Place, fill: Fill, window: Window) -> None:
        """A (multi)polygon in metres."""
        ...

    def image(self, picture: bytes, x: float, y: float, width: float, height: float) -> None:
        """A PNG or JPEG."""
        ...

    def shared(self, key: Hashable, paint: Callable[[], None]) -> None:
        """What `paint` draws (no text), kept for all drawings with the same key."""
        ...


MARKERS = {
    "circle": "o",
    "square": "s",
    "triangle": "^",
    "diamond": "D",
    "pentagon": "p",
    "hexagon": "h",
    "octagon": "8",
    "star": "*",
    "cross_fill": "P",
    "rectangle": "s",
}


def surface_of(axes: Any) -> Surface:
    """`axes` itself where it is paper, else a surface over matplotlib axes."""
    if isinstance(axes, Paper):
        return axes
    from .axes import Canvas  # only a dock needs matplotlib's artists

    return Canvas(axes)


def width_on(axes: Any) -> float:
    """Width in points of what can be drawn on."""
    return axes.width if isinstance(axes, Paper) else axes.figure.get_size_inches()[0] * 72 * axes.get_position().width


class Sheet:
    """Something to draw on in points, y upwards; `width` and `height` are what there is.

    Parameters
    ----------
    axes
        `vectors.Paper`, or matplotlib axes, which are used up wholly.
    """

    def __init__(self, axes: Any, ink: Ink = PAPER) -> None:
        self.ink = ink
        self.surface = surface_of(axes)
        self.width, self.height = self.surface.width, self.surface.height

    def text(
        self, x: float, y: float, text: str, size: float = SIZE, ha: str = "left", bold: bool = False, colour: str = ""
    ) -> None:
        """Words in the middle of height `y`; never read as formulas."""
        self.surface.text(float(x), float(y), clean(text), size, ha, bold, colour or self.ink.text)

    def line(
        self, xs: Sequence[float], ys: Sequence[float], colour: str = "", width: float = 1, dashes: Dashes = None
    ) -> None:
        """A line; `dashes` as ``(on, off)`` in points."""
        self.surface.line(xs, ys, colour or self.ink.line, width, dashes)

    def marker(
        self, x: float, y: float, shape: str, size: float, face: str = "", edge: str = "", width: float = 1
    ) -> None:
        """A symbol of `MARKERS` (or matplotlib's) with its size in points."""
        shape = MARKERS.get(shape, shape)
        self.surface.marker(float(x), float(y), shape, size, face or self.ink.paper, edge or self.ink.text, width)

    def box(
        self, x: float, y: float, width: float, height: float, face: str, edge: str = "none", hatch: str = ""
    ) -> None:
        """A filled rectangle."""
        self.surface.box(float(x), float(y), float(width), float(height), Fill(face, edge, hatch=hatch))

    def shared(self, key: Hashable, paint: Callable[[], None]) -> None:
        """What `paint` draws (no text) is drawn and packed once for all documents that use the same `key`.

        The key must tell everything that the drawing depends on, and keep what it names by `id` alive.
        """
        self.surface.shared((key, self.width, self.height), paint)
