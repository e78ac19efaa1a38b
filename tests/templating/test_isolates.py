"""European figures and Latin words of Arabic text stand in the same order wherever they stand: whatever comes before them, in any list.

The order is read from the glyphs' places. Each expected line stands as the eye sees it, from left to right.
"""

from __future__ import annotations

import pytest
from drawn import drawn, seen, spans_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.document.inline import Inline, Runs, plain
from docgen.templating.inline import runs_of
from docgen.templating.isolation.figure_isolates import isolated
from docgen.templating.locale_context import Settings
from docgen.typography.unicode.bidi import reorder, resolve_levels
from docgen.writers.docx.body.runs import pieces

SETTINGS = (Settings(territory="QA", digits="latn"), Settings(territory="QA"), Settings(territory="MA"), Settings(shape_typed=False))
KEPT = (
    *("+974 4412 3456", "(04) 123 4567", "+974 4412 3456/7", "021 23 45 67/68", "00974 4400 1234", "920-000-123", "+974 4412 3456 ext. 12"),
    *("ISO 9001-2015", "Boeing 787-9", "A320", "C++", "km/h", "12 km²", "5 m³", "5G", "COVID-19", "USD 5-10", "IPv4 10.0.0.1/24", "AA-", "U.S."),
    *("press@e.example", "@name", "#tag", "arXiv:2101.00001v2", "2021-10-18T09:00+03:00", "17°C", "EMB/2026/12", "G7+1", "Hall 4-6", "x86-64"),
    *(
        "PO#4521",
        "F-16",
        "Gen 2×2",
        "33°58'12\"N",
        "UTC+3",
        "IPv6 fe80::1:2",
        "4111 1111 1111 1111",
        "W/m²",
        "12 N·m",
        "(+971-4) 123 4567",
        "01/987654-5",
        "Smith & Co. 12-15",
        "BBB+/A-2",
        "BBB-/A-3",
        "Wi-Fi 6",
    ),
)
"""Tokens that are drawn as they are typed, in any digits."""
SIGNED = ("5%", "12.5%", "0.75 %", "−3%", "+2.5%", "7", "1200", "12 500", "3/4", "10:30", "−5", "+3", "±2", "2×3", "10^6", "33°58'", "5+1", "½", "$5")
"""Figures that are drawn as they are typed in European digits."""
RANGES = ("5-7", "10:00-12:00", "2020-2021", "1.5-2.5", "5-7-9")
CONTEXTS = (
    *("{}", "قال {}", "{} هنا", "قال {} هنا", "({})", "قال ({}) هنا", "و{}، ثم", "«{}» ثم", "في 18/10/2021، {}", "بلغ 5%، {}", "ثم ABC، {} مرة"),
    *("النتيجة: {}.", "{}؟", "من {} إلى {}", "{} و{}", "{}، {}، {}", "نص ({}، {}) آخر", "USD 5، {}", "هاتف 4412 3456، {}", "{percent}`-3`، {}"),
)


def shown(runs: Runs) -> str:
    import typeset

    return seen("".join(typeset.visual(line) for line in typeset.lines(*spans_of(runs), base="rtl"))).strip()


def in_word(runs: Runs) -> str:
    """What a reader of the characters of a Word file comes to, who knows nothing of `w:rtl`."""
    text = "".join(piece.text for piece in pieces(runs, "ar"))
    return seen("".join(text[index] for index in reorder(resolve_levels(text, "rtl")))).translate({0x202C: None, 0x202D: None}).strip()


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("بلغت النسب 5%، 3%، 2% منها", "اهنم 2% ،3% ،5% بسنلا تغلب"),
        ("بلغت {percent}`5`، {percent}`3`، {percent}`2` منها", "اهنم 2% ،3% ،5% تغلب"),
        ("{number}`5`، {number}`-3`، {number}`2`، 4", "4 ،2 ،−3 ،5"),
        ("(5%، 3%)", ")3% ،5%("),
        ("النسبة:5% و3%", "3%و 5%:ةبسنلا"),
        ("USD 5، 6، 7", "7 ،6 ،USD 5"),
        ("A320، 787، C919", "C919 ،787 ،A320"),
        ("ABC، DEF؛ GHI", "GHI ؛DEF ،ABC"),
        ("The report, 5 pages, is out", "The report, 5 pages, is out"),
        ("18/10/2021، 5-7", "7-5 ،2021/10/18"),
        ("5-7 أعضاء وغاب 5-7 أعضاء", "ءاضعأ 7-5 باغو ءاضعأ 7-5"),
        ("10:00-12:00 ثم 10:00-12:00", "12:00-10:00 مث 12:00-10:00"),
        ("$5-10 و5-10%", "10%-5و 10-$5"),
        ("عدد {number}`5`-{number}`7` منها", "اهنم 7-5 ددع"),
        ("14/9/1447هـ-3/3/2026م", "م2026/3/3-ـه1447/9/14"),
        ("الفترة 1-15/3/2026 منها", "اهنم 2026/3/15-1 ةرتفلا"),
        ("الفترة 28/2-3/3/2026 منها", "اهنم 2026/3/3-2/28 ةرتفلا"),
        ("الفترة 1/3/2026-15/4/2026 منها", "اهنم 2026/4/15-2026/3/1 ةرتفلا"),
        ("موقع 33°58' شمالا", "الامش 33°58' عقوم"),
        ("عدد 10^6 منها", "اهنم 10^6 ددع"),
        ("نسبة .5% منها", "اهنم .5% ةبسن"),
        ("ربح +1.500.000 ريال", "لاير +1,500,000 حبر"),
        ("خسر و-1 200 000 دولار", "رالود −1 200 000و رسخ"),
        ("زيادة .75 نقطة، ثم", "مث ،ةطقن .75 ةدايز"),
        ("زاوية 45°30'15\" شرقا", "اقرش 45°30'15\" ةيواز"),
        ("10^-3 متر", "رتم 10^-3"),
        ("أ-1، ب-2", "2-ب ،1-أ"),
        ("UNHCR - 5 مكاتب، UNICEF – 6", "6 – UNICEF ،بتاكم 5 - UNHCR"),
        ("(UNHCR) 5، (UNICEF) 6", "6 )UNICEF( ،5 )UNHCR("),
        ("**ABC** DEF، 787، C919", "C919 ،787 ،ABC DEF"),
    ],
)
def test_figures_go_from_the_right_whatever_stands_before_them(source: str, line: str) -> None:
    assert drawn(source, digits="latn") == line


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("ISO 9001-2015 هنا", "انه ISO 9001-2015"),
        ("من USD 5-10 million", "USD 5-10 million نم"),
        ("USB 3.2 Gen 2×2 هنا", "انه USB 3.2 Gen 2×2"),
        ("رقم PO#4521 وG7+1", "G7+1و PO#4521 مقر"),
        ("شركة ABC - 5 موظفين", "نيفظوم ٥ - ABC ةكرش"),
        ("ABC، 5-7", "٧-٥ ،ABC"),
        ("الفترة 1-15/3/2026 منها", "اهنم ٢٠٢٦/٣/١٥-١ ةرتفلا"),
        ("القرار 5-3/3/2026 منها", "اهنم ٣/٣/٢٠٢٦-٥ رارقلا"),
        ("نسبة .5% منها", "اهنم ٪٫٥ ةبسن"),
        ("عدد 10^6 منها", "اهنم ٦^١٠ ددع"),
        ("موقع 33°58' شمالا", "الامش '٥٨°٣٣ عقوم"),
        ("ربح +1.500.000 ريال", "لاير ١٬٥٠٠٬٠٠٠+ حبر"),
        ("ربح -1.500.000 ريال", "لاير ١٬٥٠٠٬٠٠٠− حبر"),
        ("زيادة .75 نقطة", "ةطقن ٫٧٥ ةدايز"),
        ("خسر و-1 200 000 دولار", "رالود ١ ٢٠٠ ٠٠٠−و رسخ"),
        ("USB-C 3.2 ×2", "USB-C 3.2 ×2"),
    ],
)
def test_only_figures_that_belong_to_no_latin_word_follow_the_digits(source: str, line: str) -> None:
    assert drawn(source, digits="arab") == line


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("setting", SETTINGS, ids=["latn", "arab", "Morocco", "as typed"])
def test_a_token_is_drawn_as_it_is_typed_in_every_place(context: str, setting: Settings) -> None:
    voice = setting.voice("ar")
    for token in (*KEPT, *(SIGNED if setting.digits == "latn" else ())):
        runs = runs_of(context.replace("{}", token), voice)
        line = shown(runs)
        assert line.count(token) >= context.count("{}"), (token, line)
        assert in_word(runs) == line


@pytest.mark.parametrize("setting", SETTINGS, ids=["latn", "arab", "Morocco", "as typed"])
def test_a_range_goes_from_the_right_in_every_place(setting: Settings) -> None:
    voice = setting.voice("ar")
    for typed in RANGES:
        inside = shown(runs_of(f"قال {typed} هنا", voice)).split()[1]
        for context in CONTEXTS:
            runs = runs_of(context.replace("{}", typed), voice)
            line = shown(runs)
            assert line.count(inside) >= context.count("{}"), line
            assert in_word(runs) == line


_BEFORE = st.sampled_from(("", "قال ", "5%، ", "18/10/2021، ", "(", "ABC، ", "{number}`-3`، ", "5-7، ", "press@e.example؛ ", "B2B؟ "))
# Two coordinates are one pair, and no list.
_ITEM = st.sampled_from(
    (*(token for token in KEPT if "°58" not in token), *SIGNED, *RANGES, "وزارة", "ABC", "18/10/2021م", "{percent}`4.5`", "{money}`5 QAR`", "**7%**")
)


@settings(max_examples=500, deadline=None)
@given(before=_BEFORE, items=st.lists(_ITEM, min_size=2, max_size=4), setting=st.sampled_from(SETTINGS))
@example(before="ABC، ", items=["COVID-19", "IPv4 10.0.0.1/24", "Hall 4-6"], setting=SETTINGS[0])
def test_a_list_is_drawn_from_the_right_item_by_item(before: str, items: list[str], setting: Settings) -> None:
    voice = setting.voice("ar")
    runs = runs_of(before + "، ".join(items) + "، ثم", voice)
    line = shown(runs)
    alone = [shown(runs_of(item, voice)) for item in items]
    assert " ،".join(reversed(alone)) in line, line
    assert in_word(runs) == line


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from((*KEPT, *RANGES, "قال", "،", " ", "(", ")", "-", "5", "\u200e%\u200e", "\u200e−", "\u2028")), st.booleans()),
        max_size=8,
    )
)
def test_isolates_change_nothing_but_marks(parts: list[tuple[str, bool]]) -> None:
    runs = [Inline(text, strong=strong) for text, strong in parts]
    made = isolated(runs)
    assert letters(made) == letters(runs)


def letters(runs: list[Inline]) -> list[tuple[str, bool]]:
    return [(letter, run.strong) for run in runs for letter in run.text if letter not in "\u200e\u200f"]


def test_ranges_and_lists_hold_no_mark_and_no_line_parts_a_range() -> None:
    runs = runs_of("بلغت 5%، -3%، 5-7 منها", SETTINGS[0].voice("ar"))
    assert plain(runs) == "بلغت 5%، −3%، 5-7 منها"
    assert [run.text for run in runs if run.nobreak] == ["5%", "−3%", "5", "-", "7"]
