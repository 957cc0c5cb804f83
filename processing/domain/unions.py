# SPDX-License-Identifier: GPL-2.0-or-later
"""Which areas are made up of whole older areas, so that counts go over to them without any estimate."""

import numpy as np

from .overlap import Overlap

# So much of a target its whole sources must fill. Without it a small target would count as a union although a piece of
# a very large source, below the tolerance of that source, makes up much of it.
FILLED = 0.9


def whole_unions(found: Overlap, sources: int, targets: int, tolerance: float = 0.01) -> list[tuple[int, ...] | None]:
    """For each target the whole source areas it consists of.

    A target is a union where every source that touches it lies inside it by at least ``1 - tolerance`` of the source's
    area (a whole source) or by at most `tolerance` (a sliver of differently drawn borders, which carries nobody), and
    whole sources fill at least 90 % of the target.

    Parameters
    ----------
    found
        Common ground of sources and targets.
    sources, targets
        Number of source and target areas.
    tolerance
        Share of a source's area; 0.01 holds for Berlin's planning areas before and after 2021.

    Returns
    -------
    list of n tuples
        Indices of the whole sources in rising order; None where a source is cut, or where there is none.

    Examples
    --------
    >>> import shapely, numpy as np
    >>> from sozialraum.processing.domain.overlap import overlap
    >>> old = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(2, 0, 4, 1)])
    >>> new = np.array([shapely.box(0, 0, 2, 1), shapely.box(2, 0, 3, 1), shapely.box(3, 0, 4, 1)])
    >>> whole_unions(overlap(old, new), 3, 3)
    [(0, 1), None, None]
    """
    size = found.source_area[:sources][found.source]
    share = found.area / size
    whole = share >= 1 - tolerance
    cut = (share > tolerance) & ~whole
    has_cut = np.bincount(found.target[cut], minlength=targets) > 0
    filled = np.bincount(found.target[whole], weights=found.area[whole], minlength=targets)
    union = ~has_cut & (filled >= FILLED * found.target_area[:targets]) & (filled > 0)
    members: list[list[int]] = [[] for _ in range(targets)]
    for source, target in sorted(zip(found.source[whole].tolist(), found.target[whole].tolist(), strict=True)):
        members[target].append(source)
    return [tuple(members[target]) if union[target] else None for target in range(targets)]
