"""What fields there are at a place in a model: for the nearest known key, for examples, for docs."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import Tag
from pydantic.fields import FieldInfo

from docgen.model.part import Part

Step = int | str
KEY = "[key]"
"""The last step of pydantic's path to a key of a mapping that is wrong itself."""


@cache
def keys(part: type[Part]) -> dict[str, FieldInfo]:
    """A part's fields by the key that an author writes."""
    part.model_rebuild()
    return {field.alias or name: field for name, field in part.model_fields.items()}


def part_at(root: type[Part], loc: Sequence[Step]) -> type[Part] | None:
    """The part that a path of pydantic's leads to, tags of unions (`<heading>`) in it; `None` where there is none."""
    found: Any = root
    for step in loc:
        found = _step(found, step)
        if found is None:
            return None
    return next(iter(_parts(found)), None)


def field_at(root: type[Part], loc: Sequence[Step]) -> FieldInfo | None:
    """The field that a path leads to, if its last step is a key."""
    owner = part_at(root, loc[:-1])
    return keys(owner).get(str(loc[-1])) if owner is not None and loc else None


def is_tag(step: Step) -> bool:
    """Whether a step of pydantic's path is a union's tag or the word for a key, which the data does not have."""
    return isinstance(step, str) and (step == KEY or (step.startswith("<") and step.endswith(">")))


def all_parts(root: type[Part]) -> Iterator[type[Part]]:
    """A part and every part below it, each once."""
    seen: set[type[Part]] = set()
    waiting = [root]
    while waiting:
        part = waiting.pop(0)
        if part in seen:
            continue
        seen.add(part)
        yield part
        for field in keys(part).values():
            waiting.extend(_parts(field.annotation))


def _step(annotation: Any, step: Step) -> Any:
    if is_tag(step):
        return next(
            (option for option in _options(annotation) if any(isinstance(m, Tag) and m.tag == step for m in getattr(option, "__metadata__", ()))),
            None,
        )
    for option in _options(annotation):
        bare = _bare(option)
        if isinstance(bare, type) and issubclass(bare, Part) and isinstance(step, str) and step in keys(bare):
            return keys(bare)[step].annotation
        if (found := entry_of(bare, step)) is not None:
            return found
    return None


def entry_of(container: Any, step: Step) -> Any:
    """The annotation of an entry of a list or of a mapping by names; `None` of anything else."""
    origin, inner = get_origin(container), get_args(container)
    if origin in (tuple, list) and isinstance(step, int) and inner:
        return inner[0]
    return inner[1] if origin is dict and isinstance(step, str) else None


def _parts(annotation: Any) -> Iterator[type[Part]]:
    """All parts that an annotation mentions, outermost first."""
    for option in _options(annotation):
        bare = _bare(option)
        if isinstance(bare, type) and issubclass(bare, Part):
            yield bare
        elif get_origin(bare) in (tuple, list, dict):
            for inner in get_args(bare):
                yield from _parts(inner)


def _options(annotation: Any) -> tuple[Any, ...]:
    """The members of a union; the annotation itself where it is none."""
    bare = _bare(annotation)
    if get_origin(bare) in (Union, types.UnionType):
        return tuple(option for member in get_args(bare) for option in ((member,) if _tagged(member) else _options(member)))
    return (annotation,)


def _tagged(member: Any) -> bool:
    return any(isinstance(meta, Tag) for meta in getattr(member, "__metadata__", ()))


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation
