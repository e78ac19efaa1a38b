"""Arabic lines as they are drawn: figures keep their value and order, tokens stay themselves, in any digits and territory.

The order is read from the glyphs' places. Each expected line stands as the eye sees it, from left to right.
"""

from __future__ import annotations

import subprocess
from unicodedata import normalize

import pytest
from drawn import drawn, lines_of, seen, spans_of
from hypothesis import given, settings
from hypothesis import strategies as st
from proofs import need

from docgen.document.inline import Runs
from docgen.templating.inline import runs_of
from docgen.templating.locale_context import Settings
from docgen.typography.unicode.bidi import reorder, resolve_levels

LATN = Settings(territory="QA", digits="latn")
ARAB = Settings(territory="QA", digits="arab")
CHOICES = [LATN, ARAB, Settings(territory="MA"), Settings(territory="EG"), Settings(territory="QA", shape_typed=False)]


@pytest.mark.parametrize(
    ("source", "latn", "arab"),
    [
        ("رصدت ١٢٬٥٠٠٬٠٠٠ ريال", "12,500,000", "١٢٬٥٠٠٬٠٠٠"),
        ("رصدت ٧٬٢٥٠ ريال", "7,250", "٧٬٢٥٠"),
        ("رصدت ٧٫٢٥ دينار", "7.25", "٧٫٢٥"),
        ("نحو ٦٫٥ ٪ منها", "6.5 %", "٪ ٦٫٥"),
        ("تراجع بنسبة -٢٫٣٪ اليوم", "−2.3%", "٪٢٫٣−"),
        ("تراجع بنسبة -2.3% اليوم", "−2.3%", "٪٢٫٣−"),
        ("تراجع بنسبة {percent}`-2.3` اليوم", "−2.3%", "٪٢٫٣−"),
        ("بلغت الحرارة -5 درجات", "−5", "٥−"),
        ("بفارق +3 نقاط", "+3", "٣+"),
        ("بهامش ±4 نقاط", "±4", "٤±"),
        ("بزاوية 45° تقريبًا", "45°", "°٤٥"),
        ("المعرف 1_000_250 هنا", "1_000_250", "1_000_250"),
        ("(+974 4400 1234) هاتف", "فتاه )+974 4400 1234(", "فتاه )+974 4400 1234("),
        ("خسارة -12 500 درهم", "−12 500", "١٢ ٥٠٠−"),
        ("رصدت 12 500 000 ريال", "12 500 000", "١٢ ٥٠٠ ٠٠٠"),
        ("رصدت 3\u00a0250 ريالا", "3 250", "٣ ٢٥٠"),
        ("رصدت 3\u202f250\u202f000 ريال", "3 250 000", "٣ ٢٥٠ ٠٠٠"),
        ("رصدت ٣ ٢٥٠ ٠٠٠ ريال", "3 250 000", "٣ ٢٥٠ ٠٠٠"),
        ("نحو 12 500,75 درهم", "12 500.75", "١٢ ٥٠٠٫٧٥"),
        ("رصدت 1.000.000 ريال", "1,000,000", "١٬٠٠٠٬٠٠٠"),
        ("رصدت 12’500’000 ريال", "12,500,000", "١٢٬٥٠٠٬٠٠٠"),
        ("رصدت 12'500 ريال", "12,500", "١٢٬٥٠٠"),
        ("بلغت -5 Celsius هنا", "Celsius −5", "Celsius ٥−"),
        ("الهاتف 04 123 4567 Doha", "Doha 04 123 4567", "Doha 04 123 4567"),
        ("من 5-7 أيام", "7-5", "٧-٥"),
        ("بين 18°/25° مئوية", "25°/18°", "°٢٥/°١٨"),
        ("نسبة 5%/3% منها", "3%/5%", "٪٣/٪٥"),
        ("مجموعة الـ77+الصين", "نيصلا+77ـلا", "نيصلا+٧٧ـلا"),
        ("مجموعة G7+الصين", "نيصلا+G7", "نيصلا+G7"),
        ("البث على 4K@60Hz أو 1080p@30 الآن", "1080p@30 وأ 4K@60Hz", "1080p@30 وأ 4K@60Hz"),
        ("شركة 'Steel Works U.S.' هنا", "'Steel Works U.S.'", "'Steel Works U.S.'"),
        ("حساباتنا Site: @one | Page: /two هنا", "/two :Page | @one :Site", "/two :Page | @one :Site"),
        ("القنوات CNN | BBC News هنا", "BBC News | CNN", "BBC News | CNN"),
        ("قاعة 3×4 أمتار", "3×4", "٤×٣"),
        ("قاعة 3 × 4 أمتار", "3 × 4", "٤ × ٣"),
        ("البند ج/م/1447/6 منه", "1447/6/م/ج", "١٤٤٧/٦/م/ج"),
        ("1 2 3 4 5 abc 6 7 def", "abc 6 7 def 5 4 3 2 1", "abc 6 7 def ٥ ٤ ٣ ٢ ١"),
        ("جمع 5€ و$7 منها", "$7و 5€", "٧$و €٥"),
        ("صدر في 18/10/2021م", "م2021/10/18", "م٢٠٢١/١٠/١٨"),
        ("صدر في 2021/10/18م", "م2021/10/18", "م٢٠٢١/١٠/١٨"),
        ("صدر في 12/3/1443هـ", "ـه1443/3/12", "ـه١٤٤٣/٣/١٢"),
        ("صدر في 18-10-2021", "2021-10-18", "٢٠٢١-١٠-١٨"),
        ("صدر في 2021-10-18", "2021-10-18", "٢٠٢١-١٠-١٨"),
        ("القرار 3/1/2026 منها", "3/1/2026", "٣/١/٢٠٢٦"),
        ("القرار رقم (3/1/2026) منها", ")3/1/2026(", ")٣/١/٢٠٢٦("),  # brackets as they are before they are mirrored
        ("رقمي (3/1/2026) و(4/1/2026) منها", ")4/1/2026(و )3/1/2026(", ")٤/١/٢٠٢٦(و )٣/١/٢٠٢٦("),
        ("رقم (3/1/2026) بتاريخ 4/1/2026", "2026/1/4 خيراتب )3/1/2026(", "٢٠٢٦/١/٤ خيراتب )٣/١/٢٠٢٦("),
    ],
)
def test_a_figure_is_drawn_in_one_set_of_digits_and_signs(source: str, latn: str, arab: str) -> None:
    assert latn in drawn(source, digits="latn")
    assert arab in drawn(source, digits="arab")


@pytest.mark.parametrize("digits", ["latn", "arab"])
@pytest.mark.parametrize(
    ("territory", "typed"),
    [("MA", "1.250"), ("MA", "76.000"), ("MA", "76,000"), ("QA", "76.000"), ("KW", "12.500"), ("EG", "١٢.٥٠٠"), ("TN", "3,141"), ("SA", "30،000")],
)
def test_a_figure_of_two_readings_is_drawn_as_it_is_typed(territory: str, typed: str, digits: str) -> None:
    assert typed in drawn(f"بلغ الإنتاج {typed} طنًا", territory=territory, digits=digits)


@pytest.mark.parametrize(
    "token",
    [
        *("(800) 955-2292", "04 123 4567", "920-000-123", "9200 12345", "055 123 4567", "06 12 34 56 78", "0550 12 34 56", "0522-12-34-56"),
        *("+966 (0)11 412 3456", "00974 4400 1234", "1-800-955-2292", "784-1990-1234567-1", "4111 1111 1111 1111", "3782 822463 10005", "01 234 567"),
        *("(04) 123 4567", "800 123 4567", "04 123 4567 ext. 12", "+966 11 212 5555 ext. 4021", "978-9921-0-1234-5"),
        *("192.168.100.200", "(+44) 20 7946 0018"),
        *(
            "@press_office",
            "@name",
            "#QND2026",
            "C++",
            "C#",
            "F#",
            ".NET",
            "press_office@",
            "17°C",
            "40 °F",
            "N95",
            "5G",
            "H1N1",
            "A4",
            "Wi-Fi",
            "CO₂",
        ),
        *("U.S.", "Ph.D.", "A+", "O-", "AB+", "-v", "--help", "Windows®", "R&D", "QND-2026/15", "A/RES/75/1", "ISO/IEC 27001:2022", "3.5-inch"),
        *("a_b@c.example", "https://e.example/a/?b=1", "report_v2.pdf", "C:\\docs\\a.txt", "/etc/hosts", "docs/", "25°17'N", "25.28°N, 51.53°E"),
        *("10 km", "12,500 QAR", "QAR 12,500", "10:30 PM", "US$5", "$1.5bn", "£3.2m", "10 µg/m", "2.4 GHz", "12 500 kWh", "-5 °C", "10–15 km/h"),
        *(
            "Visual C++ 2019",
            "C++20",
            "C++20 Standard",
            "Digital Archive 2.0",
            "B2B",
            "P.O. Box 12",
            "3-D",
            "24/7",
            "10:30",
            "3:1",
            "COVID-19",
            "SARS-CoV-2",
            "ABC Ltd.",
        ),
        *("(NH₄)₂SO₄", "(NH4)2SO4", "[Fe(CN)₆]⁴⁻", "Ca(OH)₂", "Na⁺/K⁺-ATPase", "5-HT₂A", "1,2-dichloroethane", "(R)-2-butanol", "(±)-ibuprofen"),
        *("report_final(2).docx", "Annual Report (2025).pdf", "photo[1].jpg", "Art. 3(2)(b)", "Section 2(1)(a)", "no. 12/2026", "A(H1N1)pdm09"),
        *(
            "1.5 × 10⁶ CFU/mL",
            "2 × 10⁻⁶",
            "6.02×10²³",
            "5 mg/kg/day",
            "500 mg/5 mL",
            "2–8 °C",
            "-40 °C to +85 °C",
            "230/400 V, 50 Hz",
            "pH 7.4 ± 0.2",
        ),
        *(
            "IL-6/TNF-α",
            "β-carotene",
            "Δ9-THC",
            "Ω-3",
            "Газпром-2",
            "Dr. A. B. Smith",
            "Washington, D.C., U.S.",
            "P.O. Box 22550, Doha",
            "C++, C# and Java",
        ),
        *("192.168.1.0/24", "10.0.0.1:8080", "2001:db8::1", "fe80::1:2", "GMT+3", "UTC−5", "300 K", "210 × 297 mm", "3×4 m", "Smith & Co."),
        *(
            "19 October 2026",
            "Monday, 19 October 2026",
            "19 Oct. 2026",
            "October 19, 2026",
            "19–21 October 2026",
            "8 Jumada I 1448 AH",
            "the 3rd of May 2026",
        ),
    ],
)
@pytest.mark.parametrize("setting", CHOICES, ids=["latn", "arab", "Morocco", "Egypt", "as typed"])
def test_a_token_stays_itself(token: str, setting: Settings) -> None:
    for source in (f"قال إن {token} هنا", f"قال ({token}) هنا", f"و{token}، ثم"):
        if token in ("24/7", "10:30", "3:1") and setting.voice("ar").convention.digits == "arab":
            continue  # figures alone follow the digits
        line = seen(line_of(runs_of(source, setting.voice("ar"))))
        assert token in line, line


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("the words “نعم” and “لا”, 50%", "the words “معن” and “ال”, 50%"),
        ("the team اللجنة: 3 members", "the team ةنجللا: 3 members"),
        ("on **اللجنة**, 7 May", "on ةنجللا, 7 May"),
        ("of «لا»; 3, «نعم» – 4", "of «ال»; 3, «معن» – 4"),
        ("see «القرار 12/2026», 15 May", "see «12/2026 رارقلا», 15 May"),
        ("see القرار 12/2026 and 15", "see 12/2026 رارقلا and 15"),
        ("hashtag #رؤية_2030 now", "hashtag #2030_ةيؤر now"),
        ("ref. ج/م/2026/14 of 5 May", "ref. 2026/14/م/ج of 5 May"),
    ],
)
def test_figures_behind_arabic_words_and_a_stop_belong_to_the_english(source: str, line: str) -> None:
    assert drawn(source, lang="en") == line


PARTS = st.sampled_from(["NaCl", "x", "OH", "H₂", "SO₄", "H", "12", "2", "Fe³", "TNF", "α", "β", "a1", "12/12/12", "5-6", "1,5"])
JOINTS = st.sampled_from(["-", "/", "·", "", "."])


@given(data=st.data())
def test_a_word_with_brackets_keeps_its_order(data: st.DataObject) -> None:
    """Whatever stands in a word of Latin letters with a bracket in it that something follows at once: the bidirectional algorithm alone parts it."""
    inside = data.draw(st.lists(PARTS, min_size=1, max_size=3).map("-".join))
    before = data.draw(st.one_of(st.just(""), st.tuples(PARTS, JOINTS).map("".join)))
    after = data.draw(st.tuples(PARTS, st.lists(st.tuples(JOINTS, PARTS).map("".join), max_size=2).map("".join)).map("".join))
    opening, closing = data.draw(st.sampled_from(["()", "[]"]))
    word = f"{before}{opening}{inside}{closing}{after}"
    if not any(char in word for char in "NxOHSFTαβa"):
        return
    for digits in ("latn", "arab"):
        assert word in drawn(f"قال إن {word} هنا", digits=digits)
        assert word in drawn(f"قال إن (نحو {word}) هنا", digits=digits)


@pytest.mark.parametrize(
    "token",
    [
        "هاتف المكتب: 4400 1234",
        "هاتف 71.123.456",
        "فاكس: 021.12.34.56",
        "الجوال 71 234 567",
        "حساب رقم 1234 567 890",
        "ت: 955-2292",
        "الفاكس 45 12 34 56",
        "tel. 23 45 67 89",
    ],
)
def test_a_word_before_it_tells_what_a_number_is(token: str) -> None:
    number = token.lstrip("abcdefghijklmnopqrstuvwxyz. ابتثجحخدذرزسشصضطظعغفقكلمنهويةأإءئؤىآ:")
    assert number in drawn(f"{token} صباحًا", digits="arab")


@pytest.mark.parametrize("typed", ["٠٤ ١٢٣ ٤٥٦٧", "٠٤-١٢٣-٤٥٦٧", "(٨٠٠) ٩٥٥-٢٢٩٢", "+٩٦٦ (٠)١١ ٤١٢ ٣٤٥٦"])
def test_arabic_indic_numbers_to_call_go_from_the_left_too(typed: str) -> None:
    assert typed in drawn(f"الهاتف {typed} صباحًا", digits="arab")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("بلغ 000 500 12 ريال", "لاير ١٢ ٥٠٠ ٠٠٠ غلب"),
        ("عام 2021 300 شخص", "صخش ٣٠٠ ٢٠٢١ ماع"),
        ("في 2021 12 500 مشارك", "كراشم ١٢ ٥٠٠ ٢٠٢١ يف"),
        ("تحت #رؤية_2030 اليوم", "مويلا 2030_ةيؤر# تحت"),
        ("قال «Yes, we can!» ثم", "مث »Yes, we can!« لاق"),
        ("وسم #one #two هنا", "انه #two #one مسو"),
        ("الفقرة 3(2)(ب) منها", "اهنم )ب()٢(٣ ةرقفلا"),
        ("منظمة (WHO) هنا", "انه )WHO( ةمظنم"),
    ],
)
def test_what_is_no_one_number_goes_with_the_text(source: str, line: str) -> None:
    assert drawn(source, digits="arab") == line


def test_no_line_parts_a_number_in_groups_or_a_sign_from_its_figure() -> None:
    for width in range(60, 200, 7):
        for source, whole in (("رصدت اللجنة مبلغ 12 500 000 ريال", "12 500 000"), ("تراجع المؤشر العام بنسبة -2.3% اليوم", "−2.3%")):
            text = lines_of(source, digits="latn", width=width)
            assert any(whole in line for line in text), text
        assert any("12 500 000" in line for line in lines_of("The committee set aside 12 500 000 riyals", lang="en", width=width))


def line_of(runs: Runs) -> str:
    import typeset

    return "".join(typeset.visual(line) for line in typeset.lines(*spans_of(runs), base="rtl"))


_PIECES = st.sampled_from(
    [
        *(
            "كتاب",
            "وزير",
            "بين",
            "و",
            "ثم",
            "في",
            "رقم",
            "هاتف",
            " ",
            " ",
            " ",
            " ",
            "، ",
            ". ",
            "؟ ",
            ": ",
            "(",
            ")",
            "«",
            "»",
            "[",
            "]",
            "–",
            "-",
            " - ",
            "/",
        ),
        *(
            "12",
            "٣٤",
            "2021",
            "1.250",
            "12 500",
            "000 500",
            "-5",
            "+3",
            "%",
            "٪",
            "4.5%",
            "18/10/2021",
            "2021-10-18",
            "×",
            "÷",
            "$",
            "€",
            "\u00a0",
            "\u202f",
        ),
        *(
            "C++",
            "C#",
            ".NET",
            "@name",
            "#tag",
            "17°C",
            "ABC",
            "x",
            "U.S.",
            "A/1/2",
            "+974 4400 1234",
            "04 123 4567",
            "a@b.example",
            "B2B",
            "2.0",
            "5G",
        ),
    ]
)
LRI, PDI = "\u2066", "\u2069"


def stated(runs: Runs) -> str:
    """The runs' text with their isolates in it."""
    return "".join(f"{LRI}{run.text}{PDI}" if run.isolate and run.text else run.text for run in runs)


def by_the_algorithm(text: str) -> str:
    order = reorder(resolve_levels(text, "rtl"))
    return seen("".join(text[index] for index in order))


@settings(max_examples=1500, deadline=None)
@given(pieces=st.lists(_PIECES, min_size=1, max_size=14), setting=st.sampled_from(CHOICES))
def test_lines_are_drawn_as_the_bidirectional_algorithm_has_them_with_the_isolates_stated(pieces: list[str], setting: Settings) -> None:
    runs = runs_of("".join(pieces).replace("[", "\\["), setting.voice("ar"))
    assert seen(line_of(runs)).strip() == by_the_algorithm(stated(runs)).strip()


def unmirrored(line: str) -> str:
    """Brackets of both sides alike: fribidi turns them round in the text, the engine in the glyphs."""
    return seen(line).strip().replace(")", "(")


def test_fribidi_orders_the_same_lines_the_same_way() -> None:
    need("fribidi")
    sources = [f"قال {one} إن {other} هنا" for one in _TOKENS for other in _TOKENS]
    made = [stated(runs_of(source, LATN.voice("ar"))) for source in sources]
    run = subprocess.run(
        ["fribidi", "--rtl", "--nopad", "--nobreak", "--width", "10000", "--nomirror"],
        input="\n".join(made),
        capture_output=True,
        text=True,
        check=True,
    )
    for text, line in zip(made, run.stdout.split("\n"), strict=False):
        assert unmirrored(normalize("NFKC", line)) == unmirrored(by_the_algorithm(text))


_TOKENS = ("C++", "@name", "12 500", "-5", "4.5%", "(800) 955-2292", "18/10/2021", "$7", "17°C", "ABC", "2021", "(B2B)", "A/RES/75/1", "10 km", "٣٤")
