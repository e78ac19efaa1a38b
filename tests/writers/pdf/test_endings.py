"""How a document ends: contacts, end mark and signatures are never alone on a page; a page is not given up for a few lines; panels part."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest
from long_minutes import long_data

import docgen
from docgen.document.document import LAYOUTS, Layout
from docgen.reading import starter

ARABIC, ENGLISH = "نصّ الفقرة في هذا البيان الصحفي الذي يصدر اليوم. ", "The text of this paragraph of a statement of today. "


def words(count: int, mark: str = "") -> dict[str, str]:
    return {"ar": ARABIC * count, "en": f"{mark}{ENGLISH * count}"}


def statement(body: list[Any], **fields: Any) -> docgen.Model:
    contact = {"name": {"ar": "المكتب الإعلامي", "en": "Media Office"}, "phone": "+974 4495 0000", "email": "media@council.example"}
    data = {
        "docgen": 1,
        "kind": "press-statement",
        "territory": "QA",
        "date": "2026-08-26",
        "issuer": {"name": {"ar": "المجلس الوطني", "en": "National Council"}},
        "headline": {"ar": "عنوان البيان", "en": "The headline"},
        "contacts": [contact],
    }
    return docgen.parse(data | {"body": body} | fields)


def pages(model: docgen.Model, layout: Layout = "en") -> list[str]:
    with pymupdf.open(stream=docgen.render_bytes(model, "pdf", layout=layout), filetype="pdf") as pdf:
        return [page.get_text() for page in pdf]


def filled(page: pymupdf.Page) -> float:
    """How much of a page's height its text takes, from 0 to 1; head and foot aside."""
    inner = [word for word in page.get_text("words") if word[1] > 45 and word[3] < page.rect.height - 45]
    return (max(word[3] for word in inner) - 45) / (page.rect.height - 90)


@pytest.mark.parametrize("paragraphs", range(8, 17))
def test_a_contact_box_has_two_paragraphs_with_it(paragraphs: int) -> None:
    found = pages(statement([words(6, f"MARK{n} ") for n in range(paragraphs)], prevailing_note=True))
    if len(found) > 1:
        last = found[-1]
        assert "Media Office" in last
        assert last.count("MARK") + ("paragraph" in last.split("MARK")[0]) >= 2


@pytest.mark.parametrize("paragraphs", range(8, 17))
def test_a_panel_of_notes_and_contacts_has_two_paragraphs_with_it(paragraphs: int) -> None:
    notes = [{"ar": ARABIC, "en": ENGLISH}, {"ar": ARABIC, "en": ENGLISH}]
    found = pages(statement([words(6, f"MARK{n} ") for n in range(paragraphs)], notes=notes))
    if len(found) > 1 and "Notes to editors" in (last := found[-1]):
        assert last.count("MARK") + ("paragraph" in last.split("MARK")[0]) >= 2


@pytest.mark.parametrize("paragraphs", range(8, 17))
def test_a_quotation_is_not_torn_where_there_is_room_for_all_of_it(paragraphs: int) -> None:
    """What ends the document takes text along; it takes the whole quotation, or none of it, unless the page is full."""
    quote = {"quote": {"ar": ARABIC * 5, "en": "FIRST " + ENGLISH * 8 + "LAST"}}
    body = [*(words(6) for _ in range(paragraphs)), quote, words(2, "MARK ")]
    with pymupdf.open(stream=docgen.render_bytes(statement(body), "pdf", layout="en")) as pdf:
        for page in pdf:
            text = page.get_text()
            if "FIRST" in text and "LAST" not in text:
                assert filled(page) > 0.94


def test_a_page_is_not_given_up_for_a_few_lines() -> None:
    """Somewhere between a page and two, the end of the text would stand on a second page by a line or two; spaces give way before it does."""
    counts = [len(pages(statement([words(3)] * 12 + [words(n)], end_mark=False))) for n in range(1, 40)]
    loose = next(n for n, count in enumerate(counts) if count == 2)
    assert counts == sorted(counts)
    assert counts[0] == 1
    with pymupdf.open(stream=docgen.render_bytes(statement([words(3)] * 12 + [words(loose + 1)], end_mark=False), "pdf", layout="en")) as pdf:
        assert filled(pdf[1]) > 0.12  # more than four lines, or it would have stayed on the first


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("signatories", [2, 5])
@pytest.mark.parametrize("sentences", [3, 10, 17])
def test_signatures_stand_with_what_they_sign(signatories: int, sentences: int, layout: Layout) -> None:
    data = long_data(2)
    people = {f"p{n}": {"name": {"ar": f"العضو {n}", "en": f"Signatory {n}."}} for n in range(signatories)}
    data["people"] |= people
    data["signatures"] = list(people)
    data["closing"] = {"ar": "اختُتم الاجتماع.", "en": "The meeting was closed."}
    data["agenda"][-1]["discussion"].append(words(sentences))
    data["agenda"][-1]["decisions"] = [{"text": {"ar": "القرار الأخير.", "en": "The last decision."}}]
    with pymupdf.open(stream=docgen.render_bytes(docgen.parse(data), "pdf", layout=layout), filetype="pdf") as pdf:
        for page in pdf:
            text = page.get_text()
            if "Signatory 0." in text:
                assert "decision" in text or "Actions" in text or "Submit the report" in text
                assert "The meeting was closed." in text


@pytest.mark.parametrize("layout", ["side-by-side", "en"])
@pytest.mark.parametrize("paragraphs", range(4, 12))
def test_a_long_panel_parts_between_its_parts_and_leaves_no_empty_page(paragraphs: int, layout: Layout) -> None:
    about = [words(6, f"ABOUT{n} ") for n in range(8)]
    data = docgen.render_bytes(statement([words(6)] * paragraphs, about=about), "pdf", layout=layout)
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        assert all(filled(page) > 1 / 3 for page in list(pdf)[:-1])
        starts = [page.number for page in pdf for n in range(8) if f"ABOUT{n}" in page.get_text()]
        assert len(starts) == 8
        # The panel begins where the text ends, and does not go over as a whole.
        ended = next(page for page in pdf if "ENDS" in page.get_text())
        assert "ABOUT0" in ended.get_text() or filled(ended) > 0.8


def test_pages_that_the_author_ends_stay_as_they_are() -> None:
    found = pages(statement([words(6, "FIRST "), "page-break", words(1, "SECOND ")], end_mark=False))
    assert [("FIRST" in page, "SECOND" in page) for page in found] == [(True, False), (False, True)]


def test_the_structure_holds_every_paragraph_once_however_often_pages_were_tried() -> None:
    from pdf_reading import fragments, open_pdf

    for count in range(10, 40, 3):
        model = statement([words(3, f"MARK{n} ") for n in range(12)] + [words(count)])
        said = " ".join(part.text for part in fragments(open_pdf(docgen.render_bytes(model, "pdf"))))
        assert all(said.count(f"MARK{n} ") == 1 for n in range(12))


def test_what_ends_at_a_page_of_an_annex_ends_as_a_document_does() -> None:
    """Copies and a closing note are small matter, however many lines they have: two paragraphs stand with them, before an annex too."""
    copies = [{"ar": "الأمانة العامة", "en": "COPIED to the secretariat"}] * 3
    annexes = [{"title": {"ar": "ملحق", "en": "Annexed"}, "body": [words(1)]}]
    for paragraphs in range(8, 17):
        body = [words(6, f"MARK{n} ") for n in range(paragraphs)]
        found = pages(statement(body, copies=copies, prevailing_note=True, annexes=annexes))
        assert "Annexed" in found[-1]
        last = found[-2]
        if len(found) > 2:
            assert last.count("MARK") + ("paragraph" in last.split("MARK")[0]) >= 2, paragraphs


def test_a_third_paragraph_is_not_brought_to_signatures_where_the_page_before_would_be_short() -> None:
    with pymupdf.open(stream=docgen.render_bytes(docgen.loads(starter("memorandum-of-understanding")), "pdf")) as pdf:
        assert filled(pdf[0]) > 0.85
        assert "In witness whereof" in pdf[1].get_text()


def test_the_starter_of_an_agenda_is_a_page() -> None:
    with pymupdf.open(stream=docgen.render_bytes(docgen.loads(starter("meeting-agenda")), "pdf")) as pdf:
        assert len(pdf) == 1
