"""TOML files to plain data with the place of every value. `tomllib` reads the data; where each key and value stands is found beside it.

The grammar is TOML 1.0.0. A text that tomllib has read is right, so that what finds the places need not look for what is wrong.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from docgen.errors import InputError, Place, Problem
from docgen.limits import active
from docgen.source.file import Source, position
from docgen.source.marked import Mark, Marked
from docgen.source.measured import measured
from docgen.source.span import Span

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_DOTTED = re.compile(r"""(?:(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){61}""")
"""A key of more steps than a file may have levels; tomllib takes the square of their number."""
_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_LONG = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}', re.DOTALL)
_SHORT = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_BARE = re.compile(r"[^,\]}#\n]+")

_Keys = dict[str, tuple[Span, "_Node"]]


def compose_toml(source: Source) -> Marked:
    """The data of a TOML file, with the place of each key and value. Raises InputError for what is no TOML, with its line and column, and for what is
    larger than the active limits let a file be."""
    if _DOTTED.search(source.text):
        raise InputError(Problem(f"this is nested more than {active().nesting} levels deep", Place(source.name), "make it flatter"))
    try:
        data = tomllib.loads(source.text)
    except RecursionError:
        raise InputError(Problem("something in this file is nested too deep", Place(source.name), "make it flatter")) from None
    except ValueError as error:  # TOMLDecodeError is one; so is what int says of a number with thousands of digits
        raise _wrong(source, str(error)) from None
    measured(data, source.name)
    return Marked(data, source.name, source, _Scan(source.text).marks())


def _wrong(source: Source, said: str) -> InputError:
    at = _AT.search(said)
    message = _AT.sub("", said)
    line, column = (int(at[1]), int(at[2])) if at and at[1] else position(source.text, -1) if at else (None, None)
    return InputError(Problem(f"this is no TOML: {message[:1].lower()}{message[1:]}", Place(source.name, line, column), 'write key = "value"'))


class _Node:
    """A value while its marks are gathered: `keys` of a table, `items` of an array."""

    __slots__ = ("items", "keys", "span")

    def __init__(self, span: Span) -> None:
        self.span = span
        self.keys: _Keys = {}
        self.items: list[_Node] = []

    def mark(self) -> Mark:
        return Mark(self.span, {key: (span, node.mark()) for key, (span, node) in self.keys.items()}, [item.mark() for item in self.items])


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", " \n")  # as tomllib does, but of the same length
        self.at = 0

    def marks(self) -> Mark:
        root = _Node(Span(0, len(self.text), "{"))
        table = root
        while self._skip(_SPACE) < len(self.text):
            if self.text[self.at] == "[":
                table = self._header(root)
            else:
                self._pair(table)
        return root.mark()

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def _header(self, root: _Node) -> _Node:
        start = self.at
        several = self.text.startswith("[[", start)
        self.at += 2 if several else 1
        keys = self._keys()
        end = self.at + (2 if several else 1)
        self.at = end
        node = root
        for key, span in keys[:-1]:
            node = self._below(node, key, span)
        key, span = keys[-1]
        if not several:
            return self._below(node, key, span)
        array = node.keys.setdefault(key, (span, _Node(Span(start, end, "["))))[1]
        array.items.append(_Node(Span(start, end, "{")))
        return array.items[-1]

    def _below(self, node: _Node, key: str, span: Span) -> _Node:
        """The table of a key; of an array of tables the last."""
        found = node.keys.setdefault(key, (span, _Node(span)))[1]
        return found.items[-1] if found.items else found

    def _pair(self, table: _Node) -> None:
        keys = self._keys()
        self._skip(_BLANK)
        self.at += 1  # =
        self._skip(_BLANK)
        for key, span in keys[:-1]:
            table = self._below(table, key, span)
        key, span = keys[-1]
        table.keys[key] = (span, self._value())

    def _keys(self) -> list[tuple[str, Span]]:
        keys: list[tuple[str, Span]] = []
        while True:
            self._skip(_BLANK)
            found = _KEY.match(self.text, self.at)
            assert found is not None
            self.at = found.end()
            keys.append((_unquoted(found[0]), Span(found.start(), found.end(), found[0][0] if found[0][0] in "'\"" else "")))
            self._skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _value(self) -> _Node:
        start = self.at
        first = self.text[start]
        if first == "[":
            return self._array()
        if first == "{":
            return self._table()
        found = _LONG.match(self.text, start) or _SHORT.match(self.text, start) or _BARE.match(self.text, start)
        assert found is not None
        self.at = start + len(found[0].rstrip())
        return _Node(Span(start, self.at, first if first in "'\"" else ""))

    def _array(self) -> _Node:
        node = _Node(Span(self.at, self.at + 1, "["))
        self.at += 1
        while self.text[self._skip(_SPACE)] != "]":
            node.items.append(self._value())
            if self.text[self._skip(_SPACE)] == ",":
                self.at += 1
        self.at += 1
        node.span = Span(node.span.start, self.at, "[")
        return node

    def _table(self) -> _Node:
        node = _Node(Span(self.at, self.at + 1, "{"))
        self.at += 1
        while self.text[self._skip(_SPACE)] != "}":
            self._pair(node)
            if self.text[self._skip(_SPACE)] == ",":
                self.at += 1
        self.at += 1
        node.span = Span(node.span.start, self.at, "{")
        return node


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] != '"':
        return key
    read: Mapping[str, Any] = tomllib.loads(f"{key} = 0")
    return next(iter(read))
