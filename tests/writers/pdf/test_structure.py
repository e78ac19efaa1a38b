"""The structure tree: what a reader that does not look at the page is told, and in which order."""

from __future__ import annotations

import re

import pikepdf
import pytest
from flows import sample_flow
from pdf_reading import Fragment, fragments, open_pdf
from reportlab.pdfbase.pdfdoc import PDFDocument

from docgen.document.document import LAYOUTS, Layout
from docgen.writers.options import RenderOptions
from docgen.writers.pdf import render
from docgen.writers.pdf.objects.tokens import Raw
from docgen.writers.pdf.tagging.structure import AnnotationKid, Element, MarkedContent, Numbers, written


def tree(layout: Layout) -> list[Fragment]:
    with open_pdf(render(sample_flow(layout), RenderOptions())) as pdf:
        return fragments(pdf)


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "sequential"])
def test_each_language_is_told_whole_the_prevailing_one_first(layout: Layout) -> None:
    found = tree(layout)
    main = [fragment.lang.split("-")[0] for fragment in found if fragment.tag in ("P", "H1", "H2", "H3", "H4", "TD", "TH", "LBody")]
    assert main == sorted(main)
    assert set(main) == {"ar", "en"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_words_come_in_logical_order(layout: Layout) -> None:
    said = " ".join(fragment.text for fragment in tree(layout))
    if layout != "en":
        assert "اللجنة المشتركة تفتح مجالات جديدة للشراكة بين أذربيجان وقطر" in said
        assert "خطة العمل للفترة ٢٠٢٦–٢٠٢٨" in said
    if layout != "ar":
        assert "Joint Commission opens new fields of partnership between Azerbaijan and Qatar" in said


def test_a_paragraph_with_links_and_foreign_words_is_told_in_order() -> None:
    found = tree("ar")
    start = next(index for index, fragment in enumerate(found) if fragment.text.startswith("ويتواصل التنسيق"))
    said = " ".join(fragment.text for fragment in found[start : start + 12])
    at = [said.index(words) for words in ("المشاورات السياسية", "موقع السفارة", "أو الهاتف", "press@embassy.example", "لقاءات الأعمال", "Digital")]
    assert at == sorted(at)
    foreign = {fragment.text for fragment in found if fragment.lang == "en"}
    assert {"Digital Archive", "B2B", "press@embassy.example"} <= foreign


def test_headings_begin_with_one_and_skip_no_level() -> None:
    levels = [int(fragment.tag[1]) for fragment in tree("side-by-side") if re.fullmatch("H[1-6]", fragment.tag)]
    assert levels == [1, 2, 3, 4] * 2


def test_lists_tables_and_quotations_have_their_parts() -> None:
    tags = [fragment.tag for fragment in tree("en")]
    assert tags.count("Lbl") == tags.count("LBody") == 2 + 2 + 3 + 2
    assert tags.count("TH") == 3 + 4  # of columns, and of rows
    assert tags.count("TD") == 12 - 4
    assert tags.count("Caption") == 1


def test_heads_and_feet_are_artifacts_and_everything_else_is_marked() -> None:
    with open_pdf(render(sample_flow("side-by-side"), RenderOptions())) as pdf:
        said = " ".join(fragment.text for fragment in fragments(pdf))
        assert "Page 1 of 2" not in said
        for page in pdf.pages:
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += (name == "BDC") - (name == "EMC")
                if name in ("Tj", "TJ", "f", "S", "Do"):
                    assert depth > 0, f"{name} {operands} is neither content nor artifact"
            assert depth == 0


def test_a_link_belongs_to_its_element_and_says_where_it_leads() -> None:
    with open_pdf(render(sample_flow("en"), RenderOptions())) as pdf:
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        by_key = {int(parents[index]): parents[index + 1] for index in range(0, len(parents), 2)}
        assert {str(note.A.URI) for note in notes} == {"https://embassy.example/press", "mailto:press@embassy.example"}
        for note in notes:
            element = by_key[int(note.StructParent)]
            assert element.S == "/Link"
            assert str(note.Contents)
            assert any(kid.get("/Obj") is not None and kid.Obj.objgen == note.objgen for kid in element.K if isinstance(kid, pikepdf.Dictionary))


def test_direction_and_languages_stand_in_the_catalog_and_the_sections() -> None:
    with open_pdf(render(sample_flow("side-by-side"), RenderOptions())) as pdf:
        assert pdf.Root.Lang == "ar-QA"
        sections = pdf.Root.StructTreeRoot.K[0].K
        assert [(str(section.Lang), str(section.A.WritingMode)) for section in sections] == [("ar-QA", "/RlTb"), ("en-GB", "/LrTb")]
    for layout, lang, direction in (("en", "en-GB", "/L2R"), ("ar", "ar-QA", "/R2L")):
        with open_pdf(render(sample_flow(layout), RenderOptions())) as pdf:  # type: ignore[arg-type]
            assert pdf.Root.Lang == lang
            assert pdf.Root.ViewerPreferences.Direction == direction


@pytest.fixture
def numbers() -> tuple[Numbers, Raw]:
    """Those of a document of three pages, and an annotation in it."""
    document = PDFDocument()
    for _ in range(3):
        document.addPage(Raw(""))
    annotation = Raw("")
    document.Reference(annotation)
    return Numbers(document), annotation


def test_an_element_names_the_first_page_of_its_own_content_and_what_lies_on_another_names_that(numbers: tuple[Numbers, Raw]) -> None:
    of, annotation = numbers
    element = Element("Link", Element("P", None), lang="ar-QA", alt="بيان", attributes="<</O /Layout>>")
    element.number, element.parent.number = 41, 40  # type: ignore[union-attr]
    inner = element.add("Span")
    inner.number = 42
    element.kids += [MarkedContent(2, 7), MarkedContent(1, 5), AnnotationKid(2, annotation)]
    pages, note = of.pages, annotation.__InternalName__.removeprefix("R")  # type: ignore[attr-defined]
    assert written([element, inner], of) == {
        41: f"<</Type /StructElem /S /Link /P 40 0 R /Pg {pages[1]} 0 R /K [42 0 R <</Type /MCR /Pg {pages[2]} 0 R /MCID 7>> 5"
        f" <</Type /OBJR /Pg {pages[2]} 0 R /Obj {note} 0 R>>] /Lang (ar-QA) /A <</O /Layout>> /Alt <FEFF0628064A06270646>>>".encode(),
        42: b"<</Type /StructElem /S /Span /P 41 0 R /K []>>",
    }


def test_the_field_of_a_form_stands_in_no_list(numbers: tuple[Numbers, Raw]) -> None:
    of, annotation = numbers
    form = Element("Form", None)
    form.kids.append(AnnotationKid(0, annotation))
    assert b"/K <</Type /OBJR" in written([form], of)[0]


def test_a_page_that_is_not_there_and_a_language_that_is_not_ascii_are_refused(numbers: tuple[Numbers, Raw]) -> None:
    away = Element("P", None)
    away.kids.append(MarkedContent(9, 0))
    with pytest.raises(IndexError):
        written([away], numbers[0])
    with pytest.raises(UnicodeEncodeError):
        written([Element("P", None, lang="ع")], numbers[0])
