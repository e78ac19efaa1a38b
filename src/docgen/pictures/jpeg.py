"""JPEG files (ITU-T T.81), read marker by marker up to their first scan, then decoded once at an eighth of their size to see that they are whole."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from docgen.limits import active
from docgen.pictures.exif import Exif, read_exif
from docgen.pictures.head import ColourSpace, Head, check_size
from docgen.pictures.kinds import NotAPicture, damaged

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_ALONE = (0x01, _SOI, *range(0xD0, 0xD8))
_FRAMES = (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
_USUAL = (0xC0, 0xC1, 0xC2)
"""Baseline, extended sequential and progressive, Huffman-coded: what PDF and Word take (ISO 32000-1, 7.4.8)."""
_SPACES: dict[int, ColourSpace] = {1: "gray", 3: "rgb", 4: "cmyk"}
_SCANS = 16
"""A progressive picture has about ten scans. One of hundreds goes over all its pixels as often: many are for small pictures only."""
_JFIF_UNITS = {1: 1.0, 2: 2.54}


def read_jpeg(data: bytes) -> Head:
    """Raises NotAPicture for a file that is damaged, cut short, larger than the limits allow, or of a kind that no reader of PDF knows."""
    frame: tuple[int, int, ColourSpace] | None = None
    exif, adobe, tables, profile = Exif(), False, False, b""
    dpi: tuple[float, float] | None = None
    for marker, content in _segments(data):
        if marker in _FRAMES:
            if frame is not None:
                raise damaged("it has two frames")
            frame = _frame(marker, content)
        elif marker == 0xC4:
            tables = True
        elif marker == 0xE0 and content[:5] == b"JFIF\0" and len(content) >= 12 and dpi is None:
            unit, across, down = struct.unpack(">BHH", content[7:12])
            dpi = (across * _JFIF_UNITS[unit], down * _JFIF_UNITS[unit]) if unit in _JFIF_UNITS else None
        elif marker == 0xE1 and content[:6] == b"Exif\0\0":
            exif = read_exif(content[6:])
        elif marker == 0xE2 and content[:12] == b"ICC_PROFILE\0":
            profile += content[14:]
        elif marker == 0xEE and content[:5] == b"Adobe":
            adobe = True
    if frame is None:
        raise damaged("it has no picture in it")
    if not tables:
        raise damaged("it has no Huffman tables")
    width, height, space = frame
    _check_scans(data, width * height)
    _check_whole(data)
    return Head(
        width,
        height,
        space,
        8,
        dpi=dpi[0] if dpi is not None else exif.dpi,
        dpi_down=dpi[1] if dpi is not None else None,
        orientation=exif.orientation,
        icc=profile or None,
        srgb=exif.srgb,
        inverted=space == "cmyk" and adobe,
    )


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and content of every segment before the first scan (B.1.1)."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise damaged("a marker is missing")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        if marker in (_SOS, _EOI):
            return
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        if length < 2 or at + 2 + length > len(data):
            break
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length
    raise damaged("it is cut short")


def _frame(marker: int, content: bytes) -> tuple[int, int, ColourSpace]:
    if len(content) < 6 or len(content) < 6 + 3 * content[5]:
        raise damaged("its frame is cut short")
    bits, height, width, components = struct.unpack(">BHHB", content[:6])
    if marker not in _USUAL or bits != 8:
        raise NotAPicture("is a JPEG of a rare kind (lossless, arithmetic or 12-bit)", "the same picture saved as an ordinary JPEG or as PNG")
    if components not in _SPACES:
        raise damaged(f"it has {components} colour components")
    check_size(width, height)
    return width, height, _SPACES[components]


def _check_scans(data: bytes, pixels: int) -> None:
    scans = data.count(b"\xff\xda")
    if scans > _SCANS and scans * pixels > 4 * active().pixels:
        raise NotAPicture(f"is drawn in {scans} scans, too many for its size", "the same picture saved as an ordinary JPEG")


def _check_whole(data: bytes) -> None:
    from PIL.JpegImagePlugin import JpegImageFile

    try:
        picture = JpegImageFile(io.BytesIO(data))
        picture.draft(picture.mode, (1, 1))
        picture.load()
    except Exception as broken:  # Pillow raises whatever its decoder meets
        cut = isinstance(broken, OSError) and "truncated" in str(broken)
        raise damaged("it is cut short" if cut else "it is damaged") from None
