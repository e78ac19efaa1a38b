"""Pictures inside a page: those of the other formats, turned upright, without what their makers wrote into them."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docgen.pictures import Opened, Vector
from docgen.pictures.bare import bare_jpeg, bare_png
from docgen.pictures.bare_svg import bare_svg

_TURNS = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90"}


@dataclass(frozen=True, slots=True)
class WebPicture:
    """A picture's bytes as browsers show them, their content type, and the natural size in points."""

    data: bytes
    kind: str
    width: float
    height: float

    @property
    def url(self) -> str:
        """The picture as a data URL (RFC 2397)."""
        return f"data:{self.kind};base64,{base64.b64encode(self.data).decode('ascii')}"


def web_picture(picture: Opened) -> WebPicture:
    """A picture as a page has it: turned upright, in colours of light, without what its maker wrote into it."""
    if isinstance(picture, Vector):
        return WebPicture(bare_svg(picture.data), "image/svg+xml", picture.width, picture.height)
    head: Any = picture.head
    if head.orientation != 1 or head.space == "cmyk":
        return WebPicture(_drawn(picture), "image/png", picture.width, picture.height)
    data = bare_jpeg(picture.data) if picture.kind == "jpeg" else bare_png(picture.data)
    return WebPicture(data, f"image/{picture.kind}", picture.width, picture.height)


@lru_cache(maxsize=2)
def _drawn(picture: Any) -> bytes:
    """A picture that browsers show in different ways, as an upright PNG of sRGB."""
    from PIL import Image

    drawn = picture.decoded()
    if picture.head.orientation in _TURNS:
        drawn = drawn.transpose(Image.Transpose[_TURNS[picture.head.orientation]])
    if drawn.mode == "CMYK":
        drawn = _in_srgb(drawn, picture.head.icc)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def _in_srgb(drawn: Any, profile: bytes | None) -> Any:
    """Inks as light, by the picture's own profile where it has one that can be used."""
    from PIL import ImageCms

    if profile:
        try:
            own, screen = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(drawn, own, screen, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass
    return drawn.convert("RGB")
