# SPDX-License-Identifier: GPL-2.0-or-later
"""Formulas of the catalogue: sums of ``[number *] quantity``. Our own small grammar; nothing is evaluated as code.

``formula = term { "+" term }``, ``term = [ number "*" ] quantity``; a number is written as ``0.5``, ``2`` or ``3/4``.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from .errors import SozialraumError

_TERM = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:/\d+)?)\s*\*\s*)?(?P<quantity>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\s*", re.ASCII
)


@dataclass(frozen=True)
class Term:
    """One summand: how often a quantity counts."""

    factor: Fraction
    quantity: str


@cache
def parse(text: str) -> tuple[Term, ...]:
    """The terms of a formula; empty for an empty text.

    Raises
    ------
    SozialraumError
        ``bad_formula`` (formula, position).

    >>> parse("ew.w + 2 * ew.m")[1]
    Term(factor=Fraction(2, 1), quantity='ew.m')
    """
    if not text.strip():
        return ()
    terms, position = [], 0
    while True:
        match = _TERM.match(text, position)
        if match is None:
            raise SozialraumError("bad_formula", formula=text, position=position + 1)
        try:
            terms.append(Term(Fraction(match["number"] or 1), match["quantity"]))
        except ZeroDivisionError:
            raise SozialraumError("bad_formula", formula=text, position=position + 1) from None
        position = match.end()
        if position == len(text):
            return tuple(terms)
        if text[position] != "+":
            raise SozialraumError("bad_formula", formula=text, position=position + 1)
        position += 1
