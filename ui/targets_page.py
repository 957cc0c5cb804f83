# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets of supply as a table: a library's own ones are changed here, the catalogue's taken over as own ones."""

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from ..i18n.messages import error_text, period_text
from ..processing.domain.errors import SozialraumError
from .background import Background, Job
from .labels import WrappingLabel
from .readings import Readings
from .rule_words import certainty_words, validity_words
from .wording import reason_of

if TYPE_CHECKING:
    from ..processing.domain.supply import Supply
    from ..processing.domain.targets import Target

TARGET = Qt.ItemDataRole.UserRole
DAYS = ("valid_from", "valid_to")
REQUIRED = ("theme", "title", "needed", "source")


class TargetsPage(QWidget):
    """`text` is what a library would keep; while an own target lacks something, `problem` says what."""

    PART = "targets"
    changed = pyqtSignal()

    def __init__(self, readings: Readings, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings = readings
        self._background = background
        self.base = self.problem = ""
        self._own: list[dict[str, Any]] = []
        self._shipped: list[Target] = []
        layout = QVBoxLayout(self)
        about = WrappingLabel(self)
        about.setText(
            translate(
                "Sozialraum",
                "Targets say how much a group of people needs. An own one comes before the catalogue's on the days on "
                "which it holds; earlier figures keep the rule of their time.",
            )
        )
        layout.addWidget(about)
        self.table = self._made_table()
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())
        layout.addWidget(self._made_editor())

    # --- making

    def _made_table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setObjectName("sozialraumTargets")
        table.setRootIsDecorated(False)
        table.setAlternatingRowColors(True)
        table.setAllColumnsShowFocus(True)
        table.setHeaderLabels(
            [
                translate("Sozialraum", "Theme"),
                translate("Sozialraum", "Target"),
                translate("Sozialraum", "Holds"),
                translate("Sozialraum", "Certainty"),
            ]
        )
        table.setAccessibleName(translate("Sozialraum", "Targets of supply"))
        table.currentItemChanged.connect(lambda new, old: self._show_target())
        return table

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for name, text, slot in (
            ("new", translate("Sozialraum", "New own target"), self._add),
            ("take", translate("Sozialraum", "Take over as own target"), self._take_over),
            ("remove", translate("Sozialraum", "Remove own target"), self._remove),
            ("all_back", translate("Sozialraum", "All back to presetting"), self._reset_all),
        ):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked=False, slot=slot: slot())
            setattr(self, name, button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _made_editor(self) -> QGroupBox:
        self.editor = QGroupBox(self)
        form = QFormLayout(self.editor)
        self.theme = QComboBox(self.editor)
        self.theme.activated.connect(lambda index: self._typed())
        form.addRow(translate("Sozialraum", "Theme"), self.theme)
        self.fields: dict[str, QLineEdit] = {}
        for name, hint in (
            ("title", translate("Sozialraum", "as it shall be printed")),
            ("needed", translate("Sozialraum", "share × target group, for example 0.12 * ew.alter.6_27 or 6 * ew")),
            ("valid_from", translate("Sozialraum", "for example 01.01.2025; empty = always")),
            ("valid_to", translate("Sozialraum", "empty = open")),
            ("source", translate("Sozialraum", "for example decision of the Jugendhilfeausschuss, 12.03.2026")),
        ):
            field = self.fields[name] = QLineEdit(self.editor)
            field.setPlaceholderText(hint)
            field.textEdited.connect(lambda text: self._typed())
            form.addRow(_label(name), field)
        self.said = WrappingLabel(self.editor)
        form.addRow(self.said)
        return self.editor

    # --- what a library keeps

    @property
    def text(self) -> str:
        from ..processing.domain.own_part import written

        return written({"targets": [_entry(own) for own in self._own]} if self._own else None)

    @property
    def dirty(self) -> bool:
        from ..processing.domain.targets import PART

        try:
            before = PART.raw(self.base) or {"targets": []}
        except SozialraumError:
            return True
        return before != {"targets": [_entry(own) for own in self._own]}

    def load(self, own: str) -> None:
        """Show what a library keeps."""
        from ..processing.domain.catalogue import themes
        from ..processing.domain.targets import PART, own_targets, targets

        self.base, self.problem = own, ""
        try:
            own_targets(own)
            self._own = list((PART.raw(own) or {}).get("targets", []))
        except SozialraumError as err:
            self._own, self.problem = [], ""
            self.said.setText(error_text(err))
        self._shipped = list(targets())
        self.theme.clear()
        for theme in themes().values():
            self.theme.addItem(theme.title, theme.theme)
        self._fill(0)

    def kept(self, text: str) -> None:
        self.base = text
        self.changed.emit()

    # --- table

    def _fill(self, at: int) -> None:
        """Own targets first, as they come first when supply is computed."""
        self.table.blockSignals(True)
        self.table.clear()
        for _ in self._own:
            QTreeWidgetItem(self.table).setData(0, TARGET, None)
        for target in self._shipped:
            entry = _as_entry(target)
            holds = validity_words(*(entry[name] for name in DAYS))
            words = (_theme_title(target.theme), target.title, holds, certainty_words(target))
            item = QTreeWidgetItem(self.table, list(words))
            item.setToolTip(1, "\n".join(t for t in (target.title, target.source, target.note) if t))
        self._show_own_rows()
        self.table.setCurrentItem(self.table.topLevelItem(min(at, self.table.topLevelItemCount() - 1)))
        self.table.blockSignals(False)
        for column, width in enumerate((150, 430, 160)):
            self.table.setColumnWidth(column, width)
        self._show_target()

    def _show_own_rows(self) -> None:
        for n, own in enumerate(self._own):
            item = self.table.topLevelItem(n)
            days = validity_words(*(str(own.get(name) or "") for name in DAYS))
            whose = translate("Sozialraum", "the data library's own target")
            for column, text in enumerate((_theme_title(own["theme"]), own["title"], days, whose)):
                item.setText(column, text)
        self.all_back.setEnabled(bool(self._own))

    # --- editor

    @property
    def _at(self) -> int:
        return self.table.indexOfTopLevelItem(self.table.currentItem())

    def _show_target(self) -> None:
        at, own = self._at, self._at < len(self._own)
        shown = self._own[at] if own else _as_entry(self._shipped[at - len(self._own)])
        self.editor.setTitle(
            translate("Sozialraum", "Own target") if own else translate("Sozialraum", "Target of the catalogue")
        )
        self.theme.setCurrentIndex(self.theme.findData(shown["theme"]))
        self.theme.setEnabled(own)
        for name, field in self.fields.items():
            field.setText(str(shown.get(name) or ""))
            field.setCursorPosition(0)
            field.setReadOnly(not own)
        self.take.setEnabled(not own)
        self.remove.setEnabled(own)
        self._check()

    def _typed(self) -> None:
        at = self._at
        if at >= len(self._own):
            return
        entry = self._own[at]
        if entry["theme"] != self.theme.currentData():
            entry["theme"] = self.theme.currentData()
            for name in ("present", "unit"):  # what the former theme counted
                entry.pop(name, None)
        entry |= {name: field.text().strip() for name, field in self.fields.items()}
        self._show_own_rows()
        self._check()

    def _check(self) -> None:
        """Say what is wrong with the own targets, else what the chosen target makes of the areas."""
        try:
            self._refuse()
        except SozialraumError as err:
            self.problem = error_text(err)
            self.said.setText(self.problem)
        else:
            self.problem = ""
            self._try()
        self.changed.emit()

    def _refuse(self) -> None:
        from ..processing.domain.parsing import parse_span
        from ..processing.domain.targets import own_targets

        for own in self._own:
            for name in REQUIRED:
                if not own.get(name):
                    raise SozialraumError("target_lacks", field=_label(name))
            for name in DAYS:
                if own.get(name) and parse_span(own[name]) is None:
                    raise SozialraumError("target_date", content=own[name])
        own_targets(self.text)

    # --- own targets

    def _add(self) -> None:
        theme = self.theme.currentData()
        self._insert({"theme": theme, "title": "", "needed": "", "source": ""})
        self.fields["title"].setFocus()

    def _take_over(self) -> None:
        """A target of the catalogue as an own one: its figures, and what it counts; the source is the person's."""
        target = self._shipped[self._at - len(self._own)]
        more = {"present": target.present, "unit": target.unit, "decimals": target.decimals,
                "levels": list(target.levels)}  # fmt: skip
        self._insert(_as_entry(target) | more | {"source": ""})
        self.fields["source"].setFocus()

    def _insert(self, entry: dict[str, Any]) -> None:
        taken = {own["target"] for own in self._own}
        number = next(n for n in range(1, len(taken) + 2) if f"own_{n}" not in taken)
        self._own.insert(0, {"target": f"own_{number}", **entry})
        self._fill(0)

    def _remove(self) -> None:
        at = self._at
        del self._own[at]
        self._fill(at)

    def _reset_all(self) -> None:
        self._own = []
        self._fill(0)

    # --- preview

    def _try(self) -> None:
        """What the chosen target says of the district, computed beside the window."""
        import copy
        from dataclasses import replace

        overview, within = self._readings.overview, self._readings.district
        if overview is None:
            return
        at = self._at
        wanted = (self._own[at]["target"], self._own[at]["theme"]) if at < len(self._own) else None
        shipped = self._shipped[at - len(self._own)]
        target, theme = wanted or (shipped.target, shipped.theme)
        level = "BEZ"
        numbers = copy.copy(overview.numbers)
        numbers.context = replace(numbers.context, targets=self.text)

        def compute() -> "Supply":
            from ..processing.domain.supply import supply

            return supply(numbers, theme, target, level)

        def done(found: "Supply") -> None:
            self.said.setText(_outcome(found, within))

        job = Job("supply", translate("Sozialraum", "Trying target"), compute, done, self._no_outcome)
        self._background.ask(job)

    def _no_outcome(self, error: SozialraumError) -> None:
        """A target may be kept before its figures are there."""
        self.said.setText(error_text(error))


def _outcome(found: "Supply", within: str) -> str:
    """Need, stock and balance of the district as they would be printed."""
    at = found.area_ids.index(within) if within in found.area_ids else 0
    figures, unit = found.balances[at], found.target.unit
    text = translate("Sozialraum", "{area}, {period}: needed {needed}, present {present}, balance {balance} {unit} "
                     "({degree} of the need).")  # fmt: skip
    said = text.format(
        area=found.names[at], period=period_text(found.dates.period), needed=figures.needed.text,
        present=figures.present.text, balance=figures.balance.text, unit=unit, degree=figures.degree.text,
    )  # fmt: skip
    why = reason_of(figures.needed.reason) or reason_of(figures.balance.reason)
    said += f" {why}." if why else ""
    if found.dates.period is not None and not found.target.holds(found.dates.period):
        said += " " + translate("Sozialraum", "On that day this target is not in force and is not taken by itself.")
    return said


def _label(name: str) -> str:
    return {
        "theme": translate("Sozialraum", "Theme"),
        "title": translate("Sozialraum", "Name"),
        "needed": translate("Sozialraum", "Needed"),
        "valid_from": translate("Sozialraum", "Holds from"),
        "valid_to": translate("Sozialraum", "Holds until"),
        "source": translate("Sozialraum", "Where it comes from"),
    }[name]


def _theme_title(theme: str) -> str:
    from ..processing.domain.catalogue import themes

    return themes()[theme].title if theme in themes() else theme


def _as_entry(target: "Target") -> dict[str, Any]:
    days = {name: period_text(day) if (day := getattr(target, name)) is not None else "" for name in DAYS}
    return {"theme": target.theme, "title": target.title, "needed": target.needed, "source": target.source, **days}


def _entry(own: dict[str, Any]) -> dict[str, Any]:
    """An own target without what is left empty."""
    return {name: value for name, value in own.items() if value not in ("", None)}
