# SPDX-License-Identifier: GPL-2.0-or-later
"""Read any folder of released files, also ones that we did not write; what cannot be read is said."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from ..errors import SozialraumError
from . import office, pdf, pictures, sqlite_files, text_files
from .documents import Content, Place, Table, Text, Unreadable

MOST = 500_000_000  # bytes of one file
_DEPTH = 3  # files in files in files

Reader = Callable[[bytes, Place], Iterator[Content]]

# They hold no numbers: reference systems, encodings, digests.
HARMLESS = frozenset({".prj", ".cpg", ".sha256", ".ttf", ".otf", ".qm"})


def files(folder: Path) -> list[Path]:
    """All files below a folder, hidden ones too, in a fixed order.

    Raises
    ------
    SozialraumError
        ``no_folder`` (folder) where there is none; ``folder_empty`` (folder) where it has no files.
    """
    if not folder.is_dir():
        raise SozialraumError("no_folder", folder=folder.name)
    found = sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    if not found:
        raise SozialraumError("folder_empty", folder=folder.name)
    return found


def content(path: Path) -> bytes | None:
    """The bytes of a file; None where it cannot be opened or is larger than what is read."""
    try:
        return path.read_bytes() if path.stat().st_size <= MOST else None
    except OSError:
        return None


def read(data: bytes, place: Place, depth: int = 0) -> Iterator[Content]:
    """What is in a file, by what it is and not only by its name."""
    name = place.part or place.file
    suffix = PurePosixPath(name).suffix.lower()
    if depth > _DEPTH:
        yield Unreadable(place, "kind", "…")
    elif data[:5] == b"%PDF-" or suffix == ".pdf":
        yield from _nested(pdf.read(data, place), depth)
    elif data[:16] == b"SQLite format 3\x00":
        yield from sqlite_files.read(data, place)
    elif data.startswith((pictures.PNG, pictures.JPEG)):
        yield from _nested(pictures.read(data, place), depth)
    elif zipfile.is_zipfile(io.BytesIO(data)):
        yield from _nested(office.read(data, place), depth)
    elif suffix in _TEXTS:
        yield from _TEXTS[suffix](data, place)
    elif suffix not in HARMLESS:
        yield Unreadable(place, "kind", suffix or name)


def _nested(found: Iterator[Content | tuple[Place, bytes]], depth: int) -> Iterator[Content]:
    """Files in a file are read as files."""
    for one in found:
        if isinstance(one, tuple):
            yield from read(one[1], one[0], depth + 1)
        else:
            yield one


def _json(data: bytes, place: Place) -> Iterator[Content]:
    """GeoJSON as a table, every other JSON as text."""
    text = text_files.decoded(data)
    try:
        raw = json.loads(text)
    except ValueError:
        yield Unreadable(place, "damaged", ".json")
        return
    features = raw.get("features") if isinstance(raw, dict) else None
    if not isinstance(features, list):
        yield Text(place, text)
        return
    rows = [f.get("properties") or {} for f in features if isinstance(f, dict)]
    heads = list(dict.fromkeys(key for row in rows for key in row))
    yield Table(place, [heads, *([row.get(head) for head in heads] for row in rows)])
    yield Text(place, json.dumps({k: v for k, v in raw.items() if k != "features"}, ensure_ascii=False))


class _Html(HTMLParser):
    """Tables, and all words: hidden ones, comments and attributes too."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.words: list[str] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self._cell = []
        self.words += [value for _, value in attrs if value]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append(" ".join(self._cell))
            self._cell = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._cell is not None:
            self._cell.append(data.strip())

    def handle_comment(self, data: str) -> None:
        self.words.append(data)


def _html(data: bytes, place: Place) -> Iterator[Content]:
    page = _Html()
    page.feed(text_files.decoded(data))
    for rows in page.tables:
        yield Table(place, rows, printed=True)
    yield Text(place, " ".join(page.words))


_TEXTS: dict[str, Reader] = {
    **dict.fromkeys((".csv", ".tsv", ".txt", ".tab"), text_files.read),
    **dict.fromkeys((".json", ".geojson"), _json),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _html),
    **dict.fromkeys((".md", ".qml", ".sld", ".xml", ".svg", ".yaml", ".log"), text_files.plain),
}
