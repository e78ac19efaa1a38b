"""Bilingual Word files as other people make them: the same statement in tables of two columns and in paragraphs that follow one another."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Pairs = Sequence[tuple[str, str]]

PAIRS: Pairs = (
    ("اللجنة المشتركة تعقد دورتها الخامسة في الدوحة", "Joint Commission holds its fifth session in Doha"),
    (
        "عقدت اللجنة المشتركة دورتها الخامسة في الدوحة يوم 18 أكتوبر 2021، بمشاركة 25 عضوًا من البلدين.",
        "The Joint Commission held its fifth session in Doha on 18 October 2021, with 25 members from the two countries taking part.",
    ),
    (
        "وبلغ حجم التبادل التجاري 12.5 مليون ريال قطري، بزيادة قدرها 4.5% على العام السابق.",
        "Trade between the two countries reached QAR 12.5 million, an increase of 4.5% on the year before.",
    ),
    (
        "وافتُتحت الجلسة في الساعة 9:30 صباحًا بحضور ممثلي الجهات المعنية، وناقشت 14 بندًا من بنود جدول الأعمال.",
        "The session was opened at 9:30 a.m. in the presence of the bodies concerned, and discussed 14 items of the agenda.",
    ),
    (
        "واتفق الجانبان على إنشاء 3 فرق عمل، على أن ترفع تقاريرها قبل 31 مارس 2022.",
        "The two sides agreed to set up 3 working groups, which are to report before 31 March 2022.",
    ),
    (
        "ووُقّعت مذكرة التفاهم رقم EMB/2021/031 في ختام الدورة، ومدتها 36 شهرًا.",
        "The memorandum of understanding EMB/2021/031 was signed at the end of the session, and is valid for 36 months.",
    ),
    ("للتواصل: هاتف +974 4400 1234، press@one.example", "Contact: telephone +974 4400 1234, press@one.example"),
)

FAULTS: tuple[tuple[int, str, str, str], ...] = (
    (1, "25 members", "24 members", "DG101"),
    (1, "18 October 2021", "19 October 2021", "DG102"),
    (2, "QAR 12.5 million", "QAR 15.2 million", "DG103"),
    (2, "4.5%", "5.4%", "DG104"),
    (3, "9:30", "10:30", "DG105"),
    (3, "14 items", "41 items", "DG101"),
    (4, "31 March 2022", "31 May 2022", "DG102"),
    (5, "EMB/2021/031", "EMB/2021/013", "DG107"),
    (5, "36 months", "63 months", "DG101"),
    (6, "press@one.example", "press@two.example", "DG106"),
)
"""The pair, what its English says, what is put there, and the check that is to find it."""


def planted(fault: tuple[int, str, str, str]) -> Pairs:
    """The statement with a fault."""
    at, right, wrong, _ = fault
    assert right in PAIRS[at][1]
    return [(ar, en.replace(right, wrong) if index == at else en) for index, (ar, en) in enumerate(PAIRS)]


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _run_by_run(paragraph: docx.text.paragraph.Paragraph, text: str) -> None:
    """A text in several runs of different looks, as editing leaves them: its figures are torn in two."""
    for index in range(0, len(text), 5):
        run = paragraph.add_run(text[index : index + 5])
        run.bold = index % 2 == 0
        run.italic = index % 3 == 0


def two_columns(pairs: Pairs, number: int = 0) -> bytes:
    """A table, a row a pair: either language first, with numbers between, with a head over all columns, with runs torn apart."""
    document = docx.Document()
    turned, numbered, headed = number % 2 == 1, number % 3 == 1, number % 4 == 3
    table = document.add_table(0, 3 if numbered else 2)
    if headed:
        cells = table.add_row().cells
        cells[0].merge(cells[-1]).text = "2021"
        cells = table.add_row().cells
        cells[0].text, cells[-1].text = ("العربية", "English") if turned else ("English", "العربية")
    for index, (ar, en) in enumerate(pairs):
        cells = table.add_row().cells
        if numbered:
            cells[1].text = str(index + 1)
        for cell, text in ((cells[0], ar if turned else en), (cells[-1], en if turned else ar)):
            if number % 5 == 2:
                _run_by_run(cell.paragraphs[0], text)
            else:
                cell.text = text
    return saved(document)


def alternating(pairs: Pairs, number: int = 0) -> bytes:
    """Paragraphs one after the other: pair by pair, three of one language and then three of the other, or one language after the other."""
    document = docx.Document()
    if number % 4 == 1:
        document.add_paragraph("2021/10")
    size = (1, 1, 3, len(pairs))[number % 4]
    for start in range(0, len(pairs), size):
        part = pairs[start : start + size]
        for lang in (0, 1) if number % 2 == 0 else (1, 0):
            for pair in part:
                paragraph = document.add_paragraph()
                if number % 5 == 2:
                    _run_by_run(paragraph, pair[lang])
                else:
                    paragraph.add_run(pair[lang])
    return saved(document)


def mixed(pairs: Pairs, number: int = 0) -> bytes:
    """Some pairs in paragraphs, some in cells that hold both languages, some in the rows of a table in a table."""
    document = docx.Document()
    for ar, en in pairs[:2]:
        document.add_paragraph(ar)
        document.add_paragraph(en)
    table = document.add_table(1, 1)
    table.cell(0, 0).text = pairs[2][0]
    table.cell(0, 0).add_paragraph(pairs[2][1])
    inner = table.cell(0, 0).add_table(0, 2)
    for ar, en in pairs[3:5]:
        cells = inner.add_row().cells
        cells[number % 2].text, cells[1 - number % 2].text = ar, en
    outer = document.add_table(1, 2)
    for cell, lang in zip(outer.rows[0].cells, (0, 1), strict=True):
        cell.text = pairs[5][lang]
        cell.add_paragraph(pairs[6][lang])
    return saved(document)


MAKINGS: tuple[Callable[[Pairs, int], bytes], ...] = (two_columns, alternating, mixed)


def of_xml(*paragraphs: str) -> bytes:
    """A file of paragraphs as they are written in WordprocessingML."""
    document = docx.Document()
    body = document.element.body
    for paragraph in paragraphs:
        body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w', 'r')}>{paragraph}</w:p>"))
    return saved(document)
