"""A line of a paragraph, and the words that stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from docgen.typography.shaping.glyphs_cy import SPACED, ShapedWord
from docgen.typography.types import GlyphRun

if TYPE_CHECKING:
    from docgen.typography.paragraph.prepare import Paragraph

_new = tuple.__new__  # a third of the time of the class itself

HYPHEN, CLOSING = -1, -2
"""In the order of a line: a hyphen that is none of the text's own, and the space that a line ends at, which is not drawn."""


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
    """A set line of a paragraph. Its words are in visual order, left to right, as rows of one length: `order` has their indices in the paragraph's
    rows (or `HYPHEN`, `CLOSING`), `shaped` what is set, `marks` those of `glyphs_cy.measured`, less the spaces that are not drawn. All lengths are
    points.

    `x` is the left edge of the first word in the column, `gap` what justification adds before each space, `width` the drawn width, gaps
    included. `start` and `end` are the code-point offsets of the paragraph's text that the line shows. `top` and `bottom` are the highest and the
    lowest point of its ink over its baseline, at least the baseline. `backwards`: all its words run from right to left.
    """

    paragraph: Paragraph
    order: Sequence[int]
    shaped: list[ShapedWord]
    marks: bytes
    x: float
    gap: float
    width: float
    start: int
    end: int
    top: float
    bottom: float
    backwards: bool

    @property
    def words(self) -> tuple[Word, ...]:
        """The words, one by one."""
        return tuple([self.word(place) for place in range(len(self.shaped))])

    def word(self, place: int) -> Word:
        """The word at a place of the line, counted from the left; below 0 from the right."""
        row, index, shaped = self.paragraph.row, self.order[place], self.shaped[place]
        if index >= 0:
            spaced = self.marks[place] & SPACED != 0
            return _new(Word, (shaped, row.levels[index], row.items[index].span, row.starts[index], row.stops[index], spaced))
        if index == HYPHEN:
            last = max(self.order)
            return Word(shaped, row.levels[last], row.items[last].span, self.end, self.end, False)
        place %= len(self.order)
        span = self.word(place - 1 if place else 1).span
        return Word(shaped, self.paragraph.level, span, self.end, self.end + 1, False)

    @property
    def spans(self) -> set[int]:
        """The indices of the spans that its words are out of."""
        items = self.paragraph.row.items
        return {items[index].span for index in self.order if index >= 0}

    @property
    def ends_in_hyphen(self) -> bool:
        """Does a hyphen that is not the text's own part a word at the line's end?"""
        order = self.order
        return bool(order) and (order[0] == HYPHEN or order[-1] == HYPHEN) and bool(self.shaped[0 if order[0] == HYPHEN else -1].units)

    @property
    def ascent(self) -> float:
        """Points above the baseline that the tallest face claims."""
        return max((word.setting.face.ascent * word.setting.scale for word in self.shaped), default=0.0)

    @property
    def descent(self) -> float:
        """Points below the baseline that the deepest face claims, as a positive number."""
        return max((-word.setting.face.descent * word.setting.scale for word in self.shaped), default=0.0)

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
