"""The head of an input: `docgen: 1` and `kind: …`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.errors import InputError, Problem
from docgen.inputs import is_sealed
from docgen.model.kinds import is_kind, kinds
from docgen.model.validation_errors import name_of, nearest
from docgen.source import Marked

VERSION = 1
"""The version of the input format that this docgen reads."""


HEAD = ("docgen", "kind", "include")
"""Keys of an input that are read before its model is made, and that no model has."""

GLOSSARY = "glossary"
"""The kind of a file of terms; it is no document."""


def kind_of(marked: Marked, problems: list[Problem], own: str | None = None) -> str:
    """The kind that an input names; `own` is one that its template brings. What is wrong with its version goes to `problems`; raises InputError, with
    all problems, where no kind can be told."""
    data = marked.data
    if not isinstance(data, Mapping):
        message = f"this must be a mapping of keys to values, not {name_of(data)}"
        raise InputError([*problems, Problem(message, marked.place(), "begin with 'docgen: 1' and 'kind: press-statement'")])
    version = data.get("docgen")
    if "docgen" not in data:
        problems.append(Problem("'docgen' is missing", marked.place(("docgen",)), f"add 'docgen: {VERSION}', the version of the format"))
    elif isinstance(version, bool) or version != VERSION:
        message = f"this docgen reads version {VERSION} of the format, not {version}"
        problems.append(Problem(message, marked.place(("docgen",)), f"write 'docgen: {VERSION}', or install the docgen that the file was made for"))
    kind = data.get("kind")
    if isinstance(kind, str) and (kind in (GLOSSARY, own) or is_kind(kind)):
        return kind
    problems.append(_no_kind(marked, data, kind, own))
    raise InputError(problems)


def _no_kind(marked: Marked, data: Mapping[str, Any], kind: Any, own: str | None) -> Problem:
    known = (*kinds(), *(() if own is None else (own,)))
    names = ", ".join(known)
    if "kind" not in data:
        twin = nearest("kind", [str(key) for key in data], 0.7)
        return Problem(
            "'kind' is missing", marked.place(("kind",)), f"is '{twin}' a misspelling of it?" if twin else f"add 'kind: …', one of {names}"
        )
    if not isinstance(kind, str):
        return Problem(f"this must be a kind of document, not {name_of(kind)}", marked.place(("kind",)), f"kinds are {names}")
    if "template" in data and is_sealed():  # which might have brought it
        return Problem(f"there is no kind '{kind}'", marked.place(("kind",)), "no template is read for an input that comes without a folder")
    near = nearest(kind, known, 0.4)
    hint = f"did you mean '{near}'?" if near else f"kinds are {names}; a folder of your own is named by 'template: ./FOLDER', or with --template"
    return Problem(f"there is no kind '{kind}'", marked.place(("kind",)), hint)
