"""Figures that were typed by hand into Arabic text, written in the document's digits: one choice of digits a document."""

from __future__ import annotations

import re

from docgen.locales.cldr import signs
from docgen.locales.conventions import Convention
from docgen.locales.digits import shape, unshape
from docgen.templating.islands import follows_latin

_FIGURES = re.compile(r"(?<![A-Za-z\u00c0-\u024f_\d])\d+(?:[.,٫٬]\d+)*(?![A-Za-z\u00c0-\u024f_\d])(?:([ \u00a0]?)[%٪])?")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?")
_DECIMAL = re.compile(r"\d+[.٫]\d+")
_CLAUSE = re.compile(
    r"(?:بند|البند|بنود|البنود|فقرة|الفقرة|مادة|المادة|قسم|القسم|فصل|الفصل|جدول|الجدول|شكل|الشكل|إصدار|الإصدار|نسخة|النسخة)[ \u00a0]$"
)
_UNIT_AFTER = re.compile(r"[ \u00a0][A-Za-zµ°]{1,3}(?![A-Za-z])")


def shaped(text: str, convention: Convention, before: str = "") -> str:
    """`text` with its hand-typed figures in the convention's digits, decimal, group and percent signs.

    Figures that belong to Latin text stay as they are: joined to letters (`B2B`), after a Latin word (`Archive 2.0`) or before a Latin unit
    (`10 km`). `before` is what stands before `text` in the same slot. Clause numbers (`البند 1.2`) keep their full stops.
    """
    sign = signs(convention)

    def rewrite(match: re.Match[str]) -> str:
        figures = match[0]
        start = match.start()
        stands_after = before[-3:] + text[:start] if start < 3 else text[start - 3 : start]
        if follows_latin(stands_after, len(stands_after)):
            return figures
        if match[1] is None and _UNIT_AFTER.match(text, match.end()):
            return figures
        percent = figures[-1] in "%٪"
        number = figures[:-1].rstrip(" \u00a0") if percent else figures
        gap = match[1] or ""
        western = unshape(number)
        if _GROUPED.fullmatch(western):
            western = western.replace(",", "٬").replace(".", "٫").replace("٬", sign.group).replace("٫", sign.decimal)
        elif _DECIMAL.fullmatch(western) and (percent or not _CLAUSE.search(text, 0, start)):
            western = western.replace(".", sign.decimal).replace("٫", sign.decimal)
        return shape(western, convention.digits) + (gap + sign.percent if percent else "")

    return _FIGURES.sub(rewrite, text)
