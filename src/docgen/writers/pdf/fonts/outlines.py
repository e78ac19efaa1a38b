"""A face's TrueType outlines (OpenType `glyf`), read once a glyph and kept for every document: what a subset is made of.

Instructions are left out: a printed or zoomed page has no use for hints. Every bound is checked: a damaged font is a FontError.
Outlines that the file does not hold as they are wanted (of another format, varied, slanted, of another size) are drawn by HarfBuzz.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from docgen.typography.fonts.drawn import drawn
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.glyf_cy import DEEPEST, HAS_INSTRUCTIONS, MORE_COMPONENTS, MOST_COMPONENTS, SLACK, component_size, points_end
from docgen.typography.fonts.sfnt import OutOfRange, int16, number, uint16

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
    metrics = _METRICS(uint16(advance, "an advance"), int16(bearing, "a bearing"))
    return Glyph(
        tuple(needs),
        padded,
        tuple(numbered),
        length + padding,
        metrics,
        advance,
        box,
        limits,
        own,
    )


NO_BOX: Box = (0, 0, 0, 0)
NOTHING = Limits(0, 0, 0, 0)
_EMPTY = glyph_of((b"",), (), (), 0, 0, NO_BOX, NOTHING)


class Outlines(dict[int, Glyph]):
    """The outlines of one face by glyph number, read when first asked for."""

    def __init__(self, face: FontFace) -> None:
        super().__init__()
        self._face = face
        self._glyf = face.table("glyf")
        self._hmtx = face.table("hmtx")
        self._longs = number(face.table("hhea"), 34, "H")
        self._count = number(face.table("maxp"), 4, "H")
        self._open: list[int] = []  # glyphs that are being read, the outer ones first
        loca = face.table("loca")
        wide = number(face.table("head"), 50, "h")
        try:
            if wide:
                self._offsets = struct.unpack(f">{self._count + 1}L", loca[: 4 * self._count + 4])
            else:
                self._offsets = tuple([2 * half for half in struct.unpack(f">{self._count + 1}H", loca[: 2 * self._count + 2])])
        except struct.error:
            raise face.broken("the places of its glyphs (loca) are cut short") from None

    def __missing__(self, gid: int) -> Glyph:
        if gid >= self._count:
            return _EMPTY
        try:
            glyph = self[gid] = self._read(gid)
        except (struct.error, IndexError, OutOfRange) as wrong:
            what = str(wrong) if isinstance(wrong, OutOfRange) else "it is cut short"
            raise self._face.broken(f"glyph {gid} cannot be read ({what})") from None
        return glyph

    def _metrics(self, gid: int) -> tuple[int, int]:
        if gid < self._longs:
            advance, bearing = struct.unpack_from(">Hh", self._hmtx, 4 * gid)
            return advance, bearing
        advance = struct.unpack_from(">H", self._hmtx, 4 * self._longs - 4)[0]
        return advance, number(self._hmtx, 4 * self._longs + 2 * (gid - self._longs), "h")

    def _read(self, gid: int) -> Glyph:
        advance, bearing = self._metrics(gid)
        start, end = self._offsets[gid], self._offsets[gid + 1]
        if start > end or end > len(self._glyf) + SLACK:
            raise self._face.broken(f"glyph {gid} lies outside its table")
        data = self._glyf[start:end]
        if not data:
            return glyph_of((b"",), (), (), advance, bearing, NO_BOX, NOTHING)
        contours, left, bottom, right, top = struct.unpack_from(">5h", data)
        box = (left, bottom, right, top)
        if contours < 0:
            return self._composite(gid, bytearray(data), advance, bearing, box)
        if not contours:
            return glyph_of((b"",), (), (), advance, bearing, NO_BOX, NOTHING)
        hints = 10 + 2 * contours
        length = struct.unpack_from(">H", data, hints)[0]
        ends = struct.unpack_from(f">{contours}H", data, 10)
        unordered = any(later < earlier for earlier, later in pairwise(ends))
        if unordered or not points_end(data, hints + 2 + length, len(data), ends[-1] + 1):
            raise self._face.broken(f"glyph {gid} is cut short")
        bare = data[:hints] + b"\0\0" + data[hints + 2 + length :]
        return glyph_of((bare,), (), (), advance, bearing, box, Limits(ends[-1] + 1, contours, 0, 0))

    def _composite(self, gid: int, data: bytearray, advance: int, bearing: int, box: Box) -> Glyph:
        if gid in self._open or len(self._open) > DEEPEST:
            raise self._face.broken(f"glyph {gid} is made of itself, or of glyphs nested too deep")
        components, places = [], [0]
        at, flags = 10, MORE_COMPONENTS
        while flags & MORE_COMPONENTS:
            flags, component = struct.unpack_from(">HH", data, at)
            struct.pack_into(">H", data, at, flags & ~HAS_INSTRUCTIONS)
            if component >= self._count:
                raise self._face.broken(f"glyph {gid} is made of glyph {component}, which it lacks")
            components.append(component)
            places.append(at + 4)
            at += component_size(flags)
            if at > len(data) or len(components) > MOST_COMPONENTS:
                raise self._face.broken(f"glyph {gid} is cut short")
        pieces = [bytes(data[start : end - 2]) for start, end in zip(places, [*places[1:], at + 2], strict=True)]
        self._open.append(gid)
        try:
            limits = above([self[gid].limits for gid in components])
        finally:
            self._open.pop()
        return glyph_of(pieces, components, range(len(components)), advance, bearing, box, limits)


class Drawn(Outlines):
    """Those that HarfBuzz draws, at `scale` of the face's units."""

    def __init__(self, face: FontFace, scale: float) -> None:
        dict.__init__(self)
        self._face, self._scale, self._count = face, scale, face.glyph_count

    def _read(self, gid: int) -> Glyph:
        glyph = drawn(self._face, gid, self._scale)
        advance = uint16(max(round(self._face.advance(gid) * self._scale), 0), "an advance")
        limits = Limits(glyph.points, glyph.contours, 0, 0) if glyph.data else NOTHING
        return glyph_of((glyph.data,), (), (), advance, int16(glyph.box[0], "a bearing"), glyph.box, limits)


def above(parts: Sequence[Limits]) -> Limits:
    """The limits of a composite of these."""
    points, contours = sum([part.points for part in parts]), sum([part.contours for part in parts])
    return Limits(points, contours, len(parts), 1 + max([part.depth for part in parts]))


def outlines(face: FontFace) -> Outlines:
    """The outlines of a face in its own units. Raises FontError."""
    found: Outlines | None = face.kept.get(Outlines)
    if found is None:
        found = face.kept[Outlines] = Outlines(face) if face.as_stored else Drawn(face, 1.0)
    return found
