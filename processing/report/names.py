# SPDX-License-Identifier: GPL-2.0-or-later
"""File names that every system takes, whatever an area is called."""

import re
import unicodedata
from datetime import date

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS"})
LONGEST = 60


def slug(name: str) -> str:
    """A name in small ASCII letters, digits and hyphens.

    >>> slug("Hafenviertel/Alter Kran"), slug("Süßwasserkanal"), slug("../")
    ('hafenviertel-alter-kran', 'suesswasserkanal', 'ohne-namen')
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).translate(GERMAN))
    words = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rsplit("-", 1)[0][:LONGEST].strip("-")
    return words or "ohne-namen"


def file_name(area_id: str, name: str, template: str, period: date | None, edition: str, suffix: str = "pdf") -> str:
    """``073005_friedenau-west_kurzprofil_2024-12-31_intern.pdf``."""
    day = period.isoformat() if period else "ohne-stand"
    return f"{slug(area_id) if not area_id.isalnum() else area_id}_{slug(name)}_{template}_{day}_{edition}.{suffix}"


def draft_name(name: str) -> str:
    """The name of a document that is not accessible.

    >>> draft_name("073005_friedenau-west_kurzprofil_2024-12-31_intern.pdf")
    '073005_friedenau-west_kurzprofil_2024-12-31_intern_entwurf-nicht-barrierefrei.pdf'
    """
    stem, _, suffix = name.rpartition(".")
    return f"{stem}_entwurf-nicht-barrierefrei.{suffix}"
