# SPDX-License-Identifier: GPL-2.0-or-later
"""Amounts of money as offices write them: "12.500 €", "1,2 Mio. EUR", "350 T€"."""

import re
import unicodedata

from .parsing import Parsed, parse_number
from .status import Status

_CURRENCY = r"(?:eur|euro|€)"
_FACTORS = {"t": 1e3, "tsd": 1e3, "tausend": 1e3, "mio": 1e6, "million": 1e6, "millionen": 1e6, "mrd": 1e9,
            "milliarde": 1e9, "milliarden": 1e9}  # fmt: skip
_WORDS = re.compile(rf"\s*({'|'.join(sorted(_FACTORS, key=len, reverse=True))})?\.?\s*{_CURRENCY}?\s*\Z", re.IGNORECASE)
_BEFORE = re.compile(rf"\A{_CURRENCY}\s*", re.IGNORECASE)
_NO_CENTS = re.compile(r",\s?[-–—]{1,2}(?=\D*\Z)")  # "12.500,- €"

_UNREADABLE = Parsed(None, Status.MISSING, readable=False)


def parse_amount(cell: object) -> Parsed:
    """Read an amount in EUR; signs of official statistics stay signs.

    Parameters
    ----------
    cell
        A number, or text with or without currency, with ``T``, ``Tsd.``, ``Mio.`` or ``Mrd.``; cents are rounded.
        A text that says more ("ca.", "pro Jahr", a share, a mark for provisional) is not readable: the rest would be
        lost.

    >>> parse_amount("1,2 Mio. EUR").value, parse_amount("12.500 €").value, parse_amount("350 T€").value
    (1200000.0, 12500.0, 350000.0)
    >>> parse_amount("k. A.").status.value, parse_amount("ca. 5.000 €").readable
    ('missing', False)
    """
    plain = parse_number(cell)
    if plain.readable or not isinstance(cell, str):
        return _UNREADABLE if plain.flag or "%" in str(cell) else plain
    text = unicodedata.normalize("NFKC", cell).strip()
    text = _NO_CENTS.sub("", _BEFORE.sub("", text))
    words = _WORDS.search(text)
    found = parse_number(text[: words.start()] if words else text)
    if found.value is None or found.status is not Status.VALUE or found.flag:
        return _UNREADABLE
    factor = _FACTORS[words[1].lower()] if words and words[1] else 1.0
    return Parsed(round(found.value * factor, 2), Status.VALUE)
