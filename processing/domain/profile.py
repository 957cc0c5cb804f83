# SPDX-License-Identifier: GPL-2.0-or-later
"""`Profile`: everything that dock, map, table and PDF show of one area, formatted once.

Frozen records only; `profile_builder` fills them. Whoever shows a number shows ``Cell.text`` and never
formats or computes one itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from shapely.geometry.base import BaseGeometry

from .catalogue import Indicator
from .planning import Planning
from .status import Flag, Quality, Reason, Status
from .targets import Target


@dataclass(frozen=True)
class Cell:
    """A number as it is shown.

    Parameters
    ----------
    text
        As printed, German: ``"25.939"``, ``"15,2 %"``, ``"+0,1 Pp."``, ``"k. A."``, ``"•"``, ``"–"``, ``"x"``.
    status
        One of the five; text is a sign for all but ``VALUE``.
    value
        The number rounded as printed (so that map, rank and table cannot disagree), None for a sign
        (0.0 for ``NONE``).
    exact
        The number before rounding, in the indicator's unit; for drawing, never for printing.
    reason
        Why there is a sign, or what restricts the value.
    spoken
        What a screen reader says instead of a sign: ``"keine Angabe"``; empty for a number.
    """

    text: str
    status: Status
    value: float | None = None
    exact: float | None = None
    reason: Reason | None = None
    spoken: str = ""
    flag: Flag | None = None


@dataclass(frozen=True)
class AreaRef:
    """An area by key; `name` is for reading, never for joining."""

    area_id: str
    name: str
    level: str  # PLR, BZR, PGR, BEZ, STADT


@dataclass(frozen=True)
class Rank:
    """Rank among the sister areas on printed values; 1 = highest value, no judgement."""

    position: int
    of: int  # sisters with a value
    sisters: int  # all sisters, own area included
    ties: int  # areas sharing the position, own included
    text: str  # "6 von 15", "9 von 15 (2 gleich)", "4 von 8 mit Angabe"


@dataclass(frozen=True)
class Range:
    """How far a number may move by chance, in its unit; `text` as printed: ``"14,8 bis 15,7 %"``. See `reliability`."""

    low: float
    high: float
    text: str


@dataclass(frozen=True)
class Attention:
    """Aufmerksamkeitsstufen 1 to 3 beside district and city, None where none is given; `rule` says how and by whom.

    `rule` is German and whole sentences; see `attention`.
    """

    district: int | None
    city: int | None
    rule: str


@dataclass(frozen=True)
class Change:
    """Change of an indicator to the same day `years` earlier; cells carry sign and unit (``"−0,3 Pp."``).

    `quality` says how the area's earlier number came over from another key system; None where it is of the same.
    `reliable` is of the area: False where the change is no further than chance goes ("im Rahmen zufälliger
    Schwankung"), None where chance has no part in the number or nothing can be said; `interval` is the range of the
    change in the unit of its cell.
    """

    years: int
    since: date
    area: Cell
    district: Cell
    city: Cell
    quality: Quality | None = None
    reliable: bool | None = None
    interval: Range | None = None


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator for the area with its comparison.

    `period` is the numerator's date, `denominator_period` the denominator's (None where there is none);
    `own_date` says that `period` differs from the profile's and the row carries the mark ⁱ. `sisters` holds
    the cell of each sister area (own included) by area id, in the order of `Profile.sisters`.
    `source_ids` are all sources of the row, `origins` those of the cells ``area``, ``district`` and ``city`` alone.
    `deviation` is the distance of the area from the sisters' mean in their standard deviations (ddof 0), or None.
    `interval` is how far the area's value may move by chance; where there is none, `no_interval` may say why.
    `attention` is None for what is never rated.
    """

    indicator: Indicator
    period: date | None
    denominator_period: date | None
    own_date: bool
    count: Cell
    area: Cell
    district: Cell
    city: Cell
    rank: Rank | None
    changes: Mapping[int, Change]  # by years: 1, 5; a year whose date the library lacks wholly is absent
    sisters: Mapping[str, Cell]
    deviation: float | None
    source_ids: tuple[int, ...]
    interval: Range | None = None
    no_interval: Reason | None = None
    attention: Attention | None = None
    origins: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class AgeBar:
    """One 100 % bar: shares of the eight common age groups, same order as `AgeStructure.groups`."""

    area: AreaRef
    shares: tuple[Cell, ...]
    counts: tuple[Cell, ...]


@dataclass(frozen=True)
class AgeStructure:
    """Groups as labels (``"unter 6"``, ``"6–15"`` … ``"65 und älter"``) and one bar for area, district, city."""

    period: date | None
    groups: tuple[str, ...]
    bars: tuple[AgeBar, ...]
    source_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pyramid:
    """People by age and sex at a date: numbers of `women` and `men` in each of the `bands`, which cover all ages.

    `bands` are half-open years, the last one without an end.
    """

    period: date
    bands: tuple[tuple[int, int | None], ...]
    women: tuple[Cell, ...]
    men: tuple[Cell, ...]
    source_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class SeriesPoint:
    """A value of a series; `quality` where it was counted in another key system (`vintage`) than the profile's."""

    period: date
    vintage: str
    cell: Cell
    quality: Quality | None = None


@dataclass(frozen=True)
class PopulationSeries:
    """The line of the area's population, or of another indicator.

    Points of another vintage are joined to it only where they have a quality. `recut` is True where dates of the old
    key system are in the library but not comparable with this area.
    """

    points: tuple[SeriesPoint, ...]
    recut: bool


@dataclass(frozen=True)
class ChildRow:
    """A line of the table by planning area; `role` is ``child``, ``self``, ``district`` or ``city``.

    `origins` are the sources of each cell, `area_m2` the ground that a density is divided by.
    """

    area: AreaRef
    role: str
    cells: tuple[Cell, ...]
    origins: tuple[tuple[int, ...], ...] = ()
    area_m2: float | None = None


@dataclass(frozen=True)
class ChildTable:
    """The areas one level below. `columns` are an indicator's id, or ``change_5:<indicator>``; `titles` the headers."""

    columns: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[ChildRow, ...]


@dataclass(frozen=True)
class Below:
    """An indicator of the area's planning areas; empty for a planning area itself.

    `reliable` says whether lowest and highest differ by more than chance, None where nothing can be said.
    """

    period: date | None
    cells: tuple[tuple[AreaRef, Cell], ...]
    reliable: bool | None = None


@dataclass(frozen=True)
class MapClass:
    """One legend line: ``lower <= printed value < upper`` (the last one is open); `label` as printed, `count` areas."""

    label: str
    lower: float | None
    upper: float | None
    count: int


@dataclass(frozen=True)
class Choropleth:
    """One indicator over areas of one level, classed by printed value with limits stable over the district.

    `cells` and `class_of` are keyed by area id and cover all areas of `level` in the district;
    `class_of` is None where the cell is a sign. Categorical indicators (MSS) have one class per category,
    lower and upper None.
    """

    indicator: Indicator
    level: str
    period: date | None
    classes: tuple[MapClass, ...]
    cells: Mapping[str, Cell]
    class_of: Mapping[str, int | None]


@dataclass(frozen=True)
class FacilityPoint:
    """One facility inside the area, coordinates in EPSG:25833 metres."""

    x: float
    y: float
    name: str
    capacity: Cell
    public: bool


@dataclass(frozen=True)
class FacilityRow:
    """A theme's facilities: counts, places, rate per target group, with comparison and date.

    `imported` False: the library has no data of this theme (``k. A.`` / ``keine Daten in der Bibliothek``).
    `kinds` are counts worth naming (``(("Grundschule", 2),)``); `unit` of the capacity: ``"Plätze"``, ``"m² netto"``;
    `source_ids` are those of count and capacity.
    """

    theme: str
    title: str
    imported: bool
    period: date | None
    count: Cell
    capacity: Cell
    unit: str
    rate: Cell
    rate_title: str
    district: Cell
    city: Cell
    kinds: tuple[tuple[str, int], ...]
    points: tuple[FacilityPoint, ...]
    by_child: Mapping[str, Cell]  # counts per planning area
    source_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class MssParts:
    """How the MSS group of a planning area comes about: both indices and what each indicator adds to them, with signs.

    `group` is the one computed from the library's indicators, `agrees` whether the published one is the same (None:
    none was published), `sources` the titles of the tables the indicators come from.
    """

    status: Cell
    dynamic: Cell
    status_parts: tuple[tuple[str, Cell], ...]  # title of the indicator and what it adds
    dynamic_parts: tuple[tuple[str, Cell], ...]
    group: str
    agrees: bool | None
    sources: str


@dataclass(frozen=True)
class Balance:
    """What there is (`present`) beside what a rule says is needed; a reckoning, no judgement.

    `balance` = present - needed with its sign, `degree` = present / needed in per cent.
    """

    present: Cell
    needed: Cell
    balance: Cell
    degree: Cell


@dataclass(frozen=True)
class SupplyRow:
    """A target of supply for the area: the rule in force at `period`, the date of what is there.

    `needed_period` is the date of the target group, None where it cannot be had (the cells say why).
    """

    target: Target
    period: date | None
    needed_period: date | None
    figures: Balance
    source_ids: tuple[int, ...]


@dataclass(frozen=True)
class Unplaced:
    """Cases of the district that belong to no area: theme title, how many, the names where known."""

    title: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class SourceRef:
    """A source as printed: title, office, period, key system, licence, and whether it is published."""

    source_id: int
    title: str
    office: str
    period: date | None
    vintage: str
    licence: str
    file: str
    sheet: str
    published: bool
    protection: str
    sha256: str = ""  # of the file


@dataclass(frozen=True)
class Text:
    """What a person wrote for this area (chapter, state of agreement, date).

    `basis` names the numbers it rests on; `public` is True where somebody released these very words for the public.
    """

    chapter: str
    text: str
    state: str
    period: date | None
    basis: str = ""
    public: bool = False


@dataclass(frozen=True)
class Shape:
    """Geometry of an area, EPSG:25833."""

    area: AreaRef
    geometry: BaseGeometry


@dataclass(frozen=True)
class Shapes:
    """What the maps need: all sister regions of the district (own included), and the planning areas of the district."""

    sisters: tuple[Shape, ...]
    children: tuple[Shape, ...]  # planning areas of the own area
    neighbours: tuple[Shape, ...]  # planning areas of the district around it, for outlines
    regions: tuple[Shape, ...] = ()  # Bezirksregionen of a district

    @property
    def all(self) -> tuple[Shape, ...]:
        """Every area there is an outline of."""
        return (*self.sisters, *self.children, *self.neighbours, *self.regions)

    def of(self, level: str) -> tuple[Shape, ...]:
        """The areas of a level inside the own area: planning areas, or the Bezirksregionen of a district."""
        return {"PLR": self.children, "BZR": self.regions}.get(level, ())


@dataclass(frozen=True)
class Wanted:
    """What a document shows beyond what every profile has.

    `maps` are pairs of indicator and level (the cells of all areas of the district), `lines` indicators whose
    series is drawn. Ids that the catalogue lacks are passed over. `pyramid` are the people by age and sex.
    """

    maps: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    pyramid: bool = False


@dataclass(frozen=True)
class Former:
    """The edition that a profile is compared with in a report of differences.

    `library` and `former_library` are the file names of the libraries of the profile and of its former edition;
    `one_library` says that both are the same: what bears no date there (plans, the catalogue) cannot differ.
    """

    profile: "Profile"
    library: str
    former_library: str
    one_library: bool = False


@dataclass(frozen=True)
class Profile:
    """Everything shown of one area at one date. See the module's docstring.

    `rows` holds every indicator of the catalogue that is defined for the area's level, in catalogue order, also
    those without a value (their cells say why). `missing_dates` are the dates one and five years earlier that
    the library lacks wholly: their columns are left out.
    """

    area: AreaRef
    vintage: str
    area_m2: float | None
    parents: tuple[AreaRef, ...]  # PGR, BEZ, as far as above the area
    district: AreaRef | None
    city: AreaRef
    sisters: tuple[AreaRef, ...]
    period: date | None
    rows: tuple[IndicatorRow, ...]
    missing_dates: tuple[date, ...]
    ages: AgeStructure
    series: PopulationSeries
    children: ChildTable
    maps: tuple[Choropleth, ...]
    facilities: tuple[FacilityRow, ...]
    unplaced: tuple[Unplaced, ...]
    kulissen: tuple[str, ...] | None  # None: no layer of that theme imported
    sources: tuple[SourceRef, ...]
    texts: tuple[Text, ...]
    imprint: Mapping[str, str]
    shapes: Shapes
    fictional: bool  # the made-up district: every document says so
    share_of_district: Cell | None = None
    supply: tuple[SupplyRow, ...] = ()
    notes: tuple[Reason, ...] = field(default=())
    mss: MssParts | None = None  # of a planning area whose library holds the MSS's indicators
    planning: Planning = field(default_factory=Planning)  # findings, goals, measures, comments, actors
    lines: Mapping[str, PopulationSeries] = field(default_factory=dict)  # of the indicators that were asked for
    below: Mapping[str, Below] = field(default_factory=dict)  # by indicator that planning areas have
    pyramid: Pyramid | None = None  # if it was asked for and the library has ages by sex
    former: Former | None = None
    public: bool = False  # made of the numbers that may leave the office, see `disclosure.public`
    release_note: str = ""  # what was held back for that, and what was tried against it

    def row(self, indicator: str) -> IndicatorRow | None:
        """The row of one indicator, None where the catalogue has none for this level."""
        return next((r for r in self.rows if r.indicator.indicator == indicator), None)

    def map_of(self, indicator: str, level: str = "PLR") -> Choropleth | None:
        """An indicator over the district's areas of a level; None where it was not asked for (see `Wanted`)."""
        return next((m for m in self.maps if m.indicator.indicator == indicator and m.level == level), None)
