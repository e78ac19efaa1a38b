"""Where a line may end: UAX #14, and each rule of our tailoring."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.locales import cldr
from docgen.locales.conventions import convention
from docgen.locales.months import HIJRI, HIJRI_SPELLED, SOLAR
from docgen.typography.paragraph.line_break_tailoring_cy import Break, breaks, opportunities

SIGNS = {"normal": "|", "mandatory": "¶", "soft-hyphen": "=", "label": "^", "emergency": "~"}


def shown(text: str, nobreak: list[tuple[int, int]] | None = None) -> str:
    """The text with a sign at each opportunity."""
    parts, at = [], 0
    for offset, kind in opportunities(text, nobreak or []):
        parts += [text[at:offset], SIGNS[kind]]
        at = offset
    return "".join([*parts, text[at:]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 1 dates
        ("يوم 18 أكتوبر 2021م في", "يوم |18 ~أكتوبر ~2021م |في"),
        ("(12 ربيع الأول 1443هـ)", "(12 ~ربيع ~الأول ~1443هـ)"),
        ("on 18 October 2021 in", "on |18 ~October ~2021 |in"),
        ("October 18, 2021 was", "October ~18, ~2021 |was"),
        ("12 Rabi al-Awwal 1443 AH)", "12 ~Rabi ~al-~Awwal ~1443 ~AH)"),
        # 2 number and unit
        ("قدرها 12,500,000 ريال، أي", "قدرها |12,500,000 ~ريال، |أي"),
        ("12 مليون ريال و", "12 ~مليون ~ريال |و"),
        ("قدرها 12,500,000 ريال قطري في", "قدرها |12,500,000 ~ريال ^قطري |في"),
        ("بلغت 4 مليارات دينارٍ بحرينيٍّ، أي", "بلغت |4 ~مليارات ~دينارٍ ^بحرينيٍّ، |أي"),
        ("بلغت 15 ريالًا قطريًا.", "بلغت |15 ~ريالًا ^قطريًا."),
        ("زار 12 سعودي المتحف", "زار |12 |سعودي |المتحف"),
        ("بنسبة 62 في المئة من", "بنسبة |62 ~في ~المئة |من"),
        ("بنسبة 62 % من", "بنسبة |62 ~% |من"),
        ("4.5 km of", "4.5 ~km |of"),
        ("الساعة 10:30 صباحًا في", "الساعة ^10:30 ~صباحًا |في"),
        ("at 10:30 a.m. in", "at |10:30 ~a.m. |in"),
        ("attended by 14, members", "attended |by |14, |members"),
        ("14 members", "14 |members"),
        # 3 label and number
        ("Page 3 of", "Page ^3 |of"),
        ("القرار رقم 3 والمادة 5 للمادة 6", "القرار |رقم ^3 |والمادة ^5 |للمادة ^6"),
        ("في القسم 2 والملحق 1، وبالبند ٣", "في |القسم ^2 |والملحق ^1، |وبالبند ^٣"),
        ("see Annex 1, Section 4 and no. 7, § 3", "see |Annex ^1, |Section ^4 |and |no. ~7, |§ ~3"),
        ("of QAR 12,500,000, an", "of |QAR ~12,500,000, |an"),
        # 4 ranges
        ("the 2022–2025 plan", "the |2022–~2025 |plan"),
        ("12–14 أكتوبر", "12–~14 ~أكتوبر"),
        # 5 spaced dashes
        ("one – two — three - four", "one ~– |two ~— |three ~- |four"),
        ("هاتف · بريد · موقع", "هاتف ~· |بريد ~· |موقع"),
        ("وَٱلتَّقْوَىٰ ۖ وَلَا تَعَاوَنُوا۟", "وَٱلتَّقْوَىٰ ~ۖ |وَلَا |تَعَاوَنُوا۟"),
        ("رَيْبَ ۛ فِيهِ ۛ هُدًى", "رَيْبَ ~ۛ |فِيهِ ~ۛ |هُدًى"),
        ("ٱلْعَٰلَمِينَ ۝٢ ٱلرَّحْمَٰنِ", "ٱلْعَٰلَمِينَ ~۝٢ |ٱلرَّحْمَٰنِ"),
        ("يَسْجُدُونَ ۩ وَقَالَ", "يَسْجُدُونَ ~۩ |وَقَالَ"),
        # 6 short parts before a hyphen
        ("by e-mail, well-known, al-Awwal, vitamin-C", "by |e-~mail, |well-|known, |al-~Awwal, |vitamin-~C"),
        # 7 codes
        ("ref EMB/PS/2021/031 and/or", "ref |EMB/~PS/~2021/031 |and/|or"),
        # 8 titles
        ("by Dr. Chair. The", "by |Dr. ~Chair. |The"),
    ],
)
def test_no_line_ends_where_it_would_part_what_is_read_together(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_a_date_stays_whole_whatever_its_month_is_called() -> None:
    names = [name for calendar in (HIJRI, SOLAR) for months in calendar.values() for name in months] + list(HIJRI_SPELLED)
    for territory in ("001", "EG", "IQ", "LB", "SA", "DZ", "TN", "MA", "MR"):
        names += cldr.names(convention("ar", territory)).months
    names += [name for english in cldr.names(convention("en", "001")).months for name in (english, english[:3])] + ["Sept"]
    parted = sorted({name for name in names if "|" in shown(f"12 {name} 1443")})
    assert not parted


def test_no_line_ends_inside_an_island_that_fits() -> None:
    text = "call +974 4400 1234 today"
    assert shown(text, [(5, 19)]) == "call |+974 ~4400 ~1234 |today"


def test_a_web_address_may_be_parted_only_in_an_emergency_and_at_punctuation() -> None:
    text = "see https://www.heritage.example/a/long-path_name?id=10&x=20. The"
    assert shown(text) == "see |https://~www~.heritage~.example/~a/~long~-path~_name~?id=~10&~x=20. |The"


def test_an_address_is_not_parted_within_three_characters_of_its_ends() -> None:
    text = "at info@heritage.example, or"
    assert shown(text) == "at |info~@heritage~.example, |or"
    assert shown("a@b.org") == "a@b~.org"


def test_a_full_stop_after_an_address_is_no_part_of_it() -> None:
    assert shown("(https://heritage.example/law).") == "(https://~heritage~.example/~law)."


def test_a_soft_hyphen_is_an_opportunity_of_its_own_kind() -> None:
    assert opportunities("docu\u00adment") == [Break(5, "soft-hyphen")]


def test_zero_width_space_allows_a_break_and_word_joiner_and_no_break_space_forbid_it() -> None:
    assert shown("ab\u200bcd") == "ab\u200b|cd"
    assert shown("ab \u2060cd") == "ab \u2060cd"
    assert shown("ab\u00a0cd") == "ab\u00a0cd"


def test_a_line_separator_and_a_newline_end_a_line() -> None:
    assert shown("ab\u2028cd\r\nef") == "ab\u2028¶cd\r\n¶ef"
    assert breaks("ab\ncd") == [(3, True)]


def test_the_end_of_the_text_is_not_listed() -> None:
    assert breaks("") == breaks("a") == breaks("a ") == breaks("a\n") == []


def test_vowel_signs_and_joiners_change_no_opportunity() -> None:
    assert shown("حِفْظُ التُّراثِ") == "حِفْظُ |التُّراثِ"
    assert shown("می\u200cشود که") == "می\u200cشود |که"


def test_arabic_punctuation_stays_with_the_word_before_it() -> None:
    assert shown("المجلس ، بحضور «الوفد» ؛ ثم") == "المجلس ، |بحضور |«الوفد» ؛ |ثم"


@given(st.one_of(st.text(max_size=80), st.text(st.sampled_from("aب 1٢.,-–/@:?=()[]\u00ad\u200b\u064b\u200d\n"), max_size=60)))
@example("https://" * 5)
@example("1 ")
@example("@")
def test_opportunities_of_any_text_ascend_and_hold_every_one_of_uax_14_but_in_addresses(text: str) -> None:
    found = opportunities(text)
    offsets = [offset for offset, _ in found]
    assert offsets == sorted(set(offsets))
    assert all(0 < offset < len(text) for offset in offsets)
    kinds = dict(found)
    address = "@" in text or "://" in text or "www." in text
    for offset, must in breaks(text):
        assert (kinds.get(offset) == "mandatory") == must
        assert offset in kinds or address
    assert all(kinds[offset] == "emergency" for offset in set(offsets) - {offset for offset, _ in breaks(text)})


@given(st.text(st.sampled_from("aب1 -/"), max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_no_normal_opportunity_lies_inside_an_island(text: str, one: int, other: int) -> None:
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    inside = [kind for offset, kind in opportunities(text, [(low, high)]) if low < offset < high]
    assert all(kind == "emergency" for kind in inside)
