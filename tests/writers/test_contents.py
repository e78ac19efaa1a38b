"""Minutes of more than eight pages have a contents list with the pages on which the items are, in PDF and DOCX; shorter ones an agenda."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from long_minutes import long_data
from ooxml import Docx, W, converted, faults, text_of
from pdf_reading import fragments, open_pdf

import docgen
from docgen.document.document import LAYOUTS, Layout

ITEMS = 18


@pytest.fixture(scope="module")
def long() -> docgen.Model:
    return docgen.parse(long_data(ITEMS))


def pages_said(pdf: pymupdf.Document, layout: Layout) -> dict[int, int]:
    """By item, the page that the English contents list names, read line by line: headings have no number after them."""
    found: dict[int, int] = {}
    for page in list(pdf)[:3]:
        for line in _lines(page, 0.5 if layout == "side-by-side" else 1.0):
            match = re.search(r"Item (\d+): follow-up of the work plan[ .…]*(\d+)", line)
            if match:
                found[int(match[1])] = int(match[2])
    return found


def _lines(page: pymupdf.Page, share: float) -> list[str]:
    """The words of each line of the page, or of as much of its width as this share."""
    rows: dict[int, list[tuple[float, str]]] = {}
    for x0, _, x1, y1, word, *_ in page.get_text("words"):
        if x1 <= page.rect.width * share:
            rows.setdefault(round(y1 / 3), []).append((x0, plain(word)))
    return [" ".join(word for _, word in sorted(row)) for row in rows.values()]


def plain(text: str) -> str:
    """A Word file keeps labels and figures together by U+00A0."""
    return text.replace("\u00a0", " ")


def pages_drawn(pdf: pymupdf.Document) -> dict[int, int]:
    """By item, the page on which its heading stands: the last that has its words, the contents' own page aside."""
    found: dict[int, int] = {}
    for page in pdf:
        for match in re.finditer(r"Item (\d+): follow-up", plain(page.get_text())):
            found[int(match[1])] = page.number + 1
    return found


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "en"])
def test_the_pages_that_a_pdf_names_are_those_of_its_headings(long: docgen.Model, layout: Layout) -> None:
    with pymupdf.open(stream=docgen.render_bytes(long, "pdf", layout=layout), filetype="pdf") as pdf:
        assert len(pdf) > 8
        said = pages_said(pdf, layout)
        assert list(said) == list(range(1, ITEMS + 1))
        assert said == pages_drawn(pdf)
        targets = [(link["page"] + 1, link["from"]) for page in pdf for link in page.get_links() if link["kind"] == pymupdf.LINK_GOTO]
        assert len(targets) % (ITEMS + 1) == 0
        assert {page for page, _ in targets} >= set(said.values())
        assert "Agenda" not in "".join(page.get_text() for page in pdf)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_language_has_its_own_list_in_its_own_figures(long: docgen.Model, layout: Layout) -> None:
    parts = fragments(open_pdf(docgen.render_bytes(long, "pdf", layout=layout)))
    linked = [part for part in parts if part.tag == "Span"]
    english = [part.text for part in linked if part.lang.startswith("en") and re.fullmatch(r"[0-9]+", part.text)]
    assert len(english) == (0 if layout == "ar" else 2 * ITEMS + 1)  # a number and a page for each item, a page for the actions
    arabic = [part.text for part in linked if part.lang.startswith("ar") and re.fullmatch(r"[٠-٩]+", part.text)]
    assert len(arabic) == (0 if layout == "en" else 2 * ITEMS + 1)


def test_no_page_of_thirty_is_under_a_third_full_but_the_last() -> None:
    data = long_data(30)
    with pymupdf.open(stream=docgen.render_bytes(docgen.parse(data), "pdf"), filetype="pdf") as pdf:
        assert len(pdf) >= 26
        for page in list(pdf)[:-1]:
            words = [word for word in page.get_text("words") if word[1] > 45 and word[3] < page.rect.height - 45]
            assert (max(word[3] for word in words) - 45) / (page.rect.height - 90) > 1 / 3
        assert "Secretary" in pdf[-1].get_text()
        assert len(pdf[-1].get_text()) > 150


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "en"])
def test_the_pages_that_libreoffice_shows_are_those_of_its_headings(long: docgen.Model, layout: Layout, tmp_path: Path) -> None:
    (tmp_path / "file.docx").write_bytes(docgen.render_bytes(long, "docx", layout=layout))
    assert faults(tmp_path / "file.docx") == []
    (made,) = converted([tmp_path / "file.docx"], tmp_path)
    with pymupdf.open(made) as pdf:
        said = pages_said(pdf, layout)
        assert list(said) == list(range(1, ITEMS + 1))
        assert said == pages_drawn(pdf)


def test_the_pages_that_a_word_file_shows_before_it_is_counted_are_those_of_the_pdf(long: docgen.Model) -> None:
    with pymupdf.open(stream=docgen.render_bytes(long, "pdf"), filetype="pdf") as pdf:
        drawn = pages_drawn(pdf)
    document = Docx(docgen.render_bytes(long, "docx")).document
    shown = [plain(text_of(link)) for link in document.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    english = [re.search(r"Item (\d+): .*\s(\d+)$", text) for text in shown]
    assert {int(found[1]): int(found[2]) for found in english if found} == drawn


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_short_minutes_have_an_agenda_and_no_contents(format: Any, tmp_path: Path) -> None:
    data = docgen.render_bytes(docgen.parse(long_data(3)), format)
    if format == "docx":
        text = " ".join(text_of(paragraph) for paragraph in Docx(data).document.iter(f"{W}p"))
    else:
        with pymupdf.open(stream=data, filetype="pdf") as pdf:
            text = " ".join(page.get_text() for page in pdf)
    assert "Agenda" in text
    assert "Contents" not in text


def test_a_list_longer_than_a_page_goes_on() -> None:
    data = long_data(1)
    item = {"title": {"ar": "بند قصير", "en": "A short item"}, "discussion": [{"ar": "نصّ قصير.", "en": "A short text."}] * 3}
    data["agenda"] = [item] * 90
    with pymupdf.open(stream=docgen.render_bytes(docgen.parse(data), "pdf"), filetype="pdf") as pdf:
        links = [page.number for page in pdf for link in page.get_links() if link["kind"] == pymupdf.LINK_GOTO]
        assert len(links) == 2 * 90
        assert len(set(links)) >= 2
