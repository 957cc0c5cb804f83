# SPDX-License-Identifier: GPL-2.0-or-later
"""`test/unit` runs as on a Python without QGIS: domain and report must never ask for it."""

import sys


class _NoQgis:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("qgis", "PyQt5", "PyQt6", "osgeo"):
            raise ModuleNotFoundError(f"{name}: domain and report run without QGIS", name=name)


sys.meta_path.insert(0, _NoQgis())
