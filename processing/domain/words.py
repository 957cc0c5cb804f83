# SPDX-License-Identifier: GPL-2.0-or-later
"""Words of people as names of files and quantities."""

import re
import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": " und ", "%": " prozent "})

# What no cell and no page can hold: controls but tab and line feed, halves of a character, and no characters at all.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")


def plain_text(text: str) -> str:
    """Text as the library keeps it: one kind of line end, nothing unprintable, no blanks around it.

    >>> plain_text(" Zeile 1 \\r\\nZeile\\x002 ")
    'Zeile 1\\nZeile2'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_UNPRINTABLE.sub("", line).rstrip() for line in lines).strip()


def slug(text: str, separator: str = "_", length: int = 60) -> str:
    """Lower-case ASCII letters and digits, everything else one separator; empty for a text without either.

    >>> slug("Hafenviertel/Alter Kran", "-"), slug("Größe in m² (Kataster)")
    ('hafenviertel-alter-kran', 'groesse_in_m2_kataster')
    """
    plain = unicodedata.normalize("NFKC", text).lower().translate(_UMLAUTS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", separator, plain)[:length].strip(separator)
