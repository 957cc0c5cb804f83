# SPDX-License-Identifier: GPL-2.0-or-later
"""The five statuses of a number, and why a number is not there. They never turn into each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What a cell of official statistics says."""

    VALUE = "value"  # a number, 0 included
    MISSING = "missing"  # k. A.: not delivered
    SUPPRESSED = "suppressed"  # •: secret
    NONE = "none"  # –: nothing there, counts as 0
    NOT_APPLICABLE = "not_applicable"  # x: not meaningful


class Flag(StrEnum):
    """What is to be known about a value that is there."""

    ESTIMATED = "estimated"
    INCOMPLETE = "incomplete"  # a list of objects some of which lack the figure: "mindestens"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ROUNDED = "rounded"
    PROTECTED = "protected"  # of a sign of secrecy: kept back here, not by the source


class Quality(StrEnum):
    """How a number of another key system came to an area; the first two are exact, the others estimates."""

    IDENTICAL = "identical"  # the same area with the same planning areas, under other keys
    MERGED = "merged"  # the sum of whole former planning areas
    SPLIT = "split"  # part of one former planning area
    MIXED = "mixed"  # parts of several former planning areas

    @property
    def exact(self) -> bool:
        return self in (Quality.IDENTICAL, Quality.MERGED)


@dataclass(frozen=True)
class Reason:
    """Why a cell shows a sign instead of a number (or what restricts it), as code and values.

    Codes: ``no_data`` (nothing imported), ``no_such_period`` (period), ``recut`` (area cut anew in 2021),
    ``absent_band`` (band: the source has no such age band), ``small_population`` (limit), ``zero_denominator``,
    ``small_denominator`` (limit: fewer to relate to), ``delivered`` (the source itself carries the sign),
    ``part_missing`` / ``part_suppressed`` (count, of), ``protected`` (kept back for confidentiality here),
    ``incomplete`` (count objects without the figure), ``partial_city`` (not all districts are in),
    ``not_countable`` (the quantity has no such figure), ``not_this_level`` (level), ``estimated`` (converted from
    another key system; error as printed, its size and unit), ``uncertain`` (an estimate whose expected error is above
    the limit; limit as printed). Why there is no range of chance: ``chance_class``, ``chance_supply``,
    ``chance_ground``, ``chance_population``, ``chance_groups``, ``chance_delivered``, ``chance_no_part``.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
