# SPDX-License-Identifier: GPL-2.0-or-later
"""The arrows of the design go one way, and nothing heavy is imported when QGIS loads the plugin."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = [p for p in ROOT.rglob("*.py") if p.relative_to(ROOT).parts[0] not in ("test", "build", "tools", "docs")]
FORBIDDEN = {
    "processing/domain": {"qgis", "PyQt5", "PyQt6", "osgeo", "i18n", "ui", "processing.report", "processing.algorithms",
                          "processing.layers", "processing.old_sheets", "processing.points", "processing.provider",
                          "processing.sinks"},
    "processing/report": {"qgis", "PyQt5", "PyQt6", "osgeo", "i18n", "ui", "processing.algorithms", "processing.layers",
                          "processing.old_sheets", "processing.points", "processing.provider", "processing.sinks"},
    "processing/algorithms": {"ui", "plugin", "PyQt5", "PyQt6"},
    "processing/layers.py": {"ui", "plugin", "processing.algorithms", "PyQt5", "PyQt6"},
    "processing/old_sheets.py": {"ui", "plugin", "processing.algorithms", "PyQt5", "PyQt6"},
    "processing/points.py": {"ui", "plugin", "processing.algorithms", "PyQt5", "PyQt6"},
    "processing/sinks.py": {"ui", "plugin", "processing.algorithms", "PyQt5", "PyQt6"},
    "processing/provider.py": {"ui", "plugin", "PyQt5", "PyQt6"},
    "i18n": {"ui", "plugin", "processing.algorithms", "processing.report"},
    "ui": {"plugin", "PyQt5", "PyQt6"},
}  # fmt: skip
# What finds leaks must not share a mistake with what prevents them: of the domain, the auditor takes only what says
# which areas and formulas there are, how a cell is read, and how errors are raised.
AUDIT = "processing/domain/audit"
SHARED_WITH_AUDIT = {"catalogue", "errors", "formula", "keys", "lor", "parsing", "status", "words"}
HEAVY = {"numpy", "pandas", "geopandas", "shapely", "scipy", "matplotlib", "reportlab", "openpyxl", "pyogrio"}


def imports(path: Path, top_level_only: bool = False):
    """Names imported by a file, relative ones resolved from the repository root."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = path.relative_to(ROOT).parts[:-1]
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def forbidden(name: str, names: set[str]) -> bool:
    return any(name == n or name.startswith(n + ".") for n in names)


@pytest.mark.parametrize("room", FORBIDDEN)
def test_room_imports_only_along_the_arrows(room):
    files = [p for p in SHIPPED if p.relative_to(ROOT).as_posix().startswith(room)]
    assert files, f"no file in {room}"
    wrong = [f"{p.relative_to(ROOT)}: {n}" for p in files for n in imports(p) if forbidden(n, FORBIDDEN[room])]
    assert wrong == []


def domain_modules(names) -> set[str]:
    """The modules of the domain among imported names, by their first part below it."""
    return {name.split(".")[2] for name in names if name.startswith("processing.domain.")}


def test_the_auditor_shares_no_code_with_what_hides_numbers():
    """Neither directly nor through what it imports."""
    seen, todo = set(), {"audit"}
    while todo:
        module = todo.pop()
        seen.add(module)
        paths = [ROOT / "processing/domain" / f"{module}.py", *(ROOT / "processing/domain" / module).glob("*.py")]
        found = set().union(*(domain_modules(imports(path)) for path in paths if path.is_file()))
        todo |= {m for m in found if any((ROOT / "processing/domain").glob(f"{m}*"))} - seen
    assert seen - {"audit"} <= SHARED_WITH_AUDIT
    assert len(seen) > 1
    hiding = [p for p in SHIPPED if p.relative_to(ROOT).as_posix().startswith("processing/domain/disclosure")]
    assert not any("audit" in domain_modules(imports(path)) for path in hiding)


def test_plugin_load_imports_nothing_heavy():
    """Follow top-level imports from plugin.py and provider.py through the package."""
    seen: set[Path] = set()
    todo = [ROOT / "__init__.py", ROOT / "plugin.py", ROOT / "processing" / "provider.py"]
    heavy = []
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        for name in imports(path, top_level_only=True):
            if name.split(".")[0] in HEAVY:
                heavy.append(f"{path.relative_to(ROOT)} imports {name}")
            target = ROOT.joinpath(*name.split("."))
            todo += [t for t in (target.with_suffix(".py"), target / "__init__.py") if name and t.is_file()]
    assert heavy == []
    assert len(seen) > 5


def test_no_module_imports_the_framework_by_our_own_name():
    """`import processing` would be ours when the root is on the path; QGIS's is `from qgis import processing`."""
    wrong = [
        str(p.relative_to(ROOT))
        for p in SHIPPED
        for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import) and any(a.name.split(".")[0] == "processing" for a in node.names)
    ]
    assert wrong == []
