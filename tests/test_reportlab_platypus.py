"""BidiParagraph keeps platypus's contract: whatever reportlab's own Paragraph does in a table, a frame or a list, it does too."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepInFrame,
    KeepTogether,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from docgen.errors import InputError
from docgen.reportlab import BidiParagraph

ENGLISH = "The committee held its annual meeting and discussed the plan of work and the programme of visits in all the cities. "
ARABIC = "عقدت اللجنة اجتماعها السنوي وناقشت خطة العمل وبرنامج الزيارات والمعارض في جميع المدن. "

Make = Callable[[int], Flowable]


def host(count: int) -> Paragraph:
    return Paragraph(ENGLISH * count, ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=15))


def english(count: int) -> BidiParagraph:
    return BidiParagraph(ENGLISH * count, size=11.6, latin_ratio=0.86, leading=15)


def arabic(count: int) -> BidiParagraph:
    return BidiParagraph(ARABIC * count, size=11, leading=15)


def boxes(data: bytes) -> list[list[tuple[float, float, float, float]]]:
    """The boxes of all glyphs, page by page: left, bottom, right, top."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = []
        for page in pdf:
            text = page.get_textpage()
            pages.append([box for at in range(text.count_chars()) if (box := text.get_charbox(at))[2] > box[0]])
        return pages


def built(*story: Flowable) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, leftMargin=72, rightMargin=72, topMargin=72, bottomMargin=72, invariant=1).build(list(story))
    return out.getvalue()


STORIES: dict[str, Callable[[Make], list[Flowable]]] = {
    "a cell taller than a page": lambda make: [make(20), Table([[make(60), make(2)], ["a", "b"]], colWidths=[200, 200], splitInRow=1)],
    "a cell of several paragraphs": lambda make: [make(25), Table([[[make(20), make(30)], make(2)]], colWidths=[200, 200], splitInRow=1)],
    "balanced columns": lambda make: [BalancedColumns([make(10) for _ in range(9)], nCols=2)],
    "a list": lambda make: [ListFlowable([make(3), ListItem(make(40)), make(1)], bulletType="1")],
    "kept together": lambda make: [make(30), KeepTogether([make(20), make(20)]), KeepTogether([make(60)])],
    "kept in a frame": lambda make: [KeepInFrame(300, 200, [make(12), make(3)], mode="shrink"), KeepInFrame(300, 100, [make(2)], mode="error")],
}


@pytest.mark.parametrize("make", [host, english, arabic])
@pytest.mark.parametrize("story", STORIES)
def test_no_glyph_leaves_the_frame_and_no_page_is_empty(story: str, make: Make) -> None:
    pages = boxes(built(*STORIES[story](make)))
    assert all(pages)
    for left, bottom, right, top in (box for page in pages for box in page):
        assert left >= 70, story
        assert right <= A4[0] - 70, story
        assert bottom >= 70, story
        assert top <= A4[1] - 70, story


@pytest.mark.parametrize("make", [english, arabic])
def test_frames_of_changing_width_lose_no_word(make: Make) -> None:
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    frames = [Frame(40, 40, 240, 300), Frame(310, 40, 180, 700), Frame(310, 740, 230, 70)]
    document.addPageTemplates([PageTemplate(frames=frames)])
    story = [make(30), make(1), make(14)]
    document.build(story)
    with pypdfium2.PdfDocument(out.getvalue()) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    word = "committee" if make is english else "اللجنة"
    assert text.count(word) == 45


@given(lines=st.integers(1, 40), room=st.floats(0, 700), other=st.floats(100, 400))
def test_a_split_divides_the_lines_of_the_last_wrap_whatever_width_it_is_told(lines: int, room: float, other: float) -> None:
    paragraph = BidiParagraph("\\\n".join(["نص Text"] * lines), leading=15)
    paragraph.wrap(200, 10_000)
    parts = paragraph.split(other, room)
    if room >= paragraph.height:
        assert parts == [paragraph]
    elif parts:
        first, second = parts
        assert first.lines + second.lines == paragraph.lines
        assert first.height <= room + 1e-6
        assert first.wrap(200, room)[1] == first.height
        assert min(len(first.lines), len(second.lines)) >= 2


def test_space_before_and_after_is_kept_as_platypus_keeps_it() -> None:
    paragraph = BidiParagraph("نص", space_before=7, space_after=9)
    assert (paragraph.getSpaceBefore(), paragraph.getSpaceAfter()) == (7, 9)
    with pytest.raises(InputError, match="space_after is -1"):
        BidiParagraph("نص", space_after=-1)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("a<br/>b", 2), ("a<br><br />b", 3), ("a\n\nb", 3), ("a\n \n\nb", 4), ("a\nb", 1), ("`<br/>`", 1), ("{ltr}`<br/>` a", 1), ("**a<BR/>b**", 2)],
)
def test_line_breaks_and_empty_lines_are_kept(text: str, lines: int) -> None:
    paragraph = BidiParagraph(text)
    paragraph.wrap(400, 400)
    assert len(paragraph.lines) == lines


def test_an_error_names_the_character_of_the_text_as_it_was_given() -> None:
    with pytest.raises(InputError, match=r"at character 10$"):
        BidiParagraph("نص<br/>a\n{ltr}`x")
    with pytest.raises(InputError, match=r"at character 7$"):
        BidiParagraph("a\n\n\nb\n{ltr}`x")
