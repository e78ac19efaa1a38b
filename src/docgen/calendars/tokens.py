"""A text as numbers, words and signs, for the reader of dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from docgen.calendars.vocabulary import INVISIBLE, fold
from docgen.locales.digits import unshape
from docgen.patterns import late

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
_TOKEN = late(
    rf"(?P<n>[0-9٠-٩۰-۹]+)|(?P<w>{_LETTER}(?:{_LETTER}|[{_MARKS}]|['’‘ʼ`´](?={_LETTER}))*)|(?P<i>[{INVISIBLE}]+)|(?P<g>[\s\u00a0\u202f]+)|(?P<s>.)",
    re.DOTALL,
)
_ARABIC = late("[\u0620-\u06ff]")
_DASHES = str.maketrans("–—−‐‑‒―⁄∕\u2044", "-------///")
_APOSTROPHES = frozenset("'’‘ʻʼʿʾ`´")


class Token(NamedTuple):
    """`kind` is `n` (a number: ASCII digits), `w` (a word, folded), `s` (a sign: dashes are `-`), `d` (a date known already) or `z` (the end).

    `start` and `end` are code points in the text; `gap` says that white space stands before it.
    """

    kind: Literal["n", "w", "s", "d", "z"]
    text: str
    start: int
    end: int
    gap: bool

    @property
    def is_arabic(self) -> bool:
        """Whether it is a word of Arabic letters."""
        return self.kind == "w" and _ARABIC.match(self.text) is not None


def tokens_of(text: str, known: Collection[int] = ()) -> list[Token]:
    """The tokens of a text, and one of kind `z` behind them. `known` are the offsets of characters that stand for a date."""
    found: list[Token] = []
    gap = True
    for match in _TOKEN.finditer(text):
        kind: Any = match.lastgroup
        if kind == "i":
            continue
        if kind == "g":
            gap = True
            continue
        start, end = match.span()
        if kind == "w":
            said = folded(match[0])
            if not said:
                # A tatweel alone stands for the dash that it looks like.
                kind, said = "s", "-"
        elif kind == "n":
            said = unshape(match[0])
        else:
            said = match[0].translate(_DASHES)
            kind = "d" if start in known else "s"
        found.append(Token(kind, said, start, end, gap))
        gap = False
    found.append(Token("z", "", len(text), len(text), True))
    return found


@lru_cache(maxsize=16384)
def folded(word: str) -> str:
    return word.lower() if word.isascii() and word.isalpha() else fold(word)


Trie = dict[str, Any]
"""Folded words to what may follow; under the empty key what a name means that ends there."""


def trie_of(names: Mapping[str, Any]) -> Trie:
    """The trie of folded names of one or more words."""
    root: Trie = {}
    for name, meaning in names.items():
        node = root
        for word in name.split():
            node = node.setdefault(word, {})
        node[""] = meaning
    return root


def longest(trie: Trie, tokens: list[Token], at: int, first: str | None = None) -> tuple[Any, int] | None:
    """The longest name of a trie that begins at token `at`: its meaning and the token behind it. `first` stands for the first word."""
    node, place, best = trie, at, None
    while True:
        token = tokens[place]
        if token.kind not in "wn" or (token.kind == "n" and place == at):
            break
        node = node.get(first if first is not None and place == at else token.text)  # type: ignore[assignment]
        if node is None:
            break
        place += 1
        if "" in node:
            best = node[""], place
        place = _over_joints(tokens, place)
    return best


def _over_joints(tokens: list[Token], place: int) -> int:
    """Behind the hyphens, points and apostrophes inside a name: `al-Qi'dah`, `Rabi' I`, `A.H.`"""
    while tokens[place].kind == "s" and not tokens[place].gap and (tokens[place].text in "-." or tokens[place].text in _APOSTROPHES):
        place += 1
    return place


def any_of(words: Iterable[str]) -> Callable[[Token], bool]:
    """Whether a token is one of these words, which are folded first."""
    known = frozenset(map(fold, words))
    return lambda token: token.kind == "w" and token.text in known
