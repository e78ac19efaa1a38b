"""A blank form: a Word file with a control for every field of a kind, to be cut and rearranged by whoever makes a form of his own of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from itertools import count

from docgen.document.blankform import FormField
from docgen.document.document import Meta
from docgen.document.inline import Both, Inline
from docgen.document.theme import Theme
from docgen.types import Lang
from docgen.wordfile.names import W14, W15
from docgen.writers.docx import names
from docgen.writers.docx import relationships as relations
from docgen.writers.docx.body.runs import pieces
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES
from docgen.writers.docx.package import package
from docgen.writers.docx.properties import APP_PART, core_part, moment
from docgen.writers.docx.relationships import Relationships, outer_relationships
from docgen.writers.docx.settings import settings_part
from docgen.writers.docx.styles.styles import styles_part
from docgen.writers.docx.theme_part import theme_part
from docgen.writers.docx.xml_text import NAMESPACES, escape, part

_SPACES = (
    f'{NAMESPACES} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="{W14}" xmlns:w15="{W15}" mc:Ignorable="w14 w15"'
)
_NUMBERED = re.compile("<w:numPr>.*?</w:numPr>")
_PLACEHOLDER = (
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:uiPriority w:val="99"/>'
    '<w:rPr><w:color w:val="6B6B6B"/></w:rPr></w:style>'
)
_NAME = 0.34
"""The column of names, as a share of the text's width."""
_TITLES: dict[Lang, str] = {"en": "Form: {kind}", "ar": "نموذج: {kind}"}
_HINTS: dict[Lang, str] = {
    "en": "Every field that docgen fills. Cut what you do not need, move and restyle the rest; a control keeps its field when it is copied. "
    "A field can also be typed, in double braces, as its path in the first column. A control round a table or some lines is repeated for each thing "
    "of its list, and goes away where there is none.",
    "ar": "كل الحقول التي يملؤها docgen. احذف ما لا تحتاج إليه وانقل الباقي ونسّقه كما تشاء؛ ويحتفظ كل عنصر تحكم بحقله عند نسخه. "
    "ويمكن أيضًا كتابة الحقل بين أقواس معقوفة مزدوجة بمساره الوارد في العمود الأول. "
    "وما أحاط بجدول أو أسطر يتكرر مع كل بند من بنود قائمته، ويختفي حين تخلو القائمة.",
}  # fmt: skip
_HEADS: tuple[tuple[str, Lang], ...] = (("Field", "en"), ("English", "en"), ("العربية", "ar"))
_DAY = datetime.date(2000, 1, 1)


def blank_form(kind: str, title: Both[str], fields: tuple[FormField, ...], theme: Theme) -> bytes:
    """The file. `title` is what the kind is called. The same kind gives the same bytes."""
    body = _Body(theme)
    page = theme.page
    said: dict[Lang, str] = {lang: _TITLES[lang].format(kind=title.side(lang)) for lang in ("en", "ar")}
    content = [_words(said[lang], STYLES["headline"].of(lang), lang) for lang in said]
    content += [_words(_HINTS[lang], STYLES["note"].of(lang), lang) for lang in said]
    content += body.all_of(fields, ())
    size = f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
    side = twips(page.margin_side)
    margins = f'<w:pgMar w:top="{side}" w:right="{side}" w:bottom="{side}" w:left="{side}" w:header="567" w:footer="567" w:gutter="0"/>'
    section = f'<w:sectPr>{size}{margins}<w:cols w:space="720"/></w:sectPr>'
    return _packed(part("w:document", f"<w:body>{''.join(content)}{section}</w:body>", _SPACES), _meta(kind, said), theme)


def _meta(kind: str, said: dict[Lang, str]) -> Meta:
    return Meta(kind, Both(said["ar"], said["en"]), ("ar", "en"), "001", _DAY)


def _packed(document: bytes, meta: Meta, theme: Theme) -> bytes:
    tags: tuple[tuple[Lang, str], ...] = (("en", meta.tag("en")), ("ar", meta.tag("ar")))
    styles = _NUMBERED.sub("", styles_part(theme, tags, False, False).decode("utf-8")).replace("</w:styles>", f"{_PLACEHOLDER}</w:styles>")
    inner = Relationships()
    inner.add(relations.STYLES, "styles.xml")
    inner.add(relations.SETTINGS, "settings.xml")
    inner.add(relations.THEME, "theme/theme1.xml")
    parts = {
        "_rels/.rels": outer_relationships(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": inner.part(),
        "word/styles.xml": styles.encode(),
        "word/settings.xml": settings_part(meta, embedded=False),
        "word/theme/theme1.xml": theme_part(theme),
        "docProps/core.xml": core_part(meta, (meta.tag("ar"),)),
        "docProps/app.xml": APP_PART,
    }
    return package({}, parts, {}, moment(meta))


class _Body:
    """Writes fields; `_ids` number the controls."""

    def __init__(self, theme: Theme) -> None:
        self.width = theme.page.width - 2 * theme.page.margin_side
        self._ids = count(1001)

    def all_of(self, fields: Iterable[FormField], above: tuple[str, ...], *, level: int = 1) -> list[str]:
        """Plain fields in one table, then blocks, records and lists, each under a heading. `above` is the path of what they stand in."""
        found = list(fields)
        plain = [one for one in found if one.shape not in ("blocks", "record", "list")]
        out = [self._table([self._plain(one, above) for one in plain])] if plain else []
        for one in found:
            if one.shape == "blocks":
                out += [self._heading(one, above, level), self._block(f"{one.name}.en", "en"), self._block(f"{one.name}.ar", "ar")]
            elif one.shape in ("record", "list"):
                inside = self.all_of(one.fields, (*above, one.name), level=level + 1)
                number = self._counted() if one.shape == "list" else ""
                out.append(self._control(one.name, self._heading(one, above, level) + number + "".join(inside)))
        return out

    def _heading(self, one: FormField, above: tuple[str, ...], level: int) -> str:
        words = f"{'.'.join((*above, one.name))} – {one.said}" if one.said else ".".join((*above, one.name))
        return _words(words, STYLES[f"heading{min(level, 3)}"].of("en"), "en")

    def _counted(self) -> str:
        """The number of the thing in its list, and how many there are."""
        inner = self._inline("loop.index.en") + _run(" / ") + self._inline("loop.length.en")
        return f'<w:p><w:pPr><w:pStyle w:val="{STYLES["note"].of("en")}"/></w:pPr>{inner}</w:p>'

    def _table(self, rows: list[str]) -> str:
        side = self.width * (1 - _NAME) / 2
        widths = [self.width * _NAME, side, side]
        heads = [cell(_words(words, STYLES["table-head"].of(lang), lang), width) for (words, lang), width in zip(_HEADS, widths, strict=True)]
        return (
            table([row(heads, header=True), *rows], widths, names.TABLE_GRID, head=True)
            + f'<w:p><w:pPr><w:pStyle w:val="{names.AIR}"/></w:pPr></w:p>'
        )

    def _plain(self, one: FormField, above: tuple[str, ...]) -> str:
        """A row: the field's name and what it is, and a control for each language."""
        side = self.width * (1 - _NAME) / 2
        name = _words(one.name, STYLES["table"].of("en"), "en", bold=True) + _words(one.said, STYLES["table"].of("en"), "en")
        return row([cell(name, self.width * _NAME), cell(self._filled(one, "en"), side), cell(self._filled(one, "ar"), side)], whole=True)

    def _filled(self, one: FormField, lang: Lang) -> str:
        path = one.name if one.shape == "picture" else f"{one.name}.{lang}"
        extra = ""
        if one.shape == "date":
            extra = f'<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="{"en-GB" if lang == "en" else "ar-001"}"/></w:date>'
        elif one.shape == "choice":
            said = [(choice.ar if lang == "ar" else choice.en, choice.value) for choice in one.choices]
            items = "".join(f'<w:listItem w:displayText="{escape(words)}" w:value="{escape(value)}"/>' for words, value in said)
            extra = f"<w:dropDownList>{items}</w:dropDownList>"
        elif one.shape == "flag" and lang == "en":
            return _paragraph(self._check_box(one.name) + _run(" ") + self._inline(path), STYLES["table"].of(lang), lang)
        return _paragraph(self._inline(path, extra), STYLES["table"].of(lang), lang)

    def _check_box(self, path: str) -> str:
        states = '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
        properties = f'<w:tag w:val="{path}"/><w:id w:val="{next(self._ids)}"/><w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
        fonts = '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r>{fonts}<w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"

    def _inline(self, path: str, extra: str = "") -> str:
        return f"<w:sdt>{self._properties(path, f'<w:showingPlcHdr/>{extra}')}<w:sdtContent>{_placeholder(path)}</w:sdtContent></w:sdt>"

    def _block(self, path: str, lang: Lang) -> str:
        """A rich text control of its own, for blocks."""
        inside = _paragraph(_placeholder(path), STYLES["body"].of(lang), lang)
        return f"<w:sdt>{self._properties(path, '<w:showingPlcHdr/>')}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def _control(self, path: str, content: str) -> str:
        """A control round other fields."""
        return f"<w:sdt>{self._properties(path, '')}<w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def _properties(self, path: str, extra: str) -> str:
        return f'<w:sdtPr><w:alias w:val="{escape(path)}"/><w:tag w:val="{escape(path)}"/><w:id w:val="{next(self._ids)}"/>{extra}</w:sdtPr>'


def _placeholder(path: str) -> str:
    """What a control shows until it is filled."""
    return f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{escape(path)}</w:t></w:r>'


def _words(words: str, style: str, lang: Lang, *, bold: bool = False) -> str:
    """A paragraph of one language, cut into runs where the direction turns."""
    return _paragraph("".join(_run(piece.text, rtl=piece.rtl, bold=bold) for piece in pieces((Inline(words),), lang)), style, lang)


def _run(words: str, *, rtl: bool = False, bold: bool = False) -> str:
    look = ("<w:b/><w:bCs/>" if bold else "") + ("<w:rtl/>" if rtl else "")
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _paragraph(content: str, style: str, lang: Lang) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:bidi/>" if lang == "ar" else ""}</w:pPr>{content}</w:p>'
