"""The ZIP file of a package, written by hand for one reason: parts that never change (fonts above all) are squeezed once and then only copied.

The same parts give the same bytes: no clock, no system, names in the order given. Format: PKWARE APPNOTE, as ECMA-376 Part 2 restricts it.
"""

from __future__ import annotations

import datetime
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8_NAMES = 0x0800


@dataclass(frozen=True, slots=True)
class Packed:
    """A part as it lies in the archive. `method` is 8 (deflate) or 0 (stored)."""

    data: bytes | memoryview
    crc: int
    size: int
    method: int


def pack(data: bytes, level: int = 6) -> Packed:
    """Squeezes a part, or stores it where that would make it no smaller."""
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -15)
    squeezed = squeezer.compress(data) + squeezer.flush()
    if len(squeezed) >= len(data):
        return stored(data)
    return Packed(squeezed, zlib.crc32(data), len(data), 8)


def stored(data: bytes) -> Packed:
    """A part as it is."""
    return Packed(data, zlib.crc32(data), len(data), 0)


def archive(parts: Mapping[str, Packed], when: datetime.datetime) -> bytes:
    """The whole file; every entry is dated `when` (ZIP knows the years from 1980 to 2107)."""
    day = ((min(max(when.year, 1980), 2107) - 1980) << 9) | (when.month << 5) | when.day
    time = (when.hour << 11) | (when.minute << 5) | (when.second // 2)
    out: list[bytes | memoryview] = []
    central: list[bytes] = []
    at = 0
    for name, part in parts.items():
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8_NAMES
        entry = (_VERSION, flags, part.method, time, day, part.crc, len(part.data), part.size, len(encoded), 0)
        out += (_LOCAL.pack(b"PK\x03\x04", *entry), encoded, part.data)
        central += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, *entry, 0, 0, 0, 0, at), encoded)
        at += _LOCAL.size + len(encoded) + len(part.data)
    directory = b"".join(central)
    return b"".join((*out, directory, _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), at, 0)))
