"""JSON Schema of the input format, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Any

from docgen.model.kinds import model_of
from docgen.model.part import Part
from docgen.reading.head import GLOSSARY, VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of input. Raises InputError, naming all kinds, for one that does not exist."""
    made = _any_of(_part(kind).model_json_schema(by_alias=True, mode="validation"))
    head = {
        "docgen": {"const": VERSION, "description": "The version of the input format"},
        "kind": {"const": kind, "description": "The kind of document"},
    }
    return {
        "$schema": DIALECT,
        **made,
        "title": f"docgen {kind}",
        "properties": {**head, **made["properties"]},
        "required": ["docgen", "kind", *made.get("required", [])],
    }


def _any_of(made: Any) -> Any:
    """pydantic writes `oneOf` for blocks, but the word page-break is a paragraph's text by its shape, too."""
    if isinstance(made, dict):
        return {"anyOf" if key == "oneOf" else key: _any_of(value) for key, value in made.items()}
    return [_any_of(item) for item in made] if isinstance(made, list) else made


def _part(kind: str) -> type[Part]:
    if kind == GLOSSARY:
        from docgen.model.glossary import Glossary

        return Glossary
    return model_of(kind)
