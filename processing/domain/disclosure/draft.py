# SPDX-License-Identifier: GPL-2.0-or-later
"""A library's own policies of confidentiality while somebody changes them, one subject at a time.

Only what differs from what would hold anyway is stated, so that a later change of the presetting or of a source's rule
reaches everything that nobody has decided otherwise. Entries that stand for several subjects, such as ``delikte.*``,
are left as they are.
"""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..own_part import written
from .policy import PART, Policies, Policy, changes, policies, shipped

_WILD = re.compile(r"[*?[]")


@dataclass(frozen=True)
class Subject:
    """What a rule is for: a quantity, else all quantities of a source, else everything that has no rule of its own.

    Parameters
    ----------
    sources
        Titles of the sources that a quantity is from; the one title of a source.
    closed_places
        Whether a quantity counts places some of which are closed to the public.
    confidential
        Whether what it counts was marked as confidential when it was imported: its small numbers never pass an audit.
    """

    quantity: str = ""
    sources: tuple[str, ...] = ()
    closed_places: bool = False
    confidential: bool = False

    @property
    def entry(self) -> dict[str, list[str]]:
        """What an entry of exactly this subject names."""
        if self.quantity:
            return {"quantities": [_literally(self.quantity)]}
        return {"sources": [_literally(title) for title in self.sources]}


class Whose(StrEnum):
    """Where the policy of a subject comes from."""

    SHIPPED = "shipped"
    DEFAULT = "default"  # the library's own for everything
    SOURCE = "source"  # the library's own for a source
    PATTERN = "pattern"  # the library's own for several subjects
    OWN = "own"  # of this very subject


ALL_OTHERS = Subject()
CLOSED_PLACES = "closed_places"  # beside the fields of `Policy`: of everything else only


def _literally(name: str) -> str:
    """A name as a pattern that matches nothing else."""
    return _WILD.sub(lambda found: f"[{found.group()}]", name)


class Draft:
    """Own policies, readable at any time.

    Parameters
    ----------
    own
        JSON text as the library keeps it.

    Raises
    ------
    SozialraumError
        ``disclosure_invalid`` (place, content).
    """

    def __init__(self, own: str = "") -> None:
        self.policies: Policies = policies(own)
        self._raw: dict[str, Any] = copy.deepcopy(PART.raw(own) or {})

    @property
    def text(self) -> str:
        """What a library would keep; empty where nothing differs from the presetting."""
        return written({name: value for name, value in self._raw.items() if value or name == CLOSED_PLACES})

    def policy(self, subject: Subject) -> Policy:
        """What holds for a subject."""
        return self.policies.of(subject.quantity, subject.sources, subject.closed_places)

    def before(self, subject: Subject) -> Policy:
        """What would hold for it without its own entry."""
        found = policies(written(self._without(subject)))
        return found.of(subject.quantity, subject.sources, subject.closed_places)

    def own(self, subject: Subject) -> Mapping[str, Any]:
        """What its own entry changes; empty where it has none."""
        if subject == ALL_OTHERS:
            return {**self._raw.get("default", {}), **{n: v for n, v in self._raw.items() if n == CLOSED_PLACES}}
        found: dict[str, Any] = {}
        for entry in filter(lambda entry: _is_of(entry, subject), self._raw.get("rules", [])):
            found |= {name: value for name, value in entry.items() if name not in ("quantities", "sources")}
        return found

    def whose(self, subject: Subject) -> Whose:
        """Where the policy of a subject comes from."""
        if self.own(subject):
            return Whose.OWN
        rules = self.policies.rules[len(shipped().rules) :]
        held = [entry for entry, rule in zip(self._raw.get("rules", []), rules, strict=True)
                if rule.holds(subject.quantity, subject.sources)]  # fmt: skip
        if held:
            of_source = [Subject(sources=(title,)) for title in subject.sources]
            alone = all(any(_is_of(entry, one) for one in of_source) for entry in held)
            return Whose.SOURCE if alone else Whose.PATTERN
        return Whose.DEFAULT if self._raw.get("default") else Whose.SHIPPED

    def put(self, subject: Subject, wanted: Mapping[str, Any]) -> None:
        """State what shall hold for a subject.

        Parameters
        ----------
        wanted
            Fields of `Policy` with JSON values, and for everything else ``closed_places``; one that is as it would be
            anyway is not stated.

        Raises
        ------
        SozialraumError
            ``disclosure_invalid`` (place, content); then nothing is changed.
        """
        wanted = dict(wanted)
        levels = wanted.pop(CLOSED_PLACES, None) if subject == ALL_OTHERS else None
        readable = changes(wanted, subject.quantity or ", ".join(subject.sources) or "default", "")
        before = self.before(subject)
        stated = {name: value for name, value in wanted.items() if readable[name] != getattr(before, name)}
        raw = self._without(subject)
        if set(stated) - {"label"}:  # who has decided alone decides nothing
            if subject == ALL_OTHERS:
                raw["default"] = stated
            else:
                raw["rules"] = _placed(raw.get("rules", []), subject, {**subject.entry, **stated})
        if levels is not None and tuple(levels) != shipped().closed_places:
            raw[CLOSED_PLACES] = levels
        self._take(raw)

    def reset(self, subject: Subject) -> None:
        """What would hold without its own entry holds again."""
        self._take(self._without(subject))

    def reset_all(self) -> None:
        """The presetting holds again for everything."""
        self._take({})

    def _take(self, raw: dict[str, Any]) -> None:
        self.policies = policies(written(raw))
        self._raw = raw

    def _without(self, subject: Subject) -> dict[str, Any]:
        if subject == ALL_OTHERS:
            return {name: value for name, value in self._raw.items() if name not in ("default", CLOSED_PLACES)}
        rules = [entry for entry in self._raw.get("rules", []) if not _is_of(entry, subject)]
        return {**self._raw, "rules": rules}


def _is_of(entry: Mapping[str, Any], subject: Subject) -> bool:
    """Whether an entry names exactly this subject and no other."""
    named = {name: entry[name] for name in ("quantities", "sources") if entry.get(name)}
    return named == subject.entry


def _placed(rules: list, subject: Subject, entry: dict[str, Any]) -> list:
    """The entries with one more: that of a quantity last, that of a source before those of single quantities."""
    if subject.quantity:
        return [*rules, entry]
    at = next((n for n, other in enumerate(rules) if _single_quantity(other)), len(rules))
    return [*rules[:at], entry, *rules[at:]]


def _single_quantity(entry: Mapping[str, Any]) -> bool:
    names = entry.get("quantities", [])
    return len(names) == 1 and not entry.get("sources") and not _WILD.search(names[0])
