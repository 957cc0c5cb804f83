# SPDX-License-Identifier: GPL-2.0-or-later
"""How the MSS group of a planning area comes about, in words."""

from typing import TYPE_CHECKING

from ..i18n import translate

if TYPE_CHECKING:
    from ..processing.domain.profile import Cell, IndicatorRow, Profile

GROUP = "mss_gruppe"


def mss_facts(profile: "Profile", row: "IndicatorRow") -> list[tuple[str, str]]:
    """Title and text of what the indicators add to the area's MSS group; nothing for other rows or without them."""
    parts = profile.mss
    if row.indicator.indicator != GROUP or parts is None:
        return []
    if parts.agrees is None:
        check = translate("Sozialraum", "computed from the indicators of the data library: {group}")
    elif parts.agrees:
        check = translate("Sozialraum", "computed from the indicators of the data library: {group}, as published")
    else:
        check = translate(
            "Sozialraum", "computed from the indicators of the data library: {group}, which is NOT the published group"
        )
    return [
        (translate("Sozialraum", "Status-Index"), parts.status.text),
        (translate("Sozialraum", "What the status indicators add"), _listed(parts.status_parts)),
        (translate("Sozialraum", "Dynamik-Index"), parts.dynamic.text),
        (translate("Sozialraum", "What the dynamics indicators add"), _listed(parts.dynamic_parts)),
        (translate("Sozialraum", "Check"), check.format(group=parts.group)),
        (translate("Sozialraum", "Indicators from"), parts.sources),
    ]


def _listed(parts: "tuple[tuple[str, Cell], ...]") -> str:
    return "; ".join(f"{title} {cell.text}" for title, cell in parts)
