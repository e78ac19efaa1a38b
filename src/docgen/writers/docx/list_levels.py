"""Lists in lists, lists counted in Roman figures or in words, and numbered paragraphs: definitions that a file has only where it needs them."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import ListBlock
from docgen.document.inline import Inline, Runs
from docgen.document.listing import ItemPlace, places
from docgen.document.markers import marker
from docgen.types import DigitSystem, Lang, ListStyle
from docgen.writers.docx.body.paragraphs import numbering_properties
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.numbering import Marker, instance, letters_before, level_xml
from docgen.writers.docx.styles.styles import list_indents
from docgen.writers.docx.styles.table_styles import colour_of
from docgen.writers.docx.xml_text import escape

_FIRST = 8
"""The definitions before this one are those that every file has."""
_GAP = 5.0
_FORMS: dict[ListStyle, dict[Lang, str]] = {
    "bullet": {"en": "bullet", "ar": "bullet"},
    "decimal": {"en": "decimal", "ar": "decimal"},
    "abjad": {"en": "lowerLetter", "ar": "arabicAbjad"},
    "roman": {"en": "upperRoman", "ar": "upperRoman"},
    "ordinal-words": {"en": "decimal", "ar": "decimal"},
}
PLAIN: frozenset[ListStyle] = frozenset(("bullet", "decimal", "abjad"))
"""Lists of one level with these markers are counted by the definitions that every file has."""


def is_plain(block: ListBlock[Runs]) -> bool:
    return not block.levels and block.style in PLAIN


def own_list(block: ListBlock[Runs], lang: Lang, draft: DocxBuildState) -> list[tuple[str, float]]:
    """For each item its numbering (`w:numPr`), and how far its text stands from the edge, in points."""
    found = places(block)
    digits: DigitSystem = draft.flow.furniture.digits.side(lang) or "latn"
    signs = [marker(place.style, place.at, lang, digits, draft.theme.forms.bullet, place.depth) for place in found]
    widths = [draft.ruler.natural((Inline(sign),), "list", lang) for sign in signs]
    indents = _indents(found, widths, draft)
    lists: dict[int, int] = {}
    out = []
    for place, sign, width in zip(found, signs, widths, strict=True):
        room = indents[place.depth]
        at = sum(indents[depth] for depth in range(place.depth + 1) if depth in indents)
        if place.style == "ordinal-words":
            level = _level(place, sign, at, width, room, lang, draft)
            identity = instance(
                _definition(_level(place, "%1.", at, width, room, lang, draft), draft), ((place.depth, place.at + 1),), draft, own=level
            )
        else:
            prefix = letters_before(place.style, place.at, lang)
            if place.run not in lists or prefix is not None:
                widest = max(other for where, other in zip(found, widths, strict=True) if where.run == place.run)
                text = sign if place.style == "bullet" else f"{prefix or ''}%{place.depth + 1}."
                level = _level(place, text, at, widest, room, lang, draft)
                lists[place.run] = instance(_definition(level, draft), ((place.depth, 1),), draft)
            identity = lists[place.run]
        out.append((numbering_properties(identity, place.depth), at))
    return out


def _indents(found: Sequence[ItemPlace], widths: Sequence[float], draft: DocxBuildState) -> dict[int, float]:
    """By depth, how far the text stands from where its markers do."""
    bullets, numbers = list_indents(draft.theme)
    out: dict[int, float] = {}
    for place, width in zip(found, widths, strict=True):
        least = bullets if place.style == "bullet" else numbers
        out[place.depth] = max(out.get(place.depth, least), width + _GAP)
    return out


def _level(place: ItemPlace, text: str, indent: float, width: float, room: float, lang: Lang, draft: DocxBuildState) -> str:
    """The level of a list; `indent` is where its text stands, `room` how far before that its markers do."""
    counting = draft.digit_font if lang == "ar" else None if draft.sign_font is None else draft.sign_font.name
    font = counting if place.style in ("decimal", "abjad") else None
    sign = Marker(_FORMS[place.style][lang], escape(text), indent, width, font, colour_of(draft.theme, "ornament"), room)
    return level_xml(place.depth, sign, lang)


def _definition(level: str, draft: DocxBuildState) -> int:
    return draft.definitions.setdefault(level, _FIRST + len(draft.definitions))


def number_room(lang: Lang, draft: DocxBuildState) -> float:
    """How far the text of a numbered paragraph stands from the edge, in points."""
    digits: DigitSystem = draft.flow.furniture.digits.side(lang) or "latn"
    return max(list_indents(draft.theme)[1], draft.ruler.natural((Inline(marker("decimal", 98, lang, digits)),), "body", lang) + _GAP)


def paragraph_number(number: int, lang: Lang, draft: DocxBuildState) -> tuple[str, float]:
    """The numbering of a paragraph that is counted through the document, and how far its text stands from the edge, in points. As long as the
    numbers follow each other they are one list."""
    digits: DigitSystem = draft.flow.furniture.digits.side(lang) or "latn"
    width = draft.ruler.natural((Inline(marker("decimal", 98, lang, digits)),), "body", lang)
    indent = number_room(lang, draft)
    font = draft.digit_font if lang == "ar" else None if draft.sign_font is None else draft.sign_font.name
    level = level_xml(0, Marker("decimal", "%1.", indent, width, font), lang)
    known = draft.counting.get(lang)
    identity = known[0] if known is not None and known[1] + 1 == number else instance(_definition(level, draft), ((0, number),), draft)
    draft.counting[lang] = (identity, number)
    return numbering_properties(identity), indent
