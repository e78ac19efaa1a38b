"""What stands for every input of a house: values under those of the input, values over them, and folders in which names are found."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docgen.inputs import lies
from docgen.model.kinds import is_kind
from docgen.model.paths import Included
from docgen.source import Marked

_TEMPLATE, _THEME = "template", "theme"


@dataclass(frozen=True, slots=True)
class Standing:
    """`under` holds where an input says nothing, `over` whatever it says: values by the keys of inputs, each with the data that it stands in, at the
    same key. `templates`, `themes` and `kinds` are folders that are searched for what an input names and has not beside it."""

    under: Mapping[str, tuple[Any, Marked]] = field(default_factory=dict)
    over: Mapping[str, tuple[Any, Marked]] = field(default_factory=dict)
    templates: tuple[Path, ...] = ()
    themes: tuple[Path, ...] = ()
    kinds: tuple[Path, ...] = ()


NOTHING = Standing()


def with_standing(marked: Marked, standing: Standing, folder: Path | None) -> Marked:
    """An input, in `folder`, with what stands for it."""
    if standing == NOTHING or not isinstance(marked.data, Mapping) or "kind" not in marked.data:
        return marked
    data, kind = dict(marked.data), marked.data["kind"]
    homes = dict(marked.included)
    for key, (value, home) in standing.over.items():
        if (one := _for_kind(value, kind)) is not None:
            data[key], homes[(key,)] = one, home
    for key, (value, home) in standing.under.items():
        if key not in data and (one := _for_kind(value, kind)) is not None:
            data[key], homes[(key,)] = one, home
    if (found := template_in(standing, data.get(_TEMPLATE), folder)) is not None:
        data[_TEMPLATE] = found
    elif _TEMPLATE not in data and isinstance(kind, str) and (own := kind_in(standing, kind)) is not None:
        data[_TEMPLATE] = own
    if (found := theme_in(standing, data.get(_THEME), folder)) is not None:
        data[_THEME] = found
    return replace(marked, data=data, included=homes)


def stands_in(whole: Marked, own: Marked) -> bool:
    """Whether what stands for an input says something of the document that the input does not say; `source` is of its file alone."""
    return bool(standing_keys(whole, own) - {"source"})


def standing_keys(whole: Marked, own: Marked) -> frozenset[str]:
    """The keys whose values are those of what stands for an input, and not its own."""
    if whole.data is own.data:
        return frozenset()
    return frozenset(key for key, value in whole.data.items() if key not in own.data or own.data[key] is not value)


def template_in(standing: Standing, name: Any, folder: Path | None) -> Included | None:
    """The template of a name, where a folder of templates has it and the input's own folder has none of it."""
    return _found(name, standing.templates, folder, ("{}/template.yaml",), "{}")


def theme_in(standing: Standing, name: Any, folder: Path | None) -> Included | None:
    """The theme of a name, in the same way."""
    return _found(name, standing.themes, folder, ("{}.yaml", "{}.yml"), None)


def kind_in(standing: Standing, kind: str) -> Included | None:
    """The folder of a kind that docgen has not, where a folder of kinds has it."""
    if is_kind(kind) or not _is_name(kind):
        return None
    return _found(kind, standing.kinds, None, ("{}/schema.yaml",), "{}")


def _for_kind(value: Any, kind: Any) -> Any:
    return value.get(kind) if isinstance(value, Mapping) else value


def _is_name(name: Any) -> bool:
    """Whether this is a name and no path; one that is another file's own is looked for beside that file alone."""
    return isinstance(name, str) and bool(name.strip()) and not any(char in name for char in "/\\\0") and not name.startswith(".")


def _found(name: Any, folders: tuple[Path, ...], beside: Path | None, files: tuple[str, ...], made: str | None) -> Included | None:
    if not folders or not _is_name(name):
        return None
    own = name.folder if isinstance(name, Included) else beside
    text = name.strip()
    for folder in () if own is None else (own,):
        if any(lies(folder / file.format(text)) for file in files):
            return None
    for folder in folders:
        for file in files:
            if lies(folder / file.format(text)) and os.path.isfile(folder / file.format(text)):  # noqa: PTH113 - Path.is_file raises for a name that is too long
                return Included.of(str(folder / (file if made is None else made).format(text)), folder, anywhere=True)
    return None
