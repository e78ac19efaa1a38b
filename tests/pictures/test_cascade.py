"""Styles of an SVG as attributes: which of several declarations holds."""

from __future__ import annotations

import time

import pytest
from lxml import etree
from odd_pictures import svg

from docgen.pictures import Vector, open_picture
from docgen.pictures.cascade import flattened, paint_server
from docgen.pictures.vector import is_clip, shapes_of


def first(body: str, name: str) -> str | None:
    """An attribute of the element with the id `x`."""
    root = flattened(etree.fromstring(svg(body)))
    (found,) = root.xpath("//*[@id='x']")
    return found.get(name)


@pytest.mark.parametrize(
    ("body", "fill"),
    [
        ('<rect id="x" fill="red"/>', "#ff0000"),
        ('<rect id="x" fill="red" style="fill:lime"/>', "#00ff00"),
        ('<style>rect{fill:blue}</style><rect id="x" fill="red"/>', "#0000ff"),
        ('<style>.a{fill:blue} rect{fill:lime}</style><rect id="x" class="a"/>', "#0000ff"),
        ('<style>#x{fill:blue} .a{fill:lime}</style><rect id="x" class="a" style="fill:red"/>', "#ff0000"),
        ('<style>.a{fill:blue!important}</style><rect id="x" class="a" style="fill:red"/>', "#0000ff"),
        ('<style>.a{fill:blue} .b{fill:lime}</style><rect id="x" class="b a"/>', "#00ff00"),
        ('<style>g > .a{fill:blue}</style><g><rect id="x" class="a"/></g>', "#0000ff"),
        ("<style><![CDATA[ .a { fill : hsl(120,100%,50%) ; } ]]></style><rect id='x' class='a'/>", "#00ff00"),
        ('<g color="#123456"><rect id="x" fill="currentColor"/></g>', "#123456"),
        ('<g color="red"><rect id="x" color="lime" fill="currentColor"/></g>', "#00ff00"),
        ('<style>g{color:blue}</style><g><rect id="x" style="fill:currentcolor"/></g>', "#0000ff"),
        ('<rect id="x" fill="currentColor"/>', "#000000"),
        ('<polyline id="x" points="1,1 2,2 3,1"/>', "#000000"),
    ],
)
def test_the_strongest_declaration_holds(body: str, fill: str) -> None:
    assert first(body, "fill") == fill


def test_shares_lengths_and_references_are_written_in_one_way() -> None:
    assert first('<rect id="x" style="fill-opacity:50%"/>', "fill-opacity") == "0.5"
    assert first('<rect id="x" opacity="7"/>', "opacity") == "1"
    assert first('<polygon id="x" points="1-2.5.5,3e1-4"/>', "points") == "1 -2.5 .5 3e1 -4"
    assert first("<rect id='x' style=\"clip-path:url('#c')\"/>", "clip-path") == "url(#c)"
    assert first('<rect id="x" style="transform:translate(3px,4px) rotate(45deg)"/>', "transform") == "translate(3,4) rotate(45)"


def test_what_is_not_displayed_is_left_out() -> None:
    found = open_picture(
        svg('<style>.h{display:none}</style><rect class="h" width="9" height="9"/><g style="display:none"><path d="M0 0H9"/></g><circle r="5"/>')
    )
    assert isinstance(found, Vector)
    assert len(list(shapes_of(found.drawing))) == 1


def test_the_opacity_of_a_shape_goes_to_its_fill_and_its_line() -> None:
    found = open_picture(svg('<rect width="9" height="9" fill="#00f8" stroke="red" stroke-opacity=".5" opacity=".5"/>'))
    assert isinstance(found, Vector)
    assert [note.partition(" (")[0] for note in found.notes] == ["opacity of a shape together with its line"]
    (shape,) = [shape for shape, _, _ in shapes_of(found.drawing) if not is_clip(shape)]
    assert shape.fillColor.alpha == pytest.approx(0.5 * 0x88 / 255, abs=0.001)
    assert shape.strokeColor.alpha == pytest.approx(0.25)


def test_parts_of_a_clipping_path_stand_where_all_transformations_put_them() -> None:
    found = open_picture(
        svg(
            '<defs><rect id="a" width="10" height="10"/><g id="b" transform="scale(2)"><use href="#a" x="1" y="2"/></g></defs>'
            '<clipPath id="c"><use href="#b" transform="translate(5 7)"/></clipPath><rect width="60" height="40" clip-path="url(#c)"/>'
        )
    )
    assert isinstance(found, Vector)
    assert found.notes == ()
    (clip,) = [shape for shape, _, _ in shapes_of(found.drawing) if is_clip(shape)]
    assert (min(clip.points[::2]), min(clip.points[1::2]), max(clip.points[::2]), max(clip.points[1::2])) == (7, 11, 27, 31)


@pytest.mark.parametrize("value", ["url(#{}", "url(#a{}b", "url('#{}", "url(#{0}{0}", "url({}#a)"])
@pytest.mark.parametrize("much", [" ", "'", "("])
def test_long_references_take_no_time(value: str, much: str) -> None:
    start = time.process_time()
    paint_server(value.format(1980 * much))
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize("value", ["url(#a)", "url( '#a' )", 'url("#a")', " url(#a ) "])
def test_a_reference_names_its_part_quoted_or_not(value: str) -> None:
    assert paint_server(value) == ("a", "")
    assert paint_server(value + " red") == ("a", "red")


@pytest.mark.parametrize("value", ["url(#a", "url('#a)", "url(a)", "url()", "red", "url(#a') red"])
def test_what_is_no_reference_names_none(value: str) -> None:
    assert paint_server(value) is None
