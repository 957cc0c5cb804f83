# SPDX-License-Identifier: GPL-2.0-or-later
"""Material for the second part of a profile: findings, goals, measures, participation, actors. Offices, no persons."""

from pathlib import Path

import numpy as np

from .district import SEED
from .facility_layers import Ground
from .files import write_csv
from .geometry import random_spot

S, W, C, N = "Stärke", "Schwäche", "Chance", "Bedarf"
FA, AG, BT = "Fachamt", "AG SRO", "Beteiligung"

GOALS = (
    ("Z1", "Leitziel", "Alle Kinder finden im eigenen Kiez einen Platz zum Lernen und Spielen.", "2030"),
    ("Z2", "Leitziel", "Wege zu Fuß und mit dem Rad sind sicher und lückenlos.", "2032"),
    ("Z3", "Teilziel", "Jugendliche haben in jeder Bezirksregion einen eigenen Ort.", "2028"),
    ("Z4", "Teilziel", "Ältere Menschen bleiben selbstständig in ihrer Wohnung.", "2029"),
    ("Z5", "Teilziel", "Nachbarschaften in der Großsiedlung werden gestärkt.", "2027"),
    ("Z6", "Teilziel", "Grün und Wasser sind für alle erreichbar und kühlen im Sommer.", "2031"),
)
# Number, BZR, PLR, theme, kind, text, evidence, origin, date, goal
FINDINGS = (
    ("B01", "991001", "99100102", "Freiraum", S, "Der Uferweg verbindet alle drei Planungsräume.", "gruen", FA, "2024-02-14", "Z6"),
    ("B02", "991001", "99100103", "Kita", W, "In der Fährstraße fehlen Plätze für Kinder unter drei.", "kita_plaetze", FA, "2024-03-05", "Z1"),
    ("B03", "991002", "99100204", "Wohnen", C, "Auf den Speicherflächen ist Wohnungsbau möglich.", "ew", AG, "2024-04-11", "Z1"),
    ("B04", "991002", "99100206", "Verkehr", W, "Die Hafenbrücke hat keinen Radweg.", "", BT, "2024-05-23", "Z2"),
    ("B05", "991003", "99100308", "Jugend", N, "In der Alten Ziegelei gibt es keine Jugendfreizeiteinrichtung.", "jfe_plaetze", FA, "2024-03-05", "Z3"),
    ("B06", "992004", "99200410", "Freiraum", W, "Im dichtesten Planungsraum fehlt Spielfläche.", "a5", FA, "2024-03-19", "Z1"),
    ("B07", "992004", "99200409", "Kultur", S, "Das Rathausviertel ist mit Einrichtungen gut ausgestattet.", "", AG, "2024-04-11", "Z5"),
    ("B08", "992004", "99200411", "Bildung", C, "Schule und Jugendhaus wollen Räume gemeinsam nutzen.", "", FA, "2024-06-06", "Z3"),
    ("B09", "992005", "99200515", "Umwelt", N, "Der Kanalweg ist im Sommer ohne Schatten.", "", BT, "2024-05-23", "Z6"),
    ("B10", "992006", "99200618", "Verkehr", W, "Der Schulweg am Mühlenberg quert eine Schnellstraße.", "", BT, "2024-05-30", "Z2"),
    ("B11", "992006", "99200617", "Ältere", C, "Viele Häuser eignen sich für gemeinschaftliches Wohnen.", "b2", AG, "2024-04-11", "Z4"),
    ("B12", "993007", "99300723", "Soziales", N, "Jedes dritte Kind lebt in einem Haushalt mit SGB-II-Leistungen.", "mss_gruppe", FA, "2024-02-14", "Z5"),
    ("B13", "993007", "99300725", "Wohnen", W, "Die Scheibenallee verliert seit fünf Jahren Einwohnerinnen und Einwohner.", "ew", FA, "2024-02-14", "Z5"),
    ("B14", "993007", "99300722", "Nachbarschaft", S, "Das Nachbarschaftshaus erreicht alle Altersgruppen.", "", BT, "2024-06-13", "Z5"),
    ("B15", "993007", "99300727", "Freiraum", N, "Der Bolzplatz am Südhang ist gesperrt.", "a5", BT, "2024-06-13", "Z1"),
    ("B16", "993008", "99300830", "Kita", N, "Mit dem Neubau wächst die Zahl kleiner Kinder schneller als die der Plätze.", "kita_plaetze", FA, "2024-03-05", "Z1"),
    ("B17", "993009", "99300931", "Ältere", N, "Zwei von fünf Menschen sind 65 Jahre und älter; der Bus fährt stündlich.", "b2", AG, "2024-04-11", "Z4"),
    # No measure answers this one.
    ("B18", "993009", "99300932", "Freiraum", C, "Der Försterpfad könnte barrierefrei werden.", "", BT, "2024-06-20", "Z6"),
)  # fmt: skip
WITHOUT_MEASURE = "B18"
JA, SA, SO, GA, ST, SG, WK = (
    "Jugendamt", "Schulamt", "Amt für Soziales", "Gesundheitsamt", "Stadtentwicklungsamt",
    "Straßen- und Grünflächenamt", "Amt für Weiterbildung und Kultur",
)  # fmt: skip
IDEA, PLANNED, RUNNING, DONE, SHELVED = "Idee", "geplant", "in Umsetzung", "abgeschlossen", "zurückgestellt"
YES, NO = "ja", "nein"
# Number, PLR ("" = beyond the district), title, programme, budget, start, end, office, others, status, priority, public,
# findings, goal, last change
MEASURES = (
    ("M01", "99100102", "Uferweg: Lücke an der Lindenallee schließen", "Grünprogramm", 420000, "2024-03", "2026-09", SG, ST, RUNNING, 1, YES, "B01", "Z6", "2025-01-20"),
    ("M02", "99100103", "Kita Fährmann erweitern", "Kita-Ausbau", 910000, "2025-04", "2026-12", JA, "", PLANNED, 1, YES, "B02", "Z1", "2025-02-03"),
    ("M03", "99100204", "Machbarkeit Speicherhöfe", "Städtebauförderung", 80000, "2024-01", "2024-11", ST, "", DONE, 2, YES, "B03", "Z1", "2024-12-02"),
    ("M04", "99100206", "Radweg auf der Hafenbrücke", "Radverkehr", 1350000, "2026-01", "2028-06", SG, ST, PLANNED, 1, YES, "B04", "Z2", "2025-01-20"),
    ("M05", "99100308", "Jugendraum in der Ziegelhalle", "Jugendprogramm", 265000, "2025-09", "2027-03", JA, WK, IDEA, 1, YES, "B05", "Z3", "2025-02-03"),
    ("M06", "99200410", "Spielplatz auf dem Marktdach", "Spielplatzsanierung", 380000, "2024-06", "2025-10", SG, JA, RUNNING, 1, YES, "B06", "Z1", "2025-01-20"),
    ("M07", "99200410", "Pocketpark Pfeffergasse", "Grünprogramm", 150000, "2026-03", "2027-02", SG, "", IDEA, 3, YES, "B06", "Z6", "2024-10-14"),
    ("M08", "99200411", "Gemeinsame Aula Gymnasium und Gerberhof", "Schulbau", 740000, "2025-01", "2026-08", SA, f"{JA}, {WK}", RUNNING, 2, YES, "B08", "Z3", "2025-02-10"),
    ("M09", "99200409", "Lesegarten am Rathaus", "Kultur im Kiez", 60000, "2023-05", "2024-05", WK, "", DONE, 3, YES, "B07", "Z5", "2024-06-03"),
    ("M10", "99200515", "Baumreihe am Kanalweg", "Klimaanpassung", 95000, "2025-10", "2026-04", SG, "", PLANNED, 2, YES, "B09", "Z6", "2025-01-20"),
    ("M11", "99200618", "Ampel am Schulweg Mühlenberg", "Schulwegsicherheit", 130000, "2024-09", "2025-08", SG, SA, RUNNING, 1, YES, "B10", "Z2", "2025-01-20"),
    ("M12", "99200617", "Beratung zum gemeinschaftlichen Wohnen", "Seniorenplan", 45000, "2025-01", "2027-12", SO, ST, RUNNING, 2, YES, "B11", "Z4", "2024-11-18"),
    # Two building sites 80 m apart whose terms overlap.
    ("M13", "99300723", "Schulhof Erlenring öffnen", "Soziale Stadt", 310000, "2025-03", "2026-06", SA, SG, PLANNED, 1, YES, "B12", "Z5", "2025-02-10"),
    ("M14", "99300723", "Leitungen am Erlenring erneuern", "Tiefbau", 890000, "2025-11", "2026-12", SG, "", PLANNED, 2, YES, "B12", "Z5", "2025-02-10"),
    ("M15", "99300722", "Nachbarschaftshaus: zweite Etage", "Soziale Stadt", 520000, "2024-02", "2025-07", SO, "", RUNNING, 1, YES, "B14", "Z5", "2025-01-13"),
    ("M16", "99300727", "Bolzplatz Südhang sanieren", "Spielplatzsanierung", 175000, "2025-05", "2025-11", SG, JA, PLANNED, 1, YES, "B15", "Z1", "2025-01-20"),
    ("M17", "99300725", "Umzugsberatung Scheibenallee", "Soziale Stadt", 70000, "2024-04", "2026-03", SO, ST, RUNNING, 2, NO, "B13", "Z5", "2025-01-13"),
    ("M18", "99300721", "Elterncafé am Wäldchen", "Frühe Hilfen", 38000, "2023-09", "2025-08", GA, JA, RUNNING, 2, YES, "B12", "Z5", "2024-09-02"),
    ("M19", "99300724", "Familienhebammen in der Großsiedlung", "Frühe Hilfen", 120000, "2024-01", "2026-12", GA, JA, RUNNING, 1, NO, "B12", "Z1", "2024-12-09"),
    ("M20", "99300720", "Waldkante: Wegweiser und Bänke", "Grünprogramm", 25000, "2021-06", "2023-12", SG, "", SHELVED, 3, YES, "B14", "Z6", "2022-02-07"),  # unchanged for three years
    ("M21", "99300726", "Werkstatt im alten Heizhaus", "Kultur im Kiez", None, "2026-01", "2027-12", WK, JA, IDEA, 3, YES, "B14", "Z5", "2025-01-27"),  # without a budget
    ("M22", "99300830", "Neubau einer Kita an der Ladestraße", "Kita-Ausbau", 4800000, "2024-10", "2027-02", JA, ST, RUNNING, 1, YES, "B16", "Z1", "2025-02-03"),
    ("M23", "99300830", "Grunderwerb Gleispark", "Städtebauförderung", 2100000, "2025-06", "2027-06", ST, SG, SHELVED, 2, NO, "B16", "Z6", "2025-01-27"),
    ("M24", "99300931", "Rufbus Seewiesen erproben", "Seniorenplan", 210000, "2025-04", "2027-03", SO, SG, PLANNED, 1, YES, "B17", "Z4", "2025-01-13"),
    ("M25", "99200412", "Fassade des Stadtbads reinigen", "Bauunterhalt", 55000, "2025-07", "2025-09", SG, "", PLANNED, 3, YES, "", "Z6", "2025-01-20"),  # answers no finding
    ("M26", "", "Radschnellweg Musterstadt West–Ost", "Radverkehr", 8900000, "2026-01", "2031-12", ST, SG, IDEA, 2, YES, "B04", "Z2", "2025-01-27"),
)  # fmt: skip
CLOSE_BY = ("M13", "M14", 80.0)
ACTORS = (
    ("Nachbarschaftshaus Birkenring", "Verein", "993007", "Nachbarschaft"), ("Quartiersbüro Am Wäldchen", "Quartiersmanagement", "993007", "Soziales"),
    ("Elternverein Kranich e. V.", "Verein", "991002", "Kita"), ("Jugend am Fluss e. V.", "Verein", "991001", "Jugend"),
    ("Runder Tisch Ziegelei", "Initiative", "991003", "Jugend"), ("Händlergemeinschaft Rathausplatz", "Verband", "992004", "Wirtschaft"),
    ("Stadtteilbibliothek Gerberviertel", "Amt", "992004", "Bildung"), ("Kanalfreunde e. V.", "Verein", "992005", "Umwelt"),
    ("Siedlerbund Rosenfelder Höhe", "Verband", "992006", "Wohnen"), ("Baugemeinschaft Ladestraße", "Initiative", "993008", "Wohnen"),
    ("Seniorenkreis Seewiesen", "Initiative", "993009", "Ältere"), ("Jugendamt, Regionale Dienste Ost", "Amt", "", "Jugend"),
)  # fmt: skip
_WISHES = (
    ("Verkehr", "Zebrastreifen vor der Schule"), ("Freiraum", "Mehr Bänke im Schatten"), ("Freiraum", "Trinkbrunnen am Platz"),
    ("Jugend", "Ort für Jugendliche am Abend"), ("Wohnen", "Gemeinschaftsraum im Neubau"), ("Ältere", "Bordstein absenken"),
    ("Umwelt", "Bäume statt Schotter"), ("Verkehr", "Radweg ohne Unterbrechung"), ("Kita", "Spielgeräte für Kleinkinder"),
    ("Nachbarschaft", "Platz für ein Straßenfest"),
)  # fmt: skip
POINTS = 40


def write_material(folder: Path, ground: Ground) -> None:
    """Five plain tables; places as coordinates in EPSG:25833."""
    rng = np.random.RandomState(SEED + 40)
    write_csv(
        folder / "muster_teil2_befunde.csv",
        [("Nr", "BZR", "PLR", "Thema", "Art", "Befund", "Beleg", "Herkunft", "Datum", "Ziel"), *FINDINGS],
        delimiter=";",
    )
    write_csv(folder / "muster_teil2_ziele.csv", [("Nr", "Art", "Ziel", "Horizont"), *GOALS], delimiter=";")
    write_csv(folder / "muster_teil2_massnahmen.csv", _measures(ground, rng), delimiter=";")
    write_csv(folder / "muster_teil2_beteiligung.csv", _wishes(ground, rng), delimiter=";")
    write_csv(folder / "muster_teil2_akteure.csv", [("Name", "Art", "BZR", "Thema"), *ACTORS], delimiter=";")


def _measures(ground: Ground, rng: np.random.RandomState) -> list[tuple]:
    rows: list[tuple] = [(
        "Nr", "BZR", "PLR", "Maßnahme", "Programm", "Wertumfang EUR", "Beginn", "Ende", "Federführung", "Beteiligte", "Status",
        "Priorität", "öffentlich", "Befunde", "Ziel", "letzte Änderung", "x", "y",
    )]  # fmt: skip
    spots: dict[str, tuple[float, float]] = {}
    for number, plr, *rest in MEASURES:
        x, y = random_spot(ground[plr], rng, 100.0) if plr else (None, None)
        if number == CLOSE_BY[1]:
            x, y = spots[CLOSE_BY[0]]
            x += CLOSE_BY[2]
        spots[number] = (x, y)
        rows.append((number, plr[:6] or "überregional", plr, *rest, x, y))
    return rows


def _wishes(ground: Ground, rng: np.random.RandomState) -> list[tuple]:
    rows: list[tuple] = [("Nr", "Thema", "Hinweis", "Stimmen", "Datum", "x", "y")]
    keys = [k for k in ground if k != "99300828"]
    for i in range(POINTS):
        theme, wish = _WISHES[i % len(_WISHES)]
        x, y = random_spot(ground[keys[rng.randint(len(keys))]], rng)
        rows.append(
            (
                f"H{i + 1:02d}",
                theme,
                wish,
                int(rng.randint(61)),
                f"2024-{5 + i % 2:02d}-{1 + rng.randint(28):02d}",
                x,
                y,
            )
        )
    return rows
