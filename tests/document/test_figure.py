"""What is set as a figure of its text, and what as a code."""

from __future__ import annotations

import pytest

from docgen.document.figure import FIGURE


@pytest.mark.parametrize(
    "text", ["5%", "−2.3 %", "12\u00a0500", "7:30", "3+4=7", "10-3=7", "10^-3", "45°30'15\"", "6'2\"", ".75", "$5", "2021-10-18", "3 × 4"]
)
def test_a_figure_with_its_signs_is_one(text: str) -> None:
    assert FIGURE.fullmatch(text)


@pytest.mark.parametrize("text", ["+974 4412 3456", "4412 3456/7", "920-000-123", "5 km", "A4", "17°C", "5-7", "-", ""])
def test_a_number_to_call_a_measure_and_a_code_are_none(text: str) -> None:
    assert FIGURE.fullmatch(text) is None
