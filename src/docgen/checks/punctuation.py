"""Commas, quotation marks, brackets, spaces, and marks of Markdown that were left over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from docgen.checks.letters import ARABIC, DAMAGED
from docgen.checks.slots import Side, Subject
from docgen.errors import Diagnostic, Edit
from docgen.limits import check_time
from docgen.locales.digits import unshape

_LATIN = {",": "،", ";": "؛", "?": "؟"}
_ARABIC_SIGNS = {"،": ",", "؛": ";", "؟": "?", "٪": "%"}
_LATIN_SIGN = re.compile(r"(?<!\d),|,(?!\d)|[;?]")
_ARABIC_SIGN = re.compile("[،؛؟٪]")
_LETTER = re.compile(r"[^\W\d_]")
_SPACES = re.compile(r"(?<=[^\s])[ \u00a0]{2,}(?=[^\s])")
_SPACE_BEFORE = re.compile(r"(?<=[\w)\]»”\"'\ufffc])[ \u00a0]+(?=[،؛,.;؟?!](?:[\s»”\")\]]|$))")
_SPACE_ON_THE_WRONG_SIDE = re.compile(r"(?<=[\w)\]»”\"'\ufffc])[ \u00a0]+(?=[،؛]\w|[,؟][^\W\d_]|[;?][\u0620-\u064a])")
_ENTITY = re.compile(r"&(?:[A-Za-z]\w*|#\d+|#x[0-9A-Fa-f]+)$")
_PERCENT_FIRST = re.compile(r"٪([0-9٠-٩]+(?:[.,٫٬][0-9٠-٩]+)*)(?![\d٪%])")
_SPACE_INSIDE = re.compile(r"(?<=[(\[«])[ \u00a0]+(?=\S)|(?<=\S)[ \u00a0]+(?=[)\]»])")
_INCHES = re.compile(r"\d['’′]\s?\d+\"")
_LEFT_OVER = re.compile(r"\*\*|\]\(")
_PAIRS = {"«": "»", "“": "”", "„": "”", "(": ")", "[": "]", "{": "}", "‹": "›"}
_CLOSING = {close: opening for opening, close in _PAIRS.items() if opening != "„"}
_BRACKET = re.compile("[«»“”„(){}\\[\\]‹›]")
_ENUMERATOR = re.compile(r"(?:^|[\s(،,;؛:])[\w٠-٩]{1,3}$")
_ENUMERATOR_REACH = 6
"""Characters before a bracket that can be its enumerator; more than the longest, so that the slice begins with none."""
_ADDRESSES = ("email", "url", "phone", "code")


def punctuation(subject: Subject) -> Iterator[Diagnostic]:
    """DG303, DG304, DG306, DG308, DG312."""
    openings: dict[tuple[object, ...], str] = _next_openings(subject)
    for slot in subject.slots:
        for side in slot.sides():
            check_time()
            text = _without_addresses(side)
            arabic = ARABIC.search(text) is not None if slot.same else side.lang == "ar"
            yield from _latin_signs(side, text) if arabic else _arabic_signs(side, text)
            yield from _spaces(side, text)
            yield from _partners(side, text, openings.get(side.path, ""))
            yield from _left_over(side, text)
            yield from _taken_for_strong(side, text)
            yield from _of_blocks(side)


def _without_addresses(side: Side) -> str:
    text = list(DAMAGED.sub(lambda found: "x" * len(found[0]), side.flat.text))
    for fact in side.facts:
        if fact.kind in _ADDRESSES:
            text[fact.start : fact.end] = "x" * (fact.end - fact.start)
    return "".join(text)


def _latin_signs(side: Side, text: str) -> Iterator[Diagnostic]:
    letters = _Letters(text)
    for found in _LATIN_SIGN.finditer(text):
        check_time()
        sign = found[0]
        if sign == ";" and _ENTITY.search(text, max(0, found.start() - 12), found.start()):
            continue  # &gt; and the like, which are printed as they stand
        if not (_is_arabic(letters.before(found.start())) or _is_arabic(letters.after(found.end()))):
            continue
        offset = side.at(found.start())
        message = f"the Latin '{sign}' stands in Arabic text"
        yield side.finding("DG303", message, f"write {_LATIN[sign]}", offset=offset, edits=side.edit(offset, 1, _LATIN[sign]))


def _arabic_signs(side: Side, text: str) -> Iterator[Diagnostic]:
    letters = _Letters(text)
    for found in _ARABIC_SIGN.finditer(text):
        check_time()
        sign = found[0]
        if _is_arabic(letters.before(found.start())) or _is_arabic(letters.after(found.end())):
            continue
        offset = side.at(found.start())
        message = f"the Arabic '{sign}' stands in English text"
        first = _PERCENT_FIRST.match(text, found.start())
        if first is None:
            hint, edits = f"write {_ARABIC_SIGNS[sign]}", side.edit(offset, 1, _ARABIC_SIGNS[sign])
        else:
            hint, edits = f"write {unshape(first[1])}%", _moved(side, found.start(), first.end() - 1, "%")
        yield side.finding("DG306", message, hint, offset=offset, edits=edits)


class _Letters:
    """The letters of a text, found once however many signs stand between them."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _places(self) -> list[int]:
        return [found.start() for found in _LETTER.finditer(self.text)]

    def before(self, index: int) -> str:
        """The last letter before an index; empty where there is none."""
        at = bisect_left(self._places, index)
        return self.text[self._places[at - 1]] if at else ""

    def after(self, index: int) -> str:
        """The first letter from an index on; empty where there is none."""
        at = bisect_left(self._places, index)
        return self.text[self._places[at]] if at < len(self._places) else ""


def _is_arabic(letter: str) -> bool:
    return letter != "" and ARABIC.match(letter) is not None


def _spaces(side: Side, text: str) -> Iterator[Diagnostic]:
    for found in _SPACES.finditer(text):
        offset = side.at(found.start())
        edits = _taken_out(side, found.start() + 1, found.end())
        yield side.finding("DG308", "there are two spaces together", "leave one", offset=offset, edits=edits)
    for found in _SPACE_BEFORE.finditer(text):
        offset = side.at(found.start())
        edits = _taken_out(side, *found.span())
        yield side.finding("DG308", f"there is a space before '{text[found.end()]}'", "take it out", offset=offset, edits=edits)
    for found in _SPACE_ON_THE_WRONG_SIDE.finditer(text):
        offset, sign = side.at(found.start()), text[found.end()]
        out, in_ = _taken_out(side, *found.span()), side.insertion(side.at(found.end()), " ")
        edits = (*out, *in_) if out and in_ else ()
        yield side.finding("DG308", f"the space stands before '{sign}' and not after it", f"write '{sign} '", offset=offset, edits=edits)
    for found in _SPACE_INSIDE.finditer(text):
        offset = side.at(found.start())
        edits = _taken_out(side, *found.span())
        yield side.finding("DG308", "there is a space inside a bracket or a quotation mark", "take it out", offset=offset, edits=edits)


def _taken_out(side: Side, start: int, end: int) -> tuple[Edit, ...]:
    """The edits that take spaces of the flat text out; none where one of them is a line end."""
    edits: list[Edit] = []
    first, last = side.at(start), side.at(end - 1)
    if last - first == end - start - 1 and not side.raw[first : last + 1].strip(" \u00a0") and len(whole := side.edit(first, end - start, "")) == 1:
        return whole
    for index in range(start, end):
        check_time()
        offset = side.at(index)
        edit = side.edit(offset, 1, "") if side.raw[offset] in " \u00a0" else ()
        if not edit:
            return ()
        edits += edit
    return tuple(edits)


def _moved(side: Side, index: int, last: int, sign: str) -> tuple[Edit, ...]:
    """The edits that take the character at an index of the flat text out and put a sign after the one at `last`."""
    out, in_ = side.edit(side.at(index), 1, ""), side.insertion(side.at(last), sign)
    return (*out, *in_) if out and in_ else ()


def _closing(mark: str) -> str:
    """What closes an opening mark; ” opens only in Arabic."""
    return _PAIRS.get(mark, "“")


def _partners(side: Side, text: str, next_opening: str) -> Iterator[Diagnostic]:
    waiting: list[tuple[str, int]] = []
    open_: Counter[str] = Counter()
    for found in _BRACKET.finditer(text):
        check_time()
        mark, index = found[0], found.start()
        # ”نص“ is how many Arabic keyboards and the United Nations write it.
        turned = side.lang == "ar" and mark in "“”"
        if turned and mark == "“" and waiting and waiting[-1][0] == "”":
            open_[waiting.pop()[0]] -= 1
        elif (turned and mark == "”" and not (open_["“"] or open_["„"])) or mark in _PAIRS:
            waiting.append((mark, index))
            open_[mark] += 1
        elif waiting and _closing(waiting[-1][0]) == mark:
            open_[waiting.pop()[0]] -= 1
        elif any(count and _closing(opening) == mark for opening, count in open_.items()):
            while _closing(waiting[-1][0]) != mark:
                alone, place = waiting.pop()
                open_[alone] -= 1
                yield _alone(side, alone, place)
            open_[waiting.pop()[0]] -= 1
        elif not (mark == ")" and _ENUMERATOR.search(text[max(0, index - _ENUMERATOR_REACH) : index])):
            yield _alone(side, mark, index)
    for mark, index in waiting:
        # A quotation of several paragraphs is opened in each and closed in the last.
        if mark not in "«“„”" or mark != next_opening:
            yield _alone(side, mark, index)
    inches = {found.end() - 1 for found in _INCHES.finditer(text)}
    straight = [found.start() for found in re.finditer('"', text) if found.start() not in inches]
    if len(straight) % 2:
        yield _alone(side, '"', straight[-1])


def _alone(side: Side, mark: str, index: int) -> Diagnostic:
    if side.lang == "ar" and mark == "”":
        missing = "close it with “"
    elif mark in _PAIRS:
        missing = f"close it with {_PAIRS[mark]}"
    else:
        missing = f"open it with {_CLOSING[mark]}" if mark in _CLOSING else "close it"
    return side.finding("DG304", f"'{mark}' has no partner", missing, offset=side.at(index))


def _next_openings(subject: Subject) -> dict[tuple[object, ...], str]:
    """For each text of a list, the mark that the next text of that list begins with."""
    openings: dict[tuple[object, ...], str] = {}
    for slot in subject.slots:
        index = slot.path[-1] if slot.path else None
        if not isinstance(index, int) or index == 0:
            continue
        for side in (slot.ar, slot.en):
            if side is not None:
                openings[(*slot.path[:-1], index - 1, side.lang)] = side.flat.text[:1]
    return openings


_DUNDER = re.compile(r"(?<![\\\w])__([a-z][a-z0-9]*(?:_[a-z0-9]+)*)__(?!\w)")
"""A word of a program between underscores, which are Markdown for strong: __init__."""


def _taken_for_strong(side: Side, text: str) -> Iterator[Diagnostic]:
    for found in _DUNDER.finditer(side.raw):
        if found[0] not in text and found[1] in text:
            message = f"'{found[0]}' is printed as {found[1]}, in bold and without its underscores"
            mean = found[0].replace("_", "\\_")
            yield side.finding("DG312", message, f"write {mean} if they are its own, or **{found[1]}**", offset=found.start())


_OF_BLOCKS = re.compile(r"^[ \t]*(?P<sign>#{1,6}|>|[-+*](?!.* [-–—] )|```|~~~)(?=[ \t]+\S|(?<=`{3})|(?<=~{3}))", re.MULTILINE)
"""What begins a heading, a quotation, an item of a list or code where a document is Markdown. Dashes around what somebody says are none."""
_BLOCKS = {"#": "'- heading: {ar: …, en: …}'", ">": "'- quote: {ar: …, en: …}'", "`": "`…` in a line", "~": "`…` in a line"}


def _of_blocks(side: Side) -> Iterator[Diagnostic]:
    for found in _OF_BLOCKS.finditer(side.raw):
        sign = found["sign"]
        message = f"a line begins with '{sign}', which is printed: texts have no blocks of Markdown"
        instead = _BLOCKS.get(sign[0], "'- list: [{ar: …, en: …}]'")
        yield side.finding("DG312", message, f"write {instead}, or \\{sign} if it is meant", offset=found.start("sign"))


def _left_over(side: Side, text: str) -> Iterator[Diagnostic]:
    for found in _LEFT_OVER.finditer(text):
        offset = side.at(found.start())
        if side.raw[offset - 1 : offset] != "\\":
            yield side.finding(
                "DG312", f"'{found[0]}' has no partner and would be printed", "close it, or write a backslash before it", offset=offset
            )
            return
