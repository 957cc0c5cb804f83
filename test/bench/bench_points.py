# SPDX-License-Identifier: GPL-2.0-or-later
"""Points onto Berlin's 542 Planungsräume: `sozialraum:aggregate` beside what a user would take instead.

    python3 bench_points.py [--sizes 100000,1000000] [--rounds 3] [--folder FOLDER] [--sedona]

Every method runs in a process of its own, all in turn, some rounds; in each the time counts from the files to the
numbers by area (reading, index, computing), without the start of Python, QGIS and libraries. Medians are printed with
the ratios beside the goals, and the peak of the process's memory. On a machine that others use, too, CPU times (of all
threads) tell more. 5,000,000 points take minutes to make and to count.
`--sedona` installs SedonaDB from PyPI into a throw-away environment in the folder.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import points_data
import timing

AREAS = "lor_2021.gpkg"  # copied beside the points: QGIS changes the journal of a GeoPackage that it opens
SEDONA = ("sedonadb==0.5.0", "pyarrow", "geoarrow-pyarrow", "geopandas", "pyogrio")

# what, by how much: the goals of ours (index kept) against each, and of the first run
GOALS = {
    100_000: {("cached", "contains_xy"): 1.0, ("first", "contains_xy"): 1.0},
    1_000_000: {
        ("cached", "joinbylocationsummary"): 20, ("cached", "sjoin"): 15, ("cached", "sedona"): 5,
        ("cached", "contains_xy"): 2.5, ("first", "joinbylocationsummary"): 10,
    },
    5_000_000: {("cached", "joinbylocationsummary"): 40},
}  # fmt: skip
MOST_OF_READING = {1_000_000: 2.5, 5_000_000: 2.0}


# --- methods: each returns a function to be timed, that gives count and sum of all areas


def read(path, cache):
    """The floor: x, y and wert of all points by GDAL's Arrow stream."""
    dataset, layer, arrow_stream, wkb = _stream(path)

    def run():
        count, total = 0, 0.0
        for batch in arrow_stream.batches(layer, ["wert"]):
            at = wkb.points(batch.data, batch.offsets)
            count += len(at.x)
            total += float(batch.columns[0].sum())
        return count, total

    run.keep = dataset
    return run


def cached(path, cache):
    """Ours without QGIS's part (index kept): areas and points from the files to numbers."""
    timing.register_package()
    import geopandas
    from sozialraum.processing.domain.aggregation import Points, points_in_areas
    from sozialraum.processing.domain.target_areas import Areas

    dataset, layer, arrow_stream, wkb = _stream(path)

    def batches():
        for batch in arrow_stream.batches(layer, ["wert"]):
            at = wkb.points(batch.data, batch.offsets)
            yield Points(batch.ids, at.x, at.y, batch.columns, at.several, at.others)

    def run():
        areas = geopandas.read_file(path.with_name(AREAS), layer="planungsraeume", columns=["PLR_ID"])
        number = layer.GetFeatureCount()
        found = points_in_areas(
            batches(), Areas.of(areas), ["wert"], crs=areas.crs, layer="Punkte", expected=number, folder=cache
        )
        return int(found.columns["count"].sum()), float(found.columns["sum_wert"].sum())

    run.keep = dataset
    return run


def first(path, cache):
    """The same with an empty cache."""
    empty = cache.with_name("index_first")
    shutil.rmtree(empty, ignore_errors=True)
    return cached(path, empty)


def algorithm(path, cache):
    """Ours as a user runs it: sozialraum:aggregate (index kept), the areas with numbers as a layer in memory."""
    processing = _processing()
    timing.register_package()
    from qgis.core import QgsApplication
    from sozialraum.processing.algorithms import aggregate
    from sozialraum.processing.provider import SozialraumProvider

    aggregate.cache_folder = lambda: cache
    provider = SozialraumProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    import geopandas  # noqa: F401 - what was imported once stays so in an open QGIS
    import pyproj  # noqa: F401

    def run():
        made = processing.run("sozialraum:aggregate", {
            "INPUT": _uri(path), "AREAS": _areas(path), "FIELDS": ["wert"], "OUTPUT": "TEMPORARY_OUTPUT",
        })["OUTPUT"]  # fmt: skip
        rows = list(made.getFeatures())
        return sum(row["count"] for row in rows), sum(row["sum_wert"] for row in rows)

    run.keep = provider
    return run


def joinbylocationsummary(path, cache):
    """QGIS: native:joinbylocationsummary, contains, count and sum."""
    processing = _processing()

    def run():
        made = processing.run("native:joinbylocationsummary", {
            "INPUT": _areas(path), "JOIN": _uri(path), "PREDICATE": [1], "JOIN_FIELDS": ["wert"], "SUMMARIES": [0, 5],
            "DISCARD_NONMATCHING": False, "OUTPUT": "TEMPORARY_OUTPUT",
        })["OUTPUT"]  # fmt: skip
        rows = list(made.getFeatures())
        return sum(row["wert_count"] or 0 for row in rows), sum(row["wert_sum"] or 0 for row in rows)

    return run


def sjoin(path, cache):
    """geopandas.sjoin within, and groupby."""
    import geopandas
    import pyogrio  # noqa: F401

    def run():
        areas = geopandas.read_file(path.with_name(AREAS), layer="planungsraeume", columns=["PLR_ID"])
        points = geopandas.read_file(path, columns=["wert"])
        by_area = geopandas.sjoin(points, areas, predicate="within").groupby("PLR_ID")["wert"].agg(["size", "sum"])
        return int(by_area["size"].sum()), float(by_area["sum"].sum())

    return run


def contains_xy(path, cache):
    """Written by hand: read by Arrow, sorted by x, prepared areas, shapely.contains_xy for the points in each box."""
    import geopandas
    import numpy as np
    import shapely

    dataset, layer, arrow_stream, wkb = _stream(path)

    def run():
        areas = geopandas.read_file(path.with_name(AREAS), layer="planungsraeume", columns=["PLR_ID"]).geometry.values
        parts = []
        for batch in arrow_stream.batches(layer, ["wert"]):
            at = wkb.points(batch.data, batch.offsets)
            parts.append((at.x, at.y, batch.columns[0]))
        x, y, value = (np.concatenate(p) for p in zip(*parts, strict=True))
        order = np.argsort(x)
        x, y, value = x[order], y[order], value[order]
        shapely.prepare(areas)
        count, total = 0, 0.0
        for area, (west, south, east, north) in zip(areas, shapely.bounds(areas), strict=True):
            a, b = np.searchsorted(x, (west, east))
            near = a + np.flatnonzero((y[a:b] >= south) & (y[a:b] <= north))
            hit = near[shapely.contains_xy(area, x[near], y[near])]
            count += len(hit)
            total += float(np.nansum(value[hit]))
        return count, total

    run.keep = dataset
    return run


def sedona(path, cache):
    """SedonaDB: SQL on the GeoPackages."""
    import sedonadb

    connection = sedonadb.connect()

    def run():
        connection.read_pyogrio(str(path.with_name(AREAS)), options={"layer": "planungsraeume"}).to_view(
            "areas", overwrite=True
        )
        connection.read_pyogrio(str(path)).to_view("points", overwrite=True)
        made = connection.sql(
            'SELECT a."PLR_ID", count(*) AS n, sum(p.wert) AS total FROM areas a JOIN points p '
            "ON ST_Contains(a.geom, p.geom) GROUP BY 1"
        ).to_pandas()
        return int(made["n"].sum()), float(made["total"].sum())

    return run


METHODS = {m.__name__: m for m in (read, cached, first, algorithm, joinbylocationsummary, sjoin, contains_xy, sedona)}


def _stream(path):
    timing.register_package()
    import pyogrio  # noqa: F401 - geopandas does so when it first reads
    from osgeo import gdal
    from sozialraum.processing import arrow_stream
    from sozialraum.processing.domain import wkb

    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
    return dataset, dataset.GetLayer(0), arrow_stream, wkb


def _uri(path):
    return f"{path}|layername={points_data.TABLE}"


def _areas(path):
    return f"{path.with_name(AREAS)}|layername=planungsraeume"


def _processing():
    """QGIS with Processing, started before the clock."""
    from qgis.core import QgsApplication

    global app
    app = QgsApplication([], False)
    app.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from qgis import processing

    return processing


# --- layers that are no plain file: beside the loop that has to be


def other_layers(path, cache):
    """An edited layer and one in memory: ours beside a bare loop over the features; prints."""
    _processing()
    timing.register_package()
    from qgis.core import QgsFeatureRequest, QgsVectorLayer
    from sozialraum.processing import points
    from sozialraum.processing.domain.aggregation import points_in_areas
    from sozialraum.processing.domain.target_areas import Areas
    from sozialraum.processing.layers import crs_of, frame

    areas = Areas.of(frame(QgsVectorLayer(_areas(path), "PLR", "ogr"), ["PLR_ID"]))
    edited = QgsVectorLayer(_uri(path), "Punkte", "ogr")
    edited.startEditing()
    memory = edited.materialize(QgsFeatureRequest())
    for title, layer in (("edited", edited), ("in memory", memory)):
        request = QgsFeatureRequest().setSubsetOfAttributes(["wert"], layer.fields())
        place = layer.fields().lookupField("wert")

        def bare(layer=layer, request=request):
            for feature in layer.getFeatures(request):
                feature.geometry()
                feature["wert"]

        def by_place(layer=layer, request=request, place=place):
            for feature in layer.getFeatures(request):
                feature.geometry()
                feature[place]

        def ours(layer=layer):
            points_in_areas(
                points.PointReader(layer, ["wert"]).batches(), areas, ["wert"], crs=crs_of(layer.crs()), layer="Punkte",
                expected=layer.featureCount(), folder=cache,
            )  # fmt: skip

        timing.compare(
            f"{layer.featureCount():,} points, layer {title} (goal: ours at most x1.20)",
            {"bare loop: geometry(), feature['wert']": bare, "the same, feature[place]": by_place, "ours": ours},
            runs=3,
        )
    edited.rollBack()


# --- running them


def one(name: str, path: Path, cache: Path) -> None:
    """In the method's own process."""
    run = METHODS[name](path, cache)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began, cpu = time.perf_counter(), time.process_time()
    count, total = run()
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"wall": wall, "cpu": cpu, "before": before, "peak": peak, "count": count, "total": total}))
    sys.stdout.flush()
    os._exit(0)  # QGIS need not be taken down


def measured(python: str, name: str, path: Path, cache: Path) -> dict | None:
    """One run of a method; None, with the reason said, where it fails."""
    command = [python, __file__, "--method", name, "--path", str(path), "--cache", str(cache)]
    env = os.environ if python == sys.executable else _alone()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        print(f"  {name}: skipped ({done.stderr.strip().splitlines()[-1:] or done.returncode})")
        return None
    return json.loads(done.stdout.strip().splitlines()[-1])


def _alone() -> dict[str, str]:
    """An environment without the packages of ours."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def index_kept(path: Path, cache: Path) -> None:
    """As after an earlier run with many points."""
    timing.register_package()
    import geopandas
    from sozialraum.processing.domain.locating import Locator
    from sozialraum.processing.domain.target_areas import Areas

    areas = Areas.of(geopandas.read_file(path.with_name(AREAS), layer="planungsraeume", columns=["PLR_ID"]))
    Locator(areas.geometry, 1_000_000, cache)


def sedona_python(folder: Path) -> str | None:
    """Python of a throw-away environment with SedonaDB."""
    python = folder / "sedona" / "bin" / "python"
    if not python.exists():
        made = subprocess.run([sys.executable, "-m", "venv", folder / "sedona"], capture_output=True, check=False)
        install = [python, "-m", "pip", "install", "-q", *SEDONA]
        if made.returncode or subprocess.run(install, env=_alone(), check=False).returncode:
            print("  sedona: skipped (it cannot be installed)")
            return None
    return str(python)


def table(number: int, results: dict[str, list[dict]]) -> None:
    """Medians, ratios and goals."""

    def median(name: str, key: str) -> float:
        return statistics.median(run[key] for run in results[name])

    print(f"{number:,} points onto 542 areas (medians of {max(map(len, results.values()))} rounds)")
    print(f"  {'':<24}{'wall s':>9}{'CPU s':>9}{'ratio':>8}{'peak MB':>9}{'grown MB':>10}   points in areas, sum")
    for name in results:
        wall, peak = median(name, "wall"), median(name, "peak")
        said = f"{results[name][0]['count']:,} {results[name][0]['total']:.2f}"
        print(f"  {name:<24}{wall:9.3f}{median(name, 'cpu'):9.3f}{wall / median('cached', 'wall'):8.2f}{peak:9.0f}"
              f"{peak - median(name, 'before'):10.0f}   {said}")  # fmt: skip
    for (ours, peer), goal in GOALS.get(number, {}).items():
        if peer in results:
            ratio, cpu = (median(peer, key) / median(ours, key) for key in ("wall", "cpu"))
            missed = "" if ratio >= goal else "  MISSED"
            print(f"  {ours} is {ratio:.1f} times as fast as {peer} (goal {goal}){missed}, by CPU time {cpu:.1f}")
    if number in MOST_OF_READING:
        ratio = median("cached", "wall") / median("read", "wall")
        most = MOST_OF_READING[number]
        print(
            f"  cached takes {ratio:.2f} times reading alone (goal at most {most}){'' if ratio <= most else '  MISSED'}"
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="100000,1000000")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "sozialraum_bench")
    options.add_argument("--sedona", action="store_true")
    options.add_argument("--only", default="", help="methods, comma separated")
    options.add_argument("--method", help=argparse.SUPPRESS)
    options.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if given.method == "other_layers":
        other_layers(given.path, given.cache)
        return
    if given.method:
        one(given.method, given.path, given.cache)
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(timing.DATA / "lor2021" / AREAS, given.folder)
    cache = given.folder / "index"
    pythons = dict.fromkeys(METHODS, sys.executable)
    pythons["sedona"] = sedona_python(given.folder) if given.sedona else None
    wanted = [name for name in METHODS if not given.only or name in given.only.split(",")]
    for number in map(int, given.sizes.split(",")):
        path = points_data.written(given.folder, number)
        results: dict[str, list[dict]] = {}
        index_kept(path, cache)
        measured(sys.executable, "cached", path, cache)  # so that the file is in the system's memory
        for _ in range(given.rounds):
            for name in wanted:
                run = measured(pythons[name], name, path, cache) if pythons[name] else None
                if run:
                    results.setdefault(name, []).append(run)
        table(number, results)
    if given.only:
        return
    number = min(1_000_000, max(map(int, given.sizes.split(","))))
    points_data.written(given.folder, number)
    command = [sys.executable, __file__, "--method", "other_layers", "--cache", str(cache), "--path"]
    subprocess.run([*command, str(points_data.path_of(given.folder, number))], check=False)


if __name__ == "__main__":
    main()
