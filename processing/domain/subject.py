# SPDX-License-Identifier: GPL-2.0-or-later
"""The area of a profile with those it is compared with, and the dates that hold for the whole profile."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .errors import SozialraumError
from .lor import CITY, KEY_LENGTH, LEVELS, ancestor, level_of
from .numbers import Numbers
from .profile import AreaRef

UPPER = ("BEZ", "STADT")  # equal in every key system, so their years compare across a new cut of the areas below


@dataclass(frozen=True)
class Subject:
    """An area in a key system at a date; `until` is the explicit date, None for "the newest"."""

    numbers: Numbers
    area_id: str
    vintage: str
    period: date | None
    until: date | None

    @cached_property
    def level(self) -> str:
        return level_of(self.area_id)

    @cached_property
    def within(self) -> str:
        """Key of the district whose areas are compared; the city for a district and for itself."""
        return CITY if self.level in UPPER else ancestor(self.area_id, "BEZ")

    @cached_property
    def compared(self) -> tuple[tuple[str, str], ...]:
        """Area, district and city as (id, level); a district and the city stand for their own district."""
        district = (self.area_id, self.level) if self.level in UPPER else (self.within, "BEZ")
        return (self.area_id, self.level), district, (CITY, "STADT")

    @cached_property
    def sisters(self) -> tuple[str, ...]:
        """Areas of the same level in the district, own included; of a district all districts."""
        if self.level == "STADT":
            return ()
        return tuple(a for a in self.numbers.areas(self.vintage, self.level).ids if self._inside(a, self.within))

    def below(self, level: str) -> tuple[str, ...]:
        """Areas of a lower level inside the area."""
        return tuple(a for a in self.numbers.areas(self.vintage, level).ids if self._inside(a, self.area_id))

    @staticmethod
    def _inside(area_id: str, outer: str) -> bool:
        return outer == CITY or area_id.startswith(outer)

    def ref(self, area_id: str, level: str) -> AreaRef:
        """An area by name."""
        return AreaRef(area_id, self.numbers.areas(self.vintage, level).names.get(area_id, area_id), level)

    def ground(self, area_id: str, level: str) -> float | None:
        """Size of an area in m², None where it is not known."""
        areas = self.numbers.areas(self.vintage, level)
        at = areas.index.get(area_id)
        size = float("nan") if at is None else float(areas.area_m2[at])
        return size if size > 0 else None

    @cached_property
    def parents(self) -> tuple[AreaRef, ...]:
        """Prognoseraum and Bezirk, as far as above the area."""
        above = [level for level in ("PGR", "BEZ") if LEVELS.index(level) > LEVELS.index(self.level)]
        return tuple(self.ref(ancestor(self.area_id, level), level) for level in above)


def subject_of(numbers: Numbers, area_id: str, until: date | None = None, vintage: str | None = None) -> Subject:
    """The area in the newest key system that has it with population at the wanted date, and the profile's date.

    Raises
    ------
    SozialraumError
        ``area_unknown`` (area).
    """
    if area_id != CITY and len(area_id) not in KEY_LENGTH.values():
        raise SozialraumError("area_unknown", area=area_id)
    systems = [v for v in reversed(numbers.vintages_of(area_id)) if vintage in (None, v)]
    if not systems:
        raise SozialraumError("area_unknown", area=area_id)
    level = level_of(area_id)
    within = CITY if level in UPPER else ancestor(area_id, "BEZ")
    for system in systems:
        dates = [d for d in numbers.periods("ew", system, level, within) if until is None or d <= until]
        if dates:
            return Subject(numbers, area_id, system, dates[-1], until)
    return Subject(numbers, area_id, systems[0], until, until)
