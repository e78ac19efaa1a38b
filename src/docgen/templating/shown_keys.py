"""Keys that an input gives and its template does not name: they would be lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from docgen.errors import Problem
from docgen.inputs import read_file
from docgen.limits import active
from docgen.model.root import Model
from docgen.templating.template import FILE, Template

_LOOKED_FOR = ("basmala", "status", "version", "corrects", "copies", "annexes", "advisory", "signatory", "numbered", "issuers")
"""Keys that templates of before they were there do not know. Those of the letterhead and of the body a template shows in any case."""


def unshown_keys(model: Model, template: Template) -> Iterator[Problem]:
    """A warning for each of these that is given and stands in no string of the template, nor of those that it extends."""
    for key in _LOOKED_FOR:
        if key in model.model_fields_set and getattr(model, key, None) and not any(_names(folder / FILE, key) for folder in template.folders):
            message = f"the template '{template.name}' does not show '{key}'"
            yield Problem(message, model.place_of((key,)), f"name it in a string of the template: {{{{ {key} }}}}", severity="warning")


def _names(path: Path, key: str) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    return key in _words(path, found.st_mtime_ns)


@lru_cache(maxsize=32)
def _words(path: Path, changed: int) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z_]+", read_file(path, active().text_bytes, wanted="a template").decode("utf-8", "replace")))
