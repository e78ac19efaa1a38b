"""Which texts of an input does a layout show? Each is marked with letters that no font has, and the marks are looked for in the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.clean.dumping import Said
from docgen.clean.paths import Path, leaves, replaced
from docgen.clean.trial import Trial, texts

_AREA = range(0x100000, 0x10FF00, 0x20)
"""Supplementary Private Use Area-B, in stretches of 32."""
_DIGITS = 6
_BASE = 16


def printed(data: dict[str, Any], trial: Trial) -> frozenset[Path] | None:
    """The paths of the texts that the pages, or what the file says of itself, show; `None` where the marked input makes no pages."""
    said = [(path, text) for path, text in leaves(data) if isinstance(text, Said)]
    start = _free("".join(text for _, text in leaves(data) if isinstance(text, str)))
    flow = trial.flow(replaced(data, {path: Said(text + _mark(index, start)) for index, (path, text) in enumerate(said)}))
    if flow is None:
        return None
    found = set(_marks("".join(texts(flow)), start))
    return frozenset(path for index, (path, _) in enumerate(said) if index in found)


def _free(text: str) -> int:
    """A stretch of private letters of which the input uses none."""
    used = {ord(letter) // 0x20 for letter in text if letter >= "\U00100000"}
    return next(start for start in _AREA if start // 0x20 not in used)


def _mark(number: int, start: int) -> str:
    digits = (number // _BASE**place % _BASE for place in range(_DIGITS))
    return chr(start) + "".join(chr(start + 1 + digit) for digit in digits)


def _marks(text: str, start: int) -> Iterator[int]:
    for found in re.finditer(f"{chr(start)}([{chr(start + 1)}-{chr(start + _BASE)}]{{{_DIGITS}}})", text):
        yield sum((ord(letter) - start - 1) * _BASE**place for place, letter in enumerate(found[1]))
