# SPDX-License-Identifier: GPL-2.0-or-later
"""The entries of menu, toolbar and buttons, made when QGIS loads the plugin; `Commands` says later what they do."""

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction, QIcon

from ..i18n import translate

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"


def icon(name: str) -> QIcon:
    """An icon of our own."""
    return QIcon(str(ICONS / f"{name}.svg"))


class Actions(QObject):
    """One action for each thing a person can do, shared by all places that offer it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        make = self._action
        self.open = make("Open", translate("Sozialraum", "Open data library…"), "/mActionFileOpen.svg")
        self.create = make("Create", translate("Sozialraum", "Create data library…"), "/mActionNewGeoPackageLayer.svg")
        self.import_table = make("ImportTable", translate("Sozialraum", "Import table…"), "/mActionAddTable.svg")
        self.import_layer = make("ImportLayer", translate("Sozialraum", "Import layer…"), "/mActionAddOgrLayer.svg")
        self.export_planning = make("ExportPlanning", translate("Sozialraum", "Export planning…"))
        self.import_planning = make("ImportPlanning", translate("Sozialraum", "Import planning…"))
        self.export_comments = make("ExportComments", translate("Sozialraum", "Write comment sheet…"))
        self.import_comments = make("ImportComments", translate("Sozialraum", "Import comments of the offices…"))
        self.sources = make("Sources", translate("Sozialraum", "Manage sources…"), "/mActionOpenTable.svg")
        self.rules = make("Rules", translate("Sozialraum", "Rules and targets…"))
        self.confidentiality = make("Confidentiality", translate("Sozialraum", "Confidentiality…"))
        self.policies = make("Policies", translate("Sozialraum", "Rules of confidentiality…"))
        self.texts = make("Texts", translate("Sozialraum", "Texts…"))
        self.imprint = make("Imprint", translate("Sozialraum", "Imprint…"))
        self.export = make("Export", translate("Sozialraum", "Export profiles…"), "/mActionSaveAsPDF.svg")
        self.export_tables = make("ExportTables", translate("Sozialraum", "Export tables (XLSX)…"))
        self.export_differences = make("ExportDifferences", translate("Sozialraum", "Compare two editions…"))
        self.audit = make("Audit", translate("Sozialraum", "Audit files before they are released…"))
        self.demo = make("Demo", translate("Sozialraum", "Open example (Musterbezirk)"))
        self.help = make("Help", translate("Sozialraum", "Help"), "/mActionHelpContents.svg")
        self.find = make("Find", translate("Sozialraum", "Search…"), "/mActionFileOpen.svg")
        self.close_library = make("Close", translate("Sozialraum", "Close"))
        self.load_map = make("LoadMap", translate("Sozialraum", "Load again"), "/mActionRefresh.svg")
        self.zoom = make("Zoom", translate("Sozialraum", "Zoom to area"), "/mActionZoomToSelected.svg")
        self.export_area = make("ExportArea", translate("Sozialraum", "This area"))
        self.export_district = make("ExportDistrict", "")
        self.export_folder = make("ExportFolder", translate("Sozialraum", "Choose target folder…"))
        self._shorten(self.open, translate("Sozialraum", "Open…"))
        self._shorten(self.demo, translate("Sozialraum", "View example"))
        self.choose = make("Choose", translate("Sozialraum", "Choose area on the map"))
        self.choose.setIcon(icon("choose"))
        self.choose.setCheckable(True)

    @staticmethod
    def _shorten(action: QAction, text: str) -> None:
        """A shorter text on buttons; the tooltip, which Qt would derive from it, stays the whole one."""
        action.setToolTip(action.text().rstrip("…"))
        action.setIconText(text)

    def _action(self, name: str, text: str, theme_icon: str = "") -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"sozialraum{name}")
        if theme_icon:
            action.setIcon(QgsApplication.getThemeIcon(theme_icon))
        return action
