"""What the strings and loops of a template may cost while one document is built: steps, the length of a text, blocks.

`spending` starts a count; `spend` takes from it wherever a template repeats or makes something, and raises TooMuch when nothing is left. What one
step may be is small: a turn of a loop, a filter's result, sixteen code points of a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from docgen.limits import Limits, active, check_time

_LOOK = 2_000
"""So many steps between two looks at the clock."""


class TooMuch(Exception):
    """A limit of the active ones is passed; whoever knows a place turns it into an error with that place."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


class TooManyBlocks(TooMuch):
    """The document has more blocks than a document may have: the input's doing, or that of a template's loops and parts."""


@dataclass(slots=True)
class _Budget:
    limits: Limits
    steps: int
    look: int
    blocks: int
    words: int


_BUDGET: ContextVar[_Budget | None] = ContextVar("docgen_template_budget", default=None)


def _new() -> _Budget:
    limits = active()
    return _Budget(limits, limits.template_steps, limits.template_steps - _LOOK, limits.blocks, limits.characters)


@contextmanager
def spending() -> Iterator[None]:
    """Counts what is spent inside, from nothing."""
    token = _BUDGET.set(_new())
    try:
        yield
    finally:
        _BUDGET.reset(token)


def spend(steps: int = 1) -> None:
    """Takes steps; outside `spending` nothing is counted. Raises TooMuch, OverTime."""
    budget = _BUDGET.get()
    if budget is not None:
        _spend(budget, steps)


def _spend(budget: _Budget, steps: int) -> None:
    budget.steps -= steps
    if budget.steps < budget.look:
        if budget.steps < 0:
            raise TooMuch(f"the template takes more than {budget.limits.template_steps:,} steps", "make its loops shorter")
        budget.look = budget.steps - _LOOK
        check_time()


def spend_block() -> None:
    """Counts one block of the document. Raises TooMuch, OverTime."""
    budget = _BUDGET.get()
    if budget is None:
        return
    budget.blocks -= 1
    if budget.blocks < 0:
        raise TooManyBlocks(f"the document has more than {budget.limits.blocks:,} blocks", "split it")
    if not budget.blocks % 64:
        check_time()


def spend_words(characters: int) -> None:
    """Counts the words of a term that stands in a text. Raises TooMuch."""
    budget = _BUDGET.get()
    if budget is None:
        return
    budget.words -= characters
    if budget.words < 0:
        raise TooMuch(f"the terms of the glossary, written out, have more than {budget.limits.characters:,} characters", "split the document")


def longest() -> int:
    """The length that a text of a template may have, in code points."""
    budget = _BUDGET.get()
    return (active() if budget is None else budget.limits).template_text


def fitting(length: int) -> int:
    """`length`, a text's length in code points, which is counted before the text is made. Raises TooMuch."""
    budget = _BUDGET.get()
    most = (active() if budget is None else budget.limits).template_text
    if length > most:
        raise TooMuch(f"a text of the template is longer than {most:,} characters", "a slot holds some lines; put long text into the input")
    if budget is not None:
        _spend(budget, 1 + (length >> 4))
    return length
