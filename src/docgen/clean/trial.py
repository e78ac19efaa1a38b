"""Does an input still make the same pages? Builds it, and compares what the layout shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypedDict

from pydantic import ValidationError

from docgen.document.arrange import arrange
from docgen.document.document import Flow
from docgen.document.inline import Both, Inline
from docgen.document.theme import Page
from docgen.errors import DocgenError, Problem
from docgen.limits import check_time
from docgen.model.root import Model
from docgen.model.setting import NOWHERE, current
from docgen.model.text import Bilingual
from docgen.templating.build import build


class Look(TypedDict, total=False):
    """What a caller asked of `templating.build`, besides the model."""

    template: Any
    theme: Any
    font: str | None
    digits: Any
    calendar: Any
    allow_outside: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """Builds inputs of one kind in one look, and knows the pages that they should make. `page` is the one that takes the place of the theme's."""

    kind: type[Model]
    folder: Path | None
    terms: Mapping[str, Both[str]]
    look: Look
    wanted: Flow
    page: Page | None = None

    def same(self, data: dict[str, Any]) -> bool:
        """Whether the input makes the wanted pages."""
        found = self.flow(data)
        return found is not None and (found == self.wanted or joined(found) == joined(self.wanted))

    def flow(self, data: dict[str, Any]) -> Flow | None:
        """The pages of an input; `None` where it is wrong."""
        check_time()
        token = current.set(NOWHERE)
        try:
            model = self.kind.__pydantic_validator__.validate_python(data)
        except ValidationError:
            return None
        finally:
            current.reset(token)
        terms = {key: Bilingual.model_construct(ar=term.ar, en=term.en) for key, term in self.terms.items()}
        try:
            tree = build(model.in_folder(self.folder).with_terms(terms), warn=_ignored, **self.look)
            if self.page is not None:
                tree = replace(tree, theme=replace(tree.theme, page=self.page))
            return pages(arrange(tree))
        except DocgenError:
            return None


def pages(flow: Flow) -> Flow:
    """A flow without what it knows of the input as a file."""
    return replace(flow, meta=replace(flow.meta, source=b"", source_name="", source_changed=False, carried="none"), paper=None)


def _ignored(problem: Problem) -> None:
    """What is to be told was told when the document itself was built."""


def joined(value: Any) -> Any:
    """A flow with runs of one look made one run: a term that was expanded reads as it did."""
    if isinstance(value, tuple):
        return _runs(value) if value and all(isinstance(item, Inline) for item in value) else value if _leaf(value) else tuple(map(joined, value))
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value), *(joined(getattr(value, field.name)) for field in fields(value) if field.compare))
    return value


def _leaf(value: tuple[Any, ...]) -> bool:
    return all(isinstance(item, (str, int, float)) for item in value)


def _runs(runs: tuple[Any, ...]) -> tuple[Any, ...]:
    made: list[Any] = []
    for run in runs:
        if made and made[-1]._replace(text="") == run._replace(text=""):
            made[-1] = run._replace(text=made[-1].text + run.text)
        else:
            made.append(run)
    return tuple(made)


def texts(value: Any) -> list[str]:
    """Every string of a flow."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, (tuple, list)):
            waiting.extend(item)
        elif is_dataclass(item):
            waiting.extend(getattr(item, field.name) for field in fields(item) if field.compare)
    return found
