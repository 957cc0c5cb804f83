# SPDX-License-Identifier: GPL-2.0-or-later
"""Which quantities of a table are a part of another one, though no column says what is left: "insgesamt, darunter …".

Told by their names, and only where hardly any number contradicts it.
"""

import re
from collections.abc import Mapping

import numpy as np

_TOTAL = re.compile(r"(insgesamt|gesamt|zusammen|total|summe|alle)(?![a-z])")
_OF_WHICH = re.compile(r"(darunter|davon|dar)(?![a-z])")
_NEARLY = 0.9  # of the areas


def subsets(columns: Mapping[str, np.ndarray]) -> list[tuple[str, str]]:
    """Wholes with one part each.

    Parameters
    ----------
    columns
        Numbers by quantity over the same areas, NaN where unknown.

    >>> table = {"h.faelle": [9, 4, 7], "h.darunter_frauen": [8, 4, 7], "h.faelle_unter_18": [1, 0, 3]}
    >>> subsets({name: np.array(values, float) for name, values in table.items()})
    [('h.faelle', 'h.darunter_frauen'), ('h.faelle', 'h.faelle_unter_18')]
    """
    found = []
    for part in sorted(columns):
        fitting = [whole for whole in _wholes(part, columns) if _within(columns[part], columns[whole])]
        if fitting:
            found.append((min(fitting, key=lambda whole: (float(np.nansum(columns[whole])), whole)), part))
    return found


def _wholes(part: str, columns: Mapping[str, np.ndarray]) -> list[str]:
    """What a quantity may be a part of by its name: longer names narrow shorter ones; else the total of its table."""
    longer = [other for other in columns if part.startswith((f"{other}_", f"{other}."))]
    if longer:
        return [max(longer, key=len)]
    table, _, own = part.rpartition(".")
    if _TOTAL.match(own):
        return []
    others = [other for other in columns if other != part and other.rpartition(".")[0] == table]
    totals = [other for other in others if _TOTAL.match(other.rpartition(".")[2])]
    said = [other for other in others if not _OF_WHICH.match(other.rpartition(".")[2])]
    return totals or (said if _OF_WHICH.match(own) else [])


def _within(part: np.ndarray, whole: np.ndarray) -> bool:
    known = np.isfinite(part) & np.isfinite(whole)
    return bool(known.any()) and float((part[known] <= whole[known]).mean()) >= _NEARLY
