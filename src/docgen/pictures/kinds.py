"""What a picture's bytes are, by how they begin; a file's name says nothing."""

from __future__ import annotations

import codecs
from typing import Literal

Kind = Literal["png", "jpeg", "svg"]

_OTHERS = (
    (b"GIF8", "a GIF file"),
    (b"BM", "a BMP file"),
    (b"II*\0", "a TIFF file"),
    (b"MM\0*", "a TIFF file"),
    (b"%!PS", "a PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript file"),
    (b"%PDF-", "a PDF file"),
    (b"8BPS", "a Photoshop file"),
    (b"\0\0\1\0", "an icon (.ico)"),
    (b"\x1f\x8b", "a compressed file (.svgz?)"),
    (b"PK\x03\x04", "a ZIP package"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 file"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 file"),
    (b"\xff\x0a", "a JPEG XL file"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL file"),
    (b"\x8aMNG", "an MNG file"),
    (b"\x8bJNG", "a JNG file"),
    (b"\xd7\xcd\xc6\x9a", "a WMF file"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class NotAPicture(Exception):
    """The file is no picture that a document can show. `message` says what it is or has, after its name; `hint` what would be right."""

    def __init__(self, message: str, hint: str = "a whole PNG, JPEG or SVG file") -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


def damaged(why: str) -> NotAPicture:
    """What is raised for a file of a known kind that cannot be read."""
    return NotAPicture(f"cannot be read as a picture: {why}")


def kind_of(data: bytes) -> Kind:
    """The kind of a picture. Raises NotAPicture for any other file."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(_UTF16) or data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"<":
        return "svg"
    other = next((said for magic, said in _OTHERS if data.startswith(magic)), None)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        other = "a WebP file"
    elif data[4:8] == b"ftyp":
        other = "a HEIF or AVIF file" if data[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"heim", b"msf1") else "a film"
    elif data[:4] == b"\1\0\0\0" and data[40:44] == b" EMF":
        other = "an EMF file"
    raise NotAPicture("cannot be read as a picture" if other is None else f"is {other}", "a PNG, JPEG or SVG file")
