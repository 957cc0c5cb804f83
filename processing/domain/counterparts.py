# SPDX-License-Identifier: GPL-2.0-or-later
"""The area of another key system that is the same ground: whose numbers may stand beside an area's own."""

from datetime import date

from .bridge import bridge
from .lor import level_of
from .numbers import Numbers
from .subject import UPPER


def system_at(numbers: Numbers, until: date | None) -> str | None:
    """The key system that holds for numbers not after a date: the newest that has people then."""
    found = (v for v in reversed(numbers.vintages) if any(until is None or d <= until for d in numbers.dates("ew", v)))
    return next(found, None)


def counterpart(numbers: Numbers, area_id: str, vintage: str, other: str) -> str | None:
    """The key in `other` of an area of `vintage`; None where no area of its level is made of the same planning areas.

    District and city are the same in all key systems. For the others the bridge must say so (quality ``identical`` or
    ``merged``), which needs the outlines of both systems in the library; an equal key alone proves nothing.
    """
    level = level_of(area_id)
    if vintage == other or level in UPPER:
        return area_id
    if vintage not in numbers.vintages or other not in numbers.vintages:
        return None
    onward = numbers.vintages.index(vintage) < numbers.vintages.index(other)
    way = bridge(numbers, vintage, other) if onward else bridge(numbers, other, vintage)
    if way is None:
        return None
    successors = way.same_ground(level)
    return successors.get(area_id) if onward else {now: then for then, now in successors.items()}.get(area_id)
