# SPDX-License-Identifier: GPL-2.0-or-later
"""A library's numbers as the public may see them.

Every number of a source that is not published is kept back where it is small, or where others would give it away;
whatever is computed from what is left (shares, ranks, classes, sentences) then cannot tell more. So documents, tables,
maps and charts of the edition *öffentlich* are made from these numbers just as those of *intern* are made from all.
"""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..errors import Progress, no_progress
from ..numbers import Numbers
from .after import After
from .carriers import suppressed
from .cells import Cause, together
from .coarser import blocked, coarsened
from .date_cells import DateCells
from .ledger import KEY
from .network import connected
from .office import Key, Office
from .policy import Policies, Policy, policies
from .relations import relate
from .suppress import Cells, Suppression

_NAMED = 5  # so many quantities or areas a sentence lists


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
    unprotected : tuple
        Keys and areas that cannot be protected, because numbers that would have to be hidden are public already.
    policies
        Of the quantities that were protected as counts of people.
    office
        The numbers that it was made of.
    known : DataFrame
        Those of `kept_back` that an earlier release told, with release_id and released_at of the first one.
    """

    numbers: Numbers
    kept_back: pd.DataFrame
    shown: pd.DataFrame
    unprotected: tuple[tuple[Key, str], ...]
    policies: Mapping[str, Policy]
    office: Office
    known: pd.DataFrame

    def named(self) -> dict[str, str]:
        """Quantities and areas of what cannot be protected, the first of them."""
        quantities = dict.fromkeys(key.quantity for key, _ in self.unprotected)
        areas = dict.fromkeys(area_id for _, area_id in self.unprotected)
        return {"quantities": _listed(list(quantities)), "areas": _listed(list(areas))}


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def public_view(
    numbers: Numbers,
    earlier: pd.DataFrame | None = None,
    cache: MutableMapping[str, object] | None = None,
    progress: Progress = no_progress,
    rules: Policies | None = None,
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

    Raises
    ------
    SozialraumError
        ``disclosure_invalid`` (place, content); `Cancelled`.
    """
    office = Office(numbers, rules or policies(numbers.context.disclosure), earlier)
    kept: list[pd.DataFrame] = []
    told: list[pd.DataFrame] = []
    shown: list[pd.DataFrame] = []
    open_ends: list[tuple[Key, str]] = []
    columns: dict[Key, np.ndarray] = {}
    dates = office.dates()
    for i, period in enumerate(dates):

        def within(share: float, done: int = i) -> None:
            progress((done + share) / len(dates))

        date = DateCells(office, period)
        relate(date)
        after = After(date)
        causes, weak = _protected(date, after, cache, within)
        causes = np.where(date.shares_of_hidden(causes > 0) & (causes == 0), Cause.RATE, causes)
        hidden, printed = causes > 0, date.printed()
        for key, index in date.index.items():
            columns[key] = hidden[index]
        kept.append(date.rows(hidden & printed, causes))
        told.append(date.rows(hidden & printed & after.told, causes))
        shown.append(date.rows(~hidden & printed & date.closed(), causes))
        open_ends += list(date.named(weak))
        office.hidden_once |= {(k.vintage, k.level, area, k.quantity) for k, area in date.named(hidden & printed)}
    progress(1.0)
    return PublicView(
        office.without(columns), _joined(kept), _joined(shown), tuple(open_ends), office.counted(), office,
        _first_told(_joined(told), earlier),
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
    date: DateCells, after: After, cache: MutableMapping[str, object] | None, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """Why each cell is hidden (0: it is not), and which cannot be protected; arrays (n,)."""
    cells, causes = date.cells.assembled()
    found = suppressed(date, cells, cache, progress)
    nothing = np.zeros(len(causes), dtype=bool)
    settled, weak = _settled(date, cells, causes, found, nothing, cache, progress)
    if not after.disagrees(settled > 0):  # so a release that is repeated is what it was, and solved already
        return settled, weak
    without = _at_risk(cells, found, date.printed() & (causes == 0))
    cells, causes = after.applied(cells, causes)
    found = suppressed(date, cells, cache, progress)
    # What no partner can be found for, and could but for a release, is told by what is out: it is held no further.
    told = _at_risk(cells, found, date.printed() & (causes == 0)) & ~without
    return _settled(date, cells, causes, found, told, cache, progress)


def _settled(
    date: DateCells, cells: Cells, causes: np.ndarray, found: Suppression, told: np.ndarray,
    cache: MutableMapping[str, object] | None, progress: Progress,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """As `_protected`, of cells with the causes that they have by themselves and what is hidden for them.

    Of cells that a release has told too much of (`told`) nobody asks more than that they are held as far as it goes.
    """
    public = together(date.cells.open, bool)
    weak = _at_risk(cells, found, date.printed() & (causes == 0)) & ~told
    while weak.any():  # what is left out may have been a partner of others
        larger = coarsened(date, weak, causes, public, np.asarray(cells.sensitive))
        if (larger == causes).all():
            break
        causes = larger
        found, weak = _again(date, cells, causes, cache, progress)
        weak &= ~told
    if weak.any():
        causes = blocked(date, weak, causes, public)
        found, weak = _again(date, cells, causes, cache, progress)
        weak &= ~told
    return np.where(found.hidden & (causes == 0), Cause.PARTNER, causes), weak


def _again(
    date: DateCells, cells: Cells, causes: np.ndarray, cache: MutableMapping[str, object] | None, progress: Progress
) -> tuple[Suppression, np.ndarray]:
    """What is hidden, given that more has to be, and which cells still cannot be protected."""
    left_out = causes == Cause.COARSER
    cells = replace(cells, hidden=causes > 0, unpublished=np.asarray(cells.unpublished) | left_out)
    found = suppressed(date, cells, cache, progress)
    return found, _at_risk(cells, found, date.printed() & (causes == 0)) & ~left_out


def _at_risk(cells: Cells, found: Suppression, printed: np.ndarray) -> np.ndarray:
    """Cells that are not protected from a reader; where nothing at all is shown there is nothing to reckon with."""
    weak = np.zeros(len(printed), dtype=bool)
    weak[list(found.weak)] = True
    if not weak.any():
        return weak
    label = connected(len(weak), cells.relations)
    return weak & np.isin(label, label[printed & ~found.hidden])
