"""Colour profiles: read far enough to say what they are, and to refuse what a press cannot use (ICC.1:2010, 7.2 and 10)."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import Place, Problem, RenderError
from docgen.inputs import read_file
from docgen.limits import active

_HEADER = 128


@dataclass(frozen=True, slots=True)
class ColourProfile:
    """`space` is the device's colour space (`CMYK`), `kind` the profile's class (`prtr` is an output device), `version` its major version."""

    data: bytes
    space: str
    kind: str
    version: int
    description: str


def read_press_profile(path: Path) -> ColourProfile:
    """A CMYK output profile for an output intent (ISO 15930-7, 6.2). Raises RenderError for a file that is none."""
    place = Place(str(path))
    hint = "an ICC profile of a CMYK press, version 2 or 4 (.icc, .icm)"
    profile = parse_profile(read_file(path, active().file_bytes, wanted="a colour profile", error=RenderError))
    if profile is None:
        raise RenderError(Problem("is not a colour profile, or is cut short", place, hint))
    if profile.space != "CMYK" or profile.kind != "prtr":
        raise RenderError(Problem(f"is a profile of class {profile.kind} for {profile.space or 'no'} colours", place, hint))
    if profile.version not in (2, 4):
        raise RenderError(Problem(f"is an ICC profile of version {profile.version}", place, hint))
    if not _converts(profile.data):
        raise RenderError(Problem("is a damaged colour profile: no colour can be made into its inks", place, hint))
    return profile


def _converts(data: bytes) -> bool:
    """Whether the tables in it make inks of sRGB (ICC.1:2010, 8.4)."""
    from PIL import ImageCms

    try:
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(io.BytesIO(data)), "RGB", "CMYK")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return False
    return True


def parse_profile(data: bytes) -> ColourProfile | None:
    """`None` for what is no whole ICC profile."""
    if len(data) < _HEADER + 4 or data[36:40] != b"acsp" or struct.unpack(">I", data[:4])[0] > len(data):
        return None
    space, kind = data[16:20].decode("latin-1").strip(), data[12:16].decode("latin-1").strip()
    try:
        description = _description(data)
    except (struct.error, UnicodeDecodeError, IndexError):
        return None
    return ColourProfile(data, space, kind, data[8], description)


def _description(data: bytes) -> str:
    """The `desc` tag: ASCII in version 2 (`desc`), UTF-16 in version 4 (`mluc`)."""
    count = struct.unpack(">I", data[_HEADER : _HEADER + 4])[0]
    for index in range(min(count, 200)):
        at = _HEADER + 4 + 12 * index
        name, offset, size = struct.unpack(">4sII", data[at : at + 12])
        if name != b"desc":
            continue
        tag = data[offset : offset + size]
        if tag[:4] == b"desc":
            length = struct.unpack(">I", tag[8:12])[0]
            return tag[12 : 12 + length].rstrip(b"\x00").decode("latin-1")
        if tag[:4] == b"mluc":
            length, start = struct.unpack(">II", tag[20:28])
            return tag[start : start + length].decode("utf-16-be")
    return ""
