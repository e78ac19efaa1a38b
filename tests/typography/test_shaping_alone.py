"""Words shaped by themselves, and together in one go: with the glyphs that the whole run gives them, whatever was shaped before."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import ARABIC_RUNS, FAMILIES, LATIN_RUNS
from typeset import style
from wild_texts import Piece, families, often, some_pieces, spans

from docgen.typography.fonts.families import library
from docgen.typography.paragraph.prepare import Paragraph, prepare
from docgen.typography.paragraph.words_cy import tokens
from docgen.typography.shaping.edges_cy import words_between
from docgen.typography.shaping.shaper import ENGINE, ShapingContext, TextEngine
from docgen.typography.types import ParagraphStyle

KERNED = ("سنة كاملة", "مدرسة كبيرة", "كلمة كل", "هذه كلمة كبيرة", "رؤية كبرى")
"""In Amiri a kaf moves towards a teh marbuta or a heh over the space between them."""


def context(family: str, rtl: bool, engine: TextEngine) -> ShapingContext:
    return engine.context(library().family(family).face(), 12.0, rtl, "Arab" if rtl else "Latn", "ar" if rtl else "en", style())


def said(paragraph: Paragraph) -> list[tuple[Any, ...]]:
    return [
        (
            word.start,
            word.end,
            word.spaced,
            word.shaped.width,
            word.shaped.space_width,
            [repr(unit) for unit in (*word.shaped.units, word.shaped.space)],
        )
        for word in paragraph.words
    ]


def glyphs_of_words(set_: ShapingContext, text: str) -> list[tuple[int, int, int, int]]:
    """All glyphs of a text, word by word from left to right: number, offsets and advance, of the last glyph of a cluster."""
    words = []
    bounds = tokens(text, 0, len(text), [])
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        shaped = set_.word(text, start, end, 0, len(text))
        space = [shaped.space] if shaped.space is not None else []
        words.append([*space, *shaped.units] if set_.rtl else [*shaped.units, *space])
    found = []
    for word in reversed(words) if set_.rtl else words:
        for unit in word:
            assert unit is not None
            found += [(gid, dx, dy, unit.advance if (gid, dx, dy) == unit.parts[-1] else 0) for gid, dx, dy in unit.parts]
    return found


def glyphs_of_run(set_: ShapingContext, text: str) -> list[int]:
    return [info.codepoint for info in set_._glyphs(text, "", "", set_.script)[0]]


@pytest.mark.parametrize("family", [family for pair in FAMILIES for family in pair])
@pytest.mark.parametrize("text", [*ARABIC_RUNS, *LATIN_RUNS, *KERNED])
def test_words_have_the_glyphs_and_the_width_of_the_whole_run(text: str, family: str) -> None:
    rtl = text not in LATIN_RUNS
    set_ = context(family, rtl, TextEngine())
    if not library().family(family).face().characters.issuperset(text):
        return
    found = glyphs_of_words(set_, text)
    assert [gid for gid, *_ in found] == glyphs_of_run(set_, text)
    _, positions = set_._glyphs(text, "", "", set_.script)
    bounds = tokens(text, 0, len(text), [])
    words = [set_.word(text, start, end, 0, len(text)) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    units = [unit for word in words for unit in (*word.units, word.space) if unit is not None]
    assert sum(unit.advance for unit in units) == sum(position.x_advance for position in positions)


@pytest.mark.parametrize("text", KERNED)
def test_a_kaf_moves_over_the_space_and_only_there(text: str) -> None:
    set_ = context("Amiri", True, TextEngine())
    start = text.index(" ك") + 1
    beside = set_.word(text, start, len(text), 0, len(text))
    alone = set_.alone(text[start:])
    assert beside.width < alone.width
    assert text[start:] in set_.words


@often
@given(pieces=some_pieces, others=some_pieces, family=families, level=st.sampled_from(["ltr", "rtl"]))
def test_what_was_shaped_before_changes_nothing(pieces: list[Piece], others: list[Piece], family: int, level: Any) -> None:
    look = ParagraphStyle(base=level)
    ENGINE.clear()
    cold = said(prepare(spans(pieces, family), look))
    assert said(prepare(spans(pieces, family), look)) == cold
    ENGINE.clear()
    prepare(spans([*others, *reversed(pieces)], family), look)
    for piece in others + pieces:
        prepare(spans([piece], family), look)
    assert said(prepare(spans(pieces, family), look)) == cold


@pytest.mark.parametrize("family", range(3))
def test_paragraphs_are_set_alike_in_any_order(family: int) -> None:
    texts = [*ARABIC_RUNS, *KERNED, *LATIN_RUNS, " ".join(ARABIC_RUNS), " ".join(reversed(ARABIC_RUNS))]
    looks = ParagraphStyle(base="rtl")
    cold = {}
    for text in texts:
        ENGINE.clear()
        cold[text] = said(prepare(spans([Piece(text)], family), looks))
    dealer = random.Random(family)
    for _ in range(3):
        ENGINE.clear()
        dealer.shuffle(texts)
        for text in texts:
            assert said(prepare(spans([Piece(text)], family), looks)) == cold[text]


@pytest.mark.parametrize("family", ["Amiri", "IBM Plex Sans Arabic", "Noto Naskh Arabic"])
def test_words_shaped_together_are_those_shaped_one_by_one(family: str) -> None:
    words = [f"{word} " for text in (*ARABIC_RUNS, *KERNED) for word in text.split()]
    together, single = context(family, True, TextEngine()), context(family, True, TextEngine())
    together.shape_together(words)
    assert together.words
    for word, shaped in together.words.items():
        other = single.shape_alone(str(word))
        assert [repr(unit) for unit in (*shaped.units, shaped.space)] == [repr(unit) for unit in (*other.units, other.space)]
        assert (shaped.width, shaped.top, shaped.bottom, shaped.missing) == (other.width, other.top, other.bottom, other.missing)


class Face:
    """As much of a face as a context asks of it before it shapes."""

    upem = 1000


def test_faces_that_are_still_in_use_do_not_make_every_document_forget_what_the_last_one_learnt() -> None:
    engine, look = TextEngine(), style()
    alive = [engine.context(Face(), 12.0, False, "Latn", "en", look) for _ in range(60)]  # type: ignore[arg-type]
    engine.begin()
    alive[0].edges["a b"] = True
    engine.begin()
    assert alive[0].edges == {"a b": True}
    alive += [engine.context(Face(), 12.0, False, "Latn", "en", look) for _ in range(60)]  # type: ignore[arg-type]
    engine.begin()
    assert alive[0].edges == {}


def test_a_word_between_spaces_is_kept_by_itself_where_its_edges_may_be_parted() -> None:
    engine, text = TextEngine(), "عقدت اللجنة الوطنية للتراث اجتماعها"
    set_ = context("Amiri", True, engine)
    lacking: list[str] = []
    bounds = tokens(text, 0, len(text), [])
    assert words_between(set_, text, 0, len(text), bounds, lacking) == [None] * 5
    assert lacking == ["عقدت ", "اللجنة ", "الوطنية ", "للتراث ", "اجتماعها"]
    assert set(set_.edges.values()) == {True}
    assert not set_.words


def test_words_may_be_parted_between_all_letters_but_where_the_font_moves_one_over_the_space() -> None:
    letters = "اأإآىئءؤةبتثجحخدذرزسشصضطظعغفقكلمنهوي"
    set_ = context("Amiri", True, TextEngine())
    set_.learn_edges({f"{before} {after}": 2 for before in letters for after in letters})
    assert len(set_.edges) == len(letters) ** 2
    assert {edge.replace(" ", "") for edge, safe in set_.edges.items() if not safe} == {"ةك", "هك"}


def test_what_is_learnt_of_edges_in_one_go_is_what_is_learnt_of_each() -> None:
    edges = {"ة ك": 2, "ا ب": 2, "ه ك": 2, "ه ل": 2, "تُ وَ": 3, "ل ا": 2, "ة": 1, "a ب": 2}
    together, alone = context("Amiri", True, TextEngine()), context("Amiri", True, TextEngine())
    together.learn_edges(edges)
    for text, place in edges.items():
        alone.learn_edges({text: place})
    assert together.edges == alone.edges
    assert set(together.edges.values()) == {True, False}


@pytest.mark.parametrize("family", [family for pair in FAMILIES for family in pair])
@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ("12", " هفا", ""),
        ("43", "همآ", ") يو"),
        (" (", "بيان", "-2"),
        ("(", "عن", ""),
        ("", "ن", "5%"),
        ("ICOMOS", "هـ", ")"),
        ("هـ", " ", "1443"),
        ("9", "ـه", ""),
    ],
)
def test_what_stands_beyond_an_item_and_does_not_join_changes_no_glyph_of_a_word_kept_by_itself(
    before: str, word: str, after: str, family: str
) -> None:
    set_, text = context(family, True, TextEngine()), before + word + after
    start, end = len(before), len(before) + len(word)
    found = set_.word(text, start, end, start, end)
    assert word in set_.words
    infos, positions = set_._glyphs(word, before[-2:], after[:2], set_.script)
    assert [gid for unit in found.units for gid, _, _ in unit.parts] == [info.codepoint for info in infos]
    assert sum(unit.advance for unit in found.units) == sum(position.x_advance for position in positions)


@pytest.mark.parametrize("family", [family for pair in FAMILIES for family in pair])
@pytest.mark.parametrize("word", ["ـــ\u200d", "سلام\u2069", "…\u00ad", "\u200f", "يـ\u200c", "»\u061c"])
def test_a_word_before_whose_space_a_character_is_removed_is_the_same_among_others_and_by_itself(word: str, family: str) -> None:
    together, alone = context(family, True, TextEngine()), context(family, True, TextEngine())
    keys = ["من ", f"{word} ", "إلى "]
    together.shape_together(keys)
    for key in keys:
        among, own = together.words.get(key) or together.shape_alone(key), alone.shape_alone(key)
        assert [(unit.text, unit.parts, unit.advance) for unit in among.units] == [(unit.text, unit.parts, unit.advance) for unit in own.units]
        assert among.space is not None
        assert own.space is not None
        assert (among.space.text, among.space.advance) == (own.space.text, own.space.advance) == (" ", own.space.advance)
