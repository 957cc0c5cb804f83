# SPDX-License-Identifier: GPL-2.0-or-later
"""A picture of the ground behind a map: an aerial photograph, the *Karte von Berlin*.

`report` knows no QGIS. Whoever has layers (`processing.background`) makes pictures of the extents that maps ask for.
"""

import io
import zlib
from typing import NamedTuple, Protocol

from ..domain.errors import SozialraumError

DPI = 300
MOST_PIXELS = 4000  # of an edge

Extent = tuple[float, float, float, float]  # left, bottom, right, top in metres, EPSG:25833


class Ground(Protocol):
    """Makes pictures of the ground.

    Attributes
    ----------
    title
        What it is: ``"Digitale farbige Orthophotos 2024"``.
    licence
        Whose it is and how it may be used; stands in the caption of every map it is behind (see `credit`).
    """

    title: str
    licence: str

    def picture(self, extent: Extent, size: tuple[int, int]) -> bytes | None:
        """PNG or JPEG of `extent` in about `size` pixels, width and height; None where there is nothing to show.

        Raises
        ------
        Cancelled
            When the user has cancelled.
        """
        ...


def credit(ground: Ground | None) -> str:
    """The sentence for a caption, empty without a ground."""
    return f" Hintergrund: {ground.title}, {ground.licence}." if ground is not None else ""


class Raster(NamedTuple):
    """A picture as a PDF holds it: `data` is a JPEG file where `jpeg`, else packed rows of red, green and blue."""

    width: int
    height: int
    data: bytes
    jpeg: bool


def raster(picture: bytes) -> Raster:
    """Read a PNG or JPEG. What is transparent becomes white; notes inside the file (place, device) are left behind.

    Raises
    ------
    SozialraumError
        ``background_unreadable``.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG")) as image:
            size, quiet = image.size, not {"exif", "comment", "icc_profile", "photoshop", "xmp"} & set(image.info)
            if image.format == "JPEG" and image.mode == "RGB" and quiet:
                image.load()
                return Raster(size[0], size[1], picture, True)
            flat = Image.new("RGBA", size, "#FFFFFF")
            flat.alpha_composite(image.convert("RGBA"))
            return Raster(size[0], size[1], zlib.compress(flat.convert("RGB").tobytes()), False)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise SozialraumError("background_unreadable", reason=str(error)) from error
