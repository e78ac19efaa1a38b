"""Colours of SVG drawings as inks: sRGB through the press's own profile, grays as black ink alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms
from reportlab.lib.colors import CMYKColor, Color

from docgen.render.pdf.iccprofile import read_press_profile

_SHIPPED = Path(__file__).parent / "icc" / "FOGRA39L.icc"


def inks_of(icc: Path | None) -> Callable[[Any], Any]:
    """A function from any reportlab colour to a CMYK one, for a press profile (`None`: the shipped one). Raises RenderError."""
    return _inks(_SHIPPED.read_bytes() if icc is None else read_press_profile(icc).data)


@lru_cache(maxsize=4)
def _inks(data: bytes) -> Callable[[Any], Any]:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
    transform = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC)

    def convert(colour: Any) -> Any:
        if not isinstance(colour, Color) or isinstance(colour, CMYKColor):
            return colour
        red, green, blue = (round(255 * part) for part in (colour.red, colour.green, colour.blue))
        if red == green == blue:
            return CMYKColor(0, 0, 0, 1 - red / 255, alpha=colour.alpha)
        converted = ImageCms.applyTransform(Image.new("RGB", (1, 1), (red, green, blue)), transform)
        inks = converted.getpixel((0, 0)) if converted is not None else (0, 0, 0, 255)
        return CMYKColor(*(part / 255 for part in inks), alpha=colour.alpha)  # type: ignore[union-attr]

    return convert
