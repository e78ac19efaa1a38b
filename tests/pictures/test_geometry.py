"""Outlines: which of their parts enclose anything."""

from __future__ import annotations

import pytest

from docgen.pictures.geometry import with_area
from docgen.pictures.vector import open_vector, shapes_of


@pytest.mark.parametrize(
    ("outline", "starts"),
    [
        ("M10 10L90 90 10 90M50 50L90 10", [10]),
        ("M50 50L90 10M10 10L90 90 10 90z", [10]),
        ("M10 10L50 50 90 90z", []),
        ("M10 10C20 20 30 30 40 40", []),
        ("M10 10C20 30 30 20 40 40", [10]),
        ("M10 10H90V11H10zM20 20h0", [10]),
        ("M10 10H90 10zM30 30H90V90zM0 0z", [30]),
    ],
)
def test_a_part_without_area_is_not_filled(outline: str, starts: list[int]) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="{outline}"/></svg>'
    shape = next(shape for shape, _, _ in shapes_of(open_vector(svg.encode()).drawing) if shape.fillColor is not None)
    assert [round(numbers[0]) for operator, numbers in with_area(shape) if operator == "m"] == starts
