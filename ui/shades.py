# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours made from the palette, so that they can be read on light and on dark ground."""

from qgis.PyQt.QtGui import QBrush, QColor, QPalette
from qgis.PyQt.QtWidgets import QWidget

MIX = 0.65  # share of the text's colour; the contrast stays above 4.5 : 1 in QGIS's own themes


def grey(widget: QWidget) -> QBrush:
    """Text that steps back but can still be read; a palette's "disabled" is too pale for that."""
    palette = widget.palette()
    text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    parts = (round(MIX * a + (1 - MIX) * b) for a, b in zip(text.getRgb()[:3], base.getRgb()[:3], strict=True))
    return QBrush(QColor(*parts))
