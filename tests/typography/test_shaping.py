"""Words shaped in their context: letters join over a change of style, a unit is one character, caches have bounds."""

from __future__ import annotations

from itertools import product

import pytest
from texts import ARABIC_RUNS, FAMILIES, LATIN_RUNS
from typeset import lines, paragraph, span, style

from docgen.typography.fonts.families import library
from docgen.typography.paragraph.lines import Line
from docgen.typography.shaping.shaper import ShapedWord, ShapingContext, TextEngine, setting


def arabic(family: str = "Amiri") -> ShapingContext:
    return setting(library().family(family).face(), 12, True, "Arab", "ar", style())


def gids(shaped: ShapedWord) -> list[int]:
    return [gid for unit in shaped.units for gid, _, _ in unit.parts]


def logical(line: Line) -> list[int]:
    """The line's glyphs from its first word to its last, each word's from right to left."""
    return [gid for word in sorted(line.words, key=lambda word: word.start) for gid in reversed(gids(word.shaped))]


@pytest.mark.parametrize("cut", range(1, 9))
def test_a_word_in_two_spans_has_the_forms_of_the_word_in_one(cut: int) -> None:
    text = "المستشفيات"
    family = FAMILIES[1]  # Amiri gives neighbours forms of their own, but only to neighbours in one run
    [whole] = lines(span(text, look=style(family)))
    [parted] = lines(span(text[:cut], look=style(family)), span(text[cut:], look=style(family, ratio=0.9)))
    assert len(parted.words) == 2
    assert logical(parted) == logical(whole)


def test_a_bold_part_of_a_word_joins_what_is_not_bold() -> None:
    [line] = lines(span("ال"), span("سل", look=style(bold=True)), span("ام"))
    bold = next(word for word in line.words if word.shaped.text == "سل")
    face = bold.shaped.setting.face
    assert face.bold
    alone = gids(bold.shaped.setting.alone("سل"))
    assert gids(bold.shaped) != alone


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
@pytest.mark.parametrize("text", [*ARABIC_RUNS, *LATIN_RUNS])
def test_every_unit_tells_one_character_and_a_word_all_of_its_own(text: str, family: tuple[str, str]) -> None:
    base = "rtl" if text in ARABIC_RUNS else "ltr"
    for word in paragraph(span(text, look=style(family)), base=base).words:
        assert all(len(unit.text) == 1 for unit in word.shaped.units)
        told = [unit.text for unit in word.shaped.units]
        assert "".join(reversed(told) if word.shaped.setting.rtl else told) == word.shaped.text
        assert word.shaped.width == pytest.approx(sum(unit.advance for unit in word.shaped.units) * word.shaped.setting.scale)


def test_a_ligature_is_drawn_by_its_leftmost_unit_and_its_width_is_shared() -> None:
    shaped = arabic("IBM Plex Sans Arabic").alone("لا")
    left, right = shaped.units
    assert (left.text, right.text) == ("ا", "ل")
    assert left.parts
    assert not right.parts
    assert 0 < left.advance <= right.advance + 1 <= left.advance + 2
    [glyph] = shaped.glyphs(7)
    assert (glyph.cluster, glyph.advance) == (7, left.advance + right.advance)


def test_glyphs_advance_as_far_as_the_word_is_wide() -> None:
    for text in ("الله", "لِلّٰهِ", "السَّلامُ", "الأوطان", "كتا\u200eب"):
        for family, _ in FAMILIES:
            shaped = arabic(family).alone(text)
            assert sum(glyph.advance for glyph in shaped.glyphs(0)) * shaped.setting.scale == pytest.approx(shaped.width)
            assert {glyph.cluster for glyph in shaped.glyphs(0)} <= set(range(len(text)))


def test_what_is_not_shown_takes_no_unit_and_shifts_no_offset() -> None:
    shaped = arabic().alone("كتا\u200eب")
    assert [(offset, unit.text) for offset, unit in shaped.placed()] == [(0, "ك"), (1, "ت"), (2, "ا"), (4, "ب")]


def test_a_joiner_changes_the_form_and_is_told() -> None:
    set_ = arabic()
    assert gids(set_.alone("ه\u200d")) != gids(set_.alone("ه"))
    assert "".join(unit.text for _, unit in set_.alone("ه\u200d").placed()) == "ه\u200d"
    assert gids(set_.alone("می\u200cخواهم")) != gids(set_.alone("میخواهم"))


def test_a_lone_joiner_is_told_and_not_drawn() -> None:
    shaped = arabic().alone("\u200c")
    assert [(unit.text, unit.parts, unit.advance) for unit in shaped.units] == [("\u200c", (), 0)]


def test_a_mark_that_would_melt_into_the_space_before_it_stays_a_word_of_its_own() -> None:
    [line] = lines(span("\u064b \u064b", lang="ar"), base="ltr")
    assert [unit.text for word in line.words for unit in word.shaped.units] == ["\u064b", "\u064b"]
    assert [word.spaced for word in line.words] == [True, False]


@pytest.mark.parametrize("text", ["a  b", "  a", "a   ", "ا  ب", " ا", "a \u2028 b"])
def test_spaces_are_as_many_as_were_written(text: str) -> None:
    shown = sum(word.spaced + word.shaped.text.count(" ") for word in paragraph(span(text)).words)
    assert shown == text.count(" ")


def remembered(engine: TextEngine) -> int:
    """How many things an engine remembers."""
    return sum(len(kept) for context in engine._alive for kept in (context.words, context.edges, context._joints, context._lengthened))


def test_what_is_remembered_is_bounded_by_its_bytes() -> None:
    engine = TextEngine(most=30_000)
    context = engine.context(library().family("Amiri").face(), 12, True, "Arab", "ar", style())
    for number in range(500):
        text = f"كلمة {number} في السطر"
        context.word(text, 5, 5 + len(str(number)), 0, len(text))
        context.alone(f"ب{number}")
        context.joints(f"بب{number}")
        context.elongated(context.alone("بب"), ((1, number % 3 + 1),))
        assert 0 < engine.used <= engine.most
        assert remembered(engine) <= engine.most / 400
    engine.clear()
    assert (engine.used, remembered(engine)) == (0, 0)


def test_a_context_that_only_a_style_knows_is_bounded_and_cleared_as_well() -> None:
    engine = TextEngine(contexts=2)
    face = library().family("Amiri").face()
    held = engine.context(face, 12, True, "Arab", "ar", style())
    for size in range(20, 30):
        assert len(engine._contexts) <= 2
        engine.context(face, size, True, "Arab", "ar", style())
    held.alone("كلمة")
    engine.clear()
    assert not held.words


def test_clusters_outlast_words_and_not_the_documents_that_heap_marks() -> None:
    """A document that is being made must not meet one cluster as two: they go between documents only."""
    engine = TextEngine(most=2_000, clusters=60)
    face = library().family("Amiri").face()
    context, other = (engine.context(face, size, True, "Arab", "ar", style()) for size in (12, 13))
    before = context.alone("كلمة")
    for marks in product("\u064b\u064c\u064e\u0651\u0652", repeat=3):
        context.alone("ب" + "".join(marks))
    assert "كلمة" not in context.words
    assert context.alone("كلمة").units == before.units == other.alone("كلمة").units
    assert len(context.clusters) > 60
    engine.begin()
    assert not context.clusters
    assert context.alone("كلمة").units == other.alone("كلمة").units
    assert gids(context.alone("كلمة")) == gids(before)


def test_a_full_stop_between_european_figures_is_latin_s_where_arabic_s_could_be_taken_for_a_zero() -> None:
    face = library().family("Amiri").face()
    assert face.latin_figures
    assert not library().family("IBM Plex Sans Arabic").face().latin_figures  # its Arabic has figures of its own
    [latin] = [gids(word.shaped) for word in paragraph(span("1.2", lang="en"), base="ltr").words]
    among_arabic = {word.shaped.text: gids(word.shaped) for word in paragraph(span("البند 1.2 انتهى. 7")).words}
    assert among_arabic["1.2"] == latin
    assert latin[1] not in among_arabic["انتهى."]


def test_a_date_with_arabic_indic_figures_keeps_its_own_marks() -> None:
    [word] = paragraph(span("١٨.١٠.٢٠٢١")).words
    assert gids(word.shaped).count(gids(arabic().alone("."))[0]) == 2
