"""The font file inside the PDF: a subset whose glyphs carry HarfBuzz's offsets and advances in themselves.

A PDF viewer reads every move of the pen inside a word as a space. So no pen is moved: each distinct (outlines, offsets, advance) becomes a
glyph of its own, a composite of the font's glyphs (OpenType `glyf`, composite glyph description), with its own `hmtx` entry.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.errors import FontError, Place, Problem
from docgen.typography.fonts import FontFace
from docgen.typography.shaping import Unit
from docgen.typography.subset import subset

_ARGS_ARE_WORDS, _ARGS_ARE_XY, _MORE_COMPONENTS = 0x1, 0x2, 0x20
_KEPT = ("glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep")


@dataclass(frozen=True, slots=True)
class FontFile:
    """`data` is a whole TrueType file; `gids[i]` is the glyph in it that draws unit `i`."""

    data: bytes
    gids: tuple[int, ...]


def build(face: FontFace, units: Sequence[Unit]) -> FontFile:
    """The subset of a face that draws these units and nothing else. Raises FontError for an outline format that cannot carry variants."""
    if not face.has_glyf:
        raise FontError(
            Problem("has CFF outlines, which the PDF renderer does not embed", Place(str(face.path)), "the family's TrueType (.ttf) files")
        )
    tables, new = subset(face, {gid for unit in units for gid, _, _ in unit.parts})
    glyphs = _Glyphs(tables)
    gids = tuple(glyphs.variant(tuple((new[gid], dx, dy) for gid, dx, dy in unit.parts), unit.advance) for unit in units)
    glyphs.write(tables)
    return FontFile(_assemble({tag: tables[tag] for tag in _KEPT if tables.get(tag)}), gids)


class _Glyphs:
    """The glyph tables, open for more glyphs."""

    def __init__(self, tables: dict[str, bytes]) -> None:
        self.count = struct.unpack(">H", tables["maxp"][4:6])[0]
        loca = tables["loca"]
        if struct.unpack(">h", tables["head"][50:52])[0]:
            offsets = struct.unpack(f">{self.count + 1}L", loca[: 4 * self.count + 4])
        else:
            offsets = tuple(2 * half for half in struct.unpack(f">{self.count + 1}H", loca[: 2 * self.count + 2]))
        glyf = tables["glyf"]
        self.outlines = [glyf[low:high] for low, high in pairwise(offsets)]
        longs = struct.unpack(">H", tables["hhea"][34:36])[0]
        hmtx = tables["hmtx"]
        self.metrics = list(struct.iter_unpack(">Hh", hmtx[: 4 * longs]))
        last = self.metrics[-1][0]
        bearings = struct.unpack(f">{self.count - longs}h", hmtx[4 * longs : 4 * longs + 2 * (self.count - longs)])
        self.metrics += [(last, bearing) for bearing in bearings]
        self.made: dict[tuple[tuple[tuple[int, int, int], ...], int], int] = {}
        self.elements = self.points = self.contours = 0

    def variant(self, parts: tuple[tuple[int, int, int], ...], advance: int) -> int:
        """The glyph that draws `parts` and moves the pen by `advance` (font units); a glyph of the font itself where that does it."""
        key = (parts, advance)
        found = self.made.get(key)
        if found is not None:
            return found
        gid, dx, dy = parts[0]
        if len(parts) == 1 and not dx and not dy and gid and self.metrics[gid][0] == advance:
            self.made[key] = gid
            return gid
        drawn = [part for part in parts if self.outlines[part[0]]]
        outline, left = (b"", 0) if not drawn else self._composite(drawn)
        self.outlines.append(outline)
        self.metrics.append((max(advance, 0), left))
        made = self.made[key] = len(self.outlines) - 1
        return made

    def _composite(self, parts: Sequence[tuple[int, int, int]]) -> tuple[bytes, int]:
        boxes = [struct.unpack(">4h", self.outlines[gid][2:10]) for gid, _, _ in parts]
        box = (
            min(b[0] + dx for b, (_, dx, _) in zip(boxes, parts, strict=True)),
            min(b[1] + dy for b, (_, _, dy) in zip(boxes, parts, strict=True)),
            max(b[2] + dx for b, (_, dx, _) in zip(boxes, parts, strict=True)),
            max(b[3] + dy for b, (_, _, dy) in zip(boxes, parts, strict=True)),
        )
        out = [struct.pack(">5h", -1, *map(_short, box))]
        for index, (gid, dx, dy) in enumerate(parts):
            more = _MORE_COMPONENTS if index < len(parts) - 1 else 0
            out.append(struct.pack(">HHhh", _ARGS_ARE_WORDS | _ARGS_ARE_XY | more, gid, _short(dx), _short(dy)))
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
        points, contours = struct.unpack(">HH", maxp[10:14])
        elements, depth = struct.unpack(">HH", maxp[28:32])
        # A component may be composite itself: its own totals are the font's `maxComposite…` of before.
        maxp[10:14] = struct.pack(">HH", min(max(points, self.points + points * self.elements), 0xFFFF), min(contours + self.contours, 0xFFFF))
        maxp[28:32] = struct.pack(">HH", max(elements, self.elements), min(depth + 1, 16))
        tables["head"], tables["hhea"], tables["maxp"] = bytes(head), bytes(hhea), bytes(maxp)


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
