"""The inline markup of every text slot, parsed: CommonMark inline (`**strong**`, `*emphasis*`, `[text](url)`, line break) and MyST roles.

`parse` gives a tree with the code-point offset of each leaf in the source, so that a wrong role can be pointed at. Nothing is formatted here:
a `Role` keeps its name and value as written; what a date looks like is for those who know the language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, `offset` code points from the start of the source."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Role:
    """A MyST role: {name}`value`."""

    name: str
    value: str
    offset: int


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author asked for."""

    offset: int


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Link:
    children: tuple[Node, ...]
    href: str


Node: TypeAlias = Text | Role | Break | Strong | Emphasis | Link
