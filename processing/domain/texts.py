# SPDX-License-Identifier: GPL-2.0-or-later
"""What people write into profiles: one text for an area, a chapter and a date, with its state of agreement.

The text is theirs: nothing here changes a word of it. `basis` says on which numbers it was written, so that whoever
prints it can tell that they have changed since.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from . import geopackage
from .errors import SozialraumError
from .planning import AGREED, STATES
from .profile import Profile, Text

if TYPE_CHECKING:
    from .library import Library

# What cannot be stored or seen: control characters except line breaks and tabs, lone surrogates.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PLACE = "area_id = ? AND chapter = ? AND period = ?"


@dataclass(frozen=True)
class Place:
    """Where a text stands: key of the area, number or name of the chapter, date of the profile (None: it had none)."""

    area_id: str
    chapter: str
    period: date | None

    @property
    def row(self) -> tuple[str, str, str]:
        return self.area_id, self.chapter, self.period.isoformat() if self.period else ""


def place_of(profile: Profile, chapter: str) -> Place:
    """The place of a profile's own text of a chapter."""
    return Place(profile.area.area_id, chapter, profile.period)


def stored(text: str) -> str:
    """A text as it is kept: every sign that can be seen as it was typed, line breaks alike on every system.

    >>> stored(" <b>a</b>\\r\\n[% 1 %] ")
    '<b>a</b>\\n[% 1 %]'
    """
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def keep_text(
    library: "Library",
    place: Place,
    text: str,
    state: str,
    basis: str,
    seen: str | None = None,
    *,
    public: bool = False,
) -> None:
    """Enter a text, or replace the one of this place.

    Parameters
    ----------
    state
        One of `planning.STATES`.
    basis
        The numbers it was written on (`report.statements.basis`); empty where it rests on none.
    seen
        The text of this place that its writer saw (empty: there was none); None does not ask.
    public
        These very words are released for the public; only a text that is agreed can be.

    Raises
    ------
    SozialraumError
        ``text_state_unknown`` (state, known), ``text_empty`` (chapter), ``text_not_agreed`` (chapter),
        ``text_changed_meanwhile`` (area, chapter: a colleague's text would be lost); all of `store.writing`.
    """
    text = stored(text)
    if state not in STATES:
        raise SozialraumError("text_state_unknown", state=state, known=", ".join(STATES))
    if not text:
        raise SozialraumError("text_empty", chapter=place.chapter)
    if public and state not in AGREED:
        raise SozialraumError("text_not_agreed", chapter=place.chapter)
    with library.writing() as connection:
        _unchanged(connection, place, seen)
        connection.execute(
            "INSERT INTO texts (area_id, chapter, period, text, state, basis, public) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (area_id, chapter, period) DO UPDATE SET text = excluded.text, state = excluded.state, "
            "basis = excluded.basis, public = excluded.public",
            (*place.row, text, state, basis, int(public)),
        )
        geopackage.touch(connection, "texts")


def remove_text(library: "Library", place: Place, seen: str | None = None) -> bool:
    """Take a text out, so that the generated one stands there again.

    Returns
    -------
    bool
        Whether there was one.

    Raises
    ------
    SozialraumError
        ``text_changed_meanwhile``, see `keep_text`; all of `store.writing`.
    """
    with library.writing() as connection:
        _unchanged(connection, place, seen)
        removed = connection.execute(f"DELETE FROM texts WHERE {_PLACE}", place.row).rowcount
        geopackage.touch(connection, "texts")
    return removed > 0


def _unchanged(connection, place: Place, seen: str | None) -> None:
    """That a text is still the one its writer saw."""
    if seen is None:
        return
    row = connection.execute(f"SELECT text FROM texts WHERE {_PLACE}", place.row).fetchone()
    if stored(row[0] if row else "") != stored(seen):
        raise SozialraumError("text_changed_meanwhile", area=place.area_id, chapter=place.chapter)


def text_of(profile: Profile, chapter: str) -> Text | None:
    """The text that holds for a chapter at the profile's date: the newest not after it that says something."""
    until = profile.period or date.max
    found = {text.period or date.min: text for text in profile.texts if text.chapter == chapter and text.text.strip()}
    return next((found[day] for day in sorted(found, reverse=True) if day <= until), None)


def texts_in_force(profile: Profile, chapters: Iterable[str] | None = None) -> tuple[Text, ...]:
    """The texts that hold at the profile's date, of some chapters or of all that have one."""
    names = dict.fromkeys(text.chapter for text in profile.texts) if chapters is None else dict.fromkeys(chapters)
    return tuple(text for name in names if (text := text_of(profile, name)) is not None)
