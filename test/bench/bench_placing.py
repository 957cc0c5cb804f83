# SPDX-License-Identifier: GPL-2.0-or-later
"""Berlin's Kitas and 100,000 random points onto 542 Planungsräume: ours beside geopandas.sjoin."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import timing

timing.register_package()

import geopandas
import numpy as np
import shapely
from sozialraum.processing.domain import placing

areas = geopandas.read_file(timing.DATA / "lor2021/lor_2021.gpkg", layer="planungsraeume").sort_values("PLR_ID")
shapes = np.asarray(areas.geometry.values)
kitas = geopandas.read_file(timing.DATA / "fachdaten/kindertagesstaetten.geojson")
random = np.random.default_rng(1)
west, south, east, north = areas.total_bounds
many = geopandas.GeoDataFrame(
    geometry=shapely.points(random.uniform(west, east, 100_000), random.uniform(south, north, 100_000)), crs=areas.crs
)
for title, points in (("2,880 Kitas", kitas), ("100,000 points", many)):
    timing.compare(
        f"{title} onto 542 Planungsräume",
        {
            "home_of_points (each point once)": lambda p=points: placing.home_of_points(np.asarray(p.geometry), shapes),
            "geopandas.sjoin within": lambda p=points: geopandas.sjoin(p, areas, predicate="within"),
            "geopandas.sjoin intersects (its default)": lambda p=points: geopandas.sjoin(p, areas),
        },
    )
