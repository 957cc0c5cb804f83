# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps by which partners are chosen: hide what is needed, show what is not, replace what costs much."""

from collections import deque
from collections.abc import Iterable
from math import inf

import numpy as np

from ..errors import Progress, no_progress
from .holding import Held, Holder

_DETOUR = 2.5  # a cell tried to be replaced may cost so much more, until what is spared by it is known
_LEAST_GAIN = 1e-6
_PROGRAMS = 1_000  # integer programs asked to show cells again, some seconds: only what is hidden too much is at stake
_MOST_WORK = 1_000_000  # sums visited while improving, some seconds


def solved(holder: Holder, progress: Progress) -> dict:
    """All steps; the cells hidden, the partners among them and the weak ones, as lists that JSON holds."""
    protect(holder, np.flatnonzero(holder.fixed & holder.needy).tolist(), lambda done: progress(0.2 * done))
    holder.programs = 0
    prune(holder, lambda done: progress(0.2 + 0.2 * done))
    improve(holder, lambda done: progress(0.4 + 0.4 * done))
    if holder.linear is not None:
        holder.programs = _PROGRAMS
        prune(holder, lambda done: progress(0.8 + 0.2 * done))
    hidden = np.array(holder.hidden, bool) & ~holder.full.unpublished
    secondary = np.array(holder.hidden, bool) & ~holder.fixed
    weak = {int(c): "public" for c in np.flatnonzero(holder.full.sensitive & holder.full.open)} | holder.weak
    return {
        "hidden": np.flatnonzero(hidden).tolist(),
        "secondary": np.flatnonzero(secondary).tolist(),
        "weak": sorted(weak.items()),
    }


def protect(holder: Holder, cells: Iterable[int], progress: Progress = no_progress) -> None:
    """Hold cells and, in turn, the partners hidden for them: first against all readers, then against who knows a 1."""
    asked = list(cells)
    for n, cell in enumerate(asked):  # grows while it is gone through
        asked += [c for c in _held(holder, cell) if holder.needy[c]]
        progress(0.5 * (n + 1) / len(asked))
    for n, cell in enumerate(asked):
        new = _held(holder, cell)  # a partner hidden since was not asked for yet
        for one in holder.open_to(cell, holder.price, new):
            holder.weak.setdefault(cell, "singleton")
            new += holder.as_far_as_it_goes(cell, holder.price, one)
        asked += [c for c in new if holder.needy[c]]
        progress(0.5 + 0.5 * (n + 1) / len(asked))


def _held(holder: Holder, cell: int) -> list[int]:
    """Hold a cell against all readers, as far as it goes; the cells newly hidden."""
    new: list[int] = []
    if holder.secure_against(cell, -1, holder.price, new):
        holder.weak[cell] = "interval"
        new += holder.as_far_as_it_goes(cell, holder.price)
    return new


def prune(holder: Holder, progress: Progress = no_progress) -> None:
    """Show partners again, dear ones first, where all that is hidden holds without them."""
    queue = deque(holder.dear_first(holder.partners()))
    done = 0
    while queue:
        cell = queue.popleft()
        lost = _shown_again(holder, cell)
        if lost is not None:  # what held this one may not be needed any more
            again = {other for held in lost for other in held.move} - set(queue)
            queue.extend(sorted(other for other in again if holder.is_partner(other)))
        done += 1
        progress(done / (done + len(queue)))


def improve(holder: Holder, progress: Progress = no_progress) -> None:
    """Show each partner once more, now for others in its place, and keep that where it costs less."""
    until = holder.work() + _MOST_WORK
    partners = holder.dear_first(holder.partners())
    for n, cell in enumerate(partners):
        if holder.work() > until:
            return
        if holder.is_partner(cell):
            _replace(holder, cell)
        progress((n + 1) / len(partners))


def _replace(holder: Holder, cell: int) -> None:
    """Show a partner, hold what it held by others, show those that this spares; all as before if nothing is won."""
    weak, gained = dict(holder.weak), holder.closed[cell]
    lost = holder.show(cell)
    holder.price[cell] = inf
    touched = sorted({other for held in lost for other in held.move} - {cell})
    new, holds = _held_anew(holder, touched, gained + _DETOUR)
    shown: list[tuple[int, list[Held]]] = []
    if holds:
        for other in holder.dear_first(c for c in {*touched, *new} if holder.is_partner(c)):
            gone = _shown_again(holder, other)
            if gone is not None:
                shown.append((other, gone))
                gained += holder.closed[other]
    holder.price[cell] = holder.closed[cell]
    if holds and gained > sum(holder.closed[c] for c in new) + _LEAST_GAIN:
        return
    for other, gone in reversed(shown):
        holder.hide_again(other, gone)
    for other in new:
        holder.show(other)
    holder.hide_again(cell, lost)
    holder.weak = weak


def _held_anew(holder: Holder, cells: Iterable[int], limit: float) -> tuple[list[int], bool]:
    """Hold cells by others; those newly hidden, and whether all hold at no more than the limit."""
    queue, new = deque(c for c in cells if holder.needy[c] and holder.hidden[c]), list[int]()
    while queue:
        cell = queue.popleft()
        failed, more = holder.secure(cell, holder.price)
        new += more
        if failed or sum(holder.closed[c] for c in new) > limit:
            return new, False
        queue.extend(c for c in more if holder.needy[c])
    return new, True


def _shown_again(holder: Holder, cell: int) -> list[Held] | None:
    """Try to do without a partner; the moves that went, None where it fails and all is as before."""
    if any(holder.leaves_one(cell, relation) for relation in holder.sums[cell]):
        return None
    lost = holder.show(cell)
    near = {other for relation in holder.sums[cell] for other in relation}
    moved = {other for held in lost for other in held.move} - {cell}
    touched = sorted(moved, key=lambda other: (other not in near, other))  # what fails, fails nearby
    if all(holder.holds(other) for other in touched):
        holder.weak.pop(cell, None)
        return lost
    holder.hide_again(cell, lost)
    return None
