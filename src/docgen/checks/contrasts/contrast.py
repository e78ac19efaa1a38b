"""Two names of one thing, one a language, that are not the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from docgen.checks.slots import Side


class Contrast(NamedTuple):
    """`first` is how the one side says it, `second` how the other does, at `start` in its flat text; `what` is what it is, `code` the check's."""

    code: str
    what: str
    first: str
    second: str
    start: int


class Named(NamedTuple):
    """Something that a text names: what it is, where, and in which words. One that is not `sure` may be another word: it stands for its like in the
    other language, and is not told. `also` is another thing that the same words may mean."""

    value: tuple[str, int]
    start: int
    end: int
    sure: bool
    also: tuple[str, int] | None = None


Value = tuple[str, int]


_ALONE = re.compile(r"[\W_]*")


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is all of its text, or all that stands in brackets."""
    if text[start - 1 : start] in ("(", "[") and text[end : end + 1] in (")", "]"):
        return True
    return _ALONE.fullmatch(text, 0, start) is not None and _ALONE.fullmatch(text, end) is not None


def odd_ones(
    first: Side, second: Side, named: Callable[[Side], Iterable[Named]], known: Callable[[Side, list[Named]], frozenset[Value]], code: str, what: str
) -> Iterator[Contrast]:
    """What stands in one language where the other has another of its kind in its place. `named` finds what a side names; `known` is all that it
    says, in figures and dates too. Only what is counted alike (the first of a value: a month of one calendar) stands in another's place."""
    mine = list(named(first))
    if not any(one.sure for one in mine):
        return
    theirs = list(named(second))
    odd, others = _once(mine, known(second, theirs)), _once(theirs, known(first, mine))
    for counted in dict.fromkeys(one.value[0] for one in odd):
        here, there = ([one for one in some if one.value[0] == counted] for some in (odd, others))
        for one, other in zip(here, there, strict=False):
            yield Contrast(code, what, first.flat.text[one.start : one.end], second.flat.text[other.start : other.end], other.start)


def _once(named: Iterable[Named], others: frozenset[tuple[str, int]]) -> list[Named]:
    """What is surely named and not among the others, each once."""
    found: dict[tuple[str, int], Named] = {}
    for one in named:
        if one.sure and not {one.value, one.also} & others:
            found.setdefault(one.value, one)
    return list(found.values())
