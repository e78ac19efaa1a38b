"""How numbers and text strings are written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.writers.pdf.objects.tokens import num, text_string


def test_numbers_are_plain_decimals_of_three_places() -> None:
    assert [num(value) for value in (0, 1.0, 2.5, 1 / 3, -0.0001, 1e-9, 123456.7896)] == ["0", "1", "2.5", "0.333", "0", "0", "123456.79"]


def test_ascii_text_is_a_literal_with_its_brackets_escaped() -> None:
    assert text_string("a (b) \\ c") == "(a \\(b\\) \\\\ c)"


def test_other_text_is_utf_16_with_its_mark() -> None:
    written = text_string("بيان")
    assert bytes.fromhex(written[1:-1]) == b"\xfe\xff" + "بيان".encode("utf-16-be")


@given(st.one_of(st.floats(-1e15, 1e15), st.integers(-(10**15), 10**15), st.integers(-2_000_000, 2_000_000).map(lambda n: n / 2000)))
@example(-0.0)
@example(0.0005)
@example(123456789.0125)
@example(99999999.9995)
def test_a_number_reads_back_as_itself_to_the_thousandth_and_ends_in_no_zero(value: float) -> None:
    written = num(value)
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d{0,2}[1-9])?", written)
    assert written != "-0"
    assert abs(Decimal(written) - Decimal(value)) <= Decimal("0.0005")


@pytest.mark.parametrize("wrong", ["1", None, 10**400])
def test_what_is_no_number_is_refused(wrong: Any) -> None:
    with pytest.raises((TypeError, ValueError, OverflowError)):
        num(wrong)
