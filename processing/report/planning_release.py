# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings, goals, measures and comments on their way into a public workbook: none tells a number that is held back.

A public document looks at the records of its area (`free_text.cleared`); a workbook has the records of many areas, so
each is held against the profiles of its own area and of those it lies in, where documents would print it.
"""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.disclosure.release import protected
from ..domain.errors import Progress, SozialraumError, no_progress
from ..domain.lor import CITY, KEY_LENGTH, LEVELS, ancestor, level_of
from ..domain.numbers import Numbers
from ..domain.planning import SUPRAREGIONAL, Record, id_of, words_of
from ..domain.planning_sheets import area_names, planning_of
from ..domain.status import Reason
from ..domain.text_checks import figures
from . import gate
from .batch import profile_of
from .free_text import Withheld, personal_records, told_of, withheld
from .templates import PUBLIC, read_template

if TYPE_CHECKING:
    from ..domain.library import Library

PROTECTING = 0.5  # of the time
_NOTHING = Withheld(frozenset(), frozenset())


def records_held_back(
    library: "Library", areas: Collection[str] = (), cache_folder: Path | None = None, progress: Progress = no_progress
) -> tuple[list[Record], tuple[Reason, ...]]:
    """Records that are marked as public, but tell a number which only the office has.

    Parameters
    ----------
    areas
        As of `planning_sheets.export_planning`.

    Returns
    -------
    list of Record
        Those that must not be public.
    tuple of Reason
        ``record_figure_held_back`` and ``record_figure_doubtful`` (record, figures), ``record_personal`` (record,
        found).

    Raises
    ------
    SozialraumError
        ``area_not_in_library`` (area, file), ``disclosure_invalid`` (place, content).
    """
    records = list(planning_of(library, areas, area_names(library)).public())
    personal = personal_records(records)
    if not any(figures(words_of(one)) for one in records):
        return [], personal
    office = Numbers.read(library, cache_folder)
    public = protected(library, office, cache_folder, lambda share: progress(PROTECTING * share)).numbers
    own: list[Record] = []
    reasons: list[Reason] = []

    @cache
    def of(area_id: str) -> Withheld:
        return _withheld(public, office, area_id)

    for n, record in enumerate(records):
        progress(PROTECTING + (1 - PROTECTING) * n / len(records))
        words = words_of(record)
        if not figures(words):
            continue
        numbers = _NOTHING
        for area_id in _around(record.area_id):
            numbers |= of(area_id)
        found = list(told_of("record", numbers, words, record=id_of(record)))
        reasons += found
        own += [record] if any(reason.code == "record_figure_held_back" for reason in found) else []
    return own, (*reasons, *personal)


def _around(area_id: str) -> Iterator[str]:
    """An area and those it lies in, up to its Bezirk."""
    if area_id in (SUPRAREGIONAL, CITY):
        yield CITY
        return
    for level in LEVELS[LEVELS.index(level_of(area_id)) : len(KEY_LENGTH)]:
        yield ancestor(area_id, level)


def _withheld(public: Numbers, office: Numbers, area_id: str) -> Withheld:
    template = read_template("teil1")
    try:
        shown, internal = (profile_of(numbers, area_id, None, template) for numbers in (public, office))
    except SozialraumError:  # the library has no numbers of the area, so there is none to tell
        return _NOTHING
    return withheld(gate.passed(shown, PUBLIC), internal)
