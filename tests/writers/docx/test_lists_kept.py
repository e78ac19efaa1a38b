"""No item of a list stands alone at the foot or the top of a page of a Word file."""

from __future__ import annotations

import pytest
from ooxml import Docx, W, on, text_of
from statements import STATEMENT

import docgen


@pytest.mark.parametrize(("count", "kept"), [(1, ""), (2, "k-"), (3, "kk-"), (5, "k--k-"), (6, "k---k-")])
def test_the_first_item_is_kept_with_the_second_and_the_last_with_the_one_before(count: int, kept: str) -> None:
    items = [{"ar": f"العنصر {number} من القائمة", "en": f"Item {number} of the list"} for number in range(count)]
    data = {**STATEMENT, "body": [{"list": items}, *[{"ar": "فقرة بعد القائمة. " * 20, "en": "A paragraph after the list. " * 20}] * 4]}
    body = Docx(docgen.render_bytes(docgen.parse(data), "docx", layout="en")).xml("word/document.xml")
    found = [paragraph for paragraph in body.iter(f"{W}p") if "of the list" in text_of(paragraph)]
    assert "".join("k" if on(paragraph.find(f"{W}pPr/{W}keepNext")) else "-" for paragraph in found) == (kept or "-")
