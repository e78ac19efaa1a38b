"""Kernel: whether justified text is even, told from the widths of the pieces between its line ends alone: where it is sure, no line need be set."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docgen import _cython as cython
from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.typography.paragraph.compose import GAPING
from docgen.typography.paragraph.itemize_cy import settings
from docgen.typography.paragraph.kashida import KASHIDA_POLICIES
from docgen.typography.paragraph.knuth_plass_cy import total_fit
from docgen.typography.paragraph.line_layout_cy import WIDEST_GAP
from docgen.typography.shaping.edges_cy import find_word
from docgen.typography.shaping.shaper import ShapingContext
from docgen.typography.types import ParagraphStyle, SpanStyle
from docgen.typography.unicode.scripts import script_runs
from docgen.writers.docx.body.no_break_spaces import line_ends

if TYPE_CHECKING:
    from docgen.typography.shaping.glyphs_cy import ShapedWord

_OWN_RULES = re.compile("[\t\n\u00a0\u00ad\u00b7\u200b\u2028\u2029\u2060]|  ")
"""What breaks or joins a line by a rule of its own, and spaces of which one stands alone."""
_NBSP = "\u00a0"
_OPENED = re.compile(r"[^\w\s.,:;()«»،؛%]\u00a0")
"""A sign behind which a line may end though a no-break space follows (UAX #14, LB12a)."""
_SURE: cython.double = 0.03
"""Of a limit: nearer to it nothing is sure. The first and the last word of a line may be a little wider or narrower than between others."""
_STROKE = 1.25
"""Of a kashida's width: what it may change the letters beside it by included."""
_GAPING: cython.double = GAPING
_PLAIN = frozenset({"normal", "emergency", "label"})


class Setting(NamedTuple):
    """How text of one style and language is set in each script; `own` is text of no script. `widest` are the points that a line adds to each of its
    spaces at most, `stroke` more than a kashida lengthens a word by."""

    arabic: ShapingContext
    latin: ShapingContext
    own: ShapingContext
    widest: float
    stroke: float


@lru_cache(maxsize=32)
def setting_of(style: SpanStyle, lang: Lang, tag: str) -> Setting:
    arabic, latin = settings(style, "Arab", True, tag)[0], settings(style, "Latn", False, tag)[0]
    widest = min([WIDEST_GAP * context.size - context.word(" ", 0, 1, 0, 1).width for context in (arabic, latin)])
    return Setting(arabic, latin, arabic if lang == "ar" else latin, widest, _STROKE * arabic.alone("\u0640").width)


class Row(NamedTuple):
    """A paragraph's pieces as `total_fit` has its segments, each with the offset of its end in `text`. `other`: a line may end at further places,
    where it else gapes."""

    text: str
    offsets: list[int]
    widths: array[float]
    spaces: array[float]
    other: bool


def row_of(runs: Runs, kept: Runs, looks: Sequence[Setting]) -> Row | None:
    """The pieces of a text whose runs are set so, `kept` as it stands in Word; `None` where one is not to be told by itself."""
    text: str = "".join([run.text for run in runs])
    kinds = line_ends(text)
    if not text or _OWN_RULES.search(text) or not _PLAIN.issuperset(kinds.values()):
        return None
    held: set[int] = set()
    edges: list[tuple[int, Setting]] = []
    at: cython.Py_ssize_t = 0
    end: cython.Py_ssize_t
    stop: cython.Py_ssize_t
    turn: cython.Py_ssize_t = 0
    last: object = None
    for run, look in zip(runs, looks, strict=True):
        end = at + len(run.text)
        if run.nobreak:
            held.update(range(at + 1, end))
        if edges and last is look:
            edges[-1] = end, look
        elif end > at:
            edges.append((end, look))
            last = look
        at = end
    turns: list[tuple[int, ShapingContext]] = []
    for _, end, script in script_runs(text):
        while True:
            stop, look = edges[turn]
            if script == "Arab":
                turns.append((min(stop, end), look.arabic))
            elif script == "Latn":
                turns.append((min(stop, end), look.latin))
            elif script == "Zyyy":
                turns.append((min(stop, end), look.own))
            else:
                return None
            if stop >= end:
                break
            turn += 1
    text = "".join([run.text for run in kept])
    if _NBSP in text and _OPENED.search(text):
        return None
    offsets: list[int] = []
    for place, kind in kinds.items():
        at = place
        if kind == "normal" and text[at - 1] != _NBSP and place not in held:
            offsets.append(place)
    offsets.append(len(text))
    widths = array("d", bytes(8 * len(offsets)))
    spaces = widths[:]
    lacking: dict[ShapingContext, list[str]] | None = {}
    while _measured(text, offsets, turns, lacking, widths, spaces):
        if not lacking:
            return Row(text, offsets, widths, spaces, "label" in kinds.values())
        for context, pieces in lacking.items():
            context.shape_together(pieces)
        lacking = None
    return None


@cython.cfunc
def _measured(
    text: str,
    offsets: list[int],
    turns: list[tuple[int, ShapingContext]],
    lacking: dict[ShapingContext, list[str]] | None,
    widths: cython.double_view,
    spaces: cython.double_view,
) -> cython.bint:
    """Writes the widths of the pieces between these offsets, and of the spaces after them, each set in the way of its turn; false where one is not to
    be told. Words that are not known yet are put into `lacking`, if there is one, to be shaped together."""
    index: cython.Py_ssize_t
    begin: cython.Py_ssize_t = 0
    end: cython.Py_ssize_t
    until: cython.Py_ssize_t
    stop: cython.Py_ssize_t = 0
    turn: cython.Py_ssize_t = 0
    width: cython.double
    space: cython.double
    first: cython.bint
    held: cython.bint = _NBSP in text
    word: ShapedWord | None
    shaped: ShapedWord
    for index in range(len(offsets)):
        end = offsets[index]
        first = True
        while begin < end:
            while stop <= begin:
                stop, context = turns[turn]
                known: dict[object, ShapedWord] = context.words
                turn += 1
            until = end if end < stop else stop
            piece: str = text[begin:until]
            begin = until
            word = known.get(piece)
            if word is None and lacking is not None and piece.find(" ") == len(piece) - 1 and not (held and _NBSP in piece):
                lacking.setdefault(context, []).append(piece)
                first = False
                continue
            if word is not None:
                shaped = word
            if word is None or shaped.blank or (held and _NBSP in piece):
                wide = _wide(piece, context)
                if wide is None:
                    return False
                width, space = wide
            elif shaped.missing:
                return False
            else:
                width, space = shaped.width, shaped.space_width
            if first:
                widths[index] = width
            else:
                widths[index] += spaces[index] + width
            spaces[index] = space
            first = False
    return True


@cython.cfunc
def _wide(piece: str, context: ShapingContext) -> tuple[float, float] | None:
    """The width of a piece of several words, and of the space at its end."""
    width: cython.double = 0.0
    blank: cython.double = 0.0
    index: cython.Py_ssize_t = 0
    shaped: ShapedWord
    spaced: cython.bint = piece[-1] == " "
    words: list[str] = (piece[:-1] if spaced else piece).replace(_NBSP, " ").split(" ")
    for index in range(len(words)):
        word = words[index]
        if word:
            text = word + " "
            shaped = find_word(context, text, 0, len(word), 0, len(text))
            if shaped.missing:
                return None
            width += shaped.width
            blank = shaped.space_width
        elif not index:  # the space stands at the edge of a run, behind another's word
            blank = find_word(context, " ", 0, 1, 0, 1).width
        if index < len(words) - 1:
            width += blank
    return width, blank if spaced else 0.0


def even(row: Row, looks: Sequence[Setting], style: ParagraphStyle, room: float, loosest: float) -> bool | None:
    """Whether no line of a justified text gapes, `room` points wide, as the PDF sets it, nor where each takes as many words as it holds, with spaces
    that may have `loosest` times their own width added; `None` where that is not sure."""
    count: cython.Py_ssize_t = len(row.widths)
    index: cython.Py_ssize_t
    line: cython.double = room
    widths: cython.double_view = row.widths
    spaces: cython.double_view = row.spaces
    rows = array("d", bytes(8 * (count + 1)))
    ended = rows[:]
    starts: cython.double_view = rows
    ends: cython.double_view = ended
    for index in range(count):
        if widths[index] > line:
            return None
        starts[index + 1] = starts[index] + (widths[index] + spaces[index])
        ends[index] = starts[index] + widths[index]
    if not count:
        return None
    filled = _filled(starts, ends, spaces, count - 1, line, loosest)
    return filled and _fitted(row, looks, style, starts, ends, line)


@cython.cfunc
def _filled(
    starts: cython.double_view,
    ends: cython.double_view,
    spaces: cython.double_view,
    last: cython.Py_ssize_t,
    room: cython.double,
    loosest: cython.double,
) -> bool | None:
    """Whether lines are even of which each takes as many words as it holds."""
    begin: cython.Py_ssize_t = 0
    end: cython.Py_ssize_t
    index: cython.Py_ssize_t
    limit: cython.double
    slack: cython.double
    most: cython.double
    while True:
        limit = starts[begin] + room
        end = begin
        while end <= last and ends[end] <= limit:
            end += 1
        end -= 1
        if end == last:
            return True
        if end < begin or limit - ends[end] < 1e-3 or ends[end + 1] - limit < 1e-3:
            return None
        slack, most = limit - ends[end], 0.0
        for index in range(begin, end):
            most += spaces[index]
        most *= loosest
        if slack > most * (1.0 - _SURE):
            return False if slack > most * (1.0 + _SURE) else None
        begin = end + 1


@cython.cfunc
def _fitted(
    row: Row, looks: Sequence[Setting], style: ParagraphStyle, starts: cython.double_view, ends: cython.double_view, room: cython.double
) -> bool | None:
    """Whether the lines are even that make the fewest demerits."""
    policy = KASHIDA_POLICIES.get(style.kashida) if style.base == "rtl" else None
    size: cython.double = looks[0].arabic.size
    widest: cython.double = min([look.widest for look in looks])
    begin: cython.Py_ssize_t = 0
    start: cython.Py_ssize_t = 0
    stop: cython.Py_ssize_t
    end: cython.Py_ssize_t
    index: cython.Py_ssize_t
    gaps: cython.Py_ssize_t
    slack: cython.double
    narrow: cython.double
    most: cython.double
    blanks: cython.bint
    text: str = row.text
    spaces: cython.double_view = row.spaces
    sure: bool | None = True
    for end in total_fit(row.widths, row.spaces, [False] * len(row.widths), room, room)[:-1]:
        stop = row.offsets[end]
        gaps = text.count(" ", start, stop - 1)
        slack = starts[begin] + room - ends[end]
        narrow, most, blanks = widest, 0.0, False
        for index in range(begin, end):
            if spaces[index]:
                blanks = True
                narrow = min(narrow, spaces[index])
                most = max(most, spaces[index])
        begin, start = end + 1, stop
        if blanks and slack <= gaps * narrow * _GAPING * (1.0 - _SURE):
            continue
        if policy is not None and slack > policy.engage * size * max(gaps, 1) * (1.0 - _SURE):
            slack -= policy.words * policy.joints * policy.length * max([look.stroke for look in looks])
        if not row.other and (style.base == "rtl" or room >= style.hyphenate_under) and slack > gaps * most * _GAPING * (1.0 + _SURE):
            return False
        sure = None
    return sure
