# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistical confidentiality: what of a library's numbers may leave the office, and what has to be hidden for it.

Nothing here is shared with the auditor (`domain.audit`), which judges what this room did.
"""
