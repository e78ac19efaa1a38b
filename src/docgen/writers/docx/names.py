"""Which Word style each text style of a theme becomes. Where Word has a built-in style for the purpose, that one: its navigation pane, its contents
field and its users know it."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.types import Lang


@dataclass(frozen=True, slots=True)
class StyleName:
    """`id` and `name` of the style that both languages share. The Arabic one is based on it, called after it, and carries the direction."""

    id: str
    name: str
    built_in: bool = False
    shown: bool = False
    """Shown in Word's gallery."""

    def of(self, lang: Lang) -> str:
        """The id of one language's style."""
        if self.id == "BodyText":
            return "BodyArabic" if lang == "ar" else "BodyEnglish"
        return f"{self.id}Arabic" if lang == "ar" else self.id

    def name_of(self, lang: Lang) -> str:
        if self.id == "BodyText":
            return "Body Arabic" if lang == "ar" else "Body English"
        shown = self.name.capitalize() if self.built_in and self.name.islower() else self.name
        return f"{shown.title()} Arabic" if lang == "ar" else self.name


STYLES: dict[str, StyleName] = {
    "headline": StyleName("Title", "Title", True, True),
    "subheadline": StyleName("Subtitle", "Subtitle", True, True),
    "kicker": StyleName("Kicker", "Kicker"),
    "heading1": StyleName("Heading1", "heading 1", True, True),
    "heading2": StyleName("Heading2", "heading 2", True, True),
    "heading3": StyleName("Heading3", "heading 3", True, True),
    "body": StyleName("BodyText", "Body Text", True),
    "list": StyleName("ListText", "List Text"),
    "quote": StyleName("Quote", "Quote", True, True),
    "attribution": StyleName("Attribution", "Attribution"),
    "label": StyleName("Label", "Label"),
    "value": StyleName("Field", "Field"),
    "table": StyleName("TableText", "Table Text"),
    "table-head": StyleName("TableHead", "Table Head"),
    "table-total": StyleName("TableTotal", "Table Total"),
    "table-small": StyleName("TableTextSmall", "Table Text Small"),
    "table-head-small": StyleName("TableHeadSmall", "Table Head Small"),
    "table-total-small": StyleName("TableTotalSmall", "Table Total Small"),
    "caption": StyleName("Caption", "caption", True),
    "note": StyleName("Note", "Note"),
    "endmark": StyleName("EndMark", "End Mark"),
    "issuer": StyleName("Issuer", "Issuer"),
    "department": StyleName("Department", "Department"),
    "running-head": StyleName("Header", "header", True),
    "footer": StyleName("Footer", "footer", True),
    "signatory": StyleName("Signatory", "Signatory"),
    "signatory-role": StyleName("SignatoryRole", "Signatory Role"),
    "decision": StyleName("Decision", "Decision"),
    "vote": StyleName("Vote", "Vote"),
    "about": StyleName("About", "About"),
    "contact": StyleName("Contact", "Contact"),
    "notice": StyleName("Notice", "Notice"),
    "notice-detail": StyleName("NoticeDetail", "Notice Detail"),
    "basmala": StyleName("Basmala", "Basmala"),
    "verse": StyleName("Verse", "Verse"),
    "figure": StyleName("KeyFigure", "Key Figure"),
}
"""By the theme's name; a text style that is not here is set as body text. Small ones are there where a table needs them."""

WHERE_USED = ("basmala", "verse", "figure")
"""Styles that a file has only where something is set in them."""

BODY_RAGGED = StyleName("BodyRagged", "Body Ragged")
"""Body text that would gape if it were justified."""
BULLET = StyleName("ListBullet", "List Bullet", True)
NUMBER = StyleName("ListNumber", "List Number", True)
TABLE_NUMBER = StyleName("TableNumber", "Table Number")
TABLE_HEAD_NUMBER = StyleName("TableHeadNumber", "Table Head Number")
TABLE_TOTAL_NUMBER = StyleName("TableTotalNumber", "Table Total Number")
CONTENTS = StyleName("TOCHeading", "TOC Heading", True)
TOC = tuple(StyleName(f"TOC{level}", f"toc {level}", True) for level in (1, 2, 3))
FOOTER_CENTRE = StyleName("FooterCentre", "Footer Centre")
FOOTER_END = StyleName("FooterEnd", "Footer End")
PICTURE_CAPTION = StyleName("PictureCaption", "Picture Caption")

AIR = "Air"
"""A paragraph that only makes room: around tables and panels Word asks for one anyway."""
GAP = "Gap"
"""A paragraph that only Word's grammar asks for, a point high."""
PAGE_BREAK = "PageBreak"
RULE = "RuleLine"
LETTERHEAD_GAP = "LetterheadGap"
PICTURE = "Picture"
EMBLEM = "Emblem"
EMBLEM_END = "EmblemEnd"
TABLE_GRID = "DocgenTable"
TABLE_CELLS = "DocgenCells"
TABLE_PLAIN = "DocgenColumns"
TABLE_TINT = "DocgenPanel"
TABLE_DECISION = "DocgenDecision"
TABLE_LETTERHEAD = "DocgenLetterhead"
TABLE_NOTICE = "DocgenNotice"
TABLE_RUNNING = "DocgenRunningHead"
TABLE_FOOTER = "DocgenFooter"
TABLE_FACTS = "DocgenFacts"
TABLE_BAND = "DocgenBand"
CHARACTER_COLOURS = {"accent": "AccentText", "muted": "MutedText", "ink": "InkText"}
"""Character styles, by the theme's colour."""


def paragraph_style(style: str, lang: Lang) -> str:
    """The id of the paragraph style for a text style of the theme, on one side."""
    return STYLES.get(style, STYLES["body"]).of(lang)


_THEME_STYLES = {name.of(lang): style for style, name in STYLES.items() for lang in ("ar", "en")} | {
    name.of(lang): style
    for name, style in (
        (BULLET, "list"),
        (NUMBER, "list"),
        (TABLE_NUMBER, "table"),
        (TABLE_HEAD_NUMBER, "table-head"),
        (TABLE_TOTAL_NUMBER, "table-total"),
        (CONTENTS, "heading1"),
        (FOOTER_CENTRE, "footer"),
        (FOOTER_END, "footer"),
        (PICTURE_CAPTION, "caption"),
    )
    for lang in ("ar", "en")
}


def theme_style(paragraph_style: str) -> str:
    """The text style of the theme that gives a paragraph style its size."""
    return _THEME_STYLES.get(paragraph_style, "body")
