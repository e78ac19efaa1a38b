"""JSON Schema of a part of a file, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from docgen._version import __version__
from docgen.model.part import Part

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_id(name: str, version: int = 1) -> str:
    """The `$id` of a schema: a name that nobody looks up (RFC 8141's form), since the schema is on no server. Its last number is the version of the
    format, `docgen: 1`."""
    return f"urn:docgen:schema:{quote(name, safe='')}:{version}"


def json_schema(part: type[Part], title: str, *, name: str | None = None) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a part, as an author writes it. `name` stands in its `$id`; by default it is the title."""
    head = {"$schema": DIALECT, "$id": schema_id(name or title), "$comment": f"Of docgen {__version__}"}
    return {**head, **_any_of(part.model_json_schema(by_alias=True, mode="validation")), "title": f"docgen {title}"}


def _any_of(made: Any) -> Any:
    """pydantic writes `oneOf` for blocks, but the word page-break is a paragraph's text by its shape, too."""
    if isinstance(made, dict):
        return {"anyOf" if key == "oneOf" else key: _any_of(value) for key, value in made.items()}
    return [_any_of(item) for item in made] if isinstance(made, list) else made
