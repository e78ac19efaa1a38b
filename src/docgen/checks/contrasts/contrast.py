"""Two names of one thing, one a language, that are not the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


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


def once(named: Iterable[Named], others: frozenset[tuple[str, int]]) -> list[Named]:
    """What is surely named and not among the others, each once."""
    found: dict[tuple[str, int], Named] = {}
    for one in named:
        if one.sure and not {one.value, one.also} & others:
            found.setdefault(one.value, one)
    return list(found.values())
