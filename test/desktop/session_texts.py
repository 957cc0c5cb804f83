# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts of an area in the window: suggestion taken, changed and saved; told when a number changed; the imprint."""

import os
import sqlite3
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox
from qgis.utils import plugins

LIBRARY = Path(os.environ["SESSION_LIBRARY"])
PICTURES = os.environ.get("SESSION_PICTURES")


def rows(statement):
    with sqlite3.connect(LIBRARY) as connection:
        return connection.execute(statement).fetchall()


def steps(iface, found):
    plugin = plugins["sozialraum"]
    selection, readings = plugin.selection, plugin.readings

    def picture(widget, name):
        if PICTURES:
            widget.grab().save(f"{PICTURES}/{name}.png")

    plugin.commands.open_path(LIBRARY)
    yield lambda: readings.overview is not None
    plugin.actions.texts.trigger()
    from sozialraum.ui.texts_dialog import TextsDialog, typed

    dialog = iface.mainWindow().findChild(TextsDialog)
    found["no_area"] = [dialog.about.text(), dialog.text.isEnabled()]

    def go(number):
        items = (dialog.chapters.topLevelItem(i) for i in range(dialog.chapters.topLevelItemCount()))
        dialog.chapters.setCurrentItem(next(i for i in items if i.data(0, Qt.ItemDataRole.UserRole).number == number))

    def mark():
        return dialog.chapters.currentItem().text(1)

    # --- an area, chosen here, is chosen everywhere
    dialog._choose_area(dialog.areas.findData("992004"))
    yield lambda: readings.profile is not None and dialog.desk.profile is not None
    found["selected"] = [selection.area_id, dialog.areas.currentText(), dialog.about.text()]
    found["chapters"] = dialog.chapters.topLevelItemCount()
    found["marks"] = {}
    for number in ("2.2", "3.3", "6", "13"):
        go(number)
        found["marks"][number] = mark()
    go("2.2")
    found["suggestion"] = typed(dialog.suggestion)
    found["buttons"] = [b.isEnabled() for b in (dialog.take, dialog.save, dialog.undo, dialog.remove)]
    picture(dialog, "1_suggestion")

    # --- taken, changed, not saved: kept while another chapter is looked at
    dialog.take.click()
    cursor = dialog.text.textCursor()
    cursor.insertText("\nAnders als in Lindenufer sind 99,9 % <b>dagegen</b>.")
    yield 600
    found["unsaved"], found["hints"] = mark(), dialog.hints.text()
    picture(dialog, "2_unsaved")
    go("6")
    found["elsewhere"] = typed(dialog.text)
    go("2.2")
    found["back"] = typed(dialog.text)
    dialog.undo.click()
    found["discarded"] = [typed(dialog.text), mark()]

    # --- saved
    dialog.text.setPlainText("Viele Kinder.\n– Es sind <b>mehr</b> geworden.")
    found["draft_released"] = dialog.released.isEnabled()
    dialog.state.setCurrentText("AG SRO")
    dialog.save.click()
    yield lambda: dialog.desk.profile is not None and mark() == "eigener Text"
    found["saved"] = rows("SELECT area_id, chapter, period, text, state FROM texts")
    picture(dialog, "3_saved")

    # --- released: these words, and no others
    dialog.released.click()
    found["released"] = [dialog.suspicion.text(), mark()]
    dialog.save.click()
    yield lambda: mark() == "eigener Text, freigegeben"
    found["released"] += rows("SELECT public FROM texts")
    dialog.text.textCursor().insertText("Fragen an Frau Kaya, 030 1234567. ")
    found["reworded"] = [dialog.released.isChecked(), dialog.released.isEnabled()]
    dialog.released.click()
    yield 600
    found["suspicion"] = [dialog.suspicion.text(), dialog.hints.text()]
    picture(dialog, "3_released")
    dialog.state.setCurrentText("Entwurf")
    found["draft_again"] = [dialog.released.isChecked(), dialog.released.isEnabled(), dialog.suspicion.text()]
    dialog.undo.click()
    found["undone"] = [dialog.released.isChecked(), mark()]

    # --- whatever edition docks and map show, people write on the office's numbers
    dialog.released.click()
    dialog.save.click()
    yield lambda: mark() == "eigener Text"
    selection.set_edition("oeffentlich")
    yield lambda: readings.profile is not None and readings.profile.public
    found["in_public"] = [len(readings.profile.texts), typed(dialog.text), mark()]
    selection.set_edition("intern")
    dialog.released.click()
    dialog.save.click()
    yield lambda: mark() == "eigener Text, freigegeben"

    # --- a number underneath changes: told, and confirmed by saving again
    with sqlite3.connect(LIBRARY) as connection:
        connection.execute("UPDATE texts SET basis = 'b1 b2#0000000000000000'")
        connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'state'")
    selection.contentChanged.emit()
    yield lambda: mark() == "Zahlen haben sich geändert"
    found["stale"] = [dialog.hints.text(), dialog.save.isEnabled(), dialog.undo.isEnabled()]
    picture(dialog, "4_stale")
    dialog.save.click()
    yield lambda: mark() == "eigener Text, freigegeben"

    # --- a colleague was quicker: nothing is overwritten, nothing typed is lost
    dialog.text.setPlainText("Meine Fassung.")
    with sqlite3.connect(LIBRARY) as connection:
        connection.execute("UPDATE texts SET text = 'Fassung der Kollegin.'")
        connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'state'")
    dialog.save.click()
    yield lambda: bool(dialog.hints.text()) and not plugin.runner.title
    yield 300
    found["collision"] = [dialog.hints.text().split(":")[0], typed(dialog.text), rows("SELECT text FROM texts")]
    picture(dialog, "5_collision")

    # --- closing asks
    asked = []
    question = QMessageBox.question

    def answer(parent, title, text, *buttons):
        asked.append(text)
        return QMessageBox.StandardButton.Cancel if len(asked) == 1 else QMessageBox.StandardButton.Discard

    QMessageBox.question = answer
    dialog.reject()
    found["stays"] = dialog.isVisible()
    dialog.reject()
    QMessageBox.question = question
    found["asked"] = asked
    yield lambda: iface.mainWindow().findChild(TextsDialog) is None

    # --- deleted
    plugin.actions.texts.trigger()
    dialog = iface.mainWindow().findChild(TextsDialog)
    go("2.2")
    yield lambda: typed(dialog.text) == "Fassung der Kollegin."
    dialog.take_out()
    yield lambda: mark() == "Vorschlag"
    found["deleted"] = [typed(dialog.text), rows("SELECT count(*) FROM texts")]
    dialog.close()

    # --- imprint
    plugin.actions.imprint.trigger()
    from sozialraum.ui.imprint_dialog import ImprintDialog

    imprint = iface.mainWindow().findChild(ImprintDialog)
    imprint.fields["kontakt"].setText("spk@musterbezirk.example")
    imprint.fields["Beschlossen durch die AG SRO am"].setText("16.11.2025")
    picture(imprint, "6_imprint")
    imprint.save.click()
    yield lambda: bool(rows("SELECT * FROM imprint"))
    yield lambda: iface.mainWindow().findChild(ImprintDialog) is None
    found["imprint"] = rows("SELECT key, value FROM imprint ORDER BY key")
