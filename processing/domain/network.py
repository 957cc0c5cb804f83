# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of lines (streets, paths) as a graph on which one can stop anywhere along an edge.

Lines are joined where they share a vertex, and where an end lies within the tolerance of another line. Where two lines
cross without a common vertex there is a bridge or a tunnel and no way from one to the other. One-way streets do not
matter: people walk.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from .errors import Progress, no_progress

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

TOLERANCE = 0.5  # m: ends this near to another line are joined to it
_DIGITS = 3  # coordinates that differ by less than a millimetre are the same vertex
_SAME = 1e-6  # m: what is so near to a node is at the node


class Joined(NamedTuple):
    """Where points meet the network: edge, metres along it from its first node, metres away from it."""

    edge: np.ndarray
    along: np.ndarray
    away: np.ndarray


@dataclass(frozen=True)
class Network:
    """Nodes and undirected edges.

    Parameters
    ----------
    xy : float array (nodes, 2)
    first, last : int array (edges,)
        The nodes of each edge.
    length : float array (edges,)
        Metres.
    """

    xy: np.ndarray
    first: np.ndarray
    last: np.ndarray
    length: np.ndarray

    @classmethod
    def from_lines(cls, lines: np.ndarray, tolerance: float = TOLERANCE, progress: Progress = no_progress) -> "Network":
        """The graph of a line layer.

        Parameters
        ----------
        lines
            Lines or multi-lines in a CRS in metres.
        tolerance
            Ends of lines within this distance of another line are joined to its nearest point, metres.
        """
        progress(0.0)
        parts = shapely.get_parts(lines)
        xy, line = shapely.get_coordinates(parts, return_index=True)
        inner = np.flatnonzero(line[1:] == line[:-1])
        # Complex numbers, because sorting pairs of columns is slow.
        known, node = np.unique(np.round(xy, _DIGITS) @ np.array([1, 1j]), return_inverse=True)
        length = np.hypot(*(xy[inner + 1] - xy[inner]).T)
        first, last = node[inner], node[inner + 1]
        real = first != last
        graph = cls(np.column_stack([known.real, known.imag]), first[real], last[real], length[real])
        ends = np.unique(node[np.flatnonzero(np.r_[True, line[1:] != line[:-1]] | np.r_[line[1:] != line[:-1], True])])
        progress(0.3)
        return graph._with_ends_joined(ends, tolerance, progress)

    def _with_ends_joined(self, ends: np.ndarray, tolerance: float, progress: Progress) -> "Network":
        segments = self.segments
        progress(0.6)
        points = shapely.points(self.xy[ends])
        end, edge = self._tree.query(points, predicate="dwithin", distance=max(tolerance, 10.0**-_DIGITS))
        foreign = (self.first[edge] != ends[end]) & (self.last[edge] != ends[end])
        end, edge = end[foreign], edge[foreign]
        along = self._metres(edge, points[end])
        away = shapely.distance(segments[edge], points[end])
        graph, nodes = self.with_nodes(edge, along)
        return graph.with_edges(ends[end], nodes, away)

    @cached_property
    def segments(self) -> np.ndarray:
        """The edges as straight lines."""
        return shapely.linestrings(np.stack([self.xy[self.first], self.xy[self.last]], axis=1))

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.segments)

    def _metres(self, edge: np.ndarray, points: np.ndarray) -> np.ndarray:
        share = shapely.line_locate_point(self.segments[edge], points, normalized=True)
        return np.nan_to_num(share) * self.length[edge]

    def with_edges(self, first: np.ndarray, last: np.ndarray, length: np.ndarray) -> "Network":
        """The graph with more edges; those from a node to itself are left out."""
        real = first != last
        return Network(
            self.xy, np.r_[self.first, first[real]], np.r_[self.last, last[real]], np.r_[self.length, length[real]]
        )

    def with_nodes(self, edge: np.ndarray, along: np.ndarray) -> "tuple[Network, np.ndarray]":
        """The graph with edges divided at positions.

        Returns
        -------
        Network
            Old nodes keep their numbers.
        ndarray of int
            The node at each position; a position at an end of its edge is that end's node.
        """
        node = np.where(along <= _SAME, self.first[edge], self.last[edge])
        new = np.flatnonzero((along > _SAME) & (along < self.length[edge] - _SAME))
        if not len(new):
            return self, node
        order = new[np.lexsort((along[new], edge[new]))]
        e, s = edge[order], along[order]
        fresh = np.r_[True, (np.diff(e) != 0) | (np.diff(s) > _SAME)]
        number = len(self.xy) + np.cumsum(fresh) - 1
        node[order] = number
        e, s, number = e[fresh], s[fresh], number[fresh]
        share = (s / self.length[e])[:, None]
        xy = self.xy[self.first[e]] * (1 - share) + self.xy[self.last[e]] * share
        cut = np.unique(e)
        # Each divided edge as a chain: its first node, the new ones in order, its last node.
        chain = np.r_[cut, e, cut]
        place = np.r_[np.zeros(len(cut)), s, self.length[cut]]
        stop = np.r_[self.first[cut], number, self.last[cut]]
        order = np.lexsort((place, chain))
        chain, place, stop = chain[order], place[order], stop[order]
        link = np.flatnonzero(chain[1:] == chain[:-1])
        whole = np.ones(len(self.first), dtype=bool)
        whole[cut] = False
        return Network(
            np.vstack([self.xy, xy]),
            np.r_[self.first[whole], stop[link]],
            np.r_[self.last[whole], stop[link + 1]],
            np.r_[self.length[whole], place[link + 1] - place[link]],
        ), node

    def joined(self, points: np.ndarray) -> Joined:
        """Each point at the nearest place of the network (of equally near ones the first edge's)."""
        which, edge = self._tree.query_nearest(points)
        first = np.unique(which, return_index=True)[1]  # the pairs come with ascending edges
        order = np.lexsort((edge, which))
        edge = edge[order][first] if len(first) < len(which) else edge
        return Joined(edge, self._metres(edge, points), shapely.distance(self.segments[edge], points))

    def matrix(self, nodes: int, more: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None) -> "csr_matrix":
        """Lengths as a sparse matrix for `scipy.sparse.csgraph`; of parallel edges the shortest.

        Parameters
        ----------
        nodes
            Size of the matrix, at least the number of nodes.
        more
            Further edges (first, last, length) for one direction alone.
        """
        from scipy.sparse import csr_matrix

        none = np.empty(0, dtype=np.int64)
        a, b, metres = more or (none, none, np.empty(0))
        row, column = np.r_[self.first, self.last, a], np.r_[self.last, self.first, b]
        length = np.r_[self.length, self.length, metres]
        order = np.lexsort((length, column, row))
        row, column, length = row[order], column[order], length[order]
        shortest = np.r_[True, (np.diff(row) != 0) | (np.diff(column) != 0)]
        return csr_matrix((length[shortest], (row[shortest], column[shortest])), shape=(nodes, nodes))

    @cached_property
    def component(self) -> np.ndarray:
        """For each node the number of the connected part of the network it lies in."""
        from scipy.sparse.csgraph import connected_components

        return connected_components(self.matrix(len(self.xy)), directed=False)[1]
