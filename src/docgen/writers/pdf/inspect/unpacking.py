"""The bytes of a stream, unpacked (ISO 32000-1, 7.4) up to a limit: a few bytes may stand for gigabytes, twice packed for terabytes."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.values import entry, is_stream, items, name, told

_MOST_FILTERS = 8
_CHUNK = 1 << 16
_LARGEST_LZW = 1 << 20
"""Bytes of a packed stream; those that used this old filter were small."""
_CLEAR, _END, _FIRST = 256, 257, 258
_LONGEST_TABLE = 4096 - _FIRST
_SHORT = {"Fl": "FlateDecode", "LZW": "LZWDecode", "AHx": "ASCIIHexDecode", "A85": "ASCII85Decode", "RL": "RunLengthDecode"}


class TooLarge(Exception):
    """The stream unpacks to more than it may."""


def unpacked(stream: Any, budget: Budget, what: str, most: int | None = None) -> bytes | None:
    """The bytes of a stream, no more than `most` and than the budget has left. `None`, told as `what` being unread, for more of them, a damaged
    stream, or one packed as a picture."""
    if not is_stream(stream):
        return None
    limit = budget.unpacked if most is None else min(most, budget.unpacked)
    try:
        size = _size(stream, limit)
        data: bytes = stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)
    except TooLarge:
        budget.left_out(f"{what}: unpacks to more than {limit:,} bytes")
        return None
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, NotImplementedError) as damaged:
        budget.left_out(f"{what}: cannot be unpacked ({told(damaged)})")
        return None
    budget.unpacked -= max(size, len(data))
    return data


def _size(stream: Any, limit: int) -> int:
    """How many bytes the stream unpacks to, at most; raises TooLarge. What is damaged is for qpdf to tell."""
    data: bytes = stream.read_raw_bytes()
    filters = [name(one) for one in items(entry(stream, "/Filter"))]
    if len(filters) > _MOST_FILTERS:
        raise TooLarge
    largest = len(data)
    for kind in filters:
        unpack = _UNPACK.get(_SHORT.get(kind, kind))
        if unpack is None:  # a picture's, or one that qpdf knows nothing of: it stays as it is
            break
        data = unpack(data, limit)
        largest = max(largest, len(data))
    if largest > limit:
        raise TooLarge
    return largest


def _flate(data: bytes, limit: int) -> bytes:
    out: list[bytes] = []
    total = 0
    for chunk in _inflated(data):
        out.append(chunk)
        total += len(chunk)
        if total > limit:
            raise TooLarge
    return b"".join(out)


def _inflated(data: bytes) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    while data and not inflater.eof:
        try:
            chunk = inflater.decompress(data, _CHUNK)
        except zlib.error:
            return
        data = inflater.unconsumed_tail
        yield chunk


def _hexadecimal(data: bytes, limit: int) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.partition(b">")[0])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _ascii85(data: bytes, limit: int) -> bytes:
    if data.count(b"z") * 4 + len(data) > limit:
        raise TooLarge
    try:
        return base64.a85decode(data.partition(b"~")[0], ignorechars=b" \t\n\r\x00\f")
    except ValueError:
        return b""


def _run_length(data: bytes, limit: int) -> bytes:
    out = bytearray()
    at = 0
    while at < len(data) and data[at] != 128:
        length = data[at]
        if length < 128:
            out += data[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            out += data[at + 1 : at + 2] * (257 - length)
            at += 2
        if len(out) > limit:
            raise TooLarge
    return bytes(out)


def _lzw(data: bytes, limit: int) -> bytes:
    """With the early change of code length that PDF has by default (7.4.4)."""
    if len(data) > _LARGEST_LZW:
        raise TooLarge
    out = bytearray()
    table: list[bytes] = []
    before = b""
    for code in _codes(data, table):
        if code == _CLEAR:
            table.clear()
            before = b""
            continue
        if code < _CLEAR:
            found = bytes((code,))
        elif code - _FIRST < len(table):
            found = table[code - _FIRST]
        elif before:
            found = before + before[:1]
        else:
            break
        if before and len(table) < _LONGEST_TABLE:
            table.append(before + found[:1])
        before = found
        out += found
        if len(out) > limit:
            raise TooLarge
    return bytes(out)


def _codes(data: bytes, table: list[bytes]) -> Iterator[int]:
    """Codes of 9 to 12 bits, longer as the table grows, up to the end mark."""
    bits = width = 0
    for byte in data:
        bits = bits << 8 | byte
        width += 8
        size = min(12, (len(table) + _FIRST + 2).bit_length()) if table else 9
        if width >= size:
            code = bits >> (width - size)
            bits &= (1 << (width - size)) - 1
            width -= size
            if code == _END:
                return
            yield code


_UNPACK: dict[str, Callable[[bytes, int], bytes]] = {
    "FlateDecode": _flate,
    "ASCIIHexDecode": _hexadecimal,
    "ASCII85Decode": _ascii85,
    "RunLengthDecode": _run_length,
    "LZWDecode": _lzw,
}
