"""The contents of a long document: a field that Word keeps, one for each language, its entries linked to the headings' bookmarks.

The pages that entries show at first are those of a PDF of the same document. Word counts them anew when it opens the file. LibreOffice takes what a
contents field shows as it stands, but counts the page of each reference in a field that it does not know as one: hence the tab in the code, which is
white space to Word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from docgen.document.blocks import Contents, Heading
from docgen.document.contents import listed
from docgen.document.document import Flow, Section
from docgen.document.inline import Inline, Runs
from docgen.locales.digits import shape
from docgen.types import Lang
from docgen.writers.docx.body.paragraphs import GAP, paragraph
from docgen.writers.docx.body.runs import content_xml, fonts_xml, inline_xml, run_properties, run_xml
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.fields import field
from docgen.writers.docx.names import CONTENTS, TOC
from docgen.writers.docx.xml_text import escape
from docgen.writers.options import RenderOptions

_CODES: dict[Lang, str] = {
    "en": 'TOC\t\\o "1-1" \\h \\z',
    "ar": 'TOC\t\\h \\z \\t "Heading 1 Arabic,1"',
}
"""Word's own heading styles are the English ones; the Arabic ones are named, in a list that is parted as `w:listSeparator` in the settings says."""


class Entry(NamedTuple):
    """A section heading to be listed, the bookmark that it will have, and its page as far as it is known."""

    heading: Heading[Runs]
    bookmark: str
    page: int | None


def with_contents(flow: Flow, options: RenderOptions) -> Flow:
    """The flow with contents lists in the sections that are long."""
    if not flow.listed or not any(options.contents):
        return flow
    pairs = zip(flow.sections, flow.listed, options.contents, strict=True)
    return replace(flow, sections=tuple(section if pages is None else longer for section, longer, pages in pairs))


def bookmark_name(lang: Lang, number: int) -> str:
    """The bookmark of a language's heading, counted from 1. Word hides names that begin with a line."""
    return f"_Toc{1 if lang == 'en' else 2}{number:07d}"


def bookmark_of(heading: Heading[Runs], lang: Lang, draft: DocxBuildState) -> str:
    """A heading's bookmark: one that a contents list has named already, or the next."""
    known = draft.targets.get(id(heading))
    if known is None:
        draft.headings[lang] = draft.headings.get(lang, 0) + 1
        known = bookmark_name(lang, draft.headings[lang])
    return known


def name_entries(section: Section, index: int, draft: DocxBuildState) -> None:
    """Gives bookmarks to what the section's contents list names, before anything of it is written."""
    draft.entries = {}
    for lang, headings in listed(section).items():
        known = (draft.options.contents[index] if index < len(draft.options.contents) else None) or {}
        pages = known.get(lang, ())
        found = []
        for place, heading in enumerate(headings):
            name = draft.targets[id(heading)] = bookmark_of(heading, lang, draft)
            found.append(Entry(heading, name, pages[place] if len(pages) == len(headings) else None))
        draft.entries[lang] = tuple(found)


def contents_xml(block: Contents[Runs], lang: Lang, draft: DocxBuildState) -> tuple[str, str]:
    """The heading, and the field in the content control by which Word knows a table of contents. Beside another list they are rows of their own:
    LibreOffice parts no row that begins with a paragraph which stays with what follows."""
    entries: tuple[Entry, ...] = draft.entries.get(lang, ())
    rtl = lang == "ar"
    properties = run_properties(Inline(""), rtl, draft)
    head = paragraph(inline_xml(block.title, lang, draft, style="heading1"), CONTENTS.of(lang), lang)
    begin = "".join(
        run_xml(content, properties)
        for content in (
            '<w:fldChar w:fldCharType="begin" w:dirty="true"/>',
            f'<w:instrText xml:space="preserve"> {escape(_CODES[lang].replace(",", draft.list_separator))} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
        )
    )
    end = run_xml('<w:fldChar w:fldCharType="end"/>', properties)
    last = len(entries) - 1
    made = [
        paragraph((begin if index == 0 else "") + _entry(entry, lang, properties, draft) + (end if index == last else ""), TOC[0].of(lang), lang)
        for index, entry in enumerate(entries)
    ]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return head, f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{''.join(made)}</w:sdtContent></w:sdt>{GAP}"


def _entry(entry: Entry, lang: Lang, properties: str, draft: DocxBuildState) -> str:
    number = inline_xml((*entry.heading.number, Inline("\u2002")), lang, draft) if entry.heading.number else ""
    # A link cannot stand in a link.
    text = inline_xml(tuple(run._replace(link=None) for run in entry.heading.text), lang, draft)
    digits = draft.flow.furniture.digits.side(lang) or "latn"
    counted = field_properties(lang, draft) or properties
    signs = fonts_xml(draft.sign_font.name) if draft.sign_font is not None else ""
    leader = f"<w:rPr>{signs}{'<w:rtl/>' if lang == 'ar' else ''}</w:rPr>" if signs else properties
    shown = content_xml("" if entry.page is None else shape(str(entry.page), digits))
    page = run_xml("<w:tab/>", leader) + field(f"PAGEREF {entry.bookmark} \\h", shown, counted)
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{number}{text}{page}</w:hyperlink>'


def field_properties(lang: Lang, draft: DocxBuildState) -> str:
    """The look of a number that Word counts on the Arabic side: in the font whose figures are the side's. The font is named here and not in a style,
    since LibreOffice gives a field no font from a character style."""
    if lang != "ar" or not draft.digit_font:
        return ""
    font = draft.digit_font
    return f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:rtl/></w:rPr>'
