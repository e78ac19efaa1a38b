"""Which paragraph of one language belongs to which of the other: Gale and Church, A Program for Aligning Sentences in Bilingual Corpora (1993),
with the figures that both have, and with what stands beside what, as further signs."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.limits import check_time
from docgen.locales.digits import unshape

MEAN = -0.08
"""The natural logarithm of Arabic length over English length, in letters (see `checks.lengths`)."""
_SPREAD = 0.12
_SHORT = 1.5
"""A text of so many letters may be e times as long as its like."""
_FAR = 8.0
"""The most that unlike lengths cost."""
_ALONE = 5.5
"""What a text without partner costs."""
_MERGED = 4.5
"""What two texts for one cost beside their lengths."""
_APART = 6.0
"""What it costs that two texts do not stand in stretches of their languages that lie side by side."""
_SHARED = 1.5
_UNSHARED = 0.5
"""What a figure in both is worth, and what each one costs that only one has: it may be said in words, or be wrong."""
_REACH = 40
"""How far from the straight way through both sequences a pair may be: a file that has lost more than so many paragraphs on one side is told so."""
_FIGURES = re.compile(r"\d+")
_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A text as it is aligned: its length in letters, its figures, and the number of the stretch of its language that it stands in."""

    length: int
    figures: frozenset[str]
    stretch: int


def weighed(text: str, stretch: int) -> Weighed:
    figures = frozenset(figure.lstrip("0") for figure in _FIGURES.findall(unshape(text)))
    return Weighed(max(1, len(text)), figures, stretch)


@dataclass(frozen=True, slots=True)
class Match:
    """Indices of Arabic texts and of English ones that belong together; one side may have none."""

    ar: tuple[int, ...]
    en: tuple[int, ...]

    def is_apart(self, ar: Sequence[Weighed], en: Sequence[Weighed]) -> bool:
        """Whether they stand in stretches that do not lie side by side."""
        return any(_are_apart(ar[i], en[j]) for i in self.ar for j in self.en)


def align(ar: Sequence[Weighed], en: Sequence[Weighed]) -> list[Match]:
    """The cheapest way through two sequences in their order. Time grows with the longer one times the reach."""
    slope = len(en) / max(1, len(ar))
    reach = _REACH + abs(len(ar) - len(en))
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(len(ar) + 1)]
    best[0][0] = (0.0, 0, 0)
    for i in range(len(ar) + 1):
        check_time()
        low, high = max(0, int(i * slope) - reach), min(len(en), int(i * slope) + reach)
        for j in range(low, high + 1):
            if i == j == 0:
                continue
            found: tuple[float, int, int] | None = None
            for di, dj in _STEPS:
                before = best[i - di].get(j - dj) if i >= di and j >= dj else None
                if before is None or (found is not None and before[0] - _SHARED * 4 >= found[0]):
                    continue
                cost = before[0] + _cost(ar[i - di : i], en[j - dj : j])
                if found is None or cost < found[0]:
                    found = cost, di, dj
            if found is not None:
                best[i][j] = found
    matches: list[Match] = []
    i, j = len(ar), len(en)
    while i or j:
        _, di, dj = best[i][j]
        matches.append(Match(tuple(range(i - di, i)), tuple(range(j - dj, j))))
        i, j = i - di, j - dj
    return matches[::-1]


def _cost(ar: Sequence[Weighed], en: Sequence[Weighed]) -> float:
    if not ar or not en:
        return _ALONE
    first, second = sum(one.length for one in ar), sum(one.length for one in en)
    spread = math.sqrt(_SPREAD**2 + (_SHORT / min(first, second)) ** 2 + _SHORT / (2 * min(first, second)))
    cost = min(_FAR, ((math.log(first / second) - MEAN) / spread) ** 2 / 2)
    mine = frozenset().union(*(one.figures for one in ar))
    theirs = frozenset().union(*(one.figures for one in en))
    cost += min(_ALONE, _UNSHARED * len(mine ^ theirs)) - _SHARED * min(len(mine & theirs), 4)
    if len(ar) + len(en) > 2:
        cost += _MERGED
        if len({one.stretch for one in ar}) + len({one.stretch for one in en}) > 2:
            cost += _APART
    if any(_are_apart(one, other) for one in ar for other in en):
        cost += _APART
    return cost


def _are_apart(one: Weighed, other: Weighed) -> bool:
    return abs(one.stretch - other.stretch) != 1
