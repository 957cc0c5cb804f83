# SPDX-License-Identifier: GPL-2.0-or-later
"""The first ten minutes and what can be computed, to read beside the work. In German, like the profiles themselves."""

from pathlib import Path

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from ..i18n import translate

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "help"


class HelpDialog(QDialog):
    """Not modal: what it says can be done at the same time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Sozialraum", "Sozialraum: help"))
        self.resize(700, 640)
        layout = QVBoxLayout(self)
        self.pages = QTabWidget(self)
        for name, title in (
            ("erste-schritte", translate("Sozialraum", "First steps")),
            ("profile", translate("Sozialraum", "Profiles")),
            ("berechnen", translate("Sozialraum", "Compute")),
            ("geheimhaltung", translate("Sozialraum", "Confidentiality")),
        ):
            text = QTextBrowser(self)
            text.setMarkdown((FOLDER / f"{name}.md").read_text(encoding="utf-8"))
            text.setOpenExternalLinks(True)
            self.pages.addTab(text, title)
        layout.addWidget(self.pages)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(translate("Sozialraum", "Close"))
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
