"""Numbers written in Python and compiled: the same digits for every number."""

from __future__ import annotations

import pytest
from compiled_twins import both
from hypothesis import example, given
from hypothesis import strategies as st


@given(st.one_of(st.floats(), st.floats(-1000, 1000), st.integers(-(10**30), 10**30), st.integers(-2_000_000, 2_000_000).map(lambda n: n / 2000)))
@example(-0.0)
@example(-0.0004)
@example(0.0005)
@example(1.0005)
@example(123456789.0125)
@example(99999999.9995)
@example(1e308)
@example(100)
@example(True)
def test_the_compiled_number_is_the_same(value: float) -> None:
    python, compiled = both("docgen.writers.pdf.objects.tokens.num")
    assert compiled(value) == python(value)


def test_what_is_no_number_is_refused_by_both() -> None:
    for num in both("docgen.writers.pdf.objects.tokens.num"):
        for wrong in ("1", None, 10**400):
            with pytest.raises((TypeError, ValueError, OverflowError)):
                num(wrong)
