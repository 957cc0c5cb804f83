# SPDX-License-Identifier: GPL-2.0-or-later
"""What looks like data of a person in a free text: names, addresses, telephone numbers, e-mail, dates of birth.

A pattern knows no person: it misses some and suspects others. So it only points out, and somebody looks.
"""

import re
from itertools import chain

# No digit, letter or decimal sign before and behind: keys of areas, dates and amounts are no telephone numbers.
_ALONE, _ENDS = r"(?<![\w.,+])", r"(?!\w)"
_GAP = r"[\s\u00a0]?[/\-–()]?[\s\u00a0]?"  # at most one sign between two digits, with blanks
_DAY = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]+)\s?(?:\d{4}|\d{2})"

_PHONES = (
    rf"{_ALONE}(?:\+|00)49{_GAP}(?:\(0\))?{_GAP}[1-9](?:{_GAP}\d){{6,12}}{_ENDS}",
    rf"{_ALONE}(?:\(01[567]\d\)|01[567]\d)(?:{_GAP}\d){{6,9}}{_ENDS}",
    rf"{_ALONE}(?:\(030\)|030(?=[\s\u00a0/\-–]))(?:{_GAP}\d){{5,10}}{_ENDS}",  # PGR keys begin like this, too
    rf"{_ALONE}030\d{{6,9}}{_ENDS}",  # more digits than any key has
    rf"(?<!\w)(?:Tel(?:efon)?|Fon|Fax|Durchwahl)(?:-?Nr)?\.?:?[\s\u00a0]*\(?\d(?:{_GAP}\d){{4,12}}{_ENDS}",
)
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|[(\[]at[)\]])\s?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}"

_KINDS = r"(?i:straße|strasse|str\.|allee|weg|platz|damm|ufer|chaussee|gasse|promenade|steig)"
_NO_STREETS = (  # places for something, and ways of getting about
    r"(?:Spiel|Sport|Bolz|Arbeits|Ausbildungs|Betreuungs|Kita|Hort|Schul|Studien|Pflege|Heim|Stell|Park|Fuß|Rad|Geh|"
    r"Wander|Rück|Hin|Heim|Fest|Sitz|Steh|Wohn|Lager|Grill|Frei|Therapie|Um|Aus|Ab)-?"
)
_NO_NAMES = r"(?:Der|Die|Das|Diese[rs]?|Jede[rs]?|Eine?|Einer|Erster|Zweiter|Dritter|Letzter|Unser|Ihr|Kein|Welcher)"
_NUMBER = r"(?:Nr\.?\s?)?\d{1,3}(?:\s?[a-hA-H](?!\w))?(?:\s?[/–-]\s?\d{1,3}\s?[a-hA-H]?)?(?![\w]|[.,]\d)"
_NO_NUMBER = r"(?!\s?(?:%|‰|€|Prozent|Minuten|Min\b|Meter|m\b|m²|km|Jahr|Uhr|Euro|Plätze|Mal\b|mal\b|von\b|bis\b))"
_STREETS = (
    rf"(?<![\w-])(?!{_NO_STREETS}{_KINDS})(?:St\.-?\s?)?[A-ZÄÖÜ][\w-]*{_KINDS}\s?{_NUMBER}{_NO_NUMBER}",
    rf"(?<![\w-])(?!{_NO_NAMES}\s|{_NO_STREETS}{_KINDS})[A-ZÄÖÜ][\w-]*(?:er|es|e|en|-)\s?{_KINDS}\s?{_NUMBER}{_NO_NUMBER}",
)

_TITLES = r"(?:(?:Dr|Prof|Dipl|med|phil|jur|h\.\s?c)[.-]*(?:-?Ing\.)?\s*)*(?:(?:von|van|zu|de|der|den|el|al)\s)*"
_NO_PERSONS = (  # offices, and words that may follow without naming anyone
    r"(?:Bezirks|Stadtr|Staats|Bürgermeister|Senator|Minister|Präsident|Vorsitzende|Amtsleit|Referats|Anfang|Mitte|Ende)"
)
_PERSON = rf"(?<!\w)(?:Frau|Herrn?|Familie|Fam\.|Eheleute|Ehepaar)\s+{_TITLES}(?!{_NO_PERSONS})[A-ZÄÖÜ](?:[\w’'-]+|\.)"
_BIRTH = rf"(?<!\w)(?:[Gg]eb(?:oren|\.)|Geburtsdatum:?|Geburtstag:?)\s*(?:am\s)?{_DAY}(?!\d)|\*\s?{_DAY}(?!\d)"

_PATTERN = re.compile("|".join(f"(?:{one})" for one in chain(_PHONES, (_MAIL,), _STREETS, (_PERSON, _BIRTH))))


def personal(text: str) -> tuple[str, ...]:
    """What looks like data of a person, as it stands there; each once.

    >>> personal("Frau Dr. Kaya (030/90 29 3-1234) wohnt am 1.3. noch in der Karl-Marx-Straße 12a.")
    ('Frau Dr. Kaya', '030/90 29 3-1234', 'Karl-Marx-Straße 12a')
    >>> personal("Frau und Herr, Karl-Marx-Straße, § 78, 07300504 und 31.12.2024")
    ()
    """
    return tuple(dict.fromkeys(" ".join(match.group().split()) for match in _PATTERN.finditer(text)))
