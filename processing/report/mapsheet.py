# SPDX-License-Identifier: GPL-2.0-or-later
"""A sheet with a map on it: scale, window, labels that keep clear of each other, scale bar."""

import math
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import shapely

from ..domain.formatting import number_text
from ..domain.profile import AreaRef, Shape
from .generalising import generalised
from .ground import DPI, MOST_PIXELS, Ground
from .sheet import SIZE, Fill, Place, Sheet, width_of
from .style import Ink

Box = tuple[float, float, float, float]


def _rings(radii: Sequence[float], steps: int) -> tuple[tuple[float, float], ...]:
    """Moves away from a spot, near ones first; of one distance those to the sides first, where words are short."""
    turns = sorted((2 * math.pi * i / steps for i in range(steps)), key=lambda turn: abs(math.sin(turn)))
    return tuple((radius * math.cos(turn), radius * math.sin(turn)) for radius in radii for turn in turns)


NEAR = ((0.0, 0.0), *_rings((4, 8, 12, 18, 26), 12))
FAR = _rings((24, 32, 40, 50, 60, 72, 86, 100, 116), 16)

TOLERANCE = 0.25  # points that a border may be moved by generalising
_SIMPLE: dict[tuple[int, int], tuple[Any, Any]] = {}


def _step(tolerance: float) -> int:
    """Tolerances in steps of the root of two, so that maps of about one scale share what was generalised."""
    return math.floor(math.log2(max(tolerance, 0.01)) * 2)


def _simple(geometry: Any, tolerance: float) -> Any:
    """An outline generalised; kept, since the documents of a batch draw the same areas again and again."""
    if not tolerance:
        return geometry
    step = _step(tolerance)
    known = _SIMPLE.get((id(geometry), step))
    if known is None or known[0] is not geometry:
        if len(_SIMPLE) > 5000:
            _SIMPLE.clear()
        known = (geometry, shapely.simplify(geometry, 2 ** (step / 2), preserve_topology=True))
        _SIMPLE[id(geometry), step] = known
    return known[1]


def _side_by_side(shapes: Sequence[Shape], tolerance: float) -> Sequence[Any]:
    """The outlines of an overview, generalised together and kept."""
    if not tolerance:
        return [shape.geometry for shape in shapes]
    return _generalised(Outlines(shapes), _step(tolerance))


@lru_cache(maxsize=64)
def _generalised(outlines: "Outlines", step: int) -> list[Any]:
    return generalised(outlines.kept, 2 ** (step / 2))


class Outlines:
    """The geometries of shapes as a key: told apart by identity, which costs nothing, and kept alive for it."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self.kept = [shape.geometry for shape in shapes]
        self._ids = tuple(map(id, self.kept))

    def __hash__(self) -> int:
        return hash(self._ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Outlines) and self._ids == other._ids


class MapSheet(Sheet):
    """A sheet with a map on its upper part.

    Parameters
    ----------
    focus
        Geometries that must be wholly visible.
    legend
        Height in points kept free below the map.
    """

    def __init__(self, axes: Any, focus: Sequence[Any], legend: float, ink: Ink, margin: float = 0.04) -> None:
        super().__init__(axes, ink)
        self.legend = legend
        left, bottom, right, top = shapely.total_bounds(np.array(focus, dtype=object))
        room = (self.width, max(self.height - legend, 20.0))
        self.scale = min(room[0] / max(right - left, 1), room[1] / max(top - bottom, 1)) * (1 - 2 * margin)
        middle, centre = (left + right) / 2, (bottom + top) / 2
        half = (room[0] / 2 / self.scale, room[1] / 2 / self.scale)
        self.place = Place(self.scale, room[0] / 2 - middle * self.scale, legend + room[1] / 2 - centre * self.scale)
        self.view = shapely.box(middle - half[0], centre - half[1], middle + half[0], centre + half[1])
        self.window = (0.0, legend, self.width, self.height - legend)
        self.taken: list[Box] = []
        self.leaders: list[Any] = []
        self.avoid: Any = None  # an outline on the sheet that labels keep off

    def seen(
        self, shapes: Sequence[Shape], joined: bool = False, of: Collection[str] | None = None
    ) -> list[tuple[AreaRef, Any]]:
        """Areas that touch the view, generalised and cut to it.

        `joined` keeps borders in common, for overviews; `of` are the ids of those asked for where not all are.
        """
        asked = [i for i, shape in enumerate(shapes) if of is None or shape.area.area_id in of]
        if not asked:
            return []
        geometries = np.array([shapes[i].geometry for i in asked], dtype=object)
        left, bottom, right, top = shapely.bounds(geometries).T
        low_x, low_y, high_x, high_y = self.view.bounds
        whole = (left >= low_x) & (bottom >= low_y) & (right <= high_x) & (top <= high_y)
        kept = whole.copy()
        kept[~whole] = shapely.intersects(geometries[~whole], self.view)
        tolerance = TOLERANCE / self.scale
        together = _side_by_side(shapes, tolerance) if joined else None
        # Cut a little outside, so that the cut itself is never seen; what is wholly seen stays the object it is.
        frame = shapely.buffer(self.view, 4 / self.scale, join_style="mitre")
        found = []
        for k in np.flatnonzero(kept):
            geometry = together[asked[k]] if together else _simple(geometries[k], tolerance)
            cut = geometry if whole[k] else shapely.intersection(geometry, frame)
            if whole[k] or not shapely.is_empty(cut):
                found.append((shapes[asked[k]].area, cut))
        return found

    def region(self, geometry: Any, face: str, edge: str, width: float = 0.6, hatch: str = "") -> None:
        """An area of the map, cut at the map's window."""
        self.surface.area(geometry, self.place, Fill(face, edge, width, hatch), self.window)

    def ground(self, ground: Ground | None) -> bool:
        """A picture of the ground under all that follows; False where there is none."""
        if ground is None:
            return False
        height = self.height - self.legend
        size = [min(max(round(points / 72 * DPI), 1), MOST_PIXELS) for points in (self.width, height)]
        picture = ground.picture(self.view.bounds, (size[0], size[1]))
        if picture:
            self.surface.image(picture, 0.0, self.legend, self.width, height)
        return bool(picture)

    def border(self, geometry: Any, width: float) -> None:
        """A border that is seen on any ground: dark with a light rim."""
        self.region(geometry, "none", self.ink.paper, width + 2)
        self.region(geometry, "none", self.ink.text, width)

    def frame(self) -> None:
        """A thin line around the map."""
        self.box(0.3, self.legend + 0.3, self.width - 0.6, self.height - self.legend - 0.6, "none", self.ink.outline)

    def spot(self, geometry: Any) -> Any:
        """Where a label stands inside an area."""
        parts = [g for g in shapely.get_parts(geometry) if g.geom_type == "Polygon"]
        if not parts:
            return self.place(shapely.get_coordinates(geometry)[:1])[0]
        largest = max(parts, key=shapely.area)
        point = shapely.centroid(largest)
        if not shapely.contains(largest, point):
            point = shapely.point_on_surface(largest)
        return self.place(shapely.get_coordinates(point))[0]

    def values(self, items: Sequence[tuple[Any, Sequence[str]]]) -> None:
        """Bold words on a plate for each area: in it, else beside all areas with a line to it; none is left out."""
        around = [self._on_sheet(geometry) for geometry, _ in items]
        for geometry, lines in sorted(items, key=lambda item: item[0].area):  # large areas can give way
            if not (
                self.label(geometry, lines, 0.6, True)
                or self.leader_label(geometry, lines, around, True)
                or self.label(geometry, lines, 0.0, True)
            ):
                self._put(self._box(self.spot(geometry), lines, True), lines, True)

    def label(self, geometry: Any, lines: Sequence[str], part: float, bold: bool = False) -> bool:
        """Words of which at least `part` lies in the area, clear of other labels; False where there is no room."""
        spot, outline = self.spot(geometry), self._on_sheet(geometry)
        boxes = [self._box((spot[0] + dx, spot[1] + dy), lines, bold) for dx, dy in NEAR]
        if outline.area < part * _area(boxes[0]):
            return False
        for box in self._free(boxes):
            if part == 0 or shapely.clip_by_rect(outline, *box).area >= part * _area(box):
                self._put(box, lines, bold)
                return True
        return False

    def leader_label(self, geometry: Any, lines: Sequence[str], off: Sequence[Any], bold: bool = False) -> bool:
        """Words that keep off outlines on the sheet, with a line to the area they name."""
        spot = self.spot(geometry)
        boxes = self._free([self._box((spot[0] + dx, spot[1] + dy), lines, bold) for dx, dy in FAR])
        if not boxes:
            return False
        outlines = np.array(off, dtype=object)
        shapely.prepare(outlines)
        plates = shapely.box(*np.array(boxes).T)
        covers = shapely.intersects(outlines[:, None], plates).any(0)
        taken = shapely.box(*np.array(self.taken).T) if self.taken else np.array([])
        for box, plate in zip([b for b, c in zip(boxes, covers, strict=True) if not c], plates[~covers], strict=True):
            middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            line = shapely.linestrings([spot, middle])
            if not shapely.intersects(line, taken).any():
                ends = shapely.get_coordinates(shapely.difference(line, plate))
                self.line(ends[:, 0], ends[:, 1], self.ink.text, 0.7)
                self.marker(float(spot[0]), float(spot[1]), "o", 3, self.ink.text, self.ink.paper, 0.6)
                self._put(box, lines, bold)
                self.leaders.append(line)
                return True
        return False

    def _on_sheet(self, geometry: Any) -> Any:
        return shapely.transform(geometry, self.place)

    def _box(self, middle: Any, lines: Sequence[str], bold: bool) -> Box:
        width = max(width_of(line, SIZE, bold) for line in lines) + 4
        return self._inside((float(middle[0]), float(middle[1])), width, 10.0 * len(lines) + 1)

    def _free(self, boxes: Sequence[Box]) -> list[Box]:
        """Those that cover no label, no line to one, and nothing that all labels keep off."""
        apart = [box for box in boxes if not any(_overlap(box, other) for other in self.taken)]
        kept = np.array([*self.leaders, *([] if self.avoid is None else [self.avoid])], dtype=object)
        if not apart or not len(kept):
            return apart
        shapely.prepare(kept)
        covers = shapely.intersects(kept[:, None], shapely.box(*np.array(apart).T)).any(0)
        return [box for box, cover in zip(apart, covers, strict=True) if not cover]

    def _put(self, box: Box, lines: Sequence[str], bold: bool) -> None:
        """Draw a label; bold ones stand on a plate."""
        self.taken.append((box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))
        if bold:
            self.box(box[0], box[1], box[2] - box[0], box[3] - box[1], self.ink.paper, self.ink.outline)
        for i, line in enumerate(lines):
            self.text((box[0] + box[2]) / 2, box[3] - 5.5 - 10 * i, line, ha="center", bold=bold)

    def beside(self, geometry: Any, lines: Sequence[str], others: Any) -> None:
        """Bold words on a plate next to an area, with a line to it, where they cover least of `others` and the area."""
        left, bottom, right, top = (float(v) for v in self.place(np.array(geometry.bounds).reshape(2, 2)).ravel())
        width, height = max(width_of(line, SIZE, True) for line in lines) + 6, 10.0 * len(lines) + 4
        middle, level = self.spot(geometry)
        taken = shapely.union_all([*others, geometry])
        spots = [
            *((x, level + dy) for dy in (0, 14, -14) for x in (left - width / 2 - 10, right + width / 2 + 10)),
            *((middle, y) for y in (top + height / 2 + 8, bottom - height / 2 - 8)),
        ]

        def cost(spot: tuple[float, float]) -> float:
            box = self._inside(spot, width, height)
            plate = shapely.box(*self.place.back(np.array([box[:2], box[2:]])).ravel())
            moved = abs((box[0] + box[2]) / 2 - spot[0]) + abs((box[1] + box[3]) / 2 - spot[1])
            covered = shapely.intersection(plate, taken).area + 4 * shapely.intersection(plate, geometry).area
            return covered * self.scale**2 + 20 * moved + 500 * sum(_overlap(box, other) for other in self.taken)

        box = self._inside(min(spots, key=cost), width, height)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        self.line([x, middle], [y, level], self.ink.text, 0.8)
        self.box(box[0], box[1], width, height, self.ink.paper, self.ink.text)
        for i, line in enumerate(lines):
            self.text(x, box[3] - 7 - 10 * i, line, ha="center", bold=True)
        self.taken.append(box)

    def _inside(self, spot: tuple[float, float], width: float, height: float) -> Box:
        x = min(max(spot[0], width / 2 + 1), self.width - width / 2 - 1)
        y = min(max(spot[1], self.legend + height / 2 + 1), self.height - height / 2 - 1)
        return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def scale_bar(self) -> None:
        """A length in round metres at the lower left of the map."""
        wanted = self.width / 4 / self.scale
        steps = (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
        length = max(n for n in steps if n <= max(wanted, 50))
        words = f"{length} m" if length < 1000 else f"{number_text(length // 1000)} km"
        x, y, width = 4.0, self.legend + 5, length * self.scale
        box = (x - 2, y - 3, x + width + width_of(words) + 6, y + 7)
        self.box(box[0], box[1], box[2] - box[0], box[3] - box[1], self.ink.paper)
        self.line([x, x, x + width, x + width], [y + 4, y, y, y + 4], self.ink.text, 1)
        self.text(x + width + 4, y + 2, words)
        self.taken.append(box)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
