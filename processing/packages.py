# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python packages a part of the plugin needs; asked before it is used, never by importing it."""

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from .domain.errors import SozialraumError

# Lowest usable versions. geopandas and shapely: their second API generation. ReportLab: older ones write
# wrong glyph widths, so that the document would not be accessible.
MINIMUM = {
    "numpy": (1, 24),
    "pandas": (1, 5),
    "shapely": (2, 0),
    "geopandas": (0, 14),
    "openpyxl": (3, 0),
    "matplotlib": (3, 6),
    "reportlab": (4, 2),
    "scipy": (1, 6),
}
LIBRARY = ("numpy", "pandas", "shapely", "geopandas")
TABLES = (*LIBRARY, "openpyxl")
NETWORKS = (*LIBRARY, "scipy")
AUDIT = ("numpy", "scipy", "shapely", "openpyxl")
PROFILES = (*LIBRARY, "matplotlib", "reportlab")


def _numbers(text: str) -> tuple[int, ...]:
    parts = []
    for part in text.split(".")[:2]:
        digits = "".join(c for c in part if c.isdigit())
        parts.append(int(digits) if digits else 0)
    return tuple(parts)


@cache
def problem(package: str) -> SozialraumError | None:
    """Why a package cannot be used, None where it can.

    Returns
    -------
    SozialraumError or None
        ``package_missing`` or ``package_missing_linux`` (package, needed); ``package_old`` (package, found, needed).
    """
    minimum = MINIMUM[package]
    wanted = ".".join(map(str, minimum))
    if find_spec(package) is None:
        code = "package_missing_linux" if sys.platform.startswith("linux") else "package_missing"
        return SozialraumError(code, package=package, needed=wanted)
    try:
        found = version(package)
    except PackageNotFoundError:
        return None  # there, but installed without a record of its version
    if _numbers(found) < minimum:
        return SozialraumError("package_old", package=package, found=found, needed=wanted)
    return None


def missing(packages: tuple[str, ...]) -> SozialraumError | None:
    """The first package that cannot be used, as an error whose sentence says how to get it."""
    return next((p for p in map(problem, packages) if p is not None), None)
