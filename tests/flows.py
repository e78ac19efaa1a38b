"""A document written by hand that holds every kind of block in both languages, and the flow of it in any layout.

It stands on the document tree alone (no input file, no template), so that renderers can be tested by themselves.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from docgen.document.arrange import arrange
from docgen.document.blocks import (
    BiBlock,
    Column,
    Field,
    Fields,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Signatory,
    SignatureRow,
    Table,
)
from docgen.document.document import Document, Flow, Layout, Meta, PageHeaderFooter
from docgen.document.inline import BiRuns, Both, Inline, Runs
from docgen.document.theme import Colour, ColourRole, Families, TextStyle, Theme

SAMPLE_STYLES: dict[str, TextStyle] = {
    "headline": TextStyle(15.4, 17.6, 21.5, bold=True, after=4, keep_with_next=True),
    "subheadline": TextStyle(11.2, 13, 15.2, colour="muted", after=8),
    "kicker": TextStyle(9.4, 10.8, 14, colour="accent", before=10, after=2, keep_with_next=True),
    "heading1": TextStyle(12, 14, 17, bold=True, colour="accent", before=9, after=4, keep_with_next=True),
    "heading2": TextStyle(11, 12.8, 16, bold=True, colour="accent", before=8, after=3, keep_with_next=True),
    "heading3": TextStyle(10.1, 11.7, 15.2, bold=True, before=6, after=2, keep_with_next=True),
    "body": TextStyle(10.1, 11.7, 15.2, align="justify", after=6.2),
    "list": TextStyle(10.1, 11.7, 15.2, after=1.5),
    "quote": TextStyle(10.1, 11.7, 15.2),
    "attribution": TextStyle(9.4, 10.8, 14, colour="muted"),
    "label": TextStyle(9.4, 10.8, 14, colour="muted"),
    "value": TextStyle(9.4, 10.8, 14),
    "table": TextStyle(9.4, 10.8, 14),
    "table-head": TextStyle(9.4, 10.8, 14, colour="muted"),
    "table-total": TextStyle(9.4, 10.8, 14, bold=True),
    "caption": TextStyle(9.4, 10.8, 14, colour="muted", after=3, keep_with_next=True),
    "note": TextStyle(9.4, 10.8, 14, colour="muted", after=6.2),
    "endmark": TextStyle(10.1, 11.7, 15.2, colour="muted", align="center", before=8, after=6),
    "issuer": TextStyle(11.2, 13, 15.2, bold=True),
    "department": TextStyle(9.4, 10.8, 14, colour="muted"),
    "running-head": TextStyle(8.5, 9.8, 12, colour="muted"),
    "footer": TextStyle(8.5, 9.8, 12, colour="muted"),
    "signatory": TextStyle(9.4, 10.8, 14, align="center"),
    "signatory-role": TextStyle(9.4, 10.8, 14, colour="muted", align="center"),
    "decision": TextStyle(10.1, 11.7, 15.2, after=2),
    "vote": TextStyle(9.4, 10.8, 14, colour="muted"),
    "about": TextStyle(9.4, 10.8, 14, after=6),
    "contact": TextStyle(9.4, 10.8, 14),
    "notice": TextStyle(22.4, 26, 29, bold=True, colour="paper"),
    "notice-detail": TextStyle(10.3, 12, 15.6, bold=True, colour="paper"),
}

SAMPLE_COLOURS: dict[ColourRole, Colour] = {
    "ink": Colour((0.11, 0.11, 0.11), (0, 0, 0, 1)),
    "muted": Colour((0.46, 0.46, 0.46), (0, 0, 0, 0.62)),
    "accent": Colour((0.478, 0.122, 0.239), (0.1, 0.95, 0.35, 0.45)),
    "tint": Colour((0.957, 0.945, 0.929), (0.02, 0.03, 0.06, 0.02)),
    "hairline": Colour((0.84, 0.83, 0.82), (0, 0, 0, 0.18)),
    "paper": Colour((1, 1, 1), (0, 0, 0, 0)),
    "alert": Colour((0.7, 0.086, 0.106), (0.15, 1, 0.95, 0.1)),
}


def sample_theme() -> Theme:
    return Theme("sample", Families("Amiri", "Amiri", 0.86), SAMPLE_STYLES, SAMPLE_COLOURS)


def runs(*parts: str | Inline) -> Runs:
    return tuple(part if isinstance(part, Inline) else Inline(part) for part in parts)


def both(ar: str | Inline | Runs, en: str | Inline | Runs) -> BiRuns:
    return Both(ar if isinstance(ar, tuple) else runs(ar), en if isinstance(en, tuple) else runs(en))


def same(run: Inline) -> BiRuns:
    """An island that stands unchanged on both sides."""
    return Both((run,), (run,))


REFERENCE = Inline("EMB/PS/2021/031", isolate=True, nobreak=True)
PHONE = Inline("+974 4400 1234", isolate=True, nobreak=True)
EMAIL = Inline("press@embassy.example", isolate=True, nobreak=True, link="mailto:press@embassy.example")
NOTHING: BiRuns = both((), ())


def sample_blocks() -> tuple[BiBlock, ...]:
    return (
        Fields(
            (
                Field(both("الرقم", "Ref."), same(REFERENCE)),
                Field(
                    both("التاريخ", "Date"),
                    both(
                        runs(Inline("الثلاثاء ١٩ أكتوبر ٢٠٢١م", nobreak=True), " ", Inline("١٣ ربيع الأول ١٤٤٣هـ", nobreak=True)),
                        runs(Inline("Tuesday, 19 October 2021", nobreak=True), " ", Inline("13 Rabiʻ I 1443 AH", nobreak=True)),
                    ),
                ),
            )
        ),
        Paragraph(both("بيان صحفي · للنشر الفوري", "PRESS STATEMENT · For immediate release"), "kicker", True),
        Heading(
            both(
                "اللجنة المشتركة تفتح مجالات جديدة للشراكة بين أذربيجان وقطر",
                "Joint Commission opens new fields of partnership between Azerbaijan and Qatar",
            ),
            0,
        ),
        Paragraph(
            both(
                "الاجتماع الثالث للجنة الاقتصادية والتجارية والفنية المشتركة يُعقد في باكو",
                "The Joint Economic, Trade and Technical Commission holds its third meeting in Baku",
            ),
            "subheadline",
        ),
        Paragraph(
            both(
                runs(
                    Inline("الدوحة – ", strong=True),
                    Inline("١٩ أكتوبر ٢٠٢١م", strong=True, nobreak=True),
                    " – أفادت السفارة بأن اللجنة الاقتصادية والتجارية والفنية المشتركة بين البلدين عقدت اجتماعها الثالث في باكو يوم ",
                    Inline("١٨ أكتوبر ٢٠٢١م", nobreak=True),
                    " ",
                    Inline("(١٢ ربيع الأول ١٤٤٣هـ)", nobreak=True),
                    "، واستعرضت حالة التعاون الاقتصادي ومشاريع المرحلة المقبلة.",
                ),
                runs(
                    Inline("Doha, ", strong=True),
                    Inline("19 October 2021", strong=True, nobreak=True),
                    " – The Embassy reports that the Joint Economic, Trade and Technical Commission held its third meeting in Baku on ",
                    Inline("18 October 2021", nobreak=True),
                    " ",
                    Inline("(12 Rabiʻ I 1443 AH)", nobreak=True),
                    ", and reviewed the state of economic cooperation and the projects ahead.",
                ),
            )
        ),
        Paragraph(
            both(
                runs(
                    "ويتواصل التنسيق بعد ",
                    Inline("المشاورات السياسية", strong=True),
                    " و",
                    Inline("فرق العمل", emphasis=True),
                    " عبر ",
                    Inline("موقع السفارة", link="https://embassy.example/press"),
                    " أو الهاتف ",
                    PHONE,
                    " أو البريد ",
                    EMAIL,
                    "،\u2028ومن ذلك لقاءات الأعمال (B2B) والإصدار ",
                    Inline("2.0", isolate=True, nobreak=True),
                    " من المنصة الرقمية Digital Archive.",
                ),
                runs(
                    "Work goes on after the ",
                    Inline("political consultations", strong=True),
                    " and the ",
                    Inline("working groups", emphasis=True),
                    " through ",
                    Inline("the Embassy's site", link="https://embassy.example/press"),
                    ", by telephone ",
                    PHONE,
                    " or e-mail ",
                    EMAIL,
                    ",\u2028among them the business meetings (B2B) and version ",
                    Inline("2.0", isolate=True, nobreak=True),
                    " of the Digital Archive (الأرشيف الرقمي).",
                ),
            )
        ),
        Heading(both("خطوات سبقت الاجتماع", "Steps that led to the meeting"), 1),
        ListBlock(
            (
                both(
                    runs("الاجتماع الثاني لفريق العمل المشترك للاستثمار (عبر الاتصال المرئي): ", Inline("٢٢ فبراير ٢٠٢١م", nobreak=True)),
                    runs("Second meeting of the Joint Working Group on Investment (by video link): ", Inline("22 February 2021", nobreak=True)),
                ),
                both(
                    runs("اجتماع الأعمال القطري الأذربيجاني مع لقاءات ثنائية (B2B): ", Inline("٢ مارس ٢٠٢١م", nobreak=True)),
                    runs("Qatar–Azerbaijan business meeting, with B2B sessions: ", Inline("2 March 2021", nobreak=True)),
                ),
            )
        ),
        Heading(both("خطة العمل للفترة ٢٠٢٦–٢٠٢٨", "Work plan 2026–2028"), 2, both("١", "1")),
        ListBlock((both("التوثيق", "Documentation"), both("الصيانة", "Conservation"), both("التدريب", "Training")), "decimal"),
        ListBlock((both("أعمال عاجلة", "Urgent work"), both("أعمال لاحقة", "Later work")), "abjad"),
        Quote(
            both(
                "«سنواصل توسيع الإطار القانوني للتعاون، فعدد من مسودات الوثائق قيد الدراسة بين الجانبين.»",
                "“We will go on widening the legal framework of our cooperation; several draft documents are being studied by both sides.”",
            ),
            both("المتحدث باسم السفارة", "Spokesperson of the Embassy"),
        ),
        Heading(both("الميزانية", "Budget"), 3),
        Table(
            (
                Column(both("البرنامج", "Programme"), "text", 2),
                Column(both("السنة", "Year"), "year", 0),
                Column(both("المبلغ (ريال)", "Amount (QAR)"), "number", 0),
            ),
            (
                (both("الرقمنة (Digital Archive 2.0)", "Digital Archive 2.0"), both("٢٠٢٦", "2026"), both("٤٬٢٥٠٬٠٠٠", "4,250,000")),
                (both("صيانة المواقع", "Site conservation"), both("٢٠٢٧", "2027"), both("٦٬٠٠٠٬٠٠٠", "6,000,000")),
                (both("التدريب", "Training"), both("٢٠٢٨", "2028"), both("٢٬٢٥٠٬٠٠٠", "2,250,000")),
            ),
            (both("المجموع", "Total"), NOTHING, both("١٢٬٥٠٠٬٠٠٠", "12,500,000")),
            both("الميزانية بحسب البرنامج", "Budget by programme"),
        ),
        Panel(
            (
                Paragraph(
                    both(
                        runs(Inline("قرار رقم ٣/٢٠٢٦", strong=True, nobreak=True), "  اعتماد خطة العمل بصيغتها المعروضة."),
                        runs(Inline("Decision 3/2026", strong=True, nobreak=True), "  The work plan is adopted as presented."),
                    ),
                    "decision",
                ),
                Paragraph(both("موافق ٣ · معارض ٠ · ممتنع ٠", "For 3 · Against 0 · Abstaining 0"), "vote"),
            ),
            "decision",
        ),
        Rule(),
        Paragraph(both("– انتهى –", "– ENDS –"), "endmark"),
        Panel(
            (
                Paragraph(
                    both(
                        runs(Inline("نبذة. ", strong=True), "تأسست اللجنة المشتركة لمتابعة التعاون الاقتصادي والتجاري والفني بين البلدين."),
                        runs(Inline("About. ", strong=True), "The Joint Commission follows economic, trade and technical cooperation."),
                    ),
                    "about",
                ),
                Paragraph(
                    both(
                        runs(Inline("للتواصل الإعلامي", strong=True), "  المكتب الصحفي\u2028", PHONE, " · ", EMAIL),
                        runs(Inline("Media contact", strong=True), "  Press Office\u2028", PHONE, " · ", EMAIL),
                    ),
                    "contact",
                ),
            ),
            "about",
        ),
        Paragraph(both("في حال الاختلاف يُعتد بالنص العربي.", "In case of divergence, the Arabic text prevails."), "note"),
        SignatureRow(
            (
                Signatory(both("رئيس اللجنة", "Chairperson"), both("رئيس الجلسة", "Chair")),
                Signatory(both("أمين السر", "Secretary"), both("مقرر", "Rapporteur")),
            )
        ),
    )


def sample_document(extra: tuple[BiBlock, ...] = (), picture: Path | None = None) -> Document:
    """Every kind of block; `picture` adds one with alternative text and caption, and `extra` blocks follow on a new page."""
    blocks = sample_blocks()
    if picture is not None:
        blocks += (Picture(picture, both("شعار", "Emblem"), both("شعار السفارة", "Emblem of the Embassy"), 120.0),)
    if extra:
        blocks += (PageBreak(), *extra)
    meta = Meta(
        kind="press-statement",
        title=Both("اللجنة المشتركة تفتح مجالات جديدة للشراكة", "Joint Commission opens new fields of partnership"),
        languages=("ar", "en"),
        territory="QA",
        date=datetime.date(2021, 10, 19),
        reference="EMB/PS/2021/031",
        author=Both("سفارة جمهورية أذربيجان لدى دولة قطر", "Embassy of the Republic of Azerbaijan to the State of Qatar"),
    )
    furniture = PageHeaderFooter(
        issuer=both("سفارة جمهورية أذربيجان لدى دولة قطر", "Embassy of the Republic of Azerbaijan to the State of Qatar"),
        department=both("المكتب الصحفي", "Press Office"),
        emblem=None,
        running_head=both("بيان صحفي", "Press statement"),
        reference="EMB/PS/2021/031",
        page_label=Both("صفحة {page} من {pages}", "Page {page} of {pages}"),
        digits=Both("arab", "latn"),
    )
    return Document(meta, furniture, blocks, sample_theme())


def sample_flow(layout: Layout = "side-by-side", extra: tuple[BiBlock, ...] = (), picture: Path | None = None) -> Flow:
    """The sample document, arranged."""
    return arrange(sample_document(extra, picture), layout)
