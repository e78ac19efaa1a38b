"""Figures that were typed by hand into Arabic text, written in the document's digits: one choice of digits a document, and never another value."""

from __future__ import annotations

import re

from docgen.locales.cldr import signs
from docgen.locales.convention import Convention
from docgen.locales.digits import shape
from docgen.locales.figures import LETTER, NBSP, Form, read_figures, written
from docgen.locales.unmarked import without_marks
from docgen.patterns import late
from docgen.templating.isolation.clauses import DECIMAL_AFTER, POINTED, REACH, keeps_its_point, may_be_a_list, names_a_clause
from docgen.templating.isolation.isolates import BEFORE_LATIN, LATIN_REACH, follows_latin

LRM = "\u200e"
_ANY = late(r"\d")
_PERCENT = late(r"([ \u00a0]?)[%٪]")
_PERCENT_BEGINS = " \u00a0%٪"
_QUOTED_GROUPS = late(rf"[1-9](?<![{LETTER}_\d.,٫٬'’].)\d{{0,2}}(?:(?P<sign>['’])\d{{3}})(?>(?:(?P=sign)\d{{3}})*)(?![{LETTER}_\d'’])")
"""Groups parted by an apostrophe: 12’500’000. No convention of Arabic has it, and Arabic-Indic groups beside it change places."""
_TAG = late(rf"[#@](?=\w*[^\W\d_])[\w\u064b-\u0652\u0670]+|(?<![{LETTER}])°[مفس](?!\w)")
"""A tag or a name of an account, whose figures are part of it."""


def shaped(text: str, convention: Convention, before: str = "", after: str = "") -> str:
    """`text` with its hand-typed figures in the convention's digits, decimal, group and percent signs.

    A figure whose signs have two readings stays as it is typed. Figures that belong to Latin text stay too: joined to letters (`B2B`), or after a
    Latin word (`Archive 2.0`); so do those of a tag (`#رؤية_2030`). `before` and `after` are what stands
    beside `text` in the same slot. Clause numbers (`البند 1.2`) keep their full stops.
    """
    if _ANY.search(text) is None:
        return text
    if "'" in text or "’" in text:
        text = _QUOTED_GROUPS.sub(lambda found: re.sub("['’]", "٬", found[0]), text)
    tags = [found.span() for found in _TAG.finditer(text)] if "#" in text or "@" in text else []
    out: list[str] = []
    done, digits = 0, convention.digits
    for start, end, form, readings in read_figures(text, convention):
        if tags and any(low <= start < high for low, high in tags):
            continue
        if _latin(text, start, before):
            continue
        percent = _PERCENT.match(text, end) if text[end : end + 1] in _PERCENT_BEGINS else None
        if percent is None and start > done and text[start - 1] in "%٪" and not text[start - 2 : start - 1].isdecimal():
            out += (text[done : start - 1], "٪" if convention.digits == "arab" else "%")
            done = start
        if digits == "arab" and POINTED.match(without_marks(text[max(0, start - 2) : end + 12] + after), min(start, 2) - 1) and start > done:
            out += (text[done : start - 1], "٫")
            done = start
        out += (
            text[done:start],
            shape(readings[0], digits) if form == "whole" else _rewritten(text, start, end, form, readings, convention, before, after),
        )
        done = end
        if percent is not None and form != "ambiguous":
            out += (percent[1], signs(convention).percent)
            done = percent.end()
    return "".join(out) + text[done:] if out else text


def _latin(text: str, start: int, before: str) -> bool:
    """Whether the figure that begins there belongs to Latin text before it."""
    if (text[start - 1] if start else before[-1:]) not in BEFORE_LATIN:
        return False
    if start >= LATIN_REACH or not before:
        return follows_latin(text, start)
    stands_after = before[start - LATIN_REACH :] + text[:start]
    return follows_latin(stands_after, len(stands_after))


def _rewritten(text: str, start: int, end: int, form: Form, readings: tuple[str, ...], convention: Convention, before: str, after: str) -> str:
    typed = text[start:end]
    if form == "listed" and not readings:
        return written(typed, form, convention)
    low, high = max(0, start - REACH), end + REACH
    before = before if low == 0 else ""
    before = without_marks(before + text[low:start])
    text = before + typed + without_marks(text[end:high] + (after if high >= len(text) else ""))
    start, end = len(before), len(before) + len(typed)
    if DECIMAL_AFTER.match(text, end):
        return written(typed, "decimal" if form == "listed" else form, convention)
    if form == "listed" and not names_a_clause(text, start):
        return typed if may_be_a_list(text, start, end) else written(typed, "decimal", convention)
    if form in ("decimal", "grouped") and keeps_its_point(text, start, end):
        return written(typed, "listed", convention)
    return written(typed, form, convention)


def in_groups(text: str, convention: Convention) -> str:
    """`text` with U+00A0 between the groups of its numbers in groups, all else as typed: it holds a number together in any direction (UAX #9 W4)."""
    out: list[str] = []
    done = 0
    for start, end, form, _ in read_figures(text, convention):
        if form == "spaced":
            out += (text[done:start], re.sub(r"\s", NBSP, text[start:end]))
            done = end
    return "".join(out) + text[done:]
