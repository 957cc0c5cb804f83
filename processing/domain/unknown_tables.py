# SPDX-License-Identifier: GPL-2.0-or-later
"""An office's own table: where its keys, header and numbers stand, said in the terms of a known layout."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .keys import joined_key, known_systems, repair_key
from .layouts import HEADER_ROWS, Layout, Recognised, clean_header, known_quantities
from .lor import KEY_LENGTH
from .parsing import parse_number, parse_period
from .table_rows import Known
from .tables import Sheet
from .words import slug

# Shares, rates, means and balances: taken as delivered, never summed.
INTENSIVE = re.compile(
    r"%|‰|prozent|\bv\.? ?h\.|anteil|quote|quotient|\brate|\bje\b|\bpro\b|durchschnitt|mittel|median|index|saldo|"
    r"wander|veränder|differenz|^hz_|ziffer|dichte|grad\b|auslastung|score|\brang\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"m²|m2|\bha\b|km|fläche|länge|größe|euro|€", re.IGNORECASE)
_NO_NUMBERS = re.compile(
    r"^(zeit|datum|stichtag|stand|jahr|raumid|bez|pgr|bzr|plr|id|nr|lfd.*|.*_id|.*name|fid|objectid)$", re.IGNORECASE
)
_DATES = re.compile(r"^(zeit|datum|stichtag|stand|jahr)$", re.IGNORECASE)
_SPLIT = (("bez", "pgr", "bzr", "plr"), ("district", "forecast_area", "district_region", "planning_area"))


def describe(sheet: Sheet, known: Known, prefix: str, office: str, title: str) -> Recognised | None:
    """How to read a table of unknown structure; None where no column holds LOR keys.

    Parameters
    ----------
    prefix
        First part of the quantities' ids (``<prefix>.<slug of the header>``); empty = the file's name without its
        date, so that next year's delivery counts the same.
    """
    key = _key_places(sheet, _existing(known))
    if key is None:
        return None
    places, first = key
    header = _header(sheet, first)
    stem = slug(prefix) or _own(undated(Path(sheet.file).stem))
    columns, titles = _columns(sheet, header, places, first, stem)
    if not columns:
        return None
    layout = Layout(
        layout="", title=title or clean_title(sheet, first), office=office or "Sonstige", recognise={},
        key={"column": places[0]} if len(places) == 1 else {"parts": list(places)},
        period={"from": "user"}, columns={}, titles=titles,
        intensive=tuple(q for place, q in columns.items() if _is_intensive(sheet, place, first, titles[q])),
    )  # fmt: skip
    by_header = {header[place]: quantity for place, quantity in columns.items()}
    layout = Layout(**{**layout.__dict__, "columns": by_header})
    return Recognised(sheet, layout, header, first, _period_text(sheet, header, first))


def has_keys(sheet: Sheet, known: Known) -> bool:
    """Whether a table has LOR keys at all."""
    return _key_places(sheet, _existing(known)) is not None


def _existing(known: Known) -> frozenset[str]:
    return frozenset().union(*known.ids.values(), *(_upper(plr) for plr in known_systems().values()))


def undated(name: str) -> str:
    """A name as first part of quantities, without dates.

    >>> undated("sgb2_2023-12"), undated("Kriminalitätsatlas 2015-2024"), undated("2024")
    ('sgb2', 'kriminalitaetsatlas', 't_2024')
    """
    words = re.sub(r"(?<!\d)(?:\d{2}[.-]\d{2}[.-])?(?:\d{2}[.-])?(?:19|20)\d{2}(?:[-_.]?h?\d{2}){0,2}(?!\d)", " ", name)
    plain = slug(words) or slug(name)
    return plain if plain[:1].isalpha() else f"t_{plain}"


def _own(stem: str) -> str:
    """The stem of a file called "ew.csv" must not make its column "W" the population's women by chance."""
    return f"t_{stem}" if stem in {quantity.partition(".")[0] for quantity in known_quantities()} else stem


def clean_title(sheet: Sheet, first: int) -> str:
    """The first line above the table, else the file's name."""
    for row in sheet.rows[: max(0, first - 1)]:
        cells = [clean_header(c) for c in row if c not in (None, "")]
        if len(cells) == 1 and len(cells[0]) > 3:
            return cells[0][:120]
    return Path(sheet.file).stem + (f", {sheet.name}" if sheet.name else "")


def _upper(plr: frozenset[str]) -> set[str]:
    return {p[:length] for p in plr for length in KEY_LENGTH.values()}


def _key_places(sheet: Sheet, existing: frozenset[str]) -> tuple[tuple[int, ...], int] | None:
    """Positions of the key and the first row that has one."""
    named = _named_parts(sheet, existing)
    if named is not None:
        return named
    width = max((len(r) for r in sheet.rows), default=0)
    hits: Counter[int] = Counter()
    long_keys: Counter[int] = Counter()
    for row in sheet.rows:
        for place, cell in enumerate(row):
            key = repair_key(cell) if cell not in (None, "") else None
            if key in existing:
                hits[place] += 1
                long_keys[place] += len(key or "") >= 6
    filled = Counter(p for row in sheet.rows for p, c in enumerate(row) if c not in (None, ""))
    # Many numbers look like a Bezirk's or a region's key: a column of keys is keys nearly throughout.
    good = [p for p in range(width) if hits[p] and hits[p] >= 0.6 * (filled[p] - HEADER_ROWS // 5)]
    good = [p for p in good if long_keys[p] >= 0.5 * hits[p] or _named_key(sheet, p)]
    if good:
        best = max(good, key=lambda p: (long_keys[p], hits[p], -p))
        first = next(n for n, row in enumerate(sheet.rows) if len(row) > best and _looks_like_key(row[best], existing))
        return (best,), first
    return _split_places(sheet, existing)


def _looks_like_key(cell: object, existing: frozenset[str]) -> bool:
    """Also the pseudo-keys of totals and unplaced cases ("010000", "019900"), which often come first."""
    key = repair_key(cell) or ""
    return key in existing or (len(key) >= 6 and key[:2] in existing)


def _named_key(sheet: Sheet, place: int) -> bool:
    names = [clean_header(r[place]).lower() for r in sheet.rows[:HEADER_ROWS] if len(r) > place]
    return any(re.fullmatch(r"(bez|bezirk|pgr|lor|id|schlüssel|raumid)(\W.*|_id|s.*)?", n) for n in names)


def _named_parts(sheet: Sheet, existing: frozenset[str]) -> tuple[tuple[int, ...], int] | None:
    """Four columns BEZ, PGR, BZR, PLR that make keys together."""
    for n, row in enumerate(sheet.rows[:HEADER_ROWS]):
        names = [clean_header(c).lower() for c in row]
        for parts in _SPLIT:
            if all(p in names for p in parts):
                places = tuple(names.index(p) for p in parts)
                below = [[r[p] if len(r) > p else None for p in places] for r in sheet.rows[n + 1 :]]
                if any((joined_key(cells) or "") in existing for cells in below):
                    return places, n + 1
    return None


def _split_places(sheet: Sheet, existing: frozenset[str]) -> tuple[tuple[int, ...], int] | None:
    for start in range(3):  # four unnamed columns beside each other, as in the statistical office's workbooks
        places = tuple(range(start, start + 4))
        found = [
            n
            for n, row in enumerate(sheet.rows)
            if len(row) > start + 4 and joined_key(row[start : start + 4]) in existing
        ]
        if len(found) >= 3:
            return places, found[0]
    return None


def _header(sheet: Sheet, first: int) -> tuple[str, ...]:
    """Names of the columns: the lines directly above the data, each once, unnamed ones by position."""
    lines: list[Sequence[object]] = []
    for row in reversed(sheet.rows[max(0, first - 4) : first]):
        filled = [c for c in row if c not in (None, "")]
        if len(filled) < 2 or all(isinstance(c, int | float) for c in filled):
            if lines:
                break
            continue
        lines.insert(0, row)
    width = max(len(r) for r in sheet.rows)
    names: list[str] = []
    for place in range(width):
        parts = [clean_header(line[place]) for line in lines if len(line) > place and line[place] not in (None, "")]
        name = " ".join(dict.fromkeys(parts)) or f"Spalte {place + 1}"
        twice = names.count(name)
        names.append(f"{name} ({place + 1})" if twice else name)
    return tuple(names)


def _columns(
    sheet: Sheet, header: Sequence[str], keys: Sequence[int], first: int, stem: str
) -> tuple[dict[int, str], dict[str, str]]:
    """Position → quantity of the columns that hold numbers, and the quantities' titles."""
    columns: dict[int, str] = {}
    titles: dict[str, str] = {}
    data = sheet.rows[first:]
    for place, name in enumerate(header):
        if place in keys or _NO_NUMBERS.match(name):
            continue
        cells = [row[place] for row in data if len(row) > place and row[place] not in (None, "")]
        parsed = [parse_number(c) for c in cells]
        numbers = sum(p.value is not None for p in parsed)
        if not numbers or sum(p.readable for p in parsed) < 0.8 * len(parsed) or _is_key(cells):
            continue
        quantity = f"{stem}.{slug(name) or f'spalte_{place + 1}'}"
        while quantity in titles:
            quantity += "_"
        columns[place], titles[quantity] = quantity, name
    return columns, titles


def _is_intensive(sheet: Sheet, place: int, first: int, title: str) -> bool:
    """A rate by its name, or by its numbers: counts are neither negative nor broken; areas may be broken."""
    if INTENSIVE.search(title):
        return True
    values = [parse_number(row[place]).value for row in sheet.rows[first:] if len(row) > place]
    numbers = [v for v in values if v is not None]
    broken = any(not v.is_integer() for v in numbers) and not _MEASURED.search(title)
    return broken or any(v < 0 for v in numbers)


def _is_key(cells: Sequence[object]) -> bool:
    """A second column of keys (a zero in front of a whole number) is no number."""
    return sum(isinstance(c, str) and bool(re.fullmatch(r"0\d+", c.strip())) for c in cells) > 0.2 * len(cells)


def _period_text(sheet: Sheet, header: Sequence[str], first: int) -> str:
    """A date the table itself names: one column with one date, a line above the table, or the file's name."""
    for place, name in enumerate(header):
        if _DATES.match(name):
            values = {
                str(row[place]) for row in sheet.rows[first:] if len(row) > place and row[place] not in (None, "")
            }
            if len(values) == 1:
                return _iso(parse_period(values.pop()))
    above = " ".join(clean_header(c) for row in sheet.rows[:first] for c in row if c not in (None, ""))
    for pattern in (r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}", r"\d{1,2}\.\s\w+\s\d{4}"):
        days = {parse_period(m) for m in re.findall(pattern, above)} - {None}
        if len(days) == 1:
            return _iso(days.pop())
    stem = unicodedata.normalize("NFC", Path(sheet.file).stem)
    days = {
        parse_period(m)
        for m in re.findall(
            r"(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4}|20\d{2}[-_]?(?:0[1-9]|1[0-2])|20\d{2}h0?[12])(?!\d)", stem
        )
    }
    days -= {None}
    return _iso(days.pop()) if len(days) == 1 else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
