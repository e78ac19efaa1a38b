"""The font file inside the PDF: a subset whose glyphs carry HarfBuzz's offsets and advances in themselves.

A PDF viewer reads every move of the pen inside a word as a space. So no pen is moved: each distinct (outlines, offsets, advance) becomes a
glyph of its own (`variants`), with its own `hmtx` entry.

They also take every change of font or size inside a line for a seam. So a companion face (Latin beside Arabic, a fallback) lends its outlines
to the line's main face, at its size: a component has a scale.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.sfnt import int16
from docgen.typography.shaping.shaper import GlyphCluster
from docgen.writers.pdf.fonts.composing_cy import Composed, checksum, composed
from docgen.writers.pdf.fonts.outlines import outlines
from docgen.writers.pdf.fonts.variants import variants

_NUMBER = struct.Struct(">H").pack

Drawing = tuple[FontFace, GlyphCluster, float]
"""What one CID draws: a unit of a face at a scale (1 = the face's own size in the font file's em)."""


class FontFile(NamedTuple):
    """`data` is a whole TrueType file; `gids` holds the glyph in it that draws each drawing, as big-endian 16-bit numbers, and `advances` its advance
    in font units."""

    data: bytes
    gids: bytes
    advances: Sequence[int]


def build(face: FontFace, drawings: Iterable[Drawing]) -> FontFile:
    """The font file that makes these drawings and no others. `face` gives the em and the vertical metrics; other faces lend it outlines.

    Raises FontError for an outline format that cannot carry variants, RenderError for more glyphs than a font file numbers.
    """
    made = composed(outlines(face), drawings, lambda lender, size: variants(lender, size * face.upem / lender.upem))
    return FontFile(_assembled(face, made), struct.pack(f">{len(made.order)}H", *made.order), made.advances)


def _tables(face: FontFace, made: Composed) -> Iterator[tuple[bytes, bytes]]:
    """The tables that a CIDFontType2 needs (ISO 32000-1, table 126), without hints, in the order of their tags."""
    offsets, most = made.offsets, made.most
    count, long = len(offsets) - 1, offsets[-1] > 2 * 0xFFFF
    head, hhea = bytearray(face.table("head")), bytearray(face.table("hhea"))
    if not face.as_stored:
        head[18:20] = _NUMBER(face.upem)
        head[36:44] = struct.pack(">4h", *[min(max(edge, -0x8000), 0x7FFF) for edge in face.bbox])
        hhea[4:10] = struct.pack(">3h", int16(face.ascent, "an ascent"), int16(face.descent, "a descent"), 0)
        hhea[12:18] = bytes(6)
    head[8:12] = bytes(4)
    head[50:52] = _NUMBER(long)
    hhea[10:12] = _NUMBER(made.widest)
    hhea[34:36] = _NUMBER(count)
    drawn = [min(limit, 0xFFFF) for limit in most[:4]]
    yield b"glyf", made.glyf or bytes(4)
    yield b"head", bytes(head)
    yield b"hhea", bytes(hhea)
    yield b"hmtx", made.hmtx
    yield b"loca", struct.pack(f">{len(offsets)}L", *offsets) if long else struct.pack(f">{len(offsets)}H", *[offset // 2 for offset in offsets])
    yield b"maxp", struct.pack(">IH4H7HHH", 0x00010000, count, *drawn, 1, 0, 0, 0, 0, 0, 0, most.elements, most.depth)


def _assembled(face: FontFace, made: Composed) -> bytes:
    tables = list(_tables(face, made))
    power = 1 << (len(tables).bit_length() - 1)
    directory = [struct.pack(">IHHHH", 0x00010000, len(tables), power * 16, power.bit_length() - 1, len(tables) * 16 - power * 16)]
    body: list[bytes] = []
    at = 12 + 16 * len(tables)
    head_at = total = 0
    for tag, data in tables:
        if tag == b"head":
            head_at = at
        summed = checksum(data)
        total += summed
        directory.append(struct.pack(">4sIII", tag, summed, at, len(data)))
        body += (data, bytes(-len(data) % 4))
        at += len(data) + len(body[-1])
    directory_data = b"".join(directory)
    total += checksum(directory_data)
    whole = bytearray(b"".join([directory_data, *body]))
    whole[head_at + 8 : head_at + 12] = struct.pack(">I", (0xB1B0AFBA - total) & 0xFFFFFFFF)
    return bytes(whole)
