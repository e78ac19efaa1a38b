"""The file that `docgen new KIND` writes: every common field, said in comments, ready to render."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

from docgen.errors import InputError, Problem
from docgen.model.kinds import model_of
from docgen.source import read

_FOLDER = Path(__file__).parent / "starters"


FILE = "starter.yaml"
SCHEMAS = "schemas"
"""The folder beside a starter where its first lines look for schemas."""


def schema_file(name: str) -> str:
    """What the file of a schema is called."""
    return f"{quote(name, safe=' ')}.schema.json"


def read_starter(folder: Path) -> str | None:
    """The starter that lies in the folder of a kind or a template; `None` where there is none. Raises InputError for one that cannot be read."""
    return read(folder / FILE).text if os.path.lexists(folder / FILE) else None


def starter(kind: str) -> str:
    """A commented input of a kind (its name, or the path of its folder), as YAML text, headed by the lines that name its schema to editors. Raises
    InputError for a kind that does not exist, or that has no starter."""
    text = _text(kind)
    return text if _MODELINE.search(text) else _modelines(kind) + text


_MODELINE = re.compile(r"^#\s*(?:yaml-language-server:\s*)?\$schema\s*[:=]", re.MULTILINE)


def _modelines(kind: str) -> str:
    """The line that the YAML language server reads (VS Code, Neovim, Emacs), and the one that JetBrains' editors read."""
    path = f"./{SCHEMAS}/{schema_file(str(getattr(model_of(kind), 'kind', kind)))}"
    return (
        f"# yaml-language-server: $schema={path}\n# $schema: {path}\n"
        f"# By these two lines an editor completes and checks what you write; this makes the file they name:  docgen schema --all {SCHEMAS}\n#\n"
    )


def _text(kind: str) -> str:
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
