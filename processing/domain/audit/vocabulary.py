# SPDX-License-Identifier: GPL-2.0-or-later
"""What titles mean: the public catalogue of indicators and quantities, and the names of areas."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from ..catalogue import FOLDER, Indicator, indicators, themes
from ..formula import parse
from ..keys import known_systems, official_names, repair_key
from ..lor import CITY, KEY_LENGTH
from ..words import slug

# Ground and lengths are no whole numbers, however they are printed; the ids say which quantities are such.
_MEASURED = re.compile(r".*(_m2|length_m)")
_AGES = re.compile(r"\w+(\.\w+)*\.alter\.\d+_\d*")
_LEAST_TITLE = 4  # shorter titles are words


@dataclass(frozen=True)
class Measure:
    """What a number is.

    Parameters
    ----------
    kind
        ``count`` (of is a quantity), ``number`` (a column that is no count), ``rate`` and ``figure`` (of is an
        indicator: its value, its numerator), ``change`` (of an indicator since a date), ``growth`` (of a quantity or
        column since a date, as difference or in per cent).
    """

    kind: str
    of: str
    since: str = ""


@dataclass(frozen=True)
class Target:
    """A rule of how much people need: formulas of what there is and of what is needed, and to which decimals."""

    target: str
    title: str
    present: str
    needed: str
    decimals: int


def known_targets(own: str = "") -> tuple[Target, ...]:
    """A library's own targets (the JSON it keeps), then the shipped ones; of own ones that cannot be read, none.

    >>> known_targets()[0].needed
    '0.114 * ew.alter.6_25'
    """
    raw = json.loads((FOLDER / "targets.json").read_text(encoding="utf-8"))
    try:
        kept = json.loads(own)["targets"] if own.strip() else []
        return tuple(map(_target, [*kept, *raw]))
    except (ValueError, LookupError, TypeError, AttributeError):
        return tuple(map(_target, raw))


def _target(raw: Mapping) -> Target:
    theme = themes().get(raw["theme"])
    present = raw.get("present") or (theme.capacity if theme else "") or f"{raw['theme']}.capacity"
    needed = str(raw["needed"]).replace(",", ".")
    return Target(raw["target"], raw["title"], present, needed, int(raw.get("decimals", 0)))


@lru_cache(maxsize=50_000)  # the titles of a folder are the same few
def plain(title: object) -> str:
    """A title without what print does to it: case, blanks, hyphens, marks.

    >>> plain("Bezirk Tempelhof- Schöneberg ⁱ") == plain("bezirk tempelhof-schöneberg")
    True
    """
    return slug(str(title).rstrip("ⁱᶻ ").replace("²", "2"), "", 200)


def plr_sets() -> Mapping[str, frozenset[str]]:
    """The Planungsräume of each key system: which area lies in which is public."""
    return known_systems()


@lru_cache(maxsize=50_000)  # the cells of a folder are the same few keys and words
def _repaired(cell: str | int | float) -> str | None:
    return repair_key(cell)


@dataclass(frozen=True)
class Vocabulary:
    """The catalogue, with a library's own entries where there is one.

    Parameters
    ----------
    catalogue
        All indicators.
    quantities
        Titles by id, beside those of the catalogue.
    names
        Names of areas by key, beside the official ones.
    targets
        Rules of supply.
    """

    catalogue: tuple[Indicator, ...] = field(default_factory=indicators)
    quantities: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    targets: tuple[Target, ...] = field(default_factory=known_targets)

    @cached_property
    def by_id(self) -> Mapping[str, Indicator]:
        return {one.indicator: one for one in self.catalogue}

    @cached_property
    def _indicators(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for one in self.catalogue:
            for title in (one.indicator, one.title, one.short, re.sub(r"\s*\([A-Z]+\d+\)$", "", one.title)):
                found.setdefault(plain(title), one.indicator)
        return found | {plain(title): name for name, titles in _OUR_TITLES.items() for title in titles}

    @cached_property
    def _quantities(self) -> Mapping[str, str]:
        shipped = {raw["quantity"]: raw["title"] for raw in json.loads(
            (FOLDER / "quantities.json").read_text(encoding="utf-8"))}  # fmt: skip
        found: dict[str, str] = {}
        for name, title in (shipped | dict(self.quantities)).items():
            found.setdefault(plain(name), name)
            found.setdefault(plain(title), name)
        return found

    @cached_property
    def _themes(self) -> Mapping[str, str]:
        return {plain(t): theme.theme for theme in themes().values() for t in (theme.theme, theme.title, theme.plural)}

    def indicator(self, title: object) -> str:
        """The id of the indicator that a title names, empty where it names none."""
        return self._indicators.get(plain(title), "") or self._indicators.get(plain(str(title).removesuffix("%")), "")

    @cached_property
    def _titled(self) -> tuple[re.Pattern[str], Mapping[str, str]]:
        """A pattern of all titles of indicators, the longest first, and what they mean."""
        titles = {t: i.indicator for i in self.catalogue for t in (i.title, i.short) if len(t) >= _LEAST_TITLE}
        return re.compile("|".join(sorted(map(re.escape, titles), key=len, reverse=True))), titles

    def indicators_in(self, text: str) -> Iterator[tuple[int, str]]:
        """The indicators that a text names by their titles, and where."""
        pattern, titles = self._titled
        for found in pattern.finditer(text):
            yield found.start(), titles[found[0]]

    def quantity(self, title: object) -> str:
        """The id of the quantity that a title names, empty where it names none; the ids of ages are without end."""
        if isinstance(title, str) and _AGES.fullmatch(title):
            return title
        return self._quantities.get(plain(title), "")

    def theme(self, title: object) -> str:
        """The id of the theme of facilities that a title names."""
        return self._themes.get(plain(title), "")

    def places(self, theme: str) -> str:
        """The quantity that counts the places of a theme, or measures its ground."""
        known = themes().get(theme)
        return (known.capacity if known else "") or f"{theme}.capacity"

    def rate(self, theme: str) -> str:
        """The indicator that is printed beside the places of a theme; empty where there is none."""
        known = themes().get(theme)
        return known.rate if known else ""

    def single(self, indicator: str) -> str:
        """The one quantity that an indicator counts; empty where it counts several."""
        terms = parse(self.by_id[indicator].numerator)
        return terms[0].quantity if len(terms) == 1 and terms[0].factor == 1 else ""

    @cached_property
    def _targets(self) -> Mapping[str, Target]:
        found: dict[str, Target] = {}
        for one in self.targets:
            found.setdefault(plain(one.target), one)
            found.setdefault(plain(one.title), one)
        return found

    def target(self, title: object) -> Target | None:
        """The rule of supply that a title or an id names."""
        return self._targets.get(plain(title))

    def measured(self, measure: Measure) -> Measure:
        """What a number is, where a count is of ground or of a length, which are no whole numbers."""
        of = self.single(measure.of) if measure.kind == "figure" else measure.of
        return Measure("number", of) if measure.kind in ("count", "figure") and _MEASURED.fullmatch(of) else measure

    @cached_property
    def area_ids(self) -> frozenset[str]:
        """All keys of all levels and key systems."""
        every = {plr[:length] for ids in plr_sets().values() for plr in ids for length in KEY_LENGTH.values()}
        return frozenset(every | {CITY} | set(self.names))

    def area(self, cell: object) -> str:
        """The key in a cell, empty where there is none that exists."""
        if isinstance(cell, str) and cell.strip() == CITY:
            return CITY
        key = _repaired(cell) if isinstance(cell, str | int | float) else None
        return key if key is not None and key in self.area_ids else ""

    def every_name(self, more: Mapping[str, str]) -> dict[str, str]:
        """Names of areas by key: the official ones, the library's, and those of `more`."""
        return {**official_names("2020"), **official_names("2021"), **self.names, **more}


# In our own tables, where they are not the indicator's title.
_OUR_TITLES = {
    "ew": ("EW",), "b1": ("unter 18 %",), "b2": ("65 und älter %",), "ew_dichte": ("EW je Hektar", "Einwohnerdichte"),
}  # fmt: skip


def foreign(title: object) -> str:
    """The name of a quantity that only its column's title says.

    >>> foreign("Leistungen (SGB II)")
    'leistungen_sgb_ii'
    """
    return slug(str(title), length=80) or "column"
