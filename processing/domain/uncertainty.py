# SPDX-License-Identifier: GPL-2.0-or-later
"""Expected errors of estimated indicators: how large they are, how they are printed, and above which none is shown."""

from fractions import Fraction
from math import hypot, isfinite
from typing import Any

import numpy as np

from . import formatting
from .catalogue import Indicator
from .columns import Column
from .profile import Cell

# Above these expected errors an estimate is not shown: a change over five years is often not much larger.
MOST_ERROR = Fraction(5, 100)  # of a number
MOST_POINTS = Fraction(1, 2)  # of a share in per cent and of a rate per 100


def error(indicator: Indicator, numerator: Column, denominator: Column | None, value: Fraction, i: int) -> float | None:
    """Expected absolute error of an indicator in one area, in its unit; None where all of it was counted.

    Numerator n and denominator d are taken to err independently: hypot(Δn, (n / d) · Δd) / d.
    """
    above = np.nan if numerator.errors is None else numerator.errors[i]
    below = np.nan if denominator is None or denominator.errors is None else denominator.errors[i]
    if np.isnan(above) and np.isnan(below):
        return None
    above = (0.0 if np.isnan(above) else float(above)) * float(indicator.factor)
    if denominator is None:
        return above
    below = 0.0 if np.isnan(below) else float(below)
    return hypot(above, float(value) * below) / float(denominator.values[i])


def judged(indicator: Indicator, value: Fraction, cell: Cell, expected: float) -> tuple[Fraction | None, Cell]:
    """An estimate marked as one, or a sign where it is too uncertain to be shown."""
    if too_uncertain(indicator, value, expected):
        limit = float(MOST_POINTS if _points(indicator) else MOST_ERROR)
        return None, formatting.missing("uncertain", limit=printed(indicator, Fraction(1), limit)["error"])
    return value, formatting.estimated(cell, **printed(indicator, value, expected))


def too_uncertain(indicator: Indicator, value: Fraction, expected: float) -> bool:
    """Whether the expected error is above 5 % of a number, or above half a point of a share or a rate per 100."""
    return not isfinite(expected) or expected > (MOST_POINTS if _points(indicator) else MOST_ERROR * abs(value))


def printed(indicator: Indicator, value: Fraction, expected: float) -> dict[str, Any]:
    """An expected error as it is printed, for the reason of a cell.

    Returns
    -------
    dict
        ``size`` in ``unit`` (``%`` of a number, ``Pp.`` of a share, none of a rate), ``error`` the text of both. An
        estimate is never said to be without error: ``unter 0,1 %``.
    """
    if _points(indicator):
        size, unit = formatting.exact(expected), "Pp." if indicator.unit == "%" else ""
    else:
        size, unit = (formatting.exact(expected) * 100 / abs(value) if value else Fraction(0)), "%"
    text = formatting.number_text(size, 1)
    text = f"unter{formatting.NBSP}0,1" if text == "0,0" else text
    return {"error": f"{text}{formatting.NBSP}{unit}" if unit else text, "size": float(size), "unit": unit}


def _points(indicator: Indicator) -> bool:
    """Whether differences of an indicator are points (of a share in per cent, of a rate per 100)."""
    return bool(indicator.denominator) and indicator.factor == 100
