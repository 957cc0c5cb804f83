# SPDX-License-Identifier: GPL-2.0-or-later
"""Supply (Versorgung): what there is beside what a target says is needed.

    Soll = Richtwert x Zielgruppe;  Saldo = Ist - Soll;  Versorgungsgrad = Ist / Soll x 100

as in Berlin's Bezirksregionenprofile (e.g. Friedenau, Bezirksamt Tempelhof-Schöneberg, 2018, chapters 8 and 9). A
balance is a reckoning by a rule, no judgement: where people from elsewhere use a facility it says little.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from . import formatting
from .catalogue import Indicator, themes
from .columns import NOT_APPLICABLE, Column
from .errors import SozialraumError
from .formula import parse
from .indicators import SMALL, Dates, count_cell, dates_of, sign, small_areas, total
from .lor import CITY
from .numbers import Numbers
from .profile import Balance, Cell, SupplyRow
from .status import Flag, Status
from .subject import Subject
from .targets import Target, chosen, of_theme, targets, themes_with_targets


@dataclass(frozen=True)
class Supply:
    """A target over all areas of a level, in the order of their ids."""

    target: Target
    vintage: str
    level: str
    dates: Dates  # of what is there, and of the target group
    area_ids: tuple[str, ...]
    names: tuple[str, ...]
    balances: tuple[Balance, ...]
    observed: tuple[bool, ...]
    sources: tuple[frozenset[int], ...]


def targets_of(numbers: Numbers) -> tuple[Target, ...]:
    """The targets known to these numbers: their library's own ones and the catalogue's (`targets.targets`)."""
    return targets(numbers.context.targets)


def supply(
    numbers: Numbers,
    theme: str,
    target: str = "",
    level: str = "BZR",
    until: date | None = None,
    vintage: str | None = None,
) -> Supply:
    """Need, stock, balance and degree of all areas of a level.

    Parameters
    ----------
    theme, target
        See `targets.chosen`; without a target the rule in force at the date of what is there, first of all of the
        library's own ones.
    until
        Only figures not after this date; None takes the newest.
    vintage
        Key system; None takes the newest.

    Raises
    ------
    SozialraumError
        Those of `targets.targets` and `targets.chosen`; ``target_level`` (target, level, known), ``supply_no_data``
        (theme, quantity), ``supply_no_period`` (theme, quantity, period), ``target_not_in_force`` (theme, period,
        known).
    """
    system = vintage or numbers.vintages[-1]
    candidates = chosen(theme, target, numbers.observed.quantities, targets_of(numbers))
    rule, dates = rule_in_force(numbers, candidates, system, level, CITY, until, bool(target.strip()))
    if rule is None:
        if dates.period is None:
            _refuse_absent(candidates[0], dates)
        known = ", ".join(t.target for t in candidates)
        raise SozialraumError("target_not_in_force", theme=theme, period=dates.period, known=known)
    if level not in rule.levels:
        raise SozialraumError("target_level", target=rule.short, level=level, known=", ".join(rule.levels))
    if dates.period is None:
        _refuse_absent(rule, dates)
    return computed(numbers, rule, system, level, dates)


def _refuse_absent(rule: Target, dates: Dates) -> None:
    reason, known = dates.reason, themes().get(rule.theme)
    what = {"theme": known.plural if known else rule.theme, "quantity": rule.present}
    if reason is not None and reason.code == "no_such_period":
        raise SozialraumError("supply_no_period", **what, period=reason.values["period"])
    raise SozialraumError("supply_no_data", **what)


def rule_in_force(
    numbers: Numbers,
    candidates: Sequence[Target],
    vintage: str,
    level: str,
    within: str,
    until: date | None,
    asked_for: bool = False,
) -> tuple[Target | None, Dates]:
    """The first rule in force at the date of what is there, with its dates; one asked for is taken anyway."""
    dates = Dates(None)
    for rule in candidates:
        dates = dates_of(numbers, _as_indicator(rule), vintage, level, within, until)
        if asked_for or (dates.period is not None and rule.holds(dates.period)):
            return rule, dates
    return None, dates


def _as_indicator(rule: Target) -> Indicator:
    """The degree as an indicator, so that the same rules of dates hold for it."""
    return Indicator(
        indicator=f"soll.{rule.target}", version=rule.version, kid="", title=rule.title, short=rule.short,
        numerator=rule.present, denominator=rule.needed, factor=100, unit="%", decimals=1, direction="neutral",
        levels=rule.levels, office="", theme=rule.theme, source=rule.source, note=rule.note,
    )  # fmt: skip


def computed(numbers: Numbers, rule: Target, vintage: str, level: str, dates: Dates) -> Supply:
    """A rule over all areas of a level at given dates; what cannot be had is a sign with its reason."""
    areas = numbers.areas(vintage, level)
    present = needed = None
    if dates.period is not None:
        present = total(numbers, parse(rule.present), dates.period, vintage, level)
        if dates.reason is None:
            needed = total(numbers, parse(rule.needed), dates.denominator or dates.period, vintage, level)
    small = small_areas(numbers, vintage, level, dates)
    n = len(areas.ids)
    balances = tuple(_balance(rule, present, needed, i, bool(small[i]), dates) for i in range(n))
    both = [c for c in (present, needed) if c is not None]
    return Supply(
        target=rule, vintage=vintage, level=level, dates=dates, area_ids=areas.ids,
        names=tuple(areas.names[a] for a in areas.ids), balances=balances,
        observed=tuple(present is not None and bool(present.observed[i]) for i in range(n)),
        sources=tuple(frozenset().union(*(c.sources[i] for c in both)) for i in range(n)),
    )  # fmt: skip


def _balance(rule: Target, present: Column | None, needed: Column | None, i: int, small: bool, dates: Dates) -> Balance:
    lacking = formatting.sign_cell(Status.MISSING, dates.reason)
    stock = lacking if present is None else _amount(present, i, rule.decimals)
    need = lacking if needed is None else _amount(needed, i, rule.decimals)
    if present is None or not present.known[i]:
        return Balance(stock, need, stock, stock)
    if needed is None or not needed.known[i]:
        return Balance(stock, need, need, need)
    here, wanted = formatting.exact(float(present.values[i])), formatting.exact(float(needed.values[i]))
    # "At least" holds for what is derived from the stock, too.
    balance = _difference(here - wanted, rule.decimals, stock)
    if wanted == 0:
        degree = formatting.not_applicable("zero_denominator")
    elif small:
        degree = formatting.not_applicable("small_population", limit=SMALL)
    else:
        share = here * 100 / wanted
        degree = formatting.number_cell(
            share, 1, f"{formatting.NBSP}%", stock.reason if stock.flag else None, stock.flag
        )
    return Balance(stock, need, balance, degree)


def _amount(column: Column, i: int, decimals: int) -> Cell:
    if not column.known[i] or column.codes[i] == NOT_APPLICABLE:
        return sign(column, i)
    plain = count_cell(column, i)
    if plain.status is not Status.VALUE or decimals == 0:
        return plain
    return formatting.number_cell(formatting.exact(float(column.values[i])), decimals, "", plain.reason, plain.flag)


def _difference(value: Fraction, decimals: int, stock: Cell) -> Cell:
    text = formatting.number_text(value, decimals, signed=True)
    rounded = float(formatting.rounded(value, decimals))
    return Cell(text, Status.VALUE, rounded, float(value), stock.reason if stock.flag else None, "", stock.flag)


# --- for one area


def supply_rows(subject: Subject) -> tuple[SupplyRow, ...]:
    """The balances of one area, for each target whose stock the library has at a date of the profile."""
    found = []
    known = targets_of(subject.numbers)
    for theme in themes_with_targets(known):
        by_kind: dict[str, list[Target]] = {}
        for rule in of_theme(theme, known):
            by_kind.setdefault(rule.present, []).append(rule)
        for rules in by_kind.values():
            row = _row(subject, rules)
            if row is not None:
                found.append(row)
    return tuple(found)


def _row(subject: Subject, rules: Collection[Target]) -> SupplyRow | None:
    numbers, vintage, level = subject.numbers, subject.vintage, subject.level
    periods = [dates_of(numbers, _as_indicator(r), vintage, level, subject.within, subject.until) for r in rules]
    fitting = ((r, d) for r, d in zip(rules, periods, strict=True) if d.period is not None and r.holds(d.period))
    rule, dates = next(fitting, (None, Dates(None)))
    if rule is None or level not in rule.levels:
        return None
    key = ("supply", rule, vintage, level, dates.period, dates.denominator)
    if key not in numbers.cache:
        numbers.cache[key] = computed(numbers, rule, vintage, level, dates)
    whole: Supply = numbers.cache[key]  # type: ignore[assignment]
    at = whole.area_ids.index(subject.area_id)
    if not whole.observed[at]:
        return None
    return SupplyRow(rule, dates.period, dates.denominator, whole.balances[at], tuple(sorted(whole.sources[at])))


# --- as a table


def table(found: Supply) -> pd.DataFrame:
    """One row an area: area_id, name, needed, present, balance (in the target's unit), degree (per cent); unrounded,
    NaN for a sign; the statuses (``…_st``), how many objects lack their figure (``at_least``), the dates, the rule.
    """
    figures = ("needed", "present", "balance", "degree")
    columns: dict[str, list] = {"area_id": list(found.area_ids), "name": list(found.names)}
    for name in figures:
        cells = [getattr(balance, name) for balance in found.balances]
        columns[name] = [c.value if c.exact is None else c.exact for c in cells]
    for name in figures:
        columns[f"{name}_st"] = [getattr(balance, name).status.value for balance in found.balances]
    flags = (b.present.reason if b.present.flag is Flag.INCOMPLETE else None for b in found.balances)
    columns["at_least"] = [0 if reason is None else reason.values["count"] for reason in flags]
    n = len(found.area_ids)
    for name, day in (("present_at", found.dates.period), ("needed_at", found.dates.denominator)):
        columns[name] = [None if day is None else day.isoformat()] * n
    frame = pd.DataFrame(columns | {"target": [found.target.target] * n, "rule": [found.target.title] * n})
    return frame.astype(dict.fromkeys(figures, float))
