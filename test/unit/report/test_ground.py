# SPDX-License-Identifier: GPL-2.0-or-later
"""A picture of the ground behind maps: how it reaches the page, and what stays behind."""

import io

import numpy as np
import pytest
from PIL import Image
from sozialraum.processing.domain.errors import Cancelled, SozialraumError
from sozialraum.processing.report import alternatives, maps
from sozialraum.processing.report.blocks import Picture
from sozialraum.processing.report.ground import credit, raster
from sozialraum.processing.report.tagging import TaggedCanvas
from sozialraum.processing.report.vectors import Paper, Photo


def file_of(kind, colour="#336699", size=(40, 20), mode="RGB", **more):
    buffer = io.BytesIO()
    Image.new(mode, size, colour).save(buffer, kind, **more)
    return buffer.getvalue()


class Meadow:
    """A green ground that notes what is asked for."""

    title, licence = "Luftbild 2024", "Geoportal Berlin, dl-de/zero-2-0"

    def __init__(self, picture=None):
        self.asked, self._picture = [], file_of("JPEG", "#88CC88") if picture is None else picture

    def picture(self, extent, size):
        self.asked.append((extent, size))
        return self._picture


def test_a_jpeg_is_taken_as_it_is_and_a_png_as_pixels():
    picture = file_of("JPEG")
    assert raster(picture) == (40, 20, picture, True)
    import zlib

    made = raster(file_of("PNG", "#336699"))
    assert (made.width, made.height, made.jpeg) == (40, 20, False)
    assert zlib.decompress(made.data) == bytes.fromhex("336699") * 800


def test_what_is_transparent_becomes_white():
    import zlib

    made = raster(file_of("PNG", (10, 20, 30, 0), mode="RGBA"))
    assert set(zlib.decompress(made.data)) == {255}


def test_notes_about_place_and_device_never_reach_the_file():
    exif = Image.Exif()
    exif[0x010F] = "Kamera von Frau Muster"
    picture = file_of("JPEG", exif=exif)
    assert b"Muster" in picture
    assert b"Muster" not in raster(picture).data


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", file_of("GIF"), file_of("JPEG")[:100]])
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(SozialraumError, match="background_unreadable"):
        raster(data)


def test_the_map_asks_for_its_own_extent_at_300_dpi(made_up):
    profile, ground = made_up(), Meadow()
    paper = Paper(480, 240)
    maps.draw_areas(paper, profile, ground=ground)
    ((extent, size),) = ground.asked
    assert size == (2000, 1000)  # 480 / 72 * 300
    assert (extent[2] - extent[0]) / (extent[3] - extent[1]) == pytest.approx(2)
    own = [s.geometry.bounds for s in profile.shapes.children]
    assert extent[0] < min(b[0] for b in own)
    assert extent[3] > max(b[3] for b in own)
    (photo,) = [m for m in paper.marks if isinstance(m, Photo)]
    assert photo[1:] == (0, 0, 480, 240)
    assert paper.marks.index(photo) == 0  # all else lies on it


def test_on_a_ground_nothing_is_filled_and_where_there_is_none_all_is_as_without(made_up):
    def drawn(ground):
        paper = Paper(400, 300)
        maps.draw_facilities(paper, made_up(), ground=ground)
        return paper.marks

    filled = [m for m in drawn(Meadow()) if isinstance(m, str) and " cm " in m and "0.949 0.949 0.949 rg" in m]
    assert filled == []
    assert drawn(Meadow(b"")) == drawn(None)


def test_a_cancelled_picture_ends_the_drawing(made_up):
    class Impatient(Meadow):
        def picture(self, extent, size):
            raise Cancelled

    with pytest.raises(Cancelled):
        maps.draw_areas(Paper(400, 300), made_up(), ground=Impatient())


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_map_on_a_ground_is_accessible_and_the_picture_part_of_the_figure(made_up, judge, tmp_path, poppler, kind):
    profile, ground = made_up(), Meadow(file_of(kind, "#88CC88"))
    pages = TaggedCanvas("Karten", (595, 842))
    for top in (800, 400):
        picture = Picture(
            lambda axes: maps.draw_areas(axes, profile, ground=ground),
            alternatives.areas(profile, ground),
            100,
            100,
            f"Abbildung 1: Planungsräume.{credit(ground)}",
        )
        picture.draw(pages, pages.root, 57, top, 480, 1.0)
    pages.end_page()
    path = tmp_path / "ground.pdf"
    path.write_bytes(pages.finish())
    judge.assert_accessible(path)
    assert len(poppler("pdfimages", "-list", path).splitlines()) == 4  # two lines of head, two uses
    assert path.read_bytes().count(b"/Subtype /Image") == 1
    words = poppler("pdftotext", "-raw", path, "-")
    assert "Hintergrund: Luftbild 2024, Geoportal Berlin" in " ".join(words.split())


def test_a_dock_shows_the_ground_too(made_up):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4, 2), dpi=72)
    maps.draw_areas(figure.add_axes((0, 0, 1, 1)), made_up(), ground=Meadow())
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    shown = np.asarray(canvas.buffer_rgba())[..., :3].astype(int)
    assert (abs(shown - (0x88, 0xCC, 0x88)).max(2) < 6).mean() > 0.5


def test_areas_in_words(made_up):
    assert alternatives.areas(made_up(), Meadow()) == (
        "Karte der 3 Planungsräume von Lindenufer mit ihren Grenzen auf dem Hintergrund Luftbild 2024: Planungsraum 1,"
        " Planungsraum 2 und Planungsraum 3."
    )
