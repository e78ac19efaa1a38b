"""Kernel: words read off HarfBuzz's glyphs.

Glyphs come in visual order with the offset of their character (cluster level 1, monotone characters), so a word's are next to each other. In all of
these functions `low` to `high` are glyphs of `infos` and `positions`, and a glyph's cluster less `shift` is its offset in the text that is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import category

from docgen import _cython as cython
from docgen.typography.shaping.words import UNSHOWN, GlyphCluster, ShapedWord

if TYPE_CHECKING:
    from uharfbuzz import GlyphInfo, GlyphPosition

    from docgen.typography.shaping.shaper import ShapingContext

Parts = tuple[tuple[int, int, int], ...]


def cluster_of(context: ShapingContext, parts: Parts, advance: int, text: str) -> GlyphCluster:
    """The cluster of these values, the same object each time."""
    if len(parts) == 1 and not parts[0][1] and not parts[0][2]:
        return _plain(context, parts[0][0], advance, text)
    found = context.clusters.get((parts, advance, text))
    return _new(context, (parts, advance, text), parts, advance, text) if found is None else found


@cython.cfunc
def _plain(context: ShapingContext, gid: int, advance: int, text: str) -> GlyphCluster:
    """The cluster of one glyph that is not moved."""
    found = context.clusters.get((gid, advance, text))
    return _new(context, (gid, advance, text), ((gid, 0, 0),), advance, text) if found is None else found


@cython.cfunc
def _new(context: ShapingContext, key: tuple[object, int, str], parts: Parts, advance: int, text: str) -> GlyphCluster:
    top = bottom = 0
    for gid, _, dy in parts:
        high, low = context.face.ink_of(gid)
        top, bottom = max(top, high + dy), min(bottom, low + dy)
    found = context.clusters[key] = GlyphCluster(parts, advance, text, top, bottom)
    return found


def word_of(context: ShapingContext, text: str, units: tuple[GlyphCluster, ...], space: GlyphCluster | None = None, missing: str = "") -> ShapedWord:
    """A word of these clusters, in visual order, measured."""
    width: cython.Py_ssize_t = 0
    top: cython.Py_ssize_t = 0
    bottom: cython.Py_ssize_t = 0
    reach: cython.Py_ssize_t
    for unit in units:
        width += unit.advance
        reach = unit.top
        if reach > top:
            top = reach
        reach = unit.bottom
        if reach < bottom:
            bottom = reach
    scale: cython.double = context.scale
    rise: cython.double = context.rise
    blank: cython.double = 0.0
    if space is not None:
        blank = space.advance * scale
    return ShapedWord(text, context, units, space, missing, width * scale, blank, top * scale + rise, bottom * scale + rise)


def glyphs_between(infos: Sequence[GlyphInfo], shift: int, start: int, stop: int) -> tuple[int, int]:
    """The glyphs whose offsets are from `start` to before `stop`."""
    low: cython.Py_ssize_t = -1
    high: cython.Py_ssize_t = 0
    index: cython.Py_ssize_t
    place: cython.Py_ssize_t
    for index in range(len(infos)):
        place = infos[index].cluster - shift
        if start <= place < stop:
            if low < 0:
                low = index
            high = index + 1
    return max(low, 0), high


def read_batch(
    context: ShapingContext, text: str, ends: Sequence[int], infos: Sequence[GlyphInfo], positions: Sequence[GlyphPosition]
) -> list[ShapedWord | None]:
    """The words of a text that are each followed by a space; `ends` are the offsets after those spaces. None for a word that is not as it would be by
    itself (HarfBuzz flags its edge as unsafe to break), or whose edge is in the middle of a cluster."""
    size: cython.Py_ssize_t = len(infos)
    rtl: cython.bint = context.rtl
    at: cython.Py_ssize_t = 0
    first: cython.Py_ssize_t
    start: cython.Py_ssize_t = 0
    end: cython.Py_ssize_t
    words: list[ShapedWord | None] = []
    alone: cython.bint = True
    for end in ends:
        first = at
        while at < size and infos[size - 1 - at if rtl else at].cluster < end:
            at += 1
        info = infos[size - 1 - first if rtl else first] if first < at else None
        whole: cython.bint = info is not None and info.cluster == start
        if start and (info is None or not whole or info.flags & 1):
            words[len(words) - 1] = None
            alone = False
        else:
            alone = whole
        if alone:
            low: cython.Py_ssize_t = size - at if rtl else first
            words.append(read(context, text[start:end], True, infos, positions, low, low + at - first, start))
        else:
            words.append(None)
        start = end
    return words


def read(
    context: ShapingContext,
    text: str,
    spaced: bool,
    infos: Sequence[GlyphInfo],
    positions: Sequence[GlyphPosition],
    low: cython.Py_ssize_t,
    high: cython.Py_ssize_t,
    shift: cython.Py_ssize_t,
) -> ShapedWord:
    """The word `text` out of its glyphs; `spaced`: its last character is the space after it."""
    size: cython.Py_ssize_t = len(text)
    rtl: cython.bint = context.rtl
    index: cython.Py_ssize_t
    place: cython.Py_ssize_t
    if high - low != size:
        return _parted(context, text, spaced, infos, positions, low, high, shift)
    if not text.isascii() and UNSHOWN.search(text):
        return _parted(context, text, spaced, infos, positions, low, high, shift)
    units: list[GlyphCluster] = []
    space: GlyphCluster | None = None
    missing = ""
    for index in range(size):  # from left to right
        place = size - 1 - index if rtl else index
        info = infos[low + index]
        if info.cluster - shift != place:
            return _parted(context, text, spaced, infos, positions, low, high, shift)
        gid = info.codepoint
        dx, dy, advance, _ = positions[low + index].position
        character = text[place]
        unit = cluster_of(context, ((gid, dx, dy),), advance, character) if dx or dy else _plain(context, gid, advance, character)
        if spaced and place == size - 1:
            space = unit
            continue
        units.append(unit)
        if not gid:
            missing += character
    return word_of(context, text[: size - 1] if spaced else text, tuple(units), space, missing)


def _parted(
    context: ShapingContext,
    text: str,
    spaced: bool,
    infos: Sequence[GlyphInfo],
    positions: Sequence[GlyphPosition],
    low: int,
    high: int,
    shift: int,
) -> ShapedWord:
    """`read` where not every character has one glyph."""
    end = len(text) - 1 if spaced else len(text)
    clusters: list[tuple[int, list[tuple[int, int, int]], int]] = []
    missing = ""
    for index in range(low, high):
        gid, place = infos[index].codepoint, infos[index].cluster - shift
        dx, dy, advance, _ = positions[index].position
        if not gid and place < end:
            missing += text[place]
        if clusters and clusters[-1][0] == place:
            _, parts, so_far = clusters[-1]
            parts.append((gid, so_far + dx, dy))
            clusters[-1] = (place, parts, so_far + advance)
        else:
            clusters.append((place, [(gid, dx, dy)], advance))
    space: GlyphCluster | None = None
    units: list[GlyphCluster] = []
    starts = sorted([place for place, _, _ in clusters if place < end])
    shown = UNSHOWN.search(text) is None  # all of it
    ends = dict(zip(starts, [*starts[1:], end], strict=False))
    if starts:
        ends[0] = ends.pop(starts[0])  # what comes before the first cluster (a removed joiner) goes with it
    elif lone := UNSHOWN.sub("", text[:end]):
        units += _shared(context, (), 0, lone)
    for place, parts, advance in clusters:
        if place >= end:
            space = cluster_of(context, tuple(parts), advance, " ")
            continue
        from_ = 0 if place == starts[0] else place
        told = text[from_ : ends[from_]] if shown else UNSHOWN.sub("", text[from_ : ends[from_]])
        if told:
            units += [cluster_of(context, tuple(parts), advance, told)] if len(told) == 1 else _shared(context, tuple(parts), advance, told)
    return word_of(context, text[:end], tuple(units), space, missing)


def _shared(context: ShapingContext, parts: Parts, advance: int, text: str) -> list[GlyphCluster]:
    """HarfBuzz's cluster of several characters as one for each, in visual order; marks and joiners take none of its width."""
    characters = text[::-1] if context.rtl else text
    wide = [category(character)[0] not in "MC" for character in characters]
    share, rest = divmod(advance, max(sum(wide), 1))
    units = []
    for index, character in enumerate(characters):
        width = share if wide[index] else 0
        if index == len(characters) - 1:
            width += rest if any(wide) else advance
        units.append(cluster_of(context, () if index else parts, width, character))
    return units
