# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of a chapter: the planner's where there are any, and told when the numbers under them have changed."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import pytest
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.profile import AreaRef, Text
from sozialraum.processing.domain.text_checks import Surroundings
from sozialraum.processing.report.chapter_texts import Kind, Part, parts, texts_of, warnings
from sozialraum.processing.report.statements import basis, statement

DAY = date(2024, 12, 31)
AROUND = Surroundings((), (AreaRef("991002", "Hafenviertel", "BZR"),))


@dataclass(frozen=True)
class Chapter:
    number: str
    indicators: tuple[str, ...] = ()


def written(profile, chapter, text, period=DAY, state="AG SRO"):
    return replace(profile, texts=(Text(chapter.number, text, state, period, basis(profile, chapter.indicators)),))


def with_share(profile, value):
    b1 = profile.row("b1")
    other = replace(b1, area=formatting.indicator_cell(Fraction(value), b1.indicator))
    return replace(profile, rows=tuple(other if row is b1 else row for row in profile.rows))


def test_the_generated_statement_where_nobody_wrote(made_up):
    profile, chapter = made_up(), Chapter("2.2", ("b1", "b2"))
    found = texts_of(profile, chapter)
    assert found.text == statement(profile, ["b1", "b2"]).text
    assert (found.own, found.state, found.stale) == (False, "", False)


def test_the_planners_text_stays_and_is_flagged_when_its_numbers_change(made_up):
    chapter = Chapter("2.2", ("b1", "b2"))
    profile = written(made_up(), chapter, "Wie bisher.")
    found = texts_of(profile, chapter)
    assert (found.text, found.own, found.state, found.period, found.stale) == (
        "Wie bisher.",
        True,
        "AG SRO",
        DAY,
        False,
    )
    assert texts_of(with_share(profile, 40), chapter).stale is True
    assert texts_of(with_share(profile, 40), chapter).text == "Wie bisher."


def test_another_chapters_numbers_do_not_matter(made_up):
    chapter = Chapter("2.2", ("b2",))
    assert texts_of(with_share(written(made_up(), chapter, "Wie bisher."), 40), chapter).stale is False


def test_a_text_knows_its_numbers_also_when_the_chapter_is_about_others_by_now(made_up):
    profile = written(made_up(), Chapter("2.2", ("b1",)), "Wie bisher.")
    assert texts_of(profile, Chapter("2.2", ("b2", "t3"))).stale is False
    assert texts_of(with_share(profile, 40), Chapter("2.2", ("b2", "t3"))).stale is True


def test_a_chapter_without_numbers_is_never_stale(made_up):
    chapter = Chapter("13")
    profile = written(made_up(), chapter, "Stadtteilkonferenz, zweimal im Jahr.")
    assert profile.texts[0].basis == ""
    assert texts_of(with_share(profile, 40), chapter).stale is False


def test_generated_text_in_its_parts(made_up):
    found = parts(statement(made_up(since="known", missing_dates=()), ["b1"]).text)
    assert [p.kind for p in found] == [Kind.HEADLINE, Kind.LABEL, Kind.BULLET, Kind.LABEL, Kind.BULLET]
    assert [p.text for p in found if p.kind is Kind.LABEL] == ["Ist-Stand:", "Veränderung:"]
    assert not found[2].text.startswith("–")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Satz.", [Part(Kind.PARAGRAPH, "Ein Satz.")]),
        ("Nur ein Wort", [Part(Kind.PARAGRAPH, "Nur ein Wort")]),
        ("", []),
        ("<b>Kopf</b>\n- a<b & c\n\n* zwei", [Part(Kind.HEADLINE, "<b>Kopf</b>"), Part(Kind.BULLET, "a<b & c"),
                                               Part(Kind.BULLET, "zwei")]),
        ("−0,3 Pp. waren es\n– 7 %", [Part(Kind.HEADLINE, "−0,3 Pp. waren es"), Part(Kind.BULLET, "7 %")]),
    ],
)  # fmt: skip
def test_written_text_in_its_parts(text, expected):
    assert list(parts(text)) == expected


def test_what_is_odd_about_a_text(made_up):
    chapter = Chapter("2.2", ("b1",))
    profile = with_share(written(made_up(), chapter, "Anders als im Hafenviertel sind es 99,9 %."), 40)
    found = {reason.code: dict(reason.values) for reason in warnings(profile, AROUND)}
    assert found == {
        "text_stale": {"chapter": "2.2"},
        "text_foreign_area": {"chapter": "2.2", "areas": "Hafenviertel (991002)"},
        "text_unknown_figures": {"chapter": "2.2", "figures": "99,9"},
    }
    assert warnings(profile, AROUND, ["3.1"]) == ()


def test_data_of_persons_are_pointed_out(made_up):
    profile = written(made_up(), Chapter("13", ()), "Kontakt: Frau Kaya, 030/1234567.")
    (reason,) = (one for one in warnings(profile, AROUND) if one.code == "text_personal")
    assert dict(reason.values) == {"chapter": "13", "found": "Frau Kaya; 030/1234567"}


@pytest.mark.parametrize("signs", [False, True])
def test_nothing_is_odd_about_what_was_generated(made_up, signs):
    profile = made_up(signs=signs, since="known")
    for row in profile.rows:
        chapter = Chapter("9", (row.indicator.indicator,))
        told = written(profile, chapter, statement(profile, chapter.indicators).text)
        assert warnings(told, AROUND) == ()
