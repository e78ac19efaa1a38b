"""The kernel of the tailoring of line breaks passes over nothing, run as it is or compiled: what it finds is what a pattern for each rule finds."""

from __future__ import annotations

import re

from class_texts import class_texts
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.typography.paragraph._glue_words import MAGNITUDES, MONTH_SECONDS, MONTHS, NATIONS, NUMBERED, TITLES, UNITS
from docgen.typography.paragraph.glue_cy import glue
from docgen.typography.paragraph.line_break_words import CLOSING, MAGNITUDE, MONTH, UNIT, is_day, leads, roles

_WORDS = sorted(MAGNITUDES | MONTH_SECONDS | MONTHS | NATIONS | NUMBERED | TITLES | UNITS)
_PIECE = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from([*"1٢۳a_ب.,:;-‐–—/@()«%$§·ۖ", " ", " ", "\u00a0", "\u064e", "\u00ad", "\t", "\u2028", "18", "Dr", "وال", "www.", "é"]),
    st.sampled_from(["في المئة", "per cent", "al-Awwal", "EMB/PS/2021/031", "October 18, 2021", "2022–2025", " – ", "3 مليون ريال قطري"]),
)
TEXTS = st.one_of(class_texts("break"), st.lists(_PIECE, max_size=20).map("".join), st.lists(_PIECE, max_size=12).map(" ".join))


@given(text=TEXTS)
@example(text="a.b-1/2 1-a /a b/-")
@example(text="بلغت 12 مليون ريال قطري في 18 October, 2021")
def test_what_numbers_dashes_and_hyphens_glue_is_what_a_pattern_for_each_rule_finds(text: str) -> None:
    glued, labels = glue(text)
    for match in re.finditer(r" (?=[(«“+±$€£]?\d)", text):
        role = leads(text[text.rfind(" ", 0, match.start()) + 1 : match.start()])
        assert (match.end() in labels) >= (role == 3)
        assert (match.end() in glued) >= (role == 1 or (role == 2 and is_day(text, match.start())))
    for match in re.finditer(r"\d\S*+(?: (?=\S))?", text):
        if match[0][-1] == " " and match[0][-2] not in CLOSING:
            role = roles(text[match.end() :].partition(" ")[0])
            if role & (UNIT | MONTH | MAGNITUDE):
                assert match.end() in glued
    for pattern in (r"\d[–—](?=\d)", r" (?=[–—·-] )", " (?=[\u06d6-\u06dd\u06e9])", r"(?<!\w)\w{1,2}[-‐](?=\w)", r"(?<=\w)[-‐]\w(?![^\W_])(?<=(.))"):
        for match in re.finditer(pattern, text):
            end = match.end() - (1 if match.re.groups else 0)
            assert end in glued
