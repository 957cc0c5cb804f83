# SPDX-License-Identifier: GPL-2.0-or-later
"""A library's numbers with what is known of their sources: which are public, which policies hold for the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..columns import MISSING, NOT_APPLICABLE, STATUSES, SUPPRESSED, Column
from ..lor import REST
from ..numbers import Numbers
from ..status import Flag
from .earlier import Earlier
from .places import is_open, with_closed_places
from .policy import Policies, Policy

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


@dataclass(frozen=True)
class Key:
    """A column of the table that is protected."""

    vintage: str
    level: str
    quantity: str
    period: date


def theme_of(quantity: str) -> str:
    """The theme that a quantity of places belongs to."""
    return quantity.split(".")[0]


def _open_only(features: "GeoDataFrame | None") -> "GeoDataFrame | None":
    """Features without those that are closed to the public."""
    if features is None or features.empty or "public" not in features:
        return features
    return features[[is_open(value) for value in features["public"]]]


class Office:
    """The numbers with what is known of their sources and policies."""

    def __init__(self, numbers: Numbers, rules: Policies, earlier: pd.DataFrame | None = None) -> None:
        self.numbers, self.rules = numbers, rules
        self.hidden_once: set[tuple[str, str, str, str]] = set()  # at an earlier date, by whatever is no date
        sources = numbers.context.sources
        rows = [] if sources.empty else sources.to_dict("records")
        self.titles = {int(row["source_id"]): str(row["title"]) for row in rows}
        self.exact = {int(row["source_id"]) for row in rows if row["protection"] == "exact" and not row["published"]}
        self.closed_places = with_closed_places(numbers)
        self.earlier = Earlier(earlier)
        self._policies: dict[str, Policy] = {}

    def dates(self) -> list[date]:
        """Dates of numbers that are not public, ascending."""
        return sorted({period for _, _, period in self._closed()})

    def _closed(self) -> Iterator[tuple[str, str, date]]:
        for vintage, quantity, period in self.numbers.observed.levels:
            if self.titles_of(vintage, quantity, period):
                yield vintage, quantity, period

    def titles_of(self, vintage: str, quantity: str, period: date) -> tuple[str, ...]:
        """Titles of the sources that are not public and deliver a quantity."""
        observed = self.numbers.observed
        levels = observed.levels.get((vintage, quantity, period), set())
        found = {s for level in levels for s in observed.sources_of(vintage, level, quantity, period)}
        titles = sorted(self.titles[s] for s in found & self.exact)
        return tuple(title for title in titles if not self.rules.of(quantity, [title]).protected)

    def quantities(self, vintage: str, period: date) -> list[str]:
        """Quantities of a date that are not public."""
        return sorted(q for v, q, day in self._closed() if (v, day) == (vintage, period))

    def policy(self, quantity: str) -> Policy:
        """The policy of a quantity: one for all dates and sources, of several the strictest, as the auditor judges."""
        if quantity not in self._policies:
            titles = self._delivered_by.get(quantity, ())
            closed = self.closed_places.get(theme_of(quantity), False)
            self._policies[quantity] = self.rules.of(quantity, titles, closed)
        return self._policies[quantity]

    @cached_property
    def _delivered_by(self) -> Mapping[str, Sequence[str]]:
        """By quantity the titles of the sources that are not public, of all dates."""
        found: dict[str, set[str]] = {}
        for vintage, quantity, period in self.numbers.observed.levels:
            found.setdefault(quantity, set()).update(self.titles_of(vintage, quantity, period))
        return {quantity: sorted(titles) for quantity, titles in found.items()}

    def counted(self) -> dict[str, Policy]:
        """The policies of quantities that count people and are not public."""
        found = {quantity: self.policy(quantity) for _, quantity, _ in self._closed()}
        return {quantity: policy for quantity, policy in found.items() if not policy.objects}

    def carried(self) -> dict[str, Policy]:
        """The policies of capacities that are not public."""
        return {q: self.policy(q) for _, q, _ in self._closed() if q.endswith(".capacity")}

    def extensive(self, quantity: str) -> bool:
        return self.numbers.kinds.get(quantity, "extensive") == "extensive"

    def closed_cells(self, column: Column) -> np.ndarray:
        """Which numbers of a column rest on a source that is not public."""
        return np.array([not self.exact.isdisjoint(sources) for sources in column.sources], dtype=bool)

    def closed_rest(self, key: Key, area_id: str) -> bool:
        """Whether the cases of an area that cannot be placed any closer rest on a source that is not public."""
        column = self.numbers.observed.delivered(key.vintage, REST, key.quantity, key.period)
        at = self.numbers.areas(key.vintage, REST).index.get(area_id)
        return column is not None and at is not None and bool(self.closed_cells(column)[at])

    def without(self, columns: Mapping[Key, np.ndarray]) -> Numbers:
        """The numbers with the protected columns in place of what was delivered, and without closed places."""
        numbers = self.numbers
        changed = {(key.vintage, key.quantity, key.period.isoformat()) for key in columns}
        rows = numbers.observed.rows()
        names = list(zip(rows["vintage"], rows["quantity"], rows["period"], strict=True))
        kept = rows[[name not in changed for name in names]]
        made = [self._written(key, hidden) for key, hidden in columns.items()]
        points, kulissen = _open_only(numbers.context.points), _open_only(numbers.context.kulissen)
        secret = {
            theme_of(k.quantity) for k, hidden in columns.items() if k.quantity.endswith(".capacity") and hidden.any()
        }
        if points is not None and secret:  # else the places would add up to what is hidden
            points = points.assign(capacity=points["capacity"].mask(points["theme"].isin(secret)))
        context = replace(numbers.context, points=points, kulissen=kulissen)
        return numbers.changed(pd.concat([kept, *made], ignore_index=True), context)

    def _written(self, key: Key, hidden: np.ndarray) -> pd.DataFrame:
        """A column as rows of the library's table; what is kept back has no number any more."""
        column = self.numbers.column(key.quantity, key.period, key.vintage, key.level)
        if column is None:
            return pd.DataFrame()
        there = np.flatnonzero(column.observed)
        secret = (hidden & ~np.isin(column.codes, (MISSING, NOT_APPLICABLE)))[there]  # these tell no number
        texts = np.full(len(there), None, dtype=object) if column.texts is None else column.texts[there]
        flags = np.where(column.unstated[there] > 0, str(Flag.INCOMPLETE), "")
        codes = np.where(secret, SUPPRESSED, column.codes[there])
        return pd.DataFrame(
            {
                "vintage": key.vintage, "level": key.level, "quantity": key.quantity, "period": key.period.isoformat(),
                "area_id": [self.numbers.areas(key.vintage, key.level).ids[i] for i in there.tolist()],
                "value": np.where(secret, np.nan, self.printed(key, column)[there]),
                "text": [None if s else text for s, text in zip(secret, texts, strict=True)],
                "status": [str(STATUSES[code]) for code in codes],
                "flag": np.where(secret, str(Flag.PROTECTED), flags),
                "source_id": [min(column.sources[i], default=0) for i in there.tolist()],
            }
        )  # fmt: skip

    def printed(self, key: Key, column: Column) -> np.ndarray:
        """The numbers of a column as they are shown: those that are not public rounded, where the policy says so."""
        base = self.policy(key.quantity).rounding
        if not base:
            return column.values
        rounded = np.floor(column.values / base + 0.5) * base
        return np.where(self.closed_cells(column), rounded, column.values)
