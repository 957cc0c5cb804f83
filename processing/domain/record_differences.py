# SPDX-License-Identifier: GPL-2.0-or-later
"""What people wrote, planned and built, in two editions of an area: new, gone, agreed, changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from .planning import RECORDS, Comment, Finding, Goal, Measure, Record, id_of
from .profile import FacilityPoint, Profile, Text
from .texts import texts_in_force

TEXTS, KULISSEN = "texts", "kulissen"


class Step(StrEnum):
    """What became of a record."""

    NEW = "new"
    STATE = "state"  # it went on: agreed, begun, done
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class RecordChange:
    """One record that is not the same in both editions.

    `kind` is a table of `planning.RECORDS`, ``texts`` (then `title` is the chapter) or ``kulissen``; `before` and
    `after` are its states, empty where it has none.
    """

    kind: str
    step: Step
    title: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class SiteChange:
    """Facilities of a theme, of known place, that only the later (`new`) or only the earlier edition (`gone`) has."""

    theme: str
    title: str
    new: int
    gone: int


def record_changes(before: Profile, after: Profile) -> tuple[RecordChange, ...]:
    """Texts in force, planning records and Gebietskulissen that differ, kind by kind."""
    found = _compared(TEXTS, _texts(before), _texts(after))
    for table in RECORDS:
        found += _compared(table, _records(before, table), _records(after, table))
    if before.kulissen is not None and after.kulissen is not None:
        kulissen = ({name: (name, "", None) for name in profile.kulissen or ()} for profile in (before, after))
        found += _compared(KULISSEN, *kulissen)
    return tuple(found)


_Said = Mapping[str, tuple[str, str, object]]  # by what identifies it: title, state, content


def _compared(kind: str, was: _Said, now: _Said) -> list[RecordChange]:
    found = []
    for name in [*now, *(name for name in was if name not in now)]:
        title, state, content = now.get(name) or was[name]
        if name not in was:
            found.append(RecordChange(kind, Step.NEW, title, "", state))
        elif name not in now:
            found.append(RecordChange(kind, Step.GONE, title, state, ""))
        elif was[name][1] != state:
            found.append(RecordChange(kind, Step.STATE, title, was[name][1], state))
        elif was[name][2] != content:
            found.append(RecordChange(kind, Step.CHANGED, title, state, state))
    return found


def _texts(profile: Profile) -> _Said:
    def said(text: Text) -> tuple[str, str, object]:
        return text.chapter, text.state, text.text

    return {text.chapter: said(text) for text in texts_in_force(profile)}


def _records(profile: Profile, table: str) -> _Said:
    rows: Iterable[Record] = getattr(profile.planning, table)
    return {id_of(row): (_title(row), _state(row), replace(row, last_change=None, changed_by="")) for row in rows}


def _title(record: Record) -> str:
    if isinstance(record, Finding | Goal):
        return f"{id_of(record)} {record.text}"
    if isinstance(record, Measure):
        return f"{id_of(record)} {record.title or record.object_name}"
    if isinstance(record, Comment):
        return f"{record.office or 'Fachamt'} zu Kapitel {record.chapter}"
    return record.name


def _state(record: Record) -> str:
    return record.status if isinstance(record, Measure) else getattr(record, "state", "")


# --- facilities


def site_changes(before: Profile, after: Profile) -> tuple[SiteChange, ...]:
    """Facilities by theme that came or went, of themes that both editions have.

    One that moved or was renamed is neither: it is told by its name, or else by its place to the metre.
    """
    was = {row.theme: row for row in before.facilities if row.imported}
    found = []
    for row in after.facilities:
        if row.imported and row.theme in was:
            new, gone = _came_and_went(was[row.theme].points, row.points)
            if new or gone:
                found.append(SiteChange(row.theme, row.title, new, gone))
    return tuple(found)


def _came_and_went(was: Iterable[FacilityPoint], now: Iterable[FacilityPoint]) -> tuple[int, int]:
    sides = [list(was), list(now)]
    for told in (_name_and_place, _name, _place):
        both = Counter(map(told, sides[0])) & Counter(map(told, sides[1]))
        sides = [_without(side, told, Counter(both)) for side in sides]
    return len(sides[1]), len(sides[0])


def _without(points, told, both: Counter) -> list[FacilityPoint]:
    """The points that are not among those both sides have."""
    left = []
    for point in points:
        if both[told(point)] > 0:
            both[told(point)] -= 1
        else:
            left.append(point)
    return left


def _name_and_place(point: FacilityPoint) -> tuple[object, ...]:
    return _name(point), _place(point)


def _name(point: FacilityPoint) -> object:
    return point.name.casefold() or _place(point)  # without a name its place alone tells it


def _place(point: FacilityPoint) -> tuple[int, int]:
    return round(point.x), round(point.y)
