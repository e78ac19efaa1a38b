"""PNG and JPEG pictures as PDF image objects (ISO 32000-1, 8.9.5): data passed through where PDF can hold it as it is, decoded where it cannot."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass, field
from typing import Any, Literal

from PIL import Image as Pillow
from PIL import ImageOps

ColourSpace = Literal["gray", "rgb", "cmyk"]

_COMPONENTS: dict[ColourSpace, int] = {"gray": 1, "rgb": 3, "cmyk": 4}
_ICC_SPACES: dict[bytes, ColourSpace] = {b"GRAY": "gray", b"RGB ": "rgb", b"CMYK": "cmyk"}
_POINTS_PER_PIXEL = 72 / 96
"""A picture that does not say its resolution counts as 96 pixels an inch."""


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


@dataclass(frozen=True, slots=True)
class Raster:
    """A PNG or JPEG file, checked to be whole. `width` and `height` are its natural size in points. `known` says whether its colours are
    defined: gray, CMYK, or RGB with a profile."""

    data: bytes
    picture: Pillow.Image
    width: float
    height: float

    @property
    def known(self) -> bool:
        return self.picture.mode not in ("RGB", "RGBA", "P", "PA") or _profile(self.picture) is not None or "srgb" in self.picture.info


class NotAPicture(Exception):
    """The file is no whole PNG or JPEG; says in words what it is."""


def read_raster(data: bytes) -> Raster:
    """Raises NotAPicture."""
    try:
        picture: Pillow.Image = Pillow.open(io.BytesIO(data))
        kind = picture.format
        picture.load()
    except Exception as broken:  # Pillow raises whatever its decoders meet
        raise NotAPicture(f"cannot be read as a picture ({type(broken).__name__})") from None
    if kind not in ("PNG", "JPEG"):
        raise NotAPicture(f"is a {kind} file")
    dpi = picture.info.get("dpi", (0, 0))
    x, y = (72 / float(value) if float(value) > 1 else _POINTS_PER_PIXEL for value in dpi[:2])
    size = (picture.width * x, picture.height * y)
    turned = kind == "JPEG" and picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    return Raster(data, picture, size[1] if turned else size[0], size[0] if turned else size[1])


def samples(raster: Raster, *, cmyk_allowed: bool) -> Samples:
    """What goes into the file. Where CMYK is not allowed (an archive of sRGB), a CMYK picture becomes RGB."""
    picture = raster.picture
    if picture.format == "JPEG":
        return _jpeg(raster, cmyk_allowed=cmyk_allowed)
    return _png_as_it_is(raster) or _decoded(picture)


def _jpeg(raster: Raster, *, cmyk_allowed: bool) -> Samples:
    picture = raster.picture
    upright = ImageOps.exif_transpose(picture)
    if picture.mode == "CMYK" and not cmyk_allowed:
        return _decoded(_to_rgb(upright))
    if picture.getexif().get(0x0112, 1) != 1 or picture.mode not in ("L", "RGB", "CMYK"):
        return _decoded(upright if upright.mode in ("L", "RGB", "CMYK") else upright.convert("RGB"))
    spaces: dict[str, ColourSpace] = {"L": "gray", "RGB": "rgb", "CMYK": "cmyk"}
    entries = {"Filter": "/DCTDecode"}
    if picture.mode == "CMYK" and "adobe" in picture.info:
        entries["Decode"] = "[1 0 1 0 1 0 1 0]"  # Adobe writes CMYK JPEGs inverted
    return Samples(picture.width, picture.height, spaces[picture.mode], 8, raster.data, entries, _profile(picture))


def _to_rgb(picture: Pillow.Image) -> Pillow.Image:
    """From CMYK, by its own profile where it has one."""
    profile = picture.info.get("icc_profile")
    if profile:
        from PIL import ImageCms

        converted = ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
        if converted is not None:
            converted.info.pop("icc_profile", None)
            return converted
    plain = picture.convert("RGB")
    plain.info.pop("icc_profile", None)
    return plain


def _png_as_it_is(raster: Raster) -> Samples | None:
    """PNG's own compressed lines are what PDF's Flate filter reads with predictor 15, unless they are interlaced or have transparency."""
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at + 8 <= len(raster.data):
        length, kind = struct.unpack(">I4s", raster.data[at : at + 8])
        chunks[kind] = chunks.get(kind, b"") + raster.data[at + 8 : at + 8 + length]
        at += length + 12
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if interlaced or colour not in (0, 2, 3) or b"tRNS" in chunks:
        return None
    entries = {
        "Filter": "/FlateDecode",
        "DecodeParms": f"<</Predictor 15 /Colors {3 if colour == 2 else 1} /BitsPerComponent {bits} /Columns {width}>>",
    }
    palette = chunks.get(b"PLTE") if colour == 3 else None
    space: ColourSpace = "gray" if colour == 0 else "rgb"
    return Samples(width, height, space, bits, chunks[b"IDAT"], entries, _profile(raster.picture), b"sRGB" in chunks, None, palette)


def _decoded(picture: Pillow.Image) -> Samples:
    """Pixel by pixel, transparency apart."""
    icc, srgb = _profile(picture), "srgb" in picture.info
    alpha = None
    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        alpha = zlib.compress(picture.getchannel("A").tobytes())
        picture = picture.convert("RGB")
    if picture.mode in ("1", "LA") or picture.mode.startswith("I"):
        picture = picture.convert("L")
    elif picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGB")
    spaces: dict[str, ColourSpace] = {"L": "gray", "RGB": "rgb", "CMYK": "cmyk"}
    data = zlib.compress(picture.tobytes())
    return Samples(picture.width, picture.height, spaces[picture.mode], 8, data, {"Filter": "/FlateDecode"}, icc, srgb, alpha)


def _profile(picture: Pillow.Image) -> bytes | None:
    """The embedded colour profile, if it is of the picture's own colour space."""
    profile: Any = picture.info.get("icc_profile")
    if not isinstance(profile, bytes) or len(profile) < 128 or profile[36:40] != b"acsp":
        return None
    space = _ICC_SPACES.get(profile[16:20])
    mine: ColourSpace = "cmyk" if picture.mode == "CMYK" else "gray" if picture.mode in ("1", "L", "LA", "I", "I;16") else "rgb"
    return profile if space == mine else None


def components(space: ColourSpace) -> int:
    """Numbers a pixel."""
    return _COMPONENTS[space]
