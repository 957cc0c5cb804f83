# SPDX-License-Identifier: GPL-2.0-or-later
"""A library of Berlin's real public data, built by the real importers; for tests and benchmarks."""

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


def build(path, data):
    """Write the library; `data` is the folder of the public data."""
    import geopandas
    from sozialraum.processing.domain.areas import create_library
    from sozialraum.processing.domain.facilities import import_facilities
    from sozialraum.processing.domain.imports import import_table
    from sozialraum.processing.domain.library import Library

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
