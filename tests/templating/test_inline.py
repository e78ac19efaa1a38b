"""The runs of a slot: roles in both languages, islands, digits, and what stays on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document.inline import Both, plain
from docgen.errors import InputError
from docgen.markup import MarkupError, escape
from docgen.templating import inline
from docgen.templating.inline import PLAIN, runs_of
from docgen.templating.locale_context import Settings

QATAR = Settings(territory="QA")
AR, EN = QATAR.voice("ar"), QATAR.voice("en")
EMIRATES = Settings(territory="AE").voice("ar")


def shown(source, voice):
    return plain(runs_of(source, voice))


def kept(source, voice=AR):
    return [run.text for run in runs_of(source, voice) if run.nobreak]


def isolated(source, voice=AR):
    return [run.text for run in runs_of(source, voice) if run.isolate]


@pytest.mark.parametrize(
    ("source", "arabic", "english"),
    [
        ("{date}`2021-10-18`", "١٨ أكتوبر ٢٠٢١م (١٢ ربيع الأول ١٤٤٣هـ)", "18 October 2021 (12 Rabiʻ I 1443 AH)"),
        ("{date}`1443-03-12 AH`", "١٨ أكتوبر ٢٠٢١م (١٢ ربيع الأول ١٤٤٣هـ)", "18 October 2021 (12 Rabiʻ I 1443 AH)"),
        ("{hijri}`2021-09-07`", "٣٠ محرم ١٤٤٣هـ", "30 Muharram 1443 AH"),
        ("{gregorian}`1447-11-24 AH`", "١١ مايو ٢٠٢٦م", "11 May 2026"),
        ("{time}`14:30`", "١٤:٣٠", "14:30"),
        ("{number}`12500000`", "١٢٬٥٠٠٬٠٠٠", "12,500,000"),
        ("{percent}`4.5`", "٤٫٥٪", "4.5%"),
        ("{percent}`62%`", "٦٢٪", "62%"),
        ("{money}`12500000 QAR`", "١٢٬٥٠٠٬٠٠٠ ريال قطري", "QAR 12,500,000"),
        ("{money}`QAR 12500000`", "١٢٬٥٠٠٬٠٠٠ ريال قطري", "QAR 12,500,000"),
        ("{ltr}`+974 4400 1234`", "+974 4400 1234", "+974 4400 1234"),
    ],
)
def test_a_role_is_written_in_each_sides_voice(source, arabic, english):
    assert shown(source, AR) == arabic
    assert shown(source, EN) == english


def test_digits_follow_the_territory_or_the_choice():
    assert shown("{money}`1234.5 AED`", EMIRATES) == "1,234.50 درهم إماراتي"
    assert shown("{number}`1234.5`", Settings(territory="QA", digits="latn").voice("ar")) == "1,234.5"
    assert shown("{number}`1234.5`", Settings(territory="AE", digits="arab").voice("ar")) == "١٬٢٣٤٫٥"


def test_in_saudi_arabia_the_hijri_date_leads():
    saudi = Settings(territory="SA").voice("ar")
    assert shown("{date}`2021-10-18`", saudi) == "١٢ ربيع الأول ١٤٤٣هـ (١٨ أكتوبر ٢٠٢١م)"
    assert shown("{date}`2021-10-18`", saudi.with_dates("lead")) == "١٢ ربيع الأول ١٤٤٣هـ"


def test_a_later_mention_shows_the_leading_calendar_alone():
    assert shown("{date}`2021-10-18`", EN.with_dates("lead")) == "18 October 2021"
    assert shown("{hijri}`2021-10-18`", EN.with_dates("lead")) == "12 Rabiʻ I 1443 AH"


def test_a_date_of_both_calendars_is_two_pieces_with_a_place_to_break_between():
    runs = runs_of("{date}`2021-10-18`", AR)
    assert [(run.text, run.nobreak) for run in runs] == [("١٨ أكتوبر ٢٠٢١م", True), (" ", False), ("(١٢ ربيع الأول ١٤٤٣هـ)", True)]


def test_a_term_comes_from_the_glossary_and_may_hold_markup():
    settings = Settings(territory="QA", glossary={"unesco": Both("**اليونسكو**", "UNESCO")})
    (run,) = runs_of("{term}`unesco`", settings.voice("ar"))
    assert (run.text, run.strong) == ("اليونسكو", True)
    with pytest.raises(InputError, match=r"no term 'unisco'.*did you mean unesco"):
        runs_of("{term}`unisco`", settings.voice("en"))


def test_a_role_that_does_not_exist_names_the_nearest():
    with pytest.raises(InputError, match=r"unknown role {dat}.*date"):
        runs_of("{dat}`2021-10-18`", AR)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("الهاتف +974 4400 1234، ويومي", ["+974 4400 1234"]),
        ("الهاتف 00974-4400-1234.", ["00974-4400-1234"]),
        ("الهاتف +٩٧٤ ٤٤٠٠ ١٢٣٤", ["+٩٧٤\u00a0٤٤٠٠\u00a0١٢٣٤"]),
        ("البريد press@embassy.example.", ["press@embassy.example"]),
        ("راسلوا press٢٠٢٦@moc.example أو media_٢٤@moc.example.", ["press٢٠٢٦@moc.example", "media_٢٤@moc.example"]),
        ("الموقع (https://embassy.example/press?a=1)،", ["https://embassy.example/press?a=1"]),
        ("انظر https://e.example/a_(b).", ["https://e.example/a_(b)"]),
        ("المرجع EMB/PS/2021/031 وICOMOS-2", ["EMB/PS/2021/031", "ICOMOS-2"]),
        ("المرجع JS/2026/٠٠٩ وA/٧٨/L.٤٢", ["JS/2026/٠٠٩", "A/٧٨/L.٤٢"]),
        ("المعيار ISO-٩٠٠١:٢٠١٥ هنا", ["ISO-٩٠٠١:٢٠١٥"]),
        ("المرجع JS/٠٠٩-٢٠٢٦ هنا", ["JS/٠٠٩\u200e-\u200e٢٠٢٦"]),
        ("المرجع {ltr}`JS-٠٠٩(٢)` هنا", ["JS-٠٠٩\u200e(\u200e٢)"]),
        ("حساب QA58 DOHB 0000 1234 5678 90AB CDEF G عند", ["QA58 DOHB 0000 1234 5678 90AB CDEF G"]),
        ("الإصدار 2.0 ثم v3 ثم 1.4.2", ["2.0", "v3", "1.4.2"]),
        ("عدد 4.5 وعام 2026 وقرار 3/2026 ويوم 18.10.2021", []),
        ("لقاءات (B2B) وG20", []),
    ],
)
def test_addresses_numbers_to_call_and_codes_are_left_to_right_islands(source, found):
    assert isolated(source) == found


def test_a_version_after_a_latin_name_is_not_cut_from_it():
    # An isolate would be a neutral there, and stand on the wrong side of the name.
    assert isolated("مشروع (Digital Archive 2.0) الجديد") == []
    assert shown("مشروع (Digital Archive 2.0) الجديد", AR) == "مشروع (Digital Archive 2.0) الجديد"


def test_addresses_are_links_in_both_languages():
    for voice in (AR, EN):
        links = {run.text: run.link for run in runs_of("press@embassy.example / https://a.example / www.a.example", voice) if run.link}
        assert links == {
            "press@embassy.example": "mailto:press@embassy.example",
            "https://a.example": "https://a.example",
            "www.a.example": "https://www.a.example",
        }


def test_a_link_of_the_author_is_not_replaced():
    assert [run.link for run in runs_of("[a@b.example](https://c.example)", EN)] == ["https://c.example"]


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("في 7 سبتمبر 2021م بعد", ["٧ سبتمبر ٢٠٢١م"]),
        ("في 12–14 أكتوبر", ["١٢–١٤ أكتوبر"]),
        ("12 ربيع الأول 1443هـ", ["١٢ ربيع الأول ١٤٤٣هـ"]),
        ("قرار رقم 3/2026 بقيمة 12,500,000 ريال", ["رقم ٣/٢٠٢٦", "١٢٬٥٠٠٬٠٠٠ ريال"]),
        ("بقيمة QAR 12,500,000.", ["QAR 12,500,000"]),
        ("سعادة\u00a0السفير حضر", ["سعادة السفير"]),
    ],
)
def test_what_was_typed_by_hand_and_belongs_together_stays_on_one_line(source, pieces):
    assert kept(source) == pieces


def test_a_no_break_space_stays_between_two_figures_only():
    # There it is a common separator (UAX #9 W4); anywhere else an ordinary space in a run that never breaks does the same.
    source = "a\u00a0b {date}`2021-10-18` {money}`5 QAR` {ltr}`x\u00a0y` 3\u00a0x"
    for voice in (AR, EN):
        assert "\u00a0" not in shown(source, voice)
    assert shown("+974\u00a04400\u00a01234", EN) == "+974\u00a04400\u00a01234"


@pytest.mark.parametrize(
    ("source", "arabic"),
    [
        ("محضر الاجتماع الثالث لعام 2026", "محضر الاجتماع الثالث لعام ٢٠٢٦"),
        ("للفترة 2026–2028", "للفترة ٢٠٢٦–٢٠٢٨"),
        ("بنسبة 4.5% و62 %", "بنسبة ٤٫٥٪ و٦٢ ٪"),
        ("1,234,567.89", "١٬٢٣٤٬٥٦٧٫٨٩"),
        ("الساعة 10:30 يوم 31/12/2021", "الساعة ١٠:٣٠ يوم ٣١\u200f/١٢\u200f/٢٠٢١"),
        ("البند 1.2", "البند ١.٢"),
        ("B2B وSHA256 وG20 و5G", "B2B وSHA256 وG20 و5G"),
        ("طول 10 km", "طول 10 km"),
        ("Archive 2.0", "Archive 2.0"),
        ("**السنة 2026** في **Archive** 2", "السنة ٢٠٢٦ في Archive 2"),
    ],
)
def test_figures_typed_into_arabic_follow_the_documents_digits(source, arabic):
    assert shown(source, AR) == arabic


def test_arabic_indic_figures_become_european_where_those_are_the_documents():
    assert shown("٣٥٠ و٦٢٪ و١٢٬٥٠٠٫٥", EMIRATES) == "350 و62% و12,500.5"


def test_english_keeps_its_figures_and_so_does_a_document_that_asks_for_nothing():
    assert shown("62% of 350", EN) == "62% of 350"
    assert shown("في 2026 و٣٥٠", Settings(territory="QA", shape_typed=False).voice("ar")) == "في 2026 و٣٥٠"


def test_strong_emphasis_links_and_line_breaks_reach_the_runs():
    runs = runs_of("a **b *c*** [d](https://e.example)\\\nf", EN)
    assert [(run.text, run.strong, run.emphasis, run.link) for run in runs] == [
        ("a ", False, False, None),
        ("b ", True, False, None),
        ("c", True, True, None),
        (" ", False, False, None),
        ("d", False, False, "https://e.example"),
        ("\u2028", False, False, None),
        ("f", False, False, None),
    ]


@given(st.text(alphabet="اب 12٣.,٪%/-–:+@()Aaم\u00a0رقم", max_size=40))
def test_no_text_loses_a_letter(text):
    source = escape(text)
    try:
        found = shown(source, Settings(territory="QA", shape_typed=False).voice("ar"))
    except MarkupError:
        pytest.fail("escaped text is no markup")
    found = found.replace("\u00a0", " ").replace("\u200e", "").replace("\u200f", "")  # the marks of dates and of Arabic-Indic series
    assert found == text.replace("\u00a0", " ").strip() or found == text.strip().replace("\u00a0", " ")


def test_a_short_text_that_comes_again_is_written_as_each_document_writes_it() -> None:
    text = "البند 2, 12.5%"
    ways = [
        Settings(territory=territory, digits=digits, shape_typed=typed)
        for territory in ("QA", "EG", "MA")
        for digits in ("latn", "arab")
        for typed in (True, False)
    ]
    looks = (PLAIN, PLAIN._replace(strong=True))
    for lang in ("ar", "en"):
        for settings in ways * 2:
            for look in looks:
                long = runs_of(f"{text}{' ' * 80}", settings.voice(lang), look)  # too long to be kept
                assert runs_of(text, settings.voice(lang), look) == long


def test_no_more_than_so_many_texts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "_MOST_KEPT", 5)
    said = [runs_of(f"Item {number}", Settings().voice("en")) for number in range(20)]
    assert [runs[0].text for runs in said] == [f"Item {number}" for number in range(20)]
    assert len(inline._KEPT) <= 5
