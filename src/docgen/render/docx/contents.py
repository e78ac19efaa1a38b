"""The contents of a long document: a field that Word keeps, one for each language, its entries linked to the headings' bookmarks.

docgen knows no page numbers of Word's, so the field is marked to be counted anew when the file is opened; until then entries stand without.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docgen.document.blocks import Heading
from docgen.document.document import FlowItem, Row, Side
from docgen.document.inline import Inline, Lang, Runs
from docgen.locales.labels import labels
from docgen.render.docx.draft import Draft
from docgen.render.docx.names import CONTENTS, TOC
from docgen.render.docx.paragraphs import GAP, paragraph
from docgen.render.docx.runs import content_xml, inline_xml, run_properties, run_xml

_LONG = 16
"""So many section headings in one language make a document long."""
_CODES: dict[Lang, str] = {
    "en": r'TOC \o "1-3" \h \z',
    "ar": r'TOC \h \z \t "Heading 1 Arabic,1,Heading 2 Arabic,2,Heading 3 Arabic,3"',
}
"""Word's own heading styles are the English ones; the Arabic ones are named. The commas are what `w:listSeparator` in the settings says."""


class Entry(NamedTuple):
    """A section heading to be listed, and the bookmark that it will have."""

    heading: Heading[Runs]
    bookmark: str


def bookmark_name(lang: Lang, number: int) -> str:
    """The bookmark of a language's heading, counted from 1. Word hides names that begin with a line."""
    return f"_Toc{1 if lang == 'en' else 2}{number:07d}"


def entries(items: Iterable[FlowItem], lang: Lang, draft: Draft) -> tuple[Entry, ...]:
    """The section headings of one language that are still to come, if they are so many that a reader wants a list of them."""
    found: list[Heading[Runs]] = []
    for item in items:
        sides = (item.left, item.right) if isinstance(item, Row) else (item,) if isinstance(item, Side) else ()
        for side in sides:
            if side is not None and side.lang == lang and isinstance(side.block, Heading) and side.block.level > 0:
                found.append(side.block)
    if len(found) < _LONG:
        return ()
    first = draft.headings.get(lang, 0) + 1
    return tuple(Entry(heading, bookmark_name(lang, first + index)) for index, heading in enumerate(found))


def contents_xml(listed: tuple[Entry, ...], lang: Lang, draft: Draft) -> str:
    """The field with its heading, in the content control by which Word knows a table of contents."""
    rtl = lang == "ar"
    properties = run_properties(Inline(""), rtl, draft)
    head = paragraph(inline_xml((Inline(labels()["contents"][lang]),), lang, draft), CONTENTS.of(lang), lang)
    begin = "".join(
        run_xml(content, properties)
        for content in (
            '<w:fldChar w:fldCharType="begin" w:dirty="true"/>',
            f'<w:instrText xml:space="preserve"> {_CODES[lang].replace(chr(34), "&quot;")} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
        )
    )
    end = run_xml('<w:fldChar w:fldCharType="end"/>', properties)
    last = len(listed) - 1
    made = [
        paragraph((begin if index == 0 else "") + _entry(entry, lang, properties, draft) + (end if index == last else ""), _style(entry, lang), lang)
        for index, entry in enumerate(listed)
    ]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{head}{''.join(made)}</w:sdtContent></w:sdt>{GAP}"


def _style(entry: Entry, lang: Lang) -> str:
    return TOC[min(entry.heading.level, 3) - 1].of(lang)


def _entry(entry: Entry, lang: Lang, properties: str, draft: Draft) -> str:
    number = inline_xml((*entry.heading.number, Inline("\u2002")), lang, draft) if entry.heading.number else ""
    text = inline_xml(tuple(_unlinked(run) for run in entry.heading.text), lang, draft)
    page = "".join(
        run_xml(content, properties)
        for content in (
            "<w:tab/>",
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> PAGEREF {entry.bookmark} \\h </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            content_xml(""),
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{number}{text}{page}</w:hyperlink>'


def _unlinked(run: Inline) -> Inline:
    """A link cannot stand in a link."""
    return (
        run if run.link is None else Inline(run.text, run.strong, run.emphasis, None, run.isolate, run.nobreak, run.superscript, run.lang, run.role)
    )
