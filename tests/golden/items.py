"""What must come out right, one item a row: its name, its text (Markdown inline and roles), and how it is set. Looked at by eye in docs/golden.md."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from docgen.document.inline import Inline, Runs
from docgen.reportlab import BidiParagraph

FAMILIES = {"amiri": "Amiri", "noto": "Noto Naskh Arabic", "plex": "IBM Plex Sans Arabic"}
WIDTH = 360.0
"""Points; the column of an item that gives no other."""
RESOLUTION = 200
_MARGIN = 8.0


@dataclass(frozen=True)
class Item:
    name: str
    text: str | Runs
    base: str = "rtl"
    align: str = "start"
    width: float = WIDTH
    kashida: str = "none"
    missing: str = ""
    """Characters that no font has: a box stands for each, and each is told."""


def _runs(*parts: tuple[str, dict[str, Any]]) -> Runs:
    return tuple(Inline(text, **look) for text, look in parts)


ITEMS = (
    Item("lam-alef", "لا سلام بلا عدل، والأمل للأوطان، والآن إلى الإسلام"),
    Item("allah", "بسم الله الرحمن الرحيم، والحمد لله"),
    Item("vocalised", "إنَّ العِلْمَ نُورٌ يُضِيءُ لِلنَّاسِ دُرُوبَ الحَيَاةِ وَيُؤَلِّفُ بَيْنَ قُلُوبِهِمْ"),
    Item("stacked marks", "مُتَّصِلًا، حُبًّا، لِلّٰهِ، الرَّحْمٰنِ، شَيْئًا، مُؤَسَّسَةٌ، بَِّ"),
    Item("latin in arabic", "أعلنت اللجنة (International Council) أن مشروع Digital Archive 2.0 قد بدأ"),
    Item("arabic in english", "The Committee said that “العدل أساس الملك” was its motto in 2026.", base="ltr"),
    Item("nested", "قال: “The word (كتاب) means book” ثم أضاف: «انتهى (The End)»."),
    Item("brackets", "(مثال) مثال [مثال] مثال {مثال} (مثال (مثال) مثال)"),
    Item("brackets in english", "(example) عربي (example), [عربي]: {عربي}.", base="ltr"),
    Item("quotes", "«الثقافة» و“الإعلام” و‘الفن’: قال «إن (التعاون) مهم»."),
    Item("ends", "هل انتهى الاجتماع؟ نعم، انتهى!"),
    Item("ranges", "في الفترة 2022–2025، من 12–14 أكتوبر، والصفحات ١٢–١٤"),
    Item("numbers", "البند 1.2 والقرار 3/2026 والساعة 10:30 والرقم −5 والمجموع 12,500,000"),
    Item("islands", "الهاتف +974 4400 1234 والبريد press@embassy.example والموقع https://embassy.example/press والإصدار 2.0"),
    Item("percent", "بلغت النسبة 62% ثم ٦٢٪ أي بزيادة 4.5%، و%10 و٪٢٠"),
    Item("both digit sets", "الأرقام ٠١٢٣٤٥٦٧٨٩ و0123456789 في سطر واحد: ٣٥٠ و350"),
    Item("bold in a word", "كتابة ال**تعاون** وال**مشا**ركة وسيو**ثّ**ق **المشروع** كله"),
    Item("bold, italic", "نص عادي **غامق** *مائل* ***غامق مائل*** Plain **bold** *italic* ***both***"),
    Item("link over two lines", "اطّلع على [التقرير السنوي الكامل للجنة الوطنية للتراث والفنون](https://heritage.example/report) اليوم", width=150),
    Item("soft hyphen", "inter\u00adnational co\u00adopera\u00adtion com\u00admit\u00adtee", base="ltr", width=56),
    Item("joiners", "می\u200cخواهم، نـ\u200d، ه\u200d، بـ\u200cـب، لـ\u200cا", base="rtl"),
    Item("tatweel", "محمـــد، الرحمـــٰن، كتـــاب"),
    Item("no-break space", "رقم\u00a03 وصفحة\u00a012 والسيد\u00a0الرئيس يحضر الاجتماع", width=120),
    Item("missing glyph", "وصل الوفد 🎉 إلى القاعة 𓀀", missing="🎉𓀀"),
    Item("superscripts", _runs(("وأكدت اللجنة ذلك", {}), ("١", {"superscript": True}), ("، ثم أُقرّ", {}), ("2", {"superscript": True}), (".", {}))),
    Item("letters of a list", "أ) أولًا   ب) ثانيًا   ج) ثالثًا — أبجد هوّز — (أ) و(ب) و(ج)"),
    Item("list markers", "(١٢) بند، 12. بند، ١٢. بند، أ) بند، 1-2 بند"),
    Item("a word too wide", "والإنترناسيوناليستيات Donaudampfschifffahrtsgesellschaft", width=95),
    Item("dates at edges", "1999-09-02| التاريخ، 2021/10/18 و18.10.2021 و١٨/١٠/٢٠٢١"),
    Item("kashida", "اجتمعت اللجنة المشتركة في قاعة المجلس وناقشت تفاصيل خطة العمل السنوية", align="justify", width=190, kashida="full"),
    Item("justified spans", "أكدت **اللجنة الوطنية** أن التعاون بين *الجهات المختصة* يمثل **أولوية رئيسية** في المجالات كافة، وأن المسودات"
         " قيد الدراسة حاليًا", align="justify", width=210),
    Item("centred", "في وسط السطر (Centre)", align="center"),
    Item("at the end", "في آخر السطر.", align="end"),
    Item("other scripts", "ΑΒΓ и Русский язык, naïve façade, İstanbul, “ﬁ” office", base="ltr"),
)  # fmt: skip


def flowable(item: Item, family: str, told: list[str]) -> BidiParagraph:
    """The item as reportlab users set it; `told` takes what the engine warns of."""
    return BidiParagraph(
        item.text,
        family=family,
        size=14,
        leading=24,
        base=item.base,  # type: ignore[arg-type]
        align=item.align,  # type: ignore[arg-type]
        kashida=item.kashida,  # type: ignore[arg-type]
        territory="QA",
        warn=lambda problem: told.append(problem.message),
    )


def pdf(items: tuple[Item, ...], family: str, told: list[str]) -> bytes:
    """The items one under the other on one page as high as they need."""
    paragraphs = [(item, flowable(item, family, told)) for item in items]
    heights = [paragraph.wrap(item.width, 1e6)[1] for item, paragraph in paragraphs]
    high = sum(heights) + 2 * _MARGIN
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH + 2 * _MARGIN, high), invariant=1)
    top = high - _MARGIN
    for (item, paragraph), height in zip(paragraphs, heights, strict=True):
        top -= height
        paragraph.drawOn(canvas, _MARGIN + (WIDTH - item.width if item.base == "rtl" else 0.0), top)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(data: bytes) -> Image.Image:
    """The only page as pdfium draws it, in grey."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return image
