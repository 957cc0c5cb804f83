# SPDX-License-Identifier: GPL-2.0-or-later
"""How the planning areas of an area differ, in a sentence, so that the average hides nobody."""

from collections.abc import Sequence

from ..domain.formatting import period_text
from ..domain.profile import AreaRef, Cell, IndicatorRow, Profile
from ..domain.status import Flag, Status
from .phrases import Phrase
from .sentences import capital, extremes
from .standing import value_text

_SIGNS = {
    Status.NONE: "in {} ist nichts vorhanden",
    Status.MISSING: "für {} liegt keine Angabe vor",
    Status.SUPPRESSED: "für {} ist der Wert geheim zu halten",
    Status.NOT_APPLICABLE: "für {} ist ein Wert nicht sinnvoll",
}


def spread(profile: Profile, row: IndicatorRow, phrase: Phrase, alone: bool = False) -> str:
    """Lowest and highest value with their areas, and how many have none; nothing for an area without parts.

    Where the ends differ by no more than chance, no area is named: it would be called lowest by accident. A sentence
    that stands `alone` names the whole indicator.
    """
    below = profile.below.get(row.indicator.indicator)
    if below is None or len(below.cells) < 2 or row.indicator.categorical or profile.area.level == "STADT":
        return ""  # the city's planning areas need not all be in the library
    known = [(cell, area.name) for area, cell in below.cells if cell.status is Status.VALUE]
    if alone and len(known) < 2:
        return ""
    signs = _without(below.cells)
    if not known and all(cell.status is row.area.status for _, cell in below.cells):
        return ""  # as little known as of the area itself
    sentences = []
    if known:
        day = f" am {period_text(below.period)}" if below.period is not None and below.period != row.period else ""
        words = phrase.subject if alone else phrase.brief
        sentences.append(_known(known, below.cells, below.reliable, phrase, words, day))
    if signs and not (len(known) == 1 and _rest_nothing(below.cells)):
        sentences.append(f"{capital(signs)}.")
    return " ".join(sentences)


def _rest_nothing(cells: Sequence[tuple[AreaRef, Cell]]) -> bool:
    return all(cell.status in (Status.VALUE, Status.NONE) for _, cell in cells)


def _known(
    known: Sequence[tuple[Cell, str]],
    cells: Sequence[tuple[AreaRef, Cell]],
    reliable: bool | None,
    phrase: Phrase,
    words: str,
    day: str,
) -> str:
    low, high = extremes(known)
    areas = len(cells)
    if len(known) == 1 and _rest_nothing(cells):
        return f"Von den {areas} Planungsräumen hat{day} nur {low[1]} einen Wert über null: {_value(low[0], phrase)}."
    if len(known) == 1:
        return f"Nur für einen der {areas} Planungsräume liegt{day} ein Wert vor: {_value(low[0], phrase)} ({low[1]})."
    several = f"den {len(known)} Planungsräumen" + ("" if len(known) == areas else " mit Wert")
    if low[0].text == high[0].text:
        return f"In {several} beträgt {words}{day} jeweils {_value(low[0], phrase)}."
    ends = _value(low[0], phrase), _value(high[0], phrase)
    if reliable is False:
        return (
            f"In {several} liegt {words}{day} zwischen {ends[0]} und {ends[1]};"
            " die Unterschiede gehen nicht über zufällige Schwankung hinaus."
        )
    return f"Zwischen {several} reicht {words}{day} von {ends[0]} ({low[1]}) bis {ends[1]} ({high[1]})."


def _value(cell: Cell, phrase: Phrase) -> str:
    """Short: what the estimate or lower bound is about was said of the area."""
    text = value_text(cell, phrase)
    return text.split(" (")[0] if cell.flag in (Flag.ESTIMATED, Flag.INCOMPLETE) else text


def _without(cells: Sequence[tuple[AreaRef, Cell]]) -> str:
    """``für 2 Planungsräume liegt keine Angabe vor``, each sign once."""
    found = []
    for status, words in _SIGNS.items():
        count = sum(cell.status is status for _, cell in cells)
        dative = status is Status.NONE
        areas = f"{count} Planungsräume{'n' if dative else ''}"
        one = "einem Planungsraum" if dative else "einen Planungsraum"
        found += [words.format(one if count == 1 else areas)] if count else []
    return ", ".join(found)
