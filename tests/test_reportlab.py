"""BidiParagraph in the hands of a reportlab user: the guide's own code, tables, frames, pages, links."""

from __future__ import annotations

import io
import re
import subprocess
from copy import deepcopy
from pathlib import Path

import pytest
from proofs import need, need_module
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, KeepInFrame, PageTemplate, SimpleDocTemplate, Table

from docgen.errors import InputError
from docgen.reportlab import BidiParagraph

GUIDE = Path(__file__).parents[1] / "docs" / "reportlab.md"
LONG = "عقدت اللجنة اجتماعها السنوي وناقشت خطة العمل وبرنامج الزيارات والمعارض في جميع المدن. " * 30


def built(*story: object) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(list(story))
    return out.getvalue()


def words(data: bytes, folder: Path) -> str:
    target = folder / "out.pdf"
    target.write_bytes(data)
    return subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout


def test_the_guide_s_code_runs_and_its_words_can_be_found(tmp_path: Path) -> None:
    need("pdftotext")
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 4
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=A4)
    story: list[object] = []
    for block in blocks:
        exec(compile(block, str(GUIDE), "exec"), {"story": story, "canvas": canvas})
    canvas.save()
    assert len(story) == 3
    assert "اتفاقية" in words(built(*story), tmp_path)
    assert "press@embassy.example" in words(page.getvalue(), tmp_path)


def test_a_long_paragraph_goes_over_pages_and_loses_no_word(tmp_path: Path) -> None:
    need("pdftotext")
    data = built(BidiParagraph(LONG, size=28, align="justify"))
    assert data.count(b"/Type /Page\n") >= 2
    assert words(data, tmp_path).count("اجتماعها") == 30


def test_it_stands_in_cells_in_narrow_frames_and_in_two_columns() -> None:
    cell = BidiParagraph("البند 1.2 (Item)", size=11)
    shrunk = KeepInFrame(100, 60, [BidiParagraph("نص طويل لا يتسع له المكان الضيق المتاح في هذا الإطار", size=14)])
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    frames = [Frame(40, 40, 240, 700), Frame(310, 40, 180, 700)]
    document.addPageTemplates([PageTemplate(frames=frames)])
    paragraph = BidiParagraph(LONG, size=20)
    document.build([Table([["1", cell], ["2", shrunk]], colWidths=[40, 140]), paragraph])
    assert out.getvalue().startswith(b"%PDF")


def test_a_part_that_meets_a_narrower_frame_is_set_anew_and_keeps_its_words() -> None:
    paragraph = BidiParagraph(LONG, size=20)
    paragraph.wrap(400, 200)
    first, second = paragraph.split(400, 200)
    second.wrap(200, 10_000)
    told = "".join(
        unit.text for part in (first, second) for line in part.lines for word in sorted(line.words, key=lambda word: word.start)
        for unit in reversed(word.shaped.units)
    )  # fmt: skip
    assert told.replace(" ", "") == LONG.replace(" ", "")


def test_a_link_over_two_lines_is_two_annotations() -> None:
    need_module("pikepdf")
    import pikepdf

    out = io.BytesIO()
    canvas = Canvas(out)
    paragraph = BidiParagraph("[التقرير السنوي الكامل للجنة الوطنية](https://heritage.example/report)", size=14)
    paragraph.wrap(110, 500)
    assert len(paragraph.lines) == 2
    paragraph.drawOn(canvas, 100, 500)
    canvas.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        links = [annotation for annotation in pdf.pages[0].Annots if annotation.Subtype == "/Link"]
        assert [str(link.A.URI) for link in links] == ["https://heritage.example/report"] * 2


def test_what_cannot_be_read_is_said() -> None:
    with pytest.raises(InputError, match="colour"):
        BidiParagraph("نص", colour="red")
    with pytest.raises(InputError, match="ltr"):
        BidiParagraph("نص {ltr}`بلا نهاية")


def test_a_copy_is_drawn_like_the_first() -> None:
    paragraph = BidiParagraph("نص (Text) 1.2", size=14)
    twin = deepcopy([paragraph])[0]
    assert twin is not paragraph
    assert built(twin) == built(paragraph)


def test_a_table_whose_columns_have_no_width_breaks_no_word() -> None:
    words = ["المجموع", "International", "+974 4400 1234"]
    cells = [BidiParagraph(word, size=14) for word in words]
    table = Table([cells])
    table.wrap(300, 500)
    for cell, width in zip(cells, table._colWidths, strict=True):
        assert cell.minWidth() <= width
        cell.wrap(width, 500)
        assert len(cell.lines) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"align": "left"}, "one of start, center, end, justify"),
        ({"base": "RTL"}, "one of ltr, rtl, auto"),
        ({"kashida": "some"}, "one of none, auto, full"),
        ({"size": 0}, "size is 0"),
        ({"size": float("nan")}, "size is nan"),
        ({"leading": -1.0, "align": "left"}, "leading is -1.0"),
    ],
)
def test_an_argument_that_means_nothing_is_refused_with_what_would_be_right(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        BidiParagraph("نص", **wrong)  # type: ignore[arg-type]


def test_features_may_be_given_in_either_notation() -> None:
    plain, off, zero = (BidiParagraph("first office", features=features) for features in ((), ("-liga", "-dlig"), ("liga=0", "dlig=0")))
    widths = [sum(paragraph.paragraph.widths) for paragraph in (plain, off, zero)]
    assert widths[1] == widths[2] != widths[0]
