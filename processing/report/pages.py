# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands on the four pages of a Kurzprofil, as blocks in reading order.

Each page comes in variants, the richest first; the first that fits is printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..domain.formatting import period_text
from ..domain.profile import Profile
from ..domain.status import Status
from . import alternatives, charts, maps, overview, sentences, tables
from .blocks import Beside, Block, Bullets, Picture, Words, heading, note, subheading
from .elements.context import Context
from .frame import title_blocks
from .grid import ROW_PAD, Table
from .sourcetable import Joined, sources
from .style import BODY, MM, SMALL, WIDTH
from .templates import FOUR_PAGES, Template

Variants = Sequence[Sequence[Block]]
SEVERAL_DATES = "Mehrere Stände: in der Reihenfolge der Quellen."
TIGHT = 1.0  # room above and below the rows of a full page
KULISSEN = 12  # that are named
ASSESSMENT = 600  # characters of a written assessment


def page_blocks(context: Context) -> Iterator[Variants]:
    """The variants of each page, in order: figures are numbered through."""
    yield first_page(context)
    yield second_page(context)
    yield third_page(context)
    yield fourth_page(context)


def first_page(context: Context) -> Variants:
    """Where the area is and what stands out."""
    profile, template = context.profile, context.template
    found = overview.overview(profile, template.phrases)
    where, line_of = _overview_map(context), _series(context)
    return [
        [
            *title_blocks(profile, template, context.edition),
            heading("Auf einen Blick"),
            Bullets(found[:most], BODY, after=7),
            *_assessment(profile, template, written),
            Beside([replace(where, least=area_map)], [subheading("Steckbrief"), tables.facts(profile)], after=8),
            heading("Einwohnerentwicklung"),
            replace(line_of, least=line),
            Words(sentences.series_words(profile) or "Ein Vergleich mit früheren Jahren ist nicht möglich."),
        ]
        for most, written, area_map, line in (
            (6, ASSESSMENT, 50, 45),
            (6, ASSESSMENT, 32, 45),
            (6, ASSESSMENT, 30, 40),
            (6, ASSESSMENT, 28, 36),
            (5, ASSESSMENT, 30, 38),
            (4, ASSESSMENT, 28, 34),
            (3, ASSESSMENT, 26, 28),
            *((3, shorter, 26, 28) for shorter in (450, 300, 150)),
        )
    ]


def _assessment(profile: Profile, template: Template, most: int) -> Sequence[Block]:
    """What the office wrote, with its state of agreement."""
    wanted = {c.casefold() for c in template.assessment_chapters}
    written = next((t for t in reversed(profile.texts) if t.chapter.casefold() in wanted and t.text.strip()), None)
    if written is None:
        return []
    text = " ".join(written.text.split())
    text = text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
    state = ", ".join(p for p in (written.state, period_text(written.period) if written.period else "") if p)
    return [subheading("Einschätzung der OE SPK"), Words(text, after=2 if state else 7)] + (
        [note(f"Bearbeitungsstand: {state}", 7)] if state else []
    )


def _overview_map(context: Context) -> Picture:
    profile = context.profile
    where = "im Bezirk" if profile.district else "in der Stadt"
    return Picture(
        lambda axes: maps.draw_overview(axes, profile),
        context.alternative(FOUR_PAGES, "overview_map", "", alternatives.overview_map(profile)),
        50,
        72,
        context.figure(f"Lage {_of(profile)} {where}. Norden ist oben. Geometrie: {sentences.geometry(profile)}."),
    )


def _of(profile: Profile) -> str:
    """``von Friedenau West``; a name that would fill the caption is not said again."""
    return f"von {profile.area.name}" if len(profile.area.name) <= sentences.LONG_NAME else "des Gebiets"


def _series(context: Context) -> Picture:
    profile = context.profile
    words = sentences.bridged_words(profile.series)
    bridged = profile.series.recut or words
    system = f", Gebietsstand LOR {profile.vintage}{f'; {words}' if words else ''}" if bridged else ""
    return Picture(
        lambda axes: charts.draw_series(axes, profile.series),
        context.alternative(FOUR_PAGES, "line", "ew", alternatives.series(profile, profile.series)),
        45,
        62,
        context.figure(f"Einwohnerinnen und Einwohner {_of(profile)}{system}."),
    )


def second_page(context: Context) -> Variants:
    """How the area stands beside the others."""
    profile, template = context.profile, context.template
    table = tables.comparison(profile, template, WIDTH)
    rows = [row for i in template.strips if (row := profile.row(i)) is not None]
    plural = sentences.PLURALS.get(profile.area.level, "Gebiete")
    names = (profile.area.name, f"andere {plural}", "Bezirk", profile.city.name)
    alone = len(profile.sisters) < 2
    whole = alternatives.strips(profile, rows)
    said = whole if alone else context.alternative(FOUR_PAGES, "strips", "", whole)
    caption = "" if alone else context.figure("Jede Kennzahl hat eine eigene Achse; fett der Wert des Gebiets.")

    def variant(joined: bool, pitch: float, pad: float = ROW_PAD, most: int = len(rows)) -> list[Block]:
        notes = tables.comparison_notes(profile, template, joined)
        blocks: list[Block] = [heading("Kennzahlen im Vergleich"), replace(table, pad=pad), *notes]
        if alone:
            return [*blocks, heading("Lage im Bezirk"), Words(f"Der Bezirk hat keine weiteren {plural}.")]
        strips = Picture(
            lambda axes: charts.draw_strips(axes, rows[:most], profile.area.area_id, names),
            alternatives.strips(profile, rows[:most]) if said == whole else said,
            len(rows[:most]) * pitch + 7,
            len(rows[:most]) * 18 + 8,
            caption,
        )
        return [*blocks, heading(f"Lage unter den {len(profile.sisters)} {plural}"), strips]

    # Below 11 mm a strip's labels touch the next one's: then rather fewer strips.
    fewer = [variant(True, 11, 1, most) for most in range(len(rows), 0, -1)]
    return [variant(False, 13), variant(True, 13), variant(True, 11), *fewer]


def third_page(context: Context) -> Variants:
    """Who lives in the area, and how its planning areas differ."""
    profile, template = context.profile, context.template
    day = period_text(profile.ages.period)
    ages = Picture(
        lambda axes: charts.draw_ages(axes, profile.ages),
        context.alternative(FOUR_PAGES, "ages", "", alternatives.ages(profile.ages)),
        38,
        52,
        context.figure(f"Anteile der Altersgruppen in Prozent am {day}; Anteile ab 5 % sind beschriftet."),
    )
    top: list[Block] = [heading("Altersstruktur"), ages, note(template.age_note, 9)]
    head: list[Block] = [heading("Die Planungsräume im Vergleich")]

    def table(brief: bool, pad: float = ROW_PAD, longest: int = 0) -> list[Block]:
        brief = brief or not tables.children(profile).fits(WIDTH)
        return [replace(tables.children(profile, brief, longest), pad=pad), *tables.child_notes(profile, brief)]

    if len(profile.shapes.children) < 2:
        only = "Diese Bezirksregion besteht aus einem einzigen Planungsraum."
        return [[*top, *head, Words(only, after=6), *table(brief)] for brief in (False, True)]
    drawn = _maps(context)
    steps = ((58, False, ROW_PAD, 0), (58, True, ROW_PAD, 0), (45, True, ROW_PAD, 0), (32, True, 1.0, 0))
    return [
        [*top, *head, _beside(drawn, least), note(template.class_note, 6), *table(brief, pad, longest)]
        for least, brief, pad, longest in (*steps, (32, True, 1.0, 40), (24, True, 1.0, 24))
    ]


def _beside(drawn: Sequence[Picture], least: float) -> Beside:
    columns = [[replace(one, least=least)] for one in drawn] + [[], []]
    return Beside(columns[0], columns[1], after=4)


def _maps(context: Context) -> list[Picture]:
    """The profile's first two maps."""
    profile, shown = context.profile, context.profile.maps[:2]
    column = (WIDTH - 6 * MM) / 2
    rows = max((maps.legend_rows(drawn, profile, column) for drawn in shown), default=0)
    found = []
    for drawn in shown:
        caption = context.figure(f"{sentences.titled(drawn.indicator)}, {period_text(drawn.period)}.")
        generated = alternatives.choropleth(profile, drawn)
        said = context.alternative(FOUR_PAGES, "map", drawn.indicator.indicator, generated)

        def paint(axes: Any, drawn: Any = drawn) -> None:
            maps.draw_choropleth(axes, drawn, profile, rows=rows)

        found.append(Picture(paint, said, 58, 82, caption))
    return found


def fourth_page(context: Context) -> Variants:
    """What there is in the area, and what the numbers rest on."""
    profile, template = context.profile, context.template
    shown = maps.shown_facilities(profile)
    generated = alternatives.facilities(profile, [row for _, row, _ in shown])
    alternative = context.alternative(FOUR_PAGES, "facility_map", "", generated)
    numbered, programmes = context.figure(""), sentences.kulissen(profile, KULISSEN)
    limits: list[Block] = [
        subheading("Was diese Zahlen nicht sagen"),
        Bullets(_limits(profile, template), SMALL, after=0),
    ]

    def variant(least: float, joined: Joined, pad: float = ROW_PAD, share: float = 0.5, rows: int = 30) -> list[Block]:
        most = maps.MANY if share > 0.4 else maps.MANY // 4  # a small map has no room for many symbols
        picture = Picture(
            lambda axes: maps.draw_facilities(axes, profile, most),
            alternative,
            least,
            82,
            numbered + _facility_caption(shown, most),
        )
        listed = sources(profile, joined, rows)
        return [
            heading("Einrichtungen"),
            Beside([picture], limits, after=7, share=share),
            replace(tables.facilities(profile, template, WIDTH), pad=pad),
            *tables.facility_notes(profile, template, pad == TIGHT),
            *([Words(programmes, SMALL, after=6)] if programmes else []),
            heading("Quellen und Stände"),
            replace(listed, pad=pad) if isinstance(listed, Table) else listed,
            Words(
                f"{SEVERAL_DATES} {sentences.imprint(profile)}"
                if joined is Joined.PUBLISHER
                else sentences.imprint(profile),
                SMALL,
            ),
        ]

    return [
        variant(70, Joined.DATE),
        variant(58, Joined.DATE),
        variant(58, Joined.PUBLICATION),
        variant(52, Joined.PUBLICATION, TIGHT),
        variant(54, Joined.PUBLISHER),
        variant(46, Joined.PUBLICATION, TIGHT, 0.42),
        variant(52, Joined.PUBLISHER, TIGHT),
        variant(46, Joined.PUBLISHER, TIGHT, 0.42),
        variant(38, Joined.PUBLICATION, TIGHT, 0.38),
        variant(38, Joined.PUBLISHER, TIGHT, 0.38),
        variant(30, Joined.PUBLISHER, TIGHT, 0.38, 8),
        variant(24, Joined.PUBLISHER, TIGHT, 0.34, 6),
    ]


def _facility_caption(shown: Sequence[maps.Shown], most: int) -> str:
    """What the map of facilities shows: symbols, numbers or nothing."""
    if not shown:
        return "Die Planungsräume; keine Einrichtung mit bekannter Lage."
    if maps.counted(shown, most):
        return "Zahl der Einrichtungen mit bekannter Lage je Planungsraum und Thema."
    return "Einrichtungen mit bekannter Lage (dichte Symbole versetzt)."


def _limits(profile: Profile, template: Template) -> list[str]:
    """The notes that concern what is printed."""
    themes = {row.theme for row in profile.facilities if row.imported}

    def concerns(item: Any) -> bool:
        row = profile.row(item.get("indicator", ""))
        return (
            item.get("theme") in themes
            or item.get("column") in profile.children.columns
            or (row is not None and row.area.status is Status.VALUE)
        )

    return [item["text"] for item in template.limits if concerns(item)] or [
        "Die Datenbibliothek enthält zu diesem Gebiet noch keine Zahlen."
    ]
