"""Whether a font's TrueType outlines are whole (OpenType `loca`, `glyf`): each glyph lies inside its table and holds what it says.

A font that fails is refused where it is opened, so that each format says the same of it, whichever glyphs it would have come to.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from docgen import _cython as cython
from docgen.typography.fonts.sfnt import Damaged

MORE_COMPONENTS, HAS_INSTRUCTIONS = 0x20, 0x100
DEEPEST = 16
"""How deep composites may be nested."""
MOST_COMPONENTS = 4096
"""Of one glyph."""
SLACK = 3
"""Bytes by which `loca` may point past the end of `glyf`: fillers that some tools count."""


@cython.ccall
@cython.exceptval(check=False)
def component_size(flags: cython.int) -> cython.int:
    """How many bytes a component with these flags takes (OpenType `glyf`, composite glyph description)."""
    scale: cython.int = 2 if flags & 0x8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
    return (8 if flags & 0x1 else 6) + scale


@cython.boundscheck(False)
@cython.wraparound(False)
def scan(glyf: bytes, places: Sequence[int]) -> tuple[int, dict[int, list[int]]]:
    """The first glyph that lies outside its table, or does not end within its bytes, -1 for none; and what the glyphs up to there are made of that
    are made of others. `places` are those of `loca`, in bytes, one more than there are glyphs."""
    made_of: dict[int, list[int]] = {}
    gid: cython.Py_ssize_t = -1
    start: cython.Py_ssize_t = 0
    place: cython.Py_ssize_t
    end: cython.Py_ssize_t
    size: cython.Py_ssize_t = len(glyf)
    most: cython.Py_ssize_t = size + SLACK
    contours: cython.Py_ssize_t
    for place in places:
        if gid >= 0:
            if start > place or place > most:
                return gid, made_of
            end = min(place, size)
            if start < end:
                if end - start < 10:
                    return gid, made_of
                contours = glyf[start] << 8 | glyf[start + 1]
                if contours & 0x8000:
                    components = _components(glyf, start, end)
                    if components is None:
                        return gid, made_of
                    made_of[gid] = components
                elif contours and not _whole(glyf, start, end, contours):
                    return gid, made_of
        gid += 1
        start = place
    return -1, made_of


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _whole(data: bytes, start: cython.Py_ssize_t, end: cython.Py_ssize_t, contours: cython.Py_ssize_t) -> cython.bint:
    """Does a simple glyph of so many contours end within its bytes?"""
    hints: cython.Py_ssize_t = start + 10 + 2 * contours
    at: cython.Py_ssize_t
    point: cython.Py_ssize_t
    last: cython.Py_ssize_t = 0
    if hints + 2 > end:
        return False
    for at in range(start + 10, hints, 2):
        point = data[at] << 8 | data[at + 1]
        if point < last:
            return False
        last = point
    at = hints + 2 + (data[hints] << 8 | data[hints + 1])
    return at <= end and points_end(data, at, end, last + 1)


@cython.ccall
@cython.boundscheck(False)
@cython.wraparound(False)
def points_end(data: bytes, at: cython.Py_ssize_t, end: cython.Py_ssize_t, points: cython.Py_ssize_t) -> cython.bint:
    """Do the flags and coordinates of so many points, from `at` on, end before `end`, within a simple glyph's data?"""
    size: cython.Py_ssize_t = 0
    times: cython.Py_ssize_t
    flag: cython.int
    while points > 0:
        if at >= end:
            return False
        flag = data[at]
        at += 1
        times = 1
        if flag & 0x8:
            if at >= end:
                return False
            times += data[at]
            at += 1
        times = min(times, points)
        size += (1 if flag & 0x2 else 0 if flag & 0x10 else 2) * times + (1 if flag & 0x4 else 0 if flag & 0x20 else 2) * times
        points -= times
    return at + size <= end


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _components(data: bytes, start: cython.Py_ssize_t, end: cython.Py_ssize_t) -> list[int] | None:
    """The glyphs that a composite one is made of; `None` where it is cut short."""
    found: list[int] = []
    at: cython.Py_ssize_t = start + 10
    more: cython.int = MORE_COMPONENTS
    flags: cython.int = more
    while flags & more:
        if at + 4 > end or len(found) >= MOST_COMPONENTS:
            return None
        flags = data[at] << 8 | data[at + 1]
        found.append(data[at + 2] << 8 | data[at + 3])
        at += component_size(flags)
        if at > end:
            return None
    return found


def check_glyphs(glyf: bytes, loca: bytes, count: int, *, wide: bool) -> None:
    """Raises Damaged, naming the first glyph that cannot be read. `count` glyphs, `loca` in its long form where `wide`; it is long enough."""
    places = struct.unpack_from(f">{count + 1}L", loca) if wide else tuple([2 * half for half in struct.unpack_from(f">{count + 1}H", loca)])
    damaged, made_of = scan(glyf, places)
    if damaged >= 0:
        raise Damaged(f"glyph {damaged} is cut short, or lies outside its table (loca, glyf)")
    known: dict[int, int] = {}
    for gid, components in made_of.items():
        if (highest := max(components)) >= count:
            raise Damaged(f"glyph {gid} is made of glyph {highest}, which it lacks")
        _depth(gid, made_of, known, ())


def _depth(gid: int, made_of: Mapping[int, Sequence[int]], known: dict[int, int], above: tuple[int, ...]) -> int:
    """How deep a glyph's composites are nested: 0 for a simple one."""
    if gid not in made_of:
        return 0
    if gid not in known:
        deep = gid in above or len(above) > DEEPEST
        known[gid] = DEEPEST + 2 if deep else 1 + max(_depth(part, made_of, known, (*above, gid)) for part in made_of[gid])
    if known[gid] > DEEPEST + 1:
        raise Damaged(f"glyph {gid} is made of itself, or of glyphs nested too deep")
    return known[gid]
