# SPDX-License-Identifier: GPL-2.0-or-later
"""The one type family of all documents: DejaVu Sans, which comes with matplotlib and may be embedded."""

from functools import cache, lru_cache
from pathlib import Path

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


@cache
def register() -> None:
    """Make both faces known to ReportLab (once a process)."""
    require_reportlab()
    import matplotlib
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


@cache
def _widths(font: str) -> dict[int, float]:
    """Glyph widths in thousandths of the type size, by code point."""
    from reportlab.pdfbase import pdfmetrics

    register()
    return pdfmetrics.getFont(font).face.charWidths


@lru_cache(maxsize=20_000)
def _units(text: str, font: str) -> float:
    widths = _widths(font)
    return sum(widths[ord(char)] for char in text)


def text_width(text: str, font: str, size: float) -> float:
    """Width of clean text (see `text.clean`) in points."""
    return _units(text, font) * size / 1000


@cache
def glyphs() -> frozenset[int]:
    """Code points that both faces can show."""
    return frozenset(_widths(REGULAR)) & frozenset(_widths(BOLD))
