"""Pictures inside a message, each a part of it that the HTML names by its Content-ID (RFC 2392). They are opaque: on the dark ground that a program
for mail may lay under a message, ink on nothing would be lost."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docgen.document.contrast import Rgb
from docgen.pictures import Opened, Vector
from docgen.writers.docx.images.svg import painted
from docgen.writers.html.pictures import web_picture

DOMAIN = "docgen.invalid"
"""The domain of what identifies messages and their parts: no host has this name (RFC 2606, 2)."""
_MOST = 1280
"""Pixels across: what no screen shows of a column of mail would only be carried."""


@dataclass(frozen=True, slots=True)
class MailPicture:
    """A picture's bytes as programs for mail show them (PNG or JPEG), and its natural size in points."""

    data: bytes
    kind: str
    width: float
    height: float

    @property
    def id(self) -> str:
        """Its Content-ID, made from its bytes."""
        return f"{hashlib.sha256(self.data).hexdigest()[:16]}@{DOMAIN}"


def mail_picture(picture: Opened, paper: Rgb) -> MailPicture:
    """A picture on the colour of the paper. Raises NotAPicture."""
    if isinstance(picture, Vector):
        return MailPicture(_opaque(painted(picture), paper), "png", picture.width, picture.height)
    found = web_picture(picture)
    if found.kind == "image/jpeg" or (not picture.transparent and picture.head.width <= _MOST):
        return MailPicture(found.data, found.kind.partition("/")[2], found.width, found.height)
    return MailPicture(_opaque(found.data, paper), "png", found.width, found.height)


@lru_cache(maxsize=8)
def _opaque(data: bytes, paper: Rgb) -> bytes:
    """A PNG of docgen's own, or one that was found to be whole, without transparency and not larger than it need be."""
    from PIL import Image
    from PIL.PngImagePlugin import PngImageFile

    picture: Any = PngImageFile(io.BytesIO(data))
    profile = picture.info.get("icc_profile") if picture.mode in ("RGB", "RGBA", "P") else None
    if picture.mode.startswith("I"):  # 16 bits
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    drawn = picture.convert("RGBA")
    ground = Image.new("RGBA", drawn.size, (*(round(part * 255) for part in paper), 255))
    ground.alpha_composite(drawn)
    if ground.width > _MOST:
        ground = ground.resize((_MOST, max(1, round(ground.height * _MOST / ground.width))), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    ground.convert("RGB").save(made, "PNG", **({} if profile is None else {"icc_profile": profile}))
    return made.getvalue()
