# SPDX-License-Identifier: GPL-2.0-or-later
"""Headless: qgis_process finds the plugin by its environment and runs every algorithm on real files."""

import json
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from sozialraum.processing.domain.library import Library

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def environment():
    """What `tools/env` prints, as `eval "$(make -s env)"` sets it."""
    lines = subprocess.run([ROOT / "tools" / "env"], capture_output=True, text=True, check=True).stdout.splitlines()
    values = dict(
        shlex.split(line.removeprefix("export "))[0].split("=", 1) for line in lines if line.startswith("export")
    )
    return {**os.environ, **values, "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture(scope="module")
def process(environment, tmp_path_factory):
    folder = tmp_path_factory.mktemp("anywhere")

    def call(*arguments, check=True):
        done = subprocess.run(
            ["qgis_process", "--json", *map(str, arguments)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        if check:
            assert done.returncode == 0, done.stdout + done.stderr
        return done

    return call


def results(done) -> dict:
    return json.loads(done.stdout[done.stdout.index("{") :])["results"]


def test_the_provider_is_listed(process):
    listed = json.loads(process("list").stdout)["providers"]["sozialraum"]["algorithms"]
    assert set(listed) >= {
        f"sozialraum:{name}" for name in ("createlibrary", "importtable", "importlayer", "removesource", "profile")
    }


def test_the_whole_chain(process, data, tmp_path):
    library = tmp_path / "bezirk.gpkg"
    made = results(
        process("run", "sozialraum:createlibrary", "--", f"AREAS={data}/lor2021/lor_2021.gpkg", f"OUTPUT={library}")
    )
    assert (made["PLR"], made["BZR"], made["PGR"], made["BEZ"]) == (542, 143, 58, 12)
    table = results(
        process(
            "run", "sozialraum:importtable", "--", f"LIBRARY={library}",
            f"FILE={data}/bevoelkerung/SB_A01-16-00_2024h02_BE.xlsx", f"REPORT={tmp_path}/bericht.html",
        )
    )  # fmt: skip
    assert table["SOURCE_ID"].count(",") == 3  # T1 to T4
    assert table["REJECTED"] == 0
    assert (tmp_path / "bericht.html").stat().st_size > 1000
    layer = results(
        process(
            "run", "sozialraum:importlayer", "--", f"LIBRARY={library}",
            f"INPUT={data}/fachdaten/kindertagesstaetten.geojson", "THEME=kita", "PERIOD=31.12.2022",
        )
    )  # fmt: skip
    assert (layer["FEATURES"], layer["OUTSIDE"]) == (2880, 0)
    folder = tmp_path / "profile"
    written = results(
        process("run", "sozialraum:profile", "--", f"LIBRARY={library}", f"OUTPUT={folder}", "AREA_IDS=073005,073006")
    )
    assert (written["WRITTEN"], written["SKIPPED"], written["FAILED"]) == (2, 0, 0)
    assert len(list(folder.glob("*.pdf"))) == 2
    removed = results(
        process("run", "sozialraum:removesource", "--", f"LIBRARY={library}", f"SOURCE_ID={layer['SOURCE_ID']}")
    )
    assert removed["REMOVED"] > 2880
    people = Library(library).observations().query("quantity == 'ew' and level == 'PLR'")["value"].sum()
    assert people == 3897145


def test_an_error_is_a_german_sentence_without_a_traceback(process, tmp_path, data):
    done = process(
        "run", "sozialraum:importtable", "--", f"LIBRARY={tmp_path}/fehlt.gpkg",
        f"FILE={data}/bevoelkerung/ewr_2022-02_t1_planning-areas.csv", check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "Datenbibliothek nicht gefunden: „fehlt.gpkg“." in done.stdout + done.stderr
    assert not re.search(r"Traceback|File \"", done.stdout + done.stderr)


def test_help_names_every_parameter(process):
    parameters = json.loads(process("help", "sozialraum:importlayer").stdout)["parameters"]
    assert parameters["CAPACITY"]["description"] == "Feld mit Plätzen"
    assert all(p["help"] for p in parameters.values())
