# SPDX-License-Identifier: GPL-2.0-or-later
"""The window *Geheimhaltungsregeln*: what holds and whose rule it is, what a change costs, kept by the algorithm."""

import json
import time

import pandas as pd
import pytest
from qgis.core import QgsApplication
from sozialraum.processing.domain.disclosure.tally import tally
from sozialraum.processing.domain.library import Library
from sozialraum.ui.policies_dialog import PoliciesDialog
from sozialraum.ui.policy_cost import Reckoned
from sozialraum.ui.runner import Runner


@pytest.fixture
def window(musterbezirk, window_parts):
    """The window over a copy of the made-up district."""
    parts = window_parts(musterbezirk)
    dialog = PoliciesDialog(parts, parts, Runner(parts), parts)
    dialog.parts = parts
    yield dialog
    dialog.done(0)


def settle(dialog):
    """Let what runs beside the window come to its end."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        QgsApplication.processEvents()
        if dialog.cost.known and not dialog._runner.title:
            QgsApplication.processEvents()
            return
        time.sleep(0.01)
    pytest.fail("still reckoning")


def row(dialog, name):
    items = dialog.tree._items(dialog.tree.invisibleRootItem())
    return next(item for item in items if item.text(0).startswith(name))


def words(dialog, name):
    return [row(dialog, name).text(column) for column in (1, 2)]


def choose(dialog, name):
    dialog.tree.setCurrentItem(row(dialog, name))


def set_threshold(dialog, n):
    dialog.form.threshold.setCurrentIndex(dialog.form.threshold.findData(n))


def test_each_source_and_quantity_says_what_holds_and_whose_rule_it_is(window):
    assert words(window, "Alles andere") == ["Schwelle 3", "Voreinstellung"]
    assert words(window, "Hilfen zur Erziehung") == ["Schwelle 3", "Voreinstellung"]
    assert words(window, "SGB II") == ["je Größe verschieden", "Voreinstellung"]
    assert words(window, "Anteil an EW unter 65") == ["gelieferte Anteile werden nicht gezeigt", "Voreinstellung"]
    assert words(window, "Kindertagesstätten") == ["veröffentlicht: alles wird gezeigt", "laut Import"]
    assert not window.keep.isEnabled()


def test_a_change_says_what_it_costs_before_it_is_kept_and_can_be_taken_back(window):
    choose(window, "Hilfen zur Erziehung")
    set_threshold(window, 5)
    assert words(window, "Tagesgruppen") == ["Schwelle 5", "eigene Regel der Quelle"]
    assert not window.cost.known
    settle(window)
    assert window.cost.said.text().startswith("Zurückgehalten werden ")
    first = window.cost.table.topLevelItem(0)
    before, after = int(first.text(2)), int(first.text(3))
    assert after > before
    assert first.text(4) == f"+{after - before}"
    assert Library(window.parts.library).meta("disclosure") == ""  # nothing is kept yet
    window.back.click()
    assert words(window, "Tagesgruppen") == ["Schwelle 3", "Voreinstellung"]
    assert not window.keep.isEnabled()


def test_a_rule_is_kept_by_the_algorithm_and_holds_afterwards(window):
    choose(window, "Tagesgruppen")
    set_threshold(window, 10)
    window.form.zero.setChecked(True)
    settle(window)
    window.keep.click()
    settle(window)
    assert json.loads(Library(window.parts.library).meta("disclosure")) == {
        "rules": [{"quantities": ["hze.tagesgruppen"], "threshold": 10, "zero": True}]
    }
    assert window.parts.said == ["Die Regeln sind in der Datenbibliothek gespeichert."]
    assert window.tree.name == "Tagesgruppen"  # the row stays chosen when the library is read again
    assert words(window, "Tagesgruppen") == ["Schwelle 10, auch 0 ist geheim", "eigene Regel"]
    assert not window.keep.isEnabled()


def test_levels_for_places_that_are_not_public_are_chosen_for_everything_else(window):
    levels = window.form.closed_places
    assert [level for level, box in levels.items() if box.isChecked()] == ["BEZ", "STADT"]
    levels["BEZ"].setChecked(False)
    settle(window)
    window.keep.click()
    settle(window)
    assert json.loads(Library(window.parts.library).meta("disclosure")) == {"closed_places": ["STADT"]}
    choose(window, "Tagesgruppen")
    assert not levels["BEZ"].isEnabled()


def test_who_has_decided_is_kept_with_a_rule_and_only_with_one(window):
    choose(window, "Tagesgruppen")
    assert not window.form.label.isEnabled()
    set_threshold(window, 5)
    window.form.label.setText("Datenschutzbeauftragte, 12.03.2026")
    window.form.label.textEdited.emit(window.form.label.text())
    assert row(window, "Tagesgruppen").toolTip(2) == "Datenschutzbeauftragte, 12.03.2026"


def test_what_has_no_effect_cannot_be_changed(window):
    assert not window.form.protected.isEnabled()  # for everything it would mean that nothing is secret
    choose(window, "Tagesgruppen")
    for field in (window.form.protected, window.form.objects):  # marked as confidential: no audit would let it out
        assert not field.isEnabled()
        assert "als vertraulich vermerkt" in field.toolTip()
    choose(window, "Leistungsberechtigte")
    assert window.form.protected.isEnabled()
    choose(window, "Tagesgruppen")
    window.form.blocked.setChecked(True)
    assert not window.form.threshold.isEnabled()
    assert words(window, "Tagesgruppen") == ["gesperrt: nichts wird gezeigt", "eigene Regel"]
    choose(window, "Zufluchtswohnen: Plätze")
    assert not window.form.levels["PLR"].isEnabled()
    assert not window.form.zero.isEnabled()


def test_policies_that_cannot_be_read_are_told_and_can_be_replaced(musterbezirk, window_parts):
    parts = window_parts(musterbezirk)
    Library(parts.library).set_meta("disclosure", '{"default": {"treshold": 5}}')
    parts.read()
    dialog = PoliciesDialog(parts, parts, Runner(parts), parts)
    assert "bei „default“ nicht lesbar: treshold" in dialog.notice.text()
    assert dialog.keep.isEnabled()
    dialog.done(0)


def test_what_was_released_before_is_told_to_be_out(window):
    nothing = tally(pd.DataFrame(), pd.DataFrame())
    window.cost._kept = {"": Reckoned(nothing, 0, None), "stricter": Reckoned(nothing, 3, None)}
    window.cost._wanted = (window.parts.overview.numbers, window.parts.library, "", "stricter")
    window.cost._show()
    assert window.cost.said.text().endswith("Schon veröffentlicht und nicht mehr zurückzuholen: 3.")
