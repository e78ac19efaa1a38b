"""The figures of an Arabic text that are isolates (UAX #9 BD9), so that each keeps its own order and none draws what stands beside it to its side.

Without them European figures go by what happens to stand before: a hyphen between two joins them after the beginning of a text or a date (W4) and
not after a letter (W2), and what follows a Latin word, or a mark that holds a sign in its place, goes from the left (W7).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal

from docgen.document.inline import Inline
from docgen.locales.figures import LETTER
from docgen.patterns import late
from docgen.templating.isolation.clauses import POINTED
from docgen.templating.isolation.isolates import follows_latin
from docgen.templating.isolation.latin import RAISED
from docgen.templating.isolation.starts_cy import WORD
from docgen.templating.isolation.typed_dates import RLM

LRM = "\u200e"
_MASK = "\ufffc"
"""Stands for each character of an isolate: an object that nothing here matches."""
_EUROPEAN = "0-9۰-۹"
_ASKS = late(f"[{_EUROPEAN}{LETTER}]")
_FIGURE = rf"[{_EUROPEAN}]+(?>(?:[.,:/٫٬\u00a0\u202f'’][{_EUROPEAN}]+)*)"
_ONE = late(_FIGURE)
_MARKED = late(rf"(?:\u200e[\u2212-])?{_FIGURE}(?:[ \u00a0]?\u200e%\u200e)?")
_RANGE = late(rf"(?<![{WORD},:#+\u2212-])(?<![^\u200f][./])(?<!^[./]){_FIGURE}(?>(?:[+\u2212-]{_FIGURE})+)(?![{LETTER}_])")
_JOINED = late(f"[{_EUROPEAN}][+\u2212-][{_EUROPEAN}]")
"""Every range has it."""
_INSIDE = rf"{WORD}{RAISED}₀-₉.&'’/+#:@×^·–-"
_WORDED = rf"(?=[{_INSIDE}]*[{LETTER}])[{WORD}](?:[{_INSIDE}]*[{WORD}{RAISED}₀-₉+#])?"
_PHRASE = late(
    rf"[{WORD}](?<=(?<![{WORD}.&'’/+#@-])(?=[{_INSIDE}]*[{LETTER}]).)(?:[{_INSIDE}]*[{WORD}{RAISED}₀-₉+#])?"
    rf"(?>(?:[ ](?:&[ ])?(?:{_WORDED}|{_FIGURE}(?>(?:[×–-]{_FIGURE})*)(?:%|(?![{LETTER}_]))|\({_FIGURE}\)))*)"
)
"""Latin words with the figures that belong to them. The first character comes first, which is quickly searched for."""
_NEUTRAL = rf"[^{LETTER}\u0590-\u05ff\u0620-\u065f\u066e-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\d\u200e\u200f\u2028\u2029]{{0,80}}"
_LISTED = late(rf"{_NEUTRAL}(?:(?:[،؛؟]|[ ]\|[ ]){_NEUTRAL}[{_EUROPEAN}{LETTER}]|(?:[)\]»”][ ]|[ ][–—-][ ])[{_EUROPEAN}])")
"""What parts words and figures from the words before them, though no Arabic letter stands between: `A320، 787، C919`."""

_LISTS = late(rf"[،؛؟]|[ ]\|[ ]|[-)\]»”–—][ ][{_EUROPEAN}]")
_Kind = Literal["figure", "joint", "phrase"]


def isolated(runs: list[Inline]) -> list[Inline]:
    """The runs of one Arabic text with isolates for its numbers with a sign that a mark would hold (in place of the mark), for both sides of a range,
    and for Latin words before the figures of a list. The text is the same but for marks."""
    if not any(_ASKS.search(run.text) for run in runs if not run.isolate):
        return runs
    text = "".join([_MASK * len(run.text) if run.isolate else run.text for run in runs])
    found = sorted(_found(text))
    return _cut(runs, found) if found else runs


_ARABIC_LETTER = "\u0620-\u064a\u066e-\u06d3\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
_QUOTED = late(
    rf"[{_ARABIC_LETTER}][\u064b-\u065f\u0670]*(?:[ ]\d(?:[\d/.:-]*\d)?)?"
    rf"(?=[ ]?[^\w\s\u200e\u200f\u064b-\u065f\u0670(\[/-][^\w\u200e\u200f]{{0,8}}[{_EUROPEAN}])"
)
"""The last letter of an Arabic stretch in an English text that punctuation, and then a figure, comes behind."""


def figures_kept(runs: list[Inline]) -> list[Inline]:
    """The runs of one English text with a mark behind the Arabic words that punctuation and a figure follow: both belong to the English. Without it
    the figure is drawn on the other side of the words, and within their quotation marks (UAX #9, W7 and N1): “لا”, 50%."""
    text = "".join([_MASK * len(run.text) if run.isolate else run.text for run in runs])
    ends = [found.end() for found in _QUOTED.finditer(text)]
    if not ends:
        return runs
    places = list(accumulate((len(run.text) for run in runs), initial=0))
    out: list[Inline] = []
    at = 0
    for end in ends:
        parts = _between(runs, places, at, end)
        out += [*parts[:-1], parts[-1]._replace(text=parts[-1].text + LRM)]
        at = end
    return out + _between(runs, places, at, places[-1])


def _found(text: str) -> Iterator[tuple[int, int, _Kind]]:
    """Figures and phrases that are isolates, and the signs between two such figures, with which they stay on one line."""
    if "\u200e" in text:
        for one in _MARKED.finditer(text):
            if "\u200e" in one[0] and not follows_latin(text, one.start()):
                yield *one.span(), "figure"
    if "." in text:
        yield from ((*one.span(), "figure") for one in POINTED.finditer(text))
    if ("-" in text or "+" in text or "\u2212" in text) and _JOINED.search(text):
        for one in _RANGE.finditer(text):
            if not follows_latin(text, one.start()):
                yield from _parts(text, *one.span())
    if _LISTS.search(text):
        for one in _PHRASE.finditer(text):
            if _LISTED.match(text, one.end()):
                yield *one.span(), "phrase"


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, _Kind]]:
    """The figures of a range and the signs between them."""
    at = start
    for part in _ONE.finditer(text, start, end):
        if part.start() > at:
            yield at, part.start(), "joint"
        yield *part.span(), "figure"
        at = part.end()


def _cut(runs: list[Inline], found: list[tuple[int, int, _Kind]]) -> list[Inline]:
    """The runs cut at these stretches. A phrase that lies across runs of two looks would, as two isolates, change its order: a mark behind it parts
    it from what follows."""
    places = list(accumulate((len(run.text) for run in runs), initial=0))
    out: list[Inline] = []
    at = 0
    for start, end, kind in found:
        if start < at:
            continue
        out += _between(runs, places, at, start)
        parts = _between(runs, places, start, end)
        text = "".join([part.text for part in parts]).replace(LRM, "")
        look = parts[0]._replace(text=text, isolate=kind != "joint", nobreak=kind != "phrase" or text.count(" ") < 4)
        if all(part._replace(text=text, isolate=look.isolate, nobreak=look.nobreak) == look for part in parts):
            out.append(look)
        else:
            out += parts if kind == "phrase" else [part._replace(nobreak=True) for part in parts]
            if kind == "phrase":
                out.append(parts[-1]._replace(text=RLM))
        at = end
    return out + _between(runs, places, at, places[-1])


def _between(runs: list[Inline], places: list[int], low: int, high: int) -> list[Inline]:
    """The runs between two code points; `places` are where they begin and where the last one ends."""
    out: list[Inline] = []
    index = bisect_right(places, low) - 1
    while index < len(runs) and places[index] < high:
        first, last = max(low - places[index], 0), high - places[index]
        run = runs[index]
        if first == 0 and last >= len(run.text):
            out.append(run)
        elif first < len(run.text):
            out.append(run._replace(text=run.text[first:last]))
        index += 1
    return out
