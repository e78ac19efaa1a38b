"""A face's TrueType outlines (OpenType `glyf`), read once a glyph and kept for every document: what a subset is made of.

Instructions are left out: a printed or zoomed page has no use for hints.
"""

from __future__ import annotations

import struct
from typing import NamedTuple
from weakref import WeakKeyDictionary

from docgen.errors import FontError, Place, Problem
from docgen.typography.fonts import FontFace

_ARGS_ARE_WORDS, _HAS_SCALE, _MORE_COMPONENTS, _HAS_XY_SCALE, _HAS_2X2, _HAS_INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100


class Outline(NamedTuple):
    """A glyph: `data` as in `glyf`, hints left out; `advance`, `bearing` (left side bearing) and `box` in font units; the glyphs it is made of,
    and `between`, what is left of `data` when their numbers are cut out.

    `points` and `contours` count all that is drawn, `depth` how deep components are nested (0 for a simple glyph), `elements` its components.
    """

    data: bytes
    advance: int
    bearing: int
    box: tuple[int, int, int, int]
    components: tuple[int, ...]
    points: int
    contours: int
    depth: int
    elements: int
    between: tuple[bytes, ...] = ()


EMPTY = Outline(b"", 0, 0, (0, 0, 0, 0), (), 0, 0, 0, 0)


class Outlines(dict[int, Outline]):
    """The outlines of one face by glyph number, read when first asked for."""

    def __init__(self, face: FontFace) -> None:
        super().__init__()
        if not face.has_glyf:
            hint = "the family's TrueType (.ttf) files"
            raise FontError(Problem("has CFF outlines, which the PDF renderer does not embed", Place(str(face.path)), hint))
        self._glyf = face.table("glyf")
        self._hmtx = face.table("hmtx")
        self._longs = struct.unpack(">H", face.table("hhea")[34:36])[0]
        self._count = struct.unpack(">H", face.table("maxp")[4:6])[0]
        loca = face.table("loca")
        if struct.unpack(">h", face.table("head")[50:52])[0]:
            self._offsets = struct.unpack(f">{self._count + 1}L", loca[: 4 * self._count + 4])
        else:
            self._offsets = tuple(2 * half for half in struct.unpack(f">{self._count + 1}H", loca[: 2 * self._count + 2]))

    def __missing__(self, gid: int) -> Outline:
        if gid >= self._count:
            return EMPTY
        outline = self[gid] = self._read(gid)
        return outline

    def _metrics(self, gid: int) -> tuple[int, int]:
        if gid < self._longs:
            advance, bearing = struct.unpack_from(">Hh", self._hmtx, 4 * gid)
            return advance, bearing
        advance = struct.unpack_from(">H", self._hmtx, 4 * self._longs - 4)[0]
        return advance, struct.unpack_from(">h", self._hmtx, 4 * self._longs + 2 * (gid - self._longs))[0]

    def _read(self, gid: int) -> Outline:
        advance, bearing = self._metrics(gid)
        data = self._glyf[self._offsets[gid] : self._offsets[gid + 1]]
        if len(data) < 10:
            return EMPTY._replace(advance=advance, bearing=bearing)
        contours, *edges = struct.unpack_from(">5h", data)
        box = (edges[0], edges[1], edges[2], edges[3])
        if contours >= 0:
            hints = 10 + 2 * contours
            length = struct.unpack_from(">H", data, hints)[0]
            points = struct.unpack_from(">H", data, hints - 2)[0] + 1 if contours else 0
            bare = data[:hints] + b"\0\0" + data[hints + 2 + length :]
            return Outline(bare, advance, bearing, box, (), points, contours, 0, 0)
        return self._composite(bytearray(data), advance, bearing, box)

    def _composite(self, data: bytearray, advance: int, bearing: int, box: tuple[int, int, int, int]) -> Outline:
        components, places = [], [0]
        at, flags = 10, _MORE_COMPONENTS
        while flags & _MORE_COMPONENTS:
            flags, component = struct.unpack_from(">HH", data, at)
            struct.pack_into(">H", data, at, flags & ~_HAS_INSTRUCTIONS)
            components.append(component)
            places.append(at + 4)
            at += _component_size(flags)
        between = tuple([bytes(data[start : end - 2]) for start, end in zip(places, [*places[1:], at + 2], strict=True)])
        parts = [self[component] for component in components]
        points, contours = sum(part.points for part in parts), sum(part.contours for part in parts)
        depth = 1 + max(part.depth for part in parts)
        return Outline(bytes(data[:at]), advance, bearing, box, tuple(components), points, contours, depth, len(components), between)


def _component_size(flags: int) -> int:
    """How many bytes a component with these flags takes (OpenType `glyf`, composite glyph description)."""
    return 4 + (4 if flags & _ARGS_ARE_WORDS else 2) + (2 if flags & _HAS_SCALE else 4 if flags & _HAS_XY_SCALE else 8 if flags & _HAS_2X2 else 0)


_READ: WeakKeyDictionary[FontFace, Outlines] = WeakKeyDictionary()


def outlines(face: FontFace) -> Outlines:
    """The outlines of a face. Raises FontError for outlines that are not TrueType's."""
    found = _READ.get(face)
    if found is None:
        found = _READ[face] = Outlines(face)
    return found
