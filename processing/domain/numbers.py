# SPDX-License-Identifier: GPL-2.0-or-later
"""All numbers of a library in memory: read once, never changed, shared by every view and by a whole batch.

How a number is found (planner.md 4.3): as observed at the level itself, else the sum of the level below, down to the
finest level that was delivered. Cases that cannot be placed (REST) are added at the smallest area known. Only
extensive quantities are summed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from . import bands, catalogue
from .catalogue import Indicator, later_areas
from .columns import NOT_APPLICABLE, VALUE, Column, added, empty, preferred
from .lor import CITY, CITY_DISTRICTS, FICTIONAL, KEY_LENGTH, LEVELS, REST, ancestor, level_of
from .observed import Areas, Observed
from .planning import Planning
from .planning_store import read_planning

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from .library import Library

AREA_M2 = "area_m2"


@dataclass(frozen=True)
class Context:
    """What a profile shows beside its numbers: tables of the library as they are."""

    sources: pd.DataFrame
    texts: pd.DataFrame
    imprint: Mapping[str, str]
    points: "GeoDataFrame | None" = None
    kulissen: "GeoDataFrame | None" = None
    attention: str = ""  # the library's own rules, see `attention_rules`
    targets: str = ""  # its own targets of supply, see `targets`
    disclosure: str = ""  # its own policies of confidentiality, see `disclosure.policy`
    closed_themes: frozenset[str] = frozenset()  # with features of any kind that are closed to the public
    planning: Planning = field(default_factory=Planning)


def _areas(frame: pd.DataFrame) -> Areas:
    frame = frame.sort_values("area_id")
    names = dict(zip(frame["area_id"], frame["name"], strict=True))
    return Areas(tuple(frame["area_id"]), names, frame["area_m2"].to_numpy(float))


class Numbers:
    """The numbers of a library.

    Parameters
    ----------
    layers
        Areas by (vintage, level): frames with area_id, name, area_m2 (and geometry for maps), levels PLR to BEZ;
        key systems in the order of their validity, oldest first.
    observations
        Columns of the library's table, with source_id.
    kinds
        extensive, intensive or categorical by quantity; a quantity not named is extensive.
    titles
        What a quantity is called.
    districts
        The districts a city total needs; the made-up one is none of them, its city has published totals only.
    indicators
        The catalogue these numbers are read by; None: the shipped one.
    again
        Age bands that other sources delivered just as they are in force, see `Observed`.
    folder
        Where `cache` keeps what follows from the areas' geometry and takes long to compute; None keeps nothing.
    """

    def __init__(
        self,
        layers: Mapping[tuple[str, str], pd.DataFrame],
        observations: pd.DataFrame,
        *,
        kinds: Mapping[str, str] | None = None,
        titles: Mapping[str, str] | None = None,
        context: Context | None = None,
        indicators: Sequence[Indicator] | None = None,
        city_name: str = "Berlin",
        fictional: bool = False,
        districts: frozenset[str] = CITY_DISTRICTS,
        again: pd.DataFrame | None = None,
        folder: Path | None = None,
    ) -> None:
        self.layers, self.folder = layers, folder
        self.city_name, self._again = city_name, again
        self.public, self.release_note = False, ""  # see `changed`; the note stands in the imprint
        self.kinds = dict(kinds or {})
        self.titles = dict(titles or {})
        self.indicators = tuple(catalogue.indicators() if indicators is None else indicators)
        self.context = context or Context(pd.DataFrame(), pd.DataFrame(), {})
        self.fictional = fictional
        self.vintages = tuple(dict.fromkeys(vintage for vintage, _ in layers))
        self._districts = districts
        self._by_level = {key: _areas(frame) for key, frame in layers.items()}
        rest = observations[observations["level"] == REST]
        for vintage in self.vintages:
            # The ground of some districts is not the city's: a published number of people over it would be no density.
            known = self._by_level[vintage, "BEZ"]
            whole = np.nansum(known.area_m2) if districts <= set(known.ids) else np.nan
            self._by_level[vintage, "STADT"] = Areas((CITY,), {CITY: city_name}, np.array([whole]))
            ids = tuple(sorted(rest.loc[rest["vintage"] == vintage, "area_id"].unique()))
            self._by_level[vintage, REST] = Areas(ids, {}, np.zeros(len(ids)))
        self.observed = Observed(observations, self._by_level, again)
        self._parent_index: dict[tuple[str, str], np.ndarray] = {}
        self._columns: dict[tuple, Column | None] = {}
        self._periods: dict[tuple, tuple[date, ...]] = {}
        self.cache: dict[tuple, object] = {}  # what others derive from these numbers (indicators, maps)

    @classmethod
    def read(cls, library: "Library", folder: Path | None = None) -> "Numbers":
        """All numbers of a library; `folder` as in `Numbers`."""
        layers = {(v, level): library.areas(v, level) for v in library.vintages for level in KEY_LENGTH}
        quantities = library.quantities()
        districts = {area_id for (_, level), frame in layers.items() if level == "BEZ" for area_id in frame["area_id"]}
        context = Context(
            library.sources(), library.texts(), library.imprint(),
            library.facilities("point"), library.facilities("area", "kulisse"), library.meta("attention"),
            library.meta("targets"), library.meta("disclosure"), library.closed_themes(),
            read_planning(library),
        )  # fmt: skip
        return cls(
            layers,
            library.observations(),
            kinds=dict(zip(quantities["quantity"], quantities["kind"], strict=True)),
            titles=dict(zip(quantities["quantity"], quantities["title"], strict=True)),
            context=context,
            indicators=catalogue.with_own(library.own_indicators().to_dict("records")),
            city_name=library.meta("city_name", "Musterstadt" if districts == {FICTIONAL} else "Berlin"),
            fictional=library.meta("fictional") == "yes" or districts == {FICTIONAL},
            again=library.delivered_again("%.alter.%"),
            folder=folder,
        )

    def changed(self, observations: pd.DataFrame, context: Context) -> "Numbers":
        """Numbers for the public: of the same areas, with other observations, marked as `public`."""
        found = Numbers(
            self.layers, observations, kinds=self.kinds, titles=self.titles, context=context,
            indicators=self.indicators, city_name=self.city_name, fictional=self.fictional,
            districts=self._districts, again=self._again, folder=self.folder,
        )  # fmt: skip
        found.public = True
        return found

    # --- areas

    def areas(self, vintage: str, level: str) -> Areas:
        """The areas of a level, PLR to STADT, sorted by id; none where the library lacks them."""
        return self._by_level.get((vintage, level), Areas((), {}, np.empty(0)))

    def vintages_of(self, area_id: str) -> tuple[str, ...]:
        """Key systems that have an area, oldest first."""
        level = level_of(area_id)
        return tuple(v for v in self.vintages if area_id in self.areas(v, level).index)

    def _parents(self, vintage: str, level: str) -> np.ndarray:
        """For each area one level below, the index of its parent."""
        key = (vintage, level)
        if key in self._parent_index:
            return self._parent_index[key]
        below = self.areas(vintage, LEVELS[LEVELS.index(level) - 1])
        index = self.areas(vintage, level).index
        self._parent_index[key] = np.array([index[ancestor(area_id, level)] for area_id in below.ids], dtype=int)
        return self._parent_index[key]

    # --- numbers

    def column(self, quantity: str, period: date, vintage: str, level: str) -> Column | None:
        """A quantity at a date over all areas of a level.

        Returns
        -------
        Column or None
            None where neither the level nor one below it was delivered, or where the wanted age band cannot be put
            together from bands of one source.
        """
        key = (quantity, period, vintage, level)
        if key not in self._columns:
            self._columns[key] = self._found(*key)
        return self._columns[key]

    def _found(self, quantity: str, period: date, vintage: str, level: str) -> Column | None:
        if quantity == AREA_M2:
            return self._ground(vintage, level)
        published = self.observed.delivered(vintage, level, quantity, period)
        if level == "PLR":
            return None if published is None else self._existing(published, period, vintage)
        if self.kinds.get(quantity, "extensive") != "extensive":
            return published
        summed = self.summed(quantity, period, vintage, level)
        if summed is None or published is None:
            return summed or published
        # A published total is what others read, so it is printed, also where it is not the sum; a published sign
        # yields to a complete sum, one of ours does not: cases that cannot be placed may be what it hides.
        stays = ~summed.known | published.protected
        return preferred(published, summed, published.known | (published.observed & stays))

    def _existing(self, column: Column, period: date, vintage: str) -> Column:
        """The column with ``not_applicable`` where a planning area did not exist yet, so that no total lacks it."""
        index = self.areas(vintage, "PLR").index
        later = [index[a] for a, first in later_areas().get(vintage, {}).items() if a in index and period < first]
        absent = np.array([i for i in later if not column.observed[i]], dtype=int)
        if not len(absent):
            return column
        codes, lacking, parts = column.codes.copy(), column.lacking.copy(), column.parts.copy()
        codes[absent], lacking[absent], parts[absent] = NOT_APPLICABLE, 0, 0
        return replace(column, codes=codes, lacking=lacking, parts=parts)

    def _ground(self, vintage: str, level: str) -> Column:
        column = empty(len(self.areas(vintage, level).ids))
        square = self.areas(vintage, level).area_m2
        known = np.isfinite(square) & (square > 0)
        column.values[known] = square[known]
        column.codes[known] = VALUE
        column.observed[known] = True
        return replace(column, partial=level == "STADT" and not known.all())

    def summed(self, quantity: str, period: date, vintage: str, level: str) -> Column | None:
        """A quantity as the sum of the level below and of the cases that cannot be placed any closer."""
        below = self.column(quantity, period, vintage, LEVELS[LEVELS.index(level) - 1])
        if below is None:
            return None
        areas = self.areas(vintage, level)
        parts, groups = [below], [self._parents(vintage, level)]
        rest = self.observed.delivered(vintage, REST, quantity, period)
        if rest is not None:
            here = np.array([a in areas.index for a in self._by_level[vintage, REST].ids], dtype=bool) & rest.observed
            if here.any():
                parts.append(_taken(rest, here))
                groups.append(np.array([areas.index[a] for a in np.array(self._by_level[vintage, REST].ids)[here]]))
        if level == "STADT" and not self._whole_city(vintage, below):
            return empty(1, partial=True)
        return added(parts, groups, len(areas.ids))

    def _whole_city(self, vintage: str, districts: Column) -> bool:
        found = np.array(self.areas(vintage, "BEZ").ids)[districts.observed]
        return self._districts <= set(found.tolist())

    # --- dates

    def dates(self, quantity: str, vintage: str) -> tuple[date, ...]:
        """Dates at which a quantity can be had at any level, ascending; age bands as they can be put together."""
        key = (quantity, vintage)
        if key not in self._periods:
            found = set(self.observed.dates(quantity, vintage))
            band = bands.limits(quantity)
            if band is not None:
                candidates = {
                    d for name, _ in self.observed.bands_of(band[0]) for d in self.observed.dates(name, vintage)
                }
                found |= {d for d in candidates - found if self.column(quantity, d, vintage, "STADT") is not None}
            self._periods[key] = tuple(sorted(found))
        return self._periods[key]

    def periods(self, quantity: str, vintage: str | None = None, level: str = "", within: str = "") -> tuple[date, ...]:
        """Dates of a quantity, ascending.

        Parameters
        ----------
        vintage
            One key system, or None for all.
        level, within
            Only dates at which a source says anything of an area of this level inside this area (prefix rule).
        """
        if vintage is None:
            return tuple(sorted({d for v in self.vintages for d in self.periods(quantity, v, level, within)}))
        dates = self.dates(quantity, vintage)
        if not level:
            return dates
        key = (quantity, vintage, level, within)
        if key not in self._periods:
            mask = self.areas(vintage, level).mask(within)
            columns = ((d, self.column(quantity, d, vintage, level)) for d in dates)
            self._periods[key] = tuple(d for d, c in columns if c is not None and c.observed[mask].any())
        return self._periods[key]

    def unplaced_at(self, quantity: str, period: date, vintage: str, area_id: str) -> float:
        """Cases that belong to an area and to none inside it."""
        rest = self.observed.delivered(vintage, REST, quantity, period)
        at = self._by_level[vintage, REST].index.get(area_id)
        return float(rest.values[at]) if rest is not None and at is not None and rest.known[at] else 0.0

    def unplaced(self, quantity: str, period: date, vintage: str, within: str) -> tuple[float, tuple[str, ...]]:
        """Sum of the cases inside an area that can be placed no closer, and their names where they are known."""
        rest = self.observed.delivered(vintage, REST, quantity, period)
        if rest is None:
            return 0.0, ()
        mask = self._by_level[vintage, REST].mask(within) & rest.known
        texts = rest.texts[mask] if rest.texts is not None else ()
        names = [name.strip() for text in texts if isinstance(text, str) for name in text.split(";")]
        return float(rest.values[mask].sum()), tuple(name for name in names if name)


def _taken(column: Column, mask: np.ndarray) -> Column:
    """Some elements of a column of REST; they are cases, not areas, so they count as no part."""
    n = int(mask.sum())
    return Column(
        column.values[mask], column.codes[mask], column.observed[mask], np.zeros(n, int), np.zeros(n, int),
        column.unstated[mask], column.sources[mask],
    )  # fmt: skip
