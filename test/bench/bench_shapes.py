# SPDX-License-Identifier: GPL-2.0-or-later
"""50,000 polygons and 50,000 lines onto 542 Planungsräume: ours beside QGIS, geopandas and tobler, reading included.

Each method reads the same two GeoPackages and gives a number for each area; all run in this one process in turn.
`polygons_in_areas` counts ground under overlapping polygons once, too, which no other does; "the same as the others" is
its first part alone, which gives what they give. Ours takes two threads where there is a second core to be had. tobler
is no part of QGIS: where it can be imported (PYTHONPATH to a place of its own) it takes part, else a message says so.
"""

import itertools
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))
import timing

timing.register_package()

import geopandas
import numpy as np
import pyogrio
import shape_data
import shapely
from qgis.core import QgsApplication
from sozialraum.processing.domain.aggregation_shapes import lines_in_areas, polygons_in_areas
from sozialraum.processing.domain.crossings import parts_in_areas
from sozialraum.processing.domain.cutting import repaired

app = QgsApplication([], False)
app.initQgis()
sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
import processing
from processing.core.Processing import Processing

Processing.initialize()

folder = Path(tempfile.mkdtemp())
zones = shape_data.areas()
ids = {key: n for n, key in enumerate(zones["PLR_ID"])}
files = {name: folder / f"{name}.gpkg" for name in ("areas", "polygons", "lines")}
zones[["PLR_ID", "geometry"]].to_file(files["areas"])
shape_data.polygons(zones).to_file(files["polygons"])
shape_data.lines(zones).to_file(files["lines"])
found: dict[str, np.ndarray] = {}


def geometry(name: str) -> np.ndarray:
    return shapely.from_wkb(pyogrio.raw.read(files[name], columns=[])[2])


def by_area(keys, sizes) -> np.ndarray:
    return np.bincount([ids[key] for key in keys], np.asarray(sizes, dtype=float), len(ids))


def ours(name: str) -> None:
    work = lines_in_areas if name == "lines" else polygons_in_areas
    found[f"{name} ours"] = work(geometry(name), geometry("areas")).measure


def plain() -> None:
    polygons, areas = repaired(geometry("polygons")), geometry("areas")
    parts = parts_in_areas(polygons, areas)
    found["polygons ours, plain"] = np.bincount(parts.area, parts.size, len(areas))


def overlay(name: str) -> None:
    pieces = geopandas.overlay(geopandas.read_file(files[name]), geopandas.read_file(files["areas"]))
    found[f"{name} overlay"] = by_area(pieces["PLR_ID"], pieces.length if name == "lines" else pieces.area)


def intersection_and_aggregate() -> None:
    cut = processing.run(
        "native:intersection",
        {"INPUT": str(files["polygons"]), "OVERLAY": str(files["areas"]), "OUTPUT": "memory:"},
    )["OUTPUT"]
    fields = [
        {"aggregate": "first_value", "input": '"PLR_ID"', "name": "PLR_ID", "type": 10, "length": 0, "precision": 0},
        {"aggregate": "sum", "input": "area($geometry)", "name": "size", "type": 6, "length": 0, "precision": 0},
    ]
    options = {"INPUT": cut, "GROUP_BY": '"PLR_ID"', "AGGREGATES": fields, "OUTPUT": "memory:"}
    rows = [f.attributes() for f in processing.run("native:aggregate", options)["OUTPUT"].getFeatures()]
    found["polygons QGIS"] = by_area(*zip(*rows, strict=True))


def sum_line_lengths() -> None:
    options = {"POLYGONS": str(files["areas"]), "LINES": str(files["lines"]), "OUTPUT": "memory:"}
    layer = processing.run("native:sumlinelengths", options)["OUTPUT"]
    rows = [(feature["PLR_ID"], feature["LENGTH"]) for feature in layer.getFeatures()]
    found["lines QGIS"] = by_area(*zip(*rows, strict=True))


def tobler() -> None:
    source, target = geopandas.read_file(files["polygons"]), geopandas.read_file(files["areas"])
    source["size"] = source.area
    found["polygons tobler"] = area_interpolate(source, target, extensive_variables=["size"], allocate_total=False)[
        "size"
    ].to_numpy()


def judge(name: str, medians: dict[str, float], own: list[str], goals: dict[str, float]) -> None:
    for ours_, (peer, goal) in itertools.product(own, goals.items()):
        if peer in medians:
            ratio = medians[peer] / medians[ours_]
            verdict = "met" if ratio >= goal else "NOT MET"
            print(f"  {peer:<34} {ratio:6.1f} times {ours_}; goal {goal:g}: {verdict}")
    best = found[f"{name} overlay"]
    for key, sizes in found.items():
        if key.startswith(name) and sizes is not best:
            print(f"  {key:<36} differs from overlay by {np.abs(sizes / best - 1).max():.1e} at most (relative)")


INTERSECTION, OVERLAY, TOBLER = "native:intersection + aggregate", "geopandas.overlay", "tobler.area_interpolate"
LENGTHS = "native:sumlinelengths"
WHOLE, PLAIN = "polygons_in_areas", "the same as the others"
methods = {
    WHOLE: lambda: ours("polygons"),
    PLAIN: plain,
    "only reading": lambda: (geometry("polygons"), geometry("areas")),
    OVERLAY: lambda: overlay("polygons"),
    INTERSECTION: intersection_and_aggregate,
}
try:
    from tobler.area_weighted import area_interpolate

    methods[TOBLER] = tobler
except ImportError as err:
    print(f"tobler does not take part: {err}")
medians = timing.compare("50,000 polygons onto 542 Planungsräume", methods, runs=3)
judge("polygons", medians, [WHOLE, PLAIN], {INTERSECTION: 30, TOBLER: 3, OVERLAY: 5})
medians = timing.compare(
    "50,000 lines onto 542 Planungsräume",
    {
        "lines_in_areas": lambda: ours("lines"),
        "only reading": lambda: (geometry("lines"), geometry("areas")),
        OVERLAY: lambda: overlay("lines"),
        LENGTHS: sum_line_lengths,
    },
    runs=3,
)
judge("lines", medians, ["lines_in_areas"], {LENGTHS: 12, OVERLAY: 8})
