# SPDX-License-Identifier: GPL-2.0-or-later
"""The chapters that the window of texts offers."""

import json

from ..processing.domain.catalogue import FOLDER
from .text_desk import ChapterLine


def offered_chapters() -> list[ChapterLine]:
    """The assessment of the Kurzprofil, then all chapters of Teil I."""
    from ..processing.report.templates import read_template

    lines = json.loads((FOLDER / "chapters.json").read_text(encoding="utf-8"))
    first = read_template("kurzprofil").assessment_chapters[0]
    return [
        ChapterLine(first, "Einschätzung der OE SPK (Kurzprofil)"),
        *(ChapterLine(line["number"], line["title"], tuple(line["indicators"])) for line in lines),
    ]
