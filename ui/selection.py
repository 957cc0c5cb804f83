# SPDX-License-Identifier: GPL-2.0-or-later
"""What is selected: the one place that docks, map and dialogs set or show, so that they never talk to each other."""

from datetime import date
from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal


class Selection(QObject):
    """Setting what is set already says nothing, so that views may set and follow without loops."""

    libraryChanged = pyqtSignal()  # another library, or none
    contentChanged = pyqtSignal()  # something was written to the library
    areaChanged = pyqtSignal()
    periodChanged = pyqtSignal()
    indicatorChanged = pyqtSignal()
    colouredChanged = pyqtSignal()  # the indicator that colours the map, or its level
    themesChanged = pyqtSignal()  # the facilities on the map
    editionChanged = pyqtSignal()  # what docks, map and documents are for: the office, or the public

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library: Path | None = None
        self.vintage = ""
        self.area_id = ""
        self.period: date | None = None  # None: the newest
        self.indicator = ""
        self.coloured = ""
        self.coloured_level = "PLR"
        self.themes: frozenset[str] = frozenset()
        self.edition = "intern"

    def set_library(self, path: Path | None) -> None:
        """Another library: nothing of the former one stays selected."""
        if path == self.library:
            return
        self.library = path
        self.vintage = self.area_id = self.indicator = self.coloured = ""
        self.period = None
        self.themes = frozenset()
        self.libraryChanged.emit()

    def set_area(self, area_id: str, vintage: str) -> None:
        """Keys of districts, and a few others, are the same in both key systems: the vintage says which is meant."""
        if (area_id, vintage) != (self.area_id, self.vintage):
            self.area_id, self.vintage = area_id, vintage
            self.areaChanged.emit()

    def set_period(self, period: date | None) -> None:
        if period != self.period:
            self.period = period
            self.periodChanged.emit()

    def set_edition(self, edition: str) -> None:
        if edition != self.edition:
            self.edition = edition
            self.editionChanged.emit()

    def set_indicator(self, indicator: str) -> None:
        if indicator != self.indicator:
            self.indicator = indicator
            self.indicatorChanged.emit()

    def set_coloured(self, indicator: str, level: str = "") -> None:
        """Colour the map by an indicator (empty: by none), by areas of a level."""
        level = level or self.coloured_level
        if (indicator, level) != (self.coloured, self.coloured_level):
            self.coloured, self.coloured_level = indicator, level
            self.colouredChanged.emit()

    def set_theme(self, theme: str, shown: bool) -> None:
        themes = self.themes | {theme} if shown else self.themes - {theme}
        if themes != self.themes:
            self.themes = themes
            self.themesChanged.emit()
