# SPDX-License-Identifier: GPL-2.0-or-later
"""What a library holds, as plain records for tree views: made once for each state of the library, beside the window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..processing.domain.numbers import Numbers


@dataclass(frozen=True)
class AreaNode:
    """An area with the areas below it."""

    area_id: str
    name: str
    level: str
    children: tuple["AreaNode", ...] = ()

    def walk(self) -> Iterator["AreaNode"]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator of the catalogue that the library has numbers for. `rate`: may colour areas."""

    indicator: str
    title: str
    unit: str
    period: date
    levels: tuple[str, ...]
    rate: bool


@dataclass(frozen=True)
class ThemeLine:
    """What an office delivered under one heading: features for the map, indicators, or a source of its own kind."""

    title: str
    period: date | None
    old: bool
    theme: str = ""  # features of this theme can be shown on the map
    kinds: tuple[str, ...] = ()  # point, line, area
    features: int = 0
    capacity: float | None = None
    unit: str = ""
    indicators: tuple[IndicatorLine, ...] = ()


@dataclass(frozen=True)
class OfficeLine:
    office: str
    themes: tuple[ThemeLine, ...]


@dataclass(frozen=True)
class SourceLine:
    """A source as listed in `Quellen verwalten…`; `numbers`: how many numbers and features it brought."""

    source_id: int
    office: str
    title: str
    file: str
    sheet: str
    period: str
    imported_at: str
    rows: int
    matched: int
    rejected: int
    published: bool
    numbers: int


@dataclass(frozen=True)
class Reject:
    """A row or cell not taken."""

    title: str
    file: str
    row_no: str
    column: str
    content: str
    reason: str


@dataclass(frozen=True)
class Overview:
    """All but the numbers themselves, which `numbers` holds for profiles and maps."""

    path: Path
    state: str
    numbers: "Numbers"
    vintages: tuple[str, ...]  # oldest first
    valid_to: Mapping[str, date | None]
    trees: Mapping[str, tuple[AreaNode, ...]]
    dates: Mapping[str, tuple[date, ...]]  # of the population, by vintage, newest first
    offices: tuple[OfficeLine, ...]
    sources: tuple[SourceLine, ...]
    rejects: tuple[Reject, ...]
    fictional: bool

    @property
    def vintage(self) -> str:
        """The key system in force."""
        return self.vintages[-1]

    @property
    def has_numbers(self) -> bool:
        return bool(self.sources)

    def node(self, area_id: str, vintage: str) -> AreaNode | None:
        return next((n for top in self.trees.get(vintage, ()) for n in top.walk() if n.area_id == area_id), None)

    def indicator(self, indicator: str) -> IndicatorLine | None:
        return next((i for o in self.offices for t in o.themes for i in t.indicators if i.indicator == indicator), None)

    def theme(self, theme: str) -> ThemeLine | None:
        return next((t for o in self.offices for t in o.themes if theme and t.theme == theme), None)
