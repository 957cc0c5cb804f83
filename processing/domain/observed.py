# SPDX-License-Identifier: GPL-2.0-or-later
"""The library's observations pivoted once: an array per key system, level, quantity and date."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from . import bands
from .columns import MISSING, NONE, STATUSES, VALUE, Column, added, empty, preferred
from .lor import CITY
from .status import Flag

UNSTATED = ".unstated"  # counts the objects that lack a quantity
_COLUMN = ["vintage", "level", "quantity", "period"]
_CODES = {str(status): code for code, status in enumerate(STATUSES)}


@dataclass(frozen=True)
class Areas:
    """The areas of a level in the order of their ids; `area_m2` is NaN where unknown."""

    ids: tuple[str, ...]
    names: Mapping[str, str]
    area_m2: np.ndarray

    @cached_property
    def index(self) -> dict[str, int]:
        return {area_id: i for i, area_id in enumerate(self.ids)}

    def mask(self, prefix: str) -> np.ndarray:
        """Which areas lie in an area, by the prefix rule; all for an empty prefix and for the city."""
        if prefix in ("", CITY):
            return np.ones(len(self.ids), dtype=bool)
        return np.array([area_id.startswith(prefix) for area_id in self.ids], dtype=bool)


class Observed:
    """Observations as columns, built when first asked for.

    Parameters
    ----------
    observations : DataFrame
        vintage, level, area_id, quantity, period (ISO text), value, text, status, flag, source_id.
    areas
        Areas by (vintage, level); level REST has the areas under which cases are kept that cannot be placed.
    again : DataFrame, optional
        Numbers in force that other sources delivered just so (vintage, level, area_id, quantity, period, source_id):
        bands of one source are put together also where an equal number of another is in force.
    """

    def __init__(
        self,
        observations: pd.DataFrame,
        areas: Mapping[tuple[str, str], Areas],
        again: pd.DataFrame | None = None,
    ) -> None:
        self._areas, self._observations = areas, observations
        self._again: dict[tuple[str, str, str, str], dict[int, set[str]]] = {}
        for *key, area_id, source in [] if again is None else again[[*_COLUMN, "area_id", "source_id"]].to_numpy():
            self._again.setdefault(tuple(key), {}).setdefault(int(source), set()).add(area_id)
        coded = [pd.factorize(observations[key]) for key in _COLUMN]
        group = np.zeros(len(observations), dtype=np.int64)
        for codes, uniques in coded:
            group = group * max(len(uniques), 1) + codes
        order = np.argsort(group, kind="stable")
        starts = np.flatnonzero(np.diff(group[order], prepend=-1)) if len(order) else np.empty(0, int)
        self._rows: dict[tuple[str, str, str, date], np.ndarray] = {}
        periods = [date.fromisoformat(text) for text in coded[3][1]]
        for first, last in zip(starts, np.append(starts[1:], len(order))[: len(starts)], strict=True):
            i = order[first]
            vintage, level, quantity = (uniques[codes[i]] for codes, uniques in coded[:3])
            self._rows[vintage, level, quantity, periods[coded[3][0][i]]] = order[first:last]
        self._area_ids = observations["area_id"].to_numpy(object)
        self._values = observations["value"].to_numpy(float)
        self._texts = observations["text"].to_numpy(object)
        self._statuses = observations["status"].to_numpy(object)
        self._flags = observations["flag"].to_numpy(object)
        self._sources = observations["source_id"].to_numpy(int)
        self.levels: dict[tuple[str, str, date], set[str]] = {}
        for vintage, level, quantity, period in self._rows:
            self.levels.setdefault((vintage, quantity, period), set()).add(level)
        self._columns: dict[tuple, Column | None] = {}

    def rows(self) -> pd.DataFrame:
        """The observations as they came."""
        return self._observations

    def dates(self, quantity: str, vintage: str) -> set[date]:
        """Dates at which a quantity was observed at any level."""
        return self._dates.get((vintage, quantity), set())

    @cached_property
    def _dates(self) -> dict[tuple[str, str], set[date]]:
        found: dict[tuple[str, str], set[date]] = {}
        for vintage, quantity, period in self.levels:
            found.setdefault((vintage, quantity), set()).add(period)
        return found

    @cached_property
    def quantities(self) -> frozenset[str]:
        """All quantities observed."""
        return frozenset(quantity for _, quantity, _ in self.levels)

    @cached_property
    def vintages_of_source(self) -> dict[int, tuple[str, ...]]:
        """The key systems a source's numbers are in."""
        found: dict[int, set[str]] = {}
        for (vintage, *_), rows in self._rows.items():
            for source in np.unique(self._sources[rows]).tolist():
                found.setdefault(source, set()).add(vintage)
        return {source: tuple(sorted(vintages)) for source, vintages in found.items()}

    def sources_of(self, vintage: str, level: str, quantity: str, period: date) -> frozenset[int]:
        """The sources that delivered a column or a part of it."""
        rows = self._rows.get((vintage, level, quantity, period))
        again = self._again.get((vintage, level, quantity, period.isoformat()), {})
        return frozenset() if rows is None else frozenset({*np.unique(self._sources[rows]).tolist(), *again})

    def column(self, vintage: str, level: str, quantity: str, period: date, source: int | None = None) -> Column | None:
        """What was observed at the level itself, of one source or of all; None where nothing was."""
        key = (vintage, level, quantity, period, source)
        if key not in self._columns:
            self._columns[key] = self._built(*key)
        return self._columns[key]

    def delivered(self, vintage: str, level: str, quantity: str, period: date) -> Column | None:
        """What was observed at the level itself; an age band also as sum of the bands of one source."""
        column = self.column(vintage, level, quantity, period)
        if column is None:
            column = self._from_bands(vintage, level, quantity, period)
        if column is None or quantity.endswith(UNSTATED):
            return column
        lacking = self.column(vintage, level, quantity + UNSTATED, period)
        if lacking is None:
            return column
        return replace(column, unstated=np.maximum(column.unstated, np.nan_to_num(lacking.values).astype(int)))

    def _from_bands(self, vintage: str, level: str, quantity: str, period: date) -> Column | None:
        wanted = bands.limits(quantity)
        if wanted is None:
            return None
        stem, band = wanted
        by_source: dict[int, list[bands.Limits]] = {}
        for name, limits in self.bands_of(stem):
            for source in self.sources_of(vintage, level, name, period):
                by_source.setdefault(source, []).append(limits)
        n = len(self._areas[vintage, level].ids)
        found: Column | None = None
        for source, available in by_source.items():
            parts = [
                self.column(vintage, level, bands.name(stem, part), period, source)
                for part in bands.partition(band, available) or ()
            ]
            whole = [part for part in parts if part is not None]
            if whole and len(whole) == len(parts):
                total = added(whole, [np.arange(n)] * len(whole), n)
                # Parts counts areas here, not bands.
                total = replace(total, parts=np.ones(n, int), lacking=np.minimum(total.lacking, 1))
                found = total if found is None else preferred(found, total, found.observed)
        return found

    def bands_of(self, stem: str) -> list[tuple[str, bands.Limits]]:
        return self._stems.get(stem, [])

    @cached_property
    def _stems(self) -> dict[str, list[tuple[str, bands.Limits]]]:
        found: dict[str, list[tuple[str, bands.Limits]]] = {}
        for quantity in self.quantities:
            band = bands.limits(quantity)
            if band is not None:
                found.setdefault(band[0], []).append((quantity, band[1]))
        return found

    def _built(self, vintage: str, level: str, quantity: str, period: date, source: int | None) -> Column | None:
        found = self._rows.get((vintage, level, quantity, period))
        areas = self._areas.get((vintage, level))
        if found is None or areas is None:
            return None
        rows, sources = found, self._sources[found]
        if source is not None:
            again = self._again.get((vintage, level, quantity, period.isoformat()), {}).get(source, set())
            rows = found[(sources == source) | np.array([a in again for a in self._area_ids[found]], dtype=bool)]
            sources = np.full(len(rows), source)
        at = np.array([areas.index.get(a, -1) for a in self._area_ids[rows]], dtype=int)
        rows, sources, at = rows[at >= 0], sources[at >= 0], at[at >= 0]
        if not len(rows):
            return None
        column = empty(len(areas.ids))
        column.codes[at] = [_CODES[status] for status in self._statuses[rows]]
        column.values[at] = self._values[rows]
        column.values[column.codes == NONE] = 0.0
        column.values[(column.codes != VALUE) & (column.codes != NONE)] = np.nan
        column.observed[at] = True
        column.lacking[:] = ~np.isin(column.codes, (VALUE, NONE)) & (column.codes <= MISSING + 1)
        column.unstated[at] = [flag == Flag.INCOMPLETE for flag in self._flags[rows]]
        sets = {s: frozenset((s,)) for s in np.unique(sources).tolist()}
        for i, s in zip(at.tolist(), sources.tolist(), strict=True):
            column.sources[i] = sets[s]
        texts = None
        if any(isinstance(text, str) for text in self._texts[rows]):
            texts = np.full(len(areas.ids), None, dtype=object)
            texts[at] = self._texts[rows]
        return Column(
            column.values, column.codes, column.observed, column.lacking, column.parts, column.unstated,
            column.sources, texts, protected=bool((self._flags[rows] == Flag.PROTECTED).any()),
        )  # fmt: skip
