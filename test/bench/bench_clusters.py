# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbours and clusters of Berlin's 542 Planungsräume; beside esda and libpysal where they are installed."""

import sys
import warnings
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import timing

timing.register_package()

import geopandas
import numpy as np
import pandas as pd
from sozialraum.processing.domain import clusters, neighbours

PEOPLE = timing.DATA / "bevoelkerung" / "ewr_2024-02_t1_planning-areas.csv"
areas = geopandas.read_file(timing.DATA / "lor2021/lor_2021.gpkg", layer="planungsraeume").sort_values("PLR_ID")
table = pd.read_csv(PEOPLE, dtype={"id": str}).set_index("id").loc[areas["PLR_ID"]]
inhabited = table["inhabitants"].to_numpy() > 0
share = (100 * table["inhabitants_foreigners"] / table["inhabitants"]).to_numpy()[inhabited]
shapes = np.asarray(areas.geometry.values)
near = neighbours.contiguity(shapes).among(inhabited)

PEERS = find_spec("esda") is not None
finding = {"contiguity (queen)": lambda: neighbours.contiguity(shapes)}
testing = {
    "moran and local_moran": lambda: (clusters.moran(share, near), clusters.local_moran(share, near)),
}
if PEERS:
    from esda.moran import Moran, Moran_Local
    from libpysal.weights import Queen

    warnings.simplefilter("ignore")
    rest = areas[inhabited]
    weights = Queen.from_dataframe(rest, use_index=False)
    finding["libpysal.weights.Queen"] = lambda: Queen.from_dataframe(areas, use_index=False)
    testing["esda.Moran and Moran_Local, one core"] = lambda: (
        Moran(share, weights, permutations=999),
        Moran_Local(share, weights, permutations=999, n_jobs=1),
    )
finding["outer border besides"] = lambda: neighbours.outer_border(shapes)
timing.compare("Who borders on whom, 542 areas", finding)
timing.compare("999 permutations, 540 areas", testing)
