# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of sources of a document: a table while there is room, else a paragraph."""

from collections.abc import Sequence
from datetime import date

from ..domain.formatting import period_text
from ..domain.profile import Profile, SourceRef
from . import sentences
from .blocks import Block, Words
from .grid import Entry, Table
from .style import SMALL


def sources(profile: Profile, most: int, series: bool = False) -> Block:
    """Sources with dates, at most `most` lines; with `series` one line for all dates of a publication."""
    if not profile.sources:
        return Words("Die Datenbibliothek enthält noch keine Quellen.")
    lines = _merged(profile.sources, series)
    if len(lines) > most:
        rest = lines[most - 1 :]
        offices = sentences.listing(sorted({line[1] for line in rest if line[1]}))
        lines = [*lines[: most - 1], (f"{len(rest)} weitere Quellen, siehe manifest.json", offices, "", "", "")]
    body = [[Entry(part or "–") for part in line] for line in lines]
    return Table(("Quelle", "Herausgeber", "Stand", "Gebietsstand", "Lizenz"), body, "lllll")


def sources_words(profile: Profile) -> Words:
    """All sources as one paragraph, where a table of them does not fit."""
    lines = _merged(profile.sources, series=True)
    licences = list(dict.fromkeys(line[4] for line in lines if line[4]))
    texts = []
    for titles, office, dates, system, licence in lines:
        told = [part for part in (office, dates, system, licence if len(licences) > 1 else "") if part]
        texts.append(f"{titles} ({'; '.join(told)})")
    shared = [f"Lizenz aller Quellen: {licences[0]}"] if len(licences) == 1 else []
    return Words(" · ".join([*texts, *shared]) + ".", SMALL)


def _merged(found: Sequence[SourceRef], series: bool = False) -> Sequence[tuple[str, ...]]:
    """One line for what an office delivered for one date; with `series` one line for all dates of a publication."""
    dates: dict[str, set[date | None]] = {}
    for source in found:
        dates.setdefault(_head(source), set()).add(source.period)
    groups: dict[tuple[str, ...], list[SourceRef]] = {}
    for source in found:
        head = _head(source)
        together = (head,) if series and len(dates[head]) > 1 else (f"{source.period}", source.vintage)
        groups.setdefault((source.office, source.licence, *together), []).append(source)
    lines = []
    for (office, licence, *_), group in groups.items():
        titles = ", ".join(_common([s.title or s.file for s in group]))
        systems = sorted({v for s in group for v in s.vintage.split(" / ") if v})
        system = f"LOR {' / '.join(systems)}" if systems else ""
        terms, _, named = licence.partition(", ")  # "CC BY 3.0 DE, Amt für Statistik Berlin-Brandenburg"
        lines.append((titles, named or office, _dates([s.period for s in group if s.period]), system, terms))
    return lines


def _head(source: SourceRef) -> str:
    """A publication's name without the part (table) delivered."""
    text = source.title or source.file
    return text.rpartition(", ")[0] or text


def _dates(periods: Sequence[date]) -> str:
    days = sorted(set(periods))
    if len(days) < 3:
        return ", ".join(period_text(day) for day in days)
    return f"{period_text(days[0])} bis {period_text(days[-1])} ({len(days)} Stände)"


def _common(titles: Sequence[str]) -> list[str]:
    """Titles that differ only in their last part after a comma share what stands before it."""
    heads: dict[str, list[str]] = {}
    for text in titles:
        head, comma, tail = text.rpartition(", ")
        heads.setdefault(head if comma else text, []).append(tail if comma else "")
    return [", ".join([head, *dict.fromkeys(t for t in tails if t)]) for head, tails in heads.items()]
