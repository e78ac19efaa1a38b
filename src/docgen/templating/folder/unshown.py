"""Fields that an input gives and its template shows nowhere: they are told, each at its place."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Problem
from docgen.model.root import Model
from docgen.model.schemas.common import SchemaModel
from docgen.templating.template import Template

_SAID = ("reference", "place", "basmala", "version", "corrects", "status", "copies")
"""Fields of every kind that say something to a reader; a marking is shown by every template."""
_BY_OTHERS = {"issuer": "speakers", "issuers": "speakers"}


def unshown_fields(model: Model, template: Template) -> Iterator[Problem]:
    """A warning for each field of a kind made from a schema that no string of the template asks for."""
    if not isinstance(model, SchemaModel):
        return
    from docgen.templating.folder.names import used_names

    used = used_names(template)
    for name in type(model).model_fields:
        is_setting = name in Model.model_fields and name not in _SAID
        if is_setting or name not in model.model_fields_set or name == "people" or name in used or _BY_OTHERS.get(name) in used:
            continue
        if getattr(model, name):
            hint = "name it in the template, or take it out"
            yield Problem(f"the template '{template.name}' shows '{name}' nowhere", model.place_of((name,)), hint, severity="warning")
