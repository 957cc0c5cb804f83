# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside QGIS (`qgis --code driver.py`): takes a session's steps one by one and writes what they found as JSON.

A session is a file with ``steps(iface, found)``, a generator: it fills the dict `found` and yields conditions
(functions) to wait for, or numbers of milliseconds. Whatever it raises stands in the JSON as ``error``.
"""

import json
import os
import runpy
import sys
import time
import traceback

from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

PATIENCE = 60.0  # s for one condition
state = {"waiting": None, "since": time.monotonic()}
found: dict = {}


def end(error: str = "") -> None:
    with open(os.environ["SESSION_FOUND"] + ".part", "w", encoding="utf-8") as file:
        json.dump({"found": found, "error": error}, file, default=str)
    os.replace(os.environ["SESSION_FOUND"] + ".part", os.environ["SESSION_FOUND"])
    sys.stdout.flush()
    if found.get("leave_by_exit"):
        from qgis.core import QgsProject

        QgsProject.instance().setDirty(False)
        iface.actionExit().trigger()
    else:
        os._exit(0)


def proceed() -> None:
    waiting = state["waiting"]
    try:
        if callable(waiting) and not waiting():
            if time.monotonic() - state["since"] > PATIENCE:
                raise TimeoutError(f"waited {PATIENCE:.0f} s in vain, line {state['steps'].gi_frame.f_lineno}")
            QTimer.singleShot(50, proceed)
            return
        state["waiting"] = next(state["steps"])
    except StopIteration:
        end()
        return
    except BaseException:
        end(traceback.format_exc())
        return
    state["since"] = time.monotonic()
    QTimer.singleShot(state["waiting"] if isinstance(state["waiting"], int) else 20, proceed)


def start() -> None:
    window = iface.mainWindow()
    window.showNormal()
    window.setGeometry(0, 0, 1500, 950)
    try:
        session = runpy.run_path(os.environ["SESSION_FILE"])
    except BaseException:
        end(traceback.format_exc())
        return
    state["steps"] = session["steps"](iface, found)
    proceed()


# An error in a slot belongs to the session that caused it, not into a dialog.
def report(kind, error, trace) -> None:
    found.setdefault("slot_errors", []).append("".join(traceback.format_exception(kind, error, trace)))


sys.excepthook = report
QTimer.singleShot(1500, start)
