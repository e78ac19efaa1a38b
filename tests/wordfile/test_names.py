"""Numbers in a Word file are read as far as any program writes them."""

from __future__ import annotations

import pytest

from docgen.wordfile.names import whole


@pytest.mark.parametrize(
    ("said", "number"), [("0", 0), ("17", 17), ("-240", -240), ("2147483647", 2147483647), ("", -1), ("a", -1), ("1.5", -1), ("٣", -1)]
)
def test_a_whole_number_is_read_and_nothing_else(said: str, number: int) -> None:
    assert whole(said, -1) == number


def test_a_number_of_thousands_of_digits_is_none() -> None:
    assert whole("9" * 10_000) == 0
