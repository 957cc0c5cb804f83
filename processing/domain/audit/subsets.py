# SPDX-License-Identifier: GPL-2.0-or-later
"""Which column counts a part of what another one counts: everybody reads that of "insgesamt" and "darunter Frauen"."""

import re
from collections.abc import Collection

_TOTALS = frozenset({"insgesamt", "gesamt", "zusammen", "total", "summe", "alle"})
_PARTS = frozenset({"darunter", "davon", "dar"})


def wholes(name: str, names: Collection[str]) -> list[str]:
    """What a quantity may be a part of, the likeliest first.

    >>> wholes("alg.darunter_frauen", ["alg.gesamt", "alg.darunter_frauen", "hilfen.faelle"])
    ['alg.gesamt']
    >>> wholes("hilfen.faelle_unter_18", ["hilfen.faelle", "hilfen.faelle_unter_18"])
    ['hilfen.faelle']
    """
    begun = [one for one in names if name.startswith((one + "_", one + "."))]
    if begun:
        return sorted(begun, key=len, reverse=True)
    table, first = _table(name), _first(name)
    if first in _TOTALS:
        return []
    beside = sorted(one for one in names if one != name and _table(one) == table)
    totals = [one for one in beside if _first(one) in _TOTALS]
    if totals or first not in _PARTS:
        return totals
    return [one for one in beside if _first(one) not in _PARTS]


def make_up(whole: str, parts: Collection[str], names: Collection[str]) -> bool:
    """Whether heads say that columns are all parts of another one: they share words with it, and no other does so.

    >>> columns = ["t.alle", "t.m", "t.w", "t.m_u18", "t.m_ab18", "t.w_u18", "t.w_ab18", "t.u18_alle"]
    >>> make_up("t.m", ["t.m_u18", "t.m_ab18"], columns), make_up("t.m", ["t.m_u18", "t.w_ab18"], columns)
    (True, False)
    >>> make_up("t.u18_alle", ["t.m_u18", "t.w_u18"], columns), make_up("t.alle", ["t.m", "t.w"], columns)
    (True, True)
    """
    own = _words(whole) - _TOTALS
    words = {name: _words(name) for name in names if name != whole}
    shared = frozenset.intersection(*(words[part] for part in parts))
    if not (own <= shared or (shared and shared <= own)):
        return False
    count = {len(words[part]) for part in parts}
    alike = {name for name, own in words.items() if shared <= own and len(own) in count and not own & _TOTALS}
    return len(count) == 1 and alike == set(parts)


def _words(name: str) -> frozenset[str]:
    """Words and numbers of a column's own name."""
    return frozenset(re.findall(r"[^\W\d_]+|\d+", name.rpartition(".")[2]))


def _table(name: str) -> str:
    return name.rpartition(".")[0]


def _first(name: str) -> str:
    """The first word of a column's own name."""
    return name.rpartition(".")[2].split("_")[0]
