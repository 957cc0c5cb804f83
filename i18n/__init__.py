# SPDX-License-Identifier: GPL-2.0-or-later
"""What the person reads: one context, English in the source, German in `sozialraum_de.ts`."""

from qgis.PyQt.QtCore import QCoreApplication

translate = QCoreApplication.translate
