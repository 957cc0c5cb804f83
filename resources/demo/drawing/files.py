# SPDX-License-Identifier: GPL-2.0-or-later
"""Write tables and layers so that the same drawing gives the same bytes."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25833"}}
MADE_UP = "Frei erfundene Beispieldaten des Musterbezirks in Musterstadt"
LONG_AGO = (2025, 1, 1, 0, 0, 0)  # the time each part of a workbook carries


def write_geojson(path: Path, features: Iterable[tuple[Mapping[str, object], BaseGeometry]]) -> None:
    """GeoJSON in EPSG:25833, one feature a line, decimetres."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": dict(properties), "geometry": _rounded(mapping(geometry))},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for properties, geometry in features
    ]
    head = json.dumps({"name": path.stem, "description": MADE_UP, "crs": CRS}, ensure_ascii=False)[1:-1]
    text = '{"type": "FeatureCollection", ' + head + ', "features": [\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _rounded(geometry: dict) -> dict:
    def walk(item):
        return round(float(item), 1) if isinstance(item, int | float) else [walk(i) for i in item]

    return {"type": geometry["type"], "coordinates": walk(geometry["coordinates"])}


def write_csv(path: Path, rows: Iterable[Sequence[object]], *, delimiter: str = ",", newline: str = "\n") -> None:
    """CSV in UTF-8; None becomes an empty cell."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(
        ["" if cell is None else cell for cell in row] for row in rows
    )
    path.write_bytes(text.getvalue().encode("utf-8"))


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], widths: Mapping[str, int] | None = None) -> None:
    """Workbook whose bytes depend on the cells alone: openpyxl stamps the present time, so the parts are packed again."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for column, width in (widths or {}).items():
            sheet.column_dimensions[column].width = width
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w") as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _without_times(content)
            # Stored, not deflated: packed bytes differ between builds of zlib.
            target.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_STORED)


def _without_times(core: bytes) -> bytes:
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2025-01-01T00:00:00Z", core)
