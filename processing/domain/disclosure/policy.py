# SPDX-License-Identifier: GPL-2.0-or-later
"""Policies of confidentiality as data: which numbers of a quantity or a source are too small to leave the office.

Shipped in `resources/catalogue/disclosure.json`, whose ``about`` describes the entries. A library keeps its own as JSON
in table `meta` under the key ``disclosure``, in the same form: its ``default`` changes the shipped one, its ``rules``
come after the shipped ones.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING, Any

from ..catalogue import FOLDER
from ..lor import LEVELS
from ..own_part import Part, number

if TYPE_CHECKING:
    from ..library import Library

PART = Part("disclosure", "disclosure_invalid")
OWN_LABEL = "eigene Regel der Datenbibliothek"
ROUNDINGS = (0, 3, 5, 10)
_MOST = 1000  # a threshold above it is a slip of the pen
# Fields of which more is stricter, and of which less is.
_MORE = ("threshold", "zero", "complement", "population", "denominator", "carriers", "rounding", "blocked")
_LESS = ("largest", "objects", "protected", "rates")


@dataclass(frozen=True)
class Policy:
    """What holds for one quantity; see ``about`` of the data.

    Parameters
    ----------
    threshold
        Counts from 1 to ``threshold - 1`` are sensitive.
    zero
        Whether 0 is sensitive, too.
    complement
        Whether a whole of which fewer than `threshold` are lacking (or none) is sensitive.
    population, denominator
        Areas with fewer inhabitants, or with fewer people who could be counted, show no number.
    carriers, largest
        A capacity is sensitive where it is of fewer carriers, or one of them has at least this share of it.
    rounding
        Shown numbers are multiples of it; 0 rounds nothing.
    levels
        Where numbers may be shown at all.
    """

    threshold: int
    zero: bool
    complement: bool
    population: int
    denominator: int
    carriers: int
    largest: float
    rounding: int
    levels: tuple[str, ...]
    blocked: bool
    objects: bool
    protected: bool
    rates: bool
    label: str = ""


@dataclass(frozen=True)
class Rule:
    """What an entry changes, for the quantities and sources it matches."""

    quantities: tuple[str, ...]
    sources: tuple[str, ...]
    changes: Mapping[str, Any]

    def holds(self, quantity: str, sources: Iterable[str]) -> bool:
        by_name = not self.quantities or any(fnmatchcase(quantity, one) for one in self.quantities)
        return by_name and (not self.sources or any(fnmatchcase(s, one) for one in self.sources for s in sources))


@dataclass(frozen=True)
class Policies:
    """All policies of a library.

    Parameters
    ----------
    closed_places
        Levels at which the numbers of a theme with places that are closed to the public may be shown.
    """

    default: Policy
    rules: tuple[Rule, ...]
    closed_places: tuple[str, ...]

    def of(self, quantity: str, sources: Iterable[str] = (), closed_places: bool = False) -> Policy:
        """The policy of a quantity.

        Parameters
        ----------
        sources
            Titles of the sources its numbers are from; of several the strictest holds for all, because each source's
            numbers are in the same sums and at the same areas as those of the others.
        closed_places
            Whether it counts places some of which are closed to the public: these are seldom, and that there is one
            is the secret, so they are kept like people, and nothing is said of small areas.
        """
        found = _strictest([self._by(quantity, title) for title in sources] or [self._by(quantity)])
        if closed_places:
            levels = tuple(level for level in found.levels if level in self.closed_places)
            found = replace(found, objects=False, zero=True, levels=levels)
        return found

    def _by(self, quantity: str, *title: str) -> Policy:
        """What the rules say, later ones after earlier ones."""
        found = self.default
        for rule in self.rules:
            if rule.holds(quantity, title):
                found = replace(found, **rule.changes)
        return found


def _strictest(every: Sequence[Policy]) -> Policy:
    """What keeps each of some policies."""
    changed = {
        **{name: max(getattr(one, name) for one in every) for name in _MORE},
        **{name: min(getattr(one, name) for one in every) for name in _LESS},
        "levels": tuple(level for level in LEVELS if all(level in one.levels for one in every)),
        "label": "; ".join(dict.fromkeys(one.label for one in every)),
    }
    return replace(every[0], **changed)


@cache
def shipped() -> Policies:
    """The policies of `resources/catalogue/disclosure.json`."""
    return _read(json.loads((FOLDER / "disclosure.json").read_text(encoding="utf-8")), None)


@cache
def policies(own: str) -> Policies:
    """The shipped policies with those of a library.

    Parameters
    ----------
    own
        JSON text of the library's key ``disclosure``; empty for none.

    Raises
    ------
    SozialraumError
        ``disclosure_invalid`` (place, content): a policy that cannot be read is never passed over.
    """
    return _read(PART.raw(own), shipped()) if own.strip() else shipped()


def keep(library: "Library", own: str) -> Policies:
    """Check a library's own policies and keep them; an empty text takes them out and the shipped ones hold again.

    Raises
    ------
    SozialraumError
        ``disclosure_invalid`` (place, content); those of `Library.set_meta`.
    """
    found = policies(own)
    library.set_meta(PART.key, own)
    return found


def _read(raw: Any, base: Policies | None) -> Policies:
    PART.known(raw, PART.key, {"about", "label", "default", "rules", "closed_places"})
    label = PART.text(raw, PART.key, "label", OWN_LABEL)
    default = changes(raw.get("default", {}), "default", label)
    rules = tuple(
        _rule(entry, f"rules {n}", label) for n, entry in enumerate(PART.listed(raw.get("rules", []), "rules"), 1)
    )
    if base is None:
        return Policies(Policy(**default), rules, _levels(raw["closed_places"], "closed_places"))
    # The office's own default is stated with the shipped rules in mind: they keep their exceptions.
    places = _levels(raw["closed_places"], "closed_places") if "closed_places" in raw else base.closed_places
    return Policies(replace(base.default, **default), (*base.rules, *rules), places)


def _rule(raw: Any, place: str, label: str) -> Rule:
    PART.known(raw, place)
    matched = {name: _patterns(raw.get(name, []), f"{place}.{name}") for name in ("quantities", "sources")}
    if not any(matched.values()):
        raise PART.invalid(place, raw)  # it would silently hold for everything
    rest = {name: value for name, value in raw.items() if name not in matched}
    return Rule(matched["quantities"], matched["sources"], changes(rest, place, label))


def _patterns(raw: Any, place: str) -> tuple[str, ...]:
    found = PART.listed(raw, place)
    if not all(isinstance(one, str) and one.strip() for one in found):
        raise PART.invalid(place, found)
    return tuple(found)


def changes(raw: Any, place: str, label: str) -> dict[str, Any]:
    """What an entry changes, as fields of `Policy`; `place` is named where it cannot be read."""
    known = {field.name: field.type for field in fields(Policy)}
    PART.known(raw, place, set(known))
    return {"label": label} | {name: _value(name, known[name], value, f"{place}.{name}") for name, value in raw.items()}


def _value(name: str, kind: Any, value: Any, place: str) -> Any:
    if name == "levels":
        return _levels(value, place)
    if kind is str:
        return PART.text({name: value}, place, name)
    whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST
    right = {
        bool: isinstance(value, bool),
        float: number(value) and 0 < value <= 1,
        int: whole and (name != "rounding" or value in ROUNDINGS) and (name != "threshold" or value >= 1),
    }[kind]
    if not right:
        raise PART.invalid(place, value)
    return value


def _levels(raw: Any, place: str) -> tuple[str, ...]:
    found = PART.listed(raw, place)
    if not all(level in LEVELS for level in found):
        raise PART.invalid(place, found)
    return tuple(level for level in LEVELS if level in found)
