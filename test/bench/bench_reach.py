# SPDX-License-Identifier: GPL-2.0-or-later
"""People within 500 m of Berlin's 2,880 Kitas: ours on the three ways beside geopandas and QGIS's own algorithms.

100,000 made-up people (four of five near a Kita), made-up streets every 100 m and a made-up railway; Kitas and
Planungsräume are real.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))
import timing

timing.register_package()

import geopandas
import numpy as np
import shapely
from qgis.core import QgsApplication

app = QgsApplication([], False)
app.initQgis()
sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
from processing.core.Processing import Processing

Processing.initialize()
from qgis import processing
from sozialraum.processing.domain.reach import reach
from sozialraum.processing.domain.walking import AlongNetwork

PEOPLE, DISTANCE, STREET = 100_000, 500, 100


def named(frame, name):
    frame.attrs["name"] = name
    return frame


areas = named(geopandas.read_file(timing.DATA / "lor2021/lor_2021.gpkg", layer="planungsraeume"), "areas")
kitas = named(geopandas.read_file(timing.DATA / "fachdaten/kindertagesstaetten.geojson"), "kitas")
random = np.random.default_rng(1)
west, south, east, north = areas.total_bounds
near = shapely.get_coordinates(kitas.geometry.values)[random.integers(0, len(kitas), PEOPLE * 4 // 5)]
near += random.normal(0, 400, near.shape)
far = np.column_stack([random.uniform(west, east, PEOPLE // 5), random.uniform(south, north, PEOPLE // 5)])
people = geopandas.GeoDataFrame(
    {"ew": random.integers(1, 60, PEOPLE)}, geometry=shapely.points(np.vstack([near, far])), crs=25833
)
people = named(people, "people")
x, y = np.arange(west, east, STREET), np.arange(south, north, STREET)
streets = [shapely.LineString(np.column_stack([np.full(len(y), a), y])) for a in x]
streets += [shapely.LineString(np.column_stack([x, np.full(len(x), b)])) for b in y]
network = named(geopandas.GeoDataFrame(geometry=streets, crs=25833), "streets")
rails = [shapely.LineString([(a, south), (a + 2000, north)]) for a in np.arange(west, east, 2000)]
barriers = named(geopandas.GeoDataFrame(geometry=rails, crs=25833), "rails")


def by_geopandas():
    served = geopandas.GeoDataFrame(geometry=[kitas.buffer(DISTANCE, resolution=32).union_all()], crs=25833)
    inside = geopandas.sjoin(people, served, predicate="within")
    return geopandas.sjoin(inside.drop(columns="index_right"), areas, predicate="within").groupby("PLR_ID")["ew"].sum()


folder = Path(os.environ.get("TMPDIR", "/tmp"))
files = {}
FEW = 50  # QGIS searches the whole network anew from every start
few = named(kitas.iloc[:FEW], "few")
for name, frame in (("kitas", kitas), ("few", few), ("people", people), ("areas", areas), ("streets", network)):
    files[name] = str(folder / f"bench_reach_{name}.gpkg")
    frame[[c for c in frame.columns if c in ("ew", "PLR_ID", "geometry")]].to_file(files[name], layer=name)


def by_qgis():
    disc = processing.run("native:buffer", {"INPUT": files["kitas"], "DISTANCE": DISTANCE, "SEGMENTS": 32,
                                            "DISSOLVE": True, "OUTPUT": "memory:"})["OUTPUT"]  # fmt: skip
    inside = processing.run("native:extractbylocation", {"INPUT": files["people"], "PREDICATE": [6], "INTERSECT": disc,
                                                         "OUTPUT": "memory:"})["OUTPUT"]  # fmt: skip
    return processing.run("native:joinbylocationsummary", {
        "INPUT": files["areas"], "PREDICATE": [1], "JOIN": inside, "JOIN_FIELDS": ["ew"], "SUMMARIES": [5],
        "DISCARD_NONMATCHING": False, "OUTPUT": "memory:",
    })["OUTPUT"]  # fmt: skip


def service_area():
    return processing.run("native:serviceareafromlayer", {
        "INPUT": files["streets"], "START_POINTS": files["few"], "STRATEGY": 0, "TRAVEL_COST2": DISTANCE,
        "TOLERANCE": 0.5, "OUTPUT_LINES": "memory:",
    })["OUTPUT_LINES"]  # fmt: skip


ours = reach(kitas, people, "ew", (DISTANCE,), areas=areas).within[0].sum()
theirs = by_geopandas().sum()
assert abs(ours - theirs) < 0.002 * ours, (ours, theirs)
title = f"{PEOPLE:,} people at points, {len(kitas):,} Kitas, {DISTANCE} m, by 542 areas"
timing.compare(f"{title}: straight line", {
    "ours": lambda: reach(kitas, people, "ew", (DISTANCE,), areas=areas),
    "geopandas: buffer, union, two joins": by_geopandas,
    "QGIS: buffer, extract, join by location": by_qgis,
}, 3)  # fmt: skip
timing.compare(f"{title}: other ways", {
    "ours, straight line": lambda: reach(kitas, people, "ew", (DISTANCE,), areas=areas),
    "ours, around barriers": lambda: reach(kitas, people, "ew", (DISTANCE,), areas=areas, barriers=barriers),
    "ours, network": lambda: reach(kitas, people, "ew", (DISTANCE,), areas=areas, network=network),
    "ours, straight line, with places": lambda: reach(kitas, people, "ew", (DISTANCE,), capacity="e_platz"),
    "ours, network, with places": lambda: reach(kitas, people, "ew", (DISTANCE,), network=network, capacity="e_platz"),
}, 3)  # fmt: skip
timing.compare("542 areas with people, Kitas, 500 m, straight line", {
    "ours": lambda: reach(kitas, areas, "GROESSE_M2", (DISTANCE,)),
    "geopandas: buffer, union, overlay": lambda: geopandas.overlay(
        areas, geopandas.GeoDataFrame(geometry=[kitas.buffer(DISTANCE, resolution=32).union_all()], crs=25833)
    ),
}, 3)  # fmt: skip
timing.compare(f"{len(x) * len(y):,} crossings, {FEW} Kitas, {DISTANCE} m: what the network reaches", {
    "ours: graph, ways, and 100,000 people": lambda: AlongNetwork(
        np.asarray(few.geometry), np.asarray(network.geometry)
    ).shares(np.asarray(people.geometry), (DISTANCE,)),
    "QGIS: native:serviceareafromlayer (lines only)": service_area,
}, 1)  # fmt: skip
