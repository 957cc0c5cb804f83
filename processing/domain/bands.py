# SPDX-License-Identifier: GPL-2.0-or-later
"""Age bands: which delivered bands add up exactly to a wanted one."""

import re
from collections.abc import Iterable
from functools import cache

_BAND = re.compile(r"(?P<stem>.*\balter)\.(?P<low>\d+)_(?P<high>\d*)", re.ASCII)

Limits = tuple[int, int | None]  # half-open years; None: open end


@cache
def limits(quantity: str) -> tuple[str, Limits] | None:
    """Stem and limits of a quantity that is an age band, else None.

    >>> limits("ew.mh.alter.65_")
    ('ew.mh.alter', (65, None))
    """
    match = _BAND.fullmatch(quantity)
    if match is None:
        return None
    return match["stem"], (int(match["low"]), int(match["high"]) if match["high"] else None)


def name(stem: str, band: Limits) -> str:
    """The quantity of a band.

    >>> name("ew.alter", (0, 6)), name("ew.alter", (65, None))
    ('ew.alter.0_6', 'ew.alter.65_')
    """
    low, high = band
    return f"{stem}.{low}_{'' if high is None else high}"


def partition(wanted: Limits, available: Iterable[Limits]) -> tuple[Limits, ...] | None:
    """The fewest of the available bands that cover the wanted one exactly, without gap or overlap; None if none do.

    >>> partition((0, 18), [(0, 6), (6, 15), (15, 18), (6, 18)])
    ((0, 6), (6, 18))
    >>> partition((6, 25), [(0, 6), (6, 15), (15, 18), (18, 27)]) is None
    True
    """
    low, high = wanted
    starting: dict[int, list[Limits]] = {}
    for band in sorted(set(available), key=lambda b: (b[0], b[1] is None, b[1] or 0)):
        starting.setdefault(band[0], []).append(band)
    # Breadth first over the ages reached: the first way to the end has the fewest bands.
    ways: dict[int | None, tuple[Limits, ...]] = {low: ()}
    reached: list[int] = [low]
    for age in reached:
        for band in starting.get(age, ()):
            end = band[1]
            beyond = end is not None and high is not None and end > high
            if end in ways or beyond or (end is None and high is not None):
                continue
            ways[end] = (*ways[age], band)
            if end is not None:
                reached.append(end)
        if high in ways and high != low:
            break
    return ways.get(high) or None


def finest(available: Iterable[Limits]) -> tuple[Limits, ...]:
    """The most of the available bands that cover all ages, without gap or overlap; none if none do.

    >>> finest([(0, 6), (6, 15), (15, None), (0, 15)])
    ((0, 6), (6, 15), (15, None))
    """
    # In the order of their beginnings: when a band is looked at, all ways that lead to it are known.
    ways: dict[int | None, tuple[Limits, ...]] = {0: ()}
    for band in sorted(set(available), key=lambda b: (b[0], b[1] is None, b[1] or 0)):
        if band[0] in ways and len(ways[band[0]]) >= len(ways.get(band[1], ())):
            ways[band[1]] = (*ways[band[0]], band)
    return ways.get(None, ())
