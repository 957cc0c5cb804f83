# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a delivery the public will not see: told at once when it is imported, also for a whole city."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from ..errors import Progress, no_progress
from ..lor import LEVELS
from ..observed import UNSTATED
from .date_cells import DateCells
from .office import Office
from .policy import Policy, policies
from .public import public_view
from .relations import relate
from .tally import tally

if TYPE_CHECKING:
    from ..numbers import Numbers

QUICK = 3_000  # cells of all dates that are protected in a second or two: a district's


@dataclass(frozen=True)
class Outlook:
    """What a public edition will hold back of a delivery.

    Parameters
    ----------
    tally : DataFrame
        As `tally`, of the quantities and dates of the delivery at all levels of areas.
    kept_back : DataFrame
        As of `PublicView`, of the same; for the office only.
    policies
        By quantity, with the titles of the sources that it is from.
    complete
        Whether also those are counted that are held back so that others cannot be reckoned back.
    """

    tally: pd.DataFrame
    kept_back: pd.DataFrame
    policies: dict[str, tuple[Policy, tuple[str, ...]]]
    complete: bool


def outlook(
    numbers: "Numbers",
    source_ids: Collection[int],
    earlier: pd.DataFrame | None = None,
    progress: Progress = no_progress,
) -> Outlook:
    """What a public edition will hold back of what some sources delivered: quick, also of a whole city.

    Parameters
    ----------
    earlier
        As of `public_view`.

    Raises
    ------
    SozialraumError
        ``disclosure_invalid`` (place, content); `Cancelled`.
    """
    office = Office(numbers, policies(numbers.context.disclosure), earlier)
    wanted = _wanted(office, frozenset(source_ids) & office.exact)
    titles = {quantity: office.titles_of(vintage, quantity, day) for vintage, quantity, day in wanted}
    rules = {quantity: (office.policy(quantity), named) for quantity, named in titles.items()}
    complete = _size(office) <= QUICK
    if complete:
        view = public_view(numbers, earlier, progress=progress)
        shown, kept_back = view.shown, view.kept_back
    else:
        shown, kept_back = _by_themselves(office, sorted({day for _, _, day in wanted}), progress)
    names = {(vintage, quantity, day.isoformat()) for vintage, quantity, day in wanted}
    own = _of(kept_back, names)
    return Outlook(tally(_of(shown, names), own), own, rules, complete)


def _wanted(office: Office, sources: frozenset[int]) -> list[tuple[str, str, date]]:
    """Key system, quantity and date of what closed sources delivered and no policy lets out."""
    observed = office.numbers.observed
    return [
        key for key, levels in observed.levels.items()
        if not sources.isdisjoint(s for level in levels for s in observed.sources_of(key[0], level, *key[1:]))
        and office.titles_of(*key) and not key[1].endswith(UNSTATED)
    ]  # fmt: skip


def _size(office: Office) -> int:
    """How many cells protecting everything deals with, about."""
    areas = {v: sum(len(office.numbers.areas(v, level).ids) for level in LEVELS) for v in office.numbers.vintages}
    return sum(areas[v] for v, quantity, day in office.numbers.observed.levels if office.titles_of(v, quantity, day))


def _by_themselves(office: Office, days: Iterable[date], progress: Progress) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is shown and what is held back for its own sake, at some dates."""
    shown, kept_back = [], []
    for day in days:
        progress(0.0)
        found = DateCells(office, day)
        relate(found)
        _, causes = found.cells.assembled()
        printed = found.printed()
        shown.append(found.rows((causes == 0) & printed & found.closed(), causes))
        kept_back.append(found.rows((causes > 0) & printed, causes))
    return _joined(shown), _joined(kept_back)


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def _of(rows: pd.DataFrame, names: Collection[tuple]) -> pd.DataFrame:
    """The rows of some key systems, quantities and dates."""
    if rows.empty:
        return rows
    keys = zip(rows["vintage"], rows["quantity"], rows["period"], strict=True)
    return rows[[key in names for key in keys]]
