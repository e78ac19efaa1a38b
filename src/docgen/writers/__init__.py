"""Writers: a Flow in, a file's bytes out. One folder a format; this table finds them, and imports one only when it is asked for."""

from __future__ import annotations

import importlib
from importlib.metadata import entry_points
from typing import Protocol, cast

from docgen.document.document import Flow
from docgen.errors import UsageError
from docgen.writers.options import RenderOptions


class Renderer(Protocol):
    """`render(flow, options)` gives the whole file; raises RenderError or FontError before any byte is written."""

    def __call__(self, flow: Flow, options: RenderOptions) -> bytes: ...


_BUILT_IN = {"pdf": "docgen.writers.pdf:render", "docx": "docgen.writers.docx:render"}


def formats() -> tuple[str, ...]:
    """Names of all formats: the built-in ones, then those of installed plug-ins (entry points `docgen.writers`)."""
    return (*_BUILT_IN, *(entry.name for entry in entry_points(group="docgen.writers") if entry.name not in _BUILT_IN))


def renderer(name: str) -> Renderer:
    """The renderer of a format. Raises UsageError, naming all formats, for one that does not exist."""
    target = _BUILT_IN.get(name)
    if target is not None:
        module, _, attribute = target.partition(":")
        return cast(Renderer, getattr(importlib.import_module(module), attribute))
    for entry in entry_points(group="docgen.writers"):
        if entry.name == name:
            return cast(Renderer, entry.load())
    raise UsageError(f"no format {name!r}; there are {', '.join(formats())}")
