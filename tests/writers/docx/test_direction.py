"""Where text turns: the stretches that Word runs are made of, and the marks that bring other readers to the same order."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.document.inline import Inline
from docgen.typography.unicode.bidi import level_runs, reorder
from docgen.writers.docx.body.direction import LRM, RLM, stretches
from docgen.writers.docx.body.runs import pieces


def cut(text: str, rtl: bool = True, islands=()) -> list[tuple[str, bool]]:
    return [(text[stretch.start : stretch.end], stretch.rtl) for stretch in stretches(text, rtl, islands)]


def test_arabic_with_numbers_and_brackets_is_one_stretch():
    text = "عقدت (١٢ ربيع الأول) 14 عضوًا بزيادة 4.5%."
    assert cut(text) == [(text, True)]


def test_a_latin_phrase_is_a_stretch_and_its_brackets_stay_with_arabic():
    assert cut("مع (International Council – ICOMOS)، وناقشت") == [
        ("مع (", True),
        ("International Council – ICOMOS", False),
        (")، وناقشت", True),
    ]


def test_a_number_after_a_latin_word_belongs_to_it():
    assert cut("الإصدار Digital Archive 2.0 من") == [("الإصدار ", True), ("Digital Archive 2.0", False), (" من", True)]


def test_english_with_an_arabic_word():
    assert cut("of the Archive (الأرشيف الرقمي).", False) == [("of the Archive (", False), ("الأرشيف الرقمي", True), (").", False)]


def test_a_full_stop_at_the_end_stays_on_its_paragraph_s_side():
    assert cut("من منصة Digital Archive.") == [("من منصة ", True), ("Digital Archive", False), (".", True)]


def test_a_closing_mark_at_the_end_stays_on_its_paragraph_s_side():
    assert cut("قال: «نعم إلى Digital Archive»")[-1] == ("»", True)
    assert cut("أهلًا (B2B)")[-1] == (")", True)
    assert cut("He said “كتاب”", False)[-1] == ("”", False)
    assert cut("the (كتاب).", False)[-1] == (").", False)


def test_brackets_at_the_start_in_the_middle_and_at_the_end():
    assert cut("(ABC) مثال") == [("(", True), ("ABC", False), (") مثال", True)]
    assert cut("(مثال) مثال") == [("(مثال) مثال", True)]
    assert cut("(مثال) example", False) == [("(", False), ("مثال", True), (") example", False)]


def test_numbers_of_agenda_decisions_ranges_and_versions():
    assert cut("البند 1.2 والقرار 3/2026 للفترة 2026–2028") == [("البند 1.2 والقرار 3/2026 للفترة 2026–2028", True)]
    assert cut("في 1999-09-02|نص") == [("في 1999-09-02|نص", True)]


def test_an_island_is_left_to_right_though_it_holds_no_letter():
    text = "الهاتف +974 4400 1234، والبريد"
    assert cut(text, True, [(7, 21)]) == [("الهاتف ", True), ("+974 4400 1234", False), ("، والبريد", True)]


def test_a_figure_that_is_an_island_stays_in_a_run_of_its_side():
    text = "نسب 5%، 3% و−2 هنا"
    found = stretches(text, True, [(4, 6), (8, 10), (12, 14)])
    assert all(stretch.rtl for stretch in found)
    assert [(text[one.start : one.end], one.before, one.after) for one in found[1:6:2]] == [("5%", RLM, ""), ("3%", RLM, ""), ("−2", LRM, "")]


def test_an_island_that_begins_with_a_sign_shows_it_by_a_mark():
    text = "هاتف +974 4400 1234 هنا"
    (_, island, _) = stretches(text, True, [(5, 19)])
    assert (island.before, island.after) == (LRM, "")


@pytest.mark.parametrize("code", ["JS/2026/٠٠٩", "٠٠٩/JS", f"JS-٠٠٩{LRM}({LRM}٢)", "A/٧٨/L.٤٢", "2026/٠٠٩"])
def test_a_code_with_arabic_indic_figures_is_overridden_for_its_signs_would_turn_them(code):
    (_, island, _) = stretches(f"الرمز {code} هنا", True, [(6, 6 + len(code))])
    assert (island.rtl, island.before, island.after) == (False, "\u202d", "\u202c")


def test_arabic_indic_figures_that_touch_letters_alone_need_no_override():
    (_, island, _) = stretches("الرمز JS٠٠٩ هنا", True, [(6, 11)])
    assert "\u202d" not in island.before


def test_an_island_of_letters_needs_no_mark():
    (_, island, _) = stretches("بريد press@embassy.example هنا", True, [(5, 26)])
    assert (island.before, island.after) == ("", "")


def test_what_stands_between_two_islands_is_parted_from_both():
    text = "+974 4400 1234 · press@embassy.example"
    (_, between, _) = stretches(text, True, [(0, 14), (17, 38)])
    assert (text[between.start : between.end], between.rtl, between.before) == (" · ", True, RLM)


def test_a_number_behind_an_island_is_parted_from_it():
    text = "a@b.example 2021 عام"
    (_, after) = stretches(text, True, [(0, 11)])
    assert after.before == RLM


def test_style_never_changes_the_order():
    """Bold over half a phrase cuts runs, not directions."""
    runs = (Inline("قال (Digital "), Inline("Archive", strong=True), Inline(" 2.0) اليوم"))
    assert [(piece.text, piece.rtl) for piece in pieces(runs, "ar")] == [
        ("قال (", True),
        ("Digital ", False),
        ("Archive", False),
        (" 2.0", False),
        (") اليوم", True),
    ]


def visual(text: str, islands=()) -> str:
    """The text from left to right as UAX #9 orders it in a right-to-left paragraph."""
    runs = level_runs(text, 1, islands)
    out = []
    for index in reorder([level for _, _, level in runs]):
        start, end, level = runs[index]
        out.append(text[start:end][::-1] if level % 2 else text[start:end])
    return "".join(out)


_WORD = st.sampled_from(["كتاب", "لجنة", " ", "، ", ". ", "(", ")", "ABC", "x@y.example", "12", "٣", "–", ":", "/"])
_ISLAND = st.sampled_from(["+974 4400 1234", "x@y.example", "2.0", "(B2B)", "-5", "A/1/2"])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.booleans(), _WORD, _ISLAND), min_size=1, max_size=8))
@example([(False, "لجنة", "2.0"), (True, " ", "+974 4400 1234"), (False, " ", ""), (True, "", "x@y.example"), (False, " ", ""), (False, "12", "")])
def test_a_reader_of_the_characters_alone_comes_to_the_same_order(parts):
    """The marks stand for the isolates that Word's runs are: without them, a reader that knows nothing of `w:rtl` would turn telephone numbers."""
    runs = []
    for is_island, word, island in parts:
        runs.append(Inline(island if is_island else word, isolate=is_island))
    text = "".join(run.text for run in runs)
    islands, at = [], 0
    for run in runs:
        if run.isolate and run.text:
            islands.append((at, at + len(run.text)))
        at += len(run.text)
    written = "".join(piece.text for piece in pieces(tuple(runs), "ar"))
    assert written.replace(LRM, "").replace(RLM, "") == text
    shown = visual(written).replace(LRM, "").replace(RLM, "")
    assert shown == visual(text, islands)
