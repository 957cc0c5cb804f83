# SPDX-License-Identifier: GPL-2.0-or-later
"""How an indicator is spoken of in a German sentence (`resources/catalogue/phrases.json`)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..domain.catalogue import FOLDER, Indicator, indicators

_SAID_BY_CELL = ("%", "Klasse")  # units that need no word after the number


@dataclass(frozen=True)
class Phrase:
    """Words for one indicator.

    Parameters
    ----------
    subject
        In the nominative and the singular, with its article: ``der Anteil der unter 18-Jährigen``.
    head
        For a headline or a list, without article; empty takes the subject's.
    more, less
        Headlines with ``{}`` for what is compared with (``im Bezirk``), that judge nothing; empty: by `head`.
    unit
        What follows the number; empty where the subject or the number itself says it.
    """

    subject: str
    head: str = ""
    more: str = ""
    less: str = ""
    unit: str = ""

    @property
    def title(self) -> str:
        """The head, capitalised: ``Anteil der unter 18-Jährigen``."""
        words = self.head or self.subject.split(" ", 1)[1]
        return words[:1].upper() + words[1:]

    @property
    def brief(self) -> str:
        """The subject up to its first noun: ``der Anteil``."""
        words = self.subject.split(" ")
        noun = next((i for i, word in enumerate(words) if word[:1].isupper()), len(words) - 1)
        return " ".join(words[: noun + 1])


@cache
def phrases() -> Mapping[str, Phrase]:
    """The shipped words by indicator."""
    raw = json.loads((FOLDER / "phrases.json").read_text(encoding="utf-8"))
    return {name: Phrase(**words) for name, words in raw.items()}


@cache
def _shipped() -> Mapping[str, tuple[str, str, str]]:
    return {i.indicator: _meaning(i) for i in indicators()}


def _meaning(indicator: Indicator) -> tuple[str, str, str]:
    return indicator.title, indicator.numerator, indicator.denominator


def phrase_of(indicator: Indicator) -> Phrase:
    """The words for an indicator; of one that the library added or changed, its title in quotation marks."""
    known = phrases().get(indicator.indicator)
    if known is not None and _shipped().get(indicator.indicator) == _meaning(indicator):
        return known
    unit = "" if indicator.unit in _SAID_BY_CELL else indicator.unit
    return Phrase(f"der Wert „{indicator.title}“", indicator.title, unit=unit)
