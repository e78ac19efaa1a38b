"""The container of OpenType fonts: a directory of tables (OpenType, "Organization of an OpenType Font"), read with every bound checked, and written.

Numbers that go into a field of limited range are checked where they are written: `int16`, `uint16` and the like raise OutOfRange.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Mapping, Sequence

TRUETYPE, APPLE, CFF = b"\0\1\0\0", b"true", b"OTTO"
_MOST_TABLES = 512
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x0409
_WHOLE = 0xB1B0AFBA
"""What the 32-bit words of a whole file add up to."""


class Damaged(Exception):
    """The bytes are no font, or not a whole one; the text says what is wrong, in the middle of a sentence."""


class OutOfRange(Exception):
    """A number does not fit the field that it is written to."""


def int16(value: int, what: str) -> int:
    return _within(value, -0x8000, 0x7FFF, what)


def uint16(value: int, what: str) -> int:
    return _within(value, 0, 0xFFFF, what)


def _within(value: int, low: int, high: int, what: str) -> int:
    if not low <= value <= high:
        raise OutOfRange(f"{what} is {value}, which a font file cannot hold ({low} to {high})")
    return value


def directory_of(data: bytes, at: int = 0) -> dict[str, tuple[int, int]]:
    """Where the tables are of the font whose directory begins at byte `at`: first byte and one past the last, by tag. Raises Damaged."""
    if len(data) < at + 12:
        raise Damaged("it is cut short")
    count = struct.unpack_from(">H", data, at + 4)[0]
    if not 0 < count <= _MOST_TABLES or len(data) < at + 12 + 16 * count:
        raise Damaged("its table directory is cut short")
    tables: dict[str, tuple[int, int]] = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4s3L", data, at + 12 + 16 * index)
        if not all(0x20 <= byte < 0x7F for byte in tag):
            raise Damaged("its table directory is damaged (a name of a table is no ASCII)")
        if offset + length > len(data):
            raise Damaged(f"its table {tag.decode().strip()} is cut short")
        tables.setdefault(tag.decode(), (offset, offset + length))
    return tables


def checksum(data: bytes) -> int:
    """Big-endian 32-bit words, added; the last filled up with zeros."""
    words = array("I", data + bytes(-len(data) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def sfnt(tables: Mapping[str, bytes]) -> bytes:
    """A font file of these tables, its checksums made. `head` must be among them."""
    tables = dict(tables)
    head = bytearray(tables["head"].ljust(12, b"\0"))
    head[8:12] = bytes(4)
    tables["head"] = bytes(head)
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    version = CFF if "CFF " in tables or "CFF2" in tables else TRUETYPE
    directory = version + struct.pack(">4H", count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    at = 12 + 16 * count
    body: list[bytes] = []
    place = 0
    for tag, data in sorted(tables.items()):
        if tag == "head":
            place = at
        directory += struct.pack(">4s3I", tag.encode(), checksum(data), at, len(data))
        body += (data, bytes(-len(data) % 4))
        at += len(data) + len(body[-1])
    whole = bytearray(b"".join((directory, *body)))
    whole[place + 8 : place + 12] = struct.pack(">I", (_WHOLE - checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def name_table(texts: Mapping[int, str]) -> bytes:
    """`name` (format 0), in English, by the numbers of its names; empty ones are left out."""
    records, strings = b"", b""
    for identity, text in sorted(texts.items()):
        if text:
            encoded = text.encode("utf-16-be", "replace")
            records += struct.pack(
                ">6H", _WINDOWS, _UNICODE, _ENGLISH, identity, uint16(len(encoded), "a name"), uint16(len(strings), "a name's place")
            )
            strings += encoded
    return struct.pack(">3H", 0, len(records) // 12, 6 + len(records)) + records + strings


def cmap_table(mapping: Mapping[int, int]) -> bytes:
    """`cmap` of characters below U+FFFF to glyphs: one subtable of format 4, a segment a character."""
    codes = sorted(mapping)
    count = len(codes) + 1
    ends = struct.pack(f">{count}H", *codes, 0xFFFF)
    deltas = struct.pack(f">{count}H", *((mapping[code] - code) & 0xFFFF for code in codes), 1)
    power = 1 << (count.bit_length() - 1)
    search = (2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power))
    body = struct.pack(">4H", *search) + ends + b"\0\0" + ends + deltas + bytes(2 * count)
    subtable = struct.pack(">3H", 4, uint16(len(body) + 6, "a character map"), 0) + body
    return struct.pack(">2H2HI", 0, 1, _WINDOWS, _UNICODE, 12) + subtable


def read_names(table: bytes) -> dict[int, str]:
    """The names of a `name` table by number, English where there is English, else the first that can be read. What is damaged is left out."""
    if len(table) < 6:
        return {}
    count, storage = struct.unpack_from(">2H", table, 2)
    best: dict[int, tuple[int, str]] = {}
    for index in range(min(count, (len(table) - 6) // 12)):
        platform, encoding, language, identity, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
        raw = table[storage + offset : storage + offset + length]
        if len(raw) < length or not raw:
            continue
        if platform in (0, 3):
            rank = 0 if (platform, language) == (3, _ENGLISH) else 1 if language & 0xFF == 0x09 or platform == 0 else 3
            text = raw.decode("utf-16-be", "ignore")
        elif platform == 1 and encoding == 0:
            rank, text = (2 if language == 0 else 4), raw.decode("mac-roman", "ignore")
        else:
            continue
        text = "".join(character for character in text if character.isprintable()).strip()
        if text and (identity not in best or rank < best[identity][0]):
            best[identity] = (rank, text)
    return {identity: text for identity, (_, text) in best.items()}


def number(table: bytes, at: int, form: str, default: int = 0) -> int:
    """A number of a table at byte `at` in `struct`'s notation; `default` where the table is too short."""
    if len(table) < at + struct.calcsize(form):
        return default
    return int(struct.unpack_from(">" + form, table, at)[0])


def packed(form: str, values: Sequence[int], what: str) -> bytes:
    """`struct.pack`, which raises OutOfRange."""
    try:
        return struct.pack(form, *values)
    except struct.error:
        raise OutOfRange(f"{what} holds a number that its field cannot ({min(values)} to {max(values)})") from None
