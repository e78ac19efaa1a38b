"""The kinds of document: their names, and where their models live.

Some are models in Python, some are made from the `schema.yaml` of a shipped template's folder. Installed packages add theirs by entry points
`docgen.kinds`; a folder of one's own is a kind for the inputs that name it.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import plugins
from docgen._data import shipped
from docgen.errors import InputError, Place, Problem, TemplateError
from docgen.inputs import NotFound, locate
from docgen.lazy import imported

if TYPE_CHECKING:
    from docgen.model.root import Model

BUILT_IN = {
    "press-statement": "docgen.model.statement:PressStatement",
    "meeting-minutes": "docgen.model.minutes:MeetingMinutes",
}
_SCHEMA = "schema.yaml"
_MOST_FOLDERS = 60
"""Templates that extend one another."""


@cache
def shipped_schemas() -> dict[str, Path]:
    """The schemas of the kinds that come with docgen and are made from one, by the kinds' names, which are those of their folders."""
    return {path.parent.name: path for path in sorted(shipped("templates").glob(f"*/{_SCHEMA}"))}


def kinds() -> tuple[str, ...]:
    """Names of all kinds: docgen's own, then those of installed packages."""
    own = (*BUILT_IN, *shipped_schemas())
    return (*own, *(name for name in plugins.names("kinds") if name not in own))


def is_kind(name: str) -> bool:
    """Whether there is a kind of the name; plug-ins are looked for only where it is none of docgen's own."""
    return name in BUILT_IN or name in shipped_schemas() or name in plugins.names("kinds")


def model_of(kind: str) -> type[Model]:
    """The model of a kind, by its name or the path of its folder (one with a separator in it, or one that is no kind's name). Raises InputError,
    naming all kinds, for one that does not exist, TemplateError for a schema that is wrong, and PluginError for a plug-in that cannot be used."""
    target = BUILT_IN.get(kind)
    if target is not None:
        found: type[Model] = imported(target)
        return found
    schema = shipped_schemas().get(kind)
    if schema is not None:
        return _of_schema(schema)
    plugin = None if os.sep in kind else plugins.find("kinds", kind)
    if plugin is not None:
        return _plugged(plugin, kind)
    if os.path.isdir(kind):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        own = kind_in(Path(kind), allow_outside=True)
        if own is not None:
            return own
        hint = "a kind's folder has one: docs/kinds.md"
        raise InputError(Problem(f"there is no {_SCHEMA} in {kind}", Place(kind), hint))
    from docgen.close_matches import close_matches

    near = close_matches(kind, kinds(), n=1, cutoff=0.4)
    raise InputError(Problem(f"there is no kind '{kind}'", hint=f"did you mean {near[0]}?" if near else f"kinds are {', '.join(kinds())}"))


def kind_in(folder: Path, *, allow_outside: bool = False) -> type[Model] | None:
    """The kind that a template's folder brings: that of its `schema.yaml`, or of one in the folder of a template that it extends; `None` where
    there is none. Raises TemplateError for a schema that is wrong."""
    from docgen.source import compose, read

    for _ in range(_MOST_FOLDERS):
        if os.path.lexists(folder / _SCHEMA):
            return _of_schema(_located(folder, allow_outside))
        try:
            data = compose(read(locate("template.yaml", folder, allow_outside=allow_outside))).data
            named = data.get("extends") if isinstance(data, dict) else None
            if not isinstance(named, str):
                return None
            folder = locate(named, folder, allow_outside=allow_outside)
        except (InputError, NotFound):  # told when the template is read; or a shipped one, whose kind has a name
            return None
    return None


def _located(folder: Path, allow_outside: bool) -> Path:
    try:
        return locate(_SCHEMA, folder, allow_outside=allow_outside, owner="the template")
    except NotFound as missing:
        raise TemplateError(Problem(missing.message, Place(str(folder / _SCHEMA)), missing.hint)) from None


def _of_schema(path: Path) -> type[Model]:
    from docgen.model.schemas.made import kind_of_schema

    made = kind_of_schema(path)
    if made.kind in BUILT_IN:
        hint = f"give yours another name, or add fields to '{made.kind}' by its 'extra'"
        raise TemplateError(Problem(f"docgen has a kind '{made.kind}' of its own, which no schema changes", Place(str(path), path="kind"), hint))
    return made


def _plugged(plugin: plugins.Plugin, kind: str) -> type[Model]:
    """What a plug-in names: a model, or the folder of a kind."""
    from docgen.model.root import Model

    def is_right(found: Any) -> bool:
        if isinstance(found, (str, Path)):
            return os.path.isfile(Path(found) / _SCHEMA)  # noqa: PTH113
        return isinstance(found, type) and issubclass(found, Model) and found.kind == kind

    wanted = f"subclass of docgen.model.Model whose kind is '{kind}', or path of a folder with its {_SCHEMA}"
    loaded = plugins.load(plugin, is_right, wanted)
    made: type[Model] = _of_schema(Path(loaded) / _SCHEMA) if isinstance(loaded, (str, Path)) else loaded
    if made.kind != kind:
        raise TemplateError(Problem(f"this is the schema of '{made.kind}', and {plugin} is to bring '{kind}'", Place(str(Path(loaded) / _SCHEMA))))
    return made
