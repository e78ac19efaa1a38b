"""What is drawn of an SVG for readers that know none: dashes, dots, ends of lines, and nothing of an outline without area."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from docgen.pictures.vector import open_vector
from docgen.writers.docx.images.svg import painted


def shown(body: str) -> Image.Image:
    """100 units across and down, as a picture of 100 pixels."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><rect width="100" height="100"/>{body}</svg>'
    return Image.open(io.BytesIO(painted(open_vector(svg.encode())))).convert("RGB").resize((100, 100), Image.Resampling.BOX)


@pytest.mark.parametrize(
    ("body", "red", "black"),
    [
        ('<path d="M10 50H90" stroke="red" stroke-width="6" stroke-dasharray="8 8"/>', [14, 30, 46], [22, 38, 54]),
        ('<path d="M10 50H90" stroke="red" stroke-width="6" stroke-dasharray="8"/>', [14, 30], [22, 38]),
        ('<path d="M10 50H90" stroke="red" stroke-width="6" stroke-dasharray="4 6 10"/>', [12, 25, 38, 52], [17, 32, 45]),
        ('<path d="M50 50z" stroke="red" stroke-width="20" stroke-linecap="round"/>', [42, 50, 58], [38, 62]),
        ('<path d="M50 50L50 50" stroke="red" stroke-width="20" stroke-linecap="square"/>', [42, 58], [38, 62]),
        ('<path d="M20 50H80" stroke="red" stroke-width="20" stroke-linecap="round"/>', [12, 50, 88], [8, 92]),
        ('<path d="M10 50L90 50 40 50z" fill="red"/>', [], [20, 50, 80]),
    ],
)
def test_lines_are_drawn_as_they_are_meant(body: str, red: list[int], black: list[int]) -> None:
    row = [shown(body).getpixel((x, 50)) for x in range(100)]
    assert [row[x] for x in red] == [(255, 0, 0)] * len(red)
    assert [row[x] for x in black] == [(0, 0, 0)] * len(black)


def test_dashes_too_many_to_be_seen_are_a_whole_line() -> None:
    body = '<path d="M10 50H90" stroke="red" stroke-width="6" stroke-dasharray="0.0001 0.0001"/>'
    assert shown(body).getpixel((50, 50)) == (255, 0, 0)
