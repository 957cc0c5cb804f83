# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilities of the made-up district as layers, in the attributes the offices' published layers have."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from shapely import Point, touches
from shapely.geometry.base import BaseGeometry

from .district import CITY_NAME, DISTRICT, DISTRICT_NAME, SEED
from .files import write_geojson
from .geometry import random_spot

Ground = Mapping[str, BaseGeometry]  # new PLR by id
_BA = f"Bezirksamt {DISTRICT_NAME}"
_CARRIERS = (
    ("Kindergärten am Ufer gGmbH (erfunden)", "Sonstiger freier Träger"),
    ("Elternverein Kranich e. V. (erfunden)", "Elterninitiative"),
    ("Ziegelei-Kita-Verbund gGmbH (erfunden)", "Sonstiger freier Träger"),
    (f"Kita-Eigenbetrieb {DISTRICT_NAME}", "Eigenbetrieb"),
)

# Kitas: planning area, name, places as the layer writes them (text).
KITAS = (
    ("99100101", "Kita Uferkiesel", "210"), ("99100102", "Kita Lindenblüte", "245"), ("99100102", "Kita Kleine Allee", "130"),
    ("99100103", "Kita Fährmann", "185"), ("99100103", "Kita Haubentaucher", "160"),
    ("99100204", "Kita Kranhaken", "220"), ("99100204", "Kita Seilwinde", "140"), ("99100205", "Kita Speicherkinder", "260"),
    ("99100205", "Kita Kontor", "175"), ("99100206", "Kita Beckenrand", "190"), ("99100207", "Kita Lotsenboot", "230"),
    ("99100308", "Kita Ziegelofen", "240"), ("99100308", "Kita Lehmgrube", "165"),
    ("99200409", "Kita Ratsherren", "255"), ("99200409", "Kita Sternschnuppe", "120"), ("99200410", "Kita Marktkinder", "290"),
    ("99200410", "Kita Pfefferminz", "205"), ("99200411", "Kita Gerberlohe", "215"), ("99200412", "Kita Schwimmflügel", "180"),
    ("99200413", "Kita Glöckchen", "195"),
    ("99200514", "Kita Schleusentor", "235"), ("99200515", "Kita Kanalratten", "185"),
    ("99200616", "Kita Treidelpfad", "105"), ("99200617", "Kita Rosenhecke", "240"), ("99200617", "Kita Butterblume", "k. A."),
    ("99200618", "Kita Mühlrad", "250"), ("99200619", "Kita Höhenwind", "225"),
    ("99300720", "Kita Waldkante", "280"), ("99300720", "Kita Fuchsbau", "195"), ("99300721", "Kita Wäldchen", "265"),
    ("99300721", "Kita Eichelhäher", "180"), ("99300722", "Kita Birkenring", "290"), ("99300722", "Kita Zeisig", "200"),
    ("99300723", "Kita Erlenring", "300"), ("99300723", "Kita Igelnest", "170"), ("99300724", "Kita Ahornring", "275"),
    ("99300725", "Kita Scheibenallee", "190"), ("99300726", "Kita Fernwärme", "215"), ("99300727", "Kita Südhang", "305"),
    ("99300830", "Kita Laderampe", "285"), ("99300830", "Kita Stellwerk", "220"), ("99300830", "Kita Prellbock (im Bau)", "0"),
    ("99300931", "Kita Seewiesen", "85"), ("99300933", "Kita Mühlenkinder", "110"),
)  # fmt: skip
STACKED = ("99200409", "Kita Ratsherren", "Kita Sternschnuppe")  # two carriers in one house
BORDER = ("99200409", "99200410", "Kita Am Tor", "150")  # its point lies exactly on the border of the two areas
OUTSIDE = ("Kita Über der Brücke", "95")  # west of the district

SCHOOLS = (
    ("99100102", "Lindenufer-Grundschule", "Grundschule", "öffentlich"),
    ("99100205", "Grundschule am Alten Kran", "Grundschule", "öffentlich"),
    ("99100308", "Ziegelei-Grundschule", "Grundschule", "öffentlich"),
    ("99200409", "Grundschule am Rathausplatz", "Grundschule", "öffentlich"),
    ("99200413", "Glocken-Grundschule", "Grundschule", "privat"),
    ("99200617", "Rosenfelder Grundschule", "Grundschule", "öffentlich"),
    ("99300721", "Wäldchen-Grundschule", "Grundschule", "öffentlich"),
    ("99300724", "Ahorn-Grundschule", "Grundschule", "öffentlich"),
    ("99100204", "Hafenschule", "Integrierte Sekundarschule", "öffentlich"),
    ("99200412", "Schule am Stadtbad", "Integrierte Sekundarschule", "öffentlich"),
    ("99300722", "Birkenschule", "Integrierte Sekundarschule", "öffentlich"),
    ("99300727", "Sekundarschule Südhang", "Integrierte Sekundarschule", "öffentlich"),
    ("99200411", "Gymnasium im Gerberviertel", "Gymnasium", "öffentlich"),
    ("99200618", "Mühlenberg-Gymnasium", "Gymnasium", "öffentlich"),
    ("99200514", "Schleusenschule", 'Förderschwerp. "Lernen"', "öffentlich"),
)
_SCHOOL_TYPES = {
    "Grundschule": "Grundschule",
    "Integrierte Sekundarschule": "Integrierte Sekundarschule",
    "Gymnasium": "Gymnasium",
    'Förderschwerp. "Lernen"': "Schule mit sonderpädagogischem Förderschwerpunkt",
}
YOUTH = (
    ("99100102", "Jugendhaus Bootsschuppen", 210, False), ("99100206", "Jugendzentrum Dock 3", 240, False),
    ("99200411", "Haus der Jugend Gerberhof", 320, False), ("99200618", "Jugendklub Mühle", 160, False),
    ("99300722", "Jugendfreizeitzentrum Birke", 360, False), ("99300727", "Abenteuerspielplatz Südhang", 180, True),
)  # fmt: skip
CARE = (
    ("99100103", "Pflegehaus Fährblick", 148), ("99200412", "Seniorenzentrum Am Stadtbad", 124),
    ("99300725", "Pflegewohnen Scheibenallee", 196), ("99300931", "Haus Seewiesen", 112), ("99300933", "Haus Mühlenstraße", 167),
)  # fmt: skip
SHELTER = ("99100101", "Zufluchtswohnen Ankerplatz", 24)


class _Street:
    """Made-up addresses: one of a few invented streets and a running number."""

    names = ("Speicherweg", "Am Alten Markt", "Lohgerbergasse", "Birkensteig", "Zum Prellbock", "Rosenfelder Chaussee")

    def __init__(self, rng: np.random.RandomState):
        self._rng = rng

    def __call__(self) -> tuple[str, str]:
        return self.names[self._rng.randint(len(self.names))], str(1 + self._rng.randint(90))


def _facility_address(street: _Street) -> dict[str, object]:
    name, number = street()
    return {
        "e_bez_nr": DISTRICT,
        "e_bez": DISTRICT_NAME,
        "e_plz": "99999",
        "e_ort": CITY_NAME,
        "e_strasse": name,
        "e_hnr": number,
    }


def border_point(one: BaseGeometry, other: BaseGeometry, all_areas: Sequence[BaseGeometry]) -> Point:
    """A corner that exactly the two areas share."""
    corners = sorted(set(one.exterior.coords) & set(other.exterior.coords))
    middle = Point(np.mean(corners, axis=0))
    for corner in sorted(corners, key=lambda c: (round(middle.distance(Point(c)), 3), c)):
        if sum(touches(area, Point(corner)) for area in all_areas) == 2:
            return Point(corner)
    raise ValueError("the two areas share no corner of their own")


def _kita_places(ground: Ground, rng: np.random.RandomState) -> Iterator[tuple[str, str, Point]]:
    stacked = None
    for plr, name, places in KITAS:
        spot = Point(random_spot(ground[plr], rng))
        if name == STACKED[1]:
            stacked = spot
        yield name, places, stacked if name == STACKED[2] else spot
    yield BORDER[2], BORDER[3], border_point(ground[BORDER[0]], ground[BORDER[1]], list(ground.values()))
    west = min(x for area in ground.values() for x in (area.bounds[0],))
    middle = ground["99100308"].centroid
    yield OUTSIDE[0], OUTSIDE[1], Point(round(west - 420.0, 1), round(middle.y, 1))


def write_kitas(path: Path, ground: Ground) -> None:
    """46 kitas, places as text as in the published layer."""
    rng = np.random.RandomState(SEED + 10)
    street = _Street(rng)
    features = []
    for i, (name, places, point) in enumerate(_kita_places(ground, rng)):
        carrier, kind = _CARRIERS[i % len(_CARRIERS)]
        features.append((
            {"e_nr": f"{DISTRICT}{i + 1:06d}", "e_name": name, **_facility_address(street), "e_platz": places,
             "e_art": "Tageseinrichtung/Kita", "ang_1": "Offene-Arbeit", "ang_2": None, "t_nr": f"9{i % len(_CARRIERS):03d}",
             "t_name": carrier, "t_art": kind},
            point,
        ))  # fmt: skip
    write_geojson(path, features)


def write_schools(path: Path, ground: Ground) -> None:
    """15 schools of four kinds."""
    rng = np.random.RandomState(SEED + 11)
    street = _Street(rng)
    features = []
    for i, (plr, name, kind, carrier) in enumerate(SCHOOLS):
        road, number = street()
        features.append((
            {"name": name, "bsn": f"{DISTRICT}{'P' if carrier == 'privat' else 'X'}{i + 1:02d}", "schulart": kind,
             "traeger": carrier, "schultyp": "Privatschule" if carrier == "privat" else _SCHOOL_TYPES[kind],
             "bezirk": DISTRICT_NAME, "plz": "99999", "strasse": road, "hausnr": number},
            Point(random_spot(ground[plr], rng)),
        ))  # fmt: skip
    write_geojson(path, features)


def write_youth_centres(path: Path, ground: Ground) -> None:
    """Six youth centres, one of them an adventure playground; none in Alte Ziegelei."""
    rng = np.random.RandomState(SEED + 12)
    street = _Street(rng)
    features = []
    for i, (plr, name, places, adventure) in enumerate(YOUTH):
        features.append((
            {"e_nr": f"{DISTRICT}{i + 1:06d}", "e_name": name, **_facility_address(street), "e_platz": str(places),
             "e_art": "PbS oder ASP oder Kinderfarm" if adventure else "Jugendfreizeiteinrichtungen (JFE)",
             "zielgr1": None, "gend1": None, "t_name": _BA if i % 2 else "Jugend am Fluss e. V. (erfunden)",
             "t_art": "öffentlicher Träger" if i % 2 else "freier Träger"},
            Point(random_spot(ground[plr], rng)),
        ))  # fmt: skip
    write_geojson(path, features)


def write_care_homes(path: Path, ground: Ground) -> None:
    """Five nursing homes."""
    rng = np.random.RandomState(SEED + 13)
    features = []
    for i, (plr, name, beds) in enumerate(CARE):
        features.append((
            {"ik_nummer": f"9990000{i + 1:02d}", "einrichtung_name": name, "gc_ortsteil": DISTRICT_NAME, "platzzahl": beds,
             "traegername": "Pflegeverbund Musterstadt gGmbH (erfunden)", "traegerort": CITY_NAME},
            Point(random_spot(ground[plr], rng)),
        ))  # fmt: skip
    write_geojson(path, features)


def write_shelter(path: Path, ground: Ground) -> None:
    """One place of refuge; its layer says that it is not public."""
    plr, name, places = SHELTER
    spot = Point(random_spot(ground[plr], np.random.RandomState(SEED + 14)))
    attributes = {"name": name, "plaetze": places, "traeger": "Ankerplatz e. V. (erfunden)", "oeffentlich": "nein"}
    write_geojson(path, [(attributes, spot)])
