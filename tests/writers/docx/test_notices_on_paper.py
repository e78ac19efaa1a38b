"""A letterhead of one's own does not make an embargo go unseen."""

from __future__ import annotations

from pathlib import Path

import letterheads
import pymupdf
import pytest
from ooxml import Docx, W, converted, faults, text_of

import docgen
from docgen._data import shipped

STATEMENT = {
    "docgen": 1,
    "kind": "press-statement",
    "territory": "QA",
    "date": "2026-08-26",
    "issuer": {"name": {"ar": "المجلس الوطني", "en": "National Council"}},
    "release": {"embargo": "2026-08-30T09:00+03:00", "zone": "Asia/Qatar"},
    "headline": {"ar": "عنوان البيان", "en": "The headline"},
    "body": [{"ar": "نصّ الفقرة في هذا البيان. " * 14, "en": "The text of a paragraph of this statement. " * 12}] * 8,
}


@pytest.mark.parametrize("making", ["libreoffice", "python-docx", "hand"])
def test_a_letterhead_of_ones_own_gets_the_bar_in_all_its_headers(making: str, tmp_path: Path, png: bytes) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    made = {
        "libreoffice": letterheads.by_libreoffice,
        "python-docx": lambda place: letterheads.by_python_docx(place, png),
        "hand": letterheads.by_hand,
    }[making](tmp_path)
    (folder / "letterhead.docx").write_bytes(made.read_bytes())
    template = shipped("templates") / "press-statement" / "template.yaml"
    (folder / "template.yaml").write_bytes(template.read_bytes())
    data = docgen.render_bytes(docgen.parse(STATEMENT), "docx", template=folder)
    docx = Docx(data)
    used = {reference.get(f"{W}type") for reference in docx.document.iter(f"{W}headerReference")}
    assert "default" in used
    headers = [name for name in docx.parts if name.startswith("word/") and docx.parts[name].find(b"<w:hdr") >= 0]
    assert headers
    barred = [name for name in headers if "EMBARGOED" in text_of(docx.xml(name))]
    assert len(barred) >= len(used)
    (tmp_path / "file.docx").write_bytes(data)
    before = [fault.split(":")[-1] for fault in faults(made)]
    assert [fault for fault in faults(tmp_path / "file.docx") if fault.split(":")[-1] not in before] == []
    (drawn,) = converted([tmp_path / "file.docx"], tmp_path)
    with pymupdf.open(drawn) as pdf:
        assert all("EMBARGOED" in page.get_text() for page in pdf)
