# SPDX-License-Identifier: GPL-2.0-or-later
"""Synthetic points over Berlin, seeded, written once: 80 % where addresses are, by their numbers, 20 % anywhere.

    python3 points_data.py FOLDER NUMBER

GeoPackage with R-tree, EPSG:25833, millimetres, four attributes; `wert` is NULL in one of a hundred.
"""

import sys
from pathlib import Path

import timing

CHUNK = 500_000
TABLE = "punkte"


def path_of(folder: Path, number: int) -> Path:
    """Where `written` puts the points."""
    return folder / f"punkte_{number}.gpkg"


def written(folder: Path, number: int) -> Path:
    """The file with so many points; made where it is not there."""
    path = path_of(folder, number)
    if not path.exists():
        part = path.with_suffix(".part.gpkg")
        part.unlink(missing_ok=True)
        _write(part, number)
        part.rename(path)
    return path


def _write(path: Path, number: int) -> None:
    import geopandas
    import numpy as np
    import pandas as pd
    import pyogrio
    import shapely
    from osgeo import gdal

    areas = geopandas.read_file(timing.DATA / "lor2021/lor_2021.gpkg", layer="planungsraeume").set_index("PLR_ID")
    addresses = pd.read_csv(timing.DATA / "punkte_gross/adressen.csv.gz", dtype=str)["PLR_ID"].value_counts()
    weight = addresses.reindex(areas.index).fillna(0).to_numpy(float)
    middle = shapely.get_coordinates(shapely.point_on_surface(areas.geometry.values))
    spread = np.sqrt(areas.geometry.area.to_numpy()) / 4
    west, south, east, north = areas.total_bounds
    rng = np.random.default_rng(20260101)
    for start in range(0, number, CHUNK):
        n = min(CHUNK, number - start)
        home = rng.choice(len(areas), n, p=weight / weight.sum())
        at = middle[home] + rng.normal(0, 1, (n, 2)) * spread[home, None]
        anywhere = rng.random(n) < 0.2
        at[anywhere] = rng.uniform((west, south), (east, north), (int(anywhere.sum()), 2))
        value = rng.gamma(2.0, 20.0, n).round(2)
        value[rng.random(n) < 0.01] = np.nan
        frame = geopandas.GeoDataFrame(
            {"nummer": np.arange(start, start + n), "art": rng.choice(["Kita", "Schule", "Laden", "Praxis"], n),
             "wert": value, "name": [f"Ort {i}" for i in range(start, start + n)]},
            geometry=shapely.points(at.round(3)), crs=25833,
        )  # fmt: skip
        pyogrio.write_dataframe(frame, path, layer=TABLE, append=start > 0, SPATIAL_INDEX="NO")
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL(f"SELECT CreateSpatialIndex('{TABLE}', 'geom')")
    del dataset


if __name__ == "__main__":
    print(written(Path(sys.argv[1]), int(sys.argv[2])))
