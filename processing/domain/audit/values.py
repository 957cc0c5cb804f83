# SPDX-License-Identifier: GPL-2.0-or-later
"""What a cell tells: a number to its last printed digit, an interval, or a sign. Signs never become numbers."""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ..parsing import Style, column_style, parse_number
from ..status import Status


class Sign(StrEnum):
    """What stands instead of a number."""

    WITHHELD = "withheld"  # • secret
    EMPTY = "empty"  # an empty cell, k. A.: of a data file it may be withheld
    NONE = "none"  # – nothing there
    SENSELESS = "senseless"  # x
    ESTIMATE = "estimate"  # worked out from other numbers, tells nothing exact
    WORDS = "words"  # no number at all


@dataclass(frozen=True)
class Value:
    """``low <= number <= high``, or a sign.

    `decimals` are the printed ones; a number or end with its last digit rounded may lie half a digit on either side.
    """

    low: float = math.nan
    high: float = math.nan
    sign: Sign | None = None
    decimals: int = 0

    @property
    def readable(self) -> bool:
        return self.sign is None

    @property
    def exact(self) -> bool:
        """Whether it is one number and no class."""
        return self.readable and self.low == self.high

    def rounded(self, decimals: int) -> "Value":
        """The interval that a number or ends rounded to so many decimals stand for."""
        half = 0.5 * 10.0**-decimals
        return Value(self.low - half, self.high + half, self.sign, decimals) if self.readable else self


_SPOKEN = {
    "geheim zu halten": Sign.WITHHELD, "geheim": Sign.WITHHELD, "keine angabe": Sign.EMPTY,
    "keine angabe (datenschutz)": Sign.WITHHELD, "nichts vorhanden": Sign.NONE, "nicht sinnvoll": Sign.SENSELESS,
}  # fmt: skip
_STATUS = {
    Status.SUPPRESSED: Sign.WITHHELD, Status.MISSING: Sign.EMPTY, Status.NONE: Sign.NONE,
    Status.NOT_APPLICABLE: Sign.SENSELESS,
}  # fmt: skip
_NUMBER = r"[+-]?\d[\d.,' ]*\d|[+-]?\d"
_UNIT = re.compile(rf"({_NUMBER})\s*(?:%|pp\.?|prozentpunkte|ha|m²|km|ew|euro|€|je\s|netto|personen|plätze|fälle).*")
_RANGES = (
    (re.compile(rf"({_NUMBER})\s*(?:bis unter)\s*({_NUMBER}).*"), "half"),
    (re.compile(rf"\[?({_NUMBER})\s*(?:bis|–|—|\.\.\.|…|;|\bto\b|\s-\s|-)\s*({_NUMBER})\]?(?:\s*(?:%|\w+))?"), "both"),
    (re.compile(rf"(?:unter|weniger als|<|below|less than)\s*({_NUMBER}).*"), "below"),
    (re.compile(rf"(?:bis|höchstens|maximal|<=|≤|up to)\s*({_NUMBER}).*"), "most"),
    (re.compile(rf"(?:mindestens|ab|>=|≥|at least)\s*({_NUMBER}).*"), "least"),
    (re.compile(rf"({_NUMBER})\s*(?:und mehr|oder mehr|\+|and more)"), "least"),
    (re.compile(rf"(?:über|mehr als|>|more than)\s*({_NUMBER}).*"), "above"),
)


def value(cell: object, style: str = Style.AUTO) -> Value:
    """What a cell tells.

    >>> value("2,7 %").low, value("1 bis 2").high, value("•").sign.value, value("").sign.value
    (2.7, 2.0, 'withheld', 'empty')
    """
    if not isinstance(cell, str):
        found = parse_number(cell, style)
        return _of(found.value, found.status, _decimals(cell)) if found.readable else Value(sign=Sign.WORDS)
    text = unicodedata.normalize("NFC", cell).replace("\u2212", "-").replace("\u00a0", " ").replace("\u202f", " ")
    text = text.rstrip("ᶻⁱ ").strip()
    if text.startswith("≈") or text.startswith("umgerechnet"):
        return Value(sign=Sign.ESTIMATE)
    spoken = _SPOKEN.get(text.lower())
    if spoken is not None:
        return Value(sign=spoken)
    ranged = _range(text.lower(), style)
    if ranged is not None:
        return ranged
    found = parse_number(text, style)
    if not found.readable:
        unit = _UNIT.fullmatch(text.lower())
        if unit is None:
            return Value(sign=Sign.WORDS)
        text = unit[1]
        found = parse_number(text, style)
    return _of(found.value, found.status, _decimals(text))


def _of(number: float | None, status: Status, decimals: int) -> Value:
    if status in _STATUS:
        return Value(sign=_STATUS[status])
    return Value(sign=Sign.EMPTY) if number is None else Value(number, number, None, decimals)


def _decimals(cell: object) -> int:
    """Digits after the decimal mark, as written."""
    if isinstance(cell, float) and math.isfinite(cell):
        return len(repr(cell).partition(".")[2].rstrip("0")) if cell != int(cell) and "e" not in repr(cell) else 0
    found = re.search(r"[.,](\d+)\D*$", cell) if isinstance(cell, str) else None
    if found is None or (len(found[1]) == 3 and "," not in str(cell)):
        return 0
    return len(found[1])


def _range(text: str, style: str) -> Value | None:
    for pattern, kind in _RANGES:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        ends = [parse_number(end.strip(), style).value for end in match.groups()]
        if any(end is None for end in ends):
            return None
        found = _interval(kind, *(float(end) for end in ends if end is not None))
        return found and replace(found, decimals=max(map(_decimals, match.groups())))
    return None


def _interval(kind: str, first: float, last: float = math.inf) -> Value | None:
    """Ends are whole numbers' ends: ``unter 3`` ends at 2 of whole numbers, which the limits see to."""
    if kind in ("half", "both"):
        return Value(first, last - 1e-4 if kind == "half" else last) if first < last else None
    if kind in ("below", "most"):
        return Value(0.0, first - (1e-4 if kind == "below" else 0.0))
    return Value(first + (1e-4 if kind == "above" else 0.0), math.inf)


def column(cells: Iterable[object]) -> list[Value]:
    """The values of a column, its marks of thousands and decimals decided by all its cells together."""
    cells = list(cells)
    style = column_style(cells)
    return [value(cell, style) for cell in cells]
