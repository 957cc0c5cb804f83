# SPDX-License-Identifier: GPL-2.0-or-later
"""Which column counts a part of what another one counts: everybody reads that of "insgesamt" and "darunter Frauen"."""

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


def _table(name: str) -> str:
    return name.rpartition(".")[0]


def _first(name: str) -> str:
    """The first word of a column's own name."""
    return name.rpartition(".")[2].split("_")[0]
