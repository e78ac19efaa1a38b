"""What of a letterhead a press prints otherwise than it is meant: white that overprints, too much ink, lines too thin."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docgen.writers.pdf.inspect.values import entry, integer, name, number
from docgen.writers.pdf.profiles.inks import THINNEST, Inks

_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"'))
_STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
_MOST_SAVED = 1_000


@dataclass(frozen=True, slots=True)
class _State:
    """What painting depends on; inks are `None` in another colour space than CMYK, `scale` is how much larger a line is drawn than its width says."""

    fill: tuple[float, ...] | None = None
    stroke: tuple[float, ...] | None = None
    fill_over: bool = False
    stroke_over: bool = False
    mode: int = 0
    scale: float = 1.0
    width: float = 1.0


class Watch:
    """Follows content streams, each from its beginning (`begin`)."""

    def __init__(self) -> None:
        self.most = 0.0
        self.thinnest = math.inf
        self.white = False
        self._state = _State()
        self._saved: list[_State] = []

    def begin(self) -> None:
        self._state, self._saved = _State(), []

    def follow(self, operator: str, operands: list[Any], resources: Any) -> None:
        """One operator."""
        state = self._state
        if operator == "q" and len(self._saved) < _MOST_SAVED:
            self._saved.append(state)
        elif operator == "Q" and self._saved:
            self._state = self._saved.pop()
        elif operator == "cm" and len(numbers := _numbers(operands)) == 6:
            a, b, c, d, _, _ = numbers
            self._state = replace(state, scale=state.scale * math.sqrt(abs(a * d - b * c)))
        elif operator == "w" and (numbers := _numbers(operands)):
            self._state = replace(state, width=abs(numbers[0]))
        elif operator in ("k", "g", "rg", "cs", "sc", "scn"):
            self._state = replace(state, fill=_numbers(operands) if operator == "k" else None)
        elif operator in ("K", "G", "RG", "CS", "SC", "SCN"):
            self._state = replace(state, stroke=_numbers(operands) if operator == "K" else None)
        elif operator == "gs" and operands:
            self._state = _set(state, entry(entry(resources, "/ExtGState"), f"/{name(operands[0])}"))
        if operator in _FILLS:
            self._paint(state.fill, over=state.fill_over and state.mode == 1)
        if operator in _STROKES:
            self._paint(state.stroke, over=state.stroke_over and state.mode == 1)
            self.thinnest = min(self.thinnest, state.width * state.scale)

    def _paint(self, inks: tuple[float, ...] | None, *, over: bool) -> None:
        if inks is not None and len(inks) == 4:
            self.most = max(self.most, sum(inks))
            self.white = self.white or (over and not any(inks))

    def told(self, inks: Inks) -> Iterator[tuple[str, str]]:
        """In words, each with what would be right."""
        if self.white:
            yield "has white that overprints, so that what is under it is printed in its stead", "export it with white that knocks out"
        if inks.too_much(self.most):
            yield f"lays {100 * self.most:.0f} % of ink on the paper; the press takes {100 * inks.most:.0f} %", "inks of a smaller sum"
        if self.thinnest < THINNEST - 0.005:
            yield f"has lines of {self.thinnest:.2g} points; thinner than {THINNEST:g} points, a press may lose them", "thicker lines"


def _set(state: _State, given: Any) -> _State:
    stroke = entry(given, "/OP")
    fill = entry(given, "/op")
    if stroke is not None:
        state = replace(state, stroke_over=stroke is True, fill_over=stroke is True)
    if fill is not None:
        state = replace(state, fill_over=fill is True)
    mode, width = integer(entry(given, "/OPM")), number(entry(given, "/LW"))
    state = state if mode is None else replace(state, mode=mode)
    return state if width is None else replace(state, width=abs(width))


def _numbers(operands: list[Any]) -> tuple[float, ...]:
    found = [number(operand) for operand in operands]
    return tuple(value for value in found if value is not None) if None not in found else ()
