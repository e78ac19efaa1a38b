"""Items: what is set in one face, at one size and level; a base and its marks never part."""

from __future__ import annotations

import pytest
from class_texts import class_texts
from hypothesis import example, given
from hypothesis import strategies as st
from texts import FAMILIES
from typeset import paragraph, span, style
from wild_texts import Piece, often, some_pieces, spans
from wild_texts import families as some_families

from docgen.types import Base
from docgen.typography.paragraph.itemize_cy import IGNORABLE, Item, itemize, shows
from docgen.typography.types import Span


def items(*spans: Span, base: Base = "rtl") -> list[Item]:
    return [item for item in dict.fromkeys(paragraph(*spans, base=base).items) if item.end > item.start]


def faces(text: str, family: tuple[str, str] = FAMILIES[1], lang: str = "ar") -> list[tuple[str, str]]:
    """The stretches of a text with the family that sets each."""
    look = style(family, 12, 0.8)
    found: list[tuple[str, str]] = []
    for item in items(span(text, lang=lang, look=look)):
        name = item.setting.face.family
        part = text[item.start : item.end]
        if found and found[-1][1] == name:
            found[-1] = (found[-1][0] + part, name)
        else:
            found.append((part, name))
    return found


def test_items_cover_the_text_in_order() -> None:
    text = "مشروع (Digital Archive 2.0) ٣٥٠ موقعًا"
    found = items(span(text))
    assert [item.start for item in found] == [0, *(item.end for item in found[:-1])]
    assert found[-1].end == len(text)


def test_arabic_and_latin_each_take_their_family_and_their_size() -> None:
    look = style(FAMILIES[1], 10, 0.8)
    text = "لجنة Committee"
    arabic, latin = (next(item for item in items(span(text, look=look)) if at in range(item.start, item.end)) for at in (0, 6))
    assert (arabic.setting.face.family, arabic.setting.size, arabic.setting.script) == ("Noto Naskh Arabic", 10, "Arab")
    assert (latin.setting.face.family, latin.setting.size, latin.setting.script) == ("Noto Serif", 8, "Latn")


def test_the_direction_of_shaping_is_that_of_the_level() -> None:
    for item in items(span("قال John نعم")):
        assert item.setting.rtl == bool(item.level % 2)


@pytest.mark.parametrize("cluster", ["ب\u0301", "b\u064e", "б\u0301", "ب\u064e\u0651", "م\u0301\u064b", "x\u0308\u064f", "ا\u20dd"])
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_fallback_never_parts_a_base_from_its_marks(cluster: str, family: tuple[str, str]) -> None:
    text = f"كتب {cluster} abc {cluster}"
    for item in items(span(text, look=style(family))):
        for start in (4, len(text) - len(cluster)):
            assert not start < item.start < start + len(cluster)
            assert not start < item.end < start + len(cluster)


def test_a_character_that_the_family_lacks_comes_from_one_that_has_it() -> None:
    assert faces("Русский", FAMILIES[0], "en") == [("Русский", "Noto Serif")]
    assert ("β", "Noto Serif") in faces("شعاع β هنا", FAMILIES[0])


def test_a_character_that_no_family_has_is_drawn_by_the_first_and_told() -> None:
    made = paragraph(span("أ 🎉 ب 🎉"))
    assert made.missing == ((2, "🎉"), (6, "🎉"))


@pytest.mark.parametrize("unseen", ["\u200c", "\u200d", "\u200f", "\u00ad", "\u2060", "\ufe0f"])
def test_what_is_not_seen_is_never_missing(unseen: str) -> None:
    made = paragraph(span(f"مي{unseen}خواهم"))
    assert made.missing == ()
    assert {item.setting.face.family for item in made.items} == {"Amiri"}


def test_a_language_that_does_not_fit_the_script_is_not_given_to_the_shaper() -> None:
    latin, arabic = items(span("ab", lang="ar"), base="ltr") + items(span("اب", lang="en"))
    assert (latin.setting.language, arabic.setting.language) == ("en", "ar")
    [urdu] = items(span("اب", lang="ur"))
    assert urdu.setting.language == "ur"


_CLASSED = st.lists(
    st.tuples(class_texts("script", "bidi", max_size=20), st.sampled_from(["ar", "en"]), st.booleans()).map(
        lambda made: Piece(made[0], made[1], isolate=made[2])
    ),
    max_size=3,
)


@often
@given(pieces=st.one_of(some_pieces, _CLASSED), family=some_families, level=st.integers(0, 1))
@example(pieces=[Piece("abc"), Piece("+1", isolate=True), Piece(""), Piece("2", isolate=True), Piece(" د")], family=0, level=1)
@example(pieces=[Piece("ب\u0951\u0301 a\u0670\u0308б\U0001f600 \U0001d400")], family=1, level=1)
@example(pieces=[], family=0, level=0)
def test_items_follow_each_other_through_any_text_and_each_is_of_one_span_and_direction(pieces: list[Piece], family: int, level: int) -> None:
    text = "".join(piece.text for piece in pieces)
    ends = [sum(len(piece.text) for piece in pieces[: index + 1]) for index in range(len(pieces))]
    at = 0
    for item in itemize(text, spans(pieces, family), level):
        assert item.start == at <= item.end
        assert item.start == item.end or (ends[item.span - 1] if item.span else 0) <= item.start < item.end <= ends[item.span]
        assert item.start == item.end or item.setting.rtl == item.level % 2  # an empty one marks the edge of an isolate
        at = item.end
    assert at == len(text)


@pytest.mark.parametrize("text", ["", "a", "abc"])
def test_a_text_that_is_not_the_spans_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="joined"):
        itemize(text, spans([Piece("ab")]), 0)


@often
@given(
    text=st.one_of(st.text(max_size=8), st.text("abc ا\u0628ب١é\u200f\u2028\ufb4f\U0001f600\ufeff", max_size=8)),
    family=some_families,
    arabic=st.booleans(),
)
def test_a_face_shows_a_text_of_which_it_has_every_character_that_is_drawn(text: str, family: int, arabic: bool) -> None:
    for face in spans([Piece("a")], family)[0].style.fonts.faces(arabic, False, False):
        assert shows(face, text) is all(character in face.characters or character in IGNORABLE for character in text)
