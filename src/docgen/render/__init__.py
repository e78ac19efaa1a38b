"""Renderers: a Flow in, a file's bytes out. One folder a format; this table finds them, and imports one only when it is asked for."""

from __future__ import annotations

import importlib
import sys
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any, Protocol, cast

from docgen.document.document import Flow
from docgen.errors import UsageError
from docgen.render.options import RenderOptions


class Renderer(Protocol):
    """`render(flow, options)` gives the whole file; raises RenderError or FontError before any byte is written."""

    def __call__(self, flow: Flow, options: RenderOptions) -> bytes: ...


_BUILT_IN = {"pdf": "docgen.render.pdf:render", "docx": "docgen.render.docx:render"}


def formats() -> tuple[str, ...]:
    """Names of all formats: the built-in ones, then those of installed plug-ins (entry points `docgen.renderers`)."""
    return (*_BUILT_IN, *(entry.name for entry in entry_points(group="docgen.renderers") if entry.name not in _BUILT_IN))


def renderer(name: str) -> Renderer:
    """The renderer of a format. Raises UsageError, naming all formats, for one that does not exist."""
    target = _BUILT_IN.get(name)
    if target is not None:
        module, _, attribute = target.partition(":")
        return cast(Renderer, getattr(importlib.import_module(module), attribute))
    for entry in entry_points(group="docgen.renderers"):
        if entry.name == name:
            return cast(Renderer, entry.load())
    raise UsageError(f"no format {name!r}; there are {', '.join(formats())}")


class _CallableModule(ModuleType):
    """The library's function `docgen.render` and this package have one name, and importing the package puts it in the function's place.
    So the package can be called, and is then the function."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return importlib.import_module("docgen.api").render(*args, **options)


sys.modules[__name__].__class__ = _CallableModule
