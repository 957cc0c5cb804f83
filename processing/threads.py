# SPDX-License-Identifier: GPL-2.0-or-later
"""The threads in which QGIS runs tasks, kept known to Python.

QGIS takes them from a pool that Python did not make: when a task ends, Python forgets the thread and clears what
libraries hold for it, though the next task runs in the very same one. pyproj from 3.7 then uses the PROJ context that
was cleared, and QGIS dies (pyproj issues 1509 and 1622, QGIS issue 63339).
"""

import ctypes
import threading

_known = threading.local()


def stay_known() -> None:
    """Let Python remember the current thread for as long as it lives; asked at the start of every task."""
    if not hasattr(_known, "since"):
        _known.since = ctypes.pythonapi.PyGILState_Ensure()  # and never released
