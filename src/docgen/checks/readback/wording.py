"""The words, signs and addresses of an output beside those of what its input makes: which of them stand in one alone, and where."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from docgen.checks.facts.level import MARKS, level
from docgen.limits import check_time

_MARK = re.compile(f"[{MARKS}]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TOKEN = re.compile(
    r"[^\s<>()\[\]«»\"،؛:]+@[^\s<>()\[\]«»\"،؛]*\w"
    r"|(?:https?://|www\.)[^\s<>()\[\]«»\"،؛]*[\w/]"
    r"|(?<![\w)\]%٪-])-(?=\d)"
    rf"|[^\W\d_](?:[^\W\d_]|[{MARKS}]|'(?=[^\W\d_]))*"
)
_SIGN = "-"
_MINUS = "\u2212"
_CONTEXT = 30
_MANY = 0.1
_FEW = 12
"""Where more than a tenth of the words differ, and more than a few, they are told together: the output may have been made by another template."""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Reworded:
    """Words of one text that an output has and the input does not make (`words`), and those that the input makes in their place (`wanted`); one
    of the two may be empty. `around` is the text, `at` the index of the output's text where they stand, or would stand. `many` is how many
    more and how many fewer words the output has where too much differs to be told word by word; `words` and `wanted` are then the first of them."""

    words: str
    wanted: str
    around: str
    at: int | None
    many: tuple[int, int] | None = None

    def said(self, name: str) -> str:
        """One sentence for a person."""
        if self.many is not None:
            more, fewer = self.many
            if not more:
                return f"{fewer} words of what the input makes cannot be found in {name}, {self.wanted} the first of them"
            if not fewer:
                return f"{more} words in {name} are not of what the input makes, {self.words} the first of them"
            if more == 1:
                return f"one word in {name} is not of what the input makes, {self.words}, and {fewer} of what it makes cannot be found there"
            first = f"{self.words} the first of them, and {fewer} of what it makes cannot be found there"
            return f"{more} words in {name} are not of what the input makes, {first}"
        if self.words and self.wanted:
            return f"{self.words} stands in {name} where the input has {self.wanted}: {self.around}"
        if self.words:
            return f"{self.words} stands in {name} more often than in what the input makes: {self.around}"
        return f"{self.wanted} of what the input makes cannot be found in {name}: {self.around}"


class _Odd(NamedTuple):
    """Odd tokens of one text: its index, the tokens as they are typed, and what stands around the first of them."""

    at: int
    words: tuple[str, ...]
    text: str
    around: str

    @property
    def said(self) -> str:
        shown = " ".join(self.words[:_SHOWN]) + (" …" if len(self.words) > _SHOWN else "")
        return f"«{_MINUS if shown == _SIGN else shown}»"


def tokens(text: str) -> list[str]:
    """The words and addresses of a text, and the minus of each figure below nought, in their order, however they are shaped."""
    return [_key(token) for token in _TOKEN.findall(_plain(text))]


def _key(token: str) -> str:
    return _MARK.sub("", token)


def _plain(text: str) -> str:
    return level(_bare(text))


def _bare(text: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def counted(texts: Sequence[str]) -> Counter[str]:
    """How often each stands in texts."""
    return Counter(chain.from_iterable(map(tokens, texts)))


def reworded(have: Sequence[str], expected: Sequence[str], told: frozenset[str]) -> Iterator[Reworded]:
    """What of the words differs, a finding a text; none for texts of `told`, of which something is told already, and one where too much differs."""
    mine, theirs = counted(have), counted(expected)
    more, less = mine - theirs, theirs - mine
    if more.total() + less.total() > max(_FEW, _MANY * max(mine.total(), theirs.total())):
        first, missing = (next(_spread(odd, texts, others), None) for odd, texts, others in ((more, have, expected), (less, expected, have)))
        at = first.at if first is not None else None
        yield Reworded(first.said if first else "", missing.said if missing else "", "", at, (more.total(), less.total()))
        return
    added = {one.at: one for one in _spread(more, have, expected) if one.text not in told}
    for lost in _spread(less, expected, have):
        if lost.text in told:
            continue
        at = _beside(expected, lost.at, have)
        twin = added.pop(at, None) if at is not None else None
        yield Reworded(twin.said if twin else "", lost.said, (twin or lost).around, at)
    for one in added.values():
        yield Reworded(one.said, "", one.around, one.at)


def _spread(odd: Counter[str], texts: Sequence[str], others: Sequence[str]) -> Iterator[_Odd]:
    """The odd words, each laid to the text that it stands in: first to those that the other has not at all."""
    if not odd:
        return
    left = Counter(odd)
    known = set(others)
    found: dict[int, list[re.Match[str]]] = {}
    order = [*(at for at, text in enumerate(texts) if text not in known), *(at for at, text in enumerate(texts) if text in known)]
    for at in order:
        check_time()
        for token in _TOKEN.finditer(_plain(texts[at])):
            if left[_key(token[0])] > 0:
                left[_key(token[0])] -= 1
                found.setdefault(at, []).append(token)
    for at in sorted(found):
        typed = _bare(texts[at])
        words = tuple(typed[token.start() : token.end()] if token[0] != _SIGN else _SIGN for token in found[at])
        yield _Odd(at, words, texts[at], _around(typed, *found[at][0].span()))


def _beside(expected: Sequence[str], at: int, have: Sequence[str]) -> int | None:
    """Where a text of the input would stand in the output: behind the nearest one before it that both have."""
    places = {text: index for index, text in enumerate(have)}
    for before in range(at - 1, -1, -1):
        if expected[before] in places:
            return min(places[expected[before]] + 1, len(have) - 1)
    return 0 if have else None


def _around(text: str, start: int, end: int) -> str:
    start, end = max(0, start - _CONTEXT), end + _CONTEXT
    return f"«{'…' if start else ''}{' '.join(text[start:end].split())}{'…' if end < len(text) else ''}»"
