"""Picture files without what nobody who looks at them sees: the notes of cameras and editors, places, names, comments, pictures behind the picture.

A document goes out with its pictures in it, and what they know of their makers should not go with them. Colours, resolution and transparency stay.
"""

from __future__ import annotations

import re
import struct

_PNG_KEPT = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"cICP", b"sBIT", b"sRGB", b"bKGD", b"hIST", b"pHYs"))
"""Chunks of PNG (third edition) that say how the picture is to be shown."""
_PNG_HEAD = 8
_JPEG_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""In the data of a scan, where 0xFF 0x00 stands for a byte and restart markers (D0 to D7) may come between (ISO/IEC 10918-1, B.1.1)."""
_SOS, _EOI, _COMMENT = 0xDA, 0xD9, 0xFE
_KEPT_SEGMENTS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Application segments that say how the picture is to be shown, by what they begin with."""


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG file that was found whole. Its orientation is lost with the rest of Exif: whoever shows it must know it."""
    out = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == _EOI:
            break
        end = at + 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
        if marker == _SOS:
            found = _JPEG_MARKER.search(data, end)
            end = len(data) if found is None else found.start()
        if _shows(marker, data[at + 4 : at + 20]):
            out.append(data[at:end])
        at = end
    return b"".join([*out, b"\xff\xd9"])


def _shows(marker: int, content: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF:
        kept = _KEPT_SEGMENTS.get(marker)
        return kept is not None and content.startswith(kept)
    return marker != _COMMENT


def bare_png(data: bytes) -> bytes:
    """A PNG file that was found whole."""
    out = [data[:_PNG_HEAD]]
    at = _PNG_HEAD
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        end = at + 12 + int(length)
        if kind in _PNG_KEPT:
            out.append(data[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(out)
