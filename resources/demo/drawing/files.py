# SPDX-License-Identifier: GPL-2.0-or-later
"""Write tables and layers so that the same drawing gives the same bytes."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25833"}}
MADE_UP = "Frei erfundene Beispieldaten des Musterbezirks in Musterstadt"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
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


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> None:
    """Workbook of plain cells, each part written here: what openpyxl writes depends on its version, on lxml and the hour."""
    count = len(sheets)
    overrides = _part("/xl/workbook.xml", "sheet.main") + "".join(
        _part(f"/xl/worksheets/sheet{i}.xml", "worksheet") for i in range(1, count + 1)
    )
    listed = "".join(f'<sheet name="{escape(t)}" sheetId="{i}" r:id="rId{i}"/>' for i, t in enumerate(sheets, 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_DOCUMENT}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            {f"rId{i}": ("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, count + 1)}
        ),
        **{f"xl/worksheets/sheet{i}.xml": _sheet(rows) for i, rows in enumerate(sheets.values(), 1)},
    }
    with zipfile.ZipFile(path, "w") as target:
        for name, text in parts.items():
            # Stored, not deflated: packed bytes differ between builds of zlib.
            target.writestr(zipfile.ZipInfo(name, LONG_AGO), _XML + text, zipfile.ZIP_STORED)


def _part(name: str, kind: str) -> str:
    return f'<Override PartName="{name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    items = "".join(f'<Relationship Id="{i}" Type="{_DOCUMENT}/{k}" Target="{t}"/>' for i, (k, t) in targets.items())
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _sheet(rows: Sequence[Sequence[object]]) -> str:
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{_letters(i)}{number}", cell) for i, cell in enumerate(row) if cell is not None)
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'<worksheet xmlns="{_SHEET}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(place: str, value: object) -> str:
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def _letters(index: int) -> str:
    """Column A is 0."""
    return chr(65 + index) if index < 26 else _letters(index // 26 - 1) + chr(65 + index % 26)
