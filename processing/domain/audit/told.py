# SPDX-License-Identifier: GPL-2.0-or-later
"""What the files of a folder tell, tables and words; each is kept by its digest, so that it is read once."""

import json
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from hashlib import sha256

from ..errors import Progress, no_progress
from .area_names import AreaNames
from .claims import Claims, distinct
from .documents import Content, Drawing, Text, Unreadable
from .drawings import Ruler
from .packed import packed, unpacked
from .tables import claims_in, names_in, where_of
from .truth import Truth
from .words import Listener, pointing, sentences

_READING = 0.9  # of the time; the rest is to understand


@dataclass(frozen=True)
class File:
    """A file by its name in the folder and its SHA-256; `read` opens it."""

    name: str
    sha256: str
    read: Callable[[], list[Content]]


@dataclass
class Told:
    """What each file tells (`claims.together` joins it), and what in them cannot be read or must be by a person."""

    parts: list[Claims] = field(default_factory=list)
    unread: list[Unreadable] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)


def tell(
    files: Iterable[File],
    count: int,
    truth: Truth,
    cache: MutableMapping[str, dict],
    progress: Progress = no_progress,
) -> Told:
    """Everything that files tell.

    A table may name areas without their keys that another file names with them, so all are asked for names first.

    Parameters
    ----------
    count
        How many files there are.
    truth
        Of a library, only what is public: its catalogue, names and borders.
    cache
        Names and statements by digests of file, vocabulary, borders and names; read and filled.
    """
    vocabulary = truth.vocabulary
    named = (sorted(vocabulary.quantities.items()), sorted(vocabulary.names.items()))
    words = _digest(repr((vocabulary.catalogue, *named, vocabulary.targets, truth.boxes)))
    known: list[tuple[File, str, list[Content] | None]] = []
    names: dict[str, str] = {}
    for n, file in enumerate(files):
        key = _digest(file.name, file.sha256, words)
        kept, contents = cache.get(key), None
        if kept is None:
            contents = file.read()
            kept = cache[key] = {"names": names_in(contents, vocabulary)}
        names = kept["names"] | names
        known.append((file, key, contents))
        progress(_READING * (n + 1) / count)
    reader = _Reader(truth, names)
    return _understood(known, reader, cache, lambda share: progress(_READING + (1 - _READING) * share))


def _understood(known: list, reader: "_Reader", cache: MutableMapping[str, dict], progress: Progress) -> Told:
    named, found = _digest(json.dumps(reader.names, sort_keys=True)), Told()
    for n, (file, key, contents) in enumerate(known):
        known[n] = ()  # what was read is needed no longer
        key = _digest(key, named)
        kept = cache.get(key)
        if kept is None:
            claims, unread = reader.read(file.read() if contents is None else contents)
            cache[key] = packed(claims, unread)
        else:
            claims, unread = unpacked(kept, file.name)
        found.parts.append(claims)
        found.unread += unread
        found.files.append((file.name, file.sha256))
        progress((n + 1) / len(known))
    return found


class _Reader:
    """Reads tables and words of files by the names of areas that are known in all of them."""

    def __init__(self, truth: Truth, names: Mapping[str, str]) -> None:
        vocabulary = truth.vocabulary
        self.vocabulary, self.names, self.areas = vocabulary, names, AreaNames(vocabulary, names)
        self.listener = Listener(vocabulary, self.areas)
        self.ruler = Ruler(vocabulary, self.areas, truth.boxes)
        self.every_name = set(vocabulary.every_name(names).values())

    def read(self, contents: list[Content]) -> tuple[Claims, list[Unreadable]]:
        claims, where = claims_in(contents, self.vocabulary, self.areas), where_of(contents, self.vocabulary)
        texts = [*(one for one in contents if isinstance(one, Text)), *sentences(contents)]
        for text in texts:
            claims.cells += self.listener.claims(text, where)
        measured = self.ruler.measured([one for one in contents if isinstance(one, Drawing)], where)
        claims.cells = distinct([*claims.cells, *measured.claims])
        claims.measured = measured.figures
        unread = [one for one in contents if isinstance(one, Unreadable)]
        return claims, [*unread, *measured.unread, *pointing(texts, self.every_name)]


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
