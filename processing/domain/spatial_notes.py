# SPDX-License-Identifier: GPL-2.0-or-later
"""What a result on segregation or clusters has to tell besides its numbers, as codes and values."""

from math import ceil

import numpy as np

from .cluster_map import NO_NEIGHBOUR, ClusterMap
from .clusters import QUADRANTS, smallest_p
from .lor import CITY_DISTRICTS
from .segregation import People, Segregation
from .status import Reason


def of_segregation(found: Segregation, people: People) -> list[Reason]:
    """The indices of all areas together, or why there are none; who takes no part."""
    whole, notes = found.units[0], []
    if whole.status == "value":
        values = {name: getattr(whole, name) for name in ("dissimilarity", "segregation", "isolation", "areas")}
        notes.append(Reason("segregation_found", values | {"group": whole.group, "total": whole.total}))
    elif whole.status == "not_applicable":
        notes.append(Reason("segregation_none"))
    else:
        notes.append(Reason("segregation_lacking", {"count": int(people.lacking.sum())}))
    if whole.omitted:
        notes.append(Reason("segregation_omitted", {"count": whole.omitted}))
    outside = int((~people.part & ~people.lacking).sum())
    if outside:
        notes.append(Reason("areas_no_part", {"count": outside}))
    return notes


def of_clusters(
    found: ClusterMap, permutations: int, alpha: float, at_border: np.ndarray, keys: np.ndarray | None
) -> list[Reason]:
    """Moran's I and the number of clusters; what makes them less certain.

    Parameters
    ----------
    at_border : bool array (n,)
        Areas at the outer border of the layer.
    keys : object array (n,), optional
        Clean LOR keys.
    """
    moran = found.moran
    values = {"moran": moran.value, "expected": moran.expected, "p": moran.p}
    notes = [Reason("moran_found", values | {"permutations": permutations, "count": moran.n})]
    counts = {quadrant: found.count(quadrant) for quadrant in QUADRANTS}
    notes.append(Reason("clusters_found", counts | {"rest": moran.n - sum(counts.values())}))
    finest = smallest_p(permutations)
    needed = ceil(finest * moran.n / alpha - 1e-9)
    if needed > 1 and not sum(counts.values()):
        numbers = {"permutations": permutations, "p": finest, "count": moran.n, "needed": needed}
        notes.append(Reason("clusters_resolution", numbers))
    islands = int((found.status == NO_NEIGHBOUR).sum())
    lacking = len(found.status) - moran.n - islands
    for code, count in (("clusters_without_value", lacking), ("clusters_islands", islands)):
        if count:
            notes.append(Reason(code, {"count": count}))
    notes.append(Reason("clusters_edge", {"count": int(at_border.sum())}))
    districts = {key[:2] for key in keys} if keys is not None else CITY_DISTRICTS
    if not districts >= CITY_DISTRICTS:
        notes.append(Reason("clusters_part", {"districts": ", ".join(sorted(districts))}))
    return notes
