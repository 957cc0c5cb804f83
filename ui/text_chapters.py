# SPDX-License-Identifier: GPL-2.0-or-later
"""The chapters that the window of texts offers."""

from .text_desk import ChapterLine

TEMPLATE = "teil1"


def offered_chapters() -> list[ChapterLine]:
    """The assessment of the Kurzprofil, then all chapters of Teil I that print a text, with what is generated there."""
    from ..processing.report.templates import read_template

    whole = read_template(TEMPLATE)
    lines = {
        chapter.number: ChapterLine(chapter.number, chapter.title, chapter.named(element))
        for chapter, element in whole.elements()
        if chapter.number and element["type"] in ("text", "statement")
    }
    assessment = read_template("kurzprofil").assessment_chapters[0]
    return [ChapterLine(assessment, "Einschätzung der OE SPK (Kurzprofil)"), *lines.values()]
