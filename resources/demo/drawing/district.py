# SPDX-License-Identifier: GPL-2.0-or-later
"""The made-up district as data: its areas in both key systems, their size, people and kind of housing.

An *atom* is a piece of ground that lies in one planning area of either key system. All people are drawn per atom,
so that the old and the new key system of one date always agree.
"""

from dataclasses import dataclass

SEED = 99
DISTRICT = "99"
DISTRICT_NAME = "Musterbezirk"
CITY_NAME = "Musterstadt"

PGR_2021 = {"9910": "Uferstadt", "9920": "Rathaus und Rosenfeld", "9930": "Waldstadt"}
PGR_2020 = {"9901": "Uferstadt", "9902": "Rathaus und Rosenfeld", "9930": "Waldstadt"}
BZR_2021 = {
    "991001": "Lindenufer",
    "991002": "Hafenviertel/Alter Kran",
    "991003": "Alte Ziegelei",
    "992004": "Rathausplatz",
    "992005": "Kanalstraße",
    "992006": "Rosenfelder Höhe",
    "993007": "Großsiedlung Am Wäldchen",
    "993008": "Güterbahnhof Ost",
    "993009": "Seewiesen/Försterei und Siedlung an der Großen Mühlenstraße bis zur Übergangsstelle Süßwasserkanal",
}
BZR_2020 = {
    "990101": "Lindenufer",
    "990102": "Hafenviertel",
    "990103": "Ziegelei",
    "990204": "Rathausplatz",
    "990205": "Kanalstraße und Treidelpfad",
    "990206": "Rosenfelder Höhe",
    "993011": "Am Wäldchen",
    "993012": "Güterbahnhof",
    "993013": "Seewiesen/Försterei",
}


@dataclass(frozen=True)
class Region:
    """Centre (km in the drawing's own plane) and size (ha) of a district region."""

    bzr: str
    x: float
    y: float
    hectares: float


@dataclass(frozen=True)
class Atom:
    """A piece of ground: its ids, names, place, share of its region's area, people on 31.12.2024, kind of housing.

    `mh` and `foreign` are shares of people with migration background and of foreigners on 31.12.2024;
    `path` names how the number of people moved (`population.PATHS`).
    """

    new: str
    old: str
    name: str
    old_name: str
    x: float
    y: float
    share: float
    people: int
    kind: str
    mh: float
    foreign: float
    path: str = "steady"


REGIONS = (
    Region("991001", 0.85, 4.35, 400),
    Region("991002", 3.3, 4.75, 290),
    Region("991003", 0.6, 2.5, 300),
    Region("992004", 2.7, 3.2, 190),
    Region("992005", 2.9, 1.9, 190),
    Region("992006", 1.9, 0.6, 900),
    Region("993007", 5.6, 1.3, 560),
    Region("993008", 4.9, 3.7, 380),
    Region("993009", 11.0, 3.0, 5930),
)

ATOMS = (
    Atom("99100101", "99010101", "Uferpromenade", "Uferpromenade", 1.5, 5.1, 0.30, 7915, "mixed", 0.37, 0.22),
    Atom("99100102", "99010102", "Lindenallee", "Lindenallee", 0.7, 4.5, 0.34, 9436, "mixed", 0.41, 0.24),
    Atom("99100103", "99010103", "Fährstraße", "Fährstraße", 0.3, 3.8, 0.36, 7461, "mixed", 0.36, 0.21),
    Atom(
        "99100204", "99010201", "Alter Kran", "Hafenviertel West", 2.4, 5.0, 0.24, 8102, "young", 0.44, 0.30, "growing"
    ),
    Atom(
        "99100205",
        "99010201",
        "Speicherstraße",
        "Hafenviertel West",
        3.0,
        4.7,
        0.24,
        9371,
        "young",
        0.47,
        0.32,
        "growing",
    ),
    Atom(
        "99100206", "99010202", "Hafenbecken", "Hafenviertel Ost", 3.7, 5.0, 0.30, 6544, "young", 0.43, 0.29, "growing"
    ),
    Atom("99100207", "99010202", "Lotsenweg", "Hafenviertel Ost", 4.2, 4.9, 0.22, 7471, "mixed", 0.50, 0.33),
    Atom("99100308", "99010301", "Alte Ziegelei", "Ziegelei", 0.6, 2.5, 1.00, 9406, "mixed", 0.31, 0.17),
    Atom("99200409", "99020401", "Rathausplatz", "Rathausplatz", 2.7, 3.3, 0.22, 7644, "young", 0.70, 0.44),
    # Marktgasse: 356 inhabitants a hectare; `population` takes the number from the drawn area.
    Atom("99200410", "99020402", "Marktgasse", "Marktgasse", 2.3, 3.6, 0.17, 0, "young", 0.78, 0.51),
    Atom("99200411", "99020403", "Gerberviertel", "Gerberviertel", 3.3, 3.6, 0.20, 8012, "young", 0.74, 0.47),
    Atom("99200412", "99020404", "Am Stadtbad", "Am Stadtbad", 2.3, 2.9, 0.21, 7538, "mixed", 0.67, 0.39),
    Atom("99200413", "99020405", "Glockenstraße", "Glockenstraße", 3.2, 2.9, 0.20, 0, "mixed", 0.66, 0.40),
    Atom("99200514", "99020501", "Schleusenweg", "Schleusenweg", 3.4, 2.1, 0.47, 7120, "mixed", 0.51, 0.31),
    Atom("99200515", "99020502", "Kanalstraße", "Kanalstraße", 2.6, 1.8, 0.53, 5773, "mixed", 0.45, 0.28),
    Atom("99200616", "99020502", "Treidelpfad", "Kanalstraße", 2.6, 1.3, 0.048, 2204, "mixed", 0.33, 0.19),
    Atom("99200617", "99020601", "Rosenfeld", "Rosenfeld", 1.5, 1.1, 0.262, 9870, "houses", 0.18, 0.09),
    Atom("99200618", "99020602", "Mühlenberg", "Mühlenberg", 0.9, 0.3, 0.36, 8135, "houses", 0.15, 0.08, "ageing"),
    Atom("99200619", "99020603", "Höhenweg", "Höhenweg", 3.2, 0.2, 0.33, 7405, "houses", 0.14, 0.07),
    Atom("99300720", "99301101", "Waldkante", "Waldkante Nord", 5.2, 2.4, 0.09, 4108, "estate", 0.57, 0.33),
    Atom("99300720", "99301102", "Waldkante", "Waldkante Süd", 5.7, 2.3, 0.08, 3497, "estate", 0.55, 0.32),
    Atom("99300721", "99301103", "Am Wäldchen", "Am Wäldchen West", 4.7, 1.9, 0.09, 3865, "estate", 0.61, 0.36),
    Atom("99300721", "99301104", "Am Wäldchen", "Am Wäldchen Ost", 5.2, 1.7, 0.08, 3122, "estate", 0.60, 0.35),
    Atom("99300722", "99301105", "Birkenring", "Birkenring", 5.9, 1.7, 0.12, 7244, "estate", 0.63, 0.37),
    Atom("99300723", "99301106", "Erlenring", "Erlenring", 6.4, 1.2, 0.12, 6871, "estate", 0.66, 0.40),
    Atom("99300724", "99301107", "Ahornring", "Ahornring", 5.6, 1.0, 0.11, 6410, "estate", 0.58, 0.34),
    Atom(
        "99300725", "99301108", "Scheibenallee", "Scheibenallee", 4.8, 1.1, 0.10, 5203, "ageing", 0.49, 0.27, "emptied"
    ),
    Atom("99300726", "99301109", "Am Fernheizwerk", "Am Fernheizwerk", 5.0, 0.4, 0.10, 5318, "estate", 0.52, 0.30),
    Atom("99300727", "99301110", "Südhang", "Südhang", 6.0, 0.3, 0.11, 6649, "estate", 0.54, 0.31),
    Atom("99300828", "99301201", "Rangierbahnhof", "Güterbahnhof", 5.0, 4.4, 0.40, 0, "mixed", 0.0, 0.0),
    Atom("99300829", "99301201", "Lokschuppen", "Güterbahnhof", 5.4, 3.6, 0.24, 41, "mixed", 0.30, 0.22, "yard"),
    Atom("99300830", "99301201", "Ladestraße", "Güterbahnhof", 4.4, 3.2, 0.36, 6863, "family", 0.40, 0.24, "new-built"),
    Atom("99300931", "99301301", "Seewiesen", "Seewiesen", 9.0, 4.8, 0.33, 3105, "old", 0.09, 0.05, "ageing"),
    Atom("99300932", "99301302", "Försterei", "Försterei", 12.8, 4.8, 0.42, 1044, "old", 0.06, 0.03, "ageing"),
    Atom(
        "99300933",
        "99301303",
        "Große Mühlenstraße",
        "Große Mühlenstraße",
        9.0,
        1.2,
        0.25,
        4144,
        "old",
        0.11,
        0.06,
        "ageing",
    ),
)

DENSEST, DENSEST_PER_HECTARE = "99200410", 356
RATHAUSPLATZ_PEOPLE = 41_217  # of region 992004; Glockenstraße takes what the others leave
EMPTY, TINY = "99300828", "99300829"
MISSING = "99200618"  # its people with migration background were not delivered for 31.12.2024


def names(vintage: str, level: str) -> dict[str, str]:
    """Names by area id, in ascending order of the ids."""
    if level == "PLR":
        pairs = {(a.new, a.name) if vintage == "2021" else (a.old, a.old_name) for a in ATOMS}
        return dict(sorted(pairs))
    if level == "BEZ":
        return {DISTRICT: DISTRICT_NAME}
    return {
        ("2021", "BZR"): BZR_2021, ("2021", "PGR"): PGR_2021, ("2020", "BZR"): BZR_2020, ("2020", "PGR"): PGR_2020,
    }[vintage, level]  # fmt: skip


def plr_of(atom: Atom, vintage: str) -> str:
    """Planning area of an atom in one key system."""
    return atom.new if vintage == "2021" else atom.old
