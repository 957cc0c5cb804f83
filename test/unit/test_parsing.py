# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers and dates as offices write them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.parsing import Style, column_style, parse_number, parse_period
from sozialraum.processing.domain.status import Flag, Status

NUMBERS = [
    (12, 12.0),
    (3.5, 3.5),
    ("0", 0.0),
    ("25.939", 25939.0),
    ("3.897.145", 3897145.0),
    ("1,234,567", 1234567.0),
    ("1.234,5", 1234.5),
    ("1,234.5", 1234.5),
    ("2930,00", 2930.0),
    ("12.5", 12.5),
    (".707", 0.707),
    ("-.0558", -0.0558),
    ("0.123", 0.123),  # nobody writes thousands with a zero in front
    ("1 234", 1234.0),
    ("1\u202f234,5", 1234.5),
    ("1\u00a0234", 1234.0),
    ("1’234", 1234.0),
    ("12,5 %", 12.5),
    ("−5", -5.0),  # the true minus
    ("１２", 12.0),  # full-width digits
    ("12\x00", 12.0),
    ("1,1E+06", 1100000.0),
]


@pytest.mark.parametrize(("cell", "value"), NUMBERS)
def test_a_number_is_read(cell, value):
    assert parse_number(cell) == parse_number(value)
    assert parse_number(cell).value == pytest.approx(value)
    assert parse_number(cell).status is Status.VALUE


SIGNS = [
    ("–", Status.NONE),
    ("—", Status.NONE),
    ("•", Status.SUPPRESSED),
    (".", Status.SUPPRESSED),
    ("*", Status.SUPPRESSED),
    ("<3", Status.SUPPRESSED),
    ("x", Status.NOT_APPLICABLE),
    ("X", Status.NOT_APPLICABLE),
    ("", Status.MISSING),
    (None, Status.MISSING),
    (float("nan"), Status.MISSING),
    ("-", Status.MISSING),  # a hyphen is "nothing there" in one file and "not known" in the next: it claims nothing
    ("/", Status.MISSING),
    ("…", Status.MISSING),
    ("...", Status.MISSING),
    ("k. A.", Status.MISSING),
    ("k.A.", Status.MISSING),
    ("NULL", Status.MISSING),
    (-9999, Status.MISSING),
    ("-9999", Status.MISSING),
    ("-9999,00", Status.MISSING),
]


@pytest.mark.parametrize(("cell", "status"), SIGNS)
def test_a_sign_stays_what_it_is(cell, status):
    parsed = parse_number(cell)
    assert (parsed.status, parsed.readable) == (status, True)
    # Only "nothing there" counts as 0; no other sign ever becomes a number.
    assert parsed.value == (0.0 if status is Status.NONE else None)


UNREADABLE = [
    "abc",
    "12 Kinder",
    "28.123.35",
    "01.01.2021",
    "12 34",
    "2 3",
    "#REF!",
    "#DIV/0!",
    "inf",
    "1_000",
    "1" * 400,
]


@pytest.mark.parametrize("cell", [*UNREADABLE, date(2024, 2, 1), datetime(2024, 2, 1)])
def test_what_is_no_number_is_said_to_be_none(cell):
    assert parse_number(cell) == parse_number("abc")
    assert (parse_number(cell).value, parse_number(cell).status) == (None, Status.MISSING)
    assert not parse_number(cell).readable


@pytest.mark.parametrize(
    ("cell", "flag"),
    [
        ("(12)", Flag.ESTIMATED),
        ("12 s", Flag.ESTIMATED),
        ("12p", Flag.PROVISIONAL),
        ("12 r", Flag.REVISED),
        ("12", None),
    ],
)
def test_a_marked_number_keeps_its_flag(cell, flag):
    assert (parse_number(cell).value, parse_number(cell).flag) == (12.0, flag)


COLUMNS = [
    (["45.520", "12,5"], Style.GERMAN, 45520.0),
    (["45.520", "1.234.567"], Style.GERMAN, 45520.0),
    (["45.520", "0.5"], Style.ENGLISH, 45.52),
    (["45.520", "12.75"], Style.ENGLISH, 45.52),
    (["45.520", "1,234.5"], Style.ENGLISH, 45.52),
    (["45.520", "12.345", "987"], Style.AUTO, 45520.0),  # nothing decides: as German offices write
    (["45.520", "-12,0", "-48.5"], Style.AUTO, 45520.0),  # both marks: each cell speaks for itself
    (["1,234", "2,5"], Style.GERMAN, 1.234),
    (["1,234", "2.5"], Style.ENGLISH, 1234.0),
    (["1,234", None, 5, "k. A."], Style.AUTO, 1.234),
]


@pytest.mark.parametrize(("cells", "style", "first"), COLUMNS)
def test_the_whole_column_decides_what_a_mark_divides(cells, style, first):
    assert column_style(cells) == style
    assert parse_number(cells[0], style).value == first


@pytest.mark.parametrize("style", list(Style))
def test_a_mark_that_can_mean_one_thing_only_is_never_misread(style):
    assert parse_number("12.5", style).value == 12.5
    assert parse_number("12,5", style).value == 12.5
    assert parse_number("1.234,5", style).value == 1234.5


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from([Style.GERMAN, Style.ENGLISH, Style.AUTO]),
)
def test_what_is_written_is_read(number, style):
    english = f"{number:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    for text in (german, english, german.replace(".", "\u202f"), f"{number:.2f}"):
        assert parse_number(text, style).value == pytest.approx(float(number))


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_whole_numbers_survive_grouping(number):
    german = f"{number:,}".replace(",", ".")
    assert parse_number(german, Style.GERMAN).value == parse_number(str(number)).value or number in (
        -9999,
        -99999,
        -999999,
    )


@given(st.one_of(st.text(), st.none(), st.integers(), st.floats(), st.booleans(), st.dates(), st.binary()))
def test_no_cell_breaks_the_reader(cell):
    parsed = parse_number(cell)
    assert (parsed.value is not None) == (parsed.status in (Status.VALUE, Status.NONE))
    assert column_style([cell]) in list(Style)
    assert parse_period(cell) is None or isinstance(parse_period(cell), date)


PERIODS = [
    ("31.12.2024", (2024, 12, 31)),
    ("1. 7. 2023", (2023, 7, 1)),
    ("2024-12-31", (2024, 12, 31)),
    ("2024-12-31T00:00:00", (2024, 12, 31)),
    ("20241231", (2024, 12, 31)),
    ("202412", (2024, 12, 31)),
    ("202402", (2024, 2, 29)),
    (202412, (2024, 12, 31)),
    (202412.0, (2024, 12, 31)),
    ("2024h02", (2024, 12, 31)),
    ("2024h01", (2024, 6, 30)),
    ("12/2022", (2022, 12, 31)),
    ("31. Dezember 2024", (2024, 12, 31)),
    ("Dezember 2024", (2024, 12, 31)),
    ("Dez. 2024", (2024, 12, 31)),
    ("März 2024", (2024, 3, 31)),
    ("2025", (2025, 12, 31)),
    ("Stand: 30.06.2024", (2024, 6, 30)),
    (date(2024, 6, 30), (2024, 6, 30)),
    (datetime(2024, 6, 30, 12), (2024, 6, 30)),
]


@pytest.mark.parametrize(("text", "day"), PERIODS)
def test_a_period_is_its_last_day(text, day):
    assert parse_period(text) == date(*day)


@pytest.mark.parametrize(
    "text", ["", None, "31.02.2024", "2023/24", "13/2024", "31.12.24", "gestern", "7", "2024-13-01"]
)
def test_what_names_no_clear_day_is_none(text):
    assert parse_period(text) is None
