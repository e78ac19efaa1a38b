"""Where lines of Word files end: at no separator, titles in lines of like length, an end mark on the page of what it ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest
from long_minutes import long_data
from ooxml import NS, Docx, W, converted, text_of

import docgen

EXAMPLE = Path(__file__).parents[3] / "examples" / "statement.yaml"
TEXT = {"ar": "نصّ الفقرة في هذا البيان. " * 5, "en": "The text of a paragraph of this statement. " * 5}


def statement(**other: Any) -> dict[str, Any]:
    return {
        "docgen": 1,
        "kind": "press-statement",
        "date": "2026-08-26",
        "reference": "PSA/PR/2026/118",
        "issuer": {"name": {"ar": "جهاز التخطيط والإحصاء", "en": "Planning and Statistics Authority"}},
        "headline": {"ar": "الصادرات غير النفطية ترتفع ٦٫٤٪ في الربع الثاني", "en": "Non-oil exports rise 6.4% in the second quarter"},
        "body": [TEXT] * 4,
        "contacts": [
            {
                "name": {"ar": "المكتب الإعلامي", "en": "Media Office"},
                "phone": "+974 4495 0000",
                "mobile": "+974 5550 1234",
                "email": "media@psa.example",
            }
        ],
    } | other


def pages(data: dict[str, Any], tmp_path: Path, **options: Any) -> pymupdf.Document:
    (tmp_path / "file.docx").write_bytes(docgen.render_bytes(docgen.parse(data), "docx", **options))
    (made,) = converted([tmp_path / "file.docx"], tmp_path)
    return pymupdf.open(made)


@pytest.mark.parametrize("page", [(595.3, 841.9), (419.5, 595.3)])
def test_no_line_begins_or_ends_with_a_separator_in_libreoffice(page: tuple[float, float], tmp_path: Path) -> None:
    with pages(statement(body=[TEXT] * 12), tmp_path, page=page) as pdf:
        assert len(pdf) > 1
        for sheet in pdf:
            for half in (0, 1):
                lines: dict[int, list[tuple[float, str]]] = {}
                for block in sheet.get_text("dict")["blocks"]:
                    for span in (span for line in block.get("lines", ()) for span in line["spans"] if span["text"].strip()):
                        if (span["bbox"][0] > sheet.rect.width / 2) == half:
                            lines.setdefault(round(span["origin"][1]), []).append((span["bbox"][0], span["text"].strip()))
                for line in lines.values():
                    words = [word for _, word in sorted(line)]
                    assert not words[0].startswith("·"), words
                    assert not words[-1].endswith("·"), words


def test_what_a_label_names_stays_on_its_line() -> None:
    docx = Docx(docgen.render_bytes(docgen.parse(statement()), "docx"))
    (contact,) = [found for found in docx.document.iter(f"{W}p") if "Mobile:" in text_of(found)]
    said = "".join("\n" if part.tag == f"{W}br" else part.text or "" for part in contact.iter(f"{W}t", f"{W}br"))
    lines = said.replace("\u202f", " ").split("\n")
    assert "Telephone: +974 4495 0000" in lines
    assert all(line.count("+974") <= 1 for line in lines)
    assert not any(line.strip().startswith("·") or line.strip().endswith("·") for line in lines)


def test_a_title_is_set_in_lines_of_like_length(tmp_path: Path) -> None:
    with pages(statement(), tmp_path) as pdf:
        spans = [span for block in pdf[0].get_text("dict")["blocks"] for line in block.get("lines", ()) for span in line["spans"]]
        title = [span for span in spans if span["size"] > 13 and span["text"].strip().isascii() and span["text"].strip()]
        lines: dict[int, float] = {}
        for span in title:
            key = round(span["origin"][1])
            lines[key] = max(lines.get(key, 0.0), span["bbox"][2])
        start = min(span["bbox"][0] for span in title)
        widths = [end - start for end in lines.values()]
        assert len(widths) == 2
        assert min(widths) > 0.6 * max(widths)


def test_an_end_mark_stands_with_what_it_ends(tmp_path: Path) -> None:
    for count in range(5, 10):
        with pages(statement(body=[TEXT] * count), tmp_path) as pdf:
            (last,) = [sheet for sheet in pdf if sheet.search_for("ENDS")]
            assert "statement" in last.get_text()


def test_the_contents_begin_under_what_stands_before_them_and_part(tmp_path: Path) -> None:
    data = long_data(26)
    with pages(data, tmp_path) as pdf:
        (first,) = [sheet.number for sheet in pdf if sheet.search_for("Contents")]
        assert first == 0
    docx = Docx(docgen.render_bytes(docgen.parse(data), "docx"))
    rows = [row for row in docx.document.iter(f"{W}tr") if row.find("w:tc/w:sdt", NS) is not None]
    assert rows
    assert all(row.find("w:trPr/w:cantSplit", NS) is None for row in rows)
    assert all(row.find("w:tc/w:p/w:pPr/w:pStyle[@w:val='TOCHeading']", NS) is None for row in rows)


def test_a_running_head_is_not_shortened_where_its_lines_hold_it() -> None:
    docx = Docx(docgen.render_bytes(docgen.load(EXAMPLE), "docx", layout="stacked"))
    heads = [text_of(paragraph) for root in docx.written() if root.tag == f"{W}hdr" for paragraph in root.iter(f"{W}p")]
    assert any("Press statement" in head and "EMB/PS/2021/031" in head for head in heads)


def test_a_running_head_has_two_lines_whatever_it_names() -> None:
    long = {"ar": "محضر الدورة الرابعة للجنة المشتركة للتعاون الاقتصادي", "en": "Agreed minutes of the fourth session of the Joint Committee"}
    body = {"ar": "اللجنة المشتركة للتعاون الاقتصادي", "en": "Joint Committee for Economic Cooperation"}
    data = long_data(9) | {"title": long, "body_name": body}
    docx = Docx(docgen.render_bytes(docgen.parse(data), "docx"))
    heads = [root for root in docx.written() if root.tag == f"{W}hdr"]
    found = [paragraph for root in heads for paragraph in root.iter(f"{W}p") if "…" in text_of(paragraph) or "·" in text_of(paragraph)]
    assert found
    assert all(len(list(paragraph.iter(f"{W}br"))) <= 1 for paragraph in found)
