"""HarfBuzz shaping of words in their context, with bounded caches.

A word is shaped with its neighbours in the same buffer (the space on each side and two characters beyond), so that kerning and contextual
forms that look across a space come out as they would in the whole run; what lies beyond the item still decides joining (HarfBuzz context).
Only the word's own glyphs are kept. In most documents words recur, so most words cost one dictionary look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import category

import uharfbuzz as hb

from docgen.compiled import twin
from docgen.typography.fonts.face import FontFace
from docgen.typography.types import Glyph, SpanStyle

REACH = 3
"""Code points on each side of a word that are shaped with it: a space and two letters, enough for a final letter to take its form."""

_MOST_WORDS = 10_000
"""Words kept of one setting; a document of ten pages has two thousand."""
_MOST_OTHERS = 800
"""Those kept that stand at an item's edge, most of which never come again; and words with kashidas."""
_MOST_UNITS = 12_000
"""Units kept of one face. A text in every script of a family has two thousand; more are marks heaped on each other."""
_UNSHOWN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_FLAGS = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
SOFT_HYPHEN = "\u00ad"
_HELD = ((-1, 0),)
_SOFT = ((-2, 0),)
_CLOSING = ((-3, 0),)
_FIGURES = re.compile(r"[0-9]+(?:[.,:/][0-9]+)+")
_CLUSTERS = hb.BufferClusterLevel.MONOTONE_CHARACTERS


class GlyphCluster:
    """What is drawn and read as one: glyphs, in font units, and the character that they stand for.

    `parts` are (gid, dx, dy) from the unit's origin; `advance` moves the pen. A ligature is a unit for each of its characters, of which the
    leftmost draws it whole and the others, with no parts, share its width: readers turn a right-to-left line round unit by unit, and would leave
    two characters in one unit the wrong way about. Units are interned per face: identity is equality.
    """

    __slots__ = ("advance", "parts", "text")

    def __init__(self, parts: tuple[tuple[int, int, int], ...], advance: int, text: str) -> None:
        self.parts, self.advance, self.text = parts, advance, text

    def __repr__(self) -> str:
        return f"Unit({self.text!r}, {self.parts}, {self.advance})"


@dataclass(frozen=True, slots=True, eq=False)
class ShapedWord:
    """A word as it is set: `units` in visual order (left to right), `width` in points without the space after it.

    `space` is the space after the word, shaped with it (`None` where none follows); `space_width` in points. `missing` are characters
    that no face has. `setting` tells face, size and direction.
    """

    text: str
    setting: ShapingContext
    units: tuple[GlyphCluster, ...]
    width: float
    space: GlyphCluster | None
    space_width: float
    missing: str = ""
    blank: bool = False
    """A space that stands alone, at the edge of an item: it stretches as the space after a word does."""

    def placed(self) -> list[tuple[int, GlyphCluster]]:
        """Each unit in logical order, with the offset in the word (code points) of its first character; what is not shown has no unit."""
        units = self.units[::-1] if self.setting.rtl else self.units
        shown = [offset for offset, character in enumerate(self.text) if not _UNSHOWN.match(character)] if _UNSHOWN.search(self.text) else None
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


class ShapingContext:
    """How one item is set: face, size (points), direction, script (ISO 15924), language (BCP 47), features; and its cache of words."""

    __slots__ = (
        "_elongated", "_features", "_joints", "_others",
        "face", "language", "reaches", "rtl", "scale", "script", "size", "stretches", "style", "words",
    )  # fmt: skip

    def __init__(self, face: FontFace, size: float, rtl: bool, script: str, language: str, style: SpanStyle) -> None:
        self.face, self.size, self.rtl, self.script, self.language, self.style = face, size, rtl, script, language, style
        self.scale = size / face.upem
        self._features = dict(map(_feature, style.features))
        self.words: dict[str, ShapedWord] = {}  # by the word with `REACH` code points on each side
        self.stretches: dict[tuple[str, str, str, tuple[int, ...]], tuple[tuple[ShapedWord, int, int, bool], ...]] = {}  # `paragraph`'s whole items
        self._others: dict[tuple[str, int, int, str, str], ShapedWord] = {}
        self._joints: dict[str, tuple[int, ...]] = {}
        self._elongated: dict[tuple[ShapedWord, tuple[tuple[int, int], ...]], ShapedWord] = {}
        self.reaches: dict[ShapedWord, tuple[float, float]] = {}  # of `ink`

    @twin
    def word(self, text: str, start: int, end: int, low: int, high: int) -> ShapedWord:
        """The word `text[start:end]`; `low` and `high` bound what may stand in its buffer (the item, or the line). Offsets are code points."""
        first, last = start - REACH, end + REACH
        if first >= low and last <= high:
            key = text[first:last]
            shaped = self.words.get(key)
            if shaped is None:
                if len(self.words) > _MOST_WORDS:
                    self.words.clear()
                self._bounded()
                shaped = self.words[key] = self._shape(key, REACH, len(key) - REACH, "", "")
            return shaped
        first, last = max(first, low), min(last, high)
        before = text[max(first - 2, 0) : first] if first == low and text[first - 1 : first] != " " else ""
        after = text[last : last + 2] if last == high and text[last : last + 1] != " " else ""
        other = (text[first:last], start - first, end - first, before, after)
        shaped = self._others.get(other)
        if shaped is None:
            if len(self._others) > _MOST_OTHERS:
                self._others.clear()
            self._bounded()
            shaped = self._others[other] = self._shape(*other)
        return shaped

    def _bounded(self) -> None:
        """Lets the units of the face go where they are too many, and all words that were made of them. A document that is just being made keeps its
        own; what it shapes from now on is made of new ones."""
        if len(self.face.units) > _MOST_UNITS:
            self.face.units.clear()
            self.face.plain_units.clear()
            for other in [*_SETTINGS.values()]:
                if other.face is self.face:
                    other.forget()
            self.forget()

    def forget(self) -> None:
        """Drops what is kept."""
        for kept in (self.words, self.stretches, self.reaches, self._others, self._elongated):
            kept.clear()

    def alone(self, text: str) -> ShapedWord:
        """A text with nothing about it: a hyphen at a line's end, a list's number."""
        return self.word(text, 0, len(text), 0, len(text))

    def joints(self, text: str) -> tuple[int, ...]:
        """Offsets in a word (code points, ascending) before which a kashida may stand: where HarfBuzz calls it safe, so never in a ligature; none
        where the face has no kashida."""
        if "\u0640" not in self.face.characters:
            return ()
        found = self._joints.get(text)
        if found is None:
            if len(self._joints) > _MOST_OTHERS:
                self._joints.clear()
            buffer = self._buffer(text, 0, len(text))
            buffer.flags = _FLAGS | hb.BufferFlags.PRODUCE_SAFE_TO_INSERT_TATWEEL
            hb.shape(self.face.font, buffer, self._features)
            safe = {info.cluster for info in buffer.glyph_infos if info.flags & hb.GlyphFlags.SAFE_TO_INSERT_TATWEEL}
            found = self._joints[text] = tuple(sorted(safe - {0}))
        return found

    def elongated(self, shaped: ShapedWord, kashidas: tuple[tuple[int, int], ...]) -> ShapedWord:
        """The word with kashidas: (offset, count) of U+0640 put before that offset, ascending. They are drawn and not read: each is part of the
        unit of the letter before it. The word is shaped again, for a kashida changes the forms beside it."""
        key = (shaped, kashidas)
        longer = self._elongated.get(key)
        if longer is None:
            if len(self._elongated) > _MOST_OTHERS:
                self._elongated.clear()
            text, marks, taken = "", set[int](), 0
            for offset, count in kashidas:
                text += shaped.text[taken:offset]
                marks.update(range(len(text), len(text) + count))
                text += "\u0640" * count
                taken = offset
            text += shaped.text[taken:]
            plain = self.word(text, 0, len(text), 0, len(text))
            units = self._absorbed(plain, marks)
            width = sum(unit.advance for unit in units) * self.scale
            longer = self._elongated[key] = replace(shaped, units=units, width=width)
        return longer

    def held(self, shaped: ShapedWord) -> ShapedWord:
        """The word with the space after it told as a no-break space, which is what it is in a telephone number."""
        found = self._elongated.get((shaped, _HELD))
        if found is None:
            space = shaped.space and self._unit(shaped.space.parts, shaped.space.advance, "\u00a0")
            found = self._elongated[shaped, _HELD] = replace(shaped, space=space)
        return found

    def closing(self) -> ShapedWord:
        """A space that ends a line, which nothing stretches; without a glyph where the face has none for it."""
        space = self.alone(" ")
        found = self._elongated.get((space, _CLOSING))
        if found is None:
            found = replace(space, blank=False)
            if " " not in self.face.characters:
                found = replace(found, units=(self._unit((), 0, " "),), width=0.0, missing="")
            self._elongated[space, _CLOSING] = found
        return found

    def softened(self, hyphen: ShapedWord) -> ShapedWord:
        """A hyphen that is read as U+00AD: the word that it parts is one word."""
        found = self._elongated.get((hyphen, _SOFT))
        if found is None:
            units = tuple([self._unit(unit.parts, unit.advance, SOFT_HYPHEN) for unit in hyphen.units])
            found = self._elongated[hyphen, _SOFT] = replace(hyphen, units=units)
        return found

    def _absorbed(self, shaped: ShapedWord, marks: set[int]) -> tuple[GlyphCluster, ...]:
        """The units with those at the offsets `marks` joined to what stands visually right of them, their characters dropped."""
        units: list[GlyphCluster] = []
        for offset, unit in shaped.placed():
            if offset in marks and units:
                before = units.pop()
                moved = tuple((gid, dx + unit.advance, dy) for gid, dx, dy in before.parts)
                units.append(self._unit(unit.parts + moved, unit.advance + before.advance, before.text))
            else:
                units.append(unit)
        return tuple(reversed(units)) if self.rtl else tuple(units)

    def _buffer(self, text: str, start: int, length: int) -> hb.Buffer:
        buffer = hb.Buffer()
        if self.face.stand_ins:
            text = text.translate(self.face.stand_ins)
        buffer.add_str(text, start, length)
        buffer.direction = "rtl" if self.rtl else "ltr"
        buffer.script = self.script
        buffer.language = self.language
        buffer.cluster_level = _CLUSTERS
        buffer.flags = _FLAGS
        return buffer

    @twin
    def _shape(self, buffered: str, start: int, end: int, before: str, after: str) -> ShapedWord:
        if not buffered:
            return ShapedWord("", self, (), 0.0, None, 0.0)
        buffer = self._buffer(before + buffered + after, len(before), len(buffered))
        if self.script == "Arab" and _FIGURES.fullmatch(buffered, start, end) and self.face.latin_figures:
            buffer.script = "Latn"
        hb.shape(self.face.font, buffer, self._features)
        return self._read(buffered, start, end, before, after, buffer.glyph_infos, buffer.glyph_positions)

    def _read(
        self,
        buffered: str,
        start: int,
        end: int,
        before: str,
        after: str,
        infos: Sequence[hb.GlyphInfo],
        positions: Sequence[hb.GlyphPosition],
    ) -> ShapedWord:
        """The word out of the glyphs of its buffer."""
        shift = len(before)
        glyphs = [(info.codepoint, info.cluster - shift) for info in infos]
        places = {place for _, place in glyphs}
        spaced = buffered[end : end + 1] == " " and buffered[start:end] not in ("", " ")
        tail = end + 1 if spaced else end
        edges = {start, end, tail} - places
        if edges and any(_straddled(places, buffered, edge) for edge in edges):
            before, after = (before + buffered[:start])[-2:], (buffered[tail:] + after)[:2]
            if start or tail < len(buffered):
                return self._shape(buffered[start:tail], 0, end - start, before, after)
            space_alone = self._shape(" ", 0, 1, "", "")
            return replace(self._shape(buffered[:end], 0, end, before, ""), space=space_alone.units[0], space_width=space_alone.width)
        if len(places) == len(glyphs) and not _UNSHOWN.search(buffered):
            inside = [place for place in places if start <= place < end]
            if len(inside) == end - start:
                return self._paired(buffered, start, end, spaced, glyphs, positions)
        clusters: list[tuple[int, list[tuple[int, int, int]], int]] = []
        missing = ""
        for (gid, place), position in zip(glyphs, positions, strict=True):
            if not start <= place <= end:
                continue
            dx, dy, advance = position.x_offset, position.y_offset, position.x_advance
            if not gid and place < end:
                missing += buffered[place]
            if clusters and clusters[-1][0] == place:
                _, parts, so_far = clusters[-1]
                parts.append((gid, so_far + dx, dy))
                clusters[-1] = (place, parts, so_far + advance)
            else:
                clusters.append((place, [(gid, dx, dy)], advance))
        space: GlyphCluster | None = None
        units: list[GlyphCluster] = []
        width = 0
        starts = sorted([place for place, _, _ in clusters if place < end])
        shown = _UNSHOWN.search(buffered) is None  # all of it
        ends = dict(zip(starts, [*starts[1:], end], strict=False))
        if starts:
            ends[start] = ends.pop(starts[0])  # what comes before the first cluster (a removed joiner) goes with it
        elif lone := _UNSHOWN.sub("", buffered[start:end]):
            units += self._parted((), 0, lone)
        for place, parts, advance in clusters:
            if place >= end:
                if spaced and place == end:
                    space = self._unit(tuple(parts), advance, " ")
                continue
            from_ = start if place == starts[0] else place
            stretch = buffered[from_ : ends[from_]]
            if not shown:
                stretch = _UNSHOWN.sub("", stretch)
            if not stretch:
                continue
            width += advance
            if len(stretch) == 1:
                units.append(self._unit(tuple(parts), advance, stretch))
            else:
                units += self._parted(tuple(parts), advance, stretch)
        text = buffered[start:end]
        after_width = space.advance * self.scale if space else 0.0
        return ShapedWord(text, self, tuple(units), width * self.scale, space, after_width, missing, text == " ")

    def _paired(
        self, buffered: str, start: int, end: int, spaced: bool, glyphs: Sequence[tuple[int, int]], positions: Sequence[hb.GlyphPosition]
    ) -> ShapedWord:
        """The word where every glyph has one character and every character one glyph, as nearly always: no cluster need be looked into."""
        known = self.face.units
        units: list[GlyphCluster] = []
        space: GlyphCluster | None = None
        missing = ""
        width = 0
        for (gid, place), position in zip(glyphs, positions, strict=True):
            if start <= place < end or (spaced and place == end):
                dx, dy, advance, _ = position.position
                key = (((gid, dx, dy),), advance, buffered[place])
                unit = known.get(key)
                if unit is None:
                    unit = known[key] = GlyphCluster(*key)
                if place == end:
                    space = unit
                    continue
                width += advance
                units.append(unit)
                if not gid:
                    missing += buffered[place]
        text = buffered[start:end]
        return ShapedWord(text, self, tuple(units), width * self.scale, space, space.advance * self.scale if space else 0.0, missing, text == " ")

    def _parted(self, parts: tuple[tuple[int, int, int], ...], advance: int, text: str) -> list[GlyphCluster]:
        """A cluster of several characters as a unit each, in visual order; marks and joiners take none of its width."""
        characters = text[::-1] if self.rtl else text
        wide = [category(character)[0] not in "MC" for character in characters]
        share, rest = divmod(advance, max(sum(wide), 1))
        units = []
        for index, character in enumerate(characters):
            width = share if wide[index] else 0
            if index == len(characters) - 1:
                width += rest if any(wide) else advance
            units.append(self._unit(() if index else parts, width, character))
        return units

    def _unit(self, parts: tuple[tuple[int, int, int], ...], advance: int, text: str) -> GlyphCluster:
        key = (parts, advance, text)
        units = self.face.units
        unit = units.get(key)
        if unit is None:
            unit = units[key] = GlyphCluster(parts, advance, text)
        return unit


def _feature(setting: str) -> tuple[str, int]:
    """`liga`, `+liga`, `-liga` or `liga=0` as tag and value."""
    tag, _, value = setting.partition("=")
    return tag.lstrip("+-"), int(value) if value.isdecimal() else int(not tag.startswith("-"))


def _straddled(places: set[int], text: str, edge: int) -> bool:
    """Does a cluster that begins before `edge` hold a character after it that is drawn? `places` are where clusters begin."""
    if edge in places or not 0 < edge < len(text):
        return False
    following = min((place for place in places if place > edge), default=len(text))
    return any(category(character) != "Cf" for character in text[edge:following])


_SETTINGS: dict[tuple[FontFace, float, bool, str, str, SpanStyle], ShapingContext] = {}


def setting(face: FontFace, size: float, rtl: bool, script: str, language: str, style: SpanStyle) -> ShapingContext:
    """The setting of these values, the same object each time, so that its words stay cached."""
    key = (face, size, rtl, script, language, style)
    found = _SETTINGS.get(key)
    if found is None:
        if len(_SETTINGS) > 500:
            _SETTINGS.clear()
        found = _SETTINGS[key] = ShapingContext(face, size, rtl, script, language, style)
    return found
