"""Words that a person wrote and that YAML takes for something else, without an error: a comment, an anchor, a tag."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docgen.source.file import position
from docgen.source.marked import Mark, Marked

CURE = "put the text in quotes, or on the lines below its key after |"

_BEHIND = re.compile(r"[ \t]*(?=#)")
_BELOW = re.compile(r"[ \t]*+[\r\n][ \t\r\n]*+(?=#)")
_HEADER_ALONE = re.compile(r"[|>][0-9+-]+\s*")
_COMMENT = re.compile(r"#[^\r\n]*")
_OURS = re.compile(r"#[ \t]*docgen:")
_ANCHOR = re.compile(r"&(?P<name>[^\s,\[\]{}]+)")
_ALIASES = re.compile(r"(?<!\S)\*([^\s,\[\]{}]+)")


@dataclass(frozen=True, slots=True)
class Lost:
    """`path` is the text's, `index` the code point in the source where what is lost begins; `certain` where it can hardly be meant otherwise."""

    path: tuple[str | int, ...]
    index: int
    message: str
    hint: str
    certain: bool


def lost_words(marked: Marked) -> Iterator[Lost]:
    """What is lost behind and before the scalars of a file, in its order; every value, whatever it is for."""
    if marked.source is None or marked.mark is None:
        return
    text = marked.source.text
    if not any(sign in text for sign in "#&!|>"):
        return
    yield from _in(marked.mark, (), _Signs(text), 0)


class _Signs:
    """A text, and where the # in it stand with the white space before them: few places, asked for at every value."""

    __slots__ = ("begun", "hashes", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.begun: list[int] = []
        self.hashes: list[int] = []
        least, sign = 0, text.find("#")
        while sign >= 0:
            start = sign
            while start > least and text[start - 1] in " \t\r\n":
                start -= 1
            self.begun.append(start)
            self.hashes.append(sign)
            least = sign + 1
            sign = text.find("#", least)

    def concern(self, mark: Mark) -> bool:
        """Whether anything may be lost at a value: it holds others, begins with a sign, or nothing but white space parts it from a #."""
        start, end, style = mark.span
        if style and style not in "\"'":
            return True
        if style == "" and self.text[start : start + 1] in ("&", "!"):
            return True
        nearest = bisect_right(self.begun, end) - 1
        return nearest >= 0 and end <= self.hashes[nearest]


def _in(mark: Mark, path: tuple[str | int, ...], signs: _Signs, column: int) -> Iterator[Lost]:
    """`column` is that of the key or item, counted from 1: what stands further to the right below it would go on with its text."""
    text = signs.text
    for key, (span, child) in mark.keys.items():
        if signs.concern(child):
            yield from _in(child, (*path, key), signs, position(text, span.start)[1] if child.span.style == "" else 0)
    for index, child in enumerate(mark.items):
        if signs.concern(child):
            yield from _in(child, (*path, index), signs, max(1, position(text, child.span.start)[1] - 1) if child.span.style == "" else 0)
    if mark.span.style in ("|", ">") and _HEADER_ALONE.fullmatch(text, mark.span.start, mark.span.end):
        begun = text[mark.span.start : mark.span.end].strip()
        yield Lost(path, mark.span.start, f"'{begun}' is lost: {begun[0]} begins a block of lines, and there are none", CURE, True)
    if mark.span.style == "":
        yield from _before(mark, path, text)
        if (found := _behind(mark, path, text, column)) is not None:
            yield found
    elif (mark.span.style in ("'", '"') or mark.keys) and (behind := _behind_quotes(mark, path, text)) is not None:
        yield behind


def _before(mark: Mark, path: tuple[str | int, ...], text: str) -> Iterator[Lost]:
    start = mark.span.start
    begin = text[start : start + 1]
    if begin == "!" and text[start : start + 2].rstrip() == "!":
        yield Lost(path, start, "the ! before this text is lost: YAML takes it for a tag", CURE, True)
    elif begin == "&" and (anchor := _ANCHOR.match(text, start)) is not None and anchor["name"] not in _aliases(text):
        message = f"the word {anchor[0]} is lost: YAML takes it for the name of what follows, and nothing asks for it by *{anchor['name']}"
        yield Lost(path, start, message, CURE, True)


@lru_cache(maxsize=4)
def _aliases(text: str) -> frozenset[str]:
    return frozenset(_ALIASES.findall(text))


def _behind(mark: Mark, path: tuple[str | int, ...], text: str, column: int) -> Lost | None:
    """The comment behind a plain scalar, on its line or where its next line would stand."""
    end = mark.span.end
    same = _BEHIND.match(text, end)
    if same is not None and (same.end() > end or mark.span.start == end):
        start, below = same.end(), False
    elif (found := _BELOW.match(text, end)) is not None and position(text, found.end())[1] > column:
        start, below = found.end(), True
    else:
        return None
    comment = _COMMENT.match(text, start)
    if comment is None or _OURS.match(text, start) or not any(map(str.isalnum, comment[0])):
        return None
    certain = begins_a_word(comment[0])
    if below and not certain:
        return None
    return Lost(path, start, said(comment[0]), CURE if certain else f"{CURE}; a comment is better on a line of its own", certain)


def _behind_quotes(mark: Mark, path: tuple[str | int, ...], text: str) -> Lost | None:
    """What looks like a hashtag or a number behind a text in quotes or in braces, on its line: it may be a comment all the same."""
    around = "braces" if mark.keys else "quotes"
    if mark.keys and text[mark.span.end - 1 : mark.span.end] != "}":
        return None
    same = _BEHIND.match(text, mark.span.end)
    comment = _COMMENT.match(text, same.end()) if same is not None and same.end() > mark.span.end else None
    if comment is None or _OURS.match(comment[0]) or not begins_a_word(comment[0]):
        return None
    return Lost(path, comment.start(), said(comment[0]), f"put it inside the {around}, or a space behind its # if it is a comment", False)


def begins_a_word(comment: str) -> bool:
    """Whether a comment looks like a hashtag or a number: a letter or figure follows its sign at once."""
    return len(comment) > 1 and (comment[1].isalnum() or comment[1] == "_")


def said(comment: str) -> str:
    """What is told of a comment that may be text."""
    shown = comment.strip()
    return f"YAML takes '{shown if len(shown) <= 40 else shown[:39] + '…'}' for a comment, and it is not printed"
