"""The fields that a Word file asks for: the paths of its tagged content controls and of what is typed in it, each with those inside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from docgen.errors import DocgenError
from docgen.limits import check_time
from docgen.wordfile.field_tags import BODY_TAG, FieldPath, condition_of, is_condition, path_of, tag_of
from docgen.wordfile.names import w
from docgen.wordfile.package import open_word
from docgen.wordfile.typed_fields import drawn

AskedFields: TypeAlias = "dict[FieldPath, AskedFields]"
"""In the order of the file. What is asked for twice stands here once, with all that is asked for inside either."""


def asked_fields(path: Path, error: type[DocgenError]) -> AskedFields:
    """What all parts with text of a Word file ask for. Raises `error` for a file that cannot be used."""
    file = open_word(path, error=error)
    asked: AskedFields = {}
    for story in list(file.stories()):
        root = file.tree(story)
        drawn(root)
        _gather(root, asked)
    return asked


def _gather(element: Any, asked: AskedFields) -> None:
    for child in element:
        if child.tag == w("sdt"):
            check_time()
            content = child.find(w("sdtContent"))
            if content is not None:
                _gather(content, _inside(tag_of(child), asked))
        elif isinstance(child.tag, str):
            _gather(child, asked)


def _inside(tag: str, asked: AskedFields) -> AskedFields:
    """Notes what a control asks for; gives what gathers the fields inside it."""
    if tag == BODY_TAG:
        return {}
    if is_condition(tag):
        condition = condition_of(tag)
        if condition is not None:
            asked.setdefault(condition.path, {})
        return asked
    path = path_of(tag)
    return asked if path is None else asked.setdefault(path, {})
