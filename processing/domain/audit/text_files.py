# SPDX-License-Identifier: GPL-2.0-or-later
"""CSV and other files of text."""

import csv
import re
from collections import Counter
from collections.abc import Iterator

from .documents import Content, Place, Table, Text

_DELIMITERS = ";\t,|"


def decoded(data: bytes) -> str:
    """Text in the encodings that offices use; nothing is lost where none fits.

    >>> decoded("Größe".encode("cp1252")), decoded("Größe".encode("utf-16"))
    ('Größe', 'Größe')
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read(data: bytes, place: Place) -> Iterator[Content]:
    """A CSV file as a table; text without columns as text."""
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    rows = list(csv.reader(text.split("\n"), delimiter=_delimiter(text)))
    if sum(len(row) > 1 for row in rows) >= 2:
        yield Table(place, rows)
    else:
        yield Text(place, text)


def plain(data: bytes, place: Place) -> Iterator[Content]:
    """All of a file as text."""
    yield Text(place, decoded(data))


def _delimiter(text: str) -> str:
    """The sign that divides most lines into the same number of cells."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.split("\n")[:200] if line.strip()]

    def agreement(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines)
        counts.pop(0, None)
        times, most = max(((n, times) for times, n in counts.items()), default=(0, 0))
        return times, most

    return max(_DELIMITERS, key=agreement)
