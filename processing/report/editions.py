# SPDX-License-Identifier: GPL-2.0-or-later
"""The two editions of a report of differences: another date of the same library, another library, or both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.errors import SozialraumError
from ..domain.profile import Former, Profile

if TYPE_CHECKING:
    from ..domain.library import Library
    from ..domain.numbers import Numbers


@dataclass(frozen=True)
class Beside:
    """The edition to compare with, as it is asked for.

    `library` None is the same one; `period` empty is the date before (same library) or the newest (another one).
    """

    library: Path | None = None
    period: str = ""


@dataclass(frozen=True)
class Side:
    """One edition: numbers not after a date, and the name of the library's file.

    `source` is the library itself, None where it is that of the other edition.
    """

    numbers: "Numbers"
    until: date | None
    library: str
    source: "Library | None" = None


@dataclass(frozen=True)
class Editions:
    """Both editions of all areas of a run."""

    now: Side
    then: Side

    def sides(self, area_id: str) -> Sequence[tuple[str, Side]]:
        """Key and edition of an area, the present one first.

        Raises
        ------
        SozialraumError
            ``no_counterpart`` (area, period): no area of that time is the same ground.
        """
        own = self._key(area_id, self.now)
        return (own, self.now), (self._key(own, self.then), self.then)

    def _key(self, area_id: str, side: Side) -> str:
        """The key under which an edition has an area."""
        from ..domain.counterparts import counterpart, system_at

        system = system_at(side.numbers, side.until)
        for numbers in (side.numbers, self.now.numbers, self.then.numbers):  # one may know both key systems
            known = numbers.vintages_of(area_id)
            if system is None or not known:
                continue
            found = counterpart(numbers, area_id, system if system in known else known[-1], system)
            if found is not None and system in side.numbers.vintages_of(found):
                return found
        raise SozialraumError("no_counterpart", area=area_id, period=side.until or _newest(side.numbers))


def opened(now: Side, path: Path, beside: Beside, cache_folder: Path | None) -> Editions:
    """Both editions of a run.

    Parameters
    ----------
    now, path
        The present edition and its library.
    beside
        What it is compared with.

    Raises
    ------
    SozialraumError
        ``period_unreadable``, ``no_earlier_edition`` (period), ``editions_same``, and those of `Library`.
    """
    from ..domain.library import Library
    from ..domain.numbers import Numbers
    from ..domain.parsing import wanted_period

    until = wanted_period(beside.period)
    if beside.library is None or _same_file(beside.library, path):
        if beside.library is None and until is None:
            until = _date_before(now)
        if until == now.until:
            raise SozialraumError("editions_same")
        return Editions(now, Side(now.numbers, until, now.library))
    source = Library(beside.library)
    return Editions(now, Side(Numbers.read(source, cache_folder), until, beside.library.name, source))


def _same_file(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _dates(numbers: "Numbers") -> list[date]:
    return sorted({day for vintage in numbers.vintages for day in numbers.dates("ew", vintage)})


def _newest(numbers: "Numbers") -> date | None:
    return max(_dates(numbers), default=None)


def _date_before(now: Side) -> date:
    """The population's date before the present edition's."""
    until = [day for day in _dates(now.numbers) if now.until is None or day <= now.until]
    if len(until) < 2:
        raise SozialraumError("no_earlier_edition", period=now.until or _newest(now.numbers))
    return until[-2]


def beside(after: Profile, before: Profile, now: Side, then: Side) -> Profile:
    """A profile with its former edition; `now` and `then` are what they were read from.

    Raises
    ------
    SozialraumError
        ``editions_reversed`` (area, before, after) where the former one is the later one.
    """
    if before.period is not None and after.period is not None and before.period > after.period:
        raise SozialraumError("editions_reversed", area=after.area.area_id, before=before.period, after=after.period)
    return replace(after, former=Former(before, now.library, then.library, now.numbers is then.numbers))


def kind_of(profile: Profile, template: str) -> str:
    """What a document is called in its file's name; a report of differences names the former date.

    Two reports of an area on the same day but against different dates are two files.
    """
    if profile.former is None:
        return template
    before = profile.former.profile.period
    return f"{template}-seit-{before.isoformat() if before else 'ohne-stand'}"
