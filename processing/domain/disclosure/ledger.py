# SPDX-License-Identifier: GPL-2.0-or-later
"""The library's ledger of releases (Freigaberegister): what left the office, what was kept back, and when.

A number that is out stays out: a release that was withdrawn is still known to whoever read it, so the next one is
judged against it all the same. Numbers are entered as they were printed, and what was told of others without saying
them (a rounded share, a class, a rank) as what follows for them; each once, with the release that told it first.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from math import inf, isfinite
from typing import TYPE_CHECKING

import pandas as pd

from .. import geopackage
from ..errors import SozialraumError
from ..lor import level_of
from ..schema import OBSERVATION_KEY, RELEASED_COLUMNS, TOLD_COLUMNS

if TYPE_CHECKING:
    import sqlite3

    from ..library import Library

KEY = list(OBSERVATION_KEY)  # what names a number
CLOSE = 1e-9  # numbers that differ by less are the same
RANK = "rank"

Name = tuple[str, str, str, str, str]  # of a number, as KEY


@dataclass(frozen=True)
class Statement:
    """What a document tells of numbers without saying them: ``low <= Σ factor × number <= high``.

    Parameters
    ----------
    kind
        ``count`` (of a sum), ``rate``, ``class``, ``change`` or ``rank``. Of a rank `low` is the position and `high`
        how far the sum of a better one may lie below that of a worse one, because both are rounded.
    area_id, measure, period
        What it is said of: an area, an indicator, a date.
    terms
        area_id, quantity, period (ISO) and factor of the numbers that are not public; of public ones the value is
        taken into the ends.
    beside
        Of a rank: among which areas.
    """

    kind: str
    vintage: str
    area_id: str
    measure: str
    period: str
    terms: tuple[tuple[str, str, str, float], ...]
    low: float
    high: float
    beside: str = ""

    @property
    def about(self) -> tuple:
        """What two statements share that tell of the same."""
        rank = (self.beside, self.measure, self.period, self.area_id) if self.kind == RANK else ()
        return self.terms, *rank

    def follows_from(self, other: "Statement") -> bool:
        """Whether another one of the same terms tells at least as much."""
        if self.kind == RANK:
            return self.low == other.low and self.high >= other.high - CLOSE
        return self.low <= other.low + CLOSE and self.high >= other.high - CLOSE


@dataclass
class Told:
    """What a release shows and keeps back.

    Parameters
    ----------
    numbers
        By name: the number as printed, 0; of a rounded one the middle and the width of what it may be.
    kept_back
        Names of numbers with a sign.
    statements
        What it tells of numbers without saying them.
    """

    numbers: dict[Name, tuple[float, float]] = field(default_factory=dict)
    kept_back: set[Name] = field(default_factory=set)
    statements: dict[Statement, None] = field(default_factory=dict)

    @classmethod
    def of(cls, shown: pd.DataFrame, kept_back: pd.DataFrame) -> "Told":
        """All exact numbers of a table as those of `PublicView`."""
        names = [tuple(row) for row in shown[KEY].itertuples(index=False)]
        numbers = {name: (float(value), 0.0) for name, value in zip(names, shown["value"], strict=True)}
        return cls(numbers, {tuple(row) for row in kept_back[KEY].itertuples(index=False)})


@dataclass(frozen=True)
class Release:
    """A release as the ledger tells it; `withdrawn` is when and why it was, "" where it was not.

    `shown`, `kept_back` and `told` are how many numbers it was the first to show, to keep back and to tell of.
    """

    release_id: int
    released_at: str
    title: str
    shown: int
    kept_back: int
    told: int
    withdrawn: str


def released(library: "Library") -> pd.DataFrame:
    """Every number that was told of or kept back before.

    Returns
    -------
    DataFrame
        vintage, level, area_id, quantity, period; value and step: it lies from ``value - step / 2`` to ``value + step /
        2`` (step 0: it is the value), NaN where it was kept back; release_id, released_at. A number has a row for each
        thing that was told of it. That it was kept back by a release that is withdrawn binds nobody and is left out.
    """
    with library.reading() as connection:
        at = dict(connection.execute("SELECT release_id, released_at FROM releases").fetchall())
    rows = [*_numbers(library), *((*name, *ends, release) for name, *ends, release in _single(library))]
    columns = [*KEY, "value", "step", "release_id"]
    frame = pd.DataFrame(rows, columns=columns).astype({"value": float, "step": float})
    return frame.assign(released_at=frame["release_id"].map(at).fillna(""))


def _numbers(library: "Library") -> list[tuple]:
    """Numbers that were shown or kept back: KEY, value, step, release."""
    with library.reading() as connection:
        return connection.execute(
            f"SELECT {', '.join(f'c.{name}' for name in KEY)}, c.value, c.step, c.release_id "
            "FROM released c JOIN releases r ON r.release_id = c.release_id "
            "WHERE c.value IS NOT NULL OR r.withdrawn = '' ORDER BY c.fid"
        ).fetchall()


def statements(library: "Library") -> list[tuple[int, Statement]]:
    """All that was told of numbers without saying them, each with its release."""
    with library.reading() as connection:
        rows = connection.execute(f"SELECT {', '.join(TOLD_COLUMNS)} FROM told ORDER BY fid").fetchall()
    return [(row[0], _statement(*row[1:])) for row in rows]


def _statement(
    kind: str, vintage: str, area_id: str, measure: str, period: str, terms: str, low: float | None,
    high: float | None, beside: str,
) -> Statement:  # fmt: skip
    told = tuple((area, quantity, day, factor) for area, quantity, day, factor in json.loads(terms))
    ends = -inf if low is None else low, inf if high is None else high
    return Statement(kind, vintage, area_id, measure, period, told, *ends, beside)


def _single(library: "Library") -> Iterator[tuple[Name, float, float, int]]:
    """Statements on one number alone, as middle and width."""
    for release, one in statements(library):
        if one.kind == RANK or len(one.terms) > 1 or not isfinite(one.low + one.high):
            continue
        ((area_id, quantity, period, factor),) = one.terms
        low, high = sorted((one.low / factor, one.high / factor))
        yield (one.vintage, level_of(area_id), area_id, quantity, period), (low + high) / 2, high - low, release


class Register:
    """One release as it is entered, document by document, each before its file is written.

    Parameters
    ----------
    title
        What is released: template and edition.
    """

    def __init__(self, library: "Library", title: str) -> None:
        self.library, self.title = library, title
        self.release: int | None = None  # there is none as long as nothing is new
        self._known = _by_name(released(library))
        self._exact = {name[2:] for name, ranges in self._known.items() if any(step == 0 for _, step in ranges)}
        self._told: dict[tuple, list[Statement]] = {}
        for _, one in statements(library):
            self._told.setdefault(one.about, []).append(one)

    def enter(self, told: Told) -> None:
        """Enter what is new, and does not follow from what is out already.

        Raises
        ------
        SozialraumError
            Those of `Library.writing`.
        """
        numbers = [item for item in sorted(told.numbers.items()) if not _within(self._known.get(item[0], ()), item[1])]
        hidden = sorted(name for name in told.kept_back if name not in self._known and name not in told.numbers)
        self._exact |= {name[2:] for name, (_, step) in told.numbers.items() if step == 0}
        more = [one for one in told.statements if not self._follows(one)]
        if not (numbers or hidden or more):
            return
        with self.library.writing() as connection:
            release = self.release or _opened(connection, self.title)
            rows: list[tuple] = [(release, *name, value, step) for name, (value, step) in numbers]
            rows += [(release, *name, None, 0.0) for name in hidden]
            geopackage.insert(connection, "released", RELEASED_COLUMNS, rows)
            geopackage.insert(connection, "told", TOLD_COLUMNS, [(release, *_row(one)) for one in more])
            geopackage.touch(connection, "releases", "released", "told")
        self.release = release
        for name, number in numbers:
            self._known.setdefault(name, []).append(number)
        for name in hidden:
            self._known.setdefault(name, [])
        for one in more:
            self._told.setdefault(one.about, []).append(one)

    def _follows(self, one: Statement) -> bool:
        """Whether it follows from numbers that are out, or from what was told before."""
        if one.kind != RANK and all(term[:3] in self._exact for term in one.terms):
            return True
        return any(one.follows_from(other) for other in self._told.get(one.about, ()))


def enter(library: "Library", title: str, told: Told) -> int | None:
    """Enter a release at once; its number, None where nothing of it is new.

    Raises
    ------
    SozialraumError
        Those of `Library.writing`.
    """
    register = Register(library, title)
    register.enter(told)
    return register.release


def _opened(connection: "sqlite3.Connection", title: str) -> int:
    release = int(connection.execute("SELECT coalesce(max(release_id), 0) + 1 FROM releases").fetchone()[0])
    stamp = datetime.now().isoformat(timespec="seconds")
    columns = ("release_id", "released_at", "title", "withdrawn")
    geopackage.insert(connection, "releases", columns, [(release, stamp, title, "")])
    return release


def _row(one: Statement) -> tuple:
    ends = (end if isfinite(end) else None for end in (one.low, one.high))
    return (one.kind, one.vintage, one.area_id, one.measure, one.period, json.dumps(one.terms), *ends, one.beside)


def _by_name(frame: pd.DataFrame) -> dict[Name, list[tuple[float, float]]]:
    """What was told of each number; nothing where it was only kept back."""
    found: dict[Name, list[tuple[float, float]]] = {}
    for *name, value, step in frame[[*KEY, "value", "step"]].itertuples(index=False, name=None):
        own = found.setdefault(tuple(name), [])
        if value == value:
            own.append((value, step))
    return found


def _within(ranges: Collection[tuple[float, float]], one: tuple[float, float]) -> bool:
    """Whether something that is known already tells at least as much: 11 prints as 10 where tens are shown."""
    value, half = one[0], one[1] / 2 + CLOSE
    return any(abs(known - value) + step / 2 <= half for known, step in ranges)


def beyond(library: "Library", shown: pd.DataFrame) -> list[object]:
    """What is known from the ledger and not from numbers that are shown, in the order it was entered.

    Parameters
    ----------
    shown
        As of `PublicView`.
    """
    now = Told.of(shown, shown.iloc[:0]).numbers
    rows: list[object] = [
        (tuple(name), value, step)
        for *name, value, step, _ in _numbers(library)
        if value is not None and (tuple(name) not in now or not _within([now[tuple(name)]], (value, step)))
    ]
    names = {(area, quantity, period) for _, _, area, quantity, period in now}
    more = [one for _, one in statements(library) if not all(term[:3] in names for term in one.terms)]
    return [*rows, *more]


def releases(library: "Library") -> list[Release]:
    """All releases, the newest first."""
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT r.release_id, r.released_at, r.title, "
            "(SELECT count(value) FROM released c WHERE c.release_id = r.release_id), "
            "(SELECT count(*) - count(value) FROM released c WHERE c.release_id = r.release_id), "
            "(SELECT count(*) FROM told t WHERE t.release_id = r.release_id), r.withdrawn "
            "FROM releases r ORDER BY r.release_id DESC"
        ).fetchall()
    return [Release(*row) for row in rows]


def withdraw(library: "Library", release_id: int, reason: str) -> None:
    """Record that a release was withdrawn; its numbers stay known.

    Raises
    ------
    SozialraumError
        ``unknown_release`` (file, release); those of `Library.writing`.
    """
    with library.writing() as connection:
        said = f"{datetime.now().isoformat(timespec='seconds')} {reason.strip()}".strip()
        changed = connection.execute(
            "UPDATE releases SET withdrawn = ? WHERE release_id = ?", (said, int(release_id))
        ).rowcount
        if not changed:
            raise SozialraumError("unknown_release", file=library.path.name, release=release_id)
        geopackage.touch(connection, "releases")
