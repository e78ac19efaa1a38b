"""How wide a table's columns are: no narrower than their longest word, no wider than they need, the rest shared by weight."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from docgen.document.blocks import Column

_MOST_FIGURES = 0.75
"""Of a table that is too narrow, the most that its columns of figures take."""


def column_widths(columns: Sequence[Column[Any]], available: float, least: Sequence[float], natural: Sequence[float]) -> list[float]:
    """`share` for a table's columns, by what their kinds say."""
    figures = [index for index, column in enumerate(columns) if column.figures]
    return share(available, least, natural, [column.share for column in columns], figures)


def share(
    available: float,
    least: Sequence[float],
    natural: Sequence[float],
    weights: Sequence[float],
    figures: Collection[int] = (),
) -> list[float]:
    """Widths in points that add up to `available`.

    `least` is what each column needs to break no word, `natural` what it needs to break no line. Where all fit, what is left over goes by weight.
    Where they do not, columns of weight 0 keep their lines whole as long as the others can give, narrow columns theirs as long as they ask for
    less than an equal share, and the wide ones divide the rest by weight. Should even the least be too much, the widest are cut to one width, so that
    as few columns as can be break a word; but none of `figures` (a number in two lines reads as two), as long as that leaves room for the others.
    """
    if sum(least) >= available:
        firm = sum(least[index] for index in figures)
        words = [index for index in range(len(least)) if index not in figures]
        if not words or firm > _MOST_FIGURES * available:
            return _levelled(available, least)
        cut = dict(zip(words, _levelled(available - firm, [least[index] for index in words]), strict=True))
        return [cut.get(index, width) for index, width in enumerate(least)]
    columns = range(len(weights))
    spare = available - sum(natural)
    if spare >= 0:
        parts = list(weights) if any(weight > 0 for weight in weights) else [1.0] * len(weights)
        return [natural[index] + spare * parts[index] / sum(parts) for index in columns]
    widths = list(least)
    lacking = [index for index in columns if natural[index] > least[index]]
    for index in sorted(lacking, key=lambda index: (weights[index] > 0, natural[index])):
        others = len([other for other in lacking if other != index])
        room = available - sum(widths) + sum(widths[other] for other in lacking)
        fair = room / (others + 1)
        fits = natural[index] <= room - sum(least[other] for other in lacking if other != index)
        if fits and (weights[index] <= 0 or natural[index] <= fair):
            widths[index] = natural[index]
            lacking.remove(index)
    return _divided(available, widths, lacking, natural, [weight or 1.0 for weight in weights])


def _levelled(available: float, least: Sequence[float]) -> list[float]:
    """Each column its least width, none beyond the one that makes them add up to `available`."""
    widths = list(least)
    for place, index in enumerate(sorted(range(len(least)), key=lambda index: least[index])):
        widths[index] = min(least[index], available / (len(least) - place))
        available -= widths[index]
    return widths


def _divided(available: float, widths: list[float], lacking: list[int], natural: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Gives what is still free to the columns that lack it, by weight, none beyond its natural width."""
    widths = list(widths)
    while lacking and (spare := available - sum(widths)) > 0.01:
        total = sum(weights[index] for index in lacking)
        for index in lacking:
            widths[index] = min(widths[index] + spare * weights[index] / total, natural[index])
        lacking = [index for index in lacking if natural[index] - widths[index] > 0.01]
    return widths
