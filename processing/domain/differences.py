# SPDX-License-Identifier: GPL-2.0-or-later
"""Two editions of an area side by side: which printed numbers differ, by how much, and why.

Numbers are compared as they are printed, so that a difference is what a reader of both documents finds. Why they
differ is told from what decides about a number (see `figures.Figure`):

* the date moved on (`Cause.TIME`): the figure or its denominator is of another day;
* other data (`Cause.DATA`): for the same day another file was delivered, or there is one where there was none;
* another method (`Cause.METHOD`): the rule in the catalogue is another one;
* another boundary (`Cause.BOUNDARY`): another key system, converted numbers, or ground that was corrected;
* suppression (`Cause.SUPPRESSION`): the number became secret or ceased to be.

A difference may have several causes. Where there is none of them it says so (`Cause.UNKNOWN`).

What may leave the office: both editions have passed the gate before. Beyond that a public report never lets a number
be computed that one of the two editions suppresses. Where a figure is suppressed on one side alone, neither it nor any
figure of its family (area, parts, district and city of one indicator) has a difference, and their earlier numbers are
not printed; the present ones stand in the present public edition itself. Tables that are linked beyond one indicator
are not examined: that is for the check of confidentiality of each edition.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from . import formatting
from .figures import Delivery, Figure, Part, absent, delivery, figures, told
from .formatting import ABOUT, NBSP
from .profile import Cell, Profile
from .record_differences import RecordChange, SiteChange, record_changes, site_changes
from .status import Flag, Status

WITHHELD = Cell("nicht genannt", Status.SUPPRESSED, spoken="nicht genannt, weil heute geheim")
# What makes an indicator or a target another rule; its words, its rating and where it is printed do not.
RULE = ("version", "numerator", "denominator", "factor", "present", "needed", "unit", "decimals")
_TRIMMED = 1.0  # m²: less is how an outline was written down
_DECIMALS = re.compile(r",(\d+)")


class Cause(StrEnum):
    """Why a figure differs, in the order they are told."""

    SUPPRESSION = "suppression"
    METHOD = "method"
    BOUNDARY = "boundary"
    DATA = "data"
    TIME = "time"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Why:
    """A cause and how it is told: codes ``now_secret``, ``was_secret``, ``rule`` (fields), ``uncatalogued``,
    ``other_system`` (before, after), ``converted``, ``other_ground`` (before, after: m²), ``other_area``, ``replaced``,
    ``delivered``, ``gone``, ``other_date`` (before, after), ``other_denominator`` (before, after), ``nothing_found``.
    """

    cause: Cause
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """A figure that is not printed alike in both editions.

    `before` and `after` are the cells as printed. `difference` is after minus before on these printed numbers, with
    its sign, in percentage points for shares; a sign where there is none: what is lacking or secret on one side is so
    in the difference, and numbers of different unit or precision or lower bounds have none (``x``).
    """

    part: Part
    key: tuple[str, ...]
    title: str
    before: Cell
    after: Cell
    difference: Cell
    why: tuple[Why, ...]

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Its causes, each once."""
        return tuple(dict.fromkeys(one.cause for one in self.why))


@dataclass(frozen=True)
class Differences:
    """What differs between two editions.

    Parameters
    ----------
    compared
        Figures that say something in at least one edition.
    lacking
        Figures that neither edition has.
    methods
        Indicators and targets whose rule differs (title and the fields of the rule), whether or not numbers do.
    replaced, new, gone
        Deliveries: of the same title and day with other content, in the later edition alone, in the earlier one alone.
    """

    before: Profile
    after: Profile
    compared: int
    lacking: int
    changed: tuple[Difference, ...]
    methods: tuple[tuple[str, tuple[str, ...]], ...]
    replaced: tuple[Delivery, ...]
    new: tuple[Delivery, ...]
    gone: tuple[Delivery, ...]
    records: tuple[RecordChange, ...]
    sites: tuple[SiteChange, ...]

    @property
    def unchanged(self) -> int:
        """Figures that are printed alike."""
        return self.compared - len(self.changed)

    @property
    def by_cause(self) -> Mapping[Cause, int]:
        """How many figures differ for each cause; one with two causes is counted with both."""
        found = Counter(cause for one in self.changed for cause in one.causes)
        return {cause: found[cause] for cause in Cause if found[cause]}

    def of(self, part: Part) -> tuple[Difference, ...]:
        """The differences of a part."""
        return tuple(one for one in self.changed if one.part is part)


def differences(before: Profile, after: Profile, public: bool = False) -> Differences:
    """What differs between two editions of an area.

    Parameters
    ----------
    before, after
        Profiles of areas of one level and the same ground; in a public report as they passed the gate. Areas below are
        compared within one key system only.
    public
        Hold back what the module's last paragraph says.
    """
    pairs = _pairs(before, after)
    said = [pair for pair in pairs if told(pair[0].cell) or told(pair[1].cell)]
    editions = (before.period, after.period)
    found = [_difference(*pair, editions) for pair in said if _differ(*pair)]
    touched = {now.family for was, now in said if _newly_secret(was.cell, now.cell)} if public else set()
    families = {now.key: now.family for _, now in said}
    return Differences(
        before=before,
        after=after,
        compared=len(said),
        lacking=len(pairs) - len(said),
        changed=tuple(_held_back(one) if families[one.key] in touched else one for one in found),
        methods=_methods(pairs),
        **_deliveries(before, after),
        records=record_changes(before, after),
        sites=site_changes(before, after),
    )


def _pairs(before: Profile, after: Profile) -> list[tuple[Figure, Figure]]:
    """Each figure of either edition, in printing order, as both print it."""
    was, now = ({one.key: one for one in figures(profile)} for profile in (before, after))
    keys = [*now, *(key for key in was if key not in now)]
    pairs = [
        (was[key] if key in was else absent(now[key], before), now[key] if key in now else absent(was[key], after))
        for key in keys
    ]
    if before.vintage != after.vintage:
        pairs = [pair for pair in pairs if pair[1].part is not Part.BELOW]
    order = list(Part)
    return sorted(pairs, key=lambda pair: order.index(pair[1].part))


def _differ(was: Figure, now: Figure) -> bool:
    printed = [(one.cell.text, one.cell.status, one.unit) for one in (was, now)]
    return printed[0] != printed[1]


def _newly_secret(was: Cell, now: Cell) -> bool:
    return (was.status is Status.SUPPRESSED) is not (now.status is Status.SUPPRESSED)


def _difference(was: Figure, now: Figure, editions: tuple[date | None, date | None]) -> Difference:
    why = (*_suppression(was, now), *_method(was, now), *_boundary(was, now), *_delivered(was, now, editions))
    nothing = Why(Cause.UNKNOWN, "nothing_found")
    return Difference(now.part, now.key, now.title, was.cell, now.cell, _subtracted(was, now), why or (nothing,))


def _held_back(one: Difference) -> Difference:
    """A difference as a public report may print it where its family is secret in one of the editions."""
    before = WITHHELD if one.before.value is not None or one.before.status is Status.VALUE else one.before
    return replace(one, before=before, difference=formatting.sign_cell(Status.SUPPRESSED))


def _subtracted(was: Figure, now: Figure) -> Cell:
    """After minus before, of what is printed."""
    cells = (was.cell, now.cell)
    for status in (Status.MISSING, Status.SUPPRESSED, Status.NOT_APPLICABLE):
        if any(cell.status is status for cell in cells):
            return formatting.sign_cell(status)
    digits = {_decimals(cell) for cell in cells if cell.status is Status.VALUE}
    bounds = any(cell.flag is Flag.INCOMPLETE for cell in cells)
    if was.cell.value is None or now.cell.value is None or was.unit != now.unit or len(digits) > 1 or bounds:
        return formatting.sign_cell(Status.NOT_APPLICABLE)
    change = formatting.exact(now.cell.value) - formatting.exact(was.cell.value)
    return _signed(change, max(digits, default=0), now.unit, any(cell.flag is Flag.ESTIMATED for cell in cells))


def _signed(change: Fraction, decimals: int, unit: str, estimated: bool) -> Cell:
    text = formatting.number_text(change, decimals, signed=True) + (f"{NBSP}Pp." if unit == "%" else "")
    cell = Cell(text, Status.VALUE, float(change), float(change))
    return (
        replace(cell, text=ABOUT + text, spoken=f"umgerechnet etwa {text}", flag=Flag.ESTIMATED) if estimated else cell
    )


def _decimals(cell: Cell) -> int:
    """Digits behind the comma of a printed number."""
    found = _DECIMALS.search(cell.text)
    return len(found[1]) if found else 0


# --- causes


def _suppression(was: Figure, now: Figure) -> Iterable[Why]:
    if _newly_secret(was.cell, now.cell):
        secret = now.cell.status is Status.SUPPRESSED
        yield Why(Cause.SUPPRESSION, "now_secret" if secret else "was_secret")


def _method(was: Figure, now: Figure) -> Iterable[Why]:
    if (was.method is None) is not (now.method is None):
        yield Why(Cause.METHOD, "uncatalogued")
    elif changed := _rule_changes(was.method, now.method):
        yield Why(Cause.METHOD, "rule", {"fields": changed})


def _rule_changes(was: object, now: object) -> tuple[str, ...]:
    """The fields of a rule that differ."""
    known = {f.name for f in fields(was)} if was is not None else set()  # type: ignore[arg-type]
    return tuple(name for name in RULE if name in known and getattr(was, name) != getattr(now, name))


def _boundary(was: Figure, now: Figure) -> Iterable[Why]:
    if now.part is Part.BELOW and (was.ground is None) is not (now.ground is None):
        yield Why(Cause.BOUNDARY, "other_area")
    if not (told(was.cell) and told(now.cell)):
        return  # no border makes a number go
    if was.vintage != now.vintage:
        yield Why(Cause.BOUNDARY, "other_system", {"before": was.vintage, "after": now.vintage})
    elif _other_ground(was, now):
        yield Why(Cause.BOUNDARY, "other_ground", {"before": was.ground, "after": now.ground})
    if Flag.ESTIMATED in (was.cell.flag, now.cell.flag):
        yield Why(Cause.BOUNDARY, "converted")


def _other_ground(was: Figure, now: Figure) -> bool:
    """Whether other ground can be why: by anything where the outline itself is counted on.

    What was delivered by key is not touched by an outline; only another delivery can be one for other ground. Then
    the ground must differ as it is printed. District and city are the same ground however they were drawn.
    """
    if was.ground is None or now.ground is None:
        return False
    if now.on_ground:
        return abs(was.ground - now.ground) > _TRIMMED
    if not now.vintage or (was.dates == now.dates and _contents(was.deliveries) == _contents(now.deliveries)):
        return False
    return formatting.area_cell(was.ground).text != formatting.area_cell(now.ground).text


def _delivered(was: Figure, now: Figure, editions: tuple[date | None, date | None]) -> Iterable[Why]:
    """Date and data; what the other edition could not yet have has its date, what it could have is data."""
    if (was.method is None) is not (now.method is None):
        return  # no rule, no number
    own, other = (one.dates[0] if one.dates else None for one in (was, now))
    if (own is None) is not (other is None):
        day, edition = (other, editions[0]) if own is None else (own, editions[1])
        if day is not None and edition is not None and day > edition:
            yield Why(Cause.TIME, "other_date", {"before": own, "after": other})
        else:
            yield Why(Cause.DATA, "delivered" if own is None else "gone")
    elif own != other:
        yield Why(Cause.TIME, "other_date", {"before": own, "after": other})
    elif was.dates != now.dates:
        yield Why(Cause.TIME, "other_denominator", {"before": was.dates[-1], "after": now.dates[-1]})
    elif _contents(was.deliveries) != _contents(now.deliveries):
        yield Why(Cause.DATA, "replaced")


def _contents(deliveries: Iterable[Delivery]) -> set[tuple[object, ...]]:
    """What tells deliveries apart: their content, or where that is not known what they are called."""
    return {(one.sha256, one.sheet) if one.sha256 else tuple(one) for one in deliveries}


# --- what holds for the whole edition


def _methods(pairs: Iterable[tuple[Figure, Figure]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Rules that differ by title; a rule that one edition lacks has no fields to name."""
    found: dict[str, tuple[str, ...]] = {}
    for was, now in pairs:
        rule = now.method or was.method
        if rule is not None and any(True for _ in _method(was, now)):
            found.setdefault(rule.title, _rule_changes(was.method, now.method) if was.method and now.method else ())
    return tuple(found.items())


def _deliveries(before: Profile, after: Profile) -> dict[str, tuple[Delivery, ...]]:
    """What was replaced, came and went, by title; two files of one title and day are two deliveries."""
    was, now = ({delivery(source) for source in profile.sources} for profile in (before, after))
    dropped, added = ({one[:-1] for one in found} for found in (was - now, now - was))  # all but what is in them
    found = {
        "replaced": [one for one in now - was if one[:-1] in dropped],
        "new": [one for one in now - was if one[:-1] not in dropped],
        "gone": [one for one in was - now if one[:-1] not in added],
    }
    return {name: tuple(sorted(some, key=_order)) for name, some in found.items()}


def _order(one: Delivery) -> tuple[object, ...]:
    return one.title, one.period or date.min, one.vintage, one.sheet, one.sha256
