# SPDX-License-Identifier: GPL-2.0-or-later
"""The chapters and figures that the window of texts offers."""

from collections.abc import Mapping

from .text_desk import FOUR_PAGES, TEMPLATE, ChapterLine

KINDS = {
    "map": "Karte",
    "bars": "Balken",
    "line": "Verlauf",
    "positions": "Raster",
    "ages": "Altersgruppen",
    "pyramid": "Pyramide",
    "shares": "Anteile",
    "strips": "Kennzahlen im Vergleich",
    "overview_map": "Lage",
    "area_map": "Planungsräume",
    "facility_map": "Einrichtungen",
}


def offered_chapters() -> list[ChapterLine]:
    """The assessment of the Kurzprofil, the chapters of Teil I that print a text, and the texts of both's figures."""
    from ..processing.domain.catalogue import indicators, themes
    from ..processing.report.templates import figure_key, figures, read_template

    whole, short = read_template(TEMPLATE), read_template(FOUR_PAGES)
    lines = {
        chapter.number: ChapterLine(chapter.number, chapter.title, chapter.named(element))
        for chapter, element in whole.elements()
        if chapter.number and element["type"] in ("text", "statement")
    }
    assessment = short.assessment_chapters[0]
    titles: Mapping[str, str] = {i.indicator: i.short for i in indicators()} | {k: t.title for k, t in themes().items()}
    drawn = {
        figure_key(*figure): ChapterLine(figure_key(*figure), _title(*figure, titles), _about(figure[2], titles), True)
        for figure in (*figures(short), *figures(whole))
    }
    return [ChapterLine(assessment, "Einschätzung der OE SPK (Kurzprofil)"), *lines.values(), *drawn.values()]


def _title(chapter, kind: str, name: str, titles: Mapping[str, str]) -> str:
    """``Bildtext 2.2: Karte, Unter 18 Jahre (B1)``."""
    about = ", ".join(titles.get(part, part) for part in name.split())
    return f"Bildtext {chapter.number}: {KINDS[kind]}{f', {about}' if about else ''}".replace(" :", ":")


def _about(name: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The indicator that a figure is about; themes are none."""
    from ..processing.domain.catalogue import indicators

    known = {i.indicator for i in indicators()}
    return tuple(part for part in name.split() if part in known)
