"""Colour profiles of presses, read by Little CMS: what they are, and whether a press can use them (ICC.1:2010, 7.2)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import Place, Problem, RenderError
from docgen.inputs import read_file
from docgen.limits import active


@dataclass(frozen=True, slots=True)
class ColourProfile:
    """A CMYK output profile, and what it says that it is."""

    data: bytes
    description: str


def read_press_profile(path: Path) -> ColourProfile:
    """A CMYK output profile for an output intent (ISO 15930-7, 6.2). Raises RenderError for a file that is none."""
    from PIL import ImageCms

    def refused(message: str) -> RenderError:
        return RenderError(Problem(message, Place(str(path)), "an ICC profile of a CMYK press, version 2 or 4 (.icc, .icm)"))

    data = read_file(path, active().file_bytes, wanted="a colour profile", error=RenderError)
    if len(data) < int.from_bytes(data[:4], "big"):  # Little CMS takes a file that ends before its own size
        raise refused("is not a colour profile, or is cut short")
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(data))
        said = opened.profile
        space, kind, version, description = said.xcolor_space.strip(), said.device_class.strip(), int(said.version), said.profile_description or ""
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):  # a name with a byte beyond ASCII is a ValueError
        raise refused("is not a colour profile, or is cut short") from None
    if space != "CMYK" or kind != "prtr":
        told = [name if name.isprintable() else "unreadable" for name in (kind, space)]
        raise refused(f"is a profile of class {told[0]} for {told[1] or 'no'} colours")
    if version not in (2, 4):
        raise refused(f"is an ICC profile of version {version}")
    try:
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), opened, "RGB", "CMYK")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        raise refused("is a damaged colour profile: no colour can be made into its inks") from None
    return ColourProfile(data, description)
