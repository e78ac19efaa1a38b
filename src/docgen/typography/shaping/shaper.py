"""HarfBuzz shaping, word by word as the whole run would have it, and the caches of the text engine with their owner.

A word between spaces is shaped by itself, together with the space after it, where its letters do not act on each other across the spaces: whether
they do is asked of HarfBuzz once for each pair of letters (its flag "unsafe to break"). Everywhere else it is shaped with its neighbours in the same
buffer, `REACH` code points on each side, and what lies beyond its item still decides joining (HarfBuzz context). So a word's glyphs follow from the
text alone, whatever was set before, and most words of a language are met again in the cache.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from unicodedata import category
from weakref import WeakSet

import uharfbuzz as hb

from docgen.typography.fonts.face import FontFace
from docgen.typography.shaping.edges_cy import REACH, find_word
from docgen.typography.shaping.glyphs_cy import GlyphCluster, ShapedWord, cluster_of, glyphs_between, read, read_batch, read_between, word_of
from docgen.typography.types import SpanStyle

__all__ = ["ENGINE", "REACH", "SOFT_HYPHEN", "GlyphCluster", "ShapedWord", "ShapingContext", "TextEngine", "setting"]

SOFT_HYPHEN = "\u00ad"
_JOINER = "\u200d"
_UNJOINED = (("", ""),)
_JOINED = (("", ""), (_JOINER, ""), ("", _JOINER), (_JOINER, _JOINER))
_FLAGS = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
_UNSAFE_TO_BREAK = int(hb.GlyphFlags.UNSAFE_TO_BREAK)
_CLUSTERS = hb.BufferClusterLevel.MONOTONE_CHARACTERS
_BUFFERS: list[hb.Buffer] = []
_FIGURES = re.compile(r"[0-9]+(?:[.,:/][0-9]+)+")
_FACES = 40
_OBJECT, _CHARACTER = 400, 12
"""Bytes that a cached word takes, and each of its characters, about."""

Clusters = dict[object, GlyphCluster]
"""By their glyphs, their advance and their text; and by its number that of a lone glyph that was met last."""
Kashidas = tuple[tuple[int, int], ...]


class TextEngine:
    """The owner of all that shaping remembers. `used` are the bytes that it takes, about; past `most` it forgets its words. Nothing that is set
    depends on what is remembered."""

    def __init__(self, most: int = 8_000_000, contexts: int = 500, clusters: int = 50_000) -> None:
        self.most, self.used = most, 0
        self._most_contexts, self._most_clusters = contexts, clusters
        self._contexts: dict[tuple[FontFace, float, bool, str, str, SpanStyle], ShapingContext] = {}
        self._alive: WeakSet[ShapingContext] = WeakSet()  # with those that only a style still knows
        self._clusters: dict[FontFace, Clusters] = {}
        self.paragraphs: dict[Any, Any] = {}
        """What a writer keeps of a few short texts, for as long as their words are kept."""
        self._faces_kept = 0

    def context(self, face: FontFace, size: float, rtl: bool, script: str, language: str, style: SpanStyle) -> ShapingContext:
        """How to shape with these values, the same object each time."""
        key = (face, size, rtl, script, language, style)
        found = self._contexts.get(key)
        if found is None:
            if len(self._contexts) >= self._most_contexts:
                self._contexts.clear()
            clusters = self._clusters.setdefault(face, {})
            found = self._contexts[key] = ShapingContext(face, size, rtl, script, language, style, self, clusters)
            self._alive.add(found)
        return found

    def charge(self, size: int) -> None:
        """Counts what is about to be remembered; where that is too much, all words are forgotten first. What they are made of stays, so that a
        document in the making does not meet one cluster as two."""
        self.used += size
        if self.used > self.most:
            self.used = size
            self.paragraphs.clear()
            for context in self._alive:
                context.forget()

    def clear(self) -> None:
        """Forgets everything."""
        self.paragraphs.clear()
        for context in self._alive:
            context.forget()
        for clusters in self._clusters.values():
            clusters.clear()
        self._contexts.clear()
        self._clusters = {context.face: context.clusters for context in self._alive}  # one face, one table
        self._faces_kept = len(self._clusters)
        self.used = 0

    def begin(self) -> None:
        """To be called before a document is made: where a text of marks heaped on each other has left more clusters than faces have, or many faces
        have come since all was forgotten last, all is forgotten."""
        if sum(map(len, self._clusters.values())) > self._most_clusters or len(self._clusters) > self._faces_kept + _FACES:
            self.clear()


ENGINE = TextEngine()


class ShapingContext:
    """How one item is set: face, size (points), direction, script (ISO 15924), language (BCP 47), features; and its cache of words."""

    __slots__ = (
        "__weakref__", "_engine", "_features", "_joints", "_lengthened",
        "clusters", "edges", "face", "language", "rise", "rtl", "scale", "script", "size", "style", "words",
    )  # fmt: skip

    def __init__(
        self, face: FontFace, size: float, rtl: bool, script: str, language: str, style: SpanStyle, engine: TextEngine, clusters: Clusters
    ) -> None:
        self.face, self.size, self.rtl, self.script, self.language, self.style = face, size, rtl, script, language, style
        self.scale, self.rise = size / face.upem, style.rise
        self._features = dict(map(_feature, style.features))
        self._engine, self.clusters = engine, clusters
        self.words: dict[object, ShapedWord] = {}
        """By the word with the space after it, or by all that its glyphs depend on."""
        self.edges: dict[str, bool] = {}
        self._joints: dict[str, tuple[int, ...]] = {}
        self._lengthened: dict[tuple[ShapedWord, Kashidas], ShapedWord] = {}

    def forget(self) -> None:
        """Drops what is kept."""
        for kept in (self.words, self.edges, self._joints, self._lengthened):
            kept.clear()

    def _charge(self, characters: int) -> None:
        self._engine.charge(_OBJECT + characters * _CHARACTER)

    def word(self, text: str, start: int, end: int, low: int, high: int) -> ShapedWord:
        """The word `text[start:end]`; `low` and `high` bound what may stand in its buffer (the item, or the line). Offsets are code points."""
        return find_word(self, text, start, end, low, high)

    def learn_edges(self, edges: dict[str, int]) -> None:
        """Finds out whether texts may be parted before a place (code points) and both sides be shaped by themselves; `edges` remembers it."""
        self._engine.charge(_OBJECT * len(edges))
        self.edges.update(self._safe(edges))

    def _safe(self, edges: dict[str, int]) -> dict[str, bool]:
        """Of each text: does HarfBuzz call it safe to break it before a place, whatever its ends join? All ways are shaped in one go, each a line; or
        text by text, where lines act on each other."""
        ways = _JOINED if self.rtl else _UNJOINED
        infos, _ = self._glyphs("\n".join([before + text + after for text in edges for before, after in ways]), "", "", self.script)
        places: list[int] = []
        between = set[int]()
        at = 0
        for text, place in edges.items():
            if at:
                between.update((at - 1, at))
            for before, after in ways:
                places.append(at + len(before) + place)
                at += len(before) + len(text) + len(after) + 1
        asked = between.union(places)
        met = [(info.cluster, info) for info in infos if info.cluster in asked]
        unsafe = {cluster for cluster, info in met if int.__and__(info.flags, _UNSAFE_TO_BREAK)}
        if not between.isdisjoint(unsafe):
            return {text: safe for text, place in edges.items() for _, safe in self._safe({text: place}).items()}
        safe = {cluster for cluster, _ in met} - unsafe
        count = len(ways)
        return {text: safe.issuperset(places[index * count : (index + 1) * count]) for index, text in enumerate(edges)}

    def shape_alone(self, key: str) -> ShapedWord:
        """A word with nothing about it but the space after it, if that is its last character."""
        self._charge(len(key))
        spaced = len(key) > 1 and key[-1] == " "
        found = self.words[key] = self._shape(key, 0, len(key) - 1 if spaced else len(key), "", "")
        return found

    def shape_beside(self, key: tuple[str, int, int, str, str]) -> ShapedWord:
        """A word with what stands beside it: the text of its buffer, the word's start and end in that, and what decides joining before and after."""
        self._charge(len(key[0]))
        found = self.words[key] = self._shape(*key)
        return found

    def shape_together(self, keys: Sequence[str]) -> None:
        """Shapes words that are each followed by a space in one go, so far as they come out as they would one by one."""
        known = self.words
        keys = [
            key
            for key in dict.fromkeys(keys)
            if key not in known and len(key) > 1 and key[-1] == " " and not ("0" <= key[0] <= "9" and self._latin_figures(key[:-1]))
        ]
        if len(keys) < 2:
            return
        text, ends, at = "".join(keys), [], 0
        for key in keys:
            at += len(key)
            ends.append(at)
        words = zip(keys, read_batch(self, text, ends, *self._glyphs(text, "", "", self.script)), strict=True)
        met = {key: word for key, word in words if word is not None}
        self._engine.charge(_OBJECT * len(met) + _CHARACTER * sum(map(len, met)))
        known.update(met)

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
            self._charge(len(text))
            buffer = self._buffer(text, 0, len(text), self.script)
            buffer.flags = _FLAGS | hb.BufferFlags.PRODUCE_SAFE_TO_INSERT_TATWEEL
            hb.shape(self.face.font, buffer, self._features)
            safe = {info.cluster for info in buffer.glyph_infos if info.flags & hb.GlyphFlags.SAFE_TO_INSERT_TATWEEL}
            found = self._joints[text] = tuple(sorted(safe - {0}))
        return found

    def elongated(self, shaped: ShapedWord, kashidas: Kashidas) -> ShapedWord:
        """The word with kashidas: (offset, count) of U+0640 put before that offset, ascending. They are drawn and not read: each is part of the
        cluster of the letter before it. The word is shaped again, for a kashida changes the forms beside it."""
        key = (shaped, kashidas)
        longer = self._lengthened.get(key)
        if longer is None:
            text, marks, taken = "", set[int](), 0
            for offset, count in kashidas:
                text += shaped.text[taken:offset]
                marks.update(range(len(text), len(text) + count))
                text += "\u0640" * count
                taken = offset
            text += shaped.text[taken:]
            units = self._absorbed(self.alone(text), marks)
            self._charge(len(text))
            longer = self._lengthened[key] = word_of(self, shaped.text, units, shaped.space, shaped.missing)
        return longer

    def held(self, shaped: ShapedWord) -> ShapedWord:
        """The word with the space after it told as a no-break space, which is what it is in a telephone number."""
        space = shaped.space and cluster_of(self, shaped.space.parts, shaped.space.advance, "\u00a0")
        return word_of(self, shaped.text, shaped.units, space, shaped.missing)

    def closing(self) -> ShapedWord:
        """A space that ends a line, which nothing stretches; without a glyph where the face has none for it."""
        found = self.words.get(None)
        if found is None:
            space = self.alone(" ")
            shown = " " in self.face.characters
            units = space.units if shown else (cluster_of(self, (), 0, " "),)
            self._charge(1)
            found = self.words[None] = word_of(self, " ", units, space.space, space.missing if shown else "", False)
        return found

    def softened(self, hyphen: ShapedWord) -> ShapedWord:
        """A hyphen that is read as U+00AD: the word that it parts is one word."""
        key = (hyphen, ())
        found = self._lengthened.get(key)
        if found is None:
            units = tuple([cluster_of(self, unit.parts, unit.advance, SOFT_HYPHEN) for unit in hyphen.units])
            self._charge(1)
            found = self._lengthened[key] = word_of(self, hyphen.text, units, hyphen.space, hyphen.missing)
        return found

    def _absorbed(self, shaped: ShapedWord, marks: set[int]) -> tuple[GlyphCluster, ...]:
        """The clusters with those at the offsets `marks` joined to what stands visually right of them, their characters dropped."""
        units: list[GlyphCluster] = []
        for offset, unit in shaped.placed():
            if offset in marks and units:
                before = units.pop()
                moved = tuple((gid, dx + unit.advance, dy) for gid, dx, dy in before.parts)
                units.append(cluster_of(self, unit.parts + moved, unit.advance + before.advance, before.text))
            else:
                units.append(unit)
        return tuple(reversed(units)) if self.rtl else tuple(units)

    def _buffer(self, text: str, start: int, length: int, script: str) -> hb.Buffer:
        try:
            buffer = _BUFFERS.pop()
        except IndexError:
            buffer = hb.Buffer()
            buffer.cluster_level = _CLUSTERS
            buffer.flags = _FLAGS
        if self.face.stand_ins:
            text = text.translate(self.face.stand_ins)
        buffer.add_str(text, start, length)
        buffer.direction = "rtl" if self.rtl else "ltr"
        buffer.script = script
        buffer.language = self.language
        return buffer

    def _glyphs(self, text: str, before: str, after: str, script: str) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
        """A text's glyphs, in visual order; `before` and `after` decide joining and are not shaped."""
        buffer = self._buffer(before + text + after, len(before), len(text), script)
        hb.shape(self.face.font, buffer, self._features)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        buffer.clear_contents()  # its flags and its cluster level stay
        _BUFFERS.append(buffer)
        return infos, positions

    def _latin_figures(self, word: str) -> bool:
        """Is it a number with marks inside, which Arabic script would confuse with its own?"""
        return self.script == "Arab" and "0" <= word[:1] <= "9" and _FIGURES.fullmatch(word) is not None and self.face.latin_figures

    def _shape(self, buffered: str, start: int, end: int, before: str, after: str) -> ShapedWord:
        """The word `buffered[start:end]`, shaped with all of `buffered`."""
        word = buffered[start:end]
        if not buffered:
            return word_of(self, "", ())
        infos, positions = self._glyphs(buffered, before, after, "Latn" if self._latin_figures(word) else self.script)
        shift = len(before)
        spaced = buffered[end : end + 1] == " " and word not in ("", " ")
        tail = end + 1 if spaced else end
        found = read_between(self, buffered, start, end, tail, infos, positions, shift)
        if found is not None:
            return found
        places = {info.cluster - shift for info in infos}
        if any(_straddled(places, buffered, edge) for edge in (start, end, tail)):
            before, after = (before + buffered[:start])[-2:], (buffered[tail:] + after)[:2]
            if start or tail < len(buffered):
                return self._shape(buffered[start:tail], 0, end - start, before, after)
            shaped, space = self._shape(word, 0, end, before, ""), self._shape(" ", 0, 1, "", "")
            return word_of(self, word, shaped.units, space.units[0], shaped.missing)
        low, high = glyphs_between(infos, shift, start, tail)
        return read(self, buffered[start:tail], spaced, infos, positions, low, high, shift + start)


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


def setting(face: FontFace, size: float, rtl: bool, script: str, language: str, style: SpanStyle) -> ShapingContext:
    """The context of these values, the same object each time, so that its words stay cached."""
    return ENGINE.context(face, size, rtl, script, language, style)
