"""How a Word file ends: signatures and contacts keep text on their page, long panels part, decisions stand apart."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from long_minutes import long_data
from ooxml import NS, Docx, W, converted, faults, text_of

import docgen
from docgen.document.document import LAYOUTS, Layout
from docgen.writers.docx.body.keeping import end_held, keep_with_next, tail_held

GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'


def paragraph(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="BodyEnglish"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def pair(text: str) -> str:
    return f"<w:tr><w:tc>{paragraph(text)}</w:tc><w:tc>{paragraph(text)}</w:tc></w:tr>"


def plain_table(*rows: str) -> str:
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="DocgenColumns"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>{"".join(rows)}</w:tbl>'


def test_the_last_paragraphs_are_held_and_no_other() -> None:
    made = tail_held(paragraph("a") + paragraph("b") + GAP + paragraph("c"), 2)
    assert made == paragraph("a") + keep_with_next(paragraph("b") + GAP + paragraph("c"))
    assert made.count("<w:keepNext/>") == 3


def test_the_last_pairs_become_a_table_of_their_own() -> None:
    made = tail_held(plain_table(pair("a"), pair("b"), pair("c")) + GAP, 2)
    assert made.count("<w:tbl>") == made.count("</w:tbl>") == made.count("<w:tblGrid>") == 2
    assert made.index("</w:tbl>") < made.index(">b<")
    assert "<w:keepNext/>" not in made[: made.index("</w:tbl>")]


def test_a_decision_is_enough() -> None:
    decision = f'<w:tbl><w:tblPr><w:tblStyle w:val="DocgenDecision"/></w:tblPr><w:tr><w:tc>{paragraph("d")}</w:tc></w:tr></w:tbl>'
    rows = plain_table(pair("a"), f"<w:tr><w:tc>{decision}{GAP}</w:tc></w:tr>") + GAP
    made = tail_held(rows, 3)
    assert ">a<" in made.split("<w:keepNext/>")[0]


def test_fewer_than_asked_for_are_all_held() -> None:
    assert tail_held(paragraph("a"), 3) == keep_with_next(paragraph("a"))
    assert tail_held("", 3) == ""


def test_only_the_last_blocks_are_looked_at_and_come_out_as_all_of_them_would():
    blocks = [paragraph("a"), plain_table(pair("b"), pair("c")), GAP, paragraph("d"), GAP, plain_table(pair("e")), GAP, paragraph("f")]
    for count in range(1, 9):
        assert "".join(end_held(blocks, count)) == tail_held("".join(blocks), count)
    assert end_held(blocks, 1)[:-1] == blocks[:-1]


def minutes(signatories: int, sentences: int) -> docgen.Model:
    data = long_data(2)
    people = {f"p{n}": {"name": {"ar": f"العضو {n}", "en": f"Signatory {n}."}} for n in range(signatories)}
    data["people"] |= people
    data["signatures"] = list(people)
    data["closing"] = {"ar": "اختُتم الاجتماع.", "en": "The meeting was closed."}
    data["agenda"][-1]["discussion"].append({"ar": "نصّ الفقرة. " * sentences, "en": "The text of it. " * sentences})
    return docgen.parse(data)


def test_signatures_stand_with_what_they_sign_in_libreoffice(tmp_path: Path) -> None:
    cases: list[tuple[int, int, Layout]] = [(2, 5, "side-by-side"), (2, 40, "en"), (5, 20, "ar"), (7, 60, "side-by-side"), (3, 90, "stacked")]
    files = []
    for signatories, sentences, layout in cases:
        path = tmp_path / f"{signatories}-{sentences}-{layout}.docx"
        path.write_bytes(docgen.render_bytes(minutes(signatories, sentences), "docx", layout=layout))
        assert faults(path) == []
        files.append(path)
    for made in converted(files, tmp_path):
        with pymupdf.open(made) as pdf:
            for page in pdf:
                text = page.get_text()
                if "Signatory 0." in text or "العضو 0" in text:
                    assert "closed" in text or "اختُتم" in text
                    if "side-by-side" not in made.stem:  # LibreOffice keeps no table with tables in its cells on the page of what follows
                        assert "Submit the report" in text or "رفع التقرير" in text or "decision" in text.lower()


@pytest.mark.parametrize("layout", ["side-by-side", "en"])
def test_a_long_panel_parts_between_its_parts(layout: Any, tmp_path: Path) -> None:
    text = {"ar": "نصّ الفقرة في هذا البيان. " * 9, "en": "The text of a paragraph of this statement. " * 9}
    data = {
        "docgen": 1,
        "kind": "press-statement",
        "date": "2026-08-26",
        "issuer": {"name": {"ar": "المجلس", "en": "Council"}},
        "headline": {"ar": "عنوان", "en": "Headline"},
        "body": [text] * 5,
        "about": [text] * 6,
        "contacts": [{"name": {"ar": "المكتب", "en": "Media Office"}, "email": "media@council.example"}],
    }
    (tmp_path / "file.docx").write_bytes(docgen.render_bytes(docgen.parse(data), "docx", layout=layout))
    (made,) = converted([tmp_path / "file.docx"], tmp_path)
    with pymupdf.open(made) as pdf:
        for page in list(pdf)[:-1]:
            words = [word for word in page.get_text("words") if word[3] < page.rect.height - 45]
            assert max(word[3] for word in words) > page.rect.height / 2
        assert len(pdf[-1].get_text()) > 700


def test_decisions_in_a_row_stand_apart(tmp_path: Path) -> None:
    data = long_data(1)
    data["agenda"][0]["discussion"] = []
    data["agenda"][0]["decisions"] = [{"text": {"ar": f"القرار {n}.", "en": f"Decision {n}."}} for n in range(3)]
    (tmp_path / "file.docx").write_bytes(docgen.render_bytes(docgen.parse(data), "docx"))
    (made,) = converted([tmp_path / "file.docx"], tmp_path)
    with pymupdf.open(made) as pdf:
        tops = sorted({round(rect.y0) for page in pdf for n in range(3) for rect in page.search_for(f"Decision {n}.")})
        boxes = [drawing["rect"] for drawing in pdf[0].get_drawings() if drawing["type"] == "f" and drawing["rect"].width > 150]
        held_by = [[box for box in boxes if box.y0 <= top + 5 <= box.y1] for top in tops]
        assert len(tops) == 3
        for upper, lower in pairwise(held_by):
            assert min(box.y0 for box in lower) - max(box.y1 for box in upper) >= 3


def test_the_last_rows_of_a_table_are_held_by_signatures_in_every_layout() -> None:
    for layout in LAYOUTS:
        docx = Docx(docgen.render_bytes(docgen.parse(long_data(1)), "docx", layout=layout))
        held_words = {text_of(mark.getparent().getparent()) for mark in docx.document.iterfind(".//w:keepNext", NS) if mark.get(f"{W}val") != "0"}
        assert held_words & {"Submit the report", "رفع التقرير"}


def test_a_heading_stands_on_the_page_of_the_table_under_it_in_libreoffice(tmp_path: Path) -> None:
    files = []
    for lines in range(6, 22, 3):
        data = long_data(1)
        data["agenda"][0]["discussion"] = [{"ar": "السطر.", "en": f"Line {n}."} for n in range(lines)]
        files.append(tmp_path / f"{lines}.docx")
        files[-1].write_bytes(docgen.render_bytes(docgen.parse(data), "docx"))
    for made in converted(files, tmp_path):
        with pymupdf.open(made) as pdf:
            (heading,) = [page.number for page in pdf if page.search_for("Actions")]
            assert heading == min(page.number for page in pdf if page.search_for("Submit the report"))


def test_short_pairs_do_not_part_and_those_that_stay_with_signatures_may() -> None:
    docx = Docx(docgen.render_bytes(docgen.parse(long_data(1)), "docx"))
    short = [mark.getparent().getparent() for mark in docx.document.iter(f"{W}cantSplit") if mark.get(f"{W}val") == "on"]
    assert short
    for row in short:
        assert row.find("w:tc/w:p/w:pPr/w:keepNext", NS) is None
        assert row.find(".//w:tbl", NS) is None


def test_a_panel_that_stays_with_what_follows_has_rows_that_may_part() -> None:
    """LibreOffice keeps no other table with what follows."""
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{paragraph('p')}</w:tc></w:tr>"
    panel = f'<w:tbl><w:tblPr><w:tblStyle w:val="DocgenPanel"/></w:tblPr>{row}</w:tbl>'
    decision = panel.replace("DocgenPanel", "DocgenDecision")
    assert "cantSplit" not in tail_held(paragraph("a") + panel + GAP, 1)
    assert "cantSplit" not in keep_with_next(panel)
    assert "cantSplit" in keep_with_next(decision)
