# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules of the attention stages as a table: one row for each indicator, changed below it and tried at once."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from ..i18n.messages import error_text
from ..processing.domain.errors import SozialraumError
from ..processing.domain.lor import CITY as CITY_ID
from .background import Background, Job
from .labels import WrappingLabel
from .readings import Readings
from .rule_words import limit_text, rule_words, tally_words
from .wording import levels_title, row_title

if TYPE_CHECKING:
    from ..processing.domain.attention_draft import Draft, Outcome
    from ..processing.domain.catalogue import Indicator

LEVELS = ("BZR", "PLR", "PGR")
INDICATOR = Qt.ItemDataRole.UserRole
TITLE, RULE, WHOSE, DISTRICT, CITY = range(5)


class AttentionPage(QWidget):
    """`text` is what a library would keep; while the fields hold something impossible, `problem` says what."""

    PART = "attention"
    changed = pyqtSignal()

    def __init__(self, readings: Readings, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings = readings
        self._background = background
        self._showing = False
        self.base = self.problem = ""
        self._draft: Draft | None = None
        layout = QVBoxLayout(self)
        about = WrappingLabel(self)
        about.setText(
            translate(
                "Sozialraum",
                "Stage 1: no attention called for, stage 3: the highest. The presetting is this program's, no "
                "official rule; Berlin has published none. Own rules are kept in the data library and hold in docks, "
                "tables and documents.",
            )
        )
        layout.addWidget(about)
        layout.addLayout(self._preview_line())
        self.table = self._made_table()
        layout.addWidget(self.table, 1)
        layout.addWidget(self._made_editor())

    # --- making

    def _preview_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.scope = QLabel(self)
        self.level = QComboBox(self)
        for level in LEVELS:
            self.level.addItem(levels_title(level), level)
        self.level.currentIndexChanged.connect(lambda index: self._try())
        self.scope.setBuddy(self.level)
        line.addWidget(self.scope)
        line.addWidget(self.level)
        line.addStretch(1)
        self.all_back = QPushButton(translate("Sozialraum", "All back to presetting"), self)
        self.all_back.setAutoDefault(False)
        self.all_back.clicked.connect(lambda checked=False: self._reset_all())
        line.addWidget(self.all_back)
        return line

    def _made_table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setObjectName("sozialraumRules")
        table.setRootIsDecorated(False)
        table.setAlternatingRowColors(True)
        table.setAllColumnsShowFocus(True)
        table.setUniformRowHeights(True)
        table.setHeaderLabels(
            [
                translate("Sozialraum", "Key figure"),
                translate("Sozialraum", "Rule"),
                translate("Sozialraum", "Whose rule"),
                translate("Sozialraum", "Beside Bezirk: 1 · 2 · 3"),
                "",
            ]
        )
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(RULE, QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(translate("Sozialraum", "Rules of the attention stages"))
        table.currentItemChanged.connect(lambda new, old: self._show_rule())
        return table

    def _made_editor(self) -> QGroupBox:
        self.editor = QGroupBox(self)
        form = QFormLayout(self.editor)
        self.kind = QComboBox(self.editor)
        for kind, text in (
            ("deviation", translate("Sozialraum", "by the distance from Bezirk and Berlin, in standard deviations")),
            ("threshold", translate("Sozialraum", "by fixed limits of the printed value")),
            ("none", translate("Sozialraum", "never rated")),
        ):
            self.kind.addItem(text, kind)
        self.kind.activated.connect(lambda index: self._kind_chosen())
        form.addRow(translate("Sozialraum", "Rated"), self.kind)
        self.sides: dict[int, QComboBox] = {}
        self.fixed: dict[int, QLabel] = {}  # what the side is where it cannot be chosen
        self.limits: dict[int, QLineEdit] = {}
        for stage in (2, 3):
            form.addRow(translate("Sozialraum", "Stage {n}").format(n=stage), self._limit_line(stage))
        self.source = QLineEdit(self.editor)
        self.source.setPlaceholderText(translate("Sozialraum", "for example AG SRO, 12.03.2026"))
        self.source.textEdited.connect(lambda text: self._typed())
        form.addRow(translate("Sozialraum", "Where it comes from"), self.source)
        self.said = WrappingLabel(self.editor)
        form.addRow(self.said)
        self.back = QPushButton(translate("Sozialraum", "Back to presetting"), self.editor)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(lambda checked=False: self._reset())
        form.addRow(self.back)
        return self.editor

    def _limit_line(self, stage: int) -> QWidget:
        home = QWidget(self.editor)
        line = QHBoxLayout(home)
        line.setContentsMargins(0, 0, 0, 0)
        side = self.sides[stage] = QComboBox(home)
        for key, text in (("below", translate("Sozialraum", "below")), ("above", translate("Sozialraum", "above"))):
            side.addItem(text, key)
        side.activated.connect(lambda index: self._typed())
        words = {2: translate("Sozialraum", "from a distance of"), 3: translate("Sozialraum", "above a distance of")}
        fixed = self.fixed[stage] = QLabel(words[stage], home)
        limit = self.limits[stage] = QLineEdit(home)
        limit.setMaximumWidth(120)
        limit.setAccessibleName(translate("Sozialraum", "Limit of stage {n}").format(n=stage))
        limit.textEdited.connect(lambda text: self._typed())
        for widget in (fixed, side, limit):
            line.addWidget(widget)
        line.addStretch(1)
        return home

    # --- what a library keeps

    @property
    def text(self) -> str:
        return self._draft.text if self._draft is not None else ""

    @property
    def dirty(self) -> bool:
        """Whether something else would be kept than is; spaces in a text do not count."""
        from ..processing.domain.attention_draft import Draft

        try:
            return self.text != Draft(self.base).text
        except SozialraumError:
            return True  # what is kept cannot be read

    def load(self, own: str) -> None:
        """Show what a library keeps."""
        from ..processing.domain.attention_draft import Draft

        self.base, self.problem, unreadable = own, "", ""
        try:
            self._draft = Draft(own)
        except SozialraumError as err:
            self._draft, unreadable = Draft(""), error_text(err)
        self._fill()
        self.said.setText(unreadable or self.said.text())
        self.changed.emit()

    def kept(self, text: str) -> None:
        self.base = text
        self.changed.emit()

    # --- table

    def _fill(self) -> None:
        from ..processing.domain.attention_draft import rated

        overview = self._readings.overview
        city = overview.numbers.areas(overview.vintage, "STADT").names[CITY_ID]
        beside = translate("Sozialraum", "Beside {city}: 1 · 2 · 3").format(city=city)
        self.table.headerItem().setText(CITY, beside)
        there = {i.indicator for office in overview.offices for theme in office.themes for i in theme.indicators}
        self._indicators: list[Indicator | None] = [None]
        self._indicators += [i for i in overview.numbers.indicators if rated(i) and i.indicator in there]
        at = max(self.table.indexOfTopLevelItem(self.table.currentItem()), 0) if self.table.currentItem() else 0
        self.table.blockSignals(True)
        self.table.clear()
        for n, indicator in enumerate(self._indicators):
            title = translate("Sozialraum", "All others") if indicator is None else row_title(indicator)
            item = QTreeWidgetItem(self.table, [title])
            item.setData(TITLE, INDICATOR, n)
            item.setToolTip(TITLE, indicator.title if indicator is not None else title)
        self.table.setCurrentItem(self.table.topLevelItem(at))
        self.table.blockSignals(False)
        self._show_rows()
        for column, width in ((TITLE, 220), (WHOSE, 190), (DISTRICT, 150), (CITY, 165)):
            self.table.setColumnWidth(column, width)
        self._show_rule()
        self._try()

    def _show_rows(self) -> None:
        for n, indicator in enumerate(self._indicators):
            item, rule = self.table.topLevelItem(n), self._draft.rule(indicator)
            item.setText(RULE, rule_words(rule))
            item.setText(WHOSE, self._whose(indicator))
            item.setToolTip(WHOSE, " · ".join(t for t in (rule.label, rule.source) if t))
            unit = translate("Sozialraum", "Distances are in standard deviations.") if rule.limits else ""
            item.setToolTip(RULE, "\n".join(filter(None, (item.text(RULE), unit))))
        self.all_back.setEnabled(any(map(self._draft.is_own, self._indicators)))

    def _whose(self, indicator: "Indicator | None") -> str:
        if self._draft.is_own(indicator):
            return translate("Sozialraum", "own rule")
        if indicator is not None and self._draft.rule(indicator) == self._draft.rules.default:
            return translate("Sozialraum", "as all others")
        return translate("Sozialraum", "presetting, not official")

    # --- editor

    @property
    def _indicator(self) -> "Indicator | None":
        item = self.table.currentItem()
        return self._indicators[item.data(TITLE, INDICATOR)] if item is not None else None

    def _show_rule(self) -> None:
        """The fields say what holds; what was typed and could not be taken is dropped with its row."""
        from ..processing.domain.attention_draft import limits_of

        indicator = self._indicator
        rule = self._draft.rule(indicator)
        title = self.table.currentItem().text(TITLE)
        self.editor.setTitle(translate("Sozialraum", "Rule for: {title}").format(title=title).replace("&", "&&"))
        self._showing = True
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        limits = limits_of(rule) if rule.kind == "threshold" else {}
        for stage in (2, 3):
            side, limit = (limits or {}).get(stage, ("", None))
            if rule.kind == "deviation":
                limit = rule.limits[stage - 2]
            if side:
                self.sides[stage].setCurrentIndex(self.sides[stage].findData(side))
            self.limits[stage].setText("" if limit is None else limit_text(limit))
        own = self._draft.is_own(indicator)
        self.source.setText(rule.source if own else "")
        self._showing = False
        self._show_kind()
        self.back.setEnabled(own)
        self.problem = ""
        several = translate("Sozialraum", "This rule has more limits than fit here; typing replaces it.")
        self.said.setText(several if limits is None else self._meaning(indicator))
        self.changed.emit()

    def _meaning(self, indicator: "Indicator | None") -> str:
        rule = self._draft.rule(indicator)
        if rule.kind == "deviation" and indicator is not None:
            if indicator.direction == "high":
                return translate("Sozialraum", "High values call for attention: distances upwards are rated.")
            return translate("Sozialraum", "Low values call for attention: distances downwards are rated.")
        if self._draft.is_own(indicator):
            return ""
        return " · ".join(text for text in (rule.label, rule.source) if text)

    def _show_kind(self) -> None:
        kind = self.kind.currentData()
        for stage in (2, 3):
            self.sides[stage].setVisible(kind == "threshold")
            self.fixed[stage].setVisible(kind == "deviation")
            self.limits[stage].setVisible(kind != "none")

    def _kind_chosen(self) -> None:
        """Limits of one kind mean nothing in the other: distances begin with the shipped ones, limits empty."""
        from ..processing.domain.attention_rules import shipped

        for stage, limit in zip((2, 3), shipped().default.limits, strict=True):
            self.limits[stage].setText(limit_text(limit) if self.kind.currentData() == "deviation" else "")
        if self._indicator is not None:
            low = self._indicator.direction == "low"
            for side in self.sides.values():
                side.setCurrentIndex(side.findData("below" if low else "above"))
        self._show_kind()
        self._typed()

    def _typed(self) -> None:
        """Take what the fields say, or say why that cannot be."""
        if self._showing:
            return
        self.problem = ""
        try:
            self._draft.put(self._indicator, self._entry(), self.source.text())
        except SozialraumError as err:
            self.problem = error_text(err)
            self.said.setText(self.problem)
            self.changed.emit()
            return
        self.said.setText(self._meaning(self._indicator))
        self.back.setEnabled(True)
        self._show_rows()
        self._try()
        self.changed.emit()

    def _entry(self) -> Mapping[str, object]:
        from ..processing.domain.attention_draft import deviation, never, threshold, typed_number

        kind = self.kind.currentData()
        if kind == "none":
            return never()
        if kind == "deviation":
            return deviation(*(typed_number(self.limits[stage].text()) for stage in (2, 3)))
        named = [stage for stage in (2, 3) if self.limits[stage].text().strip()]
        return threshold({s: (self.sides[s].currentData(), typed_number(self.limits[s].text())) for s in named})

    def _reset(self) -> None:
        self._draft.reset(self._indicator)
        self._after_reset()

    def _reset_all(self) -> None:
        self._draft.reset_all()
        self._after_reset()

    def _after_reset(self) -> None:
        self._show_rows()
        self._show_rule()
        self._try()

    # --- preview

    def _try(self) -> None:
        """Count beside the window what the rules as typed make of the areas."""
        overview, level, within = self._readings.overview, self.level.currentData(), self._readings.district
        if overview is None or self._draft is None:
            return
        node = overview.node(within, overview.vintage)
        where = node.name if node is not None else translate("Sozialraum", "the whole city")
        self.scope.setText(translate("Sozialraum", "How many areas of {where} get which stage:").format(where=where))
        numbers, own = overview.numbers, self.text

        def compute() -> "dict[str, Outcome]":
            from ..processing.domain.attention_draft import tally

            return tally(numbers, own, level, within)

        title = translate("Sozialraum", "Trying rules")
        self._background.ask(Job("tally", title, compute, self._show_outcome, self._no_outcome))

    def _show_outcome(self, found: "Mapping[str, Outcome]") -> None:
        for n, indicator in enumerate(self._indicators):
            outcome = found.get(indicator.indicator) if indicator is not None else None
            item = self.table.topLevelItem(n)
            item.setText(DISTRICT, tally_words(outcome.district) if outcome is not None else "")
            item.setText(CITY, tally_words(outcome.city) if outcome is not None else "")

    def _no_outcome(self, error: SozialraumError) -> None:
        self.said.setText(error_text(error))
