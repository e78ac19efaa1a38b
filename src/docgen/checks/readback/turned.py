"""The orders in which readers of PDF give Arabic back."""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.checks.letters import ARABIC

_LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9٠-٩۰-۹][A-Za-z0-9٠-٩۰-۹.,:/@%٪٫٬+_-]*(?:[ ][A-Za-z0-9][A-Za-z0-9.,:/@%+_-]*)*")
_ARABIC_NUMBER = re.compile(r"[٠-٩](?:[٠-٩.,:/٪٫٬-]*[٠-٩])?")
_WORD = re.compile("[\u202a\u202b][^\u202a-\u202e]*\u202c|\\s+|[^\\s\u202a-\u202e]+")
_MIRRORED = str.maketrans("()[]{}«»<>‹›", ")(][}{»«><›‹")


def as_it_is(text: str) -> str:
    """Arabic as it is read."""
    return text


def numbers_turned(text: str) -> str:
    """Arabic as it is read, save that its numbers came out backwards."""
    return _ARABIC_NUMBER.sub(lambda found: found[0][::-1], text)


def words_turned(text: str) -> str:
    """Words that are right in themselves, but in the order they are seen, each between direction marks."""
    return "".join(reversed(_WORD.findall(text))) if ARABIC.search(text) else text


def letters_turned(text: str) -> str:
    """A line of Arabic whose characters were taken from left to right: all turned round, save numbers and Latin words."""
    if not ARABIC.search(text):
        return text
    return _LEFT_TO_RIGHT.sub(lambda found: found[0][::-1], text[::-1].translate(_MIRRORED))


READINGS: tuple[Callable[[str], str], ...] = (as_it_is, numbers_turned, words_turned, letters_turned)
"""The orders in which readers of PDF give Arabic back, tried one after the other."""
