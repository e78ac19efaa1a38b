"""The font file inside the PDF: a subset whose glyphs carry HarfBuzz's offsets and advances in themselves.

A PDF viewer reads every move of the pen inside a word as a space. So no pen is moved: each distinct (outlines, offsets, advance) becomes a
glyph of its own, a composite of the font's glyphs (OpenType `glyf`, composite glyph description), with its own `hmtx` entry.

They also take every change of font or size inside a line for a seam. So a companion face (Latin beside Arabic, a fallback) lends its outlines
to the line's main face, at its size: a component has a scale.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil, floor
from typing import NamedTuple

from docgen.render.pdf.outlines import EMPTY, Outline, component_size, outlines
from docgen.typography.fonts import FontFace
from docgen.typography.shaping import Unit

_ARGS_ARE_WORDS, _ARGS_ARE_XY, _HAS_SCALE, _MORE_COMPONENTS, _UNSCALED_OFFSETS = 0x1, 0x2, 0x8, 0x20, 0x1000
_HEADER, _COMPONENT, _FRACTION = struct.Struct(">5h").pack, struct.Struct(">HHhh").pack, struct.Struct(">h").pack

_UNSCALED = 16384
"""1.0 as F2Dot14."""

Parts = tuple[tuple[int, int, int], ...]


class Drawing(NamedTuple):
    """What one CID draws: `unit` of `face` at `scale` (1 = the face's own size in the font file's em)."""

    face: FontFace
    unit: Unit
    scale: float


@dataclass(frozen=True, slots=True)
class FontFile:
    """`data` is a whole TrueType file; `gids[i]` is the glyph in it that draws drawing `i`, and `advances[i]` its advance in font units."""

    data: bytes
    gids: tuple[int, ...]
    advances: tuple[int, ...]


def build(face: FontFace, drawings: Sequence[Drawing]) -> FontFile:
    """The font file that makes these drawings and no others. `face` gives the em and the vertical metrics; other faces lend it outlines.

    Raises FontError for an outline format that cannot carry variants.
    """
    glyphs = _Glyphs()
    glyphs.take(face, 0)
    factors: dict[tuple[FontFace, float], tuple[float, int]] = {}
    out = []
    for drawing in drawings:
        lender, unit, size = drawing
        known = factors.get((lender, size))
        if known is None:
            scale = size * face.upem / lender.upem
            known = factors[lender, size] = scale, round(scale * _UNSCALED)
        scale, fixed = known
        advance = max(round(unit.advance * scale), 0)
        if fixed == _UNSCALED:
            parts = tuple([(glyphs.take(lender, gid), dx, dy) for gid, dx, dy in unit.parts])
        else:
            parts = tuple([(glyphs.take(lender, gid), round(dx * scale), round(dy * scale)) for gid, dx, dy in unit.parts])
        out.append(glyphs.variant(parts, advance, fixed))
    return FontFile(_assemble(glyphs.tables(face)), tuple(out), tuple([glyphs.metrics[gid][0] for gid in out]))


class _Glyphs:
    """The glyphs of the file being made: `outlines`, `metrics` (advance, left side bearing), and the limits that `maxp` has to state."""

    def __init__(self) -> None:
        self.outlines: list[bytes] = []
        self.metrics: list[tuple[int, int]] = []
        self.shapes: list[Outline] = []
        self.taken: dict[tuple[FontFace, int], int] = {}
        self.made: dict[tuple[Parts, int, int], int] = {}

    def take(self, face: FontFace, gid: int) -> int:
        """The number that a face's glyph has in this file, with all its components."""
        key = (face, gid)
        number = self.taken.get(key)
        if number is None:
            outline = outlines(face)[gid]
            data = outline.data
            if outline.components:
                data = _renumbered(data, {component: self.take(face, component) for component in outline.components})
            number = self.taken[key] = self._add(data, outline.advance, outline.bearing, outline)
        return number

    def _add(self, data: bytes, advance: int, bearing: int, shape: Outline) -> int:
        self.outlines.append(data)
        self.metrics.append((advance, bearing))
        self.shapes.append(shape)
        return len(self.outlines) - 1

    def variant(self, parts: Parts, advance: int, scale: int) -> int:
        """The glyph that draws `parts` at `scale` (F2Dot14) and moves the pen by `advance` (font units); the font's own where one does that."""
        key = (parts, advance, scale)
        found = self.made.get(key)
        if found is not None:
            return found
        if len(parts) == 1:
            gid, dx, dy = parts[0]
            if not dx and not dy and gid and self.metrics[gid][0] == advance and (scale == _UNSCALED or not self.outlines[gid]):
                self.made[key] = gid
                return gid
        drawn = [part for part in parts if self.outlines[part[0]]]
        if drawn:
            data, bearing, shape = self._composite(drawn, scale)
            made = self._add(data, advance, bearing, shape)
        else:
            made = self._add(b"", advance, 0, EMPTY)
        self.made[key] = made
        return made

    def _composite(self, parts: Sequence[tuple[int, int, int]], scale: int) -> tuple[bytes, int, Outline]:
        factor = scale / _UNSCALED
        shapes = [self.shapes[gid] for gid, _, _ in parts]
        boxes = [(s.box[0] * factor + dx, s.box[1] * factor + dy, s.box[2] * factor + dx, s.box[3] * factor + dy)
                 for s, (_, dx, dy) in zip(shapes, parts, strict=True)]  # fmt: skip
        left, bottom, right, top = boxes[0]
        for box in boxes[1:]:
            left, bottom, right, top = min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3])
        box = (_short(floor(left)), _short(floor(bottom)), _short(ceil(right)), _short(ceil(top)))
        flags = _ARGS_ARE_WORDS | _ARGS_ARE_XY | (0 if scale == _UNSCALED else _HAS_SCALE | _UNSCALED_OFFSETS)
        out = _HEADER(-1, *box)
        for index, (gid, dx, dy) in enumerate(parts, 1):
            out += _COMPONENT(flags | _MORE_COMPONENTS if index < len(parts) else flags, gid, _short(dx), _short(dy))
            if scale != _UNSCALED:
                out += _FRACTION(_short(scale))
        points, contours = sum(shape.points for shape in shapes), sum(shape.contours for shape in shapes)
        depth = 1 + max(shape.depth for shape in shapes)
        return out, box[0], Outline(out, 0, box[0], box, (), points, contours, depth, len(parts))

    def tables(self, face: FontFace) -> dict[str, bytes]:
        """The tables that a CIDFontType2 needs (ISO 32000-1, table 126), without hints."""
        offsets, blob, at = [0], [], 0
        for outline in self.outlines:
            pad = -len(outline) % 4
            blob.append(outline + b"\0\0\0"[:pad] if pad else outline)
            at += len(outline) + pad
            offsets.append(at)
        count = len(self.outlines)
        head, hhea = bytearray(face.table("head")), bytearray(face.table("hhea"))
        head[50:52] = struct.pack(">h", 1)
        hhea[10:12] = struct.pack(">H", max(advance for advance, _ in self.metrics))
        hhea[34:36] = struct.pack(">H", count)
        simple = [shape for shape in self.shapes if not shape.depth]
        deep = [shape for shape in self.shapes if shape.depth]
        limits = [
            max((shape.points for shape in simple), default=0),
            max((shape.contours for shape in simple), default=0),
            max((shape.points for shape in deep), default=0),
            max((shape.contours for shape in deep), default=0),
        ]
        elements, depth = max((shape.elements for shape in deep), default=0), max((shape.depth for shape in deep), default=0)
        maxp = struct.pack(">IH4H8HHH", 0x00010000, count, *(min(limit, 0xFFFF) for limit in limits), 1, 0, 0, 0, 0, 0, 0, 0, elements, depth)
        return {
            "glyf": b"".join(blob) or bytes(4),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": struct.pack(">" + "Hh" * count, *chain.from_iterable(self.metrics)),
            "loca": struct.pack(f">{count + 1}L", *offsets),
            "maxp": maxp,
        }


def _renumbered(outline: bytes, numbers: dict[int, int]) -> bytes:
    """A composite glyph with its components' numbers changed."""
    out = bytearray(outline)
    at, flags = 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        flags, gid = struct.unpack(">HH", out[at : at + 4])
        out[at + 2 : at + 4] = struct.pack(">H", numbers[gid])
        at += component_size(flags)
    return bytes(out)


def _short(value: int) -> int:
    return max(-32768, min(32767, value))


def _sum(data: bytes) -> int:
    """The checksum of OpenType's table directory: big-endian 32-bit words, added."""
    words = array("I", data + bytes(-len(data) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _assemble(tables: dict[str, bytes]) -> bytes:
    head = bytearray(tables["head"])
    head[8:12] = bytes(4)
    tables["head"] = bytes(head)
    power = 1 << (len(tables).bit_length() - 1)
    directory = [struct.pack(">IHHHH", 0x00010000, len(tables), power * 16, power.bit_length() - 1, len(tables) * 16 - power * 16)]
    body: list[bytes] = []
    at = 12 + 16 * len(tables)
    head_at = 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == "head":
            head_at = at
        directory.append(struct.pack(">4sIII", tag.encode(), _sum(data), at, len(data)))
        body.append(data + bytes(-len(data) % 4))
        at += len(body[-1])
    whole = bytearray(b"".join(directory + body))
    whole[head_at + 8 : head_at + 12] = struct.pack(">I", (0xB1B0AFBA - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)
