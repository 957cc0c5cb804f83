# SPDX-License-Identifier: GPL-2.0-or-later
"""The made-up district's ground: drawn again it is the same, and both key systems relate as they should."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from shapely import unary_union
from shapely.geometry import shape

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
INPUT = DEMO / "input"
CHILDREN = {
    "991001": 3, "991002": 4, "991003": 1, "992004": 5, "992005": 2, "992006": 4, "993007": 8, "993008": 3, "993009": 3,
}  # fmt: skip


def ground(name: str, key: str) -> dict:
    layer = json.loads((INPUT / name).read_text(encoding="utf-8"))
    return {f["properties"][key]: shape(f["geometry"]) for f in layer["features"]}


@pytest.fixture(scope="module")
def new():
    return ground("muster_lor_2021_planungsraeume.geojson", "PLR_ID")


@pytest.fixture(scope="module")
def old():
    return ground("muster_lor_bis2020_planungsraeume.geojson", "PLR_ID")


def test_drawing_gives_the_committed_bytes(tmp_path):
    subprocess.run([sys.executable, str(DEMO / "draw.py"), str(tmp_path)], check=True)
    drawn = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    committed = {p.name: p.read_bytes() for p in INPUT.iterdir()}
    assert drawn.keys() == committed.keys()
    assert [name for name in drawn if drawn[name] != committed[name]] == []
    assert sum(len(b) for b in committed.values()) < 1_500_000


def test_everything_says_that_it_is_made_up():
    assert "frei erfunden" in (DEMO / "README.md").read_text(encoding="utf-8")
    assert all(p.name.startswith("muster_") for p in INPUT.iterdir())
    for path in INPUT.glob("*.geojson"):
        assert "Frei erfundene" in path.read_text(encoding="utf-8")[:300], path.name


class TestAreas:
    def test_keys_are_those_the_importers_know(self, new, old):
        known = json.loads((DEMO / "key_systems.json").read_text())
        assert set(known["2021"]) == set(new)
        assert set(known["2020"]) == set(old)
        assert (len(new), len(old)) == (33, 30)
        assert not set(new) & set(old)
        assert not {k[:6] for k in new} & {k[:6] for k in old}
        assert {k[:4] for k in new} & {k[:4] for k in old} == {"9930"}

    def test_running_numbers(self, new):
        assert [int(k[6:]) for k in sorted(new)] == list(range(1, 34))
        assert {b: sum(k.startswith(b) for k in new) for b in CHILDREN} == CHILDREN

    @pytest.mark.parametrize("system", ["new", "old"])
    def test_no_gap_and_no_overlap(self, system, request):
        areas = list(request.getfixturevalue(system).values())
        whole = unary_union(areas)
        assert whole.geom_type == "Polygon"
        assert len(whole.interiors) == 0
        assert all(a.is_valid and a.geom_type == "Polygon" for a in areas)
        assert sum(a.area for a in areas) == pytest.approx(whole.area, abs=1.0)

    def test_both_systems_cover_the_same_ground(self, new, old):
        assert unary_union(list(new.values())).symmetric_difference(unary_union(list(old.values()))).area < 1.0

    def test_upper_layers_are_unions(self, new):
        for name, key, length in (
            ("bezirksregionen", "BZR_ID", 6),
            ("prognoseraeume", "PGR_ID", 4),
            ("bezirke", "BEZ", 2),
        ):
            upper = ground(f"muster_lor_2021_{name}.geojson", key)
            for area_id, area in upper.items():
                parts = unary_union([g for k, g in new.items() if k[:length] == area_id])
                assert area.symmetric_difference(parts).area < 1.0
        assert len(ground("muster_lor_2021_bezirksregionen.geojson", "BZR_ID")) == 9

    def test_inside_berlins_plausibility_box(self, new):
        west, south, east, north = unary_union(list(new.values())).bounds
        assert 370_000 < west < east < 416_000
        assert 5_799_000 < south < north < 5_838_000

    def test_relations_between_the_systems(self, new, old):
        def parts_of(region: str) -> dict[str, set[str]]:
            return {
                k: {o for o, g in old.items() if g.intersection(area).area > 1e4}
                for k, area in new.items()
                if k[:6] == region
            }

        def identical(region: str) -> bool:
            return all(
                len(p) == 1 and new[k].symmetric_difference(old[next(iter(p))]).area < 1.0
                for k, p in parts_of(region).items()
            )

        assert all(identical(r) for r in ("991001", "991003", "992004", "993009"))
        harbour = parts_of("991002")  # two old planning areas became four
        assert len(harbour) == 4
        assert len(set.union(*harbour.values())) == 2
        estate = parts_of("993007")  # ten became eight, by merging two pairs
        assert sorted(len(p) for p in estate.values()) == [1] * 6 + [2] * 2
        assert len(set.union(*estate.values())) == 10
        assert set.union(*parts_of("993008").values()) == {"99301201"}
        cut = set.union(*parts_of("992005").values()) & set.union(*parts_of("992006").values())
        assert cut == {"99020502"}  # the one old area cut by the border of the two regions
        assert new["99200515"].area / old["99020502"].area == pytest.approx(0.7, abs=0.01)
