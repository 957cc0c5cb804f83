# SPDX-License-Identifier: GPL-2.0-or-later
"""Elements of a chapter: what is not there is never called not told, and nothing is rated that has no stage."""

from dataclasses import replace

import pytest
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.profile import AreaRef, Attention
from sozialraum.processing.domain.status import Status
from sozialraum.processing.report import sentences, tables
from sozialraum.processing.report.blocks import Bullets, Words, note
from sozialraum.processing.report.elements import chapter_blocks
from sozialraum.processing.report.elements.context import Context
from sozialraum.processing.report.elements.numbers import conspicuous
from sozialraum.processing.report.elements.words import reading
from sozialraum.processing.report.grid import Entry, Table
from sozialraum.processing.report.templates import Chapter, read_template


def chapter(number, template="teil1"):
    return next(c for c in read_template(template).walk() if c.number == number)


def told(profile, number):
    context = Context(profile, read_template("teil1"), "intern")
    return [b.text for b in chapter_blocks(context, chapter(number))[1] if isinstance(b, Words)]


def with_schools(profile, count, imported=True):
    empty = {"capacity": formatting.not_applicable("not_countable"), "points": (), "kinds": ()}
    rows = [replace(r, count=count, imported=imported, **empty) if r.theme == "schule" else r
            for r in profile.facilities]  # fmt: skip
    return replace(profile, facilities=tuple(rows))


@pytest.mark.parametrize(
    ("count", "imported", "words"),
    [
        (formatting.sign_cell(Status.NONE), True, "Schulen: nichts vorhanden (Stand 31.12.2022)."),
        (formatting.sign_cell(Status.SUPPRESSED), True, "Schulen: geheim zu halten (Stand 31.12.2022)."),
        (formatting.number_cell(3), True, "Schulen: 3 (Stand 31.12.2022)."),  # of an outline or without a place
        (formatting.missing("no_data"), False, "Es wurden keine Schulen gemeldet."),
    ],
)
def test_that_there_is_no_school_is_not_that_nobody_told_of_schools(made_up, count, imported, words):
    assert told(with_schools(made_up(), count, imported), "8.1.2") == [words]


def rated(profile, *stages):
    pairs = zip((r for r in profile.rows if r.indicator.direction in ("high", "low")), stages, strict=False)
    found = {r.indicator.indicator: Attention(*stage, f"Regel von {r.indicator.indicator}.") for r, stage in pairs}
    return replace(profile, rows=tuple(replace(r, attention=found.get(r.indicator.indicator)) for r in profile.rows))


def conspicuous_in(profile):
    return conspicuous(Context(profile, read_template("teil1"), "intern"), Chapter("1", ""), {})


def test_what_cannot_be_rated_is_not_called_inconspicuous(made_up):
    [words] = conspicuous_in(rated(made_up(), (None, None), (None, None)))
    assert words.text == "Keine Kennzahl des Gebiets kann bewertet werden."
    [words] = conspicuous_in(rated(made_up(), (None, None), (1, None)))
    assert words.text.startswith("Keine der bewerteten Kennzahlen ist auffällig")


def test_each_rule_names_its_indicator_and_no_stage_is_not_nothing_there(made_up):
    profile = rated(made_up(), (None, 2), (3, 1))
    second, first = [r for r in profile.rows if r.attention is not None]  # the higher stage comes first
    table, signs, *notes = conspicuous_in(profile)
    assert signs.text == formatting.LEGEND
    assert [row[0].text for row in table.rows] == [first.indicator.title, second.indicator.title]
    assert [entry.text for entry in table.rows[1][2:4]] == ["x", "2"]
    assert table.rows[1][2].spoken == "nicht sinnvoll"
    assert [n.text for n in notes] == [
        f"{row.indicator.short}: Regel von {row.indicator.indicator}." for row in (first, second)
    ]


def test_a_district_is_not_compared_with_itself(made_up):
    template = read_template("bezirk")
    assert "Bezirk" in tables.facilities(made_up(), template, 480).titles
    district = replace(made_up(), area=AreaRef("99", "Musterbezirk", "BEZ"), district=None)
    table = tables.facilities(district, template, 480)
    assert "Bezirk" not in table.titles
    assert all(len(row) == len(table.titles) == len(table.align) for row in table.rows)


def test_notes_in_one_paragraph_keep_the_stop_of_an_abbreviation():
    notes = [note("Fehler bis 0,1 Pp."), note("Ein Satz."), note("dazu k. A.")]
    assert tables._joined(notes)[0].text == "Fehler bis 0,1 Pp. · Ein Satz · dazu k. A."


@pytest.mark.parametrize(
    ("template", "areas"), [("teil1", "Planungsräume"), ("bezirk", "Bezirksregionen"), ("planungsraum", "")]
)
def test_the_notes_on_classes_are_about_the_maps_of_the_document(made_up, template, areas):
    [bullets] = reading(Context(made_up(), read_template(template), "intern"), Chapter("", ""), {})
    assert isinstance(bullets, Bullets)
    about = [item for item in bullets.items if item.startswith("Die Klassen gelten für alle")]
    assert about == ([item for item in about if f"alle {areas} des Bezirks" in item] if areas else [])
    assert len(about) == bool(areas)
    assert all(bullets.items)


def test_all_figures_of_a_document_are_numbered(made_up):
    template = read_template("teil1")
    context = Context(made_up(), template, "intern")
    _, blocks = chapter_blocks(context, chapter("2.2"))
    captions = [b.caption for b in blocks if not isinstance(b, Table) and getattr(b, "caption", "")]
    assert all(caption.startswith("Abbildung ") for caption in captions)
    assert captions[0].startswith("Abbildung 1: Anteile der Altersgruppen")


def test_a_park_that_only_reaches_into_the_area_is_not_nothing(made_up):
    profile = with_schools(made_up(), formatting.sign_cell(Status.NONE))
    rows = [replace(r, capacity=formatting.number_cell(34_475), unit="m²") if r.theme == "schule" else r
            for r in profile.facilities]  # fmt: skip
    profile = replace(profile, facilities=tuple(rows))
    assert [plain(words) for words in told(profile, "8.1.2")] == [
        "Schulen: nur Teile, zusammen 34.475 m² (Stand 31.12.2022)."
    ]
    table = tables.facilities(profile, read_template("teil1"), 480)
    assert [row[1] for row in table.rows if row[0].text == "Schulen"] == [Entry("nur Teile")]


def test_facilities_without_places_are_a_list_of_names(made_up):
    profile = made_up()
    rows = [replace(r, points=tuple(replace(p, capacity=formatting.missing("delivered")) for p in r.points))
            for r in profile.facilities]  # fmt: skip
    context = Context(replace(profile, facilities=tuple(rows)), read_template("teil1"), "intern")
    _, blocks = chapter_blocks(context, chapter("8.1.2"))
    [names] = [block for block in blocks if isinstance(block, Bullets)]
    assert names.items == [f"Haus {n}" for n in range(6)]
    assert not [block for block in blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (None, ""),
        ((), "Das Gebiet liegt in keiner der erfassten Gebietskulissen."),
        (("Nord",), "Das Gebiet liegt ganz oder teilweise in: Nord."),
        (("Nord", "Ost", "Süd"), "Das Gebiet liegt ganz oder teilweise in: Nord, Ost und 1 weiteren."),
    ],
)
def test_programme_areas(made_up, names, words):
    assert sentences.kulissen(made_up(kulissen=names), 2) == words


def plain(text):
    return text.replace("\u00a0", " ")
