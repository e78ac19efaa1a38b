"""JSON Schema of the input format, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Any

from docgen.model.json_schema import json_schema
from docgen.model.kinds import model_of
from docgen.model.part import Part
from docgen.reading.head import GLOSSARY, VERSION

_FILE = {"type": "string", "minLength": 1}
_INCLUDE: dict[str, Any] = {
    "anyOf": [_FILE, {"type": "array", "items": _FILE, "minItems": 1, "uniqueItems": True}],
    "description": "A file, or a list of files, of what several inputs share: its keys lie under those of this file",
}
_ASKING = ("required", "anyOf", "allOf", "oneOf", "not")
"""What asks for keys, which may also stand in a file that is included."""


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of input (its name, or the path of its folder). Raises InputError,
    naming all kinds, for one that does not exist."""
    part = _part(kind)
    kind = getattr(part, "kind", kind)
    made = json_schema(part, kind)
    head: dict[str, Any] = {
        "docgen": {"const": VERSION, "description": "The version of the input format"},
        "kind": {"const": kind, "description": "The kind of document"},
    }
    if kind == GLOSSARY:
        return {**made, "properties": {**head, **made["properties"]}, "required": ["docgen", "kind", *made.get("required", [])]}
    head["include"] = _INCLUDE
    asked = {key: made.pop(key) for key in _ASKING if key in made}
    whole = {**made, "properties": {**head, **made["properties"]}, "required": ["docgen", "kind"]}
    return {**whole, "if": {"required": ["include"]}, "else": asked} if asked else whole


def _part(kind: str) -> type[Part]:
    if kind == GLOSSARY:
        from docgen.model.glossary import Glossary

        return Glossary
    return model_of(kind)
