# SPDX-License-Identifier: GPL-2.0-or-later
"""How many numbers a public edition shows and holds back, and what other policies would change in that."""

from dataclasses import dataclass

import pandas as pd

from ..lor import LEVELS
from .cells import Cause

_BY = ["period", "quantity", "level", "cause"]


def tally(shown: pd.DataFrame, kept_back: pd.DataFrame) -> pd.DataFrame:
    """Numbers counted by date, quantity, level and cause.

    Parameters
    ----------
    shown, kept_back
        As of `PublicView`.

    Returns
    -------
    DataFrame
        period (ISO), quantity, level, cause (`Cause`, 0: shown), count; levels from the smallest areas to the city.
    """
    frames = [shown.assign(cause=int(Cause.SHOWN)) if len(shown) else shown, kept_back]
    rows = pd.concat([frame for frame in frames if len(frame)] or [pd.DataFrame(columns=_BY)], ignore_index=True)
    found = rows.groupby(_BY).size().rename("count").reset_index()
    order = {level: n for n, level in enumerate(LEVELS)}
    return found.sort_values(_BY, key=lambda v: v.map(order) if v.name == "level" else v, ignore_index=True)


def kept(counts: pd.DataFrame) -> int:
    """How many are held back."""
    return int(counts.loc[counts["cause"] > 0, "count"].sum())


def further(counts: pd.DataFrame) -> int:
    """How many are held back only so that others cannot be reckoned back."""
    return int(counts.loc[counts["cause"] == Cause.PARTNER, "count"].sum())


@dataclass(frozen=True)
class Change:
    """What other policies change for a quantity at a level: how many of its numbers are held back.

    `before` and `after` count all of them, `further_before` and `further_after` those that only protect others.
    """

    quantity: str
    level: str
    before: int
    after: int
    further_before: int
    further_after: int


def changed(before: pd.DataFrame, after: pd.DataFrame) -> tuple[Change, ...]:
    """Where two tallies differ, over all dates, the greatest losses first."""
    names = {key for counts in (before, after) for key in zip(counts["quantity"], counts["level"], strict=True)}
    found = []
    for quantity, level in names:
        old, new = (c[(c["quantity"] == quantity) & (c["level"] == level)] for c in (before, after))
        found.append(Change(quantity, level, kept(old), kept(new), further(old), further(new)))
    differing = [c for c in found if (c.before, c.further_before) != (c.after, c.further_after)]
    return tuple(sorted(differing, key=lambda c: (c.before - c.after, c.quantity, LEVELS.index(c.level))))
