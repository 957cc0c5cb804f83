# SPDX-License-Identifier: GPL-2.0-or-later
"""LOR: levels, keys and the prefix rule."""

CITY = "BE"  # the one area_id of level STADT
CITY_DISTRICTS = frozenset(f"{n:02d}" for n in range(1, 13))  # Berlin is Berlin only when all its Bezirke are in
FICTIONAL = "99"  # the made-up Bezirk; a library of it alone is marked on every document
LEVELS = ("PLR", "BZR", "PGR", "BEZ", "STADT")
KEY_LENGTH = {"PLR": 8, "BZR": 6, "PGR": 4, "BEZ": 2}
_LEVEL = {length: level for level, length in KEY_LENGTH.items()}
REST = "REST"  # level of cases that cannot be placed, under the smallest area known
TITLES = {"PLR": "Planungsraum", "BZR": "Bezirksregion", "PGR": "Prognoseraum", "BEZ": "Bezirk", "STADT": "Stadt"}


def level_of(area_id: str) -> str:
    """Level of a clean key by its length; ``BE`` is the city.

    >>> level_of("07300515"), level_of("073005"), level_of("BE")
    ('PLR', 'BZR', 'STADT')
    """
    if area_id == CITY:
        return "STADT"
    return _LEVEL[len(area_id)]


def ancestor(area_id: str, level: str) -> str:
    """Key of the area of `level` that contains `area_id`, by the prefix rule.

    >>> ancestor("07300515", "BZR"), ancestor("07300515", "STADT")
    ('073005', 'BE')
    """
    return CITY if level == "STADT" else area_id[: KEY_LENGTH[level]]
