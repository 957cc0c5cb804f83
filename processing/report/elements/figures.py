# SPDX-License-Identifier: GPL-2.0-or-later
"""Elements that are charts and maps."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...domain.formatting import NBSP, period_text
from ...domain.profile import Choropleth
from ...domain.status import Status
from .. import alternatives, charts, sentences
from .. import maps as drawing
from ..blocks import Beside, Block, Picture
from ..style import MM
from ..templates import Chapter
from .context import Context

GAP = 6 * MM


def ages(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The eight age groups of area, district and city."""
    structure = context.profile.ages
    if not any(share.status is Status.VALUE for bar in structure.bars for share in bar.shares):
        return []
    caption = (
        f"Anteile der Altersgruppen in Prozent am {period_text(structure.period)}; Anteile ab 5 % sind beschriftet."
    )

    def paint(axes: Any) -> None:
        charts.draw_ages(axes, structure)

    return [Picture(paint, alternatives.ages(structure), 40, 52, caption)]


def line(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The area's population over the years."""
    series = context.profile.series
    if not series.points:
        return []
    words = sentences.bridged_words(series)
    system = f", Gebietsstand LOR {context.profile.vintage}{f'; {words}' if words else ''}"
    caption = context.figure(f"Einwohnerinnen und Einwohner{system if series.recut or words else ''}.")

    def paint(axes: Any) -> None:
        charts.draw_series(axes, series)

    return [Picture(paint, alternatives.series(context.profile, series), 45, 62, caption)]


def maps(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The chapter's indicators by area below, two maps beside each other."""
    level = element.get("level", "BZR" if context.profile.area.level == "BEZ" else "PLR")
    if len(context.profile.shapes.of(level)) < 2:
        return []
    found = [context.profile.map_of(name, level) for name in chapter.named(element)]
    drawn = [one for one in found if one is not None and _any(context, one)]
    rows: list[Block] = []
    for at in range(0, len(drawn), 2):
        pair = drawn[at : at + 2]
        if len(pair) == 1:
            rows.append(_map(context, pair[0]))
            continue
        lines = max(drawing.legend_rows(one, context.profile, (context.width - GAP) / 2) for one in pair)
        pictures = [_map(context, one, lines) for one in pair]
        rows.append(Beside(pictures[:1], pictures[1:], GAP, after=7))
    return rows


def _any(context: Context, drawn: Choropleth) -> bool:
    own = [s.area.area_id for s in context.profile.shapes.of(drawn.level)]
    return any(drawn.cells[a].status is Status.VALUE for a in own if a in drawn.cells)


def _map(context: Context, drawn: Choropleth, rows: int = 0) -> Picture:
    unit = f" in{NBSP}%" if drawn.indicator.unit == "%" else ""
    row = context.profile.row(drawn.indicator.indicator)
    source = context.sources_of(row.source_ids) if row is not None else ""
    caption = context.figure(f"{drawn.indicator.title}{unit}, {period_text(drawn.period)}.{source}")

    def paint(axes: Any) -> None:
        drawing.draw_choropleth(axes, drawn, context.profile, rows=rows)

    return Picture(paint, alternatives.choropleth(context.profile, drawn), 60, 82, caption)


def overview_map(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """Where the area lies in its district."""
    profile = context.profile
    where = "im Bezirk" if profile.district else "in der Stadt"
    geometry = "frei erfunden" if profile.fictional else f"LOR {profile.vintage}, Amt für Statistik Berlin-Brandenburg"
    caption = context.figure(f"Lage {where}. Norden ist oben. Geometrie: {geometry}.")

    def paint(axes: Any) -> None:
        drawing.draw_overview(axes, profile)

    return [Picture(paint, alternatives.overview_map(profile), 60, 95, caption)]


def facility_map(context: Context, chapter: Chapter, element: Mapping[str, Any]) -> list[Block]:
    """The facilities of the chosen themes by place."""
    themes = tuple(element.get("themes", ()))
    profile = context.profile
    part = replace(profile, facilities=tuple(r for r in profile.facilities if not themes or r.theme in themes))
    shown = drawing.shown_facilities(part, context.public)
    if not shown:
        return []
    titles = sentences.listing([f"{row.title} ({period_text(row.period)})" for _, row, _ in shown])
    source = context.sources_of(i for _, row, _ in shown for i in _source_ids(context, row.rate_title))
    caption = context.figure(f"{titles}; dichte Symbole versetzt.{source}")

    def paint(axes: Any) -> None:
        drawing.draw_facilities(axes, part, context.public)

    return [Picture(paint, alternatives.facilities(part, [row for _, row, _ in shown]), 60, 85, caption)]


def _source_ids(context: Context, title: str) -> tuple[int, ...]:
    """The sources of an indicator by its title: those of a theme's rate are those of its places."""
    return next((row.source_ids for row in context.profile.rows if row.indicator.title == title), ())
