"""A user's own form, filled: content controls tagged by field path (`headline.ar`, `body.en`, `agenda`) take the document's values.

A control keeps its place and its look. What is put in keeps its direction: runs are parted by the bidi levels and say their language. A control
round other tagged controls (a repeating section, or any other) is repeated for each thing of a list. Nothing found in the file is evaluated: a tag
is a path, and nothing else.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.document.blocks import Paragraph, side
from docgen.document.inline import Inline, Lang, Runs
from docgen.document.paper import FieldBlocks, FieldList, FieldPicture, FieldSource, FieldValue
from docgen.errors import Place, Problem, Severity
from docgen.render.docx.blocks import block_xml
from docgen.render.docx.draft import Draft
from docgen.render.docx.pictures import drawing, image
from docgen.render.docx.runs import pieces
from docgen.render.docx.stationery.look import run_element
from docgen.render.docx.stationery.parts import Package, fragment
from docgen.render.docx.stationery.place import BODY_TAG, room, tag_of
from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.fix import mend_paragraph
from docgen.wordfile.names import W15, R, w
from docgen.wordfile.text import paragraph_text

_PATH = re.compile(r"[A-Za-z_][\w-]*(?:\.[\w-]+|\[\d+\])*")
_STEP = re.compile(r"[\w-]+")
_LINE = "\u2028"


@dataclass(slots=True)
class Filler:
    """Fills one file. `blocks` are bodies to be put into controls once their styles are known; `found` counts the tags that name a field."""

    package: Package
    draft: Draft
    fields: FieldSource
    cascade: Cascade
    tags: dict[Lang, str]
    blocks: list[tuple[Any, str]] = field(default_factory=list)
    found: int = 0
    _part: str = ""
    _places: dict[Any, int] = field(default_factory=dict)
    _touched: list[tuple[Any, bool]] = field(default_factory=list)

    def fill(self, part: str) -> None:
        """Every control of a part. Raises InputError for a value that cannot be written."""
        root = self.package.file.tree(part)
        self._part = part
        self._places = {paragraph: number for number, paragraph in enumerate(root.iter(w("p")), 1)}
        before = self.found
        self._visit(root, self.fields)
        if self.found > before:
            self.package.touch(part)
        for paragraph, whole in self._touched:
            mend_paragraph(paragraph, self.cascade, turn=whole)
        self._touched.clear()

    def _visit(self, element: Any, source: FieldSource) -> None:
        for child in list(element):
            if child.tag == w("sdt"):
                self._control(child, source)
            elif isinstance(child.tag, str):
                self._visit(child, source)

    def _control(self, control: Any, source: FieldSource) -> None:
        tag, content = tag_of(control), control.find(w("sdtContent"))
        if content is None or tag == BODY_TAG:
            return
        path, lang = _parsed(tag)
        value = source.find(path) if path else None
        if value is None:
            if tag:
                self._tell(control, tag, f"there is no field '{tag}'", _hint(path, source), "warning")
            self._visit(content, source)
            return
        self.found += 1
        if isinstance(value, FieldList) and next(_tagged(content), None) is not None:
            self._repeat(control, content, value.items)
        else:
            self._put(control, content, tag, value, lang or self._language(control))

    def _put(self, control: Any, content: Any, tag: str, value: FieldValue, lang: Lang) -> None:
        _ready(control)
        if isinstance(value, FieldPicture):
            self._picture(control, content, tag, value)
            return
        if isinstance(value, FieldBlocks):
            found = [taken for block in value.blocks if (taken := side(block, lang)) is not None]
            if _stands_alone(control, content):
                self.blocks.append((content, "".join(block_xml(block, lang, room(content), self.draft) for block in found)))
                return
            if not all(isinstance(block, Paragraph) for block in found):
                hint = "a rich text control in a paragraph of its own"
                self._tell(control, tag, f"'{tag}' holds more than paragraphs and cannot stand inside one", hint, "warning")
            runs = _joined([block.text for block in found if isinstance(block, Paragraph)])
        else:
            runs = value.runs.side(lang) or ()
        if not runs:
            self._tell(control, tag, f"the document leaves '{tag}' out, so it stays empty", None, "warning")
        self._write(control, content, runs, lang)

    def _write(self, control: Any, content: Any, runs: Runs, lang: Lang) -> None:
        """The runs in the place of what stood in the control, in the look of its first run."""
        paragraph = next(content.iter(w("p")), None)
        look = next((found for run in content.iter(w("r")) if (found := run.find(w("rPr"))) is not None), None)
        if look is None:
            look = control.find(f"{w('sdtPr')}/{w('rPr')}")
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
            self._touched.append((paragraph, True))
        else:
            for child in list(content):
                content.remove(child)
            content.extend(made)
            outer = _inside_paragraph(control)
            alone = not "".join(paragraph_text(outer).split()) or paragraph_text(outer) == "".join(run.text for run in runs)
            self._touched.append((outer, alone))

    def _runs(self, runs: Runs, lang: Lang, look: Any) -> Iterator[Any]:
        for piece in pieces(runs, lang):
            tag = piece.run.lang or self.tags["ar" if piece.rtl else "en"]
            element = run_element(piece, look, tag)
            if piece.run.link:
                link = element.makeelement(w("hyperlink"), {f"{{{R}}}id": self.draft.link(piece.run.link)})
                link.append(element)
                element = link
            yield element

    def _repeat(self, control: Any, content: Any, items: tuple[FieldSource, ...]) -> None:
        """The control's content, or its first repeated item, once for each thing; nothing of it for none."""
        _ready(control)
        repeated = [child for child in content if child.tag == w("sdt") and child.find(f"{w('sdtPr')}/{{{W15}}}repeatingSectionItem") is not None]
        pattern = repeated[:1] or list(content)
        copies = [[_copied(element) for element in pattern] for _ in items]
        for child in list(content):
            content.remove(child)
        for source, elements in zip(items, copies, strict=True):
            for element in elements:
                content.append(element)
                self._fresh_ids(element)
            for element in elements:
                if element.tag == w("sdt") and repeated:
                    self._visit(element.find(w("sdtContent")), source)
                elif element.tag == w("sdt"):
                    self._control(element, source)
                else:
                    self._visit(element, source)
        if not items:
            _taken_away(control)

    def _fresh_ids(self, element: Any) -> None:
        """A copy must not share the numbers of what it was copied from."""
        for mark in [mark for name in ("bookmarkStart", "bookmarkEnd") for mark in element.iter(w(name))]:
            mark.getparent().remove(mark)
        for identity in element.iter(w("id")):
            if identity.getparent().tag == w("sdtPr"):
                identity.set(w("val"), str(700_000_000 + next(self.draft.controls)))
        for described in element.iter("{*}docPr"):
            described.set("id", str(next(self.draft.drawings)))

    def _picture(self, control: Any, content: Any, tag: str, value: FieldPicture) -> None:
        """A picture as large as the one that stood there, or as it is by itself."""
        extent = next(content.iter("{*}extent"), None)
        found = image(value.path, self.draft)
        most = (int(extent.get("cx", "0")) / 12700, int(extent.get("cy", "0")) / 12700) if extent is not None else (room(content), 1e4)
        xml = f"<w:r>{drawing(found, tag, found.fitted(*most), self.draft)}</w:r>"
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

    def _tell(self, control: Any, tag: str, message: str, hint: str | None, severity: Severity) -> None:
        paragraph = _inside_paragraph(control)
        if paragraph is None:
            paragraph = next(control.iter(w("p")), None)
        number = self._places.get(paragraph)
        where = f"{self._part}, paragraph {number}" if number else self._part
        self.draft.options.warn(Problem(message, Place(self.package.file.name, path=f"{where}, tag {tag}"), hint, severity=severity))


def _parsed(tag: str) -> tuple[tuple[str, ...], Lang | None]:
    """A tag's path and, where its last name is one, its language; an empty path for a tag that is none."""
    if not _PATH.fullmatch(tag):
        return (), None
    names = tuple(_STEP.findall(tag))
    if len(names) > 1 and names[-1] == "ar":
        return names[:-1], "ar"
    if len(names) > 1 and names[-1] == "en":
        return names[:-1], "en"
    return names, None


def _hint(path: tuple[str, ...], source: FieldSource) -> str | None:
    import difflib

    if not path:
        return "a tag is a field's path, such as headline.ar"
    known = source.known(path)
    near = difflib.get_close_matches(path[-1], known, 1)
    if near:
        return f"did you mean '{'.'.join((*path[:-1], near[0]))}'?"
    return f"there are {', '.join(known)}" if known else None


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


def _copied(element: Any) -> Any:
    made = copy.deepcopy(element)
    made.tail = None
    return made


def _taken_away(control: Any) -> None:
    """Removes a control, and what would be no table or no cell without it."""
    parent = control.getparent()
    parent.remove(control)
    if parent.tag == w("tbl") and parent.find(f".//{w('tr')}") is None:
        _taken_away(parent)
    elif parent.tag in (w("tc"), w("hdr"), w("ftr"), w("txbxContent")) and (len(parent) == 0 or parent[-1].tag != w("p")):
        parent.append(parent.makeelement(w("p"), {}))
