# SPDX-License-Identifier: GPL-2.0-or-later
"""Which area a name means in a file: names are used again on other levels, in other Bezirke and in both key systems."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..keys import known_systems
from ..lor import CITY, KEY_LENGTH
from .vocabulary import Vocabulary, plain

_NEW = "2021"
_SINCE = "2021-01-01"  # only the new key system is in use; at the end of 2020 both are
_LEVELS = {plain(name): KEY_LENGTH[level] for name, level in (
    ("Planungsraum", "PLR"), ("Bezirksregion", "BZR"), ("Prognoseraum", "PGR"), ("Bezirk", "BEZ"))}  # fmt: skip


class AreaNames:
    """Areas by the names that are public or stand somewhere in a folder.

    Parameters
    ----------
    more
        Names by key that files tell.
    """

    def __init__(self, vocabulary: Vocabulary, more: Mapping[str, str]) -> None:
        self.printed: dict[str, set[str]] = {}
        for key, name in vocabulary.every_name(more).items():
            self._enter(name, key)
            if len(key) == KEY_LENGTH["BEZ"]:
                self._enter(f"Bezirk {name}", key)
        self.keys: dict[str, set[str]] = {"berlin": {CITY}}
        for name, keys in self.printed.items():
            self.keys.setdefault(plain(name), set()).update(keys)
        self._of = lru_cache(maxsize=1000)(self._found)
        self._sure = lru_cache(maxsize=1000)(self._found_sure)

    def _enter(self, name: str, key: str) -> None:
        if name:
            self.printed.setdefault(name, set()).add(key)

    def of(self, area: str, period: str) -> Mapping[str, tuple[str, ...]]:
        """Keys by plain name, the finest first, as a file means them that is about an area at a date.

        Of several areas of one name it is those of the key system in use, and those that lie in the file's area or
        around it.
        """
        return self._of(area, period >= _SINCE)

    def _found(self, area: str, new: bool) -> Mapping[str, tuple[str, ...]]:
        known = {name: _near(_in_use(keys, new), area) for name, keys in self.keys.items()}
        return {name: tuple(sorted(keys, key=lambda key: (-len(key), key))) for name, keys in known.items()}

    def sure(self, area: str, period: str) -> Mapping[str, str]:
        """Keys by plain name, of names that mean one area only."""
        return self._sure(area, period >= _SINCE)

    def _found_sure(self, area: str, new: bool) -> Mapping[str, str]:
        return {name: keys[0] for name, keys in self._of(area, new).items() if len(keys) == 1}


def _in_use(keys: set[str], new: bool) -> set[str]:
    return (keys & _current() if new else set()) or keys


@lru_cache(maxsize=1)
def _current() -> frozenset[str]:
    lengths = KEY_LENGTH.values()
    return frozenset(plr[:length] for plr in known_systems()[_NEW] for length in lengths)


def _near(keys: set[str], area: str) -> set[str]:
    """Those that are an area or in it, else around it, where there are any."""
    if len(keys) < 2 or not area:
        return keys
    inside = {key for key in keys if key.startswith(area)}
    return inside or {key for key in keys if area.startswith(key)} or keys


def meant(names: Sequence[object], known: Mapping[str, tuple[str, ...]], head: str) -> list[str]:
    """The keys of a column of names; empty where a cell names none, or one of several.

    A head says the level ("Planungsraum"). What is called as one of its parts stands behind it, and where there is no
    such part it is the file's own area, the coarsest of all that it can be.
    """
    level = next((length for word, length in _LEVELS.items() if plain(head).startswith(word)), 0)
    found: list[str] = []
    for cell in names:
        keys = known.get(plain(cell), ()) if isinstance(cell, str) else ()
        if len(keys) > 1:
            left = [key for key in keys if key not in found] if level else []
            keys = tuple([key for key in left if len(key) == level] or left[-1:])
        found.append(keys[0] if len(keys) == 1 else "")
    return found
