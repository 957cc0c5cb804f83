# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of other offices: playgrounds, social monitoring, SGB II, confidential youth welfare."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from .district import DISTRICT, DISTRICT_NAME, EMPTY, SEED, TINY, Atom, names
from .files import MADE_UP, write_csv, write_xlsx
from .population import People, gathered

# Playgrounds: places and how many lie there; the odd ones follow by name.
_PLAYGROUNDS = {
    "99100101": 1, "99100102": 2, "99100103": 1, "99100204": 1, "99100205": 1, "99100206": 1, "99100207": 1, "99100308": 2,
    "99200409": 1, "99200410": 1, "99200411": 1, "99200412": 1, "99200413": 1, "99200514": 1, "99200515": 1,
    "99200616": 1, "99200617": 2, "99200618": 2, "99200619": 1, "99300720": 2, "99300721": 2, "99300722": 2,
    "99300723": 2, "99300724": 1, "99300725": 2, "99300726": 1, "99300727": 2, "99300830": 1, "99300931": 1,
}  # fmt: skip
WITHOUT_NET_AREA = ("Spielplatz Lotsenweg 1", "Spielplatz Höhenweg 1")
OLD_KEY = ("Spielplatz Treidelwiese", "99020502")
WITHOUT_KEY = "Spielplatz Kiesgrube"

# Status of the social monitoring (1 high … 4 very low) and its dynamics (1 positive, 3 stable, 5 negative).
MSS = {
    "99100101": (1, 3), "99100102": (2, 3), "99100103": (2, 3), "99100204": (2, 1), "99100205": (2, 3), "99100206": (1, 1),
    "99100207": (3, 3), "99100308": (2, 3), "99200409": (3, 3), "99200410": (4, 1), "99200411": (3, 1), "99200412": (3, 3),
    "99200413": (2, 3), "99200514": (3, 5), "99200515": (2, 3), "99200616": (2, 3), "99200617": (1, 3), "99200618": (1, 3),
    "99200619": (1, 5), "99300720": (3, 5), "99300721": (4, 3), "99300722": (4, 5), "99300723": (4, 5), "99300724": (4, 3),
    "99300725": (3, 5), "99300726": (4, 3), "99300727": (4, 1), "99300830": (2, 1), "99300931": (1, 3), "99300932": (2, 3),
    "99300933": (2, 5),
}  # fmt: skip
_STATUS = {1: "hoch", 2: "mittel", 3: "niedrig", 4: "sehr niedrig"}
_DYNAMICS = {1: ("positiv", "+"), 3: ("stabil", "+/-"), 5: ("negativ", "-")}
NOT_VALID = "Planungsraum ohne Zuordnung"

# SGB II: the small count, and the one that would let it be reckoned from the region's total.
PRIMARY, SECONDARY = "99300932", "99300931"
NOT_DELIVERED = "99100308"


def write_playgrounds(path: Path) -> None:
    """List of 41 playgrounds without geometry; two without net area, one with an old key, one without key."""
    rng = np.random.RandomState(SEED + 30)
    called = names("2021", "PLR")
    head = ["Technischer Schlüssel", "Schlüssel", "Objektnummer", "Bezirk", "Ortsteil", "Art der Grünanlage",
            "Name des Spielplatzes", "Namenszusatz des Spielplatzes", "Baujahr", "letztes Sanierungsjahr",
            "Größe in m² (Kataster)", "Widmung", "Nummer des Planungsraumes", "Name des Planungsraumes",
            "Nettospielfläche in m²"]  # fmt: skip
    places = [(f"Spielplatz {called[k]} {i + 1}", k, called[k]) for k, n in _PLAYGROUNDS.items() for i in range(n)]
    places += [(OLD_KEY[0], OLD_KEY[1], names("2020", "PLR")[OLD_KEY[1]]), (WITHOUT_KEY, "-", "-")]
    rows: list[list[object]] = [list(head)]
    for i, (name, key, area) in enumerate(places):
        size = 600 + 4400 * rng.random_sample()
        net = "-" if name in WITHOUT_NET_AREA else f"{size * (0.55 + 0.3 * rng.random_sample()):.2f}"
        rows.append([
            f"99999999_{i + 1:08x}", f"99999999:{i + 1:08x}", f"99{i + 1:04d}", DISTRICT_NAME, DISTRICT_NAME, "Spielplatz", name,
            "-", str(1962 + rng.randint(60)), "-", f"{size:.2f}", "gewidmet", key, area, net,
        ])  # fmt: skip
    write_csv(path, rows, newline="\r\n")


def write_monitoring(path: Path, people: Mapping[Atom, People]) -> None:
    """Indices of the social monitoring by planning area: 31 valid, two below 300 inhabitants."""
    rows: list[list[object]] = [
        ["ZEIT", "PLR_ID", "PLR_NAME", "EW", "BEZ_ID", "SI_N", "SI_V", "DI_N", "DI_V", "SDI", "SDI_N", "SDI_V", "KOM"]
    ]
    counted = gathered(people, "2021")
    for key, name in names("2021", "PLR").items():
        start = ["202212", key, name, counted[key].total, DISTRICT]
        if key not in MSS:
            rows.append(
                [*start, -9999, NOT_VALID, -9999, NOT_VALID, NOT_VALID, -9999, NOT_VALID, "ungültig (EW unter 300)"]
            )
            continue
        status, dynamics = MSS[key]
        word, sign = _DYNAMICS[dynamics]
        words = f"Status {_STATUS[status]} , Dynamik {word}"
        rows.append(
            [
                *start,
                status,
                _STATUS[status],
                dynamics,
                word,
                f"{status}{sign}",
                status * 10 + dynamics,
                words,
                "gültig",
            ]
        )
    write_csv(path, rows)


def write_sgb2(path: Path, people: Mapping[Atom, People]) -> None:
    """Recipients of SGB II benefits on 31.12.2023 with all signs of official statistics."""
    rng = np.random.RandomState(SEED + 31)
    share = {1: 0.05, 2: 0.11, 3: 0.20, 4: 0.31}
    rows: list[list[object]] = [
        ["Leistungsberechtigte nach SGB II im Musterbezirk am 31.12.2023"], [f"{MADE_UP}. • = geheim zu halten, – = nichts vorhanden, x = nicht sinnvoll"], [],
        ["PLR", "Planungsraum", "Leistungsberechtigte", "Leistungsberechtigte unter 15 Jahre", "Bedarfsgemeinschaften", "Anteil an EW unter 65 Jahre in %"],
    ]  # fmt: skip
    counted = gathered(people, "2021")
    for key, name in names("2021", "PLR").items():
        p = counted[key]
        young = int(p.groups[:2].sum())
        below_65 = p.total - int(p.groups[7])
        rate = share[MSS[key][0]] * (0.9 + 0.2 * rng.random_sample()) if key in MSS else 0.0
        number, children = round(below_65 * rate), round(young * rate * 1.35)
        row: list[object] = [
            key,
            name,
            number,
            children,
            round(number / 1.9),
            round(100 * number / below_65, 1) if below_65 else "x",
        ]
        if key == EMPTY:
            row[2:] = ["–", "–", "–", "x"]
        elif key == TINY:
            row[2:] = [0, 0, 0, "x"]
        elif key in (PRIMARY, SECONDARY):
            row[3] = "•"
        elif key == NOT_DELIVERED:
            row[4] = None
        rows.append(row)
    write_xlsx(path, {"SGB II": rows})


def write_youth_welfare(path: Path, people: Mapping[Atom, People]) -> None:
    """Help with upbringing, cases of 2023: confidential, 0 to 9 a planning area, 1 and 2 among them."""
    rng = np.random.RandomState(SEED + 32)
    counted = gathered(people, "2021")
    rows: list[list[object]] = [
        ["Hilfen zur Erziehung, laufende Fälle am 31.12.2023", None, None, None, None],
        ["VERTRAULICH – nur für den Dienstgebrauch. " + MADE_UP, None, None, None, None],
        ["PLR", "Planungsraum", "Ambulante Hilfen", "Tagesgruppen", "Stationäre Hilfen"],
    ]
    for key, name in names("2021", "PLR").items():
        weight = counted[key].groups[:3].sum() / 1600 * {1: 0.5, 2: 0.9, 3: 1.4, 4: 1.9}.get(MSS.get(key, (1, 3))[0], 1)
        cases = [min(9, int(rng.poisson(3.2 * weight * f))) for f in (1.2, 0.5, 0.8)]
        rows.append([key, name, *(cases if key in MSS else [0, 0, 0])])
    write_csv(path, rows, delimiter=";")
