"""A running head keeps who speaks and the reference; what is too long of the title gives way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.document.inline import Inline, Runs, plain
from docgen.document.runninghead import shortened


def fits(most: int):  # type: ignore[no-untyped-def]
    return lambda runs: len(plain(runs)) <= most


def test_what_fits_stays_as_it_is() -> None:
    runs = (Inline("Council · Minutes · "), Inline("C/1", isolate=True))
    assert shortened(runs, fits(40)) is runs


def test_the_title_gives_way_before_the_institution_and_the_reference() -> None:
    runs = (Inline("National Council · Minutes of the third meeting of the year · "), Inline("C/MIN/3", isolate=True, nobreak=True))
    assert plain(shortened(runs, fits(50))) == "National Council · Minutes of the third… · C/MIN/3"


def test_where_the_institution_alone_is_too_long_the_end_is_cut() -> None:
    runs = (Inline("The National Council for Planning and Statistics · Minutes · C/1"),)
    assert plain(shortened(runs, fits(24))).strip() == "The National Council…"


@given(st.lists(st.text("abc ", min_size=1, max_size=12), min_size=1, max_size=12), st.integers(1, 80))
def test_it_fits_or_is_one_word_and_never_empty(words: list[str], most: int) -> None:
    runs: Runs = (Inline(" · ".join(words)),)
    kept = shortened(runs, fits(most))
    assert plain(kept)
    assert len(plain(kept)) <= most or len(plain(kept).split()) <= 3
