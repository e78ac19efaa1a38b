"""The PDF draws the figures and tokens of Arabic text in their order, read from the glyphs' places, and LibreOffice draws those of the Word file in
the same, each on one line."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from ooxml import converted

import docgen

LATN = {
    "12 500 000": "رصدت اللجنة {} ريال لهذا العام وللأعوام التي تليه",
    "−2.3%": "تراجع المؤشر العام للأسعار في السوق المحلية بنسبة -2.3% هذا العام",
    "(800) 955-2292": "للحجز والاستفسار يمكن الاتصال بهاتف المكتب {} صباحًا",
    "04 123 4567": "الهاتف {} والفاكس في مبنى الهيئة الرئيسي",
    "784-1990-1234567-1": "رقم الهوية {} لصاحب الطلب المقدم",
    "4111 1111 1111 1111": "البطاقة المستعملة في الدفع هي {} وحدها",
    "17°C": "بلغت الحرارة {} عند الظهر",
    "@press_desk": "تابعوا الحساب {} على المنصات",
    "C++": "تُدرَّس لغة {} في الكلية",
    ".NET": "يعمل النظام على {} وحدها",
    "25°17'N 51°32'E": "عند الإحداثيات {} في الخليج",
    "A/RES/75/1": "بحسب القرار {} الصادر",
    "2021/10/18": "صدر في 18/10/2021م عن الجهة",
    "2021-10-18": "صدر في {} عن الجهة",
    "3 × 4": "قاعة {} أمتار",
    "71.123.456": "هاتف المكتب {} صباحًا",
    "2001:db8::1": "العنوان {} وحده",
    "1,000,000": "رصدت 1.000.000 ريال",
    "2% ،3% ،5%": "بلغت النسب 5%، 3%، 2% على التوالي",
    "12:00-10:00": "الجلسة 10:00-12:00 في القاعة",
    "C919 ،787 ،A320": "طائرات A320، 787، C919 وحدها",
    "2026/3/15-1": "الفترة 1-15/3/2026 وحدها",
    "4412 3456/7": "هاتف المكتب {} صباحًا",
    "33°58'": "موقع {} شمالا",
    "12 km²": "على مساحة {} وحدها",
    "12,500,000": "رصدت ١٢٬٥٠٠٬٠٠٠ ريال",
    "12.50": "ثمنها ١٢٫٥٠ دينار",
    "4.5%": "نسبتها ٤٫٥ ٪ من الكل",
    "−7": "بلغت الحرارة -7 درجات",
    "3 250 000": "رصدت 3\u00a0250\u00a0000 درهم",
    "76.000": "على مساحة {} هكتار",
    "١.٢٥٠": "بلغ الإنتاج {} طنًا",
    "م1919": "تأسست الجهة في 1 مايو 1919م على الساحل",
    "#expo_2026": "تحت الوسم {} وحده",
    "40 °F": "ثم {} مساءً",
    "اہک": "الكلمتان «کہا» و«كها» في الأردية",
    "7لئاممث5قماغ": "كلمة **غامق 5** ثم *مائل 7* هنا",
    "9.15ىلإ7.30نم": "من 7.30 إلى 9.15 يوميًا",
}
ARAB = {
    "١٢ ٥٠٠ ٠٠٠": "رصدت اللجنة 12 500 000 ريال لهذا العام وللأعوام التي تليه",
    "٪٢٫٣−": "تراجع المؤشر العام بنسبة -2.3% هذا العام",
    "٠٤-١٢٣-٤٥٦٧": "الهاتف {} في المبنى",
    "٢٠٢١/١٠/١٨": "صدر في 18/10/2021م عن الجهة",
    "(٨٠٠) ٩٥٥-٢٢٩٢": "للحجز والاستفسار يمكن الاتصال بهاتف المكتب {} صباحًا",
    "٠٤ ١٢٣ ٤٥٦٧": "الهاتف {} والفاكس في مبنى الهيئة الرئيسي",
    "+٩٧٤ ٤٤١٢ ٣٤٥٦": "الهاتف {} في المبنى",
    "ـه١٤٤٨/٥/٨": "صدر في 8/5/1448هـ عن الجهة",
    "١٤٤٨/٥/٨": "صدر في 8 / 5 / 1448 عن الجهة",
    "٢٠٢٦-١٠-١٩": "صدر في 19-10-2026 عن الجهة",
    "١٩٢٠×١٠٨٠": "الأبعاد 1080×1920 تمامًا",
    "GMT+3": "بتوقيت {} في المدينة",
    "192.168.1.0/24": "العنوان {} وحده",
    "19 October 2026": "كما ورد (19 October 2026) في الأصل",
    "Smith & Co.": "وقالت شركة {} إنها تعمل",
    "210 × 297 mm": "والورق {} للطباعة",
    "١٢٬٥٠٠٬٠٠٠": "رصدت 12,500,000 ريال",
    "٤×٣": "قاعة 3×4 أمتار",
    "٣=٤÷١٢": "وحاصل 12 ÷ 4 = 3 وحده",
    "76.000": "على مساحة {} هكتار",
    "م١٩١٩": "تأسست الجهة في 1 مايو 1919م على الساحل",
    "٧٫٢٥": "ثمنها 7.25 دينار",
    "٧-٥": "من 5-7 أيام",
    "JS/2026/٠٠٩": "الكتاب {} الصادر",
    "JS/٠٠٩-٢٠٢٦": "الكتاب {} الصادر",
    "JS-٠٠٩(٢)": "الكتاب {ltr}`JS-٠٠٩(٢)` الصادر",
    "١٤٤٧/٦/م/ج": "بحسب الكتاب ج/م/1447/6 الصادر",
}
HEAD = """docgen: 1
kind: press-statement
languages: [ar]
territory: QA
digits: {}
date: 2021-10-19
issuer: {{name: {{ar: الجهة}}}}
headline: {{ar: عنوان}}
body:
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    """The lines of each document, as the PDF has them and as LibreOffice draws the Word file: characters from left to right, without spaces."""
    folder = tmp_path_factory.mktemp("order")
    made, found = [], {}
    for digits, cases in (("latn", LATN), ("arab", ARAB)):
        source = folder / f"{digits}.yaml"
        # Each text with more and more words before it, so that each token once comes to stand at the end of a line.
        body = "".join(f'  - ar: "{"كلمة " * count}{text.replace("{}", token)}."\n' for token, text in cases.items() for count in range(0, 12, 3))
        source.write_text(HEAD.format(digits) + body, encoding="utf-8")
        model = docgen.load(source)
        made.append(folder / f"{digits}.docx")
        made[-1].write_bytes(docgen.render_bytes(model, "docx"))
        (folder / f"{digits}-own.pdf").write_bytes(docgen.render_bytes(model, "pdf"))
        found["pdf", digits] = drawn_lines(folder / f"{digits}-own.pdf")
    return found | {("docx", path.stem): drawn_lines(path) for path in converted(made, folder)}


def drawn_lines(path: Path) -> list[str]:
    found = []
    with pymupdf.open(path) as pdf:
        for page in pdf:
            rows: dict[int, list[tuple[float, str]]] = {}
            for block in page.get_text("rawdict")["blocks"]:
                for line in block.get("lines", []):
                    for span in line["spans"]:
                        for char in span["chars"]:
                            rows.setdefault(round(char["origin"][1]), []).append((char["origin"][0], char["c"]))
            found += ["".join(char for _, char in sorted(row, key=lambda one: one[0])) for row in rows.values()]
    return ["".join(line.split()).translate({ord(mark): None for mark in "\u200e\u200f\u202f\u00a0"}) for line in found]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize(("digits", "token"), [*(("latn", token) for token in LATN), *(("arab", token) for token in ARAB)])
def test_it_is_drawn_whole_and_in_order(lines: dict[tuple[str, str], list[str]], suffix: str, digits: str, token: str) -> None:
    wanted = token.replace(" ", "")
    mirrored = wanted.translate(str.maketrans("()", ")("))
    assert sum(wanted in line or mirrored in line for line in lines[suffix, digits]) >= 4
