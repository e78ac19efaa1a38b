"""From sRGB to the inks of a press: one way for theme colours, drawings and pictures. Grays are black ink alone; all else goes by the profile."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from docgen.writers.pdf.profiles.icc_profile import read_press_profile

THINNEST = 0.25
"""Points of a line that a press surely prints (Ghent Workgroup, sheet-fed offset)."""
_SHIPPED = Path(__file__).parent / "icc" / "FOGRA39L.icc"
_GRID = 9
"""Steps of red, green and blue at which the profile's ink is measured."""
_ROUNDING = 0.02
"""Ink that the eight bits of four inks may add to what a profile means."""

CMYK: TypeAlias = tuple[float, float, float, float]


class Inks:
    """What a press makes of colours, by its profile (ICC.1:2010), relative colorimetric with black point compensation. Kept for each profile once."""

    def __init__(self, profile: bytes) -> None:
        self._profile = profile
        self._known: dict[tuple[int, int, int, bool], CMYK] = {}

    def of(self, rgb: Sequence[float], *, gray_alone: bool = True) -> CMYK:
        """Ink coverage, each from 0 to 1, of an sRGB colour whose parts run from 0 to 1. A gray that stands between colours is not `gray_alone`."""
        red, green, blue = (round(255 * min(1.0, max(0.0, part))) for part in rgb[:3])
        key = red, green, blue, gray_alone
        if key not in self._known:
            self._known[key] = self._of((red, green, blue), gray_alone)
        return self._known[key]

    def _of(self, rgb: tuple[int, int, int], gray_alone: bool) -> CMYK:
        from PIL import Image

        cyan, magenta, yellow, black = self._separate(Image.new("RGB", (1, 1), rgb), gray_alone).getpixel((0, 0))
        return cyan / 255, magenta / 255, yellow / 255, black / 255

    @cached_property
    def _separate(self) -> Callable[[Any, bool], Any]:
        return self.separation(None)

    def separation(self, icc: bytes | None) -> Callable[[Any, bool], Any]:
        """A function that makes a CMYK image of an RGB one (Pillow), whose colours are those of a profile (`None`: sRGB). Asked for it, pixels that
        are gray become black ink alone: right for drawings, not for photographs, in which such pixels stand among others."""
        from PIL import Image, ImageChops, ImageCms

        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
        transform = ImageCms.buildTransform(_opened(icc), _opened(self._profile), "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags)
        grays = gray_of(icc, "RGB")

        def separate(picture: Any, gray_alone: bool) -> Any:
            made: Any = ImageCms.applyTransform(picture, transform)
            if gray_alone:
                red, green, blue = picture.split()
                apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
                nothing = Image.new("L", picture.size)
                black = Image.merge("CMYK", (nothing, nothing, nothing, ImageChops.invert(grays(picture))))
                made.paste(black, mask=apart.point([255] + [0] * 255))
            return made

        return separate

    @cached_property
    def most(self) -> float:
        """The most ink that the profile itself lays on one place (1 is one ink in full): the total area coverage that its press takes."""
        from PIL import Image, ImageCms

        steps = [round(255 * step / (_GRID - 1)) for step in range(_GRID)]
        bytes_ = bytes(part for red in steps for green in steps for blue in steps for part in (red, green, blue))
        grid = Image.frombytes("RGB", (_GRID * _GRID, _GRID), bytes_)
        most = 0
        for intent in (ImageCms.Intent.PERCEPTUAL, ImageCms.Intent.RELATIVE_COLORIMETRIC):
            transform = ImageCms.buildTransform(_opened(None), _opened(self._profile), "RGB", "CMYK", intent)
            made: Any = ImageCms.applyTransform(grid, transform)
            samples = made.tobytes()
            most = max(most, *(sum(samples[at : at + 4]) for at in range(0, len(samples), 4)))
        return most / 255

    def too_much(self, ink: float) -> bool:
        """Whether so much ink on one place is more than the press takes."""
        return ink > self.most + _ROUNDING


def gray_of(icc: bytes | None, mode: str) -> Callable[[Any], Any]:
    """A function that gives the gray of neutral pixels of an image (mode `L` or `RGB`), as sRGB counts it; `icc` is the image's own profile."""
    if icc is None:
        return lambda picture: picture.getchannel(0)
    from PIL import ImageCms

    transform = ImageCms.buildTransform(_opened(icc), _opened(None), mode, "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC)

    def gray(picture: Any) -> Any:
        made: Any = ImageCms.applyTransform(picture, transform)
        return made.getchannel(1)

    return gray


def _opened(profile: bytes | None) -> Any:
    from PIL import ImageCms

    return ImageCms.createProfile("sRGB") if profile is None else ImageCms.ImageCmsProfile(io.BytesIO(profile))


def inks_of(icc: Path | None) -> Inks:
    """The inks of a press profile (`None`: the shipped one). Raises RenderError for a file that is none."""
    data = _SHIPPED.read_bytes() if icc is None else read_press_profile(icc).data
    return _kept(sha256(data).digest(), data)


@lru_cache(maxsize=4)
def _kept(digest: bytes, data: bytes) -> Inks:
    return Inks(data)
