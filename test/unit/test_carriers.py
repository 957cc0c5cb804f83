# SPDX-License-Identifier: GPL-2.0-or-later
"""Capacities by carrier: what is shown, and what is left of it beside what is shown, tells of no single carrier."""

from datetime import date

import geopandas
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraum.processing.domain.areas import create_library
from sozialraum.processing.domain.audit.carriers import ThemeSites, telling
from sozialraum.processing.domain.audit.rules import Fault, Standard
from sozialraum.processing.domain.clearance import audit_released, cleared
from sozialraum.processing.domain.disclosure.cells import Cause
from sozialraum.processing.domain.disclosure.public import public_view
from sozialraum.processing.domain.facilities import import_facilities
from sozialraum.processing.domain.keys import known_systems
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.lor import ancestor
from sozialraum.processing.domain.numbers import Numbers

DAY = "2023-12-31"
PLR = ("01100101", "01100102", "01100103", "01100204", "01100205", "01100206")
OUTLINES = {area: shapely.box(n * 1000, 0, n * 1000 + 1000, 1000) for n, area in enumerate(PLR)}
PUBLIC = {"source_id": 1, "office": "Jugendamt", "title": "Kitas", "period": DAY, "licence": "", "file": "",
          "sheet": "", "published": True, "protection": "exact", "hash": ""}  # fmt: skip
CLOSED = PUBLIC | {"source_id": 2, "published": False}
MANY = {"B": 30, "C": 30, "D": 30}  # of three carriers, none of whom has most


@pytest.fixture(scope="session")
def kitas(numbers_of):
    """Numbers of places in day care, given as carrier: places, for each planning area (or for those of `old`)."""

    def make(*carried, source=2, old=None):
        rows, points = [], []
        for area, own in zip(PLR, carried, strict=True):
            rows.append((area, "kita.capacity", DAY, sum(own.values()), source))
            rows.append((area, "kita.count", DAY, len(own), source))
            for n, (carrier, places) in enumerate(own.items(), 1):  # from left to right
                left, low, right, high = OUTLINES[area].bounds
                at = shapely.Point(left + (right - left) * n / (len(own) + 1), (low + high) / 2)
                points.append((carrier, places, at))
        for area, outline in (old or {}).items():
            inside = sum(places for _, places, at in points if outline.contains(at))
            rows.append((area, "kita.capacity", DAY, inside, source, {"vintage": "2020"}))
        found = numbers_of(
            rows, PLR, old=tuple(old or ()), districts=["01"], sources=[PUBLIC, CLOSED], outlines=OUTLINES | (old or {})
        )
        carriers, capacity, geometry = zip(*points, strict=True)
        frame = geopandas.GeoDataFrame(
            {"theme": "kita", "period": DAY, "carrier": carriers, "capacity": np.array(capacity, float), "public": 1},
            geometry=list(geometry), crs=25833,
        )  # fmt: skip
        object.__setattr__(found.context, "points", frame)
        return found

    return make


def seen(view, level="PLR", vintage="2021"):
    column = view.numbers.column("kita.capacity", date.fromisoformat(DAY), vintage, level)
    return [float(v) if known else None for v, known in zip(column.values, column.known, strict=True)]


def causes(view, level="PLR"):
    rows = view.kept_back
    rows = rows[(rows["quantity"] == "kita.capacity") & (rows["level"] == level)]
    return {area: Cause(cause).name for area, cause in zip(rows["area_id"], rows["cause"], strict=True)}


def test_two_hidden_areas_of_the_same_carrier_do_not_protect_each_other(kitas):
    """Region 1: 190, of which A has 60 and 40. With 90 shown beside them 190 - 90 = 100 would be all that A has."""
    view = public_view(kitas({"A": 60}, {"A": 40}, MANY, MANY, MANY, MANY))
    assert seen(view) == [None, None, None, 90, 90, 90]
    assert seen(view, "BZR") == [190, 270]  # A has 100 of 190
    assert causes(view) == {"01100101": "CARRIER", "01100102": "CARRIER", "01100103": "PARTNER"}


def test_two_hidden_areas_of_two_carriers_do_neither(kitas):
    """160 - 60 = 100 is of A and E alone: each would know what the other has."""
    view = public_view(kitas({"A": 60}, {"E": 40}, {"B": 20, "C": 20, "D": 20}, MANY, MANY, MANY))
    assert seen(view) == [None, None, None, 90, 90, 90]


def test_hidden_areas_of_enough_carriers_protect_each_other(kitas):
    """40 + 40 + 40 of three carriers: what is left of the region, 120, tells of none of them."""
    view = public_view(kitas({"A": 40}, {"E": 40}, {"F": 40}, MANY, MANY, MANY))
    assert seen(view) == [None, None, None, 90, 90, 90]
    view = public_view(kitas({"A": 40}, {"E": 30, "F": 30, "G": 30}, MANY, MANY, MANY, MANY))
    assert seen(view) == [None, None, 90, 90, 90, 90]  # 130: A has 40 of it


def test_who_knows_an_area_of_his_own_does_not_find_out_another(kitas):
    """100 and 100 of three carriers, half of it A's: who is A knows the first, and so the second, E's by 80 %."""
    view = public_view(kitas({"A": 100}, {"E": 80, "F": 20}, MANY, MANY, MANY, MANY))
    assert seen(view) == [None, None, None, 90, 90, 90]  # A knows 190 of the others, of which E has 80
    view = public_view(kitas({"A": 100}, {"E": 80, "F": 20}, {}, MANY, MANY, MANY))
    assert (seen(view, "BZR"), seen(view, "BEZ")) == ([None, None], [470])  # the region would tell A the second area


def test_what_a_region_of_one_carrier_has_is_not_told_by_the_district(kitas):
    """Both are A's in region 1, which is hidden with them; region 2 beside it in the Bezirk has to be, too."""
    view = public_view(kitas({"A": 60}, {"A": 40}, {"A": 50}, MANY, MANY, MANY))
    assert seen(view) == [None, None, None, None, 90, 90]
    assert seen(view, "BZR") == [None, None]
    assert seen(view, "BEZ") == [420]  # less 180 that are shown: 240, of which A has 150


def test_an_area_without_places_protects_no_other(kitas):
    """Everybody knows that there is none; so the only partner of 40 is 90."""
    assert seen(public_view(kitas({"A": 40}, {}, MANY, MANY, MANY, MANY))) == [None, 0, None, 90, 90, 90]


def test_areas_of_two_key_systems_do_not_tell_of_one_carrier(kitas):
    """The former area is the new first one and the left of the second, where A is: 100 - 90 = 10 are all that A has."""
    former = {"01010101": shapely.box(0, 0, 1220, 1000), "01010102": shapely.box(1220, 0, 6000, 1000)}
    view = public_view(kitas(MANY, {"A": 10, "B": 40, "C": 40, "D": 40}, MANY, MANY, MANY, MANY, old=former))
    assert seen(view, vintage="2020") == [100, 480]
    assert seen(view) == [None, 130, None, 90, 90, 90]  # the third, as region 1 less the second would tell the first
    assert seen(view, "BZR") == [310, 270]


def test_numbers_of_places_that_are_public_are_shown_whoever_carries_them(kitas):
    assert seen(public_view(kitas({"A": 60}, {"A": 40}, MANY, MANY, MANY, MANY, source=1))) == [60, 40, 90, 90, 90, 90]


carried = st.dictionaries(st.sampled_from("ABCDEF"), st.integers(1, 60), max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(carried, min_size=6, max_size=6).filter(any))
def test_no_rest_of_what_is_shown_tells_of_one_carrier(kitas, every):
    """Each place belongs to the smallest area around it that is shown; what such an area has so is told."""
    view = public_view(kitas(*every))
    shown = {}
    for level in ("PLR", "BZR", "PGR", "BEZ"):
        ids = sorted({ancestor(area, level) for area in PLR})
        shown |= {area: n for area, n in zip(ids, seen(view, level), strict=True) if n is not None}
    rests = {}
    for area, own in zip(PLR, every, strict=True):
        above = next((a for a in (ancestor(area, v) for v in ("PLR", "BZR", "PGR", "BEZ")) if a in shown), None)
        for carrier, places in own.items():
            rest = rests.setdefault(above, {})
            rest[carrier] = rest.get(carrier, 0) + places
    rests.pop(None, None)
    assert [r for r in rests.values() if len(r) < 3 or max(r.values()) >= 0.75 * sum(r.values())] == []


# --- the auditor


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """A library of a made-up district: A's places in the first two areas, those of three others in each else."""
    plr = sorted(a for a in known_systems()["2021"] if a.startswith("99"))
    assert len({a[:6] for a in plr[:3]}) == 1 != len({a[:6] for a in plr})
    x, y = 390_000.0, 5_820_000.0
    boxes = [shapely.box(x + 100 * n, y, x + 100 * n + 100, y + 100) for n in range(len(plr))]
    path = tmp_path_factory.mktemp("district") / "bezirk.gpkg"
    create_library(path, [geopandas.GeoDataFrame({"PLR_ID": plr}, geometry=boxes, crs=25833)])
    held = [({"A": 60}, {"A": 40}, MANY)[min(n, 2)] for n in range(len(plr))]
    every = [(n, carrier, places) for n, own in enumerate(held) for carrier, places in own.items()]
    frame = geopandas.GeoDataFrame(
        {"traeger": [c for _, c, _ in every], "plaetze": [p for *_, p in every]},
        geometry=[shapely.Point(x + 100 * n + 50, y + 50) for n, *_ in every], crs=25833,
    )  # fmt: skip
    frame.attrs["name"] = "orte"
    library = Library(path)
    import_facilities(library, frame, theme="kita", period="31.12.2023", capacity="plaetze", carrier="traeger")
    return library, plr


def released(folder, **told):
    folder.mkdir()
    lines = [f"{area.removeprefix('g')};{places}" for area, places in told.items()]
    (folder / "kitas_2023-12-31.csv").write_text("\n".join(["area_id;kita.capacity", *lines]) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("told", "faults"),
    [
        ((60, 40, 90, 190), ["carrier", "carrier"]),  # A's own
        (("•", "•", 90, 190), ["carrier"]),  # 190 - 90: A's as well
        (("•", "•", "•", 190), []),  # A has 100 of 190
        (("•", "•", "•", "•"), []),
    ],
)
def test_the_auditor_finds_what_one_carrier_has(district, tmp_path, told, faults):
    library, plr = district
    folder = released(tmp_path / "aus", **{f"g{a}": n for a, n in zip([*plr[:3], plr[0][:6]], told, strict=True)})
    found = audit_released(folder, library, Numbers.read(library))
    assert [one.fault for one in found.findings if one.fault is not Fault.CARRIER] == []
    assert [str(one.fault) for one in found.findings] == faults


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ({"0110", "01100101"}, [200]),  # 290 - 90: A knows its 100, and so the 100 beside it, E's by 80 %
        ({"0110"}, []),  # of 190 beside its own
        ({"011001"}, [200]),  # the same two areas alone
    ],
)
def test_the_auditor_knows_what_one_carrier_knows_of_another(shown, told):
    carriers = np.array([0, 1, 2, 3, 4, 5])
    homes = ["01100102", "01100103", "01100103", "01100101", "01100101", "01100101"]
    if shown == {"011001"}:
        carriers, homes = carriers[:3], homes[:3]
    capacities = np.array([100.0, 80, 20, 30, 30, 30])[: len(carriers)]
    sites = ThemeSites(carriers, capacities, np.ones(len(carriers), bool), {"plr_2021": homes})
    cells = [(area, "kita.capacity", DAY) for area in shown]
    found = telling(cells, {("kita", DAY): sites}, lambda cell: Standard())
    assert [number for _, number in found] == told


def test_what_is_protected_passes_the_auditor(district):
    library, plr = district
    found = cleared(library, Numbers.read(library))
    assert found.audited
    kept = found.view.kept_back
    assert sorted(kept["area_id"]) == plr[:3]
