"""Arabic text without its vowel marks and the tatweels inside its words, for whoever looks for words in it: المادَّةُ and المـادة are المادة."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_MARKS = "\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
"""What vowels and recitation add; the hamzas and maddas of decomposed letters (U+0653–U+0655) are parts of their letters."""
_UNSAID = re.compile(rf"[{_MARKS}]|(?<=[\u0620-\u064a{_MARKS}])\u0640(?=[\u0620-\u064a{_MARKS}\u0671-\u06d3])")
_MARK = re.compile(f"[{_MARKS}]")
_SOME = re.compile(f"[{_MARKS}\u0640]")
"""A set of characters alone, which is searched for at once: most texts have none."""


class Unmarked(NamedTuple):
    """`text` without marks. `places` are the offsets in it before which one was taken out, ascending."""

    text: str
    places: list[int]

    def origin(self, index: int) -> int:
        """Where an offset of `text`, the beginning or the end of a stretch, stands in the text as it was: marks belong to the letter before them."""
        return index + bisect_right(self.places, index)


def unmarked(text: str) -> Unmarked | None:
    """The text without marks; `None` where it has none."""
    if _SOME.search(text) is None:
        return None
    unsaid = _UNSAID if "\u0640" in text else _MARK
    places = [found.start() for found in unsaid.finditer(text)]
    if not places:
        return None
    return Unmarked(unsaid.sub("", text), [place - before for before, place in enumerate(places)])


def without_marks(text: str) -> str:
    """The text without marks, where no offset is asked for."""
    return text if _SOME.search(text) is None else _UNSAID.sub("", text)
