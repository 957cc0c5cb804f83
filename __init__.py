# SPDX-License-Identifier: GPL-2.0-or-later
"""Sozialraum: a QGIS plugin for the district planning of Berlin."""


def classFactory(iface):
    """Return the plugin object; nothing heavy is imported before."""
    from .plugin import Plugin

    return Plugin(iface)
