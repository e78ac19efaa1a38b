"""A document with every kind of block in both languages, for whoever tests a writer: made of the tree alone, without an input and a template."""

from __future__ import annotations

import datetime
from pathlib import Path

from docgen.document.arrange import arrange
from docgen.document.blocks import (
    BiBlock,
    Column,
    Contents,
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
    Verse,
)
from docgen.document.document import LAYOUTS, Document, Flow, Layout, Meta, PageHeaderFooter
from docgen.document.inline import BiRuns, Both, Inline
from docgen.document.theme import TEXT_STYLES, Colour, ColourRole, Families, TextStyle, Theme

_INK: dict[ColourRole, Colour] = {
    "ink": Colour((0.1, 0.1, 0.1)),
    "muted": Colour((0.4, 0.4, 0.4)),
    "accent": Colour((0.1, 0.3, 0.5)),
    "tint": Colour((0.93, 0.95, 0.97)),
    "hairline": Colour((0.7, 0.7, 0.7)),
    "paper": Colour((1.0, 1.0, 1.0)),
    "alert": Colour((0.7, 0.1, 0.1)),
}
THEME = Theme("sample", Families("Amiri", "Amiri", 0.86), {name: TextStyle(10.0, 11.6, 15.0) for name in TEXT_STYLES}, _INK)


def both(arabic: str, english: str) -> BiRuns:
    """A plain text in both languages."""
    return Both((Inline(arabic),), (Inline(english),))


def document(pictures: tuple[Path, ...] = ()) -> Document:
    """Every kind of block once, every mark of a run, a text that only one language has; and these pictures."""
    marked: BiRuns = Both(
        (
            Inline("اتفق الجانبان على "),
            Inline("التعاون", strong=True),
            Inline(" في "),
            Inline("المجالات كافة", emphasis=True, role="accent"),
            Inline("، والرقم "),
            Inline("EMB/2026/7", isolate=True, nobreak=True),
            Inline(".\u2028"),
            Inline("https://embassy.example/", isolate=True, link="https://embassy.example/"),
        ),
        (
            Inline("Both sides agreed on "),
            Inline("cooperation", strong=True),
            Inline(" in "),
            Inline("all fields", emphasis=True, role="accent"),
            Inline(", 3"),
            Inline("rd", superscript=True),
            Inline(" of them "),
            Inline("esprit de corps", emphasis=True, lang="fr"),
            Inline(".\u2028"),
            Inline("https://embassy.example/", isolate=True, link="https://embassy.example/"),
        ),
    )
    blocks: tuple[BiBlock, ...] = (
        Fields((Field(both("الرقم", "Reference"), both("٧", "7")), Field(both("التاريخ", "Date"), both("١١ مايو ٢٠٢٦م", "11 May 2026")))),
        Paragraph(both("بيان صحفي", "Press statement"), "kicker"),
        Heading(both("زيارة رسمية", "An official visit"), 0),
        Contents(both("المحتويات", "Contents")),
        Heading(both("أولًا", "The first part"), 1, both("١", "1")),
        Paragraph(marked),
        Paragraph(Both(None, (Inline("This is said in English only."),)), "note"),
        ListBlock((both("أول الأمور", "One thing"), both("ثانيها", "Another thing")), "decimal"),
        Quote(both("«نرحب بكم.»", "“You are welcome.”"), both("رئيس اللجنة", "Head of the committee")),
        Verse(((both("الخيل والليل", "The horse, the night"), both("والبيداء تعرفني", "and the desert know me")),)),
        Table(
            (Column(both("البند", "Item")), Column(both("المبلغ", "Amount"), "money", 0.0)),
            ((both("قاعة", "A hall"), both("٢٥٠", "250")), (both("طباعة", "Printing"), both("(٥٠)", "(50)"))),
            (both("المجموع", "Total"), both("٢٠٠", "200")),
            both("جدول الموازنة", "The budget"),
            both("المصدر: اللجنة", "Source: the committee"),
        ),
        Rule(),
        Panel((Paragraph(both("تقرر اعتماد الخطة.", "The plan is adopted."), "decision"),)),
        *(Picture(path, both("خريطة الموقع", "A map of the site"), both("الموقع", "The site")) for path in pictures),
        PageBreak(),
        SignatureRow((Signatory(both("رئيس الجلسة", "The chair"), both("رئيس", "Chair")),)),
        Panel((Paragraph(both("نبذة عن اللجنة.", "About the committee."), "about"),), "about"),
        Paragraph(both("انتهى", "Ends"), "endmark"),
    )
    meta = Meta(
        kind="sample",
        title=Both("زيارة رسمية", "An official visit"),
        languages=("ar", "en"),
        territory="QA",
        date=datetime.date(2026, 5, 11),
        reference="EMB/2026/7",
    )
    furniture = PageHeaderFooter(
        issuer=both("السفارة", "The Embassy"),
        department=both("المكتب الصحفي", "Press office"),
        emblem=None,
        running_head=both("السفارة – بيان", "The Embassy – statement"),
        reference="EMB/2026/7",
        page_label=Both("صفحة {page} من {pages}", "Page {page} of {pages}"),
        digits=Both("arab", "latn"),
        notices=(both("محدود التداول", "Restricted"),),
    )
    return Document(meta, furniture, blocks, THEME)


def flows(pictures: tuple[Path, ...] = ()) -> dict[Layout, Flow]:
    """The sample in every layout."""
    made = document(pictures)
    return {layout: arrange(made, layout) for layout in LAYOUTS}
