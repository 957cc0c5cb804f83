# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators that are parts of one whole, as the bars of `charts.draw_shares`."""

from collections.abc import Sequence

from ..domain.profile import AgeBar, AgeStructure, Profile
from .style import CLASSES, PATTERNS

# The four shares of inhabitants by status, high to very low, as on the map of the groups.
STATUS_FACES = tuple(zip(CLASSES[1:], PATTERNS[1:], strict=True))


def shares_of(profile: Profile, parts: Sequence[tuple[str, str]]) -> AgeStructure | None:
    """Bars of area, district and city from indicators in per cent; None where the profile lacks one of them.

    Parameters
    ----------
    parts
        Indicator and what its part is called: ``(("a1", "einfache Wohnlage"), ("a2", "mittlere"), ("a3", "gute"))``.
    """
    rows = [profile.row(indicator) for indicator, _ in parts]
    found = [row for row in rows if row is not None]
    if not parts or len(found) < len(parts):
        return None
    who = [(profile.area, [row.area for row in found])]
    if profile.district is not None and profile.district != profile.area:
        who.append((profile.district, [row.district for row in found]))
    if profile.city != profile.area:
        who.append((profile.city, [row.city for row in found]))
    bars = [AgeBar(area, tuple(cells), tuple(row.count for row in found)) for area, cells in who]
    return AgeStructure(found[0].period, tuple(label for _, label in parts), tuple(bars))
