# SPDX-License-Identifier: GPL-2.0-or-later
"""The library on the map: a group of read-only LOR layers, facilities by theme, one coloured indicator.

Layers are found by the custom property `sozialraum/role`, never by name, so that renaming changes nothing.
"""

from collections.abc import Iterator
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from .editions import INTERNAL, PUBLIC
from .map_styles import style_areas, style_selection, theme_symbol
from .wording import levels_title, vintage_title

ROLE, LEVEL, VINTAGE, THEME, KIND, EDITION = (
    f"sozialraum/{name}" for name in ("role", "level", "vintage", "theme", "kind", "edition")
)
AREAS, FACILITIES, COLOURED, GROUP = "areas", "facilities", "coloured", "group"
CRS = "EPSG:25833"
LEVELS = ("BEZ", "PGR", "BZR", "PLR")  # as they lie on each other
SHOWN = ("BEZ", "BZR", "PLR")
OPEN_FIELDS = ("fid", "geom", "facility_id", "theme", "office", "name", "carrier", "period")  # for the public
TABLES = {"point": "facilities_point", "line": "facilities_line", "area": "facilities_area"}


def layers(role: str, **properties: str) -> Iterator[QgsVectorLayer]:
    """Layers of the project by role and, if named, level, vintage, theme, kind."""
    for layer in QgsProject.instance().mapLayers().values():
        if layer.customProperty(ROLE) == role and all(
            layer.customProperty(f"sozialraum/{name}") == value for name, value in properties.items()
        ):
            yield layer


def area_layer(level: str, vintage: str) -> QgsVectorLayer | None:
    return next(layers(AREAS, level=level, vintage=vintage), None)


def group(create: bool = False) -> QgsLayerTreeGroup | None:
    """The group of the library's layers, found by its property like the layers."""
    root = QgsProject.instance().layerTreeRoot()
    found = next((g for g in root.findGroups(True) if g.customProperty(ROLE) == GROUP), None)
    if found is None and create:
        found = root.insertGroup(0, "Sozialraum")
        found.setCustomProperty(ROLE, GROUP)
    return found


def add_areas(path: Path, vintages: dict[str, object]) -> bool:
    """Add what is missing of the area layers; whether the project had no layer before.

    Parameters
    ----------
    vintages
        Key systems, oldest first, with the date until which they held (None: still in force).
    """
    project = QgsProject.instance()
    empty = not project.mapLayers()
    home = group(create=True)
    newest = list(vintages)[-1]
    for vintage, valid_to in reversed(vintages.items()):
        inside = home if vintage == newest else _former(home, vintage, vintage_title(vintage, valid_to))
        for level in LEVELS:
            if area_layer(level, vintage) is None:
                name = f"{levels_title(level)} ({vintage_title(vintage, valid_to)})"
                _add(_areas(path, level, vintage, name), inside, level in SHOWN)
    if empty:
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
    return empty


def _former(home: QgsLayerTreeGroup, vintage: str, name: str) -> QgsLayerTreeGroup:
    """Subgroup of a former key system: there, but out of the way."""
    found = next((g for g in home.findGroups() if g.customProperty(VINTAGE) == vintage), None)
    if found is None:
        found = home.addGroup(name)
        found.setCustomProperty(VINTAGE, vintage)
        found.setItemVisibilityChecked(False)
        found.setExpanded(False)
    return found


def _opened(path: Path, table: str, name: str, subset: str = "") -> QgsVectorLayer:
    """A layer of the library, never to be written through QGIS.

    The filter goes into the source: set on an open layer, QGIS opens the file for writing and turns it to WAL, which
    does not belong on a network share and breaks the layers that are open already.
    """
    parts = {"path": str(path), "layerName": table}
    if subset:
        parts["subset"] = subset
    options = QgsVectorLayer.LayerOptions()
    options.forceReadOnly = True
    layer = QgsVectorLayer(QgsProviderRegistry.instance().encodeUri("ogr", parts), name, "ogr", options)
    layer.setReadOnly(True)  # this one is kept in the project
    return layer


def _areas(path: Path, level: str, vintage: str, name: str) -> QgsVectorLayer:
    layer = _opened(path, f"{level.lower()}_{vintage}", name)
    for key, value in ((ROLE, AREAS), (LEVEL, level), (VINTAGE, vintage)):
        layer.setCustomProperty(key, value)
    layer.setDisplayExpression('"name" || \' \' || "area_id"')
    style_areas(layer, level)
    style_selection(layer)
    return layer


def _add(layer: QgsVectorLayer, inside: QgsLayerTreeGroup, shown: bool, at: int = -1) -> None:
    QgsProject.instance().addMapLayer(layer, False)
    node = inside.insertLayer(at, layer)
    node.setItemVisibilityChecked(shown)
    node.setExpanded(False)


def add_on_top(layer: QgsMapLayer) -> None:
    """Facilities lie over everything."""
    _add(layer, group(create=True), True, 0)


def add_below(layer: QgsMapLayer) -> None:
    """Coloured areas lie below the outlines, above the former key systems."""
    home = group(create=True)
    places = [n for n, child in enumerate(home.children()) if not isinstance(child, QgsLayerTreeGroup)]
    _add(layer, home, True, max(places, default=-1) + 1)


def show_themes(path: Path, wanted: dict[str, tuple[str, tuple[str, ...]]], edition: str) -> None:
    """Facility layers for exactly these themes: title and kinds (point, line, area) by theme.

    Those of an edition for the public hold neither closed places nor what is known of places beside name and carrier,
    so that QGIS's own export cannot either.
    """
    kept = set()
    for layer in list(layers(FACILITIES)):
        if layer.customProperty(THEME) in wanted and layer.customProperty(EDITION, INTERNAL) == edition:
            kept.add((layer.customProperty(THEME), layer.customProperty(KIND)))
        else:
            QgsProject.instance().removeMapLayer(layer.id())
    for theme, (title, kinds) in wanted.items():
        for kind in kinds:
            if (theme, kind) not in kept:
                add_on_top(_facilities(path, theme, kind, title, edition))


def _facilities(path: Path, theme: str, kind: str, title: str, edition: str) -> QgsVectorLayer:
    subset = QgsExpression.createFieldEqualityExpression("theme", theme)
    if edition == PUBLIC:
        named = ", ".join(f'"{name}"' for name in OPEN_FIELDS)
        subset = f'SELECT {named} FROM "{TABLES[kind]}" WHERE {subset} AND ("public" IS NULL OR "public" <> 0)'
    layer = _opened(path, TABLES[kind], title, subset)
    for key, value in ((ROLE, FACILITIES), (THEME, theme), (KIND, kind), (EDITION, edition)):
        layer.setCustomProperty(key, value)
    layer.setDisplayExpression('"name"')
    layer.setRenderer(QgsSingleSymbolRenderer(theme_symbol(theme, kind)))
    return layer


def shown_themes() -> frozenset[str]:
    return frozenset(layer.customProperty(THEME) for layer in layers(FACILITIES))


def library_of(layer: QgsVectorLayer) -> Path:
    return Path(QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path", ""))


def remove_other_libraries(path: Path | None) -> None:
    """Take out layers of a library that is no longer open; the group goes when it is empty."""
    project = QgsProject.instance()
    others = [layer.id() for role in (AREAS, FACILITIES) for layer in layers(role) if library_of(layer) != path]
    coloured = [layer.id() for layer in layers(COLOURED)]
    if others:
        project.removeMapLayers(others + coloured)
    home = group()
    if home is not None:
        for former in [g for g in home.findGroups() if not g.findLayers()]:
            home.removeChildNode(former)
        if not home.findLayers():
            home.parent().removeChildNode(home)


def reload_facilities() -> None:
    """Show what an import has changed: QGIS keeps the file open without looking for changes."""
    for layer in layers(FACILITIES):
        layer.reload()
        layer.triggerRepaint()
