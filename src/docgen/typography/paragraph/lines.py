"""A line of a paragraph, and the words that stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docgen.typography.shaping.shaper import ShapedWord
from docgen.typography.types import GlyphRun


class Word(NamedTuple):
    """A shaped word in a paragraph: its embedding level, its span's index, and the code-point offsets `start`–`end` of its text.

    `spaced`: the space after it is drawn (there is one, and the word does not end its line).
    """

    shaped: ShapedWord
    level: int
    span: int
    start: int
    end: int
    spaced: bool

    @property
    def is_hyphen(self) -> bool:
        """A hyphen that is none of the text's own, at the end of a line. (The edge of an isolate has no text either, and draws nothing.)"""
        return self.start == self.end and bool(self.shaped.units)


class Line(NamedTuple):
    """A set line. `words` are in visual order, left to right; all lengths are points.

    `x` is the left edge of the first word in the column, `gap` what justification adds before each space, `width` the drawn width, gaps
    included. `start` and `end` are the code-point offsets of the paragraph's text that the line shows.
    """

    words: tuple[Word, ...]
    x: float
    gap: float
    width: float
    start: int
    end: int

    @property
    def ascent(self) -> float:
        """Points above the baseline that the tallest face claims."""
        return max((word.shaped.setting.face.ascent * word.shaped.setting.scale for word in self.words), default=0.0)

    @property
    def descent(self) -> float:
        """Points below the baseline that the deepest face claims, as a positive number."""
        return max((-word.shaped.setting.face.descent * word.shaped.setting.scale for word in self.words), default=0.0)

    def boxes(self) -> Iterator[tuple[Word, float, float]]:
        """Each word with its left edge in the column and its width, in points; the space after it and the gap are left out."""
        x = self.x
        for word in self.words:
            blank = word.shaped.space_width + self.gap if word.spaced else 0.0
            if word.shaped.blank:
                x += self.gap
            if word.level % 2:
                x += blank
                yield word, x, word.shaped.width
                x += word.shaped.width
            else:
                yield word, x, word.shaped.width
                x += word.shaped.width + blank

    def runs(self) -> Iterator[GlyphRun]:
        """The glyphs, word by word, in visual order; `x` is points from the column's left edge. Spaces between words are not runs."""
        for word, x, _ in self.boxes():
            setting = word.shaped.setting
            glyphs = tuple(word.shaped.glyphs(word.start))
            yield GlyphRun(setting.face, setting.size, glyphs, word.level, word.shaped.text, setting.style, x)
