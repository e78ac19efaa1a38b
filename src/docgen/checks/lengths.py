"""Is one language much shorter than the other? A sentence may be lost."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from docgen.checks.facts.level import MARKS
from docgen.checks.slots import Subject
from docgen.errors import Diagnostic

LEAST_WORDS = 25
"""English words from which on the lengths of two texts can be compared."""
MEAN = -0.08
"""The natural logarithm of Arabic length over English length, in letters, vowel marks left out: 666 paragraphs of translated news have a mean of
-0.078 and a standard deviation of 0.12."""
BAND = 0.4
"""How far from the mean is too far: 3 of those 666 paragraphs, and about half of the paragraphs of three sentences that have lost one."""

_MARKS = re.compile(f"[{MARKS}]")


def lengths(subject: Subject) -> Iterator[Diagnostic]:
    """DG113."""
    for slot in subject.slots:
        if slot.ar is None or slot.en is None or slot.same:
            continue
        english = slot.en.flat.text
        arabic = _MARKS.sub("", slot.ar.flat.text)
        if english.count(" ") + 1 < LEAST_WORDS or not arabic.strip():
            continue
        distance = math.log(len(arabic) / len(english)) - MEAN
        if abs(distance) <= BAND:
            continue
        shorter, name, other = (slot.ar, "Arabic", "English") if distance < 0 else (slot.en, "English", "Arabic")
        message = f"the {name} text is much shorter than the {other} one ({len(arabic)} letters in Arabic, {len(english)} in English)"
        yield shorter.finding("DG113", message, "see whether a sentence is missing")
