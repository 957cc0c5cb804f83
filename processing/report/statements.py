# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences on a chapter's indicators: a headline, *Ist-Stand* and *Veränderung*, each number as the profile prints it.

What differs or changed by no more than chance is said to do so, in words that rank nothing. Nothing is said to lie
above or below what is not known well enough: a lower bound, an estimate within its error, a share of a few people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from ..domain.categories import label
from ..domain.formatting import period_text
from ..domain.profile import Cell, Change, IndicatorRow, Profile
from ..domain.status import Status
from . import standing
from .changes import change_sentences, moved, no_comparison
from .phrases import Phrase, phrase_of
from .sentences import capital, groups, population, reason_text
from .spreads import spread
from .standing import value_text

NOTHING = "Zu diesem Kapitel liegen keine Kernindikatoren vor"
STATE, CHANGE = "Ist-Stand:", "Veränderung:"
BULLET = "– "
_HASH = "#"


@dataclass(frozen=True)
class Statement:
    """Generated sentences on the indicators of a chapter.

    Parameters
    ----------
    headline
        One phrase without full stop.
    state, change
        Whole sentences, one string an indicator.
    basis
        Names exactly the numbers (text, status, date) underneath, see `basis`.
    """

    headline: str
    state: tuple[str, ...]
    change: tuple[str, ...]
    basis: str

    @property
    def text(self) -> str:
        """All of it as plain text, as a planner begins with it; see `chapter_texts.parts`."""
        lines = [self.headline]
        for title, sentences in ((STATE, self.state), (CHANGE, self.change)):
            lines += [title, *(BULLET + s for s in sentences)] if sentences else []
        return "\n".join(lines)


def statement(profile: Profile, indicators: Sequence[str]) -> Statement:
    """What the profile's numbers say on some indicators.

    Parameters
    ----------
    indicators
        Ids of the catalogue, the leading one first. Those that are not of the area's level are told of its planning
        areas; unknown ones are passed over.
    """
    rows = [row for name in indicators if (row := profile.row(name)) is not None]
    classes = [name for name in indicators if profile.row(name) is None and name in profile.children.columns]
    state = [*_states(profile, [row for row in rows if not _unheard(row)]), *(groups(profile) for _ in classes[:1])]
    unheard = [phrase_of(row.indicator).title for row in rows if _unheard(row)]
    if unheard:
        state.append(f"Es wurden keine Angaben gemeldet zu: {'; '.join(unheard)}.")
    told = [row for row in rows if row.area.status is Status.VALUE]
    change = [*(s for row in told if (s := change_sentences(profile, row))), *no_comparison(profile, told)]
    return Statement(headline(profile, rows), tuple(s for s in state if s), tuple(change), basis(profile, indicators))


def _unheard(row: IndicatorRow) -> bool:
    """Nobody delivered it at all."""
    return row.area.status is Status.MISSING and row.area.reason is not None and row.area.reason.code == "no_data"


def _states(profile: Profile, rows: Sequence[IndicatorRow]) -> list[str]:
    """A sentence an indicator; those that say the same of why there is no number share one."""
    alike: dict[str, list[str]] = {}
    for row in rows:
        alike.setdefault(_lacking(profile, row), []).append(phrase_of(row.indicator).title)
    found: dict[str, None] = {}
    for row in rows:
        why = _lacking(profile, row)
        shared = why and len(alike[why]) > 1
        found[f"{capital(why)}: {'; '.join(alike[why])}." if shared else _state(profile, row)] = None
    return list(found)


def _lacking(profile: Profile, row: IndicatorRow) -> str:
    """Day and reason of a number that is not there, if no more is to be said; empty else."""
    if row.area.status in (Status.VALUE, Status.NONE) or row.indicator.indicator == "ew":
        return ""
    return "" if spread(profile, row, phrase_of(row.indicator)) else f"{_on(row.period)} {_why(row)}".strip()


def _state(profile: Profile, row: IndicatorRow) -> str:
    """The area beside district and city, then how its planning areas differ."""
    phrase = phrase_of(row.indicator)
    if row.indicator.indicator == "ew":
        own = population(profile)
    elif row.area.status is not Status.VALUE:
        own = _sign(profile, row, phrase)
    elif row.indicator.categorical:
        own = f"{row.indicator.title}{_on(row.period)}: {label(row.area.text)}."
    else:
        at = (
            f"Am {period_text(row.period)} liegt {phrase.subject}" if row.period else f"{capital(phrase.subject)} liegt"
        )
        own = f"{at} bei {value_text(row.area, phrase)}{_people(row)}{standing.compared(profile, row)}"
    return f"{own} {spread(profile, row, phrase)}".strip()


def _on(period: date | None) -> str:
    return f" am {period_text(period)}" if period else ""


def _people(row: IndicatorRow) -> str:
    """That a rate relates to a population of another day."""
    day = row.denominator_period
    return f" (Bevölkerung vom {period_text(day)})" if day is not None and day != row.period else ""


def _sign(profile: Profile, row: IndicatorRow, phrase: Phrase) -> str:
    """Why there is no number, in the words for its sign and of its reason; "nothing there" beside what others have."""
    beside = standing.side_by_side(profile, row) if row.area.status is Status.NONE else ""
    return f"{phrase.title}{_on(row.period)}: {_why(row)}{beside}."


def _why(row: IndicatorRow) -> str:
    """``nicht sinnvoll (unter 300 EW, kein Anteil)``."""
    reason = reason_text(row.area.reason) if row.area.reason is not None else ""
    why = reason.partition(": ")[2] if row.area.status is not Status.NONE else ""
    if row.area.reason is not None and row.area.reason.code == "protected":
        why = "Datenschutz"  # the sign's own words say already that there is no number
    return f"{row.area.spoken}{f' ({why})' if why else ''}"


def headline(profile: Profile, rows: Sequence[IndicatorRow]) -> str:
    """One phrase: the rated indicator that stands out most beside the district, else what the first one says.

    A neutral indicator (origin, age) is never chosen for standing out.
    """
    known = [row for row in rows if row.area.status is Status.VALUE]
    if not rows:
        return NOTHING
    if not known:
        none = next((row for row in rows if row.area.status is Status.NONE), rows[0])
        return "Keine Angaben" if all(map(_unheard, rows)) else _one(none)
    rated = [row for row in known if row.indicator.direction != "neutral" and standing.clear(profile, row)]
    first = max(rated, key=lambda row: abs(row.deviation or 0.0), default=known[0])
    phrase = phrase_of(first.indicator)
    if first.indicator.indicator == "ew":
        return _population_headline(profile, first)
    return standing.headline(profile, first, phrase)


def _one(row: IndicatorRow) -> str:
    return f"{phrase_of(row.indicator).title}: {row.area.spoken}"


def _population_headline(profile: Profile, row: IndicatorRow) -> str:
    change = next((row.changes[y] for y in sorted(row.changes, reverse=True) if _known(row.changes[y])), None)
    if change is None:
        return _people_live(row.area)
    return f"Bevölkerungszahl {moved(row, change)}"


def _people_live(cell: Cell) -> str:
    """``24.800 Menschen mit Hauptwohnsitz``."""
    if not cell.value:
        return "Niemand ist mit Hauptwohnsitz gemeldet"
    return f"{cell.text} {'Mensch' if cell.value == 1 else 'Menschen'} mit Hauptwohnsitz"


def _known(change: Change) -> bool:
    return change.area.status is Status.VALUE


def basis(profile: Profile, indicators: Iterable[str]) -> str:
    """The indicators that sentences rest on, with a hash of their numbers: ``b1 b2#5a0c…``; empty without any.

    As it names them, whoever finds it beside a text can compare, whatever the chapter is about by then.
    """
    names = tuple(dict.fromkeys(indicators))
    if not names:
        return ""
    found = [(name, _underneath(profile, name)) for name in names]
    return f"{' '.join(names)}{_HASH}{sha256(repr(found).encode()).hexdigest()[:16]}"


def is_stale(profile: Profile, written_on: str) -> bool:
    """Whether the numbers that a text was written on are others by now; never for a text that rests on none."""
    return bool(written_on) and renewed(profile, written_on) != written_on


def renewed(profile: Profile, written_on: str) -> str:
    """The basis of the same indicators on the numbers of a profile."""
    return basis(profile, written_on.partition(_HASH)[0].split())


def _underneath(profile: Profile, name: str) -> list[tuple]:
    """Texts, statuses and dates of everything a sentence on an indicator may print or decide by."""
    found: list[tuple] = []
    row, below = profile.row(name), profile.below.get(name)
    if name == "ew" and profile.share_of_district is not None:
        found.append(_number(profile.share_of_district))
    if row is not None:
        found.append((_day(row.period), _day(row.denominator_period), row.interval.text if row.interval else ""))
        found += map(_number, (row.area, row.district, row.city))
        for years, change in sorted(row.changes.items()):
            found.append((years, _day(change.since), change.reliable))
            found += map(_number, (change.area, change.district, change.city))
    if below is not None:
        found.append((_day(below.period), below.reliable))
        found += [(area.area_id, *_number(cell)) for area, cell in below.cells]
    return found


def _number(cell: Cell) -> tuple[str, str]:
    return cell.text, str(cell.status)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
