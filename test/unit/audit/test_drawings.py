# SPDX-License-Identifier: GPL-2.0-or-later
"""What is drawn on a page is read as shapes, colours and words with their places, and measured."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas
from sozialraum.processing.domain.audit.area_names import AreaNames
from sozialraum.processing.domain.audit.claims import Where
from sozialraum.processing.domain.audit.documents import Bar, Drawing, Patch, Place
from sozialraum.processing.domain.audit.drawings import Ruler, scale
from sozialraum.processing.domain.audit.pdf_figures import drawing
from sozialraum.processing.domain.audit.pdf_marks import page_marks
from sozialraum.processing.domain.audit.vocabulary import Vocabulary

HATCHED = "1 1 1 rg {0} re f* q {0} re W* n 0 0 m 500 500 l S Q"


def marks(*operators, words=()):
    """What is read of a figure drawn by these operators, with words at places."""
    target = BytesIO()
    canvas = Canvas(target, pageCompression=1)
    canvas._code.append("/Figure <</MCID 7>> BDC")
    for x, y, text in words:
        canvas.drawString(x, y, text)
    canvas._code += [*operators, "EMC", "/P <</MCID 8>> BDC 0 0 9 9 re f EMC"]
    canvas.showPage()
    canvas.save()
    return page_marks(PdfReader(target).pages[0], {7})[7]


@pytest.mark.parametrize(("operators", "box"), [
    ("10 20 30 40 re f", (10, 20, 40, 60)),
    ("q 2 0 0 2 5 0 cm 10 20 30 40 re f Q", (25, 40, 85, 120)),
    ("q 0 1 -1 0 0 0 cm 10 20 30 40 re f Q", (-60, 10, -20, 40)),  # a quarter turn
    ("10 20 m 40 20 l 40 60 l 10 60 l h B*", (10, 20, 40, 60)),
])  # fmt: skip
def test_a_rectangle_is_where_it_is_drawn(operators, box):
    (shape,) = marks(operators).shapes
    assert (shape.left, shape.bottom, shape.right, shape.top) == pytest.approx(box)
    assert shape.rectangle


def test_what_a_form_draws_is_where_it_is_put():
    """A form is drawn once and put on pages; with words and without."""
    target = BytesIO()
    canvas = Canvas(target)
    for name in ("square", "named"):
        canvas.beginForm(name)
        canvas.rect(0, 0, 10, 10, stroke=0, fill=1)
        if name == "named":
            canvas.drawString(2, 2, "Nord")
        canvas.endForm()
    canvas._code.append("/Figure <</MCID 7>> BDC")
    for n, name in enumerate(("square", "named")):
        canvas.saveState()
        canvas.translate(100 * n, 50)
        canvas.doForm(name)
        canvas.restoreState()
    canvas._code.append("EMC")
    canvas.save()
    found = page_marks(PdfReader(target).pages[0], {7})[7]
    assert [(shape.left, shape.bottom, shape.right) for shape in found.shapes] == [(0, 50, 10), (100, 50, 110)]
    assert [(label.text, label.left) for label in found.labels] == [("Nord", 102)]


@pytest.mark.parametrize(("operators", "face"), [
    ("0.2 0.4 0.6 rg", (0.2, 0.4, 0.6)), ("0.5 g", (0.5, 0.5, 0.5)), ("0 1 1 0 k", (1, 0, 0)),
    ("/Pattern cs /P1 scn", None),
])  # fmt: skip
def test_its_colour_is_read(operators, face):
    assert marks(f"{operators} 0 0 9 9 re f").shapes[0].face == face


DRAWING = "q Q cm re m l c v y h f f* B b S n W rg g k scn cs 0 -2.5 .5 7. 1"
WRITING = "Do BT ET Tf Td Tm T* Tj TJ ' BMC EMC ID EI gs /F1 /xobj (a) <41> <</MCID 9>> 3"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*DRAWING.split(" "), *WRITING.split(" ")]), max_size=40))
def test_no_page_is_too_odd_to_be_read(tokens):
    assert all(one.left <= one.right and one.bottom <= one.top for one in marks(" ".join(tokens)).shapes)


def test_a_path_without_points_is_nothing():
    assert marks("h f", "h h W* n").shapes == []


def test_an_outline_is_no_rectangle_and_what_is_only_stroked_or_cut_is_nothing():
    found = marks("0 0 m 9 0 l 9 9 l 5 12 l h f", "0 0 9 9 re S", "0 0 9 9 re W n").shapes
    assert [shape.rectangle for shape in found] == [False]


def test_words_have_places():
    (label,) = marks(words=[(30, 50, "12,3 %")]).labels
    assert (label.left, label.text) == (30, "12,3 %")
    assert 50 < label.y < 56  # the middle of the letters


def test_bars_have_what_stands_at_their_foot_and_end():
    words = [(0, 100, "Nord"), (200, 100, "20"), (0, 80, "Süd"), (200, 80, "•")]
    found = drawing(Place("t.pdf"), "", [marks("0 0 1 rg 50 99 40 8 re f 50 79 4 8 re f", words=words)])
    assert [bar[:3] for bar in found.bars] == [("Nord", "20", 40), ("Süd", "•", 4)]


@pytest.mark.parametrize(("length", "sign"), [("26.00", True), ("4.27", False)])
def test_only_a_stub_of_a_round_length_is_a_sign(length, sign):
    """A hatched bar that is as long as its number is a number."""
    words = [(0, 100, "Nord"), (200, 100, "20"), (0, 80, "Süd"), (200, 80, "•")]
    found = drawing(
        Place("t.pdf"), "", [marks("0 0 1 rg 50 99 40 8 re f", HATCHED.format(f"50 79 {length} 8"), words=words)]
    )
    assert [bar.sign for bar in found.bars] == [False, sign]


def test_the_scale_is_what_all_printed_numbers_agree_on():
    """40 points are 20,0: half a point each, to the rounding of the number and of what is drawn."""
    low, high = scale([Bar("a", "20,0", 40.0, False), Bar("b", "10,0", 20.0, False), Bar("c", "•", 26.0, True)])
    assert low < 0.5 < high
    assert high - low == pytest.approx(2 * 0.05 / 40, rel=0.3)
    low, high = scale([Bar("a", "20", 40.0, False), Bar("b", "20", 20.0, False)])  # wider bands, shorter bars
    assert low > high


def test_a_map_of_areas_that_nobody_knows_is_told_where_more_are_coloured_than_have_numbers():
    patches = [Patch(n * 10, 0, n * 10 + 10, 10, "unter 1,0") for n in range(3)]
    known = [
        Drawing(Place("t.pdf"), "", [], patches, labels) for labels in (["1,2", "0,3", "•"], ["1,2", "0,3", "0,4"])
    ]
    told = [Ruler(Vocabulary(), AreaNames(Vocabulary(), {}), {}).measured([one], Where()).unread for one in known]
    assert [[one.why for one in unread] for unread in told] == [["drawn", "drawing"], ["drawing"]]


# --- points on axes

GRID = "10 0 m 110 0 l S 10 50 m 110 50 l S"  # 0 and 100
YEARS = " ".join(f"{x} 0 m {x} -3 l S" for x in (10, 59.93, 110))  # the ends of 2022, 2023 and 2024, a longer year
AXES = [(0, -2, "0"), (0, 48, "100"), (100, -10, "12/2024")]
DOT = "0 0 1 rg {0} {1} m {2} {1} {2} {3} {0} {3} c b"
LINE = "Liniendiagramm von Gebiet, Ausländerinnen und Ausländer (T4). 31.12.2022: 20,0 %; 31.12.2024: 30,0 %."
HERE = Where("01100206", "2024-12-31")


def dot(x, y, size=4):
    """A round mark with its middle at a place."""
    return DOT.format(x - size / 2, y - size / 2, x + size / 2, y + size / 2)


def measured(words, *operators, texts=()):
    ruler = Ruler(Vocabulary(), AreaNames(Vocabulary(), {}), {})
    return ruler.measured([drawing(Place("t.pdf"), words, [marks(*operators, words=texts)])], HERE)


def numbers(found):
    """The middle of what is told, by date."""
    return {c.period: round((c.value.low + c.value.high) / 2, 1) for c in found.claims}


def test_a_corner_of_a_line_without_a_dot_is_a_number():
    """The line goes through 2 % at the end of 2023, which is withheld: one point is 2 %."""
    found = measured(LINE, GRID, YEARS, "10 10 m 59.93 1 l 110 15 l S", dot(10, 10), dot(110, 15), texts=AXES)
    assert numbers(found) == {"2022-12-31": 20, "2023-12-31": 2, "2024-12-31": 30}


def test_an_estimate_is_white_and_tells_nothing_exact():
    white = dot(59.93, 1).replace("0 0 1 rg", "1 1 1 rg")
    found = measured(LINE, GRID, YEARS, "10 10 m 59.93 1 l 110 15 l S", dot(10, 10), white, dot(110, 15), texts=AXES)
    assert numbers(found) == {"2022-12-31": 20, "2024-12-31": 30}


def test_a_place_between_two_printed_numbers_tells_more_digits_than_the_page():
    """A dot at 20,0 may be 19,95 to 20,05 rounded; one at 19,96 is that; both to 0.011 points, of 2 % each."""
    at = {y: measured(LINE, GRID, YEARS, dot(10, y), texts=AXES).claims[0].value for y in (10, 9.98)}
    assert (at[10].low, at[10].high) == pytest.approx((19.95 - 0.022, 20.05 + 0.022))
    assert (at[9.98].low, at[9.98].high) == pytest.approx((19.96 - 0.022, 19.96 + 0.022))


def test_axes_that_are_none_tell_nothing():
    crooked = [(0, -2, "0"), (0, 48, "100"), (0, 23, "80"), (100, -10, "12/2024")]
    grid = f"{GRID} 10 25 m 110 25 l S"
    assert measured(LINE, grid, YEARS, dot(10, 10), texts=crooked).claims == []
    assert measured(LINE, GRID, dot(10, 10), texts=AXES).claims == []


STRIP = "6 40 m 114 40 l S"
ENDS = [(0, 52, "Ausländerinnen und Ausländer (T4)"), (0, 26, "10,0 %"), (100, 26, "30,0 %")]
AMONG = "Punktdiagramme: Lage von Gebiet unter den 4 Planungsräumen des Bezirks. Ausländerinnen und Ausländer (T4): {} "
SISTERS = [dot(x, 40).replace("0 0 1 rg", "1 1 1 rg") for x in (10, 70, 110)]
SIGN = AMONG.format("geheim zu halten") + "(Bezirk 20,0 %, Spanne 10,0 % bis 30,0 %, 1-mal geheim zu halten)."


def test_the_mark_of_an_area_with_a_sign_is_its_number():
    """30 points right of the end of 10 % are 16 %."""
    signed = [*ENDS, (50, 26, "Gebiet: •")]
    assert numbers(measured(SIGN, STRIP, *SISTERS, dot(40, 40, 8), texts=signed)) == {"2024-12-31": 16}
    assert measured(SIGN, STRIP, *SISTERS, texts=signed).claims == []


@pytest.mark.parametrize(("count", "unread"), [(2, []), (3, ["drawn"])])
def test_more_marks_than_numbers_are_for_a_person(count, unread):
    """Of 4 areas 1 has a sign: 2 sisters and the own mark are 3 numbers."""
    words = AMONG.format("16,0 %") + "(Bezirk 20,0 %, Spanne 10,0 % bis 30,0 %, 1-mal geheim zu halten)."
    found = measured(words, STRIP, *SISTERS[:count], dot(40, 40, 8), texts=ENDS)
    assert [one.why for one in found.unread] == unread
