# SPDX-License-Identifier: GPL-2.0-or-later
"""A sheet's surface over matplotlib axes: charts and maps on a dock's canvas."""

import io
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import shapely
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox, TransformedBbox

if TYPE_CHECKING:
    from .sheet import Dashes, Fill, Place, Window


class Canvas:
    """Axes without frame whose unit is the point; see `sheet.Surface`."""

    def __init__(self, axes: Any) -> None:
        self.axes = axes
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
        artist.set_transform(self.axes.transData)
        self.axes.add_artist(artist)

    def text(self, x: float, y: float, text: str, size: float, ha: str, bold: bool, colour: str) -> None:
        """See `sheet.Surface`."""
        words = Text(
            *(x, y, text),
            fontsize=size,
            horizontalalignment=cast(Any, ha),
            verticalalignment="center",
            fontweight="bold" if bold else "normal",
            color=colour,
            fontfamily="DejaVu Sans",
            parse_math=False,
            clip_on=False,
        )
        self._add(words)

    def line(self, xs: Any, ys: Any, colour: str, width: float, dashes: "Dashes") -> None:
        """See `sheet.Surface`."""
        line = Line2D(xs, ys, color=colour, linewidth=width, clip_on=False)
        if dashes:
            line.set_dashes([part / width for part in dashes])
        self._add(line)

    def marker(self, x: float, y: float, shape: str, size: float, face: str, edge: str, width: float) -> None:
        """See `sheet.Surface`."""
        mark = Line2D(
            *([x], [y]),
            linestyle="none",
            marker=shape,
            markersize=size,
            markerfacecolor=face,
            markeredgecolor=edge,
            markeredgewidth=width,
            clip_on=False,
        )
        self._add(mark)

    def box(self, x: float, y: float, width: float, height: float, fill: "Fill") -> None:
        """See `sheet.Surface`."""
        self._filled(lambda: Rectangle((x, y), width, height, clip_on=False), fill)

    def area(self, geometry: Any, place: "Place", fill: "Fill", window: "Window") -> None:
        """See `sheet.Surface`."""
        path = _path_of(geometry, place)
        clip = None
        if window:
            left, bottom, width, height = window
            clip = TransformedBbox(Bbox.from_bounds(left, bottom, width, height), self.axes.transData)
        self._filled(lambda: PathPatch(path, joinstyle="round", clip_on=clip is not None), fill, clip)

    def _filled(self, make: Callable[[], Any], fill: "Fill", clip: Any = None) -> None:
        patch = make()
        patch.set_facecolor(fill.face)
        if fill.hatch:  # matplotlib draws hatch and border in one colour, so the border is a second patch
            patch.set(edgecolor=fill.pen, hatch=fill.hatch, linewidth=0)
            self._patch(patch, clip)
            patch = make()
            patch.set_facecolor("none")
        patch.set(edgecolor=fill.edge, linewidth=fill.width)
        self._patch(patch, clip)

    def _patch(self, patch: Any, clip: Any) -> None:
        self._add(patch)
        patch.set_clip_box(clip)  # only now: adding sets the clip to the axes

    def image(self, picture: bytes, x: float, y: float, width: float, height: float) -> None:
        """See `sheet.Surface`."""
        from PIL import Image

        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG")) as image:
            pixels = np.asarray(image.convert("RGBA"))
        shown = AxesImage(self.axes, extent=(x, x + width, y, y + height), interpolation="bilinear")
        shown.set_data(pixels)
        self._add(shown)

    def shared(self, key: Hashable, paint: Callable[[], None]) -> None:
        """See `sheet.Surface`; a canvas is drawn for itself."""
        paint()


def _path_of(geometry: Any, place: "Place") -> Path:
    """The outline of a (multi)polygon as one path."""
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
