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
    from ..processing.domain.profile import IndicatorRow, PopulationSeries, Profile

NEEDS = ("matplotlib",)
COMPARISON, BARS, SERIES, AGES = "comparison", "bars", "series", "ages"  # what the chart shows
LOWEST = 135  # pixels: title, strip and two lines of legend
TALL = 230  # of charts with many bars
TITLE = 8.5  # points


class ChartCanvas(QWidget):
    """Empty until there is something to draw; matplotlib is imported then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._canvas = None
        self._drawn: tuple[Profile, IndicatorRow] | None = None
        self._series: PopulationSeries | None = None
        self._kind = COMPARISON
        self.setMinimumHeight(LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setObjectName("sozialraumChart")
        self.setAccessibleName(translate("Sozialraum", "Chart"))

    @property
    def problem(self):
        """Why there can be no chart: the package that is missing."""
        return packages.missing(NEEDS)

    def draw(
        self,
        profile: "Profile | None",
        row: "IndicatorRow | None" = None,
        series: "PopulationSeries | None" = None,
        kind: str = COMPARISON,
    ) -> None:
        """One indicator among the sister areas or as bars of all of them, its line where a series is given, or ages."""
        self._drawn = (profile, row) if profile is not None and row is not None else None
        self._series, self._kind = series, kind if series is None else SERIES
        self.setMinimumHeight(TALL if self._kind in (BARS, AGES) else LOWEST)
        if self._drawn is None or self.problem is not None:
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
        from ..processing.report.style import DARK, PAPER

        profile, row = self._drawn
        ink = DARK if self.dark else PAPER
        figure = self._canvas.figure
        figure.clear()
        figure.set_facecolor(ink.paper)
        head = self._title(ink, figure, row.indicator.title) if self._kind in (BARS, SERIES) else 0
        self._paint(figure.add_axes((0.02, 0.03, 0.96, 0.94 - head)), profile, row, ink)
        self.setAccessibleDescription(self.described())
        self._canvas.draw_idle()

    def _paint(self, axes, profile: "Profile", row: "IndicatorRow", ink) -> None:
        from ..processing.report import barchart, charts, pyramid

        # Short names: the legend shall take two lines in a narrow dock.
        district = "Bezirk" if profile.district is not None and profile.area.level not in ("BEZ", "STADT") else ""
        if self._kind == SERIES:
            charts.draw_series(axes, self._series, ink, row.indicator)
        elif self._kind == BARS:
            names = {area.area_id: area.name for area in profile.sisters}
            barchart.draw_bars(axes, row, names, profile.area.area_id, (district, profile.city.name), ink)
        elif self._kind == AGES and profile.pyramid is not None:
            pyramid.draw_pyramid(axes, profile.pyramid, ink)
        elif self._kind == AGES:
            charts.draw_ages(axes, profile.ages, ink)
        else:
            sisters = levels_title(profile.area.level) if row.sisters else ""
            words = (translate("Sozialraum", "Area"), sisters, district, profile.city.name)
            charts.draw_strips(axes, [row], profile.area.area_id, words, ink)

    @staticmethod
    def _title(ink, figure, title: str) -> float:
        """Write what the line shows, in two lines at most; the share of the height they take."""
        from ..processing.report.sheet import first_lines, lines_of

        lines = first_lines(lines_of(title, 0.96 * figure.bbox.width * 72 / figure.dpi, TITLE), 2)
        figure.text(0.02, 0.98, "\n".join(lines), color=ink.text, fontsize=TITLE, va="top", linespacing=1.1)
        points = (1.25 * len(lines) + 0.3) * TITLE
        return points / 72 * figure.dpi / max(figure.bbox.height, 1)

    def described(self) -> str:
        """The chart's message in words, for a screen reader and as tooltip."""
        if self._drawn is None:
            return ""
        profile, row = self._drawn
        if self._kind == AGES:
            return _ages(profile)
        if self._series is not None:
            points = [f"{p.period:%d.%m.%Y}: {p.cell.text}" for p in self._series.points]
            said = [f"{row.indicator.title}, {profile.area.name}", *points, former_text(self._series)]
            return "; ".join(filter(None, said))
        parts = [f"{row.indicator.title}: {profile.area.name} {row.area.text}"]
        if profile.district is not None:
            parts.append(f"{profile.district.name} {row.district.text}")
        parts.append(f"{profile.city.name} {row.city.text}")
        if self._kind == BARS:
            others = {area.area_id: area.name for area in profile.sisters if area != profile.area}
            parts += [f"{others[area]} {cell.text}" for area, cell in row.sisters.items() if area in others]
        return ", ".join(parts)


def _ages(profile: "Profile") -> str:
    """The numbers of the pyramid, or of the ages where nobody told of them by sex."""
    found = profile.pyramid
    if found is None:
        bars = [(bar.area.name, zip(profile.ages.groups, bar.shares, strict=True)) for bar in profile.ages.bars]
        return "; ".join(f"{name}: {', '.join(f'{g} {cell.text}' for g, cell in shares)}" for name, shares in bars)
    from ..processing.report.pyramid import label

    lines = zip(found.bands, found.men, found.women, strict=True)
    told = ", ".join(f"{label(band)} {his.text} | {hers.text}" for band, his, hers in lines)
    return f"{profile.area.name}, {found.period:%d.%m.%Y}: {told}"
