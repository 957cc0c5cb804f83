# SPDX-License-Identifier: GPL-2.0-or-later
"""The LOR layers of the made-up district, with the attributes the published layers of each key system have."""

from collections.abc import Mapping
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from .district import DISTRICT, DISTRICT_NAME, Atom, names
from .files import write_geojson
from .geometry import areas

LAYERS = {"PLR": "planungsraeume", "BZR": "bezirksregionen", "PGR": "prognoseraeume", "BEZ": "bezirke"}


def _since_2021(level: str, key: str, name: str, area_m2: float) -> dict[str, object]:
    common = {"BEZ": DISTRICT, "STAND": "01.01.2021", "GROESSE_M2": area_m2}
    if level == "PLR":
        return {"PLR_ID": key, "PLR_NAME": name, "BZR_ID": key[:6], "PGR_ID": key[:4], **common}
    if level == "BEZ":
        return {"BEZ": key, "BEZ_NAME": name, "GROESSE_M2": area_m2}
    return {f"{level}_ID": key, f"{level}_NAME": name, **common}


def _until_2020(level: str, key: str, name: str, area_m2: float) -> dict[str, object]:
    title = {"PLR": "PLANUNGSRA", "BZR": "BEZIRKSREG", "PGR": "PROGNOSERA"}[level]
    return {
        "BEZIRKSNAM": DISTRICT_NAME,
        title: name,
        "DATUM_GUEL": "14.06.2006",
        "FLAECHENGR": area_m2,
        f"{level}_ID": key,
    }


def write_areas(folder: Path, atoms: Mapping[Atom, BaseGeometry]) -> None:
    """Seven layers: four of LOR 2021, three of the key system valid until 31.12.2020."""
    for vintage, title, attributes in (("2021", "lor_2021", _since_2021), ("2020", "lor_bis2020", _until_2020)):
        for level, layer in LAYERS.items():
            if (vintage, level) == ("2020", "BEZ"):
                continue
            grounds = areas(dict(atoms), vintage, level)
            called = names(vintage, level)
            write_geojson(
                folder / f"muster_{title}_{layer}.geojson",
                ((attributes(level, k, called[k], round(g.area, 1)), g) for k, g in grounds.items()),
            )
