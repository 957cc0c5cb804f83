# SPDX-License-Identifier: GPL-2.0-or-later
"""Small maps of a profile on matplotlib axes, on paper and on a dock's canvas alike.

Borders are generalised to what can be seen at the map's scale; the strokes cover what that leaves between two areas.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import shapely

from ..domain.catalogue import Theme, themes
from ..domain.categories import DYNAMICS
from ..domain.placing import home_of_points
from ..domain.profile import AreaRef, Choropleth, FacilityRow, Profile, Shape
from ..domain.status import Status
from .charts import LINE, WITHHELD
from .ground import Ground
from .mapsheet import MapSheet, Outlines
from .sheet import SIZE, Sheet, first_lines, lines_of, shortened, width_of, width_on
from .style import CLASSES, NOT_APPLICABLE, PAPER, PATTERNS, UNKNOWN, Ink, contrast, readable

Shown = tuple[Theme, FacilityRow, list[tuple[float, float]]]  # a theme with the points drawn
LEGEND_GAP = 12.0  # from the map down to the middle of the legend's first line
MANY = 60  # above, points give way to one number per planning area and theme
SIGN_FACES = {
    Status.MISSING: (UNKNOWN, ".."),
    Status.SUPPRESSED: (UNKNOWN, "///"),
    Status.NOT_APPLICABLE: (NOT_APPLICABLE, ""),
}
SIGN_LABELS = {
    Status.MISSING: "k.\u00a0A. keine Angabe",
    Status.SUPPRESSED: WITHHELD,
    Status.NOT_APPLICABLE: "x nicht sinnvoll",
}


def draw_overview(axes: Any, profile: Profile, ink: Ink = PAPER) -> None:
    """All regions of the district, the own one filled and named; names of neighbours, of others where there is room."""
    shapes = profile.shapes.sisters
    if not shapes:
        return
    sheet = MapSheet(axes, [s.geometry for s in shapes], 0, ink)
    areas = sheet.seen(shapes, joined=True)
    own = next((g for a, g in areas if a.area_id == profile.area.area_id), None)
    others = [(a, g) for a, g in areas if a.area_id != profile.area.area_id]
    for _, geometry in others:
        sheet.region(geometry, ink.soft, ink.outline)
    sheet.scale_bar()
    if own is None:
        return
    sheet.region(own, ink.own, ink.text, 1)
    if not others:
        return
    outlines = [geometry for _, geometry in others]
    name = first_lines(lines_of(profile.area.name, 100, SIZE, True), 3)
    if not sheet.label(own, name, 0.8, True):  # only a large region holds its own name
        sheet.beside(own, name, outlines)
    sheet.avoid = shapely.transform(own, sheet.place)
    touching = shapely.dwithin(own, np.array(outlines, dtype=object), 30)
    district = [shapely.transform(geometry, sheet.place) for geometry in (own, *outlines)]
    for i in sorted(range(len(others)), key=lambda i: (not touching[i], -others[i][1].area)):
        _name(sheet, *others[i], district if touching[i] else [])


def _name(sheet: MapSheet, area: AreaRef, geometry: Any, district: Sequence[Any]) -> None:
    """A region's name in it where it fits; a direct neighbour's else outside the `district` with a line to it."""
    longest = max(width_of(word) for word in re.split(r"[ /\-–]", area.name)) + 6
    for column in dict.fromkeys((max(62.0, longest), longest)):
        if sheet.label(geometry, first_lines(lines_of(area.name, column), 4), 0.92):
            return
    if district:
        lines = first_lines(lines_of(area.name, max(80.0, longest)), 2)
        sheet.leader_label(geometry, lines, district)


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


def draw_choropleth(axes: Any, drawn: Choropleth, profile: Profile, ink: Ink = PAPER, rows: int = 0) -> None:
    """The area's planning areas by class, each with its printed value; those around it as outlines.

    `rows` keeps room for so many lines of the legend, so that two maps beside each other have one size.
    """
    own = profile.shapes.of(drawn.level)
    entries = _legend_entries(drawn, [s.area.area_id for s in own])
    places = _flow(entries, width_on(axes))
    rows = max(rows, *(row + 1 for row, _ in places), 0)
    sheet = MapSheet(axes, [s.geometry for s in own], LINE * rows + LEGEND_GAP, ink)
    for _, geometry in sheet.seen(profile.shapes.neighbours):
        sheet.region(geometry, ink.soft, ink.outline, 0.5)
    areas = sheet.seen(own)
    for area, geometry in areas:
        face, pattern = face_of(drawn, area.area_id)
        sheet.region(geometry, face, ink.text, 0.8, pattern)
    sheet.frame()
    sheet.scale_bar()
    cells = [(geometry, drawn.cells.get(area.area_id)) for area, geometry in areas]
    sheet.values([(geometry, [cell.text]) for geometry, cell in cells if cell is not None])
    _legend(sheet, entries, places)


def draw_classes(
    axes: Any, drawn: Choropleth, shapes: Sequence[Shape], own: Collection[str] = (), ink: Ink = PAPER
) -> None:
    """All areas of a district or the city by class, those of `own` with a bold border around them.

    The classed areas are the same in every document of a batch and are kept packed.
    """
    entries = _legend_entries(drawn, [s.area.area_id for s in shapes])
    places = _flow(entries, width_on(axes))
    rows = max((row + 1 for row, _ in places), default=0)
    sheet = MapSheet(axes, [s.geometry for s in shapes], LINE * rows + LEGEND_GAP, ink)
    faces = {s.area.area_id: face_of(drawn, s.area.area_id) for s in shapes}

    def paint() -> None:
        for area, geometry in sheet.seen(shapes, joined=True):
            face, pattern = faces[area.area_id]
            sheet.region(geometry, face, ink.line, 0.4, pattern)

    sheet.shared((Outlines(shapes), tuple(faces.values()), sheet.place, ink), paint)
    mine = [geometry for _, geometry in sheet.seen(shapes, True, own)]
    if mine:
        around = shapely.union_all(
            shapely.buffer(mine, 0.1 / sheet.scale)
        )  # repairs what generalising made touch itself
        sheet.border(around, 2)
    sheet.scale_bar()
    _legend(sheet, entries, places)


def legend_rows(drawn: Choropleth, profile: Profile, width: float) -> int:
    """Lines of the legend of a map of this width in points."""
    entries = _legend_entries(drawn, [s.area.area_id for s in profile.shapes.of(drawn.level)])
    return max((row + 1 for row, _ in _flow(entries, width)), default=0)


def _flow(entries: Sequence[tuple[str, str, str]], width: float) -> list[tuple[int, float]]:
    """Row and left edge of each entry: short ones that follow each other in two columns, read down the columns."""
    places: list[tuple[int, float]] = []
    row = 0
    for wide, group in groupby(entries, key=lambda entry: width_of(entry[2]) + 18 > width / 2):
        count = len(list(group))
        rows = count if wide else -(-count // 2)
        places += [(row + i % rows, width / 2 * (i // rows)) for i in range(count)]
        row += rows
    return places


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


def _legend(sheet: MapSheet, entries: Sequence[tuple[str, str, str]], places: Sequence[tuple[int, float]]) -> None:
    for (face, pattern, words), (row, x) in zip(entries, places, strict=True):
        y = sheet.legend - LEGEND_GAP - LINE * row
        sheet.box(x + 0.5, y - 4, 11, 8, face, sheet.ink.line, pattern)
        sheet.text(x + 15, y, shortened(words, sheet.width - x - 16))


def shown_facilities(profile: Profile) -> list[Shown]:
    """Themes with points to draw, in the profile's order."""
    known = themes()
    shown = []
    for row in profile.facilities:
        points = [(p.x, p.y) for p in row.points]
        if row.theme in known and points:
            shown.append((known[row.theme], row, points))
    return shown


def counted(shown: Sequence[Shown], most: int = MANY) -> bool:
    """Whether there are so many points that the map gives their numbers instead."""
    return sum(len(points) for _, _, points in shown) > most


def draw_areas(axes: Any, profile: Profile, ink: Ink = PAPER, ground: Ground | None = None) -> None:
    """The own planning areas with their borders and names, on the `ground` if there is one."""
    own = profile.shapes.children
    sheet = MapSheet(axes, [s.geometry for s in own], 0, ink)
    areas = _planning_areas(sheet, profile, ground, 1.2)
    sheet.values([(geometry, first_lines(lines_of(area.name, 90, SIZE, True), 3)) for area, geometry in areas])


def _planning_areas(
    sheet: MapSheet, profile: Profile, ground: Ground | None, width: float
) -> list[tuple[AreaRef, Any]]:
    """Borders of the own planning areas, those around them fainter; on a ground nothing is filled."""
    ink, pictured = sheet.ink, sheet.ground(ground)
    for _, geometry in sheet.seen(profile.shapes.neighbours):
        sheet.region(geometry, "none" if pictured else ink.soft, ink.paper if pictured else ink.outline, 0.4)
    areas = sheet.seen(profile.shapes.children)
    if pictured:  # all light rims first, so that none lies on a neighbour's border
        for _, geometry in areas:
            sheet.region(geometry, "none", ink.paper, width + 2)
    for _, geometry in areas:
        sheet.region(geometry, "none" if pictured else ink.paper, ink.text, width)
    sheet.frame()
    sheet.scale_bar()
    return areas


def draw_facilities(
    axes: Any,
    profile: Profile,
    most: int = MANY,
    ink: Ink = PAPER,
    ground: Ground | None = None,
) -> None:
    """Facilities as symbols with a letter by theme; above `most` points their numbers per planning area."""
    shown = shown_facilities(profile)
    legend = _facility_legend_height(axes, shown)
    own = profile.shapes.children
    sheet = MapSheet(axes, [s.geometry for s in own], legend, ink)
    areas = _planning_areas(sheet, profile, ground, 0.8)
    if counted(shown, most):
        _numbers(sheet, shown, areas, own)
    else:
        _symbols(sheet, shown)
    _facility_legend(sheet, shown)


def _symbols(sheet: MapSheet, shown: Sequence[Shown]) -> None:
    owners = [theme for theme, _, points in shown for _ in points]
    if not owners:
        return
    places = _apart(sheet.place([p for _, _, points in shown for p in points]))
    low, high = (8.0, sheet.legend + 8.0), (sheet.width - 8.0, sheet.height - 8.0)
    for theme, (x, y) in zip(owners, np.clip(places, low, high).tolist(), strict=True):
        symbol(sheet, theme, x, y)


def _apart(points: Any, least: float = 11.5) -> Any:
    """Symbols pushed apart where they would hide each other, by no more than what can be read as one place."""
    moved = np.array(points, dtype=float)
    # Facilities in one house lie on one point: a tiny fixed turn gives each a direction to go.
    angles = np.arange(len(moved)) * 2.4
    moved += 0.01 * np.column_stack([np.cos(angles), np.sin(angles)])
    for _ in range(25):
        gap = moved[:, None, :] - moved[None, :, :]
        distance = np.hypot(gap[..., 0], gap[..., 1])
        np.fill_diagonal(distance, np.inf)
        push = np.maximum(least - distance, 0) / 2
        if not push.any():
            break
        moved += (gap / np.maximum(distance, 1e-6)[..., None] * push[..., None]).sum(1) * 0.6
    return np.clip(moved, points - 14, points + 14)


def symbol(sheet: Sheet, theme: Theme, x: float, y: float) -> None:
    """A theme's symbol with its letter."""
    size = 13 if theme.marker in ("triangle", "star", "diamond") else 11
    edge = sheet.ink.paper if contrast(theme.colour, "#FFFFFF") >= 3 else sheet.ink.line
    sheet.marker(x, y, theme.marker, size, theme.colour, edge, 0.6)
    low = 1.2 if theme.marker == "triangle" else 0
    sheet.text(x, y - low - 0.3, theme.letter, SIZE, "center", True, readable(theme.colour))


def _numbers(
    sheet: MapSheet,
    shown: Sequence[Shown],
    areas: Sequence[tuple[AreaRef, Any]],
    own: Sequence[Shape],
) -> None:
    """Letter and number of each theme, written into the planning areas."""
    counts: Counter[tuple[str, str]] = Counter()
    outlines = np.array([shape.geometry for shape in own], dtype=object)
    for theme, _, points in shown:
        homes, _ = home_of_points(shapely.points(points), outlines)  # also of what stands on a border
        for home in homes.tolist():
            counts[own[home].area.area_id, theme.theme] += home >= 0
    items = []
    for area, geometry in areas:
        parts = [f"{t.letter} {counts[area.area_id, t.theme]}" for t, _, _ in shown if counts[area.area_id, t.theme]]
        lines = [" · ".join(parts[i : i + 2]) for i in range(0, len(parts), 2)]
        if lines:
            items.append((geometry, lines))
    sheet.values(items)


def _facility_entries(shown: Sequence[Shown], width: float) -> list[tuple[Theme, str, int, float]]:
    """Theme, words, row and left edge of each legend entry: in two columns where all fit, read down the columns."""
    words = [f"{theme.title} ({row.count.text})" for theme, row, _ in shown]
    rows = -(-len(words) // 2)
    left, right = (max(map(width_of, part), default=0.0) + 24 for part in (words[:rows], words[rows:]))
    second = max(left, min(width / 2, width - right))
    if left + right > width:
        rows, second = len(words), 0.0
    places = [(i % rows, second * (i // rows)) for i in range(len(words))]
    return [(theme, text, *place) for (theme, _, _), text, place in zip(shown, words, places, strict=True)]


def _facility_legend_height(axes: Any, shown: Sequence[Shown]) -> float:
    width = width_on(axes)
    rows = max((row + 1 for _, _, row, _ in _facility_entries(shown, width)), default=0)
    return 14 * rows + 9 if rows else 0.0


def _facility_legend(sheet: MapSheet, shown: Sequence[Shown]) -> None:
    for theme, words, row, x in _facility_entries(shown, sheet.width):
        y = sheet.legend - 13 - 14 * row
        symbol(sheet, theme, x + 8, y)
        sheet.text(x + 20, y, shortened(words, sheet.width - x - 22))
