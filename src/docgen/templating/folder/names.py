"""The names that a template's strings use: those that are nowhere, also in branches that no document takes, and those that are used at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from pydantic.fields import FieldInfo

from docgen.close_matches import did_you_mean
from docgen.errors import Problem
from docgen.model.part import Part
from docgen.model.root import Model
from docgen.model.schemas.values import Words
from docgen.templating.block_templates import PlacedPart
from docgen.templating.budget import TooMuch, spend, spending
from docgen.templating.expressions import Expression, SourceString, Text
from docgen.templating.file_part import FilePart
from docgen.templating.items import Item
from docgen.templating.markdown_str import Labels
from docgen.templating.sandbox import environment
from docgen.templating.scope import named_values
from docgen.templating.slots import For
from docgen.templating.template import Template

ALWAYS = ("label", "lang", "bilingual", "kind")
"""Names that every string may use."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a value is: a part of a model, or several (`many`); `part` is `None` where that cannot be told. `words` are a choice's, and how they
    read."""

    part: type[Part] | None = None
    many: bool = False
    words: tuple[str, ...] = ()


_UNKNOWN = _Kind()


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of a place in a template, and what they are. `seen` has the parts that were looked through already, each with the names it had."""

    labels: Labels
    names: Mapping[str, _Kind]
    seen: set[tuple[int, frozenset[tuple[str, _Kind]]]] = field(default_factory=set)

    def with_names(self, more: Mapping[str, _Kind]) -> _Known:
        return replace(self, names={**self.names, **more})

    def is_new(self, part: PlacedPart) -> bool:
        """Whether a part stands among these names for the first time. Raises TemplateError where parts in parts have too many names."""
        try:
            spend(len(self.names) * _NAME)
        except TooMuch as error:
            if part.part is None:
                raise
            raise part.part.error(error.message, "place fewer parts inside one another") from None
        key = id(part.blocks), frozenset(self.names.items())
        if key in self.seen:
            return False
        self.seen.add(key)
        return True


def unknown_names(template: Template, kind: type[Model], labels: Labels) -> list[Problem]:
    """Every name in the strings of a template that a document of the kind does not have, each at its place. Raises TemplateError for a template that
    takes more steps to be looked through than it may to be made."""
    names = dict.fromkeys((*ALWAYS, *named_values(kind)), _UNKNOWN)
    names |= {name: _of(field) for name, field in kind.model_fields.items()}
    found: dict[Problem, None] = {}
    known = _Known(labels, names)
    with spending():
        for part in (template.document, template.furniture, *template.blocks):
            found |= dict.fromkeys(_wrong(part, known))
    return sorted(found, key=lambda one: (one.place.file or "", one.place.line or 0, one.place.column or 0))


_NAME = 8
"""Steps that one name of a place takes where a part is looked up among them."""
_used: dict[int, tuple[Template, frozenset[str]]] = {}


def used_names(template: Template) -> frozenset[str]:
    """Every name that a template's strings and expressions ask for."""
    known = _used.get(id(template))
    if known is None or known[0] is not template:
        if len(_used) > 256:
            _used.clear()
        found = frozenset(name for tree in trees(template) for name in find_undeclared_variables(tree))
        known = _used[id(template)] = (template, found)
    return known[1]


def trees(template: Template) -> Iterator[nodes.Template]:
    """What each string and expression of a template says, those of a part once."""
    seen: set[int] = set()
    for part in (template.document, template.furniture, *template.blocks):
        for spot, bare in _strings(part, seen):
            yield _tree(spot, bare)


def _strings(value: Any, seen: set[int]) -> Iterator[tuple[SourceString, bool]]:
    """Every string of a part of a template; those without braces are expressions. `seen` has the parts that were gone through."""
    if isinstance(value, Text):
        yield from ((side.spot, False) for side in (value.ar, value.en) if side.has_expressions)
    elif isinstance(value, Expression):
        yield value.spot, True
    elif isinstance(value, For):
        yield value.values.spot, True
    elif isinstance(value, FilePart):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name), seen)
    elif isinstance(value, (tuple, list)) and id(value) not in seen:
        seen.add(id(value))
        for one in value:
            yield from _strings(one, seen)


def _wrong(value: Any, known: _Known) -> Iterator[Problem]:
    if isinstance(value, Item) and value.for_ is not None:
        yield from _look(value.for_.values.spot, True, known)
        known = known.with_names({value.for_.name: _element(value.for_.values.spot, known), "loop": _UNKNOWN})
    if isinstance(value, Text):
        for side in (value.ar, value.en):
            if side.has_expressions:
                yield from _look(side.spot, False, known)
    elif isinstance(value, Expression):
        yield from _look(value.spot, True, known)
    elif isinstance(value, PlacedPart):
        if value.if_ is not None:
            yield from _wrong(value.if_, known)
        if known.is_new(value):
            yield from _wrong(value.blocks, known)
    elif isinstance(value, FilePart):
        for name in type(value).model_fields:
            if name != "for_":
                yield from _wrong(getattr(value, name), known)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _wrong(one, known)


def _tree(spot: SourceString, bare: bool) -> nodes.Template:
    text = spot.text.strip()
    return environment("ar").parse(f"{{{{ {text} }}}}" if bare and not text.startswith("{{") else spot.text)


def _look(spot: SourceString, bare: bool, known: _Known) -> Iterator[Problem]:
    tree = _tree(spot, bare)
    set_here = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    for name in sorted(find_undeclared_variables(tree)):
        if name not in known.names and name not in set_here:
            yield spot.error(f"there is nothing called '{name}' here", did_you_mean(name, list(known.names)), name).problems[0]
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == "label":
            if known.labels.get(node.attr) is None:
                yield _nothing(spot, node.attr, known.labels.names())
            continue
        owner = _resolved(node.node, known, set_here)
        if owner.part is not None and not owner.many and node.attr not in owner.part.model_fields and not hasattr(owner.part, node.attr):
            yield _nothing(spot, node.attr, tuple(owner.part.model_fields))

    for compared in tree.find_all(nodes.Compare):
        if len(compared.ops) == 1 and compared.ops[0].op in ("eq", "ne"):
            yield from _never(spot, compared.expr, compared.ops[0].expr, known, set_here)
            yield from _never(spot, compared.ops[0].expr, compared.expr, known, set_here)


def _never(spot: SourceString, value: nodes.Node, word: nodes.Node, known: _Known, set_here: set[str]) -> Iterator[Problem]:
    """A choice that is compared with a word which it has not."""
    if isinstance(word, nodes.Const) and isinstance(word.value, str):
        words = _resolved(value, known, set_here).words
        if words and word.value not in words:
            yield spot.error(f"this is never '{word.value}'", did_you_mean(word.value, words), word.value).problems[0]


def _nothing(spot: SourceString, name: str, known: tuple[str, ...]) -> Problem:
    return spot.error(f"there is nothing called '{name}' here", did_you_mean(name, known), name).problems[0]


def _resolved(node: nodes.Node, known: _Known, set_here: set[str]) -> _Kind:
    if isinstance(node, nodes.Name):
        return _UNKNOWN if node.name in set_here else known.names.get(node.name, _UNKNOWN)
    if isinstance(node, nodes.Getattr):
        owner = _resolved(node.node, known, set_here)
        if owner.part is not None and not owner.many and node.attr in owner.part.model_fields:
            return _of(owner.part.model_fields[node.attr])
    return _UNKNOWN


def _element(spot: SourceString, known: _Known) -> _Kind:
    """What each value of a loop's list is."""
    output = _tree(spot, True).body
    inner = output[0].nodes[0] if len(output) == 1 and isinstance(output[0], nodes.Output) and output[0].nodes else None
    found = _UNKNOWN if inner is None else _resolved(inner, known, set())
    return _Kind(found.part) if found.many else _UNKNOWN


def _of(field: FieldInfo) -> _Kind:
    words = _choice(field.annotation, field.metadata)
    return _Kind(words=words) if words else _kind_of(field.annotation)


def _choice(annotation: Any, metadata: Iterable[Any] = ()) -> tuple[str, ...]:
    """The words of a choice, then how they read."""
    found = next((one.known for one in metadata if isinstance(one, Words)), None)
    if found is not None:
        return (*found, *(text for said in found.values() for text in (said.ar, said.en) if text))
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _choice(inner, more)
    kept = [one for one in get_args(annotation) if one is not type(None)] if get_origin(annotation) in (Union, UnionType) else []
    return _choice(kept[0]) if len(kept) == 1 else ()


def _kind_of(annotation: Any) -> _Kind:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        kept = [member for member in get_args(annotation) if member is not type(None)]
        return _kind_of(kept[0]) if len(kept) == 1 else _UNKNOWN
    if get_origin(annotation) is tuple:
        inner = _kind_of(get_args(annotation)[0])
        return _Kind(inner.part, True) if inner.part is not None and not inner.many else _UNKNOWN
    return _Kind(annotation) if isinstance(annotation, type) and issubclass(annotation, Part) else _UNKNOWN
