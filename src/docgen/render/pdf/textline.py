"""A set line as content-stream operators: one unbroken show a line, in visual order, left to right.

Readers turn lines of right-to-left text round themselves and take every pen move inside a word for a space; so a line is one text matrix
and then only shows, with font, size, colour and marked content between them. What justification adds stands before a space, never in a word.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from docgen.render.pdf.pdffont import PdfFonts
from docgen.typography.lines import Line
from docgen.typography.shaping import Setting, Unit


class Paint(Protocol):
    """What a span's `paint` must offer: `fill`, the operators that set the fill colour (`0.1 0.1 0.1 rg`)."""

    fill: str


class Marker(Protocol):
    """Marks content inside a text object: told that a line begins, which span the next words belong to, and that all is shown; answers
    operators (`EMC`, `EMC /Span << … >> BDC`), mostly none."""

    def line(self) -> str: ...

    def enter(self, span: int) -> str: ...

    def leave(self) -> str: ...


_BLACK = "0 0 0 rg"


def text_object(lines: Iterable[tuple[Line, float, float]], fonts: PdfFonts, marker: Marker | None = None) -> str:
    """BT … ET for lines with their origin: (line, x of the column's left edge, y of the baseline), in points."""
    pen = _Pen(fonts)
    out = ["BT"]
    for line, x, y in lines:
        if marker is not None and (operators := marker.line()):
            out.append(operators)
        out.append(f"1 0 0 1 {x + line.x:.3f} {y:.3f} Tm")
        pen.line(line, out, marker)
    if marker is not None and (operators := marker.leave()):
        out.append(operators)
    if pen.rise:
        out.append("0 Ts")
    out.append("ET")
    return "\n".join(out)


class _Pen:
    """The text state that goes on from line to line: font, size, colour, rise."""

    def __init__(self, fonts: PdfFonts) -> None:
        self._fonts = fonts
        self._setting: Setting | None = None
        self._fill = ""
        self.rise = 0.0

    def _change(self, setting: Setting, out: list[str]) -> None:
        before = self._setting
        if before is None or before.face is not setting.face or before.size != setting.size:
            out.append(f"/{self._fonts[setting.face].name} {setting.size:.4g} Tf")
        style = setting.style
        fill: str = getattr(style.paint, "fill", _BLACK)
        if fill != self._fill:
            self._fill = fill
            out.append(fill)
        if style.rise != self.rise:
            self.rise = style.rise
            out.append(f"{style.rise:.4g} Ts")
        self._setting = setting

    def line(self, line: Line, out: list[str], marker: Marker | None) -> None:
        """The show operators of one line; `out` takes them."""
        gap = line.gap
        shown: list[str] = []
        words = codes = None
        current: Setting | None = None
        move, span = "", -1

        def flush() -> None:
            if shown:
                text = "".join(shown)
                out.append(f"[<{text}>]TJ" if ">" in text else f"<{text}>Tj")
                shown.clear()

        for word in line.words:
            shaped, level, index, _, _, spaced = word
            setting = shaped.setting
            if setting is not current or words is None or codes is None:
                flush()
                self._change(setting, out)
                font = self._fonts[setting.face]
                words, codes = font.words, font.codes
                move = f">{-gap * 1000 / setting.size:.2f}<" if gap else ""
                current = setting
            if marker is not None and index != span:
                operators = marker.enter(index)
                if operators:
                    flush()
                    out.append(operators)
            span = index
            if not spaced:
                if shaped.blank and move:
                    shown.append(move)
                shown.append(words[shaped])
            elif level % 2:
                shown.append(move + codes[_space(shaped.space)] + words[shaped])
            else:
                shown.append(words[shaped] + move + codes[_space(shaped.space)])
        flush()


def _space(unit: Unit | None) -> Unit:
    assert unit is not None, "a spaced word carries its space"
    return unit
