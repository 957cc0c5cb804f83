# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws the made-up district: every file in `resources/demo/input` comes from here and from one seed."""
