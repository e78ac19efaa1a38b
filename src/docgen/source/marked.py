"""Plain data, and where each part of it stands in its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from docgen.errors import Place
from docgen.source.file import Source, position
from docgen.source.inside import index_inside
from docgen.source.span import Span

Path = Sequence[str | int]
"""The way from the root to a value: keys of mappings, indices of lists. pydantic calls it `loc`."""


_NO_KEYS: Mapping[str, tuple[Span, Mark]] = {}


class Mark(NamedTuple):
    """A value's span, and its children's marks: of a mapping (mark of the key, mark of the value) by key, of a list by index."""

    span: Span
    keys: Mapping[str, tuple[Span, Mark]] = _NO_KEYS
    items: Sequence[Mark] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """Data (dict, list, str, int, float, bool, None) with the place of each value. `mark` is None for data that came from no file.

    `overrides` are the paths of values that were set from outside, each with its place (`--set headline.en`, a cell of a sheet); they
    stand in no line of the source. `included` are the files in which the values
    at some paths (`issuer`, `people.chair`) stand, at the same paths.
    """

    data: Any
    name: str = "<data>"
    source: Source | None = None
    mark: Mark | None = None
    overrides: Mapping[tuple[str | int, ...], Place] = field(default_factory=dict)
    included: Mapping[tuple[str | int, ...], Marked] = field(default_factory=dict)

    def files(self) -> Iterator[Marked]:
        """This file, and those that values of it stand in."""
        waiting, seen = [self], {id(self)}
        while waiting:
            one = waiting.pop()
            yield one
            for other in one.included.values():
                if id(other) not in seen:
                    seen.add(id(other))
                    waiting.append(other)

    def place(self, path: Path = (), *, key: bool = False, offset: int | None = None) -> Place:
        """Where a value stands. `key` asks for its key instead; `offset` (code points into a text) for a place inside it.

        Steps that the data does not have are passed over, so that the path of a value that was written in a short form leads to that form, and
        a missing field is told at the mapping that lacks it.
        """
        found = self._walk(path)
        for given, said in self.overrides.items():
            if tuple(path[: len(given)]) == given:
                return replace(said, path=dotted(found.path))
        home = self.included and (self.included.get(tuple(path[:1])) or self.included.get(tuple(path[:2])))
        if home:
            return home.place(path, key=key, offset=offset)
        if self.source is None or found.mark is None:
            return Place(self.name, path=dotted(found.path) or None)
        line, column = position(self.source.text, self._index(found, key, offset))
        return Place(self.name, line, column, dotted(found.path) or None)

    def span(self, path: Path) -> Span | None:
        """The stretch of source of the value at `path`, exactly; `None` where there is none."""
        found = self._walk(path)
        return None if found.mark is None or found.missing else found.mark.span

    def key_span(self, path: Path) -> Span | None:
        """The stretch of source of the key of the value at `path`; `None` where there is none."""
        found = self._walk(path)
        return None if found.missing else found.key

    def index(self, path: Path, offset: int) -> int | None:
        """The code-point index in the source of the character `offset` of the text at `path`."""
        found = self._walk(path)
        if found.mark is None or self.source is None or not isinstance(found.value, str):
            return None
        return index_inside(self.source.text, found.mark.span, found.value, offset)

    def value(self, path: Path) -> Any:
        """The data at `path`; raises LookupError where there is none."""
        data = self.data
        for step in path:
            data = data[step]
        return data

    def text(self, path: Path) -> str | None:
        """The text at `path` as it was read (not NFC); `None` where there is none."""
        value = self._walk(path).value
        return value if isinstance(value, str) else None

    def real_path(self, path: Path) -> tuple[str | int, ...]:
        """`path` without the steps that the data does not have; a last key that a mapping lacks is kept."""
        return self._walk(path).path

    def _index(self, found: _Found, key: bool, offset: int | None) -> int:
        assert self.source is not None
        assert found.mark is not None
        if key and not found.missing and found.key is not None:
            return found.key.start
        if offset is not None and isinstance(found.value, str):
            return index_inside(self.source.text, found.mark.span, found.value, offset)
        # A missing field is told where the mapping that lacks it has its name, if it has one.
        if found.missing and found.key is not None:
            return found.key.start
        return found.mark.span.start

    def _walk(self, path: Path) -> _Found:
        value, mark, key = self.data, self.mark, None
        real: list[str | int] = []
        skipped: list[str | int] = []
        for step in path:
            if isinstance(value, dict) and step in value:
                value = value[step]
                key, mark = mark.keys.get(str(step), (None, None)) if mark is not None else (None, None)
            elif isinstance(value, (list, tuple)) and isinstance(step, int) and 0 <= step < len(value):
                value = value[step]
                key, mark = None, mark.items[step] if mark is not None and step < len(mark.items) else None
            else:
                skipped.append(step)
                continue
            real.append(step)
            skipped.clear()
        missing = bool(skipped) and isinstance(value, dict)
        if missing and isinstance(skipped[-1], str):
            real.append(skipped[-1])
        elif skipped and not isinstance(value, (dict, list, tuple, str, int, float, bool, type(None))):
            real.extend(skipped)  # a model built in Python: its own fields
        return _Found(value, mark, key, tuple(real), missing)


class _Found(NamedTuple):
    """The end of a walk: the last value that exists, its mark and its key's, the path to it, and whether that path's last key is missing."""

    value: Any
    mark: Mark | None
    key: Span | None
    path: tuple[str | int, ...]
    missing: bool


def dotted(path: Path) -> str:
    """A path as people write it: `body[2].ar`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
