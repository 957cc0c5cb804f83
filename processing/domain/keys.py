# SPDX-License-Identifier: GPL-2.0-or-later
"""LOR keys as people write them, and the key systems known by their sets of ids (`resources`)."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .catalogue import FOLDER, RESOURCES
from .lor import CITY, KEY_LENGTH

_PREFIX = re.compile(r"^(?:LOR|PLR|BZR|PGR|BEZ|BEZIRK|PLANUNGSRAUM|BEZIRKSREGION|PROGNOSERAUM)[\s.:_-]*", re.IGNORECASE)
_LENGTHS = frozenset(KEY_LENGTH.values())


def repair_key(cell: object) -> str | None:
    """A clean key of 8, 6, 4 or 2 digits from what stands in a cell; None where that is no key.

    A lost leading zero is put back, blanks, separators, a level's name and a trailing area name are dropped,
    full-width digits become digits. Whether the key exists is another question.

    >>> repair_key(1011101), repair_key(1011101.0), repair_key("01-01-11-01"), repair_key("PLR 01100101")
    ('01011101', '01011101', '01011101', '01100101')
    >>> repair_key("01 - Mitte"), repair_key("k. A.")
    ('01', None)
    """
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, float):
        if not cell.is_integer():
            return None
        cell = int(cell)
    text = unicodedata.normalize("NFKC", str(cell)).strip().strip("'\"")
    text = _PREFIX.sub("", text)
    named = re.match(r"^(\d{1,2}|\d{4}|\d{6}|\d{8})\s*[-–]\s*\D", text)  # "01 - Mitte"
    if named:
        text = named[1]
    text = re.sub(r"[.,]0+$", "", text) if re.fullmatch(r"\d+[.,]0+", text) else text
    exponent = re.fullmatch(r"(\d)[.,](\d+)E\+?(\d+)", text, re.IGNORECASE)
    if exponent:  # 1,1001E+06 is exact only if no digit was rounded away
        text = _from_exponent(exponent)
    digits = re.sub(r"[\s\-–./_]", "", text)
    if not digits.isascii() or not digits.isdigit() or not digits.strip("0"):
        return None
    if len(digits) in _LENGTHS:
        return digits
    return digits.zfill(len(digits) + 1) if len(digits) + 1 in _LENGTHS else None


def _from_exponent(match: re.Match) -> str:
    whole, fraction, power = match[1], match[2], int(match[3])
    # A spreadsheet shows three digits or fewer of a rounded key: eight-digit keys need at least six of them.
    return whole + fraction.ljust(power, "0") if len(fraction) in range(power - 1, power + 1) else ""


def joined_key(parts: Iterable[object]) -> str | None:
    """A key from split columns BEZ, PGR, BZR, PLR: each part two digits, zeros put back; None where one is no number.

    >>> joined_key(["03", "40", "08", 31]), joined_key([1, 10, 1, 1])
    ('03400831', '01100101')
    """
    digits = []
    for part in parts:
        text = re.sub(r"[.,]0+$", "", unicodedata.normalize("NFKC", str("" if part is None else part)).strip())
        if not (text.isascii() and text.isdigit() and len(text) <= 2):
            return None
        digits.append(text.zfill(2))
    return "".join(digits) or None


@dataclass(frozen=True)
class KnownSystem:
    """A key system of `resources`: when it is valid (ISO, empty = until further notice) and its PLR ids."""

    vintage: str
    valid_from: str
    valid_to: str
    plr: frozenset[str]


@cache
def _known() -> Mapping[str, KnownSystem]:
    demo_file = RESOURCES / "demo" / "key_systems.json"
    demo = json.loads(demo_file.read_text(encoding="utf-8")) if demo_file.is_file() else {}
    found = {}
    for raw in json.loads((FOLDER / "key_systems.json").read_text(encoding="utf-8")):
        official = {region + plr for region, ends in raw["areas"].items() for plr in ends.split()}
        ids = frozenset(official | set(demo.get(raw["vintage"], ())))
        found[raw["vintage"]] = KnownSystem(raw["vintage"], raw["valid_from"], raw["valid_to"] or "", ids)
    return MappingProxyType(found)


def known_systems() -> Mapping[str, frozenset[str]]:
    """PLR ids by vintage (``"2020"``, ``"2021"``), the made-up district's included."""
    return {vintage: system.plr for vintage, system in _known().items()}


def validity(vintage: str) -> tuple[str, str]:
    """First and last day of a known key system (ISO; empty = open); KeyError for an unknown one."""
    system = _known()[vintage]
    return system.valid_from, system.valid_to


@cache
def _ids_of_length(vintage: str, length: int) -> frozenset[str]:
    return frozenset(plr[:length] for plr in _known()[vintage].plr)


@cache
def official_names(vintage: str) -> Mapping[str, str]:
    """Names of the areas above the PLR by key, as in the official list; empty for an unknown system."""
    names = json.loads((FOLDER / "area_names.json").read_text(encoding="utf-8"))
    return MappingProxyType(names.get(vintage, {}))


@dataclass(frozen=True)
class Detection:
    """Which key system a set of ids belongs to.

    `vintage` is None where no known system has most of them, or where they fit several alike (Bezirk ids do);
    `candidates` are those that fit; `foreign` the ids that exist in another known system only, `unknown` in none.
    """

    vintage: str | None
    candidates: tuple[str, ...]
    foreign: frozenset[str]
    unknown: frozenset[str]


def detect_vintage(ids: Iterable[str]) -> Detection:
    """Tell the key system by the set of ids, never by the digits of one.

    Parameters
    ----------
    ids
        Clean keys of any level. The city and repeated keys do not count.
    """
    wanted = {i for i in ids if i and i != CITY}
    hits = {v: {i for i in wanted if i in _ids_of_length(v, len(i))} for v in _known()}
    counts = Counter({v: len(found) for v, found in hits.items()})
    best = max(counts.values(), default=0)
    # Most of the ids must fit: a table that names a handful of areas of the system among others is not of it.
    candidates = tuple(v for v, n in counts.items() if n == best and 2 * n > len(wanted))
    vintage = candidates[0] if len(candidates) == 1 else None
    anywhere = set().union(*hits.values())
    own = hits[vintage] if vintage else anywhere
    return Detection(vintage, candidates, frozenset(anywhere - own), frozenset(wanted - anywhere))
