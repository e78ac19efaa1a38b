"""Tables of right-to-left text that run from the left: which were only never mirrored, and which their author laid out from the right by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.judged import Judged
from docgen.wordfile.names import w
from docgen.wordfile.text import paragraph_text, short, way

Mirrored = Literal["", "wrong", "by hand", "doubt", "english"]
_COUNTER = re.compile(
    r"^(م|ت|#|no\.?|n°|№|رقم|الرقم|ر\.?م\.?|الرقم التسلسلي|التسلسل|تسلسل|مسلسل|المسلسل|ترتيب|الترتيب|ردیف|رديف|شماره|מס['׳]?|מספר)$", re.IGNORECASE
)
"""Heads of the column that counts the rows, which is a table's first."""
_LAST = re.compile(r"^(ال)?(ملاحظات|ملاحظة|ملحوظات|توقيع|تواقيع|توضیحات|امضا|امضاء)$")
"""Heads of a column that is a table's last."""
_TOTAL = re.compile(r"^(ال)?(مجموع|إجمالي|اجمالي|جملة|جمع|مجموع کل)(\s|:|$)")
"""What the first cell of a row of sums says."""


DOUBTS: dict[Mirrored, str] = {
    "doubt": "a right-to-left table that runs from the left, but whose first column may be meant to be read last",
    "english": "a left-to-right table that runs from the right",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A table that does not stand as it ought to, or may not: `number` counts the paragraph that it begins with, whose text, cut, is `text`."""

    table: Any
    how: Mirrored
    number: int
    text: str


def standing(root: Any, found: Sequence[Judged], cascade: Cascade) -> Iterator[Standing]:
    """The tables of a story that are `wrong`, or in one of the `DOUBTS`; `found` are its paragraphs."""
    numbers = {one.paragraph: one.number for one in found}
    for table in root.iter(w("tbl")):
        how = mirrored(table, cascade)
        if how == "wrong" or how in DOUBTS:
            paragraph = next(table.iter(w("p")))
            yield Standing(table, how, numbers[paragraph], short(paragraph_text(paragraph)))


def mirrored(table: Any, cascade: Cascade) -> Mirrored:
    """How a table stands: `wrong` for one of several columns, with no table inside, that holds right-to-left text in all cells that hold any, and
    runs from the left; `by hand` where its columns were typed in the order in which they are read from the right; `doubt` where both may be, as in a
    single row; `english` for one of left-to-right text alone that runs from the right. A table that says itself that it runs from the left is its
    author's."""
    said = cascade.of_table(table, "bidiVisual")
    if any(inner is not table for inner in table.iter(w("tbl"))):
        return ""
    rows = [[" ".join(_words(cell).split()) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))]
    if max(map(len, rows), default=0) < 2:
        return ""
    ways = {way(text) for row in rows for text in row} - {"none"}
    if is_on(said):
        return "english" if ways == {"ltr"} else ""
    if said is not None or ways != {"rtl"}:
        return ""
    first, last = _signs(rows), _signs([row[::-1] for row in rows])
    if not first and not last and sum(any(row) for row in rows) < 2:
        return "doubt"
    if first == last:
        return "doubt" if first else "wrong"
    return "wrong" if first else "by hand"


def _words(cell: Any) -> str:
    return " ".join(paragraph_text(paragraph) for paragraph in cell.iter(w("p")))


def _signs(rows: list[list[str]]) -> bool:
    """Whether something says that the rows, as they are given, begin where they are read first."""
    full = [row for row in rows if len(row) > 1]
    firsts, lasts = [row[0] for row in full], [row[-1] for row in full]
    if _COUNTER.match(firsts[0]) or _LAST.match(lasts[0]) or any(_TOTAL.match(text) for text in firsts):
        return True
    labels = [text for text in firsts if text]
    if len(labels) > 1 and all(text.endswith(":") for text in labels):
        return True
    if _counts(firsts[1:] if way(firsts[0]) != "none" else firsts) or any(len(row) > 2 and _counts(row) for row in full):
        return True
    body_first, body_last = [text for text in firsts[1:] if text], [text for text in lasts[1:] if text]
    return (
        bool(body_first) and bool(body_last) and all(map(_is_number, body_last)) and not any(map(_is_number, body_first)) and not _counts(body_last)
    )


def _number(text: str) -> int | None:
    digits = "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())
    return int(digits[:12]) if digits and not any(character.isalpha() for character in text) else None


def _is_number(text: str) -> bool:
    return _number(text) is not None


def _counts(texts: list[str]) -> bool:
    """Whether these are numbers that go up one by one."""
    numbers = [_number(text) for text in texts if text]
    return len(numbers) > 1 and all(before is not None and after is not None and after == before + 1 for before, after in pairwise(numbers))
