"""A set line as content-stream operators: one unbroken show a line, in visual order, left to right.

Readers turn lines of right-to-left text round themselves, take every pen move inside a word for a space and every change of font for a seam; so
a line is one text matrix and one font, whatever its scripts, and then only shows, with colours between them. What justification adds stands before
a space, never in a word. Marked content is a seam as well: a line that needs it (a link, words of another language) is shown in pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from docgen.typography.paragraph.lines import Line, Word
from docgen.typography.shaping.shaper import ShapingContext
from docgen.writers.pdf.fonts.pdf_font import SPACE_ADJUSTMENT, EmbeddedFont, PdfFonts
from docgen.writers.pdf.objects.tokens import num, text_string


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


def parted(lines: Sequence[Line]) -> dict[int, str]:
    """Words that hyphens part at lines' ends, told whole (ISO 32000-1, 14.9.4): what stands for each word and hyphen, by its `id`. The first piece
    has the whole word for a replacement text, the others have nothing: so it is found, and read aloud. A word that goes on in another text object is
    left as it is drawn, with a soft hyphen."""
    told: dict[int, str] = {}
    pieces: list[tuple[Word, Word]] = []  # the first and the last word of each
    for line, after in pairwise(lines):
        words = line.words
        if len(words) < 2 or not words[-1].is_hyphen or words[-1].level % 2 or not after.words:
            continue
        piece = (words[-2], words[-1])
        if pieces and pieces[-1][0] is piece[0]:
            pieces[-1] = piece
        else:
            _tell(pieces, told)
            pieces = [piece]
        pieces.append((after.words[0], after.words[0]))
    _tell(pieces, told)
    return told


def _tell(pieces: Sequence[tuple[Word, Word]], told: dict[int, str]) -> None:
    word = "".join([first.shaped.text for first, _ in pieces]).encode("utf-16-be", "ignore").decode("utf-16-be")
    for index, (first, last) in enumerate(pieces):
        told[id(first)] = told[id(last)] = _NOTHING if index else word


_NOTHING = "\u200b"
"""What the rest of a parted word says: some readers take an empty replacement for none."""


def text_object(lines: Iterable[tuple[Line, float, float]], fonts: PdfFonts, rtl: bool, marker: Marker | None = None) -> str:
    """BT … ET for lines with their origin: (line, x of the column's left edge, y of the baseline), in points; `rtl` is the paragraph's direction."""
    lines = list(lines)
    pen = _TextState(fonts, rtl, parted([line for line, _, _ in lines]), marker)
    out = ["BT"]
    for line, x, y in lines:
        if marker is not None and (operators := marker.line()):
            out.append(operators)
        at = None
        for show in pen.shows(line):
            if show.left != at:
                out.append(f"1 0 0 1 {x + show.left:.3f} {y:.3f} Tm")
            pen.show(show.words, line.gap, out)
            at = show.right
    if marker is not None and (operators := marker.leave()):
        out.append(operators)
    if pen.rise:
        out.append("0 Ts")
    out.append("ET")
    return "\n".join(out)


class _TextParameters(NamedTuple):
    """How words of one setting are shown: the font and its size, the operators of the fill colour, the rise."""

    font: EmbeddedFont
    size: float
    fill: str
    rise: float


class _Show(NamedTuple):
    """Words that are shown in one go, in visual order, and their edges in points from the column's left."""

    words: list[Word]
    left: float
    right: float


class _TextState:
    """The text state that goes on from line to line: font, size, colour, rise."""

    def __init__(self, fonts: PdfFonts, rtl: bool, parted: Mapping[int, str], marker: Marker | None) -> None:
        self._marker = marker
        self._way = fonts.way
        self._parted = parted
        self._rtl = rtl
        self._bare, self._spaced = fonts.strings(rtl)
        self._known: dict[ShapingContext, _TextParameters] = {}
        self._pieces: dict[int, object] = {}
        self._current: _TextParameters | None = None
        self._font: tuple[EmbeddedFont | None, float] = (None, 0.0)
        self._fill = ""
        self.rise = 0.0

    def _parameters(self, setting: ShapingContext) -> _TextParameters:
        parameters = self._known.get(setting)
        if parameters is None:
            way, style = self._way(setting, self._rtl), setting.style
            parameters = self._known[setting] = _TextParameters(way.font, way.size, getattr(style.paint, "fill", _BLACK), style.rise)
        return parameters

    def _state(self, parameters: _TextParameters) -> list[str]:
        """The operators that make this the text state; none where it is so already."""
        out: list[str] = []
        self._current = parameters
        font, size, fill, rise = parameters
        if self._font != (font, size):
            self._font = (font, size)
            out.append(f"/{font.name} {num(size)} Tf")
        if fill != self._fill:
            self._fill = fill
            out.append(fill)
        if rise != self.rise:
            self.rise = rise
            out.append(f"{num(rise)} Ts")
        return out

    def _piece(self, span: int) -> object:
        if span not in self._pieces:
            self._pieces[span] = self._marker and self._marker.piece(span)
        return self._pieces[span]

    def shows(self, line: Line) -> list[_Show]:
        """The line whole; or, where a change of font or of marked content parts it, its pieces in logical order.

        Readers that break a line at such a seam keep the order in which its pieces were shown.
        """
        gathered: list[Word] = []
        shows = [_Show(gathered, line.x, line.x)]
        setting: ShapingContext | None = None
        parameters: _TextParameters | None = None
        piece: object = None
        span = -1
        for word in line.words:
            if word[0].setting is not setting:
                setting = word[0].setting
                own = self._parameters(setting)
                seam = parameters is not None and (parameters.font is not own.font or parameters.size != own.size)
                parameters = own
            else:
                seam = False
            if word[2] != span:
                span = word[2]
                before, piece = piece, self._piece(span)
                seam = seam or before != piece
            if seam and gathered:
                gathered = []
                shows.append(_Show(gathered, line.x, line.x))
            gathered.append(word)
        return shows if len(shows) == 1 else self._in_order(shows, line)

    def _in_order(self, shows: list[_Show], line: Line) -> list[_Show]:
        """Pieces of a line in logical order, with their edges."""
        placed: list[_Show] = []
        right = line.x
        for words, _, _ in shows:
            left = right
            for shaped, _, _, _, _, spaced in words:
                right += shaped.width + (shaped.space_width + line.gap if spaced else line.gap if shaped.blank else 0.0)
            placed.append(_Show(words, left, right))
        return sorted(placed, key=lambda show: min([word[3] for word in show.words]))

    def show(self, words: list[Word], gap: float, out: list[str]) -> None:
        """The operators that show words in visual order, `gap` points added before each space; `out` takes them."""
        if not words:
            return
        bare, spaced, told = self._bare, self._spaced, self._parted
        move = f">{num(-gap * 1000 / self._parameters(words[0][0].setting).size)}<" if gap else ""
        backwards = self._marker is not None and all(word[1] % 2 for word in words)
        shown: list[str] = []
        setting: ShapingContext | None = None
        said: str | None = None
        before: str | None = None
        if not told:
            out += self._marks(None, None, backwards, words[0])
        for word in words:
            if told:
                said = told.get(id(word))
                if word is words[0] or said is not before:
                    operators = self._marks(before, said, backwards, word)
                    before = said
                    if operators and shown:
                        out.append(_operator(shown, move))
                        shown = []
                    out += operators
            if word[0].setting is not setting:
                setting = word[0].setting
                parameters = self._parameters(setting)
                if parameters is not self._current:
                    state = self._state(parameters)
                    if state:
                        if shown:
                            out.append(_operator(shown, move))
                            shown = []
                        out += state
            shown.append(spaced[word[0]] if word[5] else bare[word[0]])
        if shown:
            out.append(_operator(shown, move))
        if before is not None and self._marker is None:
            out.append("EMC")

    def _marks(self, before: str | None, said: str | None, backwards: bool, word: Word) -> list[str]:
        """What begins a show, and a part of a parted word in it, and what comes after that."""
        if self._marker is not None:
            operators = self._marker.enter(word.span, backwards, word.start, said)
            return [operators] if operators else []
        closing = ["EMC"] if before is not None else []
        return closing if said is None else [*closing, f"/Span <</ActualText {text_string(said)}>> BDC"]


def _operator(strings: list[str], move: str) -> str:
    """Tj; or TJ, with what moves the pen at each gap."""
    text = "".join(strings).replace(SPACE_ADJUSTMENT, move)
    return f"[<{text}>]TJ" if ">" in text else f"<{text}>Tj"
