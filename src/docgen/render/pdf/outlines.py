"""A face's TrueType outlines (OpenType `glyf`), read once a glyph and kept for every document: what a subset is made of.

Instructions are left out: a printed or zoomed page has no use for hints.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from docgen.errors import FontError, Place, Problem
from docgen.typography.fonts import FontFace

_ARGS_ARE_WORDS, _HAS_SCALE, _MORE_COMPONENTS, _HAS_XY_SCALE, _HAS_2X2, _HAS_INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
_METRICS = struct.Struct(">Hh").pack

Box = tuple[int, int, int, int]
"""Left, bottom, right, top, in font units."""


class Limits(NamedTuple):
    """What `maxp` has to know of a glyph: `points` and `contours` of all that is drawn, its components (`elements`), and how deep they are nested
    (`depth`, 0 for a simple glyph)."""

    points: int
    contours: int
    elements: int
    depth: int


class Glyph(NamedTuple):
    """A glyph as any font file can take it: only the numbers of its components are that file's own.

    `needs` are the glyphs of its face that come with it, in the order in which they take their numbers. `pieces` are its data in `glyf`, hints left
    out, padded to four bytes, and cut where the number of a component stands: after piece `i` that of `needs[numbered[i]]`. `size` is the whole
    length; `metrics` its entry in `hmtx`; `advance` and `box` are font units. `own`: the first of its needs does the same as it stands.
    """

    needs: tuple[int, ...]
    pieces: tuple[bytes, ...]
    numbered: tuple[int, ...]
    size: int
    metrics: bytes
    advance: int
    box: Box
    limits: Limits
    own: bool = False

    @property
    def draws(self) -> bool:
        return self.size > 0


def glyph_of(
    pieces: Sequence[bytes], needs: Sequence[int], numbered: Sequence[int], advance: int, bearing: int, box: Box, limits: Limits, *, own: bool = False
) -> Glyph:
    """A glyph whose last piece has no padding yet; `bearing` is its left side bearing in font units."""
    length = sum(map(len, pieces)) + 2 * len(numbered)
    padding = -length % 4
    padded = (*pieces[:-1], pieces[-1] + bytes(padding))
    return Glyph(tuple(needs), padded, tuple(numbered), length + padding, _METRICS(advance, bearing), advance, box, limits, own)


NO_BOX: Box = (0, 0, 0, 0)
NOTHING = Limits(0, 0, 0, 0)
_EMPTY = glyph_of((b"",), (), (), 0, 0, NO_BOX, NOTHING)


class Outlines(dict[int, Glyph]):
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

    def __missing__(self, gid: int) -> Glyph:
        if gid >= self._count:
            return _EMPTY
        glyph = self[gid] = self._read(gid)
        return glyph

    def _metrics(self, gid: int) -> tuple[int, int]:
        if gid < self._longs:
            advance, bearing = struct.unpack_from(">Hh", self._hmtx, 4 * gid)
            return advance, bearing
        advance = struct.unpack_from(">H", self._hmtx, 4 * self._longs - 4)[0]
        return advance, struct.unpack_from(">h", self._hmtx, 4 * self._longs + 2 * (gid - self._longs))[0]

    def _read(self, gid: int) -> Glyph:
        advance, bearing = self._metrics(gid)
        data = self._glyf[self._offsets[gid] : self._offsets[gid + 1]]
        if len(data) < 10:
            return glyph_of((b"",), (), (), advance, bearing, NO_BOX, NOTHING)
        contours, left, bottom, right, top = struct.unpack_from(">5h", data)
        box = (left, bottom, right, top)
        if contours < 0:
            return self._composite(bytearray(data), advance, bearing, box)
        hints = 10 + 2 * contours
        length = struct.unpack_from(">H", data, hints)[0]
        points = struct.unpack_from(">H", data, hints - 2)[0] + 1 if contours else 0
        bare = data[:hints] + b"\0\0" + data[hints + 2 + length :]
        return glyph_of((bare,), (), (), advance, bearing, box, Limits(points, contours, 0, 0))

    def _composite(self, data: bytearray, advance: int, bearing: int, box: Box) -> Glyph:
        components, places = [], [0]
        at, flags = 10, _MORE_COMPONENTS
        while flags & _MORE_COMPONENTS:
            flags, component = struct.unpack_from(">HH", data, at)
            struct.pack_into(">H", data, at, flags & ~_HAS_INSTRUCTIONS)
            components.append(component)
            places.append(at + 4)
            at += _component_size(flags)
        pieces = [bytes(data[start : end - 2]) for start, end in zip(places, [*places[1:], at + 2], strict=True)]
        return glyph_of(pieces, components, range(len(components)), advance, bearing, box, above([self[gid].limits for gid in components]))


def above(parts: Sequence[Limits]) -> Limits:
    """The limits of a composite of these."""
    points, contours = sum([part.points for part in parts]), sum([part.contours for part in parts])
    return Limits(points, contours, len(parts), 1 + max([part.depth for part in parts]))


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
