# SPDX-License-Identifier: GPL-2.0-or-later
"""What is left out where hiding cannot help: the table of a number that a reader may know from what no number tells.

It is the least that is safe: nobody can say which of the others in the table it follows from.
"""

import numpy as np

from .cells import Cause
from .date_cells import DateCells
from .office import theme_of


def tables_left_out(date: DateCells, weak: np.ndarray, causes: np.ndarray, public: np.ndarray) -> np.ndarray:
    """The causes with all that is not public left out of the tables of some cells.

    Parameters
    ----------
    weak, causes, public
        Cells that cannot be protected, why each is hidden (0: it is not), and which cannot be; arrays (n,).
    """
    tables = {(key.vintage, theme_of(key.quantity)) for key, index in date.index.items() if weak[index].any()}
    changed = causes.copy()
    for key, index in date.index.items():
        if (key.vintage, theme_of(key.quantity)) in tables:
            changed[index] = np.where((causes[index] > 0) | public[index], causes[index], Cause.TABLE)
    return changed
