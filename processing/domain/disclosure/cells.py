# SPDX-License-Identifier: GPL-2.0-or-later
"""The numbers of one date as cells, and what everybody knows to add up among them.

A reader who knows all shown cells and that parts add up to their totals reckons back to what is hidden: this is the
system the suppression works on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

from .sums import Relation
from .suppress import Cells
from .unknown import followed, shared, unknown


class Cause(IntEnum):
    """Why a number does not leave."""

    SHOWN = 0
    SMALL = 1  # fewer people than the threshold, or a 0 that is sensitive
    COMPLEMENT = 2  # all but a few of a whole
    CARRIER = 3  # a capacity of few carriers
    POPULATION = 4  # too few inhabitants
    DENOMINATOR = 5  # too few who could be counted
    LEVEL = 6  # not for areas of this level
    BLOCKED = 7
    RATE = 8  # a delivered share or class
    DELIVERED = 9  # the source keeps it secret
    PARTNER = 10  # others need it to stay hidden
    BEFORE = 11  # an earlier release kept it back
    TABLE = 12  # something of its table cannot be protected: the whole table is left out


@dataclass
class Assembly:
    """Cells 0 to n - 1 and their relations, grown column by column.

    Parameters
    ----------
    values : list of float arrays
        NaN where the number is not known to us either.
    open : list of bool arrays
        Numbers that are public already.
    causes : list of int8 arrays
        Why a cell must be hidden by itself (`Cause`); 0 where it need not.
    width : list of float arrays
        How wide the range of a sensitive cell has to stay; 0 where a cell is not sensitive.
    partner : list of int arrays
        How wide that of another hidden cell has to stay, so that it looks like a sensitive one.
    cost : list of float arrays
        What hiding a cell costs, above 0.
    unpublished : list of bool arrays
        Cells that are printed nowhere: a complement, a sum that is no column.
    least : list of int arrays
        A number that is known to nobody, but follows from others, is sensitive below it; 0 where it never is.
    relations
        Totals with their parts, by index.
    rests
        Of cells that are printed nowhere what makes them known: a whole and its other part.
    assumed
        Cells that a reader is taken to know though no number tells them: nothing that is hidden changes that.
    ground
        Pieces that areas share: what numbers leave open of them may be anything that fits.
    """

    values: list[np.ndarray] = field(default_factory=list)
    open: list[np.ndarray] = field(default_factory=list)
    causes: list[np.ndarray] = field(default_factory=list)
    width: list[np.ndarray] = field(default_factory=list)
    partner: list[np.ndarray] = field(default_factory=list)
    cost: list[np.ndarray] = field(default_factory=list)
    unpublished: list[np.ndarray] = field(default_factory=list)
    least: list[np.ndarray] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    rests: dict[int, tuple[int, int]] = field(default_factory=dict)
    assumed: list[int] = field(default_factory=list)
    ground: set[int] = field(default_factory=set)
    size: int = 0

    def add(
        self, values: np.ndarray, *, open: np.ndarray | bool = False, causes: np.ndarray | int = 0,
        width: np.ndarray | int = 0, partner: np.ndarray | int = 1, cost: np.ndarray | float = 1.0,
        unpublished: np.ndarray | bool = False, least: int = 0,
    ) -> np.ndarray:  # fmt: skip
        """Enter a column of cells; their indices."""
        n = len(values)
        self.values.append(np.asarray(values, dtype=float))
        said = (self.open, open), (self.causes, causes), (self.width, width), (self.partner, partner), (self.cost, cost)
        for columns, one in (*said, (self.unpublished, unpublished), (self.least, least)):
            columns.append(np.broadcast_to(np.asarray(one), n))
        self.size += n
        return np.arange(self.size - n, self.size)

    def relate(self, total: int, parts: Sequence[int]) -> None:
        """State that parts add up to a total."""
        self.relations.append((int(total), tuple(int(part) for part in parts)))

    def assembled(self) -> tuple[Cells, np.ndarray]:
        """The cells for `suppress`, and their causes (n,).

        What follows from a relation of which all else is known is filled in. Relations that do not hold, or of which
        several numbers are known to nobody, say nothing and are left out; but pieces of ground that may be shared in
        several ways are filled in one that fits, where there is any.
        """
        values = together(self.values, float)
        before = np.isnan(values)
        held, waiting = followed(values, self.relations)
        causes, width, least = (together(one, int) for one in (self.causes, self.width, self.least))
        few = before & (values > 0) & (values < least) & (width == 0)
        fitting, told = shared(values, [r for r in waiting if self.ground.issuperset(unknown(values, r))], least)
        few[told] = True
        causes, width = np.where(few, Cause.SMALL, causes), np.where(few, least, width)
        cells = Cells(
            values,
            [*held, *fitting],
            sensitive=width > 0,
            threshold=np.where(width > 0, width, together(self.partner, int)),
            cost=together(self.cost, float),
            hidden=causes > 0,
            open=together(self.open, bool),
            unpublished=together(self.unpublished, bool),
        )
        return cells, causes


def together(columns: Sequence[np.ndarray], kind: type) -> np.ndarray:
    """Columns one after the other."""
    return np.concatenate(columns).astype(kind) if columns else np.empty(0, kind)
