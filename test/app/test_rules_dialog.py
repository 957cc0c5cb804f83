# SPDX-License-Identifier: GPL-2.0-or-later
"""The window *Regeln und Richtwerte*: rules typed, tried, refused with a sentence and kept through the algorithm."""

import json
import time

import pytest
from qgis.core import QgsApplication
from sozialraum.processing.domain.library import Library
from sozialraum.ui.rules_dialog import RulesDialog
from sozialraum.ui.runner import Runner


@pytest.fixture
def window(musterbezirk, window_parts):
    """The window over a copy of the made-up district."""
    parts = window_parts(musterbezirk)
    dialog = RulesDialog(parts, parts, Runner(parts), parts)
    dialog.parts = parts
    settle(dialog)
    yield dialog
    dialog.done(0)


def settle(dialog):
    """Let what runs beside the window come to its end."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        QgsApplication.processEvents()
        if not dialog._background.busy and not dialog._runner.title:
            QgsApplication.processEvents()
            return
        time.sleep(0.01)
    pytest.fail("still computing")


def row(dialog, title):
    table = dialog.attention.table
    items = [table.topLevelItem(n) for n in range(table.topLevelItemCount())]
    return next(item for item in items if item.text(0).startswith(title))


def cells(item):
    return [item.text(column) for column in range(5)]


def choose(dialog, title, kind, two, three):
    page = dialog.attention
    page.table.setCurrentItem(row(dialog, title))
    page.kind.setCurrentIndex(page.kind.findData(kind))
    page._kind_chosen()
    for stage, text in ((2, two), (3, three)):
        page.limits[stage].setText(text)
        page.limits[stage].textEdited.emit(text)


def test_the_presetting_is_labelled_as_ours(window):
    assert cells(row(window, "Alle übrigen"))[1:3] == [
        "Abstand ab 0,5: Stufe 2; über 1: Stufe 3", "Voreinstellung, nicht amtlich",
    ]  # fmt: skip
    assert cells(row(window, "Kita"))[2] == "wie alle übrigen"
    assert cells(row(window, "Spielplatz"))[1:3] == [
        "unter 0,5: Stufe 3; unter 1: Stufe 2", "Voreinstellung, nicht amtlich",
    ]  # fmt: skip
    assert window.attention.said.text() == "Voreinstellung, keine amtliche Regel"
    assert not window.keep.isEnabled()


def test_a_rule_is_tried_while_it_is_typed_and_kept_by_the_algorithm(window):
    # Nine Bezirksregionen, none with ten square metres of playground for each inhabitant.
    choose(window, "Spielplatz", "threshold", "1000", "10")
    settle(window)
    found = cells(row(window, "Spielplatz"))
    assert found[1:] == ["unter 10: Stufe 3; unter 1000: Stufe 2", "eigene Regel", "0 · 0 · 9", "0 · 0 · 9"]
    assert Library(window.parts.library).meta("attention") == ""
    window.keep.click()
    settle(window)
    assert json.loads(Library(window.parts.library).meta("attention"))["rules"]["a5"]["steps"] == [
        {"below": 10.0, "stage": 3}, {"below": 1000.0, "stage": 2},
    ]  # fmt: skip
    assert window.parts.said == ["Die Regeln sind in der Datenbibliothek gespeichert."]
    assert not window.keep.isEnabled()
    window.attention.table.setCurrentItem(row(window, "Spielplatz"))
    window.attention.back.click()
    window.keep.click()
    settle(window)
    assert Library(window.parts.library).meta("attention") == ""


@pytest.mark.parametrize(
    ("kind", "two", "three", "words"),
    [
        ("threshold", "achtzig", "", "„achtzig“ ist keine Zahl"),
        ("threshold", "", "", "braucht einen Grenzwert"),
        ("threshold", "10", "20", "gäbe es Stufe 2 (10) nie, weil dort schon Stufe 3 (20) gilt"),
        ("deviation", "2", "1,5", "Stufe 3 (1,50) kann nicht vor Stufe 2 (2) beginnen"),
    ],
)
def test_what_cannot_be_is_said_and_not_kept(window, kind, two, three, words):
    choose(window, "Spielplatz", kind, two, three)
    assert words in window.attention.said.text()
    assert not window.keep.isEnabled()
    window.attention.table.setCurrentItem(row(window, "Kita"))  # elsewhere: what could not be taken is dropped
    assert window.attention.problem == ""


def test_rules_changed_elsewhere_meanwhile(window):
    from sozialraum.processing.domain.attention_rules import keep

    choose(window, "Kita", "none", "", "")
    keep(Library(window.parts.library), '{"rules": {"a5": {"kind": "none"}}}')
    window.parts.read()
    assert "inzwischen an anderer Stelle geändert" in window.notice.text()
    assert "kita_plaetze" in window.attention.text  # nothing typed is lost


def test_rules_that_cannot_be_read_are_named_and_can_be_replaced(musterbezirk, window_parts):
    parts = window_parts(musterbezirk)
    Library(parts.library).set_meta("attention", '{"rules": {"a5": 3}}')
    parts.read()
    dialog = RulesDialog(parts, parts, Runner(parts), parts)
    assert "sind bei „rules.a5“ nicht lesbar" in dialog.attention.said.text()
    assert dialog.keep.isEnabled()  # keeping now takes them out
    dialog.done(0)


# --- targets


def test_an_own_target_is_taken_over_dated_and_kept(window):
    page = window.targets
    titles = [page.table.topLevelItem(n).text(1) for n in range(page.table.topLevelItemCount())]
    page.table.setCurrentItem(page.table.topLevelItem(next(n for n, t in enumerate(titles) if "11,4" in t)))
    page.take.click()
    assert page.said.text() == "Bitte „Woher sie stammt“ ausfüllen."
    assert not window.keep.isEnabled()
    for name, text in (("needed", "0,12 * ew.alter.6_18"), ("valid_from", "bald"), ("source", "JHA 12.03.2026")):
        page.fields[name].setText(text)
        page.fields[name].textEdited.emit(text)
    assert page.said.text() == "„bald“ ist kein Datum. Bitte eines eingeben, etwa 01.01.2025."
    for name, text in (("valid_from", "01.01.2022"), ("valid_to", "")):
        page.fields[name].setText(text)
        page.fields[name].textEdited.emit(text)
    settle(window)
    assert page.said.text().startswith("Musterbezirk, 31.12.2022: Soll ")
    window.keep.click()
    settle(window)
    (kept,) = json.loads(Library(window.parts.library).meta("targets"))["targets"]
    assert (kept["theme"], kept["needed"], kept["valid_from"]) == ("jfe", "0,12 * ew.alter.6_18", "01.01.2022")
    page.all_back.click()
    window.keep.click()
    settle(window)
    assert Library(window.parts.library).meta("targets") == ""


def test_rules_from_a_script(run, refused, musterbezirk, tmp_path):
    path = tmp_path / musterbezirk.name
    path.write_bytes(musterbezirk.read_bytes())
    run("keeprules", LIBRARY=path, PART="attention", RULES='{"rules": {"a5": {"kind": "none"}}}')
    assert "none" in Library(path).meta("attention")
    assert "nicht lesbar" in refused("keeprules", LIBRARY=path, PART="targets", RULES='{"targets": 3}')
    assert Library(path).meta("targets") == ""
    run("keeprules", LIBRARY=path, PART="attention")
    assert Library(path).meta("attention") == ""
