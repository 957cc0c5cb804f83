# SPDX-License-Identifier: GPL-2.0-or-later
"""What the window says at the end of an export: hints about the documents reach the person who wrote them."""

from pathlib import Path

import pytest


class Notices:
    """Keeps what is said."""

    def __init__(self):
        self.said = []

    def warning(self, text, buttons=()):
        self.said.append(("warning", text))

    def success(self, text, buttons=()):
        self.said.append(("success", text))


def said(tmp_path, warnings):
    from sozialraum.ui.exporting import _Done
    from sozialraum.ui.runner import Outcome

    notices = Notices()
    done = _Done(notices, Path(tmp_path), [], "_kurzprofil_*_intern.pdf")
    done(Outcome(True, False, {"WRITTEN": 5, "SKIPPED": 0, "FAILED": 0}, (), tuple(warnings)))
    return notices.said


def test_the_algorithms_warnings_are_kept():
    from sozialraum.ui.runner import _Feedback

    feedback = _Feedback()
    feedback.pushWarning("991001: Zeichen ersetzt.")
    assert feedback.warnings == ["991001: Zeichen ersetzt."]
    assert feedback.errors == []


@pytest.mark.parametrize(
    ("count", "more"), [(1, ""), (3, ""), (5, " Weitere Hinweise: 2, siehe Manifest und Protokoll.")]
)
def test_the_first_hints_are_shown_and_the_others_counted(tmp_path, count, more):
    text = "5 Profile geschrieben, 0 übersprungen, 0 fehlgeschlagen."
    hints = [f"Hinweis {n}." for n in range(count)]
    assert said(tmp_path, hints) == [("warning", " ".join([text, *hints[:3]]) + more)]


def test_without_hints_all_is_well(tmp_path):
    assert said(tmp_path, []) == [("success", "5 Profile geschrieben, 0 übersprungen, 0 fehlgeschlagen.")]
