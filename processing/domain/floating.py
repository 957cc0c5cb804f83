# SPDX-License-Identifier: GPL-2.0-or-later
"""Two-step floating catchment area: places for each person, where people and facilities share each other.

    R_j = S_j / sum(P_k, d_kj <= d0)        places of a facility for each person who can reach it
    A_i = sum(R_j, d_ij <= d0)              what a person at i can reach

Luo and Wang 2003, Measures of spatial accessibility to health care in a GIS environment. All places of facilities that
somebody reaches are given out: sum(A_i P_i) = sum(S_j).
"""

import numpy as np

from .catchment import Pairs


def two_step(people: np.ndarray, capacity: np.ndarray, pairs: Pairs) -> tuple[np.ndarray, np.ndarray]:
    """Places for each person at every place.

    Parameters
    ----------
    people : float array (places,)
        Demand; NaN where it is not known: of a facility that such people reach nobody can tell the places for each.
    capacity : float array (facilities,)
        Supply; NaN where it is not known: such a facility is left out.
    pairs
        Which place is served by which facility.

    Returns
    -------
    access : float array (places,)
        Places for each person; 0 where no facility is in reach, NaN where one is that people not known reach, too.
    demand : float array (facilities,)
        People in reach of each facility; where there are none its places serve nobody.
    """
    demand = np.bincount(pairs.facility, weights=people[pairs.place], minlength=len(capacity)).astype(float)
    used = (demand > 0) | np.isnan(demand)
    ratio = np.divide(capacity, demand, out=np.zeros(len(capacity)), where=used & np.isfinite(capacity))
    access = np.bincount(pairs.place, weights=ratio[pairs.facility], minlength=len(people))
    return access.astype(float), demand
