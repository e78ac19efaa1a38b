"""What a font's codes stand for, read back as a reader does."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from docgen.writers.pdf.fonts.to_unicode import BLOCK, to_unicode

_NO_CHARACTERS = ["\x00", "\ufeff", "\ufffe", "\ud800", "\udfff"]
_CHARACTERS = st.one_of(st.characters(codec="utf-16"), st.sampled_from([*_NO_CHARACTERS, "\uffff", "\ue000", "\U0010ffff"]))


@given(st.lists(st.text(_CHARACTERS, max_size=3), max_size=250))
@example([])
@example(["x"] * BLOCK)
@example(["\U0001f600"] * (2 * BLOCK + 1))
@example([""] * (BLOCK + 1))
def test_each_code_gives_its_text_back_and_what_is_no_character_is_told_as_that(texts: list[str]) -> None:
    blocks = re.findall(r"(\d+) beginbfchar\n((?:<[0-9A-F]{4}> <[0-9A-F]*>\n)*)endbfchar", to_unicode(texts).decode("ascii"))
    mappings = [(count, re.findall("<([^>]*)> <([^>]*)>", block)) for count, block in blocks]
    assert all(int(count) == len(found) <= BLOCK for count, found in mappings)
    read = [(int(code, 16), bytes.fromhex(text).decode("utf-16-be")) for _, found in mappings for code, text in found]
    told = ["".join("\ufffd" if mark in _NO_CHARACTERS else mark for mark in text) for text in texts]
    assert read == list(enumerate(told, 1))
