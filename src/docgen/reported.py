"""Which of many problems are told: the first ones, errors before warnings, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.errors import Place, Problem, Severity
from docgen.limits import active

_ORDER: tuple[Severity, ...] = ("error", "warning", "note")


def reported(problems: Iterable[Problem]) -> list[Problem]:
    """As many problems as the active limits let be told, in their order, and one more that counts the others, as grave as the gravest of them."""
    every = list(problems)
    most = active().problems
    if len(every) <= most + 1:  # one more takes no more room than a count, and what was counted once stays as it is
        return every
    gravest = sorted(range(len(every)), key=lambda index: (_ORDER.index(every[index].severity), index))
    kept, rest = ([every[index] for index in sorted(some)] for some in (gravest[:most], gravest[most:]))
    worst = min((problem.severity for problem in rest), key=_ORDER.index)
    said = [f"{count:,} {name}{'s' if count > 1 else ''}" for name in _ORDER if (count := sum(problem.severity == name for problem in rest))]
    return [*kept, Problem(f"… and {' and '.join(said)} more", Place(rest[0].place.file), severity=worst)]
