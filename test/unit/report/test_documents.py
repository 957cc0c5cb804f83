# SPDX-License-Identifier: GPL-2.0-or-later
"""Documents in chapters: accessible, in reading order, nothing cut, nothing closed in what goes out."""

import getpass
import re
import socket
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from sozialraum.processing.domain.planning import Actor, Comment, Finding, Goal, Measure, Planning
from sozialraum.processing.domain.profile import Text
from sozialraum.processing.report.chapters import figure_texts
from sozialraum.processing.report.document import document_bytes, write_document
from sozialraum.processing.report.templates import read_template

NAME_120 = ("Großsiedlung an der ehemaligen Übergangsstelle " * 3)[:117] + "Süd"
WORDS_5000 = "Im Gebiet treffen sich Nachbarinnen und Nachbarn. " * 714

FINDING = Finding("B-001", "991001", "8.1", "Stärke", "Viele Kitas mit langen Öffnungszeiten", ("99100101",),
                  ("kita_plaetze",), "Jugendamt", date(2024, 3, 5), "AG SRO", public=True)  # fmt: skip
CLOSED = Finding("B-002", "991001", "8.1", "Schwäche", "Vertraulicher Befund", origin="Jugendamt", public=False)
GOAL = Goal("Z-001", "991001", ("B-001",), "Leitziel", "", "Alle Kinder finden einen Platz", "2027", public=True)
PART = Goal("Z-002", "991001", (), "Teilziel", "Z-001", "Zwei Gruppen mehr im Norden", "2026", public=True)
MEASURE = Measure("M-001", ("Z-001",), "99100101", "Kita Uferweg", "Anbau von zwei Gruppenräumen", "BENE", "2025",
                  1_250_000, "value", date(2025, 4, 1), date(2026, 9, 30), "", "Jugendamt", ("Schulamt",),
                  "in Umsetzung", "hoch", "erster Raum eröffnet", public=True)  # fmt: skip
COMMENT = Comment(
    "K-001", "991001", "2.2", "Jugendamt", "Die Zahl der Kinder steigt weiter.", state="AG SRO", public=True
)
SECRET = Comment("K-002", "991001", "2.2", "Sozialamt", "Nur für den Dienstgebrauch.", public=False)
ACTOR = Actor(
    "A-001", "991001", "Stadtteilkonferenz", "Runde", "Nachbarschaft", "oe-spk@bezirk.example", "vierteljährlich", True
)
PLANNING = Planning.of([FINDING, CLOSED, GOAL, PART, MEASURE, COMMENT, SECRET, ACTOR])
TEXTS = (
    Text("13", "Im Gebiet arbeitet eine Stadtteilkonferenz.", "Bezirksamt", date(2024, 5, 2)),
    Text("10", "Ein Entwurf, den noch niemand kennt.", "Entwurf", date(2024, 5, 2)),
)


def measures(count):
    return [
        replace(MEASURE, measure_id=f"M-{n:03d}", title=f"Maßnahme {n} mit einem Titel, der etwas länger ist")
        for n in range(1, count + 1)
    ]


@pytest.fixture(scope="module")
def rich(made_up):
    return replace(made_up(), planning=PLANNING, texts=TEXTS)


@pytest.fixture(scope="module")
def hard(made_up):
    """A name of 120 characters, a text of 5,000 words, 40 measures, a comment as long as a chapter."""
    texts = (Text("10", WORDS_5000, "AG SRO", date(2024, 5, 2)),)
    more = [replace(COMMENT, text=WORDS_5000[:20_000]), replace(FINDING, text=WORDS_5000[:9_000]), *measures(40)]
    return replace(made_up(children=8, name=NAME_120, signs=True), planning=Planning.of(more), texts=texts)


@pytest.fixture(scope="module")
def written(rich, hard, made_up, tmp_path_factory):
    """A file of each document and profile, written once."""
    folder = tmp_path_factory.mktemp("documents")
    poor = made_up(facilities=False, unplaced=(), kulissen=None, mss=False, since="known")
    paths = {}
    for kind, profile in (("rich", rich), ("hard", hard), ("poor", poor)):
        for template in ("teil1", "teil2"):
            paths[kind, template] = folder / f"{kind}_{template}.pdf"
            write_document(profile, paths[kind, template], "intern", template)
    return paths


CASES = [(kind, template) for kind in ("rich", "hard", "poor") for template in ("teil1", "teil2")]


@pytest.mark.parametrize("case", CASES)
def test_is_pdf_ua_1_and_pdf_a_2a(written, judge, case):
    judge.assert_accessible(written[case])


def test_judge_refuses_a_table_without_scope_a_figure_without_text_and_a_link_without_words(written, judge, tmp_path):
    data = written["rich", "teil1"].read_bytes()
    broken = tmp_path / "broken.pdf"
    for key, other in ((b"/Scope ", b"/Scopx "), (b"/Alt ", b"/Alx "), (b"/StructParent ", b"/StructParexx ")):
        assert key in data
        broken.write_bytes(data.replace(key, other))
        assert judge.judge(broken, "ua1"), key


@pytest.mark.parametrize("case", CASES)
def test_each_page_names_its_area_and_its_number(written, poppler, case):
    pages = poppler("pdftotext", "-layout", written[case], "-").split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert "991001" in page
        assert f"Seite {number} von {len(pages)}" in page


def word_boxes(poppler, path):
    """Words with their boxes, page by page."""
    text = poppler("pdftotext", "-bbox", path, "-")
    for page in text.split("<page ")[1:]:
        pattern = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
        yield [(*map(float, m[:4]), m[4]) for m in re.findall(pattern, page)]


@pytest.mark.parametrize("case", CASES)
def test_no_words_overlap_or_leave_the_page(written, poppler, case):
    for number, words in enumerate(word_boxes(poppler, written[case]), 1):
        for left, top, right, bottom, word in words:
            assert left >= 50, (number, word)
            assert right <= 545, (number, word)
            assert top >= 14, (number, word)
            assert bottom <= 822, (number, word)
        lines = sorted(words, key=lambda w: (round(w[1]), w[0]))
        for one, other in pairwise(lines):
            if round(one[1]) == round(other[1]):
                assert other[0] > one[2] - 1.0, (number, one, other)


@pytest.mark.parametrize("case", [("hard", "teil1"), ("hard", "teil2")])
def test_nothing_that_was_written_is_lost(written, poppler, case):
    text = re.sub(r"\s+", " ", poppler("pdftotext", written[case], "-"))
    if case[1] == "teil1":
        assert text.count("Im Gebiet treffen sich") >= 714
    for n in range(1, 41):
        assert f"M-{n:03d}" in text


def test_contents_lead_to_their_chapters(written):
    reader = PdfReader(written["rich", "teil1"])
    found = 0
    for page in reader.pages:
        for link in page.get("/Annots", ()):
            entry = link.get_object()
            number = re.search(r", Seite (\d+)$", entry["/Contents"])[1]
            target = reader.get_page_number(entry["/Dest"][0].get_object())
            assert str(target + 1) == number
            found += 1
    assert found == len(list(read_template("teil1").walk()))
    assert next(item["/Title"] for item in reader.outline[0:1]).startswith("Bezirksregionenprofil")


def test_teil2_prints_the_chain_from_finding_to_result(written, poppler):
    text = re.sub(r"\s+", " ", poppler("pdftotext", "-layout", written["rich", "teil2"], "-"))
    for words in ("B-001", "Viele Kitas", "Z-001: Alle Kinder finden einen Platz (bis 2027)", "Z-002: Zwei Gruppen",
                  "1.250.000", "01.04.2025", "Schulamt", "eröffnet", "Stadtteilkonferenz"):  # fmt: skip
        assert words in text, words


def test_what_is_not_public_never_leaves_in_the_public_edition(rich, tmp_path, poppler):
    closed = ("Vertraulicher Befund", "Nur für den Dienstgebrauch", "Ein Entwurf, den noch niemand kennt", "Sozialamt")
    for template in ("teil1", "teil2"):
        texts = {}
        for edition in ("intern", "oeffentlich"):
            path = tmp_path / f"{template}_{edition}.pdf"
            write_document(rich, path, edition, template)
            texts[edition] = re.sub(r"\s+", " ", poppler("pdftotext", path, "-"))
        assert all(word not in texts["oeffentlich"] for word in closed)
        assert any(word in texts["intern"] for word in closed)
        assert "Stadtteilkonferenz" in texts["oeffentlich"]


def test_a_chapter_without_data_says_so(written, poppler):
    text = re.sub(r"\s+", " ", poppler("pdftotext", written["poor", "teil1"], "-"))
    assert "2.6 Menschen mit Behinderung Es wurden keine Angaben gemeldet." in text
    assert "8.7 Sport Es wurden keine Sportanlagen gemeldet." in text
    assert "Die AG SRO hat noch keine Einschätzung beschlossen." in text


@pytest.mark.parametrize("template", ["teil1", "teil2"])
def test_same_profile_same_bytes(rich, template):
    assert document_bytes(rich, "intern", template) == document_bytes(rich, "intern", template)


def test_no_glyph_is_missing(written):
    for path in written.values():
        for page in PdfReader(path).pages:
            assert "\ufffd" not in page.extract_text()


def test_the_planners_own_alternative_text_is_read_out_unless_it_is_a_draft_that_would_leave(
    made_up, alternatives_of, tmp_path
):
    generated = figure_texts(made_up(), read_template("teil1"))
    assert generated["Bild 2.2 map b1"].startswith("Karte der 3 Planungsräume von Lindenufer, Unter 18 Jahre (B1)")
    own = Text("Bild 2.2 map b1", "Im Norden wohnen die meisten Kinder.", "Entwurf", date(2024, 12, 31))
    for edition, said in (("intern", own.text), ("oeffentlich", generated[own.chapter])):
        path = tmp_path / f"{edition}.pdf"
        write_document(replace(made_up(), texts=(own,)), path, edition, "teil1")
        found = alternatives_of(path)
        assert said in found
        assert len({own.text, generated[own.chapter]} & set(found)) == 1


PAYLOADS = (
    "<b>fett</b>", "<img src='/etc/passwd'/>", "a<b und c>d", "&amp;", "[% env('HOME') %]", "[% @user_account_name %]",
    "<font color=\"[x for x in '1']\">", "<onDraw name=showPage/>",
)  # fmt: skip


def poisoned(made_up, payload):
    """A profile with the payload in every field that somebody types."""
    records = [
        replace(FINDING, text=payload, origin=payload, plr=()),
        replace(GOAL, text=payload, horizon=payload, office=payload),
        replace(MEASURE, object_name=payload, title=payload, programme=payload, lead_office=payload, result=payload,
                runs_remark=payload),
        replace(COMMENT, text=payload, office=payload),
        replace(ACTOR, name=payload, kind=payload, topic=payload, contact=payload, rhythm=payload),
    ]  # fmt: skip
    texts = (Text("13", payload, payload, None), Text("Bild 2.2 map b1", payload, "AG SRO", None))
    profile = made_up(name=payload, child_name=payload, texts=texts, imprint={"kontakt": payload}, kulissen=(payload,))
    named = [replace(row, points=tuple(replace(p, name=payload) for p in row.points)) for row in profile.facilities]
    sources = tuple(replace(s, title=payload, office=payload, licence=payload) for s in profile.sources)
    return replace(profile, planning=Planning.of(records), facilities=tuple(named), sources=sources)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_in_every_field_are_printed_as_they_are(made_up, poppler, alternatives_of, tmp_path, payload):
    for template, least in (("teil1", 25), ("teil2", 30)):
        path = tmp_path / f"{template}.pdf"
        write_document(poisoned(made_up, payload), path, "intern", template)
        printed = "".join(poppler("pdftotext", "-raw", path, "-").split())
        assert printed.count("".join(payload.split())) >= least, template
    assert payload in alternatives_of(tmp_path / "teil1.pdf")


def test_writing_opens_no_file_and_no_socket_and_names_no_one(rich, tmp_path, monkeypatch):
    template = read_template("teil1")
    document_bytes(rich, "intern", template)  # what is imported and read once is there now
    opened = []
    watching = [True]

    def hook(event, arguments):
        if watching[0] and event in ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"):
            opened.append((event, str(arguments[0])))

    sys.addaudithook(hook)
    try:
        data = document_bytes(rich, "intern", template)
    finally:
        watching[0] = False
    assert opened == []
    assert b"/Info" not in data[data.rindex(b"trailer") :]
    for secret in (getpass.getuser(), str(Path.home()), socket.gethostname(), str(tmp_path)):
        if len(secret) > 4:  # a login like "root" is part of "RootLayer" and the like
            assert secret.encode() not in data
