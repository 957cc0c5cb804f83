# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages are filled from the top; what belongs together stays together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.report.blocks import Bullets, Piece, Words, heading
from sozialraum.processing.report.flow import paginate, pieces_of
from sozialraum.processing.report.grid import Entry, Table


def piece(height, **more):
    return Piece(height, lambda *_: None, **more)


def heights(pages):
    return [[round(one.height, 3) for one in page] for page in pages]


def test_a_page_is_filled_from_the_top_with_the_space_between():
    pages = paginate([piece(40, after=10), piece(40), piece(40)], 100)
    assert [[one.down for one in page] for page in pages] == [[0, 50], [0]]


def test_a_heading_goes_to_the_next_page_with_what_it_heads():
    pages = paginate([piece(70), piece(20, keep=True), piece(30)], 100)
    assert heights(pages) == [[70], [20, 30]]


def test_a_heading_wants_so_much_room_of_the_page():
    assert heights(paginate([piece(60), piece(10, room=50)], 100)) == [[60], [10]]
    assert heights(paginate([piece(40), piece(10, room=50)], 100)) == [[40, 10]]


def test_a_picture_gives_way_before_it_leaves_the_page():
    assert heights(paginate([piece(50), piece(80, least=40)], 100)) == [[50, 50]]
    assert heights(paginate([piece(70), piece(80, least=40)], 100)) == [[70], [80]]


def test_a_table_that_goes_on_has_its_header_again():
    row = {"again": lambda *_: None, "again_height": 15}
    pages = paginate([piece(20, keep=True), *(piece(30, **row) for _ in range(4))], 100)
    assert [[(one.down, one.opens) for one in page] for page in pages] == [
        [(0, False), (20, False), (50, False)],
        [(15, True), (45, False)],
    ]


def test_what_is_higher_than_a_page_is_refused():
    with pytest.raises(SozialraumError) as caught:
        paginate([piece(20), piece(120)], 100)
    assert caught.value.code == "piece_overflow"


PIECES = st.lists(
    st.builds(piece, st.floats(1, 90), after=st.floats(0, 20), keep=st.booleans(), room=st.floats(0, 100)),
    max_size=40,
)


@given(PIECES)
def test_nothing_is_lost_or_reordered_and_nothing_leaves_the_page(pieces):
    pages = paginate(pieces, 100)
    assert [one.piece for page in pages for one in page] == pieces
    for page in pages:
        below = 0.0
        for one in page:
            assert one.down >= below - 1e-6
            assert one.down + one.height <= 100.02
            below = one.down + one.height


def test_a_paragraph_breaks_with_two_lines_at_least_on_both_sides():
    found = pieces_of([Words("Wort " * 300)], 300)
    lines = [round(p.height / 15.5) for p in found]
    assert lines[0] == lines[-1] == 2
    assert set(lines[1:-1]) == {1}
    assert sum(lines) * 15.5 == pytest.approx(Words("Wort " * 300).height(300, 0))


def test_a_heading_is_one_piece_that_keeps_the_next():
    (head,) = pieces_of([heading("Eine Überschrift, die recht lang ist, damit sie auf mehrere Zeilen geht")], 120)
    assert head.keep


def test_a_list_and_a_table_are_as_high_in_pieces_as_whole():
    for block in (Bullets(["kurz", "lang " * 80, "Ende"]), _table(30)):
        pieces = pieces_of([block], 300)
        inner = sum(p.height + p.after for p in pieces) - pieces[-1].after
        assert inner == pytest.approx(block.height(300, 0))


def _table(rows, text="Wert"):
    return Table(("Name", "Zahl"), [[Entry(f"Zeile {i}"), Entry(text)] for i in range(rows)], "lr")


def test_a_short_table_is_not_broken_and_a_long_one_between_rows():
    assert all(p.keep for p in pieces_of([_table(5)], 300)[:-1])
    long = pieces_of([_table(30)], 300)
    assert [p.keep for p in long] == [True, *[False] * 28, True, False]


def test_a_row_of_5000_words_is_broken_inside():
    pieces = pieces_of([_table(1, "Wort " * 5000)], 400)
    assert max(p.height for p in pieces) < 100
    assert len(pages := paginate(pieces, 700)) > 3
    assert all(page[0].opens for page in pages[1:])


def test_a_table_wider_than_the_page_comes_in_parts_with_its_row_headers():
    titles = ["Gebiet", *(f"Spaltenüberschrift{i}" for i in range(12))]
    table = Table(titles, [[Entry("A"), *(Entry(str(i)) for i in range(12))]], "l" + "r" * 12)
    parts = table.parted(400)
    assert len(parts) > 1
    assert all(part.fits(400) for part in parts)
    assert [t for part in parts for t in part.titles[1:]] == titles[1:]
    assert all(part.titles[0] == "Gebiet" and part.rows[0][0].text == "A" for part in parts)


def test_totals_at_the_end_stay_with_the_last_row_above_them():
    rows = [[Entry(f"Region {n}"), Entry(str(n))] for n in range(12)] + [[Entry("Bezirk"), Entry("1")],
                                                                         [Entry("Stadt"), Entry("2")]]  # fmt: skip
    pieces = Table(("Gebiet", "Zahl"), rows, "lr", frozenset((12, 13))).pieces(300)
    # from the eleventh row on (the header is the first piece) none stands without the next
    assert [piece.keep for piece in pieces[11:]] == [False, True, True, False]


def test_the_last_row_never_stands_alone():
    rows = [[Entry(f"Region {n}"), Entry(str(n))] for n in range(20)]
    pieces = Table(("Gebiet", "Zahl"), rows, "lr").pieces(300)
    assert [piece.keep for piece in pieces[17:]] == [False, False, True, False]
