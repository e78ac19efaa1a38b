"""What the head of a PNG or JPEG file says, before any pixel is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.limits import active
from docgen.pictures.kinds import NotAPicture

ColourSpace = Literal["gray", "rgb", "cmyk"]


@dataclass(frozen=True, slots=True)
class Head:
    """`width` and `height` are pixels as they are stored; `orientation` (1 to 8, as Exif counts) says how they are to be shown. `bits` is a sample's.

    `icc` is an embedded colour profile, whatever its colour space; `srgb` says that the file declares itself to be sRGB. Of a PNG: `palette` is RGB
    triples, `transparent` the content of its tRNS chunk, `alpha` says that each pixel has one, `interlaced`, and `lines`, the compressed lines. Of a
    JPEG: `inverted` says that its inks are written the other way round, as Adobe's programs do.
    """

    width: int
    height: int
    space: ColourSpace
    bits: int
    dpi: float | None = None
    dpi_down: float | None = None
    orientation: int = 1
    icc: bytes | None = None
    srgb: bool = False
    palette: bytes | None = None
    transparent: bytes | None = None
    alpha: bool = False
    interlaced: bool = False
    lines: bytes = b""
    inverted: bool = False


def check_size(width: int, height: int) -> None:
    """Raises NotAPicture for no size, and for more pixels than the limits that hold allow."""
    if not width or not height:
        raise NotAPicture("is a picture without a size")
    most = active().pixels
    if width * height > most:
        raise NotAPicture(f"has {width:,} × {height:,} pixels, and {most:,} are the most", "make it smaller: 300 pixels an inch are enough")
