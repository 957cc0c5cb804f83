# SPDX-License-Identifier: GPL-2.0-or-later
"""`test/unit` runs as on a Python without QGIS: domain and report must never ask for it."""

import importlib.util
import sys
from pathlib import Path

import pytest


class _NoQgis:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("qgis", "PyQt5", "PyQt6", "osgeo"):
            raise ModuleNotFoundError(f"{name}: domain and report run without QGIS", name=name)


sys.meta_path.insert(0, _NoQgis())


SIGNS = {"k. A.": "missing", "•": "suppressed", "–": "none", "x": "not_applicable"}
KEYS = {2: "BEZ", 4: "PGR", 6: "BZR", 8: "PLR"}


def hand_numbers(rows, plr=(), *, old=(), area_m2=10_000.0, districts=None, sources=None, outlines=None, **kwargs):
    """`Numbers` of a hand-written city: areas from planning areas by the prefix rule, and rows
    ``(area_id, quantity, period, value or sign[, source_id[, extra]])``; ``REST:07`` is a case without area in 07.

    `old` are the planning areas of the key system until 2020; rows whose extra says so (``{"vintage": "2020"}``)
    belong to it. A text that is no sign is a category. `outlines` are the geometries of planning areas by id.
    """
    import pandas as pd
    from sozialraum.processing.domain.numbers import Context, Numbers

    layers = {}
    for vintage, ids in (("2020", old), ("2021", plr)):
        for length, level in sorted(KEYS.items(), reverse=True) if ids else ():
            found = sorted({i[:length] for i in ids})
            size = [area_m2 * sum(i.startswith(a) for i in ids) for a in found]
            names = [f"Gebiet {a}" for a in found]
            layers[vintage, level] = pd.DataFrame({"area_id": found, "name": names, "area_m2": size})
            if outlines is not None and level == "PLR":
                layers[vintage, level]["geometry"] = [outlines[a] for a in found]
    records = []
    for area_id, quantity, period, value, *rest in rows:
        source, extra = rest[0] if rest else 1, rest[1] if len(rest) > 1 else {}
        level = "STADT" if area_id == "BE" else "REST" if area_id.startswith("REST:") else KEYS[len(area_id)]
        sign = SIGNS.get(value, "value")
        text = value if isinstance(value, str) and sign == "value" else None
        number = 0.0 if sign == "none" else float("nan") if isinstance(value, str) else float(value)
        record = {
            "vintage": "2021", "level": level, "area_id": area_id.removeprefix("REST:"), "quantity": quantity,
            "period": period, "value": number, "text": text, "status": sign, "flag": "", "source_id": source,
        }  # fmt: skip
        records.append(record | extra)
    names = ["vintage", "level", "area_id", "quantity", "period", "value", "text", "status", "flag", "source_id"]
    if districts is not None:
        kwargs["districts"] = frozenset(districts)
    if sources is not None:
        kwargs["context"] = Context(pd.DataFrame(sources), pd.DataFrame(), {})
    return Numbers(layers, pd.DataFrame(records, columns=names), **kwargs)


@pytest.fixture(scope="session")
def numbers_of():
    """Make `Numbers` by hand, see `hand_numbers`."""
    return hand_numbers


@pytest.fixture(scope="session")
def berlin_library(data, tmp_path_factory):
    """Path of a library of Berlin's real public data, built once a session by the real importers; read only, please."""
    spec = importlib.util.spec_from_file_location("real_library", Path(__file__).with_name("real_library.py"))
    real_library = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(real_library)
    path = tmp_path_factory.mktemp("berlin") / "berlin.gpkg"
    real_library.build(path, data)
    return path


@pytest.fixture(scope="session")
def berlin(berlin_library):
    """The numbers of `berlin_library`."""
    from sozialraum.processing.domain.library import Library
    from sozialraum.processing.domain.numbers import Numbers

    return Numbers.read(Library(berlin_library))
