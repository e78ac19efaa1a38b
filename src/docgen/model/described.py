"""What fields are for, for forms that people fill. The key is the description that a model or the schema of a kind has; `descriptions.yaml` has its
Arabic, and other English where it says how the field is written in YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

_VALUES = ({"ar", "en"}, {"gregorian", "hijri"})
"""Fields of what a form shows as one value: its description is for who writes programs."""


@cache
def for_forms() -> Mapping[str, Mapping[str, str]]:
    """What a form says for each description, by language."""
    text = (resources.files("docgen.model") / "descriptions.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def descriptions(schema: Mapping[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    """The fields of a JSON Schema: the definition that each stands in, its name, and its description, which is that of the group that it is where it
    has none of its own."""
    yield from _described(schema, "", schema.get("$defs", {}))


def _described(part: Any, within: str, known: Mapping[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    if isinstance(part, list):
        for one in part:
            yield from _described(one, within, known)
    if not isinstance(part, Mapping):
        return
    for name, field in part.get("properties", {}).items():
        group = known.get(str(field.get("$ref", "")).rpartition("/")[2], {})
        own = None if set(group.get("properties", ())) in _VALUES else group.get("description")
        yield within, name, field.get("description", own)
        yield from _described(field, within, known)
    for name, one in part.get("$defs", {}).items():
        yield from _described(one, name, known)
    for key in ("anyOf", "oneOf", "items", "prefixItems", "additionalProperties"):
        yield from _described(part.get(key), within, known)
