# SPDX-License-Identifier: GPL-2.0-or-later
"""What writes: profiles in the background, cancel, a source removed, an import by the toolbox, the example."""

import os
import shutil
import time
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.utils import plugins

FOLDER = Path(os.environ["SESSION_FOLDER"])
LIBRARY = FOLDER / "bezirk.gpkg"
shutil.copy(os.environ["SESSION_LIBRARY"], LIBRARY)


def messages(iface) -> list[str]:
    return [item.text() for item in iface.messageBar().items()]


def steps(iface, found):
    plugin = plugins["sozialraum"]
    selection, readings, runner = plugin.selection, plugin.readings, plugin.runner
    out = FOLDER / "profile"
    out.mkdir()
    plugin.commands.open_path(LIBRARY, "992004")
    yield lambda: readings.profile is not None

    # --- one, then all of the district, then cancelled
    from sozialraum.ui.remembered import remember_export_folder

    remember_export_folder(str(out))
    plugin.actions.export_area.trigger()
    found["working"] = [runner.title, plugin.gebiet.findChild(object) is not None]
    yield lambda: not runner.title
    found["one"] = sorted(path.name for path in out.glob("*.pdf"))
    found["one_message"] = messages(iface)
    found["one_buttons"] = [
        button.text() for button in iface.messageBar().currentItem().findChildren(_button()) if button.text()
    ]
    found["district_text"] = plugin.actions.export_district.text()
    late = []
    ticks = [time.monotonic()]
    plugin.actions.export_district.trigger()
    while runner.title:
        yield 20
        late.append(time.monotonic() - ticks[-1])
        ticks.append(time.monotonic())
    found["district"] = sorted(path.name for path in out.glob("*.pdf"))
    found["district_message"] = messages(iface)
    found["longest_pause"] = max(late)
    cancelled = FOLDER / "abgebrochen"
    cancelled.mkdir()
    remember_export_folder(str(cancelled))
    plugin.actions.export_district.trigger()
    yield lambda: any(cancelled.glob("*.pdf"))
    runner.cancel()
    yield lambda: not runner.title
    found["cancelled"] = [path.read_bytes()[-6:].strip() == b"%%EOF" for path in cancelled.glob("*.pdf")]
    found["cancelled_rest"] = sorted(p.suffix for p in cancelled.iterdir() if p.suffix not in (".pdf", ".json"))
    found["cancelled_message"] = messages(iface)

    # --- another document: of the Bezirk that holds the selected region
    own = Path(LIBRARY).parent / "vorlagen"
    own.mkdir(exist_ok=True)
    (own / "kaputt.json").write_text("{", encoding="utf-8")
    found["documents"] = plugin.commands.exporter.templates()
    family = FOLDER / "familie"
    family.mkdir()
    remember_export_folder(str(family))
    plugin.commands._choose_document("bezirk")
    found["bezirk_texts"] = [plugin.actions.export_area.text(), plugin.actions.export_district.isVisible()]
    plugin.actions.export_area.trigger()
    yield lambda: not runner.title and any(family.glob("*.pdf"))
    found["bezirk"] = sorted(path.name for path in family.glob("*.pdf"))
    plugin.commands._choose_document("kurzprofil")
    (own / "kaputt.json").unlink()

    # --- sources: one removed by the algorithm
    from sozialraum.ui.table_dialogs import RejectsDialog, SourcesDialog

    before = readings.overview
    dialog = SourcesDialog(selection, readings, runner, plugin.notices, iface.mainWindow())
    found["sources"] = dialog.table.items.rowCount()
    source = next(s for s in before.sources if "Kita" in s.title or "Kindertages" in s.title)
    found["kita_before"] = before.theme("kita").features
    from sozialraum.ui import map_layers

    plugin.fachdaten.tree.themeTicked.emit("kita", True)
    plugin.fachdaten.tree.indicatorToggled.emit("kita_plaetze")
    yield lambda: readings.choropleth is not None
    yield 200
    found["kita_on_map"] = [len(list(map_layers.layers(role))) for role in ("facilities", "coloured")]
    dialog.take_out(source)
    yield lambda: readings.overview is not before and not runner.title
    found["sources_after"] = dialog.table.items.rowCount()
    found["kita_after"] = readings.overview.theme("kita") is None
    yield 300
    found["kita_off_map"] = [len(list(map_layers.layers(role))) for role in ("facilities", "coloured")]
    dialog.deleteLater()
    rejects = RejectsDialog(readings.overview.rejects, iface.mainWindow())
    found["rejects"] = [rejects.table.items.rowCount(), len(readings.overview.rejects)]
    found["reject_codes"] = [rejects.table.items.item(row, 0).text() for row in range(rejects.table.items.rowCount())]
    rejects.deleteLater()

    # --- an import by the toolbox, not by us: noticed
    before = readings.overview
    from qgis import processing

    layer = Path(os.environ["SESSION_INPUT"]) / "muster_kindertagesstaetten.geojson"
    processing.run(
        "sozialraum:importlayer",
        {"LIBRARY": str(LIBRARY), "INPUT": str(layer), "THEME": "kita", "PERIOD": "31.12.2022"},
    )
    yield lambda: readings.overview is not before
    found["noticed"] = readings.overview.theme("kita").features

    # --- dialogs know the library
    plugin.actions.import_table.trigger()
    yield 500
    found["dialog"] = _in_dialog(iface, "LIBRARY")["LIBRARY"]
    plugin.actions.export_differences.trigger()
    yield 500
    found["compared"] = _in_dialog(iface, "LIBRARY", "AREA_IDS", "LEVEL", "OTHER", "OTHER_PERIOD")
    menu = plugin.commands.export_menu(iface.mainWindow())
    found["export_menu"] = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()

    # --- a library that is none, one that is gone
    (FOLDER / "text.gpkg").write_text("no GeoPackage")
    plugin.commands.open_path(FOLDER / "text.gpkg")
    yield lambda: plugin.gebiet.state.text.startswith("„text.gpkg“")
    found["not_a_library"] = plugin.gebiet.state.text
    plugin.commands.open_path(FOLDER / "weg.gpkg")
    yield lambda: "weg.gpkg" in plugin.gebiet.state.text
    found["gone"] = plugin.gebiet.state.text

    # --- the example
    QgsProject.instance().clear()
    begun = time.monotonic()
    plugin.actions.demo.trigger()
    yield lambda: readings.profile is not None and readings.profile.area.area_id == "992004"
    found["example_s"] = time.monotonic() - begun
    found["example_message"] = messages(iface)
    found["example_file"] = selection.library.name
    found["tasks_left"] = QgsApplication.taskManager().countActiveTasks()


def _button():
    from qgis.PyQt.QtWidgets import QPushButton

    return QPushButton


def _in_dialog(iface, *names: str) -> dict[str, str]:
    """What the open dialog of an algorithm has filled in; then it is closed."""
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    dialog = next(one for one in iface.mainWindow().findChildren(AlgorithmDialog) if one.isVisible())
    values = {name: str(dialog.mainWidget().wrappers[name].parameterValue() or "") for name in names}
    dialog.close()
    return values
