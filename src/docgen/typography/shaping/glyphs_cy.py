"""Kernel: words as they are set, made of glyph clusters, and how they are read off HarfBuzz's glyphs.

Glyphs come in visual order with the offset of their character (cluster level 1), so a word's are next to each other. In all of these functions `low`
to `high` are glyphs of `infos` and `positions`, and a glyph's cluster less `shift` is its offset in the text that is told.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import category

from docgen import _cython as cython
from docgen.typography.types import Glyph

if TYPE_CHECKING:
    from uharfbuzz import GlyphInfo, GlyphPosition

    from docgen.typography.shaping.shaper import ShapingContext

Parts = tuple[tuple[int, int, int], ...]

UNSHOWN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters that HarfBuzz removes, and that no cluster tells."""


@cython.no_gc
@cython.cclass
class GlyphCluster:
    """What is drawn and read as one: glyphs, in font units, and the character that they stand for.

    `parts` are (gid, dx, dy) from the cluster's origin; `advance` moves the pen; `top` and `bottom` are the highest and the lowest point of its ink,
    at least the baseline. A ligature is a cluster for each of its characters, of which the leftmost draws it whole and the others, with no parts,
    share its width: readers turn a right-to-left line round cluster by cluster, and would leave two characters in one the wrong way about. Clusters
    are interned per face: identity is equality. It leads to nothing that leads back, so the collector need not look at it.
    """

    __slots__ = ("advance", "bottom", "mark", "parts", "text", "top")
    parts: cython.readonly[tuple[tuple[int, int, int], ...]]
    advance: cython.readonly[cython.int]
    text: cython.readonly[str]
    top: cython.readonly[cython.int]
    bottom: cython.readonly[cython.int]
    mark: cython.Py_UCS4

    def __init__(self, parts: tuple[tuple[int, int, int], ...], advance: int, text: str, top: int = 0, bottom: int = 0) -> None:
        self.parts, self.advance, self.text, self.top, self.bottom = parts, advance, text, top, bottom
        self.mark = text[0] if text else "\0"

    def __repr__(self) -> str:
        return f"GlyphCluster({self.text!r}, {self.parts}, {self.advance})"


@cython.cclass
class ShapedWord:
    """A word as it is set: `units` in visual order (left to right), `width` in points without the space after it. Never changed once it is made.

    `space` is the space after the word, shaped with it (`None` where none follows); `space_width` in points. `missing` are characters that no face
    has. `setting` tells face, size and direction. `blank`: a space that stands alone, at the edge of an item: it stretches as the space after a word
    does. `top` and `bottom` are the highest and the lowest point of its ink over its baseline, in points. `word_of` makes it.
    """

    __slots__ = ("blank", "bottom", "missing", "setting", "space", "space_width", "text", "top", "units", "width")
    text: cython.readonly[str]
    setting: cython.readonly[ShapingContext]
    units: cython.readonly[tuple[GlyphCluster, ...]]
    space: cython.readonly[GlyphCluster | None]
    missing: cython.readonly[str]
    width: cython.readonly[cython.double]
    space_width: cython.readonly[cython.double]
    top: cython.readonly[cython.double]
    bottom: cython.readonly[cython.double]
    blank: cython.readonly[cython.bint]

    def placed(self) -> list[tuple[int, GlyphCluster]]:
        """Each cluster in logical order, with the offset in the word (code points) of its first character; what is not shown has none."""
        units = self.units[::-1] if self.setting.rtl else self.units
        shown = [offset for offset, character in enumerate(self.text) if not UNSHOWN.match(character)] if UNSHOWN.search(self.text) else None
        out, at = [], 0
        for unit in units:
            out.append((at if shown is None else shown[at], unit))
            at += len(unit.text)
        return out

    def glyphs(self, cluster: int) -> Iterator[Glyph]:
        """Glyphs in visual order; `cluster` is the code-point offset of the word's first character. A ligature has the cluster of its first
        character and its whole advance."""
        found: list[Glyph] = []
        for offset, unit in reversed(self.placed()) if self.setting.rtl else self.placed():
            place = cluster + offset
            if not unit.parts and found:
                last = found[-1]
                found[-1] = Glyph(last.gid, min(last.cluster, place), last.advance + unit.advance, last.dx, last.dy)
            for index, (gid, dx, dy) in enumerate(unit.parts, 1):
                found.append(Glyph(gid, place, unit.advance if index == len(unit.parts) else 0, dx, dy))
        return iter(found)


MEASURES = 5
"""Numbers of each word in what `measured` gives, in points: its width, that of the space after it, top and bottom of its ink, size of its type."""
SPACED, BLANK, LACKING = 1, 2, 4
"""Marks of each word there: a space follows it; it is a space that stands alone; no font has a character of it."""


@cython.boundscheck(False)
@cython.wraparound(False)
def measured(words: list[ShapedWord]) -> tuple[array[float], bytearray]:
    """What setting lines asks of words, in two rows: `MEASURES` numbers a word, and its marks."""
    numbers = array("d", bytes(8 * 5 * len(words)))
    marks = bytearray(len(words))
    found: cython.double_view = numbers
    flags: cython.uchar_view = marks
    index: cython.Py_ssize_t
    at: cython.Py_ssize_t = 0
    size: cython.double = 0.0
    word: ShapedWord
    setting: object = None
    for index in range(len(words)):
        word = words[index]
        if word.setting is not setting:
            setting = word.setting
            size = setting.size
        found[at] = word.width
        found[at + 1] = word.space_width
        found[at + 2] = word.top
        found[at + 3] = word.bottom
        found[at + 4] = size
        at += 5
        flags[index] = (1 if word.space is not None else 0) + (2 if word.blank else 0) + (4 if word.missing else 0)
    return numbers, marks


def cluster_of(context: ShapingContext, parts: Parts, advance: int, text: str) -> GlyphCluster:
    """The cluster of these values, the same object each time."""
    found = context.clusters.get((parts, advance, text))
    return _new(context, (parts, advance, text), parts, advance, text) if found is None else found


@cython.cfunc
def _new(context: ShapingContext, key: object, parts: Parts, advance: int, text: str) -> GlyphCluster:
    top = bottom = 0
    for gid, _, dy in parts:
        high, low = context.face.ink_of(gid)
        top, bottom = max(top, high + dy), min(bottom, low + dy)
    found = context.clusters[key] = GlyphCluster(parts, advance, text, top, bottom)
    return found


def word_of(
    context: ShapingContext,
    text: str,
    units: tuple[GlyphCluster, ...],
    space: GlyphCluster | None = None,
    missing: str = "",
    blank: bool | None = None,
) -> ShapedWord:
    """A word of these clusters, in visual order, measured. `blank` where it is not what its text says."""
    word = _measured(context, text, units, space, missing, context.scale, context.rise)
    if blank is not None:
        word.blank = blank
    return word


@cython.cfunc
def _measured(
    context: ShapingContext,
    text: str,
    units: tuple[GlyphCluster, ...],
    space: GlyphCluster | None,
    missing: str,
    scale: cython.double,
    rise: cython.double,
) -> ShapedWord:
    width: cython.longlong = 0
    top: cython.int = 0
    bottom: cython.int = 0
    unit: GlyphCluster
    for unit in units:
        width += unit.advance
        if unit.top > top:
            top = unit.top
        if unit.bottom < bottom:
            bottom = unit.bottom
    word: ShapedWord = ShapedWord.__new__(ShapedWord)
    word.text = text
    word.setting = context
    word.units = units
    word.space = space
    word.missing = missing
    word.width = width * scale
    word.space_width = 0.0
    if space is not None:
        unit = space
        word.space_width = unit.advance * scale
    word.top = top * scale + rise
    word.bottom = bottom * scale + rise
    word.blank = text == " "
    return word


def read_between(
    context: ShapingContext,
    buffered: str,
    start: cython.Py_ssize_t,
    end: cython.Py_ssize_t,
    tail: cython.Py_ssize_t,
    infos: list[GlyphInfo],
    positions: list[GlyphPosition],
    shift: cython.Py_ssize_t,
) -> ShapedWord | None:
    """The word `buffered[start:end]`, and the space after it where `tail` is not `end`; None where not at each of these places a cluster begins."""
    low: cython.Py_ssize_t = -1
    high: cython.Py_ssize_t = 0
    index: cython.Py_ssize_t
    place: cython.Py_ssize_t
    begun: cython.bint = start == 0
    ended: cython.bint = end == len(buffered)
    parted: cython.bint = tail == end or tail == len(buffered)
    for index in range(len(infos)):
        place = infos[index].cluster - shift
        if place == start:
            begun = True
        if place == end:
            ended = True
        if place == tail:
            parted = True
        if start <= place < tail:
            if low < 0:
                low = index
            high = index + 1
    if not (begun and ended and parted):
        return None
    return read(context, buffered[start:tail], tail != end, infos, positions, max(low, 0), high, shift + start)


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
    context: ShapingContext, text: str, ends: list[int], infos: list[GlyphInfo], positions: list[GlyphPosition]
) -> list[ShapedWord | None]:
    """The words of a text that are each followed by a space; `ends` are the offsets after those spaces. None for a word that is not as it would be by
    itself (HarfBuzz flags its edge as unsafe to break), or whose edge is in the middle of a cluster."""
    size: cython.Py_ssize_t = len(infos)
    rtl: cython.bint = context.rtl
    at: cython.Py_ssize_t = 0
    first: cython.Py_ssize_t
    start: cython.Py_ssize_t = 0
    end: cython.Py_ssize_t
    low: cython.Py_ssize_t
    place: cython.Py_ssize_t
    words: list[ShapedWord | None] = []
    alone: cython.bint = True
    shown: cython.bint = UNSHOWN.search(text) is None
    for end in ends:
        first = at
        # Mostly each character has one glyph; where not, it is looked for.
        if at + end - start <= size:
            at += end - start
            if at < size:
                place = infos[size - 1 - at if rtl else at].cluster
                if place != end or infos[size - at if rtl else at - 1].cluster >= end:
                    at = first
        else:
            at = first
        if at == first:
            while at < size and infos[size - 1 - at if rtl else at].cluster < end:
                at += 1
        info = infos[size - 1 - first if rtl else first] if first < at else None
        whole: cython.bint = info is not None and info.cluster == start
        unsafe: cython.int = info.flags if info is not None and start else 0
        if start and (not whole or unsafe & 1):
            words[len(words) - 1] = None
            alone = False
        else:
            alone = whole
        # A space that has no cluster of its own, since what stood before it was removed, is not read as the space that it is.
        if alone and infos[size - at if rtl else at - 1].cluster == end - 1:
            low = size - at if rtl else first
            words.append(_read(context, text[start:end], True, shown, infos, positions, low, low + at - first, start))
        else:
            words.append(None)
        start = end
    return words


def read(
    context: ShapingContext,
    text: str,
    spaced: cython.bint,
    infos: list[GlyphInfo],
    positions: list[GlyphPosition],
    low: cython.Py_ssize_t,
    high: cython.Py_ssize_t,
    shift: cython.Py_ssize_t,
) -> ShapedWord:
    """The word `text` out of its glyphs; `spaced`: its last character is the space after it."""
    return _read(context, text, spaced, UNSHOWN.search(text) is None, infos, positions, low, high, shift)


@cython.cfunc
@cython.wraparound(False)
def _read(
    context: ShapingContext,
    text: str,
    spaced: cython.bint,
    shown: cython.bint,
    infos: list[GlyphInfo],
    positions: list[GlyphPosition],
    low: cython.Py_ssize_t,
    high: cython.Py_ssize_t,
    shift: cython.Py_ssize_t,
) -> ShapedWord:
    """`read`; `shown`: no character of the text is one that is not shown."""
    size: cython.Py_ssize_t = len(text)
    rtl: cython.bint = context.rtl
    index: cython.Py_ssize_t
    place: cython.Py_ssize_t
    offset: cython.Py_ssize_t
    advance: cython.long
    character: cython.Py_UCS4
    unit: GlyphCluster
    if high - low != size or not shown:
        return _parted(context, text, spaced, infos, positions, low, high, shift)
    units: list[GlyphCluster] = []
    space: GlyphCluster | None = None
    known: dict[object, GlyphCluster] = context.clusters
    missing = ""
    for index in range(size):  # from left to right
        place = size - 1 - index if rtl else index
        info = infos[low + index]
        offset = info.cluster
        if offset - shift != place:
            return _parted(context, text, spaced, infos, positions, low, high, shift)
        gid = info.codepoint
        dx, dy, width, _ = positions[low + index].position
        character = text[place]
        found = known.get(gid) if not dx and not dy else None  # the plain cluster of this glyph that was met last
        if found is not None:
            unit = found
            advance = width
            if unit.advance != advance or unit.mark != character:
                found = None
        if found is None:
            unit = cluster_of(context, ((gid, dx, dy),), width, text[place])
            if not dx and not dy:
                known[gid] = unit
        if spaced and place == size - 1:
            space = unit
            continue
        units.append(unit)
        if not gid:
            missing += text[place]
    return _measured(context, text[: size - 1] if spaced else text, tuple(units), space, missing, context.scale, context.rise)


def _parted(
    context: ShapingContext, text: str, spaced: bool, infos: Sequence[GlyphInfo], positions: Sequence[GlyphPosition], low: int, high: int, shift: int
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
