"""Whether somebody waits for what a process does: its parent says so in a number that both share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

_turn = 0
"""The piece of work that is being done."""
_stopped: Any = None
"""A number that the parent writes: of the piece of work for which nobody waits any more."""


def shared(stopped: Any) -> None:
    """The process begins; `stopped` is the number that it shares with its parent."""
    global _stopped
    _stopped = stopped


def at_work(turn: int, function: Callable[..., T], *given: Any) -> T:
    """What a function gives, which is called for a piece of work of that number."""
    global _turn
    _turn = turn
    return function(*given)


def given_up() -> bool:
    """Whether nobody waits any more for what is being done."""
    return _stopped is not None and bool(_stopped.value == _turn)
