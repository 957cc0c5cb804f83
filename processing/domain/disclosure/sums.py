# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of the sums matter to a search for moves: not those that follow from others, nor those of one number alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

Relation = tuple[int, Sequence[int]]  # total, its parts
Followers = Mapping[int, Sequence[tuple[int, int]]]  # of a cell: those that move with it, 1 or against it, -1


def independent(relations: Sequence[Relation]) -> list[Relation]:
    """Relations without those that follow from others stated before them.

    Where a total and each part of a sum are themselves sums of the same things (the categories of a region, each the
    sum of its planning areas), and these add up (the categories of each planning area), there is nothing new in it.

    >>> areas = [(0, (1, 2)), (3, (4, 5)), (6, (7, 8))]  # total and two categories: a region of two areas each
    >>> categories = [(1, (4, 7)), (2, (5, 8)), (0, (3, 6))]
    >>> independent([*areas, *categories]) == [*areas, *categories[:2]]
    True
    """
    of_total: dict[int, list[Sequence[int]]] = defaultdict(list)
    as_part: dict[int, list[Relation]] = defaultdict(list)
    kept = []
    for total, parts in relations:
        if not any(_follows(total, parts, split, of_total, as_part) for split in of_total[total]):
            kept.append((total, parts))
        of_total[total].append(parts)
        for part in parts:
            as_part[part].append((total, parts))
    return kept


def _follows(
    total: int, parts: Sequence[int], split: Sequence[int], of_total: Mapping[int, Sequence[Sequence[int]]],
    as_part: Mapping[int, Sequence[Relation]],
) -> bool:  # fmt: skip
    """Whether a sum is that of the sums of what its total is split into."""
    wanted = set(parts)
    for first in of_total[split[0]]:
        if len(first) != len(wanted):
            continue
        owner: dict[int, int] = {}
        for cell in first:
            own = next(((t, p) for t, p in as_part[cell] if t in wanted and len(p) == len(split)), None)
            if own is not None:
                owner |= dict.fromkeys(own[1], own[0])
        if all(
            any({owner.get(c) for c in one} == wanted and len(one) == len(wanted) for one in of_total[piece])
            for piece in split
        ):
            return True
    return False


def led(
    relations: Sequence[Relation], fixed: Collection[int]
) -> tuple[dict[int, list[tuple[int, int]]], list[Relation]]:
    """Cells that are all but one number of a sum: what a count lacks to a public whole moves against the count.

    Parameters
    ----------
    fixed
        Cells that never move.

    Returns
    -------
    dict, list
        Followers of cells, each in one sum only; and the relations that are left.
    """
    count: dict[int, int] = {}
    for total, parts in relations:
        for cell in (total, *parts):
            count[cell] = count.get(cell, 0) + 1
    followers: dict[int, list[tuple[int, int]]] = {}
    rest: list[Relation] = []
    for total, parts in relations:
        moving = sorted((c for c in (total, *parts) if c not in fixed), key=lambda c: -count[c])
        if len(moving) == 2 and count[moving[1]] == 1:
            followers.setdefault(moving[0], []).append((moving[1], 1 if total in moving else -1))
        else:
            rest.append((total, parts))
    return followers, rest
