"""One document from beginning to end: body, headers and footers, styles, lists, fonts, properties, package."""

from __future__ import annotations

from dataclasses import replace

from docgen.document.document import Flow, Section
from docgen.document.notices import fitted
from docgen.document.tables.placing import has_tables, in_place
from docgen.errors import Place, Problem, RenderError
from docgen.types import Lang
from docgen.typography.fonts.families import library
from docgen.writers.docx import relationships as relations
from docgen.writers.docx.body.body import section_xml
from docgen.writers.docx.body.widths import Ruler
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.contents import with_contents
from docgen.writers.docx.facing_pages import folded, in_turn, kind_of, placed_facing
from docgen.writers.docx.fonts.embedding import FontTable, font_table
from docgen.writers.docx.fonts.faces_used import body_uses, characters_of, warn_of_missing
from docgen.writers.docx.fonts.own_fonts import own_fonts
from docgen.writers.docx.images.pictures import open_all
from docgen.writers.docx.letterhead import letterhead_xml
from docgen.writers.docx.numbering import numbering_part
from docgen.writers.docx.package import package
from docgen.writers.docx.page_header_footer import footer_xml, running_head_xml
from docgen.writers.docx.properties import APP_PART, core_part, moment
from docgen.writers.docx.relationships import Relationships, outer_relationships
from docgen.writers.docx.sections import MOST_PAGE, NEXT_PAGE, section_properties
from docgen.writers.docx.settings import settings_part
from docgen.writers.docx.styles.styles import styles_part
from docgen.writers.docx.theme_part import theme_part
from docgen.writers.docx.watermark import watermarked
from docgen.writers.docx.xml_text import part
from docgen.writers.options import RenderOptions

_BOTH: tuple[Lang, Lang] = ("en", "ar")


def document(flow: Flow, options: RenderOptions) -> bytes:
    fonts = library(tuple(options.font_folders))
    for problem in (*fonts.broken, *fonts.stack(flow.theme.families.arabic, flow.theme.families.latin).doubts):
        options.warn(problem)
    own = own_fonts(flow, fonts, options)
    if (paper := flow.paper) is not None:
        from docgen.writers.docx.word_templates import on_paper

        if flow.layout == "facing":
            message = "pages face each other only where they are docgen's own: on this Word file each language has its pages, one after the other"
            options.warn(Problem(message, Place(str(paper.path)), "--layout sequential says so", severity="warning"))
            flow = in_turn(flow)
        return on_paper(paper, flow, options, fonts, own, {lang: flow.meta.tag(lang) for lang in _BOTH})
    flow = replace(with_contents(flow, options), theme=flow.theme.on_band())
    page = flow.theme.page
    if max(page.width, page.height) > MOST_PAGE:
        message = f"a page of {page.width:g} × {page.height:g} points is larger than Word takes"
        raise RenderError(Problem(message, Place(flow.meta.origin), f"{MOST_PAGE:,} points (22 inches) at most, or a PDF"))
    width = page.width - 2 * page.margin_side
    flow = fitted(flow, width, 2 * flow.theme.measures.notice_side, Ruler(flow.theme, fonts).natural)
    facing = flow.layout == "facing"
    if facing:
        flow = placed_facing(flow, Ruler(flow.theme, fonts, own.signs is not None).setter(), width)
        flow = folded(flow, options.spreads)
    elif has_tables(flow):
        flow = in_place(flow, Ruler(flow.theme, fonts, own.signs is not None).setter(), width)
    draft = DocxBuildState(flow, options, Ruler(flow.theme, fonts, own.signs is not None), width, own.digits_name, own.signs)
    open_all(draft)
    for kind, target in (
        (relations.STYLES, "styles.xml"),
        (relations.SETTINGS, "settings.xml"),
        (relations.NUMBERING, "numbering.xml"),
        (relations.FONT_TABLE, "fontTable.xml"),
        (relations.THEME, "theme/theme1.xml"),
    ):
        draft.rels.add(kind, target)
    changing: dict[str, bytes] = {}
    body: list[str] = []
    known: dict[tuple[Lang, ...], str] = {}
    for index, section in enumerate(flow.sections):
        content = section_xml(section, draft, index)
        if facing and index > 1:  # heads and feet are those of the language's first page
            references = known[section.languages]
        else:
            references = known[section.languages] = _furniture(section, index, draft, changing)
        kind = kind_of(index) if facing else "" if index == 0 else NEXT_PAGE
        properties = section_properties(section, flow.theme, references, kind=kind, titled=not facing or index < 2)
        if index < len(flow.sections) - 1:
            properties = f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{properties}</w:pPr></w:p>'
        body += (content, properties)
    changing["word/document.xml"] = part("w:document", f"<w:body>{''.join(body)}</w:body>")
    changing["word/_rels/document.xml.rels"] = draft.rels.part()
    changing["word/numbering.xml"] = numbering_part(draft)
    stories = _stories(body, changing)
    found = body_uses(stories, draft)
    warn_of_missing(found, draft)
    characters = characters_of(stories) if options.embed_fonts == "subset" else frozenset[str]()
    table = font_table(flow.theme, fonts, options.embed_fonts, draft.used_faces(), found, own.small(draft.used_faces()), options.warn, characters)
    return _package(flow, draft, table, changing)


def _stories(body: list[str], changing: dict[str, bytes]) -> list[str]:
    """The text of a document, and of its headers and footers."""
    return [*body, *(data.decode("utf-8") for name, data in changing.items() if name.startswith(("word/header", "word/footer")))]


def _furniture(section: Section, index: int, draft: DocxBuildState, changing: dict[str, bytes]) -> str:
    """Writes a section's headers and footers as parts; gives the references to them."""
    footer = _part_with_relationships("w:ftr", lambda: footer_xml(section, draft), draft)
    made = (
        ("header", "first", _part_with_relationships("w:hdr", lambda: watermarked(letterhead_xml(section, draft), section, draft), draft)),
        ("header", "default", _part_with_relationships("w:hdr", lambda: watermarked(running_head_xml(section, draft), section, draft), draft)),
        ("footer", "first", footer),
        ("footer", "default", footer),
    )
    references = []
    for place, (kind, which, (data, rels)) in enumerate(made):
        name = f"{kind}{2 * index + place % 2 + 1}.xml"
        changing[f"word/{name}"] = data
        if rels is not None:
            changing[f"word/_rels/{name}.rels"] = rels
        identity = draft.rels.add(relations.HEADER if kind == "header" else relations.FOOTER, name)
        references.append(f'<w:{kind}Reference w:type="{which}" r:id="{identity}"/>')
    return "".join(references)


def _part_with_relationships(root: str, write, draft: DocxBuildState) -> tuple[bytes, bytes | None]:  # type: ignore[no-untyped-def]
    """A part and its own relationships, which the body's must not get."""
    outer, draft.rels = draft.rels, Relationships()
    try:
        data = part(root, write())
        return data, draft.rels.part() if draft.rels.entries else None
    finally:
        draft.rels = outer


def _package(flow: Flow, draft: DocxBuildState, table: FontTable, changing: dict[str, bytes]) -> bytes:
    meta = flow.meta
    tags: tuple[tuple[Lang, str], ...] = tuple((lang, meta.tag(lang)) for lang in _BOTH)
    fixed = {
        "_rels/.rels": outer_relationships(),
        "word/styles.xml": styles_part(flow.theme, tags, draft.justified(flow.layout), flow.layout == "side-by-side", changing["word/document.xml"]),
        "word/settings.xml": settings_part(
            meta, embedded=bool(table.parts), subset=draft.options.embed_fonts == "subset", hyphenated=draft.hyphenated(flow.layout)
        ),
        "word/fontTable.xml": table.table,
        "word/theme/theme1.xml": theme_part(flow.theme),
        "docProps/app.xml": APP_PART,
    }
    if table.relationships is not None:
        fixed["word/_rels/fontTable.xml.rels"] = table.relationships
    shown = flow.sections[0].languages if flow.sections else meta.languages
    changing["docProps/core.xml"] = core_part(meta, tuple(meta.tag(lang) for lang in shown))
    fixed |= {name: data for name, (data, _) in draft.media.items()}
    return package(fixed, changing, table.parts, moment(meta))
