"""YAML text to plain data with marks, by the YAML 1.2 core schema.

PyYAML composes (libyaml's parser in C where it is built in): nodes with marks, no objects. What the nodes mean is ours: `scalars`.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from docgen.errors import InputError, Place, Problem
from docgen.limits import active, check_time
from docgen.reported import reported
from docgen.source.file import UNPRINTABLE, Source, position
from docgen.source.folded import with_empty_lines
from docgen.source.hashes import touching
from docgen.source.inside import index_inside
from docgen.source.lost import said
from docgen.source.marked import Mark, Marked
from docgen.source.scalars import resolve
from docgen.source.span import Span
from docgen.source.surrogates import has_pairs, restored, stood_in
from docgen.source.syntax import explain

MAX_DEPTH = 100
"""Collections inside collections, whatever the limits say; deeper ones are refused, before any recursion could exhaust the stack."""

MAX_REPEATED = 20_000
"""Values that aliases may repeat in all, so that a few lines cannot grow into millions of values."""

_PLAIN = "plain"
_TEXT = "text"
_STANDARD = "tag:yaml.org,2002:"


class _Passed(Exception):
    """A limit is passed at the code-point index `index`."""

    def __init__(self, message: str, index: int, hint: str | None = None) -> None:
        self.message, self.index, self.hint = message, index, hint
        super().__init__(message)


class _Resolver:
    """What PyYAML's composer asks for each node. It only notes which scalars are plain; their meaning is settled later. Values, characters and depth
    are counted here, before a node is made."""

    def __init__(self) -> None:
        self.depth = 0
        self.at = 0
        self.left = _Left()
        self.deepest = self.left.deepest

    def descend_resolver(self, node: Node | None, index: Any) -> None:
        if node is not None:
            self.at = node.start_mark.index
        self.depth += 1
        if self.depth > self.deepest:
            raise _Passed(f"collections are nested more than {self.deepest} deep", self.at)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        left = self.left
        if kind is ScalarNode:
            left.characters -= len(value)
            plain = _PLAIN if implicit[0] else _TEXT
        else:
            plain = _TEXT
        left.values -= 1
        if left.characters < 0 or left.values < 0 or not left.values & 1023:
            left.check(self.at)
        return plain


class _Left:
    """What is left of the active limits of a file's values, characters and depth."""

    def __init__(self) -> None:
        limits = active()
        self.limits = limits
        self.deepest = min(limits.nesting, MAX_DEPTH)
        self.values = limits.values
        self.characters = limits.characters

    def take(self, text: str | None, at: int) -> None:
        """Counts one value, a text or not. Raises _Passed for the place `at`."""
        self.values -= 1
        if text:
            self.characters -= len(text)
        self.check(at)

    def check(self, at: int) -> None:
        """Raises _Passed for the place `at` where nothing is left, and looks at the clock from time to time."""
        if self.characters < 0:
            raise _Passed(f"the texts have more than {self.limits.characters:,} characters together", at, "split the file")
        if self.values < 0:
            raise _Passed(f"there are more than {self.limits.values:,} values in one file", at, "split the file")
        if not self.values & 1023:
            check_time()


class _PythonLoader(_Resolver, Reader, Scanner, Parser, Composer):
    """PyYAML in Python alone, for a build without libyaml: the same data and marks, some ten times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        _Resolver.__init__(self)


if yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    class _CLoader(_Resolver, CParser):
        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            _Resolver.__init__(self)

    LOADER: Any = _CLoader
else:
    LOADER = _PythonLoader


def compose(source: Source, problems: list[Problem] | None = None) -> Marked:
    """The data of a source, with marks. Keys are always text, as written.

    Raises InputError for bad syntax, several documents, aliases that repeat more than MAX_REPEATED values, and where the active limits of values,
    characters and nesting are passed.
    Findings that leave the rest readable (a key given twice, a tag, a key that is no text) are raised together at the end,
    or put into `problems`, if that is given.
    """
    loader: Any = None
    try:
        loader = LOADER(stood_in(source.text) if has_pairs(source.text) else source.text)
        node = loader.get_single_node()
    except _Passed as passed:
        raise InputError(_passed(passed, source)) from None
    except yaml.YAMLError as error:
        if "nesting depth" in str(getattr(error, "problem", "")):  # libyaml's own limit, which it may meet first
            deepest = min(active().nesting, MAX_DEPTH)
            raise InputError(Problem(f"collections are nested more than {deepest} deep", Place(source.name, 1, 1))) from None
        raise InputError(explain(error, source)) from None
    finally:
        if loader is not None and hasattr(loader, "dispose"):
            loader.dispose()
    if node is None or (isinstance(node, ScalarNode) and node.tag == _PLAIN and node.value == ""):
        raise InputError(Problem("the file is empty", Place(source.name, 1, 1), "it holds comments or '---' and nothing else"))
    reader = _Nodes(source, loader.left)
    try:
        data, mark = reader.value(node)
    except _Passed as passed:
        raise InputError(_passed(passed, source)) from None
    reader.comments()
    found = reader.problems
    if problems is not None:
        problems.extend(found)
    elif found:
        raise InputError(reported(found))
    return Marked(data, source.name, source, mark)


def _passed(passed: _Passed, source: Source) -> Problem:
    return Problem(passed.message, Place(source.name, *position(source.text, passed.index)), passed.hint)


class _Nodes:
    """Nodes to data, once each visit; aliases visit again, and are counted."""

    def __init__(self, source: Source, left: _Left) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.seen: set[int] = set()
        self.open: set[int] = set()
        self.repeated = 0
        self.left = left
        self.scalars: list[tuple[int, int]] = []
        self.whole: set[Node] = set()
        self.pairs = has_pairs(source.text)

    def comments(self) -> None:
        """Finds what was taken for a comment with nothing between it and what it stands behind."""
        for found in touching(self.source.text, self.scalars):
            place = Place(self.source.name, *position(self.source.text, found.start()))
            hint = "put the whole text in quotes of the other kind; a comment needs a space before its #"
            self.problems.append(Problem(f"nothing stands between this # and what is before it: {said(found[0])}", place, hint))

    def value(self, node: Node) -> tuple[Any, Mark]:
        identity = id(node)
        if identity in self.seen:
            self.left.take(node.value if isinstance(node, ScalarNode) else None, node.start_mark.index)
            self.repeated += 1
            if identity in self.open:
                raise InputError(self._problem(node, "the anchor holds an alias to itself", "an alias may repeat only what is already complete"))
            if self.repeated > MAX_REPEATED:
                raise InputError(self._problem(node, f"aliases repeat more than {MAX_REPEATED} values", "write the values out"))
        else:
            self.seen.add(identity)
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        self.open.add(identity)
        taken: tuple[Any, Mark] = self._mapping(node) if isinstance(node, MappingNode) else self._sequence(node)
        self.open.discard(identity)
        return taken

    def _scalar(self, node: ScalarNode) -> tuple[Any, Mark]:
        style = node.style or ""
        if self.pairs:
            self._restore(node)
        self.scalars.append((node.start_mark.index, node.end_mark.index))
        mark = Mark(Span(node.start_mark.index, node.end_mark.index, style))
        if style == '"':
            self._characters(node)
        tag = node.tag
        if tag != _PLAIN and tag != _TEXT and tag != _STANDARD + "str":
            return self._tagged(node), mark
        value = resolve(node.value) if tag == _PLAIN else node.value
        return (self._text(node, value) if isinstance(value, str) and "\n" in value else value), mark

    def _restore(self, node: ScalarNode) -> None:
        """Makes one character of each pair of surrogates."""
        if node in self.whole:
            return
        self.whole.add(node)
        value = restored(node.value, node.style or "", self.source.text[node.start_mark.index : node.end_mark.index])
        if value is None:
            self.problems.append(self._problem(node, "surrogate escapes and characters of private use stand in one text", "write the characters"))
        else:
            node.value = value

    def _text(self, node: ScalarNode, value: str) -> str:
        """A text of several lines in which an empty line of the source is an empty line, in whatever style it was written."""
        if node.style == "|":
            return value
        return with_empty_lines(value, node.style or "", self.source.text[node.start_mark.index : node.end_mark.index])

    def _characters(self, node: ScalarNode) -> None:
        """Escapes, which double quotes have, may bring in what may not stand in the source itself, and cannot stand in a document either."""
        if (found := UNPRINTABLE.search(node.value)) is None:
            return
        span = Span(node.start_mark.index, node.end_mark.index, '"')
        line, column = position(self.source.text, index_inside(self.source.text, span, node.value, found.start()))
        message = f"the control character U+{ord(found[0]):04X} cannot stand in a document"
        self.problems.append(Problem(message, Place(self.source.name, line, column), "take it out"))

    def _tagged(self, node: ScalarNode) -> Any:
        value = resolve(node.value)
        kinds = {"int": int, "float": (int, float), "bool": bool, "null": type(None)}
        kind = node.tag.removeprefix(_STANDARD)
        if kind in kinds and isinstance(value, kinds[kind]):  # type: ignore[arg-type]
            return float(value) if kind == "float" and isinstance(value, int) else value
        self._tag_problem(node)
        return node.value

    def _mapping(self, node: MappingNode) -> tuple[dict[str, Any], Mark]:
        self._collection_tag(node, "map")
        data: dict[str, Any] = {}
        keys: dict[str, tuple[Span, Mark]] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.problems.append(self._problem(key_node, "a key must be one word or text, not a list or a mapping"))
                continue
            if self.pairs:
                self._restore(key_node)
            key = key_node.value
            self.scalars.append((key_node.start_mark.index, key_node.end_mark.index))
            if key_node.style == '"':
                self._characters(key_node)
            span = Span(key_node.start_mark.index, key_node.end_mark.index, key_node.style or "")
            value, child = self.value(value_node)
            if key in data:
                first = position(self.source.text, keys[key][0].start)[0]
                self.problems.append(self._problem(key_node, f"the key '{key}' is given twice in one mapping", f"it stands in line {first} already"))
                continue
            if key == "<<" and key_node.style is not None and not key_node.style:
                self.problems.append(self._problem(key_node, "merge keys (<<) are not YAML 1.2", "write the keys out"))
                continue
            data[key] = value
            keys[key] = (span, child)
        return data, Mark(Span(node.start_mark.index, node.end_mark.index, "{"), keys)

    def _sequence(self, node: Node) -> tuple[list[Any], Mark]:
        self._collection_tag(node, "seq")
        data: list[Any] = []
        marks: list[Mark] = []
        for item in node.value:
            value, child = self.value(item)
            data.append(value)
            marks.append(child)
        return data, Mark(Span(node.start_mark.index, node.end_mark.index, "["), items=marks)

    def _collection_tag(self, node: Node, kind: str) -> None:
        if node.tag != _TEXT and node.tag != _STANDARD + kind:
            self._tag_problem(node)

    def _tag_problem(self, node: Node) -> None:
        tag = node.tag.replace(_STANDARD, "!!")
        self.problems.append(self._problem(node, f"the tag {tag} has no meaning here", "leave tags out; put text that begins with ! in quotes"))

    def _problem(self, node: Node, message: str, hint: str | None = None) -> Problem:
        line, column = position(self.source.text, node.start_mark.index)
        return Problem(message, Place(self.source.name, line, column), hint)
