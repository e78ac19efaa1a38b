"""Outlines in absolute coordinates, each command by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.pictures.pathdata import absolute_outline


@pytest.mark.parametrize(
    ("data", "outline"),
    [
        ("M10 10h10v10zl0 10h5", "M10 10 L20 10 L20 20 Z M10 10 L10 20 L15 20"),
        ("m1 1 2 0 0 2z m5 5h1", "M1 1 L3 1 L3 3 Z M6 6 L7 6"),
        ("M5 5zc1 0 2 1 2 2", "M5 5 Z M5 5 C6 5 7 6 7 7"),
        ("M1 1zz", "M1 1 Z Z"),
        ("M0 0c1 1 2 2 3 3s1 1 2 2", "M0 0 C1 1 2 2 3 3 C4 4 4 4 5 5"),
        ("M0 0C1 1 2 2 3 3L4 4S5 6 7 8", "M0 0 C1 1 2 2 3 3 L4 4 C4 4 5 6 7 8"),
        ("M0 0Q3 3 6 0T12 0", "M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0"),
        ("M0 0Q3 3 6 0L9 0t3 0", "M0 0 C2 2 4 2 6 0 L9 0 C9 0 10 0 12 0"),
        ("M9 9a3 2 0 01.5.5V1", "M9 9 A3 2 0 0 1 9.5 9.5 L9.5 1"),
        ("M1-1.5.5-2e1", "M1 -1.5 L0.5 -20"),
        (" M 1,1 , L2 , 2 ", "M1 1 L2 2"),
    ],
)
def test_an_outline_goes_on_where_the_rules_say(data: str, outline: str) -> None:
    assert absolute_outline(data) == (outline, True)


@pytest.mark.parametrize(
    ("data", "outline"),
    [("M1 1L5 5L9 x1", "M1 1 L5 5"), ("M1 1h", "M1 1"), ("M1 1 2", "M1 1"), ("M0 0a1 1 0 2 0 3 3", "M0 0"), ("M1 1z5 5", "M1 1 Z"), ("M", "")],
)
def test_an_outline_with_an_error_is_drawn_up_to_it(data: str, outline: str) -> None:
    assert absolute_outline(data) == (outline, False)


@pytest.mark.parametrize("data", ["L1 1", "none", "", "M1e999 0"])
def test_what_begins_nowhere_or_ends_nowhere_is_left_to_be_refused(data: str) -> None:
    assert absolute_outline(data) == (data, True)


_LENGTHS = {"l": 2, "c": 6, "h": 1, "v": 1, "s": 4, "q": 4, "t": 2, "z": 0, "m": 2}
_COMMANDS = st.sampled_from(sorted(_LENGTHS)).flatmap(
    lambda name: st.tuples(st.just(name), st.lists(st.integers(-99, 99), min_size=_LENGTHS[name], max_size=_LENGTHS[name]))
)


@settings(max_examples=60)
@given(st.lists(_COMMANDS, max_size=12))
def test_an_outline_that_is_absolute_is_its_own_and_one_that_is_moved_is_moved(commands: list[tuple[str, list[int]]]) -> None:
    def written(x: int, y: int) -> str:
        return f"M{x} {y}" + "".join(name + " ".join(map(str, numbers)) for name, numbers in commands)

    here, there = absolute_outline(written(0, 0)), absolute_outline(written(30, 70))
    assert absolute_outline(here[0]) == here
    pairs = [tuple(float(number) for number in re.findall(r"[-.\de]+", outline)) for outline, _ in (here, there)]
    moved = [number + (70 if place % 2 else 30) for place, number in enumerate(pairs[0])]
    assert pairs[1] == pytest.approx(moved, abs=1e-6)
