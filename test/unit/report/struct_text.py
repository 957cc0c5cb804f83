# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a tagged PDF as a screen reader finds them, from ``pdfinfo -struct-text``."""

import re


def tables(told):
    """Each table as (caption, header, rows): texts of its cells, no-break spaces as spaces."""
    found, row, cell = [], None, None
    for line in told.splitlines():
        depth = len(line) - len(line.lstrip())
        word = line.strip()
        if word == "Table (block)":
            found.append(["", [], []])
            row = cell = None
        elif not found:
            continue
        elif word.startswith("Caption") and row is None and not found[-1][2]:
            cell = "caption"
        elif word == "TR":
            row = []
            found[-1][2].append(row)
            cell = None
        elif re.match(r"T[HD]\b", word) and row is not None:
            row.append("")
            cell = "cell"
            inside = depth
        elif re.match(r"(P|H\d|Figure|L|TOC|Table)\b", word) and (row is None or depth < inside):
            row = cell = None
        elif word.startswith('"') and word.endswith('"'):
            text = re.sub(r"\s+", " ", word[1:-1].replace("\u00a0", " "))
            if cell == "caption":
                found[-1][0] += text
            elif cell == "cell" and row is not None:
                row[-1] += text
    return [(caption, rows[0] if rows else [], rows[1:]) for caption, _, rows in found]
