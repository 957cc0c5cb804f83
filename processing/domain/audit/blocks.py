# SPDX-License-Identifier: GPL-2.0-or-later
"""Unknown numbers that hang together by relations: each such block is attacked by itself."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np
from scipy.sparse import csr_array

from .system import Limits, Name, Reduced, Relation

NOBODY_MORE = 10_000_000.0  # stands for "no limit": more than twice the people of the city


@dataclass(frozen=True)
class Block:
    """Cells and the relations between them, in an order that does not depend on how they were found."""

    names: tuple[Name, ...]
    limits: tuple[Limits, ...]
    relations: tuple[Relation, ...]

    @cached_property
    def low(self) -> np.ndarray:
        """Lowest value of each cell."""
        return np.array([max(one.low, -NOBODY_MORE) for one in self.limits])

    @cached_property
    def high(self) -> np.ndarray:
        """Highest value of each cell."""
        return np.array([min(one.high, NOBODY_MORE) for one in self.limits])

    @cached_property
    def whole(self) -> np.ndarray:
        """Which cells are whole numbers."""
        return np.array([one.whole for one in self.limits])

    @cached_property
    def matrix(self) -> csr_array:
        """Factors: a row a relation, a column a cell."""
        place = {name: n for n, name in enumerate(self.names)}
        found = [(row, place[n], f) for row, relation in enumerate(self.relations) for n, f in relation.terms]
        rows, columns, factors = zip(*found, strict=True) if found else ((), (), ())
        shape = (len(self.relations), len(self.names))
        matrix = csr_array((np.array(factors, float), (np.array(rows, int), np.array(columns, int))), shape=shape)
        # Older SciPy hands the indices to HiGHS as they are, and that takes 32 bits.
        matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
        return matrix

    @cached_property
    def ends(self) -> tuple[np.ndarray, np.ndarray]:
        """Low and high end of each relation."""
        return np.array([r.low for r in self.relations]), np.array([r.high for r in self.relations])

    def digest(self, *more: object) -> str:
        """A hash of the cells, the relations and `more`: what has the same one need not be attacked again."""
        return sha256(repr((self.names, self.limits, self.relations, more)).encode()).hexdigest()


def blocks(system: Reduced) -> Iterator[Block]:
    """The connected blocks of unknown cells, the smallest first."""
    roots = _roots(system)
    members: dict[Name, list[Name]] = defaultdict(list)
    for name in system.limits:
        members[_root(roots, name)].append(name)
    held: dict[Name, set[Relation]] = defaultdict(set)
    for relation in system.relations:
        held[_root(roots, relation.terms[0][0])].add(_ordered(relation))
    for root, names in sorted(members.items(), key=lambda item: (len(item[1]), min(map(repr, item[1])))):
        ordered = sorted(names, key=repr)
        relations = sorted(held[root], key=repr)
        yield Block(tuple(ordered), tuple(system.limits[n] for n in ordered), tuple(relations))


def _ordered(relation: Relation) -> Relation:
    terms: Sequence = sorted(relation.terms, key=repr)
    return Relation(tuple(terms), relation.low, relation.high, relation.why)


def _roots(system: Reduced) -> dict[Name, Name]:
    """Union-find: each cell points towards the one that stands for its block."""
    roots = {name: name for name in system.limits}
    for relation in system.relations:
        first = _root(roots, relation.terms[0][0])
        for name, _ in relation.terms[1:]:
            roots[_root(roots, name)] = first
    return roots


def _root(roots: dict[Name, Name], name: Name) -> Name:
    while roots[name] != name:
        roots[name] = roots[roots[name]]
        name = roots[name]
    return name
