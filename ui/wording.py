# SPDX-License-Identifier: GPL-2.0-or-later
"""Small pieces of text that several views share."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..i18n import translate
from ..i18n.messages import SENTENCES, message, period_text

if TYPE_CHECKING:
    from ..processing.domain.catalogue import Indicator
    from ..processing.domain.profile import Cell, Change, IndicatorRow, PopulationSeries, Profile, SourceRef
    from ..processing.domain.status import Quality, Reason


def reason_text(code: str, values: Mapping[str, object]) -> str:
    """Why there is a sign, or why a row was not taken; what has no sentence stands as delivered."""
    return message(code, values) if code in SENTENCES else code


def reason_of(reason: "Reason | None") -> str:
    return reason_text(reason.code, reason.values) if reason is not None else ""


def level_title(level: str) -> str:
    from ..processing.domain.lor import TITLES

    return TITLES[level]


def levels_title(level: str) -> str:
    """Plural of a level; LOR words stay German in every language."""
    return {"PLR": "Planungsräume", "BZR": "Bezirksregionen", "PGR": "Prognoseräume", "BEZ": "Bezirke"}[level]


def vintage_title(vintage: str, valid_to: date | None) -> str:
    """LOR 2021, or for a former key system until when it held."""
    if valid_to is None:
        return f"LOR {vintage}"
    return translate("Sozialraum", "key system until {date}").format(date=period_text(valid_to))


def row_title(indicator: "Indicator") -> str:
    """Title with the unit, because the cells of a narrow dock carry none: ``Unter 18 Jahre, % (B1)``."""
    short = indicator.short or indicator.title
    if indicator.unit != "%":
        return short
    kid = f" ({indicator.kid})"
    return f"{short.removesuffix(kid)}, %{kid}" if indicator.kid and short.endswith(kid) else f"{short}, %"


def plain(cell: "Cell") -> str:
    """A cell's text without its unit."""
    from ..processing.domain.formatting import without_unit

    return without_unit(cell).text


def own_date_text(row: "IndicatorRow") -> str:
    """What the mark ⁱ means here: the row's own dates."""
    if not row.own_date or row.period is None:
        return ""
    if row.denominator_period is None or row.denominator_period == row.period:
        return translate("Sozialraum", "ⁱ own date: {date}").format(date=period_text(row.period))
    return translate("Sozialraum", "ⁱ own dates: {date}, related to figures of {other}").format(
        date=period_text(row.period), other=period_text(row.denominator_period)
    )


def quality_text(quality: "Quality | None") -> str:
    """How a number of a former key system came to an area; empty where it is of the area's own."""
    if quality is None:
        return ""
    return {
        "identical": translate("Sozialraum", "the same area in the former key system"),
        "merged": translate("Sozialraum", "sum of whole former Planungsräume, exact"),
        "split": translate("Sozialraum", "part of a former Planungsraum"),
        "mixed": translate("Sozialraum", "parts of several former Planungsräume"),
    }[quality]


def former_text(series: "PopulationSeries") -> str:
    """How a line's numbers of a former key system came to the area; empty where the area was the same."""
    found = sorted({p.quality for p in series.points if p.quality is not None and p.quality != "identical"})
    exact = translate("Sozialraum", "before 2021: {how}")
    about = translate("Sozialraum", "before 2021 converted (≈, dashed): {how}")
    return "; ".join((exact if q.exact else about).format(how=quality_text(q)) for q in found)


def no_line_text(row: "IndicatorRow") -> str:
    """Why an indicator that has a value has no time series."""
    if row.indicator.categorical:
        return translate("Sozialraum", "No time series: these are classes, not amounts.")
    if row.indicator.denominator and row.period is not None:
        return translate(
            "Sozialraum", "No time series: the numbers and what they are related to were never counted on the same day."
        )
    return translate("Sozialraum", "No time series for this area.")


def change_text(change: "Change") -> str:
    """A change with its date, and how the earlier number came to the area."""
    since = translate("Sozialraum", "since {date}").format(date=period_text(change.since))
    parts = (quality_text(change.quality), reason_of(change.area.reason))
    how = "; ".join(part for part in parts if part)
    return f"{change.area.text} {since}" + (f" ({how})" if how else "")


def sources_of(profile: "Profile", row: "IndicatorRow") -> "tuple[SourceRef, ...]":
    """The sources of a row's own figure; those of earlier dates it is compared with are left to the list of sources."""
    dates = {row.period, row.denominator_period}
    named = tuple(source for source in profile.sources if source.source_id in set(row.source_ids))
    return tuple(source for source in named if source.period in dates) or named


def source_text(source: "SourceRef") -> str:
    """Title, and date unless the title names it."""
    when = period_text(source.period) if source.period else ""
    return source.title if not when or when in source.title else f"{source.title}, {when}"


def source_line(profile: "Profile", row: "IndicatorRow") -> str:
    return sources_line(sources_of(profile, row))


def sources_line(sources: "Iterable[SourceRef]") -> str:
    texts = "; ".join(dict.fromkeys(source_text(source) for source in sources))
    return translate("Sozialraum", "Source: {sources}").format(sources=texts) if texts else ""


def sources_in_short(sources: "Sequence[SourceRef]") -> str:
    """The sources of a line of many dates in one line of a dock; up to two are named."""
    if len(sources) < 3:
        return sources_line(sources)
    days = sorted(source.period for source in sources if source.period is not None)
    text = translate("Sozialraum", "Sources: {n} imports, {first} to {last}")
    return text.format(n=len(sources), first=period_text(days[0]), last=period_text(days[-1])) if days else ""


def supply_text(profile: "Profile | None", row: "IndicatorRow") -> str:
    """What a target says of the figure's theme: need, balance, degree and the rule; empty where there is none."""
    of_theme = () if profile is None else profile.supply
    found = next((s for s in of_theme if s.target.present == row.indicator.numerator), None)
    if found is None:
        return ""
    figures, rule = found.figures, found.target
    words = translate("Sozialraum", "Needed {needed} {unit}, balance {balance}, degree of supply {degree} ({rule})")
    text = words.format(
        needed=figures.needed.text, unit=rule.unit, balance=figures.balance.text, degree=figures.degree.text,
        rule=rule.short,
    )  # fmt: skip
    remarks = {
        "incomplete": translate("Sozialraum", "The rule is not known completely."),
        "derived": translate("Sozialraum", "The target is derived, not published."),
        "unconfirmed": translate("Sozialraum", "The target is not confirmed by a source."),
        "kept": translate("Sozialraum", "Own target of this data library."),
    }
    return ". ".join(
        part for part in (text, reason_of(figures.balance.reason), remarks.get(rule.certainty, "")) if part
    )


def value_with_source(profile: "Profile", row: "IndicatorRow") -> str:
    """One line for a mail: value, area, indicator, date, source."""
    when = period_text(row.period or profile.period)
    return f"{row.area.text} – {profile.area.name}, {row.indicator.title}, {when}. {source_line(profile, row)}".strip()
