"""Which of many problems are told: the first ones, errors before warnings, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.errors import Place, Problem, Severity
from docgen.limits import active

_ORDER: tuple[Severity, ...] = ("error", "warning", "note")


def reported(problems: Iterable[Problem]) -> list[Problem]:
    """As many problems as the active limits let be told, in their order, and one more that counts the others, as grave as the gravest of them."""
    every = list(problems)
    most = active().problems
    if len(every) <= most + 1:  # one more takes no more room than a count, and what was counted once stays as it is
        return every
    chosen = chosen_of(every, most)
    kept = [problem for index, problem in enumerate(every) if index in chosen]
    rest = [problem for index, problem in enumerate(every) if index not in chosen]
    return [*kept, counted(rest)]


def chosen_of(problems: Sequence[Problem], most: int) -> set[int]:
    """The indices of the `most` gravest problems, of like ones the first."""
    return set(sorted(range(len(problems)), key=lambda index: (_ORDER.index(problems[index].severity), index))[:most])


def counted(rest: Sequence[Problem]) -> Problem:
    """One problem in the place of several."""
    worst = min((problem.severity for problem in rest), key=_ORDER.index)
    said = [f"{count:,} {name}{'s' if count > 1 else ''}" for name in _ORDER if (count := sum(problem.severity == name for problem in rest))]
    return Problem(f"… and {' and '.join(said)} more", Place(rest[0].place.file), severity=worst)
