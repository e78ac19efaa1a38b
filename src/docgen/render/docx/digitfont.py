"""A font of a dozen glyphs that shows counted numbers in Arabic-Indic digits.

Word has no number format for them: `hindiNumbers` counts in Devanagari (MS-DOCX, 2.4), and `PAGE` has no switch. Whether `1` is shown as `١` is
for each user's own settings to say. So what Word counts by itself in Arabic (pages, lists, headings) is set in this font, made from the document's
own Arabic one: its digits stand at U+0030 to U+0039 as well as at U+0660 to U+0669. Where the font is missing, plain digits are shown.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from functools import lru_cache

from docgen.typography.fonts import Family, FontFace
from docgen.typography.subset import subset

_SIGNS = " .,:;()[]-/%\u2013\u060c\u066a\u066b\u066c"
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x0409


@dataclass(frozen=True, slots=True)
class DigitFont:
    """`faces` are whole TrueType files, each with its (bold, italic)."""

    name: str
    faces: tuple[tuple[tuple[bool, bool], bytes], ...]


@lru_cache(maxsize=16)
def digit_font(family: Family) -> DigitFont:
    """The digits of a family, regular and bold. Its name is neither the family's (a reserved one must not be used) nor that of another's digits."""
    mark = hashlib.sha256(family.name.encode()).hexdigest()[:4].upper()
    name = f"Docgen Digits {mark}"
    styles = ((False, False), (True, False))
    return DigitFont(name, tuple((style, _font(family.face(*style), name, bold=style[0])) for style in styles))


def _font(face: FontFace, name: str, *, bold: bool) -> bytes:
    digits = [face.font.get_nominal_glyph(0x0660 + digit) for digit in range(10)]
    signs = {sign: face.font.get_nominal_glyph(ord(sign)) for sign in _SIGNS}
    tables, renumbered = subset(face, [gid for gid in (*digits, *signs.values()) if gid])
    mapping = {ord(sign): renumbered[gid] for sign, gid in signs.items() if gid}
    for digit, gid in enumerate(digits):
        if gid:
            mapping[0x30 + digit] = mapping[0x0660 + digit] = renumbered[gid]
    tables = {tag: data for tag, data in tables.items() if tag in _KEPT}
    tables["cmap"] = _cmap(mapping)
    tables["name"] = _names(face, name, bold=bold)
    tables["post"] = struct.pack(">IiHHIIIII", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0)
    tables["OS/2"] = face.table("OS/2")
    return _sfnt(tables)


_KEPT = {"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep"}


def _cmap(mapping: dict[int, int]) -> bytes:
    """One subtable of format 4 (OpenType, cmap), a segment a character."""
    codes = sorted(mapping)
    count = len(codes) + 1
    ends = struct.pack(f">{count}H", *codes, 0xFFFF)
    deltas = struct.pack(f">{count}H", *((mapping[code] - code) & 0xFFFF for code in codes), 1)
    power = 1 << (count.bit_length() - 1)
    search = (2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power))
    body = struct.pack(">4H", *search) + ends + b"\0\0" + ends + deltas + bytes(2 * count)
    subtable = struct.pack(">3H", 4, len(body) + 6, 0) + body
    return struct.pack(">2H2HI", 0, 1, _WINDOWS, _UNICODE, 12) + subtable


def _names(face: FontFace, name: str, *, bold: bool) -> bytes:
    """The name table (OpenType, name, format 0); copyright and licence are the source font's own."""
    style = "Bold" if bold else "Regular"
    plain = name.replace(" ", "")
    texts = {
        0: face.face.get_name(0, "en") or "",
        1: name,
        2: style,
        3: f"{plain}-{style}",
        4: name if not bold else f"{name} {style}",
        5: "Version 1.0",
        6: f"{plain}-{style}",
        13: face.face.get_name(13, "en") or "",
        14: face.face.get_name(14, "en") or "",
    }
    records, strings = b"", b""
    for identity, text in texts.items():
        if text:
            encoded = text.encode("utf-16-be")
            records += struct.pack(">6H", _WINDOWS, _UNICODE, _ENGLISH, identity, len(encoded), len(strings))
            strings += encoded
    return struct.pack(">3H", 0, len(records) // 12, 6 + len(records)) + records + strings


def _sfnt(tables: dict[str, bytes]) -> bytes:
    """The font file (OpenType, table directory), its checksums made."""
    head = bytearray(tables["head"])
    head[8:12] = bytes(4)
    tables = tables | {"head": bytes(head)}
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = struct.pack(">I4H", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    at = 12 + 16 * count
    body = b""
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4s3I", tag.encode(), _checksum(data), at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = bytearray(directory + body)
    entry = directory.index(b"head")
    place: int = struct.unpack(">I", directory[entry + 8 : entry + 12])[0]
    whole[place + 8 : place + 12] = struct.pack(">I", (0xB1B0AFBA - _checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
