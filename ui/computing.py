# SPDX-License-Identifier: GPL-2.0-or-later
"""The menu *Compute*: the toolbox's computations one click away, with the library and its areas filled in."""

from functools import partial

from qgis.core import QgsApplication, QgsProcessingAlgorithm
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QMenu

from . import map_layers
from .importing import algorithm_dialog
from .notices import Notices
from .readings import Readings
from .selection import Selection

GROUP = "compute"
AREA_PARAMETERS = ("AREAS", "TARGET")  # where the library's Planungsräume are the natural answer


class ComputeMenu(QObject):
    """Fills a menu when it opens, so that it shows just what the provider has."""

    def __init__(self, menu: QMenu, selection: Selection, readings: Readings, notices: Notices) -> None:
        super().__init__(menu)
        self._menu = menu
        self._selection = selection
        self._readings = readings
        self._notices = notices
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self._menu.clear()
        provider = QgsApplication.processingRegistry().providerById("sozialraum")
        computing = [a for a in provider.algorithms() if a.groupId() == GROUP]
        for algorithm in sorted(computing, key=lambda a: a.displayName()):
            action = self._menu.addAction(f"{algorithm.displayName()}…")
            action.setObjectName(f"sozialraumCompute_{algorithm.name()}")
            action.setToolTip(algorithm.shortDescription())
            action.setEnabled(self._possible(algorithm))
            action.triggered.connect(partial(self.open, algorithm.id()))

    def _possible(self, algorithm: QgsProcessingAlgorithm) -> bool:
        return self._selection.library is not None or algorithm.parameterDefinition("LIBRARY") is None

    def open(self, algorithm_id: str, checked: bool = False) -> None:
        """Show the algorithm's dialog; its results are loaded by QGIS as from the toolbox."""
        dialog = algorithm_dialog(algorithm_id, self.presets(algorithm_id), self._notices)
        if dialog is not None:
            dialog.show()

    def presets(self, algorithm_id: str) -> dict[str, str]:
        """What the open library answers of an algorithm's parameters."""
        algorithm = QgsApplication.processingRegistry().algorithmById(algorithm_id)
        overview = self._readings.overview
        if self._selection.library is None or overview is None or algorithm is None:
            return {}
        vintage = self._selection.vintage or overview.vintage
        areas = map_layers.area_layer("PLR", vintage)
        answers = {"LIBRARY": str(self._selection.library)}
        answers |= {name: areas.id() for name in AREA_PARAMETERS if areas is not None}
        return {name: value for name, value in answers.items() if _answers(algorithm, name)}


def _answers(algorithm: QgsProcessingAlgorithm, name: str) -> bool:
    """Whether a parameter takes one layer or file."""
    definition = algorithm.parameterDefinition(name)
    return definition is not None and definition.type() in ("file", "source", "vector")
