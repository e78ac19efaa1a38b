"""Every case of Unicode's BidiTest.txt and BidiCharacterTest.txt: levels, paragraph direction and visual order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from unicode_files import unicode_lines

from docgen.types import Base
from docgen.typography.unicode import _ucd_bidi
from docgen.typography.unicode.bidi import paragraph_level, reorder, resolve_levels

CHUNKS = 16
SAMPLES = {
    "L": "a", "R": "א", "AL": "ب", "EN": "1", "AN": "١", "ES": "+", "ET": "%", "CS": ",", "NSM": "\u0300", "BN": "\u200b", "WS": " ", "S": "\t",
    "B": "\u2029", "ON": "!", "LRE": "\u202a", "RLE": "\u202b", "LRO": "\u202d", "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066",
    "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
"""A character of each Bidi_Class, none of them a paired bracket."""
BASES: tuple[tuple[int, Base], ...] = ((1, "auto"), (2, "ltr"), (4, "rtl"))

Levels = list[int | None]
Case = tuple[str, str, Base, Levels, list[int]]
"""What to call it, its text, base direction, levels (None for what rule X9 removes) and order."""


def levels_of(field: str) -> Levels:
    return [None if level == "x" else int(level) for level in field.split()]


def class_cases(part: int) -> Iterator[Case]:
    levels: Levels = []
    order: list[int] = []
    for number, line in enumerate(unicode_lines("BidiTest.txt", _ucd_bidi.VERSION)):
        if line.startswith("@Levels:"):
            levels = levels_of(line.removeprefix("@Levels:"))
        elif line.startswith("@Reorder:"):
            order = [int(index) for index in line.removeprefix("@Reorder:").split()]
        elif line and line[0] not in "#@" and number % CHUNKS == part:
            classes, bits = line.split(";")
            text = "".join(SAMPLES[name] for name in classes.split())
            for bit, base in BASES:
                if int(bits) & bit:
                    yield classes, text, base, levels, order


def character_cases() -> Iterator[tuple[Case, int]]:
    bases: tuple[Base, ...] = ("ltr", "rtl", "auto")
    for line in unicode_lines("BidiCharacterTest.txt", _ucd_bidi.VERSION):
        if line and line[0] != "#":
            codes, base, paragraph, levels, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            yield (codes, text, bases[int(base)], levels_of(levels), [int(index) for index in order.split()]), int(paragraph)


def wrong(case: Case) -> str | None:
    """What is wrong with our answer to a case, None if nothing is."""
    name, text, base, levels, order = case
    found = resolve_levels(text, base)
    kept = [index for index, level in enumerate(levels) if level is not None]
    visual = [kept[index] for index in reorder([found[index] for index in kept])]
    if len(found) == len(levels) and all(found[index] == levels[index] for index in kept) and visual == order:
        return None
    return f"{name} {base}: levels {found}, not {levels}; order {visual}, not {order}"


@pytest.mark.parametrize("part", range(CHUNKS))
def test_every_sequence_of_classes_resolves_as_unicode_says(part: int) -> None:
    cases = 0
    faults = []
    for case in class_cases(part):
        cases += 1
        if fault := wrong(case):
            faults.append(fault)
    assert not faults[:10]
    assert cases > 45_000


def test_every_string_of_characters_resolves_as_unicode_says() -> None:
    cases = 0
    faults = []
    for case, paragraph in character_cases():
        cases += 1
        fault = wrong(case)
        if fault:
            faults.append(fault)
        if case[2] == "auto" and paragraph_level(case[1]) != paragraph:
            faults.append(f"{case[0]}: the paragraph's level is not {paragraph}")
    assert not faults[:10]
    assert cases > 91_000
