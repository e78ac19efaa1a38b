"""How much a PDF has a reader take in before it can look at anything: said by the bytes alone, as no reader has been asked yet.

A reader makes an object of some dozens of bytes out of each value that stands outside of streams or in an object stream (ISO 32000-1, 7.5.7), and
so of two bytes, which may be packed a thousandfold besides.
"""

from __future__ import annotations

import re
import zlib

_MOST = 1_000_000
"""Signs that part values, in a letterhead and in its object streams. A designer's file has some ten thousand of them."""
_BY_CHANCE = 32
"""Bytes of a picture or a font, of which no more than one is such a sign by chance."""
_MOST_UNPACKED = 8 * 1024 * 1024
"""Bytes of all object streams."""
_SIGNS = (b" ", b"\n", b"\r", b"[", b"(", b"<", b"/")
_STREAM = re.compile(rb"(?<!end)stream[ \t\f\0]*(?:\r\n|\n|\r)?")
"""What begins a stream, as readers take it that forgive what stands behind the word (7.3.8.1 asks for the end of a line)."""
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A sign of a name, written as its number (7.3.5)."""
_ONE_FLATE = re.compile(rb"/Filter\s*(?:\[\s*/(?:FlateDecode|Fl)\s*\]|/(?:FlateDecode|Fl)(?=[\s/>]))")
_CHUNK = 1 << 16


def signs(data: bytes) -> int:
    """How many signs part values in these bytes, which is no less than how many values there are."""
    return sum(data.count(sign) for sign in _SIGNS)


def too_heavy(data: bytes, what: str = "a letterhead", most: int = _MOST, most_unpacked: int = _MOST_UNPACKED) -> str | None:
    """What makes this file more than `what` needs, in signs that part values and in bytes of object streams; `None` for one that may be opened."""
    count = signs(data)
    if count > most + len(data) // _BY_CHANCE:
        return f"has more objects than {what} needs"
    unpacked = after = 0
    for found in _STREAM.finditer(data):
        own = _ESCAPE.sub(lambda code: bytes.fromhex(code[1].decode("ascii")), data[after : found.start()])
        after = found.end()
        if b"/ObjStm" not in own:
            continue
        if b"/Filter" in own and not _ONE_FLATE.search(own):
            return "has objects that are packed in an unusual way"
        inside = _inflated(data, after, most_unpacked) if b"/Filter" in own else b""
        if inside is None:
            return "has objects that are encrypted, or cannot be unpacked"
        unpacked += len(inside)
        count += signs(inside)
        if unpacked > _MOST_UNPACKED or count > most + len(data) // _BY_CHANCE:
            return f"has more objects than {what} needs"
    return None


def _inflated(data: bytes, start: int, most: int) -> bytes | None:
    """A stream's bytes, no more of them than are too many. It is read in pieces, since what unpacks copies all that is behind the stream's end."""
    unpacking, view = zlib.decompressobj(), memoryview(data)
    out = bytearray()
    try:
        for at in range(start, len(data), _CHUNK):
            out += unpacking.decompress(view[at : at + _CHUNK], most + 1 - len(out))
            if unpacking.eof or len(out) > most:
                break
    except zlib.error:
        return None
    return bytes(out)
