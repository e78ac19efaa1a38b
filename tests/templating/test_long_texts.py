"""Texts of one thing over and over, 50,000 times: islands are found in them, as they would not be if the time grew with the square of the length."""

from __future__ import annotations

import pytest

from docgen.locales.conventions import convention
from docgen.templating.inline import runs_of
from docgen.templating.isolation.isolates import isolates
from docgen.templating.locale_context import Settings

PIECES = (
    "a:",
    "Oct 1 ",
    "2 × ",
    "vol. 1, ",
    "1'000",
    *(
        "1",
        "1-",
        "1 ",
        "1.",
        "1/1/",
        "18/10/2021",
        "18-",
        "2021 300 ",
        "1 000 ",
        "(1)",
        "+1",
        "-1",
        "$1",
        "1%",
        "1×",
        "1=",
        "1+",
        "#1",
        "1'",
        "1°",
        "1\u00a0",
    ),
    *(
        "A+",
        "a.",
        "/a",
        "@a",
        "a@",
        "«a",
        "(a",
        "C++ ",
        "C++ a ",
        "U.S.",
        "A1",
        "a_",
        "رقم 1",
        "هاتف 12345 ",
        "٠ ",
        "٠٤ ",
        "00 ",
        "QAR 1",
        "www.",
        "v1.",
        "1 km ",
    ),
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_of_one_thing_is_searched(piece: str) -> None:
    text = piece * 50_000
    for side in (convention("ar", "QA"), convention("en", "QA")):
        end = 0
        for island in isolates(text, side):
            assert end <= island.start < island.end <= len(text)
            end = island.end


def test_a_long_chain_of_figures_comes_out_whole() -> None:
    text = "1-" * 16_000
    assert "".join(run.text for run in runs_of(text, Settings(shape_typed=False).voice("ar"))) == text
