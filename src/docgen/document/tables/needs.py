"""What a table's columns need: the widths at which no piece of theirs is broken, and no line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docgen.document.inline import Inline, Runs, plain
from docgen.document.tables.columns import Room, Rows
from docgen.document.tables.laid import Cell, Laid, Words
from docgen.limits import check_time
from docgen.patterns import late
from docgen.types import Lang


class Measured(NamedTuple):
    """Of a slot: the width of its longest line, no line broken but by its author, and of its longest piece that does not break; points."""

    natural: float
    least: float


Measure = Callable[[Runs, str, Lang], Measured]
"""Measures a slot in a text style of the theme, on one language's side."""

SMALL = "-small"
"""What the name of a text style ends with whose type is small."""
_ROUNDING = 0.1
"""Points; enough for a width to survive rounding."""
_LOOKED_AT = 60
"""Rows that tell how high a table is."""
_MINUS = "\u2212"
_MARKS = (")", _MINUS)
_RIGHT_MINUS = late("[-\u2212]\\s*[٠-٩۰-۹]")


@dataclass(frozen=True, slots=True)
class Needs:
    """By column, points, without padding. `body` is what the rows need to break no line, `heads` what the heads need, `typical` the width of the
    lines that most of a column's text is in. `longest` are the pieces that make the least widths, `blocks` the widths of the blocks of figures,
    `hangs` those of the marks that stand right of figures, `marks` the width of each such mark; `rows` are the widths of
    the cells of the first rows."""

    least: tuple[float, ...]
    natural: tuple[float, ...]
    body: tuple[float, ...]
    heads: tuple[float, ...]
    typical: tuple[float, ...]
    blocks: tuple[float, ...]
    hangs: tuple[float, ...]
    longest: tuple[str, ...]
    rows: Rows
    marks: tuple[tuple[str, float], ...]

    def with_others(self, others: Sequence[Needs]) -> Needs:
        """What the columns of several like tables need together."""
        every = (self, *others)
        longest = [max(every, key=lambda needs: needs.least[index]).longest[index] for index in range(len(self.least))]

        def most(widths: Callable[[Needs], tuple[float, ...]]) -> tuple[float, ...]:
            return tuple(map(max, zip(*map(widths, every), strict=True)))

        return Needs(
            most(lambda needs: needs.least),
            most(lambda needs: needs.natural),
            most(lambda needs: needs.body),
            most(lambda needs: needs.heads),
            most(lambda needs: needs.typical),
            most(lambda needs: needs.blocks),
            most(lambda needs: needs.hangs),
            tuple(longest),
            [row for needs in every for row in needs.rows],
            self.marks,
        )

    def rooms(self, slack: float, around: float) -> list[Room]:
        """What the columns need with padding of `around` points in all; `slack` is by how much what does not break may be wider than measured."""
        made: list[Room] = []
        for least, natural, body, heads, typical in zip(self.least, self.natural, self.body, self.heads, self.typical, strict=True):
            low = least * slack + around
            made.append(Room(low, max(low, natural + around), max(low, body + around), typical + around, heads + around))
        return made


def needs_of(laid: Laid, measure: Measure, *, small: bool = False, padding: float = 0.0) -> Needs:
    """What a table needs in the theme's type, or in small type. `padding` is the space at both sides of a cell's text, by which a cell of several
    columns is wider than they are together."""
    count = len(laid.columns)
    least, blocks, longest = [0.0] * count, [0.0] * count, [""] * count
    bodies, heads = [_ROUNDING] * count, [_ROUNDING] * count
    lengths, squares = [0.0] * count, [0.0] * count
    marks = {mark: measure((Inline(mark),), "table" + SMALL * small, laid.lang or "en").natural for mark in _MARKS}
    hangs = _hangs(laid, marks)
    spanning: list[tuple[Cell, Measured]] = []
    rows: list[Sequence[tuple[int, Sequence[float]]]] = []
    for row in laid.rows:
        check_time()
        style = row.style + SMALL * small
        natural = heads if row.kind in ("groups", "head") else bodies
        cells: list[tuple[int, tuple[float, ...]]] = []
        for cell in row.cells:
            every = tuple(measure(part.runs, style, part.lang) for part in cell.words if part.runs)
            found = Measured(max((one.natural for one in every), default=0.0), max((one.least for one in every), default=0.0))
            if cell.span > 1:
                spanning.append((cell, found if row.kind == "groups" else Measured(found.least, found.least)))
                continue
            index = cell.first
            cells.append((index, tuple(one.natural for one in every)))
            kept = hangs[index] - marks.get(right_mark(cell.words), 0.0) if cell.figures and hangs[index] else 0.0
            wide = found.natural + kept
            narrow = wide if cell.figures else found.least
            natural[index] = max(natural[index], wide + _ROUNDING)
            if natural is bodies:
                lengths[index] += wide
                squares[index] += wide * wide
            if narrow > least[index]:
                least[index], longest[index] = narrow, _longest(cell, found)
            if cell.figures and cell.align == "right":
                blocks[index] = max(blocks[index], wide)
        if len(rows) < _LOOKED_AT:
            rows.append(cells)
    for cell, found in spanning:
        inside = range(cell.first, cell.first + cell.span)
        between = padding * (cell.span - 1)
        for widths, wanted in ((least, found.least), (heads, found.natural)):
            lacking = (wanted - between - sum(widths[index] for index in inside)) / cell.span
            for index in inside if lacking > 0 else ():
                widths[index] += lacking
    rounded = tuple(width + _ROUNDING for width in least)
    typical = tuple(square / length if length else 0.0 for square, length in zip(squares, lengths, strict=True))
    natural = list(map(max, bodies, heads))
    return Needs(
        rounded, tuple(natural), tuple(bodies), tuple(heads), typical, tuple(blocks), tuple(hangs), tuple(longest), rows, tuple(marks.items())
    )


def _hangs(laid: Laid, marks: Mapping[str, float]) -> list[float]:
    """By column, the width of the widest mark that stands right of its figures."""
    hangs = [0.0] * len(laid.columns)
    for row in laid.rows:
        for cell in row.cells:
            if cell.figures and (mark := right_mark(cell.words)):
                hangs[cell.first] = max(hangs[cell.first], marks[mark])
    return hangs


def right_mark(words: Sequence[Words]) -> str:
    """The mark that stands right of a figure below nought, and under which no unit of another may stand: the bracket that closes it in either
    direction, the minus before Arabic-Indic digits in a right-to-left line. Empty where there is none."""
    if len(words) != 1:
        return ""
    text = plain(words[0].runs)
    if text.endswith(")"):
        return ")"
    return _MINUS if words[0].lang == "ar" and _RIGHT_MINUS.match(text) else ""


def _longest(cell: Cell, found: Measured) -> str:
    """What is longest in a cell, for a message: a figure is whole, of words the longest."""
    text = " ".join(plain(part.runs) for part in cell.words)
    if cell.figures or found.least >= found.natural:
        return text
    return max(text.split(), key=len, default="")
