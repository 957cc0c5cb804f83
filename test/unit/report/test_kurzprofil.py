# SPDX-License-Identifier: GPL-2.0-or-later
"""The Kurzprofil: accessible, four pages, same bytes, the area on every page, nothing about the machine."""

import getpass
import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from sozialraum.processing.domain.errors import SozialraumError
from sozialraum.processing.domain.profile import SourceRef, Text
from sozialraum.processing.report.chapters import figure_texts
from sozialraum.processing.report.document import document_bytes, write_document
from sozialraum.processing.report.templates import figure_key, figures, read_template

LONG = "Seewiesen/Försterei und Siedlung an der Großen Mühlenstraße bis zur Übergangsstelle Süßwasserkanal"
NINETY = "Großsiedlung an der ehemaligen Übergangsstelle Nordwestliche Süßwasserkanalbrücke am Wäldchen"
ASSESSMENT = Text("Einschätzung", "Das Gebiet wächst. " * 40, "AG SRO", date(2024, 5, 2))
VARIANTS = {
    "ordinary": {},
    "one_child": {"children": 1},
    "eight_children": {"children": 8, "sisters": 20},
    "long_names": {"children": 8, "name": LONG, "signs": True, "texts": (ASSESSMENT,)},
    "long_children": {"children": 8, "child_name": NINETY},
    "all_signs": {"signs": True},
    "no_mss": {"mss": False, "since": "known"},
    "no_facilities": {"facilities": False, "unplaced": (), "kulissen": None},
    "nobody": {"people": 0, "since": "known"},
    "only_region": {"sisters": 1, "fictional": False},
}


@pytest.fixture(scope="module")
def files(made_up, tmp_path_factory):
    """A file of each variant, written once."""
    folder = tmp_path_factory.mktemp("variants")
    paths = {}
    for name, changed in VARIANTS.items():
        paths[name] = folder / f"{name}.pdf"
        write_document(made_up(**changed), paths[name])
    return paths


@pytest.mark.parametrize("variant", VARIANTS)
def test_is_pdf_ua_1_and_pdf_a_2a(files, judge, variant):
    judge.assert_accessible(files[variant])


@pytest.mark.parametrize("variant", VARIANTS)
def test_four_pages_that_name_the_area(files, poppler, variant):
    pages = poppler("pdftotext", "-layout", files[variant], "-").split("\f")
    assert len(pages) == 5  # the last one ends with a form feed too
    assert pages[4] == ""
    name = VARIANTS[variant].get("name", "Lindenufer")
    for number, page in enumerate(pages[:4], 1):
        assert "991001" in page
        assert all(word in page for word in name.split(" "))
        assert f"Seite {number} von 4" in page
        assert "INTERN – nicht zur Veröffentlichung" in page
    assert "Ausgabe: intern – nicht zur Veröffentlichung" in pages[0]


def test_judge_rejects_a_file_without_alternative_texts(files, judge, tmp_path):
    data = files["ordinary"].read_bytes()
    broken = tmp_path / "broken.pdf"
    assert data.count(b"/Alt ") == 7  # as many as figures
    broken.write_bytes(data.replace(b"/Alt ", b"/Alx "))  # same length, so that all offsets stay right
    assert "7.3-1" in judge.judge(broken, "ua1")
    broken.write_bytes(data.replace(b"/Scope ", b"/Scopx "))
    assert judge.judge(broken, "ua1")


def test_same_profile_same_bytes(made_up):
    assert document_bytes(made_up()) == document_bytes(made_up())
    assert document_bytes(made_up()) != document_bytes(made_up(people=24_801))


def test_nothing_of_the_machine(files):
    words = [getpass.getuser().encode(), str(Path.home()).encode(), b"/tmp", str(Path.cwd()).encode(), b"/Info"]
    for path in files.values():
        plain = _streams(path.read_bytes())
        for word in words:
            # "root" is a login here and part of structure names elsewhere
            assert len(word) < 6 or word not in plain, word
        assert not re.search(rb"CreationDate|ModDate|/Author", plain)


def _streams(data):
    """The file with its compressed streams unpacked."""
    import zlib

    parts = [data]
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            parts.append(zlib.decompressobj().decompress(data[found.end() :]))
        except zlib.error:
            continue
    assert len(parts) > 8  # pages, fonts and colour profile were really looked into
    return b"".join(parts)


def test_size(files):
    assert max(path.stat().st_size for path in files.values()) <= 400_000


def test_headings_have_no_gaps_and_pages_are_read_in_order(files, poppler):
    text = poppler("pdfinfo", "-struct-text", files["ordinary"])
    tags = re.findall(r"^ *(H1|H2|H3) ", text, re.M)
    assert tags[0] == "H1"
    assert tags.count("H1") == 1
    for before, tag in pairwise(tags):
        assert int(tag[1]) <= int(before[1]) + 1
    order = ["Kurzprofil Lindenufer", "Auf einen Blick", "Abbildung 1", "Steckbrief", "Einwohnerentwicklung",
             "Kennzahlen im Vergleich", "Lage unter den 9 Bezirksregionen", "Altersstruktur",
             "Die Planungsräume im Vergleich", "Einrichtungen", "Was diese Zahlen nicht sagen",
             "Quellen und Stände"]  # fmt: skip
    places = [text.index(f'"{words}') for words in order]
    assert places == sorted(places)


def test_signs_are_spoken_and_explained(files, poppler):
    data = files["all_signs"].read_bytes()
    assert data.count(b"/ActualText") > 20
    text = poppler("pdftotext", "-layout", files["all_signs"], "-")
    assert "– nichts vorhanden · k. A. keine Angabe · • geheim zu halten · x nicht sinnvoll" in text
    assert re.search(r"Planungsraum 1 +k\. A\. +k\. A\. +x", text)


def test_table_comes_out_value_for_value(files, poppler):
    lines = poppler("pdftotext", "-layout", files["ordinary"], "-").splitlines()
    row = next(line for line in lines if line.strip().startswith("Unter 18 Jahre (B1)"))
    # value 1.8 + 3 for the fourth indicator, + 1 and + 3 beside it; rank and change of the maker
    assert re.split(r" {2,}", row.strip()) == [
        "Unter 18 Jahre (B1)", "1.302", "4,8 %", "5,8 %", "7,8 %", "9 von 9", "k. A.",
    ]  # fmt: skip


def test_words_at_line_ends_are_not_glued(files, poppler):
    lines = re.findall(r'^ *"(.*)"$', poppler("pdfinfo", "-struct-text", files["ordinary"]), re.M)
    sentence = "Ein Vergleich mit dem 31.12.2019 ist nicht möglich, weil die Gebiete 2021 neu zugeschnitten wurden."
    assert sentence in lines  # poppler joins the two lines as they are; without our space a word would be glued


def test_public_edition_needs_published_sources(made_up, poppler, judge, tmp_path):
    data = document_bytes(made_up(), "oeffentlich")
    path = tmp_path / "p.pdf"
    path.write_bytes(data)
    text = poppler("pdftotext", path, "-")
    assert "intern" not in text.lower()
    assert "Ausgabe: öffentlich" in text
    judge.assert_accessible(path)
    secret = SourceRef(3, "HzE, eigene Liste", "Jugendamt", None, "", "", "hze.csv", "", False, "exact")
    profile = made_up()
    with pytest.raises(SozialraumError) as caught:
        document_bytes(replace(profile, sources=(*profile.sources, secret)), "oeffentlich")
    assert (caught.value.code, caught.value.values) == ("not_public", {"title": "HzE, eigene Liste"})


def test_public_edition_shows_only_public_facilities(made_up):
    from sozialraum.processing.report.gate import passed
    from sozialraum.processing.report.maps import shown_facilities

    for edition, count in (("intern", 6), ("oeffentlich", 3)):
        shown = shown_facilities(passed(made_up(), edition))
        assert [len(points) for _, _, points in shown] == [count] * 4


def test_unknown_edition(made_up):
    with pytest.raises(SozialraumError) as caught:
        document_bytes(made_up(), "public")
    assert caught.value.code == "unknown_edition"


def test_old_reportlab_is_refused(made_up, monkeypatch):
    import reportlab

    monkeypatch.setattr(reportlab, "Version", "3.6.12")
    with pytest.raises(SozialraumError) as caught:
        document_bytes(made_up())
    assert (caught.value.code, caught.value.values["found"]) == ("package_old", "3.6.12")


def test_writes_to_a_stream_and_leaves_no_part(made_up, tmp_path):
    stream = io.BytesIO()
    write_document(made_up(), stream)
    write_document(made_up(), tmp_path / "a.pdf")
    assert stream.getvalue() == (tmp_path / "a.pdf").read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_title_and_bookmarks(files):
    from pypdf import PdfReader

    reader = PdfReader(files["ordinary"])
    assert reader.metadata is None or not dict(reader.metadata)
    title = reader.xmp_metadata.dc_title["x-default"]
    assert title == "Kurzprofil 991001 Lindenufer – Datenstand 31.12.2024 – intern – Beispieldaten – frei erfunden"
    top = [item.title for item in reader.outline if not isinstance(item, list)]
    assert top == ["Kurzprofil Lindenufer"]
    below = [item.title for item in reader.outline[1] if not isinstance(item, list)]
    assert below[0] == "Auf einen Blick"
    assert below[-1] == "Quellen und Stände"
    assert reader.trailer["/Root"]["/Lang"] == "de-DE"


PAYLOADS = (
    "<b>fett</b>", "<img src='/etc/passwd'/>", "a<b und c>d", "&amp;", "[% env('HOME') %]", "{{ 7*7 }}", "$x^2$",
    "<font color=\"[x for x in '1']\">", "<onDraw name=showPage/>", "%s {0} \\n",
)  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_are_printed_as_they_are(made_up, poppler, judge, tmp_path, payload):
    text = Text("Einschätzung", f"Anfang {payload} Ende", payload, None)
    profile = made_up(
        name=payload, child_name=payload, texts=(text,), imprint={"kontakt": payload}, kulissen=(payload,)
    )
    path = tmp_path / "p.pdf"
    write_document(profile, path)
    printed = poppler("pdftotext", "-raw", path, "-").replace("\n", "").replace(" ", "")
    wanted = payload.replace(" ", "")
    assert printed.count(wanted) >= 8
    assert f"Anfang{wanted}Ende" in printed
    judge.assert_accessible(path)


def test_hidden_and_unknown_characters_become_visible_or_go(made_up, poppler, judge, tmp_path):
    path = tmp_path / "p.pdf"
    name = "A\u202eB\u202c\u200bC\u00ad \U0001f692 \ue000 \ud800 \x00\x07 中"
    write_document(made_up(name=name), path)
    printed = poppler("pdftotext", "-raw", path, "-")
    assert "Kurzprofil ABC \ufffd \ufffd \ufffd" in printed.replace("\n", " ")
    assert "\u202e" not in printed
    judge.assert_accessible(path)


def test_figures_are_numbered_through_also_where_some_are_left_out(made_up, poppler, tmp_path):
    for children, count in ((3, 7), (1, 5)):
        path = tmp_path / f"{children}.pdf"
        write_document(made_up(children=children), path)
        found = re.findall(r"Abbildung (\d+):", poppler("pdftotext", path, "-"))
        assert sorted(map(int, found)) == list(range(1, count + 1))


def test_every_alternative_text_can_be_the_planners(made_up, alternatives_of, tmp_path):
    template = read_template("kurzprofil")
    offered = {figure_key(*figure) for figure in figures(template)}
    generated = figure_texts(made_up(), template)
    assert len(generated) == 7
    assert set(generated) < offered  # beside them the map of b2, for an area without groups
    texts = tuple(Text(key, f"Eigene Worte {n}.", "AG SRO", None) for n, key in enumerate(generated))
    write_document(replace(made_up(), texts=texts), tmp_path / "own.pdf")
    read = alternatives_of(tmp_path / "own.pdf")
    assert sorted(read) == sorted(text.text for text in texts)
