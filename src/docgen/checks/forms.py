"""Arabic joining: which form each letter of a text is drawn in, and which one a presentation form states (Unicode, chapter 9.2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

FORMS = "\ufb50-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdf9\ufe70-\ufefc"
"""Letters of the two blocks; not their brackets (FD3E, FD3F), nor honorifics and the rial sign (FD40–FD4F, FDCF, FDFA–FDFF), which are in use."""

_RANGES = ((0xFB50, 0xFD3D), (0xFD50, 0xFDC7), (0xFDF0, 0xFDF9), (0xFE70, 0xFEFC))
_JOINS_BEFORE = {"<medial>", "<final>"}
_JOINS_AFTER = {"<initial>", "<medial>"}
_CAUSES = "\u0640\u200d"
_NEVER = "\u0621\u0674\u200c\u2066\u2067\u2068\u2069\u202f"
_RIGHT = frozenset("\u0672\u0673\u0675\u0676\u0677\u06c0\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef").union(
    map(chr, range(0x0688, 0x069A)), map(chr, range(0x06C3, 0x06CC))
)


class Letter(NamedTuple):
    """A character as it is read, the index of what it was written as (`origin`), and whether it is joined to the letters `before` and `after` it."""

    character: str
    origin: int
    before: bool
    after: bool


def is_form(character: str) -> bool:
    """Whether a character is an Arabic presentation form of letters or vowel marks."""
    code = ord(character)
    return code >= 0xFB50 and any(first <= code <= last for first, last in _RANGES)


def spelled(text: str) -> str:
    """A text with the letters that its presentation forms stand for; a mark's form is the mark, without the space or tatweel under it."""
    return "".join(_letters(character) if is_form(character) else character for character in text)


@cache
def _letters(form: str) -> str:
    letters = unicodedata.normalize("NFKC", form)
    return letters.lstrip(" \u0640") or letters


@cache
def _joining() -> tuple[frozenset[str], frozenset[str]]:
    """The letters that join on both sides, and those that join only to the one before: as their presentation forms tell."""
    found: dict[str, set[str]] = {}
    for first, last in _RANGES:
        for code in range(first, last + 1):
            tag, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
            if len(letters) == 4:
                found.setdefault(tag, set()).add(chr(int(letters, 16)))
    return frozenset(found["<initial>"]), frozenset(found["<final>"] - found["<initial>"]) | _RIGHT


def joins_after(character: str) -> bool:
    """Whether a letter joins to the one after it."""
    both, right = _joining()
    if character in both or character in _CAUSES:
        return True
    return "\u0620" <= character <= "\u08c7" and character not in right and character not in _NEVER and unicodedata.category(character) == "Lo"


def _joins_before(character: str) -> bool:
    return character in _joining()[1] or joins_after(character)


def _is_transparent(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Cf") and character not in "\u200c\u200d\u2066\u2067\u2068\u2069"


def read(text: Sequence[str]) -> list[Letter]:
    """The characters of a text as they are read, presentation forms as their letters. A form states by itself how it is joined; other letters are
    joined as the shaper joins them, to forms as to the letters these stand for."""
    pieces = [(letter, index) for index, character in enumerate(text) for letter in (_letters(character) if is_form(character) else character)]
    before = [False] * len(pieces)
    after = [False] * len(pieces)
    last = -1
    for at, (letter, _) in enumerate(pieces):
        if _is_transparent(letter):
            continue
        if last >= 0 and joins_after(pieces[last][0]) and _joins_before(letter):
            after[last] = before[at] = True
        last = at
    _state(text, pieces, before, after)
    return [Letter(letter, index, before[at], after[at]) for at, (letter, index) in enumerate(pieces)]


def _state(text: Sequence[str], pieces: list[tuple[str, int]], before: list[bool], after: list[bool]) -> None:
    """Puts what forms state at the edges of each."""
    for at, (letter, index) in enumerate(pieces):
        if not is_form(text[index]) or _is_transparent(letter):
            continue
        tag = unicodedata.decomposition(text[index]).partition(" ")[0]
        if at == 0 or pieces[at - 1][1] != index:
            before[at] = tag in _JOINS_BEFORE
        ends = at + 1
        while ends < len(pieces) and pieces[ends][1] == index and _is_transparent(pieces[ends][0]):
            ends += 1
        if ends == len(pieces) or pieces[ends][1] != index:
            after[at] = tag in _JOINS_AFTER
