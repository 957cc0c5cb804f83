#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw all input files of the made-up district anew: `python resources/demo/draw.py [folder]`.

Same seed, same bytes. Without a folder the committed files in `resources/demo/input` are replaced.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from drawing import (  # noqa: E402
    facility_layers,
    geometry,
    ground_layers,
    office_tables,
    participation,
    population_tables,
)
from drawing.areas import write_areas  # noqa: E402
from drawing.population import LAST, draw_city, draw_people  # noqa: E402


def draw(folder: Path) -> None:
    """Write every input file of the district into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    atoms = geometry.draw_atoms()
    ground = geometry.areas(atoms, "2021", "PLR")
    people, city = draw_people(atoms), draw_city()
    write_areas(folder, atoms)
    population_tables.write_workbook(folder, people[LAST], city[LAST])
    population_tables.write_matrices(folder, people)
    population_tables.write_ewr(folder, people, city)
    population_tables.write_ages_by_sex(folder / "muster_alter-geschlecht_2024-12-31.csv", people[LAST])
    facility_layers.write_kitas(folder / "muster_kindertagesstaetten.geojson", ground)
    facility_layers.write_schools(folder / "muster_schulen.geojson", ground)
    facility_layers.write_youth_centres(folder / "muster_jugendfreizeiteinrichtungen.geojson", ground)
    facility_layers.write_care_homes(folder / "muster_pflegeeinrichtungen.geojson", ground)
    facility_layers.write_shelter(folder / "muster_zufluchtswohnen.geojson", ground)
    ground_layers.write_parks(folder / "muster_gruenanlagen.geojson", ground)
    ground_layers.write_cycle_lanes(folder / "muster_radwege.geojson", ground)
    ground_layers.write_programmes(folder / "muster_kulissen.geojson", ground)
    office_tables.write_playgrounds(folder / "muster_spielplatzbestand.csv")
    office_tables.write_monitoring(folder / "muster_mss_2023_indizes.csv", people["2022-12-31"])
    office_tables.write_sgb2(folder / "muster_sgb2_2023-12.xlsx", people["2023-12-31"])
    office_tables.write_youth_welfare(folder / "muster_hilfen-zur-erziehung_2023-12.csv", people["2023-12-31"])
    participation.write_material(folder, ground)


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "input")
