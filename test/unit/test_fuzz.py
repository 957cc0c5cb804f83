# SPDX-License-Identifier: GPL-2.0-or-later
"""Damaged files: what an office sends goes in, or is refused by a sentence; never by a traceback, never by halves.

The made-up district's files are mutated from a seed, so that a failure can be had again: `mutate(file, seed)`.
`make test` tries a few hundred, `--all` many more.
"""

import json
import random
import sqlite3
from pathlib import Path

import pytest
from sozialraum.processing.domain.demo import INPUT, build_demo
from sozialraum.processing.domain.errors import SozialraumError

TABLES = (
    "muster_mss_2023_indizes.csv",
    "muster_spielplatzbestand.csv",
    "muster_hilfen-zur-erziehung_2023-12.csv",
    "muster_ewr_2024-01_t1_planning-areas.csv",
    "muster_EWR202012E_Matrix.csv",
)
LAYERS = ("muster_kindertagesstaetten.geojson", "muster_gruenanlagen.geojson", "muster_radwege.geojson")
JUNK = (
    "", " ", "\u00a0", "-", "–", "•", ".", "x", "k. A.", "<3", "(12)", "#DIV/0!", "#NV", "NaN", "Inf", "-inf", "1e400",
    "1E+06", "-9999", "1,234", "1.234", "12 %", "9" * 30, "1" * 5000, "99999999", "01100101", "99100101", "9910", "99",
    "0", "BE", "Summe", "Zusammen", "Musterstadt", "=1+1", "<b>&{}[% %]", "\u202e12", "١٢", "９９１００１０１",
    "31.12.2024",
    "2024", "1-2", "\x00", "\ud7ff", "🙂", "vertraulich", ";", '"', "'", "\\", "\t", "PLR 99100101", "1_000", "0x10",
    "+", "+-5", "--5", "1e", "e5", "nan%", "()", "((3))", "3 p", "5r", "%", "‰", "²", "½", "Ⅷ",
)  # fmt: skip
NUMBERS = (
    None,
    True,
    0,
    -1,
    1.5,
    1e308,
    -1e308,
    float("nan"),
    float("inf"),
    10**400,
    [],
    {},
    [1],
    {"a": 1},
    "•",
    "12 Plätze",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    from sozialraum.processing.domain.library import Library

    path = tmp_path_factory.mktemp("fuzz") / "muster.gpkg"
    build_demo(path)
    return Library(path)


def mutate_text(text: str, chance: random.Random) -> bytes:
    """A few mutations of cells, rows, separators or bytes."""
    lines = text.splitlines()
    mark = max(";,\t", key=lines[0].count)
    for _ in range(chance.choice((1, 1, 2, 5, 40))):
        kind, at = chance.randrange(9), chance.randrange(len(lines))
        cells = lines[at].split(mark)
        if kind <= 2:
            cells[chance.randrange(len(cells))] = chance.choice(JUNK)
            lines[at] = mark.join(cells)
        elif kind == 3:
            lines[at] = mark.join(cells[: chance.randrange(len(cells) + 1)])
        elif kind == 4:
            lines.insert(at, chance.choice(lines))
        elif kind == 5 and len(lines) > 2:
            del lines[at]
        elif kind == 6:
            place, junk = chance.randrange(len(cells)), chance.choice(JUNK)
            lines = [mark.join(junk if i == place and n else c for i, c in enumerate(line.split(mark)))
                     for n, line in enumerate(lines)]  # fmt: skip
        elif kind == 7:
            lines[at] += mark + chance.choice(JUNK)
        else:
            lines[0] = lines[0].replace(chance.choice(cells) or "PLR", chance.choice(JUNK))
    raw = bytearray("\n".join(lines).encode("utf-8", "surrogatepass"))
    if chance.random() < 0.3:
        for _ in range(chance.randrange(1, 20)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    if chance.random() < 0.1:
        del raw[chance.randrange(len(raw)) :]
    return bytes(raw)


def mutate_workbook(path: Path, target: Path, chance: random.Random) -> None:
    """Cells changed by a spreadsheet, or bytes flipped by a bad stick."""
    import openpyxl

    raw = bytearray(path.read_bytes())
    if chance.random() < 0.4:
        for _ in range(chance.randrange(1, 30)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        target.write_bytes(raw)
        return
    book = openpyxl.load_workbook(path)
    for _ in range(chance.choice((1, 3, 30))):
        sheet = chance.choice(book.worksheets)
        cell = sheet.cell(chance.randint(1, sheet.max_row), chance.randint(1, sheet.max_column))
        junk = chance.choice((*JUNK, 1.5, -3, 10**30, 1e300, True, None))
        if isinstance(cell, openpyxl.cell.MergedCell) or (isinstance(junk, str) and junk[:1] in ("=", "\x00")):
            continue
        cell.value = junk
    if chance.random() < 0.2:
        chance.choice(book.worksheets).delete_rows(1, chance.randrange(1, 12))
    if chance.random() < 0.2:
        chance.choice(book.worksheets).delete_cols(chance.randrange(1, 6))
    book.save(target)


def untouched_or_whole(library, before: int) -> None:
    """The library is sound, and every number and feature has its source."""
    with sqlite3.connect(library.path) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        for table in ("observations", "observations_old", "rejects", "facilities_point", "facilities_area"):
            query = f"SELECT count(*) FROM {table} WHERE source_id NOT IN (SELECT source_id FROM sources)"
            assert connection.execute(query).fetchone() == (0,), table
    assert len(library.sources()) >= before
    for kind, types in (("point", {"Point"}), ("line", {"MultiLineString"}), ("area", {"MultiPolygon"})):
        assert set(library.facilities(kind).geom_type) <= types
    assert not library.path.with_name(library.path.name + ".lock").exists()


def tried(library, what, seeds, run) -> int:
    """Run all seeds; returns how many went in."""
    before, taken = len(library.sources()), 0
    for seed in seeds:
        try:
            run(seed)
            taken += 1
        except SozialraumError:
            continue
        except Exception as err:
            raise AssertionError(f"{what}, seed {seed}: {type(err).__name__}: {err}") from err
    untouched_or_whole(library, before)
    return taken


@pytest.mark.parametrize("file", TABLES)
def test_damaged_tables(library, tmp_path, file, full):
    from sozialraum.processing.domain.imports import import_table

    text = (INPUT / file).read_text(encoding="utf-8")

    def run(seed):
        target = tmp_path / file
        target.write_bytes(mutate_text(text, random.Random(seed)))
        import_table(library, target, period="31.03.2023", prefix="hze" if "hilfen" in file else "")

    seeds = range(1500 if full else 30)
    assert tried(library, file, seeds, run) > len(seeds) // 5, "most damage is no reason to refuse a table"


def test_damaged_workbooks(library, tmp_path, full):
    from sozialraum.processing.domain.imports import import_table

    def run(seed):
        chance = random.Random(seed)
        target = tmp_path / "buch.xlsx"
        mutate_workbook(INPUT / chance.choice(("muster_sgb2_2023-12.xlsx", "muster_SB_A01-16-00_2024h02.xlsx")), target,
                        chance)  # fmt: skip
        import_table(library, target, period="31.03.2023")

    seeds = range(600 if full else 25)
    assert tried(library, "workbook", seeds, run) > len(seeds) // 5


def mutate_layer(file: str, chance: random.Random):
    """A layer with damaged attributes and coordinates."""
    import geopandas
    import shapely

    layer = json.loads((INPUT / file).read_text(encoding="utf-8"))
    frame = geopandas.GeoDataFrame.from_features(layer["features"], crs=layer["crs"]["properties"]["name"])
    frame = frame.set_index(frame.index[::-1] if chance.random() < 0.1 else frame.index)
    geometry = frame.geometry.to_numpy().copy()
    columns = [c for c in frame.columns if c != "geometry"]
    frame[columns] = frame[columns].astype(object)
    for _ in range(chance.choice((1, 3, 20))):
        at, kind = chance.randrange(len(frame)), chance.randrange(8)
        if kind <= 2:
            frame.iat[at, frame.columns.get_loc(chance.choice(columns))] = chance.choice((*JUNK, *NUMBERS))
        elif kind == 3:
            geometry[at] = None
        elif kind == 4:
            geometry[at] = chance.choice((
                shapely.Point(), shapely.LineString(), shapely.Polygon(), shapely.MultiPoint([(390000, 5820000)] * 2),
                shapely.LineString([(390000, 5820000)] * 2), shapely.Polygon([(390000, 5820000)] * 4),
                shapely.GeometryCollection([shapely.Point(390000, 5820000)]), shapely.Point(390000, 5820000, 7),
                shapely.Polygon([(390000, 5820000), (391000, 5821000), (391000, 5820000), (390000, 5821000)]),
            ))  # fmt: skip
        elif kind == 5 and geometry[at] is not None:
            wrong = chance.choice((float("nan"), float("inf"), 1e300, -1e300, 0.0))
            if shapely.get_dimensions(geometry[at]) == 2 and not -1e301 < wrong < 1e301:
                continue  # GEOS itself refuses such rings
            geometry[at] = shapely.transform(geometry[at], lambda xy, wrong=wrong: xy * 0 + wrong)
        elif kind == 6:
            frame = frame.rename(columns={(old := chance.choice(columns)): (new := chance.choice(JUNK) or "leer")})
            columns = [new if c == old else c for c in columns]
            if len(set(frame.columns)) < len(frame.columns):
                frame.columns = [f"{c}_{i}" if c != "geometry" else c for i, c in enumerate(frame.columns)]
                columns = [c for c in frame.columns if c != "geometry"]
        elif kind == 7 and geometry[at] is not None:
            geometry[at] = shapely.affinity.translate(
                geometry[at], chance.uniform(-9e4, 9e4), chance.uniform(-9e4, 9e4)
            )
    found = frame.set_geometry(geometry, crs=chance.choice((frame.crs,) * 8 + (None, 4326, 3857)))
    found.attrs["name"] = file
    return found


@pytest.mark.parametrize("file", LAYERS)
def test_damaged_layers(library, file, full):
    from sozialraum.processing.domain.facilities import import_facilities

    def run(seed):
        chance = random.Random(seed)
        frame = mutate_layer(file, chance)
        day = f"{1 + seed % 28:02d}.{1 + seed // 28 % 12:02d}.{2021 + seed // 336 % 9}"
        import_facilities(library, frame, theme=f"probe {LAYERS.index(file)}", period=day, file=file)

    seeds = range(1000 if full else 30)
    assert tried(library, file, seeds, run) > len(seeds) // 5


def test_damaged_area_layers(tmp_path, full):
    from sozialraum.processing.domain.areas import create_library
    from sozialraum.processing.domain.library import Library

    for seed in range(400 if full else 25):
        chance = random.Random(seed)
        target = tmp_path / f"{seed}.gpkg"
        try:
            create_library(target, [mutate_layer("muster_lor_2021_planungsraeume.geojson", chance)])
        except SozialraumError:
            assert not target.exists(), f"seed {seed}: refused, but written"
        except Exception as err:
            raise AssertionError(f"areas, seed {seed}: {type(err).__name__}: {err}") from err
        else:
            areas = Library(target).areas("2021", "PLR")
            assert len(areas) == 33
            assert areas["area_m2"].between(1, 1e8).all(), f"seed {seed}"
        assert sorted(p.name for p in tmp_path.glob(f"{seed}.*")) in ([], [target.name])
