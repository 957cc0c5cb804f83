# SPDX-License-Identifier: GPL-2.0-or-later
"""Headless: qgis_process finds the plugin by its environment and runs every algorithm on real files."""

import getpass
import json
import os
import re
import shlex
import shutil
import socket
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
    # A machine without a screen: nothing tells Qt where to draw.
    shell = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return {**shell, **values}


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
            timeout=300,
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
        f"sozialraum:{name}"
        for name in ("createlibrary", "importtable", "importlayer", "removesource", "profile", "supply", "reach")
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


JUDGE = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("pdf_judge", sys.argv[1])
judge = importlib.util.module_from_spec(spec)
spec.loader.exec_module(judge)
machine = judge._machine()
if isinstance(machine, str):
    print("SKIP", machine)
    sys.exit()
for name in sys.argv[2:]:
    for flavour in ("ua1", "2a"):
        found = judge.judge(Path(name), flavour)
        if found:
            print(Path(name).name, flavour, found)
"""


@pytest.fixture(scope="module")
def everything(run, filled, data, tmp_path_factory):
    """A library with every table and layer of the first chain."""
    library = Path(shutil.copy(filled, tmp_path_factory.mktemp("everything") / "berlin.gpkg"))
    run("importtable", LIBRARY=library, FILE=data / "bevoelkerung" / "ewr_2021-02_t1_planning-areas.csv")
    run("importtable", LIBRARY=library, FILE=data / "mss" / "mss_2021_indizes.csv")
    playgrounds = data / "fachdaten" / "spielplatzbestand.csv"
    run("importtable", LIBRARY=library, FILE=playgrounds, PERIOD="31.12.2024")
    for file, theme, day in (
        ("schulen", "schule", "01.10.2023"),
        ("jugendfreizeiteinrichtungen", "jfe", "31.12.2022"),
        ("pflegeeinrichtungen", "pflege", "31.07.2023"),
    ):
        layer = data / "fachdaten" / f"{file}.geojson"
        run("importlayer", LIBRARY=library, INPUT=layer, THEME=theme, PERIOD=day)
    return library


def test_profiles_of_all_regions_in_one_run(process, everything, full, environment, tmp_path):
    """143 documents (a sample in the short run): each names its own area on every page, tells nothing of this
    machine and is PDF/UA-1 and PDF/A-2a."""
    names = Library(everything).areas("2021", "BZR").set_index("area_id")["name"]
    wanted = names if full else names.iloc[::29]
    folder = tmp_path / "profile"
    area_ids = "" if full else ",".join(wanted.index)
    written = results(
        process("run", "sozialraum:profile", "--", f"LIBRARY={everything}", f"OUTPUT={folder}", f"AREA_IDS={area_ids}")
    )
    assert (written["WRITTEN"], written["SKIPPED"], written["FAILED"]) == (len(wanted), 0, 0)
    files = {path.name[:6]: path for path in folder.glob("*.pdf")}
    assert set(files) == set(wanted.index)
    secrets = [
        s.encode() for s in (getpass.getuser(), str(Path.home()), str(tmp_path), socket.gethostname()) if len(s) > 4
    ]
    for area_id, path in files.items():
        done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
        pages = done.stdout.split("\f")[:-1]
        assert len(pages) == 4, path.name
        assert all(area_id in page for page in pages), path.name
        assert " ".join(pages[0].split()).count(names[area_id]) >= 1, path.name
        unpacked = pypdf_bytes(path)
        assert [s for s in secrets if s in unpacked] == [], path.name
    judged = subprocess.run(
        ["python3", "-c", JUDGE, str(ROOT / "test" / "unit" / "report" / "pdf_judge.py"), *map(str, files.values())],
        env=environment, capture_output=True, text=True, timeout=900,
    )  # fmt: skip
    if judged.stdout.startswith("SKIP"):
        pytest.skip(judged.stdout)
    assert (judged.returncode, judged.stdout) == (0, ""), judged.stderr


def pypdf_bytes(path: Path) -> bytes:
    """All of a PDF with its streams unpacked, to be searched."""
    pypdf = pytest.importorskip("pypdf")
    reader = pypdf.PdfReader(path)
    parts = [path.read_bytes()]
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 1):
        thing = reader.get_object(number)
        if hasattr(thing, "get_data"):
            parts.append(thing.get_data())
    return b"".join(parts)
