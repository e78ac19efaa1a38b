"""Which way every paragraph of a story ought to go, judged with what stands round it.

A paragraph all of whose letters go one way is clear, and so is one that begins as most of its letters go. Where beginning and majority disagree, code
and quotations stay as they are, and other paragraphs go as the clear ones before and behind them do; what is left in doubt stays, and is told. Items
of one list, and entries of one table of contents, go the way of most of them, as long as their own words stand in the same order either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.limits import check_time
from docgen.typography.bidi import level_runs, reorder
from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.code import is_code
from docgen.wordfile.names import w
from docgen.wordfile.text import Way, first_way, has, run_text, runs_of, way

_QUOTED = re.compile('"[^"]{0,400}"|“[^“”]{0,400}”|„[^„“”]{0,400}[“”]|«[^«»]{0,400}»|‘[^‘’]{0,400}’|\\([^()]{0,400}\\)|\\[[^\\[\\]]{0,400}\\]')
"""What stands in quotation marks or brackets, as long as a quotation is."""
_PHRASE = 3
"""Words of one language outside quotation marks that make a paragraph that language's."""
_SENTENCE = 4
"""Words of English under `w:bidi` that are told even where their order is right."""
_NUMBER = re.compile(r"^[\d\u0660-\u0669\u06f0-\u06f9.()\-\u2013]+\s+")
_CONTENTS = re.compile(r"^(toc|table of figures|index) ?\d*$", re.IGNORECASE)
_MOST = 2000
"""Characters of a line that are looked at to see whether its order is the same either way."""

CODE = "a line of code that holds right-to-left words"
BEGINS_LEFT = "begins left-to-right, but most of its letters are right-to-left"
LISTED = "goes left-to-right in a list that goes right-to-left: the order of its words would change with its side"
BEGINS_RIGHT = "begins right-to-left, but most of its letters are left-to-right"


@dataclass(slots=True)
class Judged:
    """A paragraph of a story, counted from 1. `wanted` is whether it ought to have `w:bidi`, `None` where it may stay as it is. `doubt` says why it
    was left. Runs of `code` are left alone too."""

    paragraph: Any
    number: int
    runs: list[tuple[Any, str]]
    text: str
    bidi: bool
    code: bool = False
    wanted: bool | None = None
    doubt: str = ""
    clear: Way = "none"


@dataclass(slots=True)
class _Group:
    """Items of one list that follow each other."""

    items: list[Judged] = field(default_factory=list)

    def way(self) -> Way:
        """The way of most of them, and where they are even, of most of their letters."""
        rtl = sum(item.clear == "rtl" for item in self.items)
        ltr = sum(item.clear == "ltr" for item in self.items)
        if rtl == ltr:
            return way("".join(item.text for item in self.items))
        return "rtl" if rtl > ltr else "ltr"


def judged(root: Any, cascade: Cascade) -> list[Judged]:
    """Every paragraph of a story, in its order."""
    found = [_seen(paragraph, number, cascade) for number, paragraph in enumerate(root.iter(w("p")), 1)]
    ways = _list_ways(found, cascade)
    before = _clear_ways(found)
    after = _clear_ways(found[::-1])[::-1]
    for index, one in enumerate(found):
        check_time()
        if one.text.strip():
            _judge(one, ways.get(index), (before[index], after[index]), cascade)
    return found


def judged_alone(paragraph: Any, cascade: Cascade) -> Judged:
    """A paragraph with nothing round it, which stays as it is."""
    return _seen(paragraph, 1, cascade)


def _seen(paragraph: Any, number: int, cascade: Cascade) -> Judged:
    runs = [(run, run_text(run)) for run in runs_of(paragraph)]
    text = "".join(words for _, words in runs)
    one = Judged(paragraph, number, runs, text, is_on(cascade.of_paragraph(paragraph, "bidi")))
    one.clear = _clear(text)
    if has(text, "rtl"):
        one.code = is_code(text, runs, paragraph, cascade)
    return one


def _clear(text: str) -> Way:
    """The way of a paragraph that begins as most of its letters go, `none` of any other."""
    first = first_way(text)
    return first if way(text) == first else "none"


def _clear_ways(found: Sequence[Judged]) -> list[Way]:
    """For each paragraph the way of the last clear one before it."""
    out: list[Way] = []
    last: Way = "none"
    for one in found:
        out.append(last)
        if one.clear != "none" and not one.code:
            last = one.clear
    return out


def _list_ways(found: Sequence[Judged], cascade: Cascade) -> dict[int, Way]:
    """The way of its list for each item, by the paragraph's place."""
    groups: dict[int, _Group] = {}
    last: tuple[Any, str | None] = (None, None)
    open_group = _Group()
    for index, one in enumerate(found):
        if not one.text.strip():
            continue
        key = (one.paragraph.getparent(), _list_key(one.paragraph, cascade))
        if key[1] is None:
            last = (None, None)
            continue
        if key != last:
            open_group, last = _Group(), key
        open_group.items.append(one)
        groups[index] = open_group
    return {index: group.way() for index, group in groups.items() if len(group.items) > 1}


def _list_key(paragraph: Any, cascade: Cascade) -> str | None:
    number = cascade.list_of(paragraph)
    if number is not None:
        return number
    style = cascade.styles.get(cascade.style_of(paragraph) or "")
    name = None if style is None else style.find(w("name"))
    value = "" if name is None else str(name.get(w("val"), ""))
    return "contents" if _CONTENTS.match(value) else None


def _judge(one: Judged, listed: Way | None, around: tuple[Way, Way], cascade: Cascade) -> None:
    if one.clear == "rtl":
        one.wanted = None if one.bidi or (listed == "ltr" and same_either_way(one.text)) else True
    elif one.clear == "ltr":
        one.wanted = _of_english(one, listed, cascade)
    elif way(one.text) == "none":
        one.wanted = True if listed == "rtl" and not one.bidi and same_either_way(one.text) else None
    elif not one.bidi:
        _judge_mixed(one, listed, around)
    if one.code and one.wanted:
        one.wanted, one.doubt = None, CODE


def _of_english(one: Judged, listed: Way | None, cascade: Cascade) -> bool | None:
    """A paragraph of left-to-right text. One that has `w:bidi` and right-to-left words too was made so by its author."""
    if not one.bidi and listed != "rtl":
        return None
    alike = same_either_way(one.text)
    if not one.bidi:
        one.doubt = "" if alike else LISTED
        return True if alike else None
    if has(_unquoted(one.text), "rtl") or (listed == "rtl" and alike):
        return None
    if listed == "ltr" or not alike:
        return False
    centred = cascade.of_paragraph(one.paragraph, "jc")
    aside = in_table(one.paragraph) or (centred is not None and centred.get(w("val")) == "center")
    return False if len(one.text.split()) >= _SENTENCE and not aside else None


def _judge_mixed(one: Judged, listed: Way | None, around: tuple[Way, Way]) -> None:
    """A paragraph without `w:bidi` that does not begin as most of its letters go."""
    begins = first_way(one.text)
    if one.code:
        one.doubt = CODE if begins == "ltr" else ""
        return
    outside = _unquoted(one.text)
    if not has(outside, "rtl") and _words(outside, "ltr") >= _PHRASE:
        return
    if listed is not None and listed != "none":
        one.wanted = True if listed == "rtl" else None
        return
    near = set(around) - {"none"}
    quotes = not has(outside, "rtl") and '"' in one.text
    if near == {"rtl"} and not quotes:
        one.wanted = True
    elif begins == "ltr" or near != {"ltr"}:
        one.doubt = BEGINS_LEFT if begins == "ltr" else BEGINS_RIGHT


def _unquoted(text: str) -> str:
    """The text without what stands in quotation marks and brackets."""
    return _QUOTED.sub(" ", text)


def _words(text: str, direction: Way) -> int:
    return sum(has(word, direction) for word in text.split())


def in_table(paragraph: Any) -> bool:
    """Whether a paragraph stands in a table's cell."""
    return next(paragraph.iterancestors(w("tc")), None) is not None


def same_either_way(text: str) -> bool:
    """Whether the words of each line stand in the same order whichever way the paragraph goes (UAX #9, L2). A number that counts the line may change
    its side, and so may what stands behind a tab."""
    return all(_visual(line, 0) == _visual(line, 1) for line in _lines(text))


def _lines(text: str) -> Iterator[str]:
    for line in re.split("[\t\n]", text):
        if line := _NUMBER.sub("", line.strip())[:_MOST]:
            yield line


def _visual(line: str, base: int) -> list[int]:
    runs = level_runs(line, base)
    out: list[int] = []
    for index in reorder([level for _, _, level in runs]):
        start, end, level = runs[index]
        places = range(start, end)
        out += reversed(places) if level % 2 else places
    return out
