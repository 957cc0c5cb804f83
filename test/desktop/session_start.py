# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS starts with a library remembered: what stands there without a click?"""

from qgis.core import QgsProject
from qgis.utils import plugins


def steps(iface, found):
    plugin = plugins["sozialraum"]
    yield lambda: plugin.readings.overview is not None
    yield lambda: not QgsProject.instance().isDirty()  # once the map stands; waited for in vain it is an error
    yield 500
    from sozialraum.ui import map_layers

    found["library"] = str(plugin.selection.library)
    found["tree"] = plugin.gebiet.tree.filter.rowCount()
    found["levels"] = sorted({layer.customProperty("sozialraum/level") for layer in map_layers.layers("areas")})
    found["dirty"] = QgsProject.instance().isDirty()
    found["recent"] = []
    plugin.recent.aboutToShow.emit()
    found["recent"] = [action.text() for action in plugin.recent.actions()]
