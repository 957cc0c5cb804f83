# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists of single places: who adds up what stands beside their names has the number of the area."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .claims import Claim, Where
from .dates import period_of
from .documents import Place, Table
from .long_tables import sign_of
from .values import Value, column
from .vocabulary import Measure, Vocabulary

_CAPTION = re.compile(r"(?:Tabelle \d+: )?(?P<theme>.+), Stand (?P<day>\d{1,2}\.\d{1,2}\.\d{4})")
_LONG = {"Thema", "Name", "Wert"}


@dataclass(frozen=True)
class Listed:
    """Places of a theme in one table, and what is told of each."""

    theme: str
    period: str
    values: tuple[Value, ...]
    place: Place


def listed_places(table: Table, vocabulary: Vocabulary, where: Where) -> list[Listed]:
    """The places that a table lists; none where it is no such list."""
    if not table.rows:
        return []
    heads, *rows = table.rows
    if heads and heads[0] == "Name" and len(heads) == 2:
        said = _CAPTION.match(table.caption)
        theme = vocabulary.theme(said["theme"]) if said else ""
        values = column([row[1] for row in rows if len(row) > 1])
        return [Listed(theme, period_of(said["day"]), tuple(values), table.place)] if said and theme else []
    if set(heads) >= _LONG and "Gebiet" not in heads:  # else they are those of areas
        return list(_by_theme(list(map(str, heads)), rows, vocabulary, where, table.place))
    return []


def _by_theme(
    heads: list[str], rows: Sequence[Sequence[object]], vocabulary: Vocabulary, where: Where, place: Place
) -> Iterator[Listed]:
    """A sheet of all places, one a row."""
    at = {head: n for n, head in enumerate(heads)}
    found: dict[tuple[str, str], list[Value]] = {}
    values = column([row[at["Wert"]] for row in rows])
    for row, told in zip(rows, values, strict=True):
        theme = vocabulary.theme(row[at["Thema"]]) or str(row[at["Thema"]])
        day = period_of(row[at["Stand"]]) if "Stand" in at else where.period
        told = sign_of(told, row[at["Status"]] if "Status" in at else "")
        found.setdefault((theme, day), []).append(told)
    for (theme, day), told_of in found.items():
        yield Listed(theme, day, tuple(told_of), place)


def capacities(
    listed: Iterable[Listed], vocabulary: Vocabulary, where: Where, told: Iterable[Claim]
) -> Iterator[Claim]:
    """What the area has together, at least; exactly where no place is lacking and each has its number.

    Parameters
    ----------
    told
        What the same file says: how many places there are.
    """
    longest: dict[tuple[str, str], Listed] = {}
    for one in listed:
        known = longest.get((one.theme, one.period))
        if known is None or len(one.values) > len(known.values):
            longest[one.theme, one.period] = one
    counts = {
        (c.measure.of, c.period): c.value.low
        for c in told if longest and c.area == where.area and c.measure.kind == "count" and c.value.exact
    }  # fmt: skip
    for (theme, day), one in longest.items():
        numbers = [v.low for v in one.values if v.exact]
        if not numbers or not where.area:
            continue
        whole = len(numbers) == len(one.values) == counts.get((f"{theme}.count", day), len(one.values))
        measure = vocabulary.measured(Measure("count", vocabulary.places(theme)))
        sum_of = Value(sum(numbers), sum(numbers) if whole else float("inf"))
        half = sum_of.rounded(0) if measure.kind == "number" else sum_of
        yield Claim(where.area, measure, day, half, one.place, withheld=False)
