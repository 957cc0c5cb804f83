# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers as the ground behind maps: which may, how they are rendered, whose they are, and the cancel button."""

import io
import subprocess
import threading

import numpy as np
import pytest
from osgeo import gdal, osr
from PIL import Image
from qgis.core import QgsLayerMetadata, QgsRasterLayer, QgsVectorLayer
from sozialraum.processing.background import LayerGround, licence_of
from sozialraum.processing.domain.errors import Cancelled, SozialraumError

EXTENT = (390_000.0, 5_810_000.0, 392_000.0, 5_811_000.0)


@pytest.fixture
def photograph(tmp_path):
    """Red in the west, blue in the east; 10 m pixels."""
    path = str(tmp_path / "photo.tif")
    made = gdal.GetDriverByName("GTiff").Create(path, 200, 100, 3)
    made.SetGeoTransform((390_000, 10, 0, 5_811_000, 0, -10))
    system = osr.SpatialReference()
    system.ImportFromEPSG(25833)
    made.SetProjection(system.ExportToWkt())
    pixels = np.zeros((3, 100, 200), np.uint8)
    pixels[0, :, :100] = 200
    pixels[2, :, 100:] = 200
    for band in range(3):
        made.GetRasterBand(band + 1).WriteArray(pixels[band])
    del made
    return QgsRasterLayer(path, "Luftbild 2024")


def never():
    return False


def opened(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_the_picture_has_the_size_and_the_extent_that_are_asked_for(photograph):
    image = opened(LayerGround([photograph], never).picture(EXTENT, (400, 200)))
    assert image.size == (400, 200)
    (red, _, blue), (other_red, _, other_blue) = image.getpixel((50, 100)), image.getpixel((350, 100))
    assert red > 150 > blue
    assert other_blue > 150 > other_red
    half = opened(
        LayerGround([photograph], never).picture((390_000.0, 5_810_000.0, 391_000.0, 5_811_000.0), (200, 200))
    )
    assert all(half.getpixel((x, 100))[0] > 150 for x in (5, 195))


def test_the_same_picture_is_the_same_bytes(photograph):
    one, other = (LayerGround([photograph], never).picture(EXTENT, (400, 200)) for _ in range(2))
    assert one == other


def test_another_thread_may_render_what_was_made_here(photograph):
    ground, found = LayerGround([photograph], never), []
    worker = threading.Thread(target=lambda: found.append(ground.picture(EXTENT, (100, 50))))
    worker.start()
    worker.join(30)
    assert opened(found[0]).size == (100, 50)


def test_where_no_layer_is_there_is_no_picture(photograph):
    assert LayerGround([photograph], never).picture((0.0, 0.0, 1000.0, 1000.0), (50, 50)) is None


def test_cancel_ends_the_rendering(photograph):
    with pytest.raises(Cancelled):
        LayerGround([photograph], lambda: True).picture(EXTENT, (4000, 4000))


def test_a_vector_layer_never_lies_behind_a_map():
    points = QgsVectorLayer("Point?crs=EPSG:25833", "Unterkünfte", "memory")
    with pytest.raises(SozialraumError) as caught:
        LayerGround([points], never)
    assert (caught.value.code, caught.value.values) == ("background_no_picture", {"layer": "Unterkünfte"})


def test_the_licence_is_what_the_layer_says(photograph):
    assert licence_of(photograph) == "Lizenz nicht angegeben"
    metadata = QgsLayerMetadata()
    metadata.setRights(["Geoportal Berlin"])
    metadata.setLicenses(["dl-de/zero-2-0"])
    photograph.setMetadata(metadata)
    ground = LayerGround([photograph], never)
    assert (ground.title, ground.licence) == ("Luftbild 2024", "Geoportal Berlin, dl-de/zero-2-0")


def test_a_profile_on_a_background_has_the_picture_and_names_its_licence(run, filled, photograph, tmp_path):
    whole = str(tmp_path / "whole.tif")
    made = gdal.Translate(whole, photograph.source(), outputBounds=[380_000, 5_825_000, 400_000, 5_805_000])
    del made
    layer = QgsRasterLayer(whole, "Luftbild 2024")
    metadata = QgsLayerMetadata()
    metadata.setRights(["Geoportal Berlin"])
    layer.setMetadata(metadata)
    words = {"LIBRARY": filled, "AREA_IDS": "073005", "TEMPLATE": "teil1"}
    assert run("profile", OUTPUT=tmp_path / "ohne", **words)["WRITTEN"] == 1
    assert run("profile", OUTPUT=tmp_path / "mit", BACKGROUND=[layer], **words)["WRITTEN"] == 1
    (without,), (behind,) = ((tmp_path / folder).glob("*.pdf") for folder in ("ohne", "mit"))
    assert behind.read_bytes().count(b"/Subtype /Image") > without.read_bytes().count(b"/Subtype /Image")
    text = subprocess.run(["pdftotext", behind, "-"], capture_output=True, text=True, check=True).stdout
    assert "Hintergrund: Luftbild 2024, Geoportal Berlin." in " ".join(text.split())
    assert run("profile", OUTPUT=tmp_path / "mit", BACKGROUND=[layer], **words)["SKIPPED"] == 1
    assert run("profile", OUTPUT=tmp_path / "mit", **words)["WRITTEN"] == 1
