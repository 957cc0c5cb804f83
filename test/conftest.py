# SPDX-License-Identifier: GPL-2.0-or-later
"""Register the repository root as package `sozialraum`, whatever the clone is called, and find the real data."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "sozialraum"

# With the root on sys.path, `import processing` would give ours instead of QGIS's.
sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() not in (ROOT, ROOT / "test")]
if PACKAGE not in sys.modules:
    spec = importlib.util.spec_from_file_location(PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)

DATA = Path(os.environ.get("SOZIALRAUM_DATA", ROOT.parent / "shared" / "data"))


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="run everything, also what is long")
    parser.addoption("--golden", action="store_true", help="write the golden files anew; look at the difference then")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--all"):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="long: runs with `make test-all`"))


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder with Berlin's real public data; tests on it are skipped where it is absent."""
    if not DATA.is_dir():
        pytest.skip(f"real data not found: {DATA}")
    return DATA


@pytest.fixture(scope="session")
def full(request) -> bool:
    """Whether everything runs (`make test-all`)."""
    return request.config.getoption("--all")
