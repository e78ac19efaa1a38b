"""`--fix` changes nothing that is seen but the spot that it mends; what it cannot mend so is told and stays."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.checks import check, fixed_wholly
from docgen.errors import Diagnostic
from docgen.source import Source, from_bytes

HEAD = "docgen: 1\nkind: press-statement\nlanguages: [{}]\nterritory: QA\ndate: 2026-10-19\nissuer: {{name: x}}\nheadline: x\nbody:\n"


def source_of(text: str, lang: str) -> Source:
    body = yaml.safe_dump([{lang: text}], allow_unicode=True, width=100_000)
    return from_bytes((HEAD.format(lang) + body).encode(), "input.yaml")


def findings(source: Source) -> tuple[Diagnostic, ...]:
    return check(source, build=False).problems


def mended(text: str, lang: str = "ar") -> tuple[str, list[Diagnostic]]:
    """The text after `--fix`, and what is still told of it."""
    source = source_of(text, lang)
    data = fixed_wholly(source, findings(source), findings).data
    after = from_bytes(data, "input.yaml")
    return yaml.safe_load(after.text)["body"][0][lang], list(findings(after))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "النسبة \u200e-5 هنا"),
        ("ar", "الرمز \u2066A - ب - C\u2069 هنا"),
        ("ar", "رمز \u202aABC (1)\u202c نهاية"),
        ("en", "Say \u2067نعم!\u2069 now"),
        ("en", "Say نعم!\u200f now"),
    ],
)
def test_a_direction_mark_that_orders_what_stands_beside_it_stays_and_is_told(lang: str, text: str) -> None:
    after, left = mended(text, lang)
    assert after == text
    assert {finding.code for finding in left} == {"DG302"}
    assert all(not finding.edits and "{ltr}" in (finding.hint or "") for finding in left)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("لغة C++\u200e ثم", "لغة C++ ثم"),
        ("تابعوا \u200e@press_office هنا", "تابعوا @press_office هنا"),
        ("\u202bنص عادي\u202c", "نص عادي"),
        ("\u2067نص\u2069 عادي", "نص عادي"),
        ("قال ,وأضاف", "قال، وأضاف"),
        ("قال ؛وأضاف", "قال؛ وأضاف"),
        ("أكبر من &gt;5 هنا; ثم", "أكبر من &gt;5 هنا؛ ثم"),
        ("كلمة ، **أخرى** ,وثالثة", "كلمة، **أخرى**، وثالثة"),
        ("بلغ {number}`5` , ثم", "بلغ {number}`5`، ثم"),
        ("ج  **ب**  د", "ج **ب** د"),
        ("محمـــد قطرـالدوحة", "محمد قطرـالدوحة"),
    ],
)
def test_a_mend_that_is_not_seen_elsewhere_is_made(before: str, after: str) -> None:
    assert mended(before)[0] == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("Growth of ٪50 now", "Growth of 50% now"), ("**٪12** and 7.5٪", "**12%** and 7.5%"), ("up ٪٥٠ now", "up 50% now")],
)
def test_an_arabic_percent_sign_before_its_figure_goes_behind_it_in_english(before: str, after: str) -> None:
    assert mended(before, "en") == (after, [])


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("ar", "ﻲﺑﺮﻋ", "DG301"),
        ("ar", "ﻣﻦﺃﺟﻞ ذلك", "DG301"),
        ("ar", "علی الطاولة", "DG305"),
        ("en", "in ٢٠٢١–٢٠٢٢ alone", "DG307"),
        ("en", "Is it؟ 50 people", "DG306"),
        ("ar", "قطرـالدوحة", "DG309"),
    ],
)
def test_what_would_be_seen_or_read_otherwise_is_told_without_a_mend(lang: str, text: str, code: str) -> None:
    after, left = mended(text, lang)
    assert after == text
    assert {finding.code for finding in left} == {code}
    assert all(not finding.edits for finding in left)


@pytest.mark.parametrize("text", ["﴿أُو۟لَـٰٓئِكَ هُمُ ٱلْمُفْلِحُونَ﴾", "بالأردية «کہا» و«کھا»، وبالكردية «گەڵ»، وبالبشتو «ۍ»", "1447هـ وبـ«نص»"])
def test_the_spelling_of_the_quran_and_of_other_languages_is_not_spoken_of(text: str) -> None:
    assert mended(text) == (text, [])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("text", ["{money}`١٢٥٠٠ QAR`", "{number}`۳٫۵`", "{date}`١٤٤٣-٠٣-١٢ AH`", "{percent}`٤٫٥`"])
def test_the_value_of_a_role_may_be_typed_in_any_digits(text: str, lang: str) -> None:
    assert mended(f"A {text} B" if lang == "en" else f"أ {text} ب", lang) == (f"A {text} B" if lang == "en" else f"أ {text} ب", [])


def test_digits_that_are_shown_as_typed_are_told() -> None:
    assert mended("Room {ltr}`٤٥` and {number}`٤٥`", "en")[0] == "Room {ltr}`45` and {number}`٤٥`"


def test_lines_that_end_in_cr_lf_are_mended_as_others() -> None:
    text = HEAD.format("ar") + "- ar: |\n    واحد ,اثنان\n    ثلاثة  أربعة\n\n    خمسة ، ستة\n"
    texts = []
    for newline in ("\n", "\r\n"):
        source = from_bytes(text.replace("\n", newline).encode(), "input.yaml")
        texts.append(fixed_wholly(source, findings(source), findings).data.decode().replace(newline, "\n"))
    assert texts[0] == texts[1]
    assert texts[0].endswith("- ar: |\n    واحد، اثنان\n    ثلاثة أربعة\n\n    خمسة، ستة\n")


@pytest.mark.parametrize("text", ["الجمهور مع \u200b#قطر2030 وحده", "الجمهور مع \u200f#5 وحده"])
def test_a_mend_that_would_make_a_comment_of_the_text_is_left(text: str) -> None:
    after, told = mended(text)
    assert after == text
    assert told


@pytest.mark.parametrize("text", ["رحلة رقم QR \u200b1234.", "وذاكرة 16\u200e GB.", "والرباط 05  37 12 34 56."])
def test_a_mend_that_would_set_figures_in_other_digits_or_order_is_left(text: str) -> None:
    assert mended(text)[0] == text


def test_an_empty_line_stays() -> None:
    assert mended("الفقرة الأولى ,هنا.\n\nالفقرة  الثانية.") == ("الفقرة الأولى، هنا.\n\nالفقرة الثانية.", [])


def test_lines_and_paragraphs_are_ordered_each_by_itself() -> None:
    assert mended("أولًا A\\\n\u200eB ,ثم\n\n\u200e-5 ثم")[0] == "أولًا A\\\nB، ثم\n\n\u200e-5 ثم"


def test_one_mark_that_must_stay_keeps_no_other_mend_back() -> None:
    assert mended("النسبة \u200e-5 , ثم  ﻣﺤﻤﺪ")[0] == "النسبة \u200e-5، ثم محمد"


def test_two_mends_of_one_spot_are_made_one_after_the_other() -> None:
    assert mended("نص ( ، ثم )")[0] == "نص (، ثم)"


PIECES = st.sampled_from(
    (
        *(
            "قطر",
            "وزارة",
            "محمـد",
            "ﻣﺤﻤﺪ",
            "فی",
            "Qatar",
            "C++",
            "@press",
            "50",
            "٢٠٢١",
            "۱۲",
            "٪5",
            "-5",
            " ",
            "  ",
            ",",
            "،",
            " ,",
            ";",
            "؟",
            "(",
            ")",
            "( ",
        ),
        *("«", "»", "\u200e", "\u200f", "\u202b", "\u202c", "\u2067", "\u2069", "\u200b", "**", "`", "&gt;", "\n", "ـ", "\u00a0", "{ltr}`A`"),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14).map("".join), st.sampled_from(["ar", "en"]))
def test_a_second_run_changes_nothing(text: str, lang: str) -> None:
    source = source_of(text, lang)
    first = fixed_wholly(source, findings(source), findings)
    again = from_bytes(first.data, "input.yaml")
    second = fixed_wholly(again, findings(again), findings)
    assert second.data == first.data
    assert second.mended == ()
