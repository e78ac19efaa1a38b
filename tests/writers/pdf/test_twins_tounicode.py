"""CMaps written in Python and compiled: the same bytes for every text."""

from __future__ import annotations

import pytest
from compiled_twins import both
from hypothesis import given
from hypothesis import strategies as st

_CHARACTERS = st.one_of(
    st.characters(codec="utf-16"), st.sampled_from(["\x00", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udfff", "\ue000", "\U0010ffff"])
)


@given(st.lists(st.text(_CHARACTERS, max_size=3), max_size=250))
def test_the_compiled_mappings_are_the_same(texts: list[str]) -> None:
    python, compiled = both("docgen.writers.pdf.fonts.to_unicode.mappings")
    assert compiled(texts) == python(texts)


@pytest.mark.parametrize("texts", [[], ["x"] * 100, ["\U0001f600"] * 201, [""] * 101, ["\u0628"] * 0x10002], ids=len)
def test_blocks_and_numbers_end_alike(texts: list[str]) -> None:
    python, compiled = both("docgen.writers.pdf.fonts.to_unicode.mappings")
    assert compiled(texts) == python(texts)


def test_what_is_no_text_is_refused() -> None:
    _, compiled = both("docgen.writers.pdf.fonts.to_unicode.mappings")
    with pytest.raises(TypeError):
        compiled(["x", 7])
