"""Explicit levels, overrides and isolates (UAX #9, rules X1 to X10) of one paragraph: the complete road, for text with formatting characters.

Class letters as in `bidi_implicit_cy`, and 1 LRE, 2 RLE, 3 LRO, 4 RLO, 5 PDF, 6 LRI, 7 RLI, 8 FSI, 9 PDI.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.typography.unicode.bidi_implicit_cy import resolve

_MAX_DEPTH = 125
_STRONG_OR_ISOLATE = re.compile(rb"[LRA6789]")
_ISOLATE = re.compile(rb"[6789]")
_TO_NEUTRAL = bytes.maketrans(b"6789", b"OOOO")
_RESET = re.compile(rb"[W6-9][W1-9B]*(?:([SP])|(\Z))?|([SP])")
REMOVED = frozenset(b"12345B")
"""What rule X9 takes out."""


def matching_isolates(classes: bytes) -> dict[int, int]:
    """BD9: the offset of the matching PDI of each isolate initiator that has one."""
    stack: list[int] = []
    matches: dict[int, int] = {}
    for match in _ISOLATE.finditer(classes):
        if match[0] != b"9":
            stack.append(match.start())
        elif stack:
            matches[stack.pop()] = match.start()
    return matches


def first_strong_level(classes: bytes, start: int, end: int, matches: dict[int, int]) -> int | None:
    """Rules P2 and P3 within `classes[start:end]`: 0, 1, or None where there is no strong character outside isolates."""
    while found := _STRONG_OR_ISOLATE.search(classes, start, end):
        kind = found[0]
        if kind in b"RA":
            return 1
        if kind == b"L":
            return 0
        start = found.start() + 1
        if kind != b"9":
            start = matches.get(found.start(), end)
    return None


@dataclass(frozen=True, slots=True)
class _Status:
    """An entry of the directional status stack."""

    level: int
    override: int  # the class that an override forces, 0 for none
    isolate: bool


def explicit_levels(classes: bytes, text: str, base_level: int) -> list[int]:
    """The level of each character of one paragraph after rules X1 to I2 (L1 is still to come). Removed characters take the level before them."""
    matches = matching_isolates(classes)
    levels, kinds = _embed(classes, base_level, matches)
    kept = [index for index, kind in enumerate(classes) if kind not in REMOVED]
    for sequence, sos, eos in _sequences(kept, levels, classes, base_level, matches):
        level = levels[sequence[0]]
        sequence_kinds = bytes(kinds[index] for index in sequence).translate(_TO_NEUTRAL)
        for start, end, resolved in resolve(sequence_kinds, "".join(text[index] for index in sequence), level, sos, eos):
            for index in sequence[start:end]:
                levels[index] = resolved
    before = levels[kept[0]] if kept else base_level
    for index, kind in enumerate(classes):
        if kind in REMOVED:
            levels[index] = before
        else:
            before = levels[index]
    return levels


def _embed(classes: bytes, base_level: int, matches: dict[int, int]) -> tuple[list[int], bytearray]:
    """Rules X1 to X8: the embedding level of each character, and the classes after overrides."""
    levels = [base_level] * len(classes)
    kinds = bytearray(classes)
    stack = [_Status(base_level, 0, False)]
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    for index, kind in enumerate(classes):
        last = stack[-1]
        if kind in b"1234678":
            isolate = kind in b"678"
            if isolate:  # X5a to X5c: the initiator itself belongs outside
                levels[index] = last.level
                if last.override:
                    kinds[index] = last.override
            right = kind in b"247"
            if kind == 0x38:  # FSI, X5c
                right = first_strong_level(classes, index + 1, matches.get(index, len(classes)), matches) == 1
            level = (last.level + 1) | 1 if right else (last.level + 2) & ~1
            if level <= _MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                valid_isolates += isolate
                override = 0 if kind not in b"34" else ord("R" if right else "L")
                stack.append(_Status(level, override, isolate))
            elif isolate:
                overflow_isolates += 1
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif kind == 0x39:  # PDI, X6a
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1].isolate:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            levels[index] = stack[-1].level
            if stack[-1].override:
                kinds[index] = stack[-1].override
        elif kind == 0x35:  # PDF, X7
            if overflow_isolates:
                pass
            elif overflow_embeddings:
                overflow_embeddings -= 1
            elif not last.isolate and len(stack) >= 2:
                stack.pop()
        elif kind not in b"BP":  # X6; a paragraph separator keeps the paragraph's level (X8)
            levels[index] = last.level
            if last.override:
                kinds[index] = last.override
    return levels, kinds


def _sequences(kept: list[int], levels: list[int], classes: bytes, base_level: int, matches: dict[int, int]) -> list[tuple[list[int], bytes, bytes]]:
    """Rule X10: the isolating run sequences as lists of offsets, each with its sos and eos."""
    runs: list[list[int]] = []  # level runs, as spans of `kept`
    run_at: dict[int, int] = {}  # the run that begins at a PDI, by the PDI's offset
    for place, index in enumerate(kept):
        if runs and levels[kept[place - 1]] == levels[index]:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
            run_at[index] = len(runs) - 1
    closing = {pdi: initiator for initiator, pdi in matches.items()}
    sequences = []
    for low, high in runs:
        if kept[low] in closing and levels[closing[kept[low]]] == levels[kept[low]]:
            continue  # it carries on the sequence of its initiator
        first = low
        offsets = kept[low:high]
        last = high - 1
        while (pdi := matches.get(kept[last])) is not None and pdi in run_at and levels[pdi] == levels[kept[last]]:
            low, high = runs[run_at[pdi]]
            offsets += kept[low:high]
            last = high - 1
        level = levels[offsets[0]]
        before = levels[kept[first - 1]] if first else base_level
        unmatched = classes[kept[last]] in b"678" and kept[last] not in matches
        after = base_level if unmatched or last + 1 == len(kept) else levels[kept[last + 1]]
        sequences.append((offsets, b"R" if max(level, before) & 1 else b"L", b"R" if max(level, after) & 1 else b"L"))
    return sequences


def reset_spans(classes: bytes) -> list[tuple[int, int]]:
    """Rule L1: stretches that take the paragraph's level, the paragraph being one line: separators, and white space before them or at the end."""
    return [match.span() for match in _RESET.finditer(classes) if match.lastindex]
