"""Gradients of an SVG, as they are read, placed, and made to begin again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from odd_pictures import svg

from docgen.pictures import NotAPicture, Vector, open_picture
from docgen.pictures.cascade import flattened
from docgen.pictures.gradients import Gradient, Stop, marked, spread_over
from docgen.pictures.matrix import IDENTITY, moved

STOPS = '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>'


def read(definition: str) -> Gradient:
    """The one gradient (`id="g"`) that a rectangle is filled with."""
    (found,) = marked(flattened(etree.fromstring(svg(definition + '<rect width="60" height="40" fill="url(#g)"/>')))).values()
    return found


def test_a_gradient_of_a_box_goes_from_edge_to_edge() -> None:
    found = read(f'<linearGradient id="g">{STOPS}</linearGradient>')
    assert (found.start, found.end, found.radii) == ((0, 0), (1, 0), None)
    placed = found.on((10, 20, 60, 40))
    assert placed is not None
    assert moved(found.end, placed) == (60, 20)
    assert found.on((10, 20, 10, 40)) is None


def test_a_radial_gradient_of_a_box_is_stretched_with_it() -> None:
    found = read(f'<radialGradient id="g">{STOPS}</radialGradient>')
    placed = found.on((0, 0, 100, 40))
    assert found.radii == (0, 0.5)
    assert placed is not None
    assert moved((0.5, 1), placed) == (50, 40)
    assert moved((1, 0.5), placed) == (100, 20)


def test_percentages_units_and_transformations_are_read() -> None:
    found = read(
        '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="10%" y1="1in" x2="50%" y2="96px" gradientTransform="translate(5) scale(2)">'
        f"{STOPS}</linearGradient>"
    )
    assert found.start == pytest.approx((6, 96))
    assert found.end == pytest.approx((30, 96))
    assert found.on((0, 0, 1, 1)) == (2, 0, 0, 2, 5, 0)


def test_a_gradient_takes_what_it_lacks_from_the_one_that_it_names() -> None:
    found = read(
        f'<linearGradient id="a" x2=".5" spreadMethod="reflect">{STOPS}</linearGradient>'
        '<linearGradient id="b" href="#a" x1=".25"/><radialGradient id="g" href="#b" r=".3"/>'
    )
    assert found.radii == (0, 0.3)
    assert found.spread == "reflect"
    assert [stop.rgb for stop in found.stops] == [(1, 0, 0), (0, 0, 1)]


def test_gradients_that_name_each_other_come_to_an_end() -> None:
    found = read(f'<linearGradient id="a" href="#g">{STOPS}</linearGradient><linearGradient id="g" href="#a"/>')
    assert len(found.stops) == 2


def test_stops_never_go_back_and_may_be_styled_by_a_class() -> None:
    found = read(
        '<style>.s{stop-color:lime;stop-opacity:25%}</style><linearGradient id="g"><stop offset=".6" class="s"/><stop offset="40%"/></linearGradient>'
    )
    assert found.stops == (Stop(0.6, (0, 1, 0), 0.25), Stop(0.6, (0, 0, 0), 1))


def test_a_focus_outside_is_moved_to_the_edge() -> None:
    found = read(f'<radialGradient id="g" fx="2">{STOPS}</radialGradient>')
    assert found.start == pytest.approx((0.9995, 0.5))


def test_gradients_without_room_are_plain_and_those_without_stops_paint_nothing() -> None:
    assert read('<linearGradient id="g"><stop stop-color="red"/></linearGradient>').plain == Stop(0, (1, 0, 0), 1)
    assert read(f'<linearGradient id="g" x2="0">{STOPS}</linearGradient>').plain == Stop(1, (0, 0, 1), 1)
    root = flattened(etree.fromstring(svg('<linearGradient id="g"/><rect width="60" height="40" fill="url(#g)"/>')))
    assert marked(root) == {}
    assert [element.get("fill") for element in root.iter("{*}rect")] == ["none"]


@pytest.mark.parametrize("attribute", ['x1="nan"', 'x2="1e40"', 'gradientTransform="scale(1e200)"'])
def test_numbers_out_of_all_measure_are_refused(attribute: str) -> None:
    with pytest.raises(NotAPicture, match="far too large or small"):
        open_picture(svg(f'<linearGradient id="g" {attribute}>{STOPS}</linearGradient><rect width="9" height="9" fill="url(#g)"/>'))


def test_a_colour_that_stands_for_a_gradient_is_none_of_the_drawing() -> None:
    body = f'<linearGradient id="g">{STOPS}</linearGradient><rect width="9" height="9" fill="url(#g)"/><rect width="9" height="9" fill="#fb0377"/>'
    found = open_picture(svg(body))
    assert isinstance(found, Vector)
    assert len(found.gradients) == 1
    assert (0xFB, 0x03, 0x77) not in found.gradients


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["reflect", "repeat"]),
    st.lists(st.floats(0, 1), min_size=2, max_size=4).map(sorted),
    st.floats(-3, 3),
    st.floats(0.1, 3),
)
def test_a_gradient_that_begins_again_has_the_same_colours_everywhere(spread: str, offsets: list[float], low: float, length: float) -> None:
    stops = tuple(Stop(offset, (index / 4, 0, 0), 1) for index, offset in enumerate(offsets))
    gradient = Gradient((0, 0), (1, 0), None, IDENTITY, False, spread, stops)  # type: ignore[arg-type]
    whole = spread_over(gradient, low, low + length)
    start, end = whole.start[0], whole.end[0]
    assert start <= low
    assert end >= low + length
    for step in range(21):
        place = low + length * step / 20
        within = place % 1
        if spread == "reflect" and int(place // 1) % 2:
            within = 1 - within
        if min([abs(within - offset) for offset in (0, 1, *offsets)]) < 1e-6:
            continue
        assert whole.at((place - start) / (end - start)) == pytest.approx(gradient.at(within), abs=1e-6)
