r"""Pairs of surrogate escapes (`"\ud83d\ude00"`), by which JSON writes a character beyond U+FFFF (RFC 8259, 7) and which libyaml refuses.

Each half is read as a character of private use, in an escape of the same length, so that all places stay; then the two become
the character they mean.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89aAbB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_WRITTEN = re.compile(r"\\u(?:[dD][89aAbB]|[eE][0-3])[0-9a-fA-F]{2}\\u(?:[dD][c-fC-F]|[eE][4-7])[0-9a-fA-F]{2}")
_STOOD_IN = re.compile("[\ue000-\ue3ff][\ue400-\ue7ff]")
_SHIFT = 0xE000 - 0xD800


def has_pairs(text: str) -> bool:
    """Whether a pair is written in a text, in whatever quotes."""
    return "\\u" in text and _ESCAPED.search(text) is not None


def stood_in(text: str) -> str:
    """The text with characters of private use for the halves of each pair, of the same length."""
    return _ESCAPED.sub(lambda found: f"{found[1]}\\u{int(found[2], 16) + _SHIFT:04x}\\u{int(found[3], 16) + _SHIFT:04x}", text)


def restored(value: str, style: str, source: str) -> str | None:
    """What a scalar of a text that was `stood_in` says; `None` where it has such characters itself. `source` is how it is written."""
    if not has_pairs(source):
        return value
    if style != '"':
        written = iter(_WRITTEN.findall(source))
        return _WRITTEN.sub(lambda found: next(written, found[0]), value)
    if len(_STOOD_IN.findall(value)) != len(_ESCAPED.findall(source)):
        return None
    return _STOOD_IN.sub(lambda found: _joined(ord(found[0][0]) - _SHIFT, ord(found[0][1]) - _SHIFT), value)


def _joined(high: int, low: int) -> str:
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
