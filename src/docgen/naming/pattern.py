"""A pattern of file names: literal text, and `{names}` of which each output has a value. Braces are doubled where they are meant."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from docgen.errors import Problem, UsageError
from docgen.naming.safe import MOST_BYTES, legal, safe_value, shortened
from docgen.naming.values import FOLDERS

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"\s*([^\W\d][\w-]*(?:\.[^\W\d][\w-]*|\[\d{1,6}\])*)\s*(?::0?([1-9]))?\s*")
_SEPARATORS = re.compile(r"[/\\]" if os.sep == "\\" else "/")
_LEAST = 8
"""Bytes of a value that are left however long the others are."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in braces; `digits` is how many figures a number has at least (`{n:03}`)."""

    name: str
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that was read. `parts` are its folders and its file, each of literals and names; `written` is the pattern as it was given, `called`
    the option or the place that gave it."""

    written: str
    parts: tuple[tuple[str | Name, ...], ...]
    called: str = "-o"
    names: frozenset[str] = field(default=frozenset())

    @property
    def suffix(self) -> str | None:
        """The literal suffix of the file, small; empty where the suffix is a value, `None` where there is none."""
        last = self.parts[-1]
        if len(last) > 1 and isinstance(last[-1], Name) and isinstance(last[-2], str) and last[-2].endswith("."):
            return ""
        found = re.search(r"\.([A-Za-z0-9]+)$", last[-1]) if last and isinstance(last[-1], str) else None
        return found[1].lower() if found else None

    def path(self, value: Callable[[str], str]) -> Path:
        """The path that the pattern makes of the values of its names. A value is never more than a part of one name, `{folder}` aside, and every name
        that has a value in it is one that Linux and Windows take. Raises what `value` raises."""
        steps = [step for part in self.parts for step in self._steps(part, value)]
        return Path("/".join(steps) or ".")

    def _steps(self, part: tuple[str | Name, ...], value: Callable[[str], str]) -> list[str]:
        if not any(isinstance(piece, Name) for piece in part):
            return ["".join(map(str, part))]
        if len(part) == 1 and isinstance(part[0], Name) and part[0].name in FOLDERS:
            return [legal(shortened(safe_value(step), MOST_BYTES)) for step in value(part[0].name).split("/") if step]
        pieces = [piece if isinstance(piece, str) else _digits(safe_value(value(piece.name)), piece.digits) for piece in part]
        own = [index for index, piece in enumerate(part) if isinstance(piece, Name)]
        while (over := len("".join(pieces).encode()) - MOST_BYTES) > 0:
            longest = max(own, key=lambda index: len(pieces[index].encode()))
            size = len(pieces[longest].encode())
            if size <= _LEAST:
                raise UsageError(f"{self.called} {self.written}: a name of this pattern is longer than {MOST_BYTES} bytes")
            pieces[longest] = shortened(pieces[longest], max(size - over, _LEAST))
        name = "".join(pieces)
        # A dot that a value brings hides no file; one that is written in the pattern is meant.
        return [legal(name if isinstance(part[0], str) else name.lstrip(".") or "_")]


def is_pattern(text: str) -> bool:
    """Whether the name of an output has braces in it."""
    return "{" in text or "}" in text


def parse(text: str, called: str = "-o") -> Pattern:
    """Read a pattern. Raises UsageError for braces that are not closed, and for what is no name inside them."""
    pieces: list[str | Name] = []
    end = 0
    for found in _TOKEN.finditer(text):
        pieces.append(text[end : found.start()])
        end = found.end()
        if found[0] in ("{{", "}}"):
            pieces.append(found[0][0])
        elif found[1] is None:
            raise _wrong(text, called, f"the brace {found[0]} is alone", f"write {found[0] * 2} for a brace that is meant, {{stem}} for a name")
        else:
            pieces.append(_name(found[1], text, called))
    pieces.append(text[end:])
    names = frozenset(piece.name for piece in pieces if isinstance(piece, Name))
    parts = tuple(_parts(pieces))
    if not any(parts[-1]):
        raise _wrong(text, called, "it names a folder and no file", "add {stem}.{ext}")
    return Pattern(text, parts, called, names)


def _parts(pieces: list[str | Name]) -> list[tuple[str | Name, ...]]:
    """The pieces of each folder and of the file; literals that stand together are one."""
    parts: list[list[str | Name]] = [[]]
    for piece in pieces:
        if isinstance(piece, Name):
            parts[-1].append(piece)
            continue
        for index, literal in enumerate(_SEPARATORS.split(piece)):
            if index:
                parts.append([])
            if literal and parts[-1] and isinstance(parts[-1][-1], str):
                parts[-1][-1] += literal
            elif literal:
                parts[-1].append(literal)
    return [tuple(part) if part else ("",) for part in parts]


def _name(inside: str, text: str, called: str) -> Name:
    found = _NAME.fullmatch(inside)
    if found is None:
        raise _wrong(text, called, f"'{{{inside}}}' is no name", "a name is like {stem}, {headline.en} or {n:03}; braces that are meant are doubled")
    return Name(found[1], int(found[2] or 0))


def _digits(value: str, least: int) -> str:
    return value.zfill(least) if value.isdigit() else value


def _wrong(text: str, called: str, message: str, hint: str) -> UsageError:
    return UsageError(Problem(f"{called} {text}: {message}", hint=hint))
