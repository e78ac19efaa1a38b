"""PNG and JPEG pictures as PDF image objects (ISO 32000-1, 8.9.5): data passed through where PDF can hold it as it is, decoded where it cannot."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.pictures import Raster
from docgen.pictures.bare import bare_jpeg
from docgen.pictures.head import ColourSpace

_COMPONENTS: dict[ColourSpace, int] = {"gray": 1, "rgb": 3, "cmyk": 4}


@dataclass(frozen=True, slots=True)
class Samples:
    """A picture ready for a PDF. `data` is encoded as `entries` say (Filter, DecodeParms, Decode as PDF text); `icc` is its own colour profile, if
    it has one; `alpha` is one byte a pixel, deflated; `palette` is as many bytes for each of its colours as `space` has components."""

    width: int
    height: int
    space: ColourSpace
    bits: int
    data: bytes
    entries: dict[str, str] = field(default_factory=dict)
    icc: bytes | None = None
    alpha: bytes | None = None
    palette: bytes | None = None

    def recoloured(self, space: ColourSpace, palette: bytes) -> Samples:
        """The same pixels with other colours in the palette."""
        return replace(self, space=space, palette=palette, icc=None)


def samples(raster: Raster) -> Samples:
    """What goes into a file whose colours are sRGB, as it is stored: whoever draws it turns it by its orientation. A CMYK picture becomes RGB. Raises
    NotAPicture."""
    return decoded(raster, "rgb", _to_rgb(raster.icc)) if raster.head.space == "cmyk" else as_stored(raster)


def as_stored(raster: Raster, *, profile: bool = True) -> Samples:
    """A picture in its own colour space, its data passed through where PDF can hold it, with its own profile or without one. Raises NotAPicture."""
    head, icc = raster.head, raster.icc if profile else None
    if raster.kind == "png":
        return decoded(raster, head.space, icc=icc) if head.interlaced or raster.transparent else _png_as_it_is(raster, icc)
    entries = {"Filter": "/DCTDecode"}
    if head.inverted:
        entries["Decode"] = "[1 0 1 0 1 0 1 0]"  # Adobe writes CMYK JPEGs inverted
    return Samples(head.width, head.height, head.space, 8, bare_jpeg(raster.data), entries, icc)


def _to_rgb(profile: bytes | None) -> Callable[[Any], Any]:
    """From CMYK, by its own profile where it has one."""
    if profile is None:
        return lambda band: band.convert("RGB")
    from PIL import ImageCms

    opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    transform = ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), "CMYK", "RGB")
    return lambda band: ImageCms.applyTransform(band, transform)


def _png_as_it_is(raster: Raster, icc: bytes | None) -> Samples:
    """PNG's own compressed lines are what PDF's Flate filter reads with predictor 15, unless they are interlaced or have transparency."""
    head = raster.head
    colours = 3 if head.space == "rgb" and head.palette is None else 1
    entries = {
        "Filter": "/FlateDecode",
        "DecodeParms": f"<</Predictor 15 /Colors {colours} /BitsPerComponent {head.bits} /Columns {head.width}>>",
    }
    return Samples(head.width, head.height, head.space, head.bits, head.lines, entries, icc, None, head.palette)


def decoded(raster: Raster, space: ColourSpace, convert: Callable[[Any], Any] | None = None, icc: bytes | None = None) -> Samples:
    """Pixel by pixel, transparency apart; in bands, so that a large picture is in memory once. `convert` makes bands of another colour space."""
    colours, opacity = zlib.compressobj(), zlib.compressobj()
    data: list[bytes] = []
    alpha: list[bytes] = []
    for band, shown in raster.bands():
        data.append(colours.compress((band if convert is None else convert(band)).tobytes()))
        if shown is not None:
            alpha.append(opacity.compress(shown.tobytes()))
    head = raster.head
    mask = b"".join((*alpha, opacity.flush())) if raster.transparent else None
    return Samples(head.width, head.height, space, 8, b"".join((*data, colours.flush())), {"Filter": "/FlateDecode"}, icc, mask)


def upright(orientation: int, width: float, height: float, x: float, y: float) -> tuple[float, float, float, float, float, float]:
    """The matrix that draws a picture of an orientation (Exif, 1 to 8) upright into a box with its lower left corner at `x`, `y` (ISO 32000-1,
    8.3.3: the unit square, the first line at its top, goes to the box)."""
    w, h = width, height
    return {
        1: (w, 0.0, 0.0, h, x, y),
        2: (-w, 0.0, 0.0, h, x + w, y),
        3: (-w, 0.0, 0.0, -h, x + w, y + h),
        4: (w, 0.0, 0.0, -h, x, y + h),
        5: (0.0, -h, -w, 0.0, x + w, y + h),
        6: (0.0, -h, w, 0.0, x, y + h),
        7: (0.0, h, w, 0.0, x, y),
        8: (0.0, h, -w, 0.0, x + w, y),
    }[orientation]


def components(space: ColourSpace) -> int:
    """Numbers a pixel."""
    return _COMPONENTS[space]
