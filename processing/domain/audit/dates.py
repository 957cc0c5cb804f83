# SPDX-License-Identifier: GPL-2.0-or-later
"""The dates that titles, captions and names of files tell."""

import re

from ..parsing import parse_period

DATE = re.compile(r"(?:\d{1,2}\.\s?\d{1,2}\.\s?)?(?<!\d)(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?(?!\d)")
_OF_ALL = re.compile(r"(?:, |\bStand |\bam )(\d{1,2}\.\d{1,2}\.\d{4})")


def period_of(text: object) -> str:
    """The date in a title or name: ISO, its last day; empty where there is none.

    >>> period_of("Bevölkerung 31.12.2024"), period_of("ew_2023.csv"), period_of("Bezirke")
    ('2024-12-31', '2023-12-31', '')
    """
    found = DATE.search(str(text))
    day = parse_period(found[0].replace(" ", "")) if found else None
    return day.isoformat() if day else ""


def since_of(title: str) -> tuple[str, str]:
    """The dates of a title that tells a change: from, to (empty where only one is named)."""
    days = [period_of(found[0]) for found in DATE.finditer(title)]
    return (min(days), max(days)) if len(days) > 1 else (days[0] if days else "", "")


def day_of(caption: str) -> str:
    """The date that a caption names for all of its table; empty where it names none or several.

    >>> day_of("Tabelle 4: Planungsräume im Vergleich, 31.12.2025. Quelle: Amt"), day_of("Tabelle 5: seit 31.12.2019")
    ('2025-12-31', '')
    """
    found = set(_OF_ALL.findall(caption))
    return period_of(found.pop()) if len(found) == 1 else ""
