"""How wide a table's columns are: no narrower than their longest piece that does not break, no wider than they need, the rest shared by weight."""

from __future__ import annotations

from collections.abc import Sequence


def share(available: float, least: Sequence[float], natural: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Widths in points that add up to `available`, which is no less than the sum of `least`.

    `least` is what each column needs to break no word, `natural` what it needs to break no line. Where all fit, what is left over goes by weight.
    Where they do not, columns of weight 0 keep their lines whole as long as the others can give, narrow columns theirs as long as they ask for
    less than an equal share, and the wide ones divide the rest by weight.
    """
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


def _divided(available: float, widths: list[float], lacking: list[int], natural: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Gives what is still free to the columns that lack it, by weight, none beyond its natural width."""
    widths = list(widths)
    while lacking and (spare := available - sum(widths)) > 0.01:
        total = sum(weights[index] for index in lacking)
        for index in lacking:
            widths[index] = min(widths[index] + spare * weights[index] / total, natural[index])
        lacking = [index for index in lacking if natural[index] - widths[index] > 0.01]
    return widths
