# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether 1 to 12 in a column called ``id`` are the Bezirke: such a head stands over every numbering."""

import re
from collections.abc import Sequence

from ..lor import CITY_DISTRICTS, KEY_LENGTH
from .values import Sign, value
from .vocabulary import Vocabulary, plain

_SAYS = re.compile(r"(?<![a-zäöüß])(bez|bezirke?n?|bezirks\w*|districts?)(?![a-zäöüß])", re.IGNORECASE)
_ORDER = re.compile(r"\b(stand|stichtag|datum|jahr|date|year|quelle|gebietsstand)\b", re.IGNORECASE)
_MOSTLY = 0.6


def are_districts(
    rows: Sequence[Sequence[object]], n: int, keys: Sequence[str], said: str, vocabulary: Vocabulary
) -> bool:
    """Whether numbers are keys of Bezirke: by the names beside them, else by the words around, else by their set.

    What other words or longer keys name in each row is no Bezirk, nor is what is numbered to less than twelve or on.

    Parameters
    ----------
    rows, n
        The whole table and the column.
    keys
        What each row's number would be, empty in heads.
    said
        Names of file and sheet, and the caption.
    """
    first = next(i for i, key in enumerate(keys) if key)
    body = [(key, row) for key, row in zip(keys[first:], rows[first:], strict=True) if key]
    heads = [[str(row[at] or "") for row in rows[:first]] for at in range(len(rows[0]))]
    labels = [at for at in range(len(rows[0])) if at != n and _labels([row[at] for _, row in body], heads[at])]
    if any(_name_districts(at, body, vocabulary) for at in labels):
        return True
    if labels or any(_longer_keys([row[at] for _, row in body], vocabulary) for at in range(len(rows[0])) if at != n):
        return False
    return bool(_SAYS.search(" ".join([said, *heads[n]]))) or {key for key, _ in body} == CITY_DISTRICTS


def _labels(cells: Sequence[object], heads: Sequence[str]) -> bool:
    """Whether a column has words of its own for the rows."""
    words = [plain(cell) for cell in cells if isinstance(cell, str) and value(cell).sign is Sign.WORDS]
    dated = any(map(_ORDER.search, heads))
    return not dated and len(words) >= _MOSTLY * len(cells) and (len(set(words)) > 1 or len(cells) == 1)


def _longer_keys(cells: Sequence[object], vocabulary: Vocabulary) -> bool:
    """Whether a column has keys of Planungsräume or Bezirksregionen."""
    return sum(len(vocabulary.area(cell)) >= KEY_LENGTH["BZR"] for cell in cells) >= _MOSTLY * len(cells)


def _name_districts(at: int, body: Sequence[tuple[str, Sequence[object]]], vocabulary: Vocabulary) -> bool:
    names = vocabulary.every_name({})
    right = sum(plain(row[at]).removeprefix("bezirk") == plain(names.get(key, "")) for key, row in body)
    return right >= _MOSTLY * len(body)
