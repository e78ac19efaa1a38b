"""From spans to words: what no width changes. Levels (UAX #9) and break opportunities (UAX #14) are found in the whole text, words are
shaped in their context and gathered into segments, between two places where a line may end. `setting_lines` then takes a width."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from docgen.typography.bidi import paragraph_level
from docgen.typography.itemize import Item, itemize
from docgen.typography.linebreak import BreakKind, opportunities
from docgen.typography.lines import Word
from docgen.typography.types import ParagraphStyle, Span

_TOKEN = re.compile("[^ \u2028]+ ?| ")
_CONTROLS = {ord(mark): "\u2028" for mark in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2029"} | {ord("\t"): " "}
_CONTROL = re.compile("[\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2029]")


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A paragraph before it has a width. `words` in logical order, word `i` out of `items[i]`; `level` is the base level, 0 or 1.

    Segment `k` is the words `ends[k-1]+1 … ends[k]`; `widths[k]` is its width without `spaces[k]`, the space that hangs at its end (points);
    `kinds[k]` says what its end allows. `places` are the (offset, kind) that may part a segment wider than a line. `missing` holds
    (code-point offset, character) that no font has.
    """

    text: str
    spans: tuple[Span, ...]
    style: ParagraphStyle
    level: int
    words: tuple[Word, ...]
    items: tuple[Item, ...]
    ends: tuple[int, ...]
    widths: tuple[float, ...]
    spaces: tuple[float, ...]
    kinds: tuple[BreakKind, ...]
    emergencies: tuple[int, ...]
    missing: tuple[tuple[int, str], ...]


def prepare(spans: Sequence[Span], style: ParagraphStyle, forced: Collection[int] = ()) -> Paragraph:
    """A paragraph of these spans. `forced` are code-point offsets where a line may end whatever UAX #14 says (a word wider than its line)."""
    spans = tuple(_without_controls(span) for span in spans if span.text)
    text = "".join([span.text for span in spans])
    level = paragraph_level(text) if style.base == "auto" else int(style.base == "rtl")
    items = itemize(text, spans, level)
    kinds: dict[int, BreakKind] = {}
    emergencies: list[int] = []
    for offset, kind in opportunities(text, _nobreak(spans)):
        if kind == "emergency":
            emergencies.append(offset)
        else:
            kinds[offset] = kind
    for offset in forced:
        kinds.setdefault(offset, "emergency")
    inner = sorted(offset for offset in kinds if text[offset - 1] != " " and text[offset : offset + 1] != " ")
    words, homes = _words(text, items, inner)
    return _segmented(text, spans, style, level, words, homes, kinds, emergencies)


def _without_controls(span: Span) -> Span:
    if not _CONTROL.search(span.text):
        return span
    return Span(span.text.replace("\r\n", "\n").translate(_CONTROLS), span.style, span.lang, span.link, span.isolate, span.nobreak)


def _nobreak(spans: Sequence[Span]) -> list[tuple[int, int]]:
    ranges, at = [], 0
    for span in spans:
        if span.nobreak:
            ranges.append((at, at + len(span.text)))
        at += len(span.text)
    return ranges


def _words(text: str, items: Sequence[Item], inner: Sequence[int]) -> tuple[list[Word], list[Item]]:
    """Words in logical order, cut at spaces, at items' edges and at the break opportunities `inner` to what no space parts."""
    words: list[Word] = []
    homes: list[Item] = []
    cuts = iter(inner)
    cut = next(cuts, -1)
    for item in items:
        shape, level, span, low, high = item.setting.word, item.level, item.span, item.start, item.end
        if low == high:
            words.append(Word(item.setting.alone(""), level, span, low, low, False))
            homes.append(item)
        for token in _TOKEN.finditer(text, low, high):
            start, stop = token.span()
            end = stop - 1 if text[stop - 1] == " " and stop - start > 1 else stop
            while 0 <= cut <= start:
                cut = next(cuts, -1)
            while start < cut < end:
                words.append(Word(shape(text, start, cut, low, high), level, span, start, cut, False))
                homes.append(item)
                start, cut = cut, next(cuts, -1)
            shaped = shape(text, start, end, low, high)
            words.append(Word(shaped, level, span, start, end, shaped.space is not None))
            homes.append(item)
    return words, homes


def _segmented(
    text: str,
    spans: tuple[Span, ...],
    style: ParagraphStyle,
    level: int,
    words: list[Word],
    homes: list[Item],
    kinds: dict[int, BreakKind],
    emergencies: list[int],
) -> Paragraph:
    ends: list[int] = []
    widths: list[float] = []
    spaces: list[float] = []
    allowed: list[BreakKind] = []
    missing: list[tuple[int, str]] = []
    width = blank = 0.0
    last = len(words) - 1
    for index, (shaped, _, _, start, end, spaced) in enumerate(words):
        if shaped.blank:
            blank += shaped.width
            stop = end
        else:
            width += blank + shaped.width
            blank = shaped.space_width
            stop = end + 1 if spaced else end
        if shaped.missing:
            missing.extend((start + offset, mark) for offset, mark in enumerate(shaped.text) if mark in shaped.missing)
        if text[stop : stop + 1] == "\u2028":
            stop += 1
        if stop in kinds or index == last:
            ends.append(index)
            widths.append(width)
            spaces.append(blank)
            allowed.append(kinds.get(stop, "normal"))
            width = blank = 0.0
    return Paragraph(
        text, spans, style, level, tuple(words), tuple(homes), tuple(ends), tuple(widths), tuple(spaces), tuple(allowed), tuple(emergencies),
        tuple(missing),
    )  # fmt: skip
