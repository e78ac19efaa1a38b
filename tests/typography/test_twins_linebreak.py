"""The tailoring of line breaks in Python and compiled: the same opportunities in any text."""

from __future__ import annotations

from pathlib import Path

from class_texts import class_texts
from compiled_twins import both
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.typography.paragraph._glue_words import MAGNITUDES, MONTH_SECONDS, MONTHS, NUMBERED, TITLES, UNITS

_WORDS = sorted(MAGNITUDES | MONTH_SECONDS | MONTHS | NUMBERED | TITLES | UNITS)
_PIECE = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from([*"1٢۳a_ب.,:;-‐–—/@()«%$§", " ", " ", "\u00a0", "\u064e", "\u00ad", "\t", "\u2028", "18", "Dr", "وال", "www.", "https://", "é"]),
    st.sampled_from(["في المئة", "per cent", "al-Awwal", "EMB/PS/2021/031", "info@heritage.example", "October 18, 2021", "2022–2025", " – "]),
)
TEXTS = st.one_of(class_texts("break"), st.lists(_PIECE, max_size=20).map("".join), st.lists(_PIECE, max_size=12).map(" ".join))
RANGES = st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=2)


@given(text=TEXTS, nobreak=RANGES)
@example(text="a.b-1/2 1-a /a b/-", nobreak=[])
@example(text="www. www.a :// ", nobreak=[])
def test_every_text_has_the_same_opportunities(text: str, nobreak: list[tuple[int, int]]) -> None:
    python, compiled = both("docgen.typography.paragraph.line_break_tailoring.opportunity_kinds")
    wanted = python(text, nobreak)
    found = compiled(text, nobreak)
    assert list(found.items()) == list(wanted.items())


def test_every_line_of_the_examples_has_the_same_opportunities() -> None:
    python, compiled = both("docgen.typography.paragraph.line_break_tailoring.opportunity_kinds")
    files = sorted((Path(__file__).parents[2] / "examples").glob("**/*.yaml"))
    assert files
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            assert list(compiled(line).items()) == list(python(line).items())
