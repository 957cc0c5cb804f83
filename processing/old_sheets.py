# SPDX-License-Identifier: GPL-2.0-or-later
"""Spreadsheet files that only QGIS's GDAL reads (XLS, ODS, DBF) to grids of cells."""

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from osgeo import gdal

from .domain.errors import SozialraumError
from .layers import quiet

if TYPE_CHECKING:
    from .domain.tables import Sheet

# What GDAL may open by the file's ending, and nothing else: it would follow a VRT disguised as a table.
DRIVERS = {".xls": "XLS", ".ods": "ODS", ".dbf": "ESRI Shapefile"}
# First rows are data to us, the domain finds the headers.
OLE = b"\xd0\xcf\x11\xe0"  # how every real XLS file begins
OPTIONS = {"OGR_XLS_HEADERS": "DISABLE", "OGR_ODS_HEADERS": "DISABLE"}


def sheets_by_gdal(path: Path) -> "list[Sheet] | None":
    """The sheets of an XLS, ODS or DBF file as grids of cells; None for all else, which the domain reads itself.

    Raises
    ------
    SozialraumError
        ``not_a_table`` (file) where the file is not what its ending says, ``workbook_refused`` for a zip bomb,
        ``table_empty``.
    """
    from .domain.tables import Sheet

    driver = _driver(path)
    if driver is None:
        return None
    with quiet(OPTIONS):
        dataset = _open(path, driver)
        if dataset is None:
            raise SozialraumError("not_a_table", file=path.name)
        header = driver == "ESRI Shapefile"  # its first row are the fields' names
        layers = [dataset.GetLayer(i) for i in range(dataset.GetLayerCount())]
        sheets = [Sheet(path.name, layer.GetName(), _cells(layer, header)) for layer in layers]
    if not any(sheet.rows for sheet in sheets):
        raise SozialraumError("table_empty", file=path.name)
    return sheets


def _driver(path: Path) -> str | None:
    """The one driver that may open this file, by its ending and its first bytes."""
    from .domain.tables import MAX_BYTES, MAX_RATIO

    driver = DRIVERS.get(path.suffix.lower())
    if driver is None or not path.is_file() or path.stat().st_size == 0:
        return None
    with path.open("rb") as stream:
        head = stream.read(len(OLE))
    if driver == "XLS":
        return driver if head == OLE else None
    if driver != "ODS":
        return driver
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        total = sum(entry.file_size for entry in archive.infolist())
    if total > MAX_BYTES or total > MAX_RATIO * path.stat().st_size:
        raise SozialraumError("workbook_refused", file=path.name)
    return driver


def _open(path: Path, driver: str):
    try:
        return gdal.OpenEx(str(path.resolve()), gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=[driver])
    except RuntimeError:  # another plugin may have switched GDAL's exceptions on
        return None


def _cells(layer, header: bool) -> list[tuple]:
    definition = layer.GetLayerDefn()
    columns = range(definition.GetFieldCount())
    rows = [tuple(definition.GetFieldDefn(i).GetName() for i in columns)] if header else []
    rows += [tuple(feature.GetField(i) for i in columns) for feature in layer]
    return rows
