# SPDX-License-Identifier: GPL-2.0-or-later
"""What looks like data of a person is pointed out wherever it stands; what profiles are full of is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraum.processing.domain.personal import personal

PHONES = (
    *("030 12345678", "(030) 90 29 3-1234", "030/9029-31234", "030-1234567", "03012345678", "+49 30 1234567"),
    *("+49 (0)30 1234567", "+4930 123 45 67", "0151 23456789", "0176/1234 5678", "0176-12345678", "01761234567"),
    *("(0176) 12345678", "0049 176 1234567", "+49 176 12345678", "Tel. 90277-1234", "Telefon: 9(0)293 4711"),
)
MAILS = ("a.b-c@ba-musterbezirk.example", "runde (at) verein.example")
ADDRESSES = (
    *("Karl-Marx-Straße 12", "Karl-Marx-Str. 12a", "Hauptstr. 5", "Sonnenallee 112 B", "Müllerweg 3"),
    *("Nettelbeckplatz 1", "Mehringdamm 22-24", "Kottbusser Damm 5", "Paul-Lincke-Ufer 12", "Hallesches Ufer 40"),
    *("Potsdamer Platz 1", "Perleberger Straße 12/13", "Hohe Straße 3", "Bundesallee\u00a012", "Breite Str. 4"),
)
PERSONS = (
    *("Frau Müller", "Herr Dr. Kaya", "Herrn Prof. Dr. von Weizsäcker", "Familie Schmidt", "Fam. Öztürk-Meier"),
    *("Frau M.", "Eheleute Krause", "geb. 12.03.1990", "geboren am 12. März 1990", "Geburtsdatum: 1.2.85"),
    "* 1.2.1985",
)
SUSPECT = [*PHONES, *MAILS, *ADDRESSES, *PERSONS]
HARMLESS = (
    # dates, numbers, keys of areas one by one and in rows, numbers of chapters and laws
    *("am 31.12.2024", "31.12.2023–31.12.2024", "2019/2020", "24.812 Menschen", "15,7 %", "1 234 567", "0,5 bis 1,2"),
    *("07300504", "073005 und 073006", "0730 0731 0732", "0301 0302 0303 0304", "01100101 01100102", "§ 78 SGB VIII"),
    *("Kapitel 8.1.3", "030 bis 040", "Behördennummer 115", "2021 2022 2023 2024", "Linie M41, U7, S41"),
    # streets and places without a house, places for something, ranks
    *("Karl-Marx-Straße", "Hermannplatz (08100102)", "Hermannplatz 08100102", "An der Straße 12", "auf dem Weg 2030"),
    *("Platz 3 von 15", "Auf Platz 3", "Der Platz 3", "Spielplatz 12", "Kita-Platz 3", "Schulweg 10 Minuten"),
    *("Sonnenallee 12 %", "Sonnenallee 12,5 Hektar", "Arbeitsplatz 20 Stunden"),
    # people in general
    *("Frau und Herr", "Frauen und Männer", "Familie und Beruf", "Frau Bezirksbürgermeisterin", "geboren 2015"),
)  # fmt: skip
SENTENCES = ("{}", "Bitte {} fragen.", "({})", "– {}, dann\nweiter", "„{}“")


@pytest.mark.parametrize("found", SUSPECT)
def test_pointed_out_wherever_it_stands(found):
    for sentence in SENTENCES:
        assert personal(sentence.format(found)) == (" ".join(found.split()),)


@pytest.mark.parametrize("harmless", HARMLESS)
def test_no_false_alarm(harmless):
    for sentence in SENTENCES:
        assert personal(sentence.format(harmless)) == ()


def test_each_once_in_the_order_of_the_text():
    text = "Frau Kaya, Hauptstr. 5 (030 1234567), oder Herr Krause.\nFrau\nKaya ist dienstags da."
    assert personal(text) == ("Frau Kaya", "Hauptstr. 5", "030 1234567", "Herr Krause")


@given(st.lists(st.sampled_from(HARMLESS), max_size=6))
def test_harmless_things_side_by_side_stay_harmless(parts):
    assert personal("; ".join(parts)) == ()


@given(st.sampled_from(HARMLESS), st.sampled_from(SUSPECT))
def test_nothing_hides_behind_something_harmless(before, found):
    assert personal(f"{before}; {found}") == (" ".join(found.split()),)


@given(st.text())
def test_any_text_can_be_looked_at_and_what_is_told_stands_there(text):
    plain = "".join(text.split())
    assert all("".join(found.split()) in plain for found in personal(text))
