# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers, signs and dates as they are printed in German; the only place where a number becomes text.

Rounding is half away from zero, once, on the exact fraction (planner.md 3.1), so that 0,05 is 0,1 and −0,05 is −0,1
whatever binary floats make of it.

An estimate is marked by ``≈`` before its number, in the dock as on paper (``≈24.780``, ``≈+4,7 %``), is read out as
"umgerechnet etwa …", and says its expected error under the table or in the tooltip.
"""

import math
from dataclasses import replace
from datetime import date
from fractions import Fraction

from .catalogue import Indicator
from .profile import Cell, Range
from .status import Flag, Reason, Status

NBSP = "\u00a0"
MINUS = "\u2212"
OWN_DATE = "ⁱ"  # mark of an indicator whose date is not the profile's
ABOUT = "≈"  # mark of an estimate
NOISE = "ᶻ"  # mark of a change that is no further than chance goes
NOISE_WORDS = "Veränderung im Rahmen zufälliger Schwankung"

SIGNS = {Status.NONE: "–", Status.MISSING: "k. A.", Status.SUPPRESSED: "•", Status.NOT_APPLICABLE: "x"}
SPOKEN = {
    Status.NONE: "nichts vorhanden",
    Status.MISSING: "keine Angabe",
    Status.SUPPRESSED: "geheim zu halten",
    Status.NOT_APPLICABLE: "nicht sinnvoll",
}
LEGEND = " · ".join(f"{SIGNS[status]} {SPOKEN[status]}" for status in SPOKEN)  # under every table that uses a sign

# What follows a value in its cell; other units stand in the indicator's title.
_SUFFIX = {"%": f"{NBSP}%"}
_CHANGE_SUFFIX = {"%": f"{NBSP}Pp.", "Personen": f"{NBSP}%"}


def exact(value: float) -> Fraction:
    """The decimal number a float was read from, as a fraction.

    >>> exact(0.1)
    Fraction(1, 10)
    """
    return Fraction(int(value)) if value == int(value) else Fraction(repr(float(value)))


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Round half away from zero.

    >>> rounded(Fraction(-1, 20), 1), rounded(Fraction(24999, 10000), 0)
    (Fraction(-1, 10), Fraction(2, 1))
    """
    scale = 10**decimals
    shifted = math.floor(abs(value) * scale + Fraction(1, 2))
    return Fraction(-shifted if value < 0 else shifted, scale)


def number_text(value: Fraction | int, decimals: int = 0, signed: bool = False) -> str:
    """German digits: dot for thousands, comma for decimals, true minus; rounded here.

    Parameters
    ----------
    signed
        Put a plus before a positive number; a number that rounds to zero never has a sign.

    >>> number_text(3897145), number_text(Fraction(-1, 3), 1), number_text(5, 1, signed=True)
    ('3.897.145', '−0,3', '+5,0')
    """
    number = rounded(Fraction(value), decimals)
    digits = f"{int(abs(number) * 10**decimals):0{decimals + 1}d}"
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    text = f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")
    sign = MINUS if number < 0 else "+" if signed and number > 0 else ""
    return sign + text


def sign_cell(status: Status, reason: Reason | None = None) -> Cell:
    """The cell of a number that is not there: sign, spoken words and why."""
    return Cell(SIGNS[status], status, 0.0 if status is Status.NONE else None, None, reason, SPOKEN[status])


def missing(code: str, **values: object) -> Cell:
    """``k. A.`` with its reason."""
    return sign_cell(Status.MISSING, Reason(code, values))


def not_applicable(code: str, **values: object) -> Cell:
    """``x`` with its reason."""
    return sign_cell(Status.NOT_APPLICABLE, Reason(code, values))


def number_cell(
    value: Fraction | int, decimals: int = 0, suffix: str = "", reason: Reason | None = None, flag: Flag | None = None
) -> Cell:
    """The cell of a number that is there."""
    value = Fraction(value)
    text = number_text(value, decimals) + suffix
    return Cell(text, Status.VALUE, float(rounded(value, decimals)), float(value), reason, "", flag)


def area_cell(area_m2: float | None) -> Cell:
    """An area's size in hectares.

    >>> area_cell(1462347.0).text
    '146,2 ha'
    """
    return number_cell(Fraction(round(area_m2)) / 10_000, 1, " ha") if area_m2 else missing("no_data")


def indicator_cell(
    value: Fraction, indicator: Indicator, reason: Reason | None = None, flag: Flag | None = None
) -> Cell:
    """The cell of an indicator's value, with ``%`` where that is its unit."""
    return number_cell(value, indicator.decimals, _SUFFIX.get(indicator.unit, ""), reason, flag)


def estimated(cell: Cell, **error: object) -> Cell:
    """The cell of a number that was estimated, marked; `error` as of `uncertainty.printed`.

    >>> estimated(number_cell(24780), error="1,2 %").text
    '≈24.780'
    """
    if cell.status is not Status.VALUE:
        return cell
    spoken = f"umgerechnet etwa {cell.text}"
    reason = Reason("estimated", error)
    return replace(cell, text=ABOUT + cell.text, reason=reason, spoken=spoken, flag=Flag.ESTIMATED)


def change_cell(before: Fraction, now: Fraction, indicator: Indicator) -> Cell:
    """The change of an indicator: counts in per cent, shares in percentage points, the others plain.

    A count that was 0 has no change in per cent: ``x``.
    """
    if indicator.unit == "Personen":
        if before == 0:
            return not_applicable("zero_denominator")
        change, decimals = (now - before) * 100 / before, 1
    else:
        change, decimals = now - before, indicator.decimals
    text = number_text(change, decimals, signed=True) + _CHANGE_SUFFIX.get(indicator.unit, "")
    return Cell(text, Status.VALUE, float(rounded(change, decimals)), float(change))


def value_range(low: float, high: float, indicator: Indicator) -> Range:
    """A range in an indicator's unit: ``14,8 bis 15,7 %``."""
    texts = [number_text(exact(end), indicator.decimals) for end in (low, high)]
    return Range(low, high, " bis ".join(texts) + _SUFFIX.get(indicator.unit, ""))


def change_range(low: float, high: float, indicator: Indicator) -> Range:
    """A range in the unit of an indicator's change: ``−0,4 bis +0,6 Pp.``

    An end near 0 is printed with more digits, so that a change beyond chance never seems to include "unchanged".
    """
    decimals = 1 if indicator.unit == "Personen" else indicator.decimals
    while low * high > 0 and decimals < 6 and 0 in (rounded(exact(low), decimals), rounded(exact(high), decimals)):
        decimals += 1
    texts = [number_text(exact(end), decimals, signed=True) for end in (low, high)]
    return Range(low, high, " bis ".join(texts) + _CHANGE_SUFFIX.get(indicator.unit, ""))


def without_unit(cell: Cell) -> Cell:
    """The cell for a column or map whose title already names the unit: ``14,4`` for ``14,4 %``.

    >>> without_unit(number_cell(Fraction(72, 5), 1, f"{NBSP}%")).text
    '14,4'
    """
    if cell.status is not Status.VALUE or NBSP not in cell.text:
        return cell
    return replace(cell, text=cell.text.split(NBSP)[0])


def period_text(period: date | None, span: str = "date") -> str:
    """A date as printed; `span` as in the library's table `quantities` (date, year, 3years).

    >>> period_text(date(2024, 12, 31)), period_text(date(2024, 12, 31), "3years")
    ('31.12.2024', '2022–2024')
    """
    if period is None:
        return SIGNS[Status.MISSING]
    if span == "year":
        return f"Jahr {period.year}"
    if span == "3years":
        return f"{period.year - 2}–{period.year}"
    return f"{period:%d.%m.%Y}"
