"""Levels and visual order of what press statements hold; the fast road and the complete one agree on any text at all."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from peers import beside
from proofs import need

from docgen.typography.unicode.bidi import level_runs, paragraph_level, reorder, resolve_levels
from docgen.typography.unicode.bidi_explicit import REMOVED, explicit_levels, reset_spans
from docgen.typography.unicode.ucd import classes

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
MIXED = "aZ אب1٢+-%,. \t\u00a0!()[]〈〉«»\u0300\u064b\u00ad\u200c\u200d"
CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2029"
anything = st.one_of(st.text(max_size=60), st.text(st.sampled_from(MIXED), max_size=40), st.text(st.sampled_from(MIXED + CONTROLS), max_size=40))


def visual(text: str, base: int = 1, isolates: list[tuple[int, int]] | None = None) -> str:
    """The text as it stands from left to right, brackets not mirrored."""
    runs = level_runs(text, base, isolates or [])
    shown = ""
    for index in reorder([level for _, _, level in runs]):
        start, end, level = runs[index]
        shown += text[start:end][::-1] if level % 2 else text[start:end]
    return shown


def test_a_phone_number_in_arabic_keeps_its_groups_in_order_only_as_an_island() -> None:
    text = "هاتف +974 4400 1234 اليوم"
    start = text.index("+")
    assert "+974 4400 1234" in visual(text, isolates=[(start, start + 14)])
    assert "1234 4400 974+" in visual(text)


def test_a_range_of_years_in_arabic_reads_from_right_to_left() -> None:
    # As UAX #9 has it: the dash is neutral between two numbers, so the first year stands at the right
    assert "2025–2022" in visual("للفترة 2022–2025 بميزانية")


def test_a_number_with_separators_and_percent_stays_one_number() -> None:
    assert "12,500,000" in visual("قدرها 12,500,000 ريال")
    assert "%4.5" in visual("بزيادة 4.5% عن")  # after Arabic letters the digits are AN (W2), and a percent sign is no part of them
    assert "٪٦٢" in visual("بلغت ٦٢٪ حتى")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("أ(b)ج", "11211"),  # the context before is right-to-left: both brackets are (N0 c)
        ("أ(b ج)د", "1121111"),  # a right-to-left letter inside: so are the brackets (N0 b)
        ("b(c)د", "22221"),  # left-to-right before and inside (N0 c): the closing bracket too, unlike any other neutral there
        ("b c)د", "22211"),  # a lone bracket is a neutral like others
        ("b(د]e", "21112"),  # brackets that do not match are no pair
    ],
)
def test_paired_brackets_go_with_their_contents_and_context(text: str, levels: str) -> None:
    assert "".join(map(str, resolve_levels(text, "rtl"))) == levels


def test_canonically_equal_brackets_are_a_pair() -> None:
    assert resolve_levels("b\u2329c\u3009د", "rtl") == resolve_levels("b\u3008c\u3009د", "rtl") == [2, 2, 2, 2, 1]


def test_marks_on_a_bracket_go_with_it() -> None:
    assert resolve_levels("b(c)\u0300د", "rtl") == [2, 2, 2, 2, 2, 1]


def test_each_paragraph_finds_its_own_direction() -> None:
    assert resolve_levels("ab\nאב\r\n12", "auto") == [0, 0, 0, 1, 1, 1, 1, 0, 0]


def test_the_first_strong_character_outside_isolates_decides() -> None:
    assert paragraph_level(f"{LRI}abc{PDI} عربي") == 1
    assert paragraph_level("abc عربي", [(0, 3)]) == 1
    assert paragraph_level("12 (!) abc عربي") == 0
    assert paragraph_level("12") == paragraph_level("") == 0


def test_left_to_right_text_is_one_run_islands_and_all() -> None:
    assert level_runs("Call +974 4400 1234 – “today”", 0, [(5, 19)]) == [(0, 29, 0)]


def test_a_removed_character_takes_a_neighbours_level() -> None:
    assert resolve_levels("ab\u200cأب\u200cج", "ltr") == [0, 0, 0, 1, 1, 1, 1]
    assert resolve_levels("\u202bab\u202c", "ltr") == [2, 2, 2, 2]


def test_an_island_that_touches_a_word_stays_apart_from_it() -> None:
    # LRI would stand between the two at level 1; the empty run says so
    assert level_runs("abc+1 د", 1, [(3, 5)]) == [(0, 3, 2), (3, 3, 1), (3, 5, 2), (5, 7, 1)]
    assert visual("abc+1 د", 1, [(3, 5)]) == visual(f"abc{LRI}+1{PDI} د").replace(LRI, "").replace(PDI, "")


def test_white_space_at_the_end_takes_the_paragraphs_level() -> None:
    assert resolve_levels("עב  ", "ltr") == [1, 1, 0, 0]
    assert level_runs("ab  ", 1) == [(0, 2, 2), (2, 4, 1)]
    assert resolve_levels("أ \tb", "ltr") == [1, 0, 0, 0]


def test_order_of_levels_follows_rule_l2() -> None:
    assert reorder([]) == []
    assert reorder([0, 0, 0]) == [0, 1, 2]
    assert reorder([1, 1, 2, 2, 1]) == [4, 2, 3, 1, 0]
    assert reorder([0, 1, 2, 3, 1, 0]) == [0, 4, 2, 3, 1, 5]


@given(anything, st.sampled_from(["ltr", "rtl", "auto"]))
def test_every_code_point_of_any_text_has_a_level(text: str, base: str) -> None:
    levels = resolve_levels(text, base)  # type: ignore[arg-type]
    assert len(levels) == len(text)
    assert all(0 <= level <= 126 for level in levels)


@given(anything, st.sampled_from([0, 1]))
def test_runs_cover_any_text_once(text: str, base: int) -> None:
    at = 0
    for start, end, _ in level_runs(text, base):
        assert start == at < end
        at = end
    assert at == len(text)


@given(st.lists(st.integers(0, 6), max_size=30))
def test_order_is_a_permutation(levels: list[int]) -> None:
    assert sorted(reorder(levels)) == list(range(len(levels)))


def complete_levels(text: str, base: int) -> list[int]:
    """Levels by the complete road, whatever the text."""
    kinds = classes("bidi").encode(text)
    levels = explicit_levels(kinds, text, base)
    for start, end in reset_spans(kinds):
        levels[start:end] = [base] * (end - start)
    return levels


@settings(max_examples=500)
@given(
    st.one_of(st.text(st.sampled_from(MIXED), max_size=40), st.text(st.characters(exclude_categories=["Cs"]), max_size=30)), st.sampled_from([0, 1])
)
def test_the_fast_road_gives_the_levels_of_the_complete_one(text: str, base: int) -> None:
    kinds = classes("bidi").encode(text)
    fast = [level for start, end, level in level_runs(text, base) for _ in range(start, end)]
    complete = complete_levels(text, base)
    # A character that X9 removes has no level of its own: either neighbour's will do
    assert [level for level, kind in zip(fast, kinds, strict=True) if kind not in REMOVED] == [
        level for level, kind in zip(complete, kinds, strict=True) if kind not in REMOVED
    ]


@st.composite
def text_with_islands(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text(st.sampled_from(MIXED.replace("\t", "")), max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return text, list(zip(cuts[::2], cuts[1::2], strict=False))


@settings(max_examples=500)
@given(text_with_islands(), st.sampled_from([0, 1]))
@example(("abc+1 د", [(3, 5)]), 1)
def test_islands_stand_as_if_wrapped_in_lri_and_pdi(case: tuple[str, list[tuple[int, int]]], base: int) -> None:
    text, isolates = case
    wrapped, at = "", 0
    home: list[int | None] = []
    for start, end in [*isolates, (len(text), len(text))]:
        wrapped += text[at:start]
        home += range(at, start)
        if start < end:
            wrapped += LRI + text[start:end] + PDI
            home += [None, *range(start, end), None]
        at = end
    levels = complete_levels(wrapped, base)
    wanted = [home[index] for index in reorder(levels) if home[index] is not None]
    runs = level_runs(text, base, isolates)
    found: list[int] = []
    for index in reorder([level for _, _, level in runs]):
        start, end, level = runs[index]
        found += reversed(range(start, end)) if level % 2 else range(start, end)
    kinds = classes("bidi").encode(text)
    kept = [index for index, kind in enumerate(kinds) if kind not in REMOVED]
    assert [index for index in found if index in kept] == [index for index in wanted if index in kept]


@pytest.mark.parametrize("base", ["ltr", "rtl"])
def test_fribidi_gives_the_same_levels(base: str) -> None:
    need("fribidi")
    texts = [
        "عقدت اللجنة اجتماعها يوم 18 أكتوبر 2021م (12 ربيع الأول 1443هـ) بحضور 14 عضوًا",
        "The Committee (اللجنة الوطنية) met on 12 ربيع الأول 1443 – “قاعة المجلس”, floor 2",
        "زيادة 4.5% و٦٢٪ ومبلغ 12,500,000 ريال (QAR) عن ١٢٫٥ مليون",
        "مشروع (Digital Archive 2.0) في https://heritage.example/ar أو info@heritage.example",
        "قال: «إنَّ حِفْظَ التُّراثِ مَسْؤُولِيَّةٌ» [a (ب) c] {x} 2022–2025",
        f"هاتف {LRI}+974 4400 1234{PDI} و{RLI}abc 1 أ{PDI} \u202babc\u202c \u202dأب\u202c",
        "a-1 ب-2 3+4 ٣+٤ $5 ب 6$ 7/8 ب 9:10",
    ]
    run = subprocess.run(
        ["fribidi", "--levels", "--novisual", "--nobreak", f"--{base}"], input="\n".join(texts) + "\n", capture_output=True, text=True, check=True
    )
    answers = [[int(level) for level in line.split()] for line in run.stdout.splitlines() if line.strip()]
    assert len(answers) == len(texts)
    for text, answer in zip(texts, answers, strict=True):
        kept = [index for index, kind in enumerate(classes("bidi").encode(text)) if kind not in REMOVED]
        found = resolve_levels(text, base)  # type: ignore[arg-type]
        with beside("fribidi"):
            assert [found[index] for index in kept] == [answer[index] for index in kept], text
