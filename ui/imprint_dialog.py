# SPDX-License-Identifier: GPL-2.0-or-later
"""Who answers for the profiles and how far they are agreed: the library's imprint as a form."""

from collections.abc import Callable, Mapping

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ..i18n import translate
from .notices import Notices
from .readings import Readings
from .runner import Outcome, Runner
from .selection import Selection

# Keys of the library's table, as documents print them: the first four have their place, a decision stands with its
# words before its date.
FIELDS: tuple[tuple[str, Callable[[], str], str], ...] = (
    ("koordination", lambda: translate("Sozialraum", "Coordination:"), "Datenkoordination der OE SPK"),
    ("kontakt", lambda: translate("Sozialraum", "Contact:"), "datenkoordination@bezirk.example"),
    ("oe", lambda: translate("Sozialraum", "Unit in the footer:"), "OE SPK"),
    ("bearbeitungsstand", lambda: translate("Sozialraum", "State:"), "Entwurf"),
    ("Beschlossen durch die AG SRO am", lambda: translate("Sozialraum", "Decided by AG SRO on:"), "16.11.2025"),
    ("Beschlossen durch das Bezirksamt am", lambda: translate("Sozialraum", "Decided by Bezirksamt on:"), "06.02.2026"),
)


class ImprintDialog(QDialog):
    """What is left empty is printed as the profile's default, or not at all; other keys of the library stay."""

    def __init__(
        self, selection: Selection, readings: Readings, runner: Runner, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection, self._runner, self._notices = selection, runner, notices
        self._library = selection.library
        known = dict(readings.overview.numbers.context.imprint) if readings.overview is not None else {}
        self.setWindowTitle(translate("Sozialraum", "Imprint"))
        self.resize(620, 320)
        layout = QVBoxLayout(self)
        about = QLabel(
            translate(
                "Sozialraum",
                "Printed at the end of every profile of this library. A person’s name appears only if you type it "
                "here.",
            ),
            self,
        )
        about.setWordWrap(True)
        layout.addWidget(about)
        form = QFormLayout()
        self.fields: dict[str, QLineEdit] = {}
        titles = {key: title() for key, title, _ in FIELDS} | {k: f"{k}:" for k in sorted(known) if k not in _KEYS}
        examples = {key: example for key, _, example in FIELDS}
        for key, title in titles.items():
            self.fields[key] = QLineEdit(known.get(key, ""), self)
            self.fields[key].setPlaceholderText(examples.get(key, ""))
            form.addRow(title, self.fields[key])
        layout.addLayout(form)
        layout.addStretch(1)
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton(translate("Sozialraum", "Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(translate("Sozialraum", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.keep)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.save.setEnabled(self._library is not None)

    @property
    def values(self) -> Mapping[str, str]:
        return {key: field.text().strip() for key, field in self.fields.items()}

    def keep(self) -> None:
        """Write the imprint; the form stays where that fails."""
        library, values = self._library, self.values

        def write(progress) -> None:
            from ..processing.domain.library import Library

            Library(library).set_imprint(values)

        def done(outcome: Outcome) -> None:
            self.save.setEnabled(True)
            if not outcome.ok:
                self._notices.warning(" ".join(outcome.errors))
                return
            self._notices.success(translate("Sozialraum", "Imprint saved."))
            self._selection.contentChanged.emit()
            self.accept()

        self.save.setEnabled(False)
        self._runner.run_function(translate("Sozialraum", "Saving imprint…"), write, done)


_KEYS = frozenset(key for key, _, _ in FIELDS)
