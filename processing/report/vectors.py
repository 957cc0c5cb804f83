# SPDX-License-Identifier: GPL-2.0-or-later
"""Charts and maps on a page: PDF operators written directly, text in the document's own embedded face.

One unit is one point and y goes up, as on the page. matplotlib's artists would draw the same and cost several times
as much; outlines of areas are written once for all documents of a batch.
"""

import math
import zlib
from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from .fonts import BOLD, REGULAR, text_width

if TYPE_CHECKING:
    from .sheet import Dashes, Fill, Place, Window
    from .tagging import TaggedCanvas

BASELINE = 0.26  # of the type size below the middle of a line
FINE = 0.02  # points: what nobody sees on paper
TILE, DENSITY = 72, 6  # a hatch ``"--"`` has 2 * 6 lines in 72 points, as in matplotlib


class Words(NamedTuple):
    """A line of text with its baseline; written last, since only the document knows its glyphs."""

    x: float
    y: float
    text: str
    font: str
    size: float
    colour: str


class Form(NamedTuple):
    """Operators packed as a page's stream holds them, the same bytes in several documents."""

    packed: bytes
    width: float
    height: float


class Photo(NamedTuple):
    """A PNG or JPEG in its place."""

    picture: bytes
    x: float
    y: float
    width: float
    height: float


MOST_FORMS = 24  # a batch's overviews; the oldest goes first
_FORMS: dict[Hashable, Form] = {}


class Paper:
    """A piece of a page; see `sheet.Surface`."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.marks: list[str | Words | Form | Photo] = []
        self._sharing = False

    def text(self, x: float, y: float, text: str, size: float, ha: str, bold: bool, colour: str) -> None:
        """See `sheet.Surface`; a space at its end keeps labels apart for those who copy or listen."""
        if self._sharing:
            raise RuntimeError("a shared drawing holds no text")
        font = BOLD if bold else REGULAR
        text = text.rstrip()
        if ha != "left":
            x -= text_width(text, font, size) * (0.5 if ha == "center" else 1)
        self.marks.append(Words(x, y - BASELINE * size, f"{text} ", font, size, colour))

    def line(self, xs: Any, ys: Any, colour: str, width: float, dashes: "Dashes") -> None:
        """See `sheet.Surface`."""
        points = [f"{x:.2f} {y:.2f}" for x, y in zip(xs, ys, strict=True)]
        caps = "0 J" if dashes else "2 J"
        pattern = " ".join(f"{part:g}" for part in dashes or ())
        way = " l ".join(points[1:])
        self.marks.append(f"{_rgb(colour)} RG {width:g} w {caps} 1 j [{pattern}] 0 d {points[0]} m {way} l S")

    def marker(self, x: float, y: float, shape: str, size: float, face: str, edge: str, width: float) -> None:
        """See `sheet.Surface`."""
        pen = f"{_rgb(edge)} RG {width / size:.4f} w 0 J 0 j [] 0 d"
        self.marks.append(f"q {size:g} 0 0 {size:g} {x:.2f} {y:.2f} cm {_rgb(face)} rg {pen} {_symbol(shape)} B* Q")

    def box(self, x: float, y: float, width: float, height: float, fill: "Fill") -> None:
        """See `sheet.Surface`."""
        outline = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        self.marks.append(_painted(outline, fill, (x, y, x + width, y + height), joins=0))

    def area(self, geometry: Any, place: "Place", fill: "Fill", window: "Window") -> None:
        """See `sheet.Surface`."""
        outline, unit, (left, bottom) = _outline(geometry, 2.0 ** math.floor(math.log2(FINE / place.scale)))
        if not outline:
            return
        scale = unit * place.scale
        x, y = left * scale + place.x, bottom * scale + place.y
        low, high = place(np.array(geometry.bounds).reshape(2, 2)).tolist()
        code = _painted(outline, fill, (*low, *high), joins=1, matrix=(scale, x, y))
        if window and not (_within(low, window) and _within(high, window)):
            code = f"q {' '.join(f'{v:.2f}' for v in window)} re W n\n{code}\nQ"
        self.marks.append(code)

    def image(self, picture: bytes, x: float, y: float, width: float, height: float) -> None:
        """See `sheet.Surface`."""
        self.marks.append(Photo(picture, x, y, width, height))

    def shared(self, key: Hashable, paint: Callable[[], None]) -> None:
        """See `sheet.Surface`."""
        form = _FORMS.get(key)
        if form is None:
            outside, self.marks, self._sharing = self.marks, [], True
            try:
                paint()
                code = "\n".join(map(str, self.marks))
            finally:
                self.marks, self._sharing = outside, False
            form = Form(zlib.compress(code.encode("ascii")), self.width, self.height)
            while len(_FORMS) >= MOST_FORMS:
                del _FORMS[next(iter(_FORMS))]
            _FORMS[key] = form
        self.marks.append(form)


def draw(paper: Paper, pages: "TaggedCanvas", x: float, y: float) -> None:
    """Draw what is on the paper with the lower left corner at x, y; call it inside marked content."""
    code = pages.canvas._code
    code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm")
    for mark in paper.marks:
        if isinstance(mark, str):
            code.append(mark)
        elif isinstance(mark, Words):
            pages.write(*mark)
        elif isinstance(mark, Photo):
            pages.image(*mark)
        else:
            pages.form(*mark)
    code.append("Q")


@cache
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5))


@cache
def _symbol(shape: str) -> str:
    """Operators of a symbol of size 1 around 0, 0: matplotlib's own shapes."""
    from matplotlib.markers import MarkerStyle
    from matplotlib.path import Path

    style = MarkerStyle(shape)
    path = style.get_path().transformed(style.get_transform())
    signs = {Path.MOVETO: "m", Path.LINETO: "l", Path.CURVE4: "c"}
    steps = path.iter_segments(simplify=False, curves=True)
    return " ".join(
        "h" if code == Path.CLOSEPOLY else f"{' '.join(f'{round(v, 4):g}' for v in points.tolist())} {signs[code]}"
        for points, code in steps
    )


@lru_cache(maxsize=5000)
def _outline(geometry: Any, unit: float) -> tuple[str, float, tuple[int, int]]:
    """Operators of a (multi)polygon in whole steps of `unit` metres from its lower left corner, and where that is.

    Whole numbers are written fast and pack well; neighbours are rounded alike, so that their border is one.
    """
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon"]
    rings = [np.rint(shapely.get_coordinates(r) / unit).astype(int) for p in parts for r in (p.exterior, *p.interiors)]
    if not rings:
        return "", unit, (0, 0)
    corner = np.min([ring.min(0) for ring in rings], axis=0)
    lines = []
    for ring in rings:
        (x, y), *others = (ring[:-1] - corner).tolist()
        lines.append(f"{x} {y} m\n" + "".join(f"{x} {y} l\n" for x, y in others) + "h")
    return "\n".join(lines), unit, (int(corner[0]), int(corner[1]))


def _within(point: list[float], window: tuple[float, float, float, float]) -> bool:
    left, bottom, width, height = window
    return left <= point[0] <= left + width and bottom <= point[1] <= bottom + height


Bounds = tuple[float, ...]
Matrix = tuple[float, float, float]  # scale, x, y


def _painted(outline: str, fill: "Fill", bounds: Bounds, joins: int, matrix: Matrix | None = None) -> str:
    """Fill, hatch and stroke; `matrix` is what the outline's numbers are in, all else is in points."""
    scale, x, y = matrix or (1.0, 0.0, 0.0)
    there = f"{_real(scale)} 0 0 {_real(scale)} {x:.2f} {y:.2f} cm " if matrix else ""
    back = f" {_real(1 / scale)} 0 0 {_real(1 / scale)} {_real(-x / scale)} {_real(-y / scale)} cm" if matrix else ""
    filled, stroked = fill.face != "none", fill.edge != "none" and fill.width > 0
    colour = f"{_rgb(fill.face)} rg " if filled else ""
    pen = f"{_rgb(fill.edge)} RG {_real(fill.width / scale)} w 0 J {joins} j [] 0 d " if stroked else ""
    if fill.hatch:
        under = f"{colour}{outline} f*\n" if filled else ""
        marks = _hatching(fill.hatch, fill.pen, bounds)
        over = f"\n{pen}{outline} S" if stroked else ""
        return f"q {there}{under}q {outline} W* n{back}\n{marks}\nQ{over} Q"
    verb = {(True, True): "B*", (True, False): "f*", (False, True): "S", (False, False): "n"}[filled, stroked]
    code = f"{there}{colour}{pen}{outline} {verb}"
    return f"q {code} Q" if matrix else code


def _real(number: float) -> str:
    """A number as PDF writes it: never with an exponent."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _hatching(pattern: str, pen: str, bounds: Bounds) -> str:
    """The pattern over a box. Dots are round caps of dashes without length."""
    code = []
    for mark in sorted(set(pattern)):
        gap = TILE / (DENSITY * pattern.count(mark))
        dotted = f"1 J [0 {gap:g}] 0 d {gap / 3:g} w" if mark == "." else "0 J [] 0 d 1 w"
        code += [f"{_rgb(pen)} RG {dotted}", *_lines(mark, gap, *bounds), "S"]
    return "\n".join(code)


def _lines(mark: str, gap: float, left: float, bottom: float, right: float, top: float) -> list[str]:
    """Parallel lines over a box, on a raster that is the same for all areas of the page."""

    def steps(low: float, high: float) -> list[float]:
        return [gap * i for i in range(int(low // gap), int(high // gap) + 2)]

    if mark in "-.":
        start = gap * (left // gap)
        return [f"{start:.1f} {y:.1f} m {right:.1f} {y:.1f} l" for y in steps(bottom, top)]
    if mark == "|":
        return [f"{x:.1f} {bottom:.1f} m {x:.1f} {top:.1f} l" for x in steps(left, right)]
    rise = top - bottom
    if mark == "/":
        return [f"{x:.1f} {bottom:.1f} m {x + rise:.1f} {top:.1f} l" for x in steps(left - rise, right)]
    return [f"{x:.1f} {top:.1f} m {x + rise:.1f} {bottom:.1f} l" for x in steps(left - rise, right)]
