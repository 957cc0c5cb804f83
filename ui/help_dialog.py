# SPDX-License-Identifier: GPL-2.0-or-later
"""The first ten minutes, to read beside the work. In German, like the profiles themselves."""

from pathlib import Path

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ..i18n import translate

TEXT = Path(__file__).resolve().parents[1] / "resources" / "help" / "erste-schritte.md"


class HelpDialog(QDialog):
    """Not modal: what it says can be done at the same time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Sozialraum", "Sozialraum: first steps"))
        self.resize(640, 620)
        layout = QVBoxLayout(self)
        self.text = QTextBrowser(self)
        self.text.setMarkdown(TEXT.read_text(encoding="utf-8"))
        self.text.setOpenExternalLinks(True)
        layout.addWidget(self.text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(translate("Sozialraum", "Close"))
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
