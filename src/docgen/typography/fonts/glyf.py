"""Whether a font's TrueType outlines are whole (OpenType `loca`, `glyf`): each glyph lies inside its table and holds what it says.

A font that fails is refused where it is opened, so that each format says the same of it, whichever glyphs it would have come to.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import pairwise

from docgen.compiled import twin
from docgen.typography.fonts.sfnt import Damaged, number

ARGS_ARE_WORDS, HAS_SCALE, MORE_COMPONENTS, HAS_XY_SCALE, HAS_2X2, HAS_INSTRUCTIONS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
DEEPEST = 16
"""How deep composites may be nested."""
MOST_COMPONENTS = 4096
"""Of one glyph."""
SLACK = 3
"""Bytes by which `loca` may point past the end of `glyf`: fillers that some tools count."""


def component_size(flags: int) -> int:
    """How many bytes a component with these flags takes (OpenType `glyf`, composite glyph description)."""
    return 4 + (4 if flags & ARGS_ARE_WORDS else 2) + (2 if flags & HAS_SCALE else 4 if flags & HAS_XY_SCALE else 8 if flags & HAS_2X2 else 0)


def check_points(data: bytes, at: int, points: int) -> None:
    """Raises IndexError where the flags and coordinates of `points` points do not end within a simple glyph's data."""
    size, left = 0, points
    while left > 0:
        flag = data[at]
        at += 1
        times = 1
        if flag & 0x8:
            times += data[at]
            at += 1
        each = (1 if flag & 0x2 else 0 if flag & 0x10 else 2) + (1 if flag & 0x4 else 0 if flag & 0x20 else 2)
        size += each * min(times, left)
        left -= times
    if at + size > len(data):
        raise IndexError


@twin
def scan(glyf: bytes, places: Sequence[int]) -> tuple[int, dict[int, list[int]]]:
    """The first glyph that lies outside its table, or does not end within its bytes, -1 for none; and what the glyphs up to there are made of that
    are made of others. `places` are those of `loca`, in bytes, one more than there are glyphs."""
    made_of: dict[int, list[int]] = {}
    for gid, (start, end) in enumerate(pairwise(places)):
        if start > end or end > len(glyf) + SLACK:
            return gid, made_of
        data = glyf[start:end]
        if not data:
            continue
        if len(data) < 10:
            return gid, made_of
        contours = struct.unpack_from(">h", data)[0]
        if contours < 0:
            components = _components(data)
            if components is None:
                return gid, made_of
            made_of[gid] = components
        elif contours and not _whole(data, contours):
            return gid, made_of
    return -1, made_of


def _whole(data: bytes, contours: int) -> bool:
    """Does a simple glyph of so many contours end within its bytes?"""
    hints = 10 + 2 * contours
    if hints + 2 > len(data):
        return False
    ends = struct.unpack_from(f">{contours}H", data, 10)
    length = struct.unpack_from(">H", data, hints)[0]
    if hints + 2 + length > len(data) or any(later < earlier for earlier, later in pairwise(ends)):
        return False
    try:
        check_points(data, hints + 2 + length, ends[-1] + 1)
    except IndexError:
        return False
    return True


def _components(data: bytes) -> list[int] | None:
    """The glyphs that a composite one is made of; `None` where it is cut short."""
    found: list[int] = []
    at, flags = 10, MORE_COMPONENTS
    while flags & MORE_COMPONENTS:
        flags, component = number(data, at, "H"), number(data, at + 2, "H")
        at += component_size(flags)
        if at > len(data) or len(found) >= MOST_COMPONENTS:
            return None
        found.append(component)
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
