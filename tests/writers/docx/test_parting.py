"""What stands in one paragraph with the place of the body stays: words, floating pictures and boxes, marks, and the section that ends there."""

from __future__ import annotations

from pathlib import Path

import pytest
from forms import block, control, form, inline, paragraph, words
from ooxml import Docx, W, faults, text_of

import docgen
from docgen.errors import Problem

MINUTES = Path(__file__).parents[3] / "examples" / "minutes.yaml"
_BOX = (
    '<w:r xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:100pt;height:40pt"><v:textbox><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
_ENDS = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'


def lines(docx: Docx) -> list[str]:
    return [text_of(found) for found in docx.document.find(f"{W}body").iter(f"{W}p")]


def of(folder: Path, *body: str) -> tuple[Docx, list[str]]:
    told: list[Problem] = []
    path = form(folder / "form.docx", body)
    docx = Docx(docgen.render_bytes(docgen.load(MINUTES), "docx", template=path, warn=told.append))
    out = folder / "out.docx"
    out.write_bytes(docx.data)
    assert faults(out) == []
    return docx, [problem.message for problem in told]


PLACES = {"control": inline("docgen:body"), "typed": words("{{docgen:body}}", ""), "in a control": control("whole", inline("docgen:body"))}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_words_before_and_behind_stay_in_their_order(place, tmp_path):
    docx, _ = of(tmp_path, paragraph(words("Before ", "<w:b/>") + place + words(" behind", "")), paragraph(words("End", "")))
    found = lines(docx)
    assert found[0] == "Before "
    assert found[-2:] == [" behind", "End"]
    assert len(found) > 20


def test_a_text_box_beside_the_place_stays(tmp_path):
    docx, told = of(tmp_path, paragraph(_BOX.format("<w:p><w:r><w:t>Box</w:t></w:r></w:p>") + inline("docgen:body")))
    assert told == []
    assert "Box" in lines(docx)[:2]


def test_the_paragraph_goes_where_nothing_else_stands_in_it(tmp_path):
    docx, _ = of(tmp_path, paragraph(words("  ", "") + inline("docgen:body") + "<w:r><w:br/></w:r>"), paragraph(words("End", "")))
    assert lines(docx)[0].startswith("محضر")


def test_a_bookmark_round_the_place_is_kept_whole(tmp_path):
    docx, _ = of(tmp_path, paragraph('<w:bookmarkStart w:id="77" w:name="here"/>' + inline("docgen:body") + '<w:bookmarkEnd w:id="77"/>'))
    assert [found.get(f"{W}name") for found in docx.document.iter(f"{W}bookmarkStart")].count("here") == 1
    assert [found.get(f"{W}id") for found in docx.document.iter(f"{W}bookmarkEnd")].count("77") == 1


def test_a_section_that_ends_with_the_place_ends_behind_the_body(tmp_path):
    docx, _ = of(tmp_path, paragraph(inline("docgen:body"), _ENDS), paragraph(words("Next section", "")))
    sections = list(docx.document.iter(f"{W}sectPr"))
    assert len(sections) == 2
    found = list(docx.document.find(f"{W}body").iter(f"{W}p"))
    end = next(place for place, one in enumerate(found) if one.find(f"{W}pPr/{W}sectPr") is not None)
    assert text_of(found[end + 1]) == "Next section"
    assert end > 20


def test_a_number_and_a_page_break_are_not_said_twice(tmp_path):
    said = '<w:pageBreakBefore/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    docx, _ = of(tmp_path, paragraph(words("Before ", "") + inline("docgen:body") + words(" behind", ""), said))
    first, last = (next(one for one in docx.document.iter(f"{W}p") if text_of(one) == text) for text in ("Before ", " behind"))
    assert first.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert last.find(f"{W}pPr/{W}pageBreakBefore") is None
    assert last.find(f"{W}pPr/{W}numPr") is None


def test_a_text_box_is_no_place_for_the_document_and_stays(tmp_path):
    docx, told = of(tmp_path, paragraph(_BOX.format(block("docgen:body"))), paragraph(words("{{title.en}}", "")))
    assert told == ["the whole document stands once, in the text of the file; this place stays as it is"]
    assert "Click here" in lines(docx)


def test_a_condition_in_a_paragraph_takes_the_place_away_and_leaves_the_words(tmp_path):
    docx, told = of(
        tmp_path, paragraph(words("Stays ", "") + control("docgen:if closing", inline("docgen:body"))), paragraph(words("{{title.en}}", ""))
    )
    assert told == []
    assert lines(docx)[0] == "Stays "
    assert len(lines(docx)) == 2


def test_two_halves_of_a_tracked_change_share_no_number(tmp_path):
    inside = f'<w:ins w:id="9" w:author="a"><w:ins w:id="8" w:author="b">{words("A", "")}{inline("docgen:body")}{words("B", "")}</w:ins></w:ins>'
    docx, _ = of(tmp_path, paragraph(inside, '<w:rPr><w:ins w:id="7" w:author="a"/></w:rPr>'))
    numbers = [change.get(f"{W}id") for change in docx.document.iter(f"{W}ins")]
    assert len(numbers) == 6
    assert len(set(numbers)) == 6
