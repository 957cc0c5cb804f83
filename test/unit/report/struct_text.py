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


def heard(told, alternatives):
    """What a screen reader says of a whole document, a line for each heading, paragraph, entry, figure and row.

    Parameters
    ----------
    told
        Output of ``pdfinfo -struct-text``.
    alternatives
        The alternative texts of the figures, in reading order; they are said instead of the words in a figure.
    """
    lines, said, ways, goes_on = [], iter(alternatives), [], False
    for line in told.splitlines():
        depth, word = (len(line) - len(line.lstrip())) // 2, line.strip()
        tag = re.match(r"(\w+)(:| \((block|inline)\))?$", word)
        if word.startswith('"') and word.endswith('"'):
            text, way = re.sub(r"\s+", " ", word[1:-1].replace("\u00a0", " ")), ways[:depth]
            if "Caption" not in way and "Figure" in way:
                continue
            if goes_on or way[-1] in ("TH", "TD", "Span", "LBody"):
                lines[-1] += text
            else:
                lines.append(f"{_said_as(way)}{text}")
            goes_on = True
        elif tag is not None:
            ways[depth:] = [tag[1]]
            goes_on = False
            if tag[1] == "Figure":
                lines.append(f"Bild: {next(said)}")
            elif tag[1] == "TR":
                lines.append("Zeile: ")
            elif tag[1] in ("TH", "TD") and lines[-1] != "Zeile: ":
                lines[-1] += " | "
    return "\n".join(line.strip() for line in lines) + "\n"


def _said_as(way):
    """The kind of what is said, by the elements it is in."""
    if "Caption" in way:
        return "Tabelle: " if "Table" in way else "dazu: "
    if "TOCI" in way:
        return "Inhalt: "
    return f"{way[-1]}: " if way and re.match(r"H\d", way[-1]) else ""
