# SPDX-License-Identifier: GPL-2.0-or-later
"""The pyramid: areas of bars are people, both sides have one scale, no sign has a length; its words and its chapter."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.profile import Pyramid
from sozialraum.processing.domain.status import Status
from sozialraum.processing.report import pyramid
from sozialraum.processing.report.blocks import Beside, Words
from sozialraum.processing.report.document import write_document
from sozialraum.processing.report.elements import chapter_blocks
from sozialraum.processing.report.elements.context import Context
from sozialraum.processing.report.sheet import width_of
from sozialraum.processing.report.style import contrast
from sozialraum.processing.report.templates import read_template
from sozialraum.processing.report.vectors import Paper
from sozialraum.processing.report.vectors import Words as Label

DAY = date(2023, 12, 31)
FIVE = (*((low, low + 5) for low in range(0, 95, 5)), (95, None))


def made(women, men, bands):
    numbers = [tuple(formatting.number_cell(n) if isinstance(n, int) else formatting.sign_cell(n) for n in side)
               for side in (women, men)]  # fmt: skip
    return Pyramid(DAY, bands, *numbers, (1,))


EVEN = made([100 + n for n in range(20)], [90 + 2 * n for n in range(20)], FIVE)
# 18 years with 180 people, 47 with 940, 35 (to a hundred) with 350: 10, 20 and 10 for each year of age
UNEVEN = made([180, 940, 350], [180, 470, 350], ((0, 18), (18, 65), (65, None)))


class Recorder(Paper):
    """Paper that keeps its boxes: left edge, width, height, face and pattern."""

    def __init__(self, width, height):
        super().__init__(width, height)
        self.boxes = []

    def box(self, x, y, width, height, fill):
        self.boxes.append((x, width, height, fill.face, fill.hatch))
        super().box(x, y, width, height, fill)


def drawn(found, width=290.0, height=280.0):
    paper = Recorder(width, height)
    pyramid.draw_pyramid(paper, found)
    return paper


def labels(paper):
    return [mark.text.strip() for mark in paper.marks if isinstance(mark, Label)]


def test_the_area_of_a_bar_is_its_number_whatever_its_years():
    for found in (EVEN, UNEVEN):
        men, women = drawn(found).boxes[::2], drawn(found).boxes[1::2]
        people = [cell.value for cell in (*found.men, *found.women)]
        years = [pyramid.years(band) for band in (*found.bands, *found.bands)]
        lengths = [width for _, width, *_ in (*men, *women)]
        scales = [length * span / number for length, span, number in zip(lengths, years, people, strict=True)]
        assert scales == pytest.approx([scales[0]] * len(scales))


def test_men_go_to_the_left_and_women_to_the_right_told_apart_without_colour():
    paper = drawn(EVEN)
    men, women = paper.boxes[::2], paper.boxes[1::2]
    assert len({round(left + width, 3) for left, width, *_ in men}) == 1
    assert len({round(left, 3) for left, *_ in women}) == 1
    assert men[0][0] + men[0][1] < women[0][0]
    assert {box[4] for box in men} != {box[4] for box in women}
    assert contrast(men[0][3], women[0][3]) > 3


@pytest.mark.parametrize("width", [195.0, 260.0, 290.0, 482.0])
def test_every_number_stands_at_its_bar_and_inside_the_drawing(width):
    paper = drawn(EVEN, width)
    shown = labels(paper)
    assert set(shown) >= {cell.text for cell in (*EVEN.men, *EVEN.women)}
    assert {"Männer 2.180", "Frauen 2.190", "95 +", "0–5"} <= set(shown)
    for mark in paper.marks:
        if isinstance(mark, Label):
            assert mark.x >= -0.5
            assert mark.x + width_of(mark.text.rstrip(), mark.size, mark.font.endswith("Bold")) <= width + 0.5


@pytest.mark.parametrize(("width", "height"), [(150.0, 160.0), (120.0, 100.0)])
def test_in_a_narrow_dock_what_has_no_room_is_left_out_and_nothing_is_cut(width, height):
    paper = drawn(EVEN, width, height)
    marks = [mark for mark in paper.marks if isinstance(mark, Label)]
    assert {"Männer", "Frauen", "0–5"} <= set(labels(paper))
    for mark in marks:
        assert mark.x >= -0.5
        assert mark.x + width_of(mark.text.rstrip(), mark.size, mark.font.endswith("Bold")) <= width + 0.5
    heights = sorted(mark.y for mark in marks if "–" in mark.text)
    assert all(above - below >= 9.9 for below, above in pairwise(heights))


def test_no_sign_has_a_length_and_no_total_is_made_up():
    signs = [Status.SUPPRESSED, Status.MISSING, Status.NONE]
    paper = drawn(made([180, 940, 350], signs, UNEVEN.bands))
    other = drawn(made([1, 2, 3], signs, UNEVEN.bands))
    stubs = [[box for box in one.boxes if box[4] == "///"] for one in (paper, other)]
    assert len(stubs[0]) == 1
    assert stubs[0][0][1] == stubs[1][0][1]  # whatever else is drawn
    assert len(paper.boxes) == 4
    assert {"Männer", "Frauen 1.470", "•", "k. A.", "–"} <= {text.replace("\u00a0", " ") for text in labels(paper)}


def test_the_pyramid_in_words(made_up):
    told = pyramid.in_words(made_up(), UNEVEN)
    assert told == (
        "Bevölkerungspyramide von Lindenufer am 31.12.2023, 3 Altersgruppen. Männer 1.000, am meisten im Alter von 18 "
        "bis unter 65 Jahren: 470. Frauen 1.470, am meisten im Alter von 18 bis unter 65 Jahren: 940. Keine Zahl fehlt."
    )
    lacking = made([180, 940, 350], [Status.SUPPRESSED, 470, Status.MISSING], UNEVEN.bands)
    told = pyramid.in_words(made_up(), lacking)
    assert "Männer, am meisten im Alter von 18 bis unter 65 Jahren: 470." in told
    assert told.endswith("Ohne Zahl: Männer unter 18 geheim zu halten; Männer 65 und älter keine Angabe.")
    nobody = made([Status.NONE] * 3, [Status.MISSING] * 3, UNEVEN.bands)
    assert "am meisten" not in pyramid.in_words(made_up(), nobody)


def chapter_of(profile, number="2.2"):
    context = Context(profile, read_template("teil1"), "intern")
    chapter = next(c for c in context.template.walk() if c.number == number)
    return chapter_blocks(context, chapter)[1]


def test_the_numbers_stand_beside_the_picture(made_up):
    [pair] = [b for b in chapter_of(replace(made_up(), pyramid=UNEVEN)) if isinstance(b, Beside) and b.share == 0.6]
    [picture], [table, *_] = pair.left, pair.right
    assert "Länge der Balken: Menschen je Altersjahr. Quelle: Amt für Statistik." in picture.caption
    assert [[entry.text for entry in row] for row in table.rows] == [
        ["unter 18", "180", "180"], ["18 bis unter 65", "470", "940"], ["65 und älter", "350", "350"],
    ]  # fmt: skip


def test_where_ages_are_known_but_not_by_sex_the_chapter_says_so(made_up):
    said = "Zum Alter nach Geschlecht wurden keine Angaben gemeldet."
    assert said in [block.text for block in chapter_of(made_up()) if isinstance(block, Words)]


def test_a_document_with_a_pyramid_is_accessible(made_up, judge, tmp_path, poppler, alternatives_of):
    path = tmp_path / "teil1.pdf"
    write_document(replace(made_up(), pyramid=EVEN), path, "intern", "teil1")
    judge.assert_accessible(path)
    assert pyramid.in_words(made_up(), EVEN) in alternatives_of(path)
    assert "Frauen 2.190" in poppler("pdftotext", path, "-")
