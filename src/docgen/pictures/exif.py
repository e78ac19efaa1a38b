"""What a camera's notes say of a picture's look: which way it was held, its resolution, and its colours (CIPA DC-008, 4.6.4 and 4.6.5)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_ORIENTATION, _X_RESOLUTION, _UNIT = 0x0112, 0x011A, 0x0128
_DETAILS, _COLOUR_SPACE = 0x8769, 0xA001
_SRGB = 1
_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Exif:
    """`orientation` is 1 to 8, as TIFF counts them; `dpi` is `None` where none is given; `srgb` says that the colours are sRGB's."""

    orientation: int = 1
    dpi: float | None = None
    srgb: bool = False


def read_exif(data: bytes) -> Exif:
    """Of a TIFF block; whatever cannot be read is taken as not said."""
    try:
        return _read(data)
    except (struct.error, ZeroDivisionError):
        return Exif()


def _read(data: bytes) -> Exif:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None:
        return Exif()
    start = struct.unpack(f"{order}I", data[4:8])[0]
    orientation, resolution, unit, srgb = 1, None, 2, False
    for tag, kind, value in _entries(data, order, start):
        if tag == _ORIENTATION and kind == 3:
            orientation = struct.unpack(f"{order}H", value[:2])[0]
        elif tag == _UNIT and kind == 3:
            unit = struct.unpack(f"{order}H", value[:2])[0]
        elif tag == _X_RESOLUTION and kind == 5:
            at = struct.unpack(f"{order}I", value)[0]
            above, below = struct.unpack(f"{order}II", data[at : at + 8])
            resolution = above / below
        elif tag == _DETAILS and kind == 4:
            srgb = _is_srgb(data, order, struct.unpack(f"{order}I", value)[0])
    dpi = None if resolution is None or unit not in (2, 3) else resolution * (2.54 if unit == 3 else 1)
    return Exif(orientation if 1 <= orientation <= 8 else 1, dpi, srgb)


def _is_srgb(data: bytes, order: str, start: int) -> bool:
    """Whether the camera's own directory says so; what cannot be read there says nothing."""
    try:
        found = [value for tag, kind, value in _entries(data, order, start) if tag == _COLOUR_SPACE and kind == 3]
    except struct.error:
        return False
    return any(struct.unpack(f"{order}H", value[:2])[0] == _SRGB for value in found)


def _entries(data: bytes, order: str, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Tag, type and value (or the place of it) of each entry of a directory (TIFF 6.0, section 2)."""
    count = struct.unpack(f"{order}H", data[start : start + 2])[0]
    for index in range(min(count, _ENTRIES)):
        entry = data[start + 2 + 12 * index : start + 14 + 12 * index]
        tag, kind, _ = struct.unpack(f"{order}HHI", entry[:8])
        yield tag, kind, entry[8:12]
