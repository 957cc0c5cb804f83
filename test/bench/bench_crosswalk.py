# SPDX-License-Identifier: GPL-2.0-or-later
"""448 old planning areas to 542 new ones, a count by ground: ours beside QGIS, geopandas.overlay and tobler.

tobler is taken from the folder named by TOBLER (``pip install --target FOLDER tobler``), if there is one.
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import timing

timing.register_package()

import geopandas
import numpy as np
import shapely
from sozialraum.processing.domain.crosswalk import crosswalk
from sozialraum.processing.domain.crosswalk_table import neighbours_of, table
from sozialraum.processing.domain.pieces import pieces

RUNS = 5


def areas(file: str) -> geopandas.GeoDataFrame:
    frame = geopandas.read_file(timing.DATA / file, layer="planungsraeume")[["PLR_ID", "geometry"]]
    frame.attrs["name"] = file
    return frame


old, new = areas("lor_bis2020/lor_bis2020.gpkg"), areas("lor2021/lor_2021.gpkg")
old["ew"] = np.random.default_rng(1).integers(0, 20_000, len(old)).astype(float)
old_shapes, new_shapes = np.asarray(old.geometry.values), np.asarray(new.geometry.values)
known = np.zeros(len(old), dtype=np.int8)


def fresh(shapes: np.ndarray) -> np.ndarray:
    """Copies that nobody has prepared yet."""
    return shapely.from_wkb(shapely.to_wkb(shapes))


def built() -> np.ndarray:
    """Table built and applied."""
    one, other = fresh(old_shapes), fresh(new_shapes)
    return table(pieces(one, other), [], neighbours_of(one)).apply(old["ew"].to_numpy(), known).values


def overlay() -> np.ndarray:
    cut = geopandas.overlay(old.assign(whole=old.area), new.assign(target=np.arange(len(new))), keep_geom_type=False)
    share = cut["ew"] * cut.area / cut["whole"]
    return np.bincount(cut["target"], weights=share, minlength=len(new))


def qgis() -> "object":
    """In-process, from memory layers: size of the source, intersection, sum of the parts by target."""
    steps = "native:fieldcalculator", "native:intersection", "native:fieldcalculator", "native:aggregate"
    whole = run(steps[0], INPUT=layers[0], FIELD_NAME="whole", FIELD_TYPE=0, FORMULA="area($geometry)")
    cut = run(steps[1], INPUT=whole, OVERLAY=layers[1], INPUT_FIELDS=["ew", "whole"], OVERLAY_FIELDS=["PLR_ID"])
    part = run(steps[2], INPUT=cut, FIELD_NAME="part", FIELD_TYPE=0, FORMULA="ew * area($geometry) / whole")
    columns = [
        {"aggregate": "first_value", "input": '"PLR_ID"', "name": "PLR_ID", "type": 10, "delimiter": "", "length": 0,
         "precision": 0},
        {"aggregate": "sum", "input": '"part"', "name": "ew", "type": 6, "delimiter": "", "length": 0, "precision": 0},
    ]  # fmt: skip
    return run(steps[3], INPUT=part, GROUP_BY='"PLR_ID"', AGGREGATES=columns)


def run(algorithm: str, **parameters: object) -> "object":
    return processing.run(algorithm, parameters | {"OUTPUT": "memory:"})["OUTPUT"]


def tobler() -> np.ndarray:
    return area_interpolate(old, new, extensive_variables=["ew"])["ew"].to_numpy()


methods = {"ours, table built": built, "geopandas.overlay": overlay}
try:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication, QgsFeatureRequest, QgsVectorLayer

    application = QgsApplication([], True)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from qgis import processing

    folder = tempfile.TemporaryDirectory()
    layers = []
    for name, frame in (("old", old), ("new", new)):
        file = Path(folder.name) / f"{name}.gpkg"
        frame.to_file(file)
        layers.append(QgsVectorLayer(str(file), name, "ogr").materialize(QgsFeatureRequest()))
    methods["QGIS: fieldcalculator, intersection, aggregate"] = qgis
except ImportError:
    print("without QGIS: not measured")
if os.environ.get("TOBLER"):
    sys.path.append(os.environ["TOBLER"])
    from tobler.area_weighted import area_interpolate

    methods["tobler.area_interpolate"] = tobler

# All divide the same ground; ours drops slivers, so the numbers differ by what lies in those.
for name, method in methods.items():
    found = method()
    found = found if isinstance(found, np.ndarray) else np.array([f["ew"] for f in found.getFeatures()])
    print(f"{name}: sum {found.sum():,.0f} of {old['ew'].sum():,.0f}")
timing.compare("448 old to 542 new planning areas", methods, RUNS)

ready = table(pieces(old_shapes, new_shapes), [], neighbours_of(old_shapes))
with tempfile.TemporaryDirectory() as cache:
    pieces(old_shapes, new_shapes, Path(cache))
    timing.compare(
        "The same with the table there",
        {
            "applied to a column, with error and status": lambda: ready.apply(old["ew"].to_numpy(), known),
            "read from the cache (hash of the geometry)": lambda: pieces(old_shapes, new_shapes, Path(cache)),
            "whole crosswalk() with cache, checks, notes": lambda: crosswalk(old, new, ["ew"], folder=Path(cache)),
        },
        RUNS,
    )
if "folder" in globals():
    folder.cleanup()
