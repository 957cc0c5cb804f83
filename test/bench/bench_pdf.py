# SPDX-License-Identifier: GPL-2.0-or-later
"""PDF profiles beside the QGIS layout atlas at equal content, then real Kurzprofile and all 143 of them.

Equal content: six A4 pages, three maps of the city's 542 planning areas in five classes with the own region marked,
three tables of twelve rows and six columns. Ours is tagged all the same. QGIS is needed; run it by ``make bench``.
"""

import os
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "unit")]
import timing

timing.register_package()

import geopandas
from qgis.core import (
    QgsApplication,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLayoutExporter,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRendererRange,
    QgsVectorLayer,
)
from real_library import build
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile import Shape
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.report import maps, mapsheet, vectors
from sozialraum.processing.report.blocks import Picture, draw_stack, title
from sozialraum.processing.report.document import document_bytes
from sozialraum.processing.report.generalising import generalised
from sozialraum.processing.report.grid import Entry, Table
from sozialraum.processing.report.style import A4_HEIGHT, A4_WIDTH, CLASSES, LEFT, TOP, WIDTH
from sozialraum.processing.report.tagging import TaggedCanvas

FOLDER = Path(tempfile.mkdtemp())
FIELDS = ("area", "length", "parts")  # three indicators that every area has
ATLAS = 3  # documents a round: the atlas is slow
OURS = 20
GENERALISED = 15.0  # metres


def planning_areas() -> geopandas.GeoDataFrame:
    frame = geopandas.read_file(timing.DATA / "lor2021/lor_2021.gpkg", layer="planungsraeume")
    frame["area"] = frame.area / 1e4
    frame["length"] = frame.length
    frame["parts"] = frame.length**2 / frame.area
    frame["bzr"] = frame["PLR_ID"].str[:6]
    return frame


def simplified(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """The same source for both, borders kept in common."""
    return frame.set_geometry(generalised(frame.geometry.to_numpy(), GENERALISED), crs=frame.crs)


class Atlas:
    """The layout a planner would build: one page a map or table, one document a region."""

    def __init__(self, name: str, frame: geopandas.GeoDataFrame) -> None:
        path = FOLDER / f"{name}.gpkg"
        frame.to_file(path, layer="plr", driver="GPKG")
        frame.dissolve("bzr").reset_index()[["bzr", "geometry"]].to_file(path, layer="bzr", driver="GPKG")
        self.project = QgsProject()
        self.areas = [self._layer(path, field, frame[field]) for field in FIELDS]
        self.regions = QgsVectorLayer(f"{path}|layername=bzr", "bzr", "ogr")
        self.regions.renderer().setSymbol(
            QgsFillSymbol.createSimple({"style": "no", "outline_color": "black", "outline_width": "0.7"})
        )
        self.project.addMapLayers([*self.areas, self.regions])
        self.layout = QgsPrintLayout(self.project)
        self.layout.initializeDefaults()
        for number in range(6):
            if number:
                page = QgsLayoutItemPage(self.layout)
                page.setPageSize("A4", QgsLayoutItemPage.Portrait)
                self.layout.pageCollection().addPage(page)
            else:
                self.layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Portrait)
        for number, layer in enumerate(self.areas):
            self._label(2 * number, f"Kennzahl {number + 1}")
            self._table(2 * number, layer)
            self._map(2 * number + 1, layer)
        atlas = self.layout.atlas()
        atlas.setCoverageLayer(self.regions)
        atlas.setEnabled(True)
        atlas.setFilenameExpression("'doc_' || @atlas_featurenumber")

    def _layer(self, path: Path, field: str, values) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"{path}|layername=plr", field, "ogr")
        limits = [values.min() - 1, *values.quantile([0.2, 0.4, 0.6, 0.8]), values.max()]
        ranges = [
            QgsRendererRange(low, high, QgsFillSymbol.createSimple({"color": colour, "outline_width": "0.1"}), "")
            for low, high, colour in zip(limits[:-1], limits[1:], CLASSES, strict=True)
        ]
        layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))
        return layer

    def _place(self, item, page: int, top: float, height: float) -> None:
        item.attemptMove(QgsLayoutPoint(20, top), page=page)
        item.attemptResize(QgsLayoutSize(170, height))

    def _label(self, page: int, text: str) -> None:
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        self.layout.addLayoutItem(label)
        self._place(label, page, 20, 10)

    def _map(self, page: int, layer: QgsVectorLayer) -> None:
        item = QgsLayoutItemMap(self.layout)
        self.layout.addLayoutItem(item)
        self._place(item, page, 20, 150)
        item.setLayers([self.regions, layer])
        item.zoomToExtent(layer.extent())

    def _table(self, page: int, layer: QgsVectorLayer) -> None:
        table = QgsLayoutItemAttributeTable.create(self.layout)
        table.setVectorLayer(layer)
        table.setDisplayedFields(["PLR_ID", "PLR_NAME", "bzr", "area", "length", "parts"])
        table.setMaximumNumberOfFeatures(12)
        self.layout.addMultiFrame(table)
        frame = QgsLayoutFrame(self.layout, table)
        self._place(frame, page, 35, 120)
        table.addFrame(frame)

    def write(self) -> int:
        """ATLAS documents; the bytes of the last."""
        atlas, exporter = self.layout.atlas(), QgsLayoutExporter(self.layout)
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.forceVectorOutput = True
        atlas.beginRender()
        atlas.first()
        path = ""
        for _ in range(ATLAS):
            path = str(FOLDER / f"{atlas.currentFilename()}.pdf")
            if exporter.exportToPdf(path, settings) != QgsLayoutExporter.Success:
                raise RuntimeError(exporter.errorFile())
            atlas.next()
        atlas.endRender()
        return Path(path).stat().st_size


class Ours:
    """The same content by the blocks of `report`."""

    def __init__(self, frame: geopandas.GeoDataFrame, tolerance: float) -> None:
        self.tolerance = tolerance
        self.rows = list(frame[["PLR_ID", "PLR_NAME", "bzr", "area", "length", "parts"]].itertuples(index=False))
        ref = build_profile(NUMBERS, "011001").shapes.children[0].area
        self.shapes = [
            Shape(replace(ref, area_id=i, name=n), g)
            for i, n, g in zip(frame["PLR_ID"], frame["PLR_NAME"], frame.geometry, strict=True)
        ]
        first = build_profile(NUMBERS, "011001").maps[0]
        self.drawn = []
        for field in FIELDS:
            place = frame[field].rank(pct=True).mul(4.999).astype(int)
            self.drawn.append(replace(first, class_of=dict(zip(frame["PLR_ID"], place, strict=True)), cells={}))
        self.regions = frame.groupby("bzr")["PLR_ID"].agg(set).to_dict()

    def document(self, region: str) -> bytes:
        pages = TaggedCanvas(f"Profil {region}", (A4_WIDTH, A4_HEIGHT))
        for number, drawn in enumerate(self.drawn, 1):
            rows = [[Entry(v if isinstance(v, str) else f"{v:.1f}") for v in row] for row in self.rows[:12]]
            table = Table(("Schlüssel", "Name", "BZR", "Fläche", "Umfang", "Form"), rows, "lllrrr")
            self._page(pages, [title(f"Kennzahl {number}"), table])

            def paint(axes, drawn=drawn) -> None:
                maps.draw_classes(axes, drawn, self.shapes, self.regions[region])

            self._page(pages, [Picture(paint, "Karte", 150, 150)])
        return pages.finish()

    def _page(self, pages: TaggedCanvas, blocks) -> None:
        draw_stack(blocks, pages, pages.root, LEFT, A4_HEIGHT - TOP, WIDTH, 1.0)
        pages.end_page()

    def write(self) -> int:
        """OURS documents onto the disk; the bytes of the last."""
        mapsheet.TOLERANCE = self.tolerance
        for region in list(self.regions)[:OURS]:
            (FOLDER / "ours.pdf").write_bytes(self.document(region))
        return (FOLDER / "ours.pdf").stat().st_size

    def first(self) -> None:
        """One document with nothing kept from others."""
        vectors._FORMS.clear()
        vectors._outline.cache_clear()
        mapsheet._SIMPLE.clear()
        mapsheet._generalised.cache_clear()
        mapsheet.TOLERANCE = self.tolerance
        self.document(next(iter(self.regions)))


def memory() -> float:
    """MB in use now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def batch() -> None:
    """All regions in one process, profile and PDF."""
    ids = NUMBERS.areas("2021", "BZR").ids
    document_bytes(build_profile(NUMBERS, ids[0]))
    start, busy, marks, sizes, writing = time.perf_counter(), time.process_time(), [], [], 0.0
    for number, region in enumerate(ids):
        profile = build_profile(NUMBERS, region)
        before = time.perf_counter()
        sizes.append(len(document_bytes(profile)))
        writing += time.perf_counter() - before
        if number % 35 == 34:
            marks.append(memory())
    took, busy = time.perf_counter() - start, time.process_time() - busy
    print(f"{len(ids)} real Kurzprofile with charts and tags, one process")
    print(f"  {took:.1f} s ({busy:.1f} s of processor), of which PDF {writing:.1f} s = {writing / len(ids):.3f} s each")
    print(f"  {sum(sizes) / len(sizes) / 1000:.0f} kB each, largest {max(sizes) / 1000:.0f} kB")
    print(f"  memory after every 35: {', '.join(f'{m:.0f}' for m in marks)} MB")


application = QgsApplication([], False)
application.initQgis()
build(FOLDER / "berlin.gpkg", timing.DATA)
NUMBERS = Numbers.read(Library(FOLDER / "berlin.gpkg"))
full = planning_areas()
coarse = simplified(full)
for name, frame, tolerance, goal in (("full geometry", full, 0.0, 25), ("generalised", coarse, 0.0, 7)):
    atlas, ours = Atlas(name.split()[0], frame), Ours(frame, tolerance)
    found = timing.compare(
        f"six pages, three city maps of {len(frame)} areas ({name}), three tables",
        {
            f"QGIS layout atlas, {ATLAS} documents": atlas.write,
            f"sozialraum, {OURS} documents": ours.write,
            "sozialraum, a first document": ours.first,
        },
        runs=5,
    )
    theirs, our, first = found.values()
    ratio = theirs / ATLAS / (our / OURS)
    sizes = f"{atlas.write() / 1000:.0f} kB beside {ours.write() / 1000:.0f} kB"
    print(f"  each: atlas {theirs / ATLAS:.3f} s, ours {our / OURS:.4f} s; {sizes}")
    print(f"  ratio {theirs / ATLAS / (our / OURS):.1f} (goal {goal}); with nothing kept {theirs / ATLAS / first:.1f}")
mapsheet.TOLERANCE = 0.25
del atlas, ours  # before QGIS goes
batch()
application.exitQgis()
