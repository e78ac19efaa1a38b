"""Plain data, and where each part of it stands in its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import Place
from docgen.source.file import Source, position
from docgen.source.inside import index_inside
from docgen.source.span import Span

Path = Sequence[str | int]
"""The way from the root to a value: keys of mappings, indices of lists. pydantic calls it `loc`."""


@dataclass(slots=True)
class Mark:
    """A value's span, and its children's marks: of a mapping (mark of the key, mark of the value) by key, of a list by index."""

    span: Span
    keys: dict[str, tuple[Span, Mark]] = field(default_factory=dict)
    items: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marked:
    """Data (dict, list, str, int, float, bool, None) with the place of each value. `mark` is None for data that came from no file."""

    data: Any
    name: str = "<data>"
    source: Source | None = None
    mark: Mark | None = None

    def place(self, path: Path = (), *, key: bool = False, offset: int | None = None) -> Place:
        """Where a value stands. `key` asks for its key instead; `offset` (code points into a text) for a place inside it.

        A path that goes on where the data ends gives the place of its last part that exists: a missing field is told at its mapping.
        """
        if self.source is None or self.mark is None:
            return Place(self.name, path=dotted(path) or None)
        index = self._index(path, key, offset)
        line, column = position(self.source.text, index)
        return Place(self.name, line, column, dotted(path) or None)

    def span(self, path: Path) -> Span | None:
        """The stretch of source of the value at `path`, exactly; `None` where there is none."""
        found, rest, _ = self._walk(path)
        return None if found is None or rest else found.span

    def key_span(self, path: Path) -> Span | None:
        """The stretch of source of the key of the value at `path`; `None` where there is none."""
        found, rest, key = self._walk(path)
        return None if found is None or rest else key

    def index(self, path: Path, offset: int) -> int | None:
        """The code-point index in the source of the character `offset` of the text at `path`."""
        span, value = self.span(path), self.value(path)
        if span is None or self.source is None or not isinstance(value, str):
            return None
        return index_inside(self.source.text, span, value, offset)

    def value(self, path: Path) -> Any:
        """The data at `path`; raises LookupError where there is none."""
        data = self.data
        for step in path:
            data = data[step]
        return data

    def _index(self, path: Path, key: bool, offset: int | None) -> int:
        assert self.source is not None
        found, rest, key_span = self._walk(path)
        assert found is not None
        if key and not rest and key_span is not None:
            return key_span.start
        if offset is not None and not rest and isinstance(value := self.value(path), str):
            return index_inside(self.source.text, found.span, value, offset)
        # A missing field is told where the mapping that lacks it has its name, if it has one.
        if rest and key_span is not None and found.keys:
            return key_span.start
        return found.span.start

    def _walk(self, path: Path) -> tuple[Mark | None, Path, Span | None]:
        """The deepest mark along `path`, what is left of the path, and the span of the mark's own key."""
        mark, key = self.mark, None
        if mark is None:
            return None, path, None
        for depth, step in enumerate(path):
            if isinstance(step, str) and step in mark.keys:
                key, mark = mark.keys[step]
            elif isinstance(step, int) and 0 <= step < len(mark.items):
                key, mark = None, mark.items[step]
            else:
                return mark, path[depth:], key
        return mark, (), key


def dotted(path: Path) -> str:
    """A path as people write it: `body[2].ar`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
