"""JSON Schema of a part of a file, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Any

from docgen.model.part import Part

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(part: type[Part], title: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a part, as an author writes it."""
    return {"$schema": DIALECT, **_any_of(part.model_json_schema(by_alias=True, mode="validation")), "title": f"docgen {title}"}


def _any_of(made: Any) -> Any:
    """pydantic writes `oneOf` for blocks, but the word page-break is a paragraph's text by its shape, too."""
    if isinstance(made, dict):
        return {"anyOf" if key == "oneOf" else key: _any_of(value) for key, value in made.items()}
    return [_any_of(item) for item in made] if isinstance(made, list) else made
