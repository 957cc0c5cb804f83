# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers and dates as offices write them. A sign never becomes a number, and a number never a sign."""

import calendar
import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from .errors import SozialraumError
from .status import Flag, Status

# Signs of official statistics (AfS) and what offices write for them; compared in lower case without blanks.
SIGNS = {
    Status.SUPPRESSED: ("•", ".", "*", "geheim", "●", "·"),
    Status.NONE: ("–", "—"),
    Status.NOT_APPLICABLE: ("x", "entfällt"),
    Status.MISSING: (
        "", "-", "…", "...", "/", "k.a.", "ka", "keineangabe", "n.a.", "na", "n/a", "nan", "null", "none", "?",
    ),
}  # fmt: skip
_BY_SIGN = {sign: status for status, signs in SIGNS.items() for sign in signs}
_FLAGS = {"p": Flag.PROVISIONAL, "r": Flag.REVISED, "s": Flag.ESTIMATED}
# No count is this; Berlin's services write it for "no value".
SENTINELS = frozenset({-9999, -99999, -999999})


class Style(StrEnum):
    """Which mark divides what: ``1.234,5`` or ``1,234.5``."""

    AUTO = "auto"
    GERMAN = "german"
    ENGLISH = "english"


@dataclass(frozen=True)
class Parsed:
    """What a cell says. `readable` is False where it is neither number nor known sign (status missing)."""

    value: float | None
    status: Status
    flag: Flag | None = None
    readable: bool = True


_MISSING = Parsed(None, Status.MISSING)
_UNREADABLE = Parsed(None, Status.MISSING, readable=False)
# What a number can look like once its sign is off; marked thousands have exactly three digits.
_SPACED = re.compile(r"\d{1,3}(?:[ '’`´]\d{3})+(?=[.,]|$)")
_FORMS = (
    ("plain", re.compile(r"\d+(?:[eE][+-]?\d+)?")),
    ("either", re.compile(r"[1-9]\d{0,2}[.,]\d{3}")),  # "1.234": thousands or decimals, the column decides
    ("german", re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}|\d*,\d+(?:[eE][+-]?\d+)?")),
    ("english", re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,}|\d*\.\d+(?:[eE][+-]?\d+)?")),
)


def parse_number(cell: object, style: str = Style.AUTO) -> Parsed:
    """Read one cell.

    Parameters
    ----------
    cell
        Number or text; ``25.939``, ``1 234``, ``2930,00``, ``.707``, ``12,5 %``, ``(12)``, ``12 p``, ``•`` …
    style
        How ``1.234`` is meant, decided for the whole column by `column_style`; ``auto`` takes a single dot before
        exactly three digits as thousands.

    >>> parse_number("2930,00").value, parse_number("25.939").value, parse_number("–").status.value
    (2930.0, 25939.0, 'none')
    """
    if cell is None or isinstance(cell, bool):
        return _MISSING
    if isinstance(cell, int | float):
        try:
            number = float(cell)
        except OverflowError:  # more digits than a number can have
            return _UNREADABLE
        return _MISSING if not math.isfinite(number) or number in SENTINELS else Parsed(number, Status.VALUE)
    if isinstance(cell, date):
        return _UNREADABLE  # a spreadsheet made a date of "1-2"
    return _read_text(str(cell), str(style))


@lru_cache(maxsize=100_000)  # most cells of a table are the same few numbers
def _read_text(cell: str, style: str) -> Parsed:
    sign = _BY_SIGN.get(_original_sign(cell))
    if sign is not None:
        return Parsed(0.0 if sign is Status.NONE else None, sign)
    text = _folded(cell)
    if re.fullmatch(r"<\s*\d+", text):
        return Parsed(None, Status.SUPPRESSED)  # "<3": known to be small, that is all
    return _plain_number(text, style)


def _original_sign(text: str) -> str:
    """Before NFKC, which would turn "…" into three dots."""
    return re.sub(r"[\s\u00a0\u202f\x00]+", "", text).lower()


def _folded(cell: object) -> str:
    """Text with one kind of blank, minus and digit."""
    text = unicodedata.normalize("NFKC", str(cell)).replace("−", "-").replace("\x00", "")
    return re.sub(r"\s+", " ", text).strip()


def _plain_number(text: str, style: str) -> Parsed:
    flag = None
    bracketed = re.fullmatch(r"\((.+)\)", text)  # "()": limited value
    if bracketed:
        text, flag = bracketed[1], Flag.ESTIMATED
    marked = re.fullmatch(r"(.*\d) ?([prs])", text)
    if marked:
        text, flag = marked[1], _FLAGS[marked[2]]
    negative, body = _body(text)
    form = _form(body)
    if form is None:
        return _UNREADABLE
    number = float(_dotted(body, form, style)) * (-1 if negative else 1)
    if not math.isfinite(number):
        return _UNREADABLE
    return _MISSING if number in SENTINELS else Parsed(number, Status.VALUE, flag)


def _body(text: str) -> tuple[bool, str]:
    """Whether a number is negative, and its digits and marks without blanks between thousands."""
    body = text.removesuffix("%").strip()
    negative, body = body.startswith("-"), body.lstrip("+-").strip() if body[:1] in "+-" else body
    spaced = _SPACED.match(body)
    return negative, re.sub(r"[ '’`´]", "", spaced[0]) + body[spaced.end() :] if spaced else body


def _form(body: str) -> str | None:
    """How a number is written: ``plain``, ``german``, ``english`` or ``either``; None for what is no number."""
    return next((name for name, pattern in _FORMS if pattern.fullmatch(body)), None)


def _dotted(body: str, form: str, style: str) -> str:
    """The number with a decimal point and nothing else."""
    if form == "either":
        mark = "." if "." in body else ","
        decimal = style == (Style.ENGLISH if mark == "." else Style.GERMAN) or (style == Style.AUTO and mark == ",")
        return body.replace(mark, "." if decimal else "")
    return body.replace(".", "").replace(",", ".") if form == "german" else body.replace(",", "")


def column_style(cells: Iterable[object]) -> Style:
    """Decide from a whole column how its marks are meant.

    ``45.520`` alone is undecidable; but a column that also holds ``12,5`` or ``1.234.567`` is German, one that also
    holds ``0.5``, ``12.75`` or ``1,234.5`` English. Where nothing decides, or both occur ("-12,0" beside "-48.5",
    each cell then speaks for itself), `Style.AUTO`: a dot before three digits marks thousands and a comma decimals,
    as German offices write.
    """
    forms = {_form(_body(_folded(cell).strip("()"))[1]) for cell in cells if isinstance(cell, str)}
    if "german" in forms and "english" not in forms:
        return Style.GERMAN
    return Style.ENGLISH if "english" in forms and "german" not in forms else Style.AUTO


_MONTHS = {
    name: n
    for n, names in enumerate(
        ("januar jan", "februar feb", "märz mär mrz", "april apr", "mai", "juni jun", "juli jul", "august aug",
         "september sep sept", "oktober okt", "november nov", "dezember dez"), 1)
    for name in names.split()
}  # fmt: skip


def _last_day(year: int, month: int) -> date | None:
    if not (1900 <= year <= 2100 and 1 <= month <= 12):
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    last = _last_day(year, month)
    return last.replace(day=day) if last and 1 <= day <= last.day else None


def parse_period(text: object) -> date | None:
    """A reference date: the day named, else the last day of the month, half-year or year named.

    >>> parse_period("31. Dezember 2024"), parse_period("202412"), parse_period("2024h02"), parse_period("2025")
    (datetime.date(2024, 12, 31), datetime.date(2024, 12, 31), datetime.date(2024, 12, 31), datetime.date(2025, 12, 31))
    """
    span = parse_span(text)
    return span[1] if span else None


def parse_span(text: object) -> tuple[date, date] | None:
    """First and last day of what is named: a day, month, half-year or year.

    >>> parse_span("2/2024")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if isinstance(text, datetime):
        return text.date(), text.date()
    if isinstance(text, date):
        return text, text
    plain = unicodedata.normalize("NFKC", "" if text is None else str(text)).strip().lower()
    plain = re.sub(r"^(stand|stichtag|am|zum)\b:?\s*", "", plain)
    plain = re.sub(r"[.,]0$", "", plain) if re.fullmatch(r"\d{4,8}[.,]0", plain) else plain
    for pattern, read, months in _PERIODS:
        match = re.fullmatch(pattern, plain)
        if match:
            last = read(match)
            whole = months if match.groupdict().get("day") is None else 0
            return None if last is None else (_first_day(last, whole), last)
    return None


def _first_day(last: date, months: int) -> date:
    """The first day of a span of whole months that ends on `last`; 0 months are the day itself."""
    return last.replace(month=last.month - months + 1, day=1) if months else last


def wanted_period(text: str) -> date | None:
    """A date that a person asks for; None where nothing is entered, which means the newest.

    Raises
    ------
    SozialraumError
        ``period_unreadable`` (period).
    """
    if not text.strip():
        return None
    found = parse_period(text)
    if found is None:
        raise SozialraumError("period_unreadable", period=text)
    return found


def _named(match: re.Match) -> date | None:
    month = _MONTHS.get(match[2].rstrip("."))
    if month is None:
        return None
    return _day(int(match[3]), month, int(match[1])) if match[1] else _last_day(int(match[3]), month)


# How a date is written, its last day, and how many months it spans (0 = a day; named days may have one).
_PERIODS = (
    (r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", lambda m: _day(int(m[3]), int(m[2]), int(m[1])), 0),
    (r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?", lambda m: _day(int(m[1]), int(m[2]), int(m[3])), 0),
    (r"(\d{4})(\d{2})(\d{2})", lambda m: _day(int(m[1]), int(m[2]), int(m[3])), 0),
    (r"(\d{4})(\d{2})", lambda m: _last_day(int(m[1]), int(m[2])), 1),
    (r"(\d{1,2})[/.-](\d{4})", lambda m: _last_day(int(m[2]), int(m[1])), 1),
    (r"(\d{4})[/-](\d{1,2})", lambda m: _last_day(int(m[1]), int(m[2])), 1),
    (r"(\d{4})\s*[-_]?\s*hj?\s*0?([12])", lambda m: _last_day(int(m[1]), 6 * int(m[2])), 6),
    (r"(?:(?P<day>\d{1,2})\.?\s+)?([a-zäöü]+\.?)\s+(\d{4})", _named, 1),
    (r"(?:jahr\s+)?(\d{4})", lambda m: _last_day(int(m[1]), 12), 12),
)
