# SPDX-License-Identifier: GPL-2.0-or-later
"""Places behind the numbers of a theme: which are closed to the public, and who carries them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from ..lor import LEVELS, ancestor
from ..numbers import Numbers
from ..placing import home_of_points
from ..shapes import outlines


@dataclass(frozen=True)
class Places:
    """The point facilities of a theme at a date.

    Parameters
    ----------
    homes
        Planning area of each place; "" outside of all.
    public, capacity, carrier
        Of each place; capacity is NaN and carrier "" where unknown.
    """

    homes: tuple[str, ...]
    public: np.ndarray
    capacity: np.ndarray
    carrier: tuple[str, ...]

    @property
    def closed(self) -> bool:
        """Whether some of the places are closed to the public."""
        return not bool(self.public.all())

    def shown(self, area_id: str, level: str) -> int:
        """How many places of an area everybody may see."""
        inside = self.inside(area_id, level)
        return int(self.public[inside].sum())

    def dominated(self, area_id: str, level: str, carriers: int, largest: float) -> bool:
        """Whether the capacity of an area tells that of one carrier."""
        return self.of_few(self.inside(area_id, level), carriers, largest)

    def of_few(self, chosen: np.ndarray, carriers: int, largest: float) -> bool:
        """Whether the capacity of some places tells that of one carrier: of too few, or one has nearly all.

        Parameters
        ----------
        chosen : bool array (places,)
        carriers, largest
            As of `Policy`.
        """
        by_carrier = np.bincount(self.codes[chosen], np.nan_to_num(self.capacity[chosen]))
        total = by_carrier.sum()
        return total > 0 and bool((by_carrier > 0).sum() < carriers or by_carrier.max() >= largest * total)

    @cached_property
    def codes(self) -> np.ndarray:
        """A number for each carrier, by place; of whom nobody said who carries it, each stands for itself."""
        names = [name or f"#{i}" for i, name in enumerate(self.carrier)]
        return np.unique(names, return_inverse=True)[1] if names else np.empty(0, dtype=np.intp)

    def inside(self, area_id: str, level: str) -> np.ndarray:
        """Which places lie in an area; bool (places,)."""
        return self._areas[level] == area_id

    @cached_property
    def _areas(self) -> dict[str, np.ndarray]:
        """The area of each place by level; "" outside of all."""
        return {
            level: np.array([ancestor(home, level) if home else "" for home in self.homes], dtype=str)
            for level in LEVELS
        }


def places(numbers: Numbers, theme: str, period: date, vintage: str) -> Places | None:
    """The places of a theme at a date; None where it has none as points."""
    frame = numbers.context.points
    areas = outlines(numbers, vintage, "PLR")
    if frame is None or frame.empty or not areas:
        return None
    frame = frame[(frame["theme"] == theme) & (frame["period"] == period.isoformat())]
    if frame.empty:
        return None
    found, _ = home_of_points(
        np.asarray(frame.geometry.values), np.array([area.geometry for area in areas], dtype=object)
    )
    return Places(
        tuple(areas[i].area.area_id if i >= 0 else "" for i in found.tolist()),
        np.array([is_open(value) for value in frame["public"]], dtype=bool),
        frame["capacity"].to_numpy(dtype=float, na_value=np.nan),
        tuple(str(value).strip().casefold() if isinstance(value, str) else "" for value in frame["carrier"]),
    )


def is_open(value: object) -> bool:
    """Not said to be closed to the public means open."""
    return value is None or value != value or bool(value)


def with_closed_places(numbers: Numbers) -> Mapping[str, bool]:
    """Themes that have points, and whether some of them are closed to the public."""
    frame, elsewhere = numbers.context.points, dict.fromkeys(numbers.context.closed_themes, True)
    if frame is None or frame.empty:
        return elsewhere
    return {
        str(theme): not all(is_open(value) for value in rows["public"]) for theme, rows in frame.groupby("theme")
    } | elsewhere
