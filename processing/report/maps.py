# SPDX-License-Identifier: GPL-2.0-or-later
"""Small maps of a profile on matplotlib axes, on paper and on a dock's canvas alike.

Borders are generalised to what can be seen at the map's scale; the strokes cover what that leaves between two areas.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from ..domain.catalogue import Theme, themes
from ..domain.categories import DYNAMICS
from ..domain.formatting import number_text
from ..domain.profile import AreaRef, Choropleth, FacilityRow, Profile, Shape
from ..domain.status import Status
from .charts import LINE
from .sheet import SIZE, Sheet, lines_of, path_of, shortened, width_of
from .style import CLASSES, NOT_APPLICABLE, PAPER, PATTERNS, UNKNOWN, Ink, readable

MANY = 60  # above, points give way to one number per planning area and theme
SIGN_FACES = {
    Status.MISSING: (UNKNOWN, ".."),
    Status.SUPPRESSED: (UNKNOWN, "///"),
    Status.NOT_APPLICABLE: (NOT_APPLICABLE, ""),
}
SIGN_LABELS = {
    Status.MISSING: "k.\u00a0A. keine Angabe",
    Status.SUPPRESSED: "• keine Angabe (Datenschutz)",
    Status.NOT_APPLICABLE: "x nicht sinnvoll",
}
Box = tuple[float, float, float, float]


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
        self.middle = np.array([(left + right) / 2, (bottom + top) / 2])
        self.centre = np.array([room[0] / 2, legend + room[1] / 2])
        half = np.array(room) / 2 / self.scale
        self.view = shapely.box(*(self.middle - half), *(self.middle + half))
        self.taken: list[Box] = []

    def place(self, points: Any) -> Any:
        """Metres to points on the sheet."""
        return (np.asarray(points) - self.middle) * self.scale + self.centre

    def seen(self, shapes: Sequence[Shape]) -> list[tuple[AreaRef, Any]]:
        """Areas that touch the view, generalised and cut to it."""
        if not shapes:
            return []
        geometries = np.array([s.geometry for s in shapes], dtype=object)
        kept = shapely.intersects(geometries, self.view)
        simple = shapely.simplify(geometries[kept], 0.25 / self.scale, preserve_topology=True)
        cut = shapely.intersection(simple, self.view)
        areas = [s.area for s, keep in zip(shapes, kept, strict=True) if keep]
        return [(a, g) for a, g in zip(areas, cut, strict=True) if not shapely.is_empty(g)]

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

    def label(
        self, spot: Any, lines: Sequence[str], bold: bool = False, must: bool = False, plate: bool = False
    ) -> bool:
        """Words around a spot where they cover no other label; `must` writes them in any case."""
        width = max(width_of(line, SIZE, bold) for line in lines)
        height = 10 * len(lines)
        moves = [(0, 0), *((dx, dy) for dy in (-9, 9, -18, 18, -27, 27) for dx in (0, -12, 12))]
        for dx, dy in moves:
            x = min(max(spot[0] + dx, width / 2 + 2), self.width - width / 2 - 2)
            y = min(max(spot[1] + dy, self.legend + height / 2 + 1), self.height - height / 2 - 1)
            box = (x - width / 2 - 1, y - height / 2, x + width / 2 + 1, y + height / 2)
            if not any(_overlap(box, other) for other in self.taken):
                break
        else:
            if not must:
                return False
        self.taken.append(box)
        if plate:
            self.box(box[0] - 1, box[1], box[2] - box[0] + 2, height, self.ink.paper, self.ink.outline)
        for i, line in enumerate(lines):
            self.text(x, y + height / 2 - 5 - 10 * i, line, ha="center", bold=bold)
        return True

    def scale_bar(self) -> None:
        """A length in round metres at the lower left of the map."""
        wanted = self.width / 4 / self.scale
        length = max(n for n in (50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000) if n <= max(wanted, 50))
        words = f"{length} m" if length < 1000 else f"{number_text(length // 1000)} km"
        x, y, width = 4.0, self.legend + 5, length * self.scale
        box = (x - 2, y - 3, x + width + width_of(words) + 6, y + 7)
        self.box(box[0], box[1], box[2] - box[0], box[3] - box[1], self.ink.paper)
        self.line([x, x, x + width, x + width], [y + 4, y, y, y + 4], self.ink.text, 1)
        self.text(x + width + 4, y + 2, words)
        self.taken.append(box)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def draw_overview(axes: Any, profile: Profile, ink: Ink = PAPER) -> None:
    """All regions of the district, the own one filled and named, the others named where there is room."""
    shapes = profile.shapes.sisters
    sheet = MapSheet(axes, [s.geometry for s in shapes], 0, ink)
    own, others = None, []
    for area, geometry in sheet.seen(shapes):
        if area.area_id == profile.area.area_id:
            own = geometry
        else:
            others.append((area, geometry))
            sheet.area(path_of(geometry, sheet.place), ink.soft, ink.outline)
    sheet.scale_bar()
    if own is None:
        return
    sheet.area(path_of(own, sheet.place), ink.own, ink.text, 1)
    spot = sheet.spot(own)
    sheet.label(spot, lines_of(profile.area.name, 90, SIZE, True)[:4], bold=True, must=True, plate=True)
    touching = [shapely.dwithin(own, geometry, 30) for _, geometry in others]
    order = sorted(range(len(others)), key=lambda i: (not touching[i], -others[i][1].area))
    for i in order:
        area, geometry = others[i]
        sheet.label(sheet.spot(geometry), lines_of(area.name, 62)[:4])


def face_of(drawn: Choropleth, area_id: str) -> tuple[str, str]:
    """Colour and pattern of an area on a map of this indicator."""
    index = drawn.class_of.get(area_id)
    if index is None:
        cell = drawn.cells.get(area_id)
        return SIGN_FACES.get(cell.status if cell else Status.MISSING, (UNKNOWN, ".."))
    return class_face(drawn, index)


def class_face(drawn: Choropleth, index: int) -> tuple[str, str]:
    """Colour and pattern of a class; groups of the social monitoring by status and dynamics."""
    group = drawn.classes[index].label.split(" ")[0]
    if drawn.indicator.categorical and group[:1] in "1234" and group[1:] in DYNAMICS:
        return CLASSES[int(group[0])], ("", "--", "||")[list(DYNAMICS).index(group[1:])]
    shade = index if len(drawn.classes) == len(CLASSES) else round(index * 4 / max(len(drawn.classes) - 1, 1))
    return CLASSES[min(shade, 4)], PATTERNS[min(shade, 4)]


def draw_choropleth(axes: Any, drawn: Choropleth, profile: Profile, ink: Ink = PAPER) -> None:
    """The area's planning areas by class, each with its printed value; those around it as outlines."""
    entries = _legend_entries(drawn, [s.area.area_id for s in profile.shapes.children])
    narrow = max((width_of(text) for _, _, text in entries), default=0) + 16
    columns = max(1, min(2, int(axes.figure.get_size_inches()[0] * 72 * axes.get_position().width // narrow)))
    legend = LINE * -(-len(entries) // columns) + 6
    own = profile.shapes.children
    sheet = MapSheet(axes, [s.geometry for s in own], legend, ink)
    for _, geometry in sheet.seen(profile.shapes.neighbours):
        sheet.area(path_of(geometry, sheet.place), ink.soft, ink.outline, 0.5)
    areas = sheet.seen(own)
    for area, geometry in areas:
        face, pattern = face_of(drawn, area.area_id)
        sheet.area(path_of(geometry, sheet.place), face, ink.text, 0.8, pattern)
    sheet.scale_bar()
    for area, geometry in areas:
        cell = drawn.cells.get(area.area_id)
        if cell is not None:
            sheet.label(sheet.spot(geometry), [cell.text], bold=True, must=True, plate=True)
    _legend(sheet, entries, columns)


def _legend_entries(drawn: Choropleth, own: Sequence[str]) -> list[tuple[str, str, str]]:
    """Colour, pattern and words of what occurs: all classes of numbers, but only groups and signs seen in the area."""
    present = {drawn.class_of.get(a) for a in own}
    entries = [
        (*class_face(drawn, i), c.label)
        for i, c in enumerate(drawn.classes)
        if not drawn.indicator.categorical or i in present
    ]
    signs = {drawn.cells[a].status for a in own if a in drawn.cells and drawn.class_of.get(a) is None}
    return entries + [(*SIGN_FACES[s], SIGN_LABELS[s]) for s in SIGN_LABELS if s in signs]


def _legend(sheet: MapSheet, entries: Sequence[tuple[str, str, str]], columns: int) -> None:
    rows = -(-len(entries) // columns)
    step = sheet.width / columns
    for i, (face, pattern, words) in enumerate(entries):
        x, y = step * (i // rows), sheet.legend - 6 - LINE * (i % rows)
        sheet.box(x + 0.5, y - 4, 11, 8, face, sheet.ink.line, pattern)
        sheet.text(x + 15, y, shortened(words, step - 16))


def shown_facilities(profile: Profile, public_only: bool) -> list[tuple[Theme, FacilityRow, list[tuple[float, float]]]]:
    """Themes with points to draw, in the profile's order."""
    known = themes()
    shown = []
    for row in profile.facilities:
        points = [(p.x, p.y) for p in row.points if p.public or not public_only]
        if row.theme in known and points:
            shown.append((known[row.theme], row, points))
    return shown


def draw_facilities(axes: Any, profile: Profile, public_only: bool = False, ink: Ink = PAPER) -> None:
    """Facilities as symbols with a letter by theme; above 60 points their numbers per planning area."""
    shown = shown_facilities(profile, public_only)
    legend = _facility_legend_height(axes, shown)
    own = profile.shapes.children
    sheet = MapSheet(axes, [s.geometry for s in own], legend, ink)
    for _, geometry in sheet.seen(profile.shapes.neighbours):
        sheet.area(path_of(geometry, sheet.place), ink.soft, ink.outline, 0.4)
    areas = sheet.seen(own)
    for _, geometry in areas:
        sheet.area(path_of(geometry, sheet.place), ink.paper, ink.text, 0.8)
    sheet.scale_bar()
    if sum(len(points) for _, _, points in shown) > MANY:
        _numbers(sheet, shown, areas, own)
    else:
        _symbols(sheet, shown)
    _facility_legend(sheet, shown)


def _symbols(sheet: MapSheet, shown: Sequence[tuple[Theme, FacilityRow, list[tuple[float, float]]]]) -> None:
    for theme, _, points in reversed(shown):  # rare themes lie on top of frequent ones as they come last in the list
        for x, y in sheet.place(points).tolist():
            symbol(sheet, theme, x, y)


def symbol(sheet: Sheet, theme: Theme, x: float, y: float) -> None:
    """A theme's symbol with its letter."""
    size = 13 if theme.marker in ("triangle", "star", "diamond") else 11
    sheet.marker(x, y, theme.marker, size, theme.colour, sheet.ink.paper, 0.6)
    low = 1.2 if theme.marker == "triangle" else 0
    sheet.text(x, y - low - 0.3, theme.letter, SIZE, "center", True, readable(theme.colour))


def _numbers(
    sheet: MapSheet,
    shown: Sequence[tuple[Theme, FacilityRow, list[tuple[float, float]]]],
    areas: Sequence[tuple[AreaRef, Any]],
    own: Sequence[Shape],
) -> None:
    """Letter and number of each theme, written into the planning areas."""
    counts: Counter[tuple[str, str]] = Counter()
    for theme, _, points in shown:
        for i, shape in enumerate(own):
            inside = shapely.contains_xy(shape.geometry, *np.array(points).T)
            counts[own[i].area.area_id, theme.theme] += int(inside.sum())
    for area, geometry in areas:
        parts = [f"{t.letter} {counts[area.area_id, t.theme]}" for t, _, _ in shown if counts[area.area_id, t.theme]]
        lines = [" · ".join(parts[i : i + 2]) for i in range(0, len(parts), 2)]
        if lines:
            sheet.label(sheet.spot(geometry), lines, bold=True, must=True, plate=True)


def _facility_words(theme: Theme, row: FacilityRow) -> str:
    return f"{theme.plural} ({row.count.text})"


def _facility_legend_height(axes: Any, shown: Sequence[tuple[Theme, FacilityRow, list[tuple[float, float]]]]) -> float:
    return 14 * len(shown) + 6 if shown else 0.0


def _facility_legend(sheet: MapSheet, shown: Sequence[tuple[Theme, FacilityRow, list[tuple[float, float]]]]) -> None:
    for i, (theme, row, _) in enumerate(shown):
        y = sheet.legend - 10 - 14 * i
        symbol(sheet, theme, 8, y)
        sheet.text(20, y, shortened(_facility_words(theme, row), sheet.width - 22))
