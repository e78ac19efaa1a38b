"""Which of the words that a page shows can be seen: how large they are set, where they stand, and in which colour on what (ISO 32000-2, 8.3 to 9.4).

What a page paints is followed by the boxes of its paths and pictures; where more would be needed (patterns, shadings, masks), words are taken to be
seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.document.contrast import SMALLEST, WHITE, Rgb, tell_apart

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BLACK: Rgb = (0.0, 0.0, 0.0)
_POINTS = {"m": 1, "l": 1, "c": 3, "v": 2, "y": 2}
_FILLING = {"f", "F", "f*", "B", "B*", "b", "b*"}
_ENDING = _FILLING | {"S", "s", "n"}
_NARROWEST = 0.2
"""Of their height: letters that are set narrower than this are strokes."""
_GROUNDS, _SHOWN, _COVERS = 400, 2000, 1000
"""How many painted boxes and shown words of a page are remembered, and how many boxes are looked at for words beneath them."""
_HIGHEST_STACK = 1000


@dataclass(slots=True)
class _State:
    at: Matrix = _SAME
    fill: Rgb | None = _BLACK
    """`None` where it is not known."""
    clip: Box | None = None
    size: float = 0.0
    width: float = 1.0
    leading: float = 0.0
    opacity: float = 1.0
    plain: bool = True
    """Does it paint over what is there, and no other way?"""


@dataclass(slots=True)
class Pen:
    """`visible` is the page's box; `small`, `outside`, `faint` and `covered` are the words that cannot be seen, by why."""

    visible: Box
    small: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    _kept: list[_State] = field(default_factory=list)
    _text: Matrix = _SAME
    _line: Matrix = _SAME
    _path: list[tuple[float, float]] = field(default_factory=list)
    _clips: bool = False
    _grounds: list[tuple[Box, Rgb | None]] = field(default_factory=list)
    _shown: list[tuple[float, float, str]] = field(default_factory=list)
    _covers: int = 0

    def enter(self, matrix: Sequence[float] = _SAME) -> None:
        """Begins a form, or what is saved."""
        if len(self._kept) < _HIGHEST_STACK:
            self._kept.append(replace(self.state))
        self.state.at = _times(_matrix(matrix) or _SAME, self.state.at)

    def leave(self) -> None:
        if self._kept:
            self.state = self._kept.pop()

    def follow(self, operator: str, operands: list[Any]) -> None:
        """Takes in one operator of a content stream, but for those that show text."""
        state = self.state
        if operator == "q":
            self.enter()
        elif operator == "Q":
            self.leave()
        elif operator == "cm" and (matrix := _matrix(operands)) is not None:
            state.at = _times(matrix, state.at)
        elif operator in ("g", "rg", "k", "sc", "scn"):
            state.fill = _colour(operands)
        elif operator == "cs":
            state.fill = None
        elif operator in ("re", "h") or operator in _POINTS:
            self._draw(operator, operands)
        elif operator in ("W", "W*"):
            self._clips = True
        elif operator in _ENDING:
            self._end(operator)
        else:
            self._set(operator, operands)

    def blend(self, opacity: float | None, plain: bool) -> None:
        """A graphics state is taken."""
        self.state.opacity = self.state.opacity if opacity is None else opacity
        self.state.plain = plain

    def _set(self, operator: str, operands: list[Any]) -> None:
        state = self.state
        numbers = [float(value) for value in operands if isinstance(value, (int, float))]
        if operator == "BT":
            self._text = self._line = _SAME
        elif operator == "Tf" and numbers:
            state.size = numbers[-1]
        elif operator == "Tz" and numbers:
            state.width = numbers[-1] / 100
        elif operator == "TL" and numbers:
            state.leading = numbers[-1]
        elif operator == "Tm" and (matrix := _matrix(operands)) is not None:
            self._text = self._line = matrix
        elif operator in ("Td", "TD") and len(numbers) == 2:
            if operator == "TD":
                state.leading = -numbers[1]
            self._next(*numbers)
        elif operator in ("T*", "'", '"'):
            self._next(0.0, -state.leading)

    def _next(self, right: float, up: float) -> None:
        self._text = self._line = _times((1.0, 0.0, 0.0, 1.0, right, up), self._line)

    def show(self, words: str, *, strokes: bool) -> None:
        """Words are shown where the pen stands. `strokes` says that their outlines are painted in a colour of their own, or not at all."""
        if not words.strip():
            return
        state = self.state
        a, b, c, d, x, y = _times(self._text, state.at)
        high, wide = abs(state.size) * math.hypot(c, d), abs(state.size * state.width) * math.hypot(a, b)
        if high < SMALLEST or wide < high * _NARROWEST:
            self.small.append(words)
        elif not (_within((x, y), self.visible, high) and (state.clip is None or _within((x, y), state.clip, high))):
            self.outside.append(words)
        elif (
            not strokes
            and state.fill is not None
            and (ground := self._ground(x, y + high / 4)) is not None
            and not tell_apart(state.fill, ground, state.opacity)
        ):
            self.faint.append(words)
        elif len(self._shown) < _SHOWN:
            self._shown.append((x, y + high / 4, words))

    def picture(self) -> None:
        """A picture fills the unit square."""
        corners = [_moved(self.state.at, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        self._paint(_box_of(corners), None)

    def _draw(self, operator: str, operands: list[Any]) -> None:
        numbers = [float(value) for value in operands if isinstance(value, (int, float))]
        if operator == "re" and len(numbers) == 4:
            x, y, width, height = numbers
            numbers = [x, y, x + width, y, x, y + height, x + width, y + height]
        self._path += [_moved(self.state.at, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]

    def _end(self, operator: str) -> None:
        box = _box_of(self._path) if self._path else None
        if box is not None and operator in _FILLING:
            self._paint(box, self.state.fill)
        if box is not None and self._clips:
            clip = self.state.clip
            self.state.clip = box if clip is None else (max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3]))
        self._path = []
        self._clips = False

    def _paint(self, box: Box, colour: Rgb | None) -> None:
        if not self.state.plain or self.state.opacity < 1:
            colour = None
        self._grounds = [*self._grounds[-_GROUNDS:], (box, colour)]
        if colour is None or not self._shown or self._covers >= _COVERS:
            return
        self._covers += 1
        beneath = [one for one in self._shown if box[0] <= one[0] <= box[2] and box[1] <= one[1] <= box[3]]
        if beneath:
            self.covered += [words for _, _, words in beneath]
            self._shown = [one for one in self._shown if one not in beneath]

    def _ground(self, x: float, y: float) -> Rgb | None:
        return next((colour for box, colour in reversed(self._grounds) if box[0] <= x <= box[2] and box[1] <= y <= box[3]), WHITE)


def _matrix(operands: Sequence[Any]) -> Matrix | None:
    numbers = [float(value) for value in operands if isinstance(value, (int, float))]
    return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) if len(numbers) == 6 else None


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(at: Matrix, x: float, y: float) -> tuple[float, float]:
    return at[0] * x + at[2] * y + at[4], at[1] * x + at[3] * y + at[5]


def _box_of(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _within(point: tuple[float, float], box: Box, slack: float) -> bool:
    """Whether words that begin there are in a box; those that begin right before it may be."""
    x, y = point
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack


def _colour(operands: list[Any]) -> Rgb | None:
    """A colour by how many components it has; one that is named is not known."""
    if not all(isinstance(value, (int, float)) for value in operands):
        return None
    parts = [min(1.0, max(0.0, float(value))) for value in operands]
    if len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if len(parts) == 3:
        return parts[0], parts[1], parts[2]
    if len(parts) == 4:
        light = 1 - parts[3]
        return (1 - parts[0]) * light, (1 - parts[1]) * light, (1 - parts[2]) * light
    return None
