"""Shapes that SVG's rules leave out, and what is told of them."""

from __future__ import annotations

import pytest
from odd_pictures import svg

from docgen.pictures import Vector, open_picture
from docgen.pictures.vector import has_line, is_clip, shapes_of


def opened(body: str | bytes) -> Vector:
    picture = open_picture(svg(body) if isinstance(body, str) else body)
    assert isinstance(picture, Vector)
    return picture


def drawn(picture: Vector) -> list[tuple[str, bool]]:
    return [(type(shape).__name__, has_line(shape)) for shape, _, _ in shapes_of(picture.drawing) if not is_clip(shape)]


SQUARE = '<rect width="9" height="9"/>'


@pytest.mark.parametrize("thickness", ["0", "0px", ".0", "0%", "0e5"])
@pytest.mark.parametrize("body", ['<rect width="9" height="9" stroke="red" {}/>', '<g {}><rect width="9" height="9" stroke="red"/></g>'])
def test_a_line_without_thickness_is_no_line(body: str, thickness: str) -> None:
    picture = opened(body.format(f'stroke-width="{thickness}"'))
    assert drawn(picture) == [("Rect", False)]
    assert picture.notes == ()


@pytest.mark.parametrize(
    "shape",
    ['<rect width="0" height="9" stroke="red"/>', '<rect height="9" width="0px"/>', '<circle r="0" stroke="red"/>', '<ellipse rx="0" ry="4"/>'],
)
def test_a_shape_without_extent_is_not_drawn_its_line_neither(shape: str) -> None:
    picture = opened(SQUARE + shape)
    assert drawn(picture) == [("Rect", False)]
    assert picture.notes == ()


@pytest.mark.parametrize(
    ("shape", "note"),
    [
        ('<rect width="-9" height="9"/>', "negative size"),
        ('<circle r="-2"/>', "negative size"),
        ('<path d="M1 1L5 5 x"/>', "an outline with an error"),
        ('<polyline points="1 1 5 5 9"/>', "an outline with an error"),
        ('<path d="M1 1H5" stroke="red" stroke-width="-3"/>', "negative thickness"),
        ("<style>@media (min-width: 1px) {rect {fill: red}}</style>", "under a condition (@media)"),
        ("<style>@supports (fill: red) {rect {fill: red}}</style>", "under a condition (@supports)"),
        ('<rect width="9" height="9" stroke="red" opacity=".5"/>', "together with its line"),
        ('<svg width="5" height="5"><circle r="9"/></svg>', "the edges of an inner picture"),
    ],
)
def test_what_is_wrong_or_not_heeded_is_told(shape: str, note: str) -> None:
    (told,) = opened(SQUARE + shape).notes
    assert note in told


@pytest.mark.parametrize(
    "shape",
    ['<rect width="9" height="9" stroke="red" fill="none" opacity=".5"/>', '<rect width="9" height="9" opacity=".5"/>', '<path d="M1 1zl3 3"/>'],
)
def test_nothing_is_told_of_what_is_drawn_as_it_is_meant(shape: str) -> None:
    assert opened(SQUARE + shape).notes == ()


def test_a_part_is_used_by_whatever_prefix_its_names_have() -> None:
    data = (
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        b'<s:defs><s:rect id="a" width="2" height="2"/></s:defs><s:use l:href="#a"/><s:use href="#a" x="5"/></s:svg>'
    )
    assert drawn(opened(data)) == [("Rect", False), ("Rect", False)]


def test_lines_go_on_from_where_a_closed_part_began() -> None:
    (path,) = [shape for shape, _, _ in shapes_of(opened('<path d="M1 1h4v4zl0 3" fill="none" stroke="red"/>').drawing)]
    assert path.points[-4:] == [1, 1, 1, 4]
