# SPDX-License-Identifier: GPL-2.0-or-later
"""The library (Datenbibliothek): one GeoPackage with areas, numbers, facilities and where they come from."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import shapely

from . import deliveries, geopackage, locking, schema, store
from .errors import SozialraumError
from .lor import CITY, KEY_LENGTH, REST
from .records import (
    Added,
    Delivery,
    KeySystem,
    Quantity,
    Source,
    area_rows,
    clean_observations,
    facility_rows,
    observation_rows,
)

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = ["Added", "Delivery", "KeySystem", "Library", "Quantity", "Source"]

CRS = f"EPSG:{geopackage.EPSG}"


class Library:
    """An existing library.

    Parameters
    ----------
    path
        The GeoPackage.

    Raises
    ------
    SozialraumError
        ``library_missing``, ``not_a_library``, ``library_newer``, ``library_damaged``.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        found = self._schema()
        if found > schema.SCHEMA:
            raise SozialraumError("library_newer", file=self.path.name, schema=found, known=schema.SCHEMA)
        if found < schema.SCHEMA:
            self._migrate(found)

    def _schema(self) -> int:
        try:
            return int(self.meta("schema", "0")) or self._no_library()
        except (sqlite3.OperationalError, ValueError):
            return self._no_library()  # another GeoPackage: it has no such table

    def _no_library(self) -> int:
        raise SozialraumError("not_a_library", file=self.path.name)

    def _migrate(self, found: int) -> None:
        self.backup(self.path.with_name(f"{self.path.stem}.schema{found}{self.path.suffix}"))
        with self.writing() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
            if int(row[0]) < schema.SCHEMA:  # else another process was quicker
                schema.migrate(connection, int(row[0]))

    # --- making one

    @classmethod
    def create(
        cls,
        path: Path | str,
        systems: Sequence[tuple[KeySystem, Mapping[str, "GeoDataFrame"]]],
        meta: Mapping[str, str] | None = None,
    ) -> "Library":
        """A new library, written beside and then renamed.

        Parameters
        ----------
        systems
            Each key system with its layers by level (PLR, BZR, PGR, BEZ): area_id, name, parent_id, area_m2, geometry.

        Raises
        ------
        SozialraumError
            ``library_exists``; ``read_only``, ``disk_full``, ``library_locked``.
        """
        path = Path(path)
        if not path.parent.is_dir():
            raise SozialraumError("folder_missing", file=path.name)
        part = path.with_name(f"{path.name}.part")
        prepared = [(system, area_rows(layers)) for system, layers in systems]
        with locking.writer_lock(path):
            if path.exists():
                raise SozialraumError("library_exists", file=path.name)
            part.unlink(missing_ok=True)  # left by a crash; we hold the lock
            try:
                with closing(store.connect(part, "rwc")) as connection:
                    connection.execute("BEGIN IMMEDIATE")
                    schema.create_tables(connection)
                    for system, rows in prepared:
                        _insert_key_system(connection, system, rows)
                    deliveries.set_meta(connection, meta or {})
                    connection.execute("COMMIT")
                store.replace(part, path)
            except sqlite3.Error as err:
                raise store.translated(err, path) from err
            finally:
                part.unlink(missing_ok=True)
                part.with_name(part.name + "-journal").unlink(missing_ok=True)
        return cls(path)

    def add_key_systems(self, systems: Sequence[tuple[KeySystem, Mapping[str, "GeoDataFrame"]]]) -> None:
        """Add key systems the library lacks, in one transaction; see `create`.

        Raises
        ------
        SozialraumError
            ``key_system_exists`` (vintage).
        """
        prepared = [(system, area_rows(layers)) for system, layers in systems]
        with self.writing() as connection:
            known = {row[0] for row in connection.execute("SELECT vintage FROM key_systems")}
            for system, rows in prepared:
                if system.vintage in known:
                    raise SozialraumError("key_system_exists", file=self.path.name, vintage=system.vintage)
                _insert_key_system(connection, system, rows)

    def backup(self, target: Path | str) -> None:
        """A copy by SQLite's backup, whole even while others write; written beside and then renamed.

        Raises
        ------
        SozialraumError
            ``read_only``, ``disk_full`` (file: the target).
        """
        target = Path(target)
        part = target.with_name(f"{target.name}.part")
        part.unlink(missing_ok=True)
        try:
            with self.reading() as connection:
                try:
                    with closing(store.connect(part, "rwc")) as copy:
                        connection.backup(copy)
                except sqlite3.Error as err:
                    raise store.translated(err, target) from err
            store.replace(part, target)
        finally:
            part.unlink(missing_ok=True)

    # --- reading

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A read-only connection, to be held shortly."""
        return store.reading(self.path)

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Lock file and one transaction; see `store.writing`."""
        return store.writing(self.path)

    def state(self) -> str:
        """A cheap token that changes with every committed write."""
        return f"{self.meta('state', '0')}.{self.path.stat().st_mtime_ns}"

    def meta(self, key: str, default: str = "") -> str:
        """A value of table `meta`: ``schema``, ``city_name``, ``fictional`` (``yes``) …"""
        with self.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else default

    def key_systems(self) -> list[KeySystem]:
        """The key systems, oldest first."""
        rows = self._frame("key_systems", ("vintage", "valid_from", "valid_to"), "ORDER BY valid_from")
        return [
            KeySystem(name, date.fromisoformat(first), date.fromisoformat(last) if last else None)
            for name, first, last in rows.itertuples(index=False)
        ]

    @property
    def vintages(self) -> tuple[str, ...]:
        """Names of the key systems, oldest first."""
        return tuple(s.vintage for s in self.key_systems())

    def area_ids(self, vintage: str, level: str = "PLR") -> frozenset[str]:
        """All ids of a level in a key system."""
        if level == "STADT":
            return frozenset({CITY})
        return frozenset(self._frame(self._layer(vintage, level), ("area_id",))["area_id"])

    def areas(self, vintage: str, level: str) -> "GeoDataFrame":
        """The areas of a level, sorted by id.

        Returns
        -------
        GeoDataFrame
            area_id, name, parent_id, area_m2 (m²), geometry (EPSG:25833). STADT is one row, its outline is computed.
        """
        if level == "STADT":
            return self._city(vintage)
        frame = self._features(self._layer(vintage, level), schema.AREA_COLUMNS)
        return frame.sort_values("area_id", ignore_index=True)

    def _city(self, vintage: str) -> "GeoDataFrame":
        import geopandas

        districts = self.areas(vintage, "BEZ")
        row = {"area_id": [CITY], "name": [self.meta("city_name", "Berlin")], "parent_id": [""],
               "area_m2": [districts["area_m2"].sum()]}  # fmt: skip
        return geopandas.GeoDataFrame(row, geometry=[shapely.union_all(districts.geometry.values)], crs=CRS)

    def _layer(self, vintage: str, level: str) -> str:
        if vintage not in self.vintages:
            raise SozialraumError("unknown_vintage", file=self.path.name, vintage=vintage)
        return f"{level.lower()}_{vintage}"

    def _frame(self, table: str, columns: Sequence[str], rest: str = "", values: Sequence = ()) -> pd.DataFrame:
        names = ", ".join(f'"{geopackage.checked(c)}"' for c in columns)
        with self.reading() as connection:
            rows = connection.execute(f'SELECT {names} FROM "{geopackage.checked(table)}" {rest}', values).fetchall()
        return pd.DataFrame(rows, columns=list(columns))

    def _features(self, table: str, columns: Sequence[str], rest: str = "", values: Sequence = ()) -> "GeoDataFrame":
        import geopandas

        frame = self._frame(table, (*columns, geopackage.GEOMETRY), rest, values)
        geometry = geopackage.from_blobs(frame.pop(geopackage.GEOMETRY).tolist())
        return geopandas.GeoDataFrame(frame, geometry=geometry, crs=CRS)

    def observations(self) -> pd.DataFrame:
        """The numbers in force: vintage, level, area_id, quantity, period, value, text, status, flag, source_id."""
        return _observations(self._frame("observations", (*schema.OBSERVATION_COLUMNS, "source_id")))

    def observations_old(self) -> pd.DataFrame:
        """All other deliveries of a number: those replaced and those equal to the number in force."""
        return _observations(self._frame("observations_old", (*schema.OBSERVATION_COLUMNS, "source_id")))

    def delivered_again(self, quantities: str) -> pd.DataFrame:
        """Numbers in force that other sources delivered just so.

        Parameters
        ----------
        quantities
            Pattern of SQL's LIKE, e.g. ``"%.alter.%"``.

        Returns
        -------
        DataFrame
            vintage, level, area_id, quantity, period, source_id.
        """
        with self.reading() as connection:
            rows = deliveries.again(connection, quantities)
        return pd.DataFrame(rows, columns=[*schema.OBSERVATION_KEY, "source_id"])

    def quantities(self) -> pd.DataFrame:
        """What has been counted."""
        names = ("quantity", "title", "unit", "kind", "span", "office", "confidential")
        return self._frame("quantities", names, "ORDER BY quantity").astype({"confidential": bool})

    def sources(self) -> pd.DataFrame:
        """All imports, oldest first."""
        frame = self._frame("sources", schema.SOURCE_COLUMNS, "ORDER BY source_id")
        return frame.astype({"published": bool, "supersedes": "Int64"})

    def rejects(self, source_id: int | None = None) -> pd.DataFrame:
        """Rows and cells not taken, of one source or of all."""
        names = ("source_id", *schema.REJECT_COLUMNS)
        if source_id is None:
            return self._frame("rejects", names, "ORDER BY fid")
        return self._frame("rejects", names, "WHERE source_id = ? ORDER BY fid", (int(source_id),))

    def facilities(self, kind: str = "point", theme: str | None = None) -> "GeoDataFrame":
        """Imported features of a kind (``point``, ``line``, ``area``), of one theme or of all."""
        table = schema.FACILITY_LAYERS[kind][0]
        where, values = ("", ()) if theme is None else ("WHERE theme = ?", (theme,))
        return self._features(table, schema.FACILITY_COLUMNS, f"{where} ORDER BY fid", values)

    def closed_themes(self) -> frozenset[str]:
        """Themes of which some features are closed to the public."""
        tables = (geopackage.checked(table) for table, _ in schema.FACILITY_LAYERS.values())
        with self.reading() as connection:
            rows = [
                row
                for table in tables
                for row in connection.execute(f'SELECT DISTINCT theme FROM "{table}" WHERE public = 0')
            ]
        return frozenset(theme for (theme,) in rows)

    def own_indicators(self) -> pd.DataFrame:
        """The planner's own indicators and changes to the shipped catalogue; see `catalogue.with_own`."""
        return self._frame("indicators", schema.INDICATOR_COLUMNS, "ORDER BY fid")

    def texts(self) -> pd.DataFrame:
        """What people wrote into profiles."""
        return self._frame("texts", schema.TEXT_COLUMNS, "ORDER BY fid").astype({"public": bool})

    def imprint(self) -> dict[str, str]:
        """The imprint's fields."""
        frame = self._frame("imprint", ("key", "value"))
        return dict(zip(frame["key"], frame["value"], strict=True))

    # --- writing

    def set_meta(self, key: str, value: str) -> None:
        """Enter or replace a value of `meta`."""
        with self.writing() as connection:
            deliveries.set_meta(connection, {key: value})

    def set_imprint(self, values: Mapping[str, str]) -> None:
        """Enter or replace fields of the imprint; an empty value takes the field out."""
        with self.writing() as connection:
            connection.executemany("DELETE FROM imprint WHERE key = ?", [(key,) for key in values])
            filled = [(key, value) for key, value in values.items() if value]
            connection.executemany("INSERT INTO imprint (key, value) VALUES (?, ?)", filled)
            geopackage.touch(connection, "imprint")

    def add_source(
        self,
        source: Source,
        observations: pd.DataFrame | None,
        rejects: pd.DataFrame | None = None,
        quantities: Sequence[Quantity] = (),
        facilities: "GeoDataFrame | None" = None,
    ) -> Added:
        """Enter one source with all it brings, in one transaction; see `deliveries` for numbers delivered before."""
        return self.add_sources([Delivery(source, observations, rejects, quantities, facilities)])[0]

    def add_sources(self, items: Sequence[Delivery]) -> list[Added]:
        """Enter several sources (the sheets of a workbook) in one transaction: all or none.

        Raises
        ------
        SozialraumError
            ``duplicate_number`` (area, quantity, period: one source delivers a number twice, differently),
            ``unknown_area``, ``unknown_vintage``; all of `store.writing`.
        """
        prepared = [(item, self._prepared(item.observations), facility_rows(item.facilities)) for item in items]
        with self.writing() as connection:
            added = [deliveries.enter_source(connection, item, rows, features) for item, rows, features in prepared]
            deliveries.touch(connection)
        return added

    def remove_source(self, source_id: int) -> int:
        """Take one source out: numbers, features, rejects. What it had replaced comes back.

        Returns
        -------
        int
            How many numbers and features it had delivered.

        Raises
        ------
        SozialraumError
            ``unknown_source``.
        """
        with self.writing() as connection:
            removed = deliveries.remove_source(connection, int(source_id))
            if removed is None:
                raise SozialraumError("unknown_source", file=self.path.name, source=source_id)
            deliveries.touch(connection)
        return removed

    def _prepared(self, frame: pd.DataFrame | None) -> list[tuple]:
        """Rows for the table, checked: what the library takes is right or refused."""
        if frame is None or frame.empty:
            return []
        clean = clean_observations(frame)
        for (vintage, level), group in clean.groupby(["vintage", "level"], sort=False):
            if level != REST:
                known = self.area_ids(vintage, level)
            else:
                self._layer(vintage, "PLR")  # the key system must be there
                known = frozenset({CITY}).union(*(self.area_ids(vintage, n) for n in KEY_LENGTH))
            unknown = set(group["area_id"]) - known
            if unknown:
                raise SozialraumError("unknown_area", area=min(unknown), vintage=vintage, count=len(unknown))
        return observation_rows(clean)


def _observations(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype({"value": float, "source_id": int})


def _insert_key_system(connection: sqlite3.Connection, system: KeySystem, rows: Mapping[str, list[tuple]]) -> None:
    schema.add_key_system(connection, system.vintage, system.valid_from, system.valid_to)
    for level, tuples in rows.items():
        table = f"{level.lower()}_{system.vintage}"
        schema.create_area_layer(connection, table)
        geopackage.insert(connection, table, (*schema.AREA_COLUMNS, geopackage.GEOMETRY), tuples)
        geopackage.touch(connection, table)
