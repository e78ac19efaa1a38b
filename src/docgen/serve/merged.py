"""A text whose data was changed by a form: what was not changed stays as it was written, with its comments.

Values are replaced where they stand; entries of block mappings and block lists are put in and taken out with their lines. What comes out is read
again: where it does not say what the form says, the text is written anew as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from docgen.clean.writing import yaml
from docgen.serve.data import as_data, plain
from docgen.source.marked import Mark

_KEY = "k"
_HEAD = re.compile(r"[ ]*(?:-[ ]+)*")
"""What stands before an entry in its line."""
_MEANT_IN_FLOW = re.compile(r"[,\[\]{}]")


@dataclass(frozen=True, slots=True)
class Merged:
    """The text, and whether it had to be written anew, without the comments that it had."""

    text: str
    rewritten: bool = False


def merged(text: str | None, data: Mapping[str, Any]) -> Merged:
    """The text with other data; the YAML of the data where there is no text, or one that cannot be read."""
    from docgen.errors import InputError
    from docgen.source import compose, from_text

    wanted = {key: _plain(value) for key, value in data.items()}
    if text is None:
        return Merged(yaml(wanted))
    is_json = text.lstrip().startswith("{")
    anew = Merged(yaml(wanted), not is_json and re.search(r"(?:^|\s)#", text) is not None)
    try:
        marked = compose(from_text(text, "<text>"), [])
    except InputError:
        return anew
    before = plain(marked.data)
    if not isinstance(before, dict) or marked.mark is None or marked.source is None:
        return anew
    if _same(before, wanted):
        return Merged(text)
    if is_json and before.keys() != wanted.keys():
        return anew  # not one line of it all
    made = _Edits(marked.source.text)
    try:
        made.change(marked.mark, before, wanted)
    except _Hard:
        return anew
    changed = made.applied()
    return Merged(changed) if _same(as_data(changed), wanted) else anew


def _added(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str | None, dict[str, Any]]:
    """The entries that are new, by the entry that was there before which they follow."""
    found: dict[str | None, dict[str, Any]] = {}
    before: str | None = None
    for key, value in new.items():
        if key in old:
            before = key
        else:
            found.setdefault(before, {})[key] = value
    return found


class _Hard(Exception):
    """This cannot be done in place."""


@dataclass(slots=True)
class _Edits:
    """Edits of a text: stretches in code points and what shall stand there."""

    text: str
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def applied(self) -> str:
        made = self.text
        # Of two that are put in at one place the inner one was found first, and stands first.
        for _, (start, end, new) in sorted(enumerate(self.edits), key=lambda one: (*one[1][:2], one[0]), reverse=True):
            made = made[:start] + new + made[end:]
        return made

    def change(self, mark: Mark, old: Any, new: Any) -> None:
        """Edits that make `new` of the value at `mark`, which is `old`."""
        if _same(old, new):
            return
        if isinstance(old, dict) and isinstance(new, dict) and mark.keys and new and (not self._is_flow(mark) or old.keys() == new.keys()):
            self._mapping(mark, old, new)
        elif isinstance(old, list) and isinstance(new, list) and mark.items and new and (not self._is_flow(mark) or len(old) == len(new)):
            self._list(mark, old, new)
        else:
            self._value(mark, new)

    def _mapping(self, mark: Mark, old: dict[str, Any], new: dict[str, Any]) -> None:
        if not any(key in new for key in old):
            self._value(mark, new)
            return
        for key in new:
            if key in old:
                self.change(mark.keys[key][1], old[key], new[key])
        spans = list(mark.keys.values())
        indent = self._column(spans[0][0].start)
        names = list(old)
        at_head = self._is_after_dash(spans[0][0].start)
        for index, key in enumerate(names):
            if key in new:
                at_head = False
            elif at_head:  # what follows the dash in its line: the next entry takes its place
                self.edits.append((mark.keys[key][0].start, mark.keys[names[index + 1]][0].start, ""))
            else:
                self._cut(mark.keys[key][0].start, self._end(mark.keys[key][1], mark.keys[key][0].end))
        first = next(key for key in old if key in new)
        for before, added in _added(old, new).items():
            at = self._line_start(mark.keys[first][0].start)
            if before is None and not self.text[at : mark.keys[first][0].start].strip():
                self._insert(at, _indented(yaml(added), indent))
            else:
                name, value = mark.keys[before or first]
                self._insert(self._after(self._end(value, name.end)), _indented(yaml(added), indent))

    def _list(self, mark: Mark, old: list[Any], new: list[Any]) -> None:
        first = last = 0
        while first < min(len(old), len(new)) and _same(old[first], new[first]):
            first += 1
        while last < min(len(old), len(new)) - first and _same(old[-1 - last], new[-1 - last]):
            last += 1
        gone, coming = range(first, len(old) - last), new[first : len(new) - last]
        order = _order([old[index] for index in gone], coming)
        if order is not None and not self._is_flow(mark):
            self._reorder(mark, gone, order)
            return
        both = min(len(gone), len(coming))
        for index, value in zip(gone, coming, strict=False):
            self.change(mark.items[index], old[index], value)
        for index in gone[both:]:
            self._cut(self._dash(mark.items[index]), self._end(mark.items[index]))
        if coming[both:]:
            dash = self._dash(mark.items[0])
            at = self._after(self._end(mark.items[first + both - 1])) if first + both else self._line_start(dash)
            written = yaml({_KEY: coming[both:]}).partition("\n")[2]
            if not first + both and self.text[at:dash].strip():
                raise _Hard
            self._insert(at, _indented(written, self._column(dash) - 2))

    def _reorder(self, mark: Mark, stretch: range, order: list[int]) -> None:
        """Items of a stretch in another order, each with its lines and with the comments above it."""
        bounds = [self._after(self._end(mark.items[index])) for index in stretch]
        begin = self._after(self._end(mark.items[stretch.start - 1])) if stretch.start else self._line_start(self._dash(mark.items[0]))
        for index in stretch:
            dash = self._dash(mark.items[index])
            if self.text[self._line_start(dash) : dash].strip():
                raise _Hard  # in the line of what it stands in
        lines = [self.text[start:end] for start, end in zip([begin, *bounds], bounds, strict=False)]
        moved = "".join(line if line.endswith("\n") else f"{line}\n" for line in (lines[at] for at in order))
        self.edits.append((begin, bounds[-1], moved if self.text[: bounds[-1]].endswith("\n") else moved.removesuffix("\n")))

    def _value(self, mark: Mark, new: Any) -> None:
        """Another value in the place of one."""
        start, end = mark.span.start, self._end(mark)
        if start == end:
            raise _Hard  # a key without a value
        line = self.text[self._line_start(start) : start]
        tail = "\n" if self.text[end - 1 : end] == "\n" else ""
        if not (isinstance(new, (dict, list)) and new):
            colon = len(self.text[:start].rstrip())
            if not line.strip() and self.text[colon - 1 : colon] == ":":  # a block in the lines below its key
                self.edits.append((colon, end, f" {_scalar(new)}{tail}"))
                return
            self.edits.append((start, end, self._in_flow(new) + tail if "{" in line or "[" in line else _scalar(new) + tail))
        elif "{" in line or "[" in line or self._is_flow(mark):
            self.edits.append((start, end, self._in_flow(new) + tail))
        else:
            indent = len(_HEAD.match(line)[0])  # type: ignore[index]
            block = yaml(new) if isinstance(new, dict) else _indented(yaml({_KEY: new}).partition("\n")[2], -2)
            if indent == len(line):  # it stands alone in its line, or behind a dash
                self.edits.append((start, end, _indented(block, indent)[indent:].removesuffix("\n") + tail))
            else:
                begin = start - (len(line) - len(line.rstrip()))
                self.edits.append((begin, end, "\n" + _indented(block, indent + 2).removesuffix("\n") + tail))

    def _in_flow(self, new: Any) -> str:
        """A value as flow style writes it."""
        if isinstance(new, dict):
            return "{" + ", ".join(f"{self._in_flow(key)}: {self._in_flow(value)}" for key, value in new.items()) + "}"
        if isinstance(new, list):
            return "[" + ", ".join(map(self._in_flow, new)) + "]"
        said = _scalar(new)
        return json.dumps(new, ensure_ascii=False) if isinstance(new, str) and said == new and _MEANT_IN_FLOW.search(said) else said

    def _cut(self, start: int, end: int) -> None:
        """Takes an entry out with its lines."""
        begin = self._line_start(start)
        if self.text[begin:start].strip():
            raise _Hard  # what follows a dash in its line
        self.edits.append((begin, self._after(end), ""))

    def _insert(self, at: int, lines: str) -> None:
        self.edits.append((at, at, lines if at == 0 or self.text[at - 1] == "\n" else f"\n{lines}"))

    def _end(self, mark: Mark, least: int = 0) -> int:
        """Where what is written ends: a block ends with its last entry, not with the comments after it."""
        if not self._is_flow(mark):
            if mark.keys:
                key, value = list(mark.keys.values())[-1]
                return self._end(value, key.end)
            if mark.items:
                return self._end(mark.items[-1])
        return max(mark.span.end, least)

    def _after(self, end: int) -> int:
        """Where the line of what ends here ends; a block scalar ends where the next line begins."""
        if end and self.text[end - 1] == "\n":
            return end
        found = self.text.find("\n", end)
        return len(self.text) if found < 0 else found + 1

    def _dash(self, item: Mark) -> int:
        """Where the `-` of an item is, which stands before it in its line."""
        begin = self._line_start(item.span.start)
        at = self.text.rfind("-", begin, item.span.start)
        if at < 0 or self.text[at + 1 : item.span.start].strip():
            raise _Hard
        return at

    def _is_after_dash(self, start: int) -> bool:
        return "-" in self.text[self._line_start(start) : start]

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _column(self, index: int) -> int:
        return index - self._line_start(index)

    def _is_flow(self, mark: Mark) -> bool:
        return bool(mark.keys or mark.items) and self.text[mark.span.start : mark.span.start + 1] in ("{", "[")


def _order(old: list[Any], new: list[Any]) -> list[int] | None:
    """Where each of the new values was among the old ones; `None` where they are not the same values in another order."""
    left = list(range(len(old)))
    found: list[int] = []
    for value in new if len(new) == len(old) > 1 else ():
        at = next((index for index in left if _same(old[index], value)), None)
        if at is None:
            return None
        left.remove(at)
        found.append(at)
    return found or None


def _same(one: Any, other: Any) -> bool:
    """Whether both are one value; `true` is no 1."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def _plain(value: Any) -> Any:
    """Numbers as a reader of YAML has them."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return float(value) if Decimal(repr(float(value))) == value else value
    return value


def _scalar(value: Any) -> str:
    return yaml({_KEY: value})[len(_KEY) + 2 : -1]


def _indented(written: str, indent: int) -> str:
    """Lines farther in, or, below nought, farther out."""
    return "".join(line[-indent:] if indent < 0 else " " * indent + line for line in written.splitlines(keepends=True))
