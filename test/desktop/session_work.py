# SPDX-License-Identifier: GPL-2.0-or-later
"""A morning's work: library, areas, figures, map, themes, a saved project, layers renamed and removed."""

import hashlib
import os
import shutil
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton
from qgis.utils import plugins

LIBRARY = Path(os.environ["SESSION_LIBRARY"])
FOLDER = Path(os.environ["SESSION_FOLDER"])
HERE = Path(__file__).parent if "__file__" in globals() else Path(os.environ["SESSION_FILE"]).parent


def digest() -> str:
    """Hash of the library without the counters QGIS touches when it opens a layer (bytes 24-27 and 92-99)."""
    data = bytearray(LIBRARY.read_bytes())
    data[24:28], data[92:100] = bytes(4), bytes(8)
    return hashlib.sha256(data).hexdigest()


def steps(iface, found):
    plugin = plugins["sozialraum"]
    selection, readings, project = plugin.selection, plugin.readings, QgsProject.instance()
    gebiet, fachdaten = plugin.gebiet, plugin.fachdaten
    before = digest()
    overviews = []
    readings.overviewChanged.connect(lambda: overviews.append(readings.overview))

    # --- library
    plugin.commands.open_path(LIBRARY)
    yield lambda: readings.overview is not None
    yield 500
    from sozialraum.ui import map_layers

    found["crs"] = project.crs().authid()
    found["group"] = [layer.layer().customProperty("sozialraum/level") for layer in map_layers.group().findLayers()]
    found["readonly"] = [layer.readOnly() for layer in map_layers.layers("areas")]
    found["editable"] = [layer.startEditing() for layer in map_layers.layers("areas")]
    found["remembered"] = str(plugin.commands._selection.library)
    import geopandas
    from matplotlib.backends import backend_qtagg

    found["geopandas"], found["backend"] = geopandas.__version__, backend_qtagg.__name__
    found["no_area"] = gebiet.panel.state.text

    # --- area: search, tree, map
    gebiet.search.setText("Rathausp")
    gebiet.search.returnPressed.emit()
    yield lambda: readings.profile is not None
    found["search"] = selection.area_id
    found["rows"] = gebiet.panel.figures.figures.as_table().splitlines()
    profile = readings.profile
    found["profile_rows"] = [
        [row.indicator.indicator, row.area.text, row.district.text, row.city.text] for row in profile.rows
    ]
    found["title"] = [gebiet.panel.title.text(), gebiet.panel.subtitle.text()]
    found["first_child"] = profile.children.rows[0].area.area_id
    for text in ("992004", "rosenfelder", found["first_child"]):
        gebiet.search.setText(text)
        found.setdefault("hits", []).append(gebiet.tree.first_hit())
    gebiet.search.setText("xyz")
    found["no_hit"] = gebiet.nothing.text()
    gebiet.search.clear()
    layer = map_layers.area_layer("BZR", "2021")
    found["map_follows"] = [f["area_id"] for f in layer.selectedFeatures()]
    layer.selectByExpression("\"area_id\" = '993007'")
    yield lambda: readings.profile is not None and readings.profile.area.area_id == "993007"
    found["tree_follows"] = gebiet.tree.currentIndex().data()
    plr = map_layers.area_layer("PLR", "2021")
    extent = next(plr.getFeatures("\"area_id\" LIKE '991001%'")).geometry().pointOnSurface().asPoint()
    plr.selectByRect(QgsRectangle(extent.x() - 1, extent.y() - 1, extent.x() + 1, extent.y() + 1))
    yield 200
    found["plr_selected"] = [selection.area_id, gebiet.tree.areas.node(
        gebiet.tree.filter.mapToSource(gebiet.tree.currentIndex())).area_id, layer.selectedFeatureCount()]  # fmt: skip
    changes = []
    selection.areaChanged.connect(lambda: changes.append(selection.area_id))
    gebiet.tree.chosen.emit("992004")
    yield 300
    found["one_change"] = list(changes)
    yield lambda: readings.profile.area.area_id == "992004"

    # --- computations with what the library answers filled in
    plugin.compute.aboutToShow.emit()
    found["compute"] = [[a.text(), a.isEnabled()] for a in plugin.compute.actions()]
    presets = {name: plugin.computing.presets(f"sozialraum:{name}") for name in ("aggregate", "supply", "mssindex")}
    found["presets"] = presets
    found["plr_layer"] = map_layers.area_layer("PLR", "2021").id()

    # --- figures, chart, widths
    chart = gebiet.panel.chart
    found["chart"] = [chart.isVisible(), chart._canvas.figure.axes != [], type(chart._canvas).__name__]
    window = iface.mainWindow()
    selection.set_indicator("b1")
    next(b for b in gebiet.panel.kinds.findChildren(QToolButton) if b.text() == "Zeitreihe").click()
    yield lambda: readings.line is not None and readings.line.indicator == "b1"
    found["line"] = [chart.isVisible(), chart.described(), gebiet.panel.source.text()]
    selection.set_indicator("pflege_plaetze")
    yield lambda: readings.line is not None and readings.line.indicator == "pflege_plaetze"
    found["no_line"] = [chart.isVisible(), gebiet.panel.rank.text()]
    selection.set_indicator("b1")
    next(b for b in gebiet.panel.kinds.findChildren(QToolButton) if b.text() == "Vergleich").click()
    plugin.actions.rules.trigger()
    plugin.actions.rules.trigger()
    from sozialraum.ui.rules_dialog import RulesDialog

    dialogs = window.findChildren(RulesDialog)
    table = dialogs[0].attention.table
    yield lambda: bool(table.topLevelItem(1).text(3))
    found["rules"] = [len(dialogs), [table.topLevelItem(1).text(column) for column in range(5)]]
    dialogs[0].close()
    for width in (280, 360, 480):
        window.resizeDocks(plugin.docks, [width, width], Qt.Orientation.Horizontal)
        yield 400
        found[f"width_{width}"] = [plugin.docks[0].width(), gebiet.panel.figures.narrow,
                                   gebiet.panel.figures.isColumnHidden(4)]  # fmt: skip
    found["minimum"] = [dock.minimumSizeHint().width() for dock in plugin.docks]
    found["minimum_height"] = [dock.minimumSizeHint().height() for dock in plugin.docks]
    gebiet.panel.figures.copy_value()
    found["copied"] = QgsApplication.clipboard().text()
    tips = [gebiet.panel.figures.figures.index(n, 0).data(Qt.ItemDataRole.ToolTipRole) for n in range(3)]
    found["tooltips"] = tips

    # --- themes and colours
    for theme in ("gruen", "radwege", "kita"):
        fachdaten.tree.themeTicked.emit(theme, True)
    fachdaten.tree.indicatorToggled.emit("b1")
    yield lambda: readings.choropleth is not None
    found["themes"] = sorted([x.name(), sum(1 for _ in x.getFeatures())] for x in map_layers.layers("facilities"))
    found["crs_of_themes"] = [x.crs().authid() for x in map_layers.layers("facilities")]
    found["journal"] = list(LIBRARY.read_bytes()[18:20])
    found["beside"] = sorted(p.name for p in LIBRARY.parent.iterdir() if p != LIBRARY)
    coloured = next(map_layers.layers("coloured"))
    classes = coloured.renderer().categories()
    found["classes"] = [c.label() for c in classes]
    found["legend"] = fachdaten.legend.texts()
    found["coloured"] = [coloured.featureCount(), {f["area_id"]: f["value"] for f in coloured.getFeatures()}]
    found["cells"] = {area: cell.text for area, cell in readings.choropleth.cells.items()}
    labels = [c.label for c in readings.choropleth.classes]
    selection.set_area("993009", "2021")
    yield 600
    found["same_classes"] = [c.label for c in readings.choropleth.classes] == labels
    fachdaten.tree.indicatorToggled.emit("ew")
    yield lambda: readings.choropleth is not None and readings.choropleth.indicator.indicator == "ew"
    yield 600
    found["circles"] = next(map_layers.layers("coloured")).wkbType().name
    canvas = iface.mapCanvas()
    with_circles = canvas.grab().toImage()
    fachdaten.tree.indicatorToggled.emit("ew")
    yield 600
    found["off"] = len(list(map_layers.layers("coloured")))
    found["redrawn"] = canvas.grab().toImage() != with_circles
    fachdaten.tree.indicatorToggled.emit("b1")
    yield lambda: any(True for _ in map_layers.layers("coloured"))

    # --- the project: renamed, saved, opened again
    layer.setName("Meine Regionen")
    saved = FOLDER / "arbeit.qgz"
    project.write(str(saved))
    iface.newProject(False)
    yield 500
    found["new_project"] = gebiet.state.text
    iface.addProject(str(saved))
    yield 1500
    found["reopened"] = [
        map_layers.area_layer("BZR", "2021").name(), sorted(selection.themes), selection.coloured,
        gebiet.state.text, next(map_layers.layers("coloured")).featureCount(),
    ]  # fmt: skip

    # --- layers taken out
    project.removeAllMapLayers()
    yield 300
    found["removed"] = [gebiet.state.text, plugin.map_view.missing, sorted(selection.themes), selection.coloured]
    plugin.actions.load_map.trigger()
    yield lambda: not plugin.map_view.missing
    found["again"] = [gebiet.state.text, map_layers.area_layer("BZR", "2021").name()]

    # --- old key system, other dates
    selection.set_area("99", "2020")
    yield lambda: readings.profile is not None and readings.profile.vintage == "2020"
    found["former"] = gebiet.panel.subtitle.text()
    dates = [gebiet.panel.dates.itemText(n) for n in range(gebiet.panel.dates.count())]
    found["former_dates"] = dates
    found["read_once"] = len({id(o) for o in overviews if o is not None})
    found["unchanged"] = digest() == before
    found["heavy"] = [name for name in ("reportlab", "pyogrio") if name in sys.modules]

    # --- what the public sees, then another library
    selection.set_area("99100101", "2021")
    yield lambda: readings.profile is not None and readings.profile.area.area_id == "99100101"
    selection.set_edition("oeffentlich")
    found["public_at_once"] = [
        gebiet.panel.figures.figures.rowCount(), gebiet.panel.state.text, len(list(map_layers.layers("coloured"))),
        gebiet.panel.editions.isVisible(),
    ]  # fmt: skip
    yield lambda: readings.profile is not None
    found["public"] = gebiet.panel.held_back.text()
    other = FOLDER / "andere.gpkg"
    shutil.copy(LIBRARY, other)
    plugin.commands.open_path(other)
    yield lambda: readings.overview is not None and readings.overview.path == other
    yield 500
    found["other"] = [plugin.map_view.missing, {str(map_layers.library_of(one)) for one in map_layers.layers("areas")}]
    found["other"][1] = found["other"][1] == {str(other)}
