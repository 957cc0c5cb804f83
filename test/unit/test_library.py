# SPDX-License-Identifier: GPL-2.0-or-later
"""The library: format, what becomes of numbers delivered twice, crashes, locks, and errors a person understands."""

import errno
import gzip
import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from sozialraum.processing.domain import geopackage, library, locking, schema, store
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.library import Delivery, KeySystem, Library, Quantity, Source
from sozialraum.processing.domain.planning import Planning
from sozialraum.processing.domain.planning_store import read_planning

PLR = ("99100101", "99100102", "99100204")
WRITER = Path(__file__).with_name("library_writer.py")


def squares(ids, level, parent):
    """One square of 100 m an area, side by side."""
    boxes = [shapely.box(390_000 + 100 * i, 5_820_000, 390_100 + 100 * i, 5_820_100) for i in range(len(ids))]
    return geopandas.GeoDataFrame(
        {"area_id": ids, "name": [f"{level} {i}" for i in ids], "parent_id": parent, "area_m2": 10_000.0},
        geometry=boxes,
        crs=25833,
    )


def layers(bezirk="99"):
    ids = [bezirk + i[2:] for i in PLR]
    return {
        "PLR": squares(ids, "PLR", [i[:6] for i in ids]),
        "BZR": squares(sorted({i[:6] for i in ids}), "BZR", bezirk + "10"),
        "PGR": squares([bezirk + "10"], "PGR", bezirk),
        "BEZ": squares([bezirk], "BEZ", "BE"),
    }


@pytest.fixture
def lib(tmp_path):
    system = KeySystem("2021", date(2021, 1, 1))
    return Library.create(tmp_path / "bezirk.gpkg", [(system, layers())], {"city_name": "Musterstadt"})


def numbers(*values, quantity="ew", status="value", flag="", period="2024-12-31"):
    """One number a Planungsraum."""
    return pd.DataFrame(
        {
            "vintage": "2021",
            "level": "PLR",
            "area_id": PLR[: len(values)],
            "quantity": quantity,
            "period": period,
            "value": values,
            "text": None,
            "status": status,
            "flag": flag,
        }
    )


def source(title="T1", content="", **more):
    return Source("AfS", title, "a.xlsx", sheet=title, hash=content, period="2024-12-31", **more)


def values(lib, quantity="ew"):
    frame = lib.observations()
    return frame[frame["quantity"] == quantity].sort_values("area_id")["value"].tolist()


def flags(lib):
    return lib.observations().sort_values("area_id")["flag"].tolist()


def check(lib):
    """SQLite and the R-trees find nothing wrong."""
    with lib.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for (name,) in connection.execute(
            "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
        ).fetchall():
            assert connection.execute("SELECT rtreecheck(?)", (f"rtree_{name}_geom",)).fetchone() == ("ok",)
            missing = connection.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert missing == connection.execute(f"SELECT count(*) FROM rtree_{name}_geom").fetchone()


# --- the format


def test_is_a_geopackage_whose_every_table_is_seen(lib):
    with lib.reading() as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert connection.execute("PRAGMA user_version").fetchone() == (10300,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        tables = {
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'gpkg%' "
                "AND name NOT LIKE 'rtree%' AND name NOT LIKE 'sqlite%'"
            )
        }
        for table in tables:
            columns = {row[1]: row for row in connection.execute(f"PRAGMA table_info({table})")}
            assert columns["fid"][2] == "INTEGER"
            assert columns["fid"][5] == 1, "primary key"
    seen = dict(pyogrio.list_layers(lib.path))
    assert set(seen) == tables
    assert seen["plr_2021"] == "MultiPolygon"
    assert seen["facilities_point"] == "Point"
    assert seen["observations"] is None
    check(lib)


def test_areas_come_back_the_same_by_us_and_by_gdal(lib):
    areas = lib.areas("2021", "PLR")
    assert areas["area_id"].tolist() == list(PLR)
    assert areas.crs.to_epsg() == 25833
    assert areas.geometry.area.tolist() == [10_000.0] * 3
    by_gdal = pyogrio.read_dataframe(lib.path, layer="plr_2021", bbox=(390_110, 5_820_010, 390_120, 5_820_020))
    assert by_gdal["area_id"].tolist() == [PLR[1]]  # the R-tree finds the second square
    assert by_gdal.crs.to_epsg() == 25833
    assert by_gdal.geometry.iloc[0].equals(areas.geometry.iloc[1])


def test_the_city_is_one_area_of_all_districts(lib):
    city = lib.areas("2021", "STADT")
    assert city[["area_id", "name", "area_m2"]].values.tolist() == [["BE", "Musterstadt", 10_000.0]]
    assert lib.area_ids("2021", "STADT") == {"BE"}
    assert lib.area_ids("2021", "BZR") == {"991001", "991002"}


def test_blobs_keep_geometry_of_any_type():
    shapes = np.array(
        [
            shapely.Point(1, 2),
            shapely.LineString([(0, 0), (3, 4)]),
            shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(2, 2, 3, 3)]),
            shapely.Polygon(),
            shapely.Point(1, 2, 3),
            None,
        ],
        dtype=object,
    )
    blobs = geopackage.to_blobs(shapes)
    assert [None if b is None else b[:2] for b in blobs] == [b"GP"] * 5 + [None]
    back = geopackage.from_blobs(blobs)
    assert shapely.equals(back[:5], shapely.force_2d(shapes[:5])).tolist() == [True] * 5
    assert back[5] is None
    assert not shapely.has_z(back[4])
    assert geopackage._envelope(blobs[1]) == (0.0, 3.0, 0.0, 4.0)
    assert geopackage._envelope(blobs[0]) == (1.0, 1.0, 2.0, 2.0)


def test_an_existing_file_is_never_overwritten(lib):
    before = lib.path.read_bytes()
    with pytest.raises(SozialraumError) as error:
        Library.create(lib.path, [(KeySystem("2021", date(2021, 1, 1)), layers())])
    assert error.value.code == "library_exists"
    assert lib.path.read_bytes() == before
    assert sorted(p.name for p in lib.path.parent.iterdir()) == ["bezirk.gpkg"]


def test_a_second_key_system_ends_the_first_and_the_same_is_refused(lib):
    lib.add_key_systems([(KeySystem("2026", date(2026, 1, 1)), layers("98"))])
    assert lib.key_systems() == [
        KeySystem("2021", date(2021, 1, 1), date(2025, 12, 31)),
        KeySystem("2026", date(2026, 1, 1)),
    ]
    assert len(lib.areas("2026", "PLR")) == 3
    with pytest.raises(SozialraumError) as error:
        lib.add_key_systems(
            [(KeySystem("2030", date(2030, 1, 1)), layers("97")), (KeySystem("2026", date(2026, 1, 1)), layers())]
        )
    assert error.value.code == "key_system_exists"
    assert lib.vintages == ("2021", "2026"), "all or nothing"


# --- numbers and their sources


def test_numbers_come_back_with_status_and_flag(lib):
    frame = pd.concat(
        [
            numbers(5.0),
            numbers(np.nan, quantity="mh", status="missing"),
            numbers(np.nan, quantity="dt", status="none"),
            numbers(3.0, quantity="sgb2", status="suppressed"),
            numbers(7.0, quantity="platz", flag="incomplete"),
            numbers(np.nan, quantity="klasse").assign(text="2+/-"),
        ]
    )
    added = lib.add_source(source(), frame)
    assert (added.source_id, added.rows, len(added.conflicts), added.superseded) == (1, 6, 0, None)
    read = lib.observations().set_index("quantity")
    assert read.loc["ew", ["value", "status", "source_id"]].tolist() == [5.0, "value", 1]
    assert np.isnan(read.loc["mh", "value"])
    assert read.loc["dt", "value"] == 0, "nothing there is 0"
    assert np.isnan(read.loc["sgb2", "value"]), "what is secret is not stored"
    assert read.loc["platz", "flag"] == "incomplete"
    assert read.loc["klasse", ["text", "status"]].tolist() == ["2+/-", "value"]


def test_provenance_rejects_and_quantities(lib):
    rejects = pd.DataFrame({"row_no": [8], "column_name": ["ew"], "content": ["?"], "reason": ["not_a_number"]})
    ew = Quantity("ew", "Einwohnerinnen und Einwohner", "Personen", "extensive", "date", "AfS")
    one = source(licence="CC BY 3.0 DE", rows=3, matched=3, published=True, protection="protected by publisher")
    one.file = "/home/someone/a.xlsx"
    lib.add_source(one, numbers(1.0, 2.0, 3.0), rejects, [ew])
    row = lib.sources().iloc[0]
    assert (row.office, row.title, row.file, row.sheet, row.period) == ("AfS", "T1", "a.xlsx", "T1", "2024-12-31")
    assert (row.rows, row.matched, row.published, row.licence) == (3, 3, True, "CC BY 3.0 DE")
    assert pd.isna(row.supersedes)
    assert lib.rejects(1)[["row_no", "content"]].values.tolist() == [[8, "?"]]
    assert lib.rejects(2).empty
    secret = Quantity("ew", "Einwohner", "Personen", "extensive", "date", "AfS", confidential=True)
    lib.add_source(source("T2"), numbers(1.0), quantities=[secret])
    lib.add_source(source("T3"), numbers(1.0), quantities=[ew])
    kept = lib.quantities().iloc[0]
    assert kept.confidential, "what one source holds confidential stays so"
    assert kept.title == "Einwohnerinnen und Einwohner"


def test_equal_numbers_are_silent(lib):
    lib.add_source(source("T1"), numbers(1.0, 2.0, 3.0))
    added = lib.add_source(source("T2"), numbers(1.0, 2.0, 3.0))
    assert added.conflicts.empty
    assert values(lib) == [1, 2, 3]
    assert flags(lib) == ["", "", ""]


def test_a_different_number_wins_is_flagged_and_reported(lib):
    lib.add_source(source("T1"), numbers(1.0, 2.0, 3.0))
    added = lib.add_source(source("T2"), numbers(1.0, 9.0, 3.0))
    assert values(lib) == [1, 9, 3]
    assert flags(lib) == ["", "revised", ""]
    row = added.conflicts.iloc[0]
    assert len(added.conflicts) == 1
    assert (row.area_id, row.old_value, row.old_source_id, row.value) == (PLR[1], 2, 1, 9)
    assert 2.0 in lib.observations_old()["value"].tolist(), "the old number can still be seen"


def test_removing_the_newer_brings_the_older_back(lib):
    lib.add_source(source("T1"), numbers(1.0, 2.0, 3.0))
    lib.add_source(source("T2"), numbers(1.0, 9.0, 3.0))
    assert lib.remove_source(2) == 3
    assert values(lib) == [1, 2, 3]
    assert flags(lib) == ["", "", ""]
    assert lib.observations_old().empty
    assert lib.sources()["source_id"].tolist() == [1]


def test_removing_the_owner_keeps_a_number_another_source_delivered_too(lib):
    lib.add_source(source("T1"), numbers(1.0, 2.0, 3.0))
    lib.add_source(source("T2"), numbers(1.0, 2.0))
    assert lib.remove_source(1) == 3
    assert values(lib) == [1, 2], "the third was delivered by T1 alone"
    assert lib.observations()["source_id"].tolist() == [2, 2]


def test_removing_the_older_takes_the_flag_away(lib):
    lib.add_source(source("T1"), numbers(1.0))
    lib.add_source(source("T2"), numbers(9.0))
    lib.remove_source(1)
    assert (values(lib), flags(lib)) == ([9], [""])


def test_three_deliveries_the_latest_remaining_counts(lib):
    for title, value in (("A", 1.0), ("B", 2.0), ("C", 2.0)):
        lib.add_source(source(title), numbers(value))
    lib.remove_source(2)
    assert (values(lib), flags(lib)) == ([2], ["revised"]), "C said 2 as well, and A says 1"
    lib.remove_source(3)
    assert (values(lib), flags(lib)) == ([1], [""])
    lib.remove_source(1)
    assert lib.observations().empty
    assert lib.observations_old().empty


def test_not_delivered_says_nothing_against_a_number(lib):
    lib.add_source(source("A"), numbers(1.0))
    added = lib.add_source(source("B"), numbers(np.nan, status="missing"))
    assert added.conflicts.empty
    assert values(lib) == [1]
    lib.remove_source(1)
    assert lib.observations()["status"].tolist() == ["missing"]
    added = lib.add_source(source("C"), numbers(4.0))
    assert added.conflicts.empty
    assert (values(lib), flags(lib)) == ([4], [""])


def test_secret_after_a_number_is_a_conflict_and_wins(lib):
    lib.add_source(source("A"), numbers(1.0))
    added = lib.add_source(source("B"), numbers(np.nan, status="suppressed"))
    assert added.conflicts[["old_value", "status"]].values.tolist() == [[1.0, "suppressed"]]
    assert lib.observations()["status"].tolist() == ["suppressed"]


def test_incomplete_stays_incomplete_when_revised(lib):
    lib.add_source(source("A"), numbers(10.0))
    lib.add_source(source("B"), numbers(8.0, flag="incomplete"))
    assert flags(lib) == ["incomplete"]


def rest(*values, **more):
    return numbers(*values, **more).assign(level="REST", area_id="99")


def test_a_corrected_list_does_not_count_its_strays_twice(lib):
    # Three planning areas with 1, 2, 3 cases and 4 that could not be placed; then they are placed: 1, 6, 3.
    lib.add_source(source("list"), pd.concat([numbers(1.0, 2.0, 3.0), rest(4.0)]))
    added = lib.add_source(source("corrected"), numbers(1.0, 6.0, 3.0))
    assert lib.observations()["value"].sum() == 10
    assert added.conflicts["old_value"].tolist() == [2, 4], "that the strays are gone is told"
    assert lib.remove_source(2) == 4
    assert lib.observations()["value"].sum() == 10
    assert sorted(lib.observations()["level"]) == ["PLR", "PLR", "PLR", "REST"]


@pytest.mark.parametrize(
    "second",
    [
        [1.0, 9.0],  # speaks of a part only: nothing is said of the others
        [1.0, 2.0, 3.0],  # the same numbers once more, from a table that leaves the strays out
        [np.nan, 5.0, np.nan],
    ],
)
def test_strays_stay_as_long_as_nothing_says_they_are_placed(lib, second):
    lib.add_source(source("list"), pd.concat([numbers(1.0, 2.0, 3.0), rest(4.0)]))
    frame = numbers(*second)
    frame = frame[frame["value"].notna()]
    lib.add_source(source("other"), frame)
    found = lib.observations().set_index("level")
    assert found.loc["REST", "value"] == 4


def test_objects_once_without_a_figure_are_stated_now(lib):
    # 30 m² of two playgrounds, one of which did not say; it turns out to have 0 m².
    missing = numbers(1.0, quantity="p.m2.unstated")
    lib.add_source(source("list"), pd.concat([numbers(30.0, quantity="p.m2", flag="incomplete"), missing]))
    lib.add_source(source("corrected"), numbers(30.0, quantity="p.m2"))
    found = lib.observations().set_index("quantity")
    assert (found.loc["p.m2", "value"], found.loc["p.m2", "flag"]) == (30, "")
    assert found.loc["p.m2.unstated", "value"] == 0
    lib.remove_source(2)
    found = lib.observations().set_index("quantity")
    assert (found.loc["p.m2", "flag"], found.loc["p.m2.unstated", "value"]) == ("incomplete", 1)


def test_the_same_file_again_replaces_instead_of_doubling(lib):
    lib.add_source(source("T1", "abc"), numbers(1.0, 2.0))
    again = lib.add_source(source("T1", "abc"), numbers(1.0, 2.0, 3.0))
    assert (again.source_id, again.superseded) == (2, 1)
    assert values(lib) == [1, 2, 3]
    assert lib.observations_old().empty
    assert lib.sources()[["source_id", "supersedes"]].values.tolist() == [[2, 1]]
    other_sheet = lib.add_source(source("T2", "abc"), numbers(1.0))
    assert other_sheet.superseded is None


def test_source_ids_are_never_used_again(lib):
    lib.add_source(source("A"), numbers(1.0))
    lib.remove_source(1)
    assert lib.add_source(source("B"), numbers(1.0)).source_id == 2


def test_a_workbook_goes_in_as_a_whole_or_not_at_all(lib):
    good = Delivery(source("T1"), numbers(1.0))
    bad = Delivery(source("T2"), numbers(1.0).assign(area_id="01100101"))
    with pytest.raises(SozialraumError) as error:
        lib.add_sources([good, bad])
    assert error.value.code == "unknown_area"
    assert lib.sources().empty
    added = lib.add_sources([good, Delivery(source("T2"), numbers(2.0))])
    assert [a.source_id for a in added] == [1, 2]
    assert len(added[1].conflicts) == 1, "sheets of one workbook that disagree are reported, too"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (numbers(1.0).assign(area_id="07300515"), "unknown_area"),
        (numbers(1.0).assign(level="BZR"), "unknown_area"),
        (numbers(1.0).assign(vintage="2020"), "unknown_vintage"),
        (numbers(1.0).assign(vintage="2020", level="REST", area_id="BE"), "unknown_vintage"),
        (pd.concat([numbers(1.0), numbers(2.0)]), "duplicate_number"),
    ],
)
def test_what_would_be_wrong_is_refused(lib, frame, code):
    with pytest.raises(SozialraumError) as error:
        lib.add_source(source(), frame)
    assert error.value.code == code
    assert lib.sources().empty


def test_rest_stands_under_any_area(lib):
    rest = pd.concat([numbers(2.0).assign(level="REST", area_id=a) for a in ("BE", "99", "9910", "991001")])
    assert lib.add_source(source(), rest).rows == 4


def test_removing_takes_features_and_rejects_along(lib):
    points = geopackage_points(5)
    lib.add_source(source("A"), numbers(5.0, quantity="kita.count"), facilities=points)
    lib.add_source(source("B"), None, facilities=geopackage_points(2).assign(theme="schule"))
    assert len(lib.facilities("point")) == 7
    assert len(lib.facilities("point", "kita")) == 5
    check(lib)
    assert lib.remove_source(1) == 6
    assert lib.facilities("point")["theme"].tolist() == ["schule"] * 2
    check(lib)
    with pytest.raises(SozialraumError) as error:
        lib.remove_source(1)
    assert error.value.code == "unknown_source"


def geopackage_points(count):
    return geopandas.GeoDataFrame(
        {"theme": "kita", "name": [f"K{i}" for i in range(count)], "capacity": [None] + [20.0] * (count - 1),
         "period": "2024-12-31"},
        geometry=geopandas.points_from_xy([390_050.0 + i for i in range(count)], [5_820_050.0] * count),
        crs=25833,
    )  # fmt: skip


def test_lines_and_areas_get_their_own_layers(lib):
    lines = geopackage_points(1).set_geometry([shapely.LineString([(390_000, 5_820_000), (390_300, 5_820_000)])])
    area = geopackage_points(1).set_geometry([shapely.box(390_000, 5_820_000, 390_050, 5_820_050)])
    lib.add_source(source("A"), None, facilities=lines)
    lib.add_source(source("B"), None, facilities=area)
    assert lib.facilities("line").geometry.length.tolist() == [300.0]
    assert lib.facilities("area").geometry.area.tolist() == [2500.0]
    info = pyogrio.read_info(lib.path, layer="facilities_area", force_total_bounds=True)
    assert info["geometry_type"] == "MultiPolygon"
    assert info["total_bounds"] == pytest.approx((390_000, 5_820_000, 390_050, 5_820_050), abs=1)


def test_forms_edited_in_qgis_keep_the_r_tree_right(lib):
    lib.add_source(source("A"), None, facilities=geopackage_points(3))
    moved, empty = geopackage.to_blobs(np.array([shapely.Point(390_250, 5_820_090), shapely.Point()]))
    with lib.writing() as connection:
        connection.execute("UPDATE facilities_point SET geom = ? WHERE fid = 1", (moved,))
        connection.execute("UPDATE facilities_point SET geom = ? WHERE fid = 2", (empty,))
        connection.execute("UPDATE facilities_point SET fid = 30 WHERE fid = 3")
        boxes = connection.execute("SELECT id, minx FROM rtree_facilities_point_geom ORDER BY id").fetchall()
    assert [i for i, _ in boxes] == [1, 30]
    assert boxes[0][1] == pytest.approx(390_250, abs=0.1)


# --- state, texts, copies, migrations


def test_state_changes_with_every_write_and_with_nothing_else(lib):
    seen = [lib.state()]
    writes = (
        lambda: lib.set_meta("a", "b"),
        lambda: lib.add_source(source(), numbers(1.0)),
        lambda: lib.remove_source(1),
    )
    for write in writes:
        write()
        lib.observations()
        seen.append(lib.state())
    assert len(set(seen)) == 4
    assert lib.state() == seen[-1]
    with pytest.raises(RuntimeError), lib.writing() as connection:  # noqa: PT012
        connection.execute("DELETE FROM meta")
        raise RuntimeError
    assert lib.meta("a") == "b", "an error inside leaves the old state"


def test_meta_and_imprint(lib):
    assert lib.meta("city_name") == "Musterstadt"
    assert lib.meta("nothing", "else") == "else"
    lib.set_imprint({"coordination": "OE SPK", "state": "Entwurf"})
    lib.set_imprint({"state": "AG SRO"})
    assert lib.imprint() == {"coordination": "OE SPK", "state": "AG SRO"}
    assert lib.texts().empty


def test_backup_is_a_whole_library(lib, tmp_path):
    lib.add_source(source(), numbers(1.0, 2.0))
    lib.backup(tmp_path / "copy.gpkg")
    copy = Library(tmp_path / "copy.gpkg")
    assert values(copy) == [1, 2]
    check(copy)


def test_an_older_schema_is_brought_up_step_by_step_after_a_backup(lib, monkeypatch):
    lib.add_source(source(), numbers(1.0))
    steps = []

    def add_note(connection):
        steps.append("add")
        connection.execute("ALTER TABLE observations ADD COLUMN note TEXT")

    def fill_note(connection):
        steps.append("fill")
        connection.execute("UPDATE observations SET note = 'x'")

    present = schema.SCHEMA
    monkeypatch.setattr(schema, "SCHEMA", present + 2)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_note, fill_note))
    opened = Library(lib.path)
    assert steps == ["add", "fill"]
    assert opened.meta("schema") == str(present + 2)
    Library(lib.path)
    assert steps == ["add", "fill"], "once"
    monkeypatch.setattr(schema, "SCHEMA", present)
    backup = Library(lib.path.with_name(f"bezirk.schema{present}.gpkg"))
    assert values(backup) == [1], "the backup is the old library"
    with pytest.raises(SozialraumError) as error:
        Library(lib.path)
    assert error.value.code == "library_newer"
    assert error.value.values == {"file": "bezirk.gpkg", "schema": present + 2, "known": present}


def test_a_failing_migration_leaves_the_old_library(lib, monkeypatch):
    def broken(connection):
        connection.execute("DROP TABLE observations")
        raise RuntimeError("half way")

    present = schema.SCHEMA
    monkeypatch.setattr(schema, "SCHEMA", present + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
    with pytest.raises(RuntimeError):
        Library(lib.path)
    monkeypatch.setattr(schema, "SCHEMA", present)
    assert Library(lib.path).observations().empty


@pytest.mark.parametrize("found", [2, 3, 4])
def test_an_older_library_keeps_what_was_written_and_releases_nothing(lib, tmp_path, found):
    """Tables as the code of schema 2 made them, without a ledger, of schema 3, texts without the tick, and of 4."""
    path = tmp_path / f"schema{found}.gpkg"
    lib.backup(path)
    with closing(sqlite3.connect(path)) as old:
        for table in ("told", *(("releases", "released") if found == 2 else ())):
            old.execute(f"DROP TABLE {table}")
            old.execute("DELETE FROM gpkg_contents WHERE table_name = ?", (table,))
        if found > 2:
            old.execute("ALTER TABLE released DROP COLUMN step")
            old.execute("INSERT INTO releases (release_id, released_at, title, withdrawn) VALUES (1, '2025', 'a', '')")
            old.execute("INSERT INTO released (release_id, vintage, level, area_id, quantity, period, value) VALUES "
                        "(1, '2021', 'PLR', '99100101', 'q', '2024-12-31', 7)")  # fmt: skip
        if found < 4:
            old.execute("ALTER TABLE texts DROP COLUMN public")
        old.execute("INSERT INTO texts (area_id, chapter, period, text, state, basis) VALUES "
                    "('991001', '2.2', '2024-12-31', 'Ruhig.', 'Bezirksamt', '')")  # fmt: skip
        old.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(found),))
        old.commit()
    opened = Library(path)
    assert opened.meta("schema") == str(schema.SCHEMA)
    assert opened.texts()[["text", "state", "public"]].values.tolist() == [["Ruhig.", "Bezirksamt", False]]
    tables = "SELECT sql FROM sqlite_master WHERE name IN ('texts', 'releases', 'released', 'told') ORDER BY name"
    with opened.reading() as connection, lib.reading() as fresh:
        assert connection.execute(tables).fetchall() == fresh.execute(tables).fetchall()
        kept = connection.execute("SELECT quantity, value, step FROM released").fetchall()
    assert kept == ([("q", 7, 0)] if found > 2 else []), "as it was printed, and exact"
    assert (tmp_path / f"schema{found}.schema{found}.gpkg").is_file(), "a backup"


def test_a_library_of_schema_1_with_two_key_systems_keeps_all_and_gains_the_tables_of_planning(tmp_path):
    """The file was written by the code of schema 1: areas of 2020 and 2021, two sources, a text, the imprint."""
    path = tmp_path / "bezirk.gpkg"
    path.write_bytes(gzip.decompress((Path(__file__).parent / "data" / "library_schema1.gpkg.gz").read_bytes()))
    opened = Library(path)
    assert opened.meta("schema") == str(schema.SCHEMA)
    assert opened.vintages == ("2020", "2021")
    assert opened.area_ids("2020") == {"99100151", "99100252"}
    assert opened.area_ids("2021") == set(PLR)
    assert values(opened) == [1000, 2000, 3000, 4500, 4000], "by area: both key systems"
    assert opened.texts()["text"].tolist() == ["Ruhig."]
    assert opened.texts()["public"].tolist() == [False], "nobody has released it"
    assert opened.imprint() == {"bearbeitungsstand": "AG SRO"}
    with closing(sqlite3.connect(tmp_path / "bezirk.schema1.gpkg")) as old:
        assert old.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() == ("1",)
    with opened.reading() as connection, Library.create(tmp_path / "new.gpkg", []).reading() as fresh:
        tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_202[01]*' ORDER BY name"
        assert connection.execute(tables).fetchall() == fresh.execute(tables).fetchall()
        listed = "SELECT table_name FROM gpkg_contents WHERE data_type = 'attributes' ORDER BY 1"
        assert connection.execute(listed).fetchall() == fresh.execute(listed).fetchall(), "OGR sees them"
    check(opened)
    assert read_planning(opened) == Planning()


# --- what is no library


def test_what_is_no_library_is_told(tmp_path):
    (tmp_path / "text.gpkg").write_text("kein GeoPackage" * 100, encoding="utf-8")
    (tmp_path / "empty.gpkg").touch()
    geopackage_points(1).to_file(tmp_path / "kitas.gpkg")
    with closing(sqlite3.connect(tmp_path / "other.gpkg")) as connection:
        connection.execute("CREATE TABLE meta (key, value)")
        connection.commit()
    for name in ("text", "empty", "kitas", "other"):
        with pytest.raises(SozialraumError) as error:
            Library(tmp_path / f"{name}.gpkg")
        assert (error.value.code, error.value.values["file"]) == ("not_a_library", f"{name}.gpkg")
    with pytest.raises(SozialraumError) as error:
        Library(tmp_path / "gone.gpkg")
    assert error.value.code == "library_missing"
    assert not (tmp_path / "gone.gpkg").exists(), "asking makes no file"
    with pytest.raises(SozialraumError) as error:
        Library.create(tmp_path / "no" / "x.gpkg", [])
    assert error.value.code == "folder_missing"


# --- disk, rights, locks


def test_full_disk_keeps_the_old_state(lib, monkeypatch):
    lib.add_source(source(), numbers(1.0))
    connect = store.connect

    def small(path, mode):
        connection = connect(path, mode)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        return connection

    monkeypatch.setattr(store, "connect", small)
    many = pd.concat([numbers(1.0, quantity=f"q{i}") for i in range(3000)])
    with pytest.raises(SozialraumError) as error:
        lib.add_source(source("T2"), many)
    assert (error.value.code, error.value.values) == ("disk_full", {"file": "bezirk.gpkg"})
    monkeypatch.undo()
    assert values(lib) == [1]
    check(lib)
    assert sorted(p.name for p in lib.path.parent.iterdir()) == ["bezirk.gpkg"]


def test_full_disk_leaves_no_half_library(tmp_path, monkeypatch):
    connect = store.connect

    def small(path, mode):
        connection = connect(path, mode)
        connection.execute("PRAGMA max_page_count = 20")
        return connection

    monkeypatch.setattr(store, "connect", small)
    with pytest.raises(SozialraumError) as error:
        Library.create(tmp_path / "x.gpkg", [(KeySystem("2021", date(2021, 1, 1)), layers())])
    assert error.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EROFS, "read_only"), (errno.EACCES, "read_only"), (errno.ENOSPC, "disk_full")]
)
def test_a_folder_that_takes_no_file(lib, monkeypatch, number, code):
    def refused(*args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(locking.os, "open", refused)
    with pytest.raises(SozialraumError) as error:
        lib.set_meta("a", "b")
    assert error.value.code == code


def test_a_write_protected_file(lib, monkeypatch):
    # As root no file is write-protected, so the connection is opened as SQLite opens such a file.
    connect = store.connect
    monkeypatch.setattr(store, "connect", lambda path, mode: connect(path, "ro"))
    with pytest.raises(SozialraumError) as error:
        lib.add_source(source(), numbers(1.0))
    assert error.value.code == "read_only"


def lock(lib, **content):
    path = locking.lock_path(lib.path)
    path.write_text(
        json.dumps({"host": socket.gethostname(), "pid": os.getpid(), "time": "2024-12-31T09:14:00"} | content)
    )
    return path


def test_a_lock_that_is_held_names_host_and_time(lib, monkeypatch):
    monkeypatch.setattr(locking, "WAIT", 0.1)
    path = lock(lib, host="amt-pc-17")
    with pytest.raises(SozialraumError) as error:
        lib.add_source(source(), numbers(1.0))
    assert error.value.code == "library_locked"
    assert error.value.values == {
        "file": "bezirk.gpkg", "host": "amt-pc-17", "since": "31.12.2024 09:14", "lock": "bezirk.gpkg.lock",
    }  # fmt: skip
    assert path.exists(), "a lock of another host is not ours to remove"
    assert lib.sources().empty
    path.unlink()
    today = lock(lib, time=f"{date.today()}T09:14:00")
    with pytest.raises(SozialraumError) as error:
        lib.set_meta("a", "b")
    assert error.value.values["since"] == "09:14"
    today.unlink()
    lib.set_meta("a", "b")


def test_a_lock_left_by_a_dead_process_of_this_host_is_taken_over(lib):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    path = lock(lib, pid=gone.pid)
    lib.set_meta("a", "b")
    assert lib.meta("a") == "b"
    assert not path.exists()


def test_a_lock_without_content_is_taken_over_when_it_is_old(lib, monkeypatch):
    path = locking.lock_path(lib.path)
    path.touch()
    monkeypatch.setattr(locking, "WAIT", 0.1)
    with pytest.raises(SozialraumError):
        lib.set_meta("a", "b")
    os.utime(path, (time.time() - 60,) * 2)
    lib.set_meta("a", "b")
    assert not path.exists()


def test_a_lock_somebody_made_meanwhile_is_not_ours_to_remove(lib):
    # Our computer slept, another took our lock for stale and writes now.
    with locking.writer_lock(lib.path):
        locking.lock_path(lib.path).unlink()
        path = lock(lib, host="amt-pc-17")
    assert path.exists()
    path.unlink()


def test_a_backup_that_cannot_be_put_in_place_is_told(lib, tmp_path):
    target = tmp_path / "sicherung.gpkg"
    target.mkdir()
    with pytest.raises(SozialraumError) as error:
        lib.backup(target)
    assert (error.value.code, error.value.values) == ("read_only", {"file": "sicherung.gpkg"})
    assert list(tmp_path.glob("*.part")) == []


def test_the_lock_is_released_whatever_happens(lib):
    with pytest.raises(KeyboardInterrupt), lib.writing() as connection:  # noqa: PT012
        assert json.loads(locking.lock_path(lib.path).read_text())["pid"] == os.getpid()
        connection.execute("DELETE FROM key_systems")
        raise KeyboardInterrupt
    assert not locking.lock_path(lib.path).exists()
    assert lib.vintages == ("2021",)


def test_a_reader_that_does_not_end_makes_the_writer_give_up_and_change_nothing(lib, monkeypatch):
    monkeypatch.setattr(store, "BUSY", 0.2)
    with closing(sqlite3.connect(lib.path)) as other:
        rows = other.execute("SELECT * FROM meta")
        rows.fetchone()  # holds a shared lock, as a layer being drawn does
        with pytest.raises(SozialraumError) as error:
            lib.set_meta("a", "b")
        rows.close()
    assert error.value.code == "library_busy"
    assert lib.meta("a") == ""
    lib.set_meta("a", "b")


def test_a_library_another_program_left_in_wal_comes_back_to_delete(lib):
    with closing(sqlite3.connect(lib.path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("INSERT INTO meta (key, value) VALUES ('wal', 'x')")
        other.commit()
        assert lib.meta("wal") == "x"
    lib.set_meta("a", "b")
    with lib.reading() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert lib.meta("wal") == "x"


# --- crashes and two at once


def start(lib, name, count, rows):
    command = [sys.executable, str(WRITER), str(lib.path), name, str(count), str(rows)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    return child


def test_killed_while_writing_the_library_is_old_or_new(lib, full):
    rows = 1500
    chance = random.Random(20240101)
    lib.add_source(source("before"), numbers(1.0, 2.0, 3.0))
    committed = 0
    for run in range(40 if full else 5):
        child = start(lib, f"k{run}", 1000, rows)
        time.sleep(chance.uniform(0.0, 0.6))
        child.kill()
        printed = [int(line) for line in child.stdout.read().split()]
        child.wait()
        opened = Library(lib.path)
        check(opened)
        sources = opened.sources()
        there = sources["title"].str.startswith(f"k{run} ").sum()
        assert there in (len(printed), len(printed) + 1), "what was reported as written is there"
        committed += there
        everything = pd.concat([opened.observations(), opened.observations_old()])
        by_source = everything.groupby("source_id").size()
        assert set(by_source.drop(1)) <= {rows}, "no source is half there"
        assert set(opened.facilities("point").groupby("source_id").size()) <= {rows}
        assert len(by_source) == committed + 1
        assert values(opened) == [1, 2, 3]
    opened.set_meta("after", "kill")  # the dead process's lock holds nobody up


def test_two_processes_write_at_once_and_both_have_written(lib):
    children = [start(lib, name, 8, 400) for name in ("a", "b")]
    for child in children:
        output, _ = child.communicate(timeout=120)
        assert child.returncode == 0
        assert len(output.split()) == 8
    titles = lib.sources()["title"].tolist()
    assert sorted(titles) == sorted(f"{name} {i}" for name in "ab" for i in range(8))
    assert len(lib.observations()) == 2 * 400
    assert len(lib.facilities("point")) == 16 * 400
    check(lib)


def test_one_is_killed_the_others_rows_stay(lib, full):
    chance = random.Random(7)
    for run in range(10 if full else 2):
        other, victim = start(lib, f"other{run}", 6, 300), start(lib, f"victim{run}", 1000, 300)
        time.sleep(chance.uniform(0.0, 0.5))
        victim.kill()
        victim.wait()  # a killed process that nobody has waited for still counts as alive
        output, _ = other.communicate(timeout=120)
        assert other.returncode == 0, output
        assert lib.sources()["title"].str.startswith(f"other{run} ").sum() == 6
        check(lib)


def test_tens_of_thousands_of_numbers_come_and_go(lib):
    """An EWR matrix is about 22,000 numbers."""
    many = pd.concat([numbers(1.0, 2.0, 3.0, quantity=f"q{i}") for i in range(7000)])
    lib.add_source(source("A"), many)
    lib.add_source(source("B"), many.assign(value=5.0))
    lib.remove_source(2)
    assert len(lib.observations()) == 21_000
    assert set(lib.observations()["value"]) == {1.0, 2.0, 3.0}


def test_records_are_offered_where_callers_look_for_them():
    assert {"Added", "Delivery", "KeySystem", "Library", "Quantity", "Source"} <= set(library.__all__)
