"""Structure elements written in Python and compiled: the same text for every tree."""

from __future__ import annotations

import pytest
from compiled_twins import both
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from docgen.writers.pdf.objects.tokens import Raw
from docgen.writers.pdf.tagging.structure import AnnotationKid, Element, MarkedContent, Numbers

NAME = "docgen.writers.pdf.tagging.structure.written"
_TEXT = st.sampled_from([None, "", "en", "ar-QA", "<</O /Layout>>"])


def _numbers(pages: int) -> tuple[Numbers, Raw]:
    """Those of a document of so many pages, and an annotation in it."""
    document = PDFDocument()
    for _ in range(pages):
        document.addPage(Raw(""))
    annotation = Raw("")
    document.Reference(annotation)
    return Numbers(document), annotation


NUMBERS, ANNOTATION = _numbers(4)
_CONTENT = st.one_of(
    st.builds(MarkedContent, st.integers(0, 3), st.integers(0, 400)), st.builds(AnnotationKid, st.integers(0, 3), st.just(ANNOTATION))
)


@st.composite
def elements(draw: st.DrawFn) -> list[Element]:
    """A tree, its elements in the order in which they were made."""
    found = [Element("Document", None)]
    for number in range(draw(st.integers(1, 12))):
        parent = draw(st.sampled_from(found))
        element = Element(draw(st.sampled_from(["P", "Span", "TD"])), parent, lang=draw(_TEXT), alt=draw(st.text(max_size=4)), attributes=draw(_TEXT))
        element.number = number + 20
        element.kids += draw(st.lists(_CONTENT, max_size=3))
        found.append(element)
    return found


@given(found=elements())
def test_the_compiled_elements_say_the_same(found: list[Element]) -> None:
    python, compiled = both(NAME)
    assert compiled(found, NUMBERS) == python(found, NUMBERS)


def test_a_page_that_is_not_there_and_a_language_that_is_not_ascii_are_refused_by_both() -> None:
    away, foreign = Element("P", None), Element("P", None, lang="ع")
    away.kids.append(MarkedContent(9, 0))
    for written in both(NAME):
        with pytest.raises(IndexError):
            written([away], NUMBERS)
        with pytest.raises(UnicodeEncodeError):
            written([foreign], NUMBERS)
