"""PNG and JPEG pictures, whole and within the limits; their pixels are decoded only where somebody asks for them, and given in bands."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from docgen.pictures.head import ColourSpace, Head
from docgen.pictures.jpeg import read_jpeg
from docgen.pictures.kinds import NotAPicture
from docgen.pictures.png import read_png

_POINTS_PER_PIXEL = 72 / 96
"""A picture that does not say its resolution counts as 96 pixels an inch."""
_ICC_SPACES: dict[bytes, ColourSpace] = {b"GRAY": "gray", b"RGB ": "rgb", b"CMYK": "cmyk"}
_BAND = 2**21
"""Pixels that are converted at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """A PNG or JPEG file, checked to be whole. `width` and `height` are its natural size in points, as it is shown. `icc` is its own colour profile,
    `None` where it has none, or one of another colour space. `digest` names its bytes."""

    data: bytes
    kind: Literal["png", "jpeg"]
    head: Head
    width: float
    height: float
    icc: bytes | None
    digest: str
    notes: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether its colours are defined: gray, inks, or RGB with a profile."""
        return self.head.space != "rgb" or self.icc is not None or self.head.srgb

    @property
    def transparent(self) -> bool:
        """Whether something shows through it."""
        return self.head.alpha or self.head.transparent is not None

    def decoded(self) -> Any:
        """Its pixels as they are stored, as a Pillow image. Raises NotAPicture."""
        from PIL.JpegImagePlugin import JpegImageFile
        from PIL.PngImagePlugin import PngImageFile

        try:
            picture = (PngImageFile if self.kind == "png" else JpegImageFile)(io.BytesIO(self.data))
            picture.load()
        except Exception as broken:  # Pillow raises whatever its decoders meet
            raise NotAPicture(f"cannot be read as a picture ({type(broken).__name__})") from None
        return picture

    def bands(self) -> Iterator[tuple[Any, Any | None]]:
        """Stretches of its lines from top to bottom, as Pillow images of the mode L, RGB or CMYK, eight bits a sample; with each, where it is
        `transparent`, its opacity (L). Raises NotAPicture."""
        picture = self.decoded()
        rows = max(1, _BAND // self.head.width)
        for top in range(0, self.head.height, rows):
            yield _split(picture.crop((0, top, self.head.width, min(self.head.height, top + rows))), self.head)


def open_raster(data: bytes, kind: Literal["png", "jpeg"]) -> Raster:
    """Raises NotAPicture."""
    head = read_png(data) if kind == "png" else read_jpeg(data)
    if head.bits == 16 and head.space == "rgb" and head.transparent is not None:
        raise NotAPicture("has 16 bits a colour and one colour that is transparent", "the same picture with an alpha channel, or of 8 bits a colour")
    across, down = _scale(head.dpi), _scale(head.dpi if head.dpi_down is None else head.dpi_down)
    size = head.width * across, head.height * down
    turned = head.orientation >= 5
    return Raster(
        data, kind, head, size[1] if turned else size[0], size[0] if turned else size[1], _own_profile(head), hashlib.sha256(data).hexdigest()[:16]
    )


def _scale(dpi: float | None) -> float:
    """Points a pixel."""
    return 72 / dpi if dpi is not None and dpi > 1 else _POINTS_PER_PIXEL


def _own_profile(head: Head) -> bytes | None:
    """The embedded colour profile, if it is of the picture's own colour space. Raises NotAPicture for one that is damaged."""
    if head.icc is None:
        return None
    whole = len(head.icc) >= 132 and head.icc[36:40] == b"acsp" and head.icc[8] in (2, 4)
    if whole and _ICC_SPACES.get(head.icc[16:20]) != head.space:
        return None
    if not whole or not _opens(head.icc):
        raise NotAPicture("has a damaged colour profile", "the same picture saved without one, or with a whole one")
    return head.icc


def _opens(profile: bytes) -> bool:
    """Whether its colours can be made into sRGB."""
    from PIL import ImageCms

    space = {b"GRAY": "L", b"RGB ": "RGB", b"CMYK": "CMYK"}[profile[16:20]]
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), space, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return False
    return True


def _split(band: Any, head: Head) -> tuple[Any, Any | None]:
    """A band's colours and its opacity."""
    from PIL import Image, ImageChops

    key = int.from_bytes(head.transparent or b"\0\0", "big")
    if band.mode.startswith("I"):
        samples = band.convert("I;16").tobytes()
        opacity = None
        if head.transparent is not None:
            opacity = band.convert("I").point([0 if value == key else 255 for value in range(2**16)], "L")
        return Image.frombytes("L", band.size, samples[1::2]), opacity
    if head.space == "gray":
        if head.alpha:
            gray, opacity = band.convert("LA").split()
            return gray, opacity
        gray = band.convert("L")
        if head.transparent is None:
            return gray, None
        shown = key * 255 // (2**head.bits - 1)
        return gray, gray.point([0 if value == shown else 255 for value in range(256)])
    if head.alpha or head.transparent is not None:
        whole = band.convert("RGBA")
        return whole.convert("RGB"), whole.getchannel("A")
    if band.mode == "CMYK" and not head.inverted:
        return ImageChops.invert(band), None  # Pillow turns round the inks of every JPEG, as if Adobe's programs had written it
    return (band if band.mode in ("RGB", "CMYK") else band.convert("RGB")), None
