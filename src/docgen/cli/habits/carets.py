"""The line of the input that a message is about, with a caret under the column.

A terminal shows letters in cells: an East Asian wide one takes two (UAX #11), a mark or a format character none. Most terminals put them in logical
order; one that applies UAX #9 reverses Arabic stretches, and the caret stands where the letter is seen then. The line is a left-to-right isolate, so
that it begins at the left whatever it begins with.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docgen.cli.habits.escapes import one_line
from docgen.errors import DocgenError, Place

LRI, PDI = "\u2066", "\u2069"
_AROUND = 60
"""Cells of a long line that are shown before the column and after it."""
_LARGEST = 4 * 1024 * 1024
"""Bytes of a file that is read again for a line of it."""
_told: dict[str, str] = {}


def remember(name: str, text: str) -> None:
    """The text of an input that cannot be read again."""
    _told[name] = text


def forget() -> None:
    """A run begins: files may have changed since the last one."""
    _told.clear()
    _lines.cache_clear()


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a source as it is printed, and the cell, counted from 0, under which the caret stands."""

    text: str
    cell: int


def excerpt(place: Place, *, visual: bool | None = None) -> list[str]:
    """The line at a place and the line with its caret; none where the place has no line, or its file cannot be read any more. `visual` says that the
    terminal reorders by UAX #9; `None` asks the environment."""
    line = None if place.file is None or place.line is None else _line(place.file, place.line)
    if line is None or not line.strip():
        return []
    shown = drawn(line, place.column or 1, visual=reorders() if visual is None else visual)
    number = str(place.line)
    return [f"{number:>5} | {LRI}{shown.text}{PDI}", f"{'':>5} | {' ' * shown.cell}^"]


def drawn(line: str, column: int, *, visual: bool = False) -> Shown:
    """A line as a terminal shows it, cut around its column (code points, from 1)."""
    index = min(column - 1, len(line))
    first, last = _stretch(line, index)
    pieces = [one_line(char) for char in line[first:last]]
    before, after = ("… " if first else ""), (" …" if last < len(line) else "")
    text = "".join(pieces)
    cell = _cell(text, sum(map(len, pieces[: index - first])), visual=visual)
    return Shown(f"{before}{text}{after}", len(before) + cell)


def cells(char: str) -> int:
    """How many cells of a terminal a character takes."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def reorders() -> bool:
    """Whether the terminal is known to apply UAX #9: DOCGEN_BIDI says so (1, 0), else VTE since 0.60, Konsole and mlterm are known to."""
    said = os.environ.get("DOCGEN_BIDI", "")
    if said:
        return said != "0"
    vte = os.environ.get("VTE_VERSION", "")
    return (vte.isdecimal() and int(vte) >= 6000) or "KONSOLE_VERSION" in os.environ or os.environ.get("TERM", "").startswith("mlterm")


def _stretch(line: str, index: int) -> tuple[int, int]:
    """Where the stretch of a line that is shown begins and ends: no more than fits beside its column, and no mark without its letter."""
    first = last = index
    room = _AROUND
    while first > 0 and (room := room - cells(line[first - 1])) >= 0:
        first -= 1
    room = _AROUND
    while last < len(line) and (room := room - cells(line[last])) >= 0:
        last += 1
    while 0 < first < index and cells(line[first]) == 0:
        first += 1
    return first, last


def _cell(text: str, at: int, *, visual: bool) -> int:
    """The first cell of the character at an index: in logical order, or after the reordering of UAX #9 (rule L2) in a left-to-right line."""
    widths = [cells(char) for char in text]
    if not visual or at >= len(text):
        return sum(widths[:at])
    from docgen.typography.unicode.bidi import resolve_levels
    from docgen.typography.unicode.order_cy import reorder

    order = reorder(resolve_levels(text, "ltr"))
    return sum(widths[index] for index in order[: order.index(at)])


def _line(file: str, number: int) -> str | None:
    found = _lines(file)
    return found[number - 1] if found is not None and 0 < number <= len(found) else None


@lru_cache(maxsize=8)
def _lines(file: str) -> list[str] | None:
    """The lines of a source, which end as YAML says (1.2, 5.4)."""
    from docgen.inputs import read_file

    text = _told.get(file)
    if text is None:
        try:
            text = read_file(Path(file), _LARGEST, wanted="a text").decode("utf-8-sig")
        except (DocgenError, OSError, ValueError):
            return None
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
