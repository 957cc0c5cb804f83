# SPDX-License-Identifier: GPL-2.0-or-later
"""Made-up polygons and lines over Berlin's real areas, from a seed: 80 % where people live, 20 % anywhere around."""

import geopandas
import numpy as np
import pandas as pd
import shapely
import timing


def areas() -> geopandas.GeoDataFrame:
    """The 542 Planungsräume in the order of their keys."""
    frame = geopandas.read_file(timing.DATA / "lor2021/lor_2021.gpkg", layer="planungsraeume")
    return frame.sort_values("PLR_ID", ignore_index=True)


def places(zones: geopandas.GeoDataFrame, count: int, random: np.random.Generator) -> np.ndarray:
    """Coordinates, shape (count, 2): 80 % in Planungsräume by their number of addresses, 20 % in the bounding box."""
    addresses = pd.read_csv(timing.DATA / "punkte_gross/adressen.csv.gz", sep=None, engine="python", dtype=str)
    weight = addresses["PLR_ID"].value_counts().reindex(zones["PLR_ID"]).fillna(0).to_numpy(float)
    chosen = np.sort(random.choice(len(zones), int(0.8 * count), p=weight / weight.sum()))
    shapes, boxes = np.asarray(zones.geometry.values), zones.bounds.to_numpy()
    found = np.empty((len(chosen), 2))
    open_ = np.arange(len(chosen))
    while len(open_):  # thrown into the area's box until it lies in the area
        low, high = boxes[chosen[open_], :2], boxes[chosen[open_], 2:]
        found[open_] = random.uniform(low, high)
        open_ = open_[~shapely.contains_xy(shapes[chosen[open_]], found[open_])]
    west, south, east, north = zones.total_bounds
    anywhere = random.uniform((west, south), (east, north), (count - len(chosen), 2))
    return random.permutation(np.concatenate([found, anywhere]))


def polygons(zones: geopandas.GeoDataFrame, count: int = 50_000, seed: int = 1) -> geopandas.GeoDataFrame:
    """95 % rectangles like buildings (8 to 40 m a side, turned), 5 % like parks (10 to 40 corners).

    A park has 2.3 ha on average, as Berlin's green spaces do (gruenanlagenbestand.csv).
    """
    random = np.random.default_rng(seed)
    at = places(zones, count, random)
    shapes = [_park(x, y, random) if n % 20 == 0 else _building(x, y, random) for n, (x, y) in enumerate(at.tolist())]
    return geopandas.GeoDataFrame({"nr": np.arange(count)}, geometry=shapes, crs=zones.crs)


def _building(x: float, y: float, random: np.random.Generator) -> shapely.Polygon:
    width, depth = random.uniform(8, 40, 2) / 2
    turn = random.uniform(0, np.pi)
    across, along = np.array([np.cos(turn), np.sin(turn)]) * width, np.array([-np.sin(turn), np.cos(turn)]) * depth
    corners = np.array([across + along, -across + along, -across - along, across - along])
    return shapely.Polygon((corners + np.array([x, y])).round(3))


def _park(x: float, y: float, random: np.random.Generator) -> shapely.Polygon:
    count = random.integers(10, 41)
    angle = np.sort(random.uniform(0, 2 * np.pi, count))
    reach = random.uniform(20, 145) * random.uniform(0.7, 1.3, count)
    around = np.stack([np.cos(angle), np.sin(angle)], axis=1) * reach[:, None]
    return shapely.Polygon((around + np.array([x, y])).round(3)).buffer(0)


def lines(zones: geopandas.GeoDataFrame, count: int = 50_000, seed: int = 2) -> geopandas.GeoDataFrame:
    """Ways of 2 to 20 vertices that keep their direction more or less; 752 m long on average."""
    random = np.random.default_rng(seed)
    at = places(zones, count, random)
    vertices = random.integers(2, 21, count)
    shapes = []
    for (x, y), n in zip(at.tolist(), vertices.tolist(), strict=True):
        step = random.uniform(0.5, 1.5, n - 1) * 75.2
        angle = random.uniform(0, 2 * np.pi) + np.cumsum(random.normal(0, 0.4, n - 1))
        moves = np.stack([np.cos(angle), np.sin(angle)], axis=1) * step[:, None]
        path = np.array([x, y]) + np.vstack([[0, 0], np.cumsum(moves, axis=0)])
        shapes.append(shapely.LineString(path.round(3)))
    return geopandas.GeoDataFrame({"nr": np.arange(count)}, geometry=shapes, crs=zones.crs)
