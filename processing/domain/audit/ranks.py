# SPDX-License-Identifier: GPL-2.0-or-later
"""What a published rank tells about a number that is not published."""

from collections.abc import Mapping
from itertools import pairwise

from .system import Name, Relation


def relations(places: Mapping[str, int], cells: Mapping[str, Name], known: Mapping[Name, float]) -> list[Relation]:
    """A better rank is no smaller a number; the same rank is the same number.

    Parameters
    ----------
    places
        Rank by area; whether 1 is the highest or the lowest is seen from those that can be read.
    cells
        The ranked cell of each area.
    known
        Numbers that can be read.
    """
    ordered = sorted((place, area) for area, place in places.items() if area in cells)
    read = [(place, known[cells[area]]) for place, area in ordered if cells[area] in known]
    falling = sum(a[1] > b[1] for a, b in pairwise(read))
    rising = sum(a[1] < b[1] for a, b in pairwise(read))
    if falling and rising:
        return []  # it ranks something else
    sign = -1.0 if rising else 1.0
    found = []
    for (place, area), (other_place, other) in pairwise(ordered):
        high = 0.0 if place == other_place else float("inf")
        found.append(Relation(((cells[area], sign), (cells[other], -sign)), 0.0, high, "rank"))
    return found
