# SPDX-License-Identifier: GPL-2.0-or-later
"""Words of people as names of files and quantities."""

import re
import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": " und ", "%": " prozent "})


def slug(text: str, separator: str = "_", length: int = 60) -> str:
    """Lower-case ASCII letters and digits, everything else one separator; empty for a text without either.

    >>> slug("Hafenviertel/Alter Kran", "-"), slug("Größe in m² (Kataster)")
    ('hafenviertel-alter-kran', 'groesse_in_m2_kataster')
    """
    plain = unicodedata.normalize("NFKC", text).lower().translate(_UMLAUTS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", separator, plain)[:length].strip(separator)
