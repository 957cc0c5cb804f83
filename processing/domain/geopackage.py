# SPDX-License-Identifier: GPL-2.0-or-later
"""The GeoPackage format with nothing but `sqlite3`: system tables, layers with R-tree, geometry blobs.

Written by us and not by GDAL, because GDAL opening the file in the same process would drop SQLite's POSIX locks.
Format: OGC 12-128r17 (GeoPackage 1.3), annex F.3 for the R-tree.
"""

import re
import sqlite3
import struct
from collections.abc import Iterable, Sequence

import numpy as np
import shapely

EPSG = 25833
APPLICATION_ID = 0x47504B47  # "GPKG"
USER_VERSION = 10300  # GeoPackage 1.3
GEOMETRY = "geom"
_HEADER = struct.Struct("<2sBBi")
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}\Z")

_SYSTEM_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
"""

# The triggers of annex F.3; {t} is a checked table name.
_RTREE = """
CREATE VIRTUAL TABLE "rtree_{t}_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER "rtree_{t}_geom_insert" AFTER INSERT ON "{t}"
  WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO "rtree_{t}_geom"
    VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER "rtree_{t}_geom_update1" AFTER UPDATE OF geom ON "{t}"
  WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO "rtree_{t}_geom"
    VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER "rtree_{t}_geom_update2" AFTER UPDATE OF geom ON "{t}"
  WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM "rtree_{t}_geom" WHERE id = OLD.fid; END;
CREATE TRIGGER "rtree_{t}_geom_update3" AFTER UPDATE ON "{t}"
  WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM "rtree_{t}_geom" WHERE id = OLD.fid;
  INSERT OR REPLACE INTO "rtree_{t}_geom"
    VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER "rtree_{t}_geom_update4" AFTER UPDATE ON "{t}"
  WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM "rtree_{t}_geom" WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER "rtree_{t}_geom_delete" AFTER DELETE ON "{t}"
  WHEN OLD.geom NOT NULL BEGIN
  DELETE FROM "rtree_{t}_geom" WHERE id = OLD.fid; END;
"""


def checked(name: str) -> str:
    """A table or column name that may stand in SQL, which cannot bind names.

    >>> checked("plr_2021")
    'plr_2021'
    """
    if not _NAME.match(name):
        raise ValueError(f"not a table or column name: {name!r}")
    return name


def script(connection: sqlite3.Connection, statements: str) -> None:
    """Run several statements inside the open transaction (`executescript` would commit it first)."""
    part = ""
    for line in statements.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            connection.execute(part)
            part = ""


def initialise(connection: sqlite3.Connection) -> None:
    """Make an empty SQLite file a GeoPackage with EPSG:25833 (and the three reference systems the format demands)."""
    from pyproj import CRS

    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
    script(connection, _SYSTEM_TABLES)
    connection.executemany(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        [
            ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", None),
            ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
            ("WGS 84 geodetic", 4326, "EPSG", 4326, CRS.from_epsg(4326).to_wkt("WKT1_GDAL"), None),
            ("ETRS89 / UTM zone 33N", EPSG, "EPSG", EPSG, CRS.from_epsg(EPSG).to_wkt("WKT1_GDAL"), None),
        ],
    )


def create_table(connection: sqlite3.Connection, name: str, columns: str, title: str = "") -> None:
    """A table without geometry: listed as ``attributes``, else OGR hides it; the integer key is ``fid``."""
    connection.execute(f'CREATE TABLE "{checked(name)}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {columns})')
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES (?, 'attributes', ?, ?)",
        (name, name, title),
    )


def create_layer(connection: sqlite3.Connection, name: str, columns: str, geometry: str, title: str = "") -> None:
    """A table with geometry column ``geom`` in EPSG:25833 and its R-tree.

    Parameters
    ----------
    geometry
        GeoPackage's name of the type: ``POINT``, ``MULTILINESTRING``, ``MULTIPOLYGON`` …
    """
    connection.execute(
        f'CREATE TABLE "{checked(name)}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {geometry}, {columns})'
    )
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
        "VALUES (?, 'features', ?, ?, ?)",
        (name, name, title, EPSG),
    )
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)", (name, GEOMETRY, geometry, EPSG))
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
        (name, GEOMETRY, "http://www.geopackage.org/spec120/#extension_rtree"),
    )
    script(connection, _RTREE.format(t=name))


def insert(connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Insert rows into a table of ours."""
    names = ", ".join(f'"{checked(c)}"' for c in columns)
    marks = ", ".join("?" * len(columns))
    connection.executemany(f'INSERT INTO "{checked(table)}" ({names}) VALUES ({marks})', rows)


def touch(connection: sqlite3.Connection, *tables: str) -> None:
    """Tell readers that a table changed: `last_change`, and the extent of a layer."""
    for table in tables:
        row = connection.execute("SELECT data_type FROM gpkg_contents WHERE table_name = ?", (table,)).fetchone()
        extent: tuple = (None, None, None, None)
        if row[0] == "features":
            extent = connection.execute(
                f'SELECT min(minx), min(miny), max(maxx), max(maxy) FROM "rtree_{checked(table)}_geom"'
            ).fetchone()
        connection.execute(
            "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'), "
            "min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
            (*extent, table),
        )


def to_blobs(geometries: np.ndarray) -> list[bytes | None]:
    """GeoPackage blobs of shapely geometries, header with envelope (points: without, as GDAL does).

    Parameters
    ----------
    geometries
        Array of shapely geometries in EPSG:25833; None stays None.
    """
    geometries = np.asarray(geometries, dtype=object)
    wkb = shapely.to_wkb(shapely.force_2d(geometries), byte_order=1, flavor="iso")
    bounds = shapely.bounds(geometries)[:, [0, 2, 1, 3]].astype("<f8")
    empty = shapely.is_empty(geometries)
    plain = empty | (shapely.get_type_id(geometries) == 0)
    heads = {
        (False, False): _HEADER.pack(b"GP", 0, 0b00011, EPSG),
        (True, False): _HEADER.pack(b"GP", 0, 0b00001, EPSG),
        (True, True): _HEADER.pack(b"GP", 0, 0b10001, EPSG),
    }
    return [
        None if body is None else heads[p, e] + (b"" if p else box.tobytes()) + body
        for body, box, p, e in zip(wkb, bounds, plain.tolist(), empty.tolist(), strict=True)
    ]


def from_blobs(blobs: Sequence[bytes | None]) -> np.ndarray:
    """Shapely geometries of GeoPackage blobs; None stays None."""
    wkb = [None if b is None else b[8 + _ENVELOPE_BYTES[(b[3] >> 1) & 7] :] for b in blobs]
    return shapely.from_wkb(np.array(wkb, dtype=object)) if wkb else np.empty(0, dtype=object)


def _envelope(blob: bytes) -> tuple[float, float, float, float]:
    """Min x, max x, min y, max y of a blob."""
    if (blob[3] >> 1) & 7:
        return struct.unpack_from("<4d" if blob[3] & 1 else ">4d", blob, 8)
    minx, miny, maxx, maxy = from_blobs([blob])[0].bounds
    return minx, maxx, miny, maxy


def register_functions(connection: sqlite3.Connection) -> None:
    """The `ST_*` functions that the R-tree's triggers call on every write to a layer."""

    def add(name: str, index: int) -> None:
        connection.create_function(
            name, 1, lambda blob: None if blob is None else _envelope(blob)[index], deterministic=True
        )

    for index, name in enumerate(("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")):
        add(name, index)
    connection.create_function(
        "ST_IsEmpty", 1, lambda blob: None if blob is None else int(bool(blob[3] & 0b10000)), deterministic=True
    )
