"""From spans to words: what no width changes. Levels (UAX #9) and break opportunities (UAX #14) are found in the whole text, words are
shaped in their context and gathered into segments, between two places where a line may end. `setting_lines` then takes a width."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Sequence
from typing import NamedTuple

from docgen.typography.paragraph.hyphenation import points
from docgen.typography.paragraph.itemize_cy import Item, itemize, settings, shared
from docgen.typography.paragraph.line_break_tailoring_cy import BreakKind, opportunity_kinds
from docgen.typography.paragraph.lines import Word
from docgen.typography.paragraph.words_cy import Words, segments_of, words_of
from docgen.typography.shaping.glyphs_cy import ShapedWord
from docgen.typography.types import ParagraphStyle, Span
from docgen.typography.unicode.bidi import paragraph_level

_CONTROLS = {ord(mark): "\u2028" for mark in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2029"} | {ord("\t"): " "}
_LETTER = re.compile(r"[^\W\d_]")
_LAST_RESORTS: frozenset[BreakKind] = frozenset({"emergency", "label"})
_CONTROL = re.compile("[\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2029]")


class Paragraph(NamedTuple):
    """A paragraph before it has a width. `level` is the base level, 0 or 1; `row` has its words in logical order.

    Segment `k` is the words `ends[k-1]+1 … ends[k]`; `widths[k]` is its width without `spaces[k]`, the space that hangs at its end (points);
    `kinds[k]` says what its end allows. `emergencies` are the offsets that may part a segment wider than a line. `missing` holds
    (code-point offset, character) that no font has.
    """

    text: str
    spans: tuple[Span, ...]
    style: ParagraphStyle
    level: int
    row: Words
    ends: list[int]
    widths: array[float]
    spaces: array[float]
    kinds: list[BreakKind]
    emergencies: tuple[int, ...]
    missing: tuple[tuple[int, str], ...]
    chosen: tuple[tuple[int, BreakKind], ...] = ()
    """Ends of lines that were chosen inside segments, by their offsets."""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words, one by one."""
        shaped, starts, stops, levels, items, _, _ = self.row
        rows = zip(shaped, levels, items, starts, stops, strict=True)
        return tuple([Word(word, level, item.span, start, stop, word.space is not None) for word, level, item, start, stop in rows])

    @property
    def items(self) -> list[Item]:
        """The item of each word."""
        return self.row.items

    def natural_width(self) -> float:
        """As wide as it is with no line broken but those the author broke, in points, indents left out."""
        widest = width = blank = 0.0
        for segment, space, kind in zip(self.widths, self.spaces, self.kinds, strict=True):
            width += blank + segment
            blank = space
            if kind == "mandatory":
                widest, width, blank = max(widest, width), 0.0, 0.0
        return max(widest, width)

    def styled(self, style: ParagraphStyle) -> Paragraph:
        """The same paragraph in another style of the same direction. Spelled out: `_replace` takes three times as long."""
        text, spans, _, level, row, ends, widths, spaces, kinds, emergencies, missing, chosen = self
        return Paragraph(text, spans, style, level, row, ends, widths, spaces, kinds, emergencies, missing, chosen)

    def least_width(self) -> float:
        """As narrow as it can be with no word broken but at its author's soft hyphens, in points, indents left out."""
        if "soft-hyphen" not in self.kinds:
            return max(self.widths, default=0.0)
        pieces = zip(self.widths, self.kinds, self.ends, strict=True)
        return max(width + (hyphen_at(self, end).width if kind == "soft-hyphen" else 0.0) for width, kind, end in pieces)


def hyphen_at(paragraph: Paragraph, index: int) -> ShapedWord:
    """The hyphen that shows at the end of word `index` where the line ends there. It is read as a soft one (ISO 32000-1, 14.8.2.2.3). A face that has
    none is lent one, as for any character of a text."""
    item = paragraph.items[index]
    home, sign = item.setting, "\u2010" if "\u2010" in item.setting.face.characters else "-"
    if sign not in home.face.characters:
        faces = settings(home.style, home.script, home.rtl, paragraph.spans[item.span].lang)[1]
        home = shared(sign, 0, 1, item.level, item.span, home, faces)[0].setting
    return home.softened(home.alone(sign))


def prepare(spans: Sequence[Span], style: ParagraphStyle, forced: Collection[int] = (), chosen: tuple[tuple[int, BreakKind], ...] = ()) -> Paragraph:
    """A paragraph of these spans. `forced` are code-point offsets where a line may end whatever UAX #14 says (a word wider than its line);
    `chosen` are others where one does, with their kinds."""
    spans = tuple([span for span in spans if span.text])
    text = "".join([span.text for span in spans])
    if _CONTROL.search(text):
        spans = tuple(map(_without_controls, spans))
        text = "".join([span.text for span in spans])
    level = paragraph_level(text) if style.base == "auto" else int(style.base == "rtl")
    items = itemize(text, spans, level)
    kinds = opportunity_kinds(text, nobreak_ranges(spans))
    emergencies: tuple[int, ...] = ()
    if not _LAST_RESORTS.isdisjoint(kinds.values()):
        emergencies = tuple([offset for offset, kind in kinds.items() if kind in _LAST_RESORTS])
        for offset in emergencies:
            del kinds[offset]
    if chosen:
        kinds.update(chosen)
    if forced:
        hyphens = frozenset(points(text, spans))
        for offset in forced:
            kinds.setdefault(offset, _forced(text, hyphens, offset))
    words = words_of(text, items, kinds)
    if level:
        _hold(words, spans)
    ends, widths, spaces, allowed, missing = segments_of(text, words, kinds)
    return Paragraph(text, spans, style, level, words, ends, widths, spaces, allowed, emergencies, missing, chosen)


def _forced(text: str, hyphens: Collection[int], offset: int) -> BreakKind:
    """What a line's end shows that stands where none is offered: a hyphen inside an English word that may be parted there."""
    before, after = text[offset - 1 : offset], text[offset : offset + 1]
    if before == "\u00ad" and after.strip(" \u2028"):
        return "soft-hyphen"
    if before.isascii() and before.islower() and after.isascii() and after.islower() and offset in hyphens:
        return "hyphen"
    return "emergency"


def _without_controls(span: Span) -> Span:
    return Span(span.text.replace("\r\n", "\n").translate(_CONTROLS), span.style, span.lang, span.link, span.isolate, span.nobreak)


def nobreak_ranges(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The spans that no line should end in, as ranges of code points."""
    ranges, at = [], 0
    for span in spans:
        if span.nobreak:
            ranges.append((at, at + len(span.text)))
        at += len(span.text)
    return ranges


def _hold(words: Words, spans: Sequence[Span]) -> None:
    """Has the spaces of islands that have no letters (telephone numbers) told as no-break spaces. pdfium, which browsers read PDF with, else takes
    each group of figures for a word of the line and gives them back from right to left."""
    islands = {index for index, span in enumerate(spans) if span.isolate and " " in span.text and not _LETTER.search(span.text)}
    if not islands:
        return
    for index, (shaped, item) in enumerate(zip(words.shaped, words.items, strict=True)):
        if shaped.space is not None and item.span in islands:
            words.shaped[index] = shaped.setting.held(shaped)
