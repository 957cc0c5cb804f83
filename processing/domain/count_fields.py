# SPDX-License-Identifier: GPL-2.0-or-later
"""Telling counts from shares, rates and means by a field's name: only counts may be added or split.

A percentage taken for a count gives numbers that look right and are nonsense; the way is to convert numerator and
denominator apart and divide afterwards.
"""

import re
from collections.abc import Collection, Sequence

from .errors import SozialraumError

# Words of German and English statistics; a compound ends with one of those of the second list (Ausländeranteil).
_WORDS = {
    "anteil", "anteile", "ant", "quote", "quoten", "prozent", "proz", "percent", "percentage", "pct", "promille",
    "rate", "raten", "ratio", "share", "shares", "shr", "dichte", "density", "durchschnitt", "mittelwert", "mittel",
    "mean", "average", "avg", "median", "index", "saldo",
}  # fmt: skip
_ENDINGS = ("anteil", "anteile", "quote", "quoten", "dichte", "prozent", "durchschnitt", "mittelwert", "saldo")
_PER = re.compile(
    r"(?<![a-zäöü])(je|pro|per)([\s_]*\d|[\s_]+(einw|kopf|capita|(ew|qkm|km|ha|m2)(?![a-zäöü])))", re.IGNORECASE
)
_WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])")


def looks_like_rate(field: str) -> str:
    """The part of a field's name that says it is no count; empty for what may be one.

    Examples
    --------
    >>> looks_like_rate("inhabitants_percentage"), looks_like_rate("Ausländeranteil"), looks_like_rate("HZ je 100.000")
    ('percentage', 'Ausländeranteil', 'je 1')
    >>> looks_like_rate("E_EU1"), looks_like_rate("Projekte"), looks_like_rate("Beirate")
    ('', '', '')
    """
    for sign in "%‰":
        if sign in field:
            return sign
    if found := _PER.search(field):
        return found[0]
    for word in _WORD.findall(field):
        if word.lower() in _WORDS or word.lower().endswith(_ENDINGS):
            return word
    return ""


def refuse_rates(fields: Sequence[str], declared: Collection[str] = ()) -> None:
    """Refuse fields that are no counts.

    Parameters
    ----------
    declared
        Fields known to be rates, whatever their names.

    Raises
    ------
    SozialraumError
        ``rate_refused`` (field, sign).
    """
    for field in fields:
        sign = field if field in declared else looks_like_rate(field)
        if sign:
            raise SozialraumError("rate_refused", field=field, sign=sign)
