"""What YAML took for a key and a person did not mean as one, and keys with signs in them that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from docgen.errors import Place, Problem
from docgen.source.file import position
from docgen.source.marked import Mark, Marked

_INVISIBLE = re.compile("[\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff]")
_QUOTES = "put the whole text in quotes, or on the lines below its key after |"


def invisible_in_keys(marked: Marked) -> Iterator[Problem]:
    """Keys with a sign that has no shape (U+200F, U+FEFF, U+00A0 …), each at its place."""
    if marked.source is None or marked.mark is None or _INVISIBLE.search(marked.source.text) is None:
        return
    yield from _in(marked.mark, marked)


def _in(mark: Mark, marked: Marked) -> Iterator[Problem]:
    assert marked.source is not None
    for key, (span, child) in mark.keys.items():
        if (found := _INVISIBLE.search(key)) is not None:
            shown = _INVISIBLE.sub("", key)
            where = "before" if found.start() == 0 else "behind" if found.end() == len(key) else "in"
            name = unicodedata.name(found[0], "")
            sign = f"U+{ord(found[0]):04X}" + (f" ({name})" if name else "")
            place = Place(marked.name, *position(marked.source.text, span.start))
            yield Problem(f"the invisible sign {sign} stands {where} '{shown}'", place, f"take it out: the key is '{shown}'")
        yield from _in(child, marked)
    for child in mark.items:
        yield from _in(child, marked)


def no_key(marked: Marked, path: Sequence[str | int]) -> tuple[str, str] | None:
    """What to say of an unknown key that is a piece of text: behind a comma inside { }, or before a colon; `None` where it looks like a key."""
    if marked.source is None or not path or not isinstance(path[-1], str):
        return None
    text, key = marked.source.text, path[-1]
    span, above = marked.key_span(path), marked.span(path[:-1])
    if span is None or above is None:
        return None
    if text[above.start : above.start + 1] == "{" and not text[span.end :].lstrip(" \t\r\n").startswith(":"):
        return f"the text breaks off before '{key}', since a comma ends a text inside {{ }}", "put the text in quotes"
    if " " in key.strip():
        return f"'{key}' is read as a key, since a colon and a space follow it", _QUOTES
    return None if key.isascii() else (f"unknown key '{key}'", "keys are English words; a text that holds ': ' must stand in quotes")
