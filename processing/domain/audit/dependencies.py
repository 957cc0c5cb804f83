# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds between the columns of a table, found by its numbers alone: sums, ratios, and lines.

An attacker does not need to be told that one column is the total of others, that a bar's length is its value times
three, or that an index is the mean of three shares: the rows that can be read show it. What all of them hold is taken
to hold for the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

import numpy as np

from .chance import believed, log_chance
from .values import Value

_LEAST_SUM = 3  # rows that must show a sum
_LEAST_LINE = 5  # different rows that must show a line
_WIDE = 60  # columns beyond which pairs are not tried
_FACTORS = (1, 10, 100, 1000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True)
class Dependency:
    """``Σ factor × column = constant ± slack``; with `ratio` ``column₀ = factor₀ × column₁ / column₂ ± slack``."""

    terms: tuple[tuple[int, float], ...]
    constant: float = 0.0
    slack: float = 0.0
    ratio: bool = False


def dependencies(columns: Sequence[tuple[str, Sequence[Value]]]) -> list[Dependency]:
    """What holds between columns.

    Parameters
    ----------
    columns
        Title and values of each, row by row.
    """
    numbers = np.array([[v.low if v.exact else np.nan for v in values] for _, values in columns], dtype=float)
    if numbers.ndim != 2 or len(numbers) < 2:
        return []
    decimals = [max((v.decimals for v in values if v.exact), default=0) for _, values in columns]
    found = list(_sums(numbers, decimals))
    explained = {one.terms[0][0] for one in found}
    if len(numbers) <= _WIDE:
        ratios = list(_ratios(numbers, decimals))
        explained |= {one.terms[0][0] for one in ratios}
        lines = list(_lines(numbers, decimals, explained))
        found += ratios + lines + list(_mixtures(numbers, decimals, explained | {one.terms[0][0] for one in lines}))
    return found


def _sums(numbers: np.ndarray, decimals: Sequence[int]) -> Iterator[Dependency]:
    """A column that is the sum of neighbouring others, or of two others, in more rows than happens by chance."""
    whole = [n for n, d in enumerate(decimals) if d == 0 and np.nansum(np.abs(numbers[n])) > 0]
    candidates = list(_candidates(whole))
    tried, seen = log(len(candidates) * len(whole) or 1), set()
    for parts in candidates:
        added = numbers[list(parts)].sum(axis=0)
        for n in whole:
            if n in parts or (n, parts) in seen:
                continue
            both = ~np.isnan(added) & ~np.isnan(numbers[n])
            parted = len(parts) > 1 and (numbers[list(parts)][:, both] != 0).any(axis=1).sum() > 1
            if both.sum() < _LEAST_SUM or not parted or not np.array_equal(added[both], numbers[n][both]):
                continue
            seen.add((n, parts))
            sides = np.array([1] + [-1] * len(parts))
            if believed([tried + log_chance(numbers[[n, *parts]][:, both], sides)]):
                yield Dependency(((n, 1.0), *((p, -1.0) for p in parts)))


def _candidates(whole: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Runs of neighbours, all but one, and pairs."""
    for start in range(len(whole)):
        for end in range(start + 2, len(whole) + 1):
            yield tuple(whole[start:end])
    for left_out in whole if len(whole) > 3 else ():
        rest = tuple(n for n in whole if n != left_out)
        for whole_column in rest:
            yield tuple(n for n in rest if n != whole_column)
    if len(whole) <= _WIDE:
        yield from (pair for pair in combinations(whole, 2) if whole.index(pair[1]) != whole.index(pair[0]) + 1)


def _ratios(numbers: np.ndarray, decimals: Sequence[int]) -> Iterator[Dependency]:
    """A column with decimals that is a rate of two others: per cent, per 1,000, per hectare."""
    plain = [n for n, d in enumerate(decimals) if d == 0 and np.nanmax(numbers[n], initial=0) > 0]
    for n, places in enumerate(decimals):
        if places == 0:
            continue
        half = 0.5 * 10.0**-places
        for above in plain:
            for below in plain:
                if above == below:
                    continue
                with np.errstate(divide="ignore", invalid="ignore"):
                    quotient = np.where(numbers[below] > 0, numbers[above] / numbers[below], np.nan)
                both = ~np.isnan(quotient) & ~np.isnan(numbers[n])
                used = both & (quotient > 0)
                if used.sum() < _LEAST_SUM or len(set(quotient[used].tolist())) < _LEAST_SUM:
                    continue
                wanted = float(np.median(numbers[n][used] / quotient[used]))
                factor = min(_FACTORS, key=lambda f: abs(f - wanted))
                if np.all(np.abs(numbers[n] - factor * quotient)[both] <= half * 1.001 + 1e-9):
                    yield Dependency(((n, float(factor)), (above, 1.0), (below, 1.0)), 0.0, half, ratio=True)


def _lines(numbers: np.ndarray, decimals: Sequence[int], explained: set[int]) -> Iterator[Dependency]:
    """A column that is another one times a number plus a number: z-values, lengths of bars, copies."""
    for n, other in combinations(range(len(numbers)), 2):
        for y, x in ((n, other), (other, n)):
            if y in explained or (decimals[y] < decimals[x]):
                continue
            both = ~np.isnan(numbers[y]) & ~np.isnan(numbers[x])
            a, b = numbers[y][both], numbers[x][both]
            if len(set(zip(a.tolist(), b.tolist(), strict=True))) < _LEAST_LINE or np.ptp(b) == 0 or np.ptp(a) == 0:
                continue
            slope, start = np.polyfit(b, a, 1)
            slack = 0.5 * 10.0 ** -decimals[y] * (decimals[y] > 0) + abs(slope) * 0.5 * 10.0 ** -decimals[x] * (
                decimals[x] > 0
            )
            if np.all(np.abs(a - slope * b - start) <= slack * 1.01 + 1e-9 * max(1.0, float(np.abs(a).max()))):
                yield Dependency(((y, 1.0), (x, -float(slope))), float(start), 2 * slack + 1e-9)
                explained.add(y)
                break


def _mixtures(numbers: np.ndarray, decimals: Sequence[int], explained: set[int]) -> Iterator[Dependency]:
    """A column with decimals that is a weighted sum of several others: an index or a mean of shares."""
    for n, places in enumerate(decimals):
        if places == 0 or n in explained:
            continue
        others = [
            m for m in range(len(numbers)) if m != n and not np.isnan(numbers[m]).all() and np.nanstd(numbers[m]) > 0
        ]
        fitted = _fit(numbers, n, others, 0.5 * 10.0**-places)
        if fitted is not None:
            yield fitted


def _fit(numbers: np.ndarray, n: int, others: list[int], half: float) -> Dependency | None:
    """Least squares; what does not matter is left out, and the fit must be as close as print is."""
    for _ in range(3):
        both = ~np.isnan(numbers[[n, *others]]).any(axis=0)
        if not others or both.sum() < len(others) + _LEAST_LINE:
            return None
        matrix = np.vstack([numbers[others][:, both], np.ones(both.sum())]).T
        factors, *_ = np.linalg.lstsq(matrix, numbers[n][both], rcond=None)
        matters = np.abs(factors[:-1]) * np.nanstd(numbers[others], axis=1) > half
        if matters.all():
            break
        others = [m for m, keep in zip(others, matters, strict=True) if keep]
    if not others or np.abs(matrix @ factors - numbers[n][both]).max() > half * 1.01 + 1e-9:
        return None
    terms = ((n, 1.0), *((m, -float(f)) for m, f in zip(others, factors, strict=False)))
    return Dependency(terms, float(factors[-1]), 2 * half)
