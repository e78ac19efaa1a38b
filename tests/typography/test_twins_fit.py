"""Line breaking in Python and compiled: the same lines out of any row of segments."""

from __future__ import annotations

from typing import Any

import pytest
from compiled_twins import both
from hypothesis import given
from hypothesis import strategies as st

_WIDTH = st.floats(0.0, 200.0)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """What both breakers take: short and long rows, with and without forced ends, penalties and hyphens."""
    count = draw(st.integers(0, 40))

    def each(values: st.SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(values, min_size=count, max_size=count))

    return {
        "width": each(_WIDTH),
        "space": each(st.sampled_from([0.0, 2.5, 3.0, 4.0])),
        "forced": each(st.sampled_from([False, False, False, True])),
        "first": draw(st.floats(1.0, 500.0)),
        "rest": draw(st.floats(1.0, 500.0)),
        "penalty": draw(st.sampled_from([None, each(st.sampled_from([0.0, 0.0, 50.0, 10_000.0]))])),
        "hyphen": draw(st.sampled_from([None, each(st.sampled_from([0.0, 4.0]))])),
    }


@pytest.mark.parametrize("breaker", ["total_fit", "greedy"])
@given(row=rows())
def test_the_compiled_breaker_ends_the_same_lines(breaker: str, row: dict[str, Any]) -> None:
    python, compiled = both(f"docgen.typography.paragraph.knuth_plass.{breaker}")
    assert compiled(**row) == python(**row)


def test_sequences_of_unlike_lengths_are_refused() -> None:
    _, compiled = both("docgen.typography.paragraph.knuth_plass.total_fit")
    with pytest.raises(ValueError, match="one length"):
        compiled([1.0, 2.0], [1.0], [False, False], 10.0, 10.0)
