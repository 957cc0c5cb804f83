# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests in the real QGIS window: a session starts QGIS with a fresh profile and tells what it found."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INI = "[PythonPlugins]\nsozialraum=true\n\n[locale]\noverrideFlag=true\nuserLocale=de\n\n[sozialraum]\n{settings}\n"


class Session:
    """What a session found, by name; failed steps and errors in slots fail the test that asks."""

    def __init__(self, told: dict, log: str) -> None:
        self._told = told
        self._log = log

    def __getitem__(self, name: str):
        if name not in self._told["found"]:
            pytest.fail(f"the session did not come as far as {name!r}\n{self._told['error']}\n{self._log[-2000:]}")
        return self._told["found"][name]

    @property
    def problems(self) -> list[str]:
        errors = [self._told["error"]] if self._told["error"] else []
        return errors + self._told["found"].get("slot_errors", [])

    @property
    def log(self) -> str:
        return self._log


@pytest.fixture(scope="session")
def run_session(tmp_path_factory):
    """Function (file, **variables) -> Session; variables reach the session as environment SESSION_<NAME>."""
    if shutil.which("qgis") is None:
        pytest.skip("QGIS is not installed")

    def run(name: str, settings: str = "", **variables: object) -> Session:
        folder = tmp_path_factory.mktemp(name)
        ini = folder / "profiles" / "profiles" / "default" / "QGIS" / "QGIS3.ini"
        ini.parent.mkdir(parents=True)
        ini.write_text(INI.format(settings=settings), encoding="utf-8")
        found = folder / "found.json"
        environment = dict(os.environ)
        environment.pop("QT_QPA_PLATFORM", None)
        environment |= {f"SESSION_{key.upper()}": str(value) for key, value in variables.items()}
        environment |= {
            "SESSION_FILE": str(HERE / f"{name}.py"),
            "SESSION_FOUND": str(found),
            "SESSION_FOLDER": str(folder),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = ["qgis", "--nologo", "--noversioncheck", "--lang", "de", "--profiles-path", str(folder / "profiles")]
        if not os.environ.get("DISPLAY"):
            command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *command]
        done = subprocess.run(
            [*command, "--code", str(HERE / "driver.py")],
            env=environment, capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        log = done.stdout + done.stderr
        if not found.exists():
            pytest.fail(f"QGIS ended ({done.returncode}) before the session did:\n{log[-3000:]}")
        told = json.loads(found.read_text(encoding="utf-8"))
        told["found"]["exit_code"] = done.returncode
        return Session(told, log)

    return run


@pytest.fixture(scope="session")
def library(tmp_path_factory) -> Path:
    """The made-up district's library, built once."""
    from sozialraum.processing.domain.demo import build_demo

    path = tmp_path_factory.mktemp("library") / "musterbezirk.gpkg"
    build_demo(path)
    return path
