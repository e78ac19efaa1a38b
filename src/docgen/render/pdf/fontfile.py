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
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from docgen.errors import FontError, Place, Problem
from docgen.typography.fonts import FontFace
from docgen.typography.shaping import Unit
from docgen.typography.subset import subset

_ARGS_ARE_WORDS, _ARGS_ARE_XY, _HAS_SCALE, _MORE_COMPONENTS, _UNSCALED_OFFSETS = 0x1, 0x2, 0x8, 0x20, 0x1000
_KEPT = ("glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep")

_UNSCALED = 16384
"""1.0 as F2Dot14."""

Parts = tuple[tuple[int, int, int], ...]


class Drawing(NamedTuple):
    """What one CID draws: `unit` of `face` at `scale` (1 = the face's own size in the font file's em)."""

    face: FontFace
    unit: Unit
    scale: float

    def advance(self, upem: int) -> int:
        """The advance in units of an em of `upem`."""
        return max(round(self.unit.advance * self.scale * upem / self.face.upem), 0)


@dataclass(frozen=True, slots=True)
class FontFile:
    """`data` is a whole TrueType file; `gids[i]` is the glyph in it that draws drawing `i`."""

    data: bytes
    gids: tuple[int, ...]


def build(face: FontFace, drawings: Sequence[Drawing]) -> FontFile:
    """The font file that makes these drawings and no others. `face` gives the em and the vertical metrics; other faces lend it outlines.

    Raises FontError for an outline format that cannot carry variants.
    """
    wanted: dict[FontFace, set[int]] = {face: set()}
    for drawing in drawings:
        wanted.setdefault(drawing.face, set()).update(gid for gid, _, _ in drawing.unit.parts)
    for lender in wanted:
        if not lender.has_glyf:
            hint = "the family's TrueType (.ttf) files"
            raise FontError(Problem("has CFF outlines, which the PDF renderer does not embed", Place(str(lender.path)), hint))
    tables, new = subset(face, wanted.pop(face))
    glyphs = _Glyphs(tables)
    maps = {face: new}
    for lender, gids in wanted.items():
        lent, numbers = subset(lender, gids)
        shift = glyphs.borrow(lent)
        maps[lender] = {old: number + shift for old, number in numbers.items()}
    out = []
    for drawing in drawings:
        gids_of = maps[drawing.face]
        scale = drawing.scale * face.upem / drawing.face.upem
        parts = tuple((gids_of[gid], round(dx * scale), round(dy * scale)) for gid, dx, dy in drawing.unit.parts)
        out.append(glyphs.variant(parts, drawing.advance(face.upem), round(scale * 16384)))
    glyphs.write(tables)
    return FontFile(_assemble({tag: tables[tag] for tag in _KEPT if tables.get(tag)}), tuple(out))


def _read(tables: dict[str, bytes]) -> tuple[list[bytes], list[tuple[int, int]]]:
    """Outlines and (advance, left side bearing) of every glyph."""
    count = struct.unpack(">H", tables["maxp"][4:6])[0]
    loca = tables["loca"]
    if struct.unpack(">h", tables["head"][50:52])[0]:
        offsets = struct.unpack(f">{count + 1}L", loca[: 4 * count + 4])
    else:
        offsets = tuple(2 * half for half in struct.unpack(f">{count + 1}H", loca[: 2 * count + 2]))
    glyf = tables["glyf"]
    longs = struct.unpack(">H", tables["hhea"][34:36])[0]
    hmtx = tables["hmtx"]
    metrics = list(struct.iter_unpack(">Hh", hmtx[: 4 * longs]))
    bearings = struct.unpack(f">{count - longs}h", hmtx[4 * longs : 4 * longs + 2 * (count - longs)])
    metrics += [(metrics[-1][0], bearing) for bearing in bearings]
    return [glyf[low:high] for low, high in pairwise(offsets)], metrics


class _Glyphs:
    """The glyph tables, open for more glyphs."""

    def __init__(self, tables: dict[str, bytes]) -> None:
        self.outlines, self.metrics = _read(tables)
        self.made: dict[tuple[Parts, int, int], int] = {}
        self.elements = self.points = self.contours = 0
        self.limits = [0] * 5

    def borrow(self, tables: dict[str, bytes]) -> int:
        """Takes in another face's glyphs; the answer is what to add to its glyph numbers."""
        shift = len(self.outlines)
        outlines, metrics = _read(tables)
        self.outlines += [_renumbered(outline, shift) for outline in outlines]
        self.metrics += metrics
        points, contours = struct.unpack(">HH", tables["maxp"][6:10])
        more_points, more_contours = struct.unpack(">HH", tables["maxp"][10:14])
        elements = struct.unpack(">H", tables["maxp"][28:30])[0]
        self.limits = [max(pair) for pair in zip(self.limits, (points, contours, more_points, more_contours, elements), strict=True)]
        return shift

    def variant(self, parts: Parts, advance: int, scale: int) -> int:
        """The glyph that draws `parts` at `scale` (F2Dot14) and moves the pen by `advance` (font units); the font's own where one does that."""
        key = (parts, advance, scale)
        found = self.made.get(key)
        if found is not None:
            return found
        gid, dx, dy = parts[0] if parts else (0, 0, 0)
        if len(parts) == 1 and not dx and not dy and gid and self.metrics[gid][0] == advance and (scale == _UNSCALED or not self.outlines[gid]):
            self.made[key] = gid
            return gid
        drawn = [part for part in parts if self.outlines[part[0]]]
        outline, left = (b"", 0) if not drawn else self._composite(drawn, scale)
        self.outlines.append(outline)
        self.metrics.append((advance, left))
        made = self.made[key] = len(self.outlines) - 1
        return made

    def _composite(self, parts: Sequence[tuple[int, int, int]], scale: int) -> tuple[bytes, int]:
        factor = scale / _UNSCALED
        boxes = [[edge * factor for edge in struct.unpack(">4h", self.outlines[gid][2:10])] for gid, _, _ in parts]
        box = (
            floor(min(b[0] + dx for b, (_, dx, _) in zip(boxes, parts, strict=True))),
            floor(min(b[1] + dy for b, (_, _, dy) in zip(boxes, parts, strict=True))),
            ceil(max(b[2] + dx for b, (_, dx, _) in zip(boxes, parts, strict=True))),
            ceil(max(b[3] + dy for b, (_, _, dy) in zip(boxes, parts, strict=True))),
        )
        flags = _ARGS_ARE_WORDS | _ARGS_ARE_XY | (0 if scale == _UNSCALED else _HAS_SCALE | _UNSCALED_OFFSETS)
        out = [struct.pack(">5h", -1, *map(_short, box))]
        for index, (gid, dx, dy) in enumerate(parts):
            more = _MORE_COMPONENTS if index < len(parts) - 1 else 0
            out.append(struct.pack(">HHhh", flags | more, gid, _short(dx), _short(dy)))
            if scale != _UNSCALED:
                out.append(struct.pack(">h", _short(scale)))
        self.elements = max(self.elements, len(parts))
        sizes = [_size(self.outlines[gid]) for gid, _, _ in parts]
        self.contours = max(self.contours, sum(contours for contours, _ in sizes))
        self.points = max(self.points, sum(points for _, points in sizes))
        return b"".join(out), _short(box[0])

    def write(self, tables: dict[str, bytes]) -> None:
        offsets, blob, at = [0], [], 0
        for outline in self.outlines:
            pad = -len(outline) % 4
            blob.append(outline + bytes(pad))
            at += len(outline) + pad
            offsets.append(at)
        count = len(self.outlines)
        tables["glyf"] = b"".join(blob) or bytes(4)
        tables["loca"] = struct.pack(f">{count + 1}L", *offsets)
        tables["hmtx"] = b"".join([struct.pack(">Hh", advance, left) for advance, left in self.metrics])
        head, hhea, maxp = bytearray(tables["head"]), bytearray(tables["hhea"]), bytearray(tables["maxp"])
        head[50:52] = struct.pack(">h", 1)
        hhea[10:12] = struct.pack(">H", max(advance for advance, _ in self.metrics))
        hhea[34:36] = struct.pack(">H", count)
        maxp[4:6] = struct.pack(">H", count)
        simple = [max(pair) for pair in zip(struct.unpack(">HH", maxp[6:10]), self.limits[:2], strict=True)]
        points, contours = (max(pair) for pair in zip(struct.unpack(">HH", maxp[10:14]), self.limits[2:4], strict=True))
        elements, depth = struct.unpack(">HH", maxp[28:32])
        elements = max(elements, self.limits[4])
        maxp[6:10] = struct.pack(">HH", *simple)
        # A component may be composite itself: its own totals are the font's `maxComposite…` of before.
        maxp[10:14] = struct.pack(">HH", min(max(points, self.points + points * self.elements), 0xFFFF), min(contours + self.contours, 0xFFFF))
        maxp[28:32] = struct.pack(">HH", max(elements, self.elements), min(depth + 1, 16))
        tables["head"], tables["hhea"], tables["maxp"] = bytes(head), bytes(hhea), bytes(maxp)


def _renumbered(outline: bytes, shift: int) -> bytes:
    """A composite glyph whose components' numbers are `shift` higher; any other outline as it is."""
    if not outline or struct.unpack(">h", outline[:2])[0] >= 0:
        return outline
    out = bytearray(outline)
    at, flags = 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        flags, gid = struct.unpack(">HH", out[at : at + 4])
        out[at + 2 : at + 4] = struct.pack(">H", gid + shift)
        at += 4 + (4 if flags & _ARGS_ARE_WORDS else 2) + (2 if flags & _HAS_SCALE else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
    return bytes(out)


def _short(value: int) -> int:
    return max(-32768, min(32767, value))


def _size(outline: bytes) -> tuple[int, int]:
    """Contours and points of a simple glyph; (0, 0) for a composite."""
    contours = struct.unpack(">h", outline[:2])[0]
    if contours <= 0:
        return 0, 0
    return contours, struct.unpack(">H", outline[8 + 2 * contours : 10 + 2 * contours])[0] + 1


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
