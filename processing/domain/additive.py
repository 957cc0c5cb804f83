# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be added up or split among areas, told by a field's name and by what the catalogue knows of it.

A wrong sum looks like any other number, so what is not surely a count by its name is refused with the reason.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from .catalogue import FOLDER, indicators
from .errors import SozialraumError
from .layouts import known_quantities


@dataclass(frozen=True)
class _Rule:
    reason: str
    kinds: frozenset[str]
    words: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    raw = json.loads((FOLDER / "not_additive.json").read_text(encoding="utf-8"))
    return tuple(_Rule(r["reason"], frozenset(r["as"]), re.compile("|".join(r["words"]))) for r in raw)


def not_additive(field: str, kind: str) -> str:
    """Why a field is no `kind`: ``median``, ``migration``, ``mean``, ``rate``, ``category``; "" where it may be one.

    Parameters
    ----------
    kind
        ``extensive`` (to be summed or split) or ``intensive`` (to be averaged by weights).

    >>> not_additive("Arbeitslosenquote", "extensive"), not_additive("Arbeitslosenquote", "intensive")
    ('rate', '')
    >>> not_additive("Wanderungssaldo", "intensive"), not_additive("Einwanderungsgeschichte", "extensive")
    ('migration', '')
    """
    name = " ".join(re.sub(r"[_.\-/]+", " ", field.casefold()).split())
    for rule in _rules():
        if kind in rule.kinds and rule.words.search(name):
            return rule.reason
    known = known_quantities().get(field)
    if known is not None and known.kind == "categorical":
        return "category"
    if kind == "extensive" and ((known is not None and known.kind == "intensive") or field in _rates()):
        return "rate"
    return ""


@cache
def _rates() -> frozenset[str]:
    """Indicators of the catalogue that are a quotient."""
    return frozenset(i.indicator for i in indicators() if i.denominator)


def refuse_not_additive(extensive: Iterable[str], intensive: Iterable[str], layer: str) -> None:
    """Refuse fields that cannot be carried to other areas as wanted.

    Raises
    ------
    SozialraumError
        ``not_additive_<reason>`` (layer, fields), see `not_additive`.
    """
    found: dict[str, list[str]] = {}
    for kind, fields in (("extensive", extensive), ("intensive", intensive)):
        for field in fields:
            reason = not_additive(field, kind)
            if reason:
                found.setdefault(reason, []).append(field)
    for reason, fields in found.items():
        raise SozialraumError(f"not_additive_{reason}", layer=layer, fields=", ".join(fields))
