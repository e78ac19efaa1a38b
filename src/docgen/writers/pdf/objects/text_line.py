"""A set line as content-stream operators: one unbroken show a line, in visual order, left to right.

Readers turn lines of right-to-left text round themselves, take every pen move inside a word for a space and every change of font for a seam; so
a line is one text matrix and one font, whatever its scripts, and then only shows, with colours between them. What justification adds stands before
a space, never in a word. Marked content is a seam as well: a line that needs it (a link, words of another language) is shown in pieces.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from docgen.compiled import twin
from docgen.typography.paragraph.lines import Line, Word
from docgen.typography.shaping.shaper import ShapingContext
from docgen.writers.pdf.fonts.pdf_font import SPACE_ADJUSTMENT, EmbeddedFont, FontSelection, PdfFonts
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


@twin
def text_object(lines: Iterable[tuple[Line, float, float]], fonts: PdfFonts, rtl: bool, marker: Marker | None = None) -> str:
    """BT … ET for lines with their origin: (line, x of the column's left edge, y of the baseline), in points; `rtl` is the paragraph's direction."""
    lines = list(lines)
    pen = _TextState(fonts, rtl, parted([line for line, _, _ in lines]), marker)
    out = ["BT"]
    for line, x, y in lines:
        if marker is not None and (operators := marker.line()):
            out.append(operators)
        at = None
        for show in pen.shows(line, marker):
            if show.left != at:
                out.append(f"1 0 0 1 {x + show.left:.3f} {y:.3f} Tm")
            pen.show(show, line.gap, out)
            at = show.right
    if marker is not None and (operators := marker.leave()):
        out.append(operators)
    if pen.rise:
        out.append("0 Ts")
    out.append("ET")
    return "\n".join(out)


class _Show(NamedTuple):
    """Words that are shown in one go, in visual order, their settings, and their edges in points from the column's left."""

    words: Sequence[Word]
    settings: Collection[ShapingContext]
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
        self._font: tuple[EmbeddedFont | None, float] = (None, 0.0)
        self._fill = ""
        self.rise = 0.0

    def _state(self, way: FontSelection, setting: ShapingContext) -> list[str]:
        """The operators that make this the text state; none where it is so already."""
        out: list[str] = []
        if self._font != (way.font, way.size):
            self._font = (way.font, way.size)
            out.append(f"/{way.font.name} {num(way.size)} Tf")
        style = setting.style
        fill: str = getattr(style.paint, "fill", _BLACK)
        if fill != self._fill:
            self._fill = fill
            out.append(fill)
        if style.rise != self.rise:
            self.rise = style.rise
            out.append(f"{num(style.rise)} Ts")
        return out

    def shows(self, line: Line, marker: Marker | None) -> list[_Show]:
        """The line whole; or, where a change of font or of marked content parts it, its pieces in logical order.

        Readers that break a line at such a seam keep the order in which its pieces were shown.
        """
        words = line.words
        if not words:
            return []
        settings = dict.fromkeys([word[0].setting for word in words])  # in their order, so that fonts are numbered alike each time
        fonts = {setting: self._seam(setting) for setting in settings}
        pieces = {span: marker and marker.piece(span) for span in {word[2] for word in words}}
        if len(set(fonts.values())) == 1 and (len(pieces) == 1 or len(set(pieces.values())) == 1):
            return [_Show(words, settings, line.x, line.x)]
        shows: list[_Show] = []
        gathered: list[Word] = []
        left = right = line.x
        before = None
        for word in words:
            shaped, _, span, _, _, spaced = word
            seam = fonts[shaped.setting], pieces[span]
            if gathered and seam != before:
                shows.append(_Show(gathered, dict.fromkeys([word[0].setting for word in gathered]), left, right))
                gathered, left = [], right
            before = seam
            gathered.append(word)
            right += shaped.width + (shaped.space_width + line.gap if spaced else line.gap if shaped.blank else 0.0)
        shows.append(_Show(gathered, dict.fromkeys([word[0].setting for word in gathered]), left, right))
        return sorted(shows, key=lambda show: min([word[3] for word in show.words]))

    def _seam(self, setting: ShapingContext) -> tuple[EmbeddedFont, float]:
        way = self._way(setting, self._rtl)
        return way.font, way.size

    def show(self, show: _Show, gap: float, out: list[str]) -> None:
        """The operators that show words in visual order, `gap` points added before each space; `out` takes them."""
        words, settings = show.words, show.settings
        bare, spaced = self._bare, self._spaced
        some = next(iter(settings))
        move = f">{num(-gap * 1000 / self._way(some, self._rtl).size)}<" if gap else ""
        if self._marker is None and not self._parted and (len(settings) == 1 or len({id(setting.style) for setting in settings}) == 1):
            out += self._state(self._way(some, self._rtl), some)
            out.append(_operator([spaced[word[0]] if word[5] else bare[word[0]] for word in words], move))
            return
        shown: list[str] = []
        current: ShapingContext | None = None
        backwards = all(word[1] % 2 for word in words)
        before: str | None = None
        for index, word in enumerate(words):
            setting = word[0].setting
            said = self._parted.get(id(word))
            if not index or said is not before:
                operators = self._marks(before, said, backwards, word)
                before = said
                if operators and shown:
                    out.append(_operator(shown, move))
                    shown = []
                out += operators
            if setting is not current:
                current = setting
                state = self._state(self._way(setting, self._rtl), setting)
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
