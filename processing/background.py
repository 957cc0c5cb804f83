# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of the project rendered as the ground behind a document's maps; see `report.ground`.

Only pictures and tiles (aerial photographs, web map services, *Karte von Berlin*): a vector layer of the project may
hold what must not leave the office, and its points would be printed without passing the gate of public editions.
"""

from collections.abc import Callable, Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QSize, QThread, QTimer
from qgis.PyQt.QtGui import QColor, QImage

from .domain.errors import Cancelled, SozialraumError

DPI = 300
CRS = "EPSG:25833"
QUALITY = 85  # of JPEG: no artefacts to be seen at 300 dpi, a tenth of PNG's size
LOOK = 100  # milliseconds between two looks at the cancel button
PICTURES = (Qgis.LayerType.Raster, Qgis.LayerType.VectorTile)


def usable(layer: QgsMapLayer) -> bool:
    """Whether a layer may lie behind the maps of a document."""
    return layer.isValid() and layer.type() in PICTURES


class LayerGround:
    """Layers as a `report.ground.Ground`.

    Make it in the thread of the layers (an algorithm's `prepareAlgorithm`); the first `picture` takes the copies of the
    layers into its own thread.

    Parameters
    ----------
    layers
        From top to bottom.
    cancelled
        Asked every tenth of a second.

    Raises
    ------
    SozialraumError
        ``background_no_picture`` (layer).
    """

    def __init__(
        self, layers: Sequence[QgsMapLayer], cancelled: Callable[[], bool], project: QgsProject | None = None
    ) -> None:
        for layer in layers:
            if not usable(layer):
                raise SozialraumError("background_no_picture", layer=layer.name())
        self.title = ", ".join(layer.name() for layer in layers)
        self.licence = "; ".join(dict.fromkeys(map(licence_of, layers)))
        self._cancelled = cancelled
        self._context = (project or QgsProject.instance()).transformContext()
        self._layers = [layer.clone() for layer in layers]
        for copy in self._layers:
            copy.moveToThread(None)  # the thread that renders takes it
        self._taken = False

    def picture(self, extent: tuple[float, float, float, float], size: tuple[int, int]) -> bytes | None:
        """A JPEG of the extent, None where nothing is drawn; see `report.ground.Ground`."""
        self._take()
        job = QgsMapRendererParallelJob(self._settings(extent, size))
        loop, timer = QEventLoop(), QTimer()

        def look() -> None:
            if self._cancelled():
                job.cancelWithoutBlocking()

        job.finished.connect(loop.quit)
        timer.timeout.connect(look)
        timer.start(LOOK)
        job.start()
        loop.exec()
        timer.stop()
        if self._cancelled():
            raise Cancelled
        if job.errors():
            first = job.errors()[0]
            raise SozialraumError("background_failed", layer=self.title, reason=first.message)
        return jpeg(job.renderedImage())

    def _take(self) -> None:
        if not self._taken:
            for layer in self._layers:
                layer.moveToThread(QThread.currentThread())
            self._taken = True

    def _settings(self, extent: tuple[float, float, float, float], size: tuple[int, int]) -> QgsMapSettings:
        settings = QgsMapSettings()
        settings.setLayers(self._layers)
        settings.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
        settings.setTransformContext(self._context)
        settings.setExtent(QgsRectangle(*extent))
        settings.setOutputSize(QSize(*size))
        settings.setOutputDpi(DPI)
        settings.setBackgroundColor(QColor("white"))
        settings.setFlag(Qgis.MapSettingsFlag.Antialiasing)
        settings.setFlag(Qgis.MapSettingsFlag.HighQualityImageTransforms)
        return settings


def licence_of(layer: QgsMapLayer) -> str:
    """What a layer says of its rights, else of who made it."""
    metadata = layer.metadata()
    words = [*metadata.rights(), *metadata.licenses()] or [layer.serverProperties().attribution()]
    found = ", ".join(word.strip() for word in words if word and word.strip())
    return found or "Lizenz nicht angegeben"


def jpeg(image: QImage) -> bytes | None:
    """The picture as a JPEG file; None where it is white all over."""
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    blank = QImage(flat.size(), flat.format())
    blank.fill(QColor("white"))
    if flat == blank:
        return None
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not flat.save(buffer, "JPG", QUALITY):
        raise SozialraumError("background_failed", layer="", reason="JPEG")
    return bytes(array)
