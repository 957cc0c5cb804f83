# SPDX-License-Identifier: GPL-2.0-or-later
"""XLSX, DOCX and archives: also hidden sheets, cached values, comments, names, and the numbers behind charts."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import PurePosixPath

from .documents import Content, Place, Table, Text, Unreadable

Found = Content | tuple[Place, bytes]

MOST_UNPACKED = 1_000_000_000
# Old numbers in a workbook that no sheet shows.
_CACHES = re.compile(r"xl/(pivotCache|externalLinks|queryTables|revisions)/.*\.xml|.*vbaProject\.bin")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp")


def read(data: bytes, place: Place) -> Iterator[Found]:
    """What is in a ZIP container, by what it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
                yield Unreadable(place, "size")
            elif any(info.flag_bits & 1 for info in archive.infolist()):
                yield Unreadable(place, "password")
            elif "xl/workbook.xml" in names:
                yield from _workbook(data, place)
                yield from _beside(archive, place)
            elif "word/document.xml" in names:
                yield from _document(archive, place)
                yield from _beside(archive, place)
            elif "mimetype" in names or "[Content_Types].xml" in names or place.file.endswith(".qgz"):
                yield Unreadable(place, "kind", PurePosixPath(place.file).suffix)
            else:
                for name in names:
                    if not name.endswith("/"):
                        yield Place(place.file, name), archive.read(name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
        yield Unreadable(place, "damaged", PurePosixPath(place.file).suffix)


def _workbook(data: bytes, place: Place) -> Iterator[Content]:
    """Every sheet with what its formulas last gave, and the names and properties of the workbook."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what openpyxl would not write again
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # what a file says of its own size is not believed
                yield Table(Place(place.file, sheet.title), _filled(sheet.iter_rows(values_only=True)))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            yield Unreadable(place, "damaged", ".xlsx")
            return
    names = [f"{name} {defined.attr_text}" for name, defined in book.defined_names.items()]
    said = book.properties
    told = [said.title, said.subject, said.description, said.keywords, said.category]
    yield Text(place, "\n".join([*names, *(str(one) for one in told if one)]))


def _filled(rows: Iterable[tuple]) -> list[list[object]]:
    """Rows up to the last one that says anything."""
    found = [list(row) for row in rows]
    while found and not any(cell not in (None, "") for cell in found[-1]):
        found.pop()
    return found


def _beside(archive: zipfile.ZipFile, place: Place) -> Iterator[Found]:
    """Charts with their copies of the numbers, caches, and files in the file."""
    for name in archive.namelist():
        inside = Place(place.file, name)
        if re.fullmatch(r"(xl|word)/charts/chart\d*\.xml", name):
            yield from _chart(archive.read(name), inside)
        elif re.fullmatch(r"xl/(worksheets/sheet|comments|threadedComments/\w+?)\d*\.xml", name):
            yield from _remarks(archive.read(name).decode("utf-8", "replace"), inside)
        elif _CACHES.fullmatch(name):
            yield Unreadable(inside, "kind", name)
        elif "/embeddings/" in name or name.lower().endswith(_PICTURES):
            yield inside, archive.read(name)


def _remarks(xml: str, place: Place) -> Iterator[Content]:
    """Formulas of a sheet, words of comments."""
    tag = "f" if "/worksheets/" in place.part else "t" if "/comments" in place.part else "text"
    found = [_plain(one) for one in _elements(tag, xml)] if f"<{tag}" in xml else []
    if found:
        yield Text(place, "\n".join(found))


def _elements(tag: str, xml: str) -> list[str]:
    """What is inside elements of a name, whatever its prefix; files of others are never parsed as XML."""
    return re.findall(rf"<(?:\w+:)?{tag}(?:\s[^>]*)?(?<!/)>(.*?)</(?:\w+:)?{tag}>", xml, re.DOTALL)


def _plain(xml: str) -> str:
    """The words in a piece of XML, deleted ones too."""
    return unescape(re.sub(r"<[^>]*>", "", xml))


def _chart(data: bytes, place: Place) -> Iterator[Content]:
    """A table: a row a category, a column a series."""
    xml = data.decode("utf-8", "replace")
    heads: list[object] = [""]
    rows: dict[str, list[object]] = {}
    for n, series in enumerate(_elements("ser", xml), 1):
        heads.append(" ".join(" ".join(map(_plain, _elements("v", tx))) for tx in _elements("tx", series)[:1]))
        categories = _points("cat", series)
        for index, value in _points("val", series).items():
            row = rows.setdefault(categories.get(index, index), [])
            row += [None] * (n - 1 - len(row)) + [value]
    yield Table(place, [heads, *([key, *row] for key, row in rows.items())])
    yield Text(place, " ".join(map(_plain, _elements("t", xml))))


def _points(tag: str, series: str) -> dict[str, str]:
    """Cached values of a chart by their place."""
    inside = "".join(_elements(tag, series)[:1])
    found = re.findall(r'<(?:\w+:)?pt\s[^>]*idx="(\d+)"[^>]*>(.*?)</(?:\w+:)?pt>', inside, re.DOTALL)
    return {index: _plain("".join(_elements("v", point))).strip() for index, point in found}


def _document(archive: zipfile.ZipFile, place: Place) -> Iterator[Content]:
    """Tables and all words of a DOCX, footnotes, comments and tracked changes too."""
    for name in archive.namelist():
        if not re.fullmatch(r"word/\w+\.xml|docProps/\w+\.xml", name):
            continue
        xml = archive.read(name).decode("utf-8", "replace")
        for table in _elements("tbl", xml):
            rows = [[_plain(cell) for cell in _elements("tc", row)] for row in _elements("tr", table)]
            yield Table(Place(place.file, name), rows, printed=True)
        lines = [_plain(paragraph) for paragraph in _elements("p", xml)] or [_plain(xml)]
        yield Text(Place(place.file, name), "\n".join(lines))
