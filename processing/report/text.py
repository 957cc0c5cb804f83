# SPDX-License-Identifier: GPL-2.0-or-later
"""Every word on a page passes here. Text is never read as markup: neither ReportLab's Paragraph nor mathtext is used.

So ``<b>``, ``a<b``, ``[% %]`` or ``$x$`` are printed as they are; what could hide or reorder text is taken out, and
what the typeface cannot show becomes a visible replacement sign.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from .fonts import glyphs, text_width

REPLACEMENT = "\ufffd"
NBSP = "\u00a0"
# Zero width, soft hyphen and bidi controls: invisible, so whoever checks the page could not see them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# A line may also break after these inside a word; hyphens are never added.
_PIECES = re.compile(r"[^ \n]*?[/\-–](?=[^\W\d_])|[^ \n]+")


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """Text as it may be drawn: one line, normalised, without controls, with a glyph for each character."""
    known = glyphs()
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", str(text)))
    if text.isascii() and text.isprintable():
        return text

    def shown(char: str) -> str:
        kind = unicodedata.category(char)
        if kind in ("Zs", "Zl", "Zp"):
            return NBSP if char in "\u00a0\u202f" else " "
        if kind == "Cc":
            return " "
        # Private use would need a spoken text of its own in PDF/A; nobody can know what it means.
        return char if kind not in ("Cs", "Co", "Cn", "Cf") and ord(char) in known else REPLACEMENT

    return "".join(map(shown, text))


def _broken(word: str, font: str, size: float, width: float) -> list[str]:
    """A single word wider than the column, cut where it must be."""
    parts, part = [], ""
    for char in word:
        if part and text_width(part + char, font, size) > width:
            parts.append(part)
            part = ""
        part += char
    return [*parts, part]


@lru_cache(maxsize=20_000)
def wrap(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Lines no wider than `width` points; ``\\n`` breaks too. All but the last keep the space they were broken at.

    The space matters to people who listen or copy: without it the words at the ends of lines are glued together.
    """
    parts = text.split("\n")
    if len(parts) > 1:
        whole = [list(wrap(part, font, size, width)) for part in parts]
        return tuple(
            line for i, w in enumerate(whole) for line in (w if i == len(whole) - 1 else [*w[:-1], w[-1] + " "])
        )
    lines, line = [], ""
    for word in clean(text).split(" "):
        for piece in _PIECES.findall(word):
            grown = line + piece
            if line and text_width(grown, font, size) > width:
                lines.append(line)
                grown = piece
            if text_width(grown, font, size) > width:
                *full, grown = _broken(grown, font, size, width)
                lines.extend(full)
            line = grown
        line += " "
    return (*lines, line.strip(" ")) if line.strip(" ") or not lines else tuple(lines)


@lru_cache(maxsize=20_000)
def width_for(text: str, font: str, size: float, lines: int) -> float:
    """The least width with which a text takes no more than `lines` lines (if its words allow)."""
    least, most = widest_word(text, font, size), max(text_width(clean(part), font, size) for part in text.split("\n"))
    if lines == 1 or len(wrap(text, font, size, least + 0.01)) <= lines:
        return most if lines == 1 else least
    while most - least > 1:
        middle = (least + most) / 2
        least, most = (least, middle) if len(wrap(text, font, size, middle)) <= lines else (middle, most)
    return most


def packed(parts: Sequence[str], joint: str, font: str, size: float, width: float) -> str:
    """Parts joined on one line while they fit; a new line begins with a whole part."""
    lines: list[str] = []
    for part in parts:
        grown = f"{lines[-1]}{joint}{part}" if lines else part
        if lines and text_width(clean(grown), font, size) <= width:
            lines[-1] = grown
        else:
            lines.append(part)
    return "\n".join(lines)


def widest_word(text: str, font: str, size: float) -> float:
    """Width of the longest piece that `wrap` would not cut unless it must."""
    pieces = (p for word in clean(text.replace("\n", " ")).split(" ") for p in _PIECES.findall(word))
    return max((text_width(p, font, size) for p in pieces), default=0.0)
