"""How much a document is made of: the entries of its lists together (paragraphs, items, rows and their cells, notes, participants, decisions), all by
one rule, and its longest word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from docgen.errors import Place, Problem
from docgen.limits import DEFAULT, active
from docgen.model.text import Bilingual
from docgen.model.walk import Path


def is_narrow() -> bool:
    """Whether the active limits are narrower here than those that a model is read with where no others are given."""
    return active().blocks < DEFAULT.blocks or active().word < DEFAULT.word


def beyond(values: Iterable[tuple[Path, Any]], place_of: Callable[[Path], Place]) -> Problem | None:
    """What first passes the active limits of blocks and of words; `values` are those of `walk`, texts whole."""
    most, word, count = active().blocks, active().word, 0
    for path, value in values:
        if path and isinstance(path[-1], int):
            count += 1
            if count > most:
                message = f"the document has more than {most:,} blocks, with its items of lists, rows and cells"
                return Problem(message, place_of(path), "split it")
        for step, text in _texts(value):
            if len(text) > word and re.search(rf"\S{{{word + 1}}}", text):
                return Problem(f"a word has more than {word:,} characters", place_of((*path, *step)), "words parted by spaces")
    return None


def _texts(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Bilingual):
        for lang in ("ar", "en"):
            text = getattr(value, lang)
            if isinstance(text, str):
                yield (lang,), text
