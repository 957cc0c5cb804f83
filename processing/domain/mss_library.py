# SPDX-License-Identifier: GPL-2.0-or-later
"""The MSS computed from a library's own indicators: what each adds to an area's index, and whether the class agrees."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from .attributes import Attribute
from .errors import SozialraumError
from .formatting import exact, number_text, rounded
from .layouts import known_quantities
from .mss import Mss, SumIndex, mss_index
from .numbers import Numbers
from .profile import Cell, MssParts
from .status import Status
from .subject import Subject

_DECIMALS = 2  # as the MSS prints its indices
_SDI = "mss.sdi"


@dataclass(frozen=True)
class LibraryMss:
    """The MSS of one edition as the library's indicators give it.

    Parameters
    ----------
    area_ids
        The planning areas, in the order of the arrays.
    result
        Indices, classes and contributions.
    published : object array (n,)
        The delivered group, None where there is none.
    sources
        Where the indicators come from.
    """

    area_ids: tuple[str, ...]
    result: Mss
    published: np.ndarray
    sources: frozenset[int]

    @property
    def differing(self) -> tuple[str, ...]:
        """Areas whose published group is not the computed one; areas without a published group do not differ."""
        found = zip(self.area_ids, self.published.tolist(), self.result.sdi.tolist(), strict=True)
        return tuple(area_id for area_id, published, own in found if published is not None and published != own)


def mss_of(numbers: Numbers, vintage: str, period: date) -> LibraryMss | None:
    """Compute the MSS from ``mss.s1`` … ``mss.d4`` of a date; None where the library lacks them.

    The areas that the publication declares invalid have no indicators, so no population is needed. Without the areas of
    the whole city the result is not the MSS; `Mss.differs` says so.
    """
    key = ("mss", vintage, period)
    if key not in numbers.cache:
        numbers.cache[key] = _computed(numbers, vintage, period)
    return numbers.cache[key]  # type: ignore[return-value]


def _computed(numbers: Numbers, vintage: str, period: date) -> LibraryMss | None:
    found: dict[str, dict[str, Attribute]] = {"s": {}, "d": {}}
    sources: set[int] = set()
    for letter, indicators in found.items():
        for digit in "1234":
            column = numbers.column(f"mss.{letter}{digit}", period, vintage, "PLR")
            if column is not None and column.known.any():
                indicators[f"mss.{letter}{digit}"] = Attribute(column.values, column.codes)
                sources |= set().union(*column.sources.tolist())
    try:
        result = mss_index(found["s"], found["d"])
    except SozialraumError:  # too little is there for an index
        return None
    groups = numbers.column(_SDI, period, vintage, "PLR")
    published = np.full(len(result.reasons), None, dtype=object)
    if groups is not None and groups.texts is not None:
        known = groups.known
        published[known] = groups.texts[known]
    return LibraryMss(numbers.areas(vintage, "PLR").ids, result, published, frozenset(sources))


def mss_parts(subject: Subject, period: date | None) -> MssParts | None:
    """How the group of the subject's planning area comes about; None where the library cannot tell."""
    if subject.level != "PLR" or period is None:
        return None
    found = mss_of(subject.numbers, subject.vintage, period)
    if found is None or found.result.differs:
        return None
    i = found.area_ids.index(subject.area_id)
    if not found.result.valid[i]:
        return None
    frame = subject.numbers.context.sources
    titles = [] if frame.empty else frame.loc[frame["source_id"].isin(found.sources), "title"].tolist()
    return MssParts(
        status=_signed(found.result.si[i]),
        dynamic=_signed(found.result.di[i]),
        status_parts=_parts(found.result.status, i),
        dynamic_parts=_parts(found.result.dynamic, i),
        group=str(found.result.sdi[i]),
        agrees=None if found.published[i] is None else bool(found.published[i] == found.result.sdi[i]),
        sources="; ".join(dict.fromkeys(titles)),
    )


def _parts(index: SumIndex, i: int) -> tuple[tuple[str, Cell], ...]:
    known = known_quantities()
    return tuple((known[n].title, _signed(index.contributions[i, k])) for k, n in enumerate(index.names))


def _signed(value: float) -> Cell:
    fraction = exact(float(value))
    text = number_text(fraction, _DECIMALS, signed=True)
    return Cell(text, Status.VALUE, float(rounded(fraction, _DECIMALS)), float(value))
