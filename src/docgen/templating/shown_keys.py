"""Keys that an input gives and its template does not name: they would be lost without a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from docgen.errors import Problem
from docgen.inputs import read_file
from docgen.limits import active
from docgen.model.root import Model
from docgen.patterns import late
from docgen.templating.folder.names import used_names
from docgen.templating.template import FILE, Template

_LOOKED_FOR = ("basmala", "status", "version", "corrects", "copies", "annexes", "advisory", "signatory", "numbered", "issuers")
"""Keys that templates of before they were there do not know. Those of the letterhead and of the body a template shows in any case."""
_BY_OTHERS = {"issuers": "speakers"}


_LOOPED = late(r"for:\s*(?P<name>\w+) in annexes\b[\s\S]*?\bbody:\s*[\"']?(?P=name)\.body\b")


def unshown_keys(model: Model, template: Template) -> Iterator[Problem]:
    """A warning for each of these that is given and that no string or expression of the template asks for."""
    given = [key for key in _LOOKED_FOR if key in model.model_fields_set and getattr(model, key, None)]
    used = used_names(template) if given else frozenset()
    for key in given:
        if key not in used and _BY_OTHERS.get(key) not in used:
            message = f"the template '{template.name}' does not show '{key}'"
            yield Problem(message, model.place_of((key,)), f"name it in a string of the template: {{{{ {key} }}}}", severity="warning")
    yield from _unshown_bodies(model, template)


def _unshown_bodies(model: Model, template: Template) -> Iterator[Problem]:
    """A warning for annexes that are written out, where no template of these shows the body of anything."""
    bodies = [index for index, annex in enumerate(getattr(model, "annexes", ())) if getattr(annex, "body", ())]
    if bodies and not any("annex.body" in _read(folder / FILE) or _LOOPED.search(_read(folder / FILE)) for folder in template.folders):
        message = f"the template '{template.name}' does not show the text of annexes"
        hint = "show it as the shipped templates do: '- body: annex.body' for each annex"
        yield Problem(message, model.place_of(("annexes", bodies[0], "body")), hint, severity="warning")


def _read(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return _text(path, found.st_mtime_ns)


@lru_cache(maxsize=32)
def _text(path: Path, changed: int) -> str:
    return read_file(path, active().text_bytes, wanted="a template").decode("utf-8", "replace")
