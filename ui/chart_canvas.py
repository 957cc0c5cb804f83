# SPDX-License-Identifier: GPL-2.0-or-later
"""The small chart under the key figures, drawn by the same functions as the documents' charts."""

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ..i18n import translate
from ..processing import packages
from .wording import former_text, levels_title

if TYPE_CHECKING:
    from ..processing.domain.profile import Profile

COMPARISON, SERIES = "comparison", "series"
NEEDS = ("matplotlib",)
LOWEST = 135  # pixels: title, strip and two lines of legend


class ChartCanvas(QWidget):
    """Empty until there is something to draw; matplotlib is imported then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._canvas = None
        self._drawn: tuple[Profile, str, str] | None = None
        self.setMinimumHeight(LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setObjectName("sozialraumChart")
        self.setAccessibleName(translate("Sozialraum", "Chart"))

    @property
    def problem(self):
        """Why there can be no chart: the package that is missing."""
        return packages.missing(NEEDS)

    def draw(self, profile: "Profile | None", indicator: str, kind: str) -> None:
        """Comparison of one indicator with the sister areas, or the population line."""
        self._drawn = (profile, indicator, kind) if profile is not None else None
        if profile is None or self.problem is not None:
            self.hide()
            return
        self.show()
        if self._canvas is None:
            self._canvas = self._made()
        self._draw()

    def _made(self):
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        from matplotlib.figure import Figure

        canvas = FigureCanvasQTAgg(Figure())
        canvas.setParent(self)
        canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas.setMinimumSize(100, LOWEST)
        # Its hint is the figure's present size, which would keep the dock from shrinking again.
        canvas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.layout().addWidget(canvas)
        canvas.mpl_connect("resize_event", lambda event: self._draw())
        return canvas

    @property
    def dark(self) -> bool:
        return self.palette().color(QPalette.ColorRole.Base).lightness() < 128

    def _draw(self) -> None:
        if self._drawn is None or self._canvas is None:
            return
        from ..processing.report.charts import draw_series, draw_strips
        from ..processing.report.style import DARK, PAPER

        profile, indicator, kind = self._drawn
        ink = DARK if self.dark else PAPER
        figure = self._canvas.figure
        figure.clear()
        figure.set_facecolor(ink.paper)
        row = profile.row(indicator)
        series = kind == SERIES or row is None
        # The line is always the population's, whichever row is chosen: its title says so.
        axes = figure.add_axes((0.02, 0.03, 0.96, 0.94 - (self._title(ink, figure, profile) if series else 0)))
        if series:
            draw_series(axes, profile.series, ink)
        else:
            # Short names: the legend shall take two lines in a narrow dock.
            district = "Bezirk" if profile.district is not None and profile.area.level not in ("BEZ", "STADT") else ""
            sisters = levels_title(profile.area.level) if row.sisters else ""
            names = (translate("Sozialraum", "Area"), sisters, district, profile.city.name)
            draw_strips(axes, [row], profile.area.area_id, names, ink)
        self.setAccessibleDescription(self.described())
        self._canvas.draw_idle()

    def _title(self, ink, figure, profile: "Profile") -> float:
        """Write the line's title; the share of the height it takes."""
        people = profile.row("ew")
        text = people.indicator.title if people is not None else "Einwohnerinnen und Einwohner"
        points = 8.5
        figure.text(0.02, 0.98, text, color=ink.text, fontsize=points, va="top")
        return (points + 5) / 72 * figure.dpi / max(figure.bbox.height, 1)

    def described(self) -> str:
        """The chart's message in words, for a screen reader and as tooltip."""
        if self._drawn is None:
            return ""
        profile, indicator, kind = self._drawn
        row = profile.row(indicator)
        if kind == COMPARISON and row is not None:
            parts = [f"{row.indicator.title}: {profile.area.name} {row.area.text}"]
            if profile.district is not None:
                parts.append(f"{profile.district.name} {row.district.text}")
            return ", ".join([*parts, f"{profile.city.name} {row.city.text}"])
        points = [f"{p.period:%d.%m.%Y}: {p.cell.text}" for p in profile.series.points]
        return "; ".join(filter(None, [*points, former_text(profile.series)]))
