# SPDX-License-Identifier: GPL-2.0-or-later
"""Age groups add up to larger ones without a gap, and to everyone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from .knowledge import Cell, Knowledge
from .system import Relation, total


def bands(found: Knowledge) -> Iterator[Relation]:
    """An age group is the sum of the finest others that make it up."""
    groups: dict[tuple[str, str, str], dict[tuple[int, int], Cell]] = defaultdict(dict)
    for (quantity, period), areas in found.counted().items():
        stem, _, band = quantity.rpartition(".alter.")
        low, _, high = band.partition("_")
        if stem and low.isdigit() and (high.isdigit() or not high):
            for area in areas:
                groups[area, stem, period][int(low), int(high or 999)] = (area, quantity, period)
    for (area, stem, period), members in groups.items():
        for ages, cell in members.items():
            parts = _partition(ages, members)
            if parts:
                yield total(cell, parts, "bands")
        whole = (area, stem, period)
        parts = _partition((0, 999), members)
        if parts:
            yield total(whole, parts, "bands")


def _partition(band: tuple[int, int], bands: Mapping[tuple[int, int], Cell]) -> list[Cell]:
    """The finest other bands that make up one without a gap; empty where there are none."""
    start, parts = band[0], []
    while start < band[1]:
        ends = [high for low, high in bands if low == start and high <= band[1] and (low, high) != band]
        if not ends:
            return []
        parts.append(bands[start, min(ends)])
        start = min(ends)
    return parts
