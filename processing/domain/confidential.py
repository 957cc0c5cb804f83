# SPDX-License-Identifier: GPL-2.0-or-later
"""Which tables hold what may not leave the office: they say so, or their subject is known to."""

import json
from collections.abc import Iterable
from functools import cache

from .catalogue import FOLDER
from .words import slug


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    words = json.loads((FOLDER / "confidential.json").read_text(encoding="utf-8"))
    return tuple((word, slug(word)) for word in words)


def mark(texts: Iterable[object]) -> str:
    """The first word of `resources/catalogue/confidential.json` that occurs in a text; "" where none does.

    Parameters
    ----------
    texts
        Cells, titles and file names; case, umlauts and hyphens do not matter.

    >>> mark(["Jugendamt", "VERTRAULICH – nur für den Dienstgebrauch"]), mark(["hilfen-zur-erziehung_2023.csv"])
    ('vertraulich', 'Hilfen zur Erziehung')
    >>> mark(["Kitas am 31.12.2022", None])
    ''
    """
    plain = [slug(str(text), length=10_000) for text in texts if text not in (None, "")]
    return next((word for word, wanted in _marks() if any(wanted in text for text in plain)), "")
