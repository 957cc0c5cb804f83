# SPDX-License-Identifier: GPL-2.0-or-later
"""Two looks at what a person wrote: does it name another area (copied from its profile?), and which of its numbers does
the profile not print? Both are hints; only a person can know what is meant.
"""

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .catalogue import FOLDER
from .lor import CITY, KEY_LENGTH, ancestor
from .profile import AreaRef, Cell, Profile
from .status import Status

if TYPE_CHECKING:
    from .numbers import Numbers

FEW = 12  # whole numbers up to a dozen count things that no profile lists
_LEVEL_WORDS = (
    r"(?:Bezirk|Bezirks|Bezirksregion|Planungsraum|Planungsraums|Planungsraumes|Prognoseraum|Prognoseraums|"
    r"Prognoseraumes|Ortsteil|Ortsteils|BZR|PLR|PGR)"
)
_QUOTE = "[„“\"'»«]?"
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
# Dates, years, paragraphs of laws and what belongs to a name (A5, M41) are no figures.
_NO_FIGURE = re.compile(r"\b\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?(?!\d)|\b(?:19|20)\d\d\b|§+\s*\d+\w*")
_FIGURE = re.compile(rf"(?<![\w.,])(?:{_NUMBER})(?![\w])")
_UNREAD = frozenset({"shapes", "texts", "imprint", "sources", "x", "y", "exact", "geometry"})


@cache
def ordinary_names() -> frozenset[str]:
    """Names of areas that are also ordinary words (`resources/catalogue/ordinary_names.json`): Mitte, Buch."""
    return frozenset(json.loads((FOLDER / "ordinary_names.json").read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Surroundings:
    """Areas that a text on an area may name (itself, those above and below it), and the others of its district."""

    own: tuple[AreaRef, ...]
    others: tuple[AreaRef, ...]


def surroundings(numbers: "Numbers", profile: Profile) -> Surroundings:
    """The areas of the profile's district in its key system, by whether its texts may name them.

    An area that bears the name of one of the own areas is told by its key alone.
    """
    area_id, level = profile.area.area_id, profile.area.level
    district = "" if level == "STADT" else ancestor(area_id, "BEZ")
    own, others = [AreaRef(CITY, profile.city.name, "STADT")], list[AreaRef]()
    for name in KEY_LENGTH:
        areas = numbers.areas(profile.vintage, name)
        for other in (a for a in areas.ids if a.startswith(district)):
            related = level == "STADT" or other.startswith(area_id) or area_id.startswith(other)
            (own if related else others).append(AreaRef(other, areas.names.get(other, other), name))
    return Surroundings(tuple(own), tuple(others))


def foreign_areas(text: str, around: Surroundings) -> tuple[AreaRef, ...]:
    """Areas of the district that a text names, by name or by key, though it is on another one; each once, as they come.

    Words as a whole, with the genitive's *s*; a longer name of an own area (Friedenau West) hides a shorter one in it
    (Friedenau). A name that is an ordinary word counts only behind the word for a level: ``im Ortsteil Mitte``.
    """
    plain = " ".join(text.split())
    known = {_plain(area.name) for area in around.own}
    by_name = {name: area for area in reversed(around.others) if (name := _plain(area.name)) and name not in known}
    keys = {area.area_id: area for area in around.others if len(area.area_id) > KEY_LENGTH["PGR"]}
    found: dict[AreaRef, None] = {}
    for match in _names(tuple(sorted(known | by_name.keys(), key=lambda n: (-len(n), n)))).finditer(plain):
        area = by_name.get(match["name"]) or keys.get(match["key"] or "")
        ordinary = match["name"] in ordinary_names() and not match["level"]
        if area is not None and not ordinary:
            found[area] = None
    return tuple(found)


def _plain(name: str) -> str:
    return " ".join(name.split())


@lru_cache(maxsize=64)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names, longest first, with the word for a level before it; or a key."""
    listed = "|".join(map(re.escape, names)) or r"(?!)"
    return re.compile(
        rf"(?<!\w)(?:(?P<level>{_LEVEL_WORDS})\s{_QUOTE})?(?:(?P<name>{listed})s?|(?P<key>\d{{6}}(?:\d{{2}})?))(?!\w)"
    )


def figures(text: str) -> tuple[str, ...]:
    """The numbers in a text as they stand there; no dates, years and paragraphs.

    >>> figures("Am 31.12.2024 leben hier 24.812 Menschen, 15,1 % unter 18 (§ 78 SGB VIII, A5).")
    ('24.812', '15,1', '18')
    """
    return tuple(match.group() for match in _FIGURE.finditer(_NO_FIGURE.sub(" ", text)))


def unknown_figures(text: str, profile: Profile, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Numbers of a text that the profile prints nowhere; each once.

    Parameters
    ----------
    also
        Other words that may bring numbers, as titles do.
    """
    said = dict.fromkeys(figures(text))
    if not said:
        return ()
    shown = printed_figures(profile, also)
    most = max(FEW, len(profile.sisters), *(len(below.cells) for below in profile.below.values()), 0)
    counts = {str(n) for n in range(most + 1)}
    return tuple(number for number in said if _bare(number) not in shown and number not in counts)


def printed_figures(profile: Profile, also: Iterable[str] = ()) -> frozenset[str]:
    """The numbers a profile prints outside of its written texts, without points; `also` as in `unknown_figures`."""
    return numbers_in((*_words(profile), *also))


def numbers_in(words: Iterable[str]) -> frozenset[str]:
    """The figures of several texts, without points."""
    return frozenset(_bare(number) for text in words for number in figures(text))


def hidden_figures(profile: Profile, internal: Profile) -> frozenset[str]:
    """Numbers of the area, its parts and what it lies in that a public profile has a sign for, without points.

    Parameters
    ----------
    internal
        The same profile of all numbers.
    """
    shown = _own_cells(profile)
    hidden = (c for at, c in _own_cells(internal).items() if at in shown and _told(c) and not _told(shown[at]))
    return numbers_in(cell.text for cell in hidden)


def _told(cell: Cell) -> bool:
    return cell.status is Status.VALUE


def _own_cells(profile: Profile) -> dict[tuple[str, str], Cell]:
    """By what they are about: an indicator, a theme or an area, and which of its numbers."""
    found: dict[tuple[str, str], Cell] = {}
    for row in profile.rows:
        found |= {(row.indicator.indicator, "area"): row.area, (row.indicator.indicator, "count"): row.count}
    for site in profile.facilities:
        kinds = {"count": site.count, "capacity": site.capacity, "rate": site.rate}
        found |= {(site.theme, kind): cell for kind, cell in kinds.items()}
    for line in profile.children.rows:
        found |= {(line.area.area_id, name): c for name, c in zip(profile.children.columns, line.cells, strict=True)}
    return found


def is_small(number: str) -> bool:
    """Whether a number, as of `figures`, is a whole one that counts many things: up to a dozen.

    >>> is_small("12"), is_small("13"), is_small("0,5")
    (True, False, False)
    """
    return number.isdecimal() and int(number) <= FEW


def figures_among(text: str, numbers: Container[str]) -> tuple[str, ...]:
    """Those numbers of a text that are among others (as of `printed_figures`); each once, as they stand there."""
    return tuple(dict.fromkeys(number for number in figures(text) if _bare(number) in numbers))


def _bare(number: str) -> str:
    return number.replace(".", "")


def _words(part: object) -> Iterator[str]:
    """All that a profile prints, outlines, sources and written texts apart."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, int) and not isinstance(part, bool):
        yield str(part)
    elif is_dataclass(part):
        for item in fields(part):
            if item.name not in _UNREAD:
                yield from _words(getattr(part, item.name))
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _words(key)
            yield from _words(value)
    elif isinstance(part, Sequence | frozenset) and not isinstance(part, bytes | date):
        for value in part:
            yield from _words(value)
