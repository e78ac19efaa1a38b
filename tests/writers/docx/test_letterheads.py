"""A user's own Word file as paper: everything in it stays, the body goes in its place, clashes are settled in its favour."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import letterheads
import pytest
from flows import sample_flow
from ooxml import NS, Docx, W, faults, text_of

from docgen.document.document import LAYOUTS, Layout
from docgen.document.word_template import WordTemplate
from docgen.writers.docx import render
from docgen.writers.options import RenderOptions

MAKINGS = ("libreoffice", "python-docx", "hand")
CHANGED = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/_rels/fontTable.xml.rels",
}
"""What a body needs to add to; every other part must stay as it was."""


def paper(making: str, folder: Path, picture: bytes) -> Path:
    if making == "libreoffice":
        return letterheads.by_libreoffice(folder)
    return letterheads.by_python_docx(folder, picture) if making == "python-docx" else letterheads.by_hand(folder)


@pytest.fixture(params=MAKINGS)
def making(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def letterhead(making: str, tmp_path: Path, png: bytes) -> Path:
    return paper(making, tmp_path, png)


def written_on(letterhead: Path, layout: Layout = "side-by-side", **options) -> Docx:
    return Docx(render(replace(sample_flow(layout), paper=WordTemplate(letterhead)), RenderOptions(**options)))


def test_untouched_parts_are_the_same_bytes(letterhead):
    before, after = Docx(letterhead.read_bytes()), written_on(letterhead)
    assert set(before.parts) <= set(after.parts)
    same = [name for name in before.parts if name not in CHANGED]
    assert any("header" in name or "odd" in name for name in same)
    for name in same:
        assert after.parts[name] == before.parts[name], name


def test_the_letterhead_s_own_words_stay_and_the_body_is_there(letterhead, making):
    text = [text_of(paragraph) for paragraph in written_on(letterhead).document.iter(f"{W}p")]
    own = {
        "libreoffice": ["For the file", "Words of the letterhead itself."],
        "python-docx": ["Before the body.", "After the body."],
        "hand": ["CONFIDENTIAL", "Below the body."],
    }
    places = [text.index(words) for words in own[making]]
    body = text.index("Joint Commission opens new fields of partnership between Azerbaijan and Qatar")
    assert places == sorted(places)
    assert places[0] < body
    assert (places[1] > body) == (making != "libreoffice")
    assert "body" not in text
    assert "the text" not in text
    assert ("Here: " in text) == (making == "hand"), "words beside the control are the letterhead's own"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_docgen_adds_no_fault_of_its_own(letterhead, layout, tmp_path):
    out = tmp_path / "out.docx"
    out.write_bytes(written_on(letterhead, layout).data)
    theirs = {fault.split(" ", 1)[1] for fault in faults(letterhead)}
    assert [fault for fault in faults(out) if fault.split(" ", 1)[1] not in theirs] == []


def test_headers_page_setup_and_protection_stay(tmp_path):
    before = Docx(letterheads.by_hand(tmp_path).read_bytes())
    after = written_on(tmp_path / "paper.docx")
    sections = [list(map(_plain, document.iter(f"{W}sectPr"))) for document in (before.document, after.document)]
    assert sections[0] == sections[1]
    settings = [child.tag.removeprefix(W) for child in after.xml("word/settings.xml")]
    assert settings == ["zoom", "embedTrueTypeFonts", "documentProtection", "evenAndOddHeaders"]


def test_each_language_of_a_sequence_has_a_section_like_the_letterhead_s(tmp_path):
    letterheads.by_hand(tmp_path)
    sections = list(map(_plain, written_on(tmp_path / "paper.docx", "sequential").document.iter(f"{W}sectPr")))
    assert len(sections) == 3
    assert sections[0] == sections[1] == sections[2]


def _plain(section) -> str:
    from lxml import etree

    return etree.tostring(section, method="c14n", exclusive=True).decode()


def test_a_style_that_the_letterhead_knows_by_name_is_taken(tmp_path):
    letterheads.by_hand(tmp_path)
    docx = written_on(tmp_path / "paper.docx")
    names = [style.find("w:name", NS).get(f"{W}val").casefold() for style in docx.styles.values()]
    assert len(names) == len(set(names))
    assert docx.styles["Titre1"].find("w:rPr/w:color", NS).get(f"{W}val") == "00AA00"
    heading = next(paragraph for paragraph in docx.document.iter(f"{W}p") if text_of(paragraph) == "Steps that led to the meeting")
    assert heading.find("w:pPr/w:pStyle", NS).get(f"{W}val") == "Titre1"
    assert docx.styles["Heading1Arabic"].find("w:basedOn", NS).get(f"{W}val") == "Titre1"


def test_a_style_whose_id_is_taken_gets_another(tmp_path):
    letterheads.by_hand(tmp_path)
    docx = written_on(tmp_path / "paper.docx")
    assert docx.styles["Quote"].find("w:name", NS).get(f"{W}val") == "Price quote"
    assert docx.styles["DocgenQuote"].find("w:name", NS).get(f"{W}val") == "Quote"
    assert docx.styles["QuoteArabic"].find("w:basedOn", NS).get(f"{W}val") == "DocgenQuote"


def test_lists_of_both_count_apart(tmp_path, png):
    letterheads.by_python_docx(tmp_path, png)
    numbering = written_on(tmp_path / "paper.docx").xml("word/numbering.xml")
    for tag, attribute in (("num", "numId"), ("abstractNum", "abstractNumId")):
        ids = [element.get(f"{W}{attribute}") for element in numbering.iter(f"{W}{tag}")]
        assert len(ids) == len(set(ids))
    tags = [element.tag for element in numbering]
    assert tags == sorted(tags, key=lambda tag: tag != f"{W}abstractNum")


def test_ids_stay_unique(letterhead):
    docx = written_on(letterhead)
    drawings = [element.get("id") for root in docx.written() for element in root.iter("{*}docPr")]
    assert len(drawings) == len(set(drawings))
    relations = [relationship.get("Id") for relationship in docx.xml("word/_rels/document.xml.rels")]
    assert len(relations) == len(set(relations))


def test_fonts_come_with_it_and_the_settings_say_so(letterhead):
    docx = written_on(letterhead)
    assert docx.xml("word/settings.xml").find("w:embedTrueTypeFonts", NS) is not None
    amiri = next(font for font in docx.xml("word/fontTable.xml") if font.get(f"{W}name") == "Amiri")
    assert amiri.find("w:embedRegular", NS) is not None
    fonts = [name for name in docx.parts if name.endswith(".odttf")]
    assert len(fonts) == 10  # four of Amiri, two of digits, four of Latin signs


def test_without_fonts_nothing_is_said_of_them(letterhead):
    before, after = Docx(letterhead.read_bytes()), written_on(letterhead, embed_fonts="none")
    assert not [name for name in after.parts if name.endswith(".odttf") and name not in before.parts]


def test_the_properties_are_the_document_s(letterhead):
    core = written_on(letterhead).parts["docProps/core.xml"].decode()
    assert "<dc:title>اللجنة المشتركة تفتح مجالات جديدة للشراكة</dc:title>" in core


def test_the_same_letterhead_gives_the_same_bytes(letterhead):
    assert written_on(letterhead).data == written_on(letterhead).data


def test_a_template_folder_brings_its_letterhead(tmp_path, png):
    import shutil

    import docgen
    from docgen._data import shipped

    folder = tmp_path / "ours"
    shutil.copytree(shipped("templates") / "press-statement", folder)
    letterheads.by_hand(tmp_path).rename(folder / "letterhead.docx")
    model = docgen.load(Path(__file__).parents[3] / "examples" / "statement.yaml")
    docx = Docx(docgen.render_bytes(model, "docx", template=folder))
    assert "word/odd.xml" in docx.parts
    assert any("خطوات سبقت الاجتماع" in text_of(paragraph) for paragraph in docx.paragraphs())


def _paper(folder: Path, body: str, name: str = "paper.docx") -> Path:
    """A document of this body on python-docx's default template."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    document.element.body.insert(0, parse_xml(body))
    document.save(str(folder / name))
    return folder / name


_CONTROL = '<w:sdt><w:sdtPr><w:tag w:val="docgen:body"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:sdtContent></w:sdt>'


@pytest.mark.parametrize("layout", ["side-by-side", "sequential"])
def test_the_body_may_stand_in_a_cell_of_a_table(tmp_path, layout):
    width = '<w:tcPr><w:tcW w:w="8000" w:type="dxa"/></w:tcPr>'
    beside = '<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Beside.</w:t></w:r></w:p></w:tc>'
    rows = f"<w:tr>{beside}<w:tc>{width}{_CONTROL}<w:p/></w:tc></w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="8000"/></w:tblGrid>'
    table = f'<w:tbl xmlns:w="{W[1:-1]}"><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>{grid}{rows}</w:tbl>'
    docx = written_on(_paper(tmp_path, table), layout)
    cell = docx.document.findall("w:body/w:tbl/w:tr/w:tc", NS)[1]
    inside = [text_of(paragraph) for paragraph in cell.iter(f"{W}p")]
    assert "Steps that led to the meeting" in inside
    assert "خطوات سبقت الاجتماع" in inside
    assert cell.find(".//w:sectPr", NS) is None, "no section can end in a cell"
    for column in cell.iter(f"{W}gridCol"):
        assert int(column.get(f"{W}w")) <= 8000
    out = tmp_path / "out.docx"
    out.write_bytes(docx.data)
    assert faults(out) == []


def test_a_letterhead_kept_as_a_word_template_gives_a_document(tmp_path):
    path = letterheads.by_hand(tmp_path)
    parts = Docx(path.read_bytes()).parts
    template = tmp_path / "paper.dotx"
    import zipfile

    with zipfile.ZipFile(template, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(b"document.main+xml", b"template.main+xml") if name == "[Content_Types].xml" else data)
    types = written_on(template).parts["[Content_Types].xml"]
    assert b"wordprocessingml.document.main+xml" in types
    assert b"template.main" not in types


def test_columns_of_a_letterhead_are_kept_to(tmp_path):
    body = f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>Two columns.</w:t></w:r></w:p>'
    path = _paper(tmp_path, body)
    import docx as python_docx

    document = python_docx.Document(str(path))
    columns = document.sections[0]._sectPr.find(f"{W}cols")
    columns.set(f"{W}num", "2")
    columns.set(f"{W}space", "720")
    document.save(str(path))
    docx = written_on(path, "en")
    widths = [int(table.find("w:tblPr/w:tblW", NS).get(f"{W}w")) for table in docx.document.findall("w:body/w:tbl", NS)]
    assert widths
    assert max(widths) <= (12240 - 2 * 1800 - 720) // 2
