# SPDX-License-Identifier: GPL-2.0-or-later
"""Hiding what may not leave: primary rules, and the partners without which a hidden number is computed back.

Nothing here is shared with the auditor (`domain.audit`), which judges what this room did.
"""
