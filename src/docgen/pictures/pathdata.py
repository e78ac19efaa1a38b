"""Outlines of an SVG (SVG 2, 9.3) in absolute coordinates, by the four commands M, L, C and A beside Z, so that whoever draws them has nothing to
remember: where a closed part began, and what the curve before bends."""

from __future__ import annotations

import math

from docgen.patterns import late

_NUMBER = late(r"[\s,]*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = late(r"[\s,]*([01])")
_BETWEEN = late(r"[\s,]*")
_COUNTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}


def absolute_outline(data: str) -> tuple[str, bool]:
    """The same outline, and whether all of it could be read: one with an error is drawn up to there (SVG 2, 9.5.4). What does not begin with M, or
    goes beyond all numbers, stays as it is."""
    pen = _Pen()
    at, command, started = 0, "", False
    while True:
        at = _skipped(data, at)
        if at == len(data):
            whole = True
            break
        if data[at].lower() in _COUNTS:
            command, at = data[at], at + 1
            if not started and command not in "mM":
                return data, True
            started = True
            if command in "zZ":
                pen.close()
                continue
        elif command in ("", "z", "Z"):
            whole = False
            break
        numbers, at = _numbers(data, at, command)
        if numbers is None:
            whole = False
            break
        if not pen.draw(command, numbers):
            return data, True
        command = {"m": "l", "M": "L"}.get(command, command)
    return (" ".join(pen.drawn), whole) if started else (data, True)


def _skipped(data: str, at: int) -> int:
    found = _BETWEEN.match(data, at)
    return at if found is None else found.end()


def _numbers(data: str, at: int, command: str) -> tuple[list[float] | None, int]:
    """The numbers of one command, and where they end; `None` where there are too few."""
    numbers: list[float] = []
    for place in range(_COUNTS[command.lower()]):
        found = (_FLAG if command in "aA" and place in (3, 4) else _NUMBER).match(data, at)
        if found is None:
            return None, at
        numbers.append(float(found[1]))
        at = found.end()
    return numbers, at


class _Pen:
    """Where the pen stands, where the part of the outline began, and the last control point of a curve with the kind of curve."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.x = self.y = 0.0
        self.start = (0.0, 0.0)
        self.closed = False
        self.bent: tuple[str, float, float] | None = None

    def close(self) -> None:
        self.drawn.append("Z")
        self.x, self.y = self.start
        self.closed, self.bent = True, None

    def draw(self, command: str, numbers: list[float]) -> bool:
        """Draws one command; whether it stays among the finite numbers."""
        kind = command.lower()
        places = _placed(kind, numbers, (self.x, self.y) if command == kind else (0.0, 0.0), (self.x, self.y))
        if not all(map(math.isfinite, places)):
            return False
        if self.closed and kind != "m":
            self._say("M", self.x, self.y)
        self.closed = False
        bent, self.bent = self.bent, None
        if kind == "m":
            self.start = places[0], places[1]
            self._say("M", *places)
        elif kind in "lhv":
            self._say("L", *places)
        elif kind == "a":
            self._say("A", *places)
        elif kind in "cs":
            first = places[:2] if kind == "c" else self._mirrored(bent, "c")
            *second, x, y = places[-4:]
            self.bent = ("c", second[0], second[1])
            self._say("C", *first, *second, x, y)
        else:
            u, v = places[:2] if kind == "q" else self._mirrored(bent, "q")
            x, y = places[-2:]
            self.bent = ("q", u, v)
            third = (self.x + 2 / 3 * (u - self.x), self.y + 2 / 3 * (v - self.y), x + 2 / 3 * (u - x), y + 2 / 3 * (v - y))
            self._say("C", *third, x, y)
        self.x, self.y = places[-2:]
        return True

    def _mirrored(self, bent: tuple[str, float, float] | None, kind: str) -> list[float]:
        """The control point that goes on as the last curve ended; where the pen stands, after anything else."""
        if bent is None or bent[0] != kind:
            return [self.x, self.y]
        return [2 * self.x - bent[1], 2 * self.y - bent[2]]

    def _say(self, command: str, *numbers: float) -> None:
        self.drawn.append(command + " ".join(f"{number:.10g}" for number in numbers))


def _placed(kind: str, numbers: list[float], origin: tuple[float, float], pen: tuple[float, float]) -> list[float]:
    """Numbers of a command as absolute ones, its end point last."""
    if kind == "h":
        return [numbers[0] + origin[0], pen[1]]
    if kind == "v":
        return [pen[0], numbers[0] + origin[1]]
    if kind == "a":
        return [*numbers[:5], numbers[5] + origin[0], numbers[6] + origin[1]]
    return [number + origin[place % 2] for place, number in enumerate(numbers)]
