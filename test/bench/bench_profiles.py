# SPDX-License-Identifier: GPL-2.0-or-later
"""From the library to Kurzprofile: what reading, one Profile and one PDF take, beside one choropleth as PNG."""

import io
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import timing

timing.register_package()

import geopandas
from sozialraum.processing.domain.areas import create_library
from sozialraum.processing.domain.imports import import_table
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.report.document import write_document

folder = Path(tempfile.mkdtemp())
layers = []
for name in ("planungsraeume", "bezirksregionen", "prognoseraeume", "bezirke"):
    layers.append(geopandas.read_file(timing.DATA / "lor2021/lor_2021.gpkg", layer=name))
    layers[-1].attrs["name"] = name
create_library(folder / "berlin.gpkg", layers)
library = Library(folder / "berlin.gpkg")
import_table(library, timing.DATA / "bevoelkerung/SB_A01-16-00_2024h02_BE.xlsx")
numbers = Numbers.read(library)
regions = numbers.areas("2021", "BZR").ids[:20]
profiles = [build_profile(numbers, region) for region in regions]


def one_map_as_picture() -> None:
    """What a district does by hand for each document: one choropleth of the city as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 6))
    FigureCanvasAgg(figure)
    layers[0].plot(column="GROESSE_M2", ax=figure.subplots())
    figure.savefig(io.BytesIO(), dpi=200)


timing.compare(
    "20 Bezirksregionen",
    {
        "Numbers.read": lambda: Numbers.read(library),
        "20 x build_profile (warm)": lambda: [build_profile(numbers, region) for region in regions],
        "20 x write_document (4 pages, 6 figures each)": lambda: [write_document(p, io.BytesIO()) for p in profiles],
        "1 x geopandas.plot to PNG (1 figure)": one_map_as_picture,
    },
    runs=3,
)
