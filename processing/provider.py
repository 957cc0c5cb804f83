# SPDX-License-Identifier: GPL-2.0-or-later
"""The provider `sozialraum`: makes the algorithms known to toolbox, models and qgis_process."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..i18n import translate
from .algorithms.aggregate import AggregateFeatures
from .algorithms.audit import AuditFiles
from .algorithms.base import ICON
from .algorithms.burden import Burden
from .algorithms.clusters import Clusters
from .algorithms.compare import Compare
from .algorithms.compositeindex import CompositeIndex
from .algorithms.createlibrary import CreateLibrary
from .algorithms.crosswalk import Crosswalk
from .algorithms.disclosurereport import DisclosureReport
from .algorithms.exportcomments import ExportComments
from .algorithms.exportplanning import ExportPlanning
from .algorithms.importcomments import ImportComments
from .algorithms.importlayer import ImportLayer
from .algorithms.importplanning import ImportPlanning
from .algorithms.importtable import ImportTable
from .algorithms.keeprules import KeepRules
from .algorithms.mssindex import MssIndex
from .algorithms.profile import WriteProfiles
from .algorithms.profiledifference import WriteDifferences
from .algorithms.profiletable import WriteTables
from .algorithms.protect import ProtectNumbers
from .algorithms.reach import ComputeReach
from .algorithms.removesource import RemoveSource
from .algorithms.rollup import RollUpNumbers
from .algorithms.segregation import Segregation
from .algorithms.supply import ComputeSupply
from .algorithms.withdrawrelease import WithdrawRelease

ALGORITHMS = (
    CreateLibrary,
    ImportTable,
    ImportLayer,
    RemoveSource,
    KeepRules,
    DisclosureReport,
    WithdrawRelease,
    ExportPlanning,
    ImportPlanning,
    ExportComments,
    ImportComments,
    AggregateFeatures,
    Burden,
    Clusters,
    Compare,
    CompositeIndex,
    ComputeReach,
    ComputeSupply,
    Crosswalk,
    MssIndex,
    ProtectNumbers,
    RollUpNumbers,
    Segregation,
    WriteProfiles,
    WriteTables,
    WriteDifferences,
    AuditFiles,
)


class SozialraumProvider(QgsProcessingProvider):
    """Holds no state; `id` is frozen, because models and histories store it."""

    def id(self) -> str:
        return "sozialraum"

    def name(self) -> str:
        return "Sozialraum"

    def longName(self) -> str:
        return translate("Sozialraum", "Sozialraum: profiles of Berlin's neighbourhoods")

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:
        return str(ICON)

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
