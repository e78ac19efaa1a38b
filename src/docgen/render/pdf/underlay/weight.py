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
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2048
"""Bytes before a stream in which its dictionary's type is looked for."""
_OBJECTS = re.compile(rb"/(?:#4[fF]|O)(?:#62|b)(?:#6[aA]|j)(?:#53|S)(?:#74|t)(?:#6[dD]|m)")
_ONE_FLATE = re.compile(rb"/Filter\s*(?:\[\s*/(?:FlateDecode|Fl)\s*\]|/(?:FlateDecode|Fl)(?=[\s/>]))")


def signs(data: bytes) -> int:
    """How many signs part values in these bytes, which is no less than how many values there are."""
    return sum(data.count(sign) for sign in _SIGNS)


def too_heavy(data: bytes) -> str | None:
    """What makes this file more than a letterhead needs; `None` for one that may be opened."""
    count = signs(data)
    if count > _MOST + len(data) // _BY_CHANCE:
        return "has more objects than a letterhead needs"
    unpacked = 0
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _DICTIONARY) : found.start()]
        own = before[before.rfind(b" obj") + 1 :]
        if not _OBJECTS.search(own):
            continue
        if not _ONE_FLATE.search(own) and b"Filter" in own:
            return "has objects that are packed in an unusual way"
        inside = _inflated(data, found.end()) if b"Filter" in own else b""
        if inside is None:
            return "has objects that are encrypted, or cannot be unpacked"
        unpacked += len(inside)
        count += signs(inside)
        if unpacked > _MOST_UNPACKED or count > _MOST + len(data) // _BY_CHANCE:
            return "has more objects than a letterhead needs"
    return None


def _inflated(data: bytes, start: int) -> bytes | None:
    """A stream's bytes, no more of them than are too many."""
    unpacking = zlib.decompressobj()
    try:
        return unpacking.decompress(memoryview(data)[start:], _MOST_UNPACKED + 1)
    except zlib.error:
        return None
