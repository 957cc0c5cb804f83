# SPDX-License-Identifier: GPL-2.0-or-later
"""A public release of documents: the numbers it is made of are cleared, and what each document tells is entered."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.errors import Progress, no_progress
from ..domain.profile import Profile
from .editions import Editions
from .sentences import release_note

if TYPE_CHECKING:
    import pandas as pd

    from ..domain.disclosure.ledger import Register
    from ..domain.disclosure.public import PublicView
    from ..domain.disclosure.telling import Telling
    from ..domain.library import Library
    from ..domain.numbers import Numbers


class Release:
    """One run of a public edition.

    Parameters
    ----------
    title
        What it is called in the ledger.
    cache_folder
        As of `clearance.cleared`.

    Attributes
    ----------
    left_out
        Quantities whose tables the check before the release left out.
    """

    def __init__(self, title: str, cache_folder: Path | None) -> None:
        self.title, self.cache_folder = title, cache_folder
        self.left_out: set[str] = set()
        self._told: dict[int, tuple[Telling, list[Register]]] = {}  # by the numbers that profiles are made of

    def cleared(
        self, library: "Library", numbers: "Numbers", sides: Editions | None = None, progress: Progress = no_progress
    ) -> "tuple[Numbers, Editions | None]":
        """The numbers of a library as the public may see them, and both editions of a report of differences.

        An edition of another library is judged by that library's policies and ledger. What one keeps back of people the
        other does not show either, and the present one knows what that one shows and has released, so that both
        together tell no more than each.

        Raises
        ------
        SozialraumError
            Those of `clearance.cleared`.
        """
        import pandas as pd

        from ..domain.disclosure.release import protected

        other = None if sides is None else sides.then.source
        if sides is None or other is None:
            public = self._view(library, numbers, progress).numbers
            both = sides and Editions(replace(sides.now, numbers=public), replace(sides.then, numbers=public))
            return public, both
        own = _kept_back(protected(library, numbers, self.cache_folder))
        former = self._view(other, sides.then.numbers, lambda share: progress(share / 2), own)
        beside = pd.concat([_released(other), _shown(former), _kept_back(former)], ignore_index=True)
        public = self._view(library, numbers, lambda share: progress(0.5 + share / 2), beside).numbers
        self._told[id(former.numbers)][1].extend(self._told[id(public)][1])
        return public, Editions(replace(sides.now, numbers=public), replace(sides.then, numbers=former.numbers))

    def _view(
        self, library: "Library", numbers: "Numbers", progress: Progress, beside: "pd.DataFrame | None" = None
    ) -> "PublicView":
        from ..domain import clearance
        from ..domain.disclosure.ledger import Register
        from ..domain.disclosure.telling import Telling

        found = clearance.cleared(library, numbers, self.cache_folder, progress, beside)
        self.left_out.update(found.left_out)
        found.view.numbers.release_note = release_note(found)
        self._told[id(found.view.numbers)] = Telling(found.view), [Register(library, self.title)]
        return found.view

    def enter(self, *shown: "tuple[Profile, Numbers, date | None]") -> None:
        """Enter what a document tells before it is written: its profile or profiles, each with what it was made of.

        A former edition's library learns what was told of its own numbers, the present one all.
        """
        for profile, numbers, until in shown:
            telling, registers = self._told[id(numbers)]
            told = telling.of(profile, until)
            for register in registers:
                register.enter(told)


def _released(library: "Library") -> "pd.DataFrame":
    """What a library has released, in the columns that `clearance.cleared` takes."""
    from ..domain.disclosure import ledger

    return ledger.released(library)[[*ledger.KEY, "value", "step", "release_id"]].dropna()


def _shown(view: "PublicView") -> "pd.DataFrame":
    """What a view shows, as no release yet."""
    from ..domain.disclosure import ledger

    return view.shown[[*ledger.KEY, "value"]].assign(step=0.0, release_id=0)


def _kept_back(view: "PublicView") -> "pd.DataFrame":
    """What a view keeps back."""
    from ..domain.disclosure import ledger

    return view.kept_back[ledger.KEY].assign(value=float("nan"), step=0.0, release_id=0)
