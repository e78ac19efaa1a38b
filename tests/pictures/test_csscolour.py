"""Colours as CSS writes them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.pictures.csscolour import css_colour, hexadecimal


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("#7a1f3d", "#7a1f3d"),
        ("#ABC", "#aabbcc"),
        ("#abc8", "#aabbcc88"),
        ("#7a1f3d80", "#7a1f3d80"),
        ("red", "#ff0000"),
        ("RebeccaPurple", "#663399"),
        ("transparent", "#00000000"),
        ("rgb(122, 31, 61)", "#7a1f3d"),
        ("rgb(122 31 61 / 50%)", "#7a1f3d80"),
        ("rgba(122,31,61,.5)", "#7a1f3d80"),
        ("rgb(100%, 0%, 50%)", "#ff0080"),
        ("rgb(300, -5, 0)", "#ff0000"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("hsl(0.5turn 100% 50%)", "#00ffff"),
        ("hsla(240deg 100% 50% / 0.25)", "#0000ff40"),
        ("#ffffff icc-color(cmyk, 0, 0, 0, 0)", "#ffffff"),
    ],
)
def test_colours_are_read_in_every_way_of_writing_them(text: str, wanted: str) -> None:
    found = css_colour(text)
    assert found is not None
    assert hexadecimal(found) == wanted


@pytest.mark.parametrize("text", ["", "none", "inherit", "url(#a)", "#12", "#12345", "#xyz", "rgb()", "rgb(1,2)", "rgb(a,b,c)", "hsl(1)", "reddish"])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert css_colour(text) is None


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_hexadecimal_colours_come_back_as_they_were(red: int, green: int, blue: int, alpha: int) -> None:
    text = f"#{red:02x}{green:02x}{blue:02x}" + (f"{alpha:02x}" if alpha < 255 else "")
    found = css_colour(text)
    assert found is not None
    assert hexadecimal(found) == text


@pytest.mark.parametrize("text", ["rgb({}x", "rgb(1,2{}3)", "red{}x", "rgb(1{}", "#fff{}icc-color(a", "rgb({0}{0}x,1,1)"])
@pytest.mark.parametrize("much", [" ", "1", "1 "])
def test_long_misspellings_take_no_time(text: str, much: str) -> None:
    start = time.process_time()
    assert css_colour(text.format(1980 * much)) is None
    assert time.process_time() - start < 0.5
