# SPDX-License-Identifier: GPL-2.0-or-later
"""The buttons of a window in which rules of a library are changed."""

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox

from ..i18n import translate


class KeepButtons(QDialogButtonBox):
    """Close, and keep in the data library; Enter in a field of the window does neither."""

    def __init__(self, keep: Callable[[], None], parent: QDialog) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Close, parent)
        close = self.button(QDialogButtonBox.StandardButton.Close)
        close.setText(translate("Sozialraum", "Close"))
        close.setAutoDefault(False)
        self.rejected.connect(parent.reject)
        self.keep = self.addButton(
            translate("Sozialraum", "Keep in the data library"), QDialogButtonBox.ButtonRole.ApplyRole
        )
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(lambda checked=False: keep())
