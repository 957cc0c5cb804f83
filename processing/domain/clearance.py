# SPDX-License-Identifier: GPL-2.0-or-later
"""Clearance of a public edition: what hides numbers does its work, then what tries to find them out does its own.

The two share no code; only here they meet. The auditor gets the numbers that a public edition can at most be made of,
as a table a date, with everything that is public beside them and all that was released before. Nothing is released
where it finds a number, or cannot decide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .audit.documents import Place, Table
from .audit.kept import Kept
from .audit.run import Audit, audit_tables
from .disclosure.cells import Cause
from .disclosure.public import PublicView
from .disclosure.release import protected
from .errors import Progress, SozialraumError, no_progress
from .lor import LEVELS
from .numbers import Numbers

if TYPE_CHECKING:
    from .library import Library

_PROTECTING = 0.5  # of the time
_NAMED = 5  # so many findings a sentence lists


@dataclass(frozen=True)
class Clearance:
    """What may leave, and the audit it passed; `audit` is None where no source is closed."""

    view: PublicView
    audit: Audit | None


def cleared(
    library: "Library", numbers: Numbers, cache_folder: Path | None = None, progress: Progress = no_progress
) -> Clearance:
    """The numbers of a public edition, protected and audited; nothing is entered in the ledger yet.

    Parameters
    ----------
    cache_folder
        Where solved tables and audited blocks are kept between runs; None keeps nothing.

    Raises
    ------
    SozialraumError
        ``audit_failed`` (count, found), ``audit_undecided`` (count); those of `disclosure.release.protected`.
    """
    view = protected(library, numbers, cache_folder, lambda share: progress(_PROTECTING * share))
    if view.shown.empty and view.kept_back.empty:
        return Clearance(view, None)
    kept = None if cache_folder is None else Kept(cache_folder / "audit" / "clearance.json.gz")
    found = audit_tables(
        list(_tables(numbers, view)),
        library.path,
        cache=kept,
        progress=lambda share: progress(_PROTECTING + (1 - _PROTECTING) * share),
    )
    if kept is not None:
        kept.save()
    if found.findings:
        named = [f"{one.quantity} {one.area} {one.period}" for one in found.findings[:_NAMED]]
        raise SozialraumError("audit_failed", count=len(found.findings), found=", ".join(named))
    if found.undecided:
        raise SozialraumError("audit_undecided", count=found.undecided)
    return Clearance(view, found)


def _tables(numbers: Numbers, view: PublicView) -> Iterator[Table]:
    """A table for each date and key system: areas of all levels, a column for each quantity that adds up."""
    closed = {
        pair for frame in (view.shown, view.kept_back) for pair in zip(frame["vintage"], frame["period"], strict=True)
    }
    rows = view.kept_back
    # A number that is left out for the size of its area alone may be told by a larger area that has nothing else.
    left_out = rows[rows["cause"] == Cause.LEVEL]
    unsaid = set(zip(left_out["vintage"], left_out["quantity"], left_out["period"], left_out["area_id"], strict=True))
    for vintage, period in sorted(closed):
        yield _table(view.numbers, vintage, date.fromisoformat(period), unsaid)


def _table(numbers: Numbers, vintage: str, day: date, unsaid: set[tuple[str, str, str, str]]) -> Table:
    names = sorted({q for v, q, d in numbers.observed.levels if (v, d) == (vintage, day)})
    names = [q for q in names if numbers.kinds.get(q, "extensive") == "extensive"]
    head: list[object] = ["area_id", *(title for name in names for title in (name, f"{name}_status"))]
    rows: list[list[object]] = [head]
    for level in LEVELS:
        columns = [numbers.column(name, day, vintage, level) for name in names]
        for i, area_id in enumerate(numbers.areas(vintage, level).ids):
            row: list[object] = [area_id]
            for name, column in zip(names, columns, strict=True):
                if column is None or (vintage, name, day.isoformat(), area_id) in unsaid:
                    row += [None, "missing"]
                else:
                    row += [float(column.values[i]) if column.known[i] else None, str(column.statuses[i])]
            rows.append(row)
    return Table(Place(f"{day.isoformat()} LOR"), rows)
