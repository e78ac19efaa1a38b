"""Levels of text in Python and compiled: the same runs, whatever the text, its isolates and its base level."""

from __future__ import annotations

from pathlib import Path

import pytest
from class_texts import class_texts
from compiled_twins import both
from hypothesis import example, given
from hypothesis import strategies as st

_TEXTS = st.one_of(
    class_texts("bidi"),
    class_texts("bidi", without="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    st.text(st.sampled_from("aבب1٢+,%\u0301\u200b \t\u2029!()[]<>"), max_size=40),
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, int, list[tuple[int, int]]]:
    """A text, a base level, and isolates in it."""
    text = draw(_TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    return text, draw(st.sampled_from([0, 1, 0, 1, 2, 7])), list(zip(cuts[::2], cuts[1::2], strict=False))


@given(case=cases())
@example(case=("abc+1 د", 1, [(3, 5)]))
@example(case=("ب (a) ب [1] b(ب\u0301)\u0301\u200b", 1, [(2, 5), (5, 6), (6, 6)]))
@example(case=("1\u200b,\u200b2 ب1,2 ٢,٢ %1% (\u200b) +\u200b(", 0, []))
@example(case=("(" * 70 + "aب" + ")" * 70, 1, []))
def test_every_text_has_the_same_levels(case: tuple[str, int, list[tuple[int, int]]]) -> None:
    python, compiled = both("docgen.typography.unicode.bidi.level_runs")
    assert compiled(*case) == python(*case)


def test_every_line_of_the_examples_has_the_same_levels() -> None:
    python, compiled = both("docgen.typography.unicode.bidi.level_runs")
    files = sorted((Path(__file__).parents[2] / "examples").glob("**/*.yaml"))
    assert files
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            for base in (0, 1):
                assert compiled(line, base) == python(line, base)


def test_isolates_outside_the_text_are_refused() -> None:
    _, compiled = both("docgen.typography.unicode.bidi.level_runs")
    for isolates in ([(0, 9)], [(-1, 2)], [(2, 1)], [(1, 2), (0, 1)]):
        with pytest.raises(ValueError, match="ascend"):
            compiled("ابج", 1, isolates)
