"""What is sent to be looked at: a text, data, or a text and what became of its data; and which pictures are there already."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from docgen.close_matches import close_matches
from docgen.errors import Place, Problem, UsageError

_KEYS = {"text", "data", "known"}
_MOST_KNOWN = 100
_LONGEST_HASH = 64
_DIGITS = 400
"""Digits of a number as YAML writes it, without an exponent."""
_FORM = 'send {"text": "…"} or {"data": {…}}'


@dataclass(frozen=True, slots=True)
class Envelope:
    """`text` or `data`, or both; `known` are hashes of pictures."""

    text: str | None
    data: Mapping[str, Any] | None
    known: tuple[str, ...]


def opened(sent: bytes) -> Envelope:
    """What is in the JSON that was sent. Raises UsageError for what is none, or has another shape."""
    try:
        found = json.loads(sent.decode("utf-8-sig"), object_pairs_hook=_mapping, parse_float=_number, parse_int=_whole, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise UsageError(Problem(f"the body is not in UTF-8: byte 0x{sent[error.start]:02X}, the {error.start + 1}th, is none of it")) from None
    except json.JSONDecodeError as error:
        raise UsageError(Problem("the body is no JSON from here on", Place("body", error.lineno, error.colno), _FORM)) from None
    except _TwiceError as error:
        raise UsageError(Problem(f"the key '{error}' stands twice in one mapping", Place("body"), "once is enough")) from None
    except _NumberError as error:
        raise UsageError(Problem(str(error), hint="send such a number as a text")) from None
    except RecursionError:
        raise UsageError(Problem("the body is nested too deep", hint=_FORM)) from None
    if not isinstance(found, dict) or not found.keys() & {"text", "data"}:
        raise UsageError(Problem("the body is neither a text nor data", hint=f"{_FORM}, and known: a list of hashes"))
    unknown = [key[:100] for key in found if key not in _KEYS]
    if unknown:
        raise UsageError(Problem(f"unknown key '{key}'", Place("body", path=key), _near(key)) for key in unknown[:_MOST_KNOWN])
    known = found.get("known", [])
    if not isinstance(known, list) or not all(isinstance(one, str) and len(one) <= _LONGEST_HASH for one in known):
        raise UsageError(Problem("known is no list of hashes", hint="send those of the pages that you have"))
    if not all(isinstance(found[key], kind) for key, kind in (("text", str), ("data", dict)) if key in found):
        raise UsageError(Problem("text is a text, data a mapping", hint=_FORM))
    return Envelope(found.get("text"), found.get("data"), tuple(known[:_MOST_KNOWN]))


class _NumberError(ValueError):
    """A number that is not read."""


class _TwiceError(ValueError):
    """A key that stands twice in one mapping: readers of JSON differ in which of them they take (RFC 8259, 4)."""


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        left = set(found)
        for key, _ in pairs:
            if key not in left:
                raise _TwiceError(key[:100])
            left.remove(key)
    return found


def _near(key: str) -> str:
    near = close_matches(key, sorted(_KEYS))
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(_KEYS))}"


def _whole(text: str) -> int:
    if len(text) > _DIGITS:
        raise _NumberError(f"a number of {len(text)} digits is not read")
    return int(text)


def _number(text: str) -> Decimal:
    """A number that is no whole one, as it is written. Raises _NumberError for one that nobody writes out."""
    try:
        number = Decimal(text)
        if len(text) < _DIGITS and (not number or abs(number.adjusted()) < _DIGITS):
            return number
    except InvalidOperation:
        pass
    raise _NumberError(f"{text[:20]} is no number that is read")


def _no_number(name: str) -> float:
    raise _NumberError(f"{name} is no number of JSON")
