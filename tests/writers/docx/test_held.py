"""What the PDF's line breaker keeps together, Word is told to keep together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document.inline import Inline
from docgen.writers.docx.body.no_break_spaces import length, with_no_break_space

NBSP = "\u00a0"


def text(*runs: Inline) -> str:
    return "".join(run.text for run in with_no_break_space(runs, 40)).replace(NBSP, "~")


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("عُقد يوم 18 أكتوبر 2021م في", "عُقد يوم 18~أكتوبر~2021م في"),
        ("قدرها ١٢ مليون ريال، أي", "قدرها ١٢~مليون~ريال، أي"),
        ("عند الساعة ٢٠:٤٥ في القسم ٢ من الملحق ١", "عند الساعة~٢٠:٤٥ في القسم~٢ من الملحق~١"),
        ("on 18 October 2021 in Section 4 – by Dr. Chair", "on 18~October~2021 in Section~4~– by Dr.~Chair"),
        ("the plan of QAR 12,500,000 for 30 members", "the plan of QAR~12,500,000 for 30 members"),
        ("no figures here at all", "no figures here at all"),
        ("Press statement · For immediate release", "Press statement~· For immediate release"),
    ],
)
def test_dates_amounts_labels_and_dashes_are_held_by_no_break_spaces(given_: str, expected: str) -> None:
    assert text(Inline(given_)) == expected


def test_what_is_glued_across_runs_is_held_too() -> None:
    assert text(Inline("see "), Inline("Section", strong=True), Inline(" 4 of")) == "see Section~4 of"


def test_islands_keep_their_own_ways() -> None:
    runs = (Inline("on "), Inline("18 October", isolate=True), Inline(" at "), Inline("12 15 long", isolate=True, nobreak=True))
    assert with_no_break_space(runs, 40) == runs


def test_what_stays_on_one_line_is_held_as_a_whole_where_it_has_room() -> None:
    runs = (Inline("weighs "), Inline("5 1 km", nobreak=True), Inline(" "), Inline("and more"))
    assert "".join(run.text for run in with_no_break_space(runs, 40)) == f"weighs 5{NBSP}1{NBSP}km and more"
    assert with_no_break_space(runs, 2) == runs


def longest(runs: tuple[Inline, ...]) -> float:
    """The length of the longest text that a no-break space is in, in the code points of `length`."""
    words = "".join(run.text for run in runs).split(" ")
    return max((length(word) for word in words if NBSP in word), default=0.0)


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (40, "meeting (No.~NHC/MIN/2026/02, 9~March~2026) were"),
        (24, "meeting (No.~NHC/MIN/2026/02, 9~March~2026) were"),
        (20, "meeting (No. NHC/MIN/2026/02, 9~March~2026) were"),
        (14, "meeting (No. NHC/MIN/2026/02, 9~March~2026) were"),
        (8, "meeting (No. NHC/MIN/2026/02, 9~March 2026) were"),
        (5, "meeting (No. NHC/MIN/2026/02, 9 March 2026) were"),
    ],
)
@pytest.mark.parametrize("apart", [True, False])
def test_no_more_is_kept_together_than_the_place_has_room_for(most: int, expected: str, apart: bool) -> None:
    reference = Inline("NHC/MIN/2026/02", isolate=True, nobreak=True) if apart else Inline("NHC/MIN/2026/02")
    runs = with_no_break_space((Inline(f"meeting (No.{NBSP}"), reference, Inline(", 9 March 2026) were")), most)
    assert "".join(run.text for run in runs).replace(NBSP, "~") == expected


def test_groups_of_figures_never_open() -> None:
    assert text(Inline(f"12{NBSP}500{NBSP}000")) == "12~500~000"
    assert "".join(run.text for run in with_no_break_space((Inline(f"12{NBSP}500{NBSP}000"),), 3)) == f"12{NBSP}500{NBSP}000"


WORDS = st.sampled_from(
    ["18", "أكتوبر", "2021م", "Section", "4", "–", "QAR", "12,500,000", "a", "الساعة", "٢٠:٤٥", "(No.", "·", "Dr.", "يوم", f"No.{NBSP}7"]
)


@given(st.lists(WORDS, min_size=1, max_size=30), st.integers(0, 40))
def test_what_is_kept_together_is_never_longer_than_the_room(words: list[str], most: int) -> None:
    assert longest(with_no_break_space((Inline(" ".join(words)),), most)) <= most


def test_two_figures_stay_two() -> None:
    assert NBSP not in text(Inline("البند 12 34 56"))[6:]


@given(st.lists(st.text(st.sampled_from("abc ١٢34 .·–-(اب"), max_size=20), max_size=4))
def test_nothing_but_spaces_is_ever_changed(texts: list[str]) -> None:
    runs = tuple(map(Inline, texts))
    assert [run.text.replace(NBSP, " ") for run in with_no_break_space(runs, 40)] == texts
