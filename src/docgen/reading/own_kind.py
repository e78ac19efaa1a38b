"""The kind that a template's folder brings with it, for inputs that name the folder or are read with it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.model.kinds import BUILT_IN, kind_in
from docgen.model.paths import template_folder
from docgen.model.root import Model
from docgen.model.setting import Setting, current
from docgen.types import PathLike


def own_kind(data: Any, template: PathLike | None, setting: Setting) -> type[Model] | None:
    """The model of a kind that the folder of a template brings: that of `template`, by its path, or of the one that the input's `data` name. `None`
    where neither brings one, and for inputs of a kind that docgen has in Python. Raises TemplateError for a schema that is wrong."""
    if not isinstance(data, Mapping) or not isinstance(data.get("kind"), str) or data["kind"] in BUILT_IN:
        return None
    if template is not None and os.path.isdir(template):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        found = kind_in(Path(template), allow_outside=True)
        if found is not None:
            return found
    token = current.set(setting)
    try:
        folder = template_folder(data.get("template"))
    finally:
        current.reset(token)
    return None if folder is None else kind_in(folder, allow_outside=setting.allow_outside)
