"""A document written on a user's own Word file."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from docgen.document.document import Flow
from docgen.document.fields import GRID_GUTTER
from docgen.document.notices import fitted
from docgen.document.tables.fitting import PADDING
from docgen.document.tables.placing import in_place, small_styles
from docgen.document.theme import Theme
from docgen.document.word_template import WordTemplate
from docgen.errors import TemplateError
from docgen.types import Lang
from docgen.typography.fonts.families import FontLibrary
from docgen.wordfile.archive import Packed, archive, pack
from docgen.wordfile.cascade import Cascade
from docgen.wordfile.names import w, whole
from docgen.wordfile.package import open_word
from docgen.wordfile.typed_fields import Left, drawn, undrawn
from docgen.writers.docx import package as kinds
from docgen.writers.docx import relationships as relations
from docgen.writers.docx.body.body import section_xml
from docgen.writers.docx.body.paragraphs import GAP as GAP_XML
from docgen.writers.docx.body.widths import Ruler
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.contents import with_contents
from docgen.writers.docx.fonts.embedding import FontTable, font_table
from docgen.writers.docx.fonts.faces_used import body_uses, characters_of, warn_of_missing
from docgen.writers.docx.fonts.own_fonts import OwnFonts
from docgen.writers.docx.images.pictures import open_all
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import GAP, PAGE_BREAK, TABLE_DECISION, TABLE_FACTS, TABLE_GRID, TABLE_TINT
from docgen.writers.docx.numbering import definitions, instances
from docgen.writers.docx.properties import core_part, moment
from docgen.writers.docx.relationships import Relationships
from docgen.writers.docx.styles.table_styles import about_side
from docgen.writers.docx.word_templates.copies import Copies
from docgen.writers.docx.word_templates.directed import direct, direct_section
from docgen.writers.docx.word_templates.forms import Filler
from docgen.writers.docx.word_templates.headers import bar_xml, put_bar, watermark_xml
from docgen.writers.docx.word_templates.parting import parted
from docgen.writers.docx.word_templates.parts import (
    Package,
    add_fonts,
    add_lists,
    add_relationships,
    add_styles,
    fragment,
    highest,
    replace_properties,
)
from docgen.writers.docx.word_templates.place import Spot, check_room, find_spot, is_there, place_of
from docgen.writers.docx.word_templates.styles import Adopted, adopt
from docgen.writers.docx.xml_text import W, part
from docgen.writers.options import RenderOptions

_TEMPLATE = "wordprocessingml.template.main"
_BREAK = "\u0000section\u0000"


def on_paper(paper: WordTemplate, flow: Flow, options: RenderOptions, fonts: FontLibrary, own: OwnFonts, tags: dict[Lang, str]) -> bytes:
    """The whole file: the letterhead's or form's parts, byte for byte where nothing had to change, its fields filled, the body in its place.
    Raises TemplateError for a file that cannot be used, InputError for a value that cannot be written."""
    file = open_word(paper.path, error=TemplateError)
    package = Package(file)
    left = {} if paper.fields is None else {story: drawn(file.tree(story)) for story in list(file.stories())}
    spot = find_spot(file)
    if spot.control is not None or not paper.form:
        check_room(spot, file)
    numbering = package.ensure("numbering", "word/numbering.xml", kinds.NUMBERING, relations.NUMBERING, part("w:numbering", "", f'xmlns:w="{W}"'))
    styles = package.ensure("styles", "word/styles.xml", kinds.STYLES, relations.STYLES, part("w:styles", "", f'xmlns:w="{W}"'))
    flow = with_contents(flow, options)
    flow = fitted(flow, spot.width, 2 * flow.theme.measures.notice_side, Ruler(flow.theme, fonts).natural)
    flow = replace(flow, theme=small_styles(flow.theme))
    draft = DocxBuildState(
        flow, options, Ruler(flow.theme, fonts, own.signs is not None), spot.width, own.digits_name, own.signs, Relationships("docgen")
    )
    _start_counting(draft, package, numbering)
    draft.list_separator = _list_separator(package)
    filler = None
    if paper.fields is not None:
        filler = Filler(package, draft, paper.fields, Cascade(file), tags, Copies(package, draft), spot.tagged, letterhead=not paper.form)
        _fill(filler, left)
    wanted = is_there(spot, file) and (spot.control is not None or not paper.form or filler is None or not filler.found)
    if wanted:
        check_room(spot, file)
        draft.flow = flow = in_place(flow, draft.ruler.setter(), spot.width)
        open_all(draft)
    written = [section_xml(section, draft, index) for index, section in enumerate(flow.sections)] if wanted else []
    blocks = [] if filler is None else filler.blocks
    bar = bar_xml(draft) + watermark_xml(draft, spot)
    everything = "".join((*written, *(xml for _, xml in blocks), bar))
    justified, paired = draft.justified(flow.layout), flow.layout == "side-by-side"
    adopted = adopt(file, styles, everything, flow.theme, tags, justified, paired, draft.numbers_from)
    if adopted.added:
        add_styles(package, styles, adopted.added)
    if everything:
        add_lists(package, numbering, definitions(draft, draft.abstracts_from), instances(draft))
    cascade = Cascade(file)
    for content, xml in blocks:
        direct(_put_blocks(content, xml, adopted, package), cascade)
    if written:
        direct(_put(written, spot, adopted, package, flow), cascade)
    for story in left:
        undrawn(file.tree(story))
    if bar:
        put_bar(bar, adopted, package, cascade)
    add_relationships(package, package.file.main, draft.rels)
    found = body_uses([everything], draft)
    warn_of_missing(found, draft)
    characters = _shown(package) if options.embed_fonts == "subset" else frozenset[str]()
    table = font_table(flow.theme, fonts, options.embed_fonts, draft.used_faces(), found, own.small(draft.used_faces()), options.warn, characters)
    return _saved(package, table, draft, flow, tags)


def _shown(package: Package) -> frozenset[str]:
    """The characters of the whole file, the letterhead's own and those of its lists among them: it may name the same families."""
    file = package.file
    words = [text.text or "" for story in file.stories() for text in file.tree(story).iter(w("t"))]
    numbering = file.related("numbering")
    signs = () if numbering is None else file.tree(numbering).iter(w("lvlText"))
    return characters_of(()).union(*words, *(sign.get(w("val"), "") for sign in signs))


def _fill(filler: Filler, left: dict[str, list[Left]]) -> None:
    """Every story's controls; the links and pictures of each are its own part's."""
    package, draft = filler.package, filler.draft
    for story in list(package.file.stories()):
        outer = draft.rels
        if story != package.file.main:
            draft.rels = Relationships("docgen")
        filler.fill(story, left[story])
        if draft.rels is not outer:
            add_relationships(package, story, draft.rels)
            draft.rels = outer
    filler.close()


def _put_blocks(content: Any, xml: str, adopted: Adopted, package: Package) -> list[Any]:
    """A body in a control of a form; what was put there."""
    for child in list(content):
        content.remove(child)
    elements = fragment(adopted.renamed(xml or GAP_XML), package.file)
    content.extend(elements)
    return elements


def _is_old(package: Package) -> bool:
    """Whether Word shows the file as a version before 2013 did (compatibilityMode below 15, or none)."""
    settings = package.file.related("settings")
    if settings is None:
        return True
    modes = [
        setting.get(w("val"), "") for setting in package.file.tree(settings).iter(w("compatSetting")) if setting.get(w("name")) == "compatibilityMode"
    ]
    return not (modes and modes[0].isdecimal() and int(modes[0]) >= 15)


def _list_separator(package: Package) -> str:
    settings = package.file.related("settings")
    found = None if settings is None else package.file.tree(settings).find(w("listSeparator"))
    return "," if found is None else found.get(w("val")) or ","


def _start_counting(draft: DocxBuildState, package: Package, numbering: str) -> None:
    """docgen's ids begin after the letterhead's."""
    root = package.file.tree(numbering)
    draft.abstracts_from = highest(root, "abstractNum", "abstractNumId") + 1
    draft.numbers_from = max(0, highest(root, "num", "numId"))
    for story in package.file.stories():
        tree = package.file.tree(story)
        draft.skip_ids(
            bookmarks=highest(tree, "bookmarkStart", "id"),
            drawings=max((whole(element.get("id", "")) for element in tree.iter("{*}docPr")), default=0),
        )


def _put(written: list[str], spot: Spot, adopted: Adopted, package: Package, flow: Flow) -> list[Any]:
    """The sections of a flow in the place found, parted by copies of the section properties that rule there. Gives what was
    put there."""
    package.touch(package.file.main)
    languages = [section.languages for section in flow.sections]
    elements: list[Any] = []
    for index, xml in enumerate(written):
        elements += fragment(adopted.renamed(xml), package.file)
        if index < len(written) - 1:
            elements += fragment(adopted.renamed(_between(spot)), package.file)
            if spot.section is not None and not spot.in_cell:
                elements[-1].find(w("pPr")).append(copy.deepcopy(spot.section))
                direct_section(elements[-1].find(w("pPr/sectPr")), rtl=languages[index][0] == "ar")
    if _is_old(package) and not spot.in_cell:
        for element in elements:
            _indent(element, flow.theme)
    index = place_of(spot)
    before: list[Any] = []
    behind: list[Any] = []
    if spot.control is not None:
        if spot.control.tag == w("p"):
            before, behind = parted(spot.control, spot.tagged)
        spot.parent.remove(spot.control)
    for offset, element in enumerate((*before, *elements, *behind)):
        spot.parent.insert(index + offset, element)
    if spot.section is not None and not spot.in_cell and (len(written) > 1 or len(languages[-1]) == 1):
        direct_section(spot.section, rtl=languages[-1][0] == "ar")
    return elements


def _indent(element: Any, theme: Theme) -> None:
    """Before Word 2013 the text of a table's first cell stood at the margin, and not the table's edge: a table with cell margins must come in."""
    margins = {TABLE_GRID: PADDING, TABLE_TINT: about_side(theme), TABLE_DECISION: theme.measures.decision_side, TABLE_FACTS: GRID_GUTTER / 4}
    properties = element.find(w("tblPr"))
    if properties is None:
        return
    margin = margins.get(properties.find(w("tblStyle")).get(w("val"), ""))
    own = properties.find(w("tblCellMar/left"))
    if own is not None:
        margin = int(own.get(w("w"))) / 20
    if margin:
        indent = properties.makeelement(w("tblInd"), {w("w"): str(twips(margin)), w("type"): "dxa"})
        properties.insert(properties.index(properties.find(w("tblLayout"))), indent)


def _between(spot: Spot) -> str:
    """The paragraph between two languages: it ends a section, or (where no section can end) a page."""
    style = PAGE_BREAK if spot.section is None or spot.in_cell else GAP
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'


def _saved(package: Package, table: FontTable, draft: DocxBuildState, flow: Flow, tags: dict[Lang, str]) -> bytes:
    font_parts: dict[str, Packed] = add_fonts(package, table, subset=draft.options.embed_fonts == "subset") if table.parts else {}
    languages = flow.sections[0].languages if flow.sections else flow.meta.languages
    replace_properties(package, core_part(flow.meta, tuple(tags[lang] for lang in languages)))
    _plain_document(package)
    media = {name: data for name, (data, _) in draft.media.items()}
    for name, (_, kind) in draft.media.items():
        package.declare_suffix(name.rsplit(".", 1)[1], kind)
    changed = package.outputs()
    parts: dict[str, Packed] = {}
    for name, entry in package.file.entries.items():
        parts[name] = pack(changed.pop(name)) if name in changed else entry
    parts.update((name, pack(data)) for name, data in (*changed.items(), *media.items()))
    parts.update(font_parts)
    return archive(parts, moment(flow.meta))


def _plain_document(package: Package) -> None:
    """A letterhead kept as a Word template (.dotx) gives a document."""
    for entry in package.file.tree("[Content_Types].xml"):
        kind = entry.get("ContentType", "")
        if _TEMPLATE in kind:
            package.touched.add("[Content_Types].xml")
            entry.set("ContentType", kind.replace(_TEMPLATE, "wordprocessingml.document.main"))
