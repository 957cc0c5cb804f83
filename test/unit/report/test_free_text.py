# SPDX-License-Identifier: GPL-2.0-or-later
"""What people wrote, in the public edition of the made-up district: released words only, and no number held back.

Lindenufer has the only Zufluchtswohnungen, 24 places of a source that is not published; the public reads "•".
"""

import json
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from sozialraum.processing.domain import formatting
from sozialraum.processing.domain.demo import build_demo
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.planning import Comment, Finding, Goal, id_of
from sozialraum.processing.domain.planning_sheets import export_planning
from sozialraum.processing.domain.planning_store import put_planning
from sozialraum.processing.domain.profile import Text
from sozialraum.processing.domain.status import Status
from sozialraum.processing.domain.texts import Place, keep_text
from sozialraum.processing.report.batch import profile_of, write_profiles
from sozialraum.processing.report.free_text import cleared, unreleased
from sozialraum.processing.report.planning_release import records_held_back
from sozialraum.processing.report.statements import basis
from sozialraum.processing.report.templates import read_template

AREA, DAY = "991001", date(2024, 12, 31)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("free") / "muster.gpkg"
    build_demo(path)
    return Library(path)


@pytest.fixture
def library(demo, tmp_path):
    path = tmp_path / "muster.gpkg"
    demo.backup(path)
    return Library(path)


def write(library, chapter, text, public=True, state="AG SRO", written_on="", day=DAY):
    keep_text(library, Place(AREA, chapter, day), text, state, written_on, public=public)


@pytest.fixture
def public(library, tmp_path):
    """Write the public Teil I and give its text, what the run said, and what the manifest says."""

    def run(edition="oeffentlich"):
        folder = tmp_path / "out"
        result = write_profiles(library.path, folder, template="teil1", edition=edition, area_ids=(AREA,))
        assert result.failed == []
        pages = PdfReader(folder / (result.written + result.skipped)[0]).pages
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        told = {(r.code, *map(str, r.values.values())) for _, r in result.warnings}
        documents = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["documents"]
        return text, told, json.dumps([d for d in documents if d["edition"] == edition], ensure_ascii=False)

    return run


def test_only_released_words_are_printed_and_the_others_are_told_to_the_run_alone(library, public):
    write(library, "2.2", "Freigegebene Worte.")
    write(library, "13", "Abgestimmte Worte.", public=False)
    write(library, "10", "Worte im Entwurf.", public=False, state="Entwurf")
    text, told, manifest = public()
    assert "Freigegebene Worte." in text
    assert "Abgestimmte Worte." not in text
    assert "Worte im Entwurf." not in text
    assert told == {("text_not_released", "13")}
    assert "text_not_released" not in manifest
    text, told, _ = public("intern")
    assert all(words in text for words in ("Freigegebene Worte.", "Abgestimmte Worte.", "Worte im Entwurf."))
    assert told == set()


def test_a_text_with_a_number_that_is_held_back_is_left_out(library, public):
    write(library, "13", "Es gibt 24 Plätze für Frauen in Not.")
    text, told, manifest = public()
    assert "Frauen in Not" not in text
    assert told == {("text_figure_held_back", "13", "24")}
    assert "held_back" not in manifest
    text, told, _ = public("intern")
    assert "Es gibt 24 Plätze für Frauen in Not." in text
    assert told == set()


def test_an_older_text_without_the_number_stands_in_for_it(library, public):
    write(library, "13", "Es gibt Plätze für Frauen in Not.", day=date(2023, 12, 31))
    write(library, "13", "Es gibt 24 Plätze für Frauen in Not.")
    text, _, _ = public()
    assert "Es gibt Plätze für Frauen in Not." in text


def test_records_are_held_to_the_same(library, public):
    finding = Finding("B-1", AREA, "10", "Stärke", "24 Plätze für Frauen in Not", state="AG SRO", public=True)
    goal = Goal("Z-1", AREA, ("B-1",), text="Wohnungen für alle", state="AG SRO", public=True)
    comment = Comment("K-1", AREA, "2.2", "Jugendamt", "Fragen an Frau Kaya, 030 1234567.", state="AG SRO", public=True)
    put_planning(library, [finding, goal, comment])
    text, told, manifest = public()
    assert "Frauen in Not" not in text
    assert "Fragen an Frau Kaya" in text, "only pointed out: it is a person who decides"
    assert told == {
        ("record_figure_held_back", "B-1", "24"),
        ("record_personal", "K-1", "Frau Kaya; 030 1234567"),
    }
    assert "record_personal" not in manifest
    assert "Kaya" not in manifest


def test_the_publics_view_of_the_numbers_makes_no_text_outdated(library, public):
    """What is held back is no change: a text is outdated where the office's own numbers are others by now."""
    profile = profile_of(Numbers.read(library), AREA, None, read_template("teil1"))
    write(library, "2.2", "Auf diesen Zahlen geschrieben.", written_on=basis(profile, ["ew", "b1"]))
    write(library, "13", "Auf früheren Zahlen geschrieben.", written_on="ew b1#0123456789abcdef")
    text, told, _ = public()
    assert told == {("text_stale", "13")}
    assert text.count("die Zahlen haben sich seither geändert") == 1


def test_what_is_told_is_what_would_have_been_printed(made_up):
    """Of the newest agreed text of each chapter that is printed; a draft beside it is nobody's business."""
    texts = (
        Text("2.2", "alt, freigegeben", "AG SRO", date(2023, 12, 31), public=True),
        Text("2.2", "neu", "Bezirksamt", DAY),
        Text("3.1", "alt", "AG SRO", date(2023, 12, 31)),
        Text("3.1", "neu, freigegeben", "AG SRO", DAY, public=True),
        Text("3.2", "Entwurf", "Entwurf", DAY),
        Text("9", "nicht gedruckt", "AG SRO", DAY),
    )
    told = unreleased(replace(made_up(), texts=texts), ["2.2", "3.1", "3.2"])
    assert [(reason.code, reason.values["chapter"]) for reason in told] == [("text_not_released", "2.2")]


def with_capacity(profile, cell):
    """The capacity of the first theme of facilities."""
    first, *others = profile.facilities
    return replace(profile, facilities=(replace(first, capacity=cell), *others))


@pytest.mark.parametrize(
    ("hidden", "said", "left_out", "told"),
    [
        (40, "40 Plätze", True, "text_figure_held_back"),  # printed elsewhere, too: still the number with the sign
        (7, "7 Plätze", False, "text_figure_doubtful"),  # seven of anything
        (100, "Plätze je 100 Kinder", False, "text_figure_doubtful"),  # as some indicators are named
        (7, "9 Plätze", False, None),
        (40, "vierzig Plätze", False, None),  # words are not read
    ],
)
def test_a_number_with_a_sign_is_no_public_one_because_another_cell_prints_the_same(
    made_up, hidden, said, left_out, told
):
    profile = made_up()
    also = replace(profile.rows[0], count=formatting.number_cell(hidden))
    profile = replace(profile, rows=(also, *profile.rows[1:]), texts=(Text("13", said, "AG SRO", DAY, public=True),))
    internal = with_capacity(profile, formatting.number_cell(hidden))
    public = with_capacity(profile, formatting.sign_cell(Status.SUPPRESSED, None))
    found, reasons = cleared(public, internal, ["13"])
    assert (not found.texts) is left_out
    assert [reason.code for reason in reasons] == ([told] if told else [])


def test_an_older_text_is_held_against_the_numbers_of_its_own_date_too(made_up):
    """All of this year's numbers are public; of last year's the capacity was held back, and the text is from then."""
    text = Text("13", "Damals waren es 40 Plätze.", "AG SRO", date(2023, 12, 31), public=True)
    now = replace(made_up(), texts=(text,))
    then = (
        with_capacity(now, formatting.sign_cell(Status.SUPPRESSED, None)),
        with_capacity(now, formatting.number_cell(40)),
    )
    assert cleared(now, now, ["13"])[0].texts == (text,)
    found, reasons = cleared(now, now, ["13"], [then])
    assert found.texts == ()
    assert [dict(reason.values) for reason in reasons] == [{"chapter": "13", "figures": "40"}]


def test_a_public_workbook_of_planning_has_no_record_that_tells_a_number_held_back(library, tmp_path):
    """The record of a planning area, too, that tells the number of its region."""
    told = Finding("B-1", AREA, "10", "Stärke", "24 Plätze für Frauen in Not", state="AG SRO", public=True)
    below = Finding("B-2", f"{AREA}01", "10", "Stärke", "In der Region 24 Plätze", state="AG SRO", public=True)
    goal = Goal("Z-1", AREA, ("B-1",), text="Wohnungen für 3 Familien", state="AG SRO", public=True)
    put_planning(library, [told, below, goal])
    held, reasons = records_held_back(library)
    assert [(r.code, *r.values.values()) for r in reasons if r.code == "record_figure_held_back"] == [
        ("record_figure_held_back", "B-2", "24"),
        ("record_figure_held_back", "B-1", "24"),
    ]
    written = export_planning(library, tmp_path / "p.xlsx", public=True, but=held)
    assert [(id_of(one), getattr(one, "findings", ())) for one in written] == [("Z-1", ())]


def test_records_without_a_number_need_no_look_at_the_library(library, monkeypatch):
    put_planning(library, [Goal("Z-1", AREA, text="Wohnungen", state="AG SRO", public=True)])
    monkeypatch.setattr(Numbers, "read", None)
    assert records_held_back(library) == ([], ())
