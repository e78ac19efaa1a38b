"""Noon in one language and midnight in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.contrasts.contrast import Contrast
from docgen.checks.slots import Side

_NOON = {
    "ar": re.compile(r"(?<!\w)(?:عند الظهر|(?:ب|وقت |في )?الظهيره|منتصف النهار|"
                     r"(?<!بعد )(?<!قبل )(?:ال)?ظهر(?:ا|\u064b|ا\u064b|(?= (?:يوم|اليوم|غد|امس)))|"
                     r"(?<!بعد )(?<!قبل )الظهر)(?!\w)"),
    "en": re.compile(r"\b(?:noon|midday|mid-day|noontime)\b", re.IGNORECASE),
}  # fmt: skip
_MIDNIGHT = {"ar": re.compile(r"منتصف (?:هذه )?(?:ال)?ليل"), "en": re.compile(r"\bmid-?night\b", re.IGNORECASE)}
_OTHER = {"ar": re.compile("ظهر|ظهير|نهار"), "en": re.compile(r"noon|mid-?day|12|twelve", re.IGNORECASE)}
"""What may say noon besides: where it stands, midnight in the other language is no slip."""


def noon_and_midnight(first: Side, second: Side) -> Iterator[Contrast]:
    """DG105: midnight where the other language says noon, or the other way round."""
    for side, other, is_first in ((first, second, True), (second, first, False)):
        noon, midnight = _NOON[side.lang].search(side.levelled), _MIDNIGHT[other.lang].search(other.levelled)
        if noon is None or midnight is None or _MIDNIGHT[side.lang].search(side.levelled) or _OTHER[other.lang].search(other.levelled):
            continue
        if _is_of_time(side, noon.start()) or _is_of_time(other, midnight.start()):
            continue  # told as that time
        mine, theirs = side.flat.text[slice(*noon.span())], other.flat.text[slice(*midnight.span())]
        if is_first:
            yield Contrast("DG105", "the time", mine, theirs, midnight.start())
        else:
            yield Contrast("DG105", "the time", theirs, mine, noon.start())


def _is_of_time(side: Side, at: int) -> bool:
    return any(fact.kind == "time" and fact.start <= at < fact.end for fact in side.facts)
