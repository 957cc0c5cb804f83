# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS has the library open and draws from it while others write: nobody's committed rows are lost."""

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import geopandas
import pytest
from qgis.core import QgsVectorLayer
from shapely.geometry import box

WRITER = Path(__file__).resolve().parents[1] / "unit" / "library_writer.py"
LAYERS = ("plr_2021", "bzr_2021", "observations", "facilities_point")


@pytest.fixture
def opened(tmp_path):
    """A small library with four of its layers open in QGIS, one of them in the middle of being read."""
    from sozialraum.processing.domain.areas import create_library
    from sozialraum.processing.domain.keys import known_systems

    ids = sorted(plr for plr in known_systems()["2021"] if plr[:2] == "99")
    squares = [box(390_000 + 100 * n, 5_820_000, 390_100 + 100 * n, 5_820_100) for n in range(len(ids))]
    path = tmp_path / "bezirk.gpkg"
    create_library(path, [geopandas.GeoDataFrame({"PLR_ID": ids, "PLR_NAME": ids}, geometry=squares, crs=25833)])
    layers = [QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in LAYERS]
    assert all(layer.isValid() for layer in layers)
    reading = layers[0].getFeatures()
    next(reading)
    yield path
    del reading, layers


def start(path, name, count):
    command = [sys.executable, str(WRITER), str(path), name, str(count), "300"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    return child


def titles(path) -> list[str]:
    from sozialraum.processing.domain.library import Library

    found = Library(path).sources()["title"].tolist()  # rolls back what a killed writer left half done
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    return found


def test_two_write_while_the_window_reads(opened, run, tmp_path):
    child = start(opened, "other", 5)
    file = tmp_path / "haushalte_2024-12-31.csv"
    file.write_text("PLR;Haushalte\n99100101;10\n99100102;12\n", encoding="utf-8")
    run("importtable", LIBRARY=opened, FILE=file)
    output, _ = child.communicate(timeout=120)
    assert child.returncode == 0, output
    assert sorted(titles(opened)) == sorted(["haushalte_2024-12-31", *(f"other {i}" for i in range(5))])
    again = QgsVectorLayer(f"{opened}|layername=facilities_point", "again", "ogr")
    assert again.featureCount() == 5 * 300


def test_a_writer_is_killed_while_the_window_reads(opened, run, full, tmp_path):
    chance = random.Random(42)
    for n in range(10 if full else 3):
        child = start(opened, f"killed{n}", 1000)
        time.sleep(chance.uniform(0.0, 0.5))
        child.kill()
        written = len(child.stdout.read().split())
        child.wait()
        there = sum(title.startswith(f"killed{n} ") for title in titles(opened))
        assert there in (written, written + 1)
    file = tmp_path / "danach_2024-12-31.csv"
    file.write_text("PLR;Haushalte\n99100101;10\n", encoding="utf-8")
    run("importtable", LIBRARY=opened, FILE=file)  # the dead process's lock holds nobody up
    assert "danach_2024-12-31" in titles(opened)
