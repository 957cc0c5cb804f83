# SPDX-License-Identifier: GPL-2.0-or-later
"""matplotlib onto a ReportLab page: paths stay vectors and text stays text of the document's own embedded face.

One unit is one point and y goes up on both sides, so nothing is converted. Transparency is mixed with the white
page, because archives and old printers fare better without it.
"""

from typing import Any

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Bbox, IdentityTransform

from .fonts import BOLD, REGULAR, text_width
from .tagging import TaggedCanvas
from .text import clean

ASCENT, DESCENT = 0.76, 0.24  # of the type size
TILE, DENSITY = 72, 6  # a hatch ``"--"`` has 2 * 6 lines in 72 points, as in matplotlib's own back ends
_SIMPLE = {Path.MOVETO: "m", Path.LINETO: "l"}


class PaperAxes:
    """What `sheet.Sheet` needs of axes, without ticks, spines and scales: those cost more than the picture."""

    def __init__(self, width: float, height: float) -> None:
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        self.transData = IdentityTransform()
        self.artists: list[Any] = []
        self.set_axis_off = self.set_autoscale_on = self.set_xlim = self.set_ylim = self._nothing

    def _nothing(self, *_: Any) -> None:
        pass

    def get_position(self) -> Bbox:
        """All of the figure."""
        return Bbox.unit()

    def add_artist(self, artist: Any) -> None:
        """Drawn in the order of adding."""
        artist.set_figure(self.figure)
        self.artists.append(artist)


def draw(axes: PaperAxes, pages: TaggedCanvas, x: float, y: float) -> None:
    """Draw what is on the axes with the lower left corner at x, y; call it inside marked content."""
    canvas = pages.canvas
    renderer = Renderer(pages, *(axes.figure.get_size_inches() * 72))
    canvas.saveState()
    canvas.translate(x, y)
    for artist in axes.artists:
        artist.draw(renderer)
    canvas.restoreState()


def _rgb(colour: Any, alpha: float = 1.0) -> str:
    opacity = alpha * (colour[3] if len(colour) > 3 else 1)
    return " ".join(f"{round(1 - opacity + opacity * part, 3):g}" for part in colour[:3])


def _operators(path: Path, transform: Any) -> str:
    """PDF path operators of a path."""
    codes: Any = path.codes
    if codes is None or not ((codes == Path.CURVE3) | (codes == Path.CURVE4)).any():
        points = transform.transform(path.vertices)
        if codes is None:
            codes = np.full(len(points), Path.LINETO, np.uint8)
            codes[:1] = Path.MOVETO
        rows = zip(points.round(2).tolist(), codes.tolist(), strict=True)
        return "\n".join("h" if code == Path.CLOSEPOLY else f"{p[0]:g} {p[1]:g} {_SIMPLE[code]}" for p, code in rows)
    parts, last = [], (0.0, 0.0)
    for points, code in path.iter_segments(transform, simplify=False):
        if code == Path.CLOSEPOLY:
            parts.append("h")
            continue
        if code == Path.CURVE3:  # PDF knows cubic curves only
            (ax, ay), (bx, by, cx, cy) = last, points
            points = (
                ax + (bx - ax) * 2 / 3,
                ay + (by - ay) * 2 / 3,
                cx + (bx - cx) * 2 / 3,
                cy + (by - cy) * 2 / 3,
                cx,
                cy,
            )
        last = tuple(points[-2:])
        numbers = " ".join(f"{round(float(v), 2):g}" for v in points)
        parts.append(f"{numbers} {_SIMPLE.get(code, 'c')}")
    return "\n".join(parts)


class Renderer(RendererBase):
    """What matplotlib's artists draw with."""

    def __init__(self, pages: TaggedCanvas, width: float, height: float) -> None:
        super().__init__()
        self.pages, self.width, self.height = pages, width, height
        self.code: list[str] = pages.canvas._code

    def flipy(self) -> bool:
        """Y grows upwards, as on a PDF page."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Size in points."""
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        """A point is a point."""
        return points

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """Size of a line of text; always plain text."""
        size = prop.get_size_in_points()
        return text_width(clean(s), self._font(prop), size), (ASCENT + DESCENT) * size, DESCENT * size

    @staticmethod
    def _font(prop: Any) -> str:
        return BOLD if prop.get_weight() in ("bold", 700) else REGULAR

    def draw_text(self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, ismath=False, mtext=None) -> None:
        """One line of text; a space at its end keeps labels apart for those who copy or listen."""
        canvas = self.pages.canvas
        canvas.saveState()
        canvas.translate(x, y)
        if angle:
            canvas.rotate(angle)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in gc.get_rgb()[:3])
        self.pages.write(0, 0, s.rstrip() + " ", self._font(prop), prop.get_size_in_points(), colour)
        canvas.restoreState()

    def draw_path(self, gc: Any, path: Path, transform: Any, rgbFace: Any = None) -> None:
        """Fill, hatch and stroke one path."""
        operators = _operators(path, transform)
        if not operators:
            return
        alpha = gc.get_alpha()
        self.code.append("q")
        self._clip(gc)
        stroke = gc.get_linewidth() > 0 and not (len(gc.get_rgb()) > 3 and gc.get_rgb()[3] == 0)
        fill = rgbFace is not None and not (len(rgbFace) > 3 and rgbFace[3] == 0)
        if fill:
            self.code.append(f"{_rgb(rgbFace, alpha)} rg")
        if gc.get_hatch():
            if fill:
                self.code.append(f"{operators}\nf*")
                fill = False
            self._hatch(gc, path, transform, operators)
        if stroke:
            self._pen(gc, alpha)
        if stroke or fill:
            self.code.append(
                operators + "\n" + {(True, True): "B*", (True, False): "S", (False, True): "f*"}[stroke, fill]
            )
        self.code.append("Q")

    def _pen(self, gc: Any, alpha: float) -> None:
        caps = {"butt": 0, "round": 1, "projecting": 2}[gc.get_capstyle()]
        joins = {"miter": 0, "round": 1, "bevel": 2}[gc.get_joinstyle()]
        offset, dashes = gc.get_dashes()
        pattern = " ".join(f"{d:g}" for d in dashes) if dashes is not None else ""
        self.code.append(
            f"{_rgb(gc.get_rgb(), alpha)} RG {gc.get_linewidth():g} w {caps} J {joins} j [{pattern}] {offset or 0:g} d"
        )

    def _clip(self, gc: Any) -> None:
        box = gc.get_clip_rectangle()
        if box is not None:
            self.code.append(" ".join(f"{round(v, 2):g}" for v in box.bounds) + " re W n")
        path, transform = gc.get_clip_path()
        if path is not None:
            self.code.append(_operators(path, transform) + "\nW n")

    def _hatch(self, gc: Any, path: Path, transform: Any, operators: str) -> None:
        """The pattern over the path's box, clipped by the path. Dots are round caps of dashes without length."""
        self.code.append(f"q\n{operators}\nW* n")
        colour = _rgb(gc.get_hatch_color())
        points = transform.transform(path.vertices)
        (left, bottom), (right, top) = points.min(0), points.max(0)
        pattern = gc.get_hatch()
        for mark in sorted(set(pattern)):
            gap = TILE / (DENSITY * pattern.count(mark))
            dotted = (
                f"1 J [0 {gap:g}] 0 d {gap / 3:g} w" if mark == "." else f"0 J [] 0 d {gc.get_hatch_linewidth():g} w"
            )
            lines = "\n".join(_lines(mark, gap, left, bottom, right, top))
            self.code.append(f"{colour} RG {dotted}\n{lines}\nS")
        self.code.append("Q")


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
