"""Fields of the author's own that nobody shows: they are told, each at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from docgen.errors import Problem
from docgen.model.root import Model


def unused_extra(model: Model, asked: Collection[str]) -> tuple[Problem, ...]:
    """A warning for each entry of `extra` whose name is not in `asked`."""
    hint = "name it in a Word form as extra.NAME, in a template of your own as extra.NAME, or take it out"
    return tuple(
        Problem(f"nothing shows the field '{name}' of your own", model.place_of(("extra", name)), hint.replace("NAME", name), severity="warning")
        for name in model.extra
        if name not in asked
    )


class Asked(dict[str, Any]):
    """The author's own fields, which notes in `names` those that an expression reads."""

    __slots__ = ("names",)

    def __init__(self, fields: Mapping[str, Any], names: set[str]) -> None:
        super().__init__(fields)
        self.names = names

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return super().__getitem__(name)

    def __iter__(self) -> Iterator[str]:
        self.names.update(self.keys())
        return super().__iter__()
