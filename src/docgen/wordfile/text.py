"""The text of paragraphs and runs, and which way it goes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from docgen.wordfile.names import w

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
Way = Literal["rtl", "ltr", "none"]


@lru_cache(maxsize=4096)
def strong(character: str) -> Way:
    """The direction of a character that has one (UAX #9: L; R or AL)."""
    kind = unicodedata.bidirectional(character)
    return "ltr" if kind == "L" else "rtl" if kind in ("R", "AL") else "none"


def piece_text(element: Any) -> str:
    """The text that one child of a run stands for; nothing for a picture or a field's code."""
    if element.tag == w("t"):
        return str(element.text or "")
    name = str(element.tag).rpartition("}")[2]
    return _SIGNS.get(name, "") if element.tag == w(name) else ""


def run_text(run: Any) -> str:
    return "".join(piece_text(child) for child in run)


def runs_of(paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph itself, those in links, insertions and content controls too, but none of a text box in it or of deleted text."""
    for run in paragraph.iter(w("r")):
        for above in run.iterancestors():
            if above is paragraph:
                yield run
                break
            if above.tag in (w("p"), w("del"), w("moveFrom"), w("txbxContent")):
                break


def paragraph_text(paragraph: Any) -> str:
    return "".join(run_text(run) for run in runs_of(paragraph))


def way(text: str) -> Way:
    """Which way a text goes as a whole: as most of its letters do, and where they are even, as the first."""
    count = {"rtl": 0, "ltr": 0, "none": 0}
    for character, times in Counter(text).items():
        count[strong(character)] += times
    if count["rtl"] == count["ltr"]:
        return first_way(text)
    return "rtl" if count["rtl"] > count["ltr"] else "ltr"


def first_way(text: str) -> Way:
    """The direction of the first character that has one."""
    return next((found for character in text if (found := strong(character)) != "none"), "none")


def has(text: str, direction: Way) -> bool:
    """Whether any character goes that way."""
    return any(strong(character) == direction for character in set(text))


_SHOWN = 70


def short(text: str) -> str:
    """A text to be shown on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
