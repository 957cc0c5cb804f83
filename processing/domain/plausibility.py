# SPDX-License-Identifier: GPL-2.0-or-later
"""What a careful reader would ask about new numbers: large changes, areas fallen to nothing, a total that moved."""

from datetime import date

import pandas as pd

from .coverage import whole_city
from .library import Library
from .status import Reason, Status

MOST = 10  # largest changes named
TOTAL_MOVED = 0.05  # share of the total that is worth a question
SMALL = 100  # a change in an area of fewer is no news


def noteworthy(library: Library, observations: pd.DataFrame, period: date) -> list[Reason]:
    """Compare a table's first quantity with the same day one year earlier, and with a published total.

    Returns
    -------
    list of Reason
        ``total_moved`` (percent), ``fallen_to_zero`` (area, before), ``largest_changes`` (areas), ``total_differs``
        (sum, total, difference, area). Empty where the library has nothing to compare with.
    """
    counted = observations[observations["status"].isin([Status.VALUE, Status.NONE]) & observations["value"].notna()]
    counted = counted[counted["level"] == "PLR"]
    if counted.empty:
        return []
    main = counted["quantity"].iloc[0]
    now = counted[counted["quantity"] == main].set_index("area_id")["value"]
    earlier = _delivered(library, main, str(counted["vintage"].iloc[0]), (period.isoformat(), _year_before(period)))
    before = earlier[(earlier["level"] == "PLR") & (earlier["period"] == _year_before(period))]
    notes = _changes(now, before.set_index("area_id")["value"].dropna())
    total = earlier[(earlier["level"] == "STADT") & (earlier["period"] == period.isoformat())]["value"].dropna()
    has_own_total = ((observations["level"] == "STADT") & (observations["quantity"] == main)).any()
    if len(total) and whole_city(now.index) and not has_own_total and abs(now.sum() - total.iloc[0]) >= 0.5:
        same_day = earlier[(earlier["level"] == "PLR") & (earlier["period"] == period.isoformat())]
        notes.append(_total_differs(now, float(total.iloc[0]), same_day.set_index("area_id")["value"].dropna()))
    return notes


def _delivered(library: Library, quantity: str, vintage: str, periods: tuple[str, str]) -> pd.DataFrame:
    """What the library has of one quantity at two dates; reading all its numbers would take longer than the import."""
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT level, area_id, period, value FROM observations "
            "WHERE vintage = ? AND level IN ('PLR', 'STADT') AND quantity = ? AND period IN (?, ?)",
            (vintage, quantity, *periods),
        ).fetchall()
    return pd.DataFrame(rows, columns=["level", "area_id", "period", "value"]).astype({"value": float})


def _year_before(period: date) -> str:
    last = period.replace(day=28) if (period.month, period.day) == (2, 29) else period
    return last.replace(year=last.year - 1).isoformat()


def _changes(now: pd.Series, before: pd.Series) -> list[Reason]:
    both = now.index.intersection(before.index)
    if both.empty:
        return []
    now, before = now[both], before[both]
    notes = []
    moved = now.sum() / before.sum() - 1 if before.sum() else 0.0
    if abs(moved) > TOTAL_MOVED:
        notes.append(Reason("total_moved", {"percent": 100 * moved}))
    notes += [Reason("fallen_to_zero", {"area": a, "before": before[a]}) for a in both[(now == 0) & (before > 0)]]
    change = (now / before.where(before >= SMALL) - 1).dropna()
    largest = change.reindex(change.abs().sort_values(ascending=False, kind="stable").index)[:MOST]
    named = ", ".join(
        f"{area} {100 * share:+.1f} %".replace(".", ",").replace("-", "−") for area, share in largest.items()
    )
    if named:
        notes.append(Reason("largest_changes", {"areas": named}))
    return notes


def _total_differs(now: pd.Series, total: float, known: pd.Series) -> Reason:
    both = now.index.intersection(known.index)
    area = (now[both] - known[both]).abs().idxmax() if len(both) else now.idxmax()
    return Reason("total_differs", {"sum": now.sum(), "total": total, "difference": now.sum() - total, "area": area})
