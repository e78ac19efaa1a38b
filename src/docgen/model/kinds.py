"""The kinds of document: their names, and where their models live. Installed packages add theirs by entry points `docgen.kinds`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from docgen import plugins
from docgen.errors import InputError, Problem

if TYPE_CHECKING:
    from docgen.model.root import Model

BUILT_IN = {
    "press-statement": "docgen.model.statement:PressStatement",
    "meeting-minutes": "docgen.model.minutes:MeetingMinutes",
}


def kinds() -> tuple[str, ...]:
    """Names of all kinds: the built-in ones, then those of installed packages."""
    return (*BUILT_IN, *(name for name in plugins.names("kinds") if name not in BUILT_IN))


def is_kind(name: str) -> bool:
    """Whether there is a kind of the name; plug-ins are looked for only where it is none of docgen's own."""
    return name in BUILT_IN or name in plugins.names("kinds")


def model_of(kind: str) -> type[Model]:
    """The model of a kind. Raises InputError, naming all kinds, for one that does not exist, and PluginError for a plug-in that cannot be used."""
    target = BUILT_IN.get(kind)
    if target is not None:
        module, _, name = target.partition(":")
        found: type[Model] = getattr(importlib.import_module(module), name)
        return found
    plugin = plugins.find("kinds", kind)
    if plugin is not None:
        from docgen.model.root import Model

        def is_model(found: Any) -> bool:
            return isinstance(found, type) and issubclass(found, Model) and found.kind == kind

        loaded: type[Model] = plugins.load(plugin, is_model, f"subclass of docgen.model.Model whose kind is '{kind}'")
        return loaded
    from docgen.close_matches import close_matches

    near = close_matches(kind, kinds(), n=1, cutoff=0.4)
    raise InputError(Problem(f"there is no kind '{kind}'", hint=f"did you mean {near[0]}?" if near else f"kinds are {', '.join(kinds())}"))
