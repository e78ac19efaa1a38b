"""How wide a table's columns are: no narrower than their longest word, no wider than they need, the rest shared by weight."""

from __future__ import annotations

from collections.abc import Sequence


def share(available: float, least: Sequence[float], natural: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Widths in points that add up to `available`.

    `least` is what each column needs to break no word, `natural` what it needs to break no line. Columns of weight 0 take their natural width;
    when all fit, what is left over goes to the others by weight; when they do not, each gives up part of the difference between the two,
    those of weight 0 last. Should even the least be too much, all shrink alike.
    """
    if sum(least) >= available:
        scale = available / sum(least)
        return [width * scale for width in least]
    flexible = [index for index, weight in enumerate(weights) if weight > 0]
    fixed = sum(natural[index] for index in range(len(weights)) if weights[index] <= 0)
    if sum(natural) <= available:
        widths = list(natural)
        takers = flexible or list(range(len(weights)))
        total = sum(weights[index] for index in takers) or float(len(takers))
        for index in takers:
            widths[index] += (available - sum(natural)) * (weights[index] / total if flexible else 1 / total)
        return widths
    if fixed + sum(least[index] for index in flexible) <= available:
        return _between(available, [natural[i] if weights[i] <= 0 else least[i] for i in range(len(weights))], natural, weights)
    return _between(available, least, natural, [1.0] * len(weights))


def _between(available: float, least: Sequence[float], natural: Sequence[float], weights: Sequence[float]) -> list[float]:
    """From `least` towards `natural`, each by what it lacks times its weight, none beyond its natural width."""
    widths = list(least)
    spare = available - sum(least)
    open_columns = [index for index in range(len(weights)) if weights[index] > 0 and natural[index] > least[index]]
    while spare > 0.01 and open_columns:
        wants = {index: (natural[index] - widths[index]) * weights[index] for index in open_columns}
        total = sum(wants.values())
        given = {index: min(spare * want / total, natural[index] - widths[index]) for index, want in wants.items()}
        for index, width in given.items():
            widths[index] += width
        spare -= sum(given.values())
        open_columns = [index for index in open_columns if natural[index] - widths[index] > 0.01]
    return widths
