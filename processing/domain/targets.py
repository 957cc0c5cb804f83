# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets of supply (Richtwerte, Orientierungswerte): dated data in `resources/catalogue/targets.json`.

A rule holds from a day to a day, because rules change (youth facilities in 2022) and what was right under the former
one stays right for its years. Each entry says how sure it is.

A library may keep targets of its own as JSON in table `meta` under the key ``targets``: ``{"targets": [{"target",
"theme", "title", "needed", "source", …}]}`` with the names of `Target`. On the days on which one of them holds it comes
before the shipped ones for what it counts.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

from .catalogue import FOLDER, themes
from .errors import SozialraumError
from .facility_layouts import theme_id
from .formula import parse
from .lor import LEVELS
from .own_part import Part, number
from .parsing import parse_span

if TYPE_CHECKING:
    from .library import Library

OWN, KEPT = "own", "kept"  # entered for one run; kept by the library
PART = Part("targets", "targets_invalid")


@dataclass(frozen=True)
class Target:
    """One rule of how much of something people need.

    Parameters
    ----------
    present, needed
        Sums of ``[number *] quantity``, see `formula`: what there is, and share times target group.
    certainty
        ``source`` (found in a published source), ``incomplete`` (a part of the rule is not known), ``derived``
        (computed back from printed figures), ``unconfirmed``, ``own`` (entered for one run), ``kept`` (by the library).
    validity
        For which level the rule was made or applied, in words; `levels` are those it is computed for.
    valid_from, valid_to
        First and last day; None: not known or open.
    """

    target: str
    version: str
    theme: str
    title: str
    short: str
    present: str
    needed: str
    unit: str
    decimals: int
    certainty: str
    legal_basis: str
    validity: str
    levels: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    source: str
    note: str

    def holds(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def meets(self, other: "Target") -> bool:
        """Whether both are in force on some day."""
        first = max(self.valid_from or date.min, other.valid_from or date.min)
        return first <= min(self.valid_to or date.max, other.valid_to or date.max)


@cache
def targets(own: str = "") -> tuple[Target, ...]:
    """All targets: a library's own ones, then those of the catalogue but for such as it replaces by id.

    Parameters
    ----------
    own
        JSON text of the library's key ``targets``; empty for none.

    Raises
    ------
    SozialraumError
        ``targets_invalid`` (place, content); ``bad_formula``; ``own_targets_meet`` (one, other): two own ones that
        count the same hold on the same day.
    """
    raw = json.loads((FOLDER / "targets.json").read_text(encoding="utf-8"))
    kept = own_targets(own)
    replaced = {t.target for t in kept}
    return (*kept, *(t for t in map(_target, raw) if t.target not in replaced))


def own_targets(own: str) -> tuple[Target, ...]:
    """A library's own targets; see `targets`."""
    if not own.strip():
        return ()
    raw = PART.known(PART.raw(own), PART.key, {"targets"})
    kept = tuple(_kept(e, f"targets {n}") for n, e in enumerate(PART.listed(raw.get("targets"), "targets"), 1))
    for one, other in combinations(kept, 2):
        if one.target == other.target:
            raise PART.invalid("targets.target", one.target)
        if one.present == other.present and one.meets(other):
            raise SozialraumError("own_targets_meet", one=one.title, other=other.title)
    return kept


def keep(library: "Library", own: str) -> tuple[Target, ...]:
    """Check a library's own targets and keep them; an empty text takes them out and the shipped ones hold again.

    Raises
    ------
    SozialraumError
        Those of `targets` and of `Library.set_meta`.
    """
    found = own_targets(own)
    library.set_meta(PART.key, own)
    return found


def _target(entry: dict) -> Target:
    values = {f.name: entry[f.name] for f in fields(Target)}
    for name in ("valid_from", "valid_to"):
        values[name] = None if values[name] is None else date.fromisoformat(values[name])
    return Target(**values | {"levels": tuple(values["levels"])})


def _kept(raw: Any, place: str) -> Target:
    """An own target; what it does not state follows from its theme."""
    PART.known(raw, place, {f.name for f in fields(Target)} - {"certainty", "version"})
    said = {name: PART.text(raw, place, name) for name in ("target", "theme", "title", "needed", "source")}
    optional = ("short", "present", "unit", "legal_basis", "validity", "note")
    said |= {name: PART.text(raw, place, name, "") for name in optional}
    base = own_target(said["theme"], said["needed"])
    levels = tuple(PART.listed(raw.get("levels", list(LEVELS)), f"{place}.levels"))
    if not levels or not set(levels) <= set(LEVELS):
        raise PART.invalid(f"{place}.levels", raw["levels"])
    decimals = raw.get("decimals", 0)
    if not number(decimals) or decimals not in range(7):
        raise PART.invalid(f"{place}.decimals", decimals)
    first, last = (_day(raw, place, name, end) for name, end in (("valid_from", 0), ("valid_to", 1)))
    if first is not None and last is not None and first > last:
        raise PART.invalid(f"{place}.valid_to", raw["valid_to"])
    values = said | {
        "needed": base.needed, "short": said["short"] or said["title"], "present": said["present"] or base.present,
        "unit": said["unit"] or base.unit, "decimals": int(decimals), "levels": levels, "valid_from": first,
        "valid_to": last, "certainty": KEPT, "version": "",
    }  # fmt: skip
    parse(values["present"])
    return Target(**values)  # type: ignore[arg-type]


def _day(raw: Mapping[str, Any], place: str, name: str, end: int) -> date | None:
    """First or last day; a year named begins on its first day and ends on its last one."""
    if raw.get(name) in (None, ""):
        return None
    span = parse_span(str(raw[name]))
    if span is None:
        raise PART.invalid(f"{place}.{name}", raw[name])
    return span[end]


def themes_with_targets(known: Collection[Target] | None = None) -> tuple[str, ...]:
    """Ids of the themes that have a target, in the order of the targets; None takes the catalogue's."""
    return tuple(dict.fromkeys(t.theme for t in (targets() if known is None else known)))


def of_theme(theme: str, known: Collection[Target] | None = None) -> tuple[Target, ...]:
    """All targets of a theme, whenever they hold."""
    return tuple(t for t in (targets() if known is None else known) if t.theme == theme)


def chosen(
    theme: str, wanted: str, quantities: Collection[str], known: Collection[Target] | None = None
) -> tuple[Target, ...]:
    """The targets that come into question: the wanted one, else all rules of one kind for the theme.

    Parameters
    ----------
    theme
        Id, title or plural of a theme.
    wanted
        Id of a target; or an own rule as a formula (``0,12 * ew.alter.6_27``); empty: the theme's.
    quantities
        What the library has: of several kinds of target (wohnungsnah, siedlungsnah) the one whose figures are there;
        where the library keeps own targets, of one of theirs.
    known
        The targets to choose from, see `targets`; None takes the catalogue's.

    Raises
    ------
    SozialraumError
        ``target_unknown`` (target, known), ``target_none`` (theme, known), ``target_ambiguous`` (theme, known),
        ``bad_formula``.
    """
    theme = theme_id(theme)
    if wanted.strip():
        return (_wanted(theme, wanted.strip(), targets() if known is None else known),)
    found = of_theme(theme, known)
    if not found:
        raise SozialraumError("target_none", theme=theme, known=", ".join(themes_with_targets(known)))
    kinds = dict.fromkeys(t.present for t in found)
    there = [kind for kind in kinds if {term.quantity for term in parse(kind)} <= set(quantities)]
    own = {t.present for t in found if t.certainty == KEPT}
    there = [kind for kind in there if kind in own] or there
    if len(kinds) > 1 and len(there) != 1:
        raise SozialraumError("target_ambiguous", theme=theme, known=", ".join(t.target for t in found))
    kind = there[0] if there else next(iter(kinds))
    return tuple(t for t in found if t.present == kind)


def _wanted(theme: str, wanted: str, known: Collection[Target]) -> Target:
    by_id = {t.target: t for t in known}
    if wanted not in by_id and "*" in wanted:
        return own_target(theme, wanted)
    if wanted not in by_id or by_id[wanted].theme != theme:
        named = ", ".join(t.target for t in of_theme(theme, known)) or "–"
        raise SozialraumError("target_unknown", target=wanted, theme=theme, known=named)
    return by_id[wanted]


def own_target(theme: str, formula: str) -> Target:
    """A rule entered by the person, for what the theme counts (its places or ground)."""
    needed = formula.replace(",", ".")
    parse(needed)
    known = themes().get(theme)
    present = (known.capacity if known else "") or f"{theme}.capacity"
    return Target(
        target=OWN, version="", theme=theme, title=f"Eigener Richtwert: {formula}", short="eigener Richtwert",
        present=present, needed=needed, unit=known.unit if known else "", decimals=0, certainty=OWN, legal_basis="",
        validity="", levels=LEVELS, valid_from=None, valid_to=None, source="", note="",
    )  # fmt: skip
