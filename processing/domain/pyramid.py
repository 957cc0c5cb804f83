# SPDX-License-Identifier: GPL-2.0-or-later
"""The people of an area by age and sex, where an office delivered them so: the public tables hold women and men as
totals only.
"""

from collections.abc import Sequence
from datetime import date

from . import bands, comparison, formatting
from .bands import Limits
from .indicators import Dates
from .profile import Cell, Pyramid
from .profile_parts import plain
from .status import Status
from .subject import Subject

WOMEN, MEN = "ew.w.alter", "ew.m.alter"
MOST = 25  # bands; finer ones are put together to five years


def pyramid(subject: Subject) -> tuple[Pyramid | None, set[int]]:
    """The newest numbers by age and sex of the subject's key system that cover all ages, and their sources.

    Bands are as fine as women and men have both, in at most `MOST` steps. None where no date has a number of the area.
    """
    for day, found in _dates(subject):
        women, more = _cells(subject, WOMEN, found, day)
        men, sources = _cells(subject, MEN, found, day)
        if any(cell.status not in (Status.MISSING, Status.NOT_APPLICABLE) for cell in (*women, *men)):
            return Pyramid(day, found, women, men, tuple(sorted(sources | more))), {*sources, *more}
    return None, set()


def _dates(subject: Subject) -> list[tuple[date, tuple[Limits, ...]]]:
    """Dates with bands that cover all ages, the newest first."""
    by_day: dict[date, list[set[Limits]]] = {}
    observed = subject.numbers.observed
    for n, stem in enumerate((WOMEN, MEN)):
        for quantity, band in observed.bands_of(stem):
            for day in observed.dates(quantity, subject.vintage):
                if subject.until is None or day <= subject.until:
                    by_day.setdefault(day, [set(), set()])[n].add(band)
    found = [(day, _steps(women & men)) for day, (women, men) in sorted(by_day.items(), reverse=True)]
    return [(day, steps) for day, steps in found if steps]


def _steps(available: set[Limits]) -> tuple[Limits, ...]:
    """Bands from 0 to the open end: as they are, or of five years and more where they are too many to be drawn."""
    finest = bands.finest(available)
    if len(finest) <= MOST:
        return finest
    cuts = [low for low, _ in finest if low % 5 == 0]
    return tuple(zip(cuts, [*cuts[1:], None], strict=True))


def _cells(subject: Subject, stem: str, found: Sequence[Limits], day: date) -> tuple[tuple[Cell, ...], frozenset[int]]:
    who = (subject.area_id, subject.level, subject.vintage, Dates(day))
    places = [comparison.place(subject.numbers, plain(bands.name(stem, band)), *who)[0] for band in found]
    sources = frozenset[int]().union(*(place.sources for place in places if place is not None))
    return tuple(formatting.missing("no_data") if place is None else place.cell for place in places), sources
