"""PNG and JPEG pictures for the press: inks and grays alone. RGB is separated by the press's profile; what is gray throughout is black ink alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docgen.pictures import Raster
from docgen.writers.pdf.images.raster import Samples, as_stored, decoded
from docgen.writers.pdf.profiles.inks import Inks, gray_of

_FEW = 4096
"""A picture of no more colours than so many is a drawing, whose grays are black ink alone; photographs have more."""
_QUALITY = 95
"""Of a JPEG that is separated and packed again, its colours at full resolution."""
_WHOLE = 25_000_000
"""Pixels of a picture that is packed as a JPEG, for which all its inks are in memory at once; a larger one is packed without loss, in bands."""
_NEAR = 2
"""Steps of 255 that a gray picture's own profile may move its grays and still be left as it is."""


def separated(raster: Raster, inks: Inks) -> Samples:
    """DeviceGray or DeviceCMYK (ISO 32000-1, 8.6.4), without profiles. Inks that a picture is given in stay as they are. Raises NotAPicture."""
    head = raster.head
    if head.space == "cmyk":
        return as_stored(raster, profile=False)
    if head.space == "gray":
        return _gray(raster)
    if head.palette is not None and not raster.transparent and not head.interlaced:
        return _palette(raster, head.palette, inks)
    gray, few = _kind(raster)
    if gray:
        own = gray_of(raster.icc, "RGB")
        return decoded(raster, "gray", own)
    separate = inks.separation(raster.icc)

    def convert(band: Any) -> Any:
        return separate(band, few)

    if raster.kind == "jpeg" and head.width * head.height <= _WHOLE:
        return _jpeg(raster, convert)
    return decoded(raster, "cmyk", convert)


def _gray(raster: Raster) -> Samples:
    if raster.icc is not None:
        from PIL import Image

        ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
        moved = list(gray_of(raster.icc, "L")(ramp).tobytes())
        if max(abs(value - index) for index, value in enumerate(moved)) > _NEAR:
            return decoded(raster, "gray", lambda band: band.point(moved))
    return as_stored(raster, profile=False)


def _palette(raster: Raster, palette: bytes, inks: Inks) -> Samples:
    """A palette's colours are few: only they are separated."""
    from PIL import Image

    stored = as_stored(raster, profile=False)
    colours = Image.frombytes("RGB", (len(palette) // 3, 1), palette)
    if _neutral(colours):
        return stored.recoloured("gray", gray_of(raster.icc, "RGB")(colours).tobytes())
    return stored.recoloured("cmyk", inks.separation(raster.icc)(colours, True).tobytes())


def _kind(raster: Raster) -> tuple[bool, bool]:
    """Whether a picture is gray throughout, and whether it has few colours; as soon as neither is so, the rest is not looked at."""
    gray, colours = True, dict[Any, None]()
    for band, _ in raster.bands():
        gray = gray and _neutral(band)
        if len(colours) <= _FEW:
            found = band.getcolors(_FEW)
            colours.update({colour: None for _, colour in found} if found is not None else dict.fromkeys(range(_FEW + 1)))
        if not gray and len(colours) > _FEW:
            break
    return gray, len(colours) <= _FEW


def _neutral(picture: Any) -> bool:
    from PIL import ImageChops

    red, green, blue = picture.split()
    return ImageChops.difference(red, green).getbbox() is None and ImageChops.difference(green, blue).getbbox() is None


def _jpeg(raster: Raster, convert: Callable[[Any], Any]) -> Samples:
    from PIL import Image

    head = raster.head
    whole = Image.new("CMYK", (head.width, head.height))
    top = 0
    for band, _ in raster.bands():
        whole.paste(convert(band), (0, top))
        top += band.height
    out = io.BytesIO()
    whole.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    entries = {"Filter": "/DCTDecode", "Decode": "[1 0 1 0 1 0 1 0]"}  # Pillow writes inks as Adobe does, inverted
    return Samples(head.width, head.height, "cmyk", 8, out.getvalue(), entries)


def heaviest(raster: Raster) -> float:
    """The most ink that a picture given in inks lays on one place (1 is one ink in full). Raises NotAPicture."""
    from PIL import ImageChops

    most: Any = 0
    for band, _ in raster.bands():
        cyan, magenta, yellow, black = band.split()
        sums = ImageChops.add(ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2)
        most = max(most, sums.getextrema()[1])
    return float(4 * most / 255)
