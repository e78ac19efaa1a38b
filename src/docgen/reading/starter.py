"""The file that `docgen new KIND` writes: every common field, said in comments, ready to render."""

from __future__ import annotations

from pathlib import Path

from docgen.errors import InputError, Problem
from docgen.model.kinds import model_of

_FOLDER = Path(__file__).parent / "starters"


def starter(kind: str) -> str:
    """A commented input of a kind, as YAML text. Raises InputError for a kind that does not exist, or that has no starter."""
    path = _FOLDER / f"{kind}.yaml"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    found = model_of(kind)
    own = getattr(found, "starter", None)
    if callable(own):
        return str(own())
    raise InputError(Problem(f"the kind '{kind}' brings no starter file", hint=f"its fields are in the schema: docgen schema {kind}"))
