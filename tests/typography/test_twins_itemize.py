"""Items in Python and compiled: the same stretches with the same settings, whatever the spans."""

from __future__ import annotations

from typing import Any

import pytest
from class_texts import class_texts
from compiled_twins import both
from hypothesis import example, given
from hypothesis import strategies as st
from wild_texts import Piece, families, often, some_pieces, spans

from docgen.typography.paragraph.itemize import Item

_CLASSED = st.lists(
    st.tuples(class_texts("script", "bidi", max_size=20), st.sampled_from(["ar", "en"]), st.booleans()).map(
        lambda made: Piece(made[0], made[1], isolate=made[2])
    ),
    max_size=3,
)


def said(items: list[Item]) -> list[tuple[Any, ...]]:
    """Items as values; each must be one."""
    assert all(type(item) is Item for item in items)
    return [(*item[:4], *(getattr(item.setting, name) for name in ("face", "size", "rtl", "script", "language", "style"))) for item in items]


@often
@given(pieces=st.one_of(some_pieces, _CLASSED), family=families, level=st.integers(0, 1))
@example(pieces=[Piece("abc"), Piece("+1", isolate=True), Piece(""), Piece("2", isolate=True), Piece(" د")], family=0, level=1)
@example(pieces=[Piece("ب\u0951\u0301 a\u0670\u0308б\U0001f600 \U0001d400")], family=1, level=1)
@example(pieces=[], family=0, level=0)
def test_any_spans_have_the_same_items(pieces: list[Piece], family: int, level: int) -> None:
    python, compiled = both("docgen.typography.paragraph.itemize.itemize")
    text = "".join(piece.text for piece in pieces)
    assert said(compiled(text, spans(pieces, family), level)) == said(python(text, spans(pieces, family), level))


def test_a_text_that_is_not_the_spans_is_refused() -> None:
    for itemize in both("docgen.typography.paragraph.itemize.itemize"):
        for text in ("", "a", "abc"):
            with pytest.raises(ValueError, match="joined"):
                itemize(text, spans([Piece("ab")]), 0)


@often
@given(
    text=st.one_of(st.text(max_size=8), st.text("abc ا\u0628ب١é\u200f\u2028\ufb4f\U0001f600\ufeff", max_size=8)),
    family=families,
    arabic=st.booleans(),
)
def test_any_text_is_shown_by_the_same_faces(text: str, family: int, arabic: bool) -> None:
    python, compiled = both("docgen.typography.paragraph.itemize.shows")
    for face in spans([Piece("a")], family)[0].style.fonts.faces(arabic, False, False):
        assert compiled(face, text) is python(face, text)
