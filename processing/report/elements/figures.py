# SPDX-License-Identifier: GPL-2.0-or-later
"""Elements that are charts and maps."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...domain.formatting import period_text
from ...domain.profile import AgeStructure, Choropleth, IndicatorRow
from ...domain.status import Status
from .. import alternatives, barchart, charts, mssgrid, sentences, tables
from .. import maps as drawing
from .. import pyramid as pyramids
from ..blocks import Beside, Block, Picture, Words
from ..grid import Entry, Table, entry
from ..ground import credit
from ..shares import shares_of
from ..style import BODY, MM
from ..templates import Chapter, level_of
from .context import Context

GAP = 6 * MM


def ages(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The eight age groups of area, district and city."""
    structure = context.profile.ages
    if not _shared(structure):
        return []
    day = period_text(structure.period)
    source = context.sources_of(structure.source_ids)
    caption = context.figure(f"Anteile der Altersgruppen in Prozent am {day}; Anteile ab 5 % sind beschriftet.{source}")

    def paint(axes: Any) -> None:
        charts.draw_ages(axes, structure)

    return [Picture(paint, context.alternative(chapter, "ages", "", alternatives.ages(structure)), 40, 52, caption)]


def pyramid(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """People by age and sex with their numbers beside; where ages are known but not by sex, that is said."""
    found = context.profile.pyramid
    if found is None:
        known = _shared(context.profile.ages)
        return [Words("Zum Alter nach Geschlecht wurden keine Angaben gemeldet.", BODY, after=6)] if known else []
    length = "" if pyramids.even(found.bands) else "; Länge der Balken: Menschen je Altersjahr"
    day, source = period_text(found.period), context.sources_of(found.source_ids)
    caption = context.figure(f"Menschen nach Alter und Geschlecht am {day}{length}.{source}")
    said = context.alternative(chapter, "pyramid", "", pyramids.in_words(context.profile, found))

    def paint(axes: Any) -> None:
        pyramids.draw_pyramid(axes, found)

    lines = [
        [Entry(pyramids.label(band)), entry(his), entry(hers)]
        for band, his, hers in zip(found.bands, found.men, found.women, strict=True)
    ]
    table = Table(("Alter", "Männer", "Frauen"), lines, "lrr", caption=context.table(f"Alter und Geschlecht, {day}"))
    notes = tables.sign_notes([*found.men, *found.women], context.profile.vintage)
    picture = Picture(paint, said, min(90, 20 + 5 * len(found.bands)), min(110, 30 + 6 * len(found.bands)), caption)
    return [Beside([picture], [replace(table, pad=1.0), *notes], after=8, share=0.6)]


def _shared(structure: AgeStructure) -> bool:
    return any(share.status is Status.VALUE for bar in structure.bars for share in bar.shares)


def line(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The chapter's indicators over the years, the population first of all."""
    return [block for name in chapter.named(element) for block in _series(context, chapter, name)]


def _series(context: Context, chapter: Chapter, name: str) -> list[Block]:
    profile = context.profile
    row = profile.row(name)
    series = profile.series if name == "ew" else profile.lines.get(name)
    if series is None or row is None or len(series.points) < 2:
        return []
    indicator = None if name == "ew" else row.indicator
    words = sentences.bridged_words(series)
    system = f", Gebietsstand LOR {profile.vintage}{f'; {words}' if words else ''}"
    caption = context.figure(
        f"{row.indicator.title}{system if series.recut or words else ''}.{context.sources_of(row.source_ids)}"
    )

    def paint(axes: Any) -> None:
        charts.draw_series(axes, series, indicator=indicator)

    said = context.alternative(chapter, "line", name, alternatives.series(profile, series, indicator))
    return [Picture(paint, said, 45, 62, caption)]


def bars(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Each of the chapter's indicators for all sister areas, with district and city as lines."""
    names = {area.area_id: area.name for area in context.profile.sisters}
    return [_bars(context, chapter, row, names) for row in context.rows(chapter.named(element)) if _several(row)]


def _several(row: IndicatorRow) -> bool:
    return sum(cell.status is Status.VALUE for cell in row.sisters.values()) > 1


def _bars(context: Context, chapter: Chapter, row: IndicatorRow, names: Mapping[str, str]) -> Picture:
    profile = context.profile
    plural = sentences.PLURALS.get(profile.area.level, "Gebiete")
    where = "" if profile.area.level == "BEZ" else " des Bezirks"
    caption = context.figure(
        f"{sentences.titled(row.indicator)}, {period_text(row.period)}: alle {plural}{where}."
        f"{context.sources_of(row.source_ids)}"
    )
    references = ("" if profile.area.level == "BEZ" else "Bezirk", profile.city.name)

    def paint(axes: Any) -> None:
        barchart.draw_bars(axes, row, names, profile.area.area_id, references)

    best = barchart.bars_height(len(row.sisters)) / MM
    said = context.alternative(chapter, "bars", row.indicator.indicator, alternatives.bars(profile, row))
    return Picture(paint, said, min(best, 60), min(best, 110), caption)


def shares(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The chapter's indicators as parts of a whole, for area, district and city."""
    rows = context.rows(chapter.named(element))
    parts = tuple((row.indicator.indicator, row.indicator.short) for row in rows)
    structure = shares_of(context.profile, parts) if len(parts) > 1 else None
    if structure is None or not _shared(structure):
        return []
    title = sentences.listing([row.indicator.short for row in rows])
    caption = context.figure(f"{title}, Anteile in Prozent am {period_text(structure.period)}.")

    def paint(axes: Any) -> None:
        charts.draw_shares(axes, structure)

    said = context.alternative(chapter, "shares", "", alternatives.shares(title, structure))
    return [Picture(paint, said, 40, 50, caption)]


def positions(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Where the planning areas stand in the grid of the social monitoring's status and dynamics."""
    drawn = context.profile.map_of("mss_gruppe")
    if drawn is None or not _any(context, drawn):
        return []
    names = {shape.area.area_id: shape.area.name for shape in context.profile.shapes.children}
    caption = context.figure(f"Planungsräume nach Status und Dynamik (MSS), {period_text(drawn.period)}.")

    def paint(axes: Any) -> None:
        mssgrid.draw_mss_grid(axes, drawn, names)

    said = context.alternative(chapter, "positions", "mss_gruppe", alternatives.mss_grid(context.profile, drawn))
    return [Picture(paint, said, 85, 95, caption)]


def maps(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The chapter's indicators by area below, two maps beside each other."""
    level = level_of(element, context.profile.area.level)
    if len(context.profile.shapes.of(level)) < 2:
        return []
    found = [context.profile.map_of(name, level) for name in chapter.named(element)]
    drawn = [one for one in found if one is not None and _any(context, one)]
    rows: list[Block] = []
    for at in range(0, len(drawn), 2):
        pair = drawn[at : at + 2]
        if len(pair) == 1:
            rows.append(_map(context, chapter, pair[0]))
            continue
        lines = max(drawing.legend_rows(one, context.profile, (context.width - GAP) / 2) for one in pair)
        pictures = [_map(context, chapter, one, lines) for one in pair]
        rows.append(Beside(pictures[:1], pictures[1:], GAP, after=7))
    return rows


def _any(context: Context, drawn: Choropleth) -> bool:
    own = [s.area.area_id for s in context.profile.shapes.of(drawn.level)]
    return any(drawn.cells[a].status is Status.VALUE for a in own if a in drawn.cells)


def _map(context: Context, chapter: Chapter, drawn: Choropleth, rows: int = 0) -> Picture:
    row = context.profile.row(drawn.indicator.indicator)
    source = context.sources_of(row.source_ids) if row is not None else ""
    caption = context.figure(f"{sentences.titled(drawn.indicator)}, {period_text(drawn.period)}.{source}")

    def paint(axes: Any) -> None:
        drawing.draw_choropleth(axes, drawn, context.profile, rows=rows)

    name = drawn.indicator.indicator
    said = context.alternative(chapter, "map", name, alternatives.choropleth(context.profile, drawn))
    return Picture(paint, said, 60, 82, caption)


def overview_map(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Where the area lies in its district."""
    profile = context.profile
    where = "im Bezirk" if profile.district else "in der Stadt"
    caption = context.figure(f"Lage {where}. Norden ist oben. Geometrie: {sentences.geometry(profile)}.")

    def paint(axes: Any) -> None:
        drawing.draw_overview(axes, profile)

    said = context.alternative(chapter, "overview_map", "", alternatives.overview_map(profile))
    return [Picture(paint, said, 60, 95, caption)]


def area_map(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The planning areas by name, on the ground if there is one."""
    profile = context.profile
    if len(profile.shapes.children) < 2 and context.ground is None:
        return []
    caption = context.figure(f"Die Planungsräume. Geometrie: {sentences.geometry(profile)}.{credit(context.ground)}")
    said = context.alternative(chapter, "area_map", "", alternatives.areas(profile, context.ground))

    def paint(axes: Any) -> None:
        drawing.draw_areas(axes, profile, ground=context.ground)

    return [Picture(paint, said, 70, 110, caption)]


def facility_map(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The facilities of the chosen themes by place."""
    themes = tuple(element.get("themes", ()))
    profile = context.profile
    part = replace(profile, facilities=tuple(r for r in profile.facilities if not themes or r.theme in themes))
    shown = drawing.shown_facilities(part)
    if not shown:
        return []
    titles = sentences.listing([f"{row.title} ({period_text(row.period)})" for _, row, _ in shown])
    source = context.sources_of(i for _, row, _ in shown for i in row.source_ids)
    caption = context.figure(f"{titles}; dichte Symbole versetzt.{source}{credit(context.ground)}")

    def paint(axes: Any) -> None:
        drawing.draw_facilities(axes, part, ground=context.ground)

    generated = alternatives.facilities(part, [row for _, row, _ in shown])
    said = context.alternative(chapter, "facility_map", " ".join(themes), generated)
    return [Picture(paint, said, 60, 85, caption)]
