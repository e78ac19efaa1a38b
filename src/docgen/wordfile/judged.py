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
from docgen.typography.unicode.bidi import level_runs, reorder
from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.code import is_code
from docgen.wordfile.names import w, whole
from docgen.wordfile.text import Way, first_way, has, run_text, runs_of, strong, way

_QUOTED = re.compile('"[^"]{0,400}"|“[^“”]{0,400}”|„[^„“”]{0,400}[“”]|«[^«»]{0,400}»|‘[^‘’]{0,400}’|\\([^()]{0,400}\\)|\\[[^\\[\\]]{0,400}\\]')
"""What stands in quotation marks or brackets, as long as a quotation is."""
_PHRASE = 3
"""Words of one language outside quotation marks that make a paragraph that language's."""
_SENTENCE = 4
"""Words of English with `w:bidi` that are told even where their order is right."""
_NUMBER = re.compile(r"^[\d\u0660-\u0669\u06f0-\u06f9.()\-\u2013]+\s+")
_CALLED = re.compile(r"^\+|\d[\s\u00a0]\d")
"""Figures that are no count of a line: a telephone number, groups of digits."""
_CONTENTS = re.compile(r"^(toc|table of figures|index) ?\d*$", re.IGNORECASE)
_MOST = 2000
"""Characters of a line that are looked at to see whether its order is the same either way."""

CODE = "a line of code that holds right-to-left words"
BEGINS_LEFT = "begins left-to-right, but most of its letters are right-to-left"
LISTED = "goes left-to-right in a list that goes right-to-left: the order of its words would change with its side"
ASIDE = "left-to-right with w:bidi: its words stand in the same order either way"
LISTED_LEFT = "right-to-left in a list that goes left-to-right: its words stand in the same order either way"
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


@dataclass(frozen=True, slots=True)
class _Near:
    """What stands round a paragraph: the way of its list (`None` outside lists), the ways of the last and the next clear paragraph, whether a line of
    code stands beside it, and whether it is in a passage of English that is to be turned."""

    listed: Way | None
    around: tuple[Way, Way]
    beside_code: bool
    english: bool


@dataclass(slots=True)
class _Group:
    """Items of one list, and of the lists in it, that follow each other. `keys` are the lists' numbers, `first` and
    `indent` the outer one's."""

    parent: Any
    first: str
    keys: set[str]
    indent: int
    items: list[Judged] = field(default_factory=list)

    outer: list[Judged] = field(default_factory=list)

    def way(self) -> Way:
        """The way of most items of the outer list; where they are even, of most of all; and where these are even too, right-to-left if the others'
        words stand in the same order either way."""
        for items in (self.outer, self.items):
            rtl = sum(item.clear == "rtl" for item in items)
            ltr = sum(item.clear == "ltr" for item in items)
            if rtl != ltr:
                return "rtl" if rtl > ltr else "ltr"
        return "rtl" if rtl and all(same_either_way(item.text) for item in self.items if item.clear == "ltr") else "none"


def judged(root: Any, cascade: Cascade) -> list[Judged]:
    """Every paragraph of a story, in its order."""
    found = [_seen(paragraph, number, cascade) for number, paragraph in enumerate(root.iter(w("p")), 1)]
    ways, english = _list_ways(found, cascade), _english_passages(found)
    before = _clear_ways(found)
    after = _clear_ways(found[::-1])[::-1]
    for index, one in enumerate(found):
        check_time()
        if one.text.strip():
            beside = any(other.code for other in found[max(0, index - 1) : index + 2])
            _judge(one, _Near(ways.get(index), (before[index], after[index]), beside, index in english))
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
    """The way of a paragraph that begins as most of its letters go, by far, or as all of its letters outside quotation marks; `none` of any other."""
    first = first_way(text)
    if first == "none":
        return "none"
    other: Way = "ltr" if first == "rtl" else "rtl"
    if not has(text, other):
        return first
    count = {"rtl": 0, "ltr": 0, "none": 0}
    for character in text:
        count[strong(character)] += 1
    if count[first] * 2 >= count[other] * 3:
        return first
    outside = _unquoted(text)
    whole = not has(outside, other) and first_way(outside) == first
    return first if whole and (first == "rtl" or _words(outside, first) >= _PHRASE) else "none"


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
    group: _Group | None = None
    for index, one in enumerate(found):
        if not one.text.strip():
            continue
        key = _list_key(one.paragraph, cascade)
        if key is None:
            group = None
            continue
        parent = one.paragraph.getparent()
        if group is None or group.parent is not parent or key not in group.keys:
            indent = _indent(one.paragraph, cascade)
            if group is not None and group.parent is parent and indent > group.indent:
                group.keys.add(key)
            else:
                group = _Group(parent, key, {key}, indent)
        group.items.append(one)
        if key == group.first:
            group.outer.append(one)
        groups[index] = group
    ways = {id(group): group.way() for group in groups.values()}
    return {index: ways[id(group)] for index, group in groups.items() if len(group.items) > 1}


def _indent(paragraph: Any, cascade: Cascade) -> int:
    return whole(cascade.merged(paragraph, "ind").get("left", "0"))


def _list_key(paragraph: Any, cascade: Cascade) -> str | None:
    number = cascade.list_of(paragraph)
    if number is not None:
        return number
    return "contents" if _CONTENTS.match(cascade.style_name(paragraph)) else None


def _judge(one: Judged, near: _Near) -> None:
    listed = near.listed
    if one.clear == "rtl":
        stays = not one.bidi and listed == "ltr" and same_either_way(one.text)
        one.wanted = None if one.bidi or stays else True
        one.doubt = LISTED_LEFT if stays else ""
    elif one.clear == "ltr":
        one.wanted = _of_english(one, near)
    elif way(one.text) == "none":
        one.wanted = True if listed == "rtl" and not one.bidi and same_either_way(one.text) else None
    elif not one.bidi:
        _judge_mixed(one, near)
    if one.code and one.wanted:
        one.wanted, one.doubt = None, CODE


def _of_english(one: Judged, near: _Near) -> bool | None:
    """A paragraph of left-to-right text. One that has `w:bidi` and right-to-left words too was made so by its author, and one whose words stand in
    the same order either way is left with those round it."""
    listed = near.listed
    if not one.bidi and listed != "rtl":
        return None
    alike = same_either_way(one.text)
    if not one.bidi:
        one.doubt = "" if alike else LISTED
        return True if alike else None
    if has(_unquoted(one.text), "rtl") or (listed == "rtl" and alike) or not _has_letters(one.text):
        return None
    if listed == "ltr" or near.english or (not alike and _is_prose(one.text)):
        one.doubt = LISTED if listed == "rtl" else ""
        return False
    one.doubt = ASIDE if len(one.text.split()) >= _SENTENCE and not in_table(one.paragraph) else ""
    return None


def _english_passages(found: Sequence[Judged]) -> set[int]:
    """The places of paragraphs of English with `w:bidi`, one after another outside tables, some of whose words stand in another order by it: they are
    turned together, headings and all."""
    out: set[int] = set()
    passage: list[int] = []
    wrong = False
    for index, one in enumerate(found):
        if not one.text.strip():
            continue
        if one.bidi and one.clear == "ltr" and not has(_unquoted(one.text), "rtl") and not in_table(one.paragraph):
            passage.append(index)
            wrong = wrong or (_is_prose(one.text) and not same_either_way(one.text))
            continue
        out.update(passage if wrong else ())
        passage, wrong = [], False
    out.update(passage if wrong else ())
    return out


def _has_letters(text: str) -> bool:
    """Whether a text is more than figures with their unit, whose parts may have been typed in the order in which they are read from the right."""
    return sum(map(str.isalpha, text)) > sum(map(str.isdigit, text))


def _is_prose(text: str) -> bool:
    """Whether a text holds words, and not a sign or a single name."""
    return _has_letters(text) and sum(sum(map(str.isalpha, word)) > 1 for word in text.split()) > 1


def _judge_mixed(one: Judged, near: _Near) -> None:
    """A paragraph without `w:bidi` that does not begin as most of its letters go."""
    begins = first_way(one.text)
    if one.code or (near.beside_code and begins == "ltr"):
        one.doubt = CODE if begins == "ltr" else ""
        return
    outside = _unquoted(one.text)
    if near.listed is not None and near.listed != "none":
        one.wanted = True if near.listed == "rtl" else None
        return
    ways = set(near.around) - {"none"}
    quotes = not has(outside, "rtl") and '"' in one.text
    if ways == {"rtl"} and not quotes:
        one.wanted = True
    elif begins == "ltr" or ways != {"ltr"}:
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
        line = _NUMBER.sub("", line.strip())[:_MOST]
        if has(line, "ltr") or has(line, "rtl") or _CALLED.search(line):
            yield line


def _visual(line: str, base: int) -> list[int]:
    runs = level_runs(line, base)
    out: list[int] = []
    for index in reorder([level for _, _, level in runs]):
        start, end, level = runs[index]
        places = range(start, end)
        out += reversed(places) if level % 2 else places
    return out
