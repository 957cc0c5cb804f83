# SPDX-License-Identifier: GPL-2.0-or-later
"""Text, tables and tags piece by piece, and the charts on axes of a dock."""

import ast
import pickle
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.profile import SeriesPoint
from sozialraum.processing.domain.status import Quality
from sozialraum.processing.report import charts, maps, style
from sozialraum.processing.report.fonts import BOLD, REGULAR, text_width
from sozialraum.processing.report.grid import Entry, Table
from sozialraum.processing.report.sheet import first_lines
from sozialraum.processing.report.tagging import TaggedCanvas
from sozialraum.processing.report.text import clean, packed, wrap

REPORT = Path(charts.__file__).parent


def test_wrapped_lines_fit_and_lose_nothing():
    text = "Großsiedlung Am Wäldchen/Nord und Donaudampfschifffahrtsgesellschaft <b>fett</b>"
    for width in (40, 80, 200, 1000):
        lines = wrap(text, REGULAR, 11, width)
        assert "".join(lines) == text
        assert all(text_width(line.rstrip(" "), REGULAR, 11) <= width for line in lines)
    assert wrap("15,2\u00a0% a", REGULAR, 11, 45) == ("15,2\u00a0% ", "a")
    assert wrap("", REGULAR, 11, 30) == ("",)


def test_packed_breaks_between_parts():
    assert packed(["Bezirksregion 073005", "Bezirk A-B"], " · ", REGULAR, 11, 150) == "Bezirksregion 073005\nBezirk A-B"


def test_clean():
    assert clean("a\tb\nc") == "a b c"
    assert clean("e\u0301") == "é"
    assert clean("\u202eab\u2066\u200d") == "ab"
    assert clean("\ue000\ud800") == "\ufffd\ufffd"


def test_widths_are_those_of_the_embedded_font():
    from reportlab.pdfbase import pdfmetrics
    from sozialraum.processing.report import fonts

    fonts.register()
    for font in (REGULAR, BOLD):
        assert text_width("Größe ⁱ 25.939 – k. A.", font, 11) == pytest.approx(
            pdfmetrics.stringWidth("Größe ⁱ 25.939 – k. A.", font, 11), abs=0.1
        )


def test_table_columns_fill_the_width_and_hold_their_words():
    rows = [[Entry("Jugendfreizeiteinrichtungen"), Entry("1.302"), Entry("x " * 40)] for _ in range(3)]
    table = Table(("Thema", "Plätze", "Anmerkung"), rows, "lrl")
    for width in (240.0, 480.0):
        widths = table.column_widths(width)
        assert sum(widths) == pytest.approx(width)
        assert widths[0] >= text_width("Jugendfreizeiteinrichtungen", REGULAR, 9)
    assert sum(table.column_widths(90.0)) == pytest.approx(90)  # words are cut, nothing overflows


def test_a_header_may_be_broken_where_it_is_read_whole(poppler, tmp_path):
    pages = TaggedCanvas("Kopf", (595, 842))
    table = Table(("Kennzahl", Entry("seit\n31.12.\n2023", "seit 31.12.2023")), [[Entry("Hund ⁱ"), Entry("1")]], "lr")
    table.draw(pages, pages.root, 60, 780, 400, 1)
    pages.end_page()
    path = tmp_path / "head.pdf"
    path.write_bytes(pages.finish())
    assert path.read_bytes().count(b"/ActualText") == 1
    assert "Hund ⁱ" in poppler("pdftotext", path, "-")


def test_labels_cover_neither_each_other_nor_their_lines(made_up):
    from sozialraum.processing.report.vectors import Paper

    profile = made_up(children=8)
    axes = Paper(232, 150)  # too narrow for eight plates in a row
    taken = []

    class Spy(maps.MapSheet):
        def values(self, items):
            super().values(items)
            taken.extend(self.taken)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(maps, "MapSheet", Spy)
        maps.draw_choropleth(axes, profile.maps[0], profile)
    assert len(taken) == 9  # eight values and the scale bar
    for i, one in enumerate(taken):
        for other in taken[:i]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_a_long_label_ends_after_a_whole_word():
    lines = first_lines(["Seewiesen/", "Försterei und", "Siedlung an der", "Großen"], 3)
    assert lines == ["Seewiesen/", "Försterei und", "Siedlung an …"]


def test_legend_is_read_down_its_columns():
    entries = [("", "", words) for words in ("1", "2", "3", "4", "5", "ein sehr langes Wort " * 3)]
    assert maps._flow(entries, 200) == [(0, 0), (1, 0), (2, 0), (0, 100), (1, 100), (3, 0)]


def test_an_element_goes_on_over_a_page_break(judge, tmp_path, poppler):
    pages = TaggedCanvas("Zwei Seiten", (595, 842))
    heading, paragraph = pages.root.add("H1"), pages.root.add("P")
    with pages.content(heading):
        pages.write(60, 780, "Titel ", BOLD, 20)
    with pages.content(paragraph):
        pages.write(60, 60, "Anfang ", REGULAR, 11)
    pages.end_page()
    with pages.content(paragraph):
        pages.write(60, 780, "Ende", REGULAR, 11)
    pages.end_page()
    path = tmp_path / "two.pdf"
    path.write_bytes(pages.finish())
    judge.assert_accessible(path)
    text = poppler("pdfinfo", "-struct-text", path)
    assert text.count("P (block)") == 1
    assert text.index("Anfang") < text.index("Ende")


def test_marked_content_does_not_nest():
    pages = TaggedCanvas("x", (100, 100))
    with pytest.raises(RuntimeError), pages.artifact(), pages.content(pages.root.add("P")):
        pass


def test_colours_can_be_read():
    for ink in (style.PAPER, style.DARK):
        for colour in (ink.text, ink.muted, ink.own):
            assert style.contrast(colour, ink.paper) >= 4.5
        for colour in (ink.line, ink.outline):
            assert style.contrast(colour, ink.paper) >= 3
    assert style.contrast(style.WARNING, "#FFFFFF") >= 4.5
    for colour in (*style.CLASSES, *style.AGES):
        assert style.contrast(style.readable(colour), colour) >= 4.5


@pytest.mark.parametrize("pixels", [260, 340, 900])
def test_charts_draw_on_the_axes_of_a_dock(made_up, pixels):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    for changed in ({}, {"signs": True, "children": 8, "name": "Sehr langer Name einer Region / Nord"}, {"people": 0}):
        profile = made_up(**changed)
        names = (profile.area.name, "andere Bezirksregionen", "Bezirk", "Musterstadt")
        for paint in (
            lambda axes, p=profile: charts.draw_ages(axes, p.ages, style.DARK),
            lambda axes, p=profile: charts.draw_series(axes, p.series),
            lambda axes, p=profile, n=names: charts.draw_strips(axes, [p.row("b1")], p.area.area_id, n),
            lambda axes, p=profile: maps.draw_overview(axes, p),
            lambda axes, p=profile: maps.draw_choropleth(axes, p.maps[0], p),
            lambda axes, p=profile: maps.draw_facilities(axes, p),
        ):
            figure = Figure(figsize=(pixels / 96, 2), dpi=96)
            axes = figure.add_axes((0, 0, 1, 1))
            paint(axes)
            canvas = FigureCanvasAgg(figure)
            canvas.draw()
            right = [t.get_window_extent().x1 for t in axes.texts if t.get_text()]
            left = [t.get_window_extent().x0 for t in axes.texts if t.get_text()]
            assert right
            assert max(right) <= pixels + 8  # Agg's hinted glyphs are a little wider than the font's own widths
            assert min(left) >= -8


def drawn_series(series, width=500):
    """Axes with the population line, drawn."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 72, 2), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1))
    charts.draw_series(axes, series)
    FigureCanvasAgg(figure).draw()
    return axes


def population_lines(axes):
    """Dashed or not and number of points of each stretch of the line."""
    own = [line for line in axes.lines if line.get_linewidth() == 1.6]
    return [(line.is_dashed(), len(line.get_xdata())) for line in own]


def bridged(made_up, quality, estimated):
    """Three dates before the reform and two after it."""
    series = made_up(since="").series
    years = (2014, 2015, 2019)
    cells = [formatting.number_cell(24_000 + 100 * k) for k in range(3)]
    cells = [formatting.estimated(cell, error="0,1 %") for cell in cells] if estimated else cells
    before = [SeriesPoint(date(y, 12, 31), "2020", c, quality) for y, c in zip(years, cells, strict=True)]
    return replace(series, points=(*before, *series.points), recut=quality is None)


def test_the_line_is_whole_where_the_bridge_is_exact_and_dashed_where_it_estimates(made_up):
    exact = drawn_series(bridged(made_up, Quality.MERGED, False))
    assert population_lines(exact) == [(False, 5)]
    assert not any("anderer" in text.get_text() for text in exact.texts)
    about = drawn_series(bridged(made_up, Quality.SPLIT, True))
    assert population_lines(about) == [(True, 4), (False, 2)]  # dashed up to the first count of the new system
    assert "≈24.000" in [text.get_text() for text in about.texts]
    hollow = [line for line in about.lines if line.get_marker() == "o" and line.get_markerfacecolor() == "#FFFFFF"]
    assert len(hollow) == 3
    unrelated = drawn_series(bridged(made_up, None, False))
    assert population_lines(unrelated) == [(False, 3), (False, 2)]  # nothing says that both are the same area


def test_the_words_for_a_recut_area_stand_only_where_nothing_is_bridged(made_up):
    words = [text.get_text() for text in drawn_series(made_up(since="recut").series).texts]
    assert {"vor 2021 anderer", "Gebietszuschnitt"} <= set(words)


@pytest.mark.parametrize("width", [180, 260, 340, 437, 500, 700])
def test_years_below_the_line_keep_clear_of_each_other(made_up, width):
    axes = drawn_series(bridged(made_up, Quality.MERGED, False), width)
    boxes = sorted((t.get_window_extent() for t in axes.texts if t.get_text().startswith("12/")), key=lambda b: b.x0)
    assert len(boxes) > 1
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))
    assert boxes[-1].x1 <= width + 1


def test_secret_numbers_are_never_drawn(made_up):
    """The number behind a sign must not be readable from the drawing: no part of a bar, no point."""
    profile = made_up(children=5, signs=True)
    faces = {a.area_id: maps.face_of(profile.maps[0], a.area_id) for a in (s.area for s in profile.shapes.children)}
    assert faces["99100102"] == maps.SIGN_FACES["suppressed"]
    assert faces["99100101"] == maps.SIGN_FACES["missing"]
    assert faces["99100101"] != faces["99100102"] != faces["99100103"]


def test_nobody_reads_text_as_markup():
    banned = {"Paragraph", "XPreformatted", "parseString", "eval", "exec"}
    for path in REPORT.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names.add(node.func.id)
            assert not names & banned, f"{path.name}: {names & banned}"


_DRAW_WITHOUT = """
import sys; sys.modules["reportlab"] = None; sys.argv = ["x"]
import importlib.util, pickle
root, kept = {root!r}, {kept!r}
spec = importlib.util.spec_from_file_location("sozialraum", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["sozialraum"] = module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module)
from pathlib import Path
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.report import batch, charts, document, maps
from sozialraum.processing.report.fonts import require_reportlab
profile = pickle.loads(Path(kept).read_bytes())
figure = Figure()
above, below = figure.subplots(2)
charts.draw_ages(above, profile.ages)
maps.draw_choropleth(below, profile.maps[0], profile)
FigureCanvasAgg(figure).draw()
try:
    require_reportlab()
except SozialraumError as err:
    print(len(above.texts), len(below.collections) + len(below.patches), err.code, "matplotlib.pyplot" in sys.modules)
"""


def test_charts_need_no_reportlab_and_no_pyplot(made_up, tmp_path):
    """Drawn in a Python of its own: pyplot would open windows beside QGIS's, and ReportLab may lack."""
    kept = tmp_path / "profile"
    kept.write_bytes(pickle.dumps(made_up(children=5)))
    code = _DRAW_WITHOUT.format(root=str(REPORT.parents[1]), kept=str(kept))
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert min(int(told[0]), int(told[1])) > 0
    assert told[2:] == ["package_missing", "False"]
