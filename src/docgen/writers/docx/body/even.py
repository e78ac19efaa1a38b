"""Whether justified text is even, told from the widths of the pieces between its line ends alone: where it is sure, no line need be set."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import NamedTuple

from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.typography.paragraph.compose import GAPING
from docgen.typography.paragraph.itemize_cy import settings
from docgen.typography.paragraph.kashida import KASHIDA_POLICIES
from docgen.typography.paragraph.knuth_plass_cy import total_fit
from docgen.typography.paragraph.line_layout_cy import WIDEST_GAP
from docgen.typography.shaping.glyphs_cy import ShapedWord
from docgen.typography.shaping.shaper import ShapingContext
from docgen.typography.types import ParagraphStyle, SpanStyle
from docgen.typography.unicode.scripts import script_runs
from docgen.writers.docx.body.no_break_spaces import line_ends

_OWN_RULES = re.compile("[\t\n\u00a0\u00ad\u00b7\u200b\u2028\u2029\u2060]|  ")
"""What breaks or joins a line by a rule of its own, and spaces of which one stands alone."""
_NBSP = "\u00a0"
_OPENED = re.compile(r"[^\w\s.,:;()«»،؛%]\u00a0")
"""A sign behind which a line may end though a no-break space follows (UAX #14, LB12a)."""
_SURE = 0.03
"""Of a limit: nearer to it nothing is sure. The first and the last word of a line may be a little wider or narrower than between others."""
_STROKE = 1.25
"""Of a kashida's width: what it may change the letters beside it by included."""
_PLAIN = frozenset({"normal", "emergency", "label"})


class Setting(NamedTuple):
    """How text of one style and language is set in each script."""

    arabic: ShapingContext
    latin: ShapingContext
    own: ShapingContext
    """Text of no script."""

    def of(self, script: str) -> ShapingContext | None:
        return self.arabic if script == "Arab" else self.latin if script == "Latn" else self.own if script == "Zyyy" else None

    def widest(self) -> float:
        """Points that a line adds to each of its spaces at most."""
        return min(WIDEST_GAP * context.size - context.word(" ", 0, 1, 0, 1).width for context in (self.arabic, self.latin))

    def stroke(self) -> float:
        """More points than a kashida lengthens a word by."""
        return _STROKE * self.arabic.alone("\u0640").width


@lru_cache(maxsize=32)
def setting_of(style: SpanStyle, lang: Lang, tag: str) -> Setting:
    arabic, latin = settings(style, "Arab", True, tag)[0], settings(style, "Latn", False, tag)[0]
    return Setting(arabic, latin, arabic if lang == "ar" else latin)


class Row(NamedTuple):
    """A paragraph's pieces as `total_fit` has its segments, each with the offset of its end in `text`. `other`: a line may end at further places,
    where it else gapes."""

    text: str
    offsets: Sequence[int]
    widths: Sequence[float]
    spaces: Sequence[float]
    other: bool


def row_of(runs: Runs, kept: Runs, looks: Sequence[Setting]) -> Row | None:
    """The pieces of a text whose runs are set so, `kept` as it stands in Word; `None` where one is not to be told by itself."""
    text = "".join([run.text for run in runs])
    kinds = line_ends(text)
    if not text or _OWN_RULES.search(text) or not _PLAIN.issuperset(kinds.values()):
        return None
    held: set[int] = set()
    edges: list[tuple[int, Setting]] = []
    at = 0
    for run, look in zip(runs, looks, strict=True):
        end = at + len(run.text)
        if run.nobreak:
            held.update(range(at + 1, end))
        if edges and edges[-1][1] is look:
            edges[-1] = end, look
        elif end > at:
            edges.append((end, look))
        at = end
    turns: list[tuple[int, ShapingContext]] = []
    turn = 0
    for _, end, script in script_runs(text):
        while True:
            stop, look = edges[turn]
            context = look.of(script)
            if context is None:
                return None
            turns.append((min(stop, end), context))
            if stop >= end:
                break
            turn += 1
    text = "".join([run.text for run in kept])
    if _NBSP in text and _OPENED.search(text):
        return None
    offsets = [end for end, kind in kinds.items() if kind == "normal" and text[end - 1] != _NBSP and end not in held]
    offsets.append(len(text))
    return _measured(text, offsets, turns, "label" in kinds.values())


def _measured(text: str, offsets: list[int], turns: list[tuple[int, ShapingContext]], other: bool) -> Row | None:
    """The pieces between these offsets, each set in the way of its turn; what is not known yet is shaped together."""
    found: list[tuple[bool, str, ShapingContext, ShapedWord | None]] = []
    lacking: dict[ShapingContext, list[str]] = {}
    waiting = iter(turns)
    stop, context = next(waiting)
    known = context.words.get
    begin = 0
    for end in offsets:
        first = True
        while begin < end:
            while stop <= begin:
                stop, context = next(waiting)
                known = context.words.get
            until = end if end < stop else stop
            piece = text[begin:until]
            word = known(piece)
            if word is None:
                lacking.setdefault(context, []).append(piece)
            found.append((first, piece, context, word))
            first, begin = False, until
    for context, pieces in lacking.items():
        context.shape_together([piece for piece in pieces if piece.find(" ") == len(piece) - 1 and _NBSP not in piece])
    widths: list[float] = []
    spaces: list[float] = []
    for first, piece, context, word in found:
        word = word or context.words.get(piece)
        if word is None or word.blank or _NBSP in piece:
            wide = _wide(piece, context)
            if wide is None:
                return None
            width, space = wide
        elif word.missing:
            return None
        else:
            width, space = word.width, word.space_width
        if first:
            widths.append(width)
            spaces.append(space)
        else:
            widths[-1] += spaces[-1] + width
            spaces[-1] = space
    return Row(text, offsets, widths, spaces, other)


def _wide(piece: str, context: ShapingContext) -> tuple[float, float] | None:
    """The width of a piece of several words, and of the space at its end."""
    width = blank = 0.0
    spaced = piece[-1] == " "
    words = (piece[:-1] if spaced else piece).replace(_NBSP, " ").split(" ")
    for index, word in enumerate(words):
        if word:
            text = word + " "
            shaped = context.word(text, 0, len(word), 0, len(text))
            if shaped.missing:
                return None
            width += shaped.width
            blank = shaped.space_width
        elif not index:  # the space stands at the edge of a run, behind another's word
            blank = context.word(" ", 0, 1, 0, 1).width
        if index < len(words) - 1:
            width += blank
    return width, blank if spaced else 0.0


def even(row: Row, looks: Sequence[Setting], style: ParagraphStyle, room: float, loosest: float) -> bool | None:
    """Whether no line of a justified text gapes, `room` points wide, as the PDF sets it, nor where each takes as many words as it holds, with spaces
    that may have `loosest` times their own width added; `None` where that is not sure."""
    starts = [0.0, *accumulate(map(add, row.widths, row.spaces))]
    ends = list(map(add, starts, row.widths))
    if not row.widths or max(row.widths) > room:
        return None
    filled = _filled(row, starts, ends, room, loosest)
    return filled and _fitted(row, looks, style, starts, ends, room)


def _filled(row: Row, starts: Sequence[float], ends: Sequence[float], room: float, loosest: float) -> bool | None:
    """Whether lines are even of which each takes as many words as it holds."""
    begin, last = 0, len(ends) - 1
    while True:
        limit = starts[begin] + room
        end = bisect_right(ends, limit) - 1
        if end == last:
            return True
        if min(limit - ends[end], ends[end + 1] - limit) < 1e-3 or end < begin:
            return None
        slack, most = limit - ends[end], loosest * sum(row.spaces[begin:end])
        if slack > most * (1.0 - _SURE):
            return False if slack > most * (1.0 + _SURE) else None
        begin = end + 1


def _fitted(row: Row, looks: Sequence[Setting], style: ParagraphStyle, starts: Sequence[float], ends: Sequence[float], room: float) -> bool | None:
    """Whether the lines are even that make the fewest demerits."""
    policy = KASHIDA_POLICIES.get(style.kashida) if style.base == "rtl" else None
    size = looks[0].arabic.size
    widest = min([look.widest() for look in set(looks)])
    sure: bool | None = True
    begin = start = 0
    for end in total_fit(row.widths, row.spaces, [False] * len(ends), room, room)[:-1]:
        stop = row.offsets[end]
        gaps = row.text.count(" ", start, stop - 1)
        slack = starts[begin] + room - ends[end]
        blanks = [space for space in row.spaces[begin:end] if space]
        begin, start = end + 1, stop
        if blanks and slack <= gaps * min(*blanks, widest) * GAPING * (1.0 - _SURE):
            continue
        if policy is not None and slack > policy.engage * size * max(gaps, 1) * (1.0 - _SURE):
            slack -= policy.words * policy.joints * policy.length * max([look.stroke() for look in looks])
        if (
            not row.other
            and (style.base == "rtl" or room >= style.hyphenate_under)
            and slack > gaps * max(blanks, default=0.0) * GAPING * (1.0 + _SURE)
        ):
            return False
        sure = None
    return sure
