# SPDX-License-Identifier: GPL-2.0-or-later
"""The fields of one policy of confidentiality, each with a sentence that says what it does."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from .labels import WrappingLabel
from .wording import level_title

if TYPE_CHECKING:
    from ..processing.domain.disclosure.policy import Policy

THRESHOLDS = (3, 5, 10)
ROUNDINGS = (0, 3, 5, 10)
MOST = 1000
FIELD_WIDTH = 92


class PolicyForm(QWidget):
    """`edited`: the person has changed a field of `Policy`; its name and JSON value."""

    edited = pyqtSignal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._shared: dict[str, QWidget] = {}  # what can be switched off, by the field's name
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for title, fill in (
            (translate("Sozialraum", "As a whole"), self._add_whole),
            (translate("Sozialraum", "Numbers of people"), self._add_people),
            (translate("Sozialraum", "Delivered shares, means and classes"), self._add_rates),
            (translate("Sozialraum", "Places of facilities"), self._add_places),
            (translate("Sozialraum", "How it is shown"), self._add_showing),
        ):
            box = QGroupBox(title, self)
            form = QFormLayout(box)
            form.setVerticalSpacing(3)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            fill(form)
            layout.addWidget(box)
        layout.addStretch(1)

    # --- making

    def _add_whole(self, form: QFormLayout) -> None:
        self.blocked = self._tick(
            form, "blocked", translate("Sozialraum", "Show nothing at all"),
            translate("Sozialraum", "None of these numbers stands in a public edition, of whatever size it is."),
        )  # fmt: skip
        self.protected = self._tick(
            form, "protected", translate("Sozialraum", "Protected or published already"),
            translate(
                "Sozialraum",
                "The source has rounded, changed or left out small numbers itself, or they are public already. "
                "Everything is shown as it is; tick it only if you are sure.",
            ),
        )  # fmt: skip
        self.objects = self._tick(
            form, "objects", translate("Sozialraum", "Things are counted, not people"),
            translate("Sozialraum", "Playgrounds, areas, buildings: small numbers of them are no secret."),
        )  # fmt: skip

    def _add_people(self, form: QFormLayout) -> None:
        self.threshold = QComboBox(self)
        self.threshold.currentIndexChanged.connect(lambda n: self._say("threshold", self.threshold.itemData(n)))
        self._row(
            form, "threshold", translate("Sozialraum", "Threshold"), self.threshold,
            translate("Sozialraum", "Numbers from 1 to one below it are held back: with 3 these are 1 and 2."),
        )  # fmt: skip
        self.zero = self._tick(
            form, "zero", translate("Sozialraum", "The 0 is secret as well"),
            translate("Sozialraum", "Where already “nobody” says too much, for example of offences."),
        )  # fmt: skip
        self.complement = self._tick(
            form, "complement", translate("Sozialraum", "“All but a few” is secret, too"),
            translate("Sozialraum", "148 of 150 people would tell of the 2 who are missing."),
        )  # fmt: skip
        self.denominator = self._number(
            form, "denominator", translate("Sozialraum", "Counted from at least"),
            translate("Sozialraum", "No number where fewer people could be counted, for example of 15 foreigners."),
        )  # fmt: skip

    def _add_rates(self, form: QFormLayout) -> None:
        self.rates = self._tick(
            form, "rates", translate("Sozialraum", "Show them"),
            translate(
                "Sozialraum",
                "Shares that the office delivers tell the numbers behind them. Those this program computes itself are "
                "made of what is left and are always shown.",
            ),
        )  # fmt: skip
        self.population = self._number(
            form, "population", translate("Sozialraum", "From so many inhabitants"),
            translate("Sozialraum", "Areas with fewer inhabitants get no delivered share."),
        )  # fmt: skip

    def _add_places(self, form: QFormLayout) -> None:
        self.carriers = self._number(
            form, "carriers", translate("Sozialraum", "From so many carriers"),
            translate("Sozialraum", "With fewer carriers one could reckon the places of the other."),
        )  # fmt: skip
        self.largest = self._number(
            form, "largest", translate("Sozialraum", "Less than at one carrier"),
            translate("Sozialraum", "Places are held back where one carrier has this share of them or more."),
        )  # fmt: skip
        self.largest.setRange(1, 100)
        self.largest.setSuffix(" %")
        self.closed_places = self._levels(
            form, "closed_places", translate("Sozialraum", "Not open to the public"),
            translate(
                "Sozialraum",
                "Levels of areas for which anything may be said of places that are not open to the public. Which these "
                "are is said when their layer is imported.",
            ),
        )  # fmt: skip

    def _add_showing(self, form: QFormLayout) -> None:
        self.rounding = QComboBox(self)
        self.rounding.currentIndexChanged.connect(lambda n: self._say("rounding", self.rounding.itemData(n)))
        self._row(
            form, "rounding", translate("Sozialraum", "Rounded to"), self.rounding,
            translate("Sozialraum", "What is shown is rounded to multiples of this number."),
        )  # fmt: skip
        self.levels = self._levels(
            form, "levels", translate("Sozialraum", "Shown for"),
            translate("Sozialraum", "Levels of areas for which numbers may stand in a public edition."),
        )  # fmt: skip
        self.label = QLineEdit(self)
        self.label.setPlaceholderText(translate("Sozialraum", "for example data protection officer, 12.03.2026"))
        self.label.setAccessibleDescription(translate("Sozialraum", "Who has decided this rule; it is kept with it."))
        self._shared["label"] = self.label
        self.label.textEdited.connect(lambda text: self._say("label", text.strip()))
        form.addRow(translate("Sozialraum", "Decided by"), self.label)

    def _tick(self, form: QFormLayout, name: str, title: str, says: str) -> QCheckBox:
        box = QCheckBox(title, self)
        box.toggled.connect(lambda on: self._say(name, on))
        box.setAccessibleDescription(says)
        note = WrappingLabel(self)
        note.setText(says)
        note.setIndent(20)
        form.addRow(box)
        form.addRow(note)
        self._shared[name] = box
        return box

    def _levels(self, form: QFormLayout, name: str, title: str, says: str) -> dict[str, QCheckBox]:
        """A tick for each level of areas, with a sentence below."""
        from ..processing.domain.lor import LEVELS

        home = QWidget(self)
        line = QHBoxLayout(home)
        line.setContentsMargins(0, 0, 0, 0)
        boxes: dict[str, QCheckBox] = {}
        for level in LEVELS:
            box = boxes[level] = QCheckBox("Berlin" if level == "STADT" else level, home)
            box.setToolTip(level_title(level))
            box.setAccessibleDescription(says)
            box.toggled.connect(lambda on: self._say(name, [n for n, b in boxes.items() if b.isChecked()]))
            line.addWidget(box)
        line.addStretch(1)
        self._shared[name] = home
        note = WrappingLabel(self)
        note.setText(says)
        form.addRow(title, home)
        form.addRow("", note)
        return boxes

    def _number(self, form: QFormLayout, name: str, title: str, says: str) -> QSpinBox:
        field = QSpinBox(self)
        field.setRange(0, MOST)
        field.valueChanged.connect(lambda n: self._say(name, n / 100 if name == "largest" else n))
        self._row(form, name, title, field, says)
        return field

    def _row(self, form: QFormLayout, name: str, title: str, field: QWidget, says: str) -> None:
        """A field with its sentence beside it."""
        field.setFixedWidth(FIELD_WIDTH)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)
        field.setAccessibleDescription(says)
        home = QWidget(self)
        line = QHBoxLayout(home)
        line.setContentsMargins(0, 0, 0, 0)
        note = WrappingLabel(home)
        note.setText(says)
        line.addWidget(field)
        line.addWidget(note, 1)
        label = QLabel(title, self)
        label.setBuddy(field)
        form.addRow(label, home)
        self._shared[name] = field

    def eventFilter(self, field, event) -> bool:
        """The wheel scrolls the form and changes no field that it happens to pass over."""
        if event.type() == QEvent.Type.Wheel and not field.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(field, event)

    # --- showing

    def show_policy(
        self, policy: "Policy", label: str, fixed: Mapping[str, str], bounds: Collection[str], closed: Collection[str]
    ) -> None:
        """Fill the fields.

        Parameters
        ----------
        label
            Who has decided it, of an own rule.
        fixed
            Fields that cannot be changed here, each with the reason.
        bounds
            Levels that could be chosen at all.
        closed
            Levels for which something may be said of places that are not open to the public.
        """
        self._showing = True
        for name in ("blocked", "protected", "objects", "zero", "complement", "rates"):
            getattr(self, name).setChecked(getattr(policy, name))
        for name in ("denominator", "population", "carriers"):
            getattr(self, name).setValue(getattr(policy, name))
        self.largest.setValue(round(100 * policy.largest))
        self._choose(self.threshold, sorted({*THRESHOLDS, policy.threshold}), policy.threshold, str)
        self._choose(
            self.rounding, ROUNDINGS, policy.rounding, lambda n: str(n) if n else translate("Sozialraum", "not")
        )
        for level, box in self.levels.items():
            box.setChecked(level in policy.levels)
            box.setEnabled(level in bounds)
        for level, box in self.closed_places.items():
            box.setChecked(level in closed)
        if label != self.label.text().strip():  # else the cursor stays where it is
            self.label.setText(label)
        self._showing = False
        self._enable(fixed)

    @staticmethod
    def _choose(combo: QComboBox, values, chosen: int, text: Callable[[int], str]) -> None:
        if [combo.itemData(n) for n in range(combo.count())] != list(values):
            combo.clear()
            for value in values:
                combo.addItem(text(value), value)
        combo.setCurrentIndex(combo.findData(chosen))

    def _enable(self, fixed: Mapping[str, str]) -> None:
        """What has no effect beside the rest cannot be changed."""
        whole = self.blocked.isChecked() or self.protected.isChecked()
        things = self.objects.isChecked()
        idle = {"threshold": things, "zero": things, "complement": things, "denominator": things,
                "population": not self.rates.isChecked(), "blocked": self.protected.isChecked()}  # fmt: skip
        for name, field in self._shared.items():
            off = whole and name not in ("blocked", "protected")
            field.setEnabled(not (off or idle.get(name, False) or name in fixed))
            field.setToolTip(fixed.get(name, ""))

    def _say(self, name: str, value: object) -> None:
        if not self._showing:
            self.edited.emit(name, value)
