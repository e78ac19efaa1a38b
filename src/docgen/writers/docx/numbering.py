"""`word/numbering.xml`: real lists and real heading numbers (ECMA-376 Part 1, 17.9). No number is ever typed into a paragraph.

One definition (`w:abstractNum`) a kind and side; one instance (`w:num`) a list, so that each counts from one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from docgen.document.forms import BULLETS
from docgen.document.lettering import ALPHABETS, letters
from docgen.document.theme import Theme
from docgen.locales.digits import unshape
from docgen.types import Lang, ListStyle
from docgen.writers.docx.build_state import DocxBuildState, ListInstance
from docgen.writers.docx.hung import HUNG
from docgen.writers.docx.measure import twips
from docgen.writers.docx.styles.styles import BULLET, HEADING_INDENT, list_indents
from docgen.writers.docx.styles.table_styles import colour_of
from docgen.writers.docx.xml_text import W, escape, part

_BULLETS: dict[Lang, int] = {"en": 0, "ar": 1}
_DECIMAL: dict[Lang, int] = {"en": 2, "ar": 3}
_LETTERS: dict[Lang, int] = {"en": 4, "ar": 5}
_HEADINGS: dict[Lang, int] = {"en": 6, "ar": 7}
_ABSTRACT: dict[ListStyle, dict[Lang, int]] = {"bullet": _BULLETS, "decimal": _DECIMAL, "abjad": _LETTERS}
_FIRST_FREE = 3
"""Instances 1 and 2 are the bullets that the styles carry."""
_LEVELS = 3
_ABSTRACT_ID = re.compile(r'(w:abstractNumId=")(\d+)"')
_DOTTED = ("%1", "%1.%2", "%1.%2.%3")


def start_list(style: ListStyle, lang: Lang, draft: DocxBuildState, prefix: str = "") -> int | None:
    """A new list that counts from one: its `w:numId`. Bullets need none, their style has it. `prefix` stands before each number."""
    if style == "bullet":
        return None
    return instance(_ABSTRACT[style][lang], ((0, 1),), draft, prefix)


def letters_before(style: ListStyle, index: int, lang: Lang) -> str | None:
    """Where a list of letters has come to the end of its alphabet with the item before `index` (from 0): what the next ones begin with. After z come
    aa and ab, as in the PDF; Word itself would count aa, bb."""
    count = len(ALPHABETS[lang])
    return letters(index // count - 1, lang) if style == "abjad" and index and index % count == 0 else None


def heading_number(text: str, lang: Lang, draft: DocxBuildState) -> tuple[int, int] | None:
    """(numId, level) that makes Word count to exactly `text` (`3`, `٢`, `1.2`); None where it is no such number.

    As long as headings follow each other without a gap, they are one list; after a gap a new instance starts where the text says.
    """
    parts = unshape(text).strip().strip(".").split(".")
    if len(parts) > _LEVELS or not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    abstract, level = _HEADINGS[lang], len(numbers) - 1
    expected = draft.next_numbers.get(abstract)
    current = next((made for made in reversed(draft.lists) if made.abstract == abstract), None)
    if current is None or expected is None or not _follows(numbers, expected):
        identity = instance(abstract, tuple(enumerate(numbers)), draft)
    else:
        identity = current.id
    draft.next_numbers[abstract] = numbers
    return identity, level


def _follows(numbers: list[int], last: list[int]) -> bool:
    """Whether counting on from `last` gives `numbers`."""
    if len(numbers) > len(last):
        return numbers == [*last, 1]
    return numbers[:-1] == last[: len(numbers) - 1] and numbers[-1] == last[len(numbers) - 1] + 1


def instance(abstract: int, starts: tuple[tuple[int, int], ...], draft: DocxBuildState, prefix: str = "", own: str = "") -> int:
    """A new list of a definition: its `w:numId`. `own` is a level in the place of the definition's."""
    made = ListInstance(draft.numbers_from + _FIRST_FREE + len(draft.lists), abstract, starts, own, prefix)
    draft.lists.append(made)
    return made.id


def numbering_part(draft: DocxBuildState) -> bytes:
    content = definitions(draft) + instances(draft)
    return part("w:numbering", content, f'xmlns:w="{W}"')


def definitions(draft: DocxBuildState, first: int = 0) -> str:
    """Every `w:abstractNum`, their ids from `first`."""
    theme, signs = draft.theme, draft.sign_font
    counting: dict[Lang, str | None] = {"en": None if signs is None else signs.name, "ar": draft.digit_font}
    accent, size = colour_of(theme, "ornament"), theme.styles["list"].arabic
    bullet, hung = BULLETS[theme.forms.bullet], draft.hung
    made = _definitions(theme.families.latin, counting["en"], counting["ar"], accent, size, list_indents(theme), bullet, hung)
    made += "".join(_abstract(identity, levels, "multilevel") for levels, identity in draft.definitions.items())
    return made if not first else _ABSTRACT_ID.sub(lambda found: f'{found[1]}{int(found[2]) + first}"', made)


def instances(draft: DocxBuildState) -> str:
    """Every `w:num`, the two of the bullet styles first."""
    first, number = draft.abstracts_from, draft.numbers_from
    out = [f'<w:num w:numId="{number + kind + 1}"><w:abstractNumId w:val="{first + kind}"/></w:num>' for kind in _BULLETS.values()]
    for made in draft.lists:
        own = _lettered(made, draft.theme, draft.digit_font) if made.prefix else made.own
        starts = "".join(f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{begin}"/>{own}</w:lvlOverride>' for level, begin in made.starts)
        out.append(f'<w:num w:numId="{made.id}"><w:abstractNumId w:val="{first + made.abstract}"/>{starts}</w:num>')
    return "".join(out)


def _lettered(made: ListInstance, theme: Theme, digits: str | None) -> str:
    """The level of a list of letters with a prefix."""
    lang: Lang = "ar" if made.abstract == _LETTERS["ar"] else "en"
    width = (_LETTER + 0.5 * len(made.prefix)) * theme.styles["list"].arabic
    marker = Marker(
        _FORMS[lang],
        f"{made.prefix}%1.",
        list_indents(theme)[1] + _WIDER[lang] + width - _LETTER * theme.styles["list"].arabic,
        width,
        digits if lang == "ar" else None,
        colour_of(theme, "ornament"),
    )
    return level_xml(0, marker, lang)


_WIDER: dict[Lang, float] = {"en": 0.0, "ar": 3.0}
"""Points that a list of letters is indented more than one of numbers: «ب.» is wide."""
_FORMS: dict[Lang, str] = {"en": "lowerLetter", "ar": "arabicAbjad"}
_LETTER = 1.15
"""Of the type size: the width of a letter with its full stop, the widest of them."""


@lru_cache(maxsize=16)
def _definitions(
    latin: str, signs: str | None, digits: str | None, accent: str, size: float, indents: tuple[float, float], sign: str, hung: bool
) -> str:
    """`sign` is the bullet; `hung` numbers of headings stand in the margin.

    `signs` is the font of English numbers with their full stops, `digits` that of Arabic-Indic ones; None where the text's own does."""
    counting: dict[Lang, str | None] = {"en": signs, "ar": digits}
    bullet, number = indents
    out = []
    sides: tuple[Lang, Lang] = ("en", "ar")
    for lang in sides:
        out.append(_abstract(_BULLETS[lang], level_xml(0, Marker("bullet", sign, bullet, BULLET * size, latin, accent), lang)))
    for lang in sides:
        out.append(_abstract(_DECIMAL[lang], level_xml(0, Marker("decimal", "%1.", number, 0.75 * size, counting[lang], accent), lang)))
    for lang in sides:
        out.append(
            _abstract(
                _LETTERS[lang],
                level_xml(0, Marker(_FORMS[lang], "%1.", number + _WIDER[lang], _LETTER * size, digits if lang == "ar" else None, accent), lang),
            )
        )
    for lang in sides:
        levels = [
            level_xml(level, Marker("decimal", _DOTTED[level], HEADING_INDENT + 8 * level, (0.55 + 0.8 * level) * size, counting[lang]), lang, hung)
            for level in range(_LEVELS)
        ]
        out.append(_abstract(_HEADINGS[lang], "".join(levels), "multilevel"))
    return "".join(out)


class Marker(NamedTuple):
    """How a level counts. `indent` is the text's distance from the edge, `width` about the marker's own (points); `font` and `colour` where not the
    paragraph's."""

    form: str
    text: str
    indent: float
    width: float
    font: str | None = None
    colour: str | None = None
    room: float | None = None
    """From the marker to the text, where the marker does not stand at the edge."""


def _abstract(identity: int, levels: str, kind: str = "singleLevel") -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'


def level_xml(level: int, marker: Marker, lang: Lang, hung: bool = False) -> str:
    """`w:lvl`. Markers of an Arabic list are right-to-left runs, or their full stop would stand on the wrong side.

    Word turns `left` round in a right-to-left paragraph, LibreOffice does not. `center` they both read alike: an Arabic marker is centred on a
    point half its width inside the edge.
    """
    font = "" if marker.font is None else escape(marker.font)
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:hint="default"/>' if font else ""
    paint = f'<w:color w:val="{marker.colour}"/>' if marker.colour else ""
    rtl = "<w:rtl/>" if lang == "ar" else ""
    look = f"<w:rPr>{fonts}{paint}{rtl}</w:rPr>" if fonts or paint or rtl else ""
    hanging = (marker.indent if marker.room is None else marker.room) - (marker.width / 2 if lang == "ar" else 0.0)
    at = 0 if hung else twips(marker.indent)
    if hung:
        hanging += HUNG - HEADING_INDENT
    place = f'<w:tabs><w:tab w:val="num" w:pos="{at}"/></w:tabs><w:ind w:left="{at}" w:hanging="{twips(hanging)}"/>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{marker.form}"/><w:lvlText w:val="{marker.text}"/>'
        f'<w:lvlJc w:val="{"center" if lang == "ar" else "left"}"/><w:pPr>{place}</w:pPr>{look}</w:lvl>'
    )
