# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets of supply (Richtwerte, Orientierungswerte): dated data in `resources/catalogue/targets.json`.

A rule holds from a day to a day, because rules change (youth facilities in 2022) and what was right under the former
one stays right for its years. Each entry says how sure it is.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from functools import cache

from .catalogue import FOLDER
from .errors import SozialraumError
from .facility_layouts import theme_id
from .formula import parse
from .lor import LEVELS

OWN = "own"


@dataclass(frozen=True)
class Target:
    """One rule of how much of something people need.

    Parameters
    ----------
    present, needed
        Sums of ``[number *] quantity``, see `formula`: what there is, and share times target group.
    certainty
        ``source`` (found in a published source), ``incomplete`` (a part of the rule is not known), ``derived``
        (computed back from printed figures), ``unconfirmed``, ``own`` (entered by the person).
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


@cache
def targets() -> tuple[Target, ...]:
    """All targets of the catalogue."""
    raw = json.loads((FOLDER / "targets.json").read_text(encoding="utf-8"))
    return tuple(_target(entry) for entry in raw)


def _target(entry: dict) -> Target:
    values = {f.name: entry[f.name] for f in fields(Target)}
    for name in ("valid_from", "valid_to"):
        values[name] = None if values[name] is None else date.fromisoformat(values[name])
    return Target(**values | {"levels": tuple(values["levels"])})


def themes_with_targets() -> tuple[str, ...]:
    """Ids of the themes that have a target, in the catalogue's order."""
    return tuple(dict.fromkeys(t.theme for t in targets()))


def of_theme(theme: str) -> tuple[Target, ...]:
    """All targets of a theme, whenever they hold."""
    return tuple(t for t in targets() if t.theme == theme)


def chosen(theme: str, wanted: str, quantities: Collection[str]) -> tuple[Target, ...]:
    """The targets that come into question: the wanted one, else all rules of one kind for the theme.

    Parameters
    ----------
    theme
        Id, title or plural of a theme.
    wanted
        Id of a target; or an own rule as a formula (``0,12 * ew.alter.6_27``); empty: the theme's.
    quantities
        What the library has: of several kinds of target (wohnungsnah, siedlungsnah) the one whose figures are there.

    Raises
    ------
    SozialraumError
        ``target_unknown`` (target, known), ``target_none`` (theme, known), ``target_ambiguous`` (theme, known),
        ``bad_formula``.
    """
    theme = theme_id(theme)
    if wanted.strip():
        return (_wanted(theme, wanted.strip()),)
    found = of_theme(theme)
    if not found:
        raise SozialraumError("target_none", theme=theme, known=", ".join(themes_with_targets()))
    kinds = dict.fromkeys(t.present for t in found)
    there = [kind for kind in kinds if {term.quantity for term in parse(kind)} <= set(quantities)]
    if len(kinds) > 1 and len(there) != 1:
        raise SozialraumError("target_ambiguous", theme=theme, known=", ".join(t.target for t in found))
    kind = there[0] if there else next(iter(kinds))
    return tuple(t for t in found if t.present == kind)


def _wanted(theme: str, wanted: str) -> Target:
    known = {t.target: t for t in targets()}
    if wanted in known:
        if known[wanted].theme != theme:
            raise SozialraumError("target_unknown", target=wanted, theme=theme, known=_named(theme))
        return known[wanted]
    if "*" not in wanted:
        raise SozialraumError("target_unknown", target=wanted, theme=theme, known=_named(theme))
    return own_target(theme, wanted)


def _named(theme: str) -> str:
    return ", ".join(t.target for t in of_theme(theme)) or "–"


def own_target(theme: str, formula: str) -> Target:
    """A rule entered by the person, for what the theme counts (its places or ground)."""
    from .catalogue import themes

    needed = formula.replace(",", ".")
    parse(needed)
    known = themes().get(theme)
    present = (known.capacity if known else "") or f"{theme}.capacity"
    return Target(
        target=OWN, version="", theme=theme, title=f"Eigener Richtwert: {formula}", short="eigener Richtwert",
        present=present, needed=needed, unit=known.unit if known else "", decimals=0, certainty=OWN, legal_basis="",
        validity="", levels=LEVELS, valid_from=None, valid_to=None, source="", note="",
    )  # fmt: skip
