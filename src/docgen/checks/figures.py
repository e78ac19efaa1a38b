"""Figures in Arabic text that cannot be told for certain: signs with two readings, groups typed from right to left, groups that may be one number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.finding import Finding
from docgen.checks.letters import ARABIC
from docgen.checks.slots import Side, Subject
from docgen.locales.digits import unshape
from docgen.locales.figures import figures
from docgen.templating.figures import names_a_clause
from docgen.templating.islands import islands
from docgen.templating.series import series

_MAY = re.compile(r"\d[.,،]\d{3}|\d[ \u00a0\u202f\u2009\u2007\u2010\u2011-]\d")


def typed_figures(subject: Subject) -> Iterator[Finding]:
    """DG314–DG316."""
    for slot in subject.slots:
        for side in slot.sides():
            if _MAY.search(side.raw) is None:
                continue
            if side.lang == "ar" and (not slot.same or ARABIC.search(side.raw)):
                yield from _ambiguous(side)
                yield from _groups(side)


def _ambiguous(side: Side) -> Iterator[Finding]:
    text, convention = side.flat.text, side.subject.convention("ar")
    others = [(one.start, one.end) for one in islands(text, convention) if one.kind not in ("number", "kept")]
    for figure in figures(text, convention):
        if figure.form != "ambiguous" or names_a_clause(text, figure.start):
            continue
        if any(start <= figure.start < end for start, end in others):
            continue
        typed = text[figure.start : figure.end]
        first, second = figure.readings
        yield side.finding(
            "DG314",
            f"'{typed}' may be {first} or {second}",
            f"it is printed as it is typed; write {{number}}`{first}` or {{number}}`{second}`",
            offset=side.at(figure.start),
        )


def _groups(side: Side) -> Iterator[Finding]:
    text = side.flat.text
    for one in series(text):
        typed = text[one.start : one.end]
        if one.kind == "backward":
            number = " ".join(reversed(unshape(typed).split()))
            message = f"the groups of '{typed}' go from right to left, and are printed in that order"
            hint = f"write {number} or {{number}}`{number.replace(' ', '')}`, if that is meant"
            yield side.finding("DG315", message, hint, offset=side.at(one.start))
        elif one.kind in ("likely", "loose"):
            done = "is printed as one number, from left to right" if one.kind == "likely" else "is printed from right to left, group after group"
            yield side.finding("DG316", f"'{typed}' {done}", f"write {{ltr}}`{typed}` if it is one number", offset=side.at(one.start))
