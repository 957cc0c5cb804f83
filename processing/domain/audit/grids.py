# SPDX-License-Identifier: GPL-2.0-or-later
"""Which column of a table names the areas, which row the heads, and what stands in the other columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..keys import joined_key
from ..lor import KEY_LENGTH
from .area_names import meant
from .district_numbers import are_districts
from .documents import Table
from .values import Sign, Value, column, value
from .vocabulary import Vocabulary, plain

_MOSTLY = 0.6
_HEAD_ROWS = 3
_SEPARATED = re.compile(r"[,;|\s]+")
_SEVERAL = re.compile(r"\d{4}[,;|\s]+\d{4}")
# Counts look like keys of two or four digits, and rates without decimals too: a head must say which they are.
_KEY_HEAD = re.compile(
    r"\b(area_?id|bez\w*|lor\w*|\w*schl\w*|gebiet|\w*raum|plr|bzr|pgr|district|region|id)\b", re.IGNORECASE
)
_COUNT_HEAD = re.compile(  # "Rang im Bezirk" names no Bezirk
    r"\b(rang|stufe|klasse|anzahl|anteil|quote|wert|mittel\w*|durchschnitt|summe|seit|stand|zeitraum)\b|%",
    re.IGNORECASE,
)
_ORDER_HEAD = re.compile(r"\b(nr|nummer|lfd|fid|id|jahr|year|stand|stichtag|monat|quartal)\b", re.IGNORECASE)
_DECIMALS = re.compile(r".*\d,\d+")
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")


@dataclass(frozen=True)
class Column:
    """A column by its place in the table; its cells are those of the grid's rows, of which `counted` are areas."""

    index: int
    title: str
    cells: Sequence[object]
    counted: Sequence[bool]

    @cached_property
    def values(self) -> Sequence[Value]:
        return column(self.cells)

    @cached_property
    def numeric(self) -> bool:
        """Whether it holds numbers, classes or signs of withheld numbers; text and empty columns do not."""
        signs = [v.sign for v in self.values if v.sign is not Sign.EMPTY]
        telling = sum(sign in (None, Sign.WITHHELD) for sign in signs)
        return telling > 0 and sum(sign is Sign.WORDS for sign in signs) <= (1 - _MOSTLY) * len(signs)

    @cached_property
    def decimals(self) -> int:
        """The most decimals that areas have; what is rounded to them shows fewer where it ends in zeros."""
        told = zip(self.values, self.counted, strict=True)
        return max((v.decimals for v, counted in told if v.exact and counted), default=0)


@dataclass(frozen=True)
class Grid:
    """A table whose rows are areas.

    Parameters
    ----------
    first
        Index of the first row below the heads in the table.
    areas
        Key of each row, empty where the row is of no area.
    labels
        The first words of each row.
    columns
        All columns but those that hold the key.
    members
        Of areas that people made of others, their parts.
    """

    table: Table
    first: int
    areas: Sequence[str]
    labels: Sequence[str]
    columns: Sequence[Column]
    members: Mapping[str, tuple[str, ...]]

    def titled(self, *titles: str) -> Column | None:
        """The first column with one of these titles."""
        wanted = {plain(title) for title in titles}
        return next((c for c in self.columns if plain(c.title) in wanted), None)


def grid(table: Table, vocabulary: Vocabulary, names: Mapping[str, tuple[str, ...]]) -> Grid | None:
    """The table as rows of areas; None where no column names any.

    Parameters
    ----------
    names
        Keys by plain name (`AreaNames.of`), for tables that name areas without their keys.
    """
    width = max(map(len, table.rows), default=0)
    rows = [[*row, *[None] * (width - len(row))] for row in table.rows]
    members = _members(table, rows, width, vocabulary)
    made = members[:2] if members[2] else None
    said = " ".join([table.place.file.replace("_", " "), table.place.part, table.caption])
    columns, keys = _keys(rows, width, vocabulary, said) or made or _named(rows, width, names) or (set(), [])
    if not any(keys):
        return None
    first = next(n for n, key in enumerate(keys) if key)
    titles, counted = _titles(rows[:first], width), list(map(bool, keys[first:]))
    others = [Column(n, titles[n], [row[n] for row in rows[first:]], counted) for n in range(width) if n not in columns]
    labels = [_label(row) for row in rows[first:]]
    return Grid(table, first, _with_rest(keys[first:], others), labels, others, members[2])


def _with_rest(keys: list[str], columns: Sequence[Column]) -> list[str]:
    """Cases without an area stand under the smallest area known, and are not that area."""
    level = next((c for c in columns if plain(c.title) in ("level", "ebene")), None)
    if level is None:
        return keys
    return [f"REST:{key}" if cell == "REST" and key else key for key, cell in zip(keys, level.cells, strict=True)]


def _titles(heads: list[list[object]], width: int) -> list[str]:
    """Of each column, the words of the rows directly above the numbers."""
    heads = [row for row in heads if any(str(cell or "").strip() for cell in row)][-_HEAD_ROWS:]
    heads = [row for row in heads if sum(bool(str(cell or "").strip()) for cell in row) > 1] or heads[-1:]
    titles = []
    for n in range(width):
        words = dict.fromkeys(" ".join(str(row[n]).split()) for row in heads if row[n] not in (None, ""))
        titles.append(" ".join(words))
    return titles


def _keys(rows: list[list[object]], width: int, vocabulary: Vocabulary, said: str) -> tuple[set[int], list[str]] | None:
    """The column with LOR keys, or the columns that hold their parts; `said` is what the table is called."""
    best: tuple[int, set[int], list[str]] | None = None
    for n in range(width):
        for parts in (1, 4, 3):
            if n + parts > width or (parts > 1 and not any(map(_is_part, (row[n] for row in rows[-5:])))):
                continue
            if parts == 1:
                keys = [_key(row[n], vocabulary) for row in rows]
            else:
                joined = [joined_key(row[n : n + parts]) or "" for row in rows]
                keys = [key if key in vocabulary.area_ids else "" for key in joined]
            hits = sum(map(bool, keys))
            if hits and (best is None or hits > best[0]) and _is_key(rows, n, keys, parts > 1, vocabulary, said):
                best = hits, set(range(n, n + parts)), keys
                if hits >= len(rows) - _HEAD_ROWS:
                    return best[1:]  # no other column can hold more
    return best[1:] if best else None


def _key(cell: object, vocabulary: Vocabulary) -> str:
    """The key in a cell; what has decimals is a number."""
    return "" if isinstance(cell, str) and _DECIMALS.match(cell) else vocabulary.area(cell)


def _is_part(cell: object) -> bool:
    """Whether a cell may hold two digits of a key."""
    return bool(re.fullmatch(r"\d{1,2}(\.0)?", str(cell).strip()))


def _is_key(
    rows: list[list[object]], n: int, keys: list[str], joined: bool, vocabulary: Vocabulary, called: str
) -> bool:
    """Whether a column holds keys: it says so, or they are too long for a count and not written as one."""
    first = next(i for i, key in enumerate(keys) if key)
    cells = [row[n] for row in rows[first:] if row[n] not in (None, "")]
    if sum(map(bool, keys)) < _MOSTLY * len(cells):
        return False
    heads = [str(row[n] or "") for row in rows[max(first - _HEAD_ROWS, 0) : first]]
    if any(map(_COUNT_HEAD.search, heads)):
        return False
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    if not joined and any(len(key) > 4 for key in keys) and not any(map(_THOUSANDS.fullmatch, texts)):
        return True
    said = max((i for i, head in enumerate(heads) if _KEY_HEAD.search(head)), default=None)
    if said is None:
        return False
    below = [head for head in heads[said + 1 :] if head]  # no more words stand between a head and what it names
    if sum(map(bool, keys)) < _MOSTLY * (len(cells) + len(below)):
        return False
    named = {key for key in keys if len(key) == KEY_LENGTH["BEZ"]}
    if heads[said].strip().lower() == "id" and len(named) == len(set(keys) - {""}):
        return are_districts(rows, n, keys, called, vocabulary)
    if any(text.startswith("0") for text in texts):  # as no number does
        return True
    return not _counted_before(rows, n, first) and not _of_indicators(rows[first:], vocabulary)


def _counted_before(rows: list[list[object]], n: int, first: int) -> bool:
    """Whether a column before holds numbers: keys come first, after a number of the row or a year at most."""
    for before in range(n):
        heads = " ".join(str(row[before] or "") for row in rows[:first])
        if not _ORDER_HEAD.search(heads) and any(_counts(row[before]) for row in rows[first:]):
            return True
    return False


def _counts(cell: object) -> bool:
    """Whether a cell holds a number, or the sign of one that is withheld."""
    if cell is None or isinstance(cell, bool):
        return False
    told = value(cell)
    return told.readable or told.sign is Sign.WITHHELD


def _of_indicators(rows: list[list[object]], vocabulary: Vocabulary) -> bool:
    """Whether each row is of another indicator, so that its cells are the values of areas and not their keys."""
    labels = [plain(_label(row)) for row in rows]
    return len(set(labels)) == len(labels) and any(map(vocabulary.indicator, labels))


def _label(row: Sequence[object]) -> str:
    return next((cell.strip() for cell in row if isinstance(cell, str) and cell.strip()), "")


def _members(
    table: Table, rows: list[list[object]], width: int, vocabulary: Vocabulary
) -> tuple[set[int], list[str], dict[str, tuple[str, ...]]]:
    """Areas that people made of others: a column lists the keys of their parts."""
    for n in range(width):
        if not any(_SEVERAL.search(cell) for row in rows if isinstance(cell := row[n], str)):
            continue
        lists = [
            [a for part in _SEPARATED.split(str(row[n] or "")) if len(a := vocabulary.area(part)) > 2] for row in rows
        ]
        listed = [len(keys) for keys in lists if keys]
        if listed and 2 * sum(count > 1 for count in listed) > len(listed):
            own = [
                _label(row) + f" ({table.place.file})" if parts else "" for row, parts in zip(rows, lists, strict=True)
            ]
            return {n}, own, {key: tuple(parts) for key, parts in zip(own, lists, strict=True) if key}
    return set(), [], {}


def _named(
    rows: list[list[object]], width: int, names: Mapping[str, tuple[str, ...]]
) -> tuple[set[int], list[str]] | None:
    """The column with names of areas."""
    for n in range(width):
        cells = [row[n] for row in rows]
        first = next((i for i, cell in enumerate(cells) if isinstance(cell, str) and plain(cell) in names), 0)
        keys = meant(cells, names, next((str(cell) for cell in cells[:first][::-1] if cell), ""))
        hits = sum(map(bool, keys))
        if hits > 1 and hits >= _MOSTLY * sum(cell not in (None, "") for cell in cells[keys.index(max(keys)) :]):
            return {n}, keys
    return None
