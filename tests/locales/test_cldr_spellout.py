"""Numbers in words against two independent witnesses: ICU's spelling by the rules of CLDR, and num2words.

`cldr_spellout.tsv` is what they write, as it is. Where it differs it was judged, and `JUDGED` says by which rule of grammar they are wrong; nothing
else may differ. Not compared, since CLDR's rules know nothing of it: feminine cardinals from three on (CLDR has ثلاثة for both), ordinals above a
hundred (CLDR puts a cardinal behind: المائة وواحد), and 101 or 102 thousands (CLDR counts no noun twice).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from docgen.locales.words import number_words, ordinal_words

ROWS = [line.split("\t") for line in (Path(__file__).parent / "cldr_spellout.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
UNITS = "ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة"
JUDGED: dict[str, Sequence[tuple[str, Any]]] = {
    "arabic": (
        (r"\b(و?)إث", r"\1اث"),  # hamzat al-wasl is not written
        ("إحدى عشر", "أحد عشر"),  # both parts of eleven agree
        (
            f"({UNITS}) مائة",
            lambda found: found[1].removesuffix("ية").removesuffix("ة") + "مائة",
        ),  # a hundred is feminine, and one word with its count
        (r"\bألفي\b", "ألفان"),  # a dual with no noun behind it keeps its nun
        ("اثنان (مليون|مليار)", r"\1ان"),  # two millions are a dual
        (f"({UNITS}|عشرة) ألف\\b", r"\1 آلاف"),  # three to ten take a plural, behind a hundred too
        (f"({UNITS}|عشرة) مليون\\b", r"\1 ملايين"),
        (f"({UNITS}|عشرة) (مليار|ترليون)\\b", r"\1 \2ات"),
        (r"مائتان (ألف|مليون)", r"مائتا \1"),  # a dual loses its nun before its noun
        (r"(عشر|ون) (ألف|مليون|مليار)\b", r"\1 \2ًا"),  # eleven to ninety-nine take an accusative
        ("ترليون", "تريليون"),  # two spellings of a foreign word
        ("  ", " "),
    ),
    "english": ((",", ""),),
    "num2words": (
        (" و ", " و"),  # و is written to its word
        ("اً", "ًا"),  # the tanwin stands on the letter before
        ("مئت", "مائت"),
        ("مائتا$", "مائتان"),  # a dual with no noun behind it keeps its nun
        (f"و({UNITS}|عشرة) ألف\\b", r"و\1 آلاف"),
        (r"(عشر|ون) (ألف|مليون)(?= |$)", r"\1 \2ًا"),
    ),
}


Rules = Sequence[tuple[str, Any]]


def rules_of(ruleset: str) -> Rules:
    return JUDGED.get(ruleset.split()[1], JUDGED["arabic"])


def judged(rules: Rules, words: str) -> str:
    """What a witness writes, put right."""
    for wrong, right in rules:
        words = re.sub(wrong, right, words)
    return words


def ours(ruleset: str, value: int) -> str:
    kind, said = ruleset.split()
    if said == "english":
        return number_words(value, "en") if kind == "cardinal" else ordinal_words(value, "en")
    if kind == "cardinal":
        return number_words(value, "ar")
    return ordinal_words(value, "ar", gender="feminine" if said == "feminine" else "masculine")


@pytest.mark.parametrize("ruleset", sorted({row[0] for row in ROWS}))
def test_numbers_are_spelled_as_by_others_but_for_what_was_judged(ruleset: str) -> None:
    rows = [(int(value), words) for name, value, words in ROWS if name == ruleset]
    assert len(rows) >= 100
    assert {value: ours(ruleset, value) for value, _ in rows} == {value: judged(rules_of(ruleset), words) for value, words in rows}


@pytest.mark.parametrize("name", list(JUDGED))
def test_every_judgement_is_needed(name: str) -> None:
    rules = JUDGED[name]
    texts = [words for ruleset, _, words in ROWS if rules_of(ruleset) is rules]
    assert all(any(re.search(wrong, judged(rules[:index], words)) for words in texts) for index, (wrong, _) in enumerate(rules))
