"""Wild texts for hypothesis: Arabic and Latin with marks, controls, line breaks and what no font has, in spans of any look and kind."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from docgen.typography.fonts.families import library
from docgen.typography.types import ParagraphStyle, Span, SpanStyle

STACKS = [library().stack(*names) for names in (("Amiri", "Amiri"), ("Noto Naskh Arabic", "Noto Serif"), ("IBM Plex Sans Arabic",) * 2)]

ARABIC = "ابتسشصلمهوىيةءآلإ٠١٢٣٪،؛؟ـ"
MARKS = "\u064b\u064e\u0650\u0651\u0652\u0670\u0301\u0308"
LATIN = "abfiltAVTo .,:;-–'%()[]«»“”0123456789/@"
CONTROLS = (
    "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2060\u2066\u2067\u2068\u2069\ufe0f\ufeff\U000e0001"
)
NEWLINES = "\n\r\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
STRANGE = "\x00\x01\x7f\ud800\udfff\ue000\ufffe\uffff\U0010ffff\U0001f600\U0001f468\U0001f1f6\u1680\u3000\u2003\u00a0\u202f漢ก่하אַܐަ𐤀"

words = st.sampled_from(
    ["الله", "السَّلامُ", "لا", "الإسلام", "مُسْتَشْفًى", "كتاب", "office", "AVATAR", "info@heritage.example", "2022–2025", "+974 4400 1234"]
)
pieces = st.one_of(
    words,
    st.text(alphabet=ARABIC + MARKS + " ", max_size=12),
    st.text(alphabet=LATIN + MARKS, max_size=12),
    st.text(alphabet=ARABIC + LATIN + MARKS + CONTROLS, max_size=12),
    st.text(alphabet=NEWLINES + STRANGE + CONTROLS + "a ب", max_size=6),
    st.text(alphabet=st.characters(), max_size=6),
)
texts = st.lists(pieces, max_size=12).map("".join)
widths = st.one_of(st.floats(0.0, 60.0), st.floats(20.0, 400.0), st.just(1e5))


class Piece(NamedTuple):
    """What a span is made of; plain values, so that a counterexample is short to read."""

    text: str
    lang: str = "ar"
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    link: str | None = None
    isolate: bool = False
    nobreak: bool = False


some_pieces = st.lists(
    st.builds(
        Piece,
        texts,
        st.sampled_from(["ar", "en", "fa"]),
        st.sampled_from([12.0, 9.0]),
        st.booleans(),
        st.booleans(),
        st.sampled_from([None, None, "https://heritage.example/"]),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)
families = st.integers(0, len(STACKS) - 1)


def spans(pieces: list[Piece], family: int = 0) -> tuple[Span, ...]:
    out = []
    for text, lang, size, bold, italic, link, isolate, nobreak in pieces:
        look = SpanStyle(STACKS[family], 0.85 * size, size, bold, italic)
        out.append(Span(text, look, lang, link, isolate, nobreak))
    return tuple(out)


styles = st.builds(
    ParagraphStyle,
    base=st.sampled_from(["ltr", "rtl", "auto"]),
    align=st.sampled_from(["start", "center", "end", "justify", "justify"]),
    leading=st.just(18.0),
    kashida=st.sampled_from(["none", "auto", "full"]),
    first_indent=st.sampled_from([0.0, 10.0, -10.0]),
    start_indent=st.sampled_from([0.0, 15.0]),
    end_indent=st.sampled_from([0.0, 5.0]),
)
often = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
seldom = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
