# SPDX-License-Identifier: GPL-2.0-or-later
"""The Kommentarblatt of areas: what the chapters of Teil I say now, for the offices to comment on."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..domain.comment_sheet import ChapterLine, write_comment_sheet
from ..domain.errors import Progress, finished, no_progress
from ..domain.library import Library
from ..domain.numbers import Numbers
from ..domain.parsing import wanted_period
from ..domain.profile import Profile
from ..domain.status import Status
from .batch import profile_of, wanted_areas
from .chapter_texts import texts_of
from .templates import Template, read_template

TEMPLATE, LEVEL = "teil1", "BZR"
READING = 0.1  # of the time goes into reading the library


def export_comments(
    library_path: Path,
    target: Path,
    *,
    area_ids: Sequence[str] = (),
    period: str = "",
    cache_folder: Path | None = None,
    today: date | None = None,
    progress: Progress = no_progress,
) -> list[str]:
    """Write one workbook with the chapters of one or more areas; it is for the administration alone.

    Parameters
    ----------
    area_ids
        Keys; empty takes all Bezirksregionen.
    period
        Numbers not after this date; empty takes the newest.

    Returns
    -------
    list of str
        The areas, in the order of the sheet.

    Raises
    ------
    SozialraumError
        ``area_ids_unknown`` (areas), ``period_unreadable``, and those of `Library` and `write_comment_sheet`.
    """
    template, until = read_template(TEMPLATE), wanted_period(period)
    numbers = Numbers.read(Library(library_path), cache_folder)
    ids = wanted_areas(numbers, LEVEL, area_ids, until)
    lines: dict[str, list[ChapterLine]] = {}
    names: dict[str, str] = {}
    for i, area_id in enumerate(ids):
        progress(READING + (1 - READING) * i / len(ids))
        profile = profile_of(numbers, area_id, until, template)
        lines[area_id], names[area_id] = chapter_lines(profile, template), profile.area.name
    write_comment_sheet(target, lines, names, today)
    finished(progress)
    return ids


def chapter_lines(profile: Profile, template: Template) -> list[ChapterLine]:
    """The chapters with their words and the numbers of the area as printed; signs are told as well."""
    return [
        ChapterLine(
            chapter.number, chapter.title, texts_of(profile, chapter).text, _figures(profile, chapter.indicators)
        )
        for chapter in template.walk()
        if chapter.number
    ]


def _figures(profile: Profile, indicators: Sequence[str]) -> list[str]:
    rows = [row for name in indicators if (row := profile.row(name)) is not None]
    told = [row for row in rows if row.area.status is not Status.MISSING]
    return [f"{row.indicator.kid or row.indicator.short}: {row.area.text}" for row in told]
