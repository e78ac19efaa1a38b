"""The file that `docgen new KIND` writes: every common field, said in comments, ready to render."""

from __future__ import annotations

import os
from pathlib import Path

from docgen.errors import InputError, Problem
from docgen.model.kinds import model_of
from docgen.source import read

_FOLDER = Path(__file__).parent / "starters"


FILE = "starter.yaml"


def read_starter(folder: Path) -> str | None:
    """The starter that lies in the folder of a kind or a template; `None` where there is none. Raises InputError for one that cannot be read."""
    return read(folder / FILE).text if os.path.lexists(folder / FILE) else None


def starter(kind: str) -> str:
    """A commented input of a kind (its name, or the path of its folder), as YAML text. Raises InputError for a kind
    that does not exist, or that has no starter."""
    path = _FOLDER / f"{kind}.yaml"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    found = model_of(kind)
    if found.template_folder is not None and (beside := read_starter(found.template_folder)) is not None:
        return beside
    own = getattr(found, "starter", None)
    if callable(own):
        return str(own())
    raise InputError(Problem(f"the kind '{kind}' brings no starter file", hint=f"its fields are in the schema: docgen schema {kind}"))
