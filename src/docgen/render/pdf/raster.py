"""PNG and JPEG pictures as PDF image objects (ISO 32000-1, 8.9.5): data passed through where PDF can hold it as it is, decoded where it cannot."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docgen.pictures import Raster
from docgen.pictures.bare import bare_jpeg
from docgen.pictures.head import ColourSpace

_COMPONENTS: dict[ColourSpace, int] = {"gray": 1, "rgb": 3, "cmyk": 4}


@dataclass(frozen=True, slots=True)
class Samples:
    """A picture ready for a PDF. `data` is encoded as `entries` say (Filter, DecodeParms, Decode as PDF text); `icc` is its own colour profile, if
    it has one; `srgb` says that it declares itself to be sRGB; `alpha` is one byte a pixel, deflated; `palette` is RGB triples."""

    width: int
    height: int
    space: ColourSpace
    bits: int
    data: bytes
    entries: dict[str, str] = field(default_factory=dict)
    icc: bytes | None = None
    srgb: bool = False
    alpha: bytes | None = None
    palette: bytes | None = None


def samples(raster: Raster, *, cmyk_allowed: bool) -> Samples:
    """What goes into the file, as it is stored: whoever draws it turns it by its orientation. Where CMYK is not allowed (an archive of sRGB), a CMYK
    picture becomes RGB. Raises NotAPicture."""
    head = raster.head
    if head.space == "cmyk" and not cmyk_allowed:
        return _decoded(raster, "rgb", _to_rgb(raster.icc))
    if raster.kind == "png":
        return _decoded(raster, head.space) if head.interlaced or raster.transparent else _png_as_it_is(raster)
    entries = {"Filter": "/DCTDecode"}
    if head.inverted:
        entries["Decode"] = "[1 0 1 0 1 0 1 0]"  # Adobe writes CMYK JPEGs inverted
    return Samples(head.width, head.height, head.space, 8, bare_jpeg(raster.data), entries, raster.icc)


def _to_rgb(profile: bytes | None) -> Callable[[Any], Any]:
    """From CMYK, by its own profile where it has one."""
    if profile is None:
        return lambda band: band.convert("RGB")
    from PIL import ImageCms

    opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    transform = ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), "CMYK", "RGB")
    return lambda band: ImageCms.applyTransform(band, transform)


def _png_as_it_is(raster: Raster) -> Samples:
    """PNG's own compressed lines are what PDF's Flate filter reads with predictor 15, unless they are interlaced or have transparency."""
    head = raster.head
    colours = 3 if head.space == "rgb" and head.palette is None else 1
    entries = {
        "Filter": "/FlateDecode",
        "DecodeParms": f"<</Predictor 15 /Colors {colours} /BitsPerComponent {head.bits} /Columns {head.width}>>",
    }
    return Samples(head.width, head.height, head.space, head.bits, head.lines, entries, raster.icc, head.srgb, None, head.palette)


def _decoded(raster: Raster, space: ColourSpace, convert: Callable[[Any], Any] | None = None) -> Samples:
    """Pixel by pixel, transparency apart; in bands, so that a large picture is in memory once."""
    colours, opacity = zlib.compressobj(), zlib.compressobj()
    data: list[bytes] = []
    alpha: list[bytes] = []
    for band, shown in raster.bands():
        data.append(colours.compress((band if convert is None else convert(band)).tobytes()))
        if shown is not None:
            alpha.append(opacity.compress(shown.tobytes()))
    head, icc = raster.head, None if convert is not None else raster.icc
    mask = b"".join((*alpha, opacity.flush())) if raster.transparent else None
    return Samples(head.width, head.height, space, 8, b"".join((*data, colours.flush())), {"Filter": "/FlateDecode"}, icc, head.srgb, mask)


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
