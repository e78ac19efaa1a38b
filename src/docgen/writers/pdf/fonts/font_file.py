"""The font file inside the PDF: a subset whose glyphs carry HarfBuzz's offsets and advances in themselves.

A PDF viewer reads every move of the pen inside a word as a space. So no pen is moved: each distinct (outlines, offsets, advance) becomes a
glyph of its own (`variants`), with its own `hmtx` entry.

They also take every change of font or size inside a line for a seam. So a companion face (Latin beside Arabic, a fallback) lends its outlines
to the line's main face, at its size: a component has a scale.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.sfnt import int16
from docgen.typography.shaping.shaper import GlyphCluster
from docgen.writers.pdf.fonts.composing_cy import checksum, in_order
from docgen.writers.pdf.fonts.outlines import NOTHING, Glyph, Limits, Outlines, outlines
from docgen.writers.pdf.fonts.variants import Variants, variants

_NUMBER = struct.Struct(">H").pack

Drawing = tuple[FontFace, GlyphCluster, float]
"""What one CID draws: a unit of a face at a scale (1 = the face's own size in the font file's em)."""


class FontFile(NamedTuple):
    """`data` is a whole TrueType file; `gids` holds the glyph in it that draws each drawing, as big-endian 16-bit numbers, and `advances` its advance
    in font units."""

    data: bytes
    gids: bytes
    advances: tuple[int, ...]


class Composed(NamedTuple):
    """The tables that hold the glyphs, `loca` in its short form where that is enough; `gids` and `advances` as in FontFile; the highest limits of the
    `simple` glyphs, and of the `deep` ones, which have components; the widest advance."""

    glyf: bytes
    hmtx: bytes
    loca: bytes
    gids: bytes
    advances: tuple[int, ...]
    simple: Limits
    deep: Limits
    widest: int


def build(face: FontFace, drawings: Sequence[Drawing]) -> FontFile:
    """The font file that makes these drawings and no others. `face` gives the em and the vertical metrics; other faces lend it outlines.

    Raises FontError for an outline format that cannot carry variants, RenderError for more glyphs than a font file numbers.
    """
    composed = compose(outlines(face), resolve_variants(face, drawings))
    return FontFile(_assembled(face, composed), composed.gids, composed.advances)


def resolve_variants(face: FontFace, drawings: Sequence[Drawing]) -> list[tuple[Variants, Glyph]]:
    """For each drawing the glyph that makes it, and the variants that this is one of."""
    lenders: dict[tuple[FontFace, float], Variants] = {}
    drawn: list[tuple[Variants, Glyph]] = []
    for lender, unit, size in drawings:
        lent = lenders.get((lender, size))
        if lent is None:
            lent = lenders[lender, size] = variants(lender, size * face.upem / lender.upem)
        drawn.append((lent, lent[unit]))
    return drawn


def compose(first: Outlines, drawn: Sequence[tuple[Variants, Glyph]]) -> Composed:
    """The tables of the glyphs that make these drawings; `first` gives number 0, for what is missing."""
    glyphs, glyf, order = in_order(first, drawn)
    _, _, _, sizes, metrics, advances, _, limits, _ = zip(*glyphs, strict=True)
    different = set(limits)
    offsets = [0, *accumulate(sizes)]
    short = offsets[-1] <= 2 * 0xFFFF
    return Composed(
        glyf,
        b"".join(metrics),
        struct.pack(f">{len(offsets)}H", *[offset // 2 for offset in offsets]) if short else struct.pack(f">{len(offsets)}L", *offsets),
        struct.pack(f">{len(order)}H", *order),
        tuple([variant.advance for _, variant in drawn]),
        Limits(*map(max, zip(NOTHING, *[limit for limit in different if not limit.depth], strict=True))),
        Limits(*map(max, zip(NOTHING, *[limit for limit in different if limit.depth], strict=True))),
        max(advances),
    )


def _tables(face: FontFace, composed: Composed) -> Iterator[tuple[bytes, bytes]]:
    """The tables that a CIDFontType2 needs (ISO 32000-1, table 126), without hints, in the order of their tags."""
    count = len(composed.hmtx) // 4
    head, hhea = bytearray(face.table("head")), bytearray(face.table("hhea"))
    if not face.as_stored:
        head[18:20] = _NUMBER(face.upem)
        head[36:44] = struct.pack(">4h", *[min(max(edge, -0x8000), 0x7FFF) for edge in face.bbox])
        hhea[4:10] = struct.pack(">3h", int16(face.ascent, "an ascent"), int16(face.descent, "a descent"), 0)
        hhea[12:18] = bytes(6)
    head[8:12] = bytes(4)
    head[50:52] = _NUMBER(len(composed.loca) > 2 * count + 2)
    hhea[10:12] = _NUMBER(composed.widest)
    hhea[34:36] = _NUMBER(count)
    simple, deep = composed.simple, composed.deep
    most = [min(limit, 0xFFFF) for limit in (simple.points, simple.contours, deep.points, deep.contours)]
    yield b"glyf", composed.glyf or bytes(4)
    yield b"head", bytes(head)
    yield b"hhea", bytes(hhea)
    yield b"hmtx", composed.hmtx
    yield b"loca", composed.loca
    yield b"maxp", struct.pack(">IH4H7HHH", 0x00010000, count, *most, 1, 0, 0, 0, 0, 0, 0, deep.elements, deep.depth)


def _assembled(face: FontFace, composed: Composed) -> bytes:
    tables = list(_tables(face, composed))
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
