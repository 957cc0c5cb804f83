# SPDX-License-Identifier: GPL-2.0-or-later
"""Every morning starts with numbers, not with a file dialog."""

import pytest


@pytest.fixture(scope="module")
def session(run_session, library):
    return run_session("session_start", settings=f"library={library}\nrecent={library}\nshown=yes")


def test_nothing_raises(session):
    assert session.problems == []


def test_last_library_opens_again(session, library):
    assert session["library"] == str(library)
    assert session["tree"] == 1
    assert session["levels"] == ["BEZ", "BZR", "PGR", "PLR"]
    assert session["recent"] == ["musterbezirk.gpkg"]


def test_an_unused_project_need_not_be_saved(session):
    assert not session["dirty"]
