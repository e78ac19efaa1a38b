"""Justified lines: which are filled, and how those end that cannot be."""

from __future__ import annotations

import pytest
from typeset import lines, span

from docgen.typography.setlines import WIDEST_GAP

WORDS = "one two three four five six seven"


def natural(text: str) -> float:
    return lines(span(text, lang="en"), base="ltr")[0].width


def justified(room: float) -> float:
    """The width of a line of `WORDS` that a stretch too long to come up follows."""
    follower = span("x" * int(room / natural("x") - 1), lang="en")
    first, *_ = lines(span(f"{WORDS} ", lang="en"), follower, width=room, base="ltr", align="justify")
    return first.width


def test_a_line_that_its_spaces_can_fill_is_filled() -> None:
    room = natural(WORDS) + 6 * 2.0
    assert justified(room) == pytest.approx(room)


def test_a_line_that_its_widest_spaces_all_but_fill_keeps_them() -> None:
    space = natural("a a") - 2 * natural("a")
    widest = natural(WORDS) + 6 * (WIDEST_GAP * 10.0 - space)
    assert justified(widest + 2.0) == pytest.approx(widest)


def test_a_line_that_cannot_be_filled_ends_short_with_even_spaces() -> None:
    assert justified(natural(WORDS) + 60.0) == pytest.approx(natural(WORDS))
