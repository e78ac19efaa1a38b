"""Plain data as YAML 1.2 that this docgen reads as it was: block style, one key a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docgen.source.scalars import resolve

_PLAIN = re.compile(r"[^\W\d_](?:[\w\u064b-\u065f\u0670.،؛؟/()%+-]|[ ](?=[^\s#]))*")
"""Text that needs no quotes in any place: it begins with a letter, and holds nothing that YAML gives a meaning to."""
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def yaml(data: dict[str, Any]) -> str:
    """The whole text. Strings, numbers, `true`, `false`, `null`, lists and mappings with text for keys."""
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def _mapping(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _item(f"{indent}{_scalar(key)}:", value, f"{indent}  ")


def _list(data: list[Any], indent: str) -> Iterator[str]:
    for value in data:
        if isinstance(value, dict) and value:
            first, *rest = _mapping(value, f"{indent}  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from rest
        else:
            yield from _item(f"{indent}-", value, f"{indent}  ")


def _item(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, (dict, list)) and value:
        yield head
        yield from _mapping(value, indent) if isinstance(value, dict) else _list(value, indent)
    else:
        yield f"{head} {_scalar(value)}"


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (dict, list)):
        return "{}" if isinstance(value, dict) else "[]"
    text = str(value)
    if _PLAIN.fullmatch(text) and isinstance(resolve(text), str):
        return text
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
