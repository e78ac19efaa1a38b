"""Two boxes side by side, their first baselines level: the pair that a bilingual page is made of."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.writers.pdf.boxes.abreast import Abreast
from docgen.writers.pdf.boxes.box import Box, of_whole
from docgen.writers.pdf.boxes.hanging import Hanging
from docgen.writers.pdf.boxes.text import Text

_FUZZ = 0.01


def _alike(left: Text, right: Text) -> bool:
    """Two paragraphs that face each other are both justified, or both ragged; whether one of them had to change."""
    if (left.ragged, right.ragged) == (True, False):
        right.rag()
    elif (left.ragged, right.ragged) == (False, True):
        left.rag()
    else:
        return False
    return True


def _words(box: Box | None) -> Text | None:
    """The paragraph that a side is, or that stands beside a number in it."""
    if isinstance(box, Hanging):
        return box.body if isinstance(box.body, Text) else None
    return box if isinstance(box, Text) else None


class Pair(Abreast):
    """English at the left, Arabic at the right, `gutter` points between. Cut, both sides part at the same height and each goes on by itself."""

    def __init__(self, left: Box | None, right: Box | None, gutter: float) -> None:
        super().__init__()
        self.left = left
        self.right = right
        self.gutter = gutter
        sides = [box for box in (left, right) if box is not None]
        self.before = max((box.before for box in sides), default=0.0)
        self.after = max((box.after for box in sides), default=0.0)
        self.keep_next = any(box.keep_next for box in sides)
        self.keep_previous = any(box.keep_previous for box in sides)
        self._drops = (0.0, 0.0)

    def measure(self, width: float) -> float:
        column = (width - self.gutter) / 2
        for box in (self.left, self.right):
            if box is not None:
                box.wrap(column)
        left, right = _words(self.left), _words(self.right)
        if left is not None and right is not None:
            for box in (self.left, self.right) if _alike(left, right) else ():
                if isinstance(box, Hanging):
                    box.height = box.measure(column)
        baselines = [box.first_baseline if box is not None else None for box in (self.left, self.right)]
        known = [baseline for baseline in baselines if baseline is not None]
        level = max(known, default=0.0)
        self.first_baseline = level if known else None
        drops = tuple(0.0 if baseline is None else level - baseline for baseline in baselines)
        self._drops = (drops[0], drops[1])
        return max((drop + box.height for drop, box in zip(drops, (self.left, self.right), strict=True) if box is not None), default=0.0)

    def parts(self) -> Iterator[tuple[Box, float, float]]:
        """The sides."""
        if self.left is not None:
            yield self.left, 0.0, self._drops[0]
        if self.right is not None:
            yield self.right, (self.width + self.gutter) / 2, self._drops[1]

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        heads: list[Box | None] = []
        tails: list[Box | None] = []
        for box, drop in ((self.left, self._drops[0]), (self.right, self._drops[1])):
            if box is None or drop + box.height <= height + _FUZZ:
                heads.append(box)
                tails.append(None)
            elif parts := box.cut(height - drop, forced=forced):
                heads.append(parts[0])
                tails.append(parts[1])
            else:
                return None
        if tails == [None, None]:
            return None
        return of_whole(self, (Pair(heads[0], heads[1], self.gutter), Pair(tails[0], tails[1], self.gutter)))
