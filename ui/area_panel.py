# SPDX-License-Identifier: GPL-2.0-or-later
"""The lower part of *Gebiet*: the selected area's name, date, key figures, chart and buttons."""

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from ..i18n.messages import error_text, period_text
from .chart_canvas import AGES, BARS, COMPARISON, SERIES, ChartCanvas
from .commands import Commands
from .editions import INTERNAL, PUBLIC, preview_meaning
from .figures_view import FiguresView
from .labels import WrappingLabel
from .readings import Readings
from .selection import Selection
from .state_panel import StatePanel
from .wording import former_text, level_title, no_line_text, source_line, sources_in_short, sources_line, vintage_title

if TYPE_CHECKING:
    from ..processing.domain.profile import IndicatorRow, Profile


class AreaPanel(QWidget):
    """Shows `readings.profile`; choosing a row or a date sets the selection."""

    def __init__(
        self, selection: Selection, readings: Readings, commands: Commands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._readings = readings
        self._commands = commands
        self._kind = COMPARISON
        self._edition = selection.edition  # of the figures that are shown
        self._build()
        readings.profileChanged.connect(self._show)
        readings.lineChanged.connect(self._show_line)
        readings.overviewChanged.connect(self._show_dates)
        selection.areaChanged.connect(self._show_dates)
        selection.indicatorChanged.connect(self._show_indicator)
        selection.editionChanged.connect(self._show_edition)
        self._show()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(3)
        self.title = self._label(layout, bold=True)
        self.subtitle = self._label(layout)
        layout.addLayout(self._date_line())
        self.held_back = self._label(layout)
        self.held_back.setToolTip(preview_meaning())
        self.state = StatePanel(self)
        layout.addWidget(self.state)
        self.figures = FiguresView(self)
        self.figures.setMinimumHeight(90)
        self.figures.indicatorChosen.connect(self._selection.set_indicator)
        self.figures.explained.connect(self._explain)
        layout.addWidget(self.figures, 3)
        self.kinds = self._kind_buttons()
        layout.addWidget(self.kinds)
        self.chart = ChartCanvas(self)
        layout.addWidget(self.chart, 2)
        self.rank = self._label(layout)
        self.source = self._label(layout)
        layout.addStretch(0)  # takes the room only while figures and chart are hidden
        layout.addLayout(self._buttons())

    def _label(self, layout: QVBoxLayout, bold: bool = False) -> WrappingLabel:
        label = WrappingLabel(self, bold)
        layout.addWidget(label)
        return label

    def _date_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.date_label = QLabel(translate("Sozialraum", "Date"), self)
        self.dates = QComboBox(self)
        self.dates.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dates.activated.connect(self._date_chosen)
        self.date_label.setBuddy(self.dates)
        line.addWidget(self.date_label)
        line.addWidget(self.dates, 1)
        self.editions = QComboBox(self)
        self.editions.addItem(translate("Sozialraum", "internal"), INTERNAL)
        self.editions.addItem(translate("Sozialraum", "public"), PUBLIC)
        self.editions.setAccessibleName(translate("Sozialraum", "Edition"))
        self.editions.setToolTip(
            translate(
                "Sozialraum",
                "Edition: internal shows everything; public shows what may leave the office, and “•” for the rest. It "
                "also holds for documents and copies.",
            )
        )
        self.editions.activated.connect(lambda index: self._selection.set_edition(self.editions.itemData(index)))
        line.addWidget(self.editions)
        return line

    def _kind_buttons(self) -> QWidget:
        home = QWidget(self)
        line = QHBoxLayout(home)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        group = QButtonGroup(home)
        for kind, text in (
            (COMPARISON, translate("Sozialraum", "Comparison")),
            (BARS, translate("Sozialraum", "Bars")),
            (SERIES, translate("Sozialraum", "Time series")),
            (AGES, translate("Sozialraum", "Ages")),
        ):
            button = QToolButton(home)
            button.setText(text)
            button.setCheckable(True)
            button.setChecked(kind == self._kind)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda checked, kind=kind: self._choose_kind(kind))
            group.addButton(button)
            line.addWidget(button)
        return home

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        zoom = self._button(translate("Sozialraum", "Zoom to area"))
        zoom.clicked.connect(self._commands.actions.zoom.trigger)
        self.export = self._button(translate("Sozialraum", "Profile as PDF"))
        self.export.setMenu(self._commands.export_menu(self.export))
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line.addWidget(zoom, 1)
        line.addWidget(self.export, 1)
        return line

    def _button(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    # --- date

    def _show_dates(self) -> None:
        overview = self._readings.overview
        self.dates.clear()
        if overview is None:
            return
        vintage = self._selection.vintage or overview.vintage
        for date in overview.dates.get(vintage, ()):
            self.dates.addItem(period_text(date), date)
        at = self.dates.findText(period_text(self._selection.period)) if self._selection.period else 0
        self.dates.setCurrentIndex(max(at, 0))
        if self._readings.profile is None:
            self._show()

    def _date_chosen(self, index: int) -> None:
        # The newest date means "whatever is newest": figures of a later date belong to it too, marked ⁱ.
        self._selection.set_period(None if index <= 0 else self.dates.itemData(index))

    def _show_edition(self) -> None:
        self.editions.setCurrentIndex(self.editions.findData(self._selection.edition))

    # --- figures

    def _show(self) -> None:
        profile, problem = self._readings.profile, self._readings.problem
        chosen = bool(self._selection.area_id)
        there = chosen and self._readings.overview is not None and self._readings.overview.has_numbers
        same = self._edition == self._selection.edition
        if profile is None and problem is None and there and same:
            return  # being read: the former area's figures stay until the new ones are there
        self._edition = self._selection.edition
        self._show_title(profile)
        self.figures.set_profile(profile, self._indicator(profile))
        self.state.say(self._sentence(profile, chosen, problem))
        has_rows = bool(self.figures.figures.rows)
        for widget in (self.figures, self.kinds):
            widget.setVisible(has_rows)
        for widget in (self.dates, self.date_label, self.editions):
            widget.setVisible(profile is not None or there)  # whoever sees nothing of the public's comes back
        self.held_back.setText(self._readings.held_back)
        self.held_back.setVisible(bool(self._readings.held_back))
        self.export.setEnabled(profile is not None)
        self._show_indicator()

    def _show_title(self, profile: "Profile | None") -> None:
        self.title.setText(profile.area.name if profile is not None else "")
        text = ""
        overview = self._readings.overview
        if profile is not None and overview is not None:
            vintage = vintage_title(profile.vintage, overview.valid_to.get(profile.vintage))
            key = "" if profile.area.level == "STADT" else f" {profile.area.area_id}"
            text = f"{level_title(profile.area.level)}{key} · {vintage}"
            if profile.fictional:
                text += " · " + translate("Sozialraum", "example data, made up")
        self.subtitle.setText(text)

    def _sentence(self, profile: "Profile | None", chosen: bool, problem) -> str:
        if problem is not None:
            return error_text(problem)
        if profile is None:
            if not chosen:
                return translate("Sozialraum", "Choose an area in the tree or on the map.")
            public = self._selection.edition == PUBLIC
            return translate("Sozialraum", "Finding out what may leave the office…") if public else ""
        people = profile.row("ew")
        if people is not None and people.area.value == 0:
            return translate("Sozialraum", "Nobody is registered in this {level}.").format(
                level=level_title(profile.area.level)
            )
        if not self.figures.figures.rows:
            overview = self._readings.overview
            dates = ", ".join(period_text(d) for d in overview.dates.get(profile.vintage, ())[:4]) if overview else ""
            return translate("Sozialraum", "There are no values for {date}. Available: {dates}").format(
                date=period_text(self._selection.period or profile.period), dates=dates or "–"
            )
        return ""

    def _indicator(self, profile: "Profile | None") -> str:
        """The selected indicator, else the first share, which shows more of an area than its size."""
        rows = self.figures.figures.rows if profile is None else profile.rows
        wanted = self._selection.indicator
        known = [r.indicator.indicator for r in rows if r.period is not None]
        if wanted in known:
            return wanted
        return "b1" if "b1" in known else next(iter(known), "")

    def _show_indicator(self) -> None:
        profile = self._readings.profile
        indicator = self._indicator(profile)
        self.figures.show_indicator(indicator)
        row = profile.row(indicator) if profile is not None else None
        if row is not None and self._kind == SERIES:
            self._readings.read_line(indicator)
            return
        self.chart.draw(profile, row, kind=self._kind)
        if row is not None and self._kind == AGES:
            self._tell_of_ages(profile)
        else:
            self._tell(self._rank(row), source_line(profile, row) if row is not None else "")

    def _tell_of_ages(self, profile: "Profile") -> None:
        shown = profile.pyramid or profile.ages
        sources = tuple(source for source in profile.sources if source.source_id in shown.source_ids)
        self._tell("", sources_in_short(sources), sources_line(sources))

    def _show_line(self) -> None:
        """The selected indicator's line; where there is none, why."""
        profile, line = self._readings.profile, self._readings.line
        row = profile.row(line.indicator) if profile is not None and line is not None else None
        if row is None or self._kind != SERIES or line.indicator != self._indicator(profile):
            return
        there = bool(line.series.points)
        self.chart.draw(profile if there else None, row, line.series)
        said = former_text(line.series) if there else no_line_text(row)
        self._tell(said, sources_in_short(line.sources), sources_line(line.sources))

    def _tell(self, said: str, source: str, every_source: str = "") -> None:
        """The lines below the chart, and what keeps the chart from being drawn."""
        self.source.setToolTip(every_source)
        for label, text in ((self.rank, said), (self.source, source)):
            label.setText(text)
            label.setVisible(bool(text))
        if self.chart.problem is not None and self._readings.profile is not None:
            self.state.say(error_text(self.chart.problem))

    @staticmethod
    def _rank(row: "IndicatorRow | None") -> str:
        if row is None or row.rank is None:
            return ""
        return translate("Sozialraum", "Rank {rank} (1 = highest value)").format(rank=row.rank.text)

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self._show_indicator()

    def _explain(self, row: "IndicatorRow | None") -> None:
        if row is not None and self._readings.profile is not None:
            from .provenance_dialog import ProvenanceDialog

            dialog = ProvenanceDialog(self._readings.profile, row, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.show()
