"""How long each stage of the text engine takes, in milliseconds: `python benchmarks/bench_text_stages.py [--runs N]`.

The text is 12 Arabic and 12 English paragraphs; each run has other numbers in it, so that nothing that remembers a whole paragraph helps.
The least of N runs is printed: what the machine can do when nothing else disturbs it.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from importlib.metadata import version

from docgen.typography.fonts.families import library
from docgen.typography.paragraph.itemize_cy import itemize
from docgen.typography.paragraph.knuth_plass_cy import greedy, total_fit
from docgen.typography.paragraph.line_break_tailoring_cy import opportunities
from docgen.typography.paragraph.line_layout_cy import set_lines
from docgen.typography.paragraph.prepare import prepare
from docgen.typography.types import ParagraphStyle, Span, SpanStyle
from docgen.typography.unicode.bidi import level_runs
from docgen.typography.unicode.clusters import clusters
from docgen.typography.unicode.scripts import script_runs
from docgen.typography.unicode.uax14_cy import breaks

ARABIC = (
    "افتتحت وزارة التعليم يوم الأحد 6 مارس 2022م (3 شعبان 1443هـ) المعرض السنوي للكتاب المدرسي (School Book Fair) في مركز المؤتمرات، بمشاركة "
    "27 دار نشر من 9 دول، ويستمر حتى 12 مارس، وتبلغ قيمة الجوائز 750,000 ريال، أي بزيادة 12.5% على الدورة الماضية التي شهدت 18,300 زائر.",
    "وأوضح مدير المعرض أن البرنامج الثقافي يضم محاضرات وورش عمل للمعلمين وأولياء الأمور، وأن التسجيل متاح مجانًا عبر الموقع "
    "https://fair.example/register أو بالبريد الإلكتروني fair@education.example أو بالاتصال على الرقم +974 4000 5678 خلال ساعات العمل الرسمية.",
    "وأضافت رئيسة لجنة التحكيم: «القِراءَةُ حَقٌّ لِكُلِّ طِفْلٍ، وَالمَكْتَبَةُ بَيْتُهُ الثّاني»، مشيرة إلى أن اللجنة تلقت ١٤٢ عملًا من طلبة المدارس، وأن منصة "
    "(Reading Room 3.1) ستتيح ٤٥٪ من الأعمال الفائزة إلكترونيًا قبل نهاية العام الدراسي الحالي.",
)
ENGLISH = (
    "The Ministry of Education opened the annual School Book Fair (معرض الكتاب المدرسي) at the Convention Centre on Sunday, 6 March 2022 "
    "(3 Shaʻban 1443 AH), with 27 publishers from 9 countries. The fair lasts until 12 March; prizes are worth QAR 750,000, 12.5% more than "
    "last year, when 18,300 visitors came.",
    "The fair's director explained that the cultural programme holds lectures and workshops for teachers and parents, and that everybody "
    "may register free of charge "
    "at https://fair.example/register, by e-mail at fair@education.example or by telephone on +974 4000 5678 during office hours.",
    "The head of the jury added: “Reading is every child's right, and the library a second home”, and said that the jury had received "
    "142 works by pupils, and that the platform (Reading Room 3.1) would offer 45% of the winning works online before the end of the school year.",
)
ISLAND = re.compile(r"\+\d[\d ]*\d|https?://[^\s،,]+|[\w.]+@[\w.]+\w")
COLUMN = 230.0
"""Points: half of an A4 page, as side by side."""


def texts(salt: int) -> list[tuple[str, int]]:
    """The paragraphs of a run, each with its base level."""
    return [
        (f"{1000 + 37 * salt + 11 * turn}. {text}", level)
        for turn in range(4)
        for pair in zip(ARABIC, ENGLISH, strict=True)
        for text, level in zip(pair, (1, 0), strict=True)
    ]


def spans_of(text: str, level: int, style: SpanStyle) -> list[Span]:
    """The text as a renderer hands it in: islands apart, not to be broken."""
    lang = "ar" if level else "en"
    spans, at = [], 0
    for match in ISLAND.finditer(text):
        spans += [Span(text[at : match.start()], style, lang), Span(match[0], style, lang, isolate=True, nobreak=True)]
        at = match.end()
    return [*spans, Span(text[at:], style, lang)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--family", default="Amiri")
    options = parser.parse_args()
    style = SpanStyle(library().stack(options.family, options.family), 10.0, 12.0)
    best: dict[str, float] = {}

    def stage(name: str, work: Callable[[], object]) -> None:
        start = time.perf_counter()
        work()
        best[name] = min(best.get(name, float("inf")), (time.perf_counter() - start) * 1000)

    for run in range(options.runs):
        paragraphs = texts(run)
        islands = [[match.span() for match in ISLAND.finditer(text)] for text, _ in paragraphs]
        spans = [spans_of(text, level, style) for text, level in paragraphs]
        looks = [ParagraphStyle("rtl" if level else "ltr", "justify", 15.0) for _, level in paragraphs]
        stage(
            "levels (UAX #9)", lambda p=paragraphs, i=islands: [level_runs(text, level, ranges) for (text, level), ranges in zip(p, i, strict=True)]
        )
        stage("scripts (UAX #24)", lambda p=paragraphs: [script_runs(text) for text, _ in p])
        stage("clusters (UAX #29)", lambda p=paragraphs: [clusters(text) for text, _ in p])
        stage("line breaks (UAX #14)", lambda p=paragraphs: [breaks(text) for text, _ in p])
        stage("line breaks, tailored", lambda p=paragraphs, i=islands: [opportunities(text, r) for (text, _), r in zip(p, i, strict=True)])
        stage("items", lambda p=paragraphs, s=spans: [itemize(text, row, level) for (text, level), row in zip(p, s, strict=True)])
        stage("all of a paragraph but its lines", lambda s=spans, k=looks: [prepare(row, look) for row, look in zip(s, k, strict=True)])
        rows = [prepare(row, look) for row, look in zip(spans, looks, strict=True)]
        for name, breaker in (("total fit", total_fit), ("greedy", greedy)):
            stage(name, lambda r=rows, b=breaker: [b(row.widths, row.spaces, [False] * len(row.widths), COLUMN, COLUMN) for row in r])
        stage("lines, justified", lambda r=rows: [set_lines(row, COLUMN) for row in r])
    count = len(paragraphs)
    print(f"{count} paragraphs, {sum(len(text) for text, _ in paragraphs)} characters, {options.family}, {COLUMN:g} pt; least of {options.runs} runs")
    print(f"Python {sys.version.split()[0]}, uharfbuzz {version('uharfbuzz')}")
    for name, milliseconds in best.items():
        print(f"{name:36}{milliseconds:8.3f} ms")


if __name__ == "__main__":
    main()
