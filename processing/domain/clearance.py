# SPDX-License-Identifier: GPL-2.0-or-later
"""Clearance of a public edition: what hides numbers does its work, then what tries to find them out does its own.

The two share no code; only here they meet. The auditor gets the numbers that a public edition can at most be made of,
as a table a date, with everything that is public beside them and all that was released before. Nothing is released
where it finds a number, or cannot decide.
"""

import math
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from .audit.claims import Claim
from .audit.documents import Place, Table
from .audit.kept import Kept
from .audit.rules import Standard
from .audit.run import LEDGER, Audit, audit, audit_tables
from .audit.values import Value
from .audit.vocabulary import Measure
from .disclosure import ledger
from .disclosure.cells import Cause
from .disclosure.office import Office
from .disclosure.policy import Policy, policies
from .disclosure.primary import THRESHOLD
from .disclosure.public import PublicView
from .disclosure.release import protected
from .errors import Progress, SozialraumError, no_progress
from .lor import LEVELS
from .numbers import Numbers

if TYPE_CHECKING:
    import pandas as pd

    from .library import Library

_PROTECTING = 0.5  # of the time
_ELSEWHERE = "anderer Datenbestand"  # where a number of another library stands
_NAMED = 5  # so many findings a sentence lists


@dataclass(frozen=True)
class Clearance:
    """What may leave.

    Parameters
    ----------
    audited
        Whether it passed an audit, False where no source is closed.
    limited
        How many numbers of those held back are known too well whatever is released, as the audit found.
    left_out
        Quantities of which the audit found out a number, so that their tables were left out.
    """

    view: PublicView
    audited: bool
    limited: int = 0
    left_out: tuple[str, ...] = ()


def cleared(
    library: "Library",
    numbers: Numbers,
    cache_folder: Path | None = None,
    progress: Progress = no_progress,
    beside: "pd.DataFrame | None" = None,
) -> Clearance:
    """The numbers of a public edition, protected and audited; nothing is entered in the ledger yet.

    Parameters
    ----------
    cache_folder
        Where solved tables and audited blocks are kept between runs; None keeps nothing.
    beside
        What else everybody knows, as of `disclosure.release.protected`: what another library shows.

    Raises
    ------
    SozialraumError
        ``audit_failed`` (count, found), ``audit_undecided`` (count); those of `disclosure.release.protected`.
    """
    kept: MutableMapping[str, dict] = {} if cache_folder is None else Kept(cache_folder / "audit" / "clearance.json.gz")
    more = () if beside is None else tuple(_claims(numbers, beside))
    found_out: frozenset[tuple[str, str]] = frozenset()
    while True:
        view = protected(
            library, numbers, cache_folder, lambda share: progress(_PROTECTING * share), beside=beside,
            found_out=found_out,
        )  # fmt: skip
        if view.shown.empty and view.kept_back.empty:
            return Clearance(view, False)
        tables = list(_tables(numbers, view))
        name = _digest(library, numbers, tables, view, more)
        if name in kept:
            break
        found = audit_tables(
            tables,
            library.path,
            standards=_standards({**view.policies, **view.office.carried()}),
            confidential=view.policies,
            earlier=more,
            cache=kept,
            progress=lambda share: progress(_PROTECTING + (1 - _PROTECTING) * share),
        )
        lost = {(one.of, one.period) for one in found.findings if one.of in view.policies} - found_out
        if not lost:
            _refuse(found)
            kept[name] = {"outcome": found.outcome, "limited": found.already_limited}
            if isinstance(kept, Kept):  # a run that asked for no block would drop them all
                kept.save()
            break
        found_out |= lost
    return Clearance(view, True, kept[name]["limited"], tuple(sorted({quantity for quantity, _ in found_out})))


def audit_released(
    folder: Path,
    library: "Library",
    numbers: Numbers,
    threshold: int = THRESHOLD,
    cache: MutableMapping[str, dict] | None = None,
    progress: Progress = no_progress,
) -> Audit:
    """Judge a folder by the policies of the library behind it: what its sources count of people is confidential.

    Parameters
    ----------
    threshold
        Of everything that no policy is about.
    cache
        As of `audit.run.audit`.

    Raises
    ------
    SozialraumError
        ``no_folder``, ``folder_empty`` (folder), ``disclosure_invalid`` (place, content).
    """
    office = Office(numbers, policies(numbers.context.disclosure))
    counted = office.counted()
    return audit(
        folder, library.path, threshold=threshold, standards=_standards(counted | office.carried()),
        confidential=counted, cache=cache, progress=progress,
    )  # fmt: skip


def _standards(counted: Mapping[str, Policy]) -> dict[str, Standard]:
    return {
        name: Standard(p.threshold, p.zero, p.complement and not p.objects, p.carriers, p.largest, p.objects)
        for name, p in counted.items()
    }


def _refuse(found: Audit) -> None:
    """Only what passed may leave."""
    if found.findings:
        named = [f"{one.quantity} {one.area} {one.period}" for one in found.findings[:_NAMED]]
        raise SozialraumError("audit_failed", count=len(found.findings), found=", ".join(named))
    if found.undecided:
        raise SozialraumError("audit_undecided", count=found.undecided)


def _claims(numbers: Numbers, beside: "pd.DataFrame") -> Iterator[Claim]:
    """What is known from elsewhere, where it is what the library says, too."""
    columns = (*ledger.KEY, "value", "step", "release_id")
    for vintage, level, area_id, quantity, period, value, step, release in zip(
        *(beside[c] for c in columns), strict=True
    ):
        at = numbers.areas(vintage, level).index.get(area_id)
        column = None if at is None else numbers.column(quantity, date.fromisoformat(period), vintage, level)
        half = step / 2
        if column is not None and column.known[at] and abs(column.values[at] - value) <= half + ledger.CLOSE:
            told = Value(value - half, value + half)
            place = Place("", LEDGER if release else _ELSEWHERE)
            yield Claim(area_id, Measure("count", quantity), period, told, place)


def _digest(
    library: "Library", numbers: Numbers, tables: list[Table], view: PublicView, more: tuple[Claim, ...]
) -> str:  # fmt: skip
    """Everything an audit of the tables depends on: what they show, what is true, what is out, and the auditor."""
    import pandas as pd

    total = sha256(f"{_program()}{sorted(view.policies.items())}{sorted(view.office.carried().items())}".encode())
    for table in tables:
        total.update(repr((table.place, table.rows)).encode())
    total.update(pd.util.hash_pandas_object(numbers.observed.rows(), index=False).to_numpy().tobytes())
    for frame in (view.shown, view.kept_back, library.own_indicators()):
        total.update(repr(frame.to_dict("list")).encode())
    total.update(repr(more).encode())
    total.update(repr(ledger.beyond(library, view.shown)).encode())  # that what is shown is entered changes nothing
    return total.hexdigest()


@cache
def _program() -> str:
    total = sha256()
    for path in sorted((Path(__file__).parent / "audit").glob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()


def _tables(numbers: Numbers, view: PublicView) -> Iterator[Table]:
    """A table for each date and key system: areas of all levels, a column for each quantity that adds up."""
    closed = {
        pair for frame in (view.shown, view.kept_back) for pair in zip(frame["vintage"], frame["period"], strict=True)
    }
    rows = view.kept_back
    # A number that is left out for the size of its area alone may be told by a larger area that has nothing else.
    left_out = rows[rows["cause"] == Cause.LEVEL]
    unsaid = set(zip(left_out["vintage"], left_out["quantity"], left_out["period"], left_out["area_id"], strict=True))
    rounded = _rounded(numbers, view)
    for vintage, period in sorted(closed):
        yield _table(view.numbers, vintage, date.fromisoformat(period), unsaid, rounded)


def _table(
    numbers: Numbers,
    vintage: str,
    day: date,
    unsaid: set[tuple[str, str, str, str]],
    rounded: Mapping[tuple[str, str, str, str], Policy],
) -> Table:
    names = sorted({q for v, q, d in numbers.observed.levels if (v, d) == (vintage, day)})
    names = [q for q in names if numbers.kinds.get(q, "extensive") == "extensive"]
    head: list[object] = ["area_id", *(title for name in names for title in (name, f"{name}_status"))]
    rows: list[list[object]] = [head]
    for level in LEVELS:
        columns = [numbers.column(name, day, vintage, level) for name in names]
        states = [None if column is None else column.statuses for column in columns]
        for i, area_id in enumerate(numbers.areas(vintage, level).ids):
            row: list[object] = [area_id]
            for name, column, state in zip(names, columns, states, strict=True):
                if column is None or state is None or (vintage, name, day.isoformat(), area_id) in unsaid:
                    row += [None, "missing"]
                else:
                    told: object = float(column.values[i]) if column.known[i] else None
                    rule = rounded.get((vintage, name, day.isoformat(), area_id))
                    if rule is not None:
                        told = _range(column.values[i], rule.rounding, 0 if rule.objects else rule.threshold)
                    row += [told, str(state[i])]
            rows.append(row)
    return Table(Place(f"{day.isoformat()} LOR"), rows)


def _rounded(numbers: Numbers, view: PublicView) -> dict[tuple[str, str, str, str], Policy]:
    """The policy of each shown number that is rounded, by key system, quantity, date and area."""
    office = Office(numbers, policies(numbers.context.disclosure))
    found: dict[tuple[str, str, str, str], Policy] = {}
    for (vintage, quantity, period), rows in view.shown.groupby(["vintage", "quantity", "period"]):
        policy = office.policy(quantity)
        if policy.rounding:
            found |= {(vintage, quantity, period, area_id): policy for area_id in rows["area_id"]}
    return found


def _range(told: float, base: int, threshold: int) -> object:
    """What a number tells that is shown as a multiple of `base`: the numbers that are rounded to it.

    Parameters
    ----------
    threshold
        Of people. Everybody knows it: what is below it is not shown at all, so that a 0 most often is one. 0 for
        things, which may be measured and not counted.

    >>> _range(5.0, 5, 3), _range(3.0, 3, 3), _range(0.0, 5, 3), _range(0.0, 10, 3), _range(5.0, 5, 0)
    ('3 bis 7', '3 bis 4', 0, '0 bis 4', '2 bis 8')
    """
    if not threshold:
        return f"{max(math.floor(told - base / 2), 0)} bis {math.ceil(told + base / 2)}"
    low, high = max(math.ceil(told - base / 2), 0), math.ceil(told + base / 2) - 1
    if told > 0:
        low = max(low, min(threshold, high))
    elif high < threshold:
        high = 0
    return f"{low} bis {high}" if low < high else low
