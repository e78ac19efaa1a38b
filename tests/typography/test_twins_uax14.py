"""Line breaking by UAX #14 and the classes of characters, in Python and compiled: the same of any text."""

from __future__ import annotations

from class_texts import class_texts
from compiled_twins import both
from hypothesis import example, given

from docgen.typography.unicode import ucd


@given(text=class_texts("break"))
@example(text="")
@example(text="\ud800\U0010ffff\0")
def test_every_text_has_the_same_classes(text: str) -> None:
    python, compiled = both("docgen.typography.unicode.ucd.encoder")
    for name in ("bidi", "break", "cluster", "script"):
        table = ucd.classes(name)
        ranges = table._starts, table._values
        assert python(*ranges)(text) == compiled(*ranges)(text) == bytes(table.of(ord(char)) for char in text)


@given(text=class_texts("break"))
@example(text="1,.2) % -3 $(4 (5 6)% 7/)€")
@example(text="\u0301\u0301a \u0301\u200d\u0301 1\u0301\u0301\u0301\u0301,2 \u200d\r\n\u0301\r\u0301")
@example(text="אֽ-ב א-ב א־ב 🇶🇦🇸🇦🇶 🇶\u0301🇦🇸 \u200b a\u200b \u0301")
def test_a_line_may_end_at_the_same_places(text: str) -> None:
    python, compiled = both("docgen.typography.unicode.uax14.break_offsets")
    assert compiled(text) == python(text)
