# SPDX-License-Identifier: GPL-2.0-or-later
"""The library's ledger of releases (Freigaberegister): which numbers left the office, which were kept back, and when.

A number that is out stays out: a release that was withdrawn is still known to whoever read it, so the next one is
judged against it all the same. Each number is entered once, with the release that showed it first.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .. import geopackage
from ..errors import SozialraumError
from ..schema import RELEASED_COLUMNS

if TYPE_CHECKING:
    import sqlite3

    from ..library import Library

KEY = list(RELEASED_COLUMNS[1:-1])  # what names a number


@dataclass(frozen=True)
class Release:
    """A release as the ledger tells it; `withdrawn` is when and why it was, "" where it was not."""

    release_id: int
    released_at: str
    title: str
    shown: int
    kept_back: int
    withdrawn: str


def released(library: "Library") -> pd.DataFrame:
    """Every number that was released or kept back before.

    Returns
    -------
    DataFrame
        vintage, level, area_id, quantity, period, value: a number that was shown, NaN where it was kept back. A
        number that was shown once counts as shown; of several ones the last.
    """
    with library.reading() as connection:
        rows = connection.execute(f"SELECT {', '.join((*KEY, 'value'))} FROM released ORDER BY fid").fetchall()
    frame = pd.DataFrame(rows, columns=[*KEY, "value"]).astype({"value": float})
    frame = frame.sort_values("value", key=lambda values: values.notna(), kind="stable")
    return frame.drop_duplicates(KEY, keep="last", ignore_index=True)


def enter(library: "Library", title: str, shown: pd.DataFrame, kept_back: pd.DataFrame) -> int | None:
    """Enter what a release adds to what is out already, before its files are written.

    Parameters
    ----------
    title
        What is released: template and edition.
    shown, kept_back
        As of `PublicView`.

    Returns
    -------
    int or None
        The release; None where it shows and keeps back nothing new, so that writing the same again changes nothing.

    Raises
    ------
    SozialraumError
        Those of `Library.writing`.
    """
    now = pd.concat([shown, kept_back.assign(value=np.nan)], ignore_index=True)[[*KEY, "value"]]
    before = released(library)
    both = now.merge(before, on=KEY, how="left", suffixes=("", "_before"), indicator=True)
    same = both["value"].eq(both["value_before"]) | (both["value"].isna() & both["_merge"].eq("both"))
    new = now[~same.to_numpy()]
    if new.empty:
        return None
    with library.writing() as connection:
        release = _next(connection)
        stamp = datetime.now().isoformat(timespec="seconds")
        geopackage.insert(
            connection, "releases", ("release_id", "released_at", "title", "withdrawn"), [(release, stamp, title, "")]
        )
        rows = new.astype(object).where(new.notna(), None).itertuples(index=False, name=None)
        geopackage.insert(connection, "released", RELEASED_COLUMNS, [(release, *row) for row in rows])
        geopackage.touch(connection, "releases", "released")
    return release


def _next(connection: "sqlite3.Connection") -> int:
    return int(connection.execute("SELECT coalesce(max(release_id), 0) + 1 FROM releases").fetchone()[0])


def releases(library: "Library") -> list[Release]:
    """All releases, the newest first, each with how many numbers it was the first to show or keep back."""
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT r.release_id, r.released_at, r.title, count(c.value), count(*) - count(c.value), r.withdrawn "
            "FROM releases r JOIN released c ON c.release_id = r.release_id GROUP BY r.release_id "
            "ORDER BY r.release_id DESC"
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
