"""A paragraph set as a whole: justified in all its lines, or ragged in all of them.

Justified text is set without hyphens first. Where a line then is not filled, or gapes, it is set again with hyphens in English words, and with labels
that may part from their numbers (`linebreak`, rule 3); what comes out no better is ragged from its first line to its last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple

from docgen.limits import check_time
from docgen.typography.paragraph.hyphenation import points
from docgen.typography.paragraph.knuth_plass_cy import total_fit
from docgen.typography.paragraph.line_break_tailoring_cy import BreakKind, opportunity_kinds
from docgen.typography.paragraph.line_layout_cy import HYPHENS, PENALTIES, segments_between, set_lines
from docgen.typography.paragraph.lines import Line
from docgen.typography.paragraph.prepare import Paragraph, hyphen_at, nobreak_ranges, prepare
from docgen.typography.paragraph.words_cy import separates
from docgen.typography.shaping.glyphs_cy import BLANK, SPACED
from docgen.typography.shaping.shaper import ShapingContext
from docgen.typography.types import ParagraphStyle

GAPING = 1.0
"""The most that justification may add to a space, as a multiple of its own width: a line that has more gapes."""
_HYPHENS_IN_A_ROW = 2
_ROUNDING = 0.02
_STRETCHES = SPACED | BLANK
_STRETCH, _SHRINK = 0.5, 0.33
"""As `total_fit` has them."""


class Composed(NamedTuple):
    """Lines, and whether they are ragged though the style asks for justified ones."""

    lines: list[Line]
    ragged: bool


def compose(paragraph: Paragraph, width: float, bounds: tuple[int, int] | None = None, *, ragged: bool = False) -> Composed:
    """The lines of a paragraph in a column of `width` points, as `set_lines` has them. `ragged` is asked for where what stands beside it is."""
    if paragraph.style.align != "justify":
        return Composed(set_lines(paragraph, width, bounds), False)
    if not ragged:
        lines = set_lines(paragraph, width, bounds)
        if looseness(paragraph, lines, width) <= GAPING:
            return Composed(lines, False)
        for candidates in _candidates(paragraph, width):
            check_time()
            again = _with_line_ends(paragraph, width, bounds, candidates)
            if again is None:
                continue
            other = set_lines(again, width, bounds)
            if looseness(again, other, width) <= GAPING:
                return Composed(other, False)
    return Composed(set_lines(paragraph.styled(_ragged(paragraph.style)), width, bounds), True)


def _ragged(style: ParagraphStyle) -> ParagraphStyle:
    return replace(style, align="start")


def looseness(paragraph: Paragraph, lines: Sequence[Line], width: float) -> float:
    """The most that justification adds to a space in one of the lines, as a multiple of the space's own width; infinite where a line that is to be
    filled is not."""
    worst = 0.0
    style, text, row = paragraph.style, paragraph.text, paragraph.row
    room = width - style.start_indent - style.end_indent - _ROUNDING
    end = row.stops[-1] if row.stops else 0
    broken = "\u2028" in text
    first = 0 if lines and row.starts and lines[0].start == row.starts[0] else -1
    for index, line in enumerate(lines):
        if line.end >= end or not line.shaped or (broken and text[line.end :].lstrip(" ")[:1] == "\u2028"):
            continue
        if line.width < (room - style.first_indent if index == first else room):
            return inf
        if line.gap > 0.0:
            rows = zip(line.shaped, line.marks, strict=True)
            space = next((word.width if word.blank else word.space_width for word, mark in rows if mark & _STRETCHES), 0.0)
            if space:
                worst = max(worst, line.gap / space)
    return worst


def _candidates(paragraph: Paragraph, width: float) -> list[dict[int, BreakKind]]:
    """What may be taken besides the paragraph's own opportunities, from the harmless to the last resort; by their offsets."""
    text, spans = paragraph.text, paragraph.spans
    hyphens: dict[int, BreakKind] = {}
    if width < paragraph.style.hyphenate_under and not paragraph.level:
        hyphens = dict.fromkeys(points(text, spans), "hyphen")
    labels: dict[int, BreakKind] = {}
    if paragraph.emergencies:  # a label is one of them
        labels = {offset: "label" for offset, kind in opportunity_kinds(text, nobreak_ranges(spans)).items() if kind == "label"}
    return [found for found in (hyphens, {**hyphens, **labels} if labels else {}) if found]


def _with_line_ends(paragraph: Paragraph, width: float, bounds: tuple[int, int] | None, candidates: Mapping[int, BreakKind]) -> Paragraph | None:
    """The paragraph with those of the candidates chosen that its lines end best at; `None` where they end best at none."""
    style = paragraph.style
    rest = max(width - style.start_indent - style.end_indent, 1.0)
    first = rest - style.first_indent
    if bounds:
        paragraph = prepare(paragraph.spans, style, bounds)
    if any(natural > min(first, rest) for natural in paragraph.widths):
        return None
    row = _Row(paragraph, candidates)
    low, high = segments_between(paragraph, *bounds) if bounds else (0, len(paragraph.ends))
    begin, stop = row.segments[low] if low < len(row.segments) else 0, row.segments[high] if high < len(row.segments) else len(row.widths)
    ends = row.fit(begin, stop, first, rest)
    if _crowded(ends, row.kinds):
        ends = row.fit_sparing(begin, stop, first, rest)
    chosen: list[tuple[int, BreakKind]] = [(row.offsets[index], row.kinds[index]) for index in ends if row.kinds[index] in ("hyphen", "label")]
    return prepare(paragraph.spans, style, bounds or (), tuple(chosen)) if chosen else None


def _crowded(ends: Sequence[int], kinds: Sequence[BreakKind]) -> bool:
    """Are there more hyphens in a row than may be?"""
    run = 0
    for index in ends:
        run = run + 1 if kinds[index] in HYPHENS else 0
        if run > _HYPHENS_IN_A_ROW:
            return True
    return False


class _Row:
    """A paragraph's segments, cut once more at the candidates: what `fit` is given. `offsets` and `kinds` are of their ends; `segments[k]` is the
    first of segment `k`."""

    def __init__(self, paragraph: Paragraph, candidates: Mapping[int, BreakKind]) -> None:
        self.widths: list[float] = []
        self.spaces: list[float] = []
        self.offsets: list[int] = []
        self.kinds: list[BreakKind] = []
        self.hyphens: list[float] = []
        self.segments: list[int] = []
        self._paragraph = paragraph
        self._widths: dict[ShapingContext, float] = {}
        cuts = sorted(candidates)
        begin = 0
        for last, kind in zip(paragraph.ends, paragraph.kinds, strict=True):
            self.segments.append(len(self.widths))
            self._segment(begin, last, kind, cuts, candidates)
            begin = last + 1

    def _segment(self, begin: int, last: int, kind: BreakKind, cuts: Sequence[int], candidates: Mapping[int, BreakKind]) -> None:
        row, text = self._paragraph.row, self._paragraph.text
        width = blank = 0.0
        for index in range(begin, last + 1):
            shaped, start, end = row.shaped[index], row.starts[index], row.stops[index]
            spaced = shaped.space is not None
            if shaped.blank:
                blank += shaped.width
                continue
            if spaced and shaped.text == "·" and separates(shaped.text, text, start, end):
                blank += shaped.width + shaped.space_width
                continue
            done = 0.0
            first, stop = bisect_right(cuts, start), bisect_left(cuts, end)
            if first < stop and not shaped.setting.rtl:
                before, at, scale = 0.0, first, shaped.setting.scale
                for offset, unit in shaped.placed():
                    while at < stop and cuts[at] <= start + offset:
                        self._end(width + blank + before - done, 0.0, cuts[at], candidates[cuts[at]], index)
                        width, blank, done = 0.0, 0.0, before
                        at += 1
                    before += unit.advance * scale
            width += blank + shaped.width - done
            blank = shaped.space_width if spaced else 0.0
            if spaced and index < last and candidates.get(end + 1) == "label":
                self._end(width, blank, end + 1, "label", index)
                width = blank = 0.0
        self._end(width, blank, row.stops[last], kind, last)

    def _end(self, width: float, space: float, offset: int, kind: BreakKind, word: int) -> None:
        self.widths.append(width)
        self.spaces.append(space)
        self.offsets.append(offset)
        self.kinds.append(kind)
        self.hyphens.append(self._hyphen(word) if kind in HYPHENS else 0.0)

    def _hyphen(self, word: int) -> float:
        """The width of the hyphen that shows where a line ends in a word."""
        setting = self._paragraph.items[word].setting
        width = self._widths.get(setting)
        if width is None:
            width = self._widths[setting] = hyphen_at(self._paragraph, word).width
        return width

    def fit(self, begin: int, stop: int, first: float, rest: float) -> list[int]:
        kinds = self.kinds[begin:stop]
        penalty = [PENALTIES.get(kind, 0.0) for kind in kinds]
        forced = [kind == "mandatory" for kind in kinds]
        hyphens = self.hyphens[begin:stop]
        ends = total_fit(self.widths[begin:stop], self.spaces[begin:stop], forced, first, rest, penalty=penalty, hyphen=hyphens)
        return [begin + end for end in ends]

    def fit_sparing(self, begin: int, stop: int, first: float, rest: float) -> list[int]:
        """The same with no more hyphens in a row than may be: besides where a line begins, the search remembers how many hyphens went before it."""
        best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(begin, 0): (0.0, None)}
        for start in range(begin, stop):
            check_time()
            for run in range(_HYPHENS_IN_A_ROW + 1):
                if (start, run) not in best:
                    continue
                base = best[start, run][0]
                for end, demerits in self._ends(start, stop, first if start == begin else rest):
                    after = run + 1 if self.kinds[end] in HYPHENS else 0
                    state = (end + 1, after)
                    if after <= _HYPHENS_IN_A_ROW and (state not in best or base + demerits < best[state][0]):
                        best[state] = (base + demerits, (start, run))
        found = [(best[stop, run][0], run) for run in range(_HYPHENS_IN_A_ROW + 1) if (stop, run) in best]
        ends: list[int] = []
        back: tuple[int, int] | None = (stop, min(found)[1]) if found else None
        while back is not None and back[0] > begin:
            ends.append(back[0] - 1)
            back = best[back][1]
        return ends[::-1]

    def _ends(self, start: int, stop: int, room: float) -> Iterator[tuple[int, float]]:
        """The segments that a line from `start` on may end after, with their demerits (`fit.total_fit`)."""
        width = blank = 0.0
        for end in range(start, stop):
            width += self.widths[end]
            kind = self.kinds[end]
            slack = room - width - blank - self.hyphens[end]
            last = end == stop - 1 or kind == "mandatory"
            if width + blank - _SHRINK * blank > room + _ROUNDING and end > start:
                return
            if last and slack >= 0.0:
                yield end, 1.0
            elif slack >= -_SHRINK * blank:
                reach = _STRETCH * blank + 0.005 * room if slack >= 0.0 else _SHRINK * blank + 1e-6
                ratio = abs(slack) / reach
                yield end, min((1.0 + 100.0 * ratio**3) ** 2, 1e12) + PENALTIES.get(kind, 0.0) ** 2
            if last:
                return
            blank += self.spaces[end]
