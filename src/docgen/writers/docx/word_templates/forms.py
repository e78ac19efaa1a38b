"""A user's own form, filled: content controls tagged by field path (`headline.ar`, `body.en`, `agenda`) take the document's values, and so do fields
that are typed (`{{headline.ar}}`).

A control keeps its place and its look. What is put in keeps its direction: runs are parted by the bidi levels and say their language. A control
round other tagged controls (a repeating section, or any other) is repeated for each thing of a list, and goes where the document leaves its field
out; one tagged `docgen:if PATH` stays or goes. Nothing found in the file is evaluated: a tag is a path or a condition, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.document.blocks import Paragraph, side
from docgen.document.inline import Inline, Runs, plain
from docgen.document.word_template import FieldBlocks, FieldError, FieldFact, FieldList, FieldPicture, FieldText, FieldValue, FieldValues
from docgen.errors import InputError, Place, Problem, Severity
from docgen.inputs import shortened
from docgen.limits import check_time
from docgen.types import Lang
from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.field_tags import BODY_TAG, IF, FieldPath, condition_of, is_condition, path_of, tag_of
from docgen.wordfile.fix import mend_paragraph
from docgen.wordfile.names import W15, R, w
from docgen.wordfile.text import paragraph_text, run_text, runs_of, way
from docgen.wordfile.typed_fields import Left, elsewhere, lifted, typed_as
from docgen.writers.docx.body.blocks import block_xml
from docgen.writers.docx.body.no_break_spaces import most_held
from docgen.writers.docx.body.runs import pieces
from docgen.writers.docx.body.word_joiners import joints
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.images.pictures import drawing, image
from docgen.writers.docx.word_templates import conditions, states
from docgen.writers.docx.word_templates.copies import Copies
from docgen.writers.docx.word_templates.look import run_element
from docgen.writers.docx.word_templates.parts import Package, fragment
from docgen.writers.docx.word_templates.place import room

_LINE = "\u2028"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(slots=True)
class Filler:
    """Fills one file. `blocks` are bodies to be put into controls once their styles are known; `found` counts the tags that name a field. `body` is
    the control where the document goes. Of a `letterhead` tags that name no field are told in one line."""

    package: Package
    draft: DocxBuildState
    fields: FieldValues
    cascade: Cascade
    tags: dict[Lang, str]
    copies: Copies
    body: Any = None
    letterhead: bool = False
    blocks: list[tuple[Any, str]] = field(default_factory=list)
    found: int = 0
    strange: bool = False
    """Whether something asks for a field that there is not, or is no path of one."""
    _part: str = ""
    _places: dict[Any, int] = field(default_factory=dict)
    _touched: list[tuple[Any, Lang | None]] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _foreign: list[str] = field(default_factory=list)

    def fill(self, part: str, left: list[Left]) -> None:
        """Every control of a part; `left` are the typed words that no control was made of. Raises InputError for a value that cannot be written."""
        root = self.package.file.tree(part)
        self._part = part
        self._places = {paragraph: number for number, paragraph in enumerate(root.iter(w("p")), 1)}
        for one in left:
            self.strange = True
            self._tell(one.paragraph, one.words, one.message, one.hint, "warning")
        before = self.found
        self._visit(root, self.fields)
        if self.found > before:
            self.package.touch(part)
        for paragraph, whole in reversed(dict.fromkeys(reversed(self._touched))):
            check_time()
            right = whole == "ar" and way(paragraph_text(paragraph)) == "rtl"
            mend_paragraph(paragraph, self.cascade, rtl=True if right else False if whole == "en" else None)
        self._touched.clear()

    def close(self) -> None:
        """Tells what only the whole file shows: above all tags of a letterhead that are not meant for docgen."""
        if self.strange and not self.found and not self.letterhead and self.body is None:
            message = "no field of this form is known, so it is taken for a letterhead, and the whole document stands at its end"
            self.draft.options.warn(Problem(message, Place(self.package.file.name), "mend its fields", severity="warning"))
        for part, what in elsewhere(self.package.file):
            message = f"a field is typed in {what}, where none is filled"
            hint = "type it in the text, a table, a text box, a header, a footer or a note"
            self.draft.options.warn(Problem(message, Place(self.package.file.name, path=part), hint, severity="warning"))
        if self._foreign:
            names = ", ".join(f"'{tag}'" for tag in dict.fromkeys(self._foreign))
            message = f"the tagged controls {names} name no field, so they stay as they are"
            self.draft.options.warn(Problem(message, Place(self.package.file.name), severity="warning"))

    def _visit(self, element: Any, fields: FieldValues) -> None:
        for child in list(element):
            if child.getparent() is not element:
                continue  # what stood before took it away
            if child.tag == w("sdt"):
                check_time()
                self._control(child, fields)
            elif isinstance(child.tag, str):
                self._visit(child, fields)

    def _control(self, control: Any, fields: FieldValues) -> None:
        tag, content = tag_of(control), control.find(w("sdtContent"))
        if content is None:
            return
        if tag == BODY_TAG:
            if control is not self.body:
                message = "the whole document stands once, in the text of the file; this place stays as it is"
                self._tell(control, tag, message, "one control tagged docgen:body, in no header, footer, note or repeated part", "warning")
            return
        if is_condition(tag):
            self._conditional(control, content, tag, fields)
            return
        path = path_of(tag)
        value = fields.get(path) if path is not None else None
        if path is None or value is None or value.content is None:
            self._unknown(control, tag, path, None if value is None else value.hint)
            self._visit(content, fields)
            return
        if isinstance(value.content, FieldError):
            raise InputError(value.content.problems)
        self.found += 1
        box = states.check_box(control)
        if box is not None:
            states.tick(control, box, content, value.fact.given)
            _ready(control)
        elif next(_tagged(content), None) is None:
            self._put(control, content, tag, path, value)
        elif isinstance(value.content, FieldList):
            self._repeat(control, content, value.content.items)
        elif _given(value):
            _ready(control)
            inside = value.content.inside if isinstance(value.content, FieldText) else None
            self._visit(content, fields if inside is None else inside)
        else:
            _taken_away(control)

    def _unknown(self, control: Any, tag: str, path: FieldPath | None, near: str | None) -> None:
        """A tag that names no field. A single word in guillemets may be a quotation, if it is like no field."""
        how = typed_as(control)
        if not tag:
            return
        if self.letterhead and not how:
            self._foreign.append(tag)
            return
        if how == "quoted" and path is not None and len(path.names) == 1 and path.lang is None and not (near or "").startswith("did you"):
            return
        hint = "a tag is a field's path, such as headline.ar" if path is None else near
        self.strange = True
        self._tell(control, tag, f"there is no field '{shortened(tag)}'", hint, "warning")

    def _conditional(self, control: Any, content: Any, tag: str, fields: FieldValues) -> None:
        """What stands in it stays or goes; a check box is ticked or not."""
        condition = condition_of(tag)
        value = None if condition is None else fields.get(condition.path)
        fact = None if value is None or value.content is None else value.fact
        if condition is None:
            hint = f"{IF} PATH, {IF} not PATH, {IF} PATH == VALUE or {IF} PATH != VALUE"
            self._tell(control, tag, "this is no condition, so what stands in it stays", hint, "warning")
        elif fact is None:
            message = f"there is no field '{condition.path}', so what stands in it stays"
            self._tell(control, tag, message, None if value is None else value.hint, "warning")
        if condition is None or fact is None:
            self._visit(content, fields)
            return
        self.found += 1
        doubt = conditions.doubt(condition, fact)
        if doubt is not None:
            self._tell(control, tag, doubt[0], doubt[1], "warning")
        met = conditions.holds(condition, fact)
        box = states.check_box(control)
        if box is not None:
            states.tick(control, box, content, met)
            _ready(control)
        elif met:
            _ready(control)
            self._visit(content, fields)
        else:
            _taken_away(control)

    def _put(self, control: Any, content: Any, tag: str, path: FieldPath, value: FieldValue) -> None:
        lang = path.lang or self._language(control)
        _ready(control)
        written = value.content
        if isinstance(written, FieldPicture):
            self._picture(control, content, written, path.lang)
            return
        if isinstance(written, FieldBlocks):
            found = [taken for block in written.blocks if (taken := side(block, lang)) is not None]
            if typed_as(control) and (above := lifted(control)) is not None:
                control, content = above, above.find(w("sdtContent"))
            if _stands_alone(control, content):
                self.blocks.append((content, "".join(block_xml(block, lang, room(content), self.draft) for block in found)))
                return
            if not all(isinstance(block, Paragraph) for block in found):
                hint = "a rich text control, or the field, in a paragraph of its own"
                self._tell(control, tag, f"'{tag}' holds more than paragraphs and cannot stand inside one", hint, "warning")
            runs = _joined([block.text for block in found if isinstance(block, Paragraph)])
        else:
            assert isinstance(written, (FieldText, FieldList))
            runs = written.runs.side(lang) or ()
            if isinstance(written, FieldList) and written.items and not runs:
                hint = f"put a control tagged {path} round the fields of one of them, such as a row of a table"
                self._tell(control, tag, f"'{tag}' has fields, and no words of its own", hint, "warning")
                self._write(control, content, runs, lang)
                return
        runs = self._settled(control, tag, value.fact, runs, lang)
        if not runs:
            self._tell(control, tag, f"the document gives no '{tag}', so its place in the form stays empty", value.hint, "warning")
        self._write(control, content, runs, lang)

    def _settled(self, control: Any, tag: str, fact: FieldFact, runs: Runs, lang: Lang) -> Runs:
        """The runs, and what a date control or a list to choose from holds beside them."""
        states.date_of(control, fact)
        chosen = states.chosen(control, fact, plain(runs), lang) if runs else None
        if chosen is None:
            return runs
        words, entries = chosen
        if words is not None:
            return (Inline(words),)
        if not states.is_free(control):
            message = f"'{plain(runs)}' is no entry of this list, and is written all the same"
            self._tell(control, tag, message, f"its entries are {', '.join(entries)}" if entries else "it has no entries", "warning")
        return runs

    def _write(self, control: Any, content: Any, runs: Runs, lang: Lang) -> None:
        """The runs in the place of what stood in the control, in the look of its first run."""
        paragraph = next(content.iter(w("p")), None)
        look = next((found for run in content.iter(w("r")) if (found := run.find(w("rPr"))) is not None), None)
        if look is None:
            look = control.find(w("sdtPr/rPr"))
        made = list(self._runs(runs, lang, look))
        if paragraph is None and _inside_paragraph(control) is None:
            paragraph = content.makeelement(w("p"), {})
            content.append(paragraph)
        if paragraph is not None:
            for other in [other for other in content.iter(w("p")) if other is not paragraph]:
                other.getparent().remove(other)
            kept = paragraph.find(w("pPr"))
            for child in [child for child in paragraph if child is not kept]:
                paragraph.remove(child)
            paragraph.extend(made)
            self._touched.append((paragraph, lang))
        else:
            for child in list(content):
                content.remove(child)
            content.extend(made)
            outer = _inside_paragraph(control)
            alone = _says_only(outer, "".join(run.text for run in runs))
            self._touched.append((outer, lang if alone else None))

    def _runs(self, runs: Runs, lang: Lang, look: Any) -> Iterator[Any]:
        most = most_held(self.draft.column, self.draft.body_size(lang), lang)
        for piece in pieces(runs, lang, joints(runs, most)):
            tag = piece.run.lang or self.tags["ar" if piece.rtl else "en"]
            element = run_element(piece, look, tag)
            if piece.run.link:
                link = element.makeelement(w("hyperlink"), {f"{{{R}}}id": self.draft.link(piece.run.link)})
                link.append(element)
                element = link
            yield element

    def _repeat(self, control: Any, content: Any, items: tuple[FieldValues, ...]) -> None:
        """The control's content, or its first repeated item, once for each thing; nothing of it for none."""
        _ready(control)
        repeated = [child for child in content if child.tag == w("sdt") and child.find(f"{w('sdtPr')}/{{{W15}}}repeatingSectionItem") is not None]
        copies = self.copies.of(repeated[:1] or list(content), len(items))
        for child in list(content):
            content.remove(child)
        for elements in copies:
            content.extend(elements)
        for fields, elements in zip(items, copies, strict=True):
            for element in elements:
                if element.tag == w("sdt") and repeated:
                    self._visit(element.find(w("sdtContent")), fields)
                elif element.tag == w("sdt"):
                    self._control(element, fields)
                else:
                    self._visit(element, fields)
        if not items or not len(content):
            _taken_away(control)

    def _picture(self, control: Any, content: Any, value: FieldPicture, lang: Lang | None) -> None:
        """A picture as large as the one that stood there, or as it is by itself."""
        extent = next(content.iter("{*}extent"), None)
        found = image(value.path, self.draft)
        most = (int(extent.get("cx", "0")) / 12700, int(extent.get("cy", "0")) / 12700) if extent is not None else (room(content), 1e4)
        shown = {} if value.alt is None else {one: plain(runs) for one, runs in value.alt}
        alt = shown.get(lang, "") if lang in shown else " – ".join(dict.fromkeys(shown.values()))
        xml = f"<w:r>{drawing(found, alt, found.fitted(*most), self.draft)}</w:r>"
        run = fragment(xml, self.package.file)[0]
        paragraph = next(content.iter(w("p")), None)
        holder = content if paragraph is None else paragraph
        for child in [child for child in holder if child.tag != w("pPr")]:
            holder.remove(child)
        holder.append(run)

    def _language(self, control: Any) -> Lang:
        """Of a tag that names none: the document's only one, or the way its paragraph goes."""
        languages = self.draft.flow.meta.languages
        if len(languages) == 1:
            return languages[0]
        paragraph = _inside_paragraph(control)
        if paragraph is None:
            paragraph = next(control.iter(w("p")), None)
        if paragraph is None:
            return languages[0]
        return "ar" if is_on(self.cascade.of_paragraph(paragraph, "bidi")) else "en"

    def _tell(self, element: Any, words: str, message: str, hint: str | None, severity: Severity) -> None:
        """A problem of a control, or of words in a paragraph; each once."""
        if next(element.iterancestors(_FALLBACK), None) is not None:
            return  # the same words stand in what newer programs read
        paragraph = element if element.tag == w("p") else _inside_paragraph(element)
        if paragraph is None:
            paragraph = next(element.iter(w("p")), None)
        number = self._places.get(paragraph)
        where = f"{self._part}, paragraph {number}" if number else self._part
        words = shortened(words)
        said = f"tag {words}" if element.tag == w("sdt") and not typed_as(element) else words
        if (where + said, message) not in self._told:
            self._told.add((where + said, message))
            self.draft.options.warn(Problem(message, Place(self.package.file.name, path=f"{where}, {said}"), hint, severity=severity))


def _given(value: FieldValue) -> bool:
    """Whether a field round other fields has anything."""
    if isinstance(value.content, FieldText):
        return value.fact.given
    return not isinstance(value.content, FieldBlocks) or bool(value.content.blocks)


def _tagged(content: Any) -> Iterator[Any]:
    """The controls with a tag inside a control."""
    return (control for control in content.iter(w("sdt")) if tag_of(control))


def _inside_paragraph(control: Any) -> Any | None:
    """The paragraph that a control stands in, `None` where it stands between paragraphs, cells or rows."""
    for above in control.iterancestors():
        if above.tag == w("p"):
            return above
        if above.tag in (w("tc"), w("body"), w("txbxContent"), w("hdr"), w("ftr")):
            return None
    return None


def _stands_alone(control: Any, content: Any) -> bool:
    """Whether blocks can stand in it: it holds paragraphs, and no cells or rows."""
    return _inside_paragraph(control) is None and not any(child.tag in (w("tc"), w("tr")) for child in content)


def _ready(control: Any) -> None:
    """What is put in is no longer a placeholder, and not bound to data that would put it out again."""
    properties = control.find(w("sdtPr"))
    for child in list(properties) if properties is not None else ():
        if child.tag in (w("showingPlcHdr"), w("dataBinding"), w("temporary")) or str(child.tag).endswith("}dataBinding"):
            properties.remove(child)


def _joined(texts: list[Runs]) -> Runs:
    """Paragraphs as lines of one."""
    return tuple(run for index, runs in enumerate(texts) for run in ((Inline(_LINE), *runs) if index else runs))


def _taken_away(control: Any) -> None:
    """Removes a control, and what would be no table, no row, no cell and no more than an empty line without it."""
    parent = control.getparent()
    parent.remove(control)
    if _is_nothing(parent):
        _taken_away(parent)
    elif parent.tag in _HOLDERS and (len(parent) == 0 or parent[-1].tag != w("p")):
        parent.append(parent.makeelement(w("p"), {}))


def _is_nothing(element: Any) -> bool:
    """A table without rows, a row without cells, a paragraph without anything that ends no section."""
    if element.tag == w("p"):
        return all(child.tag == w("pPr") for child in element) and element.find(w("pPr/sectPr")) is None
    needed = {w("tbl"): w("tr"), w("tr"): w("tc")}.get(element.tag)
    return needed is not None and element.find(f".//{needed}") is None


_HOLDERS = frozenset(map(w, ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "comment")))
"""What must end with a paragraph."""


def _says_only(paragraph: Any, words: str) -> bool:
    """Whether a paragraph holds nothing but these words, or nothing but white. Looks no further than the first run that holds something else."""
    said = ""
    for run in runs_of(paragraph):
        said += run_text(run)
        if said.strip() and not words.startswith(said):
            return False
    return not said.strip() or said == words
