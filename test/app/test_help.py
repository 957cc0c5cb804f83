# SPDX-License-Identifier: GPL-2.0-or-later
"""The page *Berechnen* names every computation as the toolbox does."""

import re
from pathlib import Path

from qgis.core import QgsApplication

PAGE = Path(__file__).resolve().parents[2] / "resources" / "help" / "berechnen.md"


def test_each_computation_answers_a_question(qgis_app):
    provider = QgsApplication.processingRegistry().providerById("sozialraum")
    titles = {a.displayName() for a in provider.algorithms() if a.groupId() == "compute"}
    named = {
        m[1] for line in PAGE.read_text(encoding="utf-8").splitlines() if (m := re.search(r"\| \*(.+)\* \|$", line))
    }
    assert named == titles


def test_the_page_of_profiles_names_every_template_and_its_title():
    from sozialraum.processing.report.templates import template_names

    page = PAGE.with_name("profile.md").read_text(encoding="utf-8")
    named = {m[1] for line in page.splitlines() if (m := re.match(r"\| `(\w+)` \|", line))}
    assert named == set(template_names())
