# SPDX-License-Identifier: GPL-2.0-or-later
"""Of which areas a table speaks: the whole city, or one Bezirk alone."""

from collections.abc import Iterable

from .lor import CITY_DISTRICTS, ancestor


def spoken_of(plr: Iterable[str], occupied: Iterable[str]) -> frozenset[str]:
    """The Planungsräume a list of objects speaks of: those without an object have none, of the others nothing is known.

    A district's office lists its own objects. So a list whose objects all lie in one Bezirk says nothing of the
    others, else Berlin would be told to have no more than that Bezirk; a list with objects in several speaks of all.

    Parameters
    ----------
    plr
        All Planungsräume of the library.
    occupied
        Areas of the objects, of any level.

    >>> sorted(spoken_of(["07300515", "07300516", "08100101"], ["07300515"]))
    ['07300515', '07300516']
    >>> len(spoken_of(["07300515", "07300516", "08100101"], ["07300515", "08100101"]))
    3
    """
    everything = frozenset(plr)
    districts = {ancestor(area_id, "BEZ") for area_id in occupied}
    if len(districts) != 1:
        return everything
    return frozenset(area_id for area_id in everything if ancestor(area_id, "BEZ") in districts)


def whole_city(areas: Iterable[str]) -> bool:
    """Whether areas lie in all twelve Bezirke: only then is their sum to be held against the city's total."""
    return {area_id[:2] for area_id in areas} >= CITY_DISTRICTS
