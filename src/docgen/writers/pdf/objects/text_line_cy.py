"""Kernel: a set line as content-stream operators: one unbroken show a line, in visual order, left to right.

Readers turn lines of right-to-left text round themselves, take every pen move inside a word for a space and every change of font for a seam; so
a line is one text matrix and one font, whatever its scripts, and then only shows, with colours between them. What justification adds stands before
a space, never in a word. Marked content is a seam as well: a line that needs it (a link, words of another language) is shown in pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from docgen import _cython as cython
from docgen.errors import RenderError
from docgen.typography.paragraph.lines import CLOSING, HYPHEN, Line
from docgen.typography.shaping.glyphs_cy import SPACED
from docgen.writers.pdf.fonts.pdf_font import SPACE_ADJUSTMENT, Codes, EmbeddedFont, FontSelection, PdfFonts
from docgen.writers.pdf.objects.tokens import num, text_string

if TYPE_CHECKING:
    from docgen.typography.paragraph.itemize_cy import Item
    from docgen.typography.shaping.glyphs_cy import GlyphCluster, ShapedWord
    from docgen.typography.shaping.shaper import ShapingContext


class Paint(Protocol):
    """What a span's `paint` must offer: `fill`, the operators that set the fill colour (`0.1 0.1 0.1 rg`)."""

    fill: str


class Marker(Protocol):
    """Marks content inside a text object: told that a line begins, which words come next, and that all is shown; answers operators (`EMC`,
    `EMC /Span << … >> BDC`), mostly none. Spans with the same `piece` are marked as one.

    The next words are of a span and begin at an offset of the text; all of them run from right to left (`backwards`) or not all; `said` is the text
    that stands for them where they are a part of a word that a line's end parts."""

    def line(self) -> str: ...

    def piece(self, span: int) -> object: ...

    def enter(self, span: int, backwards: bool, start: int, said: str | None) -> str: ...

    def leave(self) -> str: ...


_BLACK = "0 0 0 rg"
_SPACED: cython.int = SPACED
_HYPHEN: cython.Py_ssize_t = HYPHEN
_CLOSING: cython.Py_ssize_t = CLOSING
_LAST_CID: cython.int = 0xFFFF


Place = tuple[int, int]
"""Of a word: the number of its line, and its place in that, counted from the left."""


def parted(lines: Sequence[Line]) -> dict[Place, str]:
    """Words that hyphens part at lines' ends, told whole (ISO 32000-1, 14.9.4): what stands for each word and hyphen, by its place. The first piece
    has the whole word for a replacement text, the others have nothing: so it is found, and read aloud. A word that goes on in another text object is
    left as it is drawn, with a soft hyphen."""
    told: dict[Place, str] = {}
    pieces: list[tuple[Place, Place]] = []  # the first and the last word of each
    for number, (line, after) in enumerate(pairwise(lines)):
        last = len(line.shaped) - 1
        if last < 1 or line.order[last] != HYPHEN or not after.shaped or not line.word(last).is_hyphen or line.word(last).level % 2:
            continue
        piece = ((number, last - 1), (number, last))
        if pieces and pieces[-1][0] == piece[0]:
            pieces[-1] = piece
        else:
            _tell(pieces, lines, told)
            pieces = [piece]
        pieces.append(((number + 1, 0), (number + 1, 0)))
    _tell(pieces, lines, told)
    return told


def _tell(pieces: Sequence[tuple[Place, Place]], lines: Sequence[Line], told: dict[Place, str]) -> None:
    word = "".join([lines[number].shaped[place].text for (number, place), _ in pieces]).encode("utf-16-be", "ignore").decode("utf-16-be")
    for index, (first, last) in enumerate(pieces):
        told[first] = told[last] = _NOTHING if index else word


_NOTHING = "\u200b"
"""What the rest of a parted word says: some readers take an empty replacement for none."""


def text_object(lines: Iterable[tuple[Line, float, float]], fonts: PdfFonts, rtl: bool, marker: Marker | None = None) -> str:
    """BT … ET for lines with their origin: (line, x of the column's left edge, y of the baseline), in points; `rtl` is the paragraph's direction."""
    placed = list(lines)
    pen = _TextState(fonts, rtl, parted([line for line, _, _ in placed]), marker)
    out = pen.out
    for number, (line, x, y) in enumerate(placed):
        if marker is not None and (operators := marker.line()):
            out.append(operators)
        _show_line(pen, number, line, x, y)
    if marker is not None and (operators := marker.leave()):
        out.append(operators)
    if pen.rise:
        out.append("0 Ts")
    out.append("ET")
    return "\n".join(out)


@cython.cclass
class _TextParameters:
    """How words of one setting are shown: the font and its size, the operators of the fill colour, the rise; the CIDs of its units, its words."""

    font: EmbeddedFont
    size: cython.double
    fill: str
    rise: cython.double
    codes: Codes
    known: dict[GlyphCluster, str]
    words: dict[ShapedWord, str]

    def __init__(self, way: FontSelection, fill: str, rise: float) -> None:
        self.font, self.size, self.codes, self.words = way
        self.known = self.codes.known
        self.fill, self.rise = fill, rise


@cython.cclass
class _TextState:
    """The text state that goes on from line to line: font, size, colour, rise; and the operators so far."""

    marker: Marker | None
    parted: dict[Place, str]
    rtl: cython.bint
    way: Callable[[ShapingContext, bool], FontSelection]
    bare: dict[ShapedWord, str]
    spaced: dict[ShapedWord, str]
    known: dict[ShapingContext, _TextParameters]
    pieces: dict[int, object]
    current: _TextParameters | None
    font: EmbeddedFont | None
    size: cython.double
    fill: str
    rise: cython.double
    out: list[str]

    def __init__(self, fonts: PdfFonts, rtl: bool, parted: dict[Place, str], marker: Marker | None) -> None:
        self.marker, self.parted, self.rtl, self.way = marker, parted, rtl, fonts.way
        self.bare, self.spaced = fonts.strings(rtl)
        self.known, self.pieces, self.out = {}, {}, ["BT"]
        self.current, self.font, self.size, self.fill, self.rise = None, None, 0.0, "", 0.0


@cython.cfunc
def _parameters(pen: _TextState, setting: ShapingContext) -> _TextParameters:
    parameters = pen.known.get(setting)
    if parameters is None:
        way, style = pen.way(setting, pen.rtl), setting.style
        parameters = _TextParameters(way, getattr(style.paint, "fill", _BLACK), style.rise)
        pen.known[setting] = parameters
    return parameters


@cython.cfunc
def _code(parameters: _TextParameters, unit: GlyphCluster) -> str:
    found = parameters.known.get(unit)
    if found is not None:
        return found
    codes = parameters.codes
    units: list[GlyphCluster] = codes.units
    lenders: list[int] = codes.lenders
    cid: cython.int = len(units) + 1
    if cid > _LAST_CID:
        raise RenderError("one document uses more than 65,535 different glyphs of one font file; make it two documents")
    units.append(unit)
    lenders.append(codes.lender)
    code = f"{cid:04X}"
    parameters.known[unit] = code
    return code


@cython.cfunc
def _string(pen: _TextState, word: ShapedWord, spaced: cython.bint) -> str:
    """A word's string of CIDs, in visual order, with the space after it where it is `spaced`; what justification widens is marked."""
    strings: dict[ShapedWord, str] = pen.spaced if spaced else pen.bare
    text = strings.get(word)
    if text is not None:
        return text
    parameters = _parameters(pen, word.setting)
    words: dict[ShapedWord, str] = parameters.words
    space: GlyphCluster | None = word.space if spaced else None
    before = after = ""
    if space is not None and word.setting.rtl:  # CIDs count from left to right
        before = SPACE_ADJUSTMENT + _code(parameters, space)
    elif space is None and word.blank:
        before = SPACE_ADJUSTMENT
    text = words.get(word)
    if text is None:
        text = words[word] = "".join([_code(parameters, unit) for unit in word.units])
    if space is not None and not before:
        after = SPACE_ADJUSTMENT + _code(parameters, space)
    text = before + text + after
    strings[word] = text
    return text


@cython.cfunc
def _piece(pen: _TextState, span: int) -> object:
    if span not in pen.pieces:
        pen.pieces[span] = pen.marker.piece(span) if pen.marker is not None else None
    return pen.pieces[span]


@cython.cfunc
def _span(line: Line, items: list[Item], place: cython.Py_ssize_t) -> int:
    """The index of the span that the word at a place of the line is out of: as `Line.word` has it."""
    order = line.order
    index: cython.Py_ssize_t = order[place]
    if index == _CLOSING:
        place = place - 1 if place else 1
        index = order[place]
    if index == _HYPHEN:
        index = max(order)
    return items[index].span


@cython.cfunc
def _show_line(pen: _TextState, number: cython.Py_ssize_t, line: Line, x: cython.double, y: cython.double) -> None:
    """Shows a line whole; or, where a change of font or of marked content parts it, its pieces in logical order: readers that break a line at such a
    seam keep the order in which its pieces were shown."""
    words: list[ShapedWord] = line.shaped
    count: cython.Py_ssize_t = len(words)
    index: cython.Py_ssize_t
    begin: cython.Py_ssize_t = 0
    setting: object = None
    parameters: _TextParameters | None = None
    seam: cython.bint
    shows: list[tuple[int, int]] = []
    piece: object = None
    several: cython.bint = pen.marker is not None and len(line.paragraph.spans) > 1
    order = line.order
    items: list[Item] = line.paragraph.row.items
    item: object = None
    word: ShapedWord
    own: _TextParameters
    span: cython.Py_ssize_t = -1
    here: cython.Py_ssize_t
    at_word: cython.Py_ssize_t
    for index in range(count):
        word = words[index]
        seam = False
        if word.setting is not setting:
            setting = word.setting
            own = _parameters(pen, setting)
            seam = parameters is not None and (parameters.font is not own.font or parameters.size != own.size)
            parameters = own
        if several:
            at_word = order[index]
            if at_word >= 0:
                if items[at_word] is item:
                    here = span
                else:
                    item = items[at_word]
                    here = items[at_word].span
            else:
                here = _span(line, items, index)
                item = None
            if here != span:
                before, piece, span = piece, _piece(pen, here), here
                seam = seam or before != piece
        if seam and index:
            shows.append((begin, index))
            begin = index
    left: cython.double = line.x
    if not shows:
        pen.out.append(f"1 0 0 1 {x + left:.3f} {y:.3f} Tm")
        _show(pen, number, line, 0, count)
        return
    shows.append((begin, count))
    at: object = None
    for left, right, begin, index in _in_order(line, shows):
        if left != at:
            pen.out.append(f"1 0 0 1 {x + left:.3f} {y:.3f} Tm")
        _show(pen, number, line, begin, index)
        at = right


def _in_order(line: Line, shows: list[tuple[int, int]]) -> list[tuple[float, float, int, int]]:
    """Pieces of a line in logical order: their edges in points from the column's left, and their first and last places."""
    placed: list[tuple[int, float, float, int, int]] = []  # with the offset at which each begins
    words: list[ShapedWord] = line.shaped
    marks: bytes = line.marks
    order, starts = line.order, line.paragraph.row.starts
    gap: cython.double = line.gap
    right: cython.double = line.x
    left: cython.double
    place: cython.Py_ssize_t
    mark: cython.int
    shaped: ShapedWord
    for begin, end in shows:
        left = right
        first = -1
        for place in range(begin, end):
            shaped = words[place]
            mark = marks[place]
            right += shaped.width + (shaped.space_width + gap if mark & _SPACED else gap if shaped.blank else 0.0)
            index = order[place]
            start = starts[index] if index >= 0 else line.end
            if first < 0 or start < first:
                first = start
        placed.append((first, left, right, begin, end))
    placed.sort(key=_first)
    return [(left, right, begin, end) for _, left, right, begin, end in placed]


def _first(piece: tuple[int, float, float, int, int]) -> int:
    return piece[0]


@cython.cfunc
def _show(pen: _TextState, number: cython.Py_ssize_t, line: Line, begin: cython.Py_ssize_t, end: cython.Py_ssize_t) -> None:
    """The operators that show a line's words from `begin` to before `end`; what justification adds stands before each space."""
    words: list[ShapedWord] = line.shaped
    marks: bytes = line.marks
    told: dict[Place, str] = pen.parted
    out: list[str] = pen.out
    shown: list[str] = []
    setting: object = None
    said: str | None = None
    before: str | None = None
    place: cython.Py_ssize_t
    mark: cython.int
    word: ShapedWord
    parameters: _TextParameters
    if begin == end:
        return
    move = f">{num(-line.gap * 1000 / _parameters(pen, words[begin].setting).size)}<" if line.gap else ""
    backwards: cython.bint = pen.marker is not None and _backwards(line, begin, end)
    if not told:
        out += _marks(pen, None, None, backwards, line, begin)
    for place in range(begin, end):
        word = words[place]
        if told:
            said = told.get((number, place))
            if place == begin or said is not before:
                operators = _marks(pen, before, said, backwards, line, place)
                before = said
                if operators and shown:
                    out.append(_operator(shown, move))
                    shown = []
                out += operators
        if word.setting is not setting:
            setting = word.setting
            parameters = _parameters(pen, setting)
            if parameters is not pen.current:
                state = _state(pen, parameters)
                if state:
                    if shown:
                        out.append(_operator(shown, move))
                        shown = []
                    out += state
        mark = marks[place]
        shown.append(_string(pen, word, mark & 1 != 0))
    if shown:
        out.append(_operator(shown, move))
    if before is not None and pen.marker is None:
        out.append("EMC")


@cython.cfunc
def _backwards(line: Line, begin: cython.Py_ssize_t, end: cython.Py_ssize_t) -> cython.bint:
    """Whether all words of a line from `begin` to before `end` run from right to left."""
    levels: bytes = line.paragraph.row.levels
    order = line.order
    place: cython.Py_ssize_t
    index: cython.Py_ssize_t
    level: cython.int
    for place in range(begin, end):
        index = order[place]
        level = levels[index] if index >= 0 else levels[max(order)] if index == _HYPHEN else line.paragraph.level
        if level % 2 == 0:
            return False
    return True


@cython.cfunc
def _state(pen: _TextState, parameters: _TextParameters) -> list[str]:
    """The operators that make this the text state; none where it is so already."""
    out: list[str] = []
    pen.current = parameters
    if pen.font is not parameters.font or pen.size != parameters.size:
        pen.font, pen.size = parameters.font, parameters.size
        out.append(f"/{parameters.font.name} {num(parameters.size)} Tf")
    if parameters.fill != pen.fill:
        pen.fill = parameters.fill
        out.append(pen.fill)
    if parameters.rise != pen.rise:
        pen.rise = parameters.rise
        out.append(f"{num(pen.rise)} Ts")
    return out


@cython.cfunc
def _marks(pen: _TextState, before: str | None, said: str | None, backwards: bool, line: Line, place: int) -> list[str]:
    """What begins a show, and a part of a parted word in it, and what comes after that."""
    if pen.marker is not None:
        row, index = line.paragraph.row, line.order[place]
        start = row.starts[index] if index >= 0 else line.end
        operators = pen.marker.enter(_span(line, row.items, place), backwards, start, said)
        return [operators] if operators else []
    closing = ["EMC"] if before is not None else []
    return closing if said is None else [*closing, f"/Span <</ActualText {text_string(said)}>> BDC"]


@cython.cfunc
def _operator(strings: list[str], move: str) -> str:
    """Tj; or TJ, with what moves the pen at each gap."""
    text = "".join(strings).replace(SPACE_ADJUSTMENT, move)
    return f"[<{text}>]TJ" if ">" in text else f"<{text}>Tj"
