"""`docgen schema output`: the JSON Schema of what every command prints with `--json`, from the shapes that they print."""

from __future__ import annotations

from typing import Any

from docgen.cli.habits import results

_TOLD = {name: {"type": "array", "items": {"$ref": "#/$defs/Finding"}} for name in ("warnings", "errors")}
"""What any document that is an object may hold; each is left out where it would be empty."""


def output_schema() -> dict[str, Any]:
    """A schema (draft 2020-12) that any document fits, with one under `$defs` for each command (`render`, `check`, `inspect-pdf`)."""
    from pydantic import TypeAdapter

    from docgen.model.json_schema import DIALECT, schema_id

    shapes = _shapes()
    definitions: dict[str, Any] = {}
    for name, shape in shapes.items():
        made = TypeAdapter(shape).json_schema(ref_template="#/$defs/{model}", mode="serialization")
        definitions |= {other: _closed(one) for other, one in made.pop("$defs", {}).items()}
        definitions[name] = _closed(made)
    word = definitions["inspect-word"]
    definitions["inspect-word"] = {**word, "properties": {"file": {"type": "string"}, **word["properties"]}, "required": ["file", *word["required"]]}
    for name in shapes:
        _telling(definitions, name)
    return {
        "$schema": DIALECT,
        "$id": schema_id("output"),
        "title": "What docgen prints with --json",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in shapes],
        "$defs": definitions,
    }


def _closed(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "additionalProperties": False} if "properties" in schema else schema


def _telling(definitions: dict[str, Any], name: str) -> None:
    """The document of a command may say what was told, and need not."""
    schema = definitions[name]
    for choice in schema.get("anyOf", ()):
        _telling(definitions, choice["$ref"].rpartition("/")[2])
    if "properties" in schema:
        required = [one for one in schema.get("required", ()) if one not in _TOLD]
        definitions[name] = {**schema, "properties": {**schema["properties"], **_TOLD}, "required": required}


def _shapes() -> dict[str, Any]:
    from docgen.typography.setting_report import Report as Setting
    from docgen.wordfile.inspect import Inspection
    from docgen.writers.pdf.inspect.report import Report as Pdf

    return {
        "errors": results.Answer,
        "version": results.Version,
        "batch": results.Files | results.Text,
        "render": results.Files,
        "derive": results.Files,
        "config": results.Configured,
        "new": results.Files | results.Text,
        "sign": results.Files,
        "fix": results.Fixed,
        "check": list[results.Finding],
        "check-explain": results.Checks,
        "date": results.Dates,
        "doctor": list[results.Looked],
        "fonts": results.Families,
        "inspect-pdf": Pdf,
        "inspect-word": Inspection,
        "inspect-against": results.Against,
        "inspect-text": results.Text,
        "plugins": results.Plugins,
        "schema": dict[str, Any],
        "templates-list": results.Templates,
        "templates-show": results.TextFiles,
        "templates-check": results.Answer,
        "text": Setting,
    }
