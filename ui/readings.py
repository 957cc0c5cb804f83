# SPDX-License-Identifier: GPL-2.0-or-later
"""What the selection means in numbers: overview, profile, a line and coloured map, read beside the window and kept."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..i18n import translate
from ..processing.domain.errors import SozialraumError
from ..processing.domain.lor import CITY, ancestor
from .background import Background, Job
from .editions import PUBLIC, numbers_of, public_view, said_of
from .selection import Selection

if TYPE_CHECKING:
    from ..processing.domain.profile import Choropleth, PopulationSeries, Profile, SourceRef
    from .overview import Overview

KEPT = 64  # profiles and maps: going back to an area is instant


@dataclass(frozen=True)
class Line:
    """How an indicator of the profile's area came to be what it is."""

    indicator: str
    series: "PopulationSeries"
    sources: "tuple[SourceRef, ...]"


class Readings(QObject):
    """Answers arrive as signals; `profile`, `line` and `choropleth` are None while they are being read."""

    overviewChanged = pyqtSignal()
    profileChanged = pyqtSignal()
    lineChanged = pyqtSignal()
    choroplethChanged = pyqtSignal()
    failed = pyqtSignal(object)  # the library cannot be read: SozialraumError

    def __init__(self, selection: Selection, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._background = background
        self._kept: OrderedDict[tuple, object] = OrderedDict()
        self.overview: Overview | None = None
        self.profile: Profile | None = None
        self.internal: Profile | None = None  # of all the office's numbers, which people write on in any edition
        self.line: Line | None = None
        self.choropleth: Choropleth | None = None
        self.problem: SozialraumError | None = None  # why there is no profile
        self.held_back = ""  # what is to be said of the profile in an edition for the public
        selection.libraryChanged.connect(self._other_library)
        selection.contentChanged.connect(self.read)
        selection.areaChanged.connect(self._read_profile)
        selection.periodChanged.connect(self._read_profile)
        selection.editionChanged.connect(self._other_edition)
        selection.colouredChanged.connect(self._read_choropleth)
        for changed in (selection.areaChanged, selection.periodChanged):
            changed.connect(self._read_choropleth)

    def read(self) -> None:
        """Read the library as it is now."""
        path = self._selection.library
        if path is not None:
            from .overview_reading import read_overview

            title, known = translate("Sozialraum", "Reading data library"), self.overview
            job = Job("overview", title, lambda: read_overview(path, known), self._take, self._no_library)
            self._background.ask(job)

    def _other_library(self) -> None:
        for purpose in ("overview", "profile", "line", "choropleth"):
            self._background.drop(purpose)
        self._forget()
        self.overviewChanged.emit()
        self.read()

    def _forget(self) -> None:
        self.overview = self.profile = self.internal = self.line = self.choropleth = self.problem = None
        self._kept.clear()

    def _take(self, overview: "Overview") -> None:
        if overview is self.overview:
            return
        self._kept.clear()
        self.overview = overview
        self.overviewChanged.emit()
        self._read_profile()
        self._read_choropleth()

    def _no_library(self, error: SozialraumError) -> None:
        self._forget()
        self.overviewChanged.emit()
        self.failed.emit(error)

    def _other_edition(self) -> None:
        """What is shown goes at once: finding what the public may see takes a while, and is not what is shown now."""
        self._set_profile(internal=self.internal)
        self._set_choropleth(None)
        self._read_profile()
        self._read_choropleth()

    # --- profile

    def _read_profile(self) -> None:
        overview, area_id, vintage = self.overview, self._selection.area_id, self._selection.vintage
        period, edition = self._selection.period, self._selection.edition
        if overview is None or not area_id or not overview.has_numbers:
            self._background.drop("profile")
            self._set_profile()
            return

        def compute() -> "tuple[Profile, Profile, str]":
            from ..processing.domain.profile import Wanted
            from ..processing.domain.profile_builder import build_profile
            from ..processing.report import gate

            wanted = Wanted(pyramid=True)
            internal = build_profile(overview.numbers, area_id, period, vintage, wanted)
            if edition != PUBLIC:
                return internal, internal, ""
            profile = build_profile(numbers_of(overview, edition), area_id, period, vintage, wanted)
            return gate.passed(profile, edition), internal, said_of(public_view(overview), area_id, profile.vintage)

        key = ("profile", overview.state, area_id, vintage, period, edition)
        title = translate("Sozialraum", "Reading key figures")
        self._ask(key, title, compute, lambda found: self._set_profile(*found), self._no_profile)

    def _no_profile(self, error: SozialraumError) -> None:
        self._set_profile(problem=error)

    def _set_profile(
        self,
        profile: "Profile | None" = None,
        internal: "Profile | None" = None,
        held_back: str = "",
        problem: SozialraumError | None = None,
    ) -> None:
        self.profile, self.internal, self.held_back, self.problem = profile, internal, held_back, problem
        self.line = None
        self._background.drop("line")
        self.profileChanged.emit()

    # --- a line of the profile's area

    def read_line(self, indicator: str) -> None:
        """Read how an indicator of the profile's area came to be: only the one that is looked at."""
        overview, profile, period = self.overview, self.profile, self._selection.period
        if overview is None or profile is None:
            return
        area_id, vintage, edition = profile.area.area_id, profile.vintage, self._selection.edition

        def compute() -> Line:
            from ..processing.domain.profile_builder import indicator_series

            numbers = numbers_of(overview, edition)
            return Line(indicator, *indicator_series(numbers, area_id, indicator, period, vintage))

        key = ("line", overview.state, area_id, vintage, period, indicator, edition)
        self._ask(key, translate("Sozialraum", "Reading time series"), compute, self._set_line, self._no_profile)

    def _set_line(self, line: Line) -> None:
        self.line = line
        self.lineChanged.emit()

    # --- coloured map

    @property
    def district(self) -> str:
        """The district whose areas are coloured: the selected area's; the city where there is one district only."""
        if self._selection.area_id and self._selection.area_id != CITY:
            return ancestor(self._selection.area_id, "BEZ")
        return CITY

    def _read_choropleth(self) -> None:
        overview, indicator, level = self.overview, self._selection.coloured, self._selection.coloured_level
        district, period = self.district, self._selection.period
        line = overview.indicator(indicator) if overview is not None else None
        if overview is None or line is None:
            self._background.drop("choropleth")
            self._set_choropleth(None)
            return
        if level not in line.levels:
            level = line.levels[0]
        vintage, edition = self._selection.vintage or overview.vintage, self._selection.edition

        def compute() -> "Choropleth":
            from ..processing.domain.mapping import choropleth

            return choropleth(numbers_of(overview, edition), indicator, level, district, period, vintage)

        key = ("choropleth", overview.state, indicator, level, district, period, vintage, edition)
        title = translate("Sozialraum", "Colouring areas")
        self._ask(key, title, compute, self._set_choropleth, lambda error: self._set_choropleth(None))

    def _set_choropleth(self, choropleth: "Choropleth | None") -> None:
        if choropleth is not self.choropleth:
            self.choropleth = choropleth
            self.choroplethChanged.emit()

    # --- both

    def _ask(
        self,
        key: tuple,
        title: str,
        compute: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[SozialraumError], None],
    ) -> None:
        if key in self._kept:
            self._background.drop(key[0])
            self._kept.move_to_end(key)
            done(self._kept[key])
            return

        def keep(result: object) -> None:
            self._kept[key] = result
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            done(result)

        self._background.ask(Job(key[0], title, compute, keep, failed))
