"""A title of many lines under a tall letterhead: it parts between its languages and leaves no page half empty; the lines under it stay a pair."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from pdf_reading import pages_text

import docgen

LONG = {
    "ar": "بيان مشترك بشأن استكمال المرحلة الثالثة من مشروع الربط السككي بين الموانئ البحرية والمناطق اللوجستية الداخلية وما يترتب عليها من "
    "ترتيبات تنظيمية وتمويلية وبيئية واجتماعية خلال الأعوام الخمسة المقبلة وفق الخطة الوطنية المعتمدة",
    "en": "Joint statement on the completion of the third phase of the railway link between the sea ports and the inland logistics zones, and on "
    "the regulatory, financial, environmental and social arrangements that follow from it over the coming five years under the adopted plan",
}
STATEMENT: dict[str, Any] = {
    "docgen": 1,
    "kind": "press-statement",
    "reference": "JS/2026/009",
    "date": "2026-05-11",
    "place": {"ar": "القاهرة", "en": "Cairo"},
    "headline": LONG,
    "subheadline": {"ar": "الطول 1200 كيلومتر", "en": "1,200 kilometres long"},
    "body": [{"ar": "نص.", "en": "Text."}],
}


def issuers(length: int) -> dict[str, Any]:
    name = {"ar": " ".join(["هيئة"] * length), "en": " ".join(["Authority"] * length)}
    return {"issuers": [{"name": name}, {"name": {"ar": "البلدية", "en": "Town"}}, {"name": {"ar": "المركز", "en": "Centre"}}]}


def made(data: dict[str, Any], suffix: str) -> bytes:
    return docgen.render_bytes(docgen.parse(data, warn=lambda problem: None), suffix, theme="official", warn=lambda problem: None)


def titles(headline: dict[str, str]) -> list[tuple[str, bool | None]]:
    """The lines of a Word file's title with what they themselves say of staying with the next."""
    document = docx.Document(io.BytesIO(made(STATEMENT | issuers(1) | {"headline": headline}, "docx")))
    found = [paragraph for paragraph in document.paragraphs if paragraph.style.name.startswith(("Title", "Subtitle"))]
    return [(paragraph.style.name, paragraph.paragraph_format.keep_with_next) for paragraph in found]


@pytest.mark.parametrize("length", [28, 30])
def test_in_a_pdf_it_begins_under_the_letterhead_though_not_all_of_it_fits(length: int) -> None:
    first, second, *_ = pages_text(made(STATEMENT | issuers(length), "pdf"))
    assert "المرحلة" in first
    assert ("railway" in first) == ("railway" not in second)
    assert "1,200 kilometres" in second
    assert "١٢٠٠" in second or "1200" in second


def test_in_a_word_file_it_may_part_between_its_languages_and_the_lines_under_it_may_not() -> None:
    assert titles({lang: f"{words}; {words}" for lang, words in LONG.items()}) == [
        ("Title Arabic", False),
        ("Title", False),
        ("Subtitle Arabic", True),
        ("Subtitle", None),
    ]


def test_a_short_title_stays_one() -> None:
    assert [kept for _, kept in titles({"ar": "بيان", "en": "Statement"})] == [None, None, True, None]
