# SPDX-License-Identifier: GPL-2.0-or-later
"""What a sheet puts onto paper: PDF operators, and the same picture as on matplotlib axes."""

import subprocess

import numpy as np
import pytest
from shapely.geometry import MultiPolygon, Point, box
from sozialraum.processing.report import vectors
from sozialraum.processing.report.sheet import Fill, Place, Sheet, width_on
from sozialraum.processing.report.tagging import TaggedCanvas
from sozialraum.processing.report.vectors import Paper, Words, draw

PLACE = Place(0.01, 10.0, 20.0)  # 1 km is 10 points
WINDOW = (0.0, 0.0, 100.0, 100.0)


def drawn(paint, width=100.0, height=100.0):
    paper = Paper(width, height)
    paint(Sheet(paper))
    return paper


def saved(papers, path):
    """A page for each paper."""
    pages = TaggedCanvas("Probe", (200, 200))
    for paper in papers:
        with pages.content(pages.root.add("Figure", alt="Probe", box=(0, 0, 200, 200))):
            draw(paper, pages, 50, 50)
        pages.end_page()
    path.write_bytes(pages.finish())
    return path


def test_a_line_has_its_width_its_dashes_and_round_corners():
    (line,) = drawn(lambda s: s.line([0, 10.5], [1, 2], "#FF0000", 1.5, (3, 2))).marks
    assert line == "1 0 0 RG 1.5 w 0 J 1 j [3 2] 0 d 0.00 1.00 m 10.50 2.00 l S"


def test_a_box_is_filled_and_stroked_as_asked():
    def paint(sheet):
        sheet.box(1, 2, 3, 4, "#FFFFFF")
        sheet.box(1, 2, 3, 4, "none", "#000000")

    assert drawn(paint).marks == [
        "1 1 1 rg 1.00 2.00 3.00 4.00 re f*",
        "0 0 0 RG 0.6 w 0 J 0 j [] 0 d 1.00 2.00 3.00 4.00 re S",
    ]


def test_an_area_is_written_in_whole_steps_from_its_corner():
    """At 0.01 points a metre the step is 2 m, the largest power of two below 0.02 points."""
    paper = Paper(100, 100)
    paper.area(box(1000, 2000, 1100, 2050), PLACE, Fill("#000000"), WINDOW)
    corner = "0.02 0 0 0.02 20.00 40.00 cm"  # 1000 m * 0.01 + 10, 2000 m * 0.01 + 20
    assert paper.marks == [f"q {corner} 0 0 0 rg 50 0 m\n50 25 l\n0 25 l\n0 0 l\nh f* Q"]


def test_an_area_beyond_the_window_is_clipped():
    paper = Paper(100, 100)
    paper.area(box(-5000, 0, 5000, 1000), PLACE, Fill("#000000"), WINDOW)
    assert paper.marks[0].startswith("q 0.00 0.00 100.00 100.00 re W n\n")


def test_nothing_is_drawn_of_what_is_no_polygon():
    paper = Paper(100, 100)
    paper.area(Point(0, 0), PLACE, Fill("#000000"), WINDOW)
    assert paper.marks == []


def test_holes_and_parts_stay(tmp_path):
    ring = box(0, 0, 8000, 8000).difference(box(2000, 2000, 6000, 6000))
    paper = Paper(100, 100)
    paper.area(MultiPolygon([ring, box(3000, 3000, 5000, 5000)]), Place(0.0125, 0, 0), Fill("#000000"), None)
    dark = pixels(saved([paper], tmp_path / "ring.pdf"), tmp_path) < 128
    assert [bool(dark[200 - y, x]) for x, y in ((60, 60), (85, 85), (100, 100), (180, 180))] == [
        True,
        False,
        True,
        False,
    ]


def pixels(path, tmp_path):
    """The first page, a grey value for each point."""
    from PIL import Image

    subprocess.run(["pdftoppm", "-r", "72", "-gray", "-png", path, tmp_path / "page"], check=True)
    return np.asarray(Image.open(next(tmp_path.glob("page-*1.png"))).convert("L"))


@pytest.mark.parametrize("pattern", ["...", "---", "|||", "///"])
def test_a_pattern_stays_inside_its_area(tmp_path, pattern):
    paper = Paper(100, 100)
    paper.area(box(0, 0, 4000, 4000), Place(0.01, 20, 20), Fill("#FFFFFF", hatch=pattern), None)
    grey = pixels(saved([paper], tmp_path / "pattern.pdf"), tmp_path)
    rows, columns = np.nonzero(grey < 240)
    assert 40 < len(rows) < 1500  # marks, no filled area of 40 x 40
    assert (rows.min(), rows.max()) >= (200 - 50 - 61, 0)
    assert rows.max() <= 200 - 50 - 19
    assert columns.min() >= 69
    assert columns.max() <= 111


def test_words_end_with_a_space_and_stand_where_they_are_aligned():
    from sozialraum.processing.report.fonts import REGULAR, text_width

    def paint(sheet):
        for align in ("left", "center", "right"):
            sheet.text(50, 50, "Nord\n", 10, align)

    width = text_width("Nord", REGULAR, 10)
    marks = drawn(paint).marks
    assert all(isinstance(m, Words) and m.text == "Nord " for m in marks)
    assert [m.x for m in marks] == pytest.approx([50, 50 - width / 2, 50 - width])
    assert {round(m.y, 2) for m in marks} == {47.4}


def hatched(sheet):
    sheet.box(0, 0, 50, 50, "#12436D", "#000000", "///")


def test_what_is_shared_is_drawn_once_and_stands_in_a_file_once(judge, tmp_path):
    calls = []

    def paint(sheet):
        sheet.shared("once", lambda: calls.append(hatched(sheet)))
        sheet.text(10, 60, "Karte")

    path = saved([drawn(paint), drawn(paint)], tmp_path / "shared.pdf")
    assert len(calls) == 1
    assert path.read_bytes().count(b"/Subtype /Form") == 1
    judge.assert_accessible(path)
    dark = pixels(path, tmp_path) < 128
    assert dark[105:145, 55:95].mean() > 0.6  # the box with light lines over it


def test_another_key_or_another_size_is_another_drawing():
    def form(key, width):
        return drawn(lambda sheet: sheet.shared(key, lambda: sheet.box(0, 0, sheet.width, 1, "#000000")), width).marks[
            0
        ]

    assert form("a", 100) is form("a", 100)
    assert form("a", 120).packed != form("a", 100).packed
    assert form("b", 100) is not form("a", 100)


def test_the_oldest_drawings_are_forgotten():
    for n in range(3 * vectors.MOST_FORMS):
        drawn(lambda sheet, n=n: sheet.shared(("many", n), lambda: hatched(sheet)))
    assert len(vectors._FORMS) == vectors.MOST_FORMS


def test_words_are_never_shared():
    sheet = Sheet(Paper(10, 10))
    with pytest.raises(RuntimeError):
        sheet.shared("words", lambda: sheet.text(0, 0, "Nord"))
    sheet.text(0, 0, "Nord")  # and the sheet goes on


def test_paper_and_canvas_show_the_same(tmp_path):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    def paint(axes):
        sheet = Sheet(axes)
        assert width_on(axes) == pytest.approx(200)
        sheet.box(20, 20, 60, 40, "#93BBE0", "#000000")
        sheet.line([10, 190], [100, 150], "#4D4D4D", 3, (6, 4))
        for i, shape in enumerate(("circle", "square", "triangle", "diamond", "pentagon", "star")):
            sheet.marker(20 + 30 * i, 180, shape, 20, "#12436D", "#000000", 2)
        sheet.surface.area(box(0, 0, 4000, 4000), Place(0.01, 120, 30), Fill("#1D4F86", "#000000", 2), None)

    figure = Figure(figsize=(200 / 72, 200 / 72), dpi=72)
    paint(figure.add_axes((0, 0, 1, 1)))
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    axes_grey = np.asarray(canvas.buffer_rgba())[..., :3].mean(2)
    paper = Paper(200, 200)
    paint(paper)
    pages = TaggedCanvas("Probe", (200, 200))
    with pages.artifact():
        draw(paper, pages, 0, 0)
    pages.end_page()
    path = tmp_path / "same.pdf"
    path.write_bytes(pages.finish())
    difference = np.abs(axes_grey - pixels(path, tmp_path))
    assert (difference > 110).mean() < 0.005  # edges are smoothed differently
