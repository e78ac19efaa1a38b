"""Line ends for rows of segments: nothing lost, nothing too wide, and the better paragraph wins."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.typography.paragraph.knuth_plass_cy import EMERGENCY, greedy, total_fit

BREAKERS: list[Callable[..., list[int]]] = [total_fit, greedy]


def plain(count: int, width: float = 30.0, space: float = 10.0) -> tuple[list[float], list[float], list[bool]]:
    return [width] * count, [space] * count, [False] * count


def lines(ends: list[int]) -> list[tuple[int, int]]:
    return [(before + 1, end) for before, end in pairwise([-1, *ends])]


@st.composite
def rows(draw: st.DrawFn) -> tuple[list[float], list[float], list[bool], list[float], list[float], float, float]:
    count = draw(st.integers(1, 40))
    width = draw(st.lists(st.floats(0, 120), min_size=count, max_size=count))
    space = draw(st.lists(st.sampled_from([0.0, 2.5, 2.5, 2.5, 4.0]), min_size=count, max_size=count))
    forced = draw(st.lists(st.sampled_from([False, False, False, True]), min_size=count, max_size=count))
    penalty = draw(st.lists(st.sampled_from([0.0, 0.0, 50.0, EMERGENCY]), min_size=count, max_size=count))
    hyphen = draw(st.lists(st.sampled_from([0.0, 0.0, 3.0]), min_size=count, max_size=count))
    return width, space, forced, penalty, hyphen, draw(st.floats(1, 200)), draw(st.floats(1, 200))


@pytest.mark.parametrize("breaker", BREAKERS)
@settings(max_examples=400)
@given(row=rows())
def test_every_segment_stands_in_one_line_that_is_wide_enough(breaker: Callable[..., list[int]], row: tuple) -> None:  # type: ignore[type-arg]
    width, space, forced, penalty, hyphen, first, rest = row
    ends = breaker(width, space, forced, first, rest, penalty=penalty, hyphen=hyphen)
    assert ends[-1] == len(width) - 1
    assert all(low < high for low, high in pairwise(ends))
    assert {index for index, must in enumerate(forced) if must} <= set(ends)
    shrink = 0.33 if breaker is total_fit else 0.0
    for number, (start, end) in enumerate(lines(ends)):
        natural = sum(width[start : end + 1]) + sum(space[start:end])
        last = forced[end] or end == len(width) - 1
        narrowest = natural - shrink * sum(space[start:end]) + (0.0 if last else hyphen[end])
        assert start == end or narrowest <= (rest if number else first) + 1e-3


@pytest.mark.parametrize("breaker", BREAKERS)
def test_a_short_paragraph_is_one_line(breaker: Callable[..., list[int]]) -> None:
    assert breaker(*plain(3), 200.0, 200.0) == [2]
    assert breaker([], [], [], 10.0, 10.0) == []


@pytest.mark.parametrize("breaker", BREAKERS)
def test_a_forced_end_ends_a_line_and_the_first_width_is_for_the_first_line_only(breaker: Callable[..., list[int]]) -> None:
    width, space, forced = plain(6)
    forced[1] = True
    assert breaker(width, space, forced, 70.0, 110.0) == [1, 4, 5]


@pytest.mark.parametrize("breaker", BREAKERS)
def test_a_segment_wider_than_the_line_has_a_line_to_itself(breaker: Callable[..., list[int]]) -> None:
    assert breaker([30.0, 300.0, 30.0], [5.0] * 3, [False] * 3, 100.0, 100.0) == [0, 1, 2]


@pytest.mark.parametrize("breaker", BREAKERS)
def test_a_last_resort_is_taken_only_where_the_stretch_fits_no_line(breaker: Callable[..., list[int]]) -> None:
    # An island of three parts, 100 wide in all, after a word of 40
    width, space, forced = [40.0, 30.0, 30.0, 30.0, 40.0], [5.0] * 5, [False] * 5
    penalty = [0.0, EMERGENCY, EMERGENCY, 0.0, 0.0]
    whole = breaker(width, space, forced, 110.0, 110.0, penalty=penalty)
    assert 0 in whole
    assert 1 not in whole
    assert 2 not in whole
    assert {1, 2} & set(breaker(width, space, forced, 80.0, 80.0, penalty=penalty))


def test_total_fit_gives_up_a_full_line_for_a_better_paragraph() -> None:
    # Filled greedily, the first line holds six words and the second three, before a word that does not fit
    row = ([12.0] * 9 + [70.0, 24.0], [5.0] * 11, [False] * 11, 100.0, 100.0)
    assert greedy(*row) == [5, 8, 10]
    first, second, third = total_fit(*row)
    assert first in (3, 4)
    assert (second, third) == (8, 10)


def test_a_last_line_of_one_short_word_is_avoided_where_the_lines_before_it_allow() -> None:
    row = ([*[18.0] * 16, 9.0], [5.0] * 17, [False] * 17, 181.0, 181.0)
    assert greedy(*row) == [7, 15, 16]
    start, end = lines(total_fit(*row, stretch=1.5))[-1]
    assert end - start == 1


def test_a_penalty_moves_a_line_end() -> None:
    row = ([20.0] * 24, [6.0] * 24, [False] * 24, 200.0, 200.0)
    free = total_fit(*row)
    penalty = [0.0] * 24
    penalty[free[0]] = 500.0
    assert total_fit(*row, penalty=penalty)[0] != free[0]


def test_the_same_row_gives_the_same_ends() -> None:
    row = ([float(17 + 13 * index % 29) for index in range(60)], [2.5] * 60, [False] * 60, 160.0, 170.0)
    assert total_fit(*row) == total_fit(*row)


@pytest.mark.parametrize("breaker", BREAKERS)
@pytest.mark.parametrize("more", [{}, {"penalty": [0.0] * 3}, {"hyphen": [0.0]}])
def test_sequences_of_unlike_lengths_are_refused(breaker: Callable[..., list[int]], more: dict[str, list[float]]) -> None:
    space = [1.0] if not more else [1.0, 1.0]
    with pytest.raises(ValueError, match="one length"):
        breaker([1.0, 2.0], space, [False, False], 10.0, 10.0, **more)
