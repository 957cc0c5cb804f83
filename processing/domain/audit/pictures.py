# SPDX-License-Identifier: GPL-2.0-or-later
"""PNG and JPEG: nobody reads what they show, but the words and pictures that are hidden in them are looked for."""

import re
import struct
import zlib
from collections.abc import Iterator

from .documents import Content, Place, Text, Unreadable

Found = Content | tuple[Place, bytes]

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_ALONE = (0x01, *range(0xD0, 0xDA))  # markers of a JPEG without a length
_LEAST = 4  # letters of a word among bytes
_MOST = 10_000_000  # bytes of packed words


def read(data: bytes, place: Place) -> Iterator[Found]:
    """That the picture is not read, and its descriptions, comments, EXIF and XMP data, thumbnails, and what follows."""
    parts = list(_png(data) if data.startswith(PNG) else _jpeg(data) if data.startswith(JPEG) else ())
    words = [text for kind, raw in parts if kind == "text" for text in _words(raw)]
    yield Text(Place(place.file, f"{place.part} metadata".strip()), "\n".join(words))
    for kind, raw in parts:
        if kind == "rest":
            yield Place(place.file, f"{place.part} appended".strip()), raw
        elif JPEG in raw:
            yield Unreadable(Place(place.file, f"{place.part} thumbnail".strip()), "kind", "JPEG")
    yield Unreadable(place, "kind", "PNG" if data.startswith(PNG) else "JPEG")


def _png(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Words and EXIF data of the chunks of a PNG, and what stands behind its end."""
    at = len(PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body, at = data[at + 8 : at + 8 + length], at + 12 + length
        if kind in (b"tEXt", b"eXIf"):
            yield "text", body
        elif kind in (b"zTXt", b"iTXt"):
            yield "text", _unpacked(body)
        elif kind == b"IEND":
            break
    if data[at:].strip(b"\x00\r\n "):
        yield "rest", data[at:]


def _unpacked(body: bytes) -> bytes:
    """The words of a chunk, which may be packed after some bytes that say how."""
    start = re.search(rb"x[\x01\x5e\x9c\xda]", body)
    if start is None:
        return body
    try:
        return body[: start.start()] + b" " + zlib.decompressobj().decompress(body[start.start() :], _MOST)
    except zlib.error:
        return body


def _jpeg(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Comments and application data of a JPEG, and what stands behind its end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _ALONE:
            at += 2
            continue
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker == 0xFE or 0xE1 <= marker <= 0xEF:
            yield "text", data[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == 0xDA:  # the picture itself
            break
    end = data.rfind(b"\xff\xd9")
    if end > 0 and data[end + 2 :].strip(b"\x00\r\n "):
        yield "rest", data[end + 2 :]


def _words(raw: bytes) -> Iterator[str]:
    """Words among bytes, in the encodings that cameras and programs use."""
    for text in (
        raw.decode("utf-8", "replace"),
        raw.decode("utf-16-le", "replace"),
        raw.decode("utf-16-be", "replace"),
    ):
        yield from re.findall(rf"[\w .,;:/()%+=<>\"'•–-]{{{_LEAST},}}", text.replace("\x00", " "))
