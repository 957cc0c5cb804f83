# SPDX-License-Identifier: GPL-2.0-or-later
"""Invented profiles, and the judge of PDF files, for the tests of `report`."""

import importlib.util
import subprocess
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader
from shapely.geometry import box
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.catalogue import indicators, themes
from sozialraum.processing.domain.profile import (
    AgeBar,
    AgeStructure,
    AreaRef,
    Change,
    ChildRow,
    ChildTable,
    Choropleth,
    FacilityPoint,
    FacilityRow,
    IndicatorRow,
    MapClass,
    PopulationSeries,
    Profile,
    Rank,
    SeriesPoint,
    Shape,
    Shapes,
    SourceRef,
    Unplaced,
)
from sozialraum.processing.domain.status import Flag, Reason, Status

DAY, PLACES = date(2024, 12, 31), date(2022, 12, 31)
SINCE = date(2019, 12, 31)
CITY = AreaRef("BE", "Musterstadt", "STADT")
DISTRICT = AreaRef("99", "Musterbezirk", "BEZ")
GROUPS = ("unter 6", "6–15", "15–18", "18–27", "27–45", "45–55", "55–65", "65 und älter")
SIGNS = (Status.MISSING, Status.SUPPRESSED, Status.NOT_APPLICABLE, Status.NONE)


def number(value, indicator):
    return formatting.indicator_cell(Fraction(str(value)), indicator)


def sign(status, code="delivered", **values):
    return formatting.sign_cell(status, Reason(code, values))


class Maker:
    """Makes one invented profile; `signs` puts every status into tables, maps and bars."""

    def __init__(self, children, name, signs, mss, facilities, people, sisters, since, fictional, child_name):
        self.children, self.name, self.signs, self.mss = children, name, signs, mss
        self.facilities, self.people, self.since, self.fictional = facilities, people, since, fictional
        self.area = AreaRef("991001", name, "BZR")
        more = [AreaRef(f"9910{n:02d}", f"Nachbarregion {n}", "BZR") for n in range(2, sisters + 1)]
        self.sisters = (self.area, *more)
        self.plr = tuple(AreaRef(f"991001{n:02d}", f"{child_name} {n}", "PLR") for n in range(1, children + 1))

    def cell(self, at, value, indicator):
        if self.signs and at % 5 < 4:
            return sign(SIGNS[at % 5])
        return number(value, indicator)

    def row(self, at, indicator):
        value = self.people if indicator.indicator == "ew" else Fraction(str(15 + at)) / 10 + at
        if not self.facilities and indicator.theme in ("kita", "jfe", "spielplatz", "pflege"):
            lacking = sign(Status.MISSING, "no_data")
            return self._row(indicator, lacking, lacking, lacking, None, {}, None)
        own = self.cell(at, value, indicator)
        cells = {s.area_id: number(value + 2 * i, indicator) for i, s in enumerate(self.sisters)} | {"991001": own}
        rank = Rank(len(cells), len(cells), len(cells), 1, f"{len(cells)} von {len(cells)}")
        district, city = number(value + 1, indicator), number(value + 3, indicator)
        deviation = None if own.value is None else -1.4
        return self._row(indicator, own, district, city, rank if own.value is not None else None, cells, deviation)

    def _row(self, indicator, own, district, city, rank, cells, deviation):
        own_date = indicator.theme in ("kita", "jfe") and self.facilities
        places = indicator.denominator or indicator.indicator == "ew"
        count = formatting.number_cell(1302) if places and rank else formatting.not_applicable("not_countable")
        change = formatting.change_cell(Fraction(100), Fraction(104), indicator)
        recut = formatting.missing("recut") if self.since == "recut" else change
        changes = {5: Change(5, SINCE, recut, change, change)} if self.since else {}
        day = PLACES if own_date else DAY
        return IndicatorRow(
            indicator, day, day, own_date, count, own, district, city, rank, changes, cells, deviation, (1,)
        )  # fmt: skip

    def table(self):
        by_id = {i.indicator: i for i in indicators()}
        columns = ["ew", "change_5:ew", "ew_dichte", "b1", "b2", "t4"] + ["mss_gruppe"] * self.mss
        titles = ["EW", "seit 31.12.2019", "EW je Hektar", "unter 18 %", "65 und älter %"]
        titles += ["Ausländerinnen und Ausländer %"] + ["MSS 2021"] * self.mss
        rows = []
        who = [(a, "child") for a in self.plr] + [(self.area, "self"), (DISTRICT, "district"), (CITY, "city")]
        for n, (area, role) in enumerate(who):
            cells = [formatting.missing("recut") if c.startswith("change") else
                     formatting.without_unit(self.cell(n + k, 1000 + n if c == "ew" else 10 + n, by_id[c]))
                     for k, c in enumerate(columns) if c != "mss_gruppe"]  # fmt: skip
            if self.mss:
                group = "2+/- (Status mittel, Dynamik stabil)"
                cells.append(number_text(group) if role == "child" else sign(Status.NOT_APPLICABLE))
            rows.append(ChildRow(area, role, tuple(cells)))
        return ChildTable(tuple(columns), tuple(titles), tuple(rows))

    def ages(self):
        shares = (5.3, 7.4, 2.5, 10.3, 26.8, 11.6, 15.2, 20.9)  # the bar of planner.md, page 3
        bars = []
        for i, area in enumerate((self.area, DISTRICT, CITY)):
            cells = tuple(formatting.number_cell(Fraction(str(s)), 1, "\u00a0%") for s in shares)
            if self.signs and i == 0:
                cells = (sign(Status.SUPPRESSED),) * 8
            bars.append(AgeBar(area, cells, cells))
        return AgeStructure(DAY, GROUPS, tuple(bars))

    def map(self, indicator_id):
        indicator = next(i for i in indicators() if i.indicator == indicator_id)
        if indicator.categorical:
            cells = {a.area_id: number_text("2+/-") for a in self.plr}
            classes = (MapClass("2+/- (Status mittel, Dynamik stabil)", None, None, len(self.plr)),)
            return Choropleth(indicator, "PLR", date(2020, 12, 31), classes, cells, dict.fromkeys(cells, 0))
        cells = {a.area_id: formatting.without_unit(self.cell(n, 14 + n, indicator)) for n, a in enumerate(self.plr)}
        limits = (14.3, 15.1, 16.2, 17.7)
        labels = ("unter 14,3", "14,3 bis unter 15,1", "15,1 bis unter 16,2", "16,2 bis unter 17,7", "17,7 und mehr")
        classes = tuple(MapClass(label, None, None, 8) for label in labels)
        place = {a: None if c.value is None else sum(c.value >= lim for lim in limits) for a, c in cells.items()}
        return Choropleth(indicator, "PLR", DAY, classes, cells, place)

    def facility_rows(self):
        by_id = {i.indicator: i for i in indicators()}
        rows = []
        for n, theme in enumerate(t for t in themes().values() if t.theme in ("kita", "schule", "jfe", "spielplatz")):
            if not self.facilities:
                lacking = sign(Status.MISSING, "no_data")
                rows.append(
                    FacilityRow(
                        theme.theme, theme.plural, False, None, lacking, lacking, theme.unit, lacking, "", lacking,
                        lacking, (), (), {},
                    )
                )  # fmt: skip
                continue
            indicator = by_id.get(theme.rate)
            rate = number(Fraction(94), indicator) if indicator else formatting.not_applicable("not_countable")
            places = formatting.number_cell(
                1302, 0, "", Reason("incomplete", {"count": 2}), Flag.INCOMPLETE if n == 3 else None
            )
            points = tuple(
                FacilityPoint(390_100 + 130 * k, 5_810_200 + 90 * n, f"Haus {k}", places, k % 2 == 0) for k in range(6)
            )
            kinds = (("Grundschule", 2),) if theme.theme == "schule" else ()
            title = indicator.title if indicator else ""
            by_child = {a.area_id: formatting.number_cell(2) for a in self.plr}
            rows.append(
                FacilityRow(
                    theme.theme, theme.plural, True, PLACES, formatting.number_cell(6), places, theme.unit, rate, title,
                    rate, rate, kinds, points, by_child,
                )
            )  # fmt: skip
        return tuple(rows)

    def shapes(self):
        sisters = tuple(Shape(a, box(390_000 + 2000 * n, 5_810_000, 392_000 + 2000 * n, 5_812_000))
                        for n, a in enumerate(self.sisters))  # fmt: skip
        width = 2000 / max(len(self.plr), 1)
        own = tuple(Shape(a, box(390_000 + width * n, 5_810_000, 390_000 + width * (n + 1), 5_812_000))
                    for n, a in enumerate(self.plr))  # fmt: skip
        around = (Shape(AreaRef("99100201", "Nebenan", "PLR"), box(392_000, 5_810_000, 394_000, 5_812_000)),)
        return Shapes(sisters, own, around)

    def series(self):
        cells = [formatting.number_cell(self.people - 40), formatting.number_cell(self.people)]
        points = [SeriesPoint(date(2021, 12, 31), "2021", cells[0]), SeriesPoint(DAY, "2021", cells[1])]
        if self.signs:
            points.insert(1, SeriesPoint(date(2022, 12, 31), "2021", sign(Status.MISSING)))
        if self.since and self.since != "recut":
            points.insert(0, SeriesPoint(SINCE, "2020", formatting.number_cell(max(self.people - 100, 0))))
        return PopulationSeries(tuple(points), self.since == "recut")

    def make(self, **changed):
        sources = (
            SourceRef(1, "A I 16, T1", "Amt für Statistik", DAY, "2021", "CC BY", "a.xlsx", "T1", True, "exact"),
            SourceRef(2, "Kitas", "Jugendamt", PLACES, "2021", "", "k.geojson", "", True, "exact"),
        )
        values = {
            "area": self.area,
            "vintage": "2021",
            "area_m2": 4_000_000.0,
            "parents": (AreaRef("9910", "Nordufer", "PGR"), DISTRICT),
            "district": DISTRICT,
            "city": CITY,
            "sisters": self.sisters,
            "period": DAY,
            "rows": tuple(self.row(n, i) for n, i in enumerate(indicators()) if "BZR" in i.levels),
            "missing_dates": (date(2023, 12, 31),),
            "ages": self.ages(),
            "series": self.series(),
            "children": self.table(),
            "maps": (self.map("b1"), self.map("mss_gruppe" if self.mss else "b2")),
            "facilities": self.facility_rows(),
            "unplaced": (Unplaced("Spielplätze", 2, ("Lauterplatz", "Nuthestr. 26")),),
            "kulissen": ("Stadtumbau Nord",),
            "sources": sources,
            "texts": (),
            "imprint": {},
            "shapes": self.shapes(),
            "fictional": self.fictional,
            "share_of_district": formatting.number_cell(Fraction("7.3"), 1, "\u00a0%"),
        }
        return Profile(**values | changed)


def number_text(text):
    from sozialraum.processing.domain.profile import Cell

    return Cell(text, Status.VALUE)


def make_profile(
    children=3, name="Lindenufer", signs=False, mss=True, facilities=True, people=24_800, sisters=9, since="recut",
    fictional=True, child_name="Planungsraum", **changed,
):  # fmt: skip
    maker = Maker(children, name, signs, mss, facilities, people, sisters, since, fictional, child_name)
    return maker.make(**changed)


@pytest.fixture(scope="session")
def made_up():
    """Invented profiles; see `make_profile`."""
    return make_profile


@pytest.fixture(scope="session")
def judge():
    """The module with the real veraPDF."""
    spec = importlib.util.spec_from_file_location("pdf_judge", Path(__file__).with_name("pdf_judge.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def poppler():
    """A poppler tool's output for a file: ``poppler("pdftotext", "-layout", path, "-")``."""

    def run(*words):
        return subprocess.run([str(w) for w in words], capture_output=True, text=True, check=True).stdout

    return run


@pytest.fixture(scope="session")
def alternatives_of():
    """The alternative texts of a file's figures."""

    def read(path):
        reader = PdfReader(path)
        objects = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
        return [str(o["/Alt"]) for o in objects if isinstance(o, dict) and "/Alt" in o]

    return read
