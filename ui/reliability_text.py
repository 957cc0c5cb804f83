# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person reads of chance and of attention: the range of a value, changes within it, stages and their rule."""

from typing import TYPE_CHECKING

from ..i18n import translate
from .wording import reason_of

if TYPE_CHECKING:
    from ..processing.domain.profile import Cell, Change, IndicatorRow, Profile


def range_text(row: "IndicatorRow") -> str:
    """How far the value may move by chance."""
    if row.interval is None:
        return ""
    return translate("Sozialraum", "Range of random fluctuation (95 %): {range}").format(range=row.interval.text)


def range_meaning(row: "IndicatorRow") -> str:
    """What the range says and what it does not, or why there is none."""
    if row.interval is None:
        return reason_of(row.no_interval)
    return translate(
        "Sozialraum",
        "The register and the offices' lists count everybody, so the range is no error of counting. It says how far a "
        "number of this size may move by chance alone, because single people happen to come or to go.",
    )


def within_range(row: "IndicatorRow", other: "Cell", name: str) -> str:
    """That district or city differ from the area by no more than chance; empty where they differ."""
    if row.interval is None or other.exact is None or not row.interval.low <= other.exact <= row.interval.high:
        return ""
    return translate(
        "Sozialraum", "{name} lies within the area's range of random fluctuation ({range}): no reliable difference"
    ).format(name=name, range=row.interval.text)


def noise_text(change: "Change") -> str:
    """Whether a change is more than chance; empty where that cannot be said."""
    if change.reliable is None:
        return ""
    span = f" ({change.interval.text})" if change.interval is not None else ""
    if change.reliable:
        return translate("Sozialraum", "Change beyond random fluctuation{range}").format(range=span)
    return translate("Sozialraum", "Change within random fluctuation{range}: no reliable change").format(range=span)


def stage_title(stage: int) -> str:
    if stage == 1:
        return translate("Sozialraum", "1 (no attention called for)")
    return translate("Sozialraum", "3 (highest)") if stage == 3 else str(stage)


def stage_lines(profile: "Profile", row: "IndicatorRow") -> list[tuple[str, str]]:
    """Both stages with their headings, as far as there are any."""
    if row.attention is None:
        return []
    city = translate("Sozialraum", "Attention stage compared with {city}").format(city=profile.city.name)
    stages = (
        (translate("Sozialraum", "Attention stage compared with the Bezirk"), row.attention.district),
        (city, row.attention.city),
    )
    return [(title, stage_title(stage)) for title, stage in stages if stage is not None]


def stage_texts(profile: "Profile", row: "IndicatorRow") -> list[str]:
    """The stages for a tooltip, with the rule that gave them."""
    lines = [f"{title}: {text}" for title, text in stage_lines(profile, row)]
    return [*lines, row.attention.rule] if lines and row.attention is not None else []
