"""Fonts inside a page: the theme's faces cut down to the page's characters, as WOFF2, each for the characters it sets (CSS Fonts 4, `unicode-range`).

Beside Arabic of one size Latin letters are set at the theme's ratio of it, and the other way round (CSS Fonts 5, `size-adjust`), as in the PDF.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from docgen.document.theme import Families
from docgen.errors import FontError, Place, Problem, Warn
from docgen.types import Lang
from docgen.typography.fonts.cut import cut_file, may_cut
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.families import FontLibrary, forbidden
from docgen.typography.unicode.scripts import script_runs

Style = tuple[bool, bool]
"""Bold, italic."""
FAMILIES: dict[Lang, str] = {"ar": "docgen-ar", "en": "docgen-en"}


@dataclass(frozen=True, slots=True)
class Used:
    """The characters of a page by the language and style that they are set in."""

    characters: Mapping[tuple[Lang, Style], frozenset[str]]


def font_faces(used: Used, families: Families, library: FontLibrary, warn: Warn) -> str:
    """The `@font-face` rules of a page. Warns of a font that may not be embedded. Raises FontError for a family that is nowhere."""
    stack = library.stack(families.arabic, families.latin)
    for problem in (*library.broken, *stack.doubts):
        warn(problem)
    wanted: dict[tuple[Lang, Style, FontFace, float], set[str]] = {}
    for (lang, (bold, italic)), characters in used.characters.items():
        for character in sorted(characters):
            arabic = _is_arabic(character, lang)
            face = next((face for face in stack.faces(arabic, bold, italic) if character in face.source.characters), None)
            if face is not None:
                real = next((style for style, own in (*stack.arabic.faces.items(), *stack.latin.faces.items()) if own is face.source), (False, False))
                wanted.setdefault((lang, real, face.source, _size(arabic, lang, families)), set()).add(character)
    refused: dict[FontFace, str] = {}
    rules = [_rule(*key, frozenset(characters), refused) for key, characters in wanted.items()]
    for face, why in refused.items():
        warn(Problem(f"{why}; the page names it only", Place(str(face.path)), severity="warning"))
    return "".join(rules)


def _is_arabic(character: str, lang: Lang) -> bool:
    script = script_runs(character)[0][2]
    return script == "Arab" or (lang == "ar" and script in ("Zyyy", "Zinh"))


def _size(arabic: bool, lang: Lang, families: Families) -> float:
    """The size of a letter beside those of the language itself."""
    if lang == "ar":
        return 1.0 if arabic else families.latin_ratio
    return 1.0 / families.latin_ratio if arabic else 1.0


def _rule(lang: Lang, style: Style, face: FontFace, size: float, characters: frozenset[str], refused: dict[FontFace, str]) -> str:
    source = f'local("{face.family}")'
    if (why := forbidden(face)) is not None or not may_cut(face):
        refused[face] = why or "the font does not allow that a part of it be embedded"
    else:
        source = f'url(data:font/woff2;base64,{_woff2(face, *style, characters)}) format("woff2")'
    adjusted = "" if size == 1.0 else f"size-adjust:{size * 100:.4g}%;"
    weight, slant = "bold" if style[0] else "normal", "italic" if style[1] else "normal"
    ranges = ",".join(_ranges(characters))
    return (
        f'@font-face{{font-family:"{FAMILIES[lang]}";font-weight:{weight};font-style:{slant};font-display:swap;{adjusted}'
        f"unicode-range:{ranges};src:{source}}}\n"
    )


def _ranges(characters: frozenset[str]) -> Iterator[str]:
    """Characters as `unicode-range` writes them, neighbours together."""
    points = sorted(map(ord, characters))
    start = end = points[0]
    for point in (*points[1:], 0):
        if point == end + 1:
            end = point
            continue
        yield f"U+{start:X}" if start == end else f"U+{start:X}-{end:X}"
        start = end = point


@lru_cache(maxsize=64)
def _woff2(face: FontFace, bold: bool, italic: bool, characters: frozenset[str]) -> str:
    """The face's file, cut and packed (WOFF 2.0), in base64. Raises FontError."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(io.BytesIO(cut_file(face, bold, italic, characters)), recalcTimestamp=False)
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out)
    except (TTLibError, AssertionError, ValueError, KeyError) as error:
        raise FontError(Problem(f"the font cannot be packed for a web page ({error})", Place(str(face.path)))) from None
    return base64.b64encode(out.getvalue()).decode("ascii")
