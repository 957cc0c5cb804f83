# SPDX-License-Identifier: GPL-2.0-or-later
"""The one type family of all documents: DejaVu Sans, which comes with matplotlib and may be embedded."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ..domain.errors import SozialraumError

REGULAR = "DejaVuSans"
BOLD = "DejaVuSans-Bold"
MINIMUM = (4, 2)  # ReportLab writes a wrong width for the last glyph of a subset before


def require_reportlab() -> None:
    """Refuse a ReportLab that cannot write accessible documents, or none at all.

    Raises
    ------
    SozialraumError
        ``package_missing`` or ``package_old``, both with package, found and needed version.
    """
    try:
        import reportlab
    except ModuleNotFoundError as error:
        raise SozialraumError("package_missing", package="reportlab", needed="4.2") from error
    found = reportlab.Version
    parts = tuple(int(p) for p in found.split(".")[:2] if p.isdigit())
    if parts < MINIMUM:
        raise SozialraumError("package_old", package="reportlab", found=found, needed="4.2")


def _file(font: str) -> str:
    import matplotlib

    return str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"{font}.ttf")


@cache
def register() -> None:
    """Make both faces known to ReportLab (once a process)."""
    require_reportlab()
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for font in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(font, _file(font)))


@cache
def face(font: str) -> Any:
    """ReportLab's font, which knows the glyphs of each document."""
    from reportlab.pdfbase import pdfmetrics

    register()
    return pdfmetrics.getFont(font)


@cache
def _face(font: str) -> Any:
    """FreeType's view of the font: charts in a dock are measured without ReportLab."""
    from matplotlib.ft2font import FT2Font

    return FT2Font(_file(font))


@cache
def _advance(char: str, font: str) -> float:
    """Width of one glyph in parts of the type size."""
    from matplotlib.ft2font import LOAD_NO_SCALE

    face = _face(font)
    return face.load_char(ord(char), flags=LOAD_NO_SCALE).horiAdvance / face.units_per_EM


@lru_cache(maxsize=20_000)
def _units(text: str, font: str) -> float:
    return sum(_advance(char, font) for char in text)


def text_width(text: str, font: str, size: float) -> float:
    """Width of clean text (see `text.clean`) in points."""
    return _units(text, font) * size


@cache
def glyphs() -> frozenset[int]:
    """Code points that both faces can show."""
    return frozenset(_face(REGULAR).get_charmap()) & frozenset(_face(BOLD).get_charmap())
