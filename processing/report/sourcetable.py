# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of sources of a document, always as a table: the fuller a page is, the more its rows are joined."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntEnum

from ..domain.formatting import NBSP, period_text
from ..domain.profile import Profile, SourceRef
from . import sentences
from .blocks import Block, Words
from .grid import Entry, Table

TITLES = ("Quelle", "Herausgeber", "Stand", "Gebietsstand", "Lizenz")
Line = tuple[str, str, str, str, str]


class Joined(IntEnum):
    """What shares a row of the table."""

    DATE = 0  # what a publisher delivered for one date
    PUBLICATION = 1  # all dates of a publication as well
    PUBLISHER = 2  # everything of a publisher under one licence; dates in the order of the publications


def sources(profile: Profile, joined: Joined = Joined.DATE, most: int = 30) -> Block:
    """Sources with their dates in at most `most` rows."""
    if not profile.sources:
        return Words("Die Datenbibliothek enthält noch keine Quellen.")
    lines = _lines(profile.sources, joined)
    if len(lines) > most:
        rest = lines[most - 1 :]
        offices = sentences.listing(sorted({line[1] for line in rest if line[1]}))
        lines = [*lines[: most - 1], (f"{len(rest)} weitere Quellen, siehe manifest.json", offices, "", "", "")]
    return Table(TITLES, [[Entry(part or "–") for part in line] for line in lines], "lllll")


def _lines(found: Sequence[SourceRef], joined: Joined) -> list[Line]:
    """The rows of the table, in the order in which the profile names its sources."""
    publications = _grouped(found, joined)
    if joined is not Joined.PUBLISHER:
        return [_line([group]) for group in publications]
    together: dict[tuple[str, str], list[list[SourceRef]]] = {}
    for group in publications:
        together.setdefault(_publisher(group[0]), []).append(group)
    return [_line(groups) for groups in together.values()]


def _grouped(found: Sequence[SourceRef], joined: Joined) -> list[list[SourceRef]]:
    """Sources that share one statement of dates."""
    dates: dict[str, set[date | None]] = {}
    for source in found:
        dates.setdefault(_publication(source), set()).add(source.period)
    groups: dict[tuple[str, ...], list[SourceRef]] = {}
    for source in found:
        title = _publication(source)
        series = joined is not Joined.DATE and len(dates[title]) > 1
        shared = (title,) if series else (f"{source.period}", source.vintage)
        groups.setdefault((*_publisher(source), *shared), []).append(source)
    return list(groups.values())


def _line(groups: Sequence[Sequence[SourceRef]]) -> Line:
    """One row; statements of several groups stand in the same order in the columns *Quelle* and *Stand*."""
    office, terms = _publisher(groups[0][0])
    titles = "; ".join(", ".join(_common(s.title or s.file for s in group)) for group in groups)
    spans = [_dates([s.period for s in group if s.period]) or "–" for group in groups]
    dates = "; ".join(spans if len(set(spans)) > 1 else spans[:1]) if any(s != "–" for s in spans) else ""
    systems = sorted({v for group in groups for s in group for v in s.vintage.split(" / ") if v})
    return titles, office, dates, f"LOR {' / '.join(systems)}" if systems else "", terms


def _publisher(source: SourceRef) -> tuple[str, str]:
    """Publisher and licence; some licences name their publisher: ``CC BY 3.0 DE, Amt für Statistik``."""
    terms, _, named = source.licence.partition(", ")
    return named or source.office, terms


def _publication(source: SourceRef) -> str:
    """A publication's name without the part (table) delivered."""
    text = source.title or source.file
    return text.rpartition(", ")[0] or text


def _dates(periods: Iterable[date]) -> str:
    days = sorted(set(periods))
    if len(days) < 3:
        return ", ".join(map(period_text, days))
    return f"{period_text(days[0])} bis {period_text(days[-1])} ({len(days)}{NBSP}Stände)"


def _common(titles: Iterable[str]) -> list[str]:
    """Titles that differ only in their last part share what stands before it: ``A, Tabelle T1, T2``."""
    heads: dict[str, list[str]] = {}
    for text in titles:
        head, comma, tail = text.rpartition(", ")
        heads.setdefault(head if comma else text, []).append(tail if comma else "")
    named = []
    for head, tails in heads.items():
        parts, word = [head], " "
        for tail in dict.fromkeys(t for t in tails if t):
            parts.append(tail.removeprefix(word))
            word = tail.partition(" ")[0] + " "
        named.append(", ".join(parts))
    return named
