# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures, type and colours of documents and charts. Every pair used for text has a contrast of at least 4.5:1."""

from dataclasses import dataclass

from .fonts import BOLD, REGULAR

MM = 72 / 25.4
A4_WIDTH, A4_HEIGHT = 210 * MM, 297 * MM
LEFT, TOP, BOTTOM = 20 * MM, 22 * MM, 20 * MM  # margins
WIDTH = A4_WIDTH - 2 * LEFT
ROOM = A4_HEIGHT - TOP - BOTTOM

INK = "#1A1A1A"
MUTED = "#595959"
OWN = "#12436D"  # the area the document is about
RULE = "#8C8C8C"
SHADE = "#EEF2F6"  # behind table heads
WARNING = "#9C0006"


@dataclass(frozen=True)
class Type:
    """A face in a size with its line pitch, in points."""

    font: str = REGULAR
    size: float = 11
    leading: float = 15.5
    colour: str = INK


BODY = Type()
STRONG = Type(BOLD)
SMALL = Type(REGULAR, 9, 12)
SMALL_STRONG = Type(BOLD, 9, 12)
NOTE = Type(REGULAR, 9, 12, MUTED)
TITLE = Type(BOLD, 20, 25, OWN)
HEADING = Type(BOLD, 13, 17, OWN)
SUBHEADING = Type(BOLD, 11, 15.5, INK)


@dataclass(frozen=True)
class Ink:
    """Colours of a chart: on paper, or on a dark dock."""

    text: str = INK
    muted: str = MUTED
    own: str = OWN
    line: str = "#4D4D4D"
    outline: str = "#808080"  # borders of what is only context, 3:1 at least
    paper: str = "#FFFFFF"
    soft: str = "#F2F2F2"  # areas around


PAPER = Ink()
DARK = Ink(
    text="#F0F0F0", muted="#C8C8C8", own="#8EC5F2", line="#BDBDBD", outline="#9A9A9A", paper="#2B2B2B", soft="#3A3A3A"
)

# Five classes from light to dark; each pattern differs too, so that grey print and colour blindness lose nothing.
CLASSES = ("#F1F6FB", "#C9DDF0", "#93BBE0", "#5B93C7", "#1D4F86")
PATTERNS = ("", "...", "---", "|||", "")
# The social monitoring's groups: status from dark (very low) to light (high); never red and green.
UNKNOWN = "#FFFFFF"
NOT_APPLICABLE = "#D9D9D9"
# Age groups, young to old, in even steps of lightness; a line between neighbours where both are light or both dark.
AGES = ("#FCE8B2", "#F7C873", "#E79E4E", "#C8743B", "#9C4F36", "#6B3048", "#33285A", "#10163A")


def readable(colour: str) -> str:
    """Black or white, whichever can be read on `colour`."""
    return "#FFFFFF" if contrast(colour, "#FFFFFF") >= 4.5 else "#000000"


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours ``#RRGGBB`` after WCAG 2.1: 1 to 21.

    >>> round(contrast("#FFFFFF", "#000000"))
    21
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
