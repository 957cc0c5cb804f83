# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file tells as JSON values, so that an unchanged file need not be opened again."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from .claims import Claim, Claims, ColumnFact, RowFact
from .documents import Place, Unreadable
from .values import Sign, Value
from .vocabulary import Measure


def packed(claims: Claims, unread: Iterable[Unreadable]) -> dict:
    """Lists of strings and numbers; the file's name is not among them."""
    return {
        "cells": [[c.area, *_measure(c.measure), c.period, c.withheld, *_place(c.place), *_value(c.value)]
                  for c in claims.cells],
        "rows": [[r.kind, list(r.areas), *_measure(r.measure), r.period, *_place(r.place), *_value(r.value)]
                 for r in claims.rows],
        "columns": [[[[*_measure(m), period, factor] for m, period, factor in c.terms], c.constant, c.slack,
                     list(c.areas), c.ratio, *_place(c.place)] for c in claims.columns],
        "members": {name: list(parts) for name, parts in claims.members.items()},
        "measured": claims.measured,
        "unread": [[u.why, u.detail, *_place(u.place)] for u in unread],
    }  # fmt: skip


def unpacked(kept: Mapping, file: str) -> tuple[Claims, list[Unreadable]]:
    """What `packed` packed, of a file."""
    claims = Claims(
        [Claim(area, _known(kind, of, since), period, _told(*value), Place(file, part, row, at), withheld)
         for area, kind, of, since, period, withheld, part, row, at, *value in kept["cells"]],
        [RowFact(kind, tuple(areas), _known(k, of, since), period, _told(*value), Place(file, part, row, at))
         for kind, areas, k, of, since, period, part, row, at, *value in kept["rows"]],
        [ColumnFact(tuple((_known(k, of, since), period, factor) for k, of, since, period, factor in terms),
                    constant, slack, tuple(areas), Place(file, part, row, at), ratio)
         for terms, constant, slack, areas, ratio, part, row, at in kept["columns"]],
        {name: tuple(parts) for name, parts in kept["members"].items()},
        kept["measured"],
    )  # fmt: skip
    return claims, [Unreadable(Place(file, part, row, at), why, what) for why, what, part, row, at in kept["unread"]]


def _measure(one: Measure) -> tuple[str, str, str]:
    return one.kind, one.of, one.since


def _place(one: Place) -> tuple[str, int, int]:
    return one.part, one.row, one.column


def _value(one: Value) -> list:
    return [one.decimals, one.low, one.high] if one.sign is None else [one.decimals, one.sign.value]


_known = lru_cache(maxsize=50_000)(Measure)  # the measures of a folder are the same few


def _told(decimals: int, low: float | str, high: float = 0.0) -> Value:
    return Value(sign=Sign(low), decimals=decimals) if isinstance(low, str) else Value(low, high, None, decimals)
