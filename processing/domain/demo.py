# SPDX-License-Identifier: GPL-2.0-or-later
"""The made-up district as a library: its files go through the same functions as an office's."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .areas import create_library
from .catalogue import RESOURCES
from .errors import Progress, SozialraumError, no_progress
from .facilities import FacilityImport, import_facilities
from .imports import TableImport, import_table
from .library import Library

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame

INPUT = RESOURCES / "demo" / "input"
LICENCE = "frei erfunden"
_AREAS = (
    "muster_lor_2021_planungsraeume", "muster_lor_2021_bezirksregionen", "muster_lor_2021_prognoseraeume",
    "muster_lor_2021_bezirke", "muster_lor_bis2020_planungsraeume", "muster_lor_bis2020_bezirksregionen",
    "muster_lor_bis2020_prognoseraeume",
)  # fmt: skip


@dataclass(frozen=True)
class _Table:
    """One file for `import_table` with what its person would type into the dialog."""

    file: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class _Layer:
    """One file for `import_facilities`, likewise."""

    file: str
    arguments: Mapping[str, Any]


def _population() -> list[_Table]:
    files = [f"muster_EWR{year}12E_Matrix.csv" for year in (2014, 2015, 2016, 2017, 2019, 2020)]
    for half in ("2019-02", "2020-02", "2021-02", "2022-02", "2023-02", "2024-01"):
        for table in ("t1", "t2"):
            if half != "2019-02":
                files.append(f"muster_ewr_{half}_{table}_planning-areas.csv")
            files.append(f"muster_ewr_{half}_{table}_city.csv")
    files.append("muster_SB_A01-16-00_2024h02.xlsx")
    return [_Table(file, {"published": True}) for file in files]


_STEPS: tuple[_Table | _Layer, ...] = (
    *_population(),
    _Table("muster_alter-geschlecht_2024-12-31.csv", {"published": True}),
    _Table("muster_mss_2023_indizes.csv", {"published": True}),
    _Table(
        "muster_spielplatzbestand.csv",
        {"period": "31.12.2024", "office": "Straßen- und Grünflächenamt", "published": True},
    ),
    _Table(
        "muster_sgb2_2023-12.xlsx",
        {"period": "31.12.2023", "office": "Amt für Soziales", "title": "SGB II", "prefix": "sgb2", "published": False},
    ),
    _Table(
        "muster_hilfen-zur-erziehung_2023-12.csv",
        {"period": "31.12.2023", "office": "Jugendamt", "title": "Hilfen zur Erziehung (vertraulich)", "prefix": "hze",
         "published": False},
    ),
    _Layer("muster_kindertagesstaetten.geojson", {"theme": "kita", "period": "31.12.2022", "published": True}),
    _Layer("muster_jugendfreizeiteinrichtungen.geojson", {"theme": "jfe", "period": "31.12.2022", "published": True}),
    _Layer("muster_schulen.geojson", {"theme": "schule", "period": "30.06.2023", "published": True}),
    _Layer("muster_pflegeeinrichtungen.geojson", {"theme": "pflege", "period": "30.06.2019", "published": True}),
    _Layer(
        "muster_gruenanlagen.geojson",
        {"theme": "gruen", "name": "name", "office": "Straßen- und Grünflächenamt", "period": "30.06.2023",
         "published": True},
    ),
    _Layer(
        "muster_radwege.geojson",
        {"theme": "Radwege", "name": "name", "office": "Straßen- und Grünflächenamt", "period": "30.06.2023",
         "published": True},
    ),
    _Layer(
        "muster_kulissen.geojson",
        {"theme": "kulisse", "name": "name", "office": "Stadtentwicklungsamt", "period": "30.06.2023",
         "published": True},
    ),
    _Layer(
        "muster_zufluchtswohnen.geojson",
        {"theme": "Zufluchtswohnen", "name": "name", "capacity": "plaetze", "carrier": "traeger",
         "public": "oeffentlich", "office": "Amt für Soziales", "period": "30.06.2023", "published": False},
    ),
)  # fmt: skip


@dataclass(frozen=True)
class DemoImport:
    """What became of one file of the made-up district."""

    file: str
    result: TableImport | FacilityImport

    @property
    def rejects(self) -> "DataFrame":
        """Rows, cells and features not placed: row_no, column_name, content, reason."""
        return self._joined("rejects")

    @property
    def differing(self) -> "DataFrame":
        """Numbers that differ from an earlier source: area_id, quantity, period, old_value, value."""
        return self._joined("conflicts")

    @property
    def outside(self) -> int:
        """Features outside of all areas."""
        return 0 if isinstance(self.result, TableImport) else self.result.outside

    @property
    def rejected(self) -> int:
        """Rows and cells not placed; features outside are counted by `outside`."""
        return len(self.rejects) - self.outside

    @property
    def conflicts(self) -> int:
        """How many numbers differ from an earlier source."""
        return len(self.differing)

    def _joined(self, name: str) -> "DataFrame":
        import pandas as pd

        parts = self.result.sources if isinstance(self.result, TableImport) else (self.result,)
        return pd.concat([getattr(part, name) for part in parts], ignore_index=True)


@dataclass(frozen=True)
class Demo:
    """The library and everything imported into it, in order."""

    library: Path
    areas: Mapping[str, int]
    imports: tuple[DemoImport, ...]


def build_demo(library: Path, progress: Progress = no_progress) -> Demo:
    """Build the library of the made-up district.

    Parameters
    ----------
    library
        Where it goes. An earlier library of the made-up district is replaced; anything else is refused. The file
        appears only when it is whole.
    progress
        Called with 0 to 1; may raise `Cancelled`, then nothing is left behind.

    Raises
    ------
    SozialraumError
        ``library_exists`` (file): there is another file of that name.
    """
    library = Path(library)
    _refuse_other(library)
    part = library.with_name(f"{library.stem}.part.gpkg")
    part.unlink(missing_ok=True)
    try:
        levels = create_library(part, [_read(f"{name}.geojson") for name in _AREAS])
        opened = Library(part)
        done = []
        for number, step in enumerate(_STEPS):
            progress(0.1 + 0.9 * number / len(_STEPS))
            done.append(DemoImport(step.file, _run(opened, step)))
        os.replace(part, library)
    finally:
        part.unlink(missing_ok=True)
    progress(1.0)
    return Demo(library, levels, tuple(done))


def _refuse_other(library: Path) -> None:
    """Only an earlier library of the made-up district may be replaced."""
    if not library.exists():
        return
    try:
        made_up = Library(library).meta("fictional") == "yes"
    except SozialraumError:
        made_up = False
    if not made_up:
        raise SozialraumError("library_exists", file=library.name)


def _run(library: Library, step: _Table | _Layer) -> TableImport | FacilityImport:
    if isinstance(step, _Table):
        return import_table(library, INPUT / step.file, licence=LICENCE, **step.arguments)
    return import_facilities(library, _read(step.file), file=step.file, licence=LICENCE, **step.arguments)


def _read(file: str) -> "GeoDataFrame":
    """A layer of the made-up district; plain JSON, so that no reader of vector files is needed."""
    from geopandas import GeoDataFrame

    layer = json.loads((INPUT / file).read_text(encoding="utf-8"))
    frame = GeoDataFrame.from_features(layer["features"], crs=layer["crs"]["properties"]["name"])
    frame.attrs["name"] = layer["name"]
    return frame
