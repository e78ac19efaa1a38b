"""What an output does besides saying words: what it hides, turns round, runs or leads elsewhere; told where docgen makes nothing like it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.checks.readback.stretch import Words

_SHOWN = 60
_OVERRIDE = re.compile("[\u202a\u202b\u202d\u202e]([^\u202a-\u202e]*)\u202c?")
_ISOLATE = re.compile("\u2067([^\u2066-\u2069]*)\u2069")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9\u0660-\u0669]")


@dataclass(frozen=True, slots=True)
class Trait:
    """`said` is a sentence whose subject is the output; `line` is where it begins, in formats that have lines."""

    said: str
    line: int | None = None


def finding(said: str, line: int | None = None) -> Trait:
    return Trait(said, line)


def short(text: str) -> str:
    """A text as messages show it."""
    said = " ".join(text.split())
    return f"«{said if len(said) <= _SHOWN else said[:_SHOWN] + '…'}»"


def turned(texts: Iterable[Words]) -> Iterator[Trait]:
    """Figures and words that a control turns round: embeddings and overrides (UAX #9, 2.1, 2.2), isolates from right to left with nothing in them
    that is read so."""
    for words in texts:
        for found in _OVERRIDE.finditer(words.text):
            yield finding(f"turns {short(found[1])} with a control that orders how it is seen", words.line)
        for found in _ISOLATE.finditer(words.text):
            if _LEFT_TO_RIGHT.search(found[1]) and not _RIGHT_TO_LEFT.search(_figures_out(found[1])):
                yield finding(f"sets {short(found[1])} from right to left", words.line)


def is_left_to_right(text: str) -> bool:
    """Whether a text has Latin letters or figures, and no letter that is read from right to left."""
    return bool(_LEFT_TO_RIGHT.search(text)) and not _RIGHT_TO_LEFT.search(_figures_out(text))


def _figures_out(text: str) -> str:
    return re.sub("[\u0660-\u066c\u06f0-\u06f9]", "", text)


def strange(have: Iterable[Trait], expected: Iterable[Trait]) -> list[Trait]:
    """The traits that an output has, and has more often than what the input makes."""
    left = Counter(trait.said for trait in expected)
    found = []
    for trait in have:
        if left[trait.said] > 0:
            left[trait.said] -= 1
        else:
            found.append(trait)
    return list({(trait.said, trait.line): trait for trait in found}.values())
