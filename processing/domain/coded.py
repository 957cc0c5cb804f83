# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of official indicators (KID, DGZ, school-entry examinations), whose columns are named by codes or words.

No real one is public and every edition differs in its columns; so they are known by a hint in the name of file or
sheet, a column of keys, and enough columns that are known. What is not read is told, never guessed.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .errors import SozialraumError
from .layouts import Layout, Recognised, clean_header
from .tables import Sheet

_HINT_ROWS = 5
_CODE = re.compile(r"(?:KID[ _-]?)?(?P<code>[A-FT]\d{1,2})(?![\dA-Za-z])(?P<rest>.*)", re.IGNORECASE)
# Beside an indicator stand its changes, ranks, stages, other areas' and other years' values: not the value itself.
_OTHER = re.compile(
    r"veränd|\bt ?[-–−] ?\d|vorjahr|rang|aufmerksam|stufe|\bbezirk|berlin|differenz|abweich|(?:19|20)\d\d",
    re.IGNORECASE,
)
_CASES = re.compile(r"\b(?:abs|absolut|anzahl|fälle)\b", re.IGNORECASE)
# The unit of A8 changed between editions: without it in the column's name nobody knows which it is.
_A8_UNITS = (
    ("kid.a8.je_100000", re.compile(r"\bje 100[. ]?(?:000|tsd|tausend)\b", re.IGNORECASE)),
    ("kid.a8.je_100", re.compile(r"\bje 100\b(?![. ]?(?:000|tsd|tausend))|%|prozent", re.IGNORECASE)),
)


def recognised(sheet: Sheet, layout: Layout, headers: Sequence[tuple[int, tuple[str, ...]]]) -> Recognised | None:
    """A sheet as a table of this layout, None where it is none.

    Parameters
    ----------
    headers
        Rows that may be the header: position and names.

    Raises
    ------
    SozialraumError
        ``indicator_columns_twice`` (sheet, columns) where two columns bring the same indicator.
    """
    said = layout.recognise
    above = [clean_header(c) for row in sheet.rows[:_HINT_ROWS] for c in row]
    if not any(re.search(said["hint"], text) for text in (sheet.file, sheet.name, *above)):
        return None
    for n, names in headers:
        key = next((name for name in names if name.casefold() in said["keys"]), None)
        columns = {name: quantity for name in names if (quantity := _quantity(name, layout)) and name != key}
        if key is None or len(set(columns.values())) < said["coded"]:
            continue
        _refuse_twice(sheet, names, columns)
        day = next((name for name in names if name.casefold() in said["periods"]), None)
        period = {"from": "column", "column": day} if day else layout.period
        own = replace(layout, key={**layout.key, "column": key}, period=period, columns=columns, patterns=())
        notes = (*sheet.notes, *_not_read([name for name in names if name not in columns]))
        return Recognised(replace(sheet, notes=notes), own, names, n + 1)
    return None


def _quantity(name: str, layout: Layout) -> str | None:
    """What a column counts: by its code, else by the layout's words; None where it is something else."""
    if _OTHER.search(name):
        return None
    match = _CODE.fullmatch(name)
    if match is None or not re.fullmatch(layout.recognise.get("codes", ""), match["code"].upper()):
        return layout.quantity(name)
    quantity = f"kid.{match['code'].lower()}"
    if _CASES.search(match["rest"]):
        return f"{quantity}.abs"
    if quantity == "kid.a8":
        return next((q for q, unit in _A8_UNITS if unit.search(match["rest"])), None)
    return quantity


def _refuse_twice(sheet: Sheet, names: Sequence[str], columns: dict[str, str]) -> None:
    by_quantity: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name in columns:
            by_quantity[columns[name]].append(name)
    twice = next((found for found in by_quantity.values() if len(found) > 1), None)
    if twice:
        raise SozialraumError("indicator_columns_twice", sheet=sheet.name or sheet.file, columns="; ".join(twice))


def _not_read(names: Sequence[str]) -> list[tuple[str, dict]]:
    """Notes on columns with a code that bring nothing: changes, ranks, other areas' values, a lacking unit."""
    left = [(name, match["code"].upper()) for name in names if (match := _CODE.fullmatch(name))]
    unclear = [name for name, code in left if code == "A8" and not _OTHER.search(name)]
    rest = [name for name, _ in left if name not in unclear]
    notes: list[tuple[str, dict]] = [("indicator_unit_unclear", {"column": name}) for name in unclear]
    return notes + ([("indicator_columns_not_read", {"columns": ", ".join(rest)})] if rest else [])
