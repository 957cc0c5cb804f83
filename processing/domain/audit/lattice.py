# SPDX-License-Identifier: GPL-2.0-or-later
"""Short whole-number combinations of columns that come to nothing in every row.

All whole-number combinations of columns that come to 0 in every row are a lattice. Where a column is the sum of
others, that is a short vector of it: a factor of 1 or -1 for each column that takes part. What holds by chance needs
many columns and large factors, unless rows are few or numbers small. So short vectors are looked for by reducing a
basis, which takes a time that grows with a power of the columns and not, as trying all subsets does, with 2 to their
number: 24 columns take a tenth of a second, 80 about one.

A. K. Lenstra, H. W. Lenstra, L. Lovász: Factoring polynomials with rational coefficients. Mathematische Annalen 261
(1982); with the deeper insertions of C. P. Schnorr, M. Euchner: Lattice basis reduction. Mathematical Programming 66
(1994).
"""

import numpy as np

_HEAVY = 1000.0  # what a combination costs that misses a row by 1: far more than any factors that matter
_FALL = 0.99  # how much shorter a vector has to become to change its place
_REACH = 20  # how many places a vector may move at once; all of them would take long and give little
_FEW = 50  # steps for each of given combinations, which are short already
_HALF = 0.51  # a multiple of an earlier vector that is taken away


def combinations(numbers: np.ndarray, steps: int) -> tuple[list[np.ndarray], int]:
    """Short combinations that come to 0 in every row, none of which follows from the others; and the steps they took.

    Parameters
    ----------
    numbers
        Whole numbers, a row of the array for each column of the table.
    steps
        How many at most; what is found by then is given.
    """
    count = len(numbers)
    order = np.argsort(np.abs(numbers).sum(axis=1), kind="stable")  # small columns first: fewer steps
    basis = _Basis(np.hstack([np.eye(count), _HEAVY * numbers[order]]))
    left = basis.reduce(basis.reduce(steps, 1), _REACH)
    found = []
    for vector in basis.vectors:
        if not vector[count:].any():
            factors = np.zeros(count, dtype=int)
            factors[order] = np.rint(vector[:count]).astype(int)
            found.append(factors)
    return found, steps - left


def without(sums: np.ndarray, column: int) -> list[np.ndarray]:
    """Short combinations that follow from given ones and leave a column out, none of which follows from the others."""
    weights = np.ones(sums.shape[1])
    weights[column] = _HEAVY
    basis = _Basis(sums * weights)
    basis.reduce(_FEW * len(sums), 1)
    return [np.rint(vector).astype(int) for vector in basis.vectors if not vector[column]]


class _Basis:
    """A basis of a lattice, and how far each vector stands out of the space of those before it."""

    def __init__(self, vectors: np.ndarray) -> None:
        self.vectors = vectors
        count = len(vectors)
        self.upright = np.zeros_like(vectors)  # vectors less what lies in the space of those before
        self.squares = np.zeros(count)  # of the lengths of the upright ones
        self.shares = np.eye(count)  # of each upright vector in each vector

    def reduce(self, steps: int, reach: int) -> int:
        """Make all vectors short and put the shorter ones first; the steps that are left."""
        at = 0
        while at < len(self.vectors) and steps > 0:
            steps -= 1
            self._shorten(at)
            place = self._place(at, reach)
            if place < at:
                self.vectors[place : at + 1] = np.roll(self.vectors[place : at + 1], 1, axis=0)
                at = place
            else:
                at += 1
        return steps

    def _shorten(self, at: int) -> None:
        """Take whole multiples of earlier vectors away from one, until none makes it shorter."""
        multiples = self._stand(at)
        while multiples.any():
            self.vectors[at] -= multiples @ self.vectors[:at]
            multiples = self._stand(at)

    def _stand(self, at: int) -> np.ndarray:
        """Stand a vector upright on those before it; the whole multiples of them that it has too much."""
        rest, share = self.vectors[at].copy(), np.zeros(at)
        for _ in range(2 if at else 0):  # the second time takes away what rounding left
            part = (self.upright[:at] @ rest) / self.squares[:at]
            rest -= part @ self.upright[:at]
            share += part
        self.upright[at], self.squares[at], self.shares[at, :at] = rest, rest @ rest, share
        multiples, share = np.zeros(at), share.copy()
        for before in range(at - 1, -1, -1):
            if abs(share[before]) > _HALF:
                multiples[before] = np.rint(share[before])
                share[:before] -= multiples[before] * self.shares[before, :before]
        return multiples

    def _place(self, at: int, reach: int) -> int:
        """Where a vector belongs: before the first within reach that is longer than what it would be there."""
        share = np.square(self.shares[at, :at]) * self.squares[:at]
        over = self.squares[at] + np.cumsum(share[::-1])[::-1]  # its length above those before each place
        first = max(at - reach, 0)
        fits = np.flatnonzero(over[first:] < _FALL * self.squares[first:at])
        return first + int(fits[0]) if len(fits) else at
