# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers that are known to nobody: what follows from the sums they are in, and what may be taken for them."""

from collections.abc import Sequence

import numpy as np

from .linear import completed
from .network import connected
from .sums import Relation


def unknown(values: np.ndarray, relation: Relation) -> list[int]:
    """The cells of a sum that are known to nobody (NaN)."""
    total, parts = relation
    return [cell for cell in (total, *parts) if np.isnan(values[cell])]


def followed(values: np.ndarray, relations: Sequence[Relation]) -> tuple[list[Relation], list[Relation]]:
    """Fill in, in `values`, what follows; the sums that hold, and those of which something is still unknown."""
    waiting, held = list(relations), list[Relation]()
    while waiting:
        later = []
        for total, parts in waiting:
            lacking = unknown(values, (total, parts))
            left = values[total] - sum(values[cell] for cell in parts if cell not in lacking)
            if lacking == [total]:
                values[total] = sum(values[cell] for cell in parts)
            elif left == 0 or (left > 0 and len(lacking) == 1):  # of nothing each of several has nothing
                values[lacking] = left
            if np.isnan(values[lacking]).any():
                later.append((total, parts))
            elif values[total] == sum(values[cell] for cell in parts):
                held.append((total, parts))
        if len(later) == len(waiting):
            break
        waiting = later
    return held, waiting


def shared(values: np.ndarray, relations: Sequence[Relation], least: np.ndarray) -> tuple[list[Relation], list[int]]:
    """Fill in, in `values`, numbers that fit the sums, those that hang together at a time.

    Parameters
    ----------
    least
        A number below it, but not 0, is sensitive; (n,).

    Returns
    -------
    list, list
        The sums that hold then, without those that no numbers fit; and cells that must have a sensitive number.
    """
    lacking = [unknown(values, relation) for relation in relations]
    label = connected(len(values), [(first, others) for first, *others in lacking])
    groups: dict[int, list[Relation]] = {}
    for relation, (first, *_) in zip(relations, lacking, strict=True):
        groups.setdefault(int(label[first]), []).append(relation)
    held: list[Relation] = []
    few: list[int] = []
    for group in groups.values():
        cells = sorted({cell for total, parts in group for cell in (total, *parts)})
        place = {cell: n for n, cell in enumerate(cells)}
        own = [(place[total], [place[cell] for cell in parts]) for total, parts in group]
        known, filled = values[cells], completed(values[cells], own)
        if filled is None:
            continue
        values[cells] = filled
        held += group
        few += [
            cells[n] for n in np.flatnonzero(np.isnan(known) & (filled > 0) & (filled < least[cells])).tolist()
            if _ends(known, own, n, 1) > 0 and _ends(known, own, n, -1) < least[cells[n]]
        ]  # fmt: skip
    return held, few


def _ends(values: np.ndarray, relations: Sequence[Relation], cell: int, sign: int) -> float:
    """The lowest number that a cell may have, or the highest (-1)."""
    found = completed(values, relations, cell, sign)
    return np.inf if found is None else float(found[cell])
