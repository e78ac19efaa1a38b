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
from itertools import accumulate, chain
from math import ceil, floor
from typing import NamedTuple
from weakref import WeakKeyDictionary

from docgen.render.pdf.outlines import Outlines, outlines
from docgen.typography.fonts import FontFace
from docgen.typography.shaping import Unit

_ARGS_ARE_WORDS, _ARGS_ARE_XY, _HAS_SCALE, _MORE_COMPONENTS, _UNSCALED_OFFSETS = 0x1, 0x2, 0x8, 0x20, 0x1000
_HEADER, _NUMBER, _OFFSETS = struct.Struct(">5h").pack, struct.Struct(">H").pack, struct.Struct(">hh").pack

_UNSCALED = 16384
"""1.0 as F2Dot14."""
_KEPT, _SCALES = 30_000, 16
"""How many variants of a face are kept at one scale, and how many scales."""

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
    variants: dict[tuple[FontFace, float], _Variants] = {}
    gids = []
    for lender, unit, size in drawings:
        known = variants.get((lender, size))
        if known is None:
            known = variants[lender, size] = _variants(lender, size * face.upem / lender.upem)
        gids.append(glyphs.draw(lender, known[unit]))
    return FontFile(_assemble(glyphs.tables(face)), tuple(gids), tuple([glyphs.made[gid].advance for gid in gids]))


class _Limits(NamedTuple):
    """What `maxp` has to know of a glyph."""

    points: int
    contours: int
    elements: int
    depth: int


_NOTHING = _Limits(0, 0, 0, 0)


class _Glyph(NamedTuple):
    """A glyph of the file being made: `data` as in `glyf`, `advance` and left side bearing in font units."""

    data: bytes
    advance: int
    bearing: int
    limits: _Limits


class _Variant(NamedTuple):
    """A unit as a glyph of any font file; only the numbers of its components, the face's `gids`, are the file's own.

    `own`: the face's one glyph does it as it stands. Else a composite: `head`, then for each component that draws something its place in `gids`,
    and what stands before and after its number.
    """

    gids: tuple[int, ...]
    own: bool
    head: bytes
    components: tuple[tuple[int, bytes, bytes], ...]
    advance: int
    bearing: int
    limits: _Limits


class _Variants(dict[Unit, _Variant]):
    """The variants of a face at one scale, kept for every document. Units that differ only in the text they stand for share one."""

    def __init__(self, face: FontFace, scale: float) -> None:
        super().__init__()
        self._outlines, self._scale = outlines(face), scale
        self._known: dict[tuple[Parts, int], _Variant] = {}

    def __missing__(self, unit: Unit) -> _Variant:
        key = (unit.parts, max(round(unit.advance * self._scale), 0))
        variant = self._known.get(key)
        if variant is None:
            variant = self._known[key] = self._made(*key)
        self[unit] = variant
        return variant

    def _made(self, parts: Parts, advance: int) -> _Variant:
        fixed = round(self._scale * _UNSCALED)
        factor, scaled = fixed / _UNSCALED, fixed != _UNSCALED
        gids = tuple([gid for gid, _, _ in parts])
        placed = [(gid, round(dx * self._scale), round(dy * self._scale)) if scaled else (gid, dx, dy) for gid, dx, dy in parts]
        shapes = [self._outlines[gid] for gid in gids]
        own = len(parts) == 1 and placed[0][1:] == (0, 0) and shapes[0].advance == advance and not (scaled and shapes[0].data)
        drawn = [(index, shapes[index], dx, dy) for index, (_, dx, dy) in enumerate(placed) if shapes[index].data]
        if not drawn:
            return _Variant(gids, own, b"", (), advance, 0, _NOTHING)
        boxes = [(s.box[0] * factor + dx, s.box[1] * factor + dy, s.box[2] * factor + dx, s.box[3] * factor + dy) for _, s, dx, dy in drawn]
        left, bottom, right, top = zip(*boxes, strict=True)
        box = (_short(floor(min(left))), _short(floor(min(bottom))), _short(ceil(max(right))), _short(ceil(max(top))))
        flags = _ARGS_ARE_WORDS | _ARGS_ARE_XY | (_HAS_SCALE | _UNSCALED_OFFSETS if scaled else 0)
        fraction = _NUMBER(fixed & 0xFFFF) if scaled else b""
        components = tuple([
            (index, _NUMBER(flags | _MORE_COMPONENTS if place < len(drawn) else flags), _OFFSETS(_short(dx), _short(dy)) + fraction)
            for place, (index, _, dx, dy) in enumerate(drawn, 1)
        ])  # fmt: skip
        found = [shape for _, shape, _, _ in drawn]
        points, contours = sum([shape.points for shape in found]), sum([shape.contours for shape in found])
        limits = _Limits(points, contours, len(found), 1 + max([shape.depth for shape in found]))
        return _Variant(gids, own, _HEADER(-1, *box), components, advance, box[0], limits)


_VARIANTS: WeakKeyDictionary[FontFace, dict[float, _Variants]] = WeakKeyDictionary()


def _variants(face: FontFace, scale: float) -> _Variants:
    """The variants of a face at `scale`; those of a few scales are kept."""
    scales = _VARIANTS.setdefault(face, {})
    found = scales.get(scale)
    if found is None or len(found) > _KEPT:
        if len(scales) > _SCALES:
            scales.clear()
        found = scales[scale] = _Variants(face, scale)
    return found


class _Glyphs:
    """The glyphs of the file being made, by number."""

    def __init__(self) -> None:
        self.made: list[_Glyph] = []
        self._outlines: dict[FontFace, Outlines] = {}
        self._taken: dict[tuple[FontFace, int], int] = {}
        self._drawn: dict[tuple[FontFace, int], int] = {}  # by a variant's identity

    def take(self, face: FontFace, gid: int) -> int:
        """The number that a face's glyph has in this file, with all its components."""
        key = (face, gid)
        number = self._taken.get(key)
        if number is None:
            known = self._outlines.get(face)
            if known is None:
                known = self._outlines[face] = outlines(face)
            data, advance, bearing, _, components, points, contours, depth, elements, between = known[gid]
            if components:
                pieces = [between[0]]
                for component, piece in zip(components, between[1:], strict=True):
                    pieces += (_NUMBER(self.take(face, component)), piece)
                data = b"".join(pieces)
            number = self._taken[key] = len(self.made)
            self.made.append(_Glyph(data, advance, bearing, _Limits(points, contours, elements, depth)))
        return number

    def draw(self, face: FontFace, variant: _Variant) -> int:
        """The number of the glyph that is this variant; the font's own where one is, but for the first, which is for what is missing."""
        key = (face, id(variant))
        number = self._drawn.get(key)
        if number is None:
            gids, own, head, components, advance, bearing, limits = variant
            numbers = [self.take(face, gid) for gid in gids]
            if own and numbers[0]:
                number = numbers[0]
            else:
                data = head + b"".join([before + _NUMBER(numbers[index]) + after for index, before, after in components])
                number = len(self.made)
                self.made.append(_Glyph(data, advance, bearing, limits))
            self._drawn[key] = number
        return number

    def tables(self, face: FontFace) -> dict[str, bytes]:
        """The tables that a CIDFontType2 needs (ISO 32000-1, table 126), without hints."""
        data, advances, bearings, limits = zip(*self.made, strict=True)
        padded = [glyph + b"\0\0\0"[: -len(glyph) % 4] for glyph in data]
        count = len(padded)
        head, hhea = bytearray(face.table("head")), bytearray(face.table("hhea"))
        head[50:52] = struct.pack(">h", 1)
        hhea[10:12] = struct.pack(">H", max(advances))
        hhea[34:36] = struct.pack(">H", count)
        simple = [max(column) for column in zip(_NOTHING, *[limit for limit in limits if not limit.depth], strict=True)]
        deep = [max(column) for column in zip(_NOTHING, *[limit for limit in limits if limit.depth], strict=True)]
        most = [min(limit, 0xFFFF) for limit in (*simple[:2], *deep[:2])]
        maxp = struct.pack(">IH4H8HHH", 0x00010000, count, *most, 1, 0, 0, 0, 0, 0, 0, 0, *deep[2:])
        return {
            "glyf": b"".join(padded) or bytes(4),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": struct.pack(">" + "Hh" * count, *chain.from_iterable(zip(advances, bearings, strict=True))),
            "loca": struct.pack(f">{count + 1}L", 0, *accumulate(map(len, padded))),
            "maxp": maxp,
        }


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
    head_at = total = 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == "head":
            head_at = at
        checksum = _sum(data)
        total += checksum
        directory.append(struct.pack(">4sIII", tag.encode(), checksum, at, len(data)))
        body.append(data + bytes(-len(data) % 4))
        at += len(body[-1])
    total += _sum(b"".join(directory))
    whole = bytearray(b"".join(directory + body))
    whole[head_at + 8 : head_at + 12] = struct.pack(">I", (0xB1B0AFBA - total) & 0xFFFFFFFF)
    return bytes(whole)
