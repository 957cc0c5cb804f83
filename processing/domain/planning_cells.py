# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells of the workbook of findings, goals and measures, as people fill them in.

Each reader raises a `SozialraumError` whose code is the reason for which the row is not taken.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date

from .amounts import parse_amount
from .errors import SozialraumError
from .keys import repair_key
from .lor import CITY
from .parsing import parse_span
from .planning import SUPRAREGIONAL
from .planning_store import parts
from .status import Status
from .words import plain_text, slug

MAX_ID = 60
_ERRORS = frozenset({"#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#NV", "#BEZUG!", "#WERT!"})
_YES, _NO = frozenset({"ja", "j", "wahr", "true", "1"}), frozenset({"nein", "n", "falsch", "false", "0", ""})
_CITY_WORDS = frozenset({"be", "berlin", "stadt", "gesamtstadt"})


def text(cell: object) -> str:
    """Text; a whole number as people typed it, a date in German.

    Raises ``cell_error`` for a spreadsheet's own error, left where a text began with a minus or an equals sign.
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    found = plain_text(str(cell))
    if found in _ERRORS:
        raise SozialraumError("cell_error")
    return found


def record_id(cell: object) -> str:
    """An id ("M-12"); "" where none is given yet. Raises ``id_not_possible``."""
    if isinstance(cell, date):
        raise SozialraumError("id_not_possible")  # a spreadsheet made a date of "1-2"
    found = text(cell)
    if len(found) > MAX_ID or re.search(r"[;,\n]", found):
        raise SozialraumError("id_not_possible")
    return found


def chapter(cell: object) -> str:
    """A chapter's number or a Handlungsfeld. Raises ``chapter_is_date``: a spreadsheet takes "8.1" for January 8."""
    if isinstance(cell, date):
        raise SozialraumError("chapter_is_date")
    return text(cell).rstrip(".")


def ids(cell: object) -> tuple[str, ...]:
    """Several ids, divided by semicolons, commas or lines. Raises ``id_not_possible``."""
    return tuple(record_id(part) for part in parts(re.sub(r"[,\n]", ";", _no_date(cell))))


def offices(cell: object) -> tuple[str, ...]:
    """Several names, divided by semicolons or lines; a name may hold a comma."""
    return parts(text(cell).replace("\n", ";"))


def _no_date(cell: object) -> str:
    if isinstance(cell, date):
        raise SozialraumError("id_not_possible")
    return text(cell)


def area(cell: object, known: Collection[str], supraregional: bool = False) -> str:
    """An area's key, lost zeros put back. Raises ``record_without_area``, ``record_area_unknown``."""
    found = text(cell)
    word = slug(found)
    if not found:
        raise SozialraumError("record_without_area")
    if supraregional and word == slug(SUPRAREGIONAL):
        return SUPRAREGIONAL
    key = CITY if word in _CITY_WORDS else repair_key(cell)
    if key is None or (key != CITY and key not in known):
        raise SozialraumError("record_area_unknown")
    return key


def areas(cell: object, known: Collection[str]) -> tuple[str, ...]:
    """Several keys of areas. Raises ``record_area_unknown``."""
    return tuple(dict.fromkeys(area(part, known) for part in parts(re.sub(r"[,\n]", ";", _no_date(cell)))))


def choice(cell: object, words: Sequence[str]) -> str:
    """One of the words, whatever its case and spelling of umlauts. Raises ``not_a_choice``."""
    found = slug(text(cell))
    for word in words:
        if slug(word) == found:
            return word
    raise SozialraumError("not_a_choice")


def yes(cell: object) -> bool:
    """ "ja" or "nein"; empty is no, so that nothing gets public by an oversight. Raises ``not_yes_or_no``."""
    found = text(cell).casefold()
    if found in _YES or found in _NO:
        return found in _YES
    raise SozialraumError("not_yes_or_no")


def first_day(cell: object) -> date | None:
    """The day named, else the first of the month or year named. Raises ``no_date``."""
    return _day(cell, 0)


def last_day(cell: object) -> date | None:
    """The day named, else the last of the month or year named. Raises ``no_date``."""
    return _day(cell, 1)


def _day(cell: object, end: int) -> date | None:
    if not text(cell) or text(cell) in ("-", "–"):
        return None
    span = parse_span(cell)
    if span is None:
        raise SozialraumError("no_date")
    return span[end]


def amount(cell: object) -> tuple[float | None, Status]:
    """EUR and status. Raises ``no_amount``, ``negative_amount``."""
    if isinstance(cell, str):
        cell = text(cell)
    found = parse_amount(cell)
    if not found.readable or isinstance(cell, bool):
        raise SozialraumError("no_amount")
    if found.value is not None and found.value < 0:
        raise SozialraumError("negative_amount")
    return found.value, found.status


Reader = Callable[[object], object]
