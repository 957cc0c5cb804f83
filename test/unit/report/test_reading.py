# SPDX-License-Identifier: GPL-2.0-or-later
"""What a screen reader says of each document of the made-up district, from the first line to the last.

The files in `golden` are to be read as a member of the committee hears them; ``--golden`` writes them anew.
"""

from pathlib import Path

import pytest
from sozialraum.processing.domain.demo import build_demo
from sozialraum.processing.domain.library import Library
from sozialraum.processing.domain.lor import level_of
from sozialraum.processing.domain.numbers import Numbers
from sozialraum.processing.domain.profile_builder import build_profile
from sozialraum.processing.report.document import write_document
from sozialraum.processing.report.templates import read_template, wanted_of

from .struct_text import heard

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = (
    *(("kurzprofil", "991001"), ("teil1", "991001"), ("teil2", "991001")),
    *(("planungsraum", "99100101"), ("bezirk", "99"), ("vorlage", "99")),
)


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """The numbers of the made-up district."""
    demo = build_demo(tmp_path_factory.mktemp("demo") / "musterbezirk.gpkg")
    return Numbers.read(Library(demo.library))


@pytest.mark.parametrize(("name", "area"), DOCUMENTS)
def test_reading_order_tells_the_story(district, poppler, alternatives_of, tmp_path, request, name, area):
    template = read_template(name)
    profile = build_profile(district, area, wanted=wanted_of(template, level_of(area)))
    write_document(profile, tmp_path / "document.pdf", "intern", template)
    structure = poppler("pdfinfo", "-struct-text", tmp_path / "document.pdf")
    told = heard(structure, alternatives_of(tmp_path / "document.pdf"))
    golden = GOLDEN / f"{name}.txt"
    if request.config.getoption("--golden"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_a_picture_is_said_by_its_words_and_a_paragraph_in_pieces_as_one():
    structure = """Document
  H1 (block)
    "Titel "
  Figure:
     /Placement /Block
    "12 % 13 %"
    Caption
      "Abbildung 1: Worüber."
  L (block)
    LI (block)
      Lbl (block)
        "• "
      LBody (block)
        "Ein Satz, der "
        "weitergeht."
  Table (block)
    Caption
      "Tabelle 1: Zahlen"
    TR
      TH:
         /Scope /Row
        "Gebiet"
      TD
        Span (inline)
          "k. A."
"""
    assert heard(structure, ["Höchster Wert 13 %."]).splitlines() == [
        "H1: Titel",
        "Bild: Höchster Wert 13 %.",
        "dazu: Abbildung 1: Worüber.",
        "• Ein Satz, der weitergeht.",
        "Tabelle: Tabelle 1: Zahlen",
        "Zeile: Gebiet | k. A.",
    ]
