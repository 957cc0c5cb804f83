# SPDX-License-Identifier: GPL-2.0-or-later
"""`test/unit` runs as on a Python without QGIS: domain and report must never ask for it."""

import sys

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


TABLES = (
    "bevoelkerung/SB_A01-16-00_2024h02_BE.xlsx",
    "bevoelkerung/EWR201412E_Matrix.csv",
    "bevoelkerung/EWR201512E_Matrix.csv",
    "bevoelkerung/EWR201912E_Matrix.csv",
    "bevoelkerung/ewr_2019-02_t1_planning-areas.csv",
    "bevoelkerung/SB_A01-16-00_2020h02_T1a.csv",
    "bevoelkerung/SB_A01-16-00_2020h02_T2a.csv",
    "bevoelkerung/SB_A01-16-00_2020h02_T1b.csv",
    "bevoelkerung/SB_A01-16-00_2020h02_T2b.csv",
    "bevoelkerung/ewr_2021-02_t1_planning-areas.csv",
    "bevoelkerung/ewr_2021-02_t2_planning-areas.csv",
    "bevoelkerung/ewr_2022-02_t1_planning-areas.csv",
    "bevoelkerung/ewr_2022-02_t2_planning-areas.csv",
    "mss/mss_2021_indizes.csv",
)
LAYERS = (
    ("kindertagesstaetten", "kita", "31.12.2022"),
    ("jugendfreizeiteinrichtungen", "jfe", "31.12.2022"),
    ("schulen", "schule", "31.10.2023"),
    ("pflegeeinrichtungen", "pflege", "31.07.2023"),
)


@pytest.fixture(scope="session")
def berlin_library(data, tmp_path_factory):
    """Path of a library of Berlin's real public data, built once a session by the real importers; read only, please."""
    import geopandas
    from sozialraum.processing.domain.areas import create_library
    from sozialraum.processing.domain.facilities import import_facilities
    from sozialraum.processing.domain.imports import import_table
    from sozialraum.processing.domain.library import Library

    path = tmp_path_factory.mktemp("berlin") / "berlin.gpkg"
    layers = []
    for file, names in (
        ("lor2021/lor_2021.gpkg", ("planungsraeume", "bezirksregionen", "prognoseraeume", "bezirke")),
        ("lor_bis2020/lor_bis2020.gpkg", ("planungsraeume", "bezirksregionen", "prognoseraeume")),
    ):
        for name in names:
            layers.append(geopandas.read_file(data / file, layer=name))
            layers[-1].attrs["name"] = name
    create_library(path, layers)
    library = Library(path)
    for file in TABLES:
        import_table(library, data / file)
    import_table(library, data / "fachdaten/spielplatzbestand.csv", period="2025")
    for file, theme, period in LAYERS:
        frame = geopandas.read_file(data / f"fachdaten/{file}.geojson")
        frame.attrs["name"] = file
        import_facilities(library, frame, theme=theme, period=period, file=f"{file}.geojson")
    return path


@pytest.fixture(scope="session")
def berlin(berlin_library):
    """The numbers of `berlin_library`."""
    from sozialraum.processing.domain.library import Library
    from sozialraum.processing.domain.numbers import Numbers

    return Numbers.read(Library(berlin_library))
