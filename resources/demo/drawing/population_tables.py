# SPDX-License-Identifier: GPL-2.0-or-later
"""Population tables in the layouts of the statistical office: A I 16 workbook, EWR matrices, `ewr_*` files."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np

from .district import CITY_NAME, DISTRICT, DISTRICT_NAME, MISSING, Atom, names
from .files import MADE_UP, write_csv, write_xlsx
from .population import BANDS, LAST, NEW_DATES, OLD_DATES, People, gathered, women_of

# One value differs on purpose between two files: foreigners of this area on this date, t2 against t1.
CONFLICT_AREA, CONFLICT_DATE, CONFLICT_BY = "99100102", "2021-12-31", 9
CITY_DATES = ("2019-12-31", *(d for d in NEW_DATES if d != LAST))  # the workbook carries the last one itself

BROAD = {
    "EU1": (0, 1), "E1U6": (1, 6), "E6U15": (6, 15), "E15U18": (15, 18), "E18U25": (18, 25), "E25U55": (25, 55),
    "E55U65": (55, 65), "E65U80": (65, 80), "E80U110": (80, 110),
}  # fmt: skip
OLDEST = 110
PYRAMID = tuple(pairwise((0, 5, 10, 15, 18, 21, *range(25, 100, 5), OLDEST)))
AGE_TITLES = ("unter 6", " 6 - 15", "15 - 18", "18 - 27", "27 - 45", "45 - 55", "55 - 65", "65 und\nmehr")
T1_NAMES = ("", "_with_migration_background", "_germans", "_germans_without_migration_background",
            "_germans_with_migration_background", "_foreigners")  # fmt: skip
T2_NAMES = ("", "_age_below_6", "_age_6_15", "_age_15_18", "_age_18_27", "_age_27_45", "_age_45_55", "_age_55_65",
            "_age_above_65", "_female", "_foreigners")  # fmt: skip


def _t1(p: People) -> list[int]:
    return [p.total, p.mh, p.total - p.foreign, p.total - p.mh, p.german_mh, p.foreign]


def _t2(p: People) -> list[int]:
    return [p.total, *(int(n) for n in p.groups), p.women, p.foreign]


def _t3(p: People) -> list[int]:
    return [p.mh, *(int(n) for n in p.mh_groups), p.mh_women, p.foreign]


def write_matrices(folder: Path, people: Mapping[str, Mapping[Atom, People]]) -> None:
    """One EWR matrix a date, old key; that of 2015 writes its counts as `2930,00`, like the real one."""
    head = ["ZEIT", "RAUMID", "BEZ", "PGR", "BZR", "PLR", "STADTRAUM", "E_E", "E_EM", "E_EW"]
    head += [f"E_E{a:02d}_{b:02d}" for a, b in BANDS] + [f"E_{name}" for name in BROAD]
    for day in OLD_DATES:
        month = day[:4] + day[5:7]
        rows: list[list[object]] = [list(head)]
        for key, p in gathered(people[day], "2020").items():
            counts = [p.total, p.total - p.women, p.women, *(int(n) for n in p.bands)]
            counts += [
                int(sum(n for n, (a, b) in zip(p.bands, BANDS, strict=True) if lo <= a and b <= hi))
                for lo, hi in BROAD.values()
            ]
            shown = [f"{n},00" for n in counts] if day.startswith("2015") else counts
            rows.append([month, key, key[:2], key[2:4], key[4:6], key[6:], "2", *shown])
        write_csv(folder / f"muster_EWR{month}E_Matrix.csv", rows, delimiter=";", newline="\r\n")


def write_ewr(folder: Path, people: Mapping[str, Mapping[Atom, People]], city: Mapping[str, People]) -> None:
    """`ewr_YYYY-HH_t1` and `_t2` by planning area (new key) and for the city; HH is the half-year."""
    for day in dict.fromkeys((*CITY_DATES,)):
        half = f"{day[:4]}-{'02' if day[5:7] == '12' else '01'}"
        for table, titles, counts in (("t1", T1_NAMES, _t1), ("t2", T2_NAMES, _t2)):
            head = ["id", *(f"inhabitants{t}" for t in titles), *(f"inhabitants{t}_percentage" for t in titles)]
            whole = [head, _with_shares("0", counts(city[day]))]
            write_csv(folder / f"muster_ewr_{half}_{table}_city.csv", whole)
            if day in NEW_DATES:
                rows = [head]
                for key, p in gathered(people[day], "2021").items():
                    numbers = counts(p)
                    if (table, key, day) == ("t2", CONFLICT_AREA, CONFLICT_DATE):
                        numbers[-1] += CONFLICT_BY
                    rows.append(_with_shares(key, numbers))
                write_csv(folder / f"muster_ewr_{half}_{table}_planning-areas.csv", rows)


def _with_shares(key: str, counts: list[int]) -> list[object]:
    return [key, *counts, *(round(100 * n / counts[0], 4) if counts[0] else "" for n in counts)]


def write_workbook(folder: Path, people: Mapping[Atom, People], city: People) -> None:
    """Tables T1 to T3 of 31.12.2024 with the rows `Zusammen` (district) and `Musterstadt` (city)."""
    areas = gathered(people, "2021")
    whole = gathered(people, "2021", 2)[DISTRICT]
    notes = [[], [f"{MADE_UP}."], ["1 Deutsche mit Migrationshintergrund und Ausländer"]]
    sheets = {
        "Titel": [
            [],
            [None, "Statistischer"],
            [None, "Bericht"],
            [],
            [None, None, " A I 16 – hj 2/ 24"],
            [],
            [MADE_UP],
            [CITY_NAME],
        ],
        "Schlüssel": _key_sheet(),
        "T1": _t1_sheet(areas, whole, city) + notes,
        "T2": _age_sheet(2, "Einwohnerinnen und Einwohner", areas, whole, city, _t2) + notes,
        "T3": _age_sheet(3, "Einwohnerinnen und Einwohner mit Migrationshintergrund", areas, whole, city, _t3) + notes,
    }
    write_xlsx(folder / "muster_SB_A01-16-00_2024h02.xlsx", sheets)


def _parts(key: str) -> list[str]:
    return [key[:2], key[2:4], key[4:6], key[6:]]


def _key_sheet() -> list[list[object]]:
    rows: list[list[object]] = [["Schlüssel- und Namensverzeichnis der LOR-Planungsräume nach Bezirken"], []]
    rows += [
        ["Bezirk", "Prognose-\nraum", "Bezirks-\nregion", "Planungs-\nraum", "Planungsraumname"],
        [],
        [DISTRICT_NAME],
    ]
    return rows + [[*_parts(key), name] for key, name in names("2021", "PLR").items()]


def _t1_sheet(areas: Mapping[str, People], whole: People, city: People) -> list[list[object]]:
    title = f"1  Einwohnerinnen und Einwohner mit bzw. ohne Migrationshintergrund in {CITY_NAME} am 31. Dezember 2024\n    nach LOR-Planungsräumen"
    rows: list[list[object]] = [
        [title], [],
        ["Bezirk\nPrognoseraum\nBezirksregion\nPlanungsraum", None, None, None, "Insgesamt", None, None, None, "Deutsche ", None, None, None, None, None, "Ausländer"],
        [None, None, None, None, "Anzahl", "% ", "darunter mit\nMigrationshintergrund (Sp.9+11)", None, "zusammen", None, "davon … Migrationshintergrund"],
        [None] * 10 + ["ohne", None, "mit"],
        [None, None, None, None, "Anzahl", "% ", *(["Anzahl", "% Sp.1 "] * 5)],
        [None, None, None, None, *range(1, 13)],
        [],
        [None, None, None, None, DISTRICT_NAME],
    ]  # fmt: skip
    for key, p in areas.items():
        counts: list[int | None] = list(_t1(p))
        if key == MISSING:  # not delivered, neither as a number nor as the parts it could be reckoned from
            counts[1] = counts[3] = counts[4] = None
        rows.append([*_parts(key), *_t1_cells(counts)])
    rows.append([None, None, None, "Zusammen", *_t1_cells(_t1(whole))])
    return [*rows, [], [None, None, None, CITY_NAME, *_t1_cells(_t1(city))]]


def _t1_cells(counts: list[int | None]) -> list[object]:
    total = counts[0]
    cells: list[object] = []
    for n in counts:
        share = None if n is None else round(100 * n / total, 1) if total else "–"
        cells += [n, share]
    return cells


def _age_sheet(number, what, areas, whole, city, counts) -> list[list[object]]:
    title = f"{number}  {what} in {CITY_NAME} am 31. Dezember 2024\n    nach LOR-Planungsräumen und Altersgruppen"
    rows: list[list[object]] = [
        [title], [],
        ["Bezirk\nPrognoseraum\nBezirksregion\nPlanungsraum", None, None, None, "Ins-\ngesamt", "Davon im Alter von ... bis unter ... Jahren", *[None] * 7, "Und zwar"],
        [None, None, None, None, None, *AGE_TITLES, "weiblich", "Ausländer"],
        [],
        [None, None, None, None, DISTRICT_NAME],
    ]  # fmt: skip
    for key, p in areas.items():
        cells: list[object] = counts(p)
        if number == 3 and key == MISSING:
            cells = [None] * (len(cells) - 1) + cells[-1:]
        rows.append([*_parts(key), *cells])
    # Like the real workbook, one key part is a number instead of text.
    rows[-2 if number == 3 else -1][3] = int(rows[-2 if number == 3 else -1][3])
    rows.append([None, None, None, "Zusammen", *counts(whole)])
    return [*rows, [], [None, None, None, CITY_NAME, *counts(city)]]


def write_ages_by_sex(path: Path, people: Mapping[Atom, People]) -> None:
    """A district's own extract: women and men by age, as no public table has them."""
    heads = [f"bis unter {high}" if high < OLDEST else "und älter" for _, high in PYRAMID]
    head = ["LOR"] + [f"{sex} {low} {words}" for sex in ("weiblich", "männlich") for (low, _), words in
                      zip(PYRAMID, heads, strict=True)]  # fmt: skip
    rows: list[list[object]] = [head]
    for key, p in gathered(people, "2021").items():
        counts = np.array([sum(n for n, (a, b) in zip(p.bands, BANDS, strict=True) if lo <= a and b <= hi)
                           for lo, hi in PYRAMID])  # fmt: skip
        women = women_of(p, PYRAMID, counts)
        rows.append([key, *women.tolist(), *(counts - women).tolist()])
    write_csv(path, rows, delimiter=";", newline="\r\n")
