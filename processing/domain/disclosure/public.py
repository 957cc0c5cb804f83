# SPDX-License-Identifier: GPL-2.0-or-later
"""A library's numbers as the public may see them.

Every number of a source that is not published is kept back where it is small, or where others would give it away;
whatever is computed from what is left (shares, ranks, classes, sentences) then cannot tell more. So documents, tables,
maps and charts of the edition *öffentlich* are made from these numbers just as those of *intern* are made from all.
"""

from collections.abc import Collection, Mapping, MutableMapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..errors import Progress, no_progress
from ..numbers import Numbers
from .after import After
from .carriers import suppressed
from .cells import Cause
from .date_cells import DateCells
from .ledger import KEY
from .left_out import tables_left_out
from .network import connected
from .office import Key, Office
from .policy import Policies, Policy, policies
from .relations import relate
from .suppress import Cells, Suppression


@dataclass(frozen=True)
class PublicView:
    """The numbers for the public and what was kept back.

    Parameters
    ----------
    numbers
        As `Numbers` of the library, without what must not leave; None of their sources needs to be asked for again.
    kept_back : DataFrame
        vintage, level, area_id, quantity, period (ISO), cause (`Cause`), value: a row for every number that would
        have been shown. Never leaves the office.
    shown : DataFrame
        vintage, level, area_id, quantity, period, value: the numbers of unpublished sources that are shown.
    policies
        Of the quantities that were protected as counts of people.
    office
        The numbers that it was made of.
    known : DataFrame
        Those of `kept_back` that an earlier release told, with release_id and released_at of the first one.
    limited : DataFrame
        Those of `kept_back` that are known too well whatever is released, from public numbers or to a person who knows
        one's own 1: what is shown tells no more of them than if nothing at all were shown.
    """

    numbers: Numbers
    kept_back: pd.DataFrame
    shown: pd.DataFrame
    policies: Mapping[str, Policy]
    office: Office
    known: pd.DataFrame
    limited: pd.DataFrame


def public_view(
    numbers: Numbers,
    earlier: pd.DataFrame | None = None,
    cache: MutableMapping[str, object] | None = None,
    progress: Progress = no_progress,
    rules: Policies | None = None,
    found_out: Collection[tuple[str, str]] = (),
) -> PublicView:
    """What of the numbers of a library may leave the office.

    Parameters
    ----------
    earlier : DataFrame, optional
        What was released before, as of `ledger.released`. Everybody knows numbers that were told: they need no
        partners, and policies decide whether a document shows them again. Those kept back are kept back again.
    cache
        As of `suppress`: tables that did not change are not solved again.
    rules
        Policies to be tried; None: those of the library.
    found_out
        Quantities and dates (ISO) of which the auditor found out a number: their tables are left out.

    Raises
    ------
    SozialraumError
        ``disclosure_invalid`` (place, content); `Cancelled`.
    """
    office = Office(numbers, rules or policies(numbers.context.disclosure), earlier)
    kept: list[pd.DataFrame] = []
    told: list[pd.DataFrame] = []
    shown: list[pd.DataFrame] = []
    limited: list[pd.DataFrame] = []
    columns: dict[Key, np.ndarray] = {}
    dates = office.dates()
    for i, period in enumerate(dates):

        def within(share: float, done: int = i) -> None:
            progress((done + share) / len(dates))

        date = DateCells(office, period)
        relate(date)
        after = After(date)
        lost = [quantity for quantity, day in found_out if day == period.isoformat()]
        causes, beyond = _protected(date, after, lost, cache, within)
        causes = np.where(date.shares_of_hidden(causes > 0) & (causes == 0), Cause.RATE, causes)
        hidden, printed = causes > 0, date.printed()
        for key, index in date.index.items():
            columns[key] = hidden[index]
        kept.append(date.rows(hidden & printed, causes))
        told.append(date.rows(hidden & printed & after.told, causes))
        shown.append(date.rows(~hidden & printed & date.closed(), causes))
        limited.append(date.rows(hidden & printed & beyond, causes))
        office.hidden_once |= {(k.vintage, k.level, area, k.quantity) for k, area in date.named(hidden & printed)}
    progress(1.0)
    return PublicView(
        office.without(columns), _joined(kept), _joined(shown), office.counted(), office,
        _first_told(_joined(told), earlier), _joined(limited),
    )  # fmt: skip


def _first_told(rows: pd.DataFrame, earlier: pd.DataFrame | None) -> pd.DataFrame:
    """Numbers with the release that first told of them."""
    columns = [*KEY, "release_id", "released_at"]
    if earlier is None or not set(columns) <= set(earlier):
        return rows.iloc[:0].assign(release_id=0, released_at="")
    out = earlier[earlier["value"].notna() & (earlier["release_id"] > 0)]
    first = out.sort_values("release_id", kind="stable").drop_duplicates(KEY)
    return rows.merge(first[columns], on=KEY)


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    names = ["vintage", "level", "area_id", "quantity", "period", "value", "cause"]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=names)


def _protected(
    date: DateCells, after: After, found_out: Collection[str], cache: MutableMapping[str, object] | None,
    progress: Progress,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Why each cell is hidden (0: it is not), and which are known too well from public numbers; arrays (n,)."""
    cells, causes = date.cells.assembled()
    found = suppressed(date, cells, cache, progress)
    weak = _weak(date, cells, causes, found)
    lost = weak & np.isin(np.arange(len(weak)), date.cells.assumed)
    for key, index in date.index.items():
        lost[index] |= key.quantity in found_out
    if lost.any():
        causes = tables_left_out(date, lost, causes, np.asarray(cells.open))
        cells = replace(cells, hidden=causes > 0)
        found = suppressed(date, cells, cache, progress)
        weak = _weak(date, cells, causes, found)
    if after.disagrees(found.hidden | (causes > 0)):  # a release that is repeated is what it was, and solved already
        cells, causes = after.applied(cells, causes)
        found = suppressed(date, cells, cache, progress)
    return np.where(found.hidden & (causes == 0), Cause.PARTNER, causes), weak


def _weak(date: DateCells, cells: Cells, causes: np.ndarray, found: Suppression) -> np.ndarray:
    """Cells that can be protected no further; where nothing at all is shown there is nothing to reckon with."""
    weak = np.zeros(len(causes), dtype=bool)
    weak[list(found.weak)] = True
    if not weak.any():
        return weak
    label = connected(len(weak), cells.relations)
    weak &= np.isin(label, label[date.printed() & (causes == 0) & ~found.hidden])
    for rest, (_, part) in date.cells.rests.items():  # who knows what lacks to a whole knows the number
        weak[part] |= weak[rest]
    return weak
