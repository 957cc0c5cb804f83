# SPDX-License-Identifier: GPL-2.0-or-later
"""An import says which of its numbers a public edition holds back, by which rule, and where to change it."""

import shutil

import pytest
from sozialraum.processing.domain.library import Library

OPENED = "„Geheimhaltungsregeln…“ im Menü Sozialraum"


@pytest.fixture
def delivery(musterbezirk, tmp_path):
    """The library of the made-up district and an office's table: 2, 40 and 40 cases in the first Bezirksregion."""
    library = shutil.copy(musterbezirk, tmp_path / "bezirk.gpkg")
    ids = sorted(Library(library).area_ids("2021"))[:3]
    rows = [f"{area};{2 if n == 0 else 40}" for n, area in enumerate(ids)]
    (tmp_path / "liste_2023-12-31.csv").write_text("PLR_ID;Fälle\n" + "\n".join(rows), encoding="utf-8")
    return library, tmp_path / "liste_2023-12-31.csv"


def imported(run, recorder, delivery, **more):
    library, file = delivery
    feedback = recorder()
    result = run("importtable", feedback, LIBRARY=library, FILE=file, TITLE="Liste", PREFIX="liste", **more)
    return [line for line in feedback.infos if not line.startswith("Results:")], result


def test_what_is_held_back_and_by_which_rule_is_said_in_log_bar_and_report(run, recorder, delivery, tmp_path):
    said, result = imported(run, recorder, delivery, REPORT=tmp_path / "bericht.html")
    # Three Planungsräume and the sum of their region; one of the 40 goes with the 2, else the sum of 82 would tell it.
    assert said[-3:] == [
        "Öffentliche Ausgabe: Von 4 Zahlen dieser Lieferung (samt Summen für größere Gebiete) werden "
        "zurückgehalten, weil selbst geheim: 1 (klein 1).",
        "Dazu weitere, damit sich diese nicht aus Summen zurückrechnen lassen: 1.",
        f"Es gilt: Schwelle 3 (Voreinstellung). Ändern: {OPENED}.",
    ]
    assert result["SUMMARY"].endswith("Öffentlich zurückgehalten: 2.")
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert "In einer öffentlichen Ausgabe" in page
    assert "klein 1" in page
    first = sorted(Library(delivery[0]).area_ids("2021"))[0]
    assert f"({first})</td><td>Fälle</td><td>klein</td>" in page  # which one it is, but not its number


def test_an_own_rule_is_the_one_that_is_told(run, recorder, delivery):
    run(
        "keeprules",
        LIBRARY=delivery[0],
        PART="disclosure",
        RULES='{"rules": [{"sources": ["Liste"], "threshold": 10}]}',
    )
    said, _ = imported(run, recorder, delivery)
    assert said[-1].startswith("Es gilt: Schwelle 10 (eigene Regel der Quelle).")


def test_a_published_delivery_is_shown_as_it_is(run, recorder, delivery):
    said, result = imported(run, recorder, delivery, PUBLISHED=True)
    assert said[-1].endswith("sie ist als veröffentlicht gekennzeichnet.")
    assert "zurückgehalten" not in result["SUMMARY"]


def test_policies_that_cannot_be_read_are_told_and_the_import_stands(run, recorder, delivery):
    Library(delivery[0]).set_meta("disclosure", "{")
    said, result = imported(run, recorder, delivery)
    assert "nicht lesbar" in said[-1]
    assert result["MATCHED"] == 3
