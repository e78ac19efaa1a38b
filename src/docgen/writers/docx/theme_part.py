"""`word/theme/theme1.xml` (ECMA-376 Part 1, 20.1.6.9): the theme's colours and families, which Word offers to whoever goes on writing. No style of
docgen's depends on it."""

from __future__ import annotations

from docgen.document.theme import ColourRole, Theme
from docgen.writers.docx.styles.table_styles import colour_of
from docgen.writers.docx.xml_text import HEAD, escape

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLOTS: tuple[tuple[str, ColourRole], ...] = (
    ("dk1", "ink"),
    ("lt1", "paper"),
    ("dk2", "muted"),
    ("lt2", "tint"),
    ("accent1", "accent"),
    ("accent2", "muted"),
    ("accent3", "alert"),
    ("accent4", "hairline"),
    ("accent5", "ink"),
    ("accent6", "tint"),
    ("hlink", "accent"),
    ("folHlink", "muted"),
)
"""Word's colours by the theme's."""
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' for width in (6350, 12700, 19050))
_FORMATS = (
    f'<a:fmtScheme name="docgen"><a:fillStyleLst>{3 * _FILL}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>'
    f"<a:effectStyleLst>{3 * '<a:effectStyle><a:effectLst/></a:effectStyle>'}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{3 * _FILL}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_part(theme: Theme) -> bytes:
    """The part. Three fills, lines and effects are the least that the schema takes."""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{colour_of(theme, role)}"/></a:{slot}>' for slot, role in _SLOTS)
    latin, arabic = escape(theme.families.latin), escape(theme.families.arabic)
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface="{arabic}"/>'
    return (
        f'{HEAD}<a:theme xmlns:a="{_A}" name="docgen"><a:themeElements><a:clrScheme name="docgen">{colours}</a:clrScheme>'
        f'<a:fontScheme name="docgen"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>{_FORMATS}'
        "</a:themeElements></a:theme>"
    ).encode()
