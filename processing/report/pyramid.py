# SPDX-License-Identifier: GPL-2.0-or-later
"""People by age and sex: men to the left, women to the right, the youngest at the bottom."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..domain.bands import Limits
from ..domain.formatting import exact, number_text, period_text
from ..domain.profile import Cell, Profile, Pyramid
from ..domain.status import Status
from .sheet import SIZE, Sheet, width_of
from .style import CLASSES, PAPER, Ink

OLDEST = 100  # years: where the open band is drawn to
LEAST_OPEN = 5  # years that it takes at least
HEAD = 16.0  # points above the bars
STUB = 18.0  # of a secret number: a length that says nothing
LABELLED = 8.0  # points of height from which a bar has its number
PITCH = 10.0  # points between the names of bands at least
FACES = {"men": (CLASSES[4], ""), "women": (CLASSES[1], "...")}  # told apart by lightness and pattern, too


class _Side(NamedTuple):
    """One half: where its bars begin, in which direction they go, and their colours."""

    axis: float
    way: int
    face: str
    pattern: str


def years(band: Limits) -> int:
    """How many years of age a band has; the open one goes to `OLDEST`."""
    low, high = band
    return high - low if high is not None else max(OLDEST - low, LEAST_OPEN)


def label(band: Limits) -> str:
    """A band in words.

    >>> label((0, 6)), label((6, 15)), label((95, None))
    ('unter 6', '6 bis unter 15', '95 und älter')
    """
    low, high = band
    return f"{low} und älter" if high is None else f"unter {high}" if low == 0 else f"{low} bis unter {high}"


def even(bands: Sequence[Limits]) -> bool:
    """Whether all bands (but the open one) have the same number of years: then a bar's length is its number."""
    return len({years(band) for band in bands[:-1]}) < 2


def draw_pyramid(axes: Any, pyramid: Pyramid, ink: Ink = PAPER) -> None:
    """A bar for each band and sex whose area is the number of people; a number that is not there shows its sign.

    Bands of different width are as high as they have years, and their bars as long as people for each year of age: a
    band of twenty years would seem to be the fullest else.
    """
    sheet = Sheet(axes, ink)
    room = max(width_of(_short(band)) for band in pyramid.bands) + 14
    middle, half = sheet.width / 2, (sheet.width - room) / 2
    men = _Side(middle - room / 2, -1, *FACES["men"])
    women = _Side(middle + room / 2, 1, *FACES["women"])
    step = (sheet.height - HEAD) / sum(map(years, pyramid.bands))
    labelled = any(years(band) * step >= LABELLED for band in pyramid.bands)
    number = max(width_of(cell.text) for cell in (*pyramid.men, *pyramid.women)) + 4 if labelled else 0.0
    longest = max(map(_density, (*pyramid.men, *pyramid.women), (*pyramid.bands, *pyramid.bands)))
    scale = (half - number) / (longest or 1.0)
    for side, (word, cells) in zip((men, women), _sides(pyramid), strict=True):
        head = f"{word} {_total(cells)}".strip()
        fits = width_of(head, bold=True) <= half
        sheet.text(side.axis, sheet.height - 6, head if fits else word, ha=_outwards(side), bold=True)
    base, named = 0.0, -PITCH
    for band, his, hers in zip(pyramid.bands, pyramid.men, pyramid.women, strict=True):
        height = years(band) * step
        if base + height / 2 - named >= PITCH:
            named = base + height / 2
            sheet.text(middle, named, _short(band), ha="center")
        for side, cell in ((men, his), (women, hers)):
            _bar(sheet, side, cell, _density(cell, band) * scale, base, height)
        base += height
    for side in (men, women):
        sheet.line([side.axis] * 2, [0, base], ink.outline, 0.8)


def _bar(sheet: Sheet, side: _Side, cell: Cell, length: float, base: float, height: float) -> None:
    gap = min(1.0, height * 0.12)
    if cell.status is Status.SUPPRESSED:
        length, face, pattern = STUB, sheet.ink.paper, "///"
    else:
        face, pattern = side.face, side.pattern
    if length:
        left = side.axis if side.way > 0 else side.axis - length
        sheet.box(left, base + gap, length, height - 2 * gap, face, sheet.ink.line, pattern)
    if height >= LABELLED:
        x = side.axis + side.way * (length + 3)
        sheet.text(x, base + height / 2, cell.text, SIZE, _outwards(side))


def _outwards(side: _Side) -> str:
    """How words begin at a side's bars."""
    return "left" if side.way > 0 else "right"


def _density(cell: Cell, band: Limits) -> float:
    """People for each year of age."""
    return (cell.exact or 0.0) / years(band)


def _short(band: Limits) -> str:
    low, high = band
    return f"{low} +" if high is None else f"{low}–{high}"


def _total(cells: Sequence[Cell]) -> str:
    """All people of one sex; empty where a number is not known."""
    if any(cell.exact is None and cell.status is not Status.NONE for cell in cells):
        return ""
    return number_text(sum(exact(cell.exact or 0.0) for cell in cells))


def in_words(profile: Profile, pyramid: Pyramid) -> str:
    """The alternative text: how many men and women, the largest group of both, and which groups have no number."""
    head = f"Bevölkerungspyramide von {profile.area.name} am {period_text(pyramid.period)}"
    told = [_side_in_words(word, cells, pyramid.bands) for word, cells in _sides(pyramid)]
    lacking = [
        f"{word} {label(band)} {cell.spoken}"
        for word, cells in _sides(pyramid)
        for cell, band in zip(cells, pyramid.bands, strict=True)
        if cell.status not in (Status.VALUE, Status.NONE)
    ]
    rest = f" Ohne Zahl: {'; '.join(lacking)}." if lacking else " Keine Zahl fehlt."
    return f"{head}, {len(pyramid.bands)} Altersgruppen. {'. '.join(filter(None, told))}.{rest}"


def _sides(pyramid: Pyramid) -> tuple[tuple[str, tuple[Cell, ...]], tuple[str, tuple[Cell, ...]]]:
    return ("Männer", pyramid.men), ("Frauen", pyramid.women)


def _side_in_words(word: str, cells: Sequence[Cell], bands: Sequence[Limits]) -> str:
    known = [(cell, band) for cell, band in zip(cells, bands, strict=True) if cell.exact is not None]
    if not known:
        return ""
    most, band = max(known, key=lambda one: (one[0].exact or 0.0, -one[1][0]))
    return f"{word} {_total(cells)}, am meisten im Alter von {label(band)} Jahren: {most.text}".replace(" ,", ",")
