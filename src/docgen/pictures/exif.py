"""The two things that a camera's notes say of a picture's look: which way it was held, and its resolution (CIPA DC-008, 4.6.4)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_ORIENTATION, _X_RESOLUTION, _UNIT = 0x0112, 0x011A, 0x0128
_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Exif:
    """`orientation` is 1 to 8, as TIFF counts them; `dpi` is `None` where none is given."""

    orientation: int = 1
    dpi: float | None = None


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
    count = struct.unpack(f"{order}H", data[start : start + 2])[0]
    orientation, resolution, unit = 1, None, 2
    for index in range(min(count, _ENTRIES)):
        entry = data[start + 2 + 12 * index : start + 14 + 12 * index]
        tag, kind, _ = struct.unpack(f"{order}HHI", entry[:8])
        if tag == _ORIENTATION and kind == 3:
            orientation = struct.unpack(f"{order}H", entry[8:10])[0]
        elif tag == _UNIT and kind == 3:
            unit = struct.unpack(f"{order}H", entry[8:10])[0]
        elif tag == _X_RESOLUTION and kind == 5:
            at = struct.unpack(f"{order}I", entry[8:12])[0]
            above, below = struct.unpack(f"{order}II", data[at : at + 8])
            resolution = above / below
    dpi = None if resolution is None or unit not in (2, 3) else resolution * (2.54 if unit == 3 else 1)
    return Exif(orientation if 1 <= orientation <= 8 else 1, dpi)
