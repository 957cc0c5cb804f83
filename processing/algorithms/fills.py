# SPDX-License-Identifier: GPL-2.0-or-later
"""How classes and signs fill an area on QGIS's map: the colours and hatches of the documents.

No opacity and no blend modes: they would turn a printed map into an image.
"""

from qgis.core import QgsFillSymbol, QgsSimpleFillSymbolLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

# The documents' hatches as brushes: beside its colour each class has a pattern.
BRUSHES = {
    "": Qt.BrushStyle.NoBrush,
    "...": Qt.BrushStyle.Dense7Pattern,
    "---": Qt.BrushStyle.HorPattern,
    "|||": Qt.BrushStyle.VerPattern,
}
SIGN_PATTERNS = {
    "missing": ("#ffffff", Qt.BrushStyle.Dense6Pattern),
    "suppressed": ("#ffffff", Qt.BrushStyle.BDiagPattern),
    "not_applicable": ("#d9d9d9", Qt.BrushStyle.NoBrush),
}
LINE = QColor("#4d4d4d")


def filled(ground: str, brush: Qt.BrushStyle = Qt.BrushStyle.NoBrush) -> QgsFillSymbol:
    """A thinly outlined area with a hatch over its colour."""
    symbol = QgsFillSymbol()
    fill = QgsSimpleFillSymbolLayer(QColor(ground), Qt.BrushStyle.SolidPattern, LINE, Qt.PenStyle.SolidLine, 0.2)
    symbol.changeSymbolLayer(0, fill)
    if brush != Qt.BrushStyle.NoBrush:
        symbol.appendSymbolLayer(QgsSimpleFillSymbolLayer(LINE, brush, LINE, Qt.PenStyle.NoPen, 0.0))
    return symbol


def sign(status: str) -> QgsFillSymbol:
    """An area without a number."""
    return filled(*SIGN_PATTERNS[status])


def shade(number: int, count: int) -> QgsFillSymbol:
    """Class `number` of `count`, light to dark; the rule of `report.maps.class_face`, which needs matplotlib."""
    from ..report.style import CLASSES, PATTERNS

    place = min(round(number * (len(CLASSES) - 1) / (count - 1)) if count > 1 else 2, len(CLASSES) - 1)
    return filled(CLASSES[place], BRUSHES[PATTERNS[place]])


def mss_group(group: str) -> QgsFillSymbol:
    """A group of the social monitoring: the colour tells the status, the hatch the dynamics."""
    from ..domain.categories import DYNAMICS
    from ..report.style import CLASSES

    return filled(CLASSES[int(group[0])], BRUSHES[("", "---", "|||")[list(DYNAMICS).index(group[1:])]])


def is_mss_group(text: str) -> bool:
    """Whether a category is one of the social monitoring's groups."""
    from ..domain.categories import DYNAMICS

    return text[:1] in tuple("1234") and text[1:] in DYNAMICS
