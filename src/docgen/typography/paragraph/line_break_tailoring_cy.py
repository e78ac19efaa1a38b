"""Kernel: where a line of a press statement or of minutes may end: UAX #14 (`uax14_cy`), with the tailoring that its section 8 leaves to us.

Tailoring only ever weakens an opportunity, from `normal` to `emergency`: to be taken only where the stretch fits no line by itself. The rules:

1. *Dates*: a day, its month and the year stay together (`12 ربيع الأول 1443هـ`, `18 October 2021`), for a date is read as one.
2. *Number and unit*: a number and its unit, currency, percent sign, era or part of the day stay together (`4.5 km`, `12 مليون ريال`, `62 %`),
   for a number alone at a line's end is read without its measure. Whose the currency is (`ريال قطري`) stays with it too, as a label does by rule 3.
3. *Label and number*: what a number numbers stays with it (`Page 3`, `المادة 5`, `الساعة 20:45`, `QAR 12,500,000`). After a word, not after a
   sign or an abbreviation, justified text may part the two rather than spoil a line: such an opportunity is a `label`.
4. *Ranges*: no line ends inside a range of numbers, after its dash (`2022–2025`); UAX #14 would allow it after an en dash.
5. *Spaced dashes*: no line begins with a dash that has spaces on both sides; it stays with the words before it. Nor with a middle dot, which is
   dropped where a line ends after it (`paragraph.separates`); nor with a pause mark of the Quran or the sign of an ayah's end, which some
   spellings part from their word by a space (`وَٱلتَّقْوَىٰ ۖ وَلَا`).
6. *Short parts before a hyphen*: no line ends after a hyphen with one or two letters before it (`al-Awwal`, `e-mail`) or one after it.
7. *Codes*: letters and digits joined by slashes or hyphens stay together (`EMB/PS/2021/031`), for half a reference number is none.
8. *Titles*: no line ends after a title that ends in a full stop (`Dr. `, `د. `).
9. *Islands*: no line ends inside a range that the caller names (a telephone number, an IBAN).
10. *URLs and e-mail addresses* stay whole where they fit; where not, a line may end after a slash, colon, ampersand or equals sign, and before
    any other punctuation, never less than three characters from either end. No hyphen is added.

A soft hyphen (U+00AD) is an opportunity of its own kind, since it shows a hyphen when it is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from docgen import _cython as cython
from docgen.typography.paragraph.glue_cy import glue
from docgen.typography.paragraph.line_break_words import CLOSING, is_title
from docgen.typography.unicode.uax14_cy import break_offsets, breaks

__all__ = ["Break", "BreakKind", "breaks", "opportunities"]

BreakKind = Literal["normal", "mandatory", "soft-hyphen", "hyphen", "label", "emergency"]
"""`hyphen` is no opportunity of the text's own: a line's end that was chosen inside an English word (`hyphenation`)."""


class Break(NamedTuple):
    """A line may end before the code point at `offset`. An `emergency` one is for a stretch that fits no line."""

    offset: int
    kind: BreakKind


_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]++(?:[/\-–][A-Za-z0-9]+)+")
_JOINED = re.compile(r"[/\-](?=[A-Za-z0-9])")
_STOP = re.compile(r"\. ")
_DIGIT = re.compile(r"[0-9]")
_ADDRESS_MARK = re.compile(r"://|www\.|@")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[!-~]+|(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+_-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ADDRESS_BREAK = re.compile(r"(?<=[/:&=])(?![/:&=])|(?<![/:&=.])(?=[.\-_~?#%+,;@!$*(\[])")
_EDGE = 3


def opportunities(text: str, nobreak: Sequence[tuple[int, int]] = ()) -> list[Break]:
    """Every place where a line may end, in ascending order, neither 0 nor the end of the text among them.

    `nobreak` are ranges (code points) that no line should end inside of, where they fit one.
    """
    new = tuple.__new__  # twice as quick as the class itself
    return [new(Break, item) for item in opportunity_kinds(text, nobreak).items()]


def opportunity_kinds(text: str, nobreak: Sequence[tuple[int, int]] = ()) -> dict[int, BreakKind]:
    """The same as a mapping from offset to kind, in ascending order."""
    found, mandatory = break_offsets(text)
    kinds: dict[int, BreakKind] = dict.fromkeys(found, "normal")
    glued, labels, spans = _tailor(text)
    place: cython.Py_ssize_t
    offset: cython.Py_ssize_t
    for offset in labels:
        if offset in kinds:
            kinds[offset] = "label"
    for offset in glued:
        if offset in kinds:
            kinds[offset] = "emergency"
    for start, end in (*spans, *nobreak):
        for place in range(bisect_right(found, start), bisect_left(found, end)):
            kinds[found[place]] = "emergency"
    if "\u00ad" in text:
        for offset in found:
            if text[offset - 1] == "\u00ad" and kinds[offset] == "normal":
                kinds[offset] = "soft-hyphen"
    for offset in mandatory:
        kinds[offset] = "mandatory"
    if "@" in text or "://" in text or "www." in text:
        added = False
        for bounds in _words_with(_ADDRESS_MARK, text):
            for start, end in addresses(text, *bounds):
                for offset in range(start + 1, end):
                    kinds.pop(offset, None)
                for match in _ADDRESS_BREAK.finditer(text, start, end):
                    if start + _EDGE <= match.start() <= end - _EDGE:
                        kinds[match.start()] = "emergency"
                        added = True
        if added:
            kinds = dict(sorted(kinds.items()))
    return kinds


def _tailor(text: str) -> tuple[set[int], set[int], list[tuple[int, int]]]:
    """Offsets where no line should end by rules 1 to 8, those after a label's word, and ranges."""
    glued, labels = glue(text)
    spans: list[tuple[int, int]] = []
    if "-" in text or "/" in text:
        for start, end in _words_with(_JOINED, text):
            spans += codes(text, start, end)
    if ". " in text:
        for match in _STOP.finditer(text):
            if is_title(text[text.rfind(" ", 0, match.start()) + 1 : match.start()]):
                glued.add(match.end())
    return glued, labels, spans


def codes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Rule 7: the codes in the word `text[start:end]`, as ranges."""
    return [code.span() for code in _CODE.finditer(text, start, end) if _DIGIT.search(code[0])]


def addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Rule 10: the addresses in the word `text[start:end]`, as ranges."""
    return [(found.start(), found.start() + len(found[0].rstrip(CLOSING))) for found in _ADDRESS.finditer(text, start, end)]


def _words_with(mark: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The words, as spaces part them, in which `mark` is found: a slow pattern then need not look at all the others."""
    words: list[tuple[int, int]] = []
    at = 0
    while found := mark.search(text, at):
        start = text.rfind(" ", at, found.start()) + 1 or at
        at = text.find(" ", found.end())
        if at < 0:
            at = len(text)
        words.append((start, at))
    return words
