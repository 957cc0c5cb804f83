# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing on matplotlib axes in points: what charts and maps are made of, on paper and on a dock's canvas alike."""

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
import shapely
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text

from .fonts import BOLD, REGULAR, text_width
from .style import PAPER, Ink, readable
from .text import clean, wrap

SIZE = 8  # smallest type on paper
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


class Sheet:
    """Axes without frame whose unit is the point, y upwards; `width` and `height` are what there is to draw on."""

    def __init__(self, axes: Any, ink: Ink = PAPER) -> None:
        self.axes, self.ink = axes, ink
        box = axes.get_position()
        inches = axes.figure.get_size_inches()
        self.width, self.height = float(box.width * inches[0] * 72), float(box.height * inches[1] * 72)
        self._order = 0
        axes.set_axis_off()
        axes.set_autoscale_on(False)
        axes.set_xlim(0, self.width)
        axes.set_ylim(0, self.height)

    def _add(self, artist: Any) -> None:
        """Onto the axes, above everything that was drawn before; limits are not looked at."""
        self._order += 1
        artist.set_zorder(self._order)
        self.axes.add_artist(artist)

    def text(
        self, x: float, y: float, text: str, size: float = SIZE, ha: str = "left", bold: bool = False, colour: str = ""
    ) -> None:
        """Words in the middle of height `y`; never read as formulas."""
        words = Text(
            *(x, y, clean(text)),
            fontsize=size,
            horizontalalignment=cast(Any, ha),
            verticalalignment="center",
            fontweight="bold" if bold else "normal",
            color=colour or self.ink.text,
            fontfamily="DejaVu Sans",
            parse_math=False,
            clip_on=False,
        )
        words.set_transform(self.axes.transData)
        self._add(words)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str = "",
        width: float = 1,
        dashes: Any = None,
        **more: Any,
    ) -> None:
        """A line; `dashes` as ``(on, off)`` in points."""
        line = Line2D(xs, ys, color=colour or self.ink.line, linewidth=width, clip_on=False, **more)
        if dashes:
            line.set_dashes([part / width for part in dashes])
        line.set_transform(self.axes.transData)
        self._add(line)

    def marker(
        self, x: float, y: float, shape: str, size: float, face: str = "", edge: str = "", width: float = 1
    ) -> None:
        """A symbol of `MARKERS` (or matplotlib's) with its size in points."""
        edge = edge or self.ink.text
        mark = Line2D(
            *([x], [y]),
            linestyle="none",
            marker=MARKERS.get(shape, shape),
            markersize=size,
            markerfacecolor=face or self.ink.paper,
            markeredgecolor=edge,
            markeredgewidth=width,
            clip_on=False,
        )
        mark.set_transform(self.axes.transData)
        self._add(mark)

    def box(
        self, x: float, y: float, width: float, height: float, face: str, edge: str = "none", hatch: str = ""
    ) -> None:
        """A filled rectangle."""
        self._hatched(lambda: Rectangle((x, y), width, height, linewidth=0.6, clip_on=False), face, edge, hatch)

    def area(self, path: Path, face: str, edge: str, width: float = 0.6, hatch: str = "", window: Any = None) -> None:
        """A polygon of `path_of`, cut at `window`."""

        def make() -> PathPatch:
            return PathPatch(path, linewidth=width, joinstyle="round", clip_on=window is not None)

        self._hatched(make, face, edge, hatch, window)

    def _hatched(self, make: Callable[[], Any], face: str, edge: str, hatch: str, window: Any = None) -> None:
        patch = make()
        patch.set_facecolor(face)
        if hatch:  # matplotlib draws hatch and border in one colour, so the border is a second patch
            dark = readable(face) == "#FFFFFF"
            patch.set(edgecolor="#FFFFFF" if dark else "#4D4D4D", hatch=hatch, linewidth=0)
            self._patch(patch, window)
            patch = make()
            patch.set_facecolor("none")
        patch.set_edgecolor(edge)
        self._patch(patch, window)

    def _patch(self, patch: Any, window: Any) -> None:
        patch.set_transform(self.axes.transData)
        self._add(patch)
        patch.set_clip_box(window)  # only now: adding sets the clip to the axes


def path_of(geometry: Any, place: Any) -> Path:
    """The outline of a (multi)polygon as one path; `place` maps metres (n, 2) to the sheet."""
    vertices, codes = [], []
    for part in shapely.get_parts(geometry):
        if part.geom_type != "Polygon":
            continue
        for ring in (part.exterior, *part.interiors):
            points = shapely.get_coordinates(ring)
            code = np.full(len(points), Path.LINETO, np.uint8)
            code[0], code[-1] = Path.MOVETO, Path.CLOSEPOLY
            vertices.append(place(points))
            codes.append(code)
    if not vertices:
        return Path(np.zeros((1, 2)), [Path.MOVETO])
    return Path(np.concatenate(vertices), np.concatenate(codes))
