"""Figures in Arabic text that cannot be told for certain: signs with two readings, groups typed from right to left, groups that may be one number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from docgen.checks.letters import ARABIC
from docgen.checks.slots import Side, Subject
from docgen.errors import Diagnostic
from docgen.locales.digits import unshape
from docgen.locales.figures import Figure, figures
from docgen.locales.unmarked import unmarked
from docgen.templating.isolation.clauses import may_be_a_list, may_be_hours, names_a_clause
from docgen.templating.isolation.isolates import isolates
from docgen.templating.isolation.series import series

_MAY = re.compile(r"\d[.,،]\d{3}|\d,\d|\d\.[0-5]\d(?!\d)|\d[ \u00a0\u202f\u2009\u2007\u2010\u2011-]\d")


def typed_figures(subject: Subject) -> Iterator[Diagnostic]:
    """DG314–DG316."""
    for slot in subject.slots:
        for side in slot.sides():
            if _MAY.search(side.raw) is None:
                continue
            if side.lang == "ar" and (not slot.same or ARABIC.search(side.raw)):
                known = _known(side)
                yield from _unsure(side, known)
                yield from _groups(side, known)


def _known(side: Side) -> list[tuple[int, int]]:
    """Where addresses, references, dates and the like stand, whose figures leave no doubt."""
    found = isolates(side.flat.text, side.subject.convention("ar"))
    return [(one.start, one.end) for one in found if one.kind not in ("number", "series", "kept")]


def _within(index: int, known: list[tuple[int, int]]) -> bool:
    at = bisect_right(known, index, key=lambda one: one[0]) - 1
    return at >= 0 and index < known[at][1]


def _unsure(side: Side, known: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Figures with two readings, each told with both of them and with how to choose one."""
    text = side.flat.text
    for figure in figures(text, side.subject.convention("ar")):
        if _within(figure.start, known):
            continue
        choice = _choice(text, figure)
        if choice is not None:
            readings, hint = choice
            message = f"'{text[figure.start : figure.end]}' may be {readings}"
            yield side.finding("DG314", message, f"it is printed as it is typed; {hint}", offset=side.at(figure.start))


def _choice(text: str, figure: Figure) -> tuple[str, str] | None:
    """What a figure may be, and how the author says which; `None` where there is no doubt."""
    typed, readings = unshape(text[figure.start : figure.end]), figure.readings
    if figure.form == "ambiguous" and not names_a_clause(text, figure.start):
        return f"{readings[0]} or {readings[1]}", f"write {{number}}`{readings[0]}` or {{number}}`{readings[1]}`"
    if figure.form == "decimal" and may_be_hours(text, figure.start, figure.end):
        clock = typed.replace(".", ":")
        return f"the time {clock} or the number {readings[0]}", f"write {{time}}`{clock}` or {{number}}`{readings[0]}`"
    if figure.form == "listed" and readings and may_be_a_list(text, figure.start, figure.end):
        one, _, other = typed.partition(",")
        return f"the number {readings[0]} or the numbers {one} and {other}", f"write {{number}}`{readings[0]}`, or a space behind the comma"
    return None


def _groups(side: Side, known: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    text = side.flat.text
    plain = unmarked(text)
    for one in series(text) if plain is None else series(plain.text):
        if plain is not None:
            one = one._replace(start=plain.origin(one.start), end=plain.origin(one.end))
        if _within(one.start, known):
            continue
        typed = text[one.start : one.end]
        if one.kind == "backward":
            number = " ".join(reversed(unshape(typed).split()))
            message = f"the groups of '{typed}' go from right to left, and are printed in that order"
            hint = f"write {number} or {{number}}`{number.replace(' ', '')}`, if that is meant"
            yield side.finding("DG315", message, hint, offset=side.at(one.start))
        elif one.kind in ("likely", "loose"):
            done = "is printed as one number, from left to right" if one.kind == "likely" else "is printed from right to left, group after group"
            yield side.finding("DG316", f"'{typed}' {done}", f"write {{ltr}}`{typed}` if it is one number", offset=side.at(one.start))
