# SPDX-License-Identifier: GPL-2.0-or-later
"""PDF through pypdf: all words (white and invisible ones too), tagged tables, alternative texts, attachments, metadata.

Colours and places do not matter here: whatever can be copied or listened to counts as read.
"""

import io
from collections.abc import Iterator
from typing import Any

from . import pdf_figures, pdf_marks, pdf_text
from .documents import Content, Place, Table, Text, Unreadable

_CELLS = ("/TD", "/TH")
_BLOCKS = ("/P", "/LI", "/LBody", "/Caption", "/Note", "/Title", "/TOCI", "/BlockQuote")

Words = dict[tuple[int, int], str]  # of marked content, by page and number


def read(data: bytes, place: Place) -> Iterator[Content | tuple[Place, bytes]]:
    """What is in a PDF; where pypdf is not there, that it cannot be read."""
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        yield Unreadable(place, "package", "pypdf")
        return
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield Unreadable(place, "password")
            return
        yield from _contents(reader, place)
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError):
        yield Unreadable(place, "damaged", ".pdf")
        return
    if data.count(b"%%EOF") > (2 if b"/Linearized" in data[:2000] else 1):
        yield Unreadable(place, "deleted")


def _contents(reader: Any, place: Place) -> Iterator[Content | tuple[Place, bytes]]:
    words: Words = {}
    for number, page in enumerate(reader.pages):
        here = Place(place.file, _page(number, place))
        found = pdf_text.page_text(page)
        words |= {(number, mark): text for mark, text in found.marked.items()}
        yield Text(here, found.whole, whole=True)
        for _ in range(found.pictures):
            yield Unreadable(here, "picture")
        if found.unknown:
            yield Unreadable(here, "kind", "font")
        for note in _objects(page.get("/Annots", ())):
            said = [str(note[key]) for key in ("/Contents", "/V", "/T", "/TU") if key in note]
            yield Text(here, "\n".join(said))
    yield from _Structure(reader, place, words).contents()
    root = reader.trailer["/Root"]
    if "/StructTreeRoot" not in root:
        yield Unreadable(place, "untagged")
    told = [f"{key} {value}" for key, value in (reader.metadata or {}).items()]
    if "/Metadata" in root:
        told.append(root["/Metadata"].get_data().decode("utf-8", "replace"))
    yield Text(Place(place.file, place.part or "/Metadata"), "\n".join(told))
    for name, copies in reader.attachments.items():
        for data in copies if isinstance(copies, list) else [copies]:
            yield Place(place.file, name), data


def _page(number: int, place: Place) -> str:
    return f"{place.part} S. {number + 1}".strip()


def _objects(found: Any) -> Iterator[Any]:
    """The entries of an array, themselves and not where they stand."""
    for one in found.get_object() if hasattr(found, "get_object") else found:
        yield one.get_object() if hasattr(one, "get_object") else one


class _Structure:
    """The tags of a document: its tables with header cells, its paragraphs, its alternative texts."""

    def __init__(self, reader: Any, place: Place, words: Words) -> None:
        self.root = reader.trailer["/Root"].get("/StructTreeRoot")
        self.reader, self.place, self.words = reader, place, words
        self.pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
        self.tables = 0

    def contents(self) -> Iterator[Content]:
        if self.root is not None:
            yield from self._walk(self.root.get_object(), None)

    def _walk(self, element: Any, page: int | None) -> Iterator[Content]:
        page = self._page(element, page)
        kind = element.get("/S", "")
        if "/Alt" in element:  # what is drawn is told after it: the labels of a chart
            yield Text(self._here(page), f"{element['/Alt']} {self._said(element, page)}")
            yield from self._drawing(element, page)
        if kind == "/Table":
            yield from self._table(element, page)
        elif kind in _BLOCKS or kind.startswith("/H"):
            yield Text(self._here(self._first(element, page)), " ".join(self._said(element, page).split()))
            if any("/ActualText" in e for e, _ in self._below(element, page)):
                yield Text(self._here(page), " ".join(self._said(element, page, spoken=True).split()))
        else:
            for kid in _kids(element):
                if hasattr(kid, "get") and "/MCID" not in kid and "/Obj" not in kid:
                    yield from self._walk(kid, page)

    def _drawing(self, element: Any, page: int | None) -> Iterator[Content]:
        """What a figure shows beyond its words."""
        marks: dict[int, list[int]] = {}
        for at, mark in self._marks(element, page):
            marks.setdefault(at, []).append(mark)
        for at, wanted in marks.items():
            parts = pdf_marks.page_marks(self.reader.pages[at], wanted)
            if any(part.shapes for part in parts.values()):
                yield pdf_figures.drawing(self._here(at), str(element["/Alt"]), parts.values())

    def _page(self, element: Any, page: int | None) -> int | None:
        pg = element.raw_get("/Pg") if "/Pg" in element else None
        return self.pages.get(pg.idnum, page) if pg is not None else page

    def _here(self, page: int | None) -> Place:
        return Place(self.place.file, self.place.part if page is None else _page(page, self.place))

    def _first(self, element: Any, page: int | None) -> int | None:
        return next((p for p, _ in self._marks(element, page)), page)

    def _table(self, element: Any, page: int | None) -> Iterator[Content]:
        """The printed cells, and where others are read out, those too."""
        parts = list(self._below(element, page))
        rows = [(row, p) for row, p in parts if row.get("/S") == "/TR"]
        caption = " ".join(" ".join(self._said(e, p).split()) for e, p in parts if e.get("/S") == "/Caption")
        place = self._here(self._first(element, page))
        printed = [self._row(row, p, spoken=False) for row, p in rows]
        yield Table(place, printed, printed=True, caption=caption)
        spoken = [self._row(row, p, spoken=True) for row, p in rows]
        if spoken != printed:
            yield Table(place, spoken, printed=True, caption=caption)

    def _row(self, row: Any, page: int | None, spoken: bool) -> list[str]:
        cells = [cell for cell in _kids(row) if hasattr(cell, "get") and cell.get("/S") in _CELLS]
        return [" ".join(self._said(cell, self._page(cell, page), spoken).split()) for cell in cells]

    def _below(self, element: Any, page: int | None) -> Iterator[tuple[Any, int | None]]:
        page = self._page(element, page)
        yield element, page
        for kid in _kids(element):
            if hasattr(kid, "get") and "/S" in kid:
                yield from self._below(kid, page)

    def _marks(self, element: Any, page: int | None) -> Iterator[tuple[int, int]]:
        page = self._page(element, page)
        for kid in _kids(element):
            if not hasattr(kid, "get"):
                if isinstance(kid, int) and page is not None:
                    yield page, int(kid)
            elif "/MCID" in kid:
                at = self._page(kid, page)
                if at is not None:
                    yield at, int(kid["/MCID"])
            elif "/S" in kid:
                yield from self._marks(kid, page)

    def _said(self, element: Any, page: int | None, spoken: bool = False) -> str:
        if spoken and "/ActualText" in element:
            return str(element["/ActualText"])
        page = self._page(element, page)
        parts = []
        for kid in _kids(element):
            if hasattr(kid, "get") and "/S" in kid:
                parts.append(self._said(kid, page, spoken))
            elif hasattr(kid, "get") and "/MCID" in kid:
                parts.append(self.words.get((self._page(kid, page) or 0, int(kid["/MCID"])), ""))
            elif isinstance(kid, int) and page is not None:
                parts.append(self.words.get((page, int(kid)), ""))
        return " ".join(parts) if element.get("/S") in ("/LI", "/TR") else "".join(parts)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    return list(_objects(kids)) if isinstance(kids, list) else [kids]
