"""Facing pages in PDF and in Word: English on odd pages, Arabic on even ones, each pair with the same words."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pymupdf
import pytest
from ooxml import Docx, W, converted, text_of

import docgen
from docgen.errors import RenderError
from docgen.writers.options import Press

COUNT = 24


def minutes(**more: object) -> docgen.MeetingMinutes:
    words = {
        "ar": "ناقشت اللجنة خطة العمل وما أُنجز منها حتى الآن. " * 9,
        "en": "The Committee discussed the work plan and what has been done of it so far. " * 9,
    }
    body = [{language: f"MARK{number} {text}" for language, text in words.items()} for number in range(COUNT)]
    return docgen.parse(
        {
            "docgen": 1,
            "kind": "meeting-minutes",
            "reference": "C/1",
            "date": "2026-05-11",
            "digits": "latn",
            "body_name": {"ar": "اللجنة", "en": "Committee"},
            "title": {"ar": "محضر", "en": "Minutes"},
            "people": {"chair": {"name": {"ar": "الرئيس", "en": "The Chair"}}},
            "chair": "chair",
            "attendance": {"present": ["chair"]},
            "agenda": [{"title": {"ar": "البند", "en": "Item"}, "discussion": body}],
            "signatures": ["chair"],
            **more,
        }
    )


def marked(text: str) -> list[int]:
    return sorted({int(number) for number in re.findall(r"MARK(\d+)", text)})


def test_odd_pages_are_english_and_each_even_one_begins_as_the_one_before() -> None:
    with pymupdf.open(stream=docgen.render_bytes(minutes(), "pdf", layout="facing")) as pdf:
        pages = [page.get_text() for page in pdf]
        assert len(pages) >= 4
        assert len(pages) % 2 == 0
        for left, right in zip(pages[::2], pages[1::2], strict=True):
            assert "Committee" in left
            assert "Committee" not in right
            assert marked(left) == marked(right)
        assert "Page 3 of" in pages[2]


def test_viewers_show_two_pages_the_first_at_the_left() -> None:
    for layout, wanted in (("facing", "TwoPageLeft"), ("stacked", "SinglePage")):
        with pymupdf.open(stream=docgen.render_bytes(minutes(), "pdf", layout=layout)) as pdf:
            assert pdf.pagelayout == wanted


def test_a_booklet_begins_with_a_blank_page_so_that_english_is_at_the_left() -> None:
    data = docgen.render_bytes(minutes(), "pdf", layout="facing", profile="print", press=Press(imposition="booklet"))
    with pymupdf.open(stream=data) as pdf:
        front, back = pdf[0], pdf[1]
        half = front.rect.width / 2
        assert not front.get_text(clip=pymupdf.Rect(half, 0, 2 * half, front.rect.height)).strip()
        assert "The Committee" in back.get_text(clip=pymupdf.Rect(0, 0, half, back.rect.height))


def test_word_has_a_section_for_each_page(tmp_path: Path) -> None:
    data = docgen.render_bytes(minutes(), "docx", layout="facing")
    document = Docx(data).document
    kinds = [section.find(f"{W}type") for section in document.iter(f"{W}sectPr")]
    assert len(kinds) >= 4
    assert [None if kind is None else kind.get(f"{W}val") for kind in kinds] == [None, *["evenPage", "oddPage"] * len(kinds)][: len(kinds)]
    text = "\n".join(text_of(paragraph) for paragraph in document.iter(f"{W}p"))
    assert all(text.count(f"MARK{number} ") == 2 for number in range(COUNT))
    (tmp_path / "facing.docx").write_bytes(data)
    (made,) = converted([tmp_path / "facing.docx"], tmp_path)
    with pymupdf.open(made) as pdf:
        pages = [page.get_text() for page in pdf]
        assert len(pages) == len(kinds)
        assert all(marked(left) == marked(right) for left, right in zip(pages[::2], pages[1::2], strict=True))


def test_a_table_that_no_page_holds_is_an_error_and_stands_over_no_fold() -> None:
    columns = [{"ar": f"عمود{number}" * 6, "en": f"Column{number}" * 6} for number in range(9)]
    rows = [[{"ar": "قيمة", "en": "value"}] * 9]
    table = {"table": {"columns": columns, "rows": rows}}
    with pytest.raises(RenderError, match="the table"):
        docgen.render_bytes(minutes(agenda=[{"title": {"ar": "البند", "en": "Item"}, "discussion": [table]}]), "pdf", layout="facing")


def test_a_word_file_of_one_s_own_has_the_languages_in_turn_and_says_so(tmp_path: Path) -> None:
    docx.Document().save(tmp_path / "paper.docx")
    told: list[docgen.Problem] = []
    data = docgen.render_bytes(minutes(), "docx", layout="facing", template=tmp_path / "paper.docx", warn=told.append)
    assert any("pages face each other only where they are docgen's own" in problem.message for problem in told)
    text = " ".join(text_of(paragraph) for paragraph in Docx(data).document.iter(f"{W}p"))
    assert text.index("ناقشت") < text.index("The Committee discussed")
