"""What an input may cost: one frozen `Limits`, generous for a person, narrow for a service that renders what strangers send.

    docgen.render(model, "out.pdf", limits=Limits.untrusted())

Limits hold for a call and all that it calls: `within(limits)` makes them the active ones of this thread (or task) and starts the clock; `active()`
gives them wherever something is about to be read, built or repeated. Whoever finds a limit passed raises an error with the place of what passed it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields

from docgen.errors import UsageError

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds. Sizes are bytes, lengths code points, times seconds. Raises UsageError for one that is no number above 0."""

    text_bytes: int = 32 * _MIB
    """One text file: an input, an include, a glossary, a template, a theme."""
    file_bytes: int = 128 * _MIB
    """One binary file: a picture, a font, a colour profile, a Word or PDF file."""
    characters: int = 8_000_000
    """The texts and keys of one file together, each alias counted where it stands; the terms of one document as they are written out."""
    values: int = 500_000
    """Texts, numbers, lists and mappings of one file, each alias counted where it stands."""
    nesting: int = 60
    """Levels of mappings and lists in an input, of emphasis in a text, of themes that extend themes, of terms that name terms."""
    blocks: int = 100_000
    """Blocks of one document and entries of all its lists (items, rows, cells, notes, participants), after loops and aliases."""
    word: int = 1_000_000
    """Characters of one text between two spaces."""
    pages: int = 10_000
    """Pages of one PDF."""
    pixels: int = 100_000_000
    """Width times height of one picture, before it is decoded."""
    shapes: int = 20_000
    """Shapes of one SVG picture."""
    template_steps: int = 2_000_000
    """Turns of loops and results of filters and operators in the strings of one template, together."""
    template_text: int = 1_000_000
    """The length of any one text that a template makes."""
    problems: int = 50
    """Problems told one by one; the rest are counted."""
    seconds: float = 600.0
    """The time that one call may take."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
                raise UsageError(f"the limit {field.name} must be a number above 0, not {value!r}")

    @classmethod
    def untrusted(cls) -> Limits:
        """Limits for a service: a statement or the minutes of a long meeting fit; nothing takes more than some seconds or 300 MB."""
        return cls(
            text_bytes=2 * _MIB,
            file_bytes=16 * _MIB,
            characters=500_000,
            values=50_000,
            nesting=30,
            blocks=5_000,
            word=50_000,
            pages=300,
            pixels=25_000_000,
            shapes=2_000,
            template_steps=200_000,
            template_text=200_000,
            problems=50,
            seconds=20.0,
        )


DEFAULT = Limits()


class OverTime(Exception):
    """The active limit of time has passed. Whoever knows a place turns it into an error with that place."""


class GivenUp(OverTime):
    """Nobody waits for it any more."""


_COMPARISONS = 100_000
"""Pairs of names that the hints of one call may compare, some microseconds each."""


@dataclass(slots=True)
class _Active:
    limits: Limits
    deadline: float
    """A time of `time.monotonic()`."""
    given_up: Callable[[], bool] | None = None
    """Whether nobody waits for it any more."""
    comparisons: int = _COMPARISONS


_ACTIVE: ContextVar[_Active | None] = ContextVar("docgen_limits", default=None)


def active() -> Limits:
    """The limits that hold now; the default ones where no call has set any."""
    found = _ACTIVE.get()
    return DEFAULT if found is None else found.limits


def check_time() -> None:
    """Raises OverTime where the call that set the active limits has taken longer than they allow, and GivenUp where nobody waits for it any more.
    Cheap enough for each turn of a slow loop."""
    found = _ACTIVE.get()
    if found is None:
        return
    if time.monotonic() > found.deadline:
        raise OverTime(f"this took longer than {found.limits.seconds:g} seconds")
    if found.given_up is not None and found.given_up():
        raise GivenUp("nobody waits for this any more")


def may_compare(names: int) -> bool:
    """Whether a hint may still look through so many names. Many misspelt names among many known ones would else take the product of both."""
    found = _ACTIVE.get()
    if found is None:
        return names <= _COMPARISONS
    found.comparisons -= names
    return found.comparisons >= 0


@contextmanager
def within(limits: Limits | None, given_up: Callable[[], bool] | None = None) -> Iterator[Limits]:
    """Makes `limits` the active ones. `None` keeps those of the caller and its clock, or starts the default ones where there is no caller. `given_up`
    says whether nobody waits any more; what a caller asks holds for all that it calls."""
    now = _ACTIVE.get()
    if limits is None and now is not None:
        yield now.limits
        return
    if limits is not None and not isinstance(limits, Limits):
        raise TypeError(f"limits= takes a docgen.Limits, not {limits!r}")
    chosen = limits or DEFAULT
    deadline = time.monotonic() + chosen.seconds
    if now is not None:
        deadline = min(deadline, now.deadline)
        given_up = given_up or now.given_up
    token = _ACTIVE.set(_Active(chosen, deadline, given_up))
    try:
        yield chosen
    finally:
        _ACTIVE.reset(token)
