"""`word/styles.xml`: every look of the theme as a named style that a person can change, with its complex-script twin.

A style of the theme becomes one style for English, which holds sizes of both scripts, and one for Arabic, which is based on it and only turns
it round. So a change to `Heading 1` changes the headings of both languages, and direction stays where it belongs. Element order is the
schema's (CT_Style, CT_PPr, CT_RPr).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from docgen.document.theme import ColourRole, TextStyle, Theme
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.spacing import lapped
from docgen.writers.docx.measure import eighths, half_points, twips
from docgen.writers.docx.names import STYLES, StyleName
from docgen.writers.docx.sections import header_at
from docgen.writers.docx.styles.table_styles import colour_of, table_styles
from docgen.writers.docx.xml_text import W, escape, part

_NUMBER_INDENT = 17.0
"""A numbered list's text stands at least this far from its start edge; markers stand at the edge. Points."""
_MARKER_GAP = 5.0
BULLET = 0.34
"""Of the type size: the width of a bullet."""
HEADING_INDENT = 18.0
"""The same for a numbered heading."""
FIELD_INDENT = 50.0
"""Where a field's value begins, unless a label is longer."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph style says beyond the theme's text style."""

    p_first: str = ""
    """Properties before `w:bidi` in CT_PPr."""
    indent: str = ""
    borders: tuple[str, str] = ("", "")
    """The inside of `w:pBdr`: English, Arabic."""
    outline: int | None = None
    keep_lines: bool = False
    keep_next: bool = False
    loose: bool = False
    """Takes back the keeping with what follows that the theme's style has."""
    align: str | None = None
    before: float | None = None
    after: float | None = None
    based_on: str = "Normal"
    leading: bool = True


def list_indents(theme: Theme) -> tuple[float, float]:
    """How far the text of lists stands from their edge, in points: of bullets, and of numbers."""
    given = theme.measures.list_indent
    return max(given, BULLET * theme.styles["list"].arabic + _MARKER_GAP), max(given, _NUMBER_INDENT)


def styles_part(theme: Theme, tags: tuple[tuple[Lang, str], ...], justified: bool, paired: bool, body: bytes | None = None) -> bytes:
    """The part. `tags` are the BCP 47 tags of both sides; `justified` says whether columns are wide enough to carry justified text, `paired` whether
    the languages stand side by side. With a `body`, styles of `names.WHERE_USED` are left out that nothing in it is set in."""
    unused = () if body is None else tuple(style for style in names.WHERE_USED if f'w:val="{STYLES[style].id}'.encode() not in body)
    return _styles_part(_Key(theme), tags, justified, paired, unused)


class _Key:
    """A theme holds mappings and has no hash; two themes are one where they are equal."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def __hash__(self) -> int:
        return hash((self.theme.name, self.theme.families, self.theme.page))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and (self.theme is other.theme or self.theme == other.theme)


@lru_cache(maxsize=32)
def _styles_part(key: _Key, tags: tuple[tuple[Lang, str], ...], justified: bool, paired: bool, unused: tuple[str, ...]) -> bytes:
    theme = key.theme
    elements = style_elements(theme, justified, paired)
    for style in unused:
        for lang in _SIDES:
            elements.pop(STYLES[style].of(lang), None)
        elements.pop(STYLES[style].id, None)
    content = [_defaults(theme, dict(tags)), *map(_tabular, *zip(*elements.items(), strict=True))]
    return part("w:styles", "".join(content), f'xmlns:w="{W}" xmlns:mc="{_MC}" xmlns:w14="{_W14}" mc:Ignorable="w14"')


def _tabular(identity: str, xml: str) -> str:
    """Figures of tables are of one width, where the family has such (Word 2010 and later; [MS-DOCX] 2.6.1.10)."""
    if identity not in _TABULAR:
        return xml
    return xml.replace("</w:rPr></w:style>", '<w14:numSpacing w14:val="tabular"/></w:rPr></w:style>', 1)


_SIDES: tuple[Lang, Lang] = ("ar", "en")
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_TABULAR = frozenset(STYLES[f"{style}{size}"].id for style in ("table", "table-head", "table-total") for size in ("", "-small"))


def style_elements(theme: Theme, justified: bool, paired: bool) -> dict[str, str]:
    """Every style by its id, in the order of the part."""
    out: dict[str, str] = {}
    out["Normal"] = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:suppressAutoHyphens/>{_exact(theme.styles['body'].leading)}</w:pPr>"
        f'<w:rPr><w:color w:val="{colour_of(theme, "ink")}"/></w:rPr></w:style>'
    )
    out["DefaultParagraphFont"] = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    out["TableNormal"] = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    out["NoList"] = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
    )
    for style, name in STYLES.items():
        if style in theme.styles:
            _add_pair(out, theme, style, name, _look(theme, style), justified)
    _add_lists(out, theme, justified)
    ragged = Look(based_on="BodyText", p_first="<w:suppressAutoHyphens/>", align="start", leading=False)
    _add_pair(out, theme, "body", names.BODY_RAGGED, ragged, justified)
    for name, style in ((names.TABLE_NUMBER, "table"), (names.TABLE_HEAD_NUMBER, "table-head"), (names.TABLE_TOTAL_NUMBER, "table-total")):
        _add_pair(out, theme, style, name, Look(based_on=STYLES[style].id, align="end", leading=False), justified)
    column = (theme.page.width - 2 * theme.page.margin_side - theme.page.gutter) / 2
    for level, name in enumerate(names.TOC):
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(column if paired else 2 * column + theme.page.gutter)}"/></w:tabs>'
        _add_pair(out, theme, "table", name, Look(p_first=tabs, indent=_indent(12.0 * level)), justified)
    _add_pair(out, theme, "caption", names.PICTURE_CAPTION, Look(based_on="Caption", align="center", leading=False, loose=True), justified)
    _add_pair(out, theme, "heading1", names.CONTENTS, Look(keep_lines=True), justified)
    for name, align in ((names.FOOTER_CENTRE, "center"), (names.FOOTER_END, "end")):
        _add_pair(out, theme, "footer", name, Look(based_on="Footer", align=align, leading=False), justified)
    _add_plain(out, theme)
    _add_character(out, theme)
    out.update(table_styles(theme))
    return out


def _defaults(theme: Theme, tags: dict[Lang, str]) -> str:
    """`w:docDefaults`: what holds where no style says otherwise, both kinds of script."""
    families = theme.families
    body = theme.styles["body"]
    latin, arabic = escape(families.latin), escape(families.arabic)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{latin}" w:cs="{arabic}"/>'
        f'<w:sz w:val="{half_points(body.latin)}"/><w:szCs w:val="{half_points(body.arabic)}"/>'
        f'<w:lang w:val="{tags["en"]}" w:eastAsia="{tags["en"]}" w:bidi="{tags["ar"]}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _look(theme: Theme, style: str) -> Look:
    """What a theme's style is in Word beyond sizes, colours and spaces."""
    if style in ("heading1", "heading2", "heading3"):
        return Look(outline=int(style[-1]) - 1, keep_lines=True)
    if style in ("headline", "subheadline", "kicker", "issuer", "department"):
        return Look(keep_lines=True)
    if style in ("quote", "attribution"):
        indent, air = theme.measures.quote_indent, theme.measures.block_gap
        if theme.forms.quote != "bar":
            return Look(
                indent=f'<w:ind w:left="{twips(indent)}" w:right="{twips(indent)}"/>' if theme.forms.quote == "indent" else "",
                keep_lines=style == "attribution",
                before=lapped(air, theme) if style == "quote" else None,
                after=air if style == "attribution" else None,
            )
        bar = f'w:val="single" w:sz="{eighths(2)}" w:space="{max(0, min(31, round(indent - 2)))}" w:color="{colour_of(theme, "accent")}"'
        return Look(
            indent=_indent(start=indent),
            borders=(f"<w:left {bar}/>", f'<w:left w:val="nil"/><w:right {bar}/>'),
            keep_lines=style == "attribution",
            before=lapped(air, theme) if style == "quote" else None,
            after=air if style == "attribution" else None,
        )
    if style == "value":
        return Look(p_first=tab_stop(FIELD_INDENT), indent=_indent(FIELD_INDENT, FIELD_INDENT))
    if style in ("table-head", "table-head-small", "decision", "vote", "signatory", "signatory-role", "notice", "notice-detail"):
        return Look(keep_lines=True)
    return Look()


def _add_pair(out: dict[str, str], theme: Theme, style: str, name: StyleName, look: Look, justified: bool) -> None:
    """The shared style, and the one or two that say in which language."""
    text = theme.styles[style]
    shared_id = name.id
    out[shared_id] = _paragraph_style(
        shared_id, name.name, look.based_on, _own_properties(theme, style, text, look, justified, "en"), _run_look(theme, text), name.shown
    )
    if name.id == "BodyText":
        out["BodyEnglish"] = _paragraph_style("BodyEnglish", "Body English", shared_id, "", "", True)
    arabic = name.of("ar")
    borders = f"<w:pBdr>{look.borders[1]}</w:pBdr>" if look.borders[1] != look.borders[0] else ""
    kashida = '<w:jc w:val="mediumKashida"/>' if theme.kashida == "full" and justified and text.align == "justify" and not look.align else ""
    whole = "<w:suppressAutoHyphens/>" if justified and text.align == "justify" and not look.align else ""  # Arabic has no hyphens
    own = f"{borders}{whole}<w:bidi/>{kashida}"
    out[arabic] = _paragraph_style(arabic, name.name_of("ar"), shared_id, own, "", name.shown or name.id == "BodyText")


def _paragraph_style(identity: str, name: str, based_on: str, p_pr: str, r_pr: str, shown: bool) -> str:
    built_in = identity in _BUILT_IN
    return (
        f'<w:style w:type="paragraph"{"" if built_in else " w:customStyle=" + chr(34) + "1" + chr(34)} w:styleId="{identity}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>{_next(identity)}'
        f'<w:uiPriority w:val="{9 if shown else 20}"/>{"<w:qFormat/>" if shown else ""}'
        f"{f'<w:pPr>{p_pr}</w:pPr>' if p_pr else ''}{f'<w:rPr>{r_pr}</w:rPr>' if r_pr else ''}</w:style>"
    )


_BUILT_IN = {name.id for name in (*STYLES.values(), names.BULLET, names.NUMBER, names.CONTENTS, *names.TOC) if name.built_in}


def _next(identity: str) -> str:
    """After a heading a person goes on in body text of the same language."""
    for style in ("headline", "subheadline", "heading1", "heading2", "heading3"):
        if identity == STYLES[style].id:
            return '<w:next w:val="BodyEnglish"/>'
        if identity == STYLES[style].of("ar"):
            return '<w:next w:val="BodyArabic"/>'
    return ""


def _own_properties(theme: Theme, style: str, text: TextStyle, look: Look, justified: bool, lang: Lang) -> str:
    """The inside of `w:pPr`, in CT_PPr's order."""
    out = []
    if look.loose:
        out.append('<w:keepNext w:val="0"/>')
    elif text.keep_with_next or look.keep_next:
        out.append("<w:keepNext/>")
    if look.keep_lines:
        out.append("<w:keepLines/>")
    if look.borders[0]:
        out.append(f"<w:pBdr>{look.borders[0]}</w:pBdr>")
    out.append(look.p_first)
    if justified and text.align == "justify" and not look.align:
        out.append('<w:suppressAutoHyphens w:val="0"/>')
    if look.based_on == "Normal":
        out.append('<w:bidi w:val="0"/>')  # Whatever a person, or a letterhead, makes of Normal.
    if look.leading or look.before is not None:
        out.append(_spacing_element(theme, text, look.before, look.after))
    out.append(look.indent)
    align = look.align or {"justify": "both" if justified else "", "center": "center", "end": "end"}.get(text.align, "")
    if align:
        out.append(f'<w:jc w:val="{_EDGES.get(align, align)}"/>')
    if look.outline is not None:
        out.append(f'<w:outlineLvl w:val="{look.outline}"/>')
    return "".join(out)


_EDGES = {"start": "left", "end": "right"}
"""How transitional files name the edges (ECMA-376 Part 4, 14.11.2): under `w:bidi` the left one is where a line begins, as the start is. Word writes
them so, and older readers know no other words."""


def _spacing_element(theme: Theme, text: TextStyle, before: float | None, after: float | None) -> str:
    """One pitch for both scripts: the line height is exact, or an Arabic font's own ascent would set it and the sides would part. Word and
    LibreOffice set an exact line's baseline at four fifths of its height whatever the font, so both sides stand level."""
    above = lapped(text.before, theme) if before is None else before
    below = text.after if after is None else after
    return f'<w:spacing w:before="{twips(above)}" w:after="{twips(below)}" w:line="{twips(text.leading)}" w:lineRule="exact"/>'


def _indent(start: float = 0.0, hanging: float = 0.0) -> str:
    return f'<w:ind w:left="{twips(start)}"{f" w:hanging={chr(34)}{twips(hanging)}{chr(34)}" if hanging else ""}/>'


def tab_stop(at: float, instead_of: float | None = None) -> str:
    """A tab stop from the start edge; `instead_of` is one of the style's, taken away."""
    gone = "" if instead_of is None else f'<w:tab w:val="clear" w:pos="{twips(instead_of)}"/>'
    return f'<w:tabs>{gone}<w:tab w:val="left" w:pos="{twips(at)}"/></w:tabs>'


def _run_look(theme: Theme, text: TextStyle) -> str:
    """The inside of `w:rPr`, twins side by side."""
    bold = "<w:b/><w:bCs/>" if text.bold else ""
    italic = "<w:i/><w:iCs/>" if text.italic else ""
    colour = "" if text.colour == "ink" else f'<w:color w:val="{colour_of(theme, text.colour)}"/>'
    return f'{bold}{italic}{colour}<w:sz w:val="{half_points(text.latin)}"/><w:szCs w:val="{half_points(text.arabic)}"/>'


def _add_lists(out: dict[str, str], theme: Theme, justified: bool) -> None:
    """`List Bullet` carries its bullet; numbers are given by each list, since each counts from one."""
    for name, indent in zip((names.BULLET, names.NUMBER), list_indents(theme), strict=True):
        _add_pair(out, theme, "list", name, Look(based_on="ListText", leading=False, indent=_indent(indent, indent)), justified)
    for lang, number in (("en", 1), ("ar", 2)):
        identity = names.BULLET.of("ar" if lang == "ar" else "en")
        numbered = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
        out[identity] = out[identity].replace("<w:pPr>", f"<w:pPr>{numbered}", 1)


def _add_plain(out: dict[str, str], theme: Theme) -> None:
    """Paragraphs that hold no text of their own."""
    hairline = colour_of(theme, "hairline")

    def style(identity: str, name: str, p_pr: str) -> None:
        out[identity] = (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f'<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:pPr>{p_pr}</w:pPr>'
            '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
        )

    picture = '<w:spacing w:before="{0}" w:after="{0}" w:line="240" w:lineRule="auto"/><w:jc w:val="{1}"/>'
    letterhead = theme.page.margin_top - header_at(theme)
    style(names.GAP, "Gap", _exact(1))
    style(names.AIR, "Air", _exact(theme.measures.block_gap))
    style(names.PAGE_BREAK, "Page Break", f"<w:pageBreakBefore/>{_exact(1)}")
    style(names.LETTERHEAD_GAP, "Letterhead Gap", _exact(letterhead))
    line = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{hairline}"/></w:pBdr>'
    style(names.RULE, "Rule Line", f"{line}{_exact(1, 7)}")
    style(names.PICTURE, "Picture", "<w:keepLines/>" + picture.format(60, "center"))
    style(names.EMBLEM, "Emblem", picture.format(0, "center"))
    style(names.EMBLEM_END, "Emblem End", picture.format(0, "right"))


def _exact(line: float, around: float = 0.0) -> str:
    return f'<w:spacing w:before="{twips(around)}" w:after="{twips(around)}" w:line="{twips(line)}" w:lineRule="exact"/>'


def _add_character(out: dict[str, str], theme: Theme) -> None:
    def style(identity: str, name: str, r_pr: str, custom: bool = True) -> None:
        mark = ' w:customStyle="1"' if custom else ""
        out[identity] = (
            f'<w:style w:type="character"{mark} w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
            f'<w:uiPriority w:val="30"/><w:rPr>{r_pr}</w:rPr></w:style>'
        )

    roles: dict[str, ColourRole] = {"accent": "accent", "muted": "muted", "ink": "ink"}
    for role, identity in names.CHARACTER_COLOURS.items():
        style(identity, f"{role.title()} Text", f'<w:color w:val="{colour_of(theme, roles[role])}"/>')
    label = theme.styles["label"]
    style("FieldLabel", "Field Label", _run_look(theme, label))
    style("Hyperlink", "Hyperlink", "", custom=False)  # a link looks as the text round it, as in print
