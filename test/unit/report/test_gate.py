# SPDX-License-Identifier: GPL-2.0-or-later
"""Nothing that is not meant for it is in an *öffentlich* file, nor in what lies beside it."""

from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from sozialraum.processing.domain.planning import Actor, Comment, Finding, Goal, Measure, Planning
from sozialraum.processing.domain.profile import Text, Unplaced
from sozialraum.processing.report.document import document_bytes
from sozialraum.processing.report.gate import passed
from sozialraum.processing.report.templates import figure_key, figures, read_template

DAY = date(2024, 12, 31)
TEMPLATES = ("kurzprofil", "teil1", "teil2")


def records(word, public):
    """One record of each table that says `word` wherever somebody types; on chapters that Teil I has."""
    return (
        Finding(f"B-{word}", "991001", "8.1", "Stärke", f"{word} Befund", origin=f"{word} Amt", public=public),
        Goal(f"Z-{word}", "991001", (f"B-{word}",), "Leitziel", "", f"{word} Ziel", "2027", public=public),
        Measure(f"M-{word}", (f"Z-{word}",), "991001", f"{word} Ort", f"{word} Titel", public=public,
                lead_office=f"{word} Stelle", changed_by="Mustermann"),
        Comment(f"K-{word}", "991001", "2.2", f"{word} Amt", f"{word} Kommentar", public=public),
        Actor(f"A-{word}", "991001", f"{word} Runde", contact=f"{word}@example.org", public=public),
    )  # fmt: skip


@pytest.fixture(scope="module")
def mixed(made_up):
    """A profile in which everything closed says Geheimnis, and everything open Offenes."""
    first = figure_key(*next(iter(figures(read_template("teil1")))))
    texts = (
        Text("Einschätzung", "Geheimnis im Kurzprofil mit 4711 Fällen.", "Entwurf", DAY),
        Text("13", "Geheimnis in der Einschätzung.", "Entwurf", DAY),
        Text("10", "Geheimnis ohne bekannten Stand.", "irgendwas", DAY),
        Text(first, "Geheimnis, das vorgelesen wird.", "Entwurf", DAY),
        Text("3.1", "Geheimnis, beschlossen und nicht freigegeben.", "Bezirksamt", DAY),
        Text("9", "Geheimnis, freigegeben und doch ein Entwurf.", "Entwurf", DAY, public=True),
        Text("2.2", "Offenes, das beschlossen ist und freigegeben.", "Bezirksamt", DAY, public=True),
    )
    profile = made_up()
    sites = [
        replace(
            row, points=tuple(replace(p, name=f"{'Offenes' if p.public else 'Geheimnis'} Haus") for p in row.points)
        )
        for row in profile.facilities
    ]
    planning = Planning.of([*records("Geheimnis", False), *records("Offenes", True)])
    unplaced = (Unplaced("Spielplätze", 2, ("Geheimnis Platz",)),)
    return replace(profile, texts=texts, planning=planning, facilities=tuple(sites), unplaced=unplaced)


def everything(path, poppler):
    """All that a file says: its text, and every string of its objects, spoken words and metadata among them."""
    reader = PdfReader(path)
    found = [poppler("pdftotext", "-raw", path, "-"), poppler("pdfinfo", "-meta", path)]

    def strings(one):
        if isinstance(one, dict):
            for value in one.values():
                strings(value)
        elif isinstance(one, list):
            for value in one:
                strings(value)
        elif isinstance(one, str | bytes):
            found.append(str(one))

    for number in range(1, reader.trailer["/Size"]):
        strings(reader.get_object(number))
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_closed_is_in_no_public_file_but_in_the_internal_one(mixed, template, poppler, tmp_path):
    said = {}
    for edition in ("intern", "oeffentlich"):
        path = tmp_path / f"{edition}.pdf"
        path.write_bytes(document_bytes(mixed, edition, template))
        said[edition] = everything(path, poppler)
    assert "Geheimnis" in said["intern"]
    for closed in ("Geheimnis", "4711", "Mustermann"):
        assert closed not in said["oeffentlich"]
    if template != "kurzprofil":
        assert "Offenes" in said["oeffentlich"]
    if template == "teil1":
        assert "Offenes, das beschlossen ist und freigegeben." in said["oeffentlich"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_public_file_does_not_even_tell_that_there_is_something_closed(mixed, template):
    """Byte for byte the same as if the closed had never been written down."""
    without = replace(
        mixed,
        texts=mixed.texts[-1:],
        planning=Planning.of(records("Offenes", True)),
        unplaced=(replace(mixed.unplaced[0], names=()),),
    )
    assert document_bytes(mixed, "oeffentlich", template) == document_bytes(without, "oeffentlich", template)


def test_only_numbers_of_published_sources_pass(mixed):
    assert passed(mixed, "intern") is mixed
    once = passed(mixed, "oeffentlich")
    assert passed(once, "oeffentlich") == once
